"""Words that set a group apart, and names that only one group has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from srccompare.report.context import Context
from srccompare.report.numbers import Style, shown
from srccompare.report.parts.attention import attention
from srccompare.report.parts.part import Filled, PartMaker, blocks_of
from srccompare.report.pictures.terms import terms
from srccompare.report.places import Places
from srccompare.report.view import Cell, Drawing, FamilyView, Fold, Table
from srccompare.report.wording import line, more, short
from srccompare.tables.rows import records_by

TERMS, EACH, CONTEXTS = 120, 8, 1
"""Terms shown in all, for each group in either direction, and places shown of each."""
DRAWN = 6
"""Words drawn of each group."""
NAMES = 12
"""Names shown that only one group has."""
RATE, SIGNED = Style(1), Style(1, signed=True)


def fill(context: Context, families: Sequence[FamilyView]) -> Filled:
    """Words and names, and attention over time, where there is more than one group; the families."""
    if len(context.groups) < 2:
        return Filled(tuple(families))
    places = Places(context)
    return Filled(blocks_of(keywords(context, places), alone(context, places), attention(context), *families))


PART: PartMaker = PartMaker(
    "words",
    "Words that set apart",
    "Which words and names does one have more of than the others, and which does nobody else have?",
    fill,
)


def keywords(context: Context, places: Places) -> Table | None:
    """What passes the threshold; of a group without any the most telling, said not to be distinguishable."""
    found = context.comparison.words
    if not len(found):
        return None
    chosen: list[dict[Any, Any]] = []
    by_group = dict(list(found.groupby("group", sort=False)))
    for group in context.comparison.groups:
        own = by_group.get(group, found.head(0))
        own = own.sort_values("z", key=abs, ascending=False, kind="stable")
        apart = [own[own["distinct"] & (own["direction"] == way)].head(EACH) for way in ("more", "less")]
        rows = pd.concat(apart) if any(map(len, apart)) else own.head(0 if context.many else 2)
        chosen += rows.to_dict("records")
    without = [g.name for g, n in zip(context.groups, context.comparison.groups, strict=True)
               if not by_group.get(n, found.head(0))["distinct"].any()]  # fmt: skip
    shown_first = chosen[:TERMS]
    return Table(
        anchor="keywords",
        title="Words one has more of than the others",
        lead=" ".join(
            [
                "A word stands out when its weighted log odds ratio (Monroe, Colaresi & Quinn 2008) exceeds",
                "what shuffled texts reach. Only the outlets’ own words are counted, reprinted text once.",
                f"Not distinguishable: no word stands out in {', '.join(without)}." if without else "",
            ]
        ).strip(),
        head=("Group", "Word", "Here", "per 1000", "Elsewhere", "per 1000", "z", "Verdict"),
        rows=tuple(term(context, row, number) for number, row in enumerate(shown_first, start=1)),
        more=more(len(chosen) - TERMS, "comparison.words"),
        folds=folds(context, places, shown_first),
        folds_title="The words in their sentences",
    )


def picture(context: Context) -> Drawing | None:
    """The words each group has more of than the others, the most telling first; those that pass by colour."""
    found = context.comparison.words
    drawn: dict[str, list[tuple[str, float, bool]]] = {}
    if len(found):
        more_here = found[found["direction"] == "more"].sort_values("z", ascending=False, kind="stable")
        for group, name in zip(context.groups, context.comparison.groups, strict=True):
            own = more_here[more_here["group"] == name].head(DRAWN)
            columns = zip(own["term"], own["z"], own["distinct"], strict=True)
            drawn[group.name] = [(line(word), float(z), bool(apart)) for word, z, apart in columns]
    return terms("words-picture", "Words one has more of than the others, by z", drawn)


def term(context: Context, row: dict[Any, Any], number: int) -> tuple[Cell, ...]:
    """One word of one group."""
    verdict = f"{row['direction']} in these texts" if row["distinct"] else "not distinguishable"
    return (
        Cell(context.called(row["group"]), look="head"),
        Cell(line(row["term"]), link=f"kw{number}" if row["count"] else ""),
        Cell(f"{row['count']:,}", look="num"),
        Cell(shown(row["per_1000"], RATE), look="num"),
        Cell(f"{row['count_rest']:,}", look="num"),
        Cell(shown(row["per_1000_rest"], RATE), look="num"),
        Cell(shown(row["z"], SIGNED), look="num"),
        Cell(verdict, look="apart" if row["distinct"] else ""),
    )


def folds(context: Context, places: Places, rows: Sequence[dict[Any, Any]]) -> tuple[Fold, ...]:
    """Some places of each word."""
    contexts = context.comparison.contexts
    by_term = records_by(contexts[contexts["term"].isin([row["term"] for row in rows])], "group", "term")
    made = []
    for number, row in enumerate(rows, start=1):
        if not row["count"]:
            continue
        quotes = [
            places.quote(
                context.called(one["group"]), "", one["id"], one["field"], int(one["start"]), int(one["end"])
            )
            for one in by_term.get((row["group"], row["term"]), [])[:CONTEXTS]
        ]
        left = row["count"] - len(quotes)
        note = f"{len(quotes)} of {row['count']} places" if left > 0 else ""
        made.append(
            Fold(f"kw{number}", f"{line(row['term'])} in {context.called(row['group'])}", note, tuple(quotes))
        )
    return tuple(made)


def alone(context: Context, places: Places) -> Table | None:
    """Who and what only one group names."""
    found = context.comparison.coverage
    named = found[(found["kind"] == "entity") & (found["status"] == "in one group")]
    if not len(named):
        return None
    rows = []
    for group in context.comparison.groups:
        own = named[named["group"] == group]
        counts = own.groupby("item", sort=False)["count"].sum().sort_values(ascending=False, kind="stable")
        if not len(counts):
            continue
        items = [f"{short(line(str(item)), 40)} ×{count}" if count > 1 else short(line(str(item)), 40)
                 for item, count in counts.head(NAMES).items()]  # fmt: skip
        left = len(counts) - NAMES
        text = ", ".join(items) + (f" and {left} more" if left > 0 else "")
        rows.append(
            (Cell(context.called(group), look="head"), Cell(f"{len(counts)}", look="num"), Cell(text))
        )
    return Table(
        anchor="alone",
        title="Named by one group only",
        lead="That others left somebody out does not follow: they may use another name, or have been printed "
        "before it mattered. comparison.coverage has every name with its places.",
        head=("Group", "Names", "Which"),
        rows=tuple(rows),
    )
