"""Which articles tell the same event, and in which order they came out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from srccompare.comparison.copies import came_before, day_number, reading_order
from srccompare.documents import Documents
from srccompare.tables import as_table

COLUMNS = {
    "event": "string", "id": "string", "group": "string", "title": "string", "published": "string",
    "given": "bool", "articles": "int64", "words": "string", "stability": "float64", "place": "int64",
    "days": "float64",
}  # fmt: skip

ONE_EVENT = "(one event)"


def events_table(documents: Documents, groups: Sequence[str | None]) -> pd.DataFrame:
    """One row per article, by event and order of publication."""
    names = [article.event or ONE_EVENT for article in documents.articles]
    order = reading_order(documents)
    rows = []
    for event in dict.fromkeys(names):
        own = sorted((row for row, name in enumerate(names) if name == event), key=order.__getitem__)
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
                    "given": article.event is not None,
                    "articles": len(own),
                    "words": None,
                    "stability": np.nan,
                    "place": 1 + sum(came_before(other, article) for other in articles),
                    "days": np.nan if published is None else day_number(published) - min(days),
                }
            )
    return as_table([pd.DataFrame(rows)], COLUMNS)
