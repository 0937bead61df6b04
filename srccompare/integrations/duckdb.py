"""DuckDB: the tables of a relation, read as a stream of record batches and handed back to its connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srccompare.documents import Voice
from srccompare.exports.spans import LAYERS
from srccompare.integrations.batches import (
    Work,
    check_named,
    marking,
    measuring,
    reading_attributions,
    reading_sources,
    tables_of,
)
from srccompare.read.parquet import pyarrow
from srccompare.source import BATCH, Columns
from srccompare.tables import Families, Lexicons
from srccompare.tables.kinds import related, schema_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyRelation


def measure(
    relation: DuckDBPyRelation,
    families: Families = None,
    *,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
    columns: Columns = None,
    n_jobs: int | None = None,
) -> DuckDBPyRelation:
    """The table of ``srccompare.measure`` for a relation, as a relation of the same connection; NaN is null.

    It is worked out at once, by ``n_jobs`` processes, and held in memory. Rows need ids, and texts a column
    called ``text``, or ``columns={"body": "text"}``; ReadError says what is missing.
    """
    return mapped(relation, measuring(families, voice=voice, lexicons=lexicons), columns, n_jobs)


def attributions(
    relation: DuckDBPyRelation, *, columns: Columns = None, n_jobs: int | None = None
) -> DuckDBPyRelation:
    """The table of ``srccompare.attributions`` for a relation."""
    return mapped(relation, reading_attributions(), columns, n_jobs)


def sources(
    relation: DuckDBPyRelation, *, columns: Columns = None, n_jobs: int | None = None
) -> DuckDBPyRelation:
    """The table of ``srccompare.sources`` for a relation."""
    return mapped(relation, reading_sources(), columns, n_jobs)


def spans(
    relation: DuckDBPyRelation,
    families: Families = LAYERS,
    *,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
    columns: Columns = None,
    n_jobs: int | None = None,
) -> DuckDBPyRelation:
    """The table of ``srccompare.spans`` for a relation."""
    return mapped(relation, marking(families, voice=voice, lexicons=lexicons), columns, n_jobs)


def mapped(relation: DuckDBPyRelation, work: Work, columns: Columns, n_jobs: int | None) -> DuckDBPyRelation:
    """What is made of every batch, together."""
    arrow, _ = pyarrow("DuckDB")
    check_named(relation.columns, columns)
    batches = relation.to_arrow_reader(BATCH)
    tables = tables_of(batches, work, columns=columns, n_jobs=n_jobs)
    return related(relation, arrow.Table.from_batches(tables, schema_of(work.columns)))
