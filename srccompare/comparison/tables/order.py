"""The order of a story: what each article tells first, and who speaks first."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from srccompare.articles import FIELDS
from srccompare.comparison.tables import attributions, coverage
from srccompare.comparison.tables.base import Table
from srccompare.comparison.tables.coverage import first_places
from srccompare.documents import Documents, Spans
from srccompare.tables import as_table

COLUMNS = {
    "id": "string", "outlet": "string", "group": "string", "kind": "string", "rank": "int64",
    "item": "string", "position": "float64", "field": "string", "start": "int64", "end": "int64",
    "text": "string",
}  # fmt: skip

# A choice of layout.
MOST = 10
"""Items of each kind listed for an article."""


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


TABLE = Table(
    "order",
    "one row per article and source, frame, entity or term, by its first place",
    COLUMNS,
    lambda event: order_of(
        event.documents,
        event.groups,
        attributions.TABLE.of(event),
        event.frame_hits,
        coverage.TABLE.of(event),
    ),
)
