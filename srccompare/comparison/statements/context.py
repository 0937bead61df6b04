"""The telling words around what a clause counts, by which two counts are told to be of one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from functools import lru_cache
from typing import Any

from srccompare.comparison.statements.clauses import Candidates
from srccompare.comparison.statements.counts import INJURED, KILLED, SUPPLY
from srccompare.comparison.statements.details import Detail
from srccompare.comparison.statements.words import stem, synonyms, words_of
from srccompare.documents.text.grammar.forms import REMEMBERED, is_small

FEW_WORDS = 6
"""Telling words of a sentence below which what it speaks of stands in the sentence before. Set by hand."""


class Wide:
    """What is told around a clause, where it says little itself: "Nobody was hurt." """

    def __init__(self, candidates: Candidates, telling: Mapping[int, set[str]]) -> None:
        self._article, self._of = candidates.article, candidates.of.tolist()
        self._told: dict[int, set[str]] = defaultdict(set)
        for clause, words in telling.items():
            self._told[self._of[clause]] |= words

    def around(self, clause: int) -> set[str]:
        """The telling words of the sentence, and of the one before where these are few."""
        own = self._of[clause]
        words = self._told[own]
        before = own - 1
        if len(words) < FEW_WORDS and before >= 0 and self._article[before] == self._article[own]:
            words = words | self._told[before]
        return words


def is_named_count(detail: Detail) -> bool:
    """Whether what is counted is told by a verb and not by a unit: people hurt, days a store lasts."""
    return bool(detail.about) and detail.about[0] in (INJURED, KILLED, SUPPLY)


def telling_words(text: str) -> set[str]:
    """What the telling words of a clause stand for, numbers left out."""
    return {meant(word) for word in words_of(text) if not is_small(word) and word[0] != "#"}


@lru_cache(REMEMBERED)
def meant(word: str) -> str:
    """The one thing a word stands for: its first group of synonyms, else its stem."""
    groups = synonyms().get(stem(word))
    return f"={groups[0]}" if groups else stem(word)


def shared_share(here: Set[Any], there: Set[Any]) -> float:
    """What share of the telling words of two contexts is common to them (Dice 1945)."""
    return 2 * len(here & there) / max(len(here) + len(there), 1)
