"""Words cut into the pieces the encoder has vectors for (WordPiece, Schuster & Nakajima 2012).

    Kim’s unmanned drones    →    kim ’ s un ##man ##ned drones

Small letters without accents; a word is letters and digits in a row, every other mark stands alone; from the
left the longest piece the vocabulary holds. The vocabulary is the encoder's, cut to what news uses: a piece
that was cut is spelt by shorter ones. A word with a sign no piece holds is one unknown piece.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
CONTINUED = "##"
LONGEST_WORD = 100  # longer ones are unknown: the encoder's own limit


class Pieces:
    """Cuts text into the numbers of word pieces; every distinct word is cut once.

    >>> Pieces(["[UNK]", "un", "##man", "##ned", "kim", "."]).numbers("Unmanned, Kim.")
    [1, 2, 3, 0, 4, 5]
    """

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self.number = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown = self.number["[UNK]"]
        self._known: dict[str, tuple[int, ...]] = {}

    def numbers(self, text: str) -> list[int]:
        """The pieces of a text, by their places in the vocabulary."""
        return [piece for word in WORD.findall(plain(text)) for piece in self.of_word(word)]

    def of_word(self, word: str) -> tuple[int, ...]:
        """The pieces of one word in small letters."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._cut(word)
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST_WORD:
            return (self.unknown,)
        pieces = []
        start = 0
        while start < len(word):
            begun = CONTINUED if start else ""
            for stop in range(len(word), start, -1):
                piece = self.number.get(begun + word[start:stop])
                if piece is not None:
                    break
            else:
                return (self.unknown,)
            pieces.append(piece)
            start = stop
        return tuple(pieces)


def plain(text: str) -> str:
    """Small letters without accents."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    return "".join(
        sign for sign in unicodedata.normalize("NFD", lowered) if unicodedata.category(sign) != "Mn"
    )
