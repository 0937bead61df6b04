"""What rows of all tables are made with: spans, the sentences around them, promised columns."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from srccompare.articles import FIELDS
from srccompare.documents import Documents, Spans
from srccompare.documents.spans import IntArray
from srccompare.documents.text.zones import ZONES


class SentenceTexts:
    """The text of each sentence of a batch, worked out once."""

    def __init__(self, documents: Documents) -> None:
        self.documents = documents
        self.texts = np.array(documents.text_of(documents.sentences), object)

    def around(self, first: IntArray) -> list[str]:
        """The sentence in which each of these tokens stands."""
        if not len(first):
            return []
        texts: list[str] = self.texts[self.documents.sentence[first]].tolist()
        return texts


def span_rows(documents: Documents, spans: Spans, sentences: SentenceTexts, **constant: str) -> pd.DataFrame:
    """Spans as rows of a table."""
    articles = documents.articles
    first = documents.token_range(spans)[0]
    rows = spans.article.tolist()
    return pd.DataFrame(
        {
            "id": [articles[row].id for row in rows],
            "outlet": [articles[row].outlet for row in rows],
            **constant,
            "category": spans.labels,
            "field": [FIELDS[number] for number in spans.field.tolist()],
            "start": spans.start,
            "end": spans.end,
            "text": documents.text_of(spans),
            "score": spans.score,
            "group": spans.group,
            "zone": [ZONES[number] for number in documents.zone[first].tolist()] if rows else [],
            "sentence": sentences.around(first),
        }
    )


def as_table(frames: Sequence[pd.DataFrame], columns: dict[str, str]) -> pd.DataFrame:
    """Frames as one table with the promised columns and dtypes, also where there are no rows."""
    filled = [frame for frame in frames if len(frame)]
    table = pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=list(columns))
    return table[list(columns)].astype(columns)
