"""A lexicon made ready for matching: what can be worked out before any text is seen.

Every distinct element of a lexicon (a word, a wildcard, a class such as ``<number>``) and every list
of terms in a context is a *set* of word forms and classes with a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

import numpy as np

from srccompare.documents.spans import BoolArray, FloatArray, IntArray
from srccompare.lexicon import Entry, Lexicon

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

    def number_words(self, words: Sequence[str]) -> dict[str, int]:
        """The numbers of the sets of single words, none of which has one yet."""
        numbers = {word: number for number, word in enumerate(words, len(self.numbers))}
        self.class_bits += [0] * len(numbers)
        for word, number in numbers.items():
            self.numbers[word,] = number
            if "*" in word or "?" in word or word in CLASS_BITS:
                self.add(number, word)
            else:
                self.literals.append((word, number))
        return numbers

    def number(self, terms: tuple[str, ...]) -> int:
        """The number of the set of these terms."""
        number = self.numbers.get(terms)
        if number is None:
            number = self.numbers[terms] = len(self.numbers)
            self.class_bits.append(0)
            for term in terms:
                self.add(number, term)
        return number

    def add(self, number: int, term: str) -> None:
        """Put a word, wildcard or class into a set."""
        if term in CLASS_BITS:
            self.class_bits[number] |= CLASS_BITS[term]
        elif len(term) > 1 and ("?" in term or "*" in term[:-1]):
            # Wildcards elsewhere than at the end stay written out; the vocabulary knows them by that.
            self.prefixes.append((term, number))
        elif term.endswith("*") and len(term) > 1:
            self.prefixes.append((term[:-1], number))
        else:
            self.literals.append((term, number))


KINDS = ("initial", "capitalized", "sentence", "next", "prev", "near")
INITIAL, CAPITALIZED, SENTENCE, NEXT, PREV, NEAR = range(len(KINDS))


@dataclass(frozen=True, eq=False)
class Conditions:
    """The conditions of all entries, one row each; those of entry ``e`` are rows first[e] to first[e + 1].

    ``sets`` is -1 where a condition names no terms.
    """

    first: IntArray
    kind: IntArray
    negated: BoolArray
    window: IntArray
    sets: IntArray


@dataclass(frozen=True, eq=False)
class Plan:
    """The entries of a lexicon as arrays, one row per entry, and its sets.

    ``element_sets`` holds the set of each word of an entry, ``anchor`` which of its words is looked up
    first, ``precision`` how exactly it says what it wants, ``entries_of_set`` bounds and rows of the
    entries anchored on each set.
    """

    length: IntArray
    longest: int
    element_sets: IntArray
    anchor: IntArray
    weight: FloatArray
    category: IntArray
    categories: int
    precision: IntArray
    conditions: Conditions
    entries_of_set: tuple[IntArray, IntArray]
    sets: Register


@cache
def plan_of(lexicon: Lexicon) -> Plan:
    """The plan of a lexicon, made once."""
    sets, entries = Register(), lexicon.entries
    elements = [entry.text.split(" ") for entry in entries]
    length = np.fromiter(map(len, elements), np.int64, len(elements))
    element_sets = np.zeros((len(entries), int(length.max(initial=1))), np.int64)
    # Row by row, as far as each entry has words.
    filled = np.arange(element_sets.shape[1]) < length[:, None]
    words = list(chain.from_iterable(elements))
    numbers = sets.number_words(list(dict.fromkeys(words)))
    element_sets[filled] = [numbers[word] for word in words]
    anchor = np.array([anchor_of(several) if len(several) > 1 else 0 for several in elements], np.int64)
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


def compile_conditions(entries: Sequence[Entry], sets: Register) -> Conditions:
    """The conditions of the entries, in the order of the entries."""
    every = [condition for entry in entries for condition in entry.context]
    return Conditions(
        first=np.concatenate([[0], np.cumsum([len(entry.context) for entry in entries], dtype=np.int64)]),
        kind=np.array([KINDS.index(condition.kind) for condition in every], np.int64),
        negated=np.array([condition.negated for condition in every], bool),
        window=np.array([condition.window for condition in every], np.int64),
        sets=np.array([sets.number(one.terms) if one.terms else -1 for one in every], np.int64),
    )


def anchor_of(words: Sequence[str]) -> int:
    """Which word of an entry to look up first: the longest, as it is the rarest."""
    letters = [0 if word in CLASS_BITS else len(word) - word.count("*") - word.count("?") for word in words]
    return letters.index(max(letters))


def precision_of(entry: Entry) -> int:
    """How exactly an entry says what it wants: context first, then letters, wildcards last."""
    text, told = entry.text, 100 * bool(entry.context)
    return told + 2 * (len(text) - text.count("*")) - 1 if "*" in text else told + 2 * len(text)


def entries_by_anchor(element_sets: IntArray, anchor: IntArray, sets: int) -> tuple[IntArray, IntArray]:
    """For every set, the entries anchored on it: bounds and entries."""
    if not len(anchor):
        return np.zeros(sets + 1, np.int64), np.zeros(0, np.int64)
    anchored = element_sets[np.arange(len(anchor)), anchor]
    order = np.argsort(anchored, kind="stable")
    return np.searchsorted(anchored[order], np.arange(sets + 1)), order
