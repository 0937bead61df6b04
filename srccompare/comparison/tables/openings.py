"""What each article tells first, and where others tell it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.match_bands import BANDS, NONE
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
# A guess: a lead.
OPENINGS = 3
"""Sentences with which an article opens, below the headline."""


def openings_of(beside: SameEvent) -> pd.DataFrame:
    """The first three sentences of each article, and where the other groups tell the same.

    One row per group with a match (the most probable of the statements' links), or one row "no match
    found". Headlines of others are not looked at: a place is a share of the text.
    """
    documents, group_of, groups = beside.documents, beside.grouping.group_of, beside.grouping.groups
    asked, rank = opening_sentences(documents)
    if not len(asked):
        return as_table([], COLUMNS)
    spans = documents.sentences
    article, links = spans.article, beside.found_statements.links
    best = best_links(beside, asked)
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
        found = best.get(row, {})
        if not found:
            rows.append(about | {"match": NONE, "other_start": -1, "other_end": -1})
        for other, (link, there) in found.items():
            rows.append(
                about
                | {
                    "match": BANDS[links.band[link]],
                    "score": min(float(links.score[link]), 1.0),
                    "other_group": groups[other],
                    "other_id": documents.articles[int(article[there])].id,
                    "other_position": float(position[there]),
                    "other_start": int(spans.start[there]),
                    "other_end": int(spans.end[there]),
                    "other_text": texts[there],
                }
            )
    return as_table([pd.DataFrame(rows).reindex(columns=list(COLUMNS))], COLUMNS)


def best_links(beside: SameEvent, asked: IntArray) -> dict[int, dict[int, tuple[int, int]]]:
    """For each sentence asked and each other group its best link, and the sentence that link leads to.

    The links are those of the table of statements, the most probable first, and so are the groups.
    """
    documents, found = beside.documents, beside.found_statements
    zone = documents.zone[documents.sentence_bounds[0]]
    body = (zone == LEAD) | (zone == BODY)
    group = beside.grouping.group_of[documents.sentences.article]
    wanted = np.isin(np.arange(len(zone)), asked)
    best: dict[int, dict[int, tuple[int, int]]] = {}
    links, number, sentence = found.links, found.number, found.candidates.sentence
    together = number[links.part_one] == number[links.part_other]
    for link in np.union1d(np.flatnonzero(together), found.best[found.best >= 0]).tolist():
        pair = int(sentence[links.one[link]]), int(sentence[links.other[link]])
        for here, there in (pair, pair[::-1]):
            if wanted[here] and body[there] and group[there] >= 0 and group[there] != group[here]:
                best.setdefault(here, {}).setdefault(int(group[there]), (link, there))
    return best


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
    openings_of,
)
