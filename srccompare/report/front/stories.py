"""The stories of a comparison of many: each with its headlines, what is told differently, and only once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from srccompare.comparison.claims import Claim, ClaimKind
from srccompare.report.context import Context
from srccompare.report.front.differences.catalog import differences_in_short
from srccompare.report.front.told import IN_STORY, Told
from srccompare.report.places import Places
from srccompare.report.top_lines import Anchors, line_of
from srccompare.report.view import Alone, Card, Story
from srccompare.report.wording import date_of

MOST, OF_KIND = 8, 2
"""Claims told of a story, and of each kind among them; comparison.claims has all."""
ELSEWHERE = ("only", "missing")
"""Kinds of claims that stand outlet by outlet in a story."""


def stories_of(context: Context, anchors: Anchors, cards: Sequence[Card]) -> tuple[Story, ...]:
    """The events several groups tell, in the order of their articles; none where there is but one."""
    told, places = context.once(Told), Places(context)
    claims: dict[str, list[Claim]] = {}
    for claim in context.claims:
        claims.setdefault(claim.event, []).append(claim)
    names = context.comparison.same_event.event_names
    return tuple(
        Story(
            anchor=f"story{number + 1}",
            name=name,
            when=when(context, rows := articles_of(context, number)),
            cards=tuple(cards[place] for place in places_of(context, rows) if place < len(cards)),
            differences=differences_in_short(context, number),
            claims=tuple(
                line_of(context, places, anchors, claim, named=False)
                for claim in surest_first(chosen(claims.get(names[number], [])))
            ),
            alone=tuple(alone_in(context, told, names[number])),
            texts=f"r{number + 1}" if any(map(context.text_link, rows)) else "",
        )
        for number, name in context.stories
    )


def places_of(context: Context, rows: Iterable[int]) -> list[int]:
    """The places of some articles in the order in which they were given."""
    return sorted(context.place_given[row] for row in rows)


def articles_of(context: Context, number: int) -> list[int]:
    """The rows of the articles of an event."""
    return sorted(row for rows in context.comparison.same_event.articles_of[number].values() for row in rows)


def when(context: Context, rows: Sequence[int]) -> str:
    """The days on which a story appeared; empty where none is known."""
    days = sorted(
        {
            (one.year, one.month, one.day): date_of(one).partition(",")[0]
            for row in rows
            if (one := context.documents.articles[row].published) is not None
        }.items()
    )
    return " to ".join(dict.fromkeys(day for _, day in (days[0], days[-1]))) if days else ""


def chosen(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of a story that are told, kind by kind: sure, few of a kind, one about each thing."""
    count: Counter[ClaimKind] = Counter()
    seen: set[tuple[ClaimKind, int]] = set()
    for claim in claims:
        key = claim.kind, claim.about
        if not claim.is_sure or claim.kind in ELSEWHERE or key in seen or len(seen) == MOST:
            continue
        if count[claim.kind] < OF_KIND:
            seen.add(key)
            count[claim.kind] += 1
            yield claim


def surest_first(claims: Iterable[Claim]) -> list[Claim]:
    """Claims with the most probable first."""
    return sorted(claims, key=lambda claim: -claim.probability)


def alone_in(context: Context, told: Told, event: str) -> Iterator[Alone]:
    """What only one group tells of an event and what was not found in it, group by group."""
    for group in context.groups:
        # By itself the first page of many stories has the lines alone.
        traits = tuple(
            replace(one, quotes=()) if context.brief else one for one in told.traits(group, [event], IN_STORY)
        )
        if traits:
            yield Alone(group, traits)
