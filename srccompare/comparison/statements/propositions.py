"""What two clauses name alike, and whether they say it of the same: evidence beside likeness of wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from srccompare.comparison.statements.details import MONTHS, WEEKDAYS
from srccompare.comparison.statements.roles import Deeds, meant
from srccompare.comparison.statements.words import is_small
from srccompare.documents.text.structure import single_words

USUAL = 180
"""Sentences of the event whose rarest word weighs as much as here, so that events of any size compare."""
FEWEST = 40
"""Of fewer sentences than these nobody knows which words are rare: they count as if there were so many."""
DOUBTFUL = ("may", "march")
"""Months that are verbs as well."""
ENDS_AT = ("to", "from")
"""Words before the one a deed leads to or comes from."""
FAR = 8
"""Words behind a verb among which "to" or "from" belongs to it."""


class Rarity:
    """How telling a meaning is within an event: ln((1 + sentences) / (1 + those that name it))."""

    def __init__(self, sentences: Sequence[Sequence[str]]) -> None:
        self._size = len(sentences)
        self._having = Counter(one for words in sentences for one in meanings(words))
        self._scale = np.log((1 + USUAL) / 2) / np.log((1 + max(self._size, FEWEST)) / 2)
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
