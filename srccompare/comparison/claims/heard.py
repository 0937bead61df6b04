"""Sources one outlet lets speak again and again, and no other at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from srccompare.comparison.claims.claim import Candidate, Place
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.words import is_small, words_of
from srccompare.comparison.tables import attributions

FEWEST = 2
"""Attributions from which on somebody is heard."""


def heard_claims(event: SameEvent) -> Iterator[Candidate]:
    """Every source only one outlet of an event has, and has more than once."""
    table = attributions.TABLE.of(event)
    number = {article.id: row for row, article in enumerate(event.documents.articles)}
    table = table.assign(event=[event.event_of[number[one]] for one in table["id"]])
    for (story, name), rows in table[~table["name"].str.startswith("(")].groupby(["event", "name"], sort=False):
        groups = rows["group"].dropna().unique()
        alone = len(rows) >= FEWEST and len(groups) == 1 and has_name(str(name))
        if alone and len(event.articles_of[int(story)]) > 1:
            beside = table[(table["event"] == story) & (table["group"] != groups[0])]
            yield candidate(event, int(story), str(name), rows, beside)


def has_name(source: str) -> bool:
    """Whether a source is somebody: "some critics" speak everywhere.

    >>> has_name("Petra Vance"), has_name("some critics")
    (True, False)
    """
    return any(word[:1].isupper() for word in source.split())


def candidate(event: SameEvent, story: int, name: str, rows: pd.DataFrame, beside: pd.DataFrame) -> Candidate:
    """One source."""
    own = rows.to_dict("records")
    group = own[0]["group"]
    elsewhere = mentions_elsewhere(event, story, name, group)
    return Candidate(
        kind="heard",
        event=event.event_names[story],
        places=tuple(places(own)),
        pieces=(f"{group} gives {name} the word {len(own)} times, no other outlet does",),
        about=story * 1000 + sum(map(ord, name)),
        features={
            "count": float(min(len(own), 8)),
            "confidence": sum(float(row["confidence"]) for row in own) / len(own),
            "quoted": sum(row["kind"] != "indirect" for row in own) / len(own),
            "full_name": float(len(words_of(name)) > 1 and name[:1].isupper()),
            "elsewhere": float(min(elsewhere, 5)),
            "unresolved": float((beside["name"].str.startswith("(")).mean()) if len(beside) else 0.0,
        },
    )


def mentions_elsewhere(event: SameEvent, story: int, name: str, group: str | None) -> int:
    """How often the last telling word of a name stands in the articles of the other groups."""
    telling = [word for word in words_of(name) if not is_small(word.lower())]
    if not telling:
        return 0
    last = telling[-1].lower()
    return sum(
        event.documents.articles[row].text.lower().count(last)
        for other, rows in event.articles_of[story].items()
        if other != group
        for row in rows
    )


def places(own: list[dict[Any, Any]]) -> Iterator[Place]:
    """Where the source is heard."""
    for row in own:
        begin, end = map(int, (row["cue_spans"] or row["content_spans"]).split(";")[0].split("-"))
        yield Place(row["id"], row["group"], row["field"], begin, end, row["sentence"], None, row["name"])
