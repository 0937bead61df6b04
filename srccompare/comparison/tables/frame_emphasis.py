"""What each group emphasizes within its events, frame by frame."""

from __future__ import annotations

from collections.abc import Mapping
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

KEY = ("group", "family", "frame")
USED = ("salience", "emphasis", "emphasis_low", "emphasis_high", "interval", "hits", "salient", "steady")


def group_emphasis(table: pd.DataFrame) -> pd.DataFrame:
    """One row per group and frame: mean emphasis of its articles, and in how many the frame is salient."""
    own: dict[tuple[str, str, str], list[int]] = {}
    for row, key in enumerate(zip(*(table[name].tolist() for name in KEY), strict=True)):
        own.setdefault(key, []).append(row)
    columns = {name: table[name].to_numpy() for name in USED}
    rows = [
        dict(zip(KEY, key, strict=True)) | emphasis_of({name: column[at] for name, column in columns.items()})
        for key, at in own.items()
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def emphasis_of(own: Mapping[str, Any]) -> dict[str, Any]:
    """One frame over the articles of one group, by column; a lone article keeps its own interval."""
    known = np.flatnonzero(~np.isnan(own["salience"]))
    emphasis = own["emphasis"][known]
    emphasis = emphasis[~np.isnan(emphasis)]
    interval = over_articles(emphasis)
    if len(known) == 1:
        interval = Interval(*(own[name][known[0]] for name in ("emphasis_low", "emphasis_high", "interval")))
    return {
        "articles": len(known),
        "hits": int(own["hits"][known].sum()),
        "salience": own["salience"][known].mean() if len(known) else np.nan,
        "emphasis": emphasis.mean() if len(emphasis) else np.nan,
        "low": interval.low,
        "high": interval.high,
        "interval": interval.how,
        "salient": int(own["salient"][known].sum()),
        "steady": bool(own["steady"][0]),
    }


TABLE = Table(
    "frame_emphasis",
    "one row per group and frame: mean emphasis, and in how many articles the frame is salient",
    COLUMNS,
    lambda event: group_emphasis(frames.TABLE.of(event)),
)
