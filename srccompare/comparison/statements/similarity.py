"""Sentences and their clauses as weighed tables of words, stems and pieces of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from typing import Any

import numpy as np
import scipy.sparse as sp

from srccompare.comparison.statements.pieces import pieces, table_of
from srccompare.comparison.statements.words import short_names, stem, words_of
from srccompare.documents.spans import BoolArray, FloatArray, IntArray
from srccompare.documents.text.grammar.forms import is_small
from srccompare.documents.text.grammar.marks import clauses

# Below this many words a stretch between two commas is no statement that could be matched on its own.
# This, like the equal weights below, was set on news summaries; 6 to 8 words do equally well.
SHORTEST_CLAUSE = 8
PIECES = (3, 5)
"""Lengths of the pieces of words that are compared."""
MASS, MASS_SCALE, MASS_FLOOR = 0.15, 10.0, 0.02
"""How much more wording shared by long sentences counts than the same share of short ones."""
CHUNK = 20_000
"""Pairs scored at a time, so that memory stays flat."""


@dataclass(frozen=True, eq=False)
class Table:
    """Texts as rows, each view worked out where it is asked for."""

    counts: Any
    """How often each word stands in each text."""
    weights: Weights

    @cached_property
    def word_view(self) -> Any:
        """The words, with rows of length 1."""
        return unit(damped(self.counts, self.weights.word_weight))

    @cached_property
    def stem_view(self) -> Any:
        """The stems of the words that are not small, with rows of length 1."""
        return unit(damped(self._stem_counts, self.weights.stem_weight))

    @cached_property
    def views(self) -> Any:
        """Words, stems and pieces of words side by side, so that a product is the mean cosine."""
        counts, weights = self.counts, self.weights
        of_pieces = unit(damped(counts @ weights.pieces_of, weights.piece_weight))
        views = (self.word_view, self.stem_view, of_pieces)
        # In order and in half the digits: these are many, and products take their time by what they read.
        together = sp.hstack([view.astype(np.float32) for view in views], format="csr")
        together.data *= np.float32(len(views) ** -0.5)
        return sp.csr_array(together.tocsc())

    @cached_property
    def stems(self) -> Any:
        """The stems, so that a product is the telling wording two texts share."""
        stems = self._stem_counts
        return like(stems, np.sqrt(self.weights.stem_weight)[stems.indices])

    @cached_property
    def _stem_counts(self) -> Any:
        return self.counts @ self.weights.stem_of

    def cosine(self, one: IntArray, other: IntArray) -> FloatArray:
        """The mean cosine of pairs of rows."""
        return products(self.views, one, other)

    def mass(self, one: IntArray, other: IntArray) -> FloatArray:
        """How much telling wording pairs of rows share: the sum of the weights of their common stems."""
        return products(self.stems, one, other)

    def weighed(self, one: IntArray, other: IntArray) -> FloatArray:
        """The mean cosine times a power of the mass."""
        mass = (self.mass(one, other) / MASS_SCALE + MASS_FLOOR) ** MASS
        weighed: FloatArray = self.cosine(one, other) * mass
        return weighed


def products(table: Any, one: IntArray, other: IntArray, there: Any = None) -> FloatArray:
    """The scalar products of pairs of rows of a sparse table, or of rows of it with rows of another."""
    found, there = np.zeros(len(one)), table if there is None else there
    for first in range(0, len(one), CHUNK):
        rows = slice(first, first + CHUNK)
        found[rows] = (table[one[rows]].multiply(there[other[rows]])).sum(axis=1)
    return found


class Sentences:
    """Sentences and the clauses in them as tables, weighed by the event they belong to.

    ``parts`` are the clauses of each sentence where they are known already.
    """

    def __init__(self, texts: Sequence[str], parts: Sequence[Sequence[str]] | None = None) -> None:
        self.texts = list(texts)
        self.names = short_names(self.texts)
        self.parts = [statements(text) for text in self.texts] if parts is None else list(parts)
        self.first_part = np.cumsum([0, *map(len, self.parts)])

    @cached_property
    def words(self) -> list[list[str]]:
        """The words of each sentence."""
        return [self.words_in(text) for text in self.texts]

    def words_in(self, text: str) -> list[str]:
        """The words of a sentence or a part of one, with the names of these sentences, read once."""
        if text not in self._known:
            self._known[text] = words_of(text, self.names)
        return self._known[text]

    @cached_property
    def _known(self) -> dict[str, list[str]]:
        return {}

    @cached_property
    def _weights(self) -> Weights:
        return Weights(self.words)

    @property
    def rarest(self) -> float:
        """How telling a stem is that stands in a single sentence of the event."""
        return float(np.log((1 + self._weights.texts) / 2) + 1)

    @cached_property
    def whole(self) -> Table:
        """The sentences as rows."""
        return self._weights.table(self.words)

    @cached_property
    def part_words(self) -> list[list[str]]:
        """The words of each clause; a sentence of one clause stands for itself."""
        words = (
            [self.words[number]] if len(parts) == 1 else [self.words_in(part) for part in parts]
            for number, parts in enumerate(self.parts)
        )
        return [part for own in words for part in own]

    @cached_property
    def part(self) -> Table:
        """The clauses as rows."""
        return self._weights.table(self.part_words)

    @cached_property
    def undivided(self) -> BoolArray:
        """Whether a sentence has a single clause, which then is the sentence."""
        single: BoolArray = np.diff(self.first_part) == 1
        return single

    def part_pairs(self, one: IntArray, other: IntArray) -> tuple[IntArray, IntArray, IntArray]:
        """Every clause of one with every clause of the other, and where each pair of sentences begins."""
        sizes = np.diff(self.first_part)
        height, width = sizes[one], sizes[other]
        count = height * width
        first = np.cumsum(count) - count
        within = np.arange(count.sum()) - np.repeat(first, count)
        across = np.repeat(width, count)
        left = np.repeat(self.first_part[one], count) + within // across
        right = np.repeat(self.first_part[other], count) + within % across
        return left, right, first


class Weights:
    """Three ways of looking at words and how telling each is within an event (TF-IDF, Spärck Jones 1972)."""

    def __init__(self, event: Sequence[Sequence[str]]) -> None:
        self.number = {word: place for place, word in enumerate(dict.fromkeys(chain.from_iterable(event)))}
        self.words = list(self.number)
        self._counts = self.counts(event)
        self.texts = len(event)
        self.word_weight = inverse(self._counts)

    @cached_property
    def stem_weight(self) -> FloatArray:
        """How telling each stem is."""
        return inverse(self._counts @ self.stem_of)

    @cached_property
    def pieces_of(self) -> Any:
        """Which pieces each word has."""
        return pieces([word.strip("@#") for word in self.words], PIECES)

    @cached_property
    def piece_weight(self) -> FloatArray:
        """How telling each piece is."""
        return inverse(self._counts @ self.pieces_of)

    def counts(self, texts: Sequence[Sequence[str]]) -> Any:
        """How often each word stands in each text.

        A clause may begin in the middle of a name or number its sentence has as one: such words are left out.
        """
        numbers = (self.number.get(word, -1) for words in texts for word in words)
        column = np.fromiter(numbers, np.int32)
        row = np.repeat(np.arange(len(texts)), [len(words) for words in texts])[column >= 0]
        column = column[column >= 0]
        return table_of(np.ones(len(column)), row, column, (len(texts), len(self.words)))

    @cached_property
    def stem_of(self) -> Any:
        """Which stem each word has; small words have none."""
        stems: dict[str, int] = {}
        pairs = [
            (number, stems.setdefault(stem(word), len(stems)))
            for number, word in enumerate(self.words)
            if not is_small(word)
        ]
        return linked(pairs, len(self.words), len(stems))

    def table(self, texts: Sequence[Sequence[str]]) -> Table:
        """Texts as rows."""
        return Table(self.counts(texts), self)


def linked(pairs: Sequence[tuple[int, int]], height: int, width: int) -> Any:
    """A sparse table that counts pairs."""
    rows, columns = zip(*pairs, strict=True) if pairs else ((), ())
    return table_of(np.ones(len(rows)), rows, columns, (height, width))


def inverse(counts: Any) -> FloatArray:
    """How telling each column is: the smoothed inverse document frequency."""
    texts = np.bincount(counts.indices[counts.data > 0], minlength=counts.shape[1])
    weight: FloatArray = np.log((1 + counts.shape[0]) / (1 + texts)) + 1
    return weight


def damped(counts: Any, weight: FloatArray) -> Any:
    """Counts times the weight of their column, so that the second mention adds less than the first."""
    return like(counts, (1 + np.log(counts.data)) * weight[counts.indices])


def like(table: Any, values: FloatArray) -> Any:
    """Other values at the places of a sparse table."""
    return sp.csr_array((values, table.indices, table.indptr), shape=table.shape)


def unit(table: Any) -> Any:
    """Rows of length 1; rows of nothing stay nothing."""
    sizes = np.diff(table.indptr)
    row = np.repeat(np.arange(table.shape[0], dtype=np.int32), sizes)
    length = np.sqrt(np.bincount(row, table.data**2, minlength=table.shape[0]))
    return like(table, table.data / np.repeat(length, sizes))


def statements(sentence: str) -> list[str]:
    """The sentence in stretches of at least eight words, parted only where a clause ends.

    >>> statements("She won.")
    ['She won.']
    """
    cuts = [0]
    if len(sentence.split()) < 2 * SHORTEST_CLAUSE - 1:
        return [sentence]
    for start, end in clauses(sentence)[1:]:
        before, clause = sentence[cuts[-1] : start], sentence[start:end]
        if min(len(before.split()), len(clause.split())) >= SHORTEST_CLAUSE:
            cuts.append(start)
    return [sentence[start:end] for start, end in pairwise([*cuts, len(sentence)])]
