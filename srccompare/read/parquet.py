"""Parquet files (extra ``parquet``: pyarrow)."""

from __future__ import annotations

from typing import Any

from srccompare.errors import ReadError
from srccompare.read.encoding import UNDECODABLE
from srccompare.read.notes import Notes
from srccompare.read.rows import Row
from srccompare.read.table import Table, distinct


def parquet_table(data: bytes, name: str, notes: Notes) -> Table:
    """The rows of a Parquet file, numbered from 1."""
    arrow, files = pyarrow()
    try:
        table = files.read_table(arrow.BufferReader(data))
        columns = [values_of(arrow, column) for column in table.columns]
    except (arrow.ArrowException, OSError, ValueError) as error:
        raise ReadError(f"no Parquet that can be read: {str(error).splitlines()[0]}") from error
    names = distinct(table.column_names, f"{name}, columns", notes)
    rows = []
    for number, cells in enumerate(zip(*columns, strict=True), start=1):
        flags = (UNDECODABLE,) if any(isinstance(cell, Mended) for cell in cells) else ()
        values = dict(zip(names, cells, strict=True))
        rows.append(Row(values, f"{name}, row {number}", f"row-{number}", flags, encoding="utf-8"))
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


def pyarrow() -> tuple[Any, Any]:
    """The package that reads Parquet, loaded when the first file of it is read."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise ReadError(
            'reading .parquet needs the package pyarrow; install it with: pip install "srccompare[parquet]"'
        ) from error
    return pyarrow, pyarrow.parquet
