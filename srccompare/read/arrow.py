"""Arrow: Feather files and tables of other libraries in memory (extra ``parquet``: pyarrow)."""

from __future__ import annotations

from typing import Any

from srccompare.errors import ReadError
from srccompare.read.guests import guest
from srccompare.read.notes import Notes
from srccompare.read.parquet import pyarrow, rows_of_arrow
from srccompare.read.table import Table


def feather_table(data: bytes, name: str, notes: Notes) -> Table:
    """The rows of a Feather or Arrow file, numbered from 1."""
    arrow, _ = pyarrow(".feather")
    feather = guest("pyarrow.feather", package="pyarrow", extra="parquet", reads=".feather")
    try:
        try:
            table = feather.read_table(arrow.BufferReader(data))
        except arrow.ArrowInvalid:
            table = arrow.ipc.open_stream(arrow.BufferReader(data)).read_all()
        return rows_of_arrow(arrow, table, name, notes)
    except (arrow.ArrowException, OSError, ValueError) as error:
        raise ReadError(f"no Feather file that can be read: {str(error).splitlines()[0]}") from error


def is_arrow(source: object) -> bool:
    """Whether something hands its rows out as Arrow: a polars frame, an Arrow table, a DuckDB relation."""
    return hasattr(source, "__arrow_c_stream__")


def arrow_table(source: Any, notes: Notes) -> Table:
    """The rows of a table of another library; no strings are copied but those that are read."""
    arrow, _ = pyarrow("a table of another library")
    try:
        table = arrow.RecordBatchReader.from_stream(source).read_all()
        return rows_of_arrow(arrow, table, "the table", notes, strict=True)
    except (arrow.ArrowException, TypeError, ValueError) as error:
        raise ReadError(f"the {type(source).__name__} gives no table that can be read: {error}") from error
