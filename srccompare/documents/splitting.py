"""Cutting one blank-free chunk of text into tokens: done once for every distinct chunk."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Characters that stand inside words without being letters: combining marks, soft hyphen, zero width.
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
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
HIDDEN = re.compile(f"[{INVISIBLE}]")
SIMPLE_ENDS = frozenset(".,;:?!")
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
    word, last = chunk[:-1], chunk[-1]
    # "rain," and "rain." are most of what is not a bare word: no need for the whole grammar.
    if (
        last in SIMPLE_ENDS
        and word.isascii()
        and word.isalpha()
        and not (last == "." and keeps_stop(0, word, len(word)))
    ):
        return [(0, word), (len(word), last)]
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
