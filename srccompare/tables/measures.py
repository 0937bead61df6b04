"""The table of measures: one row per article, one column per measure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from srccompare.articles import Articles
from srccompare.documents import Voice
from srccompare.measuring import measure_documents
from srccompare.read.memory import is_frame
from srccompare.source import Columns, with_columns
from srccompare.tables.arguments import Families, Lexicons, batches, families_of, voice_asked

ARTICLE_COLUMNS = {
    "id": "the article's id, unique in the table",
    "outlet": "who published it, as given",
    "published": "date or time of publication (ISO 8601), as given",
    "event": "the event it belongs to, as given",
    "status": "ok, empty, language (not English), or the error that cost its row",
    "flags": "what to know about the text, separated by '; '",
}


def measure(
    source: Any,
    families: Families = None,
    *,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
    columns: Columns = None,
) -> pd.DataFrame:
    """One row per article with all measures of the families asked for.

    ``source`` is a path, articles, a frame, dicts or Documents. Columns are those of ``schema``:
    six about the article, then one float per measure, the same whatever the articles hold. NaN
    means there was nothing to measure, 0 that nothing was found. ``voice`` replaces the voice of
    every measure that is not tied to one: "narrated", "attributed", "quoted", "outlet", "all". ``columns``
    says what the columns of a table mean, as ``read`` takes it: ``columns={"body": "text"}``.

    Of a frame the rows come back in its order under its own index, whatever that is, so the two can
    be put side by side (``pandas.concat([frame, table], axis=1)``); the frame itself is left as it was.
    """
    wanted = families_of(families, lexicons)
    names = [one.name for family in wanted for one in family.measures]
    frames = []
    for documents in batches(with_columns(source, columns)):
        found = measure_documents(documents, wanted, voice_asked(voice))
        about = article_rows(documents.articles, found.status)
        frames.append(pd.DataFrame({**about, **{name: found.values[name] for name in names}}))
    table = pd.concat(frames, ignore_index=True)
    table = table.astype(dict.fromkeys(ARTICLE_COLUMNS, "string") | dict.fromkeys(names, "float64"))
    return table.set_axis(source.index) if is_frame(source) else table


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
