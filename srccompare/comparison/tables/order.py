"""The order of a story: what each article tells first, and who speaks first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from srccompare.articles import FIELDS
from srccompare.comparison.statements.nearest import band_of, candidates, closest, vectors
from srccompare.comparison.tables.coverage import first_places
from srccompare.documents import Documents, Spans, Voice
from srccompare.documents.spans import IntArray
from srccompare.documents.text.zones import BODY, LEAD
from srccompare.tables import as_table

COLUMNS = {
    "id": "string", "outlet": "string", "group": "string", "kind": "string", "rank": "int64",
    "item": "string", "position": "float64", "field": "string", "start": "int64", "end": "int64",
    "text": "string",
}  # fmt: skip
OPENING_COLUMNS = {
    "id": "string", "outlet": "string", "group": "string", "rank": "int64", "start": "int64",
    "end": "int64", "text": "string", "match": "string", "score": "float64", "other_group": "string",
    "other_id": "string", "other_position": "float64", "other_start": "int64", "other_end": "int64",
    "other_text": "string",
}  # fmt: skip

OPENINGS = 3
"""Sentences with which an article opens, below the headline."""
MOST = 10
"""Items of each kind listed for an article."""
LOOKED_AT = 12
"""Sentences of other articles looked at closely for each opening."""


def order_of(
    documents: Documents,
    groups: list[str | None],
    speakers: pd.DataFrame,
    frames: Mapping[str, Spans],
    coverage: pd.DataFrame,
) -> pd.DataFrame:
    """One row per article and item, by its first place: sources, frames, entities and terms.

    ``speakers`` are the attributions with their names. ``position`` is the share of the article's words that
    stand before the item; rank 1 of the kind "source" is who speaks first.
    """
    frames_rows = [first_hits(documents, spans, name) for name, spans in frames.items()]
    shared = coverage[(coverage["groups"] > 1) | (coverage["of_groups"] == 1)]
    named = shared[["id", "kind", "item", "position", "field", "start", "end", "text"]]
    table = pd.concat([first_words(documents, speakers), *frames_rows, named], ignore_index=True)
    if not len(table):
        return as_table([], COLUMNS)
    number = {article.id: place for place, article in enumerate(documents.articles)}
    table["article"] = table["id"].map(number)
    table["kind_order"] = table["kind"].map({"source": 0, "frame": 1, "entity": 2, "term": 3})
    # At the same place the longer name says more.
    table = table.sort_values(
        ["article", "kind_order", "position", "start", "end"],
        ascending=[True, True, True, True, False],
        kind="stable",
    )
    table["rank"] = table.groupby(["article", "kind"]).cumcount() + 1
    table = table[table["rank"] <= MOST]
    places = table["article"].tolist()
    table = table.assign(
        outlet=[documents.articles[place].outlet for place in places],
        group=[groups[place] for place in places],
    )
    return as_table([table], COLUMNS)


def first_words(documents: Documents, speakers: pd.DataFrame) -> pd.DataFrame:
    """Where each source is first given the word in each article."""
    number = {article.id: place for place, article in enumerate(documents.articles)}
    if not len(speakers):
        return pd.DataFrame(columns=["id", "kind", "item", "position", "field", "start", "end", "text"])
    # The first token of an attribution, whichever of its parts comes first.
    every = documents.attributions
    places = {
        (article, group): row
        for row, (article, group) in reversed(
            list(enumerate(zip(every.article.tolist(), every.group.tolist(), strict=True)))
        )
    }
    rows = [
        places[number[one], group] for one, group in zip(speakers["id"], speakers["attribution"], strict=True)
    ]
    spans = every[np.array(rows, np.int64)]
    table = pd.DataFrame(
        {
            "id": speakers["id"].tolist(),
            "kind": "source",
            "item": speakers["name"].tolist(),
            "position": first_places(documents, spans),
            "field": [FIELDS[field] for field in spans.field.tolist()],
            "start": spans.start,
            "end": spans.end,
            "text": documents.text_of(spans),
        }
    )
    return table.sort_values("position", kind="stable").drop_duplicates(["id", "item"])


def first_hits(documents: Documents, spans: Spans, name: str) -> pd.DataFrame:
    """The first hit of a frame in each article."""
    _, opening = np.unique(spans.article, return_index=True)
    first = spans[opening]
    return pd.DataFrame(
        {
            "id": [documents.articles[row].id for row in first.article.tolist()],
            "kind": "frame",
            "item": name,
            "position": first_places(documents, first),
            "field": [FIELDS[field] for field in first.field.tolist()],
            "start": first.start,
            "end": first.end,
            "text": documents.text_of(first),
        }
    )


def openings_of(documents: Documents, group_of: IntArray, groups: tuple[str, ...]) -> pd.DataFrame:
    """The first three sentences of each article, and where the other groups tell the same.

    One row per match in another group (its best, of the same event), or one row "no match found". Shared
    wording is not agreement, and a statement may be made in other words: read both sentences.
    """
    asked, rank = opening_sentences(documents)
    if not len(asked):
        return as_table([], OPENING_COLUMNS)
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
    return as_table([pd.DataFrame(rows).reindex(columns=list(OPENING_COLUMNS))], OPENING_COLUMNS)


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
