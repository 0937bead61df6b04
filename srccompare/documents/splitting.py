"""Cutting one blank-free chunk of text into tokens: done once for every distinct chunk."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from srccompare.characters import HIDDEN, INVISIBLE

# A letter or digit with what may be written onto it unseen: combining marks, soft hyphens, zero width.
LETTER = f"(?:[^\\W_][\u0300-\u036f{INVISIBLE}]*)"

TOKEN = re.compile(
    rf"""
      (?:https?://|www\.)[^\s“”"<>]*[^\s“”"<>.,;:!?)\]’'…]     # addresses
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                              # mail
    | [@\#]\w+                                                  # handles and hashtags
    | (?:[^\W\d_]\.){{2,}}                                      # U.S., a.m.
    | \d+(?:[.,:/]\d+)+%?                                       # 15,000  3.5%
    | \d+%
    | {LETTER}+(?:[-‐‑'’&]{LETTER}+)*                           # words, with hyphens and apostrophes inside
    | ''|``|--+|\.\.\.+
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
CLITIC = re.compile(r"(?<=\w)['’](?:s|re|ve|ll|d|m)$", re.IGNORECASE)
# What is cut off a plain word character by character: all single-character tokens.
EDGES = ".,;:?!()[]“”\"‘’'"
DOUBLED = re.compile(r"''|\.\.")
POSSESSIVES = ("’s", "'s")
INITIAL = re.compile(r"[^\W\d_]$")


@cache
def abbreviations() -> frozenset[str]:
    """Words that keep their full stop ("mr", "sen"), from the lexicon of abbreviations."""
    from srccompare import lexicon

    return frozenset(entry.text.rstrip(".") for entry in lexicon.load("abbreviations").entries)


def split(chunk: str) -> list[tuple[int, str]]:
    """The tokens of a chunk with their offsets in it.

    >>> split("Smith’s,")
    [(0, 'Smith'), (5, '’s'), (7, ',')]
    >>> split("“Mr.")
    [(0, '“'), (1, 'Mr.')]
    """
    # A plain word between marks is most of what is not a bare word: no need for the whole grammar.
    core = chunk.strip(EDGES)
    stem = core[:-2] if core.endswith(POSSESSIVES) else core
    if stem.isalpha() and stem.isascii() and not DOUBLED.search(chunk):
        return split_plain(chunk, core, stem)
    return split_any(chunk)


def split_plain(chunk: str, core: str, stem: str) -> list[tuple[int, str]]:
    """The tokens of a word with marks around it, such as "“Smith’s,"."""
    start = chunk.index(core)
    end = start + len(core)
    tokens = [(place, chunk[place]) for place in range(start)]
    tokens.append((start, stem))
    if stem is not core:
        tokens.append((start + len(stem), core[-2:]))
    elif chunk[end : end + 1] == "." and keeps_stop(start, stem, end):
        tokens[-1] = (start, stem + ".")
        end += 1
    tokens += [(place, chunk[place]) for place in range(end, len(chunk))]
    return tokens


def split_any(chunk: str) -> list[tuple[int, str]]:
    """The tokens of any chunk, by the whole grammar.

    >>> split_any("15,000;")
    [(0, '15,000'), (6, ';')]
    """
    tokens: list[tuple[int, str]] = []
    for match in TOKEN.finditer(chunk):
        start, token = match.start(), match.group()
        clitic = CLITIC.search(token) if len(token) > 2 else None
        if clitic:
            tokens += [(start, token[: clitic.start()]), (start + clitic.start(), clitic.group())]
        elif token == "." and tokens and keeps_stop(*tokens[-1], start):
            tokens[-1] = (tokens[-1][0], tokens[-1][1] + ".")
        elif not HIDDEN.fullmatch(token):
            tokens.append((start, token))
    return tokens


def keeps_stop(start: int, word: str, stop: int) -> bool:
    """Whether the full stop at ``stop`` belongs to the word: "Mr.", "J."."""
    if start + len(word) != stop:
        return False
    return word.lower() in abbreviations() or (
        bool(INITIAL.fullmatch(word)) and word.isupper() and word != "I"
    )


def normal_form(token: str) -> str:
    """Lower case, straight apostrophes, composed letters, nothing invisible.

    >>> normal_form("Don’t")
    "don't"
    """
    if token.isascii():
        return token.lower()
    plain = unicodedata.normalize("NFC", HIDDEN.sub("", token))
    return plain.replace("’", "'").replace("‘", "'").replace("‐", "-").replace("‑", "-").lower()
