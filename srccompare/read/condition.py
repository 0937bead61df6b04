"""What can be seen from a text about the state it came in: glued words, mojibake, cut off, HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from srccompare.lexicon import load

# A choice of layout.
SHOWN = 5
"""Glued words named in a flag."""

HTML = "HTML tags in the text: save it as .html and read that"
MOJIBAKE = "mojibake"
CUT_OFF = "may be cut off"
PAYWALLED = "may be behind a paywall"
NOTICE = "may be a notice in place of the article"

SEVERAL = "may hold several articles"
# A guess.
HEADER_LINE = 80
HEADER = re.compile(
    r"(?:(?:Document|Article|Story|Record|Artikel) )?\d{1,6} (?:of|/) \d{1,6}(?: DOCUMENTS?)?\Z"
    r"|(?:BYLINE|HEADLINE|LENGTH|LOAD-DATE|PUBLICATION|Byline|Headline|Length|Load-Date|Document URL|"
    r"Full text|Publication(?: title| date)?|Word count|Copyright) ?:"
    r"|End of Document\Z|Document [A-Z]{3,8}\d{8,}"
)
HEADER_HINTS = (
    "byline",
    "headline",
    "length",
    "load-date",
    "publication",
    "document",
    "full text",
    "word count",
)
COUNTED = re.compile(r"^(?:\w+ )?\d{1,6} (?:of|/) \d", re.MULTILINE)

LOWER, UPPER = "a-zß-öø-ÿ", "A-ZÀ-ÖØ-Þ"
GLUE = re.compile(f"(?<=[{LOWER}]{{3}})[{UPPER}][{LOWER}]{{2}}")
WORD = re.compile(r"[^\W\d_]+")
# Addresses, hashtags and handles are written together on purpose.
ADDRESS = re.compile(r"[@#_/]|www\.|\.(?:com|org|net|co)\b")

# What two or three bytes of UTF-8 look like as cp1252. A word in capitals may end in "Ã", and a
# quotation after it.
GARBLED = re.compile(
    "â€[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|(?<![A-ZÀ-Þ])Ã[\u0080-\u00bf€‚ƒ„†‡ˆ‰Š‹Œ˜™š›œžŸ]|Â[\u00a0-\u00bf]|ï¿½"
)

TAG = re.compile(
    r"</?(?:a|article|b|blockquote|body|br|div|em|figure|h[1-6]|head|html|i|img|li|link|meta|ol|p|script|"
    r"section|span|strong|style|table|td|tr|ul)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
PAGE = re.compile(r"\s*(?:<\?xml\b[^<>]{0,500}>\s*)?<(?:!doctype html|html)\b", re.IGNORECASE)
# A guess.
TAGS = 5
"""Tags that make a text a page; a few line breaks do not."""

ELLIPSIS = re.compile(r"(?:…|\.\.\.|[\[(](?:…|\.\.\.)[\])])\Z")
REST_COUNTED = re.compile(r"(?:…|\.\.\.)?\s*\[\+\d+ chars\]\Z")
FINISHED = re.compile(r"[.!?…:;\"'”’»)\]*]\Z")
# A line of the page after the story ("Share this with your friends") is shorter than what is cut off.
# A guess, all three; held by tests/read/test_condition.py.
CUT_WORDS = 12
STORY_WORDS = 8
NOTICE_WORDS = 25
# A page that asks for cookies or an address in place of its article says no more than this, and hardly a
# sentence (``CUT_WORDS``) of anything else.
# A guess; held by tests/read/test_condition.py.
PAGE_WORDS = 50


def flags_of(text: str) -> list[str]:
    """What a reader of the numbers should know about the state of a text.

    >>> flags_of("The firm suppliesHong Kong.")
    ['glued words: suppliesHong']
    >>> flags_of("She watched it on YouTube and paid by MasterCard.")
    []
    """
    if is_page(text):
        return [HTML]
    return [*glued(text), *mojibake(text), *cut_off(text), *notice_alone(text), *several_articles(text)]


def is_page(text: str) -> bool:
    """Whether a text is the source of a page."""
    if "<" not in text:
        return False
    return bool(PAGE.match(text)) or len(list(islice(TAG.finditer(text), TAGS))) == TAGS


def glued(text: str) -> Iterator[str]:
    """Words run together, as when a line break was lost: a capital in the middle of small letters."""
    if not GLUE.search(text):
        return
    words: list[str] = []
    for chunk in filter(GLUE.search, text.split()):
        if not ADDRESS.search(chunk):
            words += [word for word in WORD.findall(chunk) if GLUE.search(word) and not is_name(word)]
    words = list(dict.fromkeys(words))
    if words:
        more = f" and {len(words) - SHOWN} more" if len(words) > SHOWN else ""
        yield f"glued words: {', '.join(word[:60] for word in words[:SHOWN])}{more}"


def is_name(word: str) -> bool:
    """Whether a word is written with a capital inside by those it names."""
    whole, beginnings = camel_names()
    lowered = word.lower()
    if lowered in whole or lowered.removesuffix("s") in whole:
        return True
    return word[0].isupper() and lowered.startswith(beginnings)


@cache
def camel_names() -> tuple[frozenset[str], tuple[str, ...]]:
    """Names with a capital inside, and how others begin."""
    entries = [entry.text for entry in load("camel_names").entries]
    whole = frozenset(entry for entry in entries if not entry.endswith("*"))
    return whole, tuple(entry[:-1] for entry in entries if entry.endswith("*"))


def mojibake(text: str) -> Iterator[str]:
    """Text that was decoded with the wrong encoding before it came here."""
    found = None if text.isascii() else GARBLED.search(text)
    if found:
        yield f"{MOJIBAKE}: {found[0]!r}; decode the source as UTF-8"


def cut_off(text: str) -> Iterator[str]:
    """Texts of which only the beginning is there."""
    paragraphs = [line.strip() for line in re.split(r"[\r\n]+", text) if line.strip()]
    if not paragraphs:
        return
    last = paragraphs[-1]
    if rest := REST_COUNTED.search(last[-60:]):
        yield f"{CUT_OFF}: ends in {rest[0].strip()!r}"
    elif rest := ELLIPSIS.search(last[-60:]):
        yield f"{CUT_OFF}: ends in {rest[0]!r}"
    elif stops_midway(paragraphs):
        yield f"{CUT_OFF}: ends in {' '.join(last.split()[-4:])[-60:]!r}"
    if notice := paywall_notice(paragraphs):
        yield f"{PAYWALLED}: {notice[:60]!r}"


def notice_alone(text: str) -> Iterator[str]:
    """A text so short that what it says of cookies or newsletters, in two phrases or more, is all of it.

    >>> list(notice_alone("We use cookies. Read our cookie policy."))
    ["may be a notice in place of the article: 'cookie policy'"]
    """
    if text.count(" ") >= PAGE_WORDS:
        return
    told, phrases = 0, set[str]()
    for line in straightened(text).splitlines():
        found = {phrase for phrase in notice_phrases() if phrase in line}
        phrases |= found
        told += 0 if found else len(line.split())
    if len(phrases) > 1 and told < CUT_WORDS:
        yield f"{NOTICE}: {min(phrases)!r}"


def several_articles(text: str) -> Iterator[str]:
    """A text in which the header of an article comes again and again, as in exports nobody has told us of.

    >>> list(several_articles("BYLINE: Nora Lind\\nRain fell.\\nBYLINE: Otto Pike\\nSnow."))
    ["may hold several articles: 2 lines begin like 'BYLINE: Nora Lind'"]
    """
    lowered = text.lower()
    if not any(hint in lowered for hint in HEADER_HINTS) and not COUNTED.search(text):
        return
    seen: dict[str, list[str]] = {}
    for line in text.splitlines():
        if found := HEADER.match(line.strip()[:HEADER_LINE]):
            seen.setdefault(re.sub(r"\d+", "0", found[0]).casefold(), []).append(line.strip())
    most = max(seen.values(), key=len, default=[])
    if len(most) > 1:
        yield f"{SEVERAL}: {len(most)} lines begin like {most[0][:40]!r}"


def stops_midway(paragraphs: list[str]) -> bool:
    """Whether the last paragraph stops inside a sentence while those before it are finished."""
    last = paragraphs[-1]
    before = [line for line in paragraphs[:-1] if line.count(" ") >= STORY_WORDS - 1]
    finished = sum(1 for line in before if FINISHED.search(line))
    # A credit ("editing by Niko Aster") ends in a name, a sentence cut off mostly does not.
    midway = bool(re.fullmatch(rf"[{LOWER}'’-]+,?", last.split()[-1]))
    return (
        midway
        and last.count(" ") >= CUT_WORDS - 1
        and len(before) >= 2
        and finished >= 0.8 * len(before)
        and not any(phrase in straightened(last) for phrase in page_phrases())
    )


def paywall_notice(paragraphs: list[str]) -> str | None:
    """The wording that asks for a subscription, in a paragraph short enough to be a notice."""
    short = "\n".join(line for line in paragraphs if line.count(" ") < NOTICE_WORDS)
    notices = straightened(short)
    return next((phrase for phrase in paywall_phrases() if phrase in notices), None)


def straightened(text: str) -> str:
    """Lower case and straight apostrophes, as word lists are written."""
    return text.lower().replace("’", "'")


def as_written(entry: str) -> str:
    """A lexicon's entry, in which "you 've" are two words, as it stands in a text."""
    return entry.replace(" '", "'")


@cache
def paywall_phrases() -> tuple[str, ...]:
    """Wording of paywalls."""
    return tuple(as_written(entry.text) for entry in load("paywalls").entries)


@cache
def notice_phrases() -> tuple[str, ...]:
    """Wording of cookie banners and of boxes for an address."""
    return tuple(
        as_written(entry.text)
        for entry in load("furniture").entries
        if entry.category in ("legal", "newsletter") and " " in entry.text
    )


@cache
def page_phrases() -> tuple[str, ...]:
    """Wording around a story, by which a last line is known to be none of it."""
    return tuple(
        as_written(entry.text.rstrip("*")) for entry in load("furniture").entries if " " in entry.text
    )
