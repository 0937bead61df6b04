"""Predictions of the `loaded` task: the words of a sentence that are marked as loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from predictors.batch import analyzed

from srccompare import lexicon


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The words marked in every row, whoever says them."""
    rows = list(rows)
    documents = analyzed(rows)
    # A lone sentence may look like the furniture of a page, so the hits are taken before zones are.
    hits = documents.hits(lexicon.load("loaded"))
    spans = documents.spans_of(hits.first, hits.stop)
    words: list[list[str]] = [[] for _ in rows]
    for number, text in zip(spans.article.tolist(), documents.text_of(spans), strict=True):
        words[number].append(text)
    for row, found in zip(rows, words, strict=True):
        yield {"id": row["id"], "words": found}
