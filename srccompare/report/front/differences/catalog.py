"""The kinds of differences in the order in which they are told, and how many of each are seen at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from srccompare.report.context import Context
from srccompare.report.front.differences.event import Event, Line, event_of
from srccompare.report.front.differences.figures import figure_lines
from srccompare.report.front.differences.headlines import headline_lines
from srccompare.report.front.differences.people import people_lines
from srccompare.report.front.differences.sources import source_lines
from srccompare.report.front.differences.topics import topic_lines
from srccompare.report.front.differences.wording import wording_lines
from srccompare.report.places import Places
from srccompare.report.view import Difference, DifferenceLine
from srccompare.report.wording import line

TELLERS = 6
"""Outlets on an event up to which a sentence can name what each of them does."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of difference: what finds its lines, and how many of them are seen before they are unfolded."""

    key: str
    label: str
    find: Callable[[Event], Iterable[Line]]
    listed: int


KINDS = (
    Kind("headline", "Headlines", headline_lines, 1),
    Kind("heard", "Who is heard", source_lines, 4),
    Kind("topic", "What comes up where", topic_lines, 4),
    Kind("people", "Who it is about", people_lines, 2),
    Kind("wording", "Choice of words", wording_lines, 4),
    Kind("figure", "Figures", figure_lines, 0),
)


def differences_of(context: Context, number: int) -> tuple[Difference, ...]:
    """What the texts on an event tell differently, kind by kind; nothing of an event too many tell."""
    event = event_of(context, number)
    if not 1 < len(event.tellers) <= TELLERS:
        return ()
    places = Places(context)
    found = ((kind, tuple(shown(context, places, one) for one in kind.find(event))) for kind in KINDS)
    return tuple(Difference(kind.key, kind.label, lines, kind.listed) for kind, lines in found if lines)


def shown(context: Context, places: Places, one: Line) -> DifferenceLine:
    """A line with its passages."""
    quotes = tuple(
        places.quote(context.called(name), "", *spot) for name, spot in one.spots if places.shown(*spot[:3])
    )
    link = next((quote.link for quote in quotes if quote.link), "")
    return DifferenceLine(line(one.text), quotes, link)
