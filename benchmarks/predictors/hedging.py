"""Predictions of the `hedging` task: whether a sentence calls some proposition uncertain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from predictors.batch import analyzed

from srccompare import lexicon


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A label of 1 wherever a hedge stands, whoever's words it is in."""
    rows = list(rows)
    documents = analyzed(rows)
    # A lone sentence may look like the furniture of a page, so the hits are taken before zones are.
    hedged = set(documents.tokens.article[documents.hits(lexicon.load("hedges")).first].tolist())
    for number, row in enumerate(rows):
        yield {"id": row["id"], "label": int(number in hedged)}
