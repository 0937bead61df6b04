"""Figures one text gives and no other: amounts, shares, counts of things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from srccompare.comparison.statements.words import is_small, numerals, words_of
from srccompare.report.front.differences.event import Event, Line, Teller, joined, marked
from srccompare.report.front.hits import Spot
from srccompare.report.wording import line

FIGURES = 5
"""Figures told of each text."""
MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? $")
DURATIONS = ("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "times", "across")
"""Words behind a figure that count nothing in the story."""
YEAR = re.compile(r"(?:1[6-9]|20)\d\d")


@cache
def figures() -> re.Pattern[str]:
    """A figure with its sign, its size and the words behind it."""
    words = "|".join(sorted((word for word in numerals("number") if word != "one"), key=len, reverse=True))
    return re.compile(
        r"(?<![\w.,:$€£-])(?:(?P<money>[$€£]\s?)?(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?![\d:])"
        rf"(?P<percent>\s?%|[ -]per ?cent\b)?|\b(?P<word>(?i:{words}))\b)"
        r"(?P<size>[ -](?:hundred|thousand|million|billion|trillion)\b)?(?P<things>(?:[ -][a-z]+\b)*)"
    )


def figure_lines(event: Event) -> Iterator[Line]:
    """The figures each text has alone, amounts and shares first."""
    values = {teller.name: values_in(text_of(event, teller)) for teller in event.tellers}
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
            if (match["digits"] and YEAR.fullmatch(match["digits"])) or MONTH.search(text[: match.start()]):
                continue
            words = match[0].removesuffix(match["things"]) + things
            own = [word for word in words_of(words) if word.startswith("#")]
            if own and own[0] not in others and own[0] not in seen:
                seen.add(own[0])
                id_ = event.context.documents.articles[row].id
                spot = (id_, "text", match.start(), match.start() + len(words))
                yield not amount, match.start(), line(words), spot


def counted(things: str) -> str:
    """The words behind a figure up to the noun that is counted: a plural in at most three words."""
    found = re.match(r"(?:[ -][a-z]+){0,2}?[ -]([a-z]{3,}s|people|men|women|children)\b", things)
    words = re.split(r"[ -]", found[0].strip(" -")) if found else []
    told = found is not None and not any(is_small(word) for word in words) and words[-1] not in DURATIONS
    return found[0] if found is not None and told else ""


def values_in(text: str) -> frozenset[str]:
    """The values of all numbers in a text, in figures or words."""
    return frozenset(word for word in words_of(text) if word.startswith("#"))


def text_of(event: Event, teller: Teller) -> str:
    """Headlines and texts of a group."""
    return "\n".join("\n".join(event.context.fields[row]) for row in teller.rows)
