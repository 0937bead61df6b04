"""VADER for many sentences at once, with the library's own numbers (Hutto & Gilbert 2014).

VADER values the words of its lexicon and looks at their neighbours: up to three words before, one
after. Each distinct chunk is therefore looked up once (``facts``), and the rules are applied to all
valued words of a batch together, in the order and with the arithmetic of the library: the
numbers are the same to the last digit. Sentences with emoji or with one of VADER's few idioms
("kind of", "kiss of death") are rare; the library scores them itself, up to a length.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Any

import numpy as np
import numpy.typing as npt

from srccompare.documents.spans import BoolArray, FloatArray, IntArray
from srccompare.documents.text.vocabulary import Vocabulary
from srccompare.families.tone.facts import (
    AT_OR_VERY,
    BOOSTS,
    BUT,
    DOUBT,
    EMOJI,
    EMPHASIS,
    FACTS,
    KNOWN,
    LEAST,
    NEGATES,
    NEVER,
    NO,
    OR,
    SHOUTED,
    SO_OR_THIS,
    VALUED,
    WITHOUT,
    constants,
    facts_of,
)
from srccompare.vader import analyzer, plain

# What these words do to a value; written in the library's code, not among its constants.
# Hutto & Gilbert (2014).
WEAKENING = (1.0, 0.95, 0.9)  # of a booster one, two, three words before
NEVER_SO = 1.25
BEFORE_BUT, AFTER_BUT = 0.5, 1.5
EXCLAMATION, QUESTION, MANY_QUESTIONS = 0.292, 0.18, 0.96
ALPHA = 15

# What has more words is a page without full stops. The library's time grows with the square of the
# length (14 s for 65,000 characters were seen): a bound on time, above it emoji and idioms are plain words.
LONGEST = 1000


@dataclass(frozen=True, eq=False)
class Batch:
    """Sentences end to end: the fact row, the sentence and the bits of each chunk."""

    facts: npt.NDArray[Any]
    number: IntArray
    row: IntArray
    bits: IntArray
    size: int


def compounds(vocabulary: Vocabulary, number: IntArray, row: IntArray, size: int) -> FloatArray:
    """VADER's compound value of each sentence, from -1 (negative) to 1 (positive), to four digits.

    ``number`` and ``row`` run over the chunks in reading order: the chunk's number in the vocabulary,
    and the sentence, 0 to ``size`` - 1, it stands in. Chunks are read as ``plain`` writes them.
    """
    facts = vocabulary.chunks.column("vader", facts_of, FACTS)
    batch = Batch(facts, number, row, facts["bits"][number], size)
    # Which words are valued, and where: everything below has one entry per valued word.
    place = np.flatnonzero(batch.bits & VALUED)
    valence = _valences(batch, place)
    _weigh_but(batch, place, valence)
    total = _emphasized(batch, _totals(valence, row[place], size))
    compound = total / np.sqrt(total * total + ALPHA)
    rounded = _four_digits(compound)
    for rare in _left_to_the_library(batch).tolist():
        first, stop = np.searchsorted(row, [rare, rare + 1])
        words = (plain(vocabulary.chunks.strings[chunk]) for chunk in number[first:stop].tolist())
        rounded[rare] = analyzer().polarity_scores(" ".join(words))["compound"]
    return rounded


def _four_digits(values: FloatArray) -> FloatArray:
    """The values rounded as the library's ``round(value, 4)`` does."""
    scaled = values * 1e4
    nearest = np.rint(scaled)
    rounded: FloatArray = nearest / 1e4
    # Scaling may push what lies halfway between two numbers to the other side of the half.
    for row in np.flatnonzero(np.abs(np.abs(scaled - nearest) - 0.5) < 1e-6).tolist():
        rounded[row] = round(float(values[row]), 4)
    return rounded


def _left_to_the_library(batch: Batch) -> IntArray:
    """The sentences with an emoji or with the first two words of an idiom."""
    opens, closes = batch.facts["opens"], batch.facts["closes"]
    second = np.flatnonzero(closes[batch.number[1:]]) + 1
    idiom = second[(opens[batch.number[second - 1]] & closes[batch.number[second]]) > 0]
    emoji = np.flatnonzero(batch.bits & EMOJI)
    rare: IntArray = np.unique(batch.row[np.concatenate([idiom, emoji])])
    short: BoolArray = np.bincount(batch.row, minlength=batch.size)[rare] <= LONGEST
    return rare[short]


def _valences(batch: Batch, place: IntArray) -> FloatArray:
    """The value of each valued word after its neighbours have been looked at."""
    supplied = constants()
    row, bits = batch.row[place], batch.bits[place]
    own = batch.facts["valence"][batch.number[place]]
    # The bits of the neighbours; 0 beyond the edges of the sentence.
    one, two, three = (_neighbours(batch, place, -distance) for distance in (1, 2, 3))
    after = _neighbours(batch, place, 1)

    valence = np.where(_has(bits, NO) & _has(after, KNOWN), 0.0, own)
    refused = _has(one | two, NO) | (_has(three, NO) & _has(one, OR))
    valence = np.where(refused, own * supplied.negation, valence)
    mixed = _mixed_case(batch)[row]
    louder = np.where(valence > 0, valence + supplied.capitals, valence - supplied.capitals)
    valence = np.where(_has(bits, SHOUTED) & mixed, louder, valence)

    doubted = (
        np.zeros(len(place), bool),
        _has(two, WITHOUT) & _has(one, DOUBT),
        _has(three, WITHOUT) & _has(one | two, DOUBT),
    )
    never_so = (
        np.zeros(len(place), bool),
        _has(two, NEVER) & _has(one, SO_OR_THIS),
        # The library's brackets: "so" or "this" right before is enough.
        (_has(three, NEVER) & _has(two, SO_OR_THIS)) | _has(one, SO_OR_THIS),
    )
    for distance, neighbour in enumerate((one, two, three), start=1):
        exists = (place >= distance) & (batch.row[np.maximum(place - distance, 0)] == row)
        boost = _boost(batch, place - distance, neighbour, valence, mixed)
        changed = valence + boost * WEAKENING[distance - 1]
        negated = np.where(_has(neighbour, NEGATES), changed * supplied.negation, changed)
        negated = np.where(doubted[distance - 1], changed, negated)
        negated = np.where(never_so[distance - 1], changed * NEVER_SO, negated)
        valence = np.where(exists & ~_has(neighbour, KNOWN), negated, valence)

    least = _has(one, LEAST) & ~_has(one, KNOWN) & ~_has(two, AT_OR_VERY)
    return np.where(least, valence * supplied.negation, valence)


def _has(bits: IntArray, bit: int) -> BoolArray:
    """Which entries have the bit."""
    has: BoolArray = (bits & bit) != 0
    return has


def _neighbours(batch: Batch, place: IntArray, distance: int) -> IntArray:
    """The bits of the chunk so far from each place, 0 where that is another sentence."""
    there = np.clip(place + distance, 0, max(len(batch.row) - 1, 0))
    same = (batch.row[there] == batch.row[place]) & (there == place + distance)
    return np.where(same, batch.bits[there], 0)


def _mixed_case(batch: Batch) -> BoolArray:
    """Which sentences have some, but not only, words in capitals."""
    words = np.bincount(batch.row, minlength=batch.size)
    shouted = np.bincount(batch.row[_has(batch.bits, SHOUTED)], minlength=batch.size)
    return (shouted > 0) & (shouted < words)


def _boost(
    batch: Batch, there: IntArray, bits: IntArray, valence: FloatArray, mixed: BoolArray
) -> FloatArray:
    """How much the neighbour there strengthens (or, if negative, weakens) each value."""
    boosts = _has(bits, BOOSTS)
    amount = np.where(boosts, batch.facts["booster"][batch.number[np.maximum(there, 0)]], 0.0)
    amount = np.where(valence < 0, -amount, amount)
    capitals = constants().capitals
    louder = np.where(valence > 0, amount + capitals, amount - capitals)
    return np.where(boosts & _has(bits, SHOUTED) & mixed, louder, amount)


def _weigh_but(batch: Batch, place: IntArray, valence: FloatArray) -> None:
    """Weaken what stands before the first "but" of a sentence and strengthen the rest, in place."""
    where = np.flatnonzero(batch.bits & BUT)
    rows, earliest = np.unique(batch.row[where], return_index=True)
    hit_row = batch.row[place]
    first, stop = np.searchsorted(hit_row, rows), np.searchsorted(hit_row, rows, side="right")
    middle = np.searchsorted(place, where[earliest])
    for start, but, end in zip(first.tolist(), middle.tolist(), stop.tolist(), strict=True):
        valence[start:end] = _weighed(valence[start:end].tolist(), but - start)


def _weighed(values: list[float], but: int) -> list[float]:
    """The values with the first ``but`` of them weakened and the others strengthened."""
    changed = [value * (BEFORE_BUT if place < but else AFTER_BUT) for place, value in enumerate(values)]
    if len({*values, *changed}) == 2 * len(values):
        return changed
    # The library finds each value's place by looking for the value, so of two equal ones it may
    # meet the first twice. Heaps keep that from taking a time that grows with the square.
    places = defaultdict(list)
    for place, value in enumerate(values):
        places[value].append(place)
    for index in range(len(values)):
        value = values[index]
        found = heappop(places[value])
        values[found] = value * (BEFORE_BUT if found < but else AFTER_BUT)
        heappush(places[values[found]], found)
    return values


def _totals(valence: FloatArray, row: IntArray, size: int) -> FloatArray:
    """The sum of the values of each sentence, added up from left to right."""
    total: FloatArray = np.bincount(row, valence, minlength=size).astype(np.float64)
    # Newer Pythons add floats up more exactly than from left to right, and so does the library there.
    # The fourth digit shows it only where praise and blame cancel out: is anything left to emphasize?
    balanced = np.flatnonzero((np.abs(total) < 1e-9) & (np.bincount(row, minlength=size) > 1))
    first, stop = np.searchsorted(row, balanced), np.searchsorted(row, balanced, side="right")
    for sentence, start, end in zip(balanced.tolist(), first.tolist(), stop.tolist(), strict=True):
        total[sentence] = sum(valence[start:end].tolist())
    return total


def _emphasized(batch: Batch, total: FloatArray) -> FloatArray:
    """The sums, moved away from zero by exclamation marks (up to four) and repeated question marks."""
    marked = np.flatnonzero(batch.bits & EMPHASIS)
    row, number = batch.row[marked], batch.number[marked]
    exclamations = np.bincount(row, batch.facts["exclamations"][number], minlength=batch.size)
    questions = np.bincount(row, batch.facts["questions"][number], minlength=batch.size)
    asked = np.where(questions > 1, np.where(questions <= 3, questions * QUESTION, MANY_QUESTIONS), 0.0)
    emphasis = np.minimum(exclamations, 4) * EXCLAMATION + asked
    return np.where(total > 0, total + emphasis, np.where(total < 0, total - emphasis, total))
