"""The same quotation in several articles: how it was shortened or reworded, and whose it is said to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from srccompare.tables import as_table

if TYPE_CHECKING:
    from srccompare.comparison.side_by_side import SideBySide

COLUMNS = {
    "quotation": "int64", "event": "string", "id": "string", "group": "string", "form": "string",
    "speaker": "string", "speakers": "string", "full": "bool", "score": "float64", "reprint": "bool",
    "field": "string", "start": "int64", "end": "int64", "text": "string", "sentence": "string",
    "difference": "string",
}  # fmt: skip


def quotations_table(beside: SideBySide) -> pd.DataFrame:
    """One row per version of a quotation."""
    return as_table([], COLUMNS)
