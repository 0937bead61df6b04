"""The texts of a labelled file as one batch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import srccompare
from srccompare.articles import Article, gather
from srccompare.documents import Documents
from srccompare.read.dates import read_date


def analyzed(rows: Sequence[dict[str, Any]], *, engine: str | None = None) -> Documents:
    """Documents of loose texts, row by row. Titles are left out; ids are the caller's, of whatever kind."""
    articles = (Article(id=str(number), text=row["text"]) for number, row in enumerate(rows))
    return srccompare.analyze(gather(articles), engine=engine)


def analyzed_articles(rows: Sequence[dict[str, Any]], *, engine: str | None = None) -> Documents:
    """Documents of whole articles, with title, outlet, date and event; their ids are the numbers of rows."""
    return srccompare.analyze(gather(map(article_of, range(len(rows)), rows)), engine=engine)


def article_of(number: int, row: dict[str, Any]) -> Article:
    """A row as an article; what is missing or no date is left open, as in reading."""
    return Article(
        id=str(number),
        text=row.get("text") or "",
        title=row.get("title"),
        outlet=label(row.get("outlet")),
        published=read_date(row.get("published")),
        event=label(row.get("event")),
    )


def label(value: object) -> str | None:
    """A name as text; None for none."""
    return None if value is None or value == "" else str(value)
