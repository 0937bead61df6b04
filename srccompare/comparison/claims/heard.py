"""Sources one outlet lets speak again and again, and no other at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from srccompare.comparison.claims.claim import Candidate, Group, Place
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.words import is_small, words_of
from srccompare.comparison.tables import attributions
from srccompare.documents.text.structure import single_words

Row = dict[Any, Any]

FEWEST = 2
"""Attributions from which on somebody is heard."""


def heard_claims(event: SameEvent) -> Iterator[Candidate]:
    """Every source only one outlet of an event has, and has more than once.

    Who declines to comment says nothing.
    """
    table = attributions.TABLE.of(event)
    story_of = dict(zip(event.documents.articles.ids, event.event_of.tolist(), strict=True))
    said = ~table["cue_lemma"].isin(sorted(single_words("statement_words", "refusing")))
    named = table[said & ~table["name"].str.startswith("(") & table["group"].notna()].to_dict("records")
    found: dict[tuple[int, str], list[Row]] = defaultdict(list)
    for row in named:
        found[story_of[row["id"]], row["name"]].append(row)
    for (story, name), rows in found.items():
        group = rows[0]["group"]
        # One sentence with two cues is one word of somebody's.
        often = len({(row["id"], row["sentence"]) for row in rows}) >= FEWEST
        alone = often and has_name(name) and all(row["group"] == group for row in rows)
        if alone and len(event.articles_of[story]) > 1:
            yield candidate(event, story, name, rows)


def has_name(source: str) -> bool:
    """Whether a source is somebody: "some critics" speak everywhere.

    >>> has_name("Petra Vance"), has_name("some critics")
    (True, False)
    """
    return any(word[:1].isupper() for word in source.split())


def candidate(event: SameEvent, story: int, name: str, rows: list[Row]) -> Candidate:
    """One source. How often is not said: of several attributions one may be no speech."""
    group = rows[0]["group"]
    elsewhere = mentions_elsewhere(event, story, name, group)
    return Candidate(
        kind="heard",
        event=event.event_names[story],
        places=tuple(places(rows)),
        pieces=("Only ", Group(group), f" cites {name}, more than once"),
        about=event.documents.articles.ids.index(rows[0]["id"]) * 1000 + rows[0]["attribution"],
        features={
            "count": float(min(len(rows), 4)),
            "confidence": sum(float(row["confidence"]) for row in rows) / len(rows),
            "quoted": sum(row["kind"] != "indirect" for row in rows) / len(rows),
            "person": float(is_person(event, name)),
            "elsewhere": float(elsewhere > 0),
        },
        interest=float(len(rows)),
    )


def is_person(event: SameEvent, name: str) -> bool:
    """Whether a source is a person with a full name: parties and offices go by many names."""
    cast = event.actors
    return len(name.split()) > 1 and name in cast.name and cast.kind[cast.name.index(name)] == "person"


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


def places(own: list[Row]) -> Iterator[Place]:
    """Where the source is heard."""
    for row in own:
        begin, end = map(int, (row["cue_spans"] or row["content_spans"]).split(";")[0].split("-"))
        yield Place(row["id"], row["group"], row["field"], begin, end, row["sentence"], None, row["name"])
