"""How much of one sentence is told by another, word by word.

    A   The ferry   sank   off Kavo   on Friday night
           |          |         |          |
    B   A boat   went down  near Kavo   late on Friday

Every word of A looks for the word of B it is most like: itself in any form (1), another word that means
nearly the same (by their vectors, 0 to 1), or nothing (0). Weighed by how rare the words are, in this event
and in English, their mean is the share of A that B tells; the other way round it is the share of B that A
tells. Two sentences that say the same have both high; a headline has a high share in its article's lead and
not the other way round.

For all pairs of an event this is one product of sparse tables: ``have`` says which words a text has,
``found`` how well each word of the event is matched in a text by the best of the text's own words. Order
and grammar are not looked at: "A sued B" and "B sued A" align fully.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
import scipy.sparse as sp

from srccompare.comparison.statements import word_vectors
from srccompare.comparison.statements.words import POSSESSIVE, TOKEN, stem
from srccompare.documents.spans import FloatArray, IntArray
from srccompare.documents.text.grammar.forms import is_small

LEAST_ALIKE = 0.45
"""Cosine, the event's mean taken off, up to which two words have nothing in common; .4 to .6 do equally well
(benchmarks/train_pairs.py)."""
NUMBER_RARITY = word_vectors.UNSEEN
"""What a number tells: as much as a word that is not in the table."""
RARITY_SCALE = 5.0
"""Rarity in English of a usual content word, by which the weight in the event is scaled. Set by hand."""
WEIGHTS = ("all", "plain", "names", "numbers", "plain words")
"""The kinds of words whose weights are summed apart; numbers and the plain words at the end are counted."""
PLAIN_WORDS = WEIGHTS.index("plain words")
FEWEST = 60
"""Of fewer sentences nobody knows which words are rare: they count as so many, and so do those beyond a pair
that have a word, so that what a short event is about tells as little as in a long one. The smallest labelled
event has about as many; of events cut to five sentences an article 80 in 100 pairs shown are right so, and 71
where only the sentences count for more (benchmarks/train_pairs.py)."""
PAIR = 2
"""Texts of a pair."""
MOSTLY = 0.7
"""Share of a word's places inside sentences at which a name begins with a capital. Set by hand."""
BLOCK = 2000
"""Words whose cosines with all others are held at a time, and texts whose matches are. A bound on memory: it
changes no result."""
STEPS = 1 << 12
"""Steps in which the likeness of two words is told apart."""
CHUNK = 20_000
"""Pairs looked at at a time, so that memory stays flat. A bound on memory: it changes no result."""


class EventWords:
    """The content words of an event by their stems: how telling each is, and which are alike."""

    def __init__(self, sentences: Sequence[Sequence[str]], texts: Sequence[str]) -> None:
        stems: dict[str, int] = {}
        own = dict.fromkeys(word for words in sentences for word in words if not is_small(word))
        self.number = {word: stems.setdefault(stem(word), len(stems)) for word in own}
        first = {number: word for word, number in reversed(self.number.items())}
        self.words = [first[number] for number in range(len(stems))]
        is_name = names_in(texts)
        self.is_number = np.array([word[0] == "#" for word in self.words], bool)
        self.is_name = np.array([is_name(word) for word in self.words], bool) & ~self.is_number
        self.have = self.rows(sentences)

    def rows(self, texts: Sequence[Sequence[str]]) -> Any:
        """Which words each text has, as a sparse table of ones."""
        columns = [sorted({self.number[one] for one in text if one in self.number}) for text in texts]
        starts = np.concatenate([[0], np.cumsum([len(own) for own in columns])])
        flat = np.array([one for own in columns for one in own], np.int64)
        shape = (len(columns), len(self.words))
        return sp.csr_array((np.ones(len(flat), np.float32), flat, starts), shape=shape)

    @cached_property
    def having(self) -> IntArray:
        """How many sentences have each word."""
        return np.bincount(self.have.indices, minlength=len(self.words))

    @cached_property
    def weights(self) -> FloatArray:
        """How telling each word is, a column for each of WEIGHTS.

        Rare in the event times rare in English: a word that half the sentences have tells nothing.
        """
        in_event = rarity(self.having, self.have.shape[0])
        in_english = np.where(self.is_number, NUMBER_RARITY, word_vectors.load().rarities(self.words))
        both = in_event * in_english / RARITY_SCALE
        plain = ~self.is_name & ~self.is_number
        kinds = [both, both * plain, both * self.is_name, self.is_number, plain]
        return np.column_stack(kinds).astype(np.float32)

    @cached_property
    def alike(self) -> Any:
        """How alike every two words are, 0 to 1, as a sparse table: 1 for itself."""
        rows, columns, values = self._neighbours()
        apart, own = rows != columns, np.arange(len(self.words))
        return sp.csr_array(
            (
                np.concatenate([np.ones(len(own), np.float32), values[apart]]),
                (np.concatenate([own, rows[apart]]), np.concatenate([own, columns[apart]])),
            ),
            shape=(len(own), len(own)),
        )

    def _neighbours(self) -> tuple[IntArray, IntArray, FloatArray]:
        """Pairs of plain words whose vectors are alike, and how much."""
        table = word_vectors.load()
        rows = table.rows(self.words)
        known = np.flatnonzero((rows >= 0) & ~self.is_name & ~self.is_number)
        vectors = table.vectors[rows[known]]
        often = self.having[known]
        vectors = vectors - (vectors * often[:, None]).sum(axis=0) / max(float(often.sum()), 1.0)
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        vectors = vectors.astype(np.float32)
        found: list[tuple[IntArray, IntArray, FloatArray]] = []
        for first in range(0, len(known), BLOCK):
            cosine = vectors[first : first + BLOCK] @ vectors.T
            row, column = np.nonzero(cosine > LEAST_ALIKE)
            value = np.minimum((cosine[row, column] - LEAST_ALIKE) / (1 - LEAST_ALIKE), 1.0)
            found.append((known[row + first], known[column], value))
        if not found:
            nothing = np.zeros(0, np.int64)
            return nothing, nothing, np.zeros(0, np.float32)
        row, column, value = (np.concatenate(side) for side in zip(*found, strict=True))
        return row, column, value


@dataclass(frozen=True, eq=False)
class Aligned:
    """Texts ready to be aligned: the words each has, and how well each word of the event is found in it."""

    words: EventWords
    have: Any
    """Which words each text has, as a sparse table of ones."""

    @cached_property
    def found(self) -> Any:
        """How well each word of the event is matched in each text, as a sparse table."""
        return best_found(self.have, self.words.alike)

    @cached_property
    def total(self) -> FloatArray:
        """The summed weight of each text's words, a column for each of WEIGHTS."""
        return np.asarray(self.have @ self.words.weights)

    def shared(self, one: IntArray, other: IntArray, there: Aligned | None = None) -> FloatArray:
        """The weight of what texts of ``one`` have and texts of ``other`` tell, a row for each pair.

        ``there`` are the texts of ``other`` where they are not these.
        """
        shared = np.zeros((len(one), len(WEIGHTS)), np.float32)
        for rows, told in self._told(one, other, there):
            shared[rows] = told @ self.words.weights
        return shared

    def shared_and_rarest(self, one: IntArray, other: IntArray) -> tuple[FloatArray, FloatArray]:
        """What is ``shared``, and the weight of the most telling word of what texts of ``other`` tell."""
        shared = np.zeros((len(one), len(WEIGHTS)), np.float32)
        rarest, weight = np.zeros(len(one), np.float32), self.words.weights[:, 0]
        for rows, told in self._told(one, other):
            shared[rows] = told @ self.words.weights
            told.data *= weight[told.indices]
            rarest[rows] = told.max(axis=1).toarray().ravel()
        return shared, rarest

    def _told(
        self, one: IntArray, other: IntArray, there: Aligned | None = None
    ) -> Iterator[tuple[slice, Any]]:
        """How well the words of texts are matched in others, some pairs at a time, as sparse tables."""
        found = (self if there is None else there).found
        for first in range(0, len(one), CHUNK):
            rows = slice(first, first + CHUNK)
            yield rows, self.have[one[rows]].multiply(found[other[rows]]).tocsr()


def align(words: EventWords, texts: Sequence[Sequence[str]]) -> Aligned:
    """Texts of an event, made ready to be aligned."""
    return Aligned(words, words.rows(texts))


def best_found(have: Any, alike: Any) -> Any:
    """For each text and word of the event the best match of the word in the text: a maximum, not a sum."""
    blocks = [best_in(have[first : first + BLOCK], alike) for first in range(0, have.shape[0], BLOCK)]
    return sp.vstack(blocks, format="csr") if blocks else have


def best_in(have: Any, alike: Any) -> Any:
    """The same for some of the texts, as every match of every word is held until the best is known."""
    degree = np.diff(alike.indptr)
    row = np.repeat(np.arange(have.shape[0]), np.diff(have.indptr))
    count = degree[have.indices]
    within = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    place = np.repeat(alike.indptr[have.indices], count) + within
    # One number for text, word and match: sorting such numbers is much the quickest way to the best match.
    cell = np.repeat(row, count).astype(np.int64) * have.shape[1] + alike.indices[place]
    sorted_ = np.sort(cell * STEPS + np.rint(alike.data[place] * (STEPS - 1)).astype(np.int64))
    cell, value = sorted_ // STEPS, sorted_ % STEPS
    last = np.append(cell[1:] != cell[:-1], np.ones(min(len(cell), 1), bool))
    cell, value = cell[last], (value[last] / (STEPS - 1)).astype(np.float32)
    return sp.csr_array((value, (cell // have.shape[1], cell % have.shape[1])), shape=have.shape)


def rarity(having: IntArray, texts: int) -> FloatArray:
    """How rare in an event something is that so many of its texts have.

    The two of a pair count as two in any event: a word that no third text has tells what they share.

    >>> rarity(np.array([1, 20]), 80).round(2), rarity(np.array([2, 5]), 20).round(2)
    (array([3.7 , 1.35]), array([3.01, 1.63]))
    """
    size = max(texts, FEWEST)
    beyond = np.maximum(having - PAIR, 0) * (size / max(texts, 1))
    found: FloatArray = np.log((1 + size) / (1 + np.minimum(having, PAIR) + beyond))
    return found


def share(shared: FloatArray, total: FloatArray, absent: float = 0.0) -> FloatArray:
    """Shared weight as a share of the total, ``absent`` where there is nothing to share."""
    found: FloatArray = np.divide(
        shared, total, out=np.full(shared.shape, absent, np.float32), where=total > 0, dtype=np.float32
    )
    return found


def names_in(texts: Sequence[str]) -> Callable[[str], bool]:
    """Whether a word is a name in these sentences: a state, or nearly always with a capital.

    >>> is_name = names_in(["Yesterday Petrov spoke.", "He heard Petrov."])
    >>> is_name("petrov"), is_name("spoke"), is_name("yesterday")
    (True, False, False)
    """
    written = Counter(chain.from_iterable(TOKEN.findall(text)[1:] for text in texts))
    capital, total = Counter[str](), Counter[str]()
    for word, count in written.items():
        key = POSSESSIVE.sub("", word.lower())
        total[key] += count
        capital[key] += count * word[0].isupper()
    names = {word for word, count in total.items() if capital[word] >= MOSTLY * count}
    return lambda word: word[0] == "@" or word in names
