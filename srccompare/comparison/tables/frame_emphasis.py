"""What each group emphasizes within its events, frame by frame."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from srccompare.comparison.statistics.intervals import Interval, over_articles
from srccompare.comparison.tables import frames
from srccompare.comparison.tables.base import Table

COLUMNS = {
    "group": "string", "family": "string", "frame": "string", "articles": "int64", "hits": "int64",
    "salience": "float64", "emphasis": "float64", "low": "float64", "high": "float64", "interval": "string",
    "salient": "int64", "steady": "bool",
}  # fmt: skip


def group_emphasis(table: pd.DataFrame) -> pd.DataFrame:
    """One row per group and frame: mean emphasis of its articles, and in how many the frame is salient."""
    rows = [
        {"group": group, "family": family, "frame": frame, **emphasis_of(own)}
        for (group, family, frame), own in table.groupby(["group", "family", "frame"], sort=False)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def emphasis_of(own: pd.DataFrame) -> dict[str, Any]:
    """One frame over the articles of one group; a lone article keeps its own interval."""
    known = own[own["salience"].notna()]
    emphasis = known["emphasis"].dropna().to_numpy(float)
    interval = over_articles(emphasis)
    if len(known) == 1:
        low, high, how = known[["emphasis_low", "emphasis_high", "interval"]].iloc[0]
        interval = Interval(low, high, how)
    return {
        "articles": len(known),
        "hits": int(known["hits"].sum()),
        "salience": known["salience"].mean(),
        "emphasis": emphasis.mean() if len(emphasis) else np.nan,
        "low": interval.low,
        "high": interval.high,
        "interval": interval.how,
        "salient": int(known["salient"].sum()),
        "steady": bool(own["steady"].iloc[0]),
    }


TABLE = Table(
    "frame_emphasis",
    "one row per group and frame: mean emphasis, and in how many articles the frame is salient",
    COLUMNS,
    lambda event: group_emphasis(frames.TABLE.of(event)),
)
