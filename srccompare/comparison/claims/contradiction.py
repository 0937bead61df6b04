"""Contradictions: one outlet denies what another says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from srccompare.comparison.claims.claim import Candidate, Group
from srccompare.comparison.claims.matches import Match, place_of_clause
from srccompare.comparison.claims.model import log_odds
from srccompare.comparison.claims.voices import Voices
from srccompare.comparison.same_event import SameEvent
from srccompare.documents.certainty import IS_HEDGED, IS_NEGATED


def contradiction_claims(event: SameEvent, voices: Voices, matches: Sequence[Match]) -> Iterator[Candidate]:
    """Every two matched clauses of which one denies the other."""
    candidates = event.found_statements.candidates
    for match in matches:
        if not match.contradicts:
            continue
        ends = match.one, match.other
        ways = [voices.way(clause) for clause in ends]
        places = tuple(
            place_of_clause(
                event, clause, way.certainty, None if way.row is None else event.attributed.name(way.row)
            )
            for clause, way in zip(ends, ways, strict=True)
        )
        negated = [
            bool(candidates.marks[clause] & IS_NEGATED or candidates.refuted[clause]) for clause in ends
        ]
        yield Candidate(
            kind="contradiction",
            event=event.event_names[event.found_statements.event[match.one]],
            places=places,
            pieces=(
                Group(places[0].group), " and ", Group(places[1].group), " contradict each other: “",
                0, "”; “", 1, "”",
            ),
            about=event.statement_of_clause[match.one],
            features={
                "match": log_odds(match.probability),
                "one_negated": float(negated[0] != negated[1]),
                "refuted": float(any(candidates.refuted[clause] for clause in ends)),
                "hedged": float(any(candidates.marks[clause] & IS_HEDGED for clause in ends)),
            },
        )  # fmt: skip
