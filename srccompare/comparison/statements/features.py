"""What two clauses have in common, as numbers by which a model tells whether they say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

from srccompare.comparison.statements.details import NUMBER, Detail, agree, details_of
from srccompare.comparison.statements.pairs import Pairs
from srccompare.comparison.statements.propositions import Rarity
from srccompare.comparison.statements.roles import finite, meant, predicates
from srccompare.comparison.statements.similarity import Sentences
from srccompare.comparison.statements.words import POSSESSIVE, TOKEN, is_small
from srccompare.documents.certainty import IS_NEGATED, IS_QUESTIONED
from srccompare.documents.spans import BoolArray, FloatArray, IntArray
from srccompare.documents.text.structure import single_words

FEATURES = (
    "whole", "plain_weight", "least", "least_plain", "least_names", "wording", "runs", "agreement", "roles",
    "fragments", "subordinate", "counts_agree", "counts_differ", "negated", "asked", "sentences",
)  # fmt: skip
"""The columns of ``evidence``; docs/agreement-model.md defines each."""

MOSTLY = 0.7
"""Share of a word's places inside sentences at which a name begins with a capital."""
NO_NAMES = 0.5
"""Coverage of names where a clause has none."""
FEWEST = 100
"""An event of fewer sentences counts as one of so many: the model has seen none smaller."""
MOST_RUNS, MOST_COUNTS = 5, 2
"""More than so many add nothing."""

Meanings = frozenset[str]


@dataclass(frozen=True, eq=False)
class Event:
    """What is known of an event: how rare meanings are, which words are names, who stands for which state."""

    rarity: Rarity
    is_name: Callable[[str], bool]
    stands_for: Mapping[str, str]

    def meanings(self, word: str) -> Meanings:
        """What a word may stand for; the leader of a state stands for the state as well."""
        state = self.stands_for.get(word)
        return meant(word) if state is None else meant(word) | {state}


def event_of(sentences: Sentences, texts: Sequence[str]) -> Event:
    """The event of some sentences; ``texts`` are the sentences as they stand there."""
    return Event(Rarity(sentences.words), names_in(texts), leaders(sentences.words))


def names_in(texts: Sequence[str]) -> Callable[[str], bool]:
    """Whether a word is a name in these sentences: a state, or nearly always with a capital.

    >>> is_name = names_in(["Yesterday Petrov spoke.", "He heard Petrov."])
    >>> is_name("petrov"), is_name("spoke"), is_name("yesterday")
    (True, False, False)
    """
    capital, total = Counter[str](), Counter[str]()
    for text in texts:
        for word in TOKEN.findall(text)[1:]:
            key = POSSESSIVE.sub("", word.lower())
            total[key] += 1
            capital[key] += word[0].isupper()
    names = {word for word, count in total.items() if capital[word] >= MOSTLY * count}
    return lambda word: word[0] == "@" or word in names


def leaders(sentences: Sequence[Sequence[str]]) -> dict[str, str]:
    """Who leads which state, where the sentences say so: "Russian president Petrov".

    >>> leaders([["@russia", "president", "petrov", "spoke"], ["@france", "'s", "prime", "minister", "roux"]])
    {'petrov': '@russia', 'roux': '@france'}
    """
    offices = single_words("statement_words", "head_of_state")
    found: dict[str, Counter[str]] = {}
    for words in sentences:
        for place, state in enumerate(words):
            at = place + 1
            while at < len(words) and (words[at] in offices or words[at] == "'s"):
                at += 1
            led = state[0] == "@" and words[at - 1] in offices and at < len(words)
            if led and words[at][0] not in "@#" and not is_small(words[at]):
                found.setdefault(words[at], Counter())[state] += 1
    return {name: states.most_common(1)[0][0] for name, states in found.items()}


@dataclass(frozen=True, slots=True)
class Covered:
    """What another clause names of one: shares of all, of plain words, of names; the weight of the plain."""

    share: float
    plain: float
    names: float
    plain_weight: float


class Clause:
    """A clause with what it names, looked at once for all its pairs."""

    def __init__(self, words: Sequence[str], written: str, marks: int, event: Event) -> None:
        telling = [word for word in words if not is_small(word)]
        self.words = [meant(word) for word in words]
        self.telling = [event.meanings(word) for word in telling]
        self.all: Meanings = frozenset().union(*self.telling)
        self.weight = {one: event.rarity.of(one) for one in self.all}
        self.kinds = [
            ("name" if event.is_name(word) else "number" if word[0] == "#" else "plain", own)
            for word, own in dict(zip(telling, self.telling, strict=True)).items()
        ]
        verbs = predicates(words)
        self.verbs = [event.meanings(verb) for verb in verbs]
        self.roles = roles_of(words, verbs, event)
        self.is_fragment = not finite(words)
        self.is_subordinate = bool(words) and words[0] in subordinators()
        self.negated, self.asked = bool(marks & IS_NEGATED), bool(marks & IS_QUESTIONED)
        self.details: list[Detail] = [one for one in details_of(written) if one.about or one.unit]

    def covered_by(self, other: Clause) -> Covered:
        """What another clause names of this one.

        A word counts as rare as its rarest meaning; found under another word, only as rare as what both mean.
        """
        total, found = Counter[str](), Counter[str]()
        for kind, own in self.kinds:
            total[kind] += max(self.weight[one] for one in own)  # type: ignore[assignment]
            found[kind] += max((self.weight[one] for one in own & other.all), default=0.0)  # type: ignore[assignment]
        everything = sum(total.values())
        return Covered(
            sum(found.values()) / everything if everything else 0.0,
            found["plain"] / total["plain"] if total["plain"] else 0.0,
            found["name"] / total["name"] if total["name"] else NO_NAMES,
            found["plain"] + found["number"],
        )

    def has_verb_in(self, named: Meanings) -> bool:
        """Whether a main verb stands among some meanings."""
        return not all(map(named.isdisjoint, self.verbs))


@cache
def subordinators() -> frozenset[str]:
    """Words that open a subordinate clause."""
    return single_words("clause_words", "subordinator") | single_words("clause_words", "relative")


def roles_of(words: Sequence[str], verbs: Sequence[str], event: Event) -> tuple[Meanings, Meanings, Meanings]:
    """Who does what to whom, roughly: the first main verb, the telling words before it and behind."""
    if not verbs or verbs[0] not in words:
        return frozenset(), frozenset(), frozenset()
    at = words.index(verbs[0])
    before = next((word for word in reversed(words[:at]) if not is_small(word)), None)
    behind = next((word for word in words[at + 1 :] if not is_small(word)), None)
    doer, done_to = (frozenset[str]() if word is None else event.meanings(word) for word in (before, behind))
    return event.meanings(verbs[0]), doer, done_to


def turned_round(sentences: Sentences, pairs: Pairs, event: Event) -> BoolArray:
    """Whether both clauses of a pair have the same verb, and each the doer of the other beside its own.

    "Petrov visited France" and "Roux visited Russia" tell of two deeds, where Petrov leads Russia and Roux
    France. Only doers with a name are looked at.
    """
    known: dict[int, tuple[Meanings, Meanings, Meanings]] = {}
    for one in sorted({*pairs.left.tolist(), *pairs.right.tolist()}):
        words = sentences.part_words[one]
        verb, doer, _ = roles_of(words, predicates(words), event)
        names = [event.meanings(word) for word in words if event.is_name(word) and not is_small(word)]
        known[one] = verb, doer if doer in names else frozenset(), frozenset().union(*names)
    turned = []
    for left, right in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True):
        (verb, doer, named), (other_verb, other_doer, others) = known[left], known[right]
        two = bool(doer and other_doer) and doer.isdisjoint(other_doer) and not verb.isdisjoint(other_verb)
        turned.append(two and not doer.isdisjoint(others) and not other_doer.isdisjoint(named))
    return np.array(turned, bool)


def evidence(
    sentences: Sentences, pairs: Pairs, written: Sequence[str], marks: IntArray, event: Event
) -> FloatArray:
    """What the clauses of each pair have in common: one row per pair, columns ``FEATURES``.

    ``written`` and ``marks`` are the text and the certainty bits of each clause.
    """
    known = {
        one: Clause(sentences.part_words[one], written[one], int(marks[one]), event)
        for one in sorted({*pairs.left.tolist(), *pairs.right.tolist()})
    }
    around: dict[int, Meanings] = {
        one: frozenset().union(*(event.meanings(word) for word in sentences.words[one] if not is_small(word)))
        for one in sorted({*pairs.one.tolist(), *pairs.other.tolist()})
    }
    columns = (pairs.left.tolist(), pairs.right.tolist(), pairs.one.tolist(), pairs.other.tolist())
    rows = [
        compared(known[left], known[right], around[one], around[other])
        for left, right, one, other in zip(*columns, strict=True)
    ]
    whole = sentences.whole.cosine(pairs.one, pairs.other)
    size = np.full(len(rows), np.log(max(len(sentences.texts), FEWEST)))
    return np.column_stack([whole, np.array(rows, np.float64).reshape(len(rows), len(FEATURES) - 2), size])


def compared(one: Clause, other: Clause, around_one: Meanings, around_other: Meanings) -> tuple[float, ...]:
    """The evidence from two clauses alone; ``around`` is what their sentences name."""
    here, there = one.covered_by(other), other.covered_by(one)
    counted = [
        agree(detail, second)
        for detail in one.details
        for second in other.details
        if of_one_kind(detail, second)
    ]
    alike = sum(counted)
    return (
        float(np.log1p(min(here.plain_weight, there.plain_weight))),
        min(here.share, there.share),
        min(here.plain, there.plain),
        min(here.names, there.names),
        in_order(one.words, other.words),
        min(neighbours(one.telling, other.telling), MOST_RUNS),
        one.has_verb_in(around_other) + other.has_verb_in(around_one),
        sum(not first.isdisjoint(second) for first, second in zip(one.roles, other.roles, strict=True)),
        one.is_fragment + other.is_fragment,
        one.is_subordinate + other.is_subordinate,
        min(alike, MOST_COUNTS),
        min(len(counted) - alike, MOST_COUNTS),
        one.negated != other.negated,
        one.asked or other.asked,
    )


def of_one_kind(one: Detail, other: Detail) -> bool:
    """Whether two details are of one unit, or count the same thing."""
    if one.kind != other.kind or one.unit != other.unit:
        return False
    return bool(one.unit) or (one.kind == NUMBER and one.about[:1] == other.about[:1])


def in_order(one: Sequence[Meanings], other: Sequence[Meanings]) -> float:
    """How much two clauses say in the same order: twice the longest common subsequence over all words.

    >>> a, b, c = (frozenset(letter) for letter in "abc")
    >>> in_order([a, b, c], [a, c]), in_order([a, b], [b, a])
    (0.8, 0.5)
    """
    longest = [0] * (len(other) + 1)
    for word in one:
        before = 0
        for place, second in enumerate(other, 1):
            above = longest[place]
            if not word.isdisjoint(second):
                longest[place] = before + 1
            elif longest[place - 1] > above:
                longest[place] = longest[place - 1]
            before = above
    return 2 * longest[-1] / max(len(one) + len(other), 1)


def neighbours(one: Sequence[Meanings], other: Sequence[Meanings]) -> int:
    """How many pairs of neighbouring telling words stand side by side in both clauses."""
    return sum(
        not first.isdisjoint(left) and not second.isdisjoint(right)
        for first, second in pairwise(one)
        for left, right in pairwise(other)
    )
