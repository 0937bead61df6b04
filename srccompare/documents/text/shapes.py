"""What can be seen of a token without its neighbours, as bits."""

from __future__ import annotations

WORD = 1 << 0  # has a letter or digit and is no clitic: it counts as a word
CLITIC = 1 << 1  # 's, 're: written onto the word before it
CAPITAL = 1 << 2  # begins with an upper-case letter
SHOUTED = 1 << 3  # two or more letters, all upper case
NUMBER = 1 << 4  # begins with a digit
TERMINAL = 1 << 5  # . ! ? …
STOPPED = 1 << 6  # an abbreviation with its full stop
DOUBLE_OPEN = 1 << 7  # “ „ «
DOUBLE_CLOSE = 1 << 8  # ” »
DOUBLE_PLAIN = 1 << 9  # " '' ``
SINGLE_OPEN = 1 << 10  # ‘
SINGLE_PLAIN = 1 << 11  # ' ’
BRACKET_OPEN = 1 << 12
BRACKET_CLOSE = 1 << 13
COMMA = 1 << 14
COLON = 1 << 15
DASH = 1 << 16
SEMICOLON = 1 << 17
LOWER = 1 << 18  # begins with a lower-case letter
HYPHEN = 1 << 19
LATIN = 1 << 20  # begins with a Latin letter

DOUBLE = DOUBLE_OPEN | DOUBLE_CLOSE | DOUBLE_PLAIN
SINGLE = SINGLE_OPEN | SINGLE_PLAIN
MARK = DOUBLE | SINGLE

EXACT = {
    ".": TERMINAL,
    "!": TERMINAL,
    "?": TERMINAL,
    "…": TERMINAL,
    "“": DOUBLE_OPEN,
    "„": DOUBLE_OPEN,
    "«": DOUBLE_OPEN,
    "”": DOUBLE_CLOSE,
    "»": DOUBLE_CLOSE,
    '"': DOUBLE_PLAIN,
    "''": DOUBLE_PLAIN,
    "``": DOUBLE_PLAIN,
    "＂": DOUBLE_PLAIN,
    "‘": SINGLE_OPEN,
    "‚": SINGLE_OPEN,
    "'": SINGLE_PLAIN,
    "’": SINGLE_PLAIN,
    "(": BRACKET_OPEN,
    "[": BRACKET_OPEN,
    "{": BRACKET_OPEN,
    ")": BRACKET_CLOSE,
    "]": BRACKET_CLOSE,
    "}": BRACKET_CLOSE,
    ",": COMMA,
    ":": COLON,
    ";": SEMICOLON,
    "—": DASH,
    "–": DASH,
    "―": DASH,
    "−": DASH,
    "-": DASH | HYPHEN,
}


def shape_of(token: str) -> int:
    """The shape bits of a token.

    >>> shape_of("Rain") == WORD | CAPITAL | LATIN
    True
    """
    known = EXACT.get(token)
    if known is not None:
        return known
    first = token[0]
    if first in "'’" and len(token) > 1:
        return CLITIC
    if not first.isalnum():
        return other_shape(token)
    bits = WORD
    if first.isupper():
        bits |= CAPITAL
        if len(token) > 1 and token.isupper():
            bits |= SHOUTED
    elif first.isdigit():
        bits |= NUMBER
    else:
        bits |= LOWER
    if first < "\u0250" and first.isalpha():
        bits |= LATIN
    if token[-1] == ".":
        bits |= STOPPED
    return bits


def other_shape(token: str) -> int:
    """The shape of what begins with neither letter nor digit."""
    if token.startswith("--"):
        return DASH
    if token.startswith("..."):
        return TERMINAL
    if token[0] in "@#" and len(token) > 1:
        return WORD
    return 0
