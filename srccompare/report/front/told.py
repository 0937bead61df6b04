"""What only the texts of a group tell, and what most others tell and they were not found to tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from srccompare.report.front.hits import QUOTES_OF_MANY
from srccompare.report.places import Places
from srccompare.report.rows import rows_of
from srccompare.report.view import Cell, Group, Trait
from srccompare.report.wording import cut, line

LISTED, FOLDED = 3, 8
"""Sentences of a trait that stand in its line, and those that can be unfolded, these among them."""
CITED = 120
"""Characters of each in its line."""


@dataclass(frozen=True, slots=True)
class Only:
    """A sentence no other article of its event was found to tell; the table has the most telling first."""

    event: str
    id: str
    group: str
    field: str
    start: int
    end: int
    text: str
    telling: float


@dataclass(frozen=True, slots=True)
class Missing:
    """A statement most others tell, in the words of one of them, and the group that was not found to."""

    event: str
    group: str
    probability: float
    articles: int
    of: int
    told_id: str
    told_group: str | None
    told_field: str
    told_start: int
    told_end: int
    told_text: str


def told_traits(places: Places, group: Group) -> Iterator[Trait | None]:
    """What is told only here, and what is not told here, the most telling and the surest first."""
    if len(places.context.groups) > 1:
        yield only_here(places, group)
        yield not_here(places, group)


def only_here(places: Places, group: Group) -> Trait | None:
    """The sentences only this group tells."""
    comparison = places.context.comparison
    rows = [row for row in rows_of(Only, comparison.only) if row.group == places.context.given_name(group)]
    rows = [row for row in rows if places.shown(row.id, row.field, row.start)]
    if not rows:
        return None
    most = QUOTES_OF_MANY if places.context.many else FOLDED
    chosen = sorted(rows, key=lambda row: -row.telling)[: max(most, LISTED)]
    quotes = tuple(
        places.quote(
            story(places, row.event), place_name(places, row.id), row.id, row.field, row.start, row.end
        )
        for row in chosen[:most]
    )
    left = len(rows) - len(chosen)
    return Trait(
        "told",
        "Told only here",
        cited([row.text for row in chosen[:LISTED]]),
        quotes,
        f"and {left} more in comparison.only; “only” means that no other text was found to tell it"
        if left
        else "",
        tuple(
            Cell(cited([row.text]), places.link(row.id, row.field, row.start), story(places, row.event))
            for row in chosen
        ),
        lines=True,
        listed=LISTED,
    )


def not_here(places: Places, group: Group) -> Trait | None:
    """What most others tell and this group does not, in the words of one of them."""
    rows = [
        row
        for row in rows_of(Missing, places.context.comparison.missing)
        if row.group == places.context.given_name(group)
        and places.shown(row.told_id, row.told_field, row.told_start)
    ]
    if not rows:
        return None
    chosen = sorted(rows, key=lambda row: -row.probability)[:FOLDED]
    quotes = tuple(
        places.quote(
            places.context.called(row.told_group),
            f"told by {row.articles} of {row.of} others",
            row.told_id,
            row.told_field,
            row.told_start,
            row.told_end,
        )
        for row in chosen
    )
    items = tuple(
        Cell(
            cited([row.told_text]),
            places.link(row.told_id, row.told_field, row.told_start),
            f"{places.context.called(row.told_group)}; told by {row.articles} of {row.of} others",
        )
        for row in chosen
    )
    text = cited([row.told_text for row in chosen[:LISTED]])
    return Trait("missing", "Not found here", text, quotes, items=items, lines=True, listed=LISTED)


def cited(texts: Sequence[str]) -> str:
    """Sentences on one line."""
    bare = (cut(line(text).strip('“”" '), CITED) for text in texts)
    return " · ".join(f"“{text}”" for text in bare)


def story(places: Places, event: str) -> str:
    """The story of a sentence, where there are several."""
    return line(event) if len(places.context.comparison.same_event.event_names) > 1 else ""


def place_name(places: Places, id_: str) -> str:
    """The article of a sentence, where its group has several."""
    return places.context.article_name(places.context.article_of[id_])
