"""What most articles of an event tell and one was not found to tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from srccompare.comparison.groups.copies import came_before
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.absence import EventLinks
from srccompare.comparison.statements.grouping import NONE, Found
from srccompare.comparison.statements.model import load_model
from srccompare.comparison.tables.base import Table
from srccompare.comparison.tables.only import sentence_row
from srccompare.tables import as_table

COLUMNS = {
    "event": "string", "id": "string", "group": "string", "statement": "int64", "probability": "float64",
    "articles": "int64", "of": "int64", "told_id": "string", "told_group": "string", "told_field": "string",
    "told_start": "int64", "told_end": "int64", "told_text": "string", "also_id": "string",
    "also_group": "string", "also_field": "string", "also_start": "int64", "also_end": "int64",
    "also_text": "string",
}  # fmt: skip
MOST = 0.5
"""More than this share of the articles that could tell it do: fewer may just as well be the exception."""


def missing_table(event: SameEvent) -> pd.DataFrame:
    """One row per statement that most others tell and article that was not found to tell it."""
    model, found = load_model(), event.found_statements
    rows: list[dict[str, Any]] = []
    for number, links in event.event_links.items():
        asked = list(lacking(event, found, links, number))
        if not asked:
            continue
        one, other, place = (
            np.array(side, np.int64) for side in zip(*(row[1:4] for row in asked), strict=True)
        )
        sure = np.array([row[4] for row in asked])
        probability = model.missing.probability(links.missing_columns(one, other, sure, place))
        rows += [
            missing_row(event, links, number, asked[at], float(probability[at]))
            for at in np.flatnonzero(probability >= model.least["missing"]).tolist()
        ]
    rows.sort(key=lambda row: (row["event"], -row["probability"]))
    return as_table([pd.DataFrame(rows)], COLUMNS)


Lack = tuple[int, int, int, int, float, int, int]
"""Statement, two sentences of the event that tell it, the place of the article that does not, how sure it is
that both tell the same, how many articles tell it and how many could."""


def lacking(event: SameEvent, found: Found, links: EventLinks, number: int) -> Iterator[Lack]:
    """The statements that most others tell, with each article that has none of their clauses."""
    place_of = {sentence: place for place, sentence in enumerate(links.pairs.rows.tolist())}
    first = event.copies.first
    own = found.links
    best: dict[int, tuple[float, int, int]] = {}
    same = (found.number[own.part_one] == found.number[own.part_other]) & (own.band < NONE)
    for row in np.flatnonzero(same & (found.event[own.part_one] == number)).tolist():
        one, other = place_of[int(own.one[row])], place_of[int(own.other[row])]
        if first[links.pairs.article[one]] != first[links.pairs.article[other]]:
            key = int(found.number[own.part_one[row]])
            best[key] = max(best.get(key, (0.0, 0, 0)), (float(own.probability[row]), one, other))
    for statement, (sure, one, other) in best.items():
        having = {
            int(found.candidates.article[found.candidates.of[clause]]) for clause in found.members[statement]
        }
        telling = {int(first[article]) for article in having}
        for place, article in enumerate(links.articles.tolist()):
            could = {int(first[row]) for row in links.articles.tolist()} - {int(first[article])}
            if int(first[article]) in telling or len(telling) <= MOST * len(could):
                continue
            if could_know(event, article, having):
                yield statement, one, other, place, sure, len(telling), len(could)


def could_know(event: SameEvent, article: int, having: set[int]) -> bool:
    """Whether an article came out no earlier than one of those that tell something, as far as dates tell."""
    articles = event.documents.articles
    return any(not came_before(articles[article], articles[other]) for other in having)


def missing_row(
    event: SameEvent, links: EventLinks, number: int, lack: Lack, probability: float
) -> dict[str, Any]:
    """A row of the table."""
    statement, one, other, place, _, telling, could = lack
    article = int(links.articles[place])
    row: dict[str, Any] = {
        "event": event.event_names[number],
        "id": event.documents.articles[article].id,
        "group": event.groups[article],
        "statement": event.shown_numbers.get(statement, -1),
        "probability": round(probability, 4),
        "articles": telling,
        "of": could,
    }
    for name, sentence in (("told", one), ("also", other)):
        own = sentence_row(event, int(links.pairs.rows[sentence]))
        row |= {f"{name}_{key}": value for key, value in own.items()}
    return row


TABLE = Table(
    "missing",
    "one row per statement that most others tell and article it was not found in",
    COLUMNS,
    missing_table,
)
