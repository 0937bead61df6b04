"""Who stands behind each attribution, across all articles: one key, one name and one type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from srccompare.comparison import Comparison
from srccompare.comparison.actors import actors
from srccompare.comparison.sources import NO_SOURCE, PRONOUN, key_of, name_of
from srccompare.report.wording import line
from srccompare.tables import sources

NO_TYPE = "not told"
"""Where the texts say nothing of what a source is."""


@dataclass(frozen=True, slots=True)
class Person:
    """A source: what its mentions share, how it is called, what it is, and how that was found.

    ``named`` is false for the headings that stand for nobody in particular.
    """

    key: str
    name: str
    named: bool
    type: str
    kind: str
    naming: str
    status: str


def people_of(comparison: Comparison) -> list[Person]:
    """The source of each row of ``comparison.attributions``."""
    table = sources(comparison.documents)
    who = actors(comparison.documents)
    rows = {article.id: number for number, article in enumerate(comparison.documents.articles)}
    return [person(row, who, rows) for row in table.astype(object).to_dict("records")]


def person(row: dict[Any, Any], who: Any, rows: dict[str, int]) -> Person:
    """One source."""
    known = {
        "type": text_of(row["type"]) or NO_TYPE,
        "kind": text_of(row["type_group"]) or NO_TYPE,
        "naming": text_of(row["naming"]),
        "status": text_of(row["status"]),
    }
    if isinstance(row["entity"], int):
        number = who.of(rows[row["id"]], row["entity"])
        return Person(f"actor {number}", line(who.name[number]), True, **known)
    name = text_of(row["name"])
    if known["status"] == "none" or not name:
        heading = NO_SOURCE if known["status"] == "none" else PRONOUN
        return Person(key_of(heading), heading, False, **known)
    short = name_of(name)
    return Person(key_of(short), line(short), short not in (NO_SOURCE, PRONOUN), **known)


def text_of(value: object) -> str:
    """A cell of a table as text; empty where it is missing."""
    return line(value) if isinstance(value, str) else ""
