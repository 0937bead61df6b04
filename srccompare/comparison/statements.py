"""Sentences and clauses that say the same, in three bands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from srccompare.tables import as_table

if TYPE_CHECKING:
    from srccompare.comparison.side_by_side import SideBySide

COLUMNS = {
    "statement": "int64", "event": "string", "band": "string", "groups": "int64", "id": "string",
    "group": "string", "field": "string", "start": "int64", "end": "int64", "text": "string",
    "sentence_start": "int64", "sentence_end": "int64", "sentence": "string", "stands_for": "bool",
    "score": "float64", "relation": "string", "match_id": "string", "match_field": "string",
    "match_start": "int64", "match_end": "int64", "match_text": "string", "reprint": "bool",
}  # fmt: skip


def statements_table(beside: SideBySide) -> pd.DataFrame:
    """One row per statement of an article."""
    return as_table([], COLUMNS)
