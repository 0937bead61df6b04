"""Whether two statements that are alike contradict each other: one denies, or says the opposite."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property

import numpy as np

from srccompare import lexicon
from srccompare.comparison.wording import is_small, stem, synonyms
from srccompare.documents.spans import BoolArray, IntArray
from srccompare.documents.structure import single_words

BEGINNINGS = ("un", "in", "im", "non", "dis")
"""Beginnings that turn a word into its opposite."""
REACH = 12
"""Words behind a "not" that it denies at most; a joining word ends it earlier."""
FLIPPED = 0.4
"""Share of the telling words two statements share that one denies and the other does not."""


class Polarity:
    """Clauses with the words they deny and the sides of opposites they name.

    ``words`` are those of each clause, ``refuted`` says whether its source denies it, ``asked`` whether it is
    a question, ``weight`` how telling a stem is.
    """

    def __init__(
        self,
        words: Sequence[Sequence[str]],
        refuted: BoolArray,
        asked: BoolArray,
        weight: Callable[[str], float],
    ) -> None:
        self.refuted, self.asked = refuted, asked
        self.words, self.weight = words, weight

    @cached_property
    def _known(self) -> list[Clause | None]:
        return [None] * len(self.words)

    def clause(self, number: int) -> Clause:
        """A clause, looked at once."""
        known = self._known[number]
        if known is None:
            known = self._known[number] = Clause(self.words[number])
        return known

    def differs(self, one: IntArray, other: IntArray) -> BoolArray:
        """Whether the two clauses of each pair say the opposite of each other."""
        pairs = zip(one.tolist(), other.tolist(), strict=True)
        found = [self.denies(left, right) or self.opposed(left, right) for left, right in pairs]
        differs: BoolArray = np.array(found, bool) ^ (self.refuted[one] ^ self.refuted[other])
        # A question says nothing that could be denied.
        return differs & ~self.asked[one] & ~self.asked[other]

    def denies(self, one: int, other: int) -> bool:
        """Whether most of what both clauses name is denied in one of them only."""
        here, there = self.clause(one), self.clause(other)
        if here.negated and there.negated:
            # What exactly each denies is beyond a look at the words.
            return False
        shared = here.denied.keys() & there.denied.keys()
        weights = {word: self.weight(word) for word in shared}
        flipped = sum(weights[word] for word in shared if here.denied[word] != there.denied[word])
        return flipped > 0 and flipped >= FLIPPED * sum(weights.values())

    def opposed(self, one: int, other: int) -> bool:
        """Whether one clause names one side of a pair of opposites and the other clause only the other."""
        here, there = self.clause(one), self.clause(other)
        for pair, sides in here.sides.items():
            if len(sides) == 1 and there.sides.get(pair, sides) == {3 - side for side in sides}:
                return True
        return turned(here.denied, there.denied) or turned(there.denied, here.denied)


class Clause:
    """The telling stems of a clause with whether it denies them, and the sides of opposites it names."""

    def __init__(self, words: Sequence[str]) -> None:
        self.sides: dict[str, set[int]] = {}
        self.denied: dict[str, bool] = {}
        self.negated = any(word in negators() for word in words)
        left = 0
        for word, behind in zip(words, [*words[1:], ""], strict=True):
            if word in negators() or (behind == "to" and word in single_words("statement_words", "refusing")):
                left = REACH
            elif word in joining():
                left = 0
            elif not is_small(word):
                for meant in (stem(word), *(f"={group}" for group in synonyms().get(stem(word), ()))):
                    self.denied[meant] = self.denied.get(meant, False) or left > 0
                for pair, side in opposites().get(stem(word), ()):
                    # "Not open" is on the side of "closed".
                    self.sides.setdefault(pair, set()).add(3 - side if left > 0 else side)
            left -= 1


@cache
def negators() -> frozenset[str]:
    """Words that deny what follows."""
    entries = lexicon.load("certainty_words").entries
    return frozenset(
        entry.text for entry in entries if entry.category == "negation" and " " not in entry.text
    )


@cache
def joining() -> frozenset[str]:
    """Words at which what is denied ends."""
    return single_words("clause_words", "conjunction") | single_words("clause_words", "subordinator")


def turned(plain: dict[str, bool], other: dict[str, bool]) -> bool:
    """Whether the other words hold a plain one with its beginning turned ("complete", "incomplete")."""
    return any(
        other.get(f"{beginning}{word}") == denied and word not in other and f"{beginning}{word}" not in plain
        for word, denied in plain.items()
        if len(word) > 3
        for beginning in BEGINNINGS
    )


@cache
def opposites() -> dict[str, list[tuple[str, int]]]:
    """For each stem the pairs of opposites it belongs to and its side."""
    found: dict[str, list[tuple[str, int]]] = {}
    for entry in lexicon.load("opposites").entries:
        found.setdefault(stem(entry.text), []).append((entry.category, int(entry.weight)))
    return found
