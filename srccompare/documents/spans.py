"""Stretches of text as parallel arrays: the evidence behind every number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.integer[Any]]
FloatArray = npt.NDArray[np.floating[Any]]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Spans:
    """Stretches of text, one per row, sorted by article, field and start.

    ``article`` is the row of the article in its batch, ``field`` 0 for the title and 1 for the
    text, ``start`` and ``end`` are code points in that field. ``category`` indexes ``categories``.
    Rows of one article that share a ``group`` are fragments of one thing.

    >>> import srccompare
    >>> documents = srccompare.analyze([{"id": "a", "text": "“We will,” she said, “never move.”"}])
    >>> quotations = documents.quotations
    >>> quotations.start.tolist(), quotations.end.tolist()
    ([0, 21], [10, 34])
    """

    article: IntArray
    field: IntArray
    start: IntArray
    end: IntArray
    category: IntArray
    score: FloatArray
    group: IntArray
    categories: tuple[str, ...] = ("",)

    def __len__(self) -> int:
        return len(self.article)

    def __getitem__(self, rows: BoolArray | IntArray | slice) -> Spans:
        if isinstance(rows, np.ndarray) and rows.dtype == bool:
            rows = np.flatnonzero(rows)
        return replace(self, **{name: getattr(self, name)[rows] for name in ARRAYS})

    @property
    def labels(self) -> list[str]:
        """The category of each row, by name."""
        return [self.categories[index] for index in self.category.tolist()]

    def of(self, *categories: str) -> Spans:
        """The rows of these categories."""
        wanted = [self.categories.index(name) for name in categories]
        return self[np.isin(self.category, wanted)]

    @classmethod
    def empty(cls, categories: Sequence[str] = ("",)) -> Spans:
        """No spans, with the right dtypes."""
        return make([], [], [], [], categories=categories)


ARRAYS = ("article", "field", "start", "end", "category", "score", "group")


def make(
    article: npt.ArrayLike,
    field: npt.ArrayLike,
    start: npt.ArrayLike,
    end: npt.ArrayLike,
    category: npt.ArrayLike = 0,
    score: npt.ArrayLike = 1.0,
    group: npt.ArrayLike | None = None,
    categories: Sequence[str] = ("",),
) -> Spans:
    """Spans from anything array-like; a single category or score stands for all rows."""
    size = len(np.atleast_1d(np.asarray(article)))

    def column(values: npt.ArrayLike, dtype: type) -> npt.NDArray[Any]:
        array: npt.NDArray[Any] = np.array(np.broadcast_to(np.asarray(values, dtype), (size,)))
        array.flags.writeable = False
        return array

    return Spans(
        article=column(article, np.int32),
        field=column(field, np.int8),
        start=column(start, np.int32),
        end=column(end, np.int32),
        category=column(category, np.int16),
        score=column(score, np.float64),
        group=column(numbers_within(np.atleast_1d(article)) if group is None else group, np.int32),
        categories=tuple(categories),
    )


def numbers_within(article: npt.ArrayLike) -> IntArray:
    """Every row's number within its article, so that it does not depend on what else is in the batch.

    >>> numbers_within(np.array([0, 0, 2, 2, 2])).tolist()
    [0, 1, 0, 1, 2]
    """
    rows = np.asarray(article)
    number = np.arange(len(rows))
    if len(rows) and (np.diff(rows) >= 0).all():
        number = number - np.searchsorted(rows, rows)
    return number


def concatenate(parts: Sequence[Spans]) -> Spans:
    """Several sets of spans with the same categories as one, in reading order."""
    if not parts:
        return Spans.empty()
    if len({part.categories for part in parts}) > 1:
        raise ValueError("spans to be joined must have the same categories")
    joined = {name: np.concatenate([getattr(part, name) for part in parts]) for name in ARRAYS}
    return in_order(Spans(**joined, categories=parts[0].categories))


def in_order(spans: Spans) -> Spans:
    """The same rows sorted by article, field, start and end."""
    return spans[np.lexsort((spans.end, spans.start, spans.field, spans.article))]


def moved(spans: Spans, article: int) -> Spans:
    """The spans of a batch of one as those of article number ``article``."""
    return replace(spans, article=np.full(len(spans), article, np.int32))
