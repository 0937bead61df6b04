"""Figures two texts give for one thing, where they are not the same.

    A: The pier cost more than $5 million to mend.     $5 million
    B: The pier cost $5.2 million to mend.             $5.2 million
    C: A firm was fined $5.4 million.                  another thing

A name for what is counted is not enough: of 14 such lines two readers found five false, of two things of one
name (two sums, the delegates of two states). What is counted has to stand in clauses that seem to say the
same, or be large and nearly as large. That was set on these 14; it keeps six, all of them true.
Not attempted: shares in per cent, figures below ten, "dozens".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product

from srccompare.comparison.claims.matches import match_probability
from srccompare.comparison.statements.words import stem, words_of
from srccompare.documents.text.grammar.forms import is_small
from srccompare.report.front.differences.event import Event, Line, Teller, joined, marked
from srccompare.report.front.differences.figures import BEFORE, ONE_IN, Written, counted, uncounted
from srccompare.report.front.hits import Spot
from srccompare.report.wording import line

MOST = 5
"""Lines of an event: a choice of layout."""
OF_ONE_NAME = 40
"""Figures for what has one name that are looked at in a text. A bound on time: each is held against each."""
SINCE_KEY = "since"
SINCE = re.compile(r"\bsince ((?:1[6-9]|20)\d\d)\b")
IN_ONE = re.compile(r"(?<![\w.,:$€£-])(\d+)-([a-z]{3,})\b(?![-’'])(?: [a-z]{3,}\b)?")
"""A figure and what it counts in one word: a "35-word oath"."""
OF_NAME = re.compile(r"(?: [A-Z][a-z]+){1,3} [a-z]{3,}s\b")
"""What is counted behind a name: "40 Lower Sound ports"."""
BOUND = re.compile(
    r"\b(?:at least|more than|over|about|around|nearly|almost|some|roughly|up to|fewer than|less than|"
    r"as many as|approximately) $",
    re.IGNORECASE,
)
"""What stands before a figure that is not meant to the digit."""
AT_LEAST = re.compile(r"(?:at least|more than|over) ", re.IGNORECASE)
AT_MOST = re.compile(r"(?:up to|fewer than|less than|as many as|under) ", re.IGNORECASE)
"""Those of them with which every figure above, or below, may be right as well."""
BESIDE = 80
"""Characters to either side of a figure in which what it is of is named. A guess."""
ENDED = re.compile(r"[.!?][”’\"')]? |\n")
"""Where a sentence ends."""
LEAST = 10
"""The least figure. A guess: of two men here and three there nobody knows whether they are the same."""
SIZE, NEARLY = 1.5, 1.25
"""How many times as large another figure for the same may be; and one that is told of by its size
alone. Set on the lines above."""
LARGE = 1000
"""Figures from here on are of one thing where what is counted has one name and they are nearly the
same. Set on the lines above."""
TOGETHER = 2
"""Telling words beside two figures that are common: one, as "lamp", most sentences of an event may have.
Set on the lines above; for large figures a guess."""
LINKED = 0.3
"""The probability that two clauses say the same from which on figures in them are of one thing.
Set on the lines above."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a text: what is counted, how many, how it is written, and the telling words beside it."""

    key: str
    value: float
    words: str
    spot: Spot
    near: frozenset[str]


Told = tuple[Teller, Figure]
"""A figure and the text that gives it."""


def counted_apart(event: Event) -> Iterator[Line]:
    """The figures texts give for one thing, where they differ: pages, sums, the year since which it is so."""
    every = {teller: by_key(event, teller) for teller in event.tellers}
    count = 0
    for key in dict.fromkeys(key for own in every.values() for key in own):
        for told in linked_figures(list(pairs_apart(event, key, every))):
            if (count := count + 1) <= MOST:
                yield line_of(event, key, told)


def pairs_apart(
    event: Event, key: str, every: Mapping[Teller, Mapping[str, Sequence[Figure]]]
) -> Iterator[tuple[Told, Told]]:
    """The pairs of figures of one name two texts give for one thing, where neither has the other's."""
    having = [teller for teller in event.tellers if key in every[teller]]
    for one, other in combinations(having, 2):
        values = [{figure.value for figure in every[teller][key]} for teller in (one, other)]
        for first, second in product(every[one][key], every[other][key]):
            apart = first.value not in values[1] and second.value not in values[0]
            if apart and is_one_thing(event, first, second):
                yield (one, first), (other, second)


def linked_figures(pairs: Sequence[tuple[Told, Told]]) -> list[list[Told]]:
    """The figures that are of one thing, by pairs that are: what is of another thing is told by itself."""
    groups: list[list[Told]] = []
    for pair in pairs:
        joined_ = [group for group in groups if any(one in group for one in pair)]
        groups = [group for group in groups if group not in joined_]
        groups.append(list(dict.fromkeys([*chain.from_iterable(joined_), *pair])))
    return groups


def line_of(event: Event, key: str, figures_told: Sequence[Told]) -> Line:
    """Figures for one thing as they are told, text by text; it is said whether they can all be right."""
    told: dict[Teller, dict[str, Spot]] = {}
    for teller, figure in figures_told:
        told.setdefault(teller, {}).setdefault(figure.words, figure.spot)
    parts = [f"{one.label} {joined(marked(told[one]))}" for one in event.tellers if one in told]
    spots = tuple((one.name, spot) for one in told for spot in told[one].values())
    what = "years" if key == SINCE_KEY else "figures"
    agree = all(may_agree(first, second) for (_, first), (_, second) in combinations(figures_told, 2))
    head = f"{what.capitalize()} as given" if agree else f"Different {what}"
    return Line(f"{head}: {'; '.join(parts)}", spots, 7)


def may_agree(one: Figure, other: Figure) -> bool:
    """Whether two figures are the same, or one is within the bound of the other: 40, "up to 50".

    >>> none = frozenset[str]()
    >>> spot = ("a", "text", 0, 1)
    >>> exact = Figure("boat", 40.0, "40 boats", spot, none)
    >>> [may_agree(exact, Figure("boat", value, words, spot, none)) for value, words in (
    ...     (50.0, "up to 50 boats"), (30.0, "up to 30 boats"), (30.0, "More than 30 boats"), (50.0, "50"))]
    [True, False, True, False]
    """
    low, high = sorted((one, other), key=lambda figure: figure.value)
    return low.value == high.value or bool(AT_LEAST.match(low.words) or AT_MOST.match(high.words))


def is_one_thing(event: Event, one: Figure, other: Figure) -> bool:
    """Whether two figures of one name are of one thing, as far as what stands beside them tells."""
    low, high = sorted((one.value, other.value))
    shared = len(one.near & other.near)
    if one.value == other.value or high > SIZE * low or shared < TOGETHER:
        return False
    if low >= LARGE and high <= NEARLY * low and one.key.isalpha() and one.key != SINCE_KEY:
        return True
    return linked(event, one.spot, other.spot) >= LINKED


def linked(event: Event, one: Spot, other: Spot) -> float:
    """How probable it is that the clauses at two places say the same."""
    context = event.context
    ends = [(context.article_of[id_], field, start) for id_, field, start, _ in (one, other)]
    return match_probability(context.comparison.same_event, ends[0], ends[1])


def by_key(event: Event, teller: Teller) -> dict[str, list[Figure]]:
    """The figures of a text by what is counted."""
    found: dict[str, list[Figure]] = {}
    for key, value, words, spot in (*named_figures(event, teller), *years_since(event, teller)):
        own = found.setdefault(key, [])
        if len(own) < OF_ONE_NAME:
            own.append(Figure(key, value, words, spot, words_beside(event, key, spot)))
    return found


def words_beside(event: Event, key: str, spot: Spot) -> frozenset[str]:
    """The telling words around a figure: a fine and a ferry of so many dollars have none in common."""
    id_, field, start, end = spot
    text = event.context.field_text(id_, field)
    before, after = text[max(0, start - BESIDE) : start], text[end : end + BESIDE]
    near = f"{ENDED.split(before)[-1]} {ENDED.split(after)[0]}"
    return frozenset(
        stem(word) for word in words_of(near) if not word.startswith("#") and not is_small(word)
    ) - {key}


def named_figures(event: Event, teller: Teller) -> Iterator[tuple[str, float, str, Spot]]:
    """The figures of a text with what is counted or their currency: name, value, words, place."""
    for row in teller.rows:
        id_, text = event.context.documents.articles[row].id, event.context.fields[row][1]
        for match in event.context.once(Written).of(row):
            things = "" if match["money"] or match["percent"] else counted(match["things"])
            if not (things or match["money"] or match["percent"]):
                named = OF_NAME.match(text, match.end() - len(match["things"]))
                things = named[0] if named and named[0].split()[-1] not in uncounted() else ""
            if match["percent"] or not (match["money"] or things):
                continue
            words = match[0].removesuffix(match["things"]) + things
            own = [float(word[1:]) for word in words_of(words) if word.startswith("#")]
            before = text[max(0, match.start() - BEFORE) : match.start()]
            if own and own[0] >= LEAST and not ONE_IN.search(before):
                key = match["money"].strip() if match["money"] else stem(things.split()[-1].split("-")[-1])
                start = match.start() - len(bound_before(text, match.start()))
                end = match.start() + len(words)
                yield key, own[0], line(text[start:end]), (id_, "text", start, end)
        for match in IN_ONE.finditer(text):
            if float(match[1]) >= LEAST and not {match[2], f"{match[2]}s"} & uncounted():
                yield stem(match[2]), float(match[1]), match[0], (id_, "text", *match.span())


def years_since(event: Event, teller: Teller) -> Iterator[tuple[str, float, str, Spot]]:
    """The years behind "since" in a text."""
    for row in teller.rows:
        id_ = event.context.documents.articles[row].id
        for match in SINCE.finditer(event.context.fields[row][1]):
            yield SINCE_KEY, float(match[1]), match[0], (id_, "text", *match.span())


def bound_before(text: str, place: int) -> str:
    """The words before a figure by which it is not meant to the digit; empty where there are none.

    >>> bound_before("It cost more than 40 crowns.", 18)
    'more than '
    """
    found = BOUND.search(text[max(0, place - BEFORE) : place])
    return found[0] if found else ""
