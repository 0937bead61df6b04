"""Whether two statements that are alike contradict each other: one denies, or says the opposite."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property

import numpy as np

from srccompare import lexicon
from srccompare.comparison.denial import DENIED, OPEN, STATED, Word, denying, words_said
from srccompare.comparison.propositions import times_of
from srccompare.comparison.roles import meant
from srccompare.comparison.wording import Phrases, stem, words_of
from srccompare.documents.spans import BoolArray, IntArray

BEGINNINGS = ("un", "in", "im", "non", "dis")
"""Beginnings that turn a word into its opposite."""
SURE_BEGINNINGS = ("un", "in", "im", "non")
"""Those that seldom begin another word behind "is"."""


class Polarity:
    """Clauses with what they state and deny.

    ``texts`` are those of each clause, ``refuted`` says whether its source denies it, ``asked`` whether it is
    a question, ``names`` those used for short.
    """

    def __init__(
        self, texts: Sequence[str], refuted: BoolArray, asked: BoolArray, names: Phrases | None = None
    ) -> None:
        self.texts, self.refuted, self.asked, self.names = texts, refuted, asked, names

    @cached_property
    def _known(self) -> list[Clause | None]:
        return [None] * len(self.texts)

    def clause(self, number: int) -> Clause:
        """A clause, looked at once."""
        known = self._known[number]
        if known is None:
            known = Clause(self.texts[number], refuted=bool(self.refuted[number]), names=self.names)
            self._known[number] = known
        return known

    def differs(self, one: IntArray, other: IntArray) -> BoolArray:
        """Whether the two clauses of each pair say the opposite of each other."""
        pairs = zip(one.tolist(), other.tolist(), strict=True)
        # A question says nothing that could be denied.
        asked = (self.asked[one] | self.asked[other]).tolist()
        return np.array(
            [
                not open_ and self.clause(left).contradicts(self.clause(right))
                for (left, right), open_ in zip(pairs, asked, strict=True)
            ],
            bool,
        )


class Clause:
    """The telling words of a clause, with what it states and denies."""

    def __init__(self, text: str, *, refuted: bool = False, names: Phrases | None = None) -> None:
        words = words_said(text, names)
        self.words = turned_round(words) if refuted else words
        self.plain = words_of(text, names)
        self.times = times_of(self.plain)
        self.all = frozenset().union(*(meant_by(word) for word in self.words))

    def contradicts(self, other: Clause) -> bool:
        """Whether one of two clauses denies what the other states, or says the opposite of the same."""
        if self.times and other.times and self.times.isdisjoint(other.times):
            return False
        return (
            denies(self, other)
            or denies(other, self)
            or opposed(self, other)
            or turned(self, other)
            or turned(other, self)
            or in_other_order(self, other)
        )


def turned_round(words: Sequence[Word]) -> list[Word]:
    """The words of a clause its source denies: of what it states, the first predicate is denied."""
    first = next((at for at, word in enumerate(words) if word.predicate), len(words))
    return [
        replace(word, how=DENIED if at == first and word.how == STATED else OPEN)
        for at, word in enumerate(words)
    ]


def meant_by(word: Word) -> frozenset[str]:
    """What a word may stand for."""
    return meant(word.stem)


def denies(one: Clause, other: Clause) -> bool:
    """Whether the first clause denies a word the second states of the same."""
    for word in one.words:
        if word.how != DENIED:
            continue
        same = [second for second in other.words if second.stem == word.stem]
        stated_here = any(second.how == STATED for second in one.words if second.stem == word.stem)
        if stated_here or any(second.how == DENIED for second in same):
            continue
        if not (one.all - meant_by(word)) & (other.all - meant_by(word)) and len(one.words) > 1:
            continue
        if any(states_what_is_denied(second, word, other) for second in same):
            return True
    return False


def states_what_is_denied(stated: Word, denied: Word, clause: Clause) -> bool:
    """Whether a word of a clause states what is denied elsewhere, of the same subject."""
    if stated.how != STATED or stated.possible != denied.possible:
        return False
    if stated.predicate and denied.predicate:
        return of_the_same(stated, denied)
    if denied.along is None:
        # "Not desperate" against "their desperation", but no deed against a thing of that name.
        fits = not denied.verb and stated.written != denied.written
    else:
        fits = not any(thing.isdisjoint(clause.all) for thing in denied.along)
    return fits and may_be_one(names_of(stated), names_of(denied))


def names_of(word: Word) -> frozenset[str]:
    """The states and bodies before a word."""
    return frozenset(one for one in word.before if one[0] == "@")


def may_be_one(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets have something in common, or one is unknown."""
    return not one or not other or bool(one & other)


def of_the_same(one: Word, other: Word) -> bool:
    """Whether nothing speaks against two predicates being said of the same subject and object."""
    if one.passive or other.passive:
        return may_be_one(one.before | one.behind, other.before | other.behind)
    return may_be_one(one.before, other.before) and may_be_one(one.behind, other.behind)


def opposed(one: Clause, other: Clause) -> bool:
    """Whether both clauses say of the same subject the two sides of a pair of opposites."""
    here, there = sides(one), sides(other)
    for pair, (side, word) in here.items():
        if pair not in there or there[pair][0] != 3 - side:
            continue
        second = there[pair][1]
        if DENIED == word.how == second.how:
            continue
        # What is called off now is what will not be.
        if word.possible != second.possible and not {word.stem, second.stem} & ending_plans():
            continue
        if word.stem != second.stem and same_doer(word, second):
            return True
    return False


def same_doer(one: Word, other: Word) -> bool:
    """Whether two predicates are surely said of the same."""
    if one.passive == other.passive:
        objects = one.behind and other.behind and one.behind.isdisjoint(other.behind)
        return (bool(one.before & other.before) or not (one.before or other.before)) and not objects
    passive, active = (one, other) if one.passive else (other, one)
    known = active.behind | active.before
    return bool(passive.before & known) or not (passive.before or known)


def sides(clause: Clause) -> dict[str, tuple[int, Word]]:
    """The pairs of opposites of which a clause names one side as its predicate; "not open" is "closed"."""
    found: dict[str, tuple[int, Word]] = {}
    both = set()
    for word in clause.words:
        for pair, side in opposites().get(word.stem, ()):
            own = 3 - side if word.how == DENIED else side
            if pair in found and found[pair][0] != own:
                both.add(pair)
            if word.predicate and word.how != OPEN:
                found.setdefault(pair, (own, word))
    return {pair: own for pair, own in found.items() if pair not in both}


def turned(plain: Clause, other: Clause) -> bool:
    """Whether the other clause holds a predicate with its beginning turned ("complete", "incomplete")."""
    stems = {word.stem for word in other.words}
    return any(
        word.stem not in stems and word.predicate and len(word.stem) > 3 and word.how == second.how != OPEN
        for word in plain.words
        for second in other.words
        if second.predicate and second.stem in {f"{one}{word.stem}" for one in SURE_BEGINNINGS}
    )


def in_other_order(one: Clause, other: Clause) -> bool:
    """Whether the same is said to be before something in one clause, and after it in the other."""
    here, there = order_of(one.plain), order_of(other.plain)
    return any(side == 3 - there[thing] for thing, side in here.items() if thing in there) and any(
        word.predicate
        and second.predicate
        and DENIED not in (word.how, second.how)
        and meant_by(word) & meant_by(second)
        for word in one.words
        for second in other.words
    )


def order_of(words: Sequence[str]) -> dict[str, int]:
    """What stands right behind "before" (1) and "after" (2)."""
    found: dict[str, int] = {}
    for place, word in enumerate(words):
        side = 1 if word in denying("before") else 2 if word in denying("after") else 0
        if side:
            behind = next((one for one in words[place + 1 : place + 3] if len(one) > 3), None)
            if behind is not None:
                found[stem(behind)] = side
    return found


@cache
def ending_plans() -> frozenset[str]:
    """The stems of verbs by which something will not be."""
    return frozenset(map(stem, denying("ends_plan")))


@cache
def opposites() -> dict[str, list[tuple[str, int]]]:
    """For each stem the pairs of opposites it belongs to and its side."""
    found: dict[str, list[tuple[str, int]]] = {}
    for entry in lexicon.load("opposites").entries:
        found.setdefault(stem(entry.text), []).append((entry.category, int(entry.weight)))
    return found
