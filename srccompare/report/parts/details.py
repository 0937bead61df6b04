"""Details of the same statements held against each other: numbers, dates, names, contradictions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from srccompare.report.context import Context
from srccompare.report.numbers import several
from srccompare.report.parts.matching import opposed
from srccompare.report.places import Places
from srccompare.report.view import Cell, Fold, Table
from srccompare.report.wording import cut, line

MOST = 30
"""Details shown."""
VERSIONS = 6
"""Versions of a detail shown in its row; the sentences below have all."""
AROUND = 110
"""Characters of the sentence shown below a detail."""


def conflicts(context: Context, places: Places) -> Table | None:
    """Details that are told differently, then those that agree in other words."""
    found = context.comparison.conflicts
    if not len(found):
        return None
    every = once(context, [rows.to_dict("records") for _, rows in found.groupby("conflict", sort=False)])
    apart = [rows for rows in every if differs(rows)]
    worded = [rows for rows in every if not differs(rows) and len({plain(row) for row in rows}) > 1]
    ordered = [*apart, *worded][:MOST]
    left = len(every) - len(ordered)
    return Table(
        anchor="conflicts",
        title="Details held against each other",
        lead=f"{several(len(every), 'detail')} of statements that several groups have; {len(apart)} "
        f"{'is' if len(apart) == 1 else 'are'} told differently. Which version is right no program can say; "
        "a later article may know more, and two numbers may be of different things: read both sentences.",
        head=("Detail", "Versions", "Verdict"),
        rows=tuple(row_of(context, places, rows, place) for place, rows in enumerate(ordered, start=1)),
        more=f"and {left:,} more, mostly the same in the same words, in comparison.conflicts" if left else "",
        folds=tuple(fold_of(context, places, rows, place) for place, rows in enumerate(ordered, start=1)),
        folds_title="The sentences of each detail",
    )


def differs(rows: Sequence[dict[Any, Any]]) -> bool:
    """Whether a detail is told differently."""
    return bool(rows[0]["verdict"] == "conflict")


def plain(row: dict[Any, Any]) -> str:
    """A version without capitals and hyphens, which make no other wording."""
    return line(row["text"]).lower().replace("-", " ")


def row_of(context: Context, places: Places, rows: Sequence[dict[Any, Any]], place: int) -> tuple[Cell, ...]:
    """One detail with the sentence of one side, so that it can be told from others of its kind."""
    around = cut(sentence(places, rows[0]), AROUND)
    verdict = "told differently" if differs(rows) else "agree"
    if contradicts(rows):
        verdict = "contradiction"
    link = f"co{place}"
    return (
        Cell(about(rows), link=link, small=around if not contradicts(rows) else "", look="head"),
        Cell(versions(context, places, rows), small=opposed(context, rows) if contradicts(rows) else ""),
        Cell(verdict, look="apart" * differs(rows)),
    )


def contradicts(rows: Sequence[dict[Any, Any]]) -> bool:
    """Whether two clauses, not two values, are held against each other."""
    return bool(rows[0]["kind"] == "contradiction")


def once(context: Context, every: Sequence[list[dict[Any, Any]]]) -> list[list[dict[Any, Any]]]:
    """The details without contradictions that reprinted words repeat after those they are copied from."""
    original = {(row["reprint"], row["original"]) for row in context.comparison.copies.to_dict("records")}
    told = context.comparison.statements
    copied = set(told.loc[told["reprint"], ["id", "field", "start"]].itertuples(index=False, name=None))
    held = [rows for rows in every if contradicts(rows)]

    def repeats(rows: Sequence[dict[Any, Any]]) -> bool:
        return any(
            where(one) == where(other) and where(own) in copied and (own["id"], first["id"]) in original
            for others in held
            for one, own in (rows, rows[::-1])
            for other, first in (others, others[::-1])
        )

    return [rows for rows in every if not (contradicts(rows) and repeats(rows))]


def where(row: dict[Any, Any]) -> tuple[Any, ...]:
    """Where a version stands."""
    return row["id"], row["field"], row["start"]


def about(rows: Sequence[dict[Any, Any]]) -> str:
    """What a detail is a detail of."""
    told = line(rows[0]["about"]) or line(rows[0]["kind"])
    return "percentage" if told == "share" else told


def sentence(places: Places, row: dict[Any, Any]) -> str:
    """The sentence a detail stands in, where the report carries it."""
    return line(row["sentence"]) if places.shown(row["id"], row["field"], int(row["start"])) else ""


def versions(context: Context, places: Places, rows: Sequence[dict[Any, Any]]) -> str:
    """Each version with the groups that have it; of contradictions the clauses, where they are carried."""
    groups: dict[str, list[str]] = {}
    for row in rows:
        text = line(row["text"])
        if contradicts(rows):
            carried = places.shown(row["id"], row["field"], int(row["start"]))
            text = f"“{cut(text.strip('“”'), AROUND)}”" if carried else ""
        groups.setdefault(text, []).append(context.called(row["group"]))
    told = [f"{text} ({', '.join(dict.fromkeys(names))})".strip() for text, names in groups.items()]
    left = len(told) - VERSIONS
    return "; ".join([*told[:VERSIONS], *([f"and {left} more"] if left > 0 else [])])


def fold_of(context: Context, places: Places, rows: Sequence[dict[Any, Any]], place: int) -> Fold:
    """The sentences of one detail."""
    return Fold(
        f"co{place}",
        f"{about(rows)}: {versions(context, places, rows)}",
        "told differently" if differs(rows) else "agree",
        tuple(
            places.quote(
                context.called(row["group"]), "", row["id"], row["field"], int(row["start"]), int(row["end"])
            )
            for row in rows
        ),
    )
