"""Marked spans as rows of a file: CSV that spreadsheets can open, JSON Lines, Parquet."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from srccompare.articles import Articles
from srccompare.errors import SrccompareError
from srccompare.exports.spans import SPAN_COLUMNS
from srccompare.exports.tables import ONE
from srccompare.writing import plain

TEXTS = [name for name, dtype in SPAN_COLUMNS.items() if dtype == "string"]
NULLABLE = ("outlet",)
EXTRA = "needs pyarrow, which is not installed; pip install pyarrow"


def writer(suffix: str) -> Callable[[pd.DataFrame, Path, Articles, bool], None]:
    """Writes the table of spans as any table of that form is written."""

    def write(table: pd.DataFrame, path: Path, articles: Articles, force: bool) -> None:
        ONE[suffix](table, path, force)

    return write


def read_csv(path: Path) -> pd.DataFrame:
    """Rows of a CSV file; an apostrophe that was put before a formula is taken away again."""
    rows = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig").to_dict("records")
    for row in rows:
        for name in set(TEXTS) & set(row):
            row[name] = unprotected(row, name)
        row["outlet"] = row.get("outlet") or None
    return typed(rows, path)


def unprotected(row: Mapping[Any, Any], name: str) -> str:
    """A cell as it was before it was made safe: the length of a text tells whether it was."""
    cell: str = row[name]
    bare = cell.replace("'", "", 1)
    if name != "text":
        return bare if plain(bare) == cell else cell
    try:
        length = int(row["end"]) - int(row["start"])
    except (KeyError, ValueError):
        return cell
    # A cell somebody has changed may have no apostrophe left and still be longer than its places say.
    while len(cell) > length and bare != cell and plain(bare) != bare:
        cell, bare = bare, bare.replace("'", "", 1)
    return cell


def read_jsonl(path: Path) -> pd.DataFrame:
    """Rows of a JSON Lines file."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise SrccompareError(f"{str(path)!r}, line {number}: no JSON object ({error})") from error
            if not isinstance(row, dict):
                raise SrccompareError(f"{str(path)!r}, line {number}: {line[:40]!r} is no JSON object")
            rows.append(row)
    return typed(rows, path)


def read_parquet(path: Path) -> pd.DataFrame:
    """Rows of a Parquet file."""
    try:
        table = pd.read_parquet(path)
    except ImportError as error:
        raise SrccompareError(f"{str(path)!r} {EXTRA}") from error
    return typed(table.astype(object).where(table.notna(), None).to_dict("records"), path)


def typed(rows: Sequence[Mapping[Any, Any]], path: Path) -> pd.DataFrame:
    """Rows as the table of ``spans``, or what is wrong with them."""
    for number, row in enumerate(rows, 1):
        where = f"{str(path)!r}, span {number}"
        missing = [name for name in SPAN_COLUMNS if name not in row]
        if missing:
            raise SrccompareError(
                f"{where}: there is no {missing[0]!r}; a span has {', '.join(SPAN_COLUMNS)}"
            )
        for name, dtype in SPAN_COLUMNS.items():
            check_value(row[name], name, dtype, where)
    table = pd.DataFrame(list(rows), columns=list(SPAN_COLUMNS))
    return table.astype(SPAN_COLUMNS)


def check_value(value: Any, name: str, dtype: str, where: str) -> None:
    """Raise where a value is not of the kind its column holds."""
    if dtype == "string":
        if not isinstance(value, str) and not (value is None and name in NULLABLE):
            raise SrccompareError(f"{where}: {name!r} is {value!r}; wanted a text")
        return
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = float("nan")
    if number != number or (dtype == "int64" and number != int(number)):
        kind = "a whole number" if dtype == "int64" else "a number"
        raise SrccompareError(f"{where}: {name!r} is {value!r}; wanted {kind}")
