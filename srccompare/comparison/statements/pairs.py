"""Pairs of sentences that may say the same: which are looked at, and how alike they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from srccompare.comparison.statements.similarity import Sentences
from srccompare.documents.spans import FloatArray, IntArray

RAREST = 5.6
"""How telling a word is that stands nowhere else in an event of two hundred sentences. Worked out: log((1 +
200) / (1 + 1)) + 1, as in scikit-learn's TF-IDF."""
BLOCK = 500
"""Sentences whose cosines with all others are held at a time. A bound on memory: it changes no result."""


def pairs_to_look_at(rows: Any, article: IntArray, loosest: float, most: int) -> tuple[IntArray, IntArray]:
    """Pairs of rows of different articles whose product reaches a value: the best few for each row."""
    ones, others = [], []
    turned = rows.T.tocsr()
    for first in range(0, len(article), BLOCK):
        block = rows[first : first + BLOCK] @ turned
        high = np.flatnonzero(block.data >= loosest)
        row, column = np.searchsorted(block.indptr, high, side="right") - 1 + first, block.indices[high]
        kept = article[row] != article[column]
        row, column, value = row[kept], column[kept], block.data[high[kept]]
        order = np.lexsort((-value, row))
        row, column = row[order], column[order]
        best = place_in_run(row) < most
        ones.append(row[best])
        others.append(column[best])
    one, other = np.concatenate(ones), np.concatenate(others)
    return unique_pairs(np.minimum(one, other), np.maximum(one, other), len(article))


def unique_pairs(low: IntArray, high: IntArray, size: int) -> tuple[IntArray, IntArray]:
    """Each pair once, in order."""
    pairs = np.unique(low.astype(np.int64) * size + high)
    return pairs // size, pairs % size


def place_in_run(values: IntArray) -> IntArray:
    """For each of some sorted values how many equal ones stand before it.

    >>> place_in_run(np.array([4, 4, 7])).tolist()
    [0, 1, 0]
    """
    starts = np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]])) if len(values) else values
    places: IntArray = np.arange(len(values)) - np.repeat(starts, np.diff(np.append(starts, len(values))))
    return places


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of sentences with what tells whether they say the same.

    ``left`` and ``right`` are the clauses they are most alike in, ``mass`` the telling wording the
    sentences share.
    """

    one: IntArray
    other: IntArray
    left: IntArray
    right: IntArray
    score: FloatArray
    mass: FloatArray

    def __getitem__(self, rows: Any) -> Pairs:
        return Pairs(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


def measure_pairs(sentences: Sentences, one: IntArray, other: IntArray, least: float = 0.0) -> Pairs:
    """The weighed similarity of pairs, their best clauses and the telling wording they share."""
    whole = sentences.whole.weighed(one, other)
    one, other, whole = one[whole >= least], other[whole >= least], whole[whole >= least]
    left, right, first = sentences.part_pairs(one, other)
    # What is known of whole sentences need not be worked out again for their only clauses.
    known = sentences.undivided[one] & sentences.undivided[other]
    divided = np.repeat(~known, np.diff(np.append(first, len(left))))
    by_part = np.zeros(len(left))
    by_part[~divided] = whole[known]
    by_part[divided] = sentences.part.weighed(left[divided], right[divided])
    best = np.maximum.reduceat(by_part, first) if len(first) else by_part
    at = np.flatnonzero(by_part == np.repeat(best, np.diff(np.append(first, len(by_part)))))
    pair = np.searchsorted(first, at, side="right") - 1
    at = at[place_in_run(pair) == 0]
    left, right = left[at], right[at]
    # Rounded, so that equals are in the order of the texts and not of their last bits.
    score = np.round((whole + best) / 2, 6)
    return Pairs(one, other, left, right, score, shared_mass(sentences, one, other))


def shared_mass(sentences: Sentences, one: IntArray, other: IntArray) -> FloatArray:
    """The telling wording that pairs of sentences share.

    A word that stands nowhere else tells more, the more sentences there are: measured in such words, as in
    an event of some two hundred sentences.
    """
    return sentences.whole.mass(one, other) * (RAREST / sentences.rarest)
