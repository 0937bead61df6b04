"""Syllables of a word: from a table, by the rules of hyphenation where it has none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

TABLE = "syllables.tsv"
UNKNOWN = -1
# Where a word may be parted: never before its second letter or behind its last but one.
EDGE = 2


@cache
def table() -> dict[str, int]:
    """Syllables of the words of CMUdict (``srccompare/data``, made by ``benchmarks/build_syllables.py``).

    >>> table()["harbor"], table()["aisle"]
    (2, 1)
    """
    cells = (files("srccompare") / "data" / TABLE).read_text(encoding="utf-8").split()
    return dict(zip(cells[2::2], map(int, cells[3::2]), strict=True))


def syllables_of(words: Sequence[str]) -> list[int]:
    """Syllables of each word (lower case), as textstat counts them.

    A word that is not in CMUdict has one syllable more than pyphen finds places to part it. That is
    rough: a number in digits has one syllable whatever its size, and a name is often one short.

    >>> syllables_of(["strikes", "harborfronts", "15000", ""])
    [1, 3, 1, 0]
    """
    known = table()
    found = [known.get(word, UNKNOWN) for word in words]
    return [
        hyphenated(word) if number == UNKNOWN else number for word, number in zip(words, found, strict=True)
    ]


@lru_cache(maxsize=1 << 16)
def hyphenated(word: str) -> int:
    """One more than the places at which pyphen would part a word; 0 for no word."""
    if not word or word.isdigit():
        return int(word != "")
    dotted = f".{word}."
    level = [0] * (len(dotted) + 1)
    root = patterns()
    for start in range(len(dotted)):
        node = root
        for letter in dotted[start:]:
            if letter not in node:
                break
            node = node[letter]
            if "" in node:
                offset, values = node[""]
                for place, value in enumerate(values, start + offset):
                    if value > level[place]:
                        level[place] = value
    # Place p of the dotted word lies behind letter p - 1 of the word.
    return 1 + sum(value & 1 for value in level[1 + EDGE : len(word) - EDGE + 2])


@cache
def patterns() -> dict[str, Any]:
    """pyphen's patterns for American English as a tree of letters.

    pyphen tries every stretch of a word against its patterns, 45 µs a word; walking a tree stops at the
    first letter no pattern goes on with and takes a seventh of that, with the same result.
    """
    from pyphen import Pyphen

    root: dict[str, Any] = {}
    for letters, levels in Pyphen(lang="en_US").hd.patterns.items():
        node = root
        for letter in letters:
            node = node.setdefault(letter, {})
        node[""] = levels
    return root
