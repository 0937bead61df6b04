"""Sources one outlet lets speak again and again, and no other at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from srccompare.comparison.claims.claim import Candidate, Group, Place
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.words import is_small, words_of
from srccompare.comparison.tables import attributions
from srccompare.documents.text.structure import single_words

Row = dict[Any, Any]
Sources = Mapping[str, Sequence[str]]
"""By article: who is given the word there, in its words and by name."""

FEWEST = 2
"""Attributions from which on somebody is heard."""
NEAR = 80
"""Characters between a name and a verb of saying it is the subject of."""


def heard_claims(event: SameEvent) -> Iterator[Candidate]:
    """Every source only one outlet of an event has, and has more than once.

    Who declines to comment says nothing.
    """
    table = attributions.TABLE.of(event)
    story_of = dict(zip(event.documents.articles.ids, event.event_of.tolist(), strict=True))
    said = ~table["cue_lemma"].isin(sorted(single_words("statement_words", "refusing")))
    named = table[said & ~table["name"].str.startswith("(") & table["group"].notna()].to_dict("records")
    heard: dict[str, list[str]] = defaultdict(list)
    for id_, *names in table[["id", "source", "name"]].fillna("").itertuples(index=False):
        heard[id_] += names
    found: dict[tuple[int, str], list[Row]] = defaultdict(list)
    for row in named:
        found[story_of[row["id"]], row["name"]].append(row)
    for (story, name), rows in found.items():
        group = rows[0]["group"]
        # One sentence with two cues is one word of somebody's.
        often = len({(row["id"], row["sentence"]) for row in rows}) >= FEWEST
        alone = often and has_name(name) and all(row["group"] == group for row in rows)
        if alone and len(event.articles_of[story]) > 1:
            yield candidate(event, story, name, rows, heard)


def has_name(source: str) -> bool:
    """Whether a source is somebody: "some critics" speak everywhere.

    >>> has_name("Petra Vance"), has_name("some critics")
    (True, False)
    """
    return any(word[:1].isupper() for word in source.split())


def candidate(event: SameEvent, story: int, name: str, rows: list[Row], heard: Sources) -> Candidate:
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
        may_be_told=len({" ".join(row["sentence"].split()) for row in rows}) >= FEWEST
        and is_speaker(event, name)
        and not speaks_elsewhere(event, story, name, group, heard),
    )


def is_person(event: SameEvent, name: str) -> bool:
    """Whether a source is a person with a full name: parties and offices go by many names."""
    cast = event.actors
    return len(name.split()) > 1 and name in cast.name and cast.kind[cast.name.index(name)] == "person"


def has_full_name(source: str) -> bool:
    """Whether a source is called by two names or more: of one word, many are groups, places or bodies.

    >>> has_full_name("Petra Vance"), has_full_name("Republicans"), has_full_name("Brooklyn")
    (True, False, False)
    """
    return sum(word[:1].isupper() for word in source.split()) > 1


def is_speaker(event: SameEvent, name: str) -> bool:
    """Whether a name is surely that of somebody who can speak: a full one, and no town's or region's."""
    cast = event.actors
    return has_full_name(name) and not (name in cast.name and cast.kind[cast.name.index(name)] == "place")


def speaks_elsewhere(event: SameEvent, story: int, name: str, group: str | None, heard: Sources) -> bool:
    """Whether another group gives the word to somebody of the name, found as an attribution or not.

    Persons go by their surname, bodies by the whole name; ``heard`` has the sources of each article.
    """
    called = name.split()[-1] if is_person(event, name) else name
    others = [
        event.documents.articles[row]
        for other, rows in event.articles_of[story].items()
        if other != group
        for row in rows
    ]
    return any(
        says(called, f"{article.title or ''}\n{article.text}")
        or re.search(rf"\b{re.escape(called)}\b", "\n".join(heard.get(article.id, ())))
        for article in others
    )


def says(name: str, text: str) -> bool:
    """Whether a name stands as the subject of a verb of saying, before or behind it.

    >>> says("Vance", "Mr. Vance, who left, also told the court"), says("Vance", "said Mayor Petra Vance")
    (True, True)
    >>> says("Vance", "They said that Vance had left.")
    False
    """
    before, behind = cues_around()
    return any(
        before.search(text[max(0, match.start() - NEAR) : match.start()]) or behind.match(text, match.end())
        for match in re.finditer(rf"\b{re.escape(name)}\b", text)
    )


@cache
def cues_around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A verb of saying in front of a name, up to its first letter, and one behind it, from its last."""
    verb = rf"(?:{'|'.join(sorted(single_words('reporting_cues')))})"
    return (
        re.compile(rf"\b{verb} (?:[A-Z][\w.’'-]* ){{0,4}}$"),
        # Up to four adverbs: any number would have texts of nothing else gone through again and again.
        re.compile(rf"(?:,[^,.\n]{{1,{NEAR}}},)?(?: (?:has|had|have|also|then|later|\w+ly)){{0,4}} {verb}\b"),
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


def places(own: list[Row]) -> Iterator[Place]:
    """Where the source is heard."""
    for row in own:
        begin, end = map(int, (row["cue_spans"] or row["content_spans"]).split(";")[0].split("-"))
        yield Place(row["id"], row["group"], row["field"], begin, end, row["sentence"], None, row["name"])
