"""How surely each group puts each statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from srccompare.tables import as_table

if TYPE_CHECKING:
    from srccompare.comparison.side_by_side import SideBySide

COLUMNS = {
    "statement": "int64", "event": "string", "band": "string", "text": "string", "disagreement": "float64",
    "group": "string", "certainty": "string", "source": "string", "cue": "string", "stance": "string",
    "missing": "string", "reprint": "bool", "id": "string", "field": "string", "start": "Int64",
    "end": "Int64", "sentence": "string",
}  # fmt: skip


def matrix_table(beside: SideBySide) -> pd.DataFrame:
    """One row per statement and group."""
    return as_table([], COLUMNS)
