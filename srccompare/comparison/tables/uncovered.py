"""Which group has no article at all on an event that others report."""

from __future__ import annotations

from typing import Any

import pandas as pd

from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.tables.base import Table
from srccompare.tables import as_table

COLUMNS = {
    "event": "string", "group": "string", "groups": "int64", "of": "int64", "articles": "int64",
    "words": "string",
}  # fmt: skip


def uncovered_table(event: SameEvent) -> pd.DataFrame:
    """One row per event that several groups report and group without an article on it."""
    groups = list(dict.fromkeys(event.groups))
    rows: list[dict[str, Any]] = []
    for name, by_group in zip(event.event_names, event.articles_of, strict=True):
        if len(by_group) < 2:
            continue
        rows += [
            {
                "event": name,
                "group": group,
                "groups": len(by_group),
                "of": len(groups),
                "articles": sum(map(len, by_group.values())),
                "words": event.found_events.words.get(name),
            }
            for group in groups
            if group not in by_group
        ]
    return as_table([pd.DataFrame(rows)], COLUMNS)


TABLE = Table(
    "uncovered",
    "one row per event that several groups report and group without an article on it",
    COLUMNS,
    uncovered_table,
)
