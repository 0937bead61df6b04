"""Text from articles as it may be shown, and the words the report uses for names in the code."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from srccompare.documents import Voice
from srccompare.documents.text.structure import single_words
from srccompare.families.base import Measure

TURNS_WITHIN = 8
"""Words before a stretch in which one is looked for that turns its sense: a bound on time."""
LONGEST_WORD = 40
"""Characters in which a word ends: a bound on time."""
ENDS_CLAUSE = '.,;:!?—–”’"'
"""Marks behind which another clause begins."""

# Characters that reorder the text around them; a headline could otherwise rewrite the line it stands in.
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CONTROL = {number: None for number in [*range(32), *range(127, 160)] if chr(number) not in "\n\t\r\x85"}
UNSAFE = CONTROL | {ord(character): None for character in BIDI}
SURROGATE = re.compile("[\ud800-\udfff]")

VOICES = {
    Voice.OUTLET: "in the outlet’s wording (speech quotations left out)",
    Voice.NARRATED: "in the outlet’s own narration",
    Voice.ATTRIBUTED: "in what the outlet attributes in its own wording",
    Voice.QUOTED: "in quoted speech",
    Voice.ALL: "in all words, quotations included",
}

SHORT = {
    "mtld": "MTLD", "mattr": "MATTR", "ari": "ARI", "lix": "LIX", "rix": "RIX", "smog": "SMOG",
    "flesch": "Flesch", "kincaid": "Kincaid", "coleman": "Coleman", "liau": "Liau", "gunning": "Gunning",
    "dale": "Dale", "chall": "Chall", "vader": "VADER",
}  # fmt: skip
"""Names and abbreviations as they are written."""

STATUS = {
    "ok": "",
    "empty": "no words, not measured",
    "language": "not English, not measured",
}


def clean(text: str) -> str:
    """Text without control characters, direction overrides and halves of surrogate pairs."""
    # None of them can be printed, and most texts have none.
    if text.isprintable():
        return text
    return SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text.translate(UNSAFE))


def line(text: str | None) -> str:
    """Clean text on one line.

    >>> line("a\\n b\\u202e")
    'a b'
    """
    text = text or ""
    # Of what can be printed only blanks are white space, and most texts have one at a time.
    if text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text
    return " ".join(clean(text).split())


def short(text: str, most: int) -> str:
    """Text cut to a width, East Asian characters counting double.

    >>> short("a long name", 6)
    'a lon…'
    """
    width = 0
    for place, character in enumerate(text):
        width += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if width > most:
            return text[: max(place - 1, 1)].rstrip() + "…"
    return text


def cut(text: str, most: int) -> str:
    """Text cut to about so many characters, between words.

    >>> cut("nobody was hurt on the quay", 17)
    'nobody was hurt …'
    """
    if len(text) <= most:
        return text
    return (
        short(text, most)
        if " " not in text[:most]
        else text[:most].rpartition(" ")[0].rstrip(" ,;:–—-") + " …"
    )


def around(text: str, place: int, most: int) -> str:
    """A stretch of a sentence around a place, whole if it is short enough.

    >>> around("a docker was hurt on the quay when the crane fell", 43, 24)
    '… quay when the crane fell'
    >>> around("she said nobody was hurt on the quay", 32, 18)
    '… nobody was hurt on the …'
    >>> around("the crane fell and nobody was hurt on the quay that day", 23, 20)
    '… and nobody was hurt …'
    """
    if len(text) <= most or place <= most // 2:
        return cut(text, most)
    begin = text.rfind(" ", 0, min(place - most // 3, len(text) - most) + 1) + 1
    turned = turned_from(text, begin)
    return ("… " if turned else "") + cut(text[turned:], most + begin - turned)


def turned_from(text: str, begin: int) -> int:
    """Where a stretch has to begin so that a word before it that turns its sense is not cut off.

    >>> text = "she gave no sign that she was ready to leave"
    >>> text[turned_from(text, text.index("she was")) :]
    'no sign that she was ready to leave'
    >>> turned_from("she did not come, and he was late", 22)
    22
    >>> turned_from("he denied that Mr. Lee had sold it", 19)
    3
    """
    place = begin
    for _ in range(TURNS_WITHIN):
        before = text[max(0, place - LONGEST_WORD) : place].rstrip()
        word = re.split(r"[\s“‘\"(]", before)[-1]
        if not before or (before[-1] in ENDS_CLAUSE and not is_shortened(word)):
            break
        place = place - len(text[max(0, place - LONGEST_WORD) : place]) + len(before) - len(word)
        small = word.lower().replace("’", "'")
        if small in turning_words():
            return place
        if small in opening_words():
            break
    return begin


def is_shortened(word: str) -> bool:
    """Whether a full stop belongs to a word: "Mr.", "U.S.".

    >>> is_shortened("Mr."), is_shortened("U.S."), is_shortened("town."), is_shortened("town,")
    (True, True, False, False)
    """
    bare = word.removesuffix(".")
    return bare != word and ("." in bare or bare.lower() in single_words("abbreviations", "title"))


@cache
def turning_words() -> frozenset[str]:
    """Words that deny what stands behind them, or leave it open."""
    denying = (
        single_words("certainty_words", kind) for kind in ("negation", "denial", "question", "condition")
    )
    return frozenset().union(*denying)


@cache
def opening_words() -> frozenset[str]:
    """Words behind which what was denied before is over; "that" goes on with it."""
    every = single_words("clause_words", "subordinator") | single_words("clause_words", "conjunction")
    return every - {"that", "or", "nor"}


DATELINE = re.compile(
    r"[A-Z][A-Z’'. ]{2,}(?:, [A-Z][\w. ]+)?(?: \([A-Z][\w ]+\))?(?: ?[—―] ?| (?:–|--?) )(?=[“‘\"'A-Z\d])"
)
"""The place a text was sent from, before its first sentence: "OSLO — It sank", not "NATO-led troops left"."""
INNER = str.maketrans("“”", "‘’")


def bare(text: str) -> str:
    """A sentence as it stands between quotation marks: marks within it single, no place before it.

    >>> bare("“We stay,” she said."), bare("“We will stay."), bare("OSLO — It sank.")
    ('‘We stay,’ she said.', 'We will stay.', 'It sank.')
    >>> bare("NATO-led troops left."), bare("NATO – the alliance – met."), bare('A 6" pipe broke.')
    ('NATO-led troops left.', 'NATO – the alliance – met.', 'A 6" pipe broke.')
    """
    words = line(text)
    if dateline := DATELINE.match(words):
        words = words[dateline.end() :]
    opened = False
    paired = ""
    for character in words:
        mark = character
        # Behind a figure a straight mark that closes nothing is an inch.
        if character == '"' and (opened or not paired[-1:].isdigit()):
            mark = "”" if opened else "“"
        opened = mark == "“" or (opened and mark != "”")
        paired += mark
    # The words of somebody may begin before the sentence, or go on behind it.
    if paired.count("”") > paired.count("“"):
        paired = "“" + paired
    if paired.count("“") > paired.count("”"):
        paired += "”"
    whole = paired[:1] == "“" and paired.find("”") == len(paired) - 1
    return paired[1:-1].strip() if whole else paired.translate(INNER)


def label_of(measure: Measure) -> str:
    """What people call a measure: its label, or else its name as a phrase."""
    return measure.label or phrase(measure.name)


def phrase(name: str) -> str:
    """A name in the code as people would write it.

    >>> phrase("sentence_length"), phrase("flesch_kincaid")
    ('Sentence length', 'Flesch Kincaid')
    """
    words = " ".join(SHORT.get(word, word) for word in name.replace("_", " ").split())
    return words[:1].upper() + words[1:]


def date_of(published: datetime.date | datetime.datetime | None) -> str:
    """A date as people write it; a time without a zone says so.

    >>> date_of(datetime.date(2024, 3, 5)), date_of(None)
    ('5 March 2024', 'date unknown')
    """
    if published is None:
        return "date unknown"
    day = f"{published.day} {MONTHS[published.month - 1]} {published.year}"
    if not isinstance(published, datetime.datetime):
        return day
    if published.tzinfo is None:
        return f"{day}, {published:%H:%M} (time zone not given)"
    return f"{day}, {published:%H:%M} {published.tzname()}"


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def counted(measure: Measure, voice: Voice, labels: Mapping[str, str]) -> str:
    """How a measure follows from its evidence, as a sentence; ``labels`` are those of its inputs."""
    where = VOICES.get(voice, "in the chosen voice")
    if measure.recount == "formula":
        inputs = ", ".join(labels.get(name, phrase(name)).lower() for name in measure.inputs)
        return f"worked out from {inputs or 'other counts'}, {where}"
    if measure.recount == "mean":
        return f"mean score of the sentences shown, {where}"
    if measure.recount == "rate":
        return f"found per {measure.per:,.0f} {measure.of}, {where}"
    if measure.recount == "share":
        return f"share of {measure.of}, {where}"
    return f"number found, {where}"


def bounds(measure: Measure) -> str:
    """The range a measure can take.

    >>> bounds(Measure("m", "share", "share", "", "", high=1.0))
    '0 to 1'
    """
    high = "no upper bound" if measure.high == float("inf") else f"{measure.high:g}"
    return f"{measure.low:g} to {high}" if measure.high != float("inf") else f"{measure.low:g} up, {high}"


def more(left: int, where: str) -> str:
    """What a table leaves out, and where all of it is."""
    return f"and {left:,} more in {where}" if left > 0 else ""
