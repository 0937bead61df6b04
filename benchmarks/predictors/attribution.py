"""Predictions of the `attribution` task: source, cue and content of every attribution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from predictors.batch import analyzed


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The attributions of every row, as character offsets into its text; titles are left out."""
    rows = list(rows)
    spans = analyzed(rows).attributions
    grouped: list[dict[int, dict[str, list[list[int]]]]] = [{} for _ in rows]
    columns = (
        spans.article.tolist(),
        spans.group.tolist(),
        spans.labels,
        spans.start.tolist(),
        spans.end.tolist(),
    )
    for article, group, role, start, end in zip(*columns, strict=True):
        one = grouped[article].setdefault(group, {"source": [], "cue": [], "content": []})
        one[role].append([start, end])
    for row, attributions in zip(rows, grouped, strict=True):
        yield {"id": row["id"], "attributions": list(attributions.values())}
