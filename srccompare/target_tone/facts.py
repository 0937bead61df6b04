"""What is known of single words: their tone in VADER, what they do to a name, how they link to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from srccompare.lexicon import load
from srccompare.target_tone.words import HashArray, IntArray, Words, numbers_of
from srccompare.vader import analyzer

SIGNS = ",:;—–"
SHORTENED_NOT = "n't"


@dataclass(frozen=True, eq=False)
class Facts:
    """One row per word: VADER's value, category of the lexicons ``effects`` and ``loaded`` (0 for none), a
    set of bits for how it links, and whether it ends a clause, negates, or is a quotation mark."""

    value: npt.NDArray[np.float64]
    effect: IntArray
    loaded: IntArray
    link: IntArray
    cut: npt.NDArray[np.bool_]
    negates: npt.NDArray[np.bool_]
    quote: npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Table:
    """Words and word beginnings with a value each, found by their numbers."""

    numbers: HashArray
    values: npt.NDArray[np.float64]
    lengths: tuple[int, ...]

    def at(self, numbers: HashArray) -> npt.NDArray[np.float64]:
        """The values of some numbers, 0 where there is none."""
        place = np.minimum(np.searchsorted(self.numbers, numbers), len(self.numbers) - 1)
        return np.where(self.numbers[place] == numbers, self.values[place], 0.0)

    def of(self, words: Words, first: IntArray, stop: IntArray, numbers: HashArray) -> IntArray:
        """The values of words, of their longest known beginning where the word itself is not listed."""
        found = self.at(numbers)
        length = stop - first
        for size in self.lengths:
            open_ = np.flatnonzero((length >= size) & (found == 0))
            # A beginning is told from a whole word by one more letter, which no word has.
            begun = words.number(first[open_], first[open_] + size)
            found[open_] = self.at(begun ^ np.uint64(1))
        return found.astype(np.int64)


def table(entries: Iterable[tuple[str, float]]) -> Table:
    """A table of entries; one that ends in ``*`` is a beginning."""
    listed = list(entries)
    words = [entry.removesuffix("*") for entry, _ in listed]
    begun = np.array([entry.endswith("*") for entry, _ in listed], bool)
    # Of an entry that comes twice the first is taken.
    numbers, first = np.unique(numbers_of(words) ^ begun.astype(np.uint64), return_index=True)
    values = np.array([value for _, value in listed])[first]
    lengths = {len(word) for word, open_ in zip(words, begun.tolist(), strict=True) if open_}
    return Table(numbers, values, tuple(sorted(lengths, reverse=True)))


@cache
def categories(name: str) -> Table:
    """The single words of a bundled lexicon, each with the number of its category, from 1."""
    lexicon = load(name)
    numbers = {category: number for number, category in enumerate(lexicon.categories, 1)}
    return table(
        (entry.text, numbers[entry.category])
        for entry in lexicon.entries
        if entry.weight and not entry.context and " " not in entry.text
    )


@cache
def links() -> Table:
    """The small words, with one bit for each of their categories."""
    lexicon = load("target_links")
    bits: dict[str, int] = {}
    for entry in lexicon.entries:
        bits[entry.text] = bits.get(entry.text, 0) | 1 << lexicon.categories.index(entry.category)
    return table(bits.items())


@cache
def bit(category: str) -> int:
    """The bit of a category of small words."""
    return 1 << load("target_links").categories.index(category)


@cache
def tones() -> Table:
    """VADER's words with their values."""
    return table((word, value) for word, value in analyzer().lexicon.items() if word.isalpha())


@cache
def marks(characters: str) -> HashArray:
    """The numbers of some marks, in order."""
    return np.sort(numbers_of(list(characters)))


def facts_of(words: Words, numbers: HashArray) -> Facts:
    """What is known of every word; each distinct one is looked up once."""
    distinct, where, back = np.unique(numbers, return_index=True, return_inverse=True)
    first, stop = words.first[where], words.stop[where]
    small = links().at(distinct).astype(np.int64)
    # "n't" closes a word of its own: didn't, won't.
    letters = words.letters
    short = stop - first > len(SHORTENED_NOT)
    for place, letter in enumerate(reversed(SHORTENED_NOT), 1):
        short &= letters[np.maximum(stop - place, 0)] == ord(letter)
    # By sorting: older releases of numpy cannot count in numbers this large.
    cut = (small & bit("cut") > 0) | np.isin(distinct, marks(SIGNS), kind="sort")
    return Facts(
        value=tones().at(distinct)[back],
        effect=categories("effects").of(words, first, stop, distinct)[back],
        loaded=categories("loaded").of(words, first, stop, distinct)[back],
        link=small[back],
        cut=cut[back],
        negates=((small & bit("negation") > 0) | short)[back],
        quote=np.isin(distinct, marks('"'), kind="sort")[back],
    )
