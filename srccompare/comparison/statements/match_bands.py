"""Which sentences of different articles say the same, in bands, and by which of their clauses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from srccompare.comparison.statements.absence import FLOOR
from srccompare.comparison.statements.clauses import Candidates
from srccompare.comparison.statements.features import FIRST, SECOND, EventPairs, Looked, best_paths
from srccompare.comparison.statements.looking import pairs_worth_a_look
from srccompare.comparison.statements.model import PairModel, load_model
from srccompare.comparison.statements.polarity import Polarity
from srccompare.comparison.statements.roles import deeds, reversed_deeds
from srccompare.documents.certainty import IS_QUESTIONED
from srccompare.documents.spans import BoolArray, FloatArray, IntArray

SHARED, POSSIBLE, NONE = "shared", "possible match", "no match found"
BANDS = (SHARED, POSSIBLE, NONE)

WORTH = 0.01
"""Probability after the first look from which a pair gets the close look: of the labelled pairs 1 in 100 are
below (benchmarks/train_pairs.py)."""
KEPT = 2 * FLOOR
"""Probability from which a pair is kept at all, as it may count for what only one article tells."""
OPPOSABLE = 0.2
"""Probability from which it is asked whether one clause denies the other: from less, hardly a pair gets to
OPPOSED once the denial no longer counts against the match."""
CLAUSE_LEAST = (FIRST + SECOND).index("clause_least")
SWAPPED = 0.8
"""Share of either clause that the other tells, from which it is asked whether a deed is told the other way
round. Of clauses less alike 62 seemed to tell it so on labelled events, and 44 of them state the same."""
OPPOSED = 0.3
"""Probability from which two clauses that contradict each other are a possible match. Set by hand while
contradictions of the labelled events were read."""


@dataclass(frozen=True, eq=False)
class Links:
    """Pairs of sentences, best first: of different articles, or a headline and its own text.

    ``one`` and ``other`` number candidate sentences, ``part_one`` and ``part_other`` the clauses they are
    most alike in. ``score`` is how much of either clause the other tells (``alignment``), ``probability``
    that of a reader who says that both state the same (``model``), ``band`` numbers BANDS, ``contradicts``
    says whether one denies what the other says.
    """

    one: IntArray
    other: IntArray
    part_one: IntArray
    part_other: IntArray
    score: FloatArray
    probability: FloatArray
    band: IntArray
    contradicts: BoolArray

    def __len__(self) -> int:
        return len(self.one)

    def __getitem__(self, rows: Any) -> Links:
        return Links(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


def find_links(events: Iterable[EventPairs]) -> Links:
    """The links between candidate sentences of different articles.

    How telling a word is follows from its own event, so events are looked at one by one.
    """
    found = [judge_pairs(event, *pairs_worth_a_look(event)) for event in events]
    if not found:
        nothing, zero = np.zeros(0, np.int64), np.zeros(0)
        return Links(nothing, nothing, nothing, nothing, zero, zero, nothing, np.zeros(0, bool))
    links = Links(
        *(np.concatenate([getattr(one, name) for one in found]) for name in Links.__dataclass_fields__)
    )
    return links[np.lexsort((links.other, links.one, -links.score, -links.probability))]


def judge_pairs(
    event: EventPairs,
    one: IntArray,
    other: IntArray,
    steps: tuple[IntArray, IntArray, FloatArray] | None = None,
) -> Links:
    """The links between pairs of an event's sentences, of one article or of two; improbable ones left out.

    ``steps`` are pairs known already, with their probabilities: a path from one to the other may lead over
    them, too.
    """
    candidates, rows, fitted = event.candidates, event.rows, load_model()
    first = event.first_look(one, other)
    probability = fitted.first.probability(first)
    ways = (one, other, probability)
    if steps is not None:
        ways = tuple(np.concatenate(pair) for pair in zip(ways, steps, strict=True))  # type: ignore[assignment]
    path = best_paths(*ways, len(rows))[: len(one)]
    worth = probability >= WORTH
    one, other = one[worth], other[worth]
    looked = event.close_look(one, other, first[worth], path[worth])
    probability = event.below_who_alone(one, other, fitted.second.probability(looked.features))
    kept = probability >= KEPT
    one, other, probability = one[kept], other[kept], probability[kept]
    looked = looked[kept]
    left, right = event.part_numbers[looked.left], event.part_numbers[looked.right]
    contradicts = np.zeros(len(one), bool)
    near = probability >= OPPOSABLE
    contradicts[near] = contradicting(candidates, event, looked[near])
    if contradicts.any():
        # Two clauses of which one denies the other speak of the same: what is denied counts against no match.
        columns = looked.features[contradicts].copy()
        columns[:, FIRST.index("negated")] = 0
        probability[contradicts] = fitted.second.probability(columns)
    band = bands(probability, contradicts, fitted)
    band[told_the_other_way_round(event, one, other, looked, band)] = BANDS.index(NONE)
    return Links(rows[one], rows[other], left, right, looked.score, probability, band, contradicts)


def contradicting(candidates: Candidates, event: EventPairs, looked: Looked) -> BoolArray:
    """Whether one clause of each pair denies what the other says."""
    parts = event.part_numbers
    questioned = candidates.marks[parts] & IS_QUESTIONED > 0
    said = [candidates.content[part] for part in parts.tolist()]
    polarity = Polarity(said, candidates.refuted[parts], questioned, event.sentences.names)
    return polarity.differs(looked.left, looked.right)


def told_the_other_way_round(
    event: EventPairs, one: IntArray, other: IntArray, looked: Looked, band: IntArray
) -> BoolArray:
    """Whether one side of each match tells in the other's words its deed the other way round: "B sued A".

    Whole sentences are looked at as well, with who says it: "he accused her" is a cue and a deed.
    """
    turned = np.zeros(len(band), bool)
    words, parts = event.sentences.words, event.sentences.part_words
    alike = looked.features[:, CLAUSE_LEAST] >= SWAPPED
    for row in np.flatnonzero(alike & (band < BANDS.index(NONE))).tolist():
        sides = (
            (parts[looked.left[row]], parts[looked.right[row]]),
            (words[one[row]], words[other[row]]),
        )
        turned[row] = any(reversed_deeds(deeds(here), deeds(there)) for here, there in sides)
    return turned


def bands(probability: FloatArray, contradicts: BoolArray, fitted: PairModel) -> IntArray:
    """The band of each pair, by number; a contradiction is a disagreement and never shared."""
    band = np.where(probability >= fitted.shared, 0, np.where(probability >= fitted.possible, 1, 2))
    opposed = np.where(probability >= OPPOSED, BANDS.index(POSSIBLE), BANDS.index(NONE))
    return np.where(contradicts, opposed, band)
