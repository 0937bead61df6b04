"""When an article was published: ISO 8601 is read, nothing else is guessed."""

from __future__ import annotations

import datetime
import re

DAY = r"\d{4}-\d\d-\d\d|\d{4}-W\d\d-\d"
CLOCK = r"\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?"
ZONE = r"Z|[+-]\d\d(?::?\d\d)?"

# Narrower than what datetime.fromisoformat takes, which reads any character between day and time.
EXTENDED = re.compile(rf"(?:{DAY})(?:[T ](?:{CLOCK})(?:{ZONE})?)?")
BASIC = re.compile(rf"\d{{8}}(?:T(?:\d{{4}}|\d{{6}}(?:[.,]\d+)?)(?:{ZONE})?)?")

NAIVE = "naive time"


def read_date(value: object) -> datetime.date | datetime.datetime | None:
    """A date as a date, a moment as a datetime (naive if no zone is given), anything else as None.

    >>> read_date("2026-05-12")
    datetime.date(2026, 5, 12)
    >>> read_date("2026-05-12T13:20:00+02:00").isoformat()
    '2026-05-12T13:20:00+02:00'
    >>> read_date("05/06/2026") is None
    True
    """
    if isinstance(value, datetime.datetime):
        # pandas has its own kind of datetime; its nanoseconds are no news.
        plain = value.to_pydatetime(warn=False) if hasattr(value, "to_pydatetime") else value
        return plain if isinstance(plain, datetime.datetime) else None
    if isinstance(value, datetime.date):
        return value
    if type(value).__name__ == "datetime64":
        value = str(value)
    return read_iso(value.strip().upper()) if isinstance(value, str) else None


def read_iso(text: str) -> datetime.date | datetime.datetime | None:
    """Text in the extended or the basic form of ISO 8601."""
    if not text.isascii() or not (EXTENDED.fullmatch(text) or BASIC.fullmatch(text)):
        return None
    try:
        if len(text) <= len("2026-05-12"):
            return datetime.date.fromisoformat(text)
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        # The shape of a date but none of the calendar: 2026-02-30, year 0, 24:00.
        return None


def is_naive(value: datetime.date | datetime.datetime | None) -> bool:
    """Whether a time is given and its zone is not."""
    return isinstance(value, datetime.datetime) and value.utcoffset() is None
