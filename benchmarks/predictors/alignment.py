"""Predictions of the `alignment` task: which sentences of two texts say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from srccompare.comparison.alignment import similarity


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A score for every pair of sentences with anything in common."""
    for row in rows:
        scores = np.ndenumerate(similarity(row["a"], row["b"]))
        yield {"id": row["id"], "scores": [[i, j, float(score)] for (i, j), score in scores if score > 0]}
