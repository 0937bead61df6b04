"""Dask: the tables of a partitioned frame, worked out partition by partition when somebody asks for them.

partition 1 ──> table 1     each a stream of one batch, on whichever worker holds it; the columns are
partition 2 ──> table 2     known before anything is computed
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

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

if TYPE_CHECKING:
    from dask.dataframe import DataFrame


def measure(
    frame: DataFrame,
    families: Families = None,
    *,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
    columns: Columns = None,
) -> DataFrame:
    """The table of ``srccompare.measure`` for a Dask frame, under its own index; nothing is computed yet.

    Rows need ids, and texts a column called ``text``, or ``columns={"body": "text"}``; ReadError says what is
    missing. Dask turns columns of objects into strings unless ``dataframe.convert-string`` is off, and with
    them whatever is no text.
    """
    return mapped(frame, measuring(families, voice=voice, lexicons=lexicons), columns)


def attributions(frame: DataFrame, *, columns: Columns = None) -> DataFrame:
    """The table of ``srccompare.attributions`` for a Dask frame."""
    return mapped(frame, reading_attributions(), columns)


def sources(frame: DataFrame, *, columns: Columns = None) -> DataFrame:
    """The table of ``srccompare.sources`` for a Dask frame."""
    return mapped(frame, reading_sources(), columns)


def spans(
    frame: DataFrame,
    families: Families = LAYERS,
    *,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
    columns: Columns = None,
) -> DataFrame:
    """The table of ``srccompare.spans`` for a Dask frame."""
    return mapped(frame, marking(families, voice=voice, lexicons=lexicons), columns)


def mapped(frame: DataFrame, work: Work, columns: Columns) -> DataFrame:
    """What is made of every partition."""
    check_named(map(str, frame.columns), columns)
    promised = table_of_part(frame._meta, work, columns)
    # Rows of measures stay where they are; of the other tables nobody knows how many there are.
    tables: DataFrame = frame.map_partitions(
        table_of_part, work, columns, meta=promised, clear_divisions=not work.by_article
    )
    return tables


def table_of_part(part: pd.DataFrame, work: Work, columns: Columns) -> pd.DataFrame:
    """The table of one partition."""
    table: pd.DataFrame = next(tables_of([part], work, columns=columns))
    return table
