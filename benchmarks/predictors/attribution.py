"""Predictions of the `attribution` task: source, cue and content of every attribution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from predictors.batch import analyzed

from srccompare.documents import Documents


def predict(rows: Iterable[dict[str, Any]], *, engine: str | None = None) -> Iterator[dict[str, Any]]:
    """The attributions of every row, as character offsets into its text; titles are left out."""
    rows = list(rows)
    for row, attributions in zip(rows, grouped(analyzed(rows, engine=engine)), strict=True):
        yield {"id": row["id"], "attributions": attributions}


def grouped(documents: Documents, confidence: bool = False) -> list[list[dict[str, Any]]]:
    """The attributions of each article: offsets by role, and the confidence where it is asked for."""
    spans = documents.attributions
    found: list[dict[int, dict[str, Any]]] = [{} for _ in range(len(documents))]
    columns = (
        spans.article.tolist(),
        spans.group.tolist(),
        spans.labels,
        spans.start.tolist(),
        spans.end.tolist(),
        spans.score.tolist(),
    )
    for article, group, role, start, end, score in zip(*columns, strict=True):
        one = found[article].setdefault(group, {"source": [], "cue": [], "content": []})
        one[role].append([start, end])
        if confidence:
            one["confidence"] = score
    return [list(of_article.values()) for of_article in found]
