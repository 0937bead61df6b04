"""Sentences and clauses that say the same, in three bands."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.grouping import (
    NONE,
    Found,
    field_of,
    place_of,
    sentence_place,
    shown,
    shown_numbers,
)
from srccompare.comparison.statements.match_bands import BANDS
from srccompare.comparison.tables.base import Table
from srccompare.comparison.tables.statement_matrix import Sayings
from srccompare.tables import as_table

COLUMNS = {
    "statement": "int64", "event": "string", "band": "string", "groups": "int64", "id": "string",
    "group": "string", "field": "string", "start": "int64", "end": "int64", "text": "string",
    "sentence_start": "int64", "sentence_end": "int64", "sentence": "string", "stands_for": "bool",
    "score": "float64", "probability": "float64", "relation": "string", "match_id": "string",
    "match_field": "string", "match_start": "int64", "match_end": "int64", "match_text": "string",
    "certainty": "string", "source": "string", "reprint": "bool",
}  # fmt: skip
SAME, CONTRADICTS = "same", "contradicts"


def statements_table(beside: SameEvent) -> pd.DataFrame:
    """One row per clause that is matched, and one per sentence of which no clause is."""
    found = beside.found_statements
    matched, put = found.best >= 0, ways_of_putting(beside, found)
    nothing = {"certainty": None, "source": None}
    rows = [
        row_of(beside, found, clause, whole=not matched[clause]) | put.get(clause, nothing)
        for clause in shown(found).tolist()
    ]
    rows.sort(key=lambda row: (row["statement"], row["id"], row["field"] != "title", row["start"]))
    numbers = shown_numbers(found)
    return as_table([pd.DataFrame([row | {"statement": numbers[row["statement"]]} for row in rows])], COLUMNS)


def ways_of_putting(beside: SameEvent, found: Found) -> dict[int, dict[str, Any]]:
    """How surely each matched clause puts its statement, and who is said to say it."""
    sayings, put = Sayings(beside, found), {}
    for number in np.unique(found.number[found.best >= 0]).tolist():
        _, polarity = sayings.standing(number)
        for clause in found.members[number]:
            certainty, row = sayings.way(clause, denied=polarity[clause])
            put[clause] = {"certainty": certainty, "source": sayings.told(row, clause)["source"]}
    return put


def row_of(beside: SameEvent, found: Found, clause: int, *, whole: bool) -> dict[str, Any]:
    """A row of the table; ``whole`` gives the sentence for a clause that has no match."""
    candidates, number = found.candidates, int(found.number[clause])
    article, start, end = place_of(candidates, clause)
    sentence_start, sentence_end = sentence_place(candidates, clause)
    if whole:
        start, end = sentence_start, sentence_end
    field, text = field_of(candidates, clause)
    groups = {found.group[one] for one in found.members[number] if not found.reprinted[one]}
    row: dict[str, Any] = {
        "statement": number,
        "event": beside.event_names[found.event[clause]],
        "band": BANDS[found.links.band[found.best[clause]] if found.best[clause] >= 0 else NONE],
        "groups": len(groups),
        "id": beside.documents.articles[article].id,
        "group": found.group[clause],
        "field": field,
        "start": start,
        "end": end,
        "text": text[start:end],
        "sentence_start": sentence_start,
        "sentence_end": sentence_end,
        "sentence": text[sentence_start:sentence_end],
        "stands_for": bool(found.stands_for[number] == clause),
        "reprint": bool(found.reprinted[clause]),
    }
    return row | match_of(beside, found, clause)


def match_of(beside: SameEvent, found: Found, clause: int) -> dict[str, Any]:
    """The columns about the clause a clause is most like."""
    link = int(found.best[clause])
    if link < 0:
        return {"score": np.nan, "probability": np.nan, "match_start": -1, "match_end": -1} | dict.fromkeys(
            ("relation", "match_id", "match_field", "match_text")
        )
    left, right = int(found.links.part_one[link]), int(found.links.part_other[link])
    other = right if left == clause else left
    article, start, end = place_of(found.candidates, other)
    field, text = field_of(found.candidates, other)
    return {
        "score": min(float(found.links.score[link]), 1.0),
        "probability": round(float(found.links.probability[link]), 4),
        "relation": CONTRADICTS if found.links.contradicts[link] else SAME,
        "match_id": beside.documents.articles[article].id,
        "match_field": field,
        "match_start": start,
        "match_end": end,
        "match_text": text[start:end],
    }


TABLE = Table(
    "statements",
    "one row per sentence or clause that states something, those that say the same in one group",
    COLUMNS,
    statements_table,
)
