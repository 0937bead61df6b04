"""What only one article of an event tells, as far as can be found."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from srccompare.comparison.groups.copies import came_before
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.model import load_model
from srccompare.comparison.tables.base import Table
from srccompare.documents.spans import IntArray
from srccompare.tables import as_table

COLUMNS = {
    "event": "string", "id": "string", "group": "string", "field": "string", "start": "int64",
    "end": "int64", "text": "string", "probability": "float64", "telling": "float64", "others": "int64",
}  # fmt: skip


def only_table(event: SameEvent) -> pd.DataFrame:
    """One row per sentence that no other article was found to tell, what readers would name first on top."""
    model = load_model()
    rows: list[dict[str, Any]] = []
    for number, links in event.event_links.items():
        columns = links.only_columns()
        probability, telling = model.only.probability(columns), model.telling.probability(columns)
        shown = (probability >= model.least["only"]) & (telling >= model.least["telling"])
        could = {own: who_could_tell(event, own, links.articles) for own in links.articles.tolist()}
        for place in np.flatnonzero(shown).tolist():
            others = could[int(links.pairs.article[place])]
            if others:
                rows.append(
                    sentence_row(event, int(links.pairs.rows[place]))
                    | {
                        "event": event.event_names[number],
                        "probability": round(float(probability[place]), 4),
                        "telling": round(float(telling[place]), 4),
                        "others": others,
                    }
                )
    rows.sort(key=lambda row: (row["event"], -row["telling"]))
    return as_table([pd.DataFrame(rows)], COLUMNS)


def who_could_tell(event: SameEvent, own: int, articles: IntArray) -> int:
    """How many other articles, reprints counted once, came out no earlier than one, as far as dates tell."""
    documents = event.documents.articles
    first = event.copies.first
    could = {
        int(first[other])
        for other in articles.tolist()
        if first[other] != first[own] and not came_before(documents[other], documents[own])
    }
    return len(could)


def sentence_row(event: SameEvent, sentence: int) -> dict[str, Any]:
    """Where a candidate sentence stands, and its words."""
    candidates = event.found_statements.candidates
    spans = event.documents.sentences[candidates.sentence[[sentence]]]
    article, start, end = int(candidates.article[sentence]), int(spans.start[0]), int(spans.end[0])
    return {
        "id": event.documents.articles[article].id,
        "group": event.groups[article],
        "field": candidates.fields[sentence],
        "start": start,
        "end": end,
        "text": candidates.field_text(sentence)[start:end],
    }


TABLE = Table(
    "only",
    "one row per sentence that was found in no other article of its event",
    COLUMNS,
    only_table,
)
