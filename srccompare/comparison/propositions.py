"""What two clauses name alike, and whether they say it of the same: evidence beside likeness of wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

import numpy as np

from srccompare.comparison.details import MONTHS, WEEKDAYS
from srccompare.comparison.roles import Deeds, meant
from srccompare.comparison.wording import is_small
from srccompare.documents.spans import BoolArray, FloatArray, IntArray
from srccompare.documents.structure import single_words

USUAL = 180
"""Sentences of the event whose rarest word weighs as much as here, so that events of any size compare."""
DOUBTFUL = ("may", "march")
"""Months that are verbs as well."""
ENDS_AT = ("to", "from")
"""Words before the one a deed leads to or comes from."""
FAR = 8
"""Words behind a verb among which "to" or "from" belongs to it."""


@dataclass(frozen=True, eq=False)
class Common:
    """What the two clauses of each pair name alike: one row for each pair.

    ``left`` and ``right`` are the shares of what a clause names that the other names as well, weighed by
    how rare it is in the event (0 to 1), ``weight`` how much that is, in natural logarithms of rarity.
    ``complete`` says whether both clauses name what they speak of ("that is wrong" does not).
    """

    left: FloatArray
    right: FloatArray
    weight: FloatArray
    complete: BoolArray
    apart: BoolArray
    """Whether both name a day or month and no common one."""

    @property
    def both(self) -> FloatArray:
        """The mean of both shares."""
        mean: FloatArray = (self.left + self.right) / 2
        return mean

    @property
    def least(self) -> FloatArray:
        """The smaller share."""
        smaller: FloatArray = np.minimum(self.left, self.right)
        return smaller


class Rarity:
    """How telling a meaning is within an event: ln((1 + sentences) / (1 + those that name it))."""

    def __init__(self, sentences: Sequence[Sequence[str]]) -> None:
        self._size = len(sentences)
        self._having = Counter(one for words in sentences for one in meanings(words))
        self._scale = np.log((1 + USUAL) / 2) / np.log((1 + max(self._size, 3)) / 2)
        self._known: dict[str, float] = {}

    def of(self, meaning: str) -> float:
        """The weight of one meaning."""
        weight = self._known.get(meaning)
        if weight is None:
            weight = float(np.log((1 + self._size) / (1 + self._having[meaning])) * self._scale)
            self._known[meaning] = weight
        return weight


def meanings(words: Sequence[str]) -> frozenset[str]:
    """What the telling words of a clause stand for: their stems and groups of synonyms."""
    return frozenset().union(*(meant(word) for word in words if not is_small(word)))


def common(clauses: Sequence[Sequence[str]], rarity: Rarity, left: IntArray, right: IntArray) -> Common:
    """What the clauses of each pair name alike; ``left`` and ``right`` number the clauses."""
    used = {one: Named(clauses[one], rarity) for one in {*left.tolist(), *right.tolist()}}
    rows = []
    for one, other in zip(left.tolist(), right.tolist(), strict=True):
        here, there = used[one], used[other]
        shared = here.meanings & there.meanings
        found = here.found(shared), there.found(shared)
        complete = not (here.away or there.away)
        apart = bool(here.times and there.times and not here.times & there.times)
        rows.append((found[0] / here.total, found[1] / there.total, min(found), complete, apart))
    table = np.array(rows, np.float64).reshape(-1, 5)
    return Common(table[:, 0], table[:, 1], table[:, 2], table[:, 3] > 0, table[:, 4] > 0)


class Named:
    """What a clause names, each word once, and how much that is: looked at once for all its pairs.

    A word counts as rare as its rarest meaning; found under another word, only as rare as what both mean.
    """

    def __init__(self, words: Sequence[str], rarity: Rarity) -> None:
        self.places: dict[str, list[int]] = {}
        """Which of the words have a meaning."""
        telling = [meant(word) for word in dict.fromkeys(words) if not is_small(word)]
        for place, own in enumerate(telling):
            for one in own:
                self.places.setdefault(one, []).append(place)
        self.meanings = self.places.keys()
        self.weight = {one: rarity.of(one) for one in self.places}
        self.total = max(sum(max(self.weight[one] for one in own) for own in telling), 1e-9)
        self.times, self.away = times_of(words), points_away(words)

    def found(self, shared: Set[str]) -> float:
        """The weight of the words that have a meaning shared with another clause."""
        best: dict[int, float] = {}
        for one in shared:
            for place in self.places[one]:
                best[place] = max(best.get(place, 0.0), self.weight[one])
        # Summed in the order of the words, so that the same clauses always give the same value.
        return sum(best[place] for place in sorted(best))


def times_of(words: Sequence[str]) -> frozenset[str]:
    """The days of the week and months a clause names."""
    return frozenset(word for word in words if word in WEEKDAYS or (word in MONTHS and word not in DOUBTFUL))


def points_away(words: Sequence[str]) -> bool:
    """Whether what a clause speaks of stands in another sentence.

    >>> points_away("that is quite troubling".split()), points_away("that plan is wrong".split())
    (True, False)
    """
    helping = single_words("clause_words", "auxiliary") | single_words("clause_words", "be")
    return len(words) > 1 and words[0] in single_words("statement_words", "pointing") and words[1] in helping


def led_elsewhere(here: Deeds, there: Deeds) -> bool:
    """Whether the same deed leads to, or comes from, another one in each: "sent to Rome", "sent to Oslo"."""
    for verb, (_, behind) in here.items():
        other = next((deed for name, deed in there.items() if meant(name) & meant(verb)), None)
        if other is None:
            continue
        for word in ENDS_AT:
            one, two = (reached(words, word) for words in (behind, other[1]))
            if one is not None and two is not None and not meant(one) & meant(two):
                return True
    return False


def reached(words: Sequence[str], before: str) -> str | None:
    """The state or body directly behind a word, near the beginning.

    >>> reached(["weapons", "to", "@russia"], "to")
    '@russia'
    """
    near = list(words[:FAR])
    at = near.index(before) + 1 if before in near else len(near)
    return near[at] if at < len(near) and near[at][0] == "@" else None
