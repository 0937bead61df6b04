"""What each article tells first, and where others tell it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from srccompare.comparison.statements.nearest import band_of, candidates, closest, vectors
from srccompare.comparison.tables.base import Table
from srccompare.comparison.tables.coverage import first_places
from srccompare.documents import Documents, Voice
from srccompare.documents.spans import IntArray
from srccompare.documents.text.zones import BODY, LEAD
from srccompare.tables import as_table

COLUMNS = {
    "id": "string", "outlet": "string", "group": "string", "rank": "int64", "start": "int64",
    "end": "int64", "text": "string", "match": "string", "score": "float64", "other_group": "string",
    "other_id": "string", "other_position": "float64", "other_start": "int64", "other_end": "int64",
    "other_text": "string",
}  # fmt: skip
OPENINGS = 3
"""Sentences with which an article opens, below the headline."""
LOOKED_AT = 12
"""Sentences of other articles looked at closely for each opening."""


def openings_of(documents: Documents, group_of: IntArray, groups: tuple[str, ...]) -> pd.DataFrame:
    """The first three sentences of each article, and where the other groups tell the same.

    One row per match in another group (its best, of the same event), or one row "no match found". Shared
    wording is not agreement, and a statement may be made in other words: read both sentences.
    """
    asked, rank = opening_sentences(documents)
    if not len(asked):
        return as_table([], COLUMNS)
    spans = documents.sentences
    article = spans.article
    zone = documents.zone[documents.sentence_bounds[0]]
    body = ((zone == LEAD) | (zone == BODY)) & (documents.sentence_words(Voice.ALL) > 0)
    event = np.array([str(one.event) for one in documents.articles], object)
    group = group_of[article]

    def allowed(place: int) -> Any:
        own = article[asked[place]]
        return body & (group != group_of[own]) & (group >= 0) & (event[article] == event[own])

    pairs = candidates(vectors(documents), asked, allowed, LOOKED_AT)
    scores = closest(documents, asked, pairs)
    best: dict[int, dict[int, tuple[float, int]]] = {}
    for place, row, score in zip(*(column.tolist() for column in (*pairs, scores)), strict=True):
        if band_of(score) != "no match found":
            found = best.setdefault(place, {})
            found[int(group[row])] = max(found.get(int(group[row]), (0.0, -1)), (score, row))
    position = first_places(documents, spans)
    texts = documents.text_of(spans)
    rows: list[dict[str, Any]] = []
    for place, row in enumerate(asked.tolist()):
        own = int(article[row])
        about = {
            "id": documents.articles[own].id,
            "outlet": documents.articles[own].outlet,
            "group": groups[group_of[own]] if group_of[own] >= 0 else None,
            "rank": int(rank[place]),
            "start": int(spans.start[row]),
            "end": int(spans.end[row]),
            "text": texts[row],
        }
        found = best.get(place, {})
        if not found:
            rows.append(about | {"match": band_of(0), "other_start": -1, "other_end": -1})
        for other, (score, there) in sorted(found.items(), key=lambda pair: -pair[1][0]):
            rows.append(
                about
                | {
                    "match": band_of(score),
                    "score": score,
                    "other_group": groups[other],
                    "other_id": documents.articles[int(article[there])].id,
                    "other_position": float(position[there]),
                    "other_start": int(spans.start[there]),
                    "other_end": int(spans.end[there]),
                    "other_text": texts[there],
                }
            )
    return as_table([pd.DataFrame(rows).reindex(columns=list(COLUMNS))], COLUMNS)


def opening_sentences(documents: Documents) -> tuple[IntArray, IntArray]:
    """The rows of the sentences each article opens with, and which of the three each is."""
    first = documents.sentence_bounds[0]
    if not len(first):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    zone = documents.zone[first]
    rows = np.flatnonzero(((zone == LEAD) | (zone == BODY)) & (documents.sentence_words(Voice.ALL) > 0))
    article = documents.sentences.article[rows]
    opening = np.searchsorted(article, article)
    rank = np.arange(len(rows)) - opening + 1
    return rows[rank <= OPENINGS], rank[rank <= OPENINGS]


TABLE = Table(
    "openings",
    "one row per opening sentence and group that tells the same, with both places",
    COLUMNS,
    lambda event: openings_of(event.documents, event.grouping.group_of, event.grouping.groups),
)
