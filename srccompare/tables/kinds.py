"""A table in the kind of frame that was given: polars for polars, Arrow for Arrow, DuckDB for DuckDB.

    pandas, articles, dicts, paths                a pandas frame
    polars (eager, lazy, a Series) and others     the same library, by narwhals
    pyarrow Table, RecordBatch, RecordBatchReader the same class
    a DuckDB relation                             a relation of the same connection
    anything else with ``__arrow_c_stream__``     a pyarrow Table

A missing number is NaN in pandas and null in the others, which leave null out of their means.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import pandas as pd

from srccompare.read.arrow import DUCKDB, is_arrow, library_of, narwhals
from srccompare.read.parquet import pyarrow

if TYPE_CHECKING:
    import pyarrow as pa

Maker = TypeVar("Maker", bound=Callable[..., pd.DataFrame])


def keep_kind(make: Maker) -> Maker:
    """A function from a source to a table, whose table comes back in the kind of frame the source is."""

    @wraps(make)
    def kept(source: Any, *arguments: Any, **options: Any) -> Any:
        return in_kind_of(source, make(source, *arguments, **options))

    return cast(Maker, kept)


def in_kind_of(source: Any, table: pd.DataFrame) -> Any:
    """The table in the kind of frame that ``source`` is.

    >>> import pyarrow as pa
    >>> in_kind_of(pa.table({"text": ["a"]}), pd.DataFrame({"words": [1.0]})).to_pydict()
    {'words': [1.0]}
    """
    if not is_arrow(source):
        return table
    arrow, _ = pyarrow("a table of another library")
    batch = record_batch(table)
    whole = arrow.Table.from_batches([batch])
    if isinstance(source, arrow.RecordBatch):
        return batch
    if isinstance(source, arrow.RecordBatchReader):
        return whole.to_reader()
    library = library_of(source)
    if library == DUCKDB:
        return related(source, whole)
    if library is None or library == "pyarrow":
        return whole
    frame = narwhals().from_arrow(whole, backend=library).to_native()
    return frame.lazy() if type(source).__name__ == "LazyFrame" else frame


def related(relation: Any, rows: pa.Table) -> Any:
    """An Arrow table as a relation of the connection another one is of, so that the two can be joined."""
    # DuckDB finds the table by its name here.
    return relation.query("srccompare_given", "select * from rows")


def record_batch(table: pd.DataFrame, schema: pa.Schema | None = None) -> pa.RecordBatch:
    """A table as one record batch with the types that its dtypes promise; NaN becomes null."""
    arrow, _ = pyarrow("a table of another library")
    promised = schema or schema_of({str(name): str(dtype) for name, dtype in table.dtypes.items()}, table)
    whole = arrow.Table.from_pandas(table, schema=promised, preserve_index=False).combine_chunks()
    # What pandas notes beside the columns would make this another schema than the one promised.
    parts = whole.replace_schema_metadata(None).to_batches()
    return parts[0] if parts else arrow.RecordBatch.from_pylist([], schema=promised)


def schema_of(columns: Mapping[str, str], table: pd.DataFrame | None = None) -> pa.Schema:
    """The Arrow schema of columns with these dtypes; of others it is read off the table."""
    arrow, _ = pyarrow("a table of another library")
    types = {
        "string": arrow.string(),
        "str": arrow.string(),
        "int64": arrow.int64(),
        "Int64": arrow.int64(),
        "float64": arrow.float64(),
        "bool": arrow.bool_(),
        "boolean": arrow.bool_(),
    }
    fields = []
    for name, dtype in columns.items():
        kind = types.get(dtype)
        if kind is None:
            kind = arrow.null() if table is None else arrow.array(table[name], from_pandas=True).type
        fields.append((name, kind))
    return arrow.schema(fields)
