"""Which clauses of two articles say the same, as the tables of a comparison show it, and what lies below.

The one place that knows how a comparison holds its pairs: what is shown is read from
``Comparison.statements``, what lies below the bands from the links the tables were made from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from srccompare.comparison import Comparison
from srccompare.comparison.statements.match_bands import BANDS, Links

SHOWN = {"shared": "shared", "possible match": "possible"}
"""The bands a reader of the tables sees, as the scorers call them."""
HIDDEN = "hidden"


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


def linked_pairs(comparison: Comparison) -> Iterator[Pair]:
    """Every two clauses that the tables and the texts of the report show as a match."""
    links = comparison.same_event.found_statements.links
    for row in range(len(links)):
        yield pair_of(comparison, links, row, SHOWN[BANDS[links.band[row]]])


def hidden_pairs(comparison: Comparison) -> Iterator[Pair]:
    """The pairs that were looked at closely and are no match, for a ranking of all."""
    found = comparison.same_event.found_statements
    shown = set(zip(found.links.part_one.tolist(), found.links.part_other.tolist(), strict=True))
    ends = zip(found.looked.part_one.tolist(), found.looked.part_other.tolist(), strict=True)
    for row, pair in enumerate(ends):
        if pair not in shown:
            yield pair_of(comparison, found.looked, row, HIDDEN)


def repetitions(comparison: Comparison, place: Place) -> list[Place]:
    """A place, and for a headline that the text repeats as its first line that line, too.

    Such a line counts as furniture, so that nothing is told twice; what is said of the headline holds of it.
    """
    article = comparison.documents.articles[int(place.id)]
    line = article.text.lstrip().partition("\n")[0].rstrip()
    if place.field != "title" or not line or line != (article.title or "").strip():
        return [place]
    start = article.text.index(line)
    return [place, Place(place.id, "text", start, start + len(line))]


def pair_of(comparison: Comparison, links: Links, row: int, shown: str) -> Pair:
    """A link with the places of its clauses."""
    one, other = (clause_place(comparison, int(end[row])) for end in (links.part_one, links.part_other))
    return Pair(one, other, shown, float(links.probability[row]))


def clause_place(comparison: Comparison, number: int) -> Place:
    """Where a clause stands."""
    clauses = comparison.same_event.found_statements.candidates
    sentence = int(clauses.of[number])
    article = comparison.documents.articles[int(clauses.article[sentence])]
    return Place(article.id, clauses.fields[sentence], int(clauses.starts[number]), int(clauses.ends[number]))


def place_of(row: Mapping[Any, Any]) -> Place:
    """Where the words of a row stand."""
    return Place(row["id"], row["field"], int(row["start"]), int(row["end"]))
