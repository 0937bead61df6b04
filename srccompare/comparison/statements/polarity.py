"""Whether two statements that are alike contradict each other: one denies, or says the opposite."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property

import numpy as np

from srccompare import lexicon
from srccompare.comparison.statements.denial import Word, words_said
from srccompare.comparison.statements.propositions import times_of
from srccompare.comparison.statements.roles import meant
from srccompare.comparison.statements.scope import DENIED, OPEN, STATED, denying
from srccompare.comparison.statements.words import Phrases, stem, words_of
from srccompare.documents.spans import BoolArray, IntArray

BEGINNINGS = ("un", "in", "im", "non", "dis")
"""Beginnings that turn a word into its opposite."""
SURE_BEGINNINGS = ("un", "in", "im", "non")
"""Those that seldom begin another word behind "is"."""

Named = tuple[frozenset[str], ...]
"""What each of some words may stand for."""


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
        self.possible = any(word.possible and word.predicate for word in self.words)
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
        same = [second for second in other.words if is_same(word, second)]
        stated_here = any(second.how == STATED for second in one.words if is_same(word, second))
        if stated_here or any(second.how == DENIED for second in same):
            continue
        if not (one.all - meant_by(word)) & (other.all - meant_by(word)) and len(one.words) > 1:
            continue
        if any(states_what_is_denied(second, word, other) for second in same):
            return True
    return False


def is_same(denied: Word, other: Word) -> bool:
    """Whether two words are one; of predicates synonyms as well."""
    if denied.stem == other.stem:
        return True
    return denied.predicate and other.predicate and bool(meant_by(denied) & meant_by(other))


def states_what_is_denied(stated: Word, denied: Word, clause: Clause) -> bool:
    """Whether a word of a clause states what is denied elsewhere, of the same subject."""
    if stated.how != STATED or stated.possible != denied.possible:
        return False
    if stated.predicate and denied.predicate:
        return not of_parts(denied, stated) and of_the_same(stated, denied)
    if denied.along is None:
        # "Not desperate" against "their desperation", but no deed against a thing of that name.
        fits = not denied.verb and stated.written != denied.written
    else:
        fits = clause.possible == denied.possible
        fits &= not any(thing.isdisjoint(clause.all) for thing in denied.along)
    return fits and may_be_one(names_of(stated), names_of(denied))


def names_of(word: Word) -> Named:
    """The states and bodies before a word."""
    return tuple(one for one in word.before if any(meaning[0] == "@" for meaning in one))


def may_be_one(one: Named, other: Named) -> bool:
    """Whether two lists name mostly the same, as the shorter goes, or one is unknown."""
    return not one or not other or mostly_same(one, other)


def mostly_same(one: Named, other: Named) -> bool:
    """Whether more than half of what the shorter of two lists names stands in the other."""
    shorter, longer = sorted((one, other), key=len)
    known = frozenset[str]().union(*longer)
    return 2 * sum(not meanings.isdisjoint(known) for meanings in shorter) > len(shorter)


def share(one: Named, other: Named) -> bool:
    """Whether two lists name anything alike, or one is unknown."""
    return not one or not other or not frozenset[str]().union(*one).isdisjoint(frozenset[str]().union(*other))


def of_parts(one: Word, other: Word) -> bool:
    """Whether the first is said of a part, and the other may be said of the rest: "some", "12" and "15"."""
    return bool(one.partial) and (one.partial != other.partial or any(part[0] != "#" for part in one.partial))


def other_heads(one: Word, other: Word) -> bool:
    """Whether the subject of the first is a thing of the subject of the second: "the lawyer of the mayor"."""
    return bool(one.head and other.before) and not share((one.head,), other.before + other.behind)


def of_the_same(one: Word, other: Word) -> bool:
    """Whether nothing speaks against two predicates being said of the same subject and object."""
    if other_heads(one, other) or other_heads(other, one):
        return False
    if one.passive or other.passive:
        return share(one.before + one.behind, other.before + other.behind)
    return may_be_one(one.before, other.before) and share(one.behind, other.behind)


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
    if of_parts(one, other) or of_parts(other, one) or other_heads(one, other) or other_heads(other, one):
        return False
    if one.passive == other.passive:
        before, second = one.before, other.before
        # Neither names anybody: "he" in both.
        doer = mostly_same(before, second) if before and second else before == second
        return doer and share(one.behind, other.behind)
    passive, active = (one, other) if one.passive else (other, one)
    known = active.before + active.behind
    return mostly_same(passive.before, known) if passive.before and known else passive.before == known


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
