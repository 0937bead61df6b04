"""Rows that belong together, before anything is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from srccompare.read.notes import Notes, shown
from srccompare.read.rows import Row

SKIPPED = "Rows that cannot be read were skipped"


@dataclass(frozen=True)
class Table:
    """The rows of one source and all the names their values have."""

    name: str
    names: list[str]
    rows: list[Row]


def table_of(name: str, rows: list[Row]) -> Table:
    """A table of rows that need not all have the same names."""
    return Table(name, list(dict.fromkeys(key for row in rows for key in row.values)), rows)


def distinct(names: Iterable[object], place: str, notes: Notes) -> list[str]:
    """Names as text, later ones of the same name numbered, which makes them metadata.

    >>> distinct(["text", "url", "text"], "a.csv, header", Notes())
    ['text', 'url', 'text-2']
    """
    given = list(map(str, names))
    taken = set(given)
    if len(taken) == len(given):
        return given
    own: list[str] = []
    times: dict[str, int] = {}
    for name in given:
        number = times.get(name, 0) + 1
        while number > 1 and f"{name}-{number}" in taken:
            number += 1
        times[name] = number
        own.append(name if number == 1 else f"{name}-{number}")
    for name in sorted(name for name, number in times.items() if number > 1):
        notes.trouble("Where a name stands twice, the first counts", f"{place} ({shown(name)})")
    return own


def named(pairs: Iterable[tuple[object, object]], place: str, notes: Notes) -> dict[str, object]:
    """Names and values as a dict that loses none of them."""
    pairs = list(pairs)
    names = distinct([name for name, _ in pairs], place, notes)
    return dict(zip(names, [value for _, value in pairs], strict=True))


def skipped(place: str, reason: str, notes: Notes) -> None:
    """One bad article never costs the others: it is named and left out."""
    notes.trouble(SKIPPED, f"{place} ({reason})")


def kind_of(value: object) -> str:
    """What a value is, for those who do not write Python.

    >>> kind_of([1]), kind_of("a"), kind_of(None)
    ('a list', 'a string', 'nothing')
    """
    kinds: Mapping[type, str] = {
        list: "a list",
        str: "a string",
        dict: "an object",
        bool: "true or false",
        int: "a number",
        float: "a number",
        type(None): "nothing",
    }
    return kinds.get(type(value), f"a {type(value).__name__}")
