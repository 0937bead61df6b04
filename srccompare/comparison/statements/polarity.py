"""Whether two statements that are alike contradict each other: one denies, or says the opposite.

    The firm knew of the leak.      The firm did not know of the leak.      denied
    Prices rose.                    Prices fell.                            opposites
    The firm denied the leak.       The firm did not report the leak.       neither

Only statements that are nearly alike can contradict each other, and only in the predicate of the same
subject. What is denied by a source is not denied by the outlet, and a quantifier decides too: "some" and
"some did not" are both true.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property

import numpy as np

from srccompare import lexicon
from srccompare.comparison.statements.denial import Word, words_said
from srccompare.comparison.statements.details import times_of
from srccompare.comparison.statements.roles import meant
from srccompare.comparison.statements.scope import DENIED, OPEN, STATED, denying
from srccompare.comparison.statements.words import Phrases, stem, words_of
from srccompare.documents.spans import BoolArray, IntArray
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.grammar.forms import is_small

BEGINNINGS = ("un", "in", "im", "non", "dis")
"""Beginnings that turn a word into its opposite."""
SURE_BEGINNINGS = ("un", "in", "im", "non")
"""Those that seldom begin another word behind "is"."""

ALIKE = 0.7
"""Share of the words of each of two clauses that the other has, for one denied as a whole to deny the other:
nobody who denies that a ship carried passengers denies that it carried too many. Set by hand."""

NONE_OF, FEW_OF, SOME_OF, MANY_OF, MOST_OF, ALL_OF = range(6)
"""How many of a group something is said of, by what words can tell."""
MOSTLY = 0.5
"""Share of what one side of "after" says that the other side of another clause says as well. By convention:
half."""
COUNTED = 4
"""Words behind a quantifier among which what is counted stands: "most of the young farmers". A guess, with
that example in view."""
PERSONS = closed_class("everybody")
PARTS_OF_QUANTIFIERS = closed_class("before_quantifier")
"""Words that belong to the quantifier behind them, which counts for nothing alone."""

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
                not open_ and (self.clause(left).contradicts(self.clause(right)) or self.turns(left, right))
                for (left, right), open_ in zip(pairs, asked, strict=True)
            ],
            bool,
        )

    def turns(self, one: int, other: int) -> bool:
        """Whether one of two clauses that read alike is denied from outside, and the other is not."""
        if self.refuted[one] == self.refuted[other]:
            return False
        here, there = (Clause(self.texts[number], names=self.names) for number in (one, other))
        if any(word.how != STATED for clause in (here, there) for word in clause.words):
            return False
        return reads_alike(here, there) and not here.contradicts(there)


class Clause:
    """The telling words of a clause, with what it states and denies."""

    def __init__(self, text: str, *, refuted: bool = False, names: Phrases | None = None) -> None:
        words = words_said(text, names)
        self.words = turned_round(words) if refuted else words
        self.plain = words_of(text, names)
        self.times = times_of(self.plain)
        self.possible = any(word.possible and word.predicate for word in self.words)
        self.is_fragment = not any(word.predicate for word in self.words)
        self.all = frozenset().union(*(meant_by(word) for word in self.words))

    @cached_property
    def quantities(self) -> list[tuple[int, frozenset[str]]]:
        """How many of what it speaks of."""
        return quantities(self.plain)

    @cached_property
    def order(self) -> dict[str, int]:
        """What stands right behind "before" and "after"."""
        return order_of(self.plain)

    @cached_property
    def sides(self) -> dict[str, tuple[int, Word]]:
        """The pairs of opposites of which it names one side."""
        return sides(self)

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
            or of_another_share(self, other)
            or in_turn(self.plain, other.plain)
        )


def reads_alike(one: Clause, other: Clause) -> bool:
    """Whether nearly all that each of two clauses says is said by the other."""
    if not one.words or not other.words:
        return False
    shares = [
        sum(not meant_by(word).isdisjoint(second.all) for word in first.words) / len(first.words)
        for first, second in ((one, other), (other, one))
    ]
    return max(shares) == 1 and min(shares) >= ALIKE


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
    # "Cry" and "cried" have the stems "cry" and "cri".
    if denied.stem == other.stem or denied.stem.removesuffix("y") + "i" == other.stem:
        return True
    return denied.predicate and other.predicate and bool(meant_by(denied) & meant_by(other))


def states_what_is_denied(stated: Word, denied: Word, clause: Clause) -> bool:
    """Whether a word of a clause states what is denied elsewhere, of the same subject."""
    if stated.how != STATED or (
        stated.possible != denied.possible and (denied.passive or not denied.ability)
    ):
        return False
    verb = stated.predicate or (denied.verb and stated.bare and is_same(denied, stated))
    if verb and denied.predicate:
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
    here, there = one.sides, other.sides
    for pair, (side, word) in here.items():
        if pair not in there or there[pair][0] != 3 - side:
            continue
        second = there[pair][1]
        if DENIED == word.how == second.how:
            continue
        # What is called off now is what will not be.
        if word.possible != second.possible and not {word.stem, second.stem} & ending_plans():
            continue
        # "Found the clerk guilty": where "found" is a cue, "the clerk guilty" is all that is left.
        rest = one.is_fragment or other.is_fragment
        named = share(word.before + word.behind, second.before + second.behind) if rest else False
        if word.stem != second.stem and (named or same_doer(word, second)):
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
            if (word.predicate or clause.is_fragment) and word.how != OPEN:
                found.setdefault(pair, (own, word))
    return {pair: own for pair, own in found.items() if pair not in both}


def turned(plain: Clause, other: Clause) -> bool:
    """Whether the other clause holds a predicate with its beginning turned ("complete", "incomplete")."""
    stems = {word.stem for word in other.words}
    return any(
        word.stem not in stems and word.predicate and len(word.stem) > 2 and word.how == second.how != OPEN
        for word in plain.words
        for second in other.words
        if second.predicate and is_opposite(word, second)
    )


def is_opposite(word: Word, other: Word) -> bool:
    """Whether the second word is the first with its beginning turned: "paid", "unpaid"."""
    return any(
        other.stem == f"{one}{word.stem}" or other.written == f"{one}{word.written}"
        for one in SURE_BEGINNINGS
    )


def in_other_order(one: Clause, other: Clause) -> bool:
    """Whether the same is said to be before something in one clause, and after it in the other."""
    here, there = one.order, other.order
    return any(side == 3 - there[thing] for thing, side in here.items() if thing in there) and any(
        word.predicate
        and second.predicate
        and DENIED not in (word.how, second.how)
        and meant_by(word) & meant_by(second)
        for word in one.words
        for second in other.words
    )


def in_turn(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether what came first in one clause came second in the other, told in the same order of words.

    >>> in_turn("the strike began after talks failed".split(), "talks failed after the strike began".split())
    True
    """
    for words in (denying("after"), denying("before")):
        here, there = (sides_of(clause, words) for clause in (one, other))
        if here is None or there is None:
            continue
        crossed = min(overlap(here[0], there[1]), overlap(here[1], there[0]))
        straight = max(overlap(here[0], there[0]), overlap(here[1], there[1]))
        if crossed >= MOSTLY and straight < crossed:
            return True
    return False


def sides_of(words: Sequence[str], joining: frozenset[str]) -> Named | None:
    """What stands before and behind the first of some joining words; None where one side says nothing."""
    at = next((place for place, word in enumerate(words) if word in joining), None)
    if at is None:
        return None
    before, behind = (
        frozenset[str]().union(*(meant(word) for word in side if not is_small(word)))
        for side in (words[:at], words[at + 1 :])
    )
    return (before, behind) if before and behind else None


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the smaller of two sets that stands in the other."""
    return len(one & other) / min(len(one), len(other))


def of_another_share(one: Clause, other: Clause) -> bool:
    """Whether the same is said of most or all of some in one clause, of few or some of them in the other."""
    if not one.quantities or not other.quantities:
        return False
    if any(word.how == DENIED for clause in (one, other) for word in clause.words if word.predicate):
        return False
    for share_here, counted in one.quantities:
        for share_there, second in other.quantities:
            low, high = sorted((share_here, share_there))
            apart = (low == NONE_OF and high >= SOME_OF) or (low <= SOME_OF and high >= MOST_OF)
            apart |= low == FEW_OF and high >= MANY_OF
            if apart and not counted.isdisjoint(second) and share_predicate(one, other, counted):
                return True
    return False


def share_predicate(one: Clause, other: Clause, apart: frozenset[str]) -> bool:
    """Whether two clauses say one thing, what is counted apart."""
    shared = [
        meant_by(word) & meant_by(second) for word in one.words for second in other.words if word.predicate
    ]
    return any(common - apart for common in shared)


def quantities(words: Sequence[str]) -> list[tuple[int, frozenset[str]]]:
    """How many of what a clause speaks of: "few farmers", "most of the crew", "everybody".

    >>> [share for share, _ in quantities("hardly any of the farmers".split())]
    [0]
    """
    found = []
    for place, word in enumerate(words):
        share = quantifiers().get(" ".join(words[place : place + 2]), quantifiers().get(word))
        if share is None or (place and words[place - 1] in PARTS_OF_QUANTIFIERS):
            continue
        if word in PERSONS:
            found.append((share, frozenset(("person",))))
            continue
        size = 2 if " ".join(words[place : place + 2]) in quantifiers() else 1
        behind = [one for one in words[place + size : place + size + COUNTED] if not is_small(one)]
        if behind:
            found.append((share, meant(behind[0])))
    return found


@cache
def quantifiers() -> dict[str, int]:
    """Words and pairs of words that say how many of a group, with the share they tell."""
    entries = lexicon.load("quantifiers").entries
    order = ("none", "few", "some", "many", "most", "all")
    return {entry.text: order.index(entry.category) for entry in entries}


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
