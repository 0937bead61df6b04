"""What rows of all tables are made with: spans, the sentences around them, promised columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from srccompare.articles import FIELDS
from srccompare.documents import Documents, Spans
from srccompare.documents.spans import IntArray
from srccompare.documents.text.zones import ZONES

VOICES = ("narrated", "attributed", "quoted")


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


SHARED = pd.StringDtype("python")
"""The dtype of a column that holds the same text once, however many rows it stands in.

Arrow would write it out for every row: a text of 100,000 characters without a stop is one sentence, and the
thousands of words marked in it took a gigabyte.
"""


def with_sentences(columns: dict[str, str]) -> dict[str, Any]:
    """The dtypes of columns, a sentence being held once for all that stands in it."""
    return {**columns, "sentence": SHARED}


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
            "sentence": pd.array(sentences.around(first), dtype=SHARED),
        }
    )


def context_rows(
    documents: Documents, first: IntArray, stop: IntArray, low: IntArray, high: IntArray
) -> pd.DataFrame:
    """Token ranges as rows, with the text around them from ``low`` to ``high`` (code points)."""
    tokens = documents.tokens
    places = [
        tokens.article[first],
        tokens.field[first],
        tokens.start[first],
        tokens.end[stop - 1],
        low,
        high,
    ]
    return pd.DataFrame(
        [in_context(documents, *place) for place in zip(*(one.tolist() for one in places), strict=True)],
        columns=["id", "outlet", "field", "start", "end", "left", "text", "right"],
    )


def in_context(
    documents: Documents, article: int, field: int, start: int, end: int, low: int, high: int
) -> dict[str, Any]:
    """A stretch of an article with the text around it."""
    given = documents.articles[article]
    text = (given.title or "", given.text)[field]
    return {
        "id": given.id,
        "outlet": given.outlet,
        "field": FIELDS[field],
        "start": start,
        "end": end,
        "left": " ".join(text[max(0, low) : start].split()),
        "text": text[start:end],
        "right": " ".join(text[end:high].split()),
    }


def records_by(table: pd.DataFrame, column: str, *columns: str) -> dict[Any, list[dict[Any, Any]]]:
    """The rows of a table by the values of one or several columns, all in the order they come in.

    Rows without one of these values are left out, as ``groupby`` leaves them out; taking every group apart
    by pandas costs about a millisecond each.

    >>> table = pd.DataFrame({"name": ["b", "a", None, "b"], "count": [1, 2, 3, 4]})
    >>> {name: [row["count"] for row in rows] for name, rows in records_by(table, "name").items()}
    {'b': [1, 4], 'a': [2]}
    """
    kept = table[table[[column, *columns]].notna().all(axis=1)]
    found: dict[Any, list[dict[Any, Any]]] = {}
    for row in kept.to_dict("records"):
        key = (row[column], *(row[name] for name in columns)) if columns else row[column]
        found.setdefault(key, []).append(row)
    return found


def voice_numbers(documents: Documents, first: IntArray) -> IntArray:
    """Whose words each of these tokens is, by place in VOICES."""
    return np.where(documents.quoted[first], 2, np.where(documents.attributed[first], 1, 0))


def as_table(frames: Sequence[pd.DataFrame], columns: Mapping[str, Any]) -> pd.DataFrame:
    """Frames as one table with the promised columns and dtypes, also where there are no rows."""
    filled = [frame for frame in frames if len(frame)]
    table = pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=list(columns))
    return table[list(columns)].astype(columns)
