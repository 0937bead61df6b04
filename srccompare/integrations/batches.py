"""A stream of batches in, a stream of tables out: what Spark, Dask, DuckDB or a pool of workers asks for."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from srccompare.articles import Article, Articles
from srccompare.documents import Documents, Voice
from srccompare.errors import ReadError, SrccompareError, SrccompareWarning
from srccompare.families.base import Family
from srccompare.read import rows_from
from srccompare.read.made import sound
from srccompare.read.memory import DICTS, is_frame
from srccompare.read.notes import Notes, shown
from srccompare.read.rows import NO_TEXT, Row, articles_of, fault_of
from srccompare.tables import ARTICLE_COLUMNS, Families, Lexicons, families_of, measure, voice_asked

if TYPE_CHECKING:
    import pyarrow as pa

BATCHES = "data frames, pyarrow RecordBatches, Articles or lists of dicts"


def measure_batches(
    batches: Iterable[Any],
    families: Families = None,
    *,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
    columns: Mapping[str, str] | None = None,
) -> Iterator[Any]:
    """The table of ``measure`` for each batch of a stream, one at a time, so that memory stays flat.

    A batch is a data frame, a pyarrow RecordBatch, ``Articles`` or a list of dicts; ``columns`` says
    what your names mean, as in ``read``. For each comes a data frame (for a frame with the frame's own
    index), for a RecordBatch a RecordBatch, always with the columns and types of ``schema`` (for Arrow:
    ``arrow_schema``), also where a batch is empty.

    A row that cannot be measured, such as a list where the text should be, is a row whose status says
    why; it costs no other row and does not stop the stream. Rows without an id are numbered through
    the whole stream; ids given are told apart within a batch only. A batch without any column of texts
    is an error, as then nothing could be measured.

    >>> frames = [pd.DataFrame({"text": ["Rain may fall."]}), pd.DataFrame({"text": [None, "Snow fell."]})]
    >>> for table in measure_batches(frames, "counts"):
    ...     print(table[["id", "status", "words"]].to_numpy().tolist())
    [['row-1', 'ok', 3.0]]
    [['row-2', 'empty', 0.0], ['row-3', 'ok', 2.0]]
    """
    wanted = families_of(families, lexicons)
    asked = voice_asked(voice)
    one = isinstance(batches, str | bytes | os.PathLike | Mapping | Article | Articles | Documents)
    if one or is_frame(batches) or is_arrow(batches) or not isinstance(batches, Iterable):
        raise SrccompareError(
            f"measure_batches was given one {type(batches).__name__}; wanted an iterable of batches "
            f"({BATCHES}). For a single one there is measure; a pyarrow Table has to_batches()"
        )
    return tables_of(batches, wanted, asked, columns or {})


def measure_partition(
    part: Any,
    families: Families = None,
    *,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
    columns: Mapping[str, str] | None = None,
) -> Any:
    """The table of ``measure_batches`` for one batch: the function engines want, importable on every worker.

    >>> part = pd.DataFrame({"id": ["w1"], "text": ["Rain may fall."]})
    >>> measure_partition(part, "counts")["words"].tolist()
    [3.0]
    """
    return next(measure_batches([part], families, voice=voice, lexicons=lexicons, columns=columns))


def tables_of(
    batches: Iterable[Any], families: Sequence[Family], voice: Voice | None, columns: Mapping[str, str]
) -> Iterator[Any]:
    """One table per batch, in order."""
    before = 0
    for batch in batches:
        table = table_of(batch, before, families, voice, columns)
        before += len(table)
        yield record_batch(table) if is_arrow(batch) else table


def table_of(
    batch: Any, before: int, families: Sequence[Family], voice: Voice | None, columns: Mapping[str, str]
) -> pd.DataFrame:
    """The table of one batch, ``before`` rows into the stream."""
    notes = Notes()
    faults: dict[int, str] = {}
    rows = [
        passable(row, index, before, faults)
        for index, row in enumerate(entries(batch, columns, notes, faults))
    ]
    given = batch.articles if isinstance(batch, Documents) else batch
    whole = given if isinstance(given, Articles) else Articles(())
    articles = replace(whole, items=tuple(articles_of(rows, notes)), notes=(*whole.notes, *notes.sentences))
    for sentence in notes.warnings:
        warnings.warn(sentence, SrccompareWarning, stacklevel=4)
    table = measure(articles, families, voice=voice)
    for index, fault in faults.items():
        table.loc[index, "status"] = fault
        # The 0 words of a row that could not be read are no finding.
        table.iloc[index, len(ARTICLE_COLUMNS) :] = np.nan
    return table.set_axis(batch.index) if is_frame(batch) else table


def entries(
    batch: Any, columns: Mapping[str, str], notes: Notes, faults: dict[int, str]
) -> list[Row | Article]:
    """The rows of a batch; items that are none become empty articles, their fault noted."""
    if isinstance(batch, Documents):
        return list(batch.articles)
    if isinstance(batch, Articles):
        return list(batch)
    if is_arrow(batch):
        # Not to_pandas, which would turn whole numbers with a gap into floats, ids among them.
        values = {number: column.to_pylist() for number, column in enumerate(batch.columns)}
        frame = pd.DataFrame(values, index=range(batch.num_rows), dtype=object)
        return rows_from(frame.set_axis(list(batch.schema.names), axis=1), columns, notes)
    if is_frame(batch):
        return rows_from(batch, columns, notes)
    if isinstance(batch, str | bytes | Mapping | Article) or not isinstance(batch, Iterable):
        raise ReadError(f"{shown(batch)} ({type(batch).__name__}) is no batch; wanted {BATCHES}")
    items = list(batch)
    for index, item in enumerate(items):
        if not isinstance(item, Mapping | Article):
            faults[index] = f"the row is {shown(item)} ({type(item).__name__}); {DICTS}"
            items[index] = Article(id=f"row-{index + 1}", text="", flags=(NO_TEXT,))
    return rows_from(items, columns, notes)


def passable(row: Row | Article, index: int, before: int, faults: dict[int, str]) -> Row | Article:
    """A row that nothing in it keeps from being read, what is wrong with its text noted as a fault."""
    name = f"row-{before + index + 1}"
    if isinstance(row, Article):
        try:
            article = sound(row, before + index + 1)
        except ReadError as error:
            faults[index] = str(error)
            article = Article(id=name, text="", flags=(NO_TEXT,))
        return replace(article, id=name) if index in faults else article
    if fault := fault_of("text", row.values.get("text")):
        faults[index] = fault
    return replace(row, id=name, place=f"row {before + index + 1} of the stream", strict=False)


def is_arrow(batch: object) -> bool:
    """Whether it comes from pyarrow, which is not loaded to find out: nobody has a batch without it."""
    pyarrow = sys.modules.get("pyarrow")
    return pyarrow is not None and isinstance(batch, pyarrow.RecordBatch | pyarrow.Table)


def record_batch(table: pd.DataFrame) -> pa.RecordBatch:
    """A table of ``measure`` for Arrow; NaN becomes null, which engines leave out of their means."""
    import pyarrow as pa

    names = table.columns[len(ARTICLE_COLUMNS) :]
    batch = pa.RecordBatch.from_pandas(table, schema=schema_of(names), preserve_index=False)
    # What pandas notes beside the columns would make this another schema than the one promised.
    return batch.replace_schema_metadata(None)


def arrow_schema(families: Families = None, *, lexicons: Lexicons = ()) -> pa.Schema:
    """The Arrow schema of what ``measure_batches`` gives for RecordBatches, known before any is read."""
    return schema_of([one.name for family in families_of(families, lexicons) for one in family.measures])


def schema_of(names: Iterable[str]) -> pa.Schema:
    """The columns about the article as strings, the measures as doubles."""
    import pyarrow as pa

    about = [(name, pa.string()) for name in ARTICLE_COLUMNS]
    return pa.schema([*about, *((name, pa.float64()) for name in names)])
