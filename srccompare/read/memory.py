"""Articles out of the caller's own memory: data frames, dicts, articles made by hand."""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeGuard

from srccompare.articles import Article
from srccompare.errors import ReadError
from srccompare.read.columns import check_columns, check_text, fields_in
from srccompare.read.dotted import flattened
from srccompare.read.notes import Notes, shown
from srccompare.read.rows import Row, arranged
from srccompare.read.table import Table, distinct, named, table_of

if TYPE_CHECKING:
    import pandas as pd

LONGEST_PATH = 1024
"""Characters up to which a string may be a path. The limit of macOS (PATH_MAX); what is longer is a text."""
ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,7}(?:\.gz)?\Z")

DICTS = "wanted dicts: [{'text': …, 'outlet': …}, …]"
SHAPES = "a folder, a file, a data frame, a list of texts, or a list like [{'text': …, 'outlet': …}]"


def is_frame(source: object) -> TypeGuard[pd.DataFrame]:
    """Whether it is a data frame; pandas is not loaded to find out, as nobody has one without it."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(source, pandas.DataFrame)


def from_frame(frame: pd.DataFrame, columns: Mapping[str, str], notes: Notes) -> list[Row | Article]:
    """One row per row of a data frame."""
    return list(arranged_rows(frame_table(frame, notes), columns, notes))


def frame_table(frame: pd.DataFrame, notes: Notes) -> Table:
    """The rows of a data frame; an index with a name counts as a column."""
    where = "the data frame"
    levels = [name for name in frame.index.names if name is not None and name not in frame.columns]
    names = distinct([*levels, *frame.columns], where, notes)
    values = [frame.index.get_level_values(frame.index.names.index(name)).tolist() for name in levels]
    values += [frame.iloc[:, number].tolist() for number in range(frame.shape[1])]
    rows = []
    lines = zip(frame.index.tolist(), rows_of(values, len(frame)), strict=True)
    for number, (label, cells) in enumerate(lines, start=1):
        place = f"row {number} (index {label!r})"
        rows.append(Row(dict(zip(names, cells, strict=True)), place, f"row-{number}", strict=True))
    return Table(where, names, rows)


def rows_of(columns: list[list[object]], count: int) -> Iterable[tuple[object, ...]]:
    """Columns turned into rows, even if there are none."""
    return zip(*columns, strict=True) if columns else [()] * count


def from_iterable(source: Iterable[object], columns: Mapping[str, str], notes: Notes) -> list[Row | Article]:
    """One row per dict; articles pass as they are."""
    items: list[Row | Article] = []
    for index, item in enumerate(source):
        place = f"row {index + 1} (index {index})"
        if isinstance(item, Article):
            items.append(item)
        elif isinstance(item, Mapping):
            values = flattened(named(item.items(), place, notes))
            items.append(Row(values, place, f"row-{index + 1}", strict=True))
        else:
            raise ReadError(f"{place} is {shown(item)} ({type(item).__name__}); {remedy_for(item)}")
    table = table_of("the dicts", [item for item in items if isinstance(item, Row)])
    rows = iter(arranged_rows(table, columns, notes))
    return [item if isinstance(item, Article) else next(rows) for item in items]


def dict_table(source: Iterable[object], name: str, notes: Notes) -> Table:
    """Dicts as a table."""
    rows = []
    for index, item in enumerate(source):
        place = f"{name}, row {index + 1} (index {index})"
        if not isinstance(item, Mapping):
            raise ReadError(f"{place} is {shown(item)} ({type(item).__name__}); wanted dicts")
        rows.append(Row(named(item.items(), place, notes), place, f"row-{index + 1}", strict=True))
    return table_of(name, rows)


def arranged_rows(table: Table, columns: Mapping[str, str], notes: Notes) -> list[Row]:
    """The rows of a table under the names of fields; nothing at all is asked of no rows without names."""
    if not table.rows and not table.names:
        return []
    check_columns(columns, table.names, table.name)
    fields = fields_in(table, columns, notes)
    check_text(table, fields)
    return [arranged(row, fields) for row in table.rows]


def is_series(source: object) -> bool:
    """Whether it is a column of a pandas or polars frame."""
    return type(source).__name__ == "Series" and type(source).__module__.split(".")[0] in ("pandas", "polars")


def text_rows(source: Iterable[object]) -> list[Row | Article]:
    """One row per text."""
    rows = []
    for index, text in enumerate(source):
        place = f"text {index + 1} (index {index})"
        rows.append(Row({"text": text}, place, f"row-{index + 1}", strict=True))
    return list(rows)


def are_texts(items: Sequence[object]) -> bool:
    """Whether strings are texts of articles, not paths: each has blanks, and none is or looks like a file.

    >>> are_texts(["Rain fell.", "Then it snowed."]), are_texts(["my articles/*.txt"])
    (True, False)
    """
    filled = [item for item in items if isinstance(item, str) and item.strip()]
    return bool(filled) and all(
        ("\n" in item.strip() or " " in item.strip()) and not looks_like_path(item) for item in filled
    )


def looks_like_path(text: str) -> bool:
    """Whether a string is there as a file or folder, or is written like one."""
    if len(text) > LONGEST_PATH or "\n" in text:
        return False
    if ENDING.search(text) or (glob.has_magic(text) and re.search(r"[/\\]", text)):
        return True
    try:
        return os.path.exists(os.path.expanduser(text))
    except (OSError, ValueError):
        return False


def remedy_for(item: object) -> str:
    """What to give instead of an item that is no article."""
    if isinstance(item, str):
        return f"{DICTS}; for files give a folder or a pattern like 'articles/*.txt'"
    return DICTS
