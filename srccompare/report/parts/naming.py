"""What each calls the same people, countries and bodies, and how the words around their names sound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from srccompare.comparison.statistics.intervals import FEWEST_UNITS
from srccompare.comparison.tables.naming import POSSESSED
from srccompare.report.context import Context
from srccompare.report.numbers import Style, between, known, several, shown
from srccompare.report.parts.overview import more
from srccompare.report.places import Places
from srccompare.report.view import Cell, Fold, Quote, Table
from srccompare.report.wording import line, short

ACTORS, FORMS, PLACES, ROWS = 12, 5, 12, 40
"""Actors shown, forms of a cell, places of a fold, rows of the table of tone."""
FEWEST = 2
"""Mentions read, from which on a balance is listed."""
PLAIN = ("full name", "short name", "form of address")
PLACE = re.compile(r"(?:^|; )(.+?) (title|text) (\d+)-(\d+)(?=; |$)")
SHARE = Style(2, signed=True)
VOICE = "all"


def tables_of(context: Context, places: Places) -> tuple[Table, ...]:
    """Names and the tone around them, where there is anything to show."""
    return tuple(filter(None, [called(context, places), around(context, places)]))


def called(context: Context, places: Places) -> Table | None:
    """Actors × groups: the forms each group uses, the commonest first."""
    found = context.comparison.naming
    # What somebody has is no name for him: "Kim's regime".
    shared = found = found[found["sort"] != POSSESSED]
    if len(context.groups) > 1 and len(found):
        shared = found[found.groupby("actor")["group"].transform("nunique") > 1]
    if not len(shared):
        return None
    order = shared.groupby("actor", sort=False)["count"].sum().sort_values(ascending=False, kind="stable")
    actors = order.index.tolist()
    rows = {actor: shared[shared["actor"] == actor].to_dict("records") for actor in actors[:ACTORS]}
    return Table(
        anchor="naming",
        title="What each calls the same people and bodies",
        lead="“The minister”, “the strongman” and a plain name may be one man (van Leeuwen 2008). Words of "
        "the list of loaded wording are named in brackets; who says them, the outlet or its sources, is told "
        "with each sentence.",
        head=("Who", *(("Called",) if context.many else (group.label for group in context.groups))),
        rows=tuple(actor_row(context, own, number) for number, own in enumerate(rows.values(), start=1)),
        more=more(len(actors) - ACTORS, "comparison.naming"),
        folds=tuple(
            Fold(f"nm{number}", line(own[0]["name"]), "", tuple(uses(own, places))[:PLACES])
            for number, own in enumerate(rows.values(), start=1)
        ),
        folds_title="The names in their sentences",
    )


def actor_row(context: Context, rows: Sequence[dict[Any, Any]], number: int) -> tuple[Cell, ...]:
    """One actor."""
    head = Cell(line(rows[0]["name"]), link=f"nm{number}", small=line(rows[0]["kind"]), look="head")
    if context.many:
        return head, Cell(forms(merged(rows)))
    by_group: dict[str, list[dict[Any, Any]]] = {}
    for row in rows:
        by_group.setdefault(row["group"], []).append(row)
    return head, *(Cell(forms(by_group.get(name, [])) or "–") for name in context.comparison.groups)


def merged(rows: Sequence[dict[Any, Any]]) -> list[dict[Any, Any]]:
    """The forms of all groups together."""
    counts: dict[str, dict[Any, Any]] = {}
    for row in rows:
        own = counts.setdefault(row["form"].lower(), row | {"count": 0})
        own["count"] += row["count"]
    return list(counts.values())


def forms(rows: Sequence[dict[Any, Any]]) -> str:
    """The forms of a cell with how often each is used."""
    ordered = sorted(rows, key=lambda row: (-row["count"], row["form"]))
    listed = []
    for row in ordered[:FORMS]:
        times = f" ×{row['count']}" if row["count"] > 1 else ""
        loaded = f" [{line(row['loaded'])}]" if isinstance(row["loaded"], str) and row["loaded"] else ""
        listed.append(f"{short(line(row['form']), 60)}{times}{loaded}")
    left = len(ordered) - FORMS
    return "; ".join(listed) + (f"; and {left} more" if left > 0 else "")


def uses(rows: Sequence[dict[Any, Any]], places: Places) -> Iterator[Quote]:
    """The sentences of an actor's names: those that say more than the name first."""
    for row in sorted(rows, key=lambda row: row["sort"] in PLAIN):
        voices = [voice for voice in ("narrated", "attributed", "quoted") if row[voice]]
        note = f"{line(row['sort'])}, {' and '.join(voices)}"
        # One place of each form is enough to see it.
        for id_, field, start, end in list(places_in(row["places"]))[:1]:
            yield places.quote(line(row["group"]), note, id_, field, start, end)


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
        rows=tuple(tone_row(row, number) for number, row in enumerate(rows, start=1)),
        more="; ".join(filter(None, left)),
        folds=tuple(
            Fold(f"en{number}", f"{line(row['name'])} in {line(row['group'])}", "", quotes)
            for number, row in enumerate(rows, start=1)
            if (quotes := tuple(heard_as(row, places))[:PLACES])
        ),
        folds_title="The sentences read as negative or positive",
    )


def tone_row(row: dict[Any, Any], number: int) -> tuple[Cell, ...]:
    """One actor in one group."""
    link = f"en{number}" if row["negative"] or row["positive"] else ""
    return (
        Cell(line(row["name"]), look="head"),
        Cell(line(row["group"])),
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
