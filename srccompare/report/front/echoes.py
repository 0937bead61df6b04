"""A second look at what is said to stand in one text alone: whether its words stand together elsewhere.

    only here?   "Fishermen saved all forty passengers."
    elsewhere    … all 40 passengers … | … were saved by fishermen …       two sentences side by side: no

Matching reads sentence by sentence, so a statement that another text spreads over two, or puts into a clause
of a long one, is missed. The words it is made of are there all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, pairwise

import numpy as np

from srccompare.comparison.statements import word_vectors
from srccompare.comparison.statements.words import stem, words_of
from srccompare.documents.spans import BoolArray, IntArray
from srccompare.documents.text.grammar.forms import REMEMBERED, is_small
from srccompare.report.context import Context

Weights = Mapping[str, float]
"""How rare each telling word of a sentence is, by its stem."""
COMMON = 1.0
"""The least weight of a word, also of a number: one in ten words of news is as common (`word_vectors`)."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """Every two sentences that stand side by side in the texts of an event, by the words in them."""

    groups: IntArray
    """The number of the group each is of."""
    numbers: Mapping[str | None, int]
    """The groups by name."""
    having: Mapping[str, IntArray]
    """The pairs that have a word."""

    def most(self, words: Weights, told: BoolArray) -> float:
        """The most that one pair has of some words, by their rarity; only of groups that are told."""
        known = [word for word in words if word in self.having]
        if not known:
            return 0.0
        found = [self.having[word] for word in known]
        rarity = np.repeat([words[word] for word in known], [len(pairs) for pairs in found])
        held = np.bincount(np.concatenate(found), rarity, minlength=len(self.groups))
        return float(held[told[self.groups]].max(initial=0.0))


class Echoes:
    """How much of a sentence stands in other texts, two sentences there at a time."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.known: dict[str, Pairs] = {}
        self.weighed: dict[str, Weights] = {}

    @cached_property
    def events(self) -> dict[str, dict[str | None, Collection[int]]]:
        """The articles of each event by group."""
        same_event = self.context.comparison.same_event
        pairs = zip(same_event.event_names, same_event.articles_of, strict=True)
        return {name: dict(own.items()) for name, own in pairs}

    def pairs(self, event: str) -> Pairs:
        """The pairs of sentences of an event."""
        if event not in self.known:
            numbers: dict[str | None, int] = {}
            groups: list[int] = []
            having: dict[str, list[int]] = {}
            for name, rows in self.events.get(event, {}).items():
                number = numbers.setdefault(name, len(numbers))
                for words in chain.from_iterable(self.pairs_in(row) for row in rows):
                    for word in words:
                        having.setdefault(word, []).append(len(groups))
                    groups.append(number)
            places = {word: np.array(pairs, np.int64) for word, pairs in having.items()}
            self.known[event] = Pairs(np.array(groups, np.int64), numbers, places)
        return self.known[event]

    def pairs_in(self, row: int) -> list[frozenset[str]]:
        """The telling words, by stem, of every two sentences in a row of an article, then of the last."""
        documents = self.context.documents
        own = documents.sentences[documents.sentences.article == row]
        words = [frozenset(telling_words(text)) for text in documents.text_of(own)]
        return [one | other for one, other in pairwise([*words, frozenset()])]

    def weights(self, text: str) -> Weights:
        """The telling words of a sentence with how rare they are, looked at once."""
        if text not in self.weighed:
            self.weighed[text] = weights(text)
        return self.weighed[text]

    def elsewhere(self, text: str, event: str, group: str) -> float:
        """The greatest share of its words that two sentences of another group on an event have."""
        return self.share(text, event, lambda name: name != group)

    def here(self, text: str, event: str, group: str) -> float:
        """The greatest share of its words that two sentences of a group on an event have."""
        return self.share(text, event, lambda name: name == group)

    def share(self, text: str, event: str, is_told: Callable[[str | None], bool]) -> float:
        """The greatest share of its words, by their rarity, that two sentences of some groups have."""
        words, pairs = self.weights(text), self.pairs(event)
        total = sum(words.values())
        told = np.array([is_told(name) for name in pairs.numbers], bool)
        return pairs.most(words, told) / total if total else 0.0


def weights(text: str) -> Weights:
    """The telling words of a sentence with how rare they are."""
    rarity_of = word_vectors.load().rarity_of
    return {key: max(COMMON, rarity_of(word)) for key, word in telling_words(text).items()}


@lru_cache(REMEMBERED)
def telling_words(text: str) -> Mapping[str, str]:
    """The telling words of a sentence by their stems."""
    return {stem(word): word for word in words_of(text) if not is_small(word)}
