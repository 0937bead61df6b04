"""Periods of publication: years, quarters, months, weeks, days, days of the week."""

from __future__ import annotations

import datetime

PERIODS = ("year", "quarter", "month", "week", "day", "weekday")


def period_of(published: datetime.date | datetime.datetime, period: str) -> str:
    """The period a date falls into, by the calendar of the place it was given for.

    >>> day = datetime.date(2024, 12, 31)
    >>> [period_of(day, period) for period in PERIODS]
    ['2024', '2024-Q4', '2024-12', '2025-W01', '2024-12-31', 'Tuesday']
    """
    if period == "week":
        year, week, _ = published.isocalendar()
        return f"{year}-W{week:02}"
    if period == "quarter":
        return f"{published.year}-Q{(published.month + 2) // 3}"
    if period == "weekday":
        # Not strftime: that would follow the machine's language.
        return WEEKDAYS[published.weekday()]
    return published.isoformat()[: {"year": 4, "month": 7, "day": 10}[period]]


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def period_order(period: str) -> tuple[int, str]:
    """What periods of one kind are sorted by: time, Monday first.

    >>> sorted(["Tuesday", "Monday"], key=period_order), sorted(["2024-12", "2024-02"], key=period_order)
    (['Monday', 'Tuesday'], ['2024-02', '2024-12'])
    """
    return (WEEKDAYS.index(period), "") if period in WEEKDAYS else (len(WEEKDAYS), period)
