"""Numbers with their units, dates and times in a sentence, so that two of them can be held together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from srccompare import lexicon
from srccompare.comparison.counted import counts
from srccompare.comparison.wording import SIGNS, TOKEN, form_of, is_small, number_at, numerals
from srccompare.documents.structure import single_words

NUMBER, DATE = "number", "date"
YEAR, DAY, WEEKDAY, TIME, SHARE = "year", "day of the year", "weekday", "hour of the day", "share"
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?")
YEAR_DIGITS = 4
EXACT = 0.02
"""Values this close are the same, as a share of the larger."""


@dataclass(frozen=True, slots=True)
class Detail:
    """A number, date or time: where it stands, its value in ``unit``, and how far it may be off.

    ``about`` are the words counted, for numbers without a unit ("14 ships").
    """

    start: int
    end: int
    kind: str
    value: float
    unit: str
    about: tuple[str, ...] = ()
    slack: float = 0.0
    written: str = ""


def details_of(text: str) -> list[Detail]:
    """The details of a sentence or clause, in order.

    >>> [(one.value, one.unit) for one in details_of("It fell 5 miles off on 17 April.")]
    [(8046.72, 'length'), (417.0, 'day of the year')]
    >>> [(one.value, one.about) for one in details_of("Some 2,300 workers joined in.")]
    [(2300.0, ('workers', 'joined'))]
    """
    matches = list(TOKEN.finditer(text))
    words = [form_of(match.group()).bare for match in matches]
    found = []
    place = 0
    while place < len(words):
        taken = read_at(words, place)
        if taken is None:
            place += 1
            continue
        length, kind, value, unit, about, slack = taken
        first = matches[place].start()
        if place and words[place - 1] in SIGNS:
            first = matches[place - 1].start()
        end = matches[place + length - 1].end()
        found.append(Detail(first, end, kind, value, unit, about, slack, text[first:end]))
        place += length
    spans = [match.span() for match in matches]
    return sorted(with_counts(found, words, spans, text), key=lambda detail: (detail.start, detail.end))


def with_counts(
    found: Sequence[Detail], words: Sequence[str], spans: Sequence[tuple[int, int]], text: str
) -> Iterator[Detail]:
    """The details with what is counted without a number; a number of people hurt counts them."""
    kept = list(found)
    for low, high, value, what in counts(words):
        start, end = spans[low][0], spans[high - 1][1]
        same = next((one for one in kept if one.start == start and one.kind == NUMBER and not one.unit), None)
        if same is not None:
            kept.remove(same)
            yield replace(same, about=(what, *same.about))
        else:
            yield Detail(start, end, NUMBER, value, "", (what,), 0.0, text[start:end])
    yield from kept


Read = tuple[int, str, float, str, tuple[str, ...], float]


def read_at(words: Sequence[str], place: int) -> Read | None:
    """How many words from here are a detail, and which; None where there is none."""
    word = words[place]
    if not word[0].isdigit() and word not in openers():
        return None
    if word in WEEKDAYS:
        return 1, DATE, float(WEEKDAYS.index(word)), WEEKDAY, (), 0.0
    if word in MONTHS and place + 1 < len(words):
        day = ORDINAL.fullmatch(words[place + 1])
        if day and 1 <= int(day[1]) <= 31:
            return 2, DATE, 100.0 * (MONTHS.index(word) + 1) + int(day[1]), DAY, (), 0.0
    ordinal = ORDINAL.fullmatch(word)
    if ordinal and place + 1 < len(words) and words[place + 1] in MONTHS and 1 <= int(ordinal[1]) <= 31:
        return 2, DATE, 100.0 * (MONTHS.index(words[place + 1]) + 1) + int(ordinal[1]), DAY, (), 0.0
    if word.isdigit() and len(word) == 4 and 1900 <= int(word) < 2100 and unit_at(words, place + 1) is None:
        return 1, DATE, float(word), YEAR, (), 0.0
    if word in numerals("fraction") and not word.endswith("s") and "of" in words[place + 1 : place + 2]:
        return 1, NUMBER, 100 * numerals("fraction")[word], SHARE, (), 0.0
    if not word[0].isdigit() and word not in numerals("number"):
        return None
    length, value = number_at(words, place)
    return part_of(words, place, length, value) or counted(words, place, length, value)


def part_of(words: Sequence[str], place: int, length: int, value: float) -> Read | None:
    """A share told by two numbers: "one in four workers", "80 out of 200 houses"; no hours and no years.

    >>> part_of("one in four workers".split(), 0, 1, 1.0)
    (3, 'number', 25.0, 'share', (), 0.0)
    >>> part_of("two in three days".split(), 0, 1, 2.0)
    """
    between = ("out", "of") if words[place + length : place + length + 2] == ["out", "of"] else ("in",)
    at = place + length + len(between)
    if tuple(words[place + length : at]) != between or at >= len(words):
        return None
    word = words[at]
    if not (word[0].isdigit() or word in numerals("number")) or (word.isdigit() and len(word) == YEAR_DIGITS):
        return None
    size, whole = number_at(words, at)
    if not 0 < value < whole or unit_at(words, at + size) is not None:
        return None
    return at + size - place, NUMBER, 100 * value / whole, SHARE, (), 0.0


def counted(words: Sequence[str], place: int, length: int, value: float) -> Read | None:
    """A number with what it counts: a unit, a share, an hour, or things."""
    behind = list(words[place + length : place + length + 4])
    # "Three quarters" are a share, "two quarters" half a year.
    if behind and behind[0] in numerals("fraction") and (value == 3 or not behind[0].startswith("quarter")):
        return length + 1, NUMBER, 100 * value * numerals("fraction")[behind[0]], SHARE, (), 0.0
    if behind and behind[0] in ("a.m", "p.m", "a.m.", "p.m.", "am", "pm", "o'clock"):
        late = behind[0].startswith("p") and value < 12
        return length + 1, DATE, value + 12 * late, TIME, (), 0.0
    if ":" in words[place]:
        return length, DATE, value, TIME, (), 0.0
    slack = rounding(value) if is_rough(words, place) else 0.0
    unit = unit_at(words, place + length)
    if unit is None and place and words[place - 1] in SIGNS:
        unit = (0, SIGNS[words[place - 1]], 1.0)
    if unit is not None:
        size, name, factor = unit
        # Converted values are as exact as they were written.
        slack = max(slack, 0.0 if factor == 1 else rounding(value) / 2)
        return length + size, NUMBER, value * factor, name, (), slack * factor
    about = tuple(takewhile(lambda one: not is_small(one) and not one[0].isdigit(), behind[:3]))
    if not about:
        alone = place > 0 and words[place - 1] == "at" and 1 <= value <= 12
        return (length, DATE, value, TIME, (), 0.0) if alone else None
    return length, NUMBER, value, "", about, slack


@cache
def openers() -> frozenset[str]:
    """The words, digits apart, that a detail may begin with."""
    return frozenset((*WEEKDAYS, *MONTHS, *numerals("fraction"), *numerals("number")))


@cache
def units() -> dict[str, tuple[str, float]]:
    """Units by name: the quantity and how many of its base unit one is."""
    return {entry.text: (entry.category, entry.weight) for entry in lexicon.load("units").entries}


def unit_at(words: Sequence[str], place: int) -> tuple[int, str, float] | None:
    """How many words from here are a unit, of which quantity, and how many base units it is."""
    for size in (3, 2, 1):
        known = units().get(" ".join(words[place : place + size]))
        if known is not None and place + size <= len(words):
            return size, *known
    return None


def is_rough(words: Sequence[str], place: int) -> bool:
    """Whether one of the two words before says that a number is none to the digit ("about 400")."""
    return any(
        word in single_words("clause_words", "approximator") for word in words[max(place - 2, 0) : place]
    )


def rounding(value: float) -> float:
    """Half a unit of the last digit that is no zero.

    >>> rounding(300.0), rounding(15000.0), rounding(8.0)
    (50.0, 500.0, 0.5)
    """
    unit = 1.0
    while value and value % (unit * 10) == 0:
        unit *= 10
    return unit / 2


def agree(one: Detail, other: Detail) -> bool:
    """Whether two details of one unit say the same within their rounding.

    >>> agree(details_of("500 km")[0], details_of("300 miles")[0])
    True
    >>> agree(details_of("15,000 men")[0], details_of("1,500 men")[0])
    False
    """
    if one.kind == DATE:
        return one.value == other.value
    close = EXACT * max(abs(one.value), abs(other.value))
    return abs(one.value - other.value) <= max(close, one.slack + other.slack)
