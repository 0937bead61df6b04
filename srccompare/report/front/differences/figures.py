"""Figures one text gives and no other: amounts, shares, counts of things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from srccompare.comparison.statements.words import numerals, read_words, words_of
from srccompare.documents.text.grammar.forms import is_small
from srccompare.documents.text.structure import single_words
from srccompare.report.context import Context
from srccompare.report.front.differences.event import Event, Line, Teller, joined, marked
from srccompare.report.front.hits import Spot
from srccompare.report.wording import line

FIGURES = 5
"""Figures told of each text: a choice of layout."""
FEWEST = 5
"""Least number of things counted: "two men" stand in every story. A guess."""
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
"""The least figure that is rounded, and how far, as a share of it. A guess."""
BEFORE = 40
"""Characters before a figure in which a month or "one in" stands. A bound on time: more than any word has."""
LARGE = 1000
"""Figures from here on are of one thing only, wherever they stand. A guess."""
YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
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


class Written:
    """The figures in each text of a comparison, looked for once for all lines on them."""

    def __init__(self, context: Context) -> None:
        self.fields = context.fields
        self.known: dict[int, list[re.Match[str]]] = {}

    def of(self, row: int) -> list[re.Match[str]]:
        """The figures in the text of an article."""
        if row not in self.known:
            self.known[row] = list(figures().finditer(self.fields[row][1]))
        return self.known[row]


def figure_lines(event: Event) -> Iterator[Line]:
    """The figures each text has alone, amounts and shares first; the days and figures one alone lacks."""
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
        for match in event.context.once(Written).of(row):
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
    # Read and not remembered: these are whole texts.
    words = (word for part in {text, parted} for word in read_words(part, None))
    return frozenset(word for word in words if word.startswith("#"))


def text_of(event: Event, teller: Teller) -> str:
    """Headlines and texts of a group."""
    return "\n".join("\n".join(event.context.fields[row]) for row in teller.rows)
