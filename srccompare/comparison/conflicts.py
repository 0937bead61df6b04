"""Details of one statement on which articles agree or disagree, and contradictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from srccompare.tables import as_table

if TYPE_CHECKING:
    from srccompare.comparison.side_by_side import SideBySide

COLUMNS = {
    "conflict": "int64", "statement": "int64", "event": "string", "kind": "string", "verdict": "string",
    "about": "string", "id": "string", "group": "string", "field": "string", "start": "int64",
    "end": "int64", "text": "string", "value": "float64", "unit": "string", "sentence": "string",
}  # fmt: skip


def conflicts_table(beside: SideBySide) -> pd.DataFrame:
    """One row per detail."""
    return as_table([], COLUMNS)
