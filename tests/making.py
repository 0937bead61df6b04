"""Documents from texts, for tests."""

from __future__ import annotations

from srccompare.articles import Article, Articles
from srccompare.documents import Documents, Spans, analyze


def documents(*texts: str, title: str | None = None, engine: str | None = None) -> Documents:
    """Documents of loose texts, ids a0, a1 …"""
    articles = (Article(id=f"a{number}", text=text, title=title) for number, text in enumerate(texts))
    return analyze(Articles(tuple(articles)), engine=engine)


def words_behind(made: Documents, spans: Spans) -> list[str]:
    """The words of spans."""
    return made.text_of(spans)
