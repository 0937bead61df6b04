"""Figures one text gives and no other: amounts, shares, counts of things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, product

from srccompare.comparison.statements.words import numerals, stem, words_of
from srccompare.documents.text.grammar.forms import is_small
from srccompare.documents.text.structure import single_words
from srccompare.report.front.differences.event import Event, Line, Teller, joined, marked
from srccompare.report.front.hits import FIELDS, Spot
from srccompare.report.wording import line

FIGURES = 5
"""Figures told of each text."""
FEWEST = 5
"""Least number of things counted: "two men" stand in every story."""
MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? $")
UNCOUNTED = ("duration", "measure", "preposition")
"""Categories of words behind a figure that count nothing in the story: "three hours", "ten times"."""
EXACT = re.compile(
    r"\b(?P<month>Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b(?!,? ?\d{3})"
    r"|(?<![\w.,])[$€£]?\d+(?:,\d{3})*(?:\.\d+)?"
    r"(?P<share> ?%| percent| per cent)?(?: (?:thousand|million|billion|trillion))?(?![\w-])"
)
"""A day of a month, or a figure in digits."""
ONE_IN = re.compile(r"\bone in $")
HUNDRED, ROUNDED = 100, 0.1
"""The least figure that is rounded, and how far, as a share of it: guesses."""
BEFORE = 40
"""Characters before a figure in which a month or "one in" stands: more than the longest word has."""
BESIDE = 80
"""Characters to either side of a figure in which what it is of is named (a guess)."""
ENDED = re.compile(r"[.!?][”’\"')]? |\n")
"""Where a sentence ends."""
SIZE, LEAST_NAMED = 1.5, 10
"""How many times as large a figure for the same may be, and the least figure: guesses."""
LARGE = 1000
"""Figures from here on are of one thing only, wherever they stand."""
YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
SINCE = re.compile(r"\bsince ((?:1[6-9]|20)\d\d)\b")
IN_ONE = re.compile(r"(?<![\w.,:$€£-])(\d+)-([a-z]{3,})\b(?![-’'])(?: [a-z]{3,}\b)?")
"""A figure and what it counts in one word: a "35-word oath", a "12-nation pact"."""
OF_NAME = re.compile(r"(?: [A-Z][a-z]+){1,3} [a-z]{3,}s\b")
"""What is counted behind a name: "11 Pacific Rim nations"."""
TOGETHER = 3
"""Telling words beside two years behind "since" that are common: much began at some time. A guess."""
BOUND = re.compile(
    r"\b(?:at least|more than|over|about|around|nearly|almost|some|roughly|up to|fewer than|less than|"
    r"as many as|approximately) $",
    re.IGNORECASE,
)
"""What stands before a figure that is not meant to the digit."""
LONGEST_BOUND = 14
"""Characters in which that is looked for. A bound on time: "approximately" is the longest."""
Told = tuple[str, Spot]
"""A figure as it is written, and where."""
Exact = tuple[tuple[str, ...], str, Spot]
"""A day or an amount: its value, how it is written, where."""


@cache
def figures() -> re.Pattern[str]:
    """A figure with its sign, its size and the words behind it."""
    words = "|".join(sorted((word for word in numerals("number") if word != "one"), key=len, reverse=True))
    return re.compile(
        r"(?<![\w.,:$€£-])(?:(?P<money>[$€£]\s?)?(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?![\d:])"
        rf"(?P<percent>\s?%|[ -]per ?cent\b)?|\b(?P<word>(?i:{words}))\b)"
        r"(?P<size>[ -](?:hundred|thousand|million|billion|trillion)\b)?(?P<things>(?:[ -][a-z]+\b){0,3})"
    )


def figure_lines(event: Event) -> Iterator[Line]:
    """Other figures for one thing; the days and figures one alone lacks; those each text has alone.

    Amounts and shares come first.
    """
    yield from [*otherwise(event), *begun(event)][:FIGURES]
    values = {teller.name: values_in(text_of(event, teller)) for teller in event.tellers}
    if len(event.tellers) > 2:
        exact = {teller.name: tuple(exact_in(event, teller)) for teller in event.tellers}
        for teller in event.tellers:
            yield from lacking(event, teller, values[teller.name], exact)
    for teller in event.tellers:
        others = frozenset[str]().union(*(values[other.name] for other in event.others(teller)))
        found = sorted(figures_of(event, teller, others))[:FIGURES]
        if found:
            told = joined(marked(words for _, _, words, _ in found))
            yield Line(
                f"Figures only in {teller.label}: {told}",
                tuple((teller.name, spot) for *_, spot in found),
                5,
            )


def otherwise(event: Event) -> Iterator[Line]:
    """The figures texts give for things of one name, of which no two have one in common: pages, sums.

    What is counted may still be two things: the line says which words each text has.
    """
    found: dict[str, dict[Teller, dict[str, tuple[str, Spot]]]] = {}
    beside: dict[str, dict[Teller, frozenset[str]]] = {}
    for teller in event.tellers:
        for key, value, words, spot in named_figures(event, teller):
            found.setdefault(key, {}).setdefault(teller, {}).setdefault(value, (words, spot))
            near = beside.setdefault(key, {})
            near[teller] = near.get(teller, frozenset()) | words_beside(event, key, spot)
    for key, own in found.items():
        values = [set(one) for one in own.values()]
        apart = all(not one & other for one, other in combinations(values, 2))
        alike = all(one & other for one, other in combinations(beside[key].values(), 2))
        if len(own) > 1 and apart and alike and is_near(values):
            own = {teller: near_others(one, values) for teller, one in own.items()}
            own = {teller: one for teller, one in own.items() if one}
            parts = [
                f"{teller.label} {joined(marked(words for words, _ in one.values()))}"
                for teller, one in own.items()
            ]
            spots = tuple((teller.name, spot) for teller, one in own.items() for _, spot in one.values())
            yield Line("Different figures: " + "; ".join(parts), spots, 7)


def is_near(values: Sequence[set[str]]) -> bool:
    """Whether figures of two texts are of one size: 50,000 and 55,000 pages, not 12 and 900 pages."""
    return any(
        max(one, other) <= SIZE * min(one, other)
        for first, second in combinations(values, 2)
        for one in (float(value[1:]) for value in first)
        for other in (float(value[1:]) for value in second)
    )


def near_others(own: Mapping[str, Told], values: Sequence[set[str]]) -> dict[str, Told]:
    """The figures of one text that are of one size with another's: 18 beside 20 million, without a 5."""
    others = [value for one in values for value in one if value not in own]
    return {value: told for value, told in own.items() if is_near([{value}, set(others)])}


def words_beside(event: Event, key: str, spot: Spot) -> frozenset[str]:
    """The telling words around a figure: a fine and a ferry of so many dollars have none in common."""
    id_, field, start, end = spot
    text = event.context.fields[event.context.article_of[id_]][FIELDS.index(field)]
    before, after = text[max(0, start - BESIDE) : start], text[end : end + BESIDE]
    near = f"{ENDED.split(before)[-1]} {ENDED.split(after)[0]}"
    return frozenset(
        stem(word) for word in words_of(near) if not word.startswith("#") and not is_small(word)
    ) - {key}


def named_figures(event: Event, teller: Teller) -> Iterator[tuple[str, str, str, Spot]]:
    """The figures of a text with what is counted or their currency: name, value, words, place."""
    for row in teller.rows:
        id_, text = event.context.documents.articles[row].id, event.context.fields[row][1]
        for match in figures().finditer(text):
            things = "" if match["money"] or match["percent"] else counted(match["things"])
            if not (things or match["money"] or match["percent"]):
                named = OF_NAME.match(text, match.end() - len(match["things"]))
                things = named[0] if named and named[0].split()[-1] not in uncounted() else ""
            if match["percent"] or not (match["money"] or things):
                continue
            words = match[0].removesuffix(match["things"]) + things
            own = [word for word in words_of(words) if word.startswith("#")]
            before = text[max(0, match.start() - BEFORE) : match.start()]
            if own and float(own[0][1:]) >= LEAST_NAMED and not ONE_IN.search(before):
                key = match["money"].strip() if match["money"] else stem(things.split()[-1].split("-")[-1])
                start = match.start() - len(bound_before(text, match.start()))
                end = match.start() + len(words)
                yield key, own[0], line(text[start:end]), (id_, "text", start, end)
        for match in IN_ONE.finditer(text):
            if float(match[1]) >= LEAST_NAMED and not {match[2], f"{match[2]}s"} & uncounted():
                yield stem(match[2]), f"#{match[1]}", match[0], (id_, "text", *match.span())


def bound_before(text: str, place: int) -> str:
    """The words before a figure by which it is not meant to the digit; empty where there are none.

    >>> bound_before("It cost more than 40 crowns.", 18)
    'more than '
    """
    found = BOUND.search(text[max(0, place - LONGEST_BOUND) : place])
    return found[0] if found else ""


def begun(event: Event) -> Iterator[Line]:
    """The years since which something is so, where two texts name two years for it."""
    years = {teller.name: list(years_since(event, teller)) for teller in event.tellers}
    for one, other in combinations(event.tellers, 2):
        for (year, near, spot), (another, far, place) in product(years[one.name], years[other.name]):
            if year != another and len(near & far) >= TOGETHER:
                text = f"Different years: {one.label} “since {year}”; {other.label} “since {another}”"
                yield Line(text, ((one.name, spot), (other.name, place)), 7)


def years_since(event: Event, teller: Teller) -> Iterator[tuple[str, frozenset[str], Spot]]:
    """The years behind "since" in a text, each with the telling words beside it."""
    for row in teller.rows:
        id_, text = event.context.documents.articles[row].id, event.context.fields[row][1]
        for match in SINCE.finditer(text):
            spot = (id_, "text", *match.span())
            yield match[1], words_beside(event, "", spot), spot


def lacking(
    event: Event, teller: Teller, own: frozenset[str], exact: Mapping[str, Sequence[Exact]]
) -> Iterator[Line]:
    """The days and amounts all others give and one does not; ``own`` are the values it has itself."""
    found: dict[tuple[str, ...], list[tuple[str, str, Spot]]] = {}
    for other in event.others(teller):
        for key, words, spot in exact[other.name]:
            if not set(key) & own and all(name != other.name for name, _, _ in found.get(key, [])):
                found.setdefault(key, []).append((other.name, words, spot))
    shared = [places for places in found.values() if len(places) == len(event.tellers) - 1][:FIGURES]
    if shared:
        told = joined(marked(places[0][1] for places in shared))
        spots = tuple((name, spot) for places in shared for name, _, spot in places)
        verb = "give" if len(event.tellers) == 3 else "all give"
        others = joined([other.label for other in event.others(teller)])
        yield Line(f"{others} {verb} {told}, {teller.label} does not", spots, 6)


def exact_in(event: Event, teller: Teller) -> Iterator[Exact]:
    """The days and the amounts of a text, each with its value."""
    for row in teller.rows:
        id_, text = event.context.documents.articles[row].id, event.context.fields[row][1]
        for match in EXACT.finditer(text):
            value = tuple(word for word in words_of(match[0]) if word.startswith("#"))
            month, spot = (match["month"] or "")[:3].lower(), (id_, "text", match.start(), match.end())
            if month:
                yield (*value, month), line(match[0]), spot
            elif value and not YEAR.fullmatch(match[0]) and (match["share"] or float(value[0][1:]) >= LARGE):
                yield value, line(match[0]), spot


def figures_of(event: Event, teller: Teller, others: frozenset[str]) -> Iterator[tuple[bool, int, str, Spot]]:
    """The figures of a text whose value no other text has."""
    seen = set[str]()
    for row in teller.rows:
        text = event.context.fields[row][1]
        for match in figures().finditer(text):
            amount = bool(match["money"] or match["percent"] or match["size"])
            things = "" if match["money"] or match["percent"] else counted(match["things"])
            if not amount and not things:
                continue
            # "One in seven" counts no seven, "five hundred and eighty-four" no five hundred.
            plus = match["things"].startswith("-plus")
            before = text[max(0, match.start() - BEFORE) : match.start()]
            if plus or ONE_IN.search(before) or text.startswith(" and ", match.end()):
                continue
            if (match["digits"] and YEAR.fullmatch(match["digits"])) or MONTH.search(before):
                continue
            words = match[0].removesuffix(match["things"]) + things
            own = [word for word in words_of(words) if word.startswith("#")]
            few = not amount and float(own[0][1:]) < FEWEST if own else True
            if (
                not few
                and own[0] not in others
                and own[0] not in seen
                and (match["money"] or not is_rounded(own[0], others))
            ):
                seen.add(own[0])
                id_ = event.context.documents.articles[row].id
                spot = (id_, "text", match.start(), match.start() + len(words))
                yield not amount, match.start(), line(words), spot


def is_rounded(value: str, others: frozenset[str]) -> bool:
    """Whether a large figure stands elsewhere a little larger or smaller, as it does where one is rounded.

    >>> is_rounded("#5200", frozenset({"#5000"})), is_rounded("#12", frozenset({"#13"}))
    (True, False)
    """
    own = float(value[1:])
    return own >= HUNDRED and any(
        abs(float(one[1:]) - own) <= ROUNDED * own and not YEAR.fullmatch(one[1:]) for one in others
    )


def counted(things: str) -> str:
    """The words behind a figure up to the noun that is counted: a plural in at most three words."""
    found = re.match(r"(?:[ -][a-z]+){0,2}?[ -]([a-z]{3,}s|people|men|women|children)\b", things)
    words = re.split(r"[ -]", found[0].strip(" -")) if found else []
    told = found is not None and not any(is_small(word) for word in words) and words[-1] not in uncounted()
    return found[0] if found is not None and told else ""


@cache
def uncounted() -> frozenset[str]:
    """Words behind a figure that count nothing in the story."""
    lists = ("units", "counted_words", "clause_words")
    return frozenset().union(*map(single_words, lists, UNCOUNTED))


def values_in(text: str) -> frozenset[str]:
    """The values of all numbers in a text, in figures or words."""
    parted = re.sub(r"(?<=\w)-(?=\w)", " ", text)
    return frozenset(word for part in {text, parted} for word in words_of(part) if word.startswith("#"))


def text_of(event: Event, teller: Teller) -> str:
    """Headlines and texts of a group."""
    return "\n".join("\n".join(event.context.fields[row]) for row in teller.rows)
