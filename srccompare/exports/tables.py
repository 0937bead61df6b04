"""Tables as files: CSV and Excel that open safely, JSON, JSON Lines, Parquet; several in one workbook."""

from __future__ import annotations

import datetime
import json
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from srccompare.errors import SrccompareError, SrccompareWarning
from srccompare.read.arrow import arrow_stream, is_arrow
from srccompare.read.notes import listed
from srccompare.writing import check, check_folder, csv_text, json_text, write, written

WORKBOOK = ".xlsx"
# The limit of Excel's file format, each.
CELL, ROWS, NAME = 32_767, 1_048_576, 31
"""Characters of a cell, rows of a sheet, characters of a sheet's name: what Excel can hold."""

FORBIDDEN = frozenset("[]:*?/\\")
"""Characters no sheet's name may have."""

CREATED = datetime.datetime(2000, 1, 1)
"""When a workbook says it was made: the same tables are to be the same bytes."""


def write_tables(tables: Any, path: str | Path, *, force: bool = False) -> None:
    """A table, or several by their names, as files of the form that the ending names.

    One table: ``.csv`` (safe in spreadsheets), ``.json`` (an array of objects), ``.jsonl``, ``.parquet``
    (extra ``parquet``) or ``.xlsx`` (extra ``office``). Several, ``{"statements": table, …}``: a workbook
    with a sheet for each, or a folder with a CSV file for each. Tables are frames of any library.
    Raises SrccompareError for another ending, for what a workbook cannot hold, and where something
    is in the way and ``force`` is not set.

    Parameters
    ----------
    tables
        A Comparison, a frame, or frames by name.
    path
        Where to; the ending says the form.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_tables(pd.DataFrame({"words": [3]}), f"{folder}/words.jsonl")
    ...     Path(folder, "words.jsonl").read_text()
    '{"words": 3}\\n'
    """
    several = isinstance(tables, Mapping)
    suffix = check_tables(path, several=several, force=force)
    target = Path(path)
    if not several:
        ONE[suffix](as_pandas(tables), target, force)
        return
    frames = {name: as_pandas(table) for name, table in tables.items()}
    if suffix == WORKBOOK:
        write_workbook(frames, target, force)
        return
    target.mkdir(exist_ok=True)
    for name, frame in frames.items():
        write_csv(frame, target / f"{name}.csv", force)


def check_tables(path: str | Path, *, several: bool = False, force: bool = False) -> str:
    """The ending of a path tables may be written to; raises SrccompareError where they may not."""
    suffix = Path(path).suffix.lower()
    if several and suffix not in ONE:
        check_folder(Path(path), force=force)
        return ""
    if several and suffix != WORKBOOK:
        raise SrccompareError(f"{str(path)!r} holds one table; several go into a {WORKBOOK} file or a folder")
    check(path, force=force)
    if suffix not in ONE:
        raise SrccompareError(f"{str(path)!r} does not end in {ENDINGS}, the forms tables are written in")
    return suffix


def as_pandas(table: Any) -> pd.DataFrame:
    """A frame of any library as one of pandas."""
    if is_arrow(table):
        frame: pd.DataFrame = arrow_stream(table).read_all().to_pandas()
        return frame
    if not isinstance(table, pd.DataFrame):
        raise SrccompareError(f"a {type(table).__name__} is no table; wanted a frame, or frames by name")
    return table


def write_csv(table: pd.DataFrame, path: Path, force: bool) -> None:
    """Rows as CSV, no cell a formula."""
    write(path, csv_text(table), force=force)


def write_json(table: pd.DataFrame, path: Path, force: bool) -> None:
    """Rows as an array of objects."""
    write(path, json_text(table), force=force)


def write_jsonl(table: pd.DataFrame, path: Path, force: bool) -> None:
    """Rows as one object a line."""
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    lines = [json.dumps(row, ensure_ascii=False, allow_nan=False, default=str) for row in rows]
    write(path, "".join(f"{line}\n" for line in lines), force=force)


def write_parquet(table: pd.DataFrame, path: Path, force: bool) -> None:
    """Columns with their types."""
    with written(path, force=force) as part:
        try:
            table.to_parquet(part, index=False)
        except ImportError as error:
            raise SrccompareError(f"{str(path)!r} needs pyarrow: pip install pyarrow") from error


def write_sheet(table: pd.DataFrame, path: Path, force: bool) -> None:
    """A workbook with one sheet."""
    write_workbook({"table": table}, path, force)


def write_workbook(tables: Mapping[str, pd.DataFrame], path: Path, force: bool) -> None:
    """A workbook with a sheet for each table."""
    try:
        import xlsxwriter
    except ImportError as error:
        raise SrccompareError(f"{str(path)!r} needs XlsxWriter: pip install XlsxWriter") from error
    check_sheets(tables)
    cut: list[str] = []
    with written(path, force=force) as part:
        # A text is never a formula or an address, whatever it looks like.
        kinds = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        with xlsxwriter.Workbook(str(part), kinds) as book:
            book.set_properties({"created": CREATED})
            bold = book.add_format({"bold": True})
            for name, table in tables.items():
                sheet = book.add_worksheet(name)
                sheet.freeze_panes(1, 0)
                sheet.write_row(0, 0, [str(column) for column in table.columns], bold)
                for number, column in enumerate(table.columns):
                    write_column(sheet, number, table.iloc[:, number], f"{name}, {column}", cut)
    if cut:
        warnings.warn(
            f"Texts were cut to the {CELL:,} characters a cell of Excel holds: {listed(cut)}.",
            SrccompareWarning,
            stacklevel=4,
        )


def write_column(sheet: Any, number: int, cells: pd.Series[Any], place: str, cut: list[str]) -> None:
    """The cells of a column below its head; what is missing stays empty."""
    kinds = zip(cells.tolist(), cells.isna().tolist(), strict=True)
    for row, (cell, missing) in enumerate(kinds, start=1):
        if missing is True:
            continue
        if isinstance(cell, bool):
            sheet.write_boolean(row, number, cell)
        elif isinstance(cell, int | float):
            sheet.write_number(row, number, cell)
        else:
            text = json.dumps(cell, ensure_ascii=False) if isinstance(cell, list | dict) else str(cell)
            if len(text) > CELL:
                cut.append(f"{place}, row {row}")
            sheet.write_string(row, number, text[:CELL])


def check_sheets(tables: Mapping[str, pd.DataFrame]) -> None:
    """Raise for what no workbook can hold."""
    taken: set[str] = set()
    for name, table in tables.items():
        if not name or len(name) > NAME or FORBIDDEN & set(name) or name.lower() in taken or "'" in name:
            raise SrccompareError(
                f"{name!r} cannot name a sheet; write up to {NAME} characters, none of []:*?/\\', "
                "and no name twice"
            )
        taken.add(name.lower())
        if len(table) >= ROWS:
            raise SrccompareError(
                f"{name!r} has {len(table):,} rows, a sheet of Excel at most {ROWS - 1:,}; write .parquet"
            )


ONE: dict[str, Callable[[pd.DataFrame, Path, bool], None]] = {
    ".csv": write_csv,
    ".json": write_json,
    ".jsonl": write_jsonl,
    ".parquet": write_parquet,
    WORKBOOK: write_sheet,
}
ENDINGS = f"{', '.join(list(ONE)[:-1])} or {list(ONE)[-1]}"
