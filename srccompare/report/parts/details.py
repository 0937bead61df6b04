"""Details of the same statements held against each other: numbers, dates, names, contradictions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from srccompare.report.context import Context
from srccompare.report.numbers import several
from srccompare.report.parts.matching import opposed
from srccompare.report.places import Places
from srccompare.report.rows import rows_of
from srccompare.report.view import Cell, Fold, Table
from srccompare.report.wording import cut, line

MOST = 30
"""Details shown."""
VERSIONS = 6
"""Versions of a detail shown in its row; the sentences below have all."""
AROUND = 110
"""Characters of the sentence shown below a detail."""


@dataclass(frozen=True, slots=True)
class DetailVersion:
    """A detail as one article has it."""

    conflict: int
    event: str
    kind: str
    verdict: str
    about: str | None
    id: str
    group: str
    field: str
    start: int
    end: int
    text: str
    sentence: str

    @property
    def place(self) -> tuple[str, str, int]:
        """Where it stands."""
        return self.id, self.field, self.start


@dataclass(frozen=True, slots=True)
class Details:
    """The details that are shown, those told differently first, how many of these there are, and of all."""

    shown: Sequence[Sequence[DetailVersion]]
    apart: int
    every: int


def details_of(context: Context) -> Details:
    """The details that are told differently, then those that agree in other words."""
    found: dict[int, list[DetailVersion]] = {}
    for row in rows_of(DetailVersion, context.comparison.conflicts):
        found.setdefault(row.conflict, []).append(row)
    every = once(context, list(found.values()))
    apart = [rows for rows in every if differs(rows)]
    worded = [rows for rows in every if not differs(rows) and len({plain(row) for row in rows}) > 1]
    return Details([*apart, *worded][:MOST], len(apart), len(every))


def table_of(context: Context, places: Places, details: Details) -> Table | None:
    """Each detail with its versions and who has them."""
    if not details.every:
        return None
    numbered = list(enumerate(details.shown, start=1))
    left = details.every - len(numbered)
    return Table(
        anchor="conflicts",
        title="Details held against each other",
        lead=f"{several(details.every, 'detail')} of statements that several groups have; {details.apart} "
        f"{'is' if details.apart == 1 else 'are'} told differently. Which version is right no program can "
        "say; a later article may know more, and two numbers may be of different things: read both "
        "sentences.",
        head=("Detail", "Versions", "Verdict"),
        rows=tuple(row_of(context, places, rows, number) for number, rows in numbered),
        more=f"and {left:,} more, mostly the same in the same words, in comparison.conflicts" if left else "",
        folds=tuple(fold_of(context, places, rows, number) for number, rows in numbered),
        folds_title="The sentences of each detail",
    )


def anchors_of(details: Details) -> dict[tuple[str, int], str]:
    """Where the details that are shown stand on the page."""
    return {
        ("conflict", rows[0].conflict): f"co{number}" for number, rows in enumerate(details.shown, start=1)
    }


def surely_opposed(context: Context, rows: Sequence[DetailVersion]) -> str:
    """How sure it is that clauses that contradict each other are of one thing; empty if that is not known."""
    return opposed(context, {row.place for row in rows})


def differs(rows: Sequence[DetailVersion]) -> bool:
    """Whether a detail is told differently."""
    return bool(rows[0].verdict == "conflict")


def plain(row: DetailVersion) -> str:
    """A version without capitals and hyphens, which make no other wording."""
    return line(row.text).lower().replace("-", " ")


def row_of(context: Context, places: Places, rows: Sequence[DetailVersion], place: int) -> tuple[Cell, ...]:
    """One detail with the sentence of one side, so that it can be told from others of its kind."""
    around = cut(sentence(places, rows[0]), AROUND)
    verdict = "told differently" if differs(rows) else "agree"
    if contradicts(rows):
        verdict = "contradiction"
    link = f"co{place}"
    small = [context.story_name(rows[0].event), around if not contradicts(rows) else ""]
    return (
        Cell(about(rows), link=link, small=" · ".join(filter(None, small)), look="head"),
        Cell(
            versions(context, places, rows), small=surely_opposed(context, rows) if contradicts(rows) else ""
        ),
        Cell(verdict, look="apart" * differs(rows)),
    )


def contradicts(rows: Sequence[DetailVersion]) -> bool:
    """Whether two clauses, not two values, are held against each other."""
    return bool(rows[0].kind == "contradiction")


def once(context: Context, every: Sequence[list[DetailVersion]]) -> list[list[DetailVersion]]:
    """The details without contradictions that reprinted words repeat after those they are copied from."""
    original = {(row.reprint, row.original) for row in context.copies}
    told = context.comparison.statements
    copied = set(told.loc[told["reprint"], ["id", "field", "start"]].itertuples(index=False, name=None))
    held = [rows for rows in every if contradicts(rows)]

    def repeats(rows: Sequence[DetailVersion]) -> bool:
        return any(
            one.place == other.place and own.place in copied and (own.id, first.id) in original
            for others in held
            for one, own in (rows, rows[::-1])
            for other, first in (others, others[::-1])
        )

    return [rows for rows in every if not (contradicts(rows) and repeats(rows))]


def about(rows: Sequence[DetailVersion]) -> str:
    """What a detail is a detail of."""
    told = line(rows[0].about) or line(rows[0].kind)
    return "percentage" if told == "share" else told


def sentence(places: Places, row: DetailVersion) -> str:
    """The sentence a detail stands in, where the report carries it."""
    return line(row.sentence) if places.shown(row.id, row.field, row.start) else ""


def versions(context: Context, places: Places, rows: Sequence[DetailVersion]) -> str:
    """Each version with the groups that have it; of contradictions the clauses, where they are carried."""
    groups: dict[str, list[str]] = {}
    for row in rows:
        text = line(row.text)
        if contradicts(rows):
            carried = places.shown(row.id, row.field, row.start)
            text = f"“{cut(text.strip('“”'), AROUND)}”" if carried else ""
        groups.setdefault(text, []).append(context.called(row.group))
    told = [f"{text} ({', '.join(dict.fromkeys(names))})".strip() for text, names in groups.items()]
    left = len(told) - VERSIONS
    return "; ".join([*told[:VERSIONS], *([f"and {left} more"] if left > 0 else [])])


def fold_of(context: Context, places: Places, rows: Sequence[DetailVersion], place: int) -> Fold:
    """The sentences of one detail."""
    return Fold(
        f"co{place}",
        f"{about(rows)}: {versions(context, places, rows)}",
        "told differently" if differs(rows) else "agree",
        tuple(
            places.quote(context.called(row.group), "", row.id, row.field, row.start, row.end) for row in rows
        ),
        whole=True,
    )
