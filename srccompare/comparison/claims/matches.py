"""Clauses of different outlets that may say the same, with the probability that they do: for claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from srccompare.comparison.claims.claim import Place
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.grouping import field_of, place_of


@dataclass(frozen=True, slots=True)
class Match:
    """Two clauses of different articles, how probable it is that they say the same, whether one denies it."""

    one: int
    other: int
    probability: float
    contradicts: bool


def find_matches(event: SameEvent) -> Iterator[Match]:
    """Every two clauses of different groups that were judged, also those below what the tables show."""
    found = event.found_statements
    links = found.looked
    columns = (links.part_one, links.part_other, links.probability, links.contradicts)
    for one, other, probability, contradicts in zip(*(column.tolist() for column in columns), strict=True):
        if found.group[one] != found.group[other]:
            yield Match(one, other, probability, contradicts)


def place_of_clause(
    event: SameEvent, clause: int, voice: str | None = None, source: str | None = None
) -> Place:
    """Where a clause stands."""
    found = event.found_statements
    article, start, end = place_of(found.candidates, clause)
    field, text = field_of(found.candidates, clause)
    name = event.documents.articles[article].id
    return Place(name, event.groups[article], field, start, end, text[start:end], voice, source)
