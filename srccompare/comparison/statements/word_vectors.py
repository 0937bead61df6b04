"""What words mean, as rows of numbers: a small table that ships.

    "the ferry sank"                 ferry ~ boat .7, sank ~ sinking .8
    "a boat went down"               two words of four are found in the other sentence, in other words

The table holds 64 numbers for each of some 23,000 English words (docs/word-vectors.md), made by an encoder
that read each word alone. A word it does not have goes by its stem; a name, number or state means itself and
nothing else. Not attempted: word senses ("the bank of the river"), the token vectors of a larger encoder.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from srccompare.comparison.statements.words import VECTORS, known_stems, stem
from srccompare.documents.spans import FloatArray, IntArray

UNSEEN = 6.0
"""The rarity of a word that is not in the table: about that of one seen five times in two million words. Set
by hand."""
RARITY_STEPS = 10.0
"""Steps of one unit of rarity in the file. As in benchmarks/build_word_vectors.py, which writes it."""


@dataclass(frozen=True, eq=False)
class WordTable:
    """Word vectors by row, with the row of each word and of each stem, and how rare each word is."""

    row: dict[str, int]
    row_of_stem: dict[str, int]
    vectors: FloatArray
    rarity: FloatArray

    def rows(self, words: Sequence[str]) -> IntArray:
        """The row of each word, by its stem where the table lacks it; -1 where it lacks that as well."""
        by_word, by_stem = self.row, self.row_of_stem
        found = (by_word[one] if one in by_word else by_stem.get(stem(one), -1) for one in words)
        return np.fromiter(found, np.int64, len(words))

    def rarity_of(self, word: str) -> float:
        """How rare a word is in English news; where few are asked for, by far quicker than ``rarities``."""
        row = self.row[word] if word in self.row else self.row_of_stem.get(stem(word), -1)
        return float(self.rarity[row]) if row >= 0 else UNSEEN

    def directions(self, rows: IntArray) -> FloatArray:
        """The vectors of some rows, of length 1."""
        vectors = self.vectors[rows]
        found: FloatArray = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return found

    def rarities(self, words: Sequence[str]) -> FloatArray:
        """How rare each word is in English news: half the logarithm of one in so many words."""
        rows = self.rows(words)
        return np.where(rows >= 0, self.rarity[rows], UNSEEN)


@cache
def load() -> WordTable:
    """The table that ships (docs/word-vectors.md)."""
    with (files("srccompare") / "data" / VECTORS).open("rb") as file, np.load(file) as data:
        vectors, rarity = data["vectors"].astype(np.float32), data["rarity"] / RARITY_STEPS
    # The most frequent word of a stem stands for it: they come first.
    words = known_stems()
    by_stem = {one: row for row, one in reversed(list(enumerate(words.values())))}
    return WordTable({word: row for row, word in enumerate(words)}, by_stem, vectors, rarity)
