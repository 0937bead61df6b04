"""Clauses of different outlets that may say the same, with the probability that they do: for claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

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


def match_probability(event: SameEvent, one: tuple[int, str, int], other: tuple[int, str, int]) -> float:
    """How probable it is that the clauses at two places say the same; 0 where that was not looked at.

    A place is an article by its row, its field, and where in it.
    """
    links = event.found_statements.looked
    here, there = clauses_at(event, *one), clauses_at(event, *other)
    both = np.isin(links.part_one, here) & np.isin(links.part_other, there)
    both |= np.isin(links.part_one, there) & np.isin(links.part_other, here)
    return float(links.probability[both].max(initial=0.0))


def clauses_at(event: SameEvent, article: int, field: str, place: int) -> list[int]:
    """The clauses that have a place in them."""
    candidates = event.found_statements.candidates
    around = (candidates.starts <= place) & (place < candidates.ends)
    rows = np.flatnonzero(around & (candidates.article[candidates.of] == article)).tolist()
    return [row for row in rows if field_of(candidates, row)[0] == field]
