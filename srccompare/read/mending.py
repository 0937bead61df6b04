"""Text that was damaged on its way here: mended where there is one way to, else left and flagged.

    donâ€™t, cafÃ©, Ã¢â‚¬â„¢      UTF-8 read as cp1252 or Latin-1, once or more often    mended
    ÒWe stay,Ó she said, donÕt      MacRoman read as cp1252, as Excel for Mac writes it    mended
    don&#8217;t, Q&amp;A            entities of HTML                                       mended
    don\\u2019t                     escapes of JSON                                        mended

    don�t                           a character that nobody has any more                   flagged
    don?t                           the same, as a question mark                           flagged
    Ïðèâåò                          Cyrillic read as cp1252                                flagged

Certain is what no text in a European language holds: a sequence of characters that is UTF-8 byte for byte,
save where a capital in front could be the end of a word; Ò and Ó around words, or Õ inside one. All offsets
refer to the mended text, which is the one that is kept.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator

from srccompare.read.encoding import BYTE_OF, from_macroman, is_macroman

MENDED = "mended"
LOST = "characters lost"

# As cp1252 and as Latin-1 have them.
BYTES = BYTE_OF | {chr(code): code for code in range(128, 160)}

# The second and later bytes of UTF-8 (80 to BF), as cp1252 and as Latin-1 show them.
REST = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
QUIET = "\u0080-\u00bf€‚ƒ„†‡ˆ‰Š‹Œ˜™š›œžŸ"
"""Those of them that never follow a capital letter at the end of a word."""

SEQUENCE = re.compile(
    # Punctuation and symbols (E2), but not what follows an "â" in French.
    f"â[€\u0080\u0081‚\u0082„\u0084†\u0086ˆ\u0088‰\u0089”\u0094–\u0096—\u0097˜\u0098™\u0099œ\u009c\u009d][{REST}]"
    f"|(?<=[A-ZÀ-Þ])Ã[{QUIET}](?=[a-zß-ÿ])"
    f"|(?<![A-ZÀ-Þ])Ã(?:[{QUIET}]|[…Ž‘’“”•–—](?=[A-Za-z]))|Â[\u00a0-\u00bf]"
    f"|(?<=[a-zß-ÿ])[ÄÅ][{REST}]|[ÄÅ][{REST}](?=[a-zß-ÿ])"
    f"|ð[Ÿ\u009f][{REST}]{{2}}|ï»¿"
    f"|(?:[ÐÑ][{REST}]){{2,}}|(?:[ÎÏ][{REST}]){{2,}}|(?:[ØÙ][{REST}]){{2,}}"
)
# What any of them begins with: most texts are asked no more.
BEGINNINGS = re.compile("[âÃÂÄÅðïÐÑÎÏØÙ]")
# A dash or a quotation mark decoded wrongly twice: nothing else looks so, and all of the text was.
TWICE = re.compile("Ã¢(?:â‚¬|Â\u0080)")
LOOSE = re.compile(f"[ÂÃÄÅ][{REST}]|{SEQUENCE.pattern}")
# A fraction that was taken apart (NFKC) behind the first half of a letter: "GÃ1⁄4len".
FRACTION = re.compile("(?<=[ÃÅÄ])[13]⁄[24]")
FRACTIONS = {"1⁄4": "¼", "1⁄2": "½", "3⁄4": "¾", "3⁄2": "3⁄2"}
ROUNDS = 3
"""Times a text may have been decoded wrongly; nobody has seen more than three. A bound on
time."""

# A character beyond FFFF is two escapes.
ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

MAC_MARKS = str.maketrans("ÒÓÔÕÐÑ", "“”‘’–—")
# Marks a text has only if it was not MacRoman as a whole.
OTHER_MARKS = re.compile("[“”‘’]")

REPLACED = re.compile(r"\S{0,12}\ufffd\S{0,12}")
ASKED = re.compile(r"\b[A-Za-z]{1,12}\?(?:s|t|re|ve|ll|d|m)\b(?![=\w])")
ASKED_OPEN = re.compile(r"(?:^|\s)\?[A-Z][a-z’']{0,12}\s")
CYRILLIC = re.compile(r"(?<![\w])[À-ÿ]{5,20}(?![\w])")


def mend(text: str) -> tuple[str, list[str]]:
    """A text without the damage that can be undone for certain, and a flag for each kind that was.

    >>> mend("He said he donâ€™t know.")
    ('He said he don’t know.', ["mended: 'â€™' read as '’' (UTF-8 decoded as cp1252)"])
    >>> mend("ÒWe stay,Ó she said.")[0]
    '“We stay,” she said.'
    """
    flags: list[str] = []
    for mender in MENDERS:
        text, flag = mender(text)
        flags += [f"{MENDED}: {flag}"] if flag else []
    return text, flags


def flags_of_damage(text: str) -> Iterator[str]:
    """What is damaged in a text and cannot be mended."""
    if "\ufffd" in text and (found := REPLACED.search(text)):
        yield f"{LOST}: U+FFFD in {times(text.count(chr(0xFFFD)))}, as in {found[0]!r}"
    asked = [found[0] for found in ASKED.finditer(text)] if "?" in text else []
    if asked or len(ASKED_OPEN.findall(text)) > 1:
        shown = f", as in {asked[0]!r}" if asked else ""
        yield f"{LOST}: question marks stand for other characters{shown}"
    if not text.isascii() and (garbled := CYRILLIC.findall(text)) and len(garbled) > 1:
        yield f"mojibake: {garbled[0]!r}; may be Cyrillic decoded as cp1252"


def times(count: int) -> str:
    """A number of places."""
    return f"{count:,} place{'s' * (count != 1)}"


def said_of(pairs: list[tuple[str, str]], what: str) -> str | None:
    """What to say of replacements: the first, and how many there are."""
    if not pairs:
        return None
    before, after = pairs[0]
    more = f", {times(len(pairs))}" if len(pairs) > 1 else ""
    return f"{before!r} read as {after!r} ({what}{more})"


def replaced(
    text: str, pattern: re.Pattern[str], meant: Callable[[str], str], what: str
) -> tuple[str, str | None]:
    """A text with what a pattern finds replaced by what was meant, and what to say of it."""
    pairs: list[tuple[str, str]] = []

    def replace(found: re.Match[str]) -> str:
        after = meant(found[0])
        if after != found[0]:
            pairs.append((found[0], after))
        return after

    text = pattern.sub(replace, text)
    return text, said_of(pairs, what)


def without_escapes(text: str) -> tuple[str, str | None]:
    """A text without escapes of JSON."""
    if "\\u" not in text:
        return text, None
    return replaced(text, ESCAPE, unescaped, "escapes of JSON")


def unescaped(escapes: str) -> str:
    """What escapes mean; themselves where they are half a character, or a control character."""
    units = b"".join(int(unit, 16).to_bytes(2, "big") for unit in escapes.split("\\u")[1:])
    try:
        meant = units.decode("utf-16-be")
    except UnicodeDecodeError:
        return escapes
    return meant if meant.isprintable() else escapes


def without_entities(text: str) -> tuple[str, str | None]:
    """A text without entities of HTML, escaped once or twice."""
    if "&" not in text:
        return text, None
    once, said = replaced(text, ENTITY, html.unescape, "entities of HTML")
    return replaced(once, ENTITY, html.unescape, "")[0], said


def without_mojibake(text: str) -> tuple[str, str | None]:
    """A text without UTF-8 that was decoded as cp1252 or Latin-1."""
    if text.isascii() or not BEGINNINGS.search(text):
        return text, None
    said = None
    text = FRACTION.sub(lambda found: FRACTIONS[found[0]], text)
    for _ in range(ROUNDS):
        pattern = LOOSE if TWICE.search(text) else SEQUENCE
        text, found = replaced(text, pattern, as_utf8, "UTF-8 decoded as cp1252")
        if found is None:
            break
        said = said or found
    # The last byte of ” is none in cp1252, and is often dropped.
    if text.count("â€") and text.count("“") > text.count("”"):
        text = re.sub("â€(?=[\\s.,;:!?)]|$)", "”", text)
    return text, said


def as_utf8(sequence: str) -> str:
    """What a sequence of characters means in UTF-8; itself if nothing."""
    try:
        return bytes(BYTES[character] for character in sequence).decode()
    except (KeyError, UnicodeDecodeError):
        return sequence


def without_macroman(text: str) -> tuple[str, str | None]:
    """A text without MacRoman that was decoded as cp1252."""
    if text.isascii() or not is_macroman(text):
        return text, None
    if not OTHER_MARKS.search(text) and all(character in BYTE_OF for character in text):
        mended = from_macroman(text)
    else:
        mended = text.translate(MAC_MARKS)
    pairs = [(old, new) for old, new in zip(text, mended, strict=True) if old != new]
    return mended, said_of(pairs, "MacRoman decoded as cp1252")


MENDERS = (without_escapes, without_entities, without_mojibake, without_macroman)
