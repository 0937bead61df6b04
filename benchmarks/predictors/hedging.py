"""Predictions of the `hedging` task: whether a sentence calls some proposition uncertain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from srccompare import lexicon
from srccompare.articles import Article, gather
from srccompare.documents import analyze


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A label of 1 wherever a hedge stands, whoever's words it is in."""
    articles = gather(Article(id=row["id"], text=row["text"]) for row in rows)
    documents = analyze(articles)
    # A lone sentence may look like the furniture of a page, so the hits are taken before zones are.
    hedged = set(documents.tokens.article[documents.hits(lexicon.load("hedges")).first].tolist())
    for number, article in enumerate(articles):
        yield {"id": article.id, "label": int(number in hedged)}
