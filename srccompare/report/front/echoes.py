"""A second look at what is said to stand in one text alone: whether its words stand together elsewhere.

    only here?   "Fishermen saved all forty passengers."
    elsewhere    … all 40 passengers … | … were saved by fishermen …       two sentences side by side: no

Matching reads sentence by sentence, so a statement that another text spreads over two, or puts into a clause
of a long one, is missed. The words it is made of are there all the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from itertools import pairwise

from srccompare.comparison.statements import word_vectors
from srccompare.comparison.statements.words import stem, words_of
from srccompare.documents.text.grammar.forms import is_small
from srccompare.report.context import Context

Weights = Mapping[str, float]
"""How rare each telling word of a sentence is, by its stem."""
COMMON = 1.0
"""The least weight of a word, also of a number: one in ten words of news is as common (`word_vectors`)."""


class Echoes:
    """How much of a sentence stands in other texts, two sentences there at a time."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.known: dict[int, list[Weights]] = {}

    @cached_property
    def events(self) -> dict[str, dict[str | None, Collection[int]]]:
        """The articles of each event by group."""
        same_event = self.context.comparison.same_event
        pairs = zip(same_event.event_names, same_event.articles_of, strict=True)
        return {name: dict(own.items()) for name, own in pairs}

    def sentences(self, row: int) -> list[Weights]:
        """The words of each sentence of an article."""
        if row not in self.known:
            documents = self.context.documents
            own = documents.sentences[documents.sentences.article == row]
            self.known[row] = [weights(text) for text in documents.text_of(own)]
        return self.known[row]

    def share(self, text: str, rows: Iterable[int]) -> float:
        """The greatest share of its words, by their rarity, that two sentences of one article have."""
        words = weights(text)
        total = sum(words.values())
        found = 0.0
        for row in rows:
            own = self.sentences(row)
            for one, other in pairwise([*own, {}]):
                found = max(
                    found, sum(weight for word, weight in words.items() if word in one or word in other)
                )
        return found / total if total else 0.0

    def elsewhere(self, text: str, event: str, group: str) -> float:
        """The share in the texts of all other groups on an event."""
        others = self.events.get(event, {})
        return self.share(text, [row for name, rows in others.items() if name != group for row in rows])

    def here(self, text: str, event: str, group: str) -> float:
        """The share in the texts of a group on an event."""
        return self.share(text, self.events.get(event, {}).get(group, ()))


def weights(text: str) -> Weights:
    """The telling words of a sentence with how rare they are."""
    words = {stem(word): word for word in words_of(text) if not is_small(word)}
    rarities = word_vectors.load().rarities(list(words.values())) if words else ()
    return {key: max(COMMON, float(one)) for key, one in zip(words, rarities, strict=True)}
