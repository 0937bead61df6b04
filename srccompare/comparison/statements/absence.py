"""What only one article tells, and what one leaves out: how probable it is that a reader would agree.

    article   A: "The ferry had no licence."   B: –                     C: –            told only in A
    article   A: "Two dockers were hurt."      B: "Two men are in …"    C: no such line  not told in C

That nothing was matched is weak evidence: paraphrases are missed. What makes it strong is that no pair comes
near, that the words of the sentence hardly stand in the other articles at all, not even spread over many of
their sentences, and, for what is left out, that the two who tell it surely tell the same. A logistic model
weighs these. Not attempted: why something is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import scipy.sparse as sp

from srccompare.comparison.statements.alignment import share
from srccompare.comparison.statements.features import EventPairs, logit
from srccompare.comparison.statements.similarity import products
from srccompare.documents.spans import FloatArray, IntArray

ONLY = (
    "match", "matches", "covered", "covered_plain", "weight", "weight_names", "length", "title", "place",
    "quoted", "beside", "others", "counts",
)  # fmt: skip
"""The columns by which a sentence is told to stand in one article alone; docs/pair-model.md defines each."""
MISSING = (
    "pair", "path", "match_least", "match_most", "covered_least", "covered_most", "covered_plain", "titles",
    "place",
)  # fmt: skip
"""The columns by which a statement of two articles is told to be missing from a third."""
BLOCK = 2000
"""Sentences held against all articles at a time. A bound on memory: it changes no result."""
FLOOR = 0.005
"""Probability that stands for a pair that was not kept: half the least that is. The model of what only one
article tells was fitted with it (benchmarks/train_pairs.py)."""


@dataclass(frozen=True, eq=False)
class EventLinks:
    """The sentences of an event, and how probable it is that pairs of them state the same.

    ``one`` and ``other`` number the event's sentences; pairs that are not given are improbable.
    """

    pairs: EventPairs
    one: IntArray
    other: IntArray
    probability: FloatArray

    @cached_property
    def table(self) -> Any:
        """The probabilities as a symmetric sparse table."""
        size = len(self.pairs.rows)
        one, other = np.concatenate([self.one, self.other]), np.concatenate([self.other, self.one])
        return sp.csr_array((np.tile(self.probability, 2), (one, other)), shape=(size, size))

    @cached_property
    def articles(self) -> IntArray:
        """The articles of the event."""
        return np.unique(self.pairs.article)

    @cached_property
    def in_article(self) -> Any:
        """How well each word of the event is matched anywhere in each article, as a sparse table."""
        found = self.pairs.whole.found
        best = [
            found[np.flatnonzero(self.pairs.article == article)].max(axis=0).toarray()
            for article in self.articles
        ]
        return sp.csr_array(np.vstack([row.reshape(1, -1) for row in best]))

    def covered(self, sentence: IntArray, place: IntArray, kind: int = 0) -> FloatArray:
        """The share of what sentences have that stands anywhere in articles (by place in ``articles``)."""
        weights = self.pairs.words.weights[:, kind]
        weighed = self.pairs.whole.have.multiply(weights[None, :]).tocsr()
        return share(
            products(weighed, sentence, place, self.in_article), self.pairs.whole.total[sentence, kind]
        )

    def best_match(self) -> FloatArray:
        """The highest probability of each sentence's pairs."""
        best = np.full(len(self.pairs.rows), FLOOR)
        np.maximum.at(best, self.one, self.probability)
        np.maximum.at(best, self.other, self.probability)
        return best

    def only_columns(self) -> FloatArray:
        """The columns ONLY for every sentence of the event."""
        pairs, size = self.pairs, len(self.pairs.rows)
        best, matches = self.best_match(), np.zeros(size)
        np.add.at(matches, self.one, self.probability)
        np.add.at(matches, self.other, self.probability)
        total, length = pairs.whole.total, np.diff(pairs.whole.have.indptr)
        others = size - np.bincount(pairs.article)[pairs.article]
        return np.column_stack([
            logit(best), np.log(matches + FLOOR), self._covered_elsewhere(0), self._covered_elsewhere(1),
            total[:, 0], total[:, 2], length, pairs.is_title, pairs.place, pairs.quoted_share,
            logit(self._beside(best)), np.log(np.maximum(others, 1)), total[:, 3] > 0,
        ]).astype(np.float64)  # fmt: skip

    def _covered_elsewhere(self, kind: int) -> FloatArray:
        """The most of each sentence that stands anywhere in one other article."""
        weights, whole = self.pairs.words.weights[:, kind], self.pairs.whole
        weighed, turned = whole.have.multiply(weights[None, :]).tocsr(), self.in_article.T.tocsr()
        place = np.searchsorted(self.articles, self.pairs.article)
        most = np.zeros(len(place))
        for first in range(0, len(most), BLOCK):
            rows = slice(first, first + BLOCK)
            shared = (weighed[rows] @ turned).toarray()
            shared[np.arange(len(shared)), place[rows]] = 0
            most[rows] = share(shared.max(axis=1), whole.total[rows, kind])
        return most

    def _beside(self, best: FloatArray) -> FloatArray:
        """The better match of the sentences before and behind each in its article."""
        same = self.pairs.article[1:] == self.pairs.article[:-1]
        near = np.full(len(best), FLOOR)
        near[:-1] = np.where(same, best[1:], near[:-1])
        near[1:] = np.maximum(near[1:], np.where(same, best[:-1], FLOOR))
        return near

    def missing_columns(
        self, one: IntArray, other: IntArray, probability: FloatArray, place: IntArray
    ) -> FloatArray:
        """The columns MISSING for pairs of sentences and articles (by place) that may lack them."""
        return np.array(
            [
                self._missing_row(a, b, p, w)
                for a, b, p, w in zip(
                    one.tolist(), other.tolist(), probability.tolist(), place.tolist(), strict=True
                )
            ]
        ).reshape(-1, len(MISSING))

    def _missing_row(self, one: int, other: int, probability: float, place: int) -> list[float]:
        there = np.flatnonzero(self.pairs.article == self.articles[place])
        here = np.maximum(self.table[[one, other]][:, there].toarray(), FLOOR)
        both, where = np.array([one, other]), np.array([place, place])
        covered, plain = self.covered(both, where), self.covered(both, where, 1)
        best = here.max(axis=1)
        values = logit(np.array([probability, here.min(axis=0).max(), best.min(), best.max()]))
        return [
            *values.tolist(),
            float(covered.min()), float(covered.max()), float(plain.max()),
            float(self.pairs.is_title[both].sum()), float(self.pairs.place[both].min()),
        ]  # fmt: skip
