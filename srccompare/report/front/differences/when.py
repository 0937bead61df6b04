"""When each text appeared, or the latest day of the year that each names.

    "The ferry sank on May 3."         latest day named: May 3
    "The inquiry ended on 12 May."     latest day named: 12 May

What a text says of the outcome is not read. Where dates are given their distance is told; where none is, the
latest day of the calendar in each text. That is a fact of the text, not the day it was written: a day to come
may be named as well.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from srccompare.report.front.differences.event import Event, Line, Teller, joined
from srccompare.report.front.hits import Spot
from srccompare.report.wording import MONTHS, date_of, line

SHORT = [name[:3] for name in MONTHS]
WRITTEN = "|".join([*MONTHS, *(rf"{name}\." for name in [*SHORT, "Sept"]), *SHORT, "Sept"])
NUMBER = r"[12]\d|3[01]|[1-9]"
NO_YEAR = r"(?!,? ?\d{3}|[\d%])"
DAY = re.compile(
    rf"\b(?:(?P<month>{WRITTEN}) (?P<day>{NUMBER})\b{NO_YEAR}"
    rf"|(?P<before>{NUMBER}) (?P<behind>{'|'.join(MONTHS)})\b{NO_YEAR})"
)
"""A day of a month without its year."""
FEWEST = 2
"""Texts that have to name a day."""


def when_lines(event: Event) -> Iterator[Line]:
    """The days the texts appeared, where they differ; where none is known, the days they name."""
    days = {teller: day for teller in event.tellers if (day := published(event, teller)) is not None}
    if len(days) == len(event.tellers):
        yield from apart(days)
    elif not days:
        yield from named(event)


def published(event: Event, teller: Teller) -> datetime.date | None:
    """The day of a group's first article on an event."""
    found = [event.context.documents.articles[row].published for row in teller.rows]
    days = [datetime.date(one.year, one.month, one.day) for one in found if one is not None]
    return min(days, default=None)


def apart(days: dict[Teller, datetime.date]) -> Iterator[Line]:
    """Who appeared how many days after whom."""
    first = min(days.values())
    parts = []
    for day in sorted(set(days.values())):
        later = (day - first).days
        told = date_of(day) if not later else f"{later} {'day' if later == 1 else 'days'} later"
        parts.append(f"{joined([teller.label for teller, own in days.items() if own == day])} {told}")
    if len(parts) > 1:
        spots = tuple((teller.name, teller.words[0].spot) for teller in days)
        yield Line("Published: " + "; ".join(parts), spots)


def named(event: Event) -> Iterator[Line]:
    """The latest day of one year each text names, where two name different ones."""
    found = {teller: latest for teller in event.tellers if (latest := latest_day(event, teller)) is not None}
    if len(found) >= FEWEST and len({key for key, _, _ in found.values()}) > 1:
        parts = [f"{teller.label} “{words}”" for teller, (_, words, _) in found.items()]
        spots = tuple((teller.name, spot) for teller, (_, _, spot) in found.items())
        yield Line("Latest day of the year that is named: " + "; ".join(parts), spots)


def latest_day(event: Event, teller: Teller) -> tuple[tuple[int, int], str, Spot] | None:
    """The latest day a text names, as it is written."""
    found = []
    for row in teller.rows:
        for match in DAY.finditer(event.context.fields[row][1]):
            month = SHORT.index((match["month"] or match["behind"])[:3])
            spot = (event.context.documents.articles[row].id, "text", match.start(), match.end())
            found.append(((month, int(match["day"] or match["before"])), line(match[0]), spot))
    return max(found, default=None)
