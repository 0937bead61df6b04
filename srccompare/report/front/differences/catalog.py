"""The kinds of differences in the order in which they are told, and how many of each are seen at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from srccompare.report.context import Context
from srccompare.report.front.differences.beside import beside_lines, told_lines
from srccompare.report.front.differences.certainty import certainty_lines
from srccompare.report.front.differences.concordance import concordance_lines
from srccompare.report.front.differences.counts import counted_apart
from srccompare.report.front.differences.crowd import (
    counted_figures,
    counted_headlines,
    counted_names,
    counted_sources,
    counted_topics,
)
from srccompare.report.front.differences.event import TELLERS, Event, Line, event_of
from srccompare.report.front.differences.figures import figure_lines
from srccompare.report.front.differences.headlines import headline_lines
from srccompare.report.front.differences.naming import naming_lines
from srccompare.report.front.differences.opening import opening_lines
from srccompare.report.front.differences.people import people_lines
from srccompare.report.front.differences.sources import source_lines
from srccompare.report.front.differences.topics import topic_lines
from srccompare.report.front.differences.when import when_lines
from srccompare.report.front.differences.wording import wording_lines
from srccompare.report.places import Places
from srccompare.report.view import Difference, DifferenceLine
from srccompare.report.wording import line

LOCAL = {"headline": 1, "heard": 4, "topic": 4, "naming": 3, "wording": 4}
"""Kinds of lines that tell something of each story where there are many, and how many of each."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of difference: what finds its lines, and how many of them are seen before they are unfolded.

    ``count`` finds them where more outlets tell an event than a sentence can name.
    """

    key: str
    label: str
    find: Callable[[Event], Iterable[Line]]
    listed: int
    count: Callable[[Event], Iterable[Line]] | None = None


KINDS = (
    Kind("headline", "Headlines", headline_lines, 1, counted_headlines),
    Kind("opening", "How they open", opening_lines, 1),
    Kind("when", "When", when_lines, 1),
    Kind("heard", "Who is heard", source_lines, 1, counted_sources),
    Kind("topic", "What comes up where", topic_lines, 1, counted_topics),
    Kind("told", "Told by some", told_lines, 1),
    Kind("certainty", "How sure it is", certainty_lines, 1),
    Kind("beside", "One matter, each in its words", beside_lines, 1),
    Kind("people", "Who it is about", people_lines, 1),
    Kind("naming", "Names for the same", naming_lines, 1, counted_names),
    Kind("wording", "Choice of words", wording_lines, 1),
    Kind("count", "Other figures for the same", counted_apart, 1),
    Kind("figure", "Figures", figure_lines, 0, counted_figures),
    Kind("concordance", "The same word in each text", concordance_lines, 0),
)


def differences_of(context: Context, number: int) -> tuple[Difference, ...]:
    """What the texts on an event tell differently, kind by kind; of many texts how many do what."""
    return tuple(differences(context, event_of(context, number), KINDS))


def differences_in_short(context: Context, number: int) -> tuple[Difference, ...]:
    """Of one event among several: the first lines of each kind that the texts of the event alone show.

    A line leads into the texts; its passages would make a page of many stories too long.
    """
    kinds = [kind for kind in KINDS if kind.key in LOCAL]
    return tuple(
        replace(one, lines=tuple(replace(own, quotes=()) for own in one.lines[: LOCAL[one.kind]]))
        for one in differences(context, event_of(context, number), kinds)
    )


def differences(context: Context, event: Event, kinds: Iterable[Kind]) -> Iterator[Difference]:
    """The lines of each kind there are any of."""
    count, places = len(event.tellers), Places(context)
    for kind in kinds if count > 1 else ():
        find = kind.count if count > TELLERS else kind.find
        if find is not None and (lines := tuple(shown(context, places, one) for one in find(event))):
            yield Difference(kind.key, kind.label, lines, kind.listed)


def shown(context: Context, places: Places, one: Line) -> DifferenceLine:
    """A line with its passages."""
    notes = one.notes or ("",) * len(one.spots)
    quotes = tuple(
        places.quote(context.called(name), note, *spot)
        for (name, spot), note in zip(one.spots, notes, strict=True)
        if places.shown(*spot[:3])
    )
    link = next((quote.link for quote in quotes if quote.link), "")
    return DifferenceLine(line(one.text), () if one.is_in_texts and not context.brief else quotes, link)
