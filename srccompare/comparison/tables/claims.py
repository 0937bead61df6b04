"""What is claimed of the outlets, each claim with its passages and the probability that it holds."""

from __future__ import annotations

import pandas as pd

from srccompare.comparison.claims import Claim, Place, find_claims
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.tables.base import Table
from srccompare.tables import as_table

COLUMNS = {
    "claim": "int64", "event": "string", "kind": "string", "band": "string", "probability": "float64",
    "words": "string", "about": "int64", "group": "string", "id": "string", "field": "string",
    "start": "int64", "end": "int64", "text": "string", "voice": "string", "source": "string",
}  # fmt: skip
SURE, POSSIBLE = "claimed", "possible"


def claims_table(event: SameEvent) -> pd.DataFrame:
    """One row per claim and passage, kind by kind, the surest first."""
    rows = [
        row_of(number, claim, place)
        for number, claim in enumerate(find_claims(event))
        for place in claim.places
    ]
    return as_table([pd.DataFrame(rows)], COLUMNS)


def row_of(number: int, claim: Claim, place: Place) -> dict[str, object]:
    """One passage of a claim."""
    return {
        "claim": number,
        "event": claim.event,
        "kind": claim.kind,
        "band": SURE if claim.is_sure else POSSIBLE,
        "probability": claim.probability,
        "words": claim.words,
        "about": claim.about,
        "group": place.group,
        "id": place.id,
        "field": place.field,
        "start": place.start,
        "end": place.end,
        "text": place.text,
        "voice": place.voice,
        "source": place.source,
    }


TABLE = Table(
    "claims",
    "one row per claim and passage: what outlets tell differently, and how probably the claim holds",
    COLUMNS,
    claims_table,
)
