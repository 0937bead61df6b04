"""Sources one outlet lets speak again and again, and no other at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from srccompare.comparison.claims.claim import Candidate, Group, Place
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.words import words_of
from srccompare.comparison.tables import attributions
from srccompare.documents.text.grammar.forms import REMEMBERED, is_small
from srccompare.documents.text.structure import single_words

if TYPE_CHECKING:
    import pandas as pd

    from srccompare.articles import Articles

Row = dict[Any, Any]

FEWEST = 2
"""Attributions from which on somebody is heard. By convention: once is chance."""
NEAR = 80
"""Characters between a name and a verb of saying it is the subject of. Set by hand."""


@dataclass(frozen=True, eq=False)
class Texts:
    """What each article says, headline first; its text in small letters; whom it gives the word."""

    whole: Sequence[str]
    small: Sequence[str]
    heard: Sequence[str]

    @classmethod
    def of(cls, articles: Articles, table: pd.DataFrame) -> Texts:
        """The texts of some articles with the sources of their attributions, in their words and by name."""
        heard: dict[str, list[str]] = defaultdict(list)
        for id_, *names in table[["id", "source", "name"]].fillna("").itertuples(index=False):
            heard[id_] += names
        return cls(
            [f"{article.title or ''}\n{article.text}" for article in articles],
            [article.text.lower() for article in articles],
            ["\n".join(heard.get(article.id, ())) for article in articles],
        )


def heard_claims(event: SameEvent) -> Iterator[Candidate]:
    """Every source only one outlet of an event has, and has more than once.

    Who declines to comment says nothing.
    """
    table = attributions.TABLE.of(event)
    story_of = dict(zip(event.documents.articles.ids, event.event_of.tolist(), strict=True))
    said = ~table["cue_lemma"].isin(sorted(single_words("statement_words", "refusing")))
    named = table[said & ~table["name"].str.startswith("(") & table["group"].notna()].to_dict("records")
    texts = Texts.of(event.documents.articles, table)
    found: dict[tuple[int, str], list[Row]] = defaultdict(list)
    for row in named:
        found[story_of[row["id"]], row["name"]].append(row)
    for (story, name), rows in found.items():
        group = rows[0]["group"]
        # One sentence with two cues is one word of somebody's.
        often = len({(row["id"], row["sentence"]) for row in rows}) >= FEWEST
        alone = often and has_name(name) and all(row["group"] == group for row in rows)
        if alone and len(event.articles_of[story]) > 1:
            yield candidate(event, story, name, rows, texts)


def has_name(source: str) -> bool:
    """Whether a source is somebody: "some critics" speak everywhere.

    >>> has_name("Petra Vance"), has_name("some critics")
    (True, False)
    """
    return any(word[:1].isupper() for word in source.split())


def candidate(event: SameEvent, story: int, name: str, rows: list[Row], texts: Texts) -> Candidate:
    """One source. How often is not said: of several attributions one may be no speech."""
    group = rows[0]["group"]
    others = [row for other, own in event.articles_of[story].items() if other != group for row in own]
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
            "elsewhere": float(is_mentioned(name, [texts.small[row] for row in others])),
        },
        interest=float(len(rows)),
        may_be_told=len({" ".join(row["sentence"].split()) for row in rows}) >= FEWEST
        and is_speaker(event, name)
        and not speaks_in(event, name, texts, others),
    )


def is_person(event: SameEvent, name: str) -> bool:
    """Whether a source is a person with a full name: parties and offices go by many names."""
    return len(name.split()) > 1 and event.kind_of_actor.get(name) == "person"


def has_full_name(source: str) -> bool:
    """Whether a source is called by two names or more: of one word, many are groups, places or bodies.

    >>> has_full_name("Petra Vance"), has_full_name("Republicans"), has_full_name("Brooklyn")
    (True, False, False)
    """
    return sum(word[:1].isupper() for word in source.split()) > 1


def is_speaker(event: SameEvent, name: str) -> bool:
    """Whether a name is surely that of somebody who can speak: a full one, and no town's or region's."""
    return has_full_name(name) and event.kind_of_actor.get(name) != "place"


def speaks_in(event: SameEvent, name: str, texts: Texts, rows: Sequence[int]) -> bool:
    """Whether some articles give the word to somebody of the name, found as an attribution or not.

    Persons go by their surname, bodies by the whole name.
    """
    called = name.split()[-1] if is_person(event, name) else name
    return any(says(called, texts.whole[row]) or stands_in(called, texts.heard[row]) for row in rows)


def places_in(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a name stands in a text, and not only as part of longer words.

    >>> list(places_in("Lee", "Leeds, Lee"))
    [(7, 10)]
    """
    # A pattern that begins with an edge is tried at every letter, and most texts lack the name.
    at = text.find(name)
    while at >= 0:
        if whole(name).match(text, at):
            yield at, at + len(name)
        at = text.find(name, at + 1)


@lru_cache(REMEMBERED)
def whole(name: str) -> re.Pattern[str]:
    """A name that is no part of longer words."""
    return re.compile(rf"\b{re.escape(name)}\b")


def stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text, and not only as part of longer words."""
    return any(places_in(name, text))


def says(name: str, text: str) -> bool:
    """Whether a name stands as the subject of a verb of saying, before or behind it.

    >>> says("Vance", "Mr. Vance, who left, also told the court"), says("Vance", "said Mayor Petra Vance")
    (True, True)
    >>> says("Vance", "They said that Vance had left.")
    False
    """
    before, behind = cues_around()
    return any(
        before.search(text[max(0, start - NEAR) : start]) or behind.match(text, end)
        for start, end in places_in(name, text)
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


def is_mentioned(name: str, texts: Sequence[str]) -> bool:
    """Whether the last telling word of a name stands in one of some texts in small letters."""
    telling = [word for word in words_of(name) if not is_small(word.lower())]
    return bool(telling) and any(telling[-1].lower() in text for text in texts)


def places(own: list[Row]) -> Iterator[Place]:
    """Where the source is heard."""
    for row in own:
        begin, end = map(int, (row["cue_spans"] or row["content_spans"]).split(";")[0].split("-"))
        yield Place(row["id"], row["group"], row["field"], begin, end, row["sentence"], None, row["name"])
