"""Sentences with a marked target as arrays of words, each word a number worked out from its letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt

from srccompare.vader import plain

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
HashArray = npt.NDArray[np.uint64]
Mention = tuple[str, int, int]

# The target itself is never read: a name must not decide how its bearer is taken to be told of.
# Both marks are private characters, blanked where a text happens to hold them.
TARGET, END = "\ue000", "\ue001"
BLANK, LETTER, MARK, PLACE = range(4)
BASE = 0x9E3779B97F4A7C15
"""2**64 by the golden ratio, odd: what hashes are spread with (Knuth 1998, section 6.4)."""
INVERSE = pow(BASE, -1, 2**64)
TABLED = 1 << 16


@dataclass(frozen=True, eq=False)
class Words:
    """One row per word or mark of every sentence, in reading order.

    ``first`` and ``stop`` are places in ``letters`` (lower case), ``row`` is the sentence, ``target`` the
    word that stands for each sentence's target, ``capital`` whether a word began with a capital.
    """

    letters: HashArray
    kind: npt.NDArray[np.uint8]
    first: IntArray
    stop: IntArray
    row: IntArray
    target: IntArray
    capital: BoolArray

    @property
    def is_word(self) -> BoolArray:
        """Whether a row is a word, not a mark and not the target."""
        words: BoolArray = self.kind[self.first] == LETTER
        return words

    @cached_property
    def sums(self) -> HashArray:
        """Running sums, of which any stretch of letters gets its number by one subtraction."""
        sums = np.zeros(len(self.letters) + 1, np.uint64)
        np.cumsum(self.letters * powers(len(self.letters))[0], out=sums[1:])
        return sums

    def number(self, first: IntArray, stop: IntArray) -> HashArray:
        """The numbers of some stretches of letters: the same letters have the same number."""
        return mixed((self.sums[stop] - self.sums[first]) * powers(len(self.letters))[1][first])


def words_of(mentions: Sequence[Mention]) -> Words:
    """The words of sentences, each given with the offsets of its target."""
    text = END.join(masked(*mention) for mention in mentions) + END
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds, lower = characters()
    tabled = np.minimum(points, TABLED - 1)
    kind = kinds[tabled]
    letters = lower[tabled]
    # An apostrophe within a word ("don't"), a mark within a figure ("1,000", "10:30") part nothing.
    inside = np.zeros(len(kind), np.bool_)
    before, mark, after = points[:-2], points[1:-1], points[2:]
    figures = is_digit(before) & is_digit(after) & ((mark == 44) | (mark == 46) | (mark == 58))
    inside[1:-1] = figures | ((mark == 39) & (kind[:-2] == LETTER) & (kind[2:] == LETTER))
    kind = np.where(inside, np.uint8(LETTER), kind)
    apart = kind != LETTER
    here = kind != BLANK
    first = np.flatnonzero(here & (apart | np.concatenate([[True], apart[:-1]])))
    stop = np.flatnonzero(here & (apart | np.concatenate([apart[1:], [True]]))) + 1
    ended = points == ord(END)
    return Words(
        letters=letters.astype(np.uint64),
        kind=kind,
        first=first,
        stop=stop,
        row=(np.cumsum(ended) - ended)[first],
        target=np.flatnonzero(kind[first] == PLACE),
        capital=points[first] != letters[first],
    )


def masked(text: str, start: int, end: int) -> str:
    """A sentence in plain punctuation with a mark where its target stood."""
    before, after = text[:start], text[end:]
    if not text.isascii():
        before, after = (plain(part).replace(TARGET, " ").replace(END, " ") for part in (before, after))
    return f"{before}{TARGET}{after}"


@cache
def characters() -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint32]]:
    """What each character is, and its lower case where that is one character."""
    kind = np.full(TABLED, MARK, np.uint8)
    lower = np.arange(TABLED, dtype=np.uint32)
    for code in range(TABLED):
        character = chr(code)
        if character.isalnum():
            kind[code] = LETTER
        elif character.isspace():
            kind[code] = BLANK
        if len(small := character.lower()) == 1:
            lower[code] = ord(small)
    kind[ord(TARGET)], kind[ord(END)] = PLACE, BLANK
    return kind, lower


def is_digit(points: npt.NDArray[np.uint32]) -> BoolArray:
    """Whether each character is a figure from 0 to 9."""
    return (points >= 48) & (points <= 57)


_powers: list[tuple[HashArray, HashArray]] = []


def powers(count: int) -> tuple[HashArray, HashArray]:
    """The powers of the base and of its inverse, modulo 2 ** 64."""
    if not _powers or len(_powers[0][0]) < count + 1:
        size = 1 << max(16, (count + 1).bit_length())
        pair = []
        for number in (BASE, INVERSE):
            factors = np.full(size, number, np.uint64)
            factors[0] = 1
            pair.append(np.multiply.accumulate(factors))
        _powers[:] = [(pair[0], pair[1])]
    up, down = _powers[0]
    return up[:count], down


def mixed(numbers: HashArray) -> HashArray:
    """Numbers with their bits stirred (splitmix64, Steele et al. 2014), so that any few tell them apart."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    stirred: HashArray = numbers ^ (numbers >> np.uint64(31))
    return stirred


def numbers_of(words: Sequence[str]) -> HashArray:
    """The numbers of some words as ``Words.number`` gives them; the words in lower case."""
    length = np.array([len(word) for word in words], np.int64)
    letters = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    first = np.cumsum(length) - length
    factor = powers(int(length.max(initial=0)))[0]
    shares = letters * factor[np.arange(len(letters)) - np.repeat(first, length)]
    total = np.concatenate([np.zeros(1, np.uint64), np.cumsum(shares, dtype=np.uint64)])
    return mixed(total[first + length] - total[first])


def number_of(word: str) -> int:
    """The number of one word."""
    return int(numbers_of([word])[0])
