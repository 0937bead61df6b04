"""The table of furniture: what was set aside as no part of the story."""

from __future__ import annotations

from typing import Any

import pandas as pd

from srccompare.documents import Documents
from srccompare.documents.text.zones import FURNITURE
from srccompare.tables.arguments import batches
from srccompare.tables.kinds import keep_kind
from srccompare.tables.rows import as_table

FURNITURE_COLUMNS = {
    "id": "string", "outlet": "string", "start": "int64", "end": "int64", "zone": "string", "text": "string",
}  # fmt: skip


@keep_kind
def furniture(source: Any) -> pd.DataFrame:
    """One row per paragraph that was set aside as no part of the story, and is in no number.

    ``start`` and ``end`` are code points in the article's text. What is listed wrongly is kept, and what
    is missing is set aside, with patterns of your own: ``read(source, furniture=["Join our *", "!Read more
    about the harbour*"])``.

    Parameters
    ----------
    source
        What `read` takes (a path, articles, a frame, dicts), or Documents.

    Examples
    --------
    >>> page = "The dam failed on Monday.\\n\\nShare this article"
    >>> furniture([{"id": "a1", "text": page}])["text"].tolist()
    ['Share this article']
    """
    return as_table([furniture_rows(documents) for documents in batches(source)], FURNITURE_COLUMNS)


def furniture_rows(documents: Documents) -> pd.DataFrame:
    """The furniture of a batch."""
    spans = documents.zones[documents.zones.category == FURNITURE]
    rows = spans.article.tolist()
    return pd.DataFrame(
        {
            "id": [documents.articles[row].id for row in rows],
            "outlet": [documents.articles[row].outlet for row in rows],
            "start": spans.start,
            "end": spans.end,
            "zone": spans.labels,
            "text": documents.text_of(spans),
        }
    )
