"""Who stands behind each attribution: one key, one name and one type, as the comparison's table has them."""

from __future__ import annotations

from dataclasses import dataclass

from srccompare.comparison import Comparison
from srccompare.comparison.tables.attributions import NO_SOURCE, PRONOUN
from srccompare.documents.sources.scheme import TYPES
from srccompare.report.wording import line

UNCLEAR = "(“he”, “she”, “they”: not clear who)"
"""What stands for the pronouns that were followed to nobody."""
NO_TYPE = "not told"
"""Where the texts say nothing of what a source is."""


@dataclass(frozen=True, slots=True)
class Person:
    """A source: what its mentions share, how it is called, its type and the group of types.

    ``named`` is false for the headings that stand for nobody in particular.
    """

    key: str
    name: str
    named: bool
    type: str
    kind: str


def people_of(comparison: Comparison) -> list[Person]:
    """The source of each row of ``comparison.attributions``."""
    table = comparison.attributions
    columns = (table["entry"], table["name"], table["type"])
    return [person(entry, name, kind) for entry, name, kind in zip(*columns, strict=True)]


def person(entry: str, name: str, kind: object) -> Person:
    """One source."""
    told = kind if isinstance(kind, str) and kind else NO_TYPE
    named = name not in (NO_SOURCE, PRONOUN)
    return Person(entry, UNCLEAR if name == PRONOUN else line(name), named, told, TYPES.get(told, NO_TYPE))
