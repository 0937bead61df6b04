"""When an article was published: what can be read in one way only is read, nothing is guessed.

    2026-05-12 · 2026-05-12T13:20:00+02:00      ISO 8601
    2026/05/12 · 2026-05-12 13:20:00 UTC        the year first: nobody means anything else
    May 12, 2026 Tuesday · 12 May 2026          the month in English letters
    Tue, 12 May 2026 13:20:00 +0200             RFC 822, as every feed writes
    1778592000 · 1778592000000                  seconds or milliseconds since 1970, in UTC
    05/13/2026                                  there is no thirteenth month

    05/06/2026                                  May or June: asked for, with dates="day first"
    05/06/26 · May 2026 · yesterday             no date

A weekday that does not belong to its date makes it none. Zones that mean two places (BST, IST) are left
out: the time is kept and flagged as one without a zone.
"""

from __future__ import annotations

import datetime
import re

from srccompare.errors import ReadError

ORDERS = ("day first", "month first")

DAY = r"\d{4}-\d\d-\d\d|\d{4}-W\d\d-\d"
CLOCK = r"\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?"
ZONE = r"Z|[+-]\d\d(?::?\d\d)?"

# Narrower than what datetime.fromisoformat takes, which reads any character between day and time.
EXTENDED = re.compile(rf"(?:{DAY})(?:[T ](?:{CLOCK}) ?(?:{ZONE})?)?")
BASIC = re.compile(rf"\d{{8}}(?:T(?:\d{{4}}|\d{{6}}(?:[.,]\d+)?)(?:{ZONE})?)?")

NAIVE = "naive time"

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
NAMED = re.compile(
    rf"(?:(?P<before>{WEEKDAY}),? +)?"
    rf"(?:(?P<month>{MONTH}) +(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? +(?P<year>\d{{4}})|"
    rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?[ -](?P<month2>{MONTH}),?[ -](?P<year2>\d{{4}}))(?!\d)"
    rf"(?:,? +(?P<after>{WEEKDAY})(?![a-z]))?",
    re.IGNORECASE | re.ASCII,
)
YEAR_FIRST = re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)", re.ASCII)
YEAR_LAST = re.compile(r"(?P<one>\d{1,2})([-/.])(?P<two>\d{1,2})\2(?P<year>\d{4})(?!\d)", re.ASCII)
# Those of RFC 822 (section 5.1), and the two of central Europe, which no other zone shares.
ZONES = {
    **{"Z": 0, "UTC": 0, "UT": 0, "GMT": 0, "CET": 1, "CEST": 2},
    **{"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7},
}
TWO_PLACES = ("BST", "IST", "ET", "CT", "MT", "PT", "AEST", "AEDT", "JST", "HKT", "SGT", "SAST", "MSK")
ZONE_NAMES = "|".join(sorted((*ZONES, *TWO_PLACES), key=len, reverse=True))
TIME = re.compile(
    r"(?:,|T| at)? *(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    rf"(?: ?(?P<half>[ap])\.?m\.?)?(?: ?\(?(?P<zone>[+-]\d\d:?\d\d|{ZONE_NAMES})\)?(?: \([a-z]{{1,5}}\))?)?"
    r"(?![\w:])",
    re.IGNORECASE | re.ASCII,
)

# From 1973 on, where seconds since 1970 have nine digits, up to 2100.
SECONDS = (100_000_000, 4_102_444_800)

Moment = datetime.date | datetime.datetime


def order_of(dates: str | None) -> str | None:
    """The order of day and month that ``dates=`` asks for; an error where it asks for none.

    >>> order_of("day-first")
    'day first'
    """
    order = dates and dates.strip().lower().replace("-", " ").replace("_", " ")
    if order is not None and order not in ORDERS:
        raise ReadError(f'dates={dates!r} is not known; wanted "day first" or "month first"')
    return order


def read_date(value: object, order: str | None = None) -> Moment | None:
    """A date as a date, a moment as a datetime (naive if no zone is given), anything else as None.

    >>> read_date("2026-05-12")
    datetime.date(2026, 5, 12)
    >>> read_date("May 12, 2026 Tuesday")
    datetime.date(2026, 5, 12)
    >>> read_date("Tue, 12 May 2026 13:20:00 +0200").isoformat()
    '2026-05-12T13:20:00+02:00'
    >>> read_date("05/06/2026"), read_date("05/06/2026", "day first")
    (None, datetime.date(2026, 6, 5))
    """
    if isinstance(value, datetime.datetime):
        # pandas has its own kind of datetime; its nanoseconds are no news.
        plain = value.to_pydatetime(warn=False) if hasattr(value, "to_pydatetime") else value
        return plain if isinstance(plain, datetime.datetime) else None
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return read_number(value)
    if type(value).__name__ == "datetime64":
        value = str(value)
    if not isinstance(value, str):
        return None
    text = value.strip()
    found = read_iso(text.upper())
    if found is None and text.isascii() and text.isdigit() and len(text) in (10, 13):
        found = read_number(int(text))
    if found is None and (leading := leading_date(text, order)):
        found, rest = leading
        return None if rest else found
    return found


def read_iso(text: str) -> Moment | None:
    """Text in the extended or the basic form of ISO 8601."""
    if not text.isascii() or not (EXTENDED.fullmatch(text) or BASIC.fullmatch(text)):
        return None
    try:
        if len(text) <= len("2026-05-12"):
            return datetime.date.fromisoformat(text)
        return datetime.datetime.fromisoformat(text.replace(" +", "+").replace(" Z", "Z"))
    except ValueError:
        # The shape of a date but none of the calendar: 2026-02-30, year 0, 24:00.
        return None


def read_number(value: float) -> Moment | None:
    """Seconds or milliseconds since 1970; eight digits are year, month and day."""
    low, high = SECONDS
    # In this order: infinity is no integer, and a number of a thousand digits no float.
    if not -(10**13) < value < 10**13 or value != int(value):
        return None
    if 19000101 <= value <= 21001231:
        return read_iso(str(int(value)))
    for unit in (1, 1000):
        if low * unit <= value < high * unit:
            return datetime.datetime.fromtimestamp(value / unit, datetime.UTC)
    return None


def leading_date(text: str, order: str | None = None) -> tuple[Moment, str] | None:
    """The date a text begins with, its time included, and what stands behind it.

    >>> leading_date("November 5, 2002 Tuesday Final Edition")
    (datetime.date(2002, 11, 5), 'Final Edition')
    """
    text = " ".join(text[:200].split())
    day, end = named_day(text) or numbered_day(text, order) or (None, 0)
    if day is None:
        return None
    clock = TIME.match(text, end)
    if clock is None:
        return day, text[end:].lstrip(" ,;")
    moment = with_time(day, clock)
    return (moment, text[clock.end() :].lstrip(" ,;")) if moment else None


def named_day(text: str) -> tuple[datetime.date, int] | None:
    """A day whose month is a word, and where it ends."""
    found = NAMED.match(text)
    if found is None:
        return None
    month = (found["month"] or found["month2"]).lower()[:3]
    number = next(index for index, name in enumerate(MONTHS, start=1) if name.startswith(month))
    day = day_of(found["year"] or found["year2"], number, found["day"] or found["day2"])
    for weekday in (found["before"], found["after"]):
        if day and weekday and not WEEKDAYS[day.weekday()].startswith(weekday.lower()[:3]):
            return None
    return (day, found.end()) if day else None


def numbered_day(text: str, order: str | None) -> tuple[datetime.date, int] | None:
    """A day all in numbers, and where it ends, if there is one way to read it or its order is told."""
    if found := YEAR_FIRST.match(text):
        day = day_of(found["year"], found["month"], found["day"])
        return (day, found.end()) if day else None
    found = YEAR_LAST.match(text)
    if found is None:
        return None
    one, two, year = found["one"], found["two"], found["year"]
    readings = {"month first": day_of(year, one, two), "day first": day_of(year, two, one)}
    days = {readings[order]} if order else set(readings.values()) - {None}
    day = days.pop() if len(days) == 1 else None
    return (day, found.end()) if day else None


def day_of(year: str, month: str | int, day: str) -> datetime.date | None:
    """A day of the calendar; None if there is none."""
    try:
        return datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None


def with_time(day: datetime.date, clock: re.Match[str]) -> datetime.datetime | None:
    """The day with its time; a zone that is none, or that means two places, is left out."""
    hour = int(clock["hour"])
    if clock["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0)
    try:
        time = datetime.time(
            hour, int(clock["minute"]), int(clock["second"] or 0), tzinfo=zone_of(clock["zone"])
        )
    except ValueError:
        return None
    return datetime.datetime.combine(day, time)


def zone_of(name: str | None) -> datetime.timezone | None:
    """The zone of that name or number."""
    if name and name[0] in "+-":
        minutes = int(name[1:3]) * 60 + int(name[-2:])
        return datetime.timezone(datetime.timedelta(minutes=-minutes if name[0] == "-" else minutes))
    hours = ZONES.get((name or "").upper())
    return None if hours is None else datetime.timezone(datetime.timedelta(hours=hours))


def is_ambiguous(value: object) -> bool:
    """Whether it is a date that can be read in two ways.

    >>> is_ambiguous("05/06/2026"), is_ambiguous("05/13/2026"), is_ambiguous("yesterday")
    (True, False, False)
    """
    return (
        isinstance(value, str) and any(read_date(value, order) for order in ORDERS) and not read_date(value)
    )


def is_naive(value: Moment | None) -> bool:
    """Whether a time is given and its zone is not."""
    return isinstance(value, datetime.datetime) and value.utcoffset() is None
