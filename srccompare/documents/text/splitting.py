"""Cutting blank-free chunks of text into tokens: done once for every distinct chunk, many at a time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from srccompare import lexicon
from srccompare.characters import HIDDEN, INVISIBLE

# A letter or digit with what may be written onto it unseen: combining marks, soft hyphens, zero width.
LETTER = f"(?:[^\\W_][\u0300-\u036f{INVISIBLE}]*)"
# What is written onto the word before it after an apostrophe, and nothing more of that word follows.
CLITIC = f"(?i:s|re|ve|ll|d|m)(?![\u0300-\u036f]|{LETTER}|[-‐‑'’&]{LETTER})"

BREAK = "\n"
"""Stands between the chunks that are cut together; no chunk can hold one."""

TOKEN = re.compile(
    rf"""
      (?:https?://|www\.)[^\s“”"<>]*[^\s“”"<>.,;:!?)\]’'…]     # addresses
    | (?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+                # mail, tried once a run: linear
    | [@\#]\w+                                                  # handles and hashtags
    | (?:[^\W\d_][-‐‑])?(?:[^\W\d_]\.){{2,}}                      # U.S., a.m., R-N.C.
    | \d+(?:[.,:/]\d+)+%?                                       # 15,000  3.5%
    | \d+%
    | {LETTER}+(?:[-‐‑&]{LETTER}+|['’](?!{CLITIC}){LETTER}+)*    # words, with hyphens and apostrophes inside
    | (?<=[\w\u0300-\u036f{INVISIBLE}])['’]{CLITIC}            # ’s of a name, ’re of a pronoun
    | ''|``|--+|\.\.\.+
    | .
    """,
    re.VERBOSE | re.DOTALL,
)


def cut(chunks: Sequence[str]) -> list[str]:
    """The tokens of the chunks in a row, each chunk followed by ``BREAK``; together they are the whole text.

    Full stops are still apart from the abbreviations they belong to (see ``keeps_stop``).

    >>> cut(["Smith’s,", "15,000"])
    ['Smith', '’s', ',', '\\n', '15,000', '\\n']
    """
    return TOKEN.findall(BREAK.join([*chunks, ""]))


@cache
def abbreviations() -> frozenset[str]:
    """Words that keep their full stop ("mr", "sen"), from the lexicon of abbreviations.

    Those of references ("no", "fig") are words as well, and RT is a broadcaster: their stop stays apart.
    """
    entries = lexicon.load("abbreviations").entries
    apart = ("before_title", "reference")
    return frozenset(entry.text.rstrip(".") for entry in entries if entry.category not in apart)


def keeps_stop(token: str) -> bool:
    """Whether a full stop right after the token belongs to it: "Mr.", "J."; not after the pronoun I.

    >>> keeps_stop("Mr"), keeps_stop("J"), keeps_stop("I"), keeps_stop("rain")
    (True, True, False, False)
    """
    initial = len(token) == 1 and token.isupper() and token != "I"
    return initial or token.lower() in abbreviations()


def is_hidden(token: str) -> bool:
    """Whether nothing of the token can be seen.

    >>> is_hidden("\\u200b")
    True
    """
    return HIDDEN.fullmatch(token) is not None


def normal_form(token: str) -> str:
    """Lower case, straight apostrophes, composed letters, nothing invisible.

    >>> normal_form("Don’t")
    "don't"
    """
    if token.isascii():
        return token.lower()
    plain = unicodedata.normalize("NFC", HIDDEN.sub("", token))
    return plain.replace("’", "'").replace("‘", "'").replace("‐", "-").replace("‑", "-").lower()
