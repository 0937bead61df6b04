"""What the model of tone towards a target reads: words by their place around the target, and what they are.

Words and pairs of words are known only by a slot, a number of 20 bits worked out from them (feature
hashing; Weinberger et al. 2009).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from srccompare.target_tone.facts import Facts, bit, facts_of
from srccompare.target_tone.words import BoolArray, HashArray, IntArray, Words, mixed, number_of

if TYPE_CHECKING:
    from scipy import sparse

FloatArray = npt.NDArray[np.float64]
# Chosen by cross-validation on NewsMTSC's training part (docs/entity-tone.md).
SLOTS = 20
STEM = 5
REACH = 3
NEGATED = -0.74  # VADER's constant
STRONG = 1.2
MEANINGS = ("meaning", "meaning before", "meaning after")
SHORTENED = 15.0  # VADER's own: a sum x becomes x / sqrt(x * x + 15)


@dataclass(frozen=True, eq=False)
class Block:
    """Features of one sort: each has a sentence and a number; in a sentence they weigh 1 / sqrt(how many)."""

    row: IntArray
    number: HashArray

    def matrix(self, rows: int) -> sparse.csr_matrix:
        """One row per sentence, one column per slot."""
        from scipy import sparse

        count = np.bincount(self.row, minlength=rows)
        values = 1 / np.sqrt(np.maximum(count, 1))
        starts = np.concatenate([[0], np.cumsum(count)])
        slots = (self.number >> np.uint64(64 - SLOTS)).astype(np.int32)
        return sparse.csr_matrix((values[self.row], slots, starts), shape=(rows, 1 << SLOTS))


class Surroundings:
    """The words of some sentences as they stand around their targets."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.size = len(words.target)
        self.row = words.row
        self.at = words.target[self.row]
        self.place = np.arange(len(self.row)) - self.at
        own = words.number(words.first, words.stop)
        self.facts: Facts = facts_of(words, own)
        self.is_word = words.is_word
        figure = self.is_word & (words.letters[words.first] >= 48) & (words.letters[words.first] <= 57)
        self.number = np.where(figure, np.uint64(number_of("#")), own)
        opens = np.concatenate([[True], self.row[1:] != self.row[:-1]]) if len(self.row) else figure
        name = self.is_word & words.capital & ~opens
        begun = words.number(words.first, np.minimum(words.stop, words.first + STEM))
        self.stem = np.where(self.is_word & ~name & ~figure, begun, self.number)
        self.after = (self.place > 0).astype(np.int64)

    def since(self, marked: BoolArray) -> IntArray:
        """How many marked words lie between each word and the target (itself included), signed."""
        passed = np.cumsum(marked)
        return passed - passed[self.at]

    @cached_property
    def inside(self) -> BoolArray:
        """Whether a word stands in the clause of the target."""
        inside: BoolArray = ((self.since(self.facts.cut) == 0) & ~self.facts.cut) | (self.place == 0)
        return inside

    @cached_property
    def content(self) -> BoolArray:
        """Whether a word is none of the small ones that link."""
        content: BoolArray = self.is_word & (self.facts.link & ~(bit("cut") | bit("negation")) == 0)
        return content

    @cached_property
    def rank(self) -> IntArray:
        """The first content word after the target is 1, the first before it -1; 0 for small words."""
        rank = self.since(self.content)
        return np.where(self.content, np.where(self.place < 0, rank - 1, rank), 0)

    @cached_property
    def steps(self) -> IntArray:
        """How far a word is from the target in content words, at most 3, and on which side."""
        steps: IntArray = np.minimum(np.abs(self.rank), REACH) * 2 + self.after
        return steps

    @cached_property
    def between(self) -> IntArray:
        """Bits for the kinds of small words, and for the clause's end, between a word and the target."""
        bits = np.zeros(len(self.row), np.int64)
        for place, kind in enumerate(("be", "auxiliary", "by", "against", "preposition", "connective")):
            passed = self.since(self.facts.link & bit(kind) > 0) != 0
            bits |= passed.astype(np.int64) << place
        between: IntArray = bits | (self.since(self.facts.cut) != 0).astype(np.int64) << 6
        return between

    @cached_property
    def negated(self) -> BoolArray:
        """Whether one of the three words before a word negates it."""
        negated = np.zeros(len(self.row), np.bool_)
        for back in (1, 2, 3):
            same = self.row[back:] == self.row[:-back]
            negated[back:] |= self.facts.negates[:-back] & same
        return negated

    @cached_property
    def value(self) -> FloatArray:
        """VADER's value of each word, turned where it is negated."""
        return np.where(self.negated, NEGATED * self.facts.value, self.facts.value)

    @cached_property
    def quoted(self) -> BoolArray:
        """Whether a word stands between straight quotation marks."""
        passed = np.cumsum(self.facts.quote)
        opening = np.searchsorted(self.row, np.arange(self.size))
        before = (passed - self.facts.quote)[opening] if len(self.row) else passed
        inside: BoolArray = ((passed - before[self.row]) % 2 == 1) & ~self.facts.quote
        return inside


def blocks(around: Surroundings) -> dict[str, Block]:
    """Words, pairs and categories by place, each sort a block of its own."""
    number, stem, row, after = around.number, around.stem, around.row, around.after
    other = around.place != 0
    word = around.is_word
    inside, content = around.inside, around.content
    follows = np.append(row[1:] == row[:-1], False) if len(row) else other
    pair = number * np.uint64(3) + mixed(np.append(number[1:], np.uint64(0))) if len(row) else number
    # What is said of the target with which link: "criticized by T", "T was criticized", "T criticized".
    side_link = (after << 9) | around.between
    plain_link = (after << 4) | ((around.between >> 6) << 1) | (around.between & 1)
    effect, loaded = around.facts.effect, around.facts.loaded
    toned = np.sign(around.value) * (1 + (np.abs(around.value) > STRONG)) + 3
    kinds = {
        "sentence": (other & word, number, 0),
        "sentence pairs": (follows, pair, 0),
        "sentence stems": (other & word, stem, 0),
        "clause": (word & inside, number, 0),
        "clause sides": (word & inside, number, after),
        "clause stems": (word & inside, stem, after),
        "clause pairs": (follows & inside & np.append(inside[1:], False), pair, 0),
        "near": (other & (np.abs(around.place) <= REACH), number, around.place + 10),
        "window": (word & (np.abs(around.place) <= 8), number, after),
        "linked": (content & (np.abs(around.rank) <= 2), stem, side_link),
        "sides": (content, stem, plain_link),
        "tone": (other & (around.value != 0), None, toned.astype(np.int64) << 8 | around.steps),
        "effect": (effect > 0, None, effect << 8 | around.steps),
        "effect links": (effect > 0, None, (effect << 16) | (around.steps << 10) | side_link),
        "effect clauses": (
            effect > 0, None, effect << 3 | after << 2 | inside.astype(np.int64) << 1 | around.negated
        ),
        "loaded": (other & (loaded > 0), None, loaded << 8 | around.steps << 1 | inside),
        # Words that stood in like company in other news have like weights here: see MEANINGS.
        "meaning": (content, number, 0),
        "meaning before": (content & (around.rank < 0) & (around.rank >= -4), number, 0),
        "meaning after": (content & (around.rank > 0) & (around.rank <= 4), number, 0),
    }  # fmt: skip
    found = {}
    for name, (chosen, what, extra) in kinds.items():
        where = np.flatnonzero(chosen)
        base: HashArray = np.zeros(len(where), np.uint64) if what is None else what[where]
        shifted: HashArray = np.broadcast_to(np.asarray(extra), row.shape)[where].astype(np.uint64)
        found[name] = Block(row[where], mixed(base + shifted * np.uint64(0x2545F4914F6CDD1D) + salt(name)))
    return found


def salt(name: str) -> np.uint64:
    """What keeps the slots of one block apart from those of another."""
    return np.uint64(number_of(name))


def amounts(around: Surroundings) -> FloatArray:
    """One row per sentence: what is counted rather than looked up, as sums of VADER's values, lengths."""
    inside, place, value = around.inside, around.place, around.value
    other = place != 0
    same_voice = around.quoted == around.quoted[around.at]
    zones = (
        inside & (place < 0), inside & (place > 0), place < 0, place > 0, other & (np.abs(place) <= 4),
        other & same_voice, other & inside, other, other & ~inside,
    )  # fmt: skip
    columns = []
    for zone in zones:
        columns += [total(around, zone, np.maximum(value, 0)), total(around, zone, np.minimum(value, 0))]
        columns.append(total(around, zone, value))
    closer = value / (1 + np.abs(place) / 3)
    columns += [total(around, zone, 2 * closer) for zone in (other, place > 0, place < 0)]
    columns = [column / np.sqrt(column * column + SHORTENED) for column in columns]
    loaded = around.facts.loaded
    ones = np.ones(len(around.row))
    for category in range(1, 8):
        hit = other & (loaded == category)
        columns += [
            np.minimum(total(around, zone, ones), 2) / 2
            for zone in (hit, hit & inside, hit & inside & (place > 0))
        ]
    length = total(around, np.ones(len(around.row), np.bool_), ones)
    opening = np.searchsorted(around.row, np.arange(around.size))
    begun = around.words.target - opening
    columns += [
        np.minimum(length, 60) / 60,
        begun / np.maximum(length, 1),
        (begun <= 1).astype(np.float64),
        around.quoted[around.words.target].astype(np.float64),
        np.minimum(total(around, around.facts.quote, ones), 1),
        np.minimum(total(around, inside, ones), 30) / 30,
        np.minimum(total(around, inside & around.facts.negates, ones), 1),
    ]
    return np.stack(columns, axis=1)


def total(around: Surroundings, chosen: BoolArray, values: FloatArray) -> FloatArray:
    """The sum of values over the chosen words of each sentence."""
    return np.bincount(around.row[chosen], values[chosen], minlength=around.size).astype(np.float64)
