"""Articles by event, in the order they came out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from srccompare.comparison.groups.copies import came_before, day_number, reading_order
from srccompare.comparison.groups.events import Grouped, find_events
from srccompare.comparison.tables.base import Table
from srccompare.documents import Documents
from srccompare.tables import as_table

COLUMNS = {
    "event": "string", "id": "string", "group": "string", "title": "string", "published": "string",
    "given": "bool", "articles": "int64", "words": "string", "stability": "float64", "place": "int64",
    "days": "float64",
}  # fmt: skip


def events_table(
    documents: Documents, groups: Sequence[str | None], found: Grouped | None = None
) -> pd.DataFrame:
    """One row per article, by event and order of publication.

    ``found`` are the events, where they were looked for before.
    """
    found = found or find_events(documents)
    order = reading_order(documents)
    rows: list[dict[str, Any]] = []
    for event in dict.fromkeys(found.event):
        own = sorted((row for row, name in enumerate(found.event) if name == event), key=order.__getitem__)
        articles = [documents.articles[row] for row in own]
        days = [day_number(one.published) for one in articles if one.published is not None]
        for row, article in zip(own, articles, strict=True):
            published = article.published
            rows.append(
                {
                    "event": event,
                    "id": article.id,
                    "group": groups[row],
                    "title": documents.title_of(row),
                    "published": None if published is None else published.isoformat(),
                    "given": found.given[row],
                    "articles": len(own),
                    "words": found.words.get(event),
                    "stability": found.stability.get(event, np.nan),
                    "place": 1 + sum(came_before(other, article) for other in articles),
                    "days": np.nan if published is None else day_number(published) - min(days),
                }
            )
    return as_table([pd.DataFrame(rows)], COLUMNS)


TABLE = Table(
    "events",
    "one row per article: the event it belongs to, what holds the event together, when it came out",
    COLUMNS,
    lambda event: events_table(event.documents, event.groups, event.found_events),
)
