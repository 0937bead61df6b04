"""A lexicon made ready for matching: what can be worked out before any text is seen.

Every distinct element of a lexicon (a word, a wildcard, a class such as ``<number>``) and every list
of terms in a context is a *set* of word forms and classes with a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from srccompare.documents.spans import FloatArray, IntArray
from srccompare.lexicon import Condition, Entry, Lexicon

# Classes of tokens an element or a context term may name.
NUMBER, NAME, QUOTE, START, END = 1, 2, 4, 8, 16
CLASS_BITS = {"<number>": NUMBER, "<name>": NAME, '"': QUOTE, "<start>": START, "<end>": END}


@dataclass
class Register:
    """The sets of a lexicon: their numbers, and which words, wildcards and classes are in them."""

    numbers: dict[tuple[str, ...], int] = field(default_factory=dict)
    class_bits: list[int] = field(default_factory=list)
    prefixes: list[tuple[str, int]] = field(default_factory=list)
    literals: list[tuple[str, int]] = field(default_factory=list)

    def number(self, terms: Iterable[str]) -> int:
        """The number of the set of these terms."""
        key = tuple(terms)
        if key not in self.numbers:
            number = self.numbers[key] = len(self.numbers)
            self.class_bits.append(0)
            for term in key:
                self.add(number, term)
        return self.numbers[key]

    def add(self, number: int, term: str) -> None:
        """Put a word, wildcard or class into a set."""
        if term in CLASS_BITS:
            self.class_bits[number] |= CLASS_BITS[term]
        elif term.endswith("*") and len(term) > 1:
            self.prefixes.append((term[:-1], number))
        else:
            self.literals.append((term, number))


@dataclass(frozen=True, eq=False)
class Plan:
    """The entries of a lexicon as arrays, one row per entry, and its sets.

    ``element_sets`` holds the set of each word of an entry, ``anchor`` which of its words is looked up
    first, ``precision`` how exactly it says what it wants. ``conditions`` lists each distinct condition
    with its set and the entries that carry it, ``entries_of_set`` bounds and rows of the entries
    anchored on each set.
    """

    length: IntArray
    longest: int
    element_sets: IntArray
    anchor: IntArray
    weight: FloatArray
    category: IntArray
    categories: int
    precision: IntArray
    conditions: tuple[tuple[Condition, int, IntArray], ...]
    entries_of_set: tuple[IntArray, IntArray]
    sets: Register


@cache
def plan_of(lexicon: Lexicon) -> Plan:
    """The plan of a lexicon, made once."""
    sets, entries = Register(), lexicon.entries
    elements = [entry.elements for entry in entries]
    length = np.array([len(words) for words in elements], np.int64)
    element_sets = np.zeros((len(entries), int(length.max(initial=1))), np.int64)
    for row, words in enumerate(elements):
        for column, word in enumerate(words):
            element_sets[row, column] = sets.number((word,))
    anchor = np.array([anchor_of(words) for words in elements], np.int64)
    names = {name: number for number, name in enumerate(lexicon.categories)} | {"*": -1}
    conditions = compile_conditions(entries, sets)
    return Plan(
        length=length,
        longest=element_sets.shape[1],
        element_sets=element_sets,
        anchor=anchor,
        weight=np.array([entry.weight for entry in entries], np.float64),
        category=np.array([names[entry.category] for entry in entries], np.int64),
        categories=len(lexicon.categories),
        precision=np.array([precision_of(entry) for entry in entries], np.int64),
        conditions=conditions,
        entries_of_set=entries_by_anchor(element_sets, anchor, len(sets.numbers)),
        sets=sets,
    )


def compile_conditions(
    entries: Sequence[Entry], sets: Register
) -> tuple[tuple[Condition, int, IntArray], ...]:
    """Each distinct condition with its set and the entries that carry it."""
    rows: dict[Condition, list[int]] = {}
    for row, entry in enumerate(entries):
        for condition in entry.context:
            rows.setdefault(condition, []).append(row)
    return tuple(
        (condition, sets.number(condition.terms) if condition.terms else -1, np.array(where, np.int64))
        for condition, where in rows.items()
    )


def anchor_of(words: Sequence[str]) -> int:
    """Which word of an entry to look up first: the longest, as it is the rarest."""
    return max(
        range(len(words)),
        key=lambda index: 0 if words[index] in CLASS_BITS else len(words[index].rstrip("*")),
    )


def precision_of(entry: Entry) -> int:
    """How exactly an entry says what it wants: context first, then letters, wildcards last."""
    return 100 * bool(entry.context) + len(entry.text.replace("*", "")) * 2 - ("*" in entry.text)


def entries_by_anchor(element_sets: IntArray, anchor: IntArray, sets: int) -> tuple[IntArray, IntArray]:
    """For every set, the entries anchored on it: bounds and entries."""
    if not len(anchor):
        return np.zeros(sets + 1, np.int64), np.zeros(0, np.int64)
    anchored = element_sets[np.arange(len(anchor)), anchor]
    order = np.argsort(anchored, kind="stable")
    return np.searchsorted(anchored[order], np.arange(sets + 1)), order
