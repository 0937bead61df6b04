"""Parquet files (extra ``parquet``: pyarrow)."""

from __future__ import annotations

from typing import Any

from srccompare.errors import ReadError
from srccompare.read.encoding import UNDECODABLE
from srccompare.read.guests import guest
from srccompare.read.notes import Notes
from srccompare.read.rows import Row
from srccompare.read.table import Table, distinct


def parquet_table(data: bytes, name: str, notes: Notes) -> Table:
    """The rows of a Parquet file, numbered from 1."""
    arrow, files = pyarrow(".parquet")
    try:
        return rows_of_arrow(arrow, files.read_table(arrow.BufferReader(data)), name, notes)
    except (arrow.ArrowException, OSError, ValueError) as error:
        raise ReadError(f"no Parquet that can be read: {str(error).splitlines()[0]}") from error


def rows_of_arrow(arrow: Any, table: Any, name: str, notes: Notes, *, strict: bool = False) -> Table:
    """The rows of an Arrow table."""
    columns = [values_of(arrow, column) for column in table.columns]
    names = distinct(table.column_names, f"{name}, columns", notes)
    rows = []
    for number, cells in enumerate(zip(*columns, strict=True), start=1):
        flags = (UNDECODABLE,) if any(isinstance(cell, Mended) for cell in cells) else ()
        values = dict(zip(names, cells, strict=True))
        place = f"row {number}" if strict else f"{name}, row {number}"
        encoding = None if strict else "utf-8"
        rows.append(Row(values, place, f"row-{number}", flags, strict=strict, encoding=encoding))
    return Table(name, names, rows)


class Mended(str):
    """Text that was no UTF-8, although the file says so."""

    __slots__ = ()


def values_of(arrow: Any, column: Any) -> list[object]:
    """The cells of a column as plain values."""
    try:
        return list(column.to_pylist())
    except UnicodeDecodeError:
        return [None if cell is None else mended(cell) for cell in column.cast(arrow.binary()).to_pylist()]


def mended(cell: bytes) -> str:
    """One cell, bytes that are no UTF-8 replaced."""
    try:
        return cell.decode()
    except UnicodeDecodeError:
        return Mended(cell.decode("utf-8", "replace"))


def pyarrow(reads: str) -> tuple[Any, Any]:
    """The package that reads Arrow and Parquet, loaded when the first of it is read."""
    names = {"package": "pyarrow", "extra": "parquet", "reads": reads}
    return guest("pyarrow", **names), guest("pyarrow.parquet", **names)
