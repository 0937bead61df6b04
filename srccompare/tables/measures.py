"""The table of measures: one row per article, one column per measure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd

from srccompare.articles import Articles
from srccompare.documents import Documents, Voice
from srccompare.families.base import Family
from srccompare.measuring import measure_documents
from srccompare.read.memory import is_frame
from srccompare.source import Columns, with_columns
from srccompare.tables.arguments import Families, Lexicons, families_of, voice_asked
from srccompare.tables.kinds import keep_kind
from srccompare.tables.workers import each_batch

ARTICLE_COLUMNS = {
    "id": "the article's id, unique in the table",
    "outlet": "who published it, as given",
    "published": "date or time of publication (ISO 8601), as given",
    "event": "the event it belongs to, as given",
    "status": "ok, empty, language (not English), or the error that cost its row",
    "flags": "what to know about the text, separated by '; '",
}


@keep_kind
def measure(
    source: Any,
    families: Families = None,
    *,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
    columns: Columns = None,
    n_jobs: int | None = None,
    progress: bool = False,
) -> pd.DataFrame:
    """One row per article with all measures of the families asked for.

    ``source`` is a path, articles, a frame, dicts or Documents. Columns are those of ``schema``:
    six about the article, then one float per measure, the same whatever the articles hold. NaN
    means there was nothing to measure, 0 that nothing was found. ``voice`` replaces the voice of
    every measure that is not tied to one: "narrated", "attributed", "quoted", "outlet", "all". ``columns``
    says what the columns of a table mean, as ``read`` takes it: ``columns={"body": "text"}``.

    Of a frame the rows come back in its order under its own index, whatever that is, so the two can
    be put side by side (``pandas.concat([frame, table], axis=1)``); the frame itself is left as it was.
    For a frame of another library (polars, Arrow, DuckDB …) the table comes back in that library's kind.

    ``n_jobs`` processes share the work (-1: one a core), with the same rows in the same order; ``progress``
    tells standard error how far it is.

    Parameters
    ----------
    source
        What `read` takes (a path, articles, a frame, dicts), or Documents.
    families
        Names of families, or Family objects; None for all there are.
    voice
        "narrated", "attributed", "quoted", "outlet" or "all"; None for the voice of each measure.
    lexicons
        Word lists of your own: paths, dicts, or what `read_dictionary` gives.
    columns
        What the columns of a table mean, as `read` takes it.
    n_jobs
        Processes that share the work; -1 for one a core.
    progress
        Whether standard error is told how far it is.

    Returns
    -------
    DataFrame, or a frame of the library that was given
        One row per article, one column per measure.

    Examples
    --------
    >>> story = [{"id": "a1", "text": "The dam may fail, said Ann Lee. Nobody was warned."}]
    >>> measure(story, families=["counts"])["sentences"].tolist()
    [2.0]
    """
    wanted = families_of(families, lexicons)
    names = [one.name for family in wanted for one in family.measures]
    make = partial(measure_rows, families=wanted, voice=voice_asked(voice))
    frames = each_batch(with_columns(source, columns), make, n_jobs=n_jobs, progress=progress)
    table = pd.concat(list(frames), ignore_index=True)
    table = table.astype(dict.fromkeys(ARTICLE_COLUMNS, "string") | dict.fromkeys(names, "float64"))
    return table.set_axis(source.index) if is_frame(source) else table


def measure_rows(documents: Documents, families: Sequence[Family], voice: Voice | None) -> pd.DataFrame:
    """The measures of a batch."""
    found = measure_documents(documents, families, voice)
    about = article_rows(documents.articles, found.status)
    names = [one.name for family in families for one in family.measures]
    return pd.DataFrame({**about, **{name: found.values[name] for name in names}})


def article_rows(articles: Articles, status: Sequence[str]) -> dict[str, Sequence[str | None]]:
    """The columns about the article itself."""
    return {
        "id": articles.ids,
        "outlet": [article.outlet for article in articles],
        "published": [article.published.isoformat() if article.published else None for article in articles],
        "event": [article.event for article in articles],
        "status": list(status),
        "flags": ["; ".join(article.flags) for article in articles],
    }
