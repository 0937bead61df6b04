"""What coders filled in, checked row by row against the key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from srccompare.documents.spans import FloatArray
from srccompare.errors import SrccompareError
from srccompare.plain_files import bytes_of
from srccompare.read.csv_tables import csv_table
from srccompare.read.encoding import decode
from srccompare.read.notes import Notes, shown
from srccompare.validation.sheet import COLUMNS, KEY, Sheet, read_key, seal_of

CODE = "code"
Codings = str | Path | pd.DataFrame
Given = Codings | Sequence[Codings] | Mapping[str, Codings]


@dataclass(frozen=True, eq=False)
class Coded:
    """One code per unit (row) and coder (column), NaN where there is none, and what is to be known of it."""

    sheet: Sheet
    coders: tuple[str, ...]
    codes: FloatArray
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Filled:
    """One filled-in table: what to call it in messages, where it lies, its columns and its rows."""

    name: str
    folder: Path | None
    names: Sequence[str]
    rows: Sequence[tuple[str, Mapping[str, Any]]] = field(repr=False)


def coded(given: Given, key: str | Path | Sheet | None) -> Coded:
    """The codes of all coders over the units of the sheet they were given."""
    tables = [filled(one, name) for name, one in named(given)]
    if not tables:
        raise SrccompareError("no coding sheet was given; give the path of one, or a list of paths")
    sheet = key if isinstance(key, Sheet) else read_key(key if key is not None else key_beside(tables[0]))
    place = {item.unit: number for number, item in enumerate(sheet.items)}
    columns: dict[str, FloatArray] = {}
    notes: list[str] = []
    for table in tables:
        for column in code_columns(table):
            coder = coder_of(table, column)
            if coder in columns:
                raise SrccompareError(
                    f"{table.name}: there are codes of {coder!r} already; give each coder's file a name of "
                    "its own"
                )
            columns[coder] = codes_in(table, column, sheet, place, notes)
    codes = np.column_stack(list(columns.values()))
    if np.isnan(codes).all():
        raise SrccompareError(
            f"{', '.join(table.name for table in tables)}: no unit has a code; fill in the column {CODE!r} "
            f"with {', '.join(sheet.codes)}"
        )
    return Coded(sheet, tuple(columns), codes, tuple(notes))


def named(given: Any) -> Iterator[tuple[str | None, Codings]]:
    """Each table with the coder's name, where it was given with one."""
    if isinstance(given, Mapping):
        yield from given.items()
    elif isinstance(given, str | Path | pd.DataFrame) or not hasattr(given, "__iter__"):
        yield None, given
    else:
        for number, one in enumerate(given, start=1):
            yield f"coder {number}" if isinstance(one, pd.DataFrame) else None, one


def filled(given: Codings, name: str | None) -> Filled:
    """A filled-in sheet from a CSV file or a data frame."""
    if isinstance(given, pd.DataFrame):
        label = name or "coder 1"
        cells = given.astype(object).where(given.notna(), "")
        rows: list[tuple[str, dict[str, Any]]] = [
            (f"{label}, row {number}", {str(key): value for key, value in row.items()})
            for number, row in enumerate(cells.to_dict("records"), start=1)
        ]
        return checked(Filled(label, None, list(map(str, given.columns)), rows))
    if not isinstance(given, str | Path):
        raise SrccompareError(
            f"{shown(given)} ({type(given).__name__}) is no coding sheet; give the path of a .csv file"
        )
    path = Path(given)
    try:
        data = bytes_of(path)
    except OSError as error:
        raise SrccompareError(
            f"{str(path)!r} cannot be read: {error.strerror}; give a filled-in .csv"
        ) from error
    table = csv_table(decode(data), str(path), Notes())
    rows = [(row.place, dict(row.values)) for row in table.rows]
    return checked(Filled(name or path.stem, path.parent, table.names, rows))


def checked(table: Filled) -> Filled:
    """The table, if it can be a coding sheet at all."""
    if "unit" not in table.names or not code_columns(table):
        raise SrccompareError(
            f"{table.name}: its columns are {', '.join(map(repr, table.names)) or 'none'}; a coding sheet "
            f"has {', '.join(map(repr, COLUMNS[:3]))}"
        )
    return table


def code_columns(table: Filled) -> list[str]:
    """The columns with codes: ``code``, or ``code_anna``, ``code_ben`` where a file holds several coders."""
    return [name for name in table.names if name == CODE or name.startswith(f"{CODE}_")]


def coder_of(table: Filled, column: str) -> str:
    """Whose codes these are: the file's name, or what follows ``code_``."""
    return table.name if column == CODE else column.removeprefix(f"{CODE}_")


def key_beside(table: Filled) -> Path:
    """The key that lies beside a filled-in sheet and belongs to it."""
    wanted = {str(values.get("sheet", "")) for _, values in table.rows}
    found = sorted(table.folder.glob(f"*{KEY}")) if table.folder else []
    for path in found:
        if read_key(path).name in wanted:
            return path
    where = f"in {str(table.folder)!r}" if table.folder else "beside a data frame"
    raise SrccompareError(
        f"{table.name}: no key of {', '.join(sorted(wanted)) or 'this sheet'} {where}; give key= the "
        ".key.json that was written with the sheet"
    )


def codes_in(
    table: Filled, column: str, sheet: Sheet, place: Mapping[str, int], notes: list[str]
) -> FloatArray:
    """The codes of one coder, each row checked: the right sheet, a unit of it, once, its text unchanged."""
    codes = np.full(len(place), np.nan)
    seen: dict[str, str] = {}
    for where, values in table.rows:
        where = f"{where} of {table.name}" if table.name not in where else where
        unit = str(values["unit"]).strip()
        if "sheet" in table.names and str(values["sheet"]).strip() != sheet.name:
            raise SrccompareError(
                f"{where}: sheet {shown(values['sheet'])} is another than the key's, {sheet.name!r}; give "
                "the key that was written with it, or the right file"
            )
        if unit not in place:
            raise SrccompareError(
                f"{where}: no unit {unit!r} in {sheet.name!r}, which has {sheet.items[0].unit} and "
                f"{len(place) - 1} more; take the row away, or put back what it said"
            )
        if unit in seen:
            raise SrccompareError(
                f"{where}: unit {unit!r} stands twice (first in {seen[unit]}); drop one row"
            )
        seen[unit] = where
        item = sheet.items[place[unit]]
        if "text" in table.names and seal_of(str(values["text"])) != item.seal:
            raise SrccompareError(
                f"{where}: the text of unit {unit!r} is not the one that was drawn, {shown(values['text'])}; "
                "put it back, or drop the column 'text' if only its form was changed"
            )
        codes[place[unit]] = code_of(str(values[column]), sheet, f"{where}, unit {unit!r}")
    blank = int(np.isnan(codes).sum())
    if blank:
        notes.append(f"{coder_of(table, column)} left {blank} of {len(place)} units without a code")
    return codes


def code_of(text: str, sheet: Sheet, where: str) -> float:
    """One code as a number, NaN where there is none; spreadsheets write 1 as "1.0" and a minus as "−"."""
    plain = text.strip().removeprefix("'").replace("\N{MINUS SIGN}", "-").replace(",", ".")
    if not plain:
        return float("nan")
    allowed = [float(code) for code in sheet.codes]
    try:
        number = float(plain)
    except ValueError:
        number = float("nan")
    if number not in allowed:
        raise SrccompareError(
            f"{where}: {text!r} is no code; write one of {', '.join(sheet.codes)}, or leave it empty"
        )
    return number
