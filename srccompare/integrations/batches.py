"""A stream of batches in, a stream of tables out: what Spark, Dask, DuckDB or a pool of workers asks for.

    batch 1   id  text                    table 1   id  status  words …
              a   "Rain may fall."   ──>            a   ok      3
              b   ["not", "a text"]                 b   text is [...] (list), wanted a string …
    batch 2   …                      ──>  table 2   …

A row that cannot be read is no reason to stop, as it would cost a night of work on a cluster: of measures it
is a row with its reason, of attributions, sources and spans it has no row and is warned of. A batch
without a column of texts stops the stream, since every row of every batch would be such a row.
"""

from __future__ import annotations

import os
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from srccompare.articles import Article, Articles
from srccompare.documents import Documents, Voice
from srccompare.errors import ReadError, SrccompareError, SrccompareWarning
from srccompare.exports.spans import LAYERS, SPAN_COLUMNS, spans
from srccompare.read import rows_from
from srccompare.read.arrow import arrow_stream, check_no_frame, is_arrow
from srccompare.read.columns import columns_named, fields_of
from srccompare.read.made import sound
from srccompare.read.memory import DICTS, is_frame, is_series
from srccompare.read.notes import Notes, shown
from srccompare.read.rows import NO_TEXT, Row, articles_of, fault_of
from srccompare.source import Columns
from srccompare.tables import (
    ARTICLE_COLUMNS,
    ATTRIBUTION_COLUMNS,
    SOURCE_COLUMNS,
    Families,
    Lexicons,
    attributions,
    families_of,
    measure,
    sources,
    voice_asked,
)
from srccompare.tables.kinds import in_kind_of, schema_of
from srccompare.tables.workers import in_turn, jobs_asked

if TYPE_CHECKING:
    import pyarrow as pa

NO_ROWS = "Rows that cannot be read count as empty"
BATCHES = "frames of pandas, polars, Arrow or DuckDB, Articles or lists of dicts"


@dataclass(frozen=True)
class Work:
    """What is made of every batch: a function from articles to a table, and the columns it promises."""

    make: Callable[[Articles], pd.DataFrame]
    columns: Mapping[str, str]
    by_article: bool = False
    """Whether there is one row for each article, which has a status."""


def measuring(
    families: Families = None, *, voice: str | Voice | None = None, lexicons: Lexicons = ()
) -> Work:
    """The measures of every batch."""
    wanted = families_of(families, lexicons)
    names = [one.name for family in wanted for one in family.measures]
    columns = dict.fromkeys(ARTICLE_COLUMNS, "string") | dict.fromkeys(names, "float64")
    return Work(partial(measure, families=wanted, voice=voice_asked(voice)), columns, by_article=True)


def reading_attributions() -> Work:
    """The attributions of every batch."""
    return Work(attributions, ATTRIBUTION_COLUMNS)


def reading_sources() -> Work:
    """The sources of every batch."""
    return Work(sources, SOURCE_COLUMNS)


def marking(
    families: Families = LAYERS, *, voice: str | Voice | None = None, lexicons: Lexicons = ()
) -> Work:
    """The marked spans of every batch."""
    wanted = families_of(families, lexicons)
    return Work(partial(spans, families=wanted, voice=voice_asked(voice)), SPAN_COLUMNS)


def measure_batches(
    batches: Iterable[Any],
    families: Families = None,
    *,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
    columns: Columns = None,
    n_jobs: int | None = None,
) -> Iterator[Any]:
    """The table of ``measure`` for each batch of a stream, one at a time, so that memory stays flat.

    A batch is a frame (pandas, polars, Arrow, DuckDB), ``Articles`` or a list of dicts; ``columns`` says
    what your names mean, as in ``read``. For each comes a table of the batch's kind (for a pandas frame
    with the frame's own index), always with the columns and types of ``schema`` (for Arrow:
    ``arrow_schema``), also where a batch is empty. ``n_jobs`` processes share the batches.

    A row that cannot be measured, such as a list where the text should be, is a row whose status says
    why; it costs no other row and does not stop the stream. Rows without an id are numbered through
    the whole stream; ids given are told apart within a batch only. A batch without any column of texts
    is an error, as then nothing could be measured.

    Parameters
    ----------
    batches
        Anything that yields frames, lists of dicts or Arrow record batches.
    families
        Names of families, or Family objects; None for all there are.
    voice
        "narrated", "attributed", "quoted", "outlet" or "all"; None for the voice of each measure.
    lexicons
        Word lists of your own: paths, dicts, or what `read_dictionary` gives.

    Examples
    --------
    >>> frames = [pd.DataFrame({"text": ["Rain may fall."]}), pd.DataFrame({"text": [None, "Snow fell."]})]
    >>> for table in measure_batches(frames, "counts"):
    ...     print(table[["id", "status", "words"]].to_numpy().tolist())
    [['row-1', 'ok', 3.0]]
    [['row-2', 'empty', 0.0], ['row-3', 'ok', 2.0]]
    """
    work = measuring(families, voice=voice, lexicons=lexicons)
    return tables_of(batches, work, columns=columns, n_jobs=n_jobs)


def attribution_batches(
    batches: Iterable[Any], *, columns: Columns = None, n_jobs: int | None = None
) -> Iterator[Any]:
    """The table of ``attributions`` for each batch of a stream; a row that cannot be read has none.

    >>> batch = [{"id": "a", "text": "Rain may fall, Ada Lee said."}, {"id": "b", "text": None}]
    >>> next(attribution_batches([batch]))[["id", "source"]].to_numpy().tolist()
    [['a', 'Ada Lee']]
    """
    return tables_of(batches, reading_attributions(), columns=columns, n_jobs=n_jobs)


def source_batches(
    batches: Iterable[Any], *, columns: Columns = None, n_jobs: int | None = None
) -> Iterator[Any]:
    """The table of ``sources`` for each batch of a stream; a row that cannot be read has none."""
    return tables_of(batches, reading_sources(), columns=columns, n_jobs=n_jobs)


def span_batches(
    batches: Iterable[Any],
    families: Families = LAYERS,
    *,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
    columns: Columns = None,
    n_jobs: int | None = None,
) -> Iterator[Any]:
    """The table of ``spans`` for each batch of a stream; a row that cannot be read has none."""
    work = marking(families, voice=voice, lexicons=lexicons)
    return tables_of(batches, work, columns=columns, n_jobs=n_jobs)


def measure_partition(
    part: Any,
    families: Families = None,
    *,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
    columns: Columns = None,
) -> Any:
    """The table of ``measure_batches`` for one batch: the function engines want, importable on every worker.

    >>> part = pd.DataFrame({"id": ["w1"], "text": ["Rain may fall."]})
    >>> measure_partition(part, "counts")["words"].tolist()
    [3.0]
    """
    return next(measure_batches([part], families, voice=voice, lexicons=lexicons, columns=columns))


def tables_of(
    batches: Iterable[Any], work: Work, *, columns: Columns = None, n_jobs: int | None = None
) -> Iterator[Any]:
    """One table per batch, in order and of its kind; what is no stream is refused before the first."""
    one = isinstance(batches, str | bytes | os.PathLike | Mapping | Article | Articles | Documents)
    if one or is_one_frame(batches) or not isinstance(batches, Iterable):
        raise SrccompareError(
            f"measure_batches and its like were given one {type(batches).__name__}; wanted an iterable of "
            f"batches ({BATCHES}). For a single one there is measure; a pyarrow Table has to_batches(), a "
            "polars frame iter_slices(), a DuckDB relation to_arrow_reader()"
        )
    return made_of(batches, work, columns_named(columns), jobs_asked(n_jobs))


def is_one_frame(batches: object) -> bool:
    """Whether it is a single frame, which would be iterated over column by column."""
    if is_frame(batches) or (is_series(batches) and not isinstance(batches, list)):
        return True
    if is_arrow(batches):
        # A reader is a stream of record batches by itself.
        return type(batches).__name__ != "RecordBatchReader"
    check_no_frame(batches)
    return False


def made_of(batches: Iterable[Any], work: Work, columns: Mapping[str, str], jobs: int) -> Iterator[Any]:
    """The tables of a stream that is one."""
    asked: deque[Any] = deque()

    def pieces() -> Iterator[tuple[int, tuple[int, Any]]]:
        before = 0
        for batch in batches:
            check_no_frame(batch)
            given = batch if hasattr(batch, "__len__") or not isinstance(batch, Iterable) else list(batch)
            size = len(given) if hasattr(given, "__len__") else 1
            asked.append(given)
            yield size, (before, arrow_stream(given).read_all() if jobs > 1 and is_arrow(given) else given)
            before += size

    for _, table in in_turn(pieces(), partial(table_of, work=work, columns=columns), jobs):
        yield in_kind_of(asked.popleft(), table)


def table_of(numbered: tuple[int, Any], work: Work, columns: Mapping[str, str]) -> pd.DataFrame:
    """The table of one batch, which comes with the number of rows before it."""
    before, batch = numbered
    notes = Notes()
    faults: dict[int, str] = {}
    rows = [
        passable(row, index, before, notes, faults)
        for index, row in enumerate(entries(batch, columns, notes, faults))
    ]
    given = batch.articles if isinstance(batch, Documents) else batch
    whole = given if isinstance(given, Articles) else Articles(())
    articles = replace(whole, items=tuple(articles_of(rows, notes)), notes=(*whole.notes, *notes.sentences))
    for sentence in notes.warnings:
        warnings.warn(sentence, SrccompareWarning, stacklevel=4)
    table = work.make(articles)
    if not work.by_article:
        return table
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
    if is_frame(batch) or (is_arrow(batch) and not is_series(batch)):
        return rows_from(batch, columns, notes)
    if isinstance(batch, str | bytes | Mapping | Article) or not isinstance(batch, Iterable):
        raise ReadError(f"{shown(batch)} ({type(batch).__name__}) is no batch; wanted {BATCHES}")
    items = list(batch)
    for index, item in enumerate(items):
        if not isinstance(item, Mapping | Article):
            faults[index] = f"the row is {shown(item)} ({type(item).__name__}); {DICTS}"
            items[index] = Article(id=f"row-{index + 1}", text="", flags=(NO_TEXT,))
    return rows_from(items, columns, notes)


def passable(
    row: Row | Article, index: int, before: int, notes: Notes, faults: dict[int, str]
) -> Row | Article:
    """A row that nothing in it keeps from being read, what is wrong with its text noted as a fault."""
    name = f"row-{before + index + 1}"
    if isinstance(row, Article):
        try:
            article = sound(row, before + index + 1)
        except ReadError as error:
            faults[index] = str(error)
            article = Article(id=name, text="", flags=(NO_TEXT,))
        if index not in faults:
            return article
        notes.trouble(NO_ROWS, f"{name} ({faults[index]})")
        return replace(article, id=name)
    if fault := fault_of("text", row.values.get("text")):
        faults[index] = fault
    return replace(row, id=name, place=f"row {before + index + 1} of the stream", strict=False)


def arrow_schema(families: Families = None, *, lexicons: Lexicons = ()) -> pa.Schema:
    """The Arrow schema of what ``measure_batches`` gives for RecordBatches, known before any is read."""
    return schema_of(measuring(families, lexicons=lexicons).columns)


def check_named(names: Iterable[str], columns: Columns) -> None:
    """Raise unless a frame of an engine says for certain where its texts and ids are.

    What a column is called otherwise is told from the values in it, and an engine's parts have others each.
    """
    given = list(names)
    fields = fields_of(given, columns_named(columns))
    for field, why in (("text", "texts"), ("id", "ids, as rows of an engine's parts cannot be numbered")):
        if field not in fields.values():
            raise ReadError(
                f"no column {field!r} for the {why}; columns present: {', '.join(map(shown, given))}. "
                f"Name it: columns={{'…': {field!r}}}"
            )
