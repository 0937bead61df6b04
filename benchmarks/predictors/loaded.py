"""Predictions of the `loaded` task: the words of a sentence that are marked as loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from srccompare import lexicon
from srccompare.articles import Article, gather
from srccompare.documents import analyze


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The words marked in every row, whoever says them."""
    articles = gather(Article(id=row["id"], text=row["text"]) for row in rows)
    documents = analyze(articles)
    # A lone sentence may look like the furniture of a page, so the hits are taken before zones are.
    hits = documents.hits(lexicon.load("loaded"))
    spans = documents.spans_of(hits.first, hits.stop)
    words: list[list[str]] = [[] for _ in articles]
    for number, text in zip(spans.article.tolist(), documents.text_of(spans), strict=True):
        words[number].append(text)
    for article, found in zip(articles, words, strict=True):
        yield {"id": article.id, "words": found}
