"""Predictions of the `alignment` task: which sentences of two texts say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from srccompare.comparison.statements.similarity import matching


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A score for every pair of sentences with anything in common.

    Rows that share a text belong to one event, whose texts all weigh the words.
    """
    rows = list(rows)
    for row, event in zip(rows, events(rows), strict=True):
        scores = np.ndenumerate(matching(row["a"], row["b"], event=event))
        yield {"id": row["id"], "scores": [[i, j, float(score)] for (i, j), score in scores if score > 0]}


def events(rows: list[dict[str, Any]]) -> list[list[str]]:
    """For each row the sentences of all texts that rows link with its own, each text once."""
    own = [[tuple(row["a"]), tuple(row["b"])] for row in rows]
    linked: list[dict[tuple[str, ...], None]] = []
    for texts in own:
        joined = dict.fromkeys(texts)
        apart = []
        for known in linked:
            if known.keys() & joined.keys():
                joined = {**known, **joined}
            else:
                apart.append(known)
        linked = [*apart, joined]
    return [
        [sentence for known in linked if texts[0] in known for text in known for sentence in text]
        for texts in own
    ]
