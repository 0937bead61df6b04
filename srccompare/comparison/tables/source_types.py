"""Which kinds of sources each group cites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from srccompare.comparison.tables import attributions
from srccompare.comparison.tables.base import Table
from srccompare.documents.sources import TYPES

COLUMNS = {
    "group": "string", "type_group": "string", "type": "string", "attributions": "int64", "share": "float64",
}  # fmt: skip


def source_types(told: pd.DataFrame, groups: Sequence[str]) -> pd.DataFrame:
    """Which kinds of sources each group cites: one row per group and type, those not cited with 0.

    ``share`` is the type's share of the group's attributions that have a source, NaN where there are none.
    """
    rows = []
    for group in groups:
        cited = told[(told["group"] == group) & told["source"].notna()]
        counts = Counter(cited["type"].dropna().tolist())
        for kind, above in TYPES.items():
            share = counts[kind] / len(cited) if len(cited) else float("nan")
            rows.append((group, above, kind, counts[kind], share))
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


TABLE = Table(
    "source_types",
    "one row per group and type of source: how many attributions, and which share",
    COLUMNS,
    lambda event: source_types(attributions.TABLE.of(event), event.grouping.groups),
)
