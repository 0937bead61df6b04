"""Predictions of the `sources` task: who stands behind given attributions, and of what type that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from predictors.batch import analyzed_articles

from srccompare.documents import Documents
from srccompare.documents.names.layer import Entities
from srccompare.documents.sources import Sources
from srccompare.documents.spans import Spans, in_order, make

ROLES = ("source", "cue", "content")
OPEN = ("unresolved", "none")
"""What the status of a source is called where nobody was found."""
ALIASES = 6
"""Names of a source that count."""

Row = dict[str, Any]


def predict(rows: Iterable[Row]) -> Iterator[Row]:
    """The source of every attribution of every article; all articles are read together."""
    rows = list(rows)
    given = [row.get("attributions") or [] for row in rows]
    articles = [
        {name: row.get(name) for name in ("text", "outlet", "event")}
        | {"published": row.get("published") or row.get("date")}
        for row in rows
    ]
    sources, entities = sources_together(with_attributions(analyzed_articles(articles), given))
    found: list[dict[int, Row]] = [{} for _ in rows]
    for row, (article, index) in enumerate(
        zip(sources.article.tolist(), sources.group.tolist(), strict=True)
    ):
        found[article][index] = source_of(sources, entities, row)
    for row, own, attributions in zip(rows, found, given, strict=True):
        told = [{"index": index} | own.get(index, nobody()) for index in range(len(attributions))]
        yield {"id": row["id"], "sources": told}


def sources_together(documents: Documents) -> tuple[Sources, Entities]:
    """The sources and entities as a comparison of these articles reads them."""
    from srccompare.comparison.groups.events import find_events

    together = documents.read_together(find_events(documents).number.tolist())
    return together.sources, together.entities


def with_attributions(documents: Documents, given: Sequence[Sequence[Row]]) -> Documents:
    """The documents with these attributions in place of those that would be found in them.

    Each is a dict of roles, each a list of [start, end] in the text; its place in the list is its group.
    """
    places = [
        (article, start, end, code, group)
        for article, attributions in enumerate(given)
        for group, one in enumerate(attributions)
        for code, role in enumerate(ROLES)
        for start, end in one.get(role) or []
    ]
    spans = Spans.empty(ROLES)
    if places:
        article, start, end, code, group = (list(column) for column in zip(*places, strict=True))
        spans = in_order(make(article, [1] * len(places), start, end, code, 1.0, group, ROLES))
    vars(documents)["attributions"] = spans
    return documents


def source_of(sources: Sources, entities: Entities, row: int) -> Row:
    """One source: its name, what else its article calls it, its type, and whether it was left open."""
    name = sources.name[row]
    entity = int(sources.entity[row])
    own = entities.aliases[entities.row(int(sources.article[row]), entity)] if entity >= 0 else ()
    others = sorted({alias for alias in own if alias != name}, key=lambda alias: (-len(alias), alias))
    return {
        "name": name,
        "aliases": others[:ALIASES],
        "type": sources.type[row] or None,
        "open": sources.status[row] in OPEN,
    }


def nobody() -> Row:
    """What is said of an attribution of which no word is given."""
    return {"name": "", "aliases": [], "type": None, "open": True}
