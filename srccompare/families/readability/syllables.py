"""Syllables of a word: from a table, by the rules of hyphenation where it has none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

TABLE = "syllables.tsv"
UNKNOWN = -1
# Where a word may be parted: never before its second letter or behind its last but one.
# As in pyphen, unless told otherwise.
EDGE = 2


PATTERN = re.compile(r"(\d?)(\D?)")
"""What a pattern of hyphenation is made of: a level, and the letter it stands before."""


@cache
def table() -> list[str]:
    """The words of CMUdict with their syllables (made by ``benchmarks/build_syllables.py``).

    Sorted lines to search in: a dict of them is made no faster than fifty thousand words are looked up here.
    """
    lines = (files("srccompare") / "data" / TABLE).read_text(encoding="utf-8").splitlines()
    return lines[1:]


def known_syllables(word: str) -> int:
    """The syllables of a word (lower case) by CMUdict, -1 where it has none.

    >>> known_syllables("harbor"), known_syllables("aisle"), known_syllables("harborfronts")
    (2, 1, -1)
    """
    key = f"{word}\t"
    lines = table()
    place = bisect_left(lines, key)
    found = place < len(lines) and lines[place].startswith(key)
    return int(lines[place][len(key) :]) if found else UNKNOWN


def syllables_of(words: Sequence[str]) -> list[int]:
    """Syllables of each word (lower case), as textstat counts them.

    A word that is not in CMUdict has one syllable more than pyphen finds places to part it. That is
    rough: a number in digits has one syllable whatever its size, and a name is often one short.

    >>> syllables_of(["strikes", "harborfronts", "15000", ""])
    [1, 3, 1, 0]
    """
    return [
        hyphenated(word) if number == UNKNOWN else number
        for word, number in zip(words, map(known_syllables, words), strict=True)
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
                for place, value in enumerate(levels(node[""]), start):
                    if value > level[place]:
                        level[place] = value
    # Place p of the dotted word lies behind letter p - 1 of the word.
    return 1 + sum(value & 1 for value in level[1 + EDGE : len(word) - EDGE + 2])


@cache
def patterns() -> dict[str, Any]:
    """pyphen's patterns for American English as a tree of letters, each pattern as it is written: "1ca".

    pyphen tries every stretch of a word against its patterns, 45 µs a word; walking a tree stops at the
    first letter no pattern goes on with and takes a seventh of that, with the same result. It also reads
    the levels of all 11,000 before the first word, most of which are never asked for.
    """
    from pyphen import LANGUAGES

    text = LANGUAGES["en_US"].read_text(encoding="utf-8")
    root: dict[str, Any] = {}
    for letters, pattern in zip(re.sub(r"\d", "", text).split("\n"), text.split("\n"), strict=True):
        node = root
        for letter in letters:
            node = node.setdefault(letter, {})
        node[""] = pattern
    return root


@cache
def levels(pattern: str) -> list[int]:
    """How strongly a pattern asks for a hyphen (odd) or for none (even) before each of its letters.

    >>> levels("1ca")
    [1, 0, 0]
    """
    return [int(level or 0) for level, _ in PATTERN.findall(pattern)]
