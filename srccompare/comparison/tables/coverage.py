"""What is named in which article: entities and terms, how often, and how early."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from srccompare.articles import FIELDS
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.tables.base import Table
from srccompare.comparison.terms import Terms, terms_of
from srccompare.documents import Documents, Spans, Voice
from srccompare.documents.names import Register
from srccompare.documents.names.register import UNTOLD
from srccompare.documents.spans import FloatArray, IntArray
from srccompare.tables import as_table

# A choice of layout: more than anybody reads.
ITEMS = 400
"""Items kept of each kind: those in most articles first, then the most frequent."""
# A guess.
FEWEST = 3
"""Occurrences in all articles below which a term is left out; entities stay."""

COLUMNS = {
    "item": "string", "kind": "string", "type": "string", "id": "string", "outlet": "string",
    "group": "string", "count": "int64", "per_1000": "float64", "position": "float64", "field": "string",
    "start": "int64", "end": "int64", "text": "string", "articles": "int64", "of_articles": "int64",
    "groups": "int64", "of_groups": "int64", "status": "string",
}  # fmt: skip
ALL, SOME, ONE = "in all groups", "in several groups", "in one group"


@dataclass(frozen=True, eq=False)
class Named:
    """Occurrences of items: the item's number and kind, and the tokens they stand on."""

    kind: str
    names: tuple[str, ...]
    types: tuple[str, ...]
    item: IntArray
    article: IntArray
    first: IntArray
    stop: IntArray


def term_items(terms: Terms) -> Named:
    """Terms as items of a coverage table."""
    return Named(
        "term", terms.names, ("",) * len(terms.names), terms.row, terms.article, terms.first, terms.stop
    )


def entity_items(documents: Documents, cast: Register) -> Named:
    """People, countries, places and bodies as items, all their names taken together."""
    found = documents.names
    item = cast.actor[found.entity] if len(found.entity) else np.zeros(0, np.int64)
    types = ["" if kind == UNTOLD else kind for kind in cast.kind]
    article = found.spans.article.astype(np.int64)
    return Named("entity", tuple(cast.name), tuple(types), item, article, found.first, found.stop)


def coverage_of(
    documents: Documents, group_of: IntArray, groups: tuple[str, ...], named: list[Named]
) -> pd.DataFrame:
    """One row per item and article that has it: how often, per 1000 words, and where first.

    ``position`` is the share of the article's words before its first mention: 0 is the headline or the
    first word. An item ``in one group`` is exclusive to it among these texts, which is not to say that
    the others left it out: they may use another name.
    """
    words = np.maximum(documents.words(Voice.ALL), 0).astype(float)
    frames = [rows_of(documents, group_of, groups, one, words) for one in named]
    return as_table(frames, COLUMNS)


def rows_of(
    documents: Documents, group_of: IntArray, groups: tuple[str, ...], named: Named, words: FloatArray
) -> pd.DataFrame:
    """The rows of one kind of item."""
    size = len(documents), len(named.names)
    if not size[1] or not len(named.item):
        return pd.DataFrame(columns=list(COLUMNS))
    code = named.item * size[0] + named.article
    pair, opening, count = np.unique(code, return_index=True, return_counts=True)
    # Occurrences come in reading order, so the first of each pair is the earliest.
    item, article = pair // size[0], pair % size[0]
    articles = np.bincount(item, minlength=size[1])
    total: FloatArray = np.bincount(item, count, minlength=size[1]).astype(float)
    inside = group_of[article] >= 0
    shared = np.zeros((size[1], len(groups)), bool)
    shared[item[inside], group_of[article[inside]]] = True
    sharing = shared.sum(axis=1)
    rank = np.lexsort((np.arange(size[1]), -total, -articles))
    kept = rank[total[rank] >= (FEWEST if named.kind == "term" else 1)][:ITEMS]
    place = np.full(size[1], -1)
    place[kept] = np.arange(len(kept))
    rows = np.flatnonzero(place[item] >= 0)
    rows = rows[np.lexsort((article[rows], place[item[rows]]))]
    first = named.first[opening[rows]]
    spans = documents.spans_of(first, named.stop[opening[rows]])
    before = words_before(documents)[first]
    item, article, count = item[rows], article[rows], count[rows]
    names = [documents.articles[row] for row in article.tolist()]
    labels: list[Any] = [groups[number] if number >= 0 else None for number in group_of[article].tolist()]
    return pd.DataFrame(
        {
            "item": [named.names[number] for number in item.tolist()],
            "kind": named.kind,
            "type": [named.types[number] for number in item.tolist()],
            "id": [one.id for one in names],
            "outlet": [one.outlet for one in names],
            "group": labels,
            "count": count,
            "per_1000": 1000 * count / np.maximum(words[article], 1),
            "position": before / np.maximum(words[article], 1),
            "field": [FIELDS[number] for number in spans.field.tolist()],
            "start": spans.start,
            "end": spans.end,
            "text": documents.text_of(spans),
            "articles": articles[item],
            "of_articles": size[0],
            "groups": sharing[item],
            "of_groups": len(groups),
            "status": [status_of(number, len(groups)) for number in sharing[item].tolist()],
        }
    )


def status_of(sharing: int, groups: int) -> str:
    """Whether an item is shared by all groups, by several, or found in one alone.

    >>> status_of(2, 2), status_of(2, 3), status_of(1, 3)
    ('in all groups', 'in several groups', 'in one group')
    """
    return ALL if sharing == groups and groups > 1 else ONE if sharing <= 1 else SOME


def words_before(documents: Documents) -> IntArray:
    """For each token how many measured words of its article stand before it."""
    counted = documents.is_word & documents.measured
    total: IntArray = np.cumsum(counted) - counted
    opening = np.searchsorted(documents.tokens.article, np.arange(len(documents)))
    return total - total[np.minimum(opening, max(len(total) - 1, 0))][documents.tokens.article]


def first_places(documents: Documents, spans: Spans) -> FloatArray:
    """For each span the share of its article's measured words before it."""
    words = np.maximum(documents.words(Voice.ALL), 1)
    if not len(spans):
        return np.zeros(0)
    return words_before(documents)[documents.token_range(spans)[0]] / words[spans.article]


def make(event: SameEvent) -> pd.DataFrame:
    """Who names what; reprinted text included, as it was printed."""
    documents, grouping = event.documents, event.grouping
    inside = documents.covered(documents.names.first, documents.names.stop)
    terms = terms_of(documents, voice=Voice.ALL, fewest=FEWEST, without=inside)
    named = [entity_items(documents, event.actors), term_items(terms)]
    return coverage_of(documents, grouping.group_of, grouping.groups, named)


TABLE = Table(
    "coverage",
    "one row per entity or term and article that has it: how often, and where first",
    COLUMNS,
    make,
)
