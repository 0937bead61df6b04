"""Spreadsheets of Excel and LibreOffice (extra ``office``: python-calamine)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from srccompare.errors import ReadError
from srccompare.read.columns import recognized
from srccompare.read.guests import guest
from srccompare.read.inflating import check_zip
from srccompare.read.notes import Notes, shown
from srccompare.read.rows import Row
from srccompare.read.table import Table, distinct

# The limit of Excel's file format.
LONGEST_CELL = 32_767
"""Characters Excel keeps of a cell; what was longer ends there, without a word."""

CUT = f"may be cut off: a spreadsheet holds {LONGEST_CELL:,} characters in a cell"


def spreadsheet_table(data: bytes, name: str, notes: Notes) -> Table:
    """The rows of the first sheet that has a column of texts, or of the first one that is not empty."""
    calamine = guest(
        "python_calamine", package="python-calamine", extra="office", reads=name[name.rfind(".") :]
    )
    if data.startswith(b"PK"):
        check_zip(data, "spreadsheet")
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = {title: book.get_sheet_by_name(title).to_python() for title in book.sheet_names}
    except Exception as error:
        raise ReadError(f"no spreadsheet that can be read: {type(error).__name__}: {error}") from error
    tables = [
        sheet_table(title, cells, name, notes) for title, cells in sheets.items() if any(map(any, cells))
    ]
    if not tables:
        raise ReadError("it is empty; wanted a header naming the columns, and one row per article")
    chosen = next((table for table in tables if "text" in recognized(table).values()), tables[0])
    others = [shown(table.name.rpartition(", sheet ")[2]) for table in tables if table is not chosen]
    if others:
        notes.remark(f"Of {name} one sheet is read; left out: {', '.join(others)}.")
    return chosen


def sheet_table(title: str, cells: Sequence[Sequence[Any]], name: str, notes: Notes) -> Table:
    """The rows below the first row that is not empty, which names the columns."""
    top = next(place for place, row in enumerate(cells) if any(filled(cell) for cell in row))
    width = max(len(row) for row in cells)
    header = [str(cell).strip() or f"column {place}" for place, cell in enumerate(cells[top], start=1)]
    header += [f"column {place}" for place in range(len(header) + 1, width + 1)]
    names = distinct(header, f"{name}, header", notes)
    rows = []
    for number, line in enumerate(cells[top + 1 :], start=1):
        if any(map(filled, line)):
            values = {key: value if filled(value) else None for key, value in zip(names, line, strict=False)}
            cut = any(isinstance(value, str) and len(value) == LONGEST_CELL for value in line)
            rows.append(Row(values, f"{name}, row {number}", f"row-{number}", (CUT,) if cut else ()))
    return Table(f"{name}, sheet {title}", names, rows)


def filled(cell: object) -> bool:
    """Whether a cell holds anything."""
    return cell is not None and cell != ""
