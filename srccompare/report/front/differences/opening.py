"""How the texts open, side by side: what comes first says what a text is about."""

from __future__ import annotations

from collections.abc import Iterator

from srccompare.report.front.differences.event import Event, Line
from srccompare.report.front.hits import Spot
from srccompare.report.front.told import CITED, Told, cited

FULL = 3
"""Openings that are cited at full length: six rows of a third of a wide screen, a choice of layout."""


def sentence_at(event: Event, spot: Spot) -> str:
    """The sentence at a place."""
    id_, field, start, end = spot
    return event.context.field_text(id_, field)[start:end]


def opening_lines(event: Event) -> Iterator[Line]:
    """The first sentences side by side, where each has one text."""
    opening = event.context.once(Told).opening
    own = [(teller, opening[teller.name]) for teller in event.tellers if teller.name in opening]
    if len(own) < len(event.tellers) or any(len(teller.rows) > 1 for teller in event.tellers):
        return
    spots = [(teller.name, (row.id, "text", row.start, row.end)) for teller, row in own]
    # Of more texts less, so that the last can be read as well.
    longest = min(CITED, FULL * CITED // len(own))
    parts = [
        f"{teller.label} with {cited([sentence_at(event, spot)], longest)}"
        for (teller, _), (_, spot) in zip(own, spots, strict=True)
    ]
    yield Line("; ".join(parts), tuple(spots))
