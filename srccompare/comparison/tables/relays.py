"""Who cites which medium: the edges of a citation network."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from srccompare.comparison.tables.base import Table
from srccompare.documents import Documents

COLUMNS = {
    "group": "string", "medium": "string", "attributions": "int64", "ids": "string", "example": "string",
}  # fmt: skip


def relays(documents: Documents, group_of: Mapping[str, str]) -> pd.DataFrame:
    """Who cites which medium: the edges of a citation network, one row per group and medium.

    ``attributions`` counts how often, ``ids`` names the articles, ``example`` has the sentence of the
    first. An outlet that cites itself is left out.
    """
    found, ids = documents.sources, documents.articles.ids
    first = documents.token_range(found.relays)[0]
    sentences = documents.text_of(documents.sentences[documents.sentence[first]]) if len(first) else []
    edges: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row, sentence in zip(found.relays.group.tolist(), sentences, strict=True):
        article = ids[int(found.article[row])]
        if article in group_of:
            edges.setdefault((group_of[article], found.relay[row]), []).append((article, sentence))
    rows = [
        (group, medium, len(places), "; ".join(dict.fromkeys(name for name, _ in places)), places[0][1])
        for (group, medium), places in edges.items()
    ]
    rows.sort(key=lambda row: (-row[2], row[0], row[1]))
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


TABLE = Table(
    "relays",
    "one row per group and medium it takes statements from: a citation network's edges",
    COLUMNS,
    lambda event: relays(
        event.documents,
        {
            id_: group
            for id_, group in zip(event.documents.articles.ids, event.groups, strict=True)
            if group is not None
        },
    ),
)
