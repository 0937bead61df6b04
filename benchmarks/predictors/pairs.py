"""Which clauses of two articles say the same, as the tables of a comparison show it, and what lies below.

The one place that knows how a comparison holds its pairs: what is shown is read from
``Comparison.statements``, what lies below the bands from the links the tables were made from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pandas as pd

from srccompare.comparison import Comparison
from srccompare.comparison.statements.links import POSSIBLY, SURE_OF_VERBS, find_links

SHOWN = {"shared": "shared", "possible match": "possible"}
"""The bands a reader of the tables sees, as the scorers call them."""
HIDDEN = "hidden"
LOWEST = {"shared": SURE_OF_VERBS, "possible": POSSIBLY}
"""What a pair without a probability counts: the least of its band."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of an article."""

    id: str
    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clauses of different articles that say the same: shared, possibly, or below what is shown."""

    one: Place
    other: Place
    shown: str
    probability: float


def matched_statements(table: pd.DataFrame) -> list[tuple[int, list[dict[Any, Any]]]]:
    """The statements of a table of that name that have a match, each with its rows."""
    matched = table[table["band"].isin(list(SHOWN))]
    return [(int(number), rows.to_dict("records")) for number, rows in matched.groupby("statement")]


def place_of(row: Mapping[Any, Any]) -> Place:
    """Where the words of a row stand."""
    return Place(row["id"], row["field"], int(row["start"]), int(row["end"]))


def match_place(row: Mapping[Any, Any]) -> Place:
    """Where the words stand that those of a row are most like."""
    return Place(row["match_id"], row["match_field"], int(row["match_start"]), int(row["match_end"]))


def band_of(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> str:
    """The band of two rows of a statement: shared where both are."""
    bands = [SHOWN[one["band"]], SHOWN[other["band"]]]
    return bands[0] if bands[0] == bands[1] else "possible"


def probability_of(one: Mapping[Any, Any], other: Mapping[Any, Any]) -> float:
    """That of their own match, or the lesser of what is printed beside each where others link them."""
    band = band_of(one, other)
    for row, opposite in ((one, other), (other, one)):
        if match_place(row) == place_of(opposite):
            return printed(row, band)
    return min(printed(one, band), printed(other, band))


def printed(row: Mapping[Any, Any], band: str) -> float:
    """The probability of a row's match."""
    value = float(row["probability"])
    return LOWEST[band] if value != value else value


def pairs_within(rows: Sequence[Mapping[Any, Any]]) -> Iterator[tuple[int, int, str, float]]:
    """Every two rows of a statement that stand in different articles, with their band and probability."""
    for (i, one), (j, other) in combinations(enumerate(rows), 2):
        if one["id"] != other["id"]:
            yield i, j, band_of(one, other), probability_of(one, other)


def shown_pairs(comparison: Comparison) -> Iterator[Pair]:
    """Every two clauses of different articles in one statement."""
    for _, rows in matched_statements(comparison.statements):
        for i, j, band, probability in pairs_within(rows):
            yield Pair(place_of(rows[i]), place_of(rows[j]), band, probability)


def hidden_pairs(comparison: Comparison) -> Iterator[Pair]:
    """The pairs that were judged and did not come into one statement, for a ranking of all."""
    beside = comparison.same_event
    found = beside.found_statements
    clauses, statement = found.candidates, found.number
    ids = comparison.documents.articles.ids
    links = find_links(clauses, beside.event_of, beside.encoder)

    def clause(number: int) -> Place:
        article = int(clauses.article[clauses.of[number]])
        return Place(ids[article], "text", int(clauses.starts[number]), int(clauses.ends[number]))

    columns = (links.part_one.tolist(), links.part_other.tolist(), links.probability.tolist())
    for left, right, probability in zip(*columns, strict=True):
        if statement[left] != statement[right]:
            yield Pair(clause(left), clause(right), HIDDEN, probability)
