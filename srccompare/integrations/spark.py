"""Spark: the tables of a frame, by ``mapInArrow``: record batches in, record batches out, in streams.

The worker's Python has to have srccompare. Where Spark runs on this machine, workers are started with the
Python that asks; on a cluster ``spark.pyspark.python`` says which one it is.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

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
from srccompare.source import Columns
from srccompare.tables import Families, Lexicons
from srccompare.tables.kinds import schema_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

PYTHON = "PYSPARK_PYTHON"
"""What names the worker's Python; where it is set, the user has decided."""


def measure(
    frame: DataFrame,
    families: Families = None,
    *,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
    columns: Columns = None,
) -> DataFrame:
    """The table of ``srccompare.measure`` for a Spark frame; nothing is computed yet, and NaN is null.

    Rows need ids, and texts a column called ``text``, or ``columns={"body": "text"}``; ReadError says what is
    missing.
    """
    return mapped(frame, measuring(families, voice=voice, lexicons=lexicons), columns)


def attributions(frame: DataFrame, *, columns: Columns = None) -> DataFrame:
    """The table of ``srccompare.attributions`` for a Spark frame."""
    return mapped(frame, reading_attributions(), columns)


def sources(frame: DataFrame, *, columns: Columns = None) -> DataFrame:
    """The table of ``srccompare.sources`` for a Spark frame."""
    return mapped(frame, reading_sources(), columns)


def spans(
    frame: DataFrame,
    families: Families = LAYERS,
    *,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
    columns: Columns = None,
) -> DataFrame:
    """The table of ``srccompare.spans`` for a Spark frame."""
    return mapped(frame, marking(families, voice=voice, lexicons=lexicons), columns)


def mapped(frame: DataFrame, work: Work, columns: Columns) -> DataFrame:
    """What is made of every batch."""
    from pyspark.sql.pandas.types import from_arrow_schema

    check_named(frame.columns, columns)

    def tables(batches: Iterator[Any]) -> Iterator[Any]:
        return tables_of(batches, work, columns=columns)

    with own_python(frame):
        return frame.mapInArrow(tables, from_arrow_schema(schema_of(work.columns)))


@contextmanager
def own_python(frame: DataFrame) -> Iterator[None]:
    """Functions made meanwhile are run by this Python, where Spark runs on this machine."""
    # A frame of Spark Connect has no context: its workers are somewhere else.
    context = getattr(frame.sparkSession, "_sc", None)
    if context is None or PYTHON in os.environ or not str(context.master).startswith("local"):
        yield
        return
    before, context.pythonExec = context.pythonExec, sys.executable
    try:
        yield
    finally:
        context.pythonExec = before
