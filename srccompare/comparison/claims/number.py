"""Numbers and dates of one thing that differ."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from srccompare.comparison.claims.claim import Candidate, Group, Place
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.details import DATE, NUMBER
from srccompare.comparison.statements.words import words_of
from srccompare.comparison.tables import conflicts
from srccompare.documents.text.grammar.forms import is_small
from srccompare.tables.rows import records_by

WANTED = (NUMBER, DATE)


def number_claims(event: SameEvent) -> Iterator[Candidate]:
    """Every two outlets with other values for a detail."""
    table = conflicts.TABLE.of(event)
    told = table[table["verdict"].eq(conflicts.CONFLICT) & table["kind"].isin(WANTED)]
    for number, own in records_by(told, "conflict").items():
        for one, other in combinations(own, 2):
            if one["group"] != other["group"] and one["value"] != other["value"]:
                yield candidate(number, one, other, len(own))


def candidate(number: int, one: dict[Any, Any], other: dict[Any, Any], versions: int) -> Candidate:
    """Two values of one detail."""
    places = tuple(
        Place(row["id"], row["group"], row["field"], int(row["start"]), int(row["end"]), row["text"])
        for row in (one, other)
    )
    what = one["about"] if isinstance(one["about"], str) else one["kind"]
    around = [
        {word for word in map(str.lower, words_of(row["sentence"] or "")) if not is_small(word)}
        for row in (one, other)
    ]
    low, high = sorted(abs(float(row["value"])) for row in (one, other))
    return Candidate(
        kind="number",
        event=one["event"],
        places=places,
        pieces=(
            f"Told differently, {'percentage' if what == 'share' else what}: ", 0, " (", Group(one["group"]),
            "); ", 1, " (", Group(other["group"]), ")",
        ),
        about=number,
        features={
            "date": float(one["kind"] == DATE),
            "around": len(around[0] & around[1]) / max(1, min(map(len, around))),
            "matched": float(one["statement"] >= 0),
            "ratio": low / high if high else 1.0,
            "versions": float(versions),
        },
    )  # fmt: skip
