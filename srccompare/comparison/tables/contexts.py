"""Keywords in context: where the words that set groups apart stand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from srccompare.comparison.tables import words
from srccompare.comparison.tables.base import Table
from srccompare.comparison.terms import Terms
from srccompare.documents.spans import IntArray
from srccompare.tables.rows import as_table, context_rows

COLUMNS = {
    "group": "string", "term": "string", "id": "string", "outlet": "string", "field": "string",
    "start": "int64", "end": "int64", "left": "string", "text": "string", "right": "string",
}  # fmt: skip
# A choice of layout: a line of a concordance.
AROUND = 60
"""Characters shown on either side of a keyword."""
# A choice of layout.
EXAMPLES = 5
"""Places shown of each term and group."""


def contexts(terms: Terms, table: pd.DataFrame, group_of: IntArray, groups: tuple[str, ...]) -> pd.DataFrame:
    """Keywords in context: where the terms of a table stand, with the words around them.

    For each term and group up to five places, of different articles first.
    """
    documents = terms.documents
    number = {name: place for place, name in enumerate(terms.names)}
    group = {name: place for place, name in enumerate(groups)}
    pairs: list[tuple[Any, Any]] = list(zip(table["group"], table["term"], strict=True))
    wanted = sorted({(group[name], number[term]) for name, term in pairs})
    order = np.argsort(terms.row, kind="stable")
    bounds = np.searchsorted(terms.row[order], np.arange(len(terms.names) + 1))
    chosen: list[tuple[int, int]] = []
    for own, term in wanted:
        places = order[bounds[term] : bounds[term + 1]]
        places = places[group_of[terms.article[places]] == own]
        chosen += [(own, place) for place in spread(places.tolist(), terms.article[places].tolist())]
    rows = np.array([place for _, place in chosen], np.int64)
    first, stop = terms.first[rows], terms.stop[rows]
    low, high = documents.tokens.start[first] - AROUND, documents.tokens.end[stop - 1] + AROUND
    frame = context_rows(documents, first, stop, low, high)
    frame["group"] = [groups[own] for own, _ in chosen]
    frame["term"] = [terms.names[number] for number in terms.row[rows].tolist()]
    return as_table([frame], COLUMNS)


def spread(places: list[int], articles: list[int]) -> list[int]:
    """Some of these places: the first of every article, then the second, up to five, in reading order."""
    turn: dict[int, int] = {}
    ranked = []
    for place, article in zip(places, articles, strict=True):
        turn[article] = turn.get(article, 0) + 1
        ranked.append((turn[article], place))
    return sorted(place for _, place in sorted(ranked)[:EXAMPLES])


TABLE = Table(
    "contexts",
    "one row per place of a term of `words`, with the text around it (keywords in context)",
    COLUMNS,
    lambda event: contexts(
        event.terms, words.TABLE.of(event), event.grouping.group_of, event.grouping.groups
    ),
)
