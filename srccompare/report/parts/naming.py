"""What each calls the same people, countries and bodies, and how the words around their names sound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from srccompare.comparison.statistics.intervals import FEWEST_UNITS
from srccompare.comparison.tables.naming import POSSESSED
from srccompare.report.context import Context
from srccompare.report.numbers import Style, between, known, several, shown
from srccompare.report.parts.part import Filled, PartMaker, blocks_of
from srccompare.report.places import Places
from srccompare.report.view import Cell, FamilyView, Fold, Quote, Table
from srccompare.report.wording import line, more, short

ACTORS, FORMS, PLACES, ROWS = 8, 4, 2, 8
"""Actors shown, forms of a cell, places of a fold, rows of the table of tone."""
FEWEST = 2
"""Mentions read, from which on a balance is listed."""
PLAIN = ("full name", "short name", "form of address")
PLACE = re.compile(r"(?:^|; )(.+?) (title|text) (\d+)-(\d+)(?=; |$)")
SHARE = Style(2, signed=True)
VOICE = "all"


def fill(context: Context, families: Sequence[FamilyView]) -> Filled:
    """The families, then names and the tone around them, where there is anything to show."""
    places, found = Places(context), actors_of(context)
    return Filled(
        blocks=blocks_of(*families, called(context, places, found), around(context, places)),
        anchors=anchors_of(found[:ACTORS]),
    )


PART: PartMaker = PartMaker(
    "wording",
    "Tone, hedging, loaded words and names",
    "How does it sound, how cautiously is it worded, which words take sides?",
    fill,
)


@dataclass(frozen=True, slots=True)
class Form:
    """What one group calls somebody, and how often."""

    actor: int
    name: str
    kind: str
    group: str
    form: str
    sort: str
    count: int
    narrated: int
    attributed: int
    quoted: int
    loaded: str | None
    places: str | None

    @property
    def shown(self) -> str:
        """The form as it is cited."""
        return short(line(self.form), 60)


def actors_of(context: Context, *, alone: bool = False) -> list[list[Form]]:
    """The forms of each actor, the most often named first; without ``alone`` of those several groups name."""
    actors: dict[int, list[Form]] = {}
    for row in context.rows(Form, "naming"):
        # What somebody has is no name for him: "Kim's regime".
        if row.sort != POSSESSED:
            actors.setdefault(row.actor, []).append(row)
    alone = alone or len(context.groups) < 2
    shared = [forms for forms in actors.values() if alone or len({row.group for row in forms}) > 1]
    return sorted(shared, key=lambda forms: -sum(row.count for row in forms))


def called(context: Context, places: Places, found: Sequence[Sequence[Form]]) -> Table | None:
    """Actors × groups: the forms each group uses, the commonest first."""
    if not found:
        return None
    numbered = list(enumerate(found[:ACTORS], start=1))
    return Table(
        anchor="naming",
        title="What each calls the same people and bodies",
        lead="“The minister”, “the strongman” and a plain name may be one man (van Leeuwen 2008). Words of "
        "the list of loaded wording are named in brackets; who says them, the outlet or its sources, is told "
        "with each sentence.",
        head=("Who", *(("Called",) if context.many else (group.label for group in context.groups))),
        rows=tuple(actor_row(context, own, number) for number, own in numbered),
        more=more(len(found) - ACTORS, "comparison.naming"),
        folds=tuple(
            Fold(f"nm{number}", line(own[0].name), "", tuple(uses(own, places))[:PLACES])
            for number, own in numbered
        ),
        folds_title="The names in their sentences",
    )


def anchors_of(found: Sequence[Sequence[Form]]) -> dict[tuple[str, int], str]:
    """Where the actors that are shown stand on the page."""
    return {("actor", own[0].actor): f"nm{number}" for number, own in enumerate(found, start=1)}


def actor_row(context: Context, rows: Sequence[Form], number: int) -> tuple[Cell, ...]:
    """One actor."""
    head = Cell(line(rows[0].name), link=f"nm{number}", small=line(rows[0].kind), look="head")
    if context.many:
        return head, Cell(listed(merged(own_words(rows))))
    return head, *(
        called_by([row for row in rows if row.group == name]) for name in context.comparison.groups
    )


def called_by(rows: Sequence[Form]) -> Cell:
    """What one group calls an actor; "–" where it never names it, not even in what it quotes."""
    return Cell(listed(own_words(rows)) or ("only in quotations" if rows else "–"))


def own_words(rows: Sequence[Form]) -> list[Form]:
    """The forms in an outlet's own words, counted there: names in quotations are those of who is quoted."""
    return [replace(row, count=row.count - row.quoted, quoted=0) for row in rows if row.count > row.quoted]


def merged(rows: Sequence[Form]) -> list[Form]:
    """The forms of all groups together."""
    found: dict[str, Form] = {}
    for row in rows:
        first = found.get(row.form.lower())
        found[row.form.lower()] = replace(first, count=first.count + row.count) if first else row
    return list(found.values())


def commonest(rows: Sequence[Form]) -> list[Form]:
    """The forms used most first."""
    return sorted(rows, key=lambda row: (-row.count, row.form))


def listed(rows: Sequence[Form]) -> str:
    """The forms of a cell with how often each is used, and the word of the list where it is loaded."""
    told = [
        row.shown + f" ×{row.count}" * (row.count > 1) + (f" [{line(row.loaded)}]" if row.loaded else "")
        for row in commonest(rows)[:FORMS]
    ]
    left = len(rows) - FORMS
    return "; ".join(told) + (f"; and {left} more" if left > 0 else "")


def uses(rows: Sequence[Form], places: Places) -> Iterator[Quote]:
    """The sentences of an actor's names: those that say more than the name first."""
    for row in sorted(rows, key=lambda row: row.sort in PLAIN):
        voices = [voice for voice in ("narrated", "attributed", "quoted") if getattr(row, voice)]
        note = f"{line(row.sort)}, {' and '.join(voices)}"
        # One place of each form is enough to see it.
        for id_, field, start, end in list(places_in(row.places))[:1]:
            yield places.quote(places.context.called(row.group), note, id_, field, start, end)


def places_in(told: object) -> Iterator[tuple[str, str, int, int]]:
    """Places written as "id field start-end; …".

    >>> list(places_in("a b text 3-7; c title 0-2"))
    [('a b', 'text', 3, 7), ('c', 'title', 0, 2)]
    """
    for match in PLACE.finditer(told if isinstance(told, str) else ""):
        yield match[1], match[2], int(match[3]), int(match[4])


def around(context: Context, places: Places) -> Table | None:
    """Actors by group: how the words around their names sound, with the caveat that comes with it."""
    found = context.comparison.entity_tone
    own = found[(found["voice"] == VOICE) & (found["read"] >= FEWEST)] if len(found) else found
    if not len(own):
        return None
    enough = own[own["read"] >= FEWEST_UNITS]
    tested = enough["low"].notna()
    rows = pd.concat([enough[tested], enough[~tested]]).head(ROWS).to_dict("records")
    few = several(len(own) - len(enough), "name")
    left = [more(len(enough) - ROWS, "comparison.entity_tone")]
    if len(own) > len(enough):
        left.append(f"{few} read {FEWEST} to {FEWEST_UNITS - 1} times in a group: in comparison.entity_tone")
    return Table(
        anchor="around",
        title="Tone around names",
        lead=line(str(own["caveat"].iloc[0])),
        head=("Who", "Group", "Read", "Negative", "Positive", "Balance", "95% interval", "Verdict")
        if rows
        else (),
        rows=tuple(tone_row(context, row, number) for number, row in enumerate(rows, start=1)),
        more="; ".join(filter(None, left)),
        folds=tuple(
            Fold(f"en{number}", f"{line(row['name'])} in {context.called(row['group'])}", "", quotes)
            for number, row in enumerate(rows, start=1)
            if (quotes := tuple(heard_as(row, places))[:PLACES])
        ),
        folds_title="The sentences read as negative or positive",
    )


def tone_row(context: Context, row: dict[Any, Any], number: int) -> tuple[Cell, ...]:
    """One actor in one group."""
    link = f"en{number}" if row["negative"] or row["positive"] else ""
    return (
        Cell(line(row["name"]), look="head"),
        Cell(context.called(row["group"])),
        Cell(f"{row['read']:,}", look="num"),
        Cell(f"{row['negative']:,}", link=link if row["negative"] else "", look="num"),
        Cell(f"{row['positive']:,}", link=link if row["positive"] else "", look="num"),
        Cell(shown(row["balance"], SHARE), look="num"),
        Cell(between(row["low"], row["high"], SHARE), look="num"),
        Cell(verdict(row)),
    )


def verdict(row: dict[Any, Any]) -> str:
    """Whether the balance can be told from zero."""
    if not known(row["low"]) and row["read"] >= FEWEST_UNITS:
        # Names in one sentence are read from the same words, so it is sentences that count.
        return f"not tested: read {row['read']} times, but in fewer than {FEWEST_UNITS} sentences"
    if not known(row["low"]):
        return f"not tested: {line(row['interval'])}"
    if row["low"] > 0 or row["high"] < 0:
        return "more positive than negative" if row["low"] > 0 else "more negative than positive"
    return "not distinguishable from even"


def heard_as(row: dict[Any, Any], places: Places) -> Iterator[Quote]:
    """The sentences behind a balance."""
    for polarity in ("negative", "positive"):
        for id_, field, start, end in places_in(row[f"{polarity}_places"]):
            yield places.quote(polarity, "", id_, field, start, end)
