"""Arrow: Feather files and frames of other libraries in memory (extra ``frames``: pyarrow, narwhals)."""

from __future__ import annotations

from typing import Any

from srccompare.errors import ReadError
from srccompare.read.guests import guest
from srccompare.read.notes import Notes
from srccompare.read.parquet import pyarrow, rows_of_arrow
from srccompare.read.table import Table

STREAM = "__arrow_c_stream__"
DUCKDB = "duckdb"
FRAMES = "frames of other libraries"
ASPECTS = ("dtypes", "schema", "select", "iloc", "to_pandas", "collect")
"""What an object with ``columns`` has beside them where it is a frame."""


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
    """Whether something that is not of pandas hands its rows out as Arrow, or can be made to."""
    return package_of(source) != "pandas" and (hasattr(source, STREAM) or is_lazy_polars(source))


def package_of(source: object) -> str:
    """The package something is of."""
    return type(source).__module__.split(".")[0]


def is_lazy_polars(source: object) -> bool:
    """Whether it is a polars frame that is still to be worked out."""
    return type(source).__name__ == "LazyFrame" and package_of(source) == "polars"


def check_no_frame(source: object) -> None:
    """Raise for a frame that cannot be read: iterated over, it would give the names of its columns."""
    if package_of(source) == "pandas" or is_arrow(source) or not hasattr(source, "columns"):
        return
    if any(hasattr(source, aspect) for aspect in ASPECTS):
        raise ReadError(
            f"a {package_of(source)}.{type(source).__name__} is not read row by row here; for Dask and Spark "
            "there are srccompare.integrations.dask and .spark; of any other library hand over a pandas, "
            "polars or Arrow table of it"
        )


def library_of(source: object) -> str | None:
    """The library a frame is of, as narwhals calls it; None where narwhals knows none.

    >>> library_of([1]) is None
    True
    """
    known = narwhals().from_native(source, pass_through=True, allow_series=True)
    return None if known is source else str(known.implementation.value)


def narwhals() -> Any:
    """The package that knows the frames of all libraries."""
    return guest("narwhals", package="narwhals", extra="frames", reads=FRAMES)


def arrow_table(source: Any, notes: Notes) -> Table:
    """The rows of a table of another library; no strings are copied but those that are read."""
    arrow, _ = pyarrow("a table of another library")
    try:
        table = arrow_stream(source).read_all()
        return rows_of_arrow(arrow, table, "the table", notes, strict=True)
    except (arrow.ArrowException, TypeError, ValueError) as error:
        raise ReadError(f"the {type(source).__name__} gives no table that can be read: {error}") from error


def arrow_stream(source: Any) -> Any:
    """The rows of a table of another library as a pyarrow RecordBatchReader."""
    arrow, _ = pyarrow("a table of another library")
    return arrow.RecordBatchReader.from_stream(source.collect() if is_lazy_polars(source) else source)
