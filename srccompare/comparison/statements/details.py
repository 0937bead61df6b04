"""Numbers with their units, dates and times in a sentence, so that two of them can be held together.

    about 20,000 marchers      at least 12      on 3 May at 11.15 pm      54-46      Section 230
    roughly a number, a unit   a bound          a day and an hour         a result   a name: nothing

Two details are held together by kind, unit and how exactly they are told: "about 300" leaves 320 open and
"at least 12" leaves 30, but not 300. What pulls apart: a year is no count, an age between commas counts no
things, and a number that names something counts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, takewhile

from srccompare import lexicon
from srccompare.comparison.statements.counts import counts, is_person, triggers
from srccompare.comparison.statements.words import (
    SIGNS,
    TOKEN,
    figure,
    form_of,
    forms_in,
    number_at,
    numerals,
)
from srccompare.documents.text.closed_classes import closed_class, closed_phrases, match_class
from srccompare.documents.text.grammar.forms import is_small
from srccompare.documents.text.structure import single_words

NUMBER, DATE = "number", "date"
AGE, RESULT = "age", "result"
AT_MOST, AT_LEAST = -1, 1
BOUNDS = {
    ("at", "least"): AT_LEAST,
    ("more", "than"): AT_LEAST,
    ("upwards", "of"): AT_LEAST,
    ("no", "fewer", "than"): AT_LEAST,
    ("no", "less", "than"): AT_LEAST,
    ("over",): AT_LEAST,
    ("fewer", "than"): AT_MOST,
    ("less", "than"): AT_MOST,
    ("at", "most"): AT_MOST,
    ("up", "to"): AT_MOST,
    ("no", "more", "than"): AT_MOST,
    ("under",): AT_MOST,
}
"""Words before a number that make it the least or most there may be."""
FAR = 5
"""How many times as much as the least that is told another number may be to agree with it: "at least 12"
leaves 30 open, and 300 tell of another extent. A guess that little hangs on: half and twice move no row of
seven events (benchmarks/constants.py)."""
FAR_MANY = 2
"""The same for a number told by a word for many: "at least 40" and "hundreds" tell of two extents. A guess,
as `FAR` (benchmarks/constants.py)."""
YOUNGEST_TOLD = 13
"""Years from which an age may be told as "a man of 29" or "died at 88", unlike "a mother of three". A guess,
as `FAR` (benchmarks/constants.py): who has more children is rare, and so is news of whom 13 is the age."""
LARGEST_RESULT = 1000
"""A larger number with a dash and another behind it is a year or an account: "2024-25". By
convention."""
WORDS_OF_AGE = 4
"""Words behind an age for whose it is: "the 45-year-old retired tailor Ann Lee". A guess, as `FAR`
(benchmarks/constants.py)."""
DECIDING_REACH = 5
"""Words before the two numbers of a vote or match among which a word for it stands: "passed by 54-46". A
guess, as `FAR` (benchmarks/constants.py)."""
DENYING_REACH = 3
"""Words before "unanimous" among which a "not" denies it: "was not entirely unanimous". A guess, as
`FAR` (benchmarks/constants.py)."""
WHOSE_REACH = 24
"""Words before an age among which it stands whose it is: a sentence. A guess, as `FAR`
(benchmarks/constants.py)."""
OLDEST = 110
"""Years beyond which a number between commas is no age. By convention: hardly anybody is older."""
YEAR, DAY, WEEKDAY, TIME, SHARE = "year", "day of the year", "weekday", "hour of the day", "share"
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?")
YEAR_DIGITS = 4
"""Digits of a year, by convention."""
CLOCK = re.compile(r"\d{1,2}\.[0-5]\d")
HALF_DAY = 12
"""Hours after which a clock without "a.m." or "p.m." tells the same again. By convention."""
DASHES = ("-", "\u2013")
MERIDIEM = closed_class("meridiem")
RANGE_WORDS = ("to", "or")
"""Words between the ends of a range: "200 to 300 people"."""
FEW_OF = (10, 100)
"""How many others several are counted among: "four in ten", "60 in 100". By convention: shares are told
so, and "two in three" may count attacks; one may be counted among any number."""
NAMELESS = "Person"
"""What stands before a number in the name of somebody whose own name was taken out."""
IN_PART = closed_phrases("in_part_of_day")
THAT_DAY = closed_class("pointing_day")
"""What stands before a part of the day that is told: "in the morning", "yesterday evening"."""
LEFT_OF_PART = 0.75
"""How much of a part of the day its early or late part may be: where "late" begins is told by nobody. A
guess, as `FAR` (benchmarks/constants.py)."""
SHORTLY = 2
"""Hours by which something may lie before dawn or after sunset. A guess, as `FAR`
(benchmarks/constants.py)."""
SAME_TIME = 0.01
"""Hours apart that are the same minute. A bound on rounding: a minute is .017 hours."""
DIGIT = re.compile(r"\d")
DECIMALS = re.compile(r"(?<![\d,])[\d,]*\.(\d+)")
HAIR = 1e-6
"""What reckoning with decimals may leave over. A bound on rounding."""
ROUGHLY = 0.15
"""How far, as a share of it, a rough number may be off: "some 20,000" is no 15,000, and "about 300"
leaves 260 open. A guess, as `FAR` (benchmarks/constants.py)."""
EXACT = 0.02
"""Values this close are the same, as a share of the larger: what is rounded to two digits stays within it. A
guess, as `FAR` (benchmarks/constants.py)."""

DOUBTFUL = closed_class("month_or_verb")
"""Months that are verbs as well."""


@dataclass(frozen=True, slots=True)
class Detail:
    """A number, date or time: where it stands, its value in ``unit``, and how far it may be off.

    ``about`` are the words counted, for numbers without a unit ("14 ships") and ages; ``either_half`` marks
    an hour that may be before or after noon ("at 9"); ``bound`` is AT_LEAST or AT_MOST where the number is
    the end of what may be ("at least 14 ships"); ``against`` is the other number of a result.
    """

    start: int
    end: int
    kind: str
    value: float
    unit: str
    about: tuple[str, ...] = ()
    slack: float = 0.0
    written: str = ""
    either_half: bool = False
    bound: int = 0
    against: float = 0.0


def details_of(text: str) -> list[Detail]:
    """The details of a sentence or clause, in order.

    >>> [(one.value, one.unit) for one in details_of("It fell 5 miles off on 17 April.")]
    [(8046.72, 'length'), (417.0, 'day of the year')]
    >>> [(one.value, one.about) for one in details_of("Some 2,300 workers joined in.")]
    [(2300.0, ('workers', 'joined'))]
    """
    if not DIGIT.search(text):
        bare = {form.bare for form in forms_in(text)}
        if openers().isdisjoint(bare) and triggers().isdisjoint(bare):
            return []
    words, matches = read_words(text)
    found = []
    place = 0
    while place < len(words):
        if not words[place][0].isdecimal() and words[place] not in first_words():
            place += 1
            continue
        if is_unanimous(words, place):
            start, end = matches[place].span()
            found.append(Detail(start, end, NUMBER, 0.0, RESULT, (), 0.0, text[start:end]))
            place += 1
            continue
        result = result_at(words, place, dashed=is_dashed(matches, place))
        if result is not None:
            size, value, against = result
            first, end = matches[place].start(), matches[place + size - 1].end()
            found.append(Detail(first, end, NUMBER, value, RESULT, (), 0.0, text[first:end], against=against))
            place += size
            continue
        decade = told_decade(words, place)
        if decade is not None:
            size, value, slack = decade
            first, end = matches[place].start(), matches[place + size - 1].end()
            whose = whose_age(words, place)
            found.append(Detail(first, end, NUMBER, value, AGE, whose, slack, text[first:end]))
            place += size
            continue
        old = told_age(words, matches, place, text)
        if old is not None:
            size, value = number_at(words, place)
            first, end = matches[place].start(), matches[place + size - 1].end()
            found.append(Detail(first, end, NUMBER, value, AGE, old, 0.0, text[first:end]))
            place += size
            continue
        taken = None if is_name(words, matches, place) else read_at(words, place)
        if taken is None:
            place += 1
            continue
        length, kind, value, unit, about, slack = taken
        first = matches[place].start()
        if place and words[place - 1] in SIGNS:
            first = matches[place - 1].start()
        end = matches[place + length - 1].end()
        half = (
            unit == TIME
            and not slack
            and words[place + length - 1] not in MERIDIEM
            and words[place][0] != "0"
            and value < HALF_DAY + 1
        )
        if half and (told := half_behind(words, place + length, value)):
            value, half = on_clock(value, told), False
        if kind == NUMBER and not unit:
            unit, about = what_counts(words, place, length, about, joined=text[end : end + 1] == "-")
            if unit == AGE:
                about = who_is_so_old(words, matches, place, length, text)
        bound = bound_before(words, place) if kind == NUMBER else 0
        if unit or about:
            found.append(Detail(first, end, kind, value, unit, about, slack, text[first:end], half, bound))
        place += length
    hours = [one for one in found if one.unit == TIME]
    if any(not one.slack for one in hours):
        # "At 9 on Monday morning" tells one time.
        found = [one for one in found if one.unit != TIME or not one.slack]
    spans = [match.span() for match in matches]
    return sorted(with_counts(found, words, spans, text), key=lambda detail: (detail.start, detail.end))


def is_name(words: Sequence[str], matches: Sequence[re.Match[str]], place: int) -> bool:
    """Whether a number is a name or belongs to one: "Section 230", "Boeing 737", "the 12th district".

    "Person 2" is what stands for somebody whose name was taken out (``pseudonymize``).
    """
    if not words[place][0].isdecimal():
        return False
    after = words[place + 1] if place + 1 < len(words) else ""
    if after.startswith(("st-", "nd-", "rd-", "th-")) or after in closed_class("ordinal_ending"):
        return not day_at(words[place : place + 2]) and not day_at(words[max(place - 1, 0) : place + 1])
    if place == 0:
        return False
    before = matches[place - 1].group()
    if before == NAMELESS and words[place].isdecimal():
        return True
    if words[place - 1] in single_words("statement_words", "numbered"):
        return True
    capital = before[:1].isupper() and words[place - 1] not in months() and words[place - 1] not in SIGNS
    plain = words[place].isdecimal() and len(words[place]) < YEAR_DIGITS and unit_at(words, place + 1) is None
    beside = matches[place].start() - matches[place - 1].end() == 1
    return capital and plain and beside and place > 1 and not is_small(words[place - 1])


def told_age(
    words: Sequence[str], matches: Sequence[re.Match[str]], place: int, text: str
) -> tuple[str, ...] | None:
    """Whose age a number is; None where it is no age.

    the captain, 54, left        a captain aged 54       a man of 54      the captain, who is 54, left
    the captain died at 54       he turned 54            the captain was 54 years old
    """
    if not place or not is_number(words, place):
        return None
    size, value = number_at(words, place)
    behind, before = place + size, words[place - 1]
    if not 0 < value <= OLDEST:
        return None
    if before in closed_class("aged"):
        return tuple(one for one in words[max(place - 2, 0) : place - 1] if not is_small(one))
    after = text[matches[behind - 1].end() : matches[behind - 1].end() + 1]
    if match_class(words, behind, "years_old") and words[behind + 2 :][:1] != ["and"]:
        return whose_age(words, place)
    ends = behind == len(words) or after not in ("", " ", "-") or (after == " " and is_small(words[behind]))
    if not ends or after.isalpha() or unit_at(words, behind) is not None:
        # "The driver was 14th"
        return None
    thing = place > 2 and words[place - 3] in closed_class("article") and not is_person(words[place - 2])
    if thing and before in closed_class("turning_age"):
        # "The page turned 40"
        return None
    if (place > 1 and match_class(words, place - 2, "age_of")) or before in closed_class("turning_age"):
        return whose_age(words, place)
    grown = value >= YOUNGEST_TOLD
    if before in closed_class("of_those") and place > 1 and is_person(words[place - 2]) and grown:
        # "The suspect, a man of 29": his age by either word.
        known = matches[max(place - 4, 0)]
        apart = text[known.end() : known.end() + 1] == ","
        return (words[place - 2], words[place - 4]) if apart and place > 3 else (words[place - 2],)
    if (
        before in closed_class("at_age")
        and grown
        and not closed_class("dying_or_ending").isdisjoint(words[max(place - WHOSE_REACH, 0) : place])
    ):
        return whose_age(words, place)
    if before in closed_class("is_of_age") and place > 1 and not (after == " " and behind < len(words)):
        if words[place - 2] in closed_class("relative_person"):
            return tuple(words[max(place - 3, 0) : place - 2])
        return (words[place - 2],) if is_person(words[place - 2]) else None
    if is_small(before) or before[0].isdecimal() or not words[place].isdecimal():
        return None
    apart = text[matches[place - 1].end() : matches[place].start()] == ", "
    return (before,) if apart and after in (",", ".", "") else None


def told_decade(words: Sequence[str], place: int) -> tuple[int, float, float] | None:
    """Length, middle and reach of an age told by its decade: "in her early teens", "in his 40s".

    >>> told_decade("a man in his late forties".split(), 4), told_decade("in his 40 s".split(), 2)
    ((2, 47.0, 3.0), (2, 45.0, 5.0))
    """
    if (
        place < 2
        or words[place - 2] not in closed_class("in_decade")
        or words[place - 1] not in closed_class("own_of_person")
    ):
        return None
    part = words[place] if words[place] in (closed_class("part_of_part") | closed_class("mid_part")) else ""
    at = place + bool(part)
    word = words[at] if at < len(words) else ""
    if word.isdecimal() and match_class(words, at + 1, "ending_of_decade") and len(word) == 2:
        low, size = float(word), 2
    elif word in decades():
        low, size = decades()[word], 1
    else:
        return None
    shift = (
        2.0 if part in closed_class("late_part") else -2.0 if part in closed_class("part_of_part") else 0.0
    )
    return at - place + size, low + 5 + shift, 3.0 if part else 5.0


@cache
def decades() -> dict[str, float]:
    """The decades of a life by name, with the first year: "forties"."""
    tens = {f"{word[:-1]}ies": value for word, value in numerals("number").items() if word.endswith("ty")}
    return dict.fromkeys(closed_class("teens"), 10.0) | {
        word: value for word, value in tens.items() if value % 10 == 0
    }


def whose_age(words: Sequence[str], place: int) -> tuple[str, ...]:
    """Whose age stands behind a verb: the last word for a person before it, or the first word that tells.

    >>> whose_age("the farmer died in ely at 88".split(), 6), whose_age("brandt died at 88".split(), 3)
    (('farmer',), ('brandt',))
    """
    before = words[max(place - WHOSE_REACH, 0) : place]
    person = next((word for word in reversed(before) if is_person(word)), None)
    verbs = closed_class("dying_or_ending") | closed_class("turning_age")
    named = next((word for word in before if not is_small(word) and word not in verbs), None)
    return (person,) if person else (named,) if named else ()


def who_is_so_old(
    words: Sequence[str], matches: Sequence[re.Match[str]], place: int, length: int, text: str
) -> tuple[str, ...]:
    """Every word for somebody of an age: "Ann Lee, a 45-year-old tailor", "the 45-year-old tailor Ann Lee".

    >>> text = "Ann Lee, a 45-year-old tailor"
    >>> details_of(text)[0].about
    ('tailor', 'lee')
    """
    behind = words[place + length + 1 : place + length + 1 + WORDS_OF_AGE]
    about = tuple(takewhile(lambda one: not is_small(one) and not one[0].isdecimal(), behind))
    at = place - 1
    at -= at > 0 and words[at] in closed_class("article")
    apart = 0 <= at < place - 1 and text[matches[at].end() : matches[at].end() + 1] == ","
    return (*about, words[at]) if apart and not is_small(words[at]) else about


def half_behind(words: Sequence[str], place: int, hour: float) -> str:
    """Which half of the day the words behind an hour tell: "in the morning" a, "in the evening" p.

    >>> half_behind("at 10 in the morning".split(), 2, 10.0), half_behind("at 2 at night".split(), 2, 2.0)
    ('a', 'a')
    """
    part = next(
        (
            words[place + size]
            for size in (1, 2)
            if tuple(words[place : place + size]) in (*IN_PART, ("at",), ("this",), ("that",))
            and words[place + size : place + size + 1]
            and words[place + size] in parts_of_day()
        ),
        None,
    )
    if part is None:
        return ""
    middle, reach = parts_of_day()[part]
    if middle + reach <= HALF_DAY:
        return "a"
    early = min(abs(hour % HALF_DAY + turn - middle) for turn in (0, 2 * HALF_DAY))
    return "a" if early <= reach else "p"


def what_counts(
    words: Sequence[str], place: int, length: int, about: tuple[str, ...], *, joined: bool
) -> tuple[str, tuple[str, ...]]:
    """Unit and words counted of a number without a unit, by what is written onto it and stands before it.

    >>> what_counts("a 40 word vow".split(), 1, 1, ("word", "vow"), joined=True)
    ('', ('word-vow',))
    >>> what_counts("the 45 year-old captain".split(), 1, 1, ("year-old", "captain"), joined=True)
    ('age', ('captain',))
    """
    if about[:1] in (("year-old",), ("year-olds",)):
        return AGE, about[1:]
    if joined and about:
        # "A 40-word vow" counts words of a vow, and no words and no vows.
        return "", ("-".join(about[:2]),)
    return "", about


def bound_before(words: Sequence[str], place: int) -> int:
    """Whether the words before a number make it the least or the most there may be.

    >>> bound_before("at least 12 people".split(), 2), bound_before("12 people".split(), 0)
    (1, 0)
    """
    for size in (3, 2, 1):
        bound = BOUNDS.get(tuple(words[max(place - size, 0) : place]))
        if bound is not None:
            return bound
    return 0


def result_at(words: Sequence[str], place: int, *, dashed: bool = False) -> tuple[int, float, float] | None:
    """How many words from here are the result of a vote or match, and its numbers; None for none.

    >>> result_at("the bill passed 54 to 46".split(), 3), result_at("54 to 46 people".split(), 0)
    ((3, 54.0, 46.0), None)
    >>> result_at("by six votes to three".split(), 1), result_at("it passed 9 to 12 laws".split(), 2)
    ((4, 6.0, 3.0), None)
    """
    if not is_number(words, place) or (place and words[place - 1] in closed_class("origin")):
        # "The majority fell from 80 to 20"
        return None
    size, first = number_at(words, place)
    at = place + size
    counted = closed_class("counted_in_result")
    named = words[at : at + 1] != [] and words[at] in counted
    at += named
    if words[at : at + 1] != [RANGE_WORDS[0]] or not is_number(words, at + 1):
        return None
    size, second = number_at(words, at + 1)
    end = at + 1 + size
    behind = words[end] if end < len(words) else ""
    deciding = single_words("statement_words", "deciding")
    told = any(word in deciding for word in words[max(place - DECIDING_REACH, 0) : place])
    told = told or named or behind in deciding
    # A range goes up and is one of things: "9 to 12 laws"; of two figures with a dash, 5-4 is none, near a
    # word for a vote or match: "a 747-400" and "works 9-5" are no results.
    falls = dashed and second <= first < LARGEST_RESULT and is_contested(words, place, end)
    things = first < second and behind and not is_small(behind) and behind not in (*deciding, *counted)
    return None if things or not (told or falls) else (end - place, first, second)


def is_contested(words: Sequence[str], first: int, end: int) -> bool:
    """Whether a word for a vote or match stands near some words.

    >>> is_contested("the game ended 2 to 2".split(), 3, 6), is_contested("he works 9 to 5".split(), 2, 5)
    (True, False)
    """
    telling = single_words("statement_words", "deciding") | single_words("statement_words", "contest")
    near = (*words[max(first - DECIDING_REACH, 0) : first], *words[end : end + DECIDING_REACH])
    return not telling.isdisjoint(near)


def is_unanimous(words: Sequence[str], place: int) -> bool:
    """Whether a word says of a vote that nobody was against, and no "not" stands before it.

    >>> [is_unanimous(text.split(), 3) for text in ("the vote was unanimous", "it was not unanimous")]
    [True, False]
    """
    if words[place] not in closed_class("unanimous"):
        return False
    before = words[max(place - DENYING_REACH, 0) : place]
    denied = any(word in closed_class("negator") or word.endswith("n't") for word in before)
    return not denied and is_contested(words, place, place + 1)


def is_dashed(matches: Sequence[re.Match[str]], place: int) -> bool:
    """Whether a figure is joined by a dash to one other, and not to two: "5-4", but not "555-12-4".

    >>> [is_dashed(read_words(text)[1], 0) for text in ("5-4", "5 to 4", "9-1-1")]
    [True, False, False]
    """
    joint = [
        at + 1 < len(matches) and at >= 0 and matches[at] is matches[at + 1]
        for at in (place, place + 2, place - 2)
    ]
    return joint == [True, False, False]


def read_words(text: str) -> tuple[list[str], list[re.Match[str]]]:
    """The words of a text in lower case, with their places; a dash between figures stands for "to".

    >>> read_words("Up to 200-300 men")[0]
    ['up', 'to', '200', 'to', '300', 'men']
    """
    words: list[str] = []
    matches: list[re.Match[str]] = []
    for match in TOKEN.finditer(text):
        word = form_of(match.group()).bare
        if word.isdecimal() and words and words[-1].isdecimal() and text[match.start() - 1] in DASHES:
            words.append(RANGE_WORDS[0])
            matches.append(matches[-1])
        words.append(word)
        matches.append(match)
    return words, matches


def is_clock(word: str) -> bool:
    """Whether a number is written like an hour with minutes: "11.15"."""
    return CLOCK.fullmatch(word) is not None


def on_clock(hour: float, half: str) -> float:
    """An hour of the day, from 0 to 24, by whether it is told to be before noon ("a") or after ("p").

    >>> on_clock(12, "a"), on_clock(12, "p"), on_clock(9, "p"), on_clock(17, "")
    (0, 12, 21, 17)
    """
    return hour if not half or hour >= HALF_DAY + 1 else hour % HALF_DAY + HALF_DAY * (half == "p")


def with_counts(
    found: Sequence[Detail], words: Sequence[str], spans: Sequence[tuple[int, int]], text: str
) -> Iterator[Detail]:
    """The details with what is counted without a number; a number of people hurt counts them."""
    beginning: dict[int, list[Detail]] = {}
    for one in found:
        beginning.setdefault(one.start, []).append(one)
    for low, high, value, what in counts(words):
        start, end = spans[low][0], spans[high - 1][1]
        kept = beginning.get(start, [])
        same = next((one for one in kept if not one.about and one.unit == TIME), None)
        if same is not None:
            # "The toll stood at nine": no hour.
            kept.remove(same)
        same = next((one for one in kept if one.kind == NUMBER and not one.unit), None)
        if same is not None:
            kept.remove(same)
            yield replace(same, about=(what, *same.about))
        else:
            slack = some_of(words, low, size)[-1] if (size := indefinite_at(words, low)) else 0.0
            bound = bound_before(words, low)
            yield Detail(start, end, NUMBER, value, "", (what,), slack, text[start:end], bound=bound)
    yield from chain.from_iterable(beginning.values())


Read = tuple[int, str, float, str, tuple[str, ...], float]


def read_at(words: Sequence[str], place: int) -> Read | None:
    """How many words from here are a detail, and which; None where there is none."""
    word = words[place]
    if not word[0].isdecimal() and word not in openers():
        return None
    if word in parts_of_day():
        return part_of_day(words, place)
    if " ".join(words[place : place + 2]) in parts_of_day():
        # "In the small hours"
        middle, half = parts_of_day()[" ".join(words[place : place + 2])]
        return 2, DATE, middle, TIME, (), half
    past = past_hour(words, place)
    if past is not None:
        return past
    if (size := indefinite_at(words, place)) and (place == 0 or not is_number(words, place - 1)):
        return some_of(words, place, size)
    if word in written_shares():
        return share_of(words, place, 1, written_shares()[word])
    if word in WEEKDAYS:
        return 1, DATE, float(WEEKDAYS.index(word)), WEEKDAY, (), 0.0
    day_of_year = day_at(words[place : place + 2]) if word[0].isdecimal() or word in months() else 0.0
    if day_of_year:
        return 2, DATE, day_of_year, DAY, (), 0.0
    if word.isdecimal() and len(word) == 4 and 1900 <= int(word) < 2100 and unit_at(words, place + 1) is None:
        return 1, DATE, float(word), YEAR, (), 0.0
    if word in numerals("fraction") and not word.endswith("s"):
        # "The first half of the year" is a time, not a share.
        in_order = place > 0 and words[place - 1] in numerals("ordinal")
        if (words[place + 1 : place + 2] == ["of"] and not in_order) or of_a_point(words, place + 1):
            return share_of(words, place, 1, 100 * numerals("fraction")[word])
    if not word[0].isdecimal() and word not in numerals("number"):
        return None
    length, value = number_at(words, place)
    return (
        part_of(words, place, length, value)
        or within_range(words, place, length, value)
        or counted(words, place, length, value)
    )


def day_at(pair: Sequence[str]) -> float:
    """Month and day of two words, as 100 times the one and the other; 0 where they are none.

    >>> day_at(["17th", "april"]), day_at(["sept", "3"]), day_at(["april", "2020"])
    (417.0, 903.0, 0.0)
    """
    for month, number in (pair, pair[::-1]) if len(pair) == 2 else ():
        day = ORDINAL.fullmatch(number)
        if month in months() and day and 1 <= int(day[1]) <= 31:
            return 100.0 * months()[month] + int(day[1])
    return 0.0


@cache
def months() -> dict[str, int]:
    """The months by name and by what they are shortened to, with their numbers."""
    short = {name[:size]: number for number, name in enumerate(MONTHS, 1) for size in (3, 4)}
    return short | {name: number for number, name in enumerate(MONTHS, 1)}


def is_number(words: Sequence[str], place: int) -> bool:
    """Whether a number begins at a place that may lie behind the last word."""
    return place < len(words) and (words[place][0].isdecimal() or words[place] in numerals("number"))


def part_of(words: Sequence[str], place: int, length: int, value: float) -> Read | None:
    """A share told by two numbers: "one in four workers", "80 out of 200 houses"; no hours and no years.

    >>> part_of("one in four workers".split(), 0, 1, 1.0)
    (3, 'number', 25.0, 'share', (), 0.0)
    >>> part_of("two in three days".split(), 0, 1, 2.0)
    """
    out = match_class(words, place + length, "out_of") > 0
    at = place + length + (2 if out else 1)
    if not (out or words[place + length : at] == ["in"]):
        return None
    at += match_class(words, at, "every")
    if not is_number(words, at) or (words[at].isdecimal() and len(words[at]) == YEAR_DIGITS):
        return None
    size, whole = number_at(words, at)
    # "It killed two in three attacks."
    told = 0 < value < whole and (out or value == 1 or whole in FEW_OF)
    if not told or unit_at(words, at + size) is not None:
        return None
    return at + size - place, NUMBER, 100 * value / whole, SHARE, (), 0.0


def share_of(words: Sequence[str], place: int, length: int, value: float) -> Read:
    """A share told by a fraction of so many words, which may be one of a percentage point.

    >>> share_of("three-quarters of a percentage point".split(), 0, 1, 75.0)
    (5, 'number', 0.75, 'share', (), 0.0)
    """
    size = of_a_point(words, place + length)
    return length + size, NUMBER, value / 100 if size else value, SHARE, (), 0.0


def of_a_point(words: Sequence[str], place: int) -> int:
    """How many words from here say that a fraction is one of a percentage point; 0 where they do not.

    >>> of_a_point(["of", "a", "point"], 0), of_a_point(["a", "per", "cent"], 0), of_a_point(["of", "a"], 0)
    (3, 3, 0)
    """
    at = place + (words[place : place + 1] == ["of"])
    if words[at : at + 1] not in (["a"], ["one"]):
        return 0
    if match_class(words, at + 1, "point"):
        return at + 2 - place
    unit = unit_at(words, at + 1)
    return at + 1 + unit[0] - place if unit is not None and unit[1:] == (SHARE, 1.0) else 0


def within_range(words: Sequence[str], place: int, length: int, value: float) -> Read | None:
    """A number told by two it lies between: "200 to 300 people"; None where there is none."""
    before, joint = words[max(place - 1, 0)], words[place + length : place + length + 1]
    between = place > 0 and before in closed_class("between") and joint == ["and"]
    behind = place + length + 1
    ends = between or (joint and joint[0] in RANGE_WORDS and before != "from")
    if not ends or not is_number(words, behind):
        return None
    more, top = number_at(words, behind)
    read = counted(words, behind, more, top)
    if read is None or read[1] != NUMBER or not value < top <= 10 * value:
        return None
    size, kind, high, unit, about, slack = read
    low = high * value / top
    return length + 1 + size, kind, (low + high) / 2, unit, about, max(slack, (high - low) / 2)


def counted(words: Sequence[str], place: int, length: int, value: float) -> Read | None:
    """A number with what it counts: a unit, a share, an hour, or things."""
    behind = list(words[place + length : place + length + 4])
    # "Three quarters" are a share, "two quarters" half a year.
    if behind and behind[0] in numerals("fraction") and (value == 3 or not behind[0].startswith("quarter")):
        return share_of(words, place, length + 1, 100 * value * numerals("fraction")[behind[0]])
    if behind and behind[0] in closed_class("clock"):
        # "11.15pm" has minutes behind the point.
        hour = float(figure(words[place].replace(".", ":"))) if is_clock(words[place]) else value
        return length + 1, DATE, on_clock(hour, behind[0][0].strip("o")), TIME, (), 0.0
    if ":" in words[place]:
        return (length, DATE, value, TIME, (), 0.0) if value <= 2 * HALF_DAY else None
    slack = min(rounding(value), ROUGHLY * value) if is_rough(words, place) else 0.0
    unit = unit_at(words, place + length)
    if unit is None and place and words[place - 1] in SIGNS:
        unit = (0, SIGNS[words[place - 1]], 1.0)
    if unit is not None:
        size, name, factor = unit
        # Converted values are as exact as they were written.
        slack = max(slack, 0.0 if factor == 1 else rounding(value) / 2)
        return length + size, NUMBER, value * factor, name, (), slack * factor
    about = tuple(takewhile(lambda one: not is_small(one) and not one[0].isdecimal(), behind[:3]))
    if not about:
        alone = place > 0 and words[place - 1] == "at" and 1 <= value <= 12
        return (length, DATE, value, TIME, (), 0.0) if alone else None
    return length, NUMBER, value, "", about, slack


@cache
def openers() -> frozenset[str]:
    """The words, digits apart, that a detail may begin with."""
    vague = {phrase[0] for phrase in indefinites()}
    listed = (*WEEKDAYS, *months(), *numerals("fraction"), *numerals("number"), *written_shares())
    return frozenset(
        (
            *listed,
            *vague,
            *closed_class("unanimous"),
            *decades(),
            *(phrase.split(" ")[0] for phrase in parts_of_day()),
        )
    )


@cache
def first_words() -> frozenset[str]:
    """The words, digits apart, at which a detail is looked for: ages begin with the part of a decade, too."""
    return openers() | closed_class("part_of_part") | closed_class("mid_part")


@cache
def indefinites() -> dict[tuple[str, ...], tuple[float, float]]:
    """Words for many without a number, with the least and the most they are said of: "hundreds"."""
    entries = lexicon.load("numerals").entries
    return {one.elements: (one.weight, float(one.note)) for one in entries if one.category == "indefinite"}


def indefinite_at(words: Sequence[str], place: int) -> int:
    """How many words from here say how many there are without a number; 0 where they do not.

    >>> indefinite_at("tens of thousands of people".split(), 0), indefinite_at(["people"], 0)
    (3, 0)
    """
    phrases = (tuple(words[place : place + size]) for size in (3, 1))
    return next((len(phrase) for phrase in phrases if phrase in indefinites()), 0)


def some_of(words: Sequence[str], place: int, size: int) -> Read:
    """How many there are without a number: "hundreds of people", as the middle of what it may be.

    >>> some_of("dozens of the dockers left".split(), 0, 1)
    (1, 'number', 60.0, '', ('dockers', 'left'), 40.0)
    """
    low, high = indefinites()[tuple(words[place : place + size])]
    value, slack, at = (low + high) / 2, (high - low) / 2, place + size
    while at < len(words) and (words[at] == "of" or words[at] in single_words("clause_words", "determiner")):
        at += 1
    unit = unit_at(words, at)
    if unit is not None:
        return at + unit[0] - place, NUMBER, value * unit[2], unit[1], (), slack * unit[2]
    about = tuple(takewhile(lambda one: not is_small(one) and not one[0].isdecimal(), words[at : at + 3]))
    return size, NUMBER, value, "", about, slack


@cache
def parts_of_day() -> dict[str, tuple[float, float]]:
    """The parts of the day: the middle as an hour and half the length in hours."""
    entries = lexicon.load("statement_words").entries
    return {one.text: (one.weight, float(one.note)) for one in entries if one.category == "part_of_day"}


def part_of_day(words: Sequence[str], place: int) -> Read | None:
    """The part of the day something befell in: "in the evening", "before dawn", but no evening paper.

    >>> part_of_day("on Monday evening".lower().split(), 2)
    (1, 'date', 20.5, 'hour of the day', (), 3.5)
    >>> part_of_day("in the late afternoon".split(), 3), part_of_day("shortly before midnight".split(), 2)
    ((1, 'date', 16.5, 'hour of the day', (), 2.25), (1, 'date', 23.0, 'hour of the day', (), 2))
    >>> part_of_day("the evening paper".split(), 1)
    """
    at = place
    while at and words[at - 1] in closed_class("part_of_part"):
        at -= 1
    before = tuple(words[max(at - 2, 0) : at])
    last = before[-1:]
    shift = len(closed_class("after_time").intersection(last)) - len(
        closed_class("before_time").intersection(last)
    )
    told = (
        at < place
        or words[place] in closed_class("day_adverb")
        or before in IN_PART
        or (last and last[0] in (*WEEKDAYS, *THAT_DAY, *closed_class("around_time")))
        or shift
    )
    behind = words[place + 1 : place + 2]
    noun = behind and not is_small(behind[0]) and behind[0] not in WEEKDAYS
    if not told or (noun and not behind[0][0].isdecimal()):
        return None
    middle, half = parts_of_day()[words[place]]
    if at < place:
        # "Late afternoon": its second half, with some of the first.
        side = 1 if words[at] in closed_class("late_part") else -1
        middle, half = middle + side * half / 2, half * LEFT_OF_PART
    if shift:
        middle, half = (middle + shift * half) % (2 * HALF_DAY), max(half, SHORTLY)
    return 1, DATE, middle, TIME, (), half


def past_hour(words: Sequence[str], place: int) -> Read | None:
    """An hour told by the minutes before or after it: "half past six", "ten minutes to four".

    >>> past_hour("half past six".split(), 0), past_hour("a quarter to nine".split(), 1)
    ((3, 'date', 6.5, 'hour of the day', (), 0.0), (3, 'date', 8.75, 'hour of the day', (), 0.0))
    """
    if words[place] in closed_class("part_of_hour"):
        size, minutes = 1, 60 * numerals("fraction")[words[place]]
    elif is_number(words, place):
        size, minutes = number_at(words, place)
    else:
        return None
    at = place + size
    at += match_class(words, at, "minutes")
    turned = words[at : at + 1]
    # "Ten to four" may be a range or a result: only minutes that are named lie before an hour.
    named = words[place] in closed_class("part_of_hour") or words[at - 1] in closed_class("minutes")
    before = turned == [RANGE_WORDS[0]] and named
    if (
        not (before or match_class(words, at, "past_hour"))
        or not is_number(words, at + 1)
        or not minutes < 60
    ):
        return None
    size, hour = number_at(words, at + 1)
    dated = words[at + 1 + size : at + 2 + size]
    if not 1 <= hour <= HALF_DAY or (dated and dated[0] in months()):
        # "The quarter to 3 April"
        return None
    value = hour + (-minutes if before else minutes) / 60
    return at + 1 + size - place, DATE, value, TIME, (), 0.0


@cache
def written_shares() -> dict[str, float]:
    """Shares written as one word, in per cent: "two-thirds"."""
    return {
        f"{count}-{part}": 100 * value * size
        for count, value in numerals("number").items()
        for part, size in numerals("fraction").items()
        if value * size < 1
    }


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

    >>> rounding(300.0), rounding(15000.0), rounding(8.0), rounding(2.6)
    (50.0, 500.0, 0.5, 0.05)
    """
    unit = 10.0 ** -len(f"{value:.6f}".rstrip("0").partition(".")[2])
    if unit < 1:
        return unit / 2
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
        apart = abs(one.value - other.value)
        if one.either_half or other.either_half:
            # "At 9" is 9 a.m. or 9 p.m.
            apart = min(apart % HALF_DAY, -apart % HALF_DAY)
        if one.slack + other.slack:
            # Parts of the day: the night goes on behind midnight.
            apart = min(apart, 2 * HALF_DAY - apart)
        return apart < max(SAME_TIME, one.slack + other.slack)
    if one.unit == RESULT:
        # "Passed 54-46" and "lost 46-54" tell one vote from its two sides.
        ends = [sorted((side.value, side.against)) for side in (one, other)]
        # All voted alike: nobody, of however many, voted against.
        return ends[0] == ends[1] or (not (one.value and other.value) and ends[0][0] == ends[1][0])
    if one.bound != other.bound:
        return within_bounds(one, other)
    close = EXACT * max(abs(one.value), abs(other.value))
    steps = (step(one), step(other))
    if all(steps) and not one.slack + other.slack:
        # "$5.02" and "$4.92" are written to the cent, and are not the same; 8.54 % and 8.5 % may be.
        close = min(close, (0.5 + HAIR) * max(steps))
    return abs(one.value - other.value) <= max(close, one.slack + other.slack)


def within_bounds(one: Detail, other: Detail) -> bool:
    """Whether a number lies where a bound leaves room for it: 14 beside "at least 12"."""
    bounded, told = (one, other) if one.bound else (other, one)
    slack = max(EXACT * max(abs(one.value), abs(other.value)), told.slack)
    if bounded.bound == AT_LEAST:
        far = FAR_MANY if told.slack else FAR
        return bounded.value - slack <= told.value and told.value - told.slack <= far * bounded.value
    least = told.value - told.slack
    fits = least < bounded.value or (not told.slack and told.value <= bounded.value + slack)
    return fits and bounded.value / FAR <= told.value + told.slack


def step(detail: Detail) -> float:
    """What one of the last decimal of a number stands for; 0 where it is written without decimals.

    >>> step(details_of("8.54 %")[0]), step(details_of("2.5 million people")[0]), step(details_of("8 %")[0])
    (0.01, 100000.0, 0.0)
    """
    decimals = DECIMALS.search(detail.written)
    written = float(figure(decimals[0])) if decimals else 0.0
    return abs(detail.value) / written / 10 ** len(decimals[1]) if decimals and written else 0.0


def times_of(words: Sequence[str]) -> frozenset[str]:
    """The days of the week and months a clause names."""
    return frozenset(word for word in words if word in WEEKDAYS or (word in MONTHS and word not in DOUBTFUL))
