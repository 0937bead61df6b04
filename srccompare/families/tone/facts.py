"""What VADER knows of a single word, worked out once for every distinct chunk (Hutto & Gilbert 2014)."""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from srccompare.vader import analyzer, plain

# What a word can be, as bits.
KNOWN = 1 << 0  # in the lexicon
VALUED = 1 << 1  # in the lexicon, and counted: no booster
BOOSTS = 1 << 2
NEGATES = 1 << 3
SHOUTED = 1 << 4  # all capitals
NO = 1 << 5
OR = 1 << 6
LEAST = 1 << 7
AT_OR_VERY = 1 << 8
NEVER = 1 << 9
SO_OR_THIS = 1 << 10
WITHOUT = 1 << 11
DOUBT = 1 << 12
BUT = 1 << 13
EMOJI = 1 << 14
EMPHASIS = 1 << 15  # has exclamation or question marks

ROLES = {
    NO: ("no",),
    OR: ("or", "nor"),
    LEAST: ("least",),
    AT_OR_VERY: ("at", "very"),
    NEVER: ("never",),
    SO_OR_THIS: ("so", "this"),
    WITHOUT: ("without",),
    DOUBT: ("doubt",),
    BUT: ("but",),
}


class Fact(NamedTuple):
    """What VADER knows of a word; ``opens`` and ``closes`` tell (by bit) which idiom it is part of."""

    valence: float = 0.0
    booster: float = 0.0
    exclamations: int = 0
    questions: int = 0
    bits: int = 0
    opens: int = 0
    closes: int = 0


FACTS = np.dtype(
    [
        ("valence", np.float64),
        ("booster", np.float64),
        ("exclamations", np.int32),
        ("questions", np.int32),
        ("bits", np.int32),
        ("opens", np.int32),
        ("closes", np.int32),
    ],
    align=True,
)
NOTHING = Fact()


@dataclass(frozen=True)
class Constants:
    """What the library supplies."""

    words: dict[str, Fact]
    emoji: frozenset[str]
    negation: float
    capitals: float


@cache
def constants() -> Constants:
    """The library's word lists by word, loaded the first time tone is measured."""
    from vaderSentiment.vaderSentiment import BOOSTER_DICT, C_INCR, N_SCALAR, NEGATE, SPECIAL_CASES

    lexicon: dict[str, float] = analyzer().lexicon
    pairs = [idiom.split()[:2] for idiom in (*SPECIAL_CASES, *BOOSTER_DICT) if " " in idiom]
    bits = dict.fromkeys(NEGATE, NEGATES)
    for bit, names in ROLES.items():
        bits.update({name: bits.get(name, 0) | bit for name in names})

    opens: dict[str, int] = {}
    closes: dict[str, int] = {}
    for place, (first, second) in enumerate(pairs):
        opens[first] = opens.get(first, 0) | 1 << place
        closes[second] = closes.get(second, 0) | 1 << place

    def fact(word: str) -> Fact:
        known, boosts = word in lexicon, word in BOOSTER_DICT
        return Fact(
            valence=lexicon.get(word, 0.0),
            booster=BOOSTER_DICT.get(word, 0.0),
            bits=bits.get(word, 0) | known * KNOWN | (known and not boosts) * VALUED | boosts * BOOSTS,
            opens=opens.get(word, 0),
            closes=closes.get(word, 0),
        )

    words = {*lexicon, *BOOSTER_DICT, *bits, *(word for pair in pairs for word in pair)}
    return Constants(
        words={word: fact(word) for word in words},
        emoji=frozenset(sign for sign in analyzer().emojis if len(sign) == 1),
        negation=N_SCALAR,
        capitals=C_INCR,
    )


def facts_of(chunks: Sequence[str]) -> npt.NDArray[Any]:
    """What VADER knows of each chunk, as rows of ``FACTS``."""
    facts = np.zeros(len(chunks), FACTS)
    known = constants().words
    told: dict[int, Fact] = {}
    for place, chunk in enumerate(chunks):
        # Most chunks are plain words, bare or before a comma or stop, that VADER has never heard of.
        word = chunk.rstrip(".,;:")
        ordinary = len(word) > 2 and word.isascii() and word.isalpha() and not word.isupper()
        fact = known.get(word.lower(), NOTHING) if ordinary else _fact(plain(chunk))
        if fact is not NOTHING:
            told[place] = fact
    if told:
        facts[list(told)] = np.array(list(told.values()), FACTS)
    return facts


def _fact(chunk: str) -> Fact:
    """What VADER knows of a chunk that is more than a lower-case word."""
    supplied = constants()
    stripped = chunk.strip(string.punctuation)
    # So short, it may be an emoticon, which VADER leaves whole.
    word = stripped if len(stripped) > 2 else chunk
    lower = word.lower()
    fact = supplied.words.get(lower, NOTHING)
    bits = fact.bits | ("n't" in lower) * NEGATES | word.isupper() * SHOUTED
    exclamations, questions = chunk.count("!"), chunk.count("?")
    if exclamations or questions:
        bits |= EMPHASIS
    if not chunk.isascii() and not supplied.emoji.isdisjoint(chunk):
        bits |= EMOJI
    if bits == fact.bits:
        return fact
    return fact._replace(exclamations=exclamations, questions=questions, bits=bits)
