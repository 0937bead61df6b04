"""When the articles appeared: one row each, on a common line of days."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass

from srccompare.report.pictures.marks import WIDTH, circle, lines, rect, text
from srccompare.report.view import Drawing, Mark
from srccompare.report.wording import date_of, short

HEAD, ROW, FOOT = 4.0, 22.0, 24.0
LEFT, LABEL = 116.0, 15
MOST = 60
"""Rows drawn; the table below has all."""
TICKS = 4
DAY = 24.0


@dataclass(frozen=True, slots=True)
class Dated:
    """An article with what is known of its time."""

    label: str
    headline: str
    published: datetime.date | datetime.datetime | None


def timeline(anchor: str, articles: Sequence[Dated]) -> Drawing | None:
    """The articles in the order they appeared; None where fewer than two are dated or all on one day.

    A day without a time is drawn as wide as a day: nobody knows when in it. Times without a zone are taken
    as they stand.
    """
    dated = sorted((one for one in articles if one.published is not None), key=begins)
    unknown = [one for one in articles if one.published is None]
    if len(dated) < 2 or begins(dated[0]) == begins(dated[-1]):
        return None
    first = math.floor(min(map(begins, dated)) / DAY) * DAY
    last = math.ceil(max(map(ends, dated)) / DAY) * DAY
    # Room for half of the last date on the axis.
    right = WIDTH - 22

    def place(hour: float) -> float:
        return LEFT + (hour - first) / (last - first) * (right - LEFT)

    rows = [*dated, *unknown][:MOST]
    floor = HEAD + ROW * len(rows)
    days = days_of(first, last)
    marks = [lines("grid", *((place(day), HEAD, place(day), floor) for day in days))]
    marks += [text(place(day), floor + 16, day_name(day), "axis", "middle") for day in days]
    for number, one in enumerate(rows):
        marks += row_of(one, HEAD + ROW * number, place)
    return Drawing(
        anchor=anchor,
        width=WIDTH,
        height=floor + FOOT,
        title="When the articles appeared",
        description="; ".join(f"{one.label}: {date_of(one.published)}" for one in rows) + ".",
        marks=tuple(marks),
        head=("Group", "Published", "Headline"),
        rows=tuple((one.label, date_of(one.published), one.headline) for one in [*dated, *unknown]),
    )


def row_of(one: Dated, top: float, place: object) -> list[Mark]:
    """One article: a dot at its minute, a bar over its day, or words where the date is unknown."""
    assert callable(place)
    drawn = [text(0, top + 15, short(one.label, LABEL), "name")]
    if one.published is None:
        return [*drawn, text(LEFT, top + 15, "date unknown", "axis")]
    if isinstance(one.published, datetime.datetime):
        return [*drawn, circle("dot", place(begins(one)), top + 11, 4.5)]
    left, right = place(begins(one)), place(ends(one))
    return [*drawn, rect("day", left + 1, top + 7, max(right - left - 2, 2), 8)]


def begins(one: Dated) -> float:
    """Hours since the year 1 at which an article can have appeared."""
    published = one.published
    assert published is not None
    if not isinstance(published, datetime.datetime):
        return published.toordinal() * DAY
    # Not astimezone, which cannot leave the years 1 to 9999.
    ahead = published.utcoffset() or datetime.timedelta()
    hours = published.toordinal() * DAY + published.hour + published.minute / 60
    return hours - ahead / datetime.timedelta(hours=1)


def ends(one: Dated) -> float:
    """When it must have appeared: a day later, where only the day is known."""
    return begins(one) + (0 if isinstance(one.published, datetime.datetime) else DAY)


def days_of(first: float, last: float) -> list[float]:
    """The beginnings of some days, evenly spaced."""
    step = max(1, math.ceil((last - first) / DAY / TICKS)) * DAY
    return [first + step * number for number in range(int((last - first) / step) + 1)]


def day_name(hour: float) -> str:
    """A day as an axis shows it.

    >>> day_name(datetime.date(2026, 5, 12).toordinal() * 24)
    '12 May'
    """
    latest = datetime.date.max.toordinal()
    day = datetime.date.fromordinal(min(max(int(hour // DAY), 1), latest))
    return f"{day.day} {date_of(day).split()[1][:3]}"
