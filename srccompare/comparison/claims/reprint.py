"""Articles that have the text of another; who reprints whom is said only where the order is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from srccompare.comparison.claims.claim import Candidate, Group, Piece, Place
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.tables import copies

MOSTLY = 0.5
"""Share of its words from which an article has the text of another. By convention: more than half."""


def reprint_claims(event: SameEvent) -> Iterator[Candidate]:
    """Every two articles that share wording; those that share it in headlines alone have no place to show."""
    number = {article.id: row for row, article in enumerate(event.documents.articles)}
    for place, row in enumerate(copies.TABLE.of(event).to_dict("records")):
        if not (row["reprint_spans"] and row["original_spans"]):
            continue
        yield Candidate(
            kind="reprint",
            event=event.event_names[event.event_of[number[row["reprint"]]]],
            places=(
                first_place(event, number, row, "reprint"),
                first_place(event, number, row, "original"),
            ),
            pieces=told(row),
            about=place,
            features={
                "share": float(row["share"]),
                "unchanged": float(row["unchanged"]),
                "words": float(min(row["words"], 500)),
            },
        )


def told(row: dict[Any, Any]) -> tuple[Piece, ...]:
    """What two articles share, in words.

    >>> row = {"reprint_group": "B", "original_group": "A", "share": 0.6, "words": 90}
    >>> told(row | {"order": "dates"})
    (Group(name='B'), ' reprints ', Group(name='A'), ': 60% of its words')
    >>> told(row | {"order": "not known"})[3]
    ' have the same text: 90 words, 60% of '
    """
    late, early = Group(row["reprint_group"]), Group(row["original_group"])
    if row["order"] == "dates":
        return late, " reprints ", early, f": {row['share']:.0%} of its words"
    return late, " and ", early, f" have the same text: {row['words']} words, {row['share']:.0%} of ", late


def first_place(event: SameEvent, number: dict[str, int], row: dict[Any, Any], which: str) -> Place:
    """The first stretch two articles share, in one of them."""
    given = event.documents.articles[number[row[which]]]
    start, _, end = row[f"{which}_spans"].split(";")[0].partition("-")
    text = given.text[int(start) : int(end)]
    return Place(given.id, row[f"{which}_group"], "text", int(start), int(end), text)
