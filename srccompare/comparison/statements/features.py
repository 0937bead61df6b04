"""What two sentences have in common, as numbers by which a model tells whether they say the same.

    lead      Eight dockers were hurt on Friday when a crane fell, the union said.
    title     Crane falls on eight dockers
    body      "Eight of our people are in hospital," union leader Ann Cole told the paper.

The title is told by the lead in full, the lead by the title in part: shares are taken both ways, the lesser
and the greater. The body sentence shares three words with the lead: what counts is which (a number, no name),
how rare they are, and whether one clause of either is told. Who is named or speaks goes by the register, so
that a pronoun or an office is its person; what two speakers say alike is not the same. Every pair gets a
first look at whole sentences (``FIRST``); pairs that may be right are looked at more closely, clause by
clause, and beside what a third article says (``SECOND``). Not attempted: who does it to whom (``roles``), and
whether one side denies it (``polarity``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from srccompare.comparison.statements.alignment import (
    FEWEST,
    PLAIN_WORDS,
    Aligned,
    EventWords,
    align,
    rarity,
    share,
)
from srccompare.comparison.statements.clauses import Candidates
from srccompare.comparison.statements.pieces import table_of
from srccompare.comparison.statements.similarity import Sentences, products
from srccompare.comparison.statements.words import stem
from srccompare.documents.certainty import IS_NEGATED
from srccompare.documents.spans import BoolArray, FloatArray, IntArray
from srccompare.documents.text.grammar.forms import is_small
from srccompare.documents.text.grammar.verbs import predicates
from srccompare.documents.text.zones import TITLE

FIRST = (
    "cosine", "told_both", "told_weight", "plain_told", "rarest", "rarest_late", "neighbours",
    "length_least", "place", "sentences", "negated", "quoted_least", "quoted_most", "quote_told_least",
    "quote_told_most", "quotes_shared", "bigrams", "content_bigrams", "rest_least", "rest_most",
)  # fmt: skip
"""The columns of the first look; docs/pair-model.md defines each."""
SECOND = (
    "clause_least", "clause_most", "verb_least", "verb_most", "actors_least", "actors_most", "same_speaker",
    "other_speaker", "path",
)  # fmt: skip
"""The further columns of the close look."""
NO_VERB, NO_QUOTE, NO_ACTOR = 0.3, -0.2, 0.5
"""What stands for a share of verbs, quoted words or actors where there are none; the model weighs them. Set
by hand."""
MASS, MASS_SCALE, MASS_FLOOR = 0.15, 30.0, 0.02
"""How much more a clause counts that shares much than one that shares little. Set by hand."""
LITTLE = 1.0
"""Weight below which what is told is next to nothing: a word that half the sentences have. Set by hand."""
ONLY_WHO = 0.3
"""The most that sentences which share nothing but whom they name may come to: below all that is shown. Set by
hand."""
LINKED = 0.05
"""Probability of the first look from which a pair can be a step of a path. Set by hand."""
STEPS = 12
"""Best partners of a sentence that can be steps of a path. A bound on time, set by hand."""


@dataclass(frozen=True, eq=False)
class Looked:
    """Pairs of sentences of an event after the close look, with the clauses they are most alike in."""

    features: FloatArray
    left: IntArray
    right: IntArray
    score: FloatArray
    """How much of either clause the other tells, 0 to about 1."""

    def __getitem__(self, rows: Any) -> Looked:
        return Looked(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


class EventPairs:
    """The sentences of one event and what any two of them have in common.

    ``rows`` numbers candidate sentences. Words come from whole sentences; clauses from what is stated,
    without who says so.
    """

    def __init__(self, candidates: Candidates, rows: IntArray) -> None:
        self.candidates, self.rows = candidates, rows
        self.article = candidates.article[rows]
        bounds = np.searchsorted(candidates.of, [rows, rows + 1]).T.tolist()
        self.parts = [np.arange(*own) for own in bounds]
        self.part_numbers = np.concatenate(self.parts) if self.parts else np.zeros(0, np.int64)
        content = candidates.content
        texts = [candidates.texts[row] for row in rows.tolist()]
        self.sentences = Sentences(texts, parts=[[content[part] for part in own] for own in self.parts])
        self.words = EventWords(self.sentences.words, texts)

    @cached_property
    def whole(self) -> Aligned:
        """The sentences, ready to be aligned."""
        return align(self.words, self.sentences.words)

    @cached_property
    def clause(self) -> Aligned:
        """The clauses, ready to be aligned."""
        return align(self.words, self.sentences.part_words)

    @cached_property
    def rest(self) -> Aligned:
        """The words of sentences beside those that name somebody."""
        texts = self.candidates.beside_names
        return align(self.words, [self.sentences.words_in(texts[row]) for row in self.rows.tolist()])

    def below_who_alone(self, one: IntArray, other: IntArray, probability: FloatArray) -> FloatArray:
        """Probabilities, lowered where two sentences tell of one person and nothing alike.

        "The mayor, Ann Roe, refused to apologise", "The mayor, Ann Roe, was born in Bask". News has so few of
        these that the model does not learn it from them; short texts that introduce everybody have many.
        """
        told = np.maximum(*(self.rest.shared(a, b)[:, 0] for a, b in ((one, other), (other, one))))
        total = self.rest.total[:, 0]
        alone = (told < LITTLE) & (np.minimum(total[one], total[other]) >= LITTLE)
        return np.where(alone, np.minimum(probability, ONLY_WHO), probability)

    @cached_property
    def verbs(self) -> Aligned:
        """The main verbs of clauses."""
        return align(self.words, [predicates(words) for words in self.sentences.part_words])

    @cached_property
    def quotes(self) -> Aligned:
        """The quoted words of sentences."""
        return align(self.words, [self.sentences.words_in(text) for text in self._quoted_texts])

    @cached_property
    def _quoted_texts(self) -> list[str]:
        documents = self.candidates.documents
        spoken = documents.quoted & documents.is_word
        return [self.candidates.words_where(spoken, row) for row in self.rows.tolist()]

    @cached_property
    def bigrams(self) -> Any:
        """Which two neighbouring words each sentence has."""
        return runs_of(self.sentences.words, 2)

    @cached_property
    def content_bigrams(self) -> Any:
        """Which two neighbouring content words, in any form, each sentence has."""
        return runs_of(
            [[stem(word) for word in words if not is_small(word)] for words in self.sentences.words], 2
        )

    @cached_property
    def number(self) -> IntArray:
        """How many sentences of its article stand before each."""
        first = np.searchsorted(self.article, self.article)
        return np.arange(len(self.article)) - first

    @cached_property
    def place(self) -> FloatArray:
        """How far down its article each sentence stands, 0 to 1."""
        place: FloatArray = self.number / np.maximum(np.bincount(self.article)[self.article], 1)
        return place

    @cached_property
    def is_title(self) -> BoolArray:
        """Which sentences are headlines."""
        documents = self.candidates.documents
        first = documents.sentence_bounds[0][self.candidates.sentence[self.rows]]
        return np.asarray(documents.zone[first] == TITLE)

    @cached_property
    def marks(self) -> IntArray:
        """What the clauses of each sentence show of certainty, as bits."""
        marks = np.zeros(len(self.rows), np.int64)
        for place, own in enumerate(self.parts):
            marks[place] = np.bitwise_or.reduce(self.candidates.marks[own]) if len(own) else 0
        return marks

    @cached_property
    def quoted_share(self) -> FloatArray:
        """The share of each sentence's words that stand in quotation marks."""
        documents = self.candidates.documents
        first, stop = (bound[self.candidates.sentence[self.rows]] for bound in documents.sentence_bounds)
        words = np.concatenate([[0], np.cumsum(documents.is_word)])
        spoken = np.concatenate([[0], np.cumsum(documents.quoted & documents.is_word)])
        share_: FloatArray = (spoken[stop] - spoken[first]) / np.maximum(words[stop] - words[first], 1)
        return share_

    def first_look(self, one: IntArray, other: IntArray) -> FloatArray:
        """The columns FIRST for pairs of sentences."""
        (here, rarest), (there, second) = (
            self.whole.shared_and_rarest(*pair) for pair in ((one, other), (other, one))
        )
        told, total = np.sqrt(here[:, 0] * there[:, 0]), self.whole.total[:, 0]
        both = share(told, np.sqrt(total[one] * total[other]))
        length = np.diff(self.whole.have.indptr)
        negated = self.marks & IS_NEGATED > 0
        place, quoted = np.log1p(self.number), self.quoted_share
        rarest = np.maximum(rarest, second)
        late = np.maximum(place[one], place[other])
        columns = [
            products(self.sentences.whole.word_view, one, other),
            both, told, np.sqrt(np.minimum(here[:, PLAIN_WORDS], there[:, PLAIN_WORDS])),
            rarest, rarest * late,
            self._neighbours(one, other, both),
            np.minimum(length[one], length[other]),
            late,
            np.full(len(one), np.log(max(len(self.rows), FEWEST))),
            negated[one] != negated[other],
            np.minimum(quoted[one], quoted[other]), np.maximum(quoted[one], quoted[other]),
            *self._quotes_told(one, other),
            products(self.bigrams, one, other), products(self.content_bigrams, one, other),
            *self._told_least_most(self.rest, one, other, NO_VERB, self.whole),
        ]  # fmt: skip
        return np.column_stack([np.asarray(column, np.float64) for column in columns])

    def _neighbours(self, one: IntArray, other: IntArray, both: FloatArray) -> FloatArray:
        """How much the sentences before, or those behind, both of a pair tell of each other.

        Articles that draw on one text tell it in one order. Only pairs that are looked at count.
        """
        if not len(one):
            return np.zeros(0)
        size = len(self.rows)
        keys = np.concatenate([one * size + other, other * size + one])
        order = np.argsort(keys)
        keys, told = keys[order], np.tile(both, 2)[order]
        behind = np.append(self.article[1:] == self.article[:-1], False)
        best = np.zeros(len(one))
        for step, follows in ((1, behind), (-1, np.roll(behind, 1))):
            wanted = (one + step) * size + other + step
            at = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
            known = follows[one] & follows[other] & (keys[at] == wanted)
            best = np.where(known, np.maximum(best, told[at]), best)
        return best

    def _quotes_told(self, one: IntArray, other: IntArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """The lesser and greater share of quoted words the other tells, and the quoted ones both have."""
        ways = []
        for side, beside in ((one, other), (other, one)):
            told = self.quotes.shared(side, beside, self.whole)[:, 0]
            ways.append(share(told, self.quotes.total[side, 0], NO_QUOTE))
        shared = self.quotes.shared(one, other)[:, 0]
        return np.minimum(*ways), np.maximum(*ways), shared

    def close_look(self, one: IntArray, other: IntArray, first: FloatArray, path: FloatArray) -> Looked:
        """The columns FIRST + SECOND for pairs, from those of the first look and their best paths."""
        left, right, score, clause = self._best_clauses(one, other)
        verbs = self._told_least_most(self.verbs, left, right, NO_VERB, self.clause)
        actors = self._actors(one, other)
        further = np.column_stack([*clause, *verbs, *actors, logit(path)])
        return Looked(np.hstack([first, further]), left, right, score)

    @cached_property
    def _weighed_actors(self) -> Any:
        """Who each sentence names or lets speak, the square of a cell being how telling that is."""
        actors = self.candidates.actors[self.rows]
        having = np.bincount(actors.indices, minlength=actors.shape[1])
        weights = rarity(having, len(self.rows))
        return actors.multiply(np.sqrt(np.maximum(weights, 0.0))[None, :]).tocsr()

    def _actors(self, one: IntArray, other: IntArray) -> tuple[FloatArray, ...]:
        """The shares of who one names or lets speak that the other does, and whether one speaks in both."""
        table = self._weighed_actors
        total, shared = np.asarray(table.power(2).sum(axis=1)).ravel(), products(table, one, other)
        ways = [share(shared, total[side], NO_ACTOR) for side in (one, other)]
        here, there = (self.candidates.speaker[self.rows[side]] for side in (one, other))
        known = (here >= 0) & (there >= 0)
        return np.minimum(*ways), np.maximum(*ways), known & (here == there), known & (here != there)

    def _told_least_most(
        self, texts: Aligned, one: IntArray, other: IntArray, absent: float, there: Aligned
    ) -> tuple[FloatArray, FloatArray]:
        """The lesser and the greater share of either text that the other tells."""
        ways = [
            share(texts.shared(a, b, there)[:, 0], texts.total[a, 0], absent)
            for a, b in ((one, other), (other, one))
        ]
        return np.minimum(*ways), np.maximum(*ways)

    def _best_clauses(
        self, one: IntArray, other: IntArray
    ) -> tuple[IntArray, IntArray, FloatArray, tuple[FloatArray, ...]]:
        """The clauses that two sentences are most alike in, their score, and what they share."""
        left, right, first = self.sentences.part_pairs(one, other)
        here, there = (self.clause.shared(a, b) for a, b in ((left, right), (right, left)))
        total = self.clause.total
        told, tells = share(here[:, 0], total[left, 0]), share(there[:, 0], total[right, 0])
        weight = np.sqrt(here[:, 0] * there[:, 0])
        score = np.round(np.sqrt(told * tells) * (weight / MASS_SCALE + MASS_FLOOR) ** MASS, 6)
        best = np.maximum.reduceat(score, first) if len(first) else score
        at = np.flatnonzero(score == np.repeat(best, np.diff(np.append(first, len(score)))))
        pair = np.searchsorted(first, at, side="right") - 1
        at = at[np.concatenate([[True], pair[1:] != pair[:-1]])] if len(at) else at
        left, right = left[at], right[at]
        shares = np.minimum(told, tells)[at], np.maximum(told, tells)[at]
        return left, right, score[at], shares


def runs_of(texts: Sequence[Sequence[str]], size: int) -> Any:
    """Which runs of so many words each text has, as ones; runs of one text alone left out."""
    number: dict[tuple[str, ...], int] = {}
    pairs = [
        (row, number.setdefault(run, len(number)))
        for row, words in enumerate(texts)
        for run in dict.fromkeys(zip(*(words[start:] for start in range(size)), strict=False))
    ]
    rows, columns = np.array(pairs, np.int64).reshape(-1, 2).T
    often = np.bincount(columns, minlength=len(number)) > 1
    kept = often[columns]
    return table_of(np.ones(int(kept.sum())), rows[kept], columns[kept], (len(texts), max(len(number), 1)))


def best_paths(one: IntArray, other: IntArray, probability: FloatArray, size: int) -> FloatArray:
    """For each pair its best way over a third sentence: a way is as good as its worse step.

    >>> one, other = np.array([0, 0, 1]), np.array([1, 2, 2])
    >>> best_paths(one, other, np.array([0.2, 0.9, 0.8]), 3)
    array([0.8, 0.2, 0.2])
    """
    kept = probability >= LINKED
    here = np.concatenate([one[kept], other[kept]])
    there, value = np.concatenate([other[kept], one[kept]]), np.tile(probability[kept], 2)
    order = np.lexsort((-value, here))
    here, there, value = here[order], there[order], value[order]
    rank = np.arange(len(here)) - np.searchsorted(here, here)
    near = rank < STEPS
    here, there, value = here[near], there[near], value[near]
    count = np.bincount(here, minlength=size)
    begin = np.cumsum(count) - count
    repeat = count[here]
    second = np.repeat(begin[here], repeat) + (
        np.arange(repeat.sum()) - np.repeat(np.cumsum(repeat) - repeat, repeat)
    )
    first = np.repeat(np.arange(len(here)), repeat)
    low, high = there[first], there[second]
    way = np.minimum(value[first], value[second])
    up = low < high
    keys, place = np.unique(low[up].astype(np.int64) * size + high[up], return_inverse=True)
    best = np.zeros(len(keys))
    np.maximum.at(best, place, way[up])
    wanted = np.minimum(one, other).astype(np.int64) * size + np.maximum(one, other)
    at = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
    if not len(keys):
        return np.zeros(len(one))
    return np.where(keys[at] == wanted, best[at], 0.0)


def logit(probability: FloatArray) -> FloatArray:
    """The logarithm of the odds, kept finite."""
    kept = np.clip(probability, 1e-4, 1 - 1e-4)
    odds: FloatArray = np.log(kept / (1 - kept))
    return odds
