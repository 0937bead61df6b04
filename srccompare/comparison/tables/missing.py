"""What most articles of an event tell and one was not found to tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from srccompare.comparison.groups.copies import came_before
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.absence import EventLinks
from srccompare.comparison.statements.model import load_model
from srccompare.comparison.tables.base import Table
from srccompare.comparison.tables.only import sentence_row
from srccompare.documents.spans import BoolArray
from srccompare.tables import as_table

COLUMNS = {
    "event": "string", "id": "string", "group": "string", "statement": "int64", "probability": "float64",
    "articles": "int64", "of": "int64", "told_id": "string", "told_group": "string", "told_field": "string",
    "told_start": "int64", "told_end": "int64", "told_text": "string", "also_id": "string",
    "also_group": "string", "also_field": "string", "also_start": "int64", "also_end": "int64",
    "also_text": "string",
}  # fmt: skip
# More likely than not; docs/statements.md has how often what is called missing holds.
ASKED = 0.5
"""Probability that two sentences state the same from which it is asked whether a third article lacks it."""
# By convention: a majority.
MOST = 0.5
"""More than this share of the articles that could tell it do: fewer may just as well be the exception."""


def missing_table(event: SameEvent) -> pd.DataFrame:
    """One row per statement that most others tell and article that was not found to tell it."""
    model = load_model()
    rows: list[dict[str, Any]] = []
    for number, links in event.event_links.items():
        asked = list(lacking(event, links))
        if not asked:
            continue
        one, other, place = (
            np.array(side, np.int64) for side in zip(*(row[1:4] for row in asked), strict=True)
        )
        sure = np.array([row[4] for row in asked])
        probability = model.missing.probability(links.missing_columns(one, other, sure, place))
        shown = np.flatnonzero(probability >= model.least["missing"])
        told: set[tuple[int, int]] = set()
        for at in shown[np.argsort(-probability[shown], kind="stable")].tolist():
            _, left, right, away, *_ = asked[at]
            # A statement is told of an article once, by the sentences that tell it most surely.
            if not told & {(away, left), (away, right)}:
                told |= {(away, left), (away, right)}
                rows.append(missing_row(event, links, number, asked[at], float(probability[at])))
    rows.sort(key=lambda row: (row["event"], -row["probability"]))
    return as_table([pd.DataFrame(rows)], COLUMNS)


Lack = tuple[int, int, int, int, float, int, int]
"""Statement, two sentences of the event that tell it, the place of the article that does not, how sure it is
that both tell the same, how many articles tell it and how many could."""


def lacking(event: SameEvent, links: EventLinks) -> Iterator[Lack]:
    """The pairs of sentences that most others tell, with each article that has none of their clauses.

    Pairs that are too unsure to be shown as a match are asked as well: what else is known may make it likely
    that the third article lacks them.
    """
    found, first = event.found_statements, event.copies.first
    looked, rows = found.looked, links.pairs.rows
    could = len({int(first[article]) for article in links.articles.tolist()}) - 1
    own = np.flatnonzero((looked.probability >= ASKED) & np.isin(looked.one, rows))
    for row in own.tolist():
        clauses = int(looked.part_one[row]), int(looked.part_other[row])
        statements = {int(found.number[clause]) for clause in clauses}
        having = {
            int(found.candidates.article[found.candidates.of[clause]])
            for statement in statements
            for clause in found.members[statement]
        }
        telling = {int(first[article]) for article in having}
        if len(telling) < 2 or len(telling) <= MOST * could:
            continue
        one, other = (int(np.searchsorted(rows, side[row])) for side in (looked.one, looked.other))
        for place, article in enumerate(links.articles.tolist()):
            if int(first[article]) not in telling and could_know(event, article, having):
                statement = min(statements) if len(statements) == 1 else -1
                yield statement, one, other, place, float(looked.probability[row]), len(telling), could


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


def lacked_by_group(event: SameEvent, table: pd.DataFrame) -> BoolArray:
    """For each row whether the group as a whole lacks the statement, not only one of its several articles.

    Neither of those that tell it is of the group, and each article of the group on the event lacks it.
    """
    articles = event.documents.articles
    own = {
        (name, group): {articles[article].id for article in rows}
        for name, groups in zip(event.event_names, event.articles_of, strict=True)
        for group, rows in groups.items()
    }
    rows = table.to_dict("records")
    without: dict[tuple[str, int], set[str]] = {}
    for row in rows:
        without.setdefault((row["event"], row["statement"]), set()).add(row["id"])
    lacked = []
    for row in rows:
        known = without[row["event"], row["statement"]] if row["statement"] >= 0 else {row["id"]}
        others = row["told_group"], row["also_group"]
        lacked.append(row["group"] not in others and own[row["event"], row["group"]] <= known)
    return np.array(lacked, bool)


TABLE = Table(
    "missing",
    "one row per statement that most others tell and article it was not found in",
    COLUMNS,
    missing_table,
)
