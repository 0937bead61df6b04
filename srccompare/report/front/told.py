"""What only the texts of a group tell, and what most others tell and they were not found to tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from srccompare.comparison.claims.standing import stands_alone
from srccompare.comparison.tables.missing import lacked_by_group
from srccompare.report.context import Context
from srccompare.report.front.differences.event import TELLERS
from srccompare.report.front.echoes import Echoes
from srccompare.report.front.hits import QUOTES_OF_MANY
from srccompare.report.front.strays import end_of_article
from srccompare.report.numbers import several
from srccompare.report.places import Places
from srccompare.report.rows import rows_of
from srccompare.report.view import Cell, Group, Trait
from srccompare.report.wording import bare, cut

LISTED, FOLDED = 4, 8
"""Sentences of a trait that stand in its line, and those that can be unfolded, these among them."""
FEW, FOLDED_OF_FEW, LIKELY = 3, 16, 0.88
"""Groups up to which a first page alone has room to unfold more, how many, and from which probability on: of
39 sentences that a reader of the 32 labelled events named as told here alone 29 are among them (22 of the
eight), and of all 482 that reader found 21 told elsewhere (9 of 291)."""
IN_STORY = 3
"""Sentences of a trait where it is told story by story."""
SURE = 0.93
"""Probability from which on a sentence is told: of those of the 32 labelled events that stand alone and that
a reader said are told elsewhere or nowhere else, 92 in 100 are told nowhere else (90 from .9 on)."""
FOUND = 0.7
"""Probability from which on a statement is said not to be found in a text: of four shown below .6 in nine
events, read by others, two were there in other words; from here on 55 of 60 hold in the 32 labelled ones."""
FEWEST = 5
"""Telling words of a sentence that is told: "Twice in ten years." stands alone and says little (a guess)."""
ECHO = 0.4
"""The share of a sentence's words that stand side by side in another text, from which on it is not told here
alone; like the next settled on the true and the wrong lines of the same nine events."""
ECHO_MISSING = 0.34
"""The same in the text a statement is said to be missing from."""
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
    probability: float
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
    also_id: str
    also_field: str
    also_start: int


@dataclass(frozen=True, slots=True)
class Opening:
    """A sentence near the beginning of a text."""

    id: str
    group: str | None
    rank: int
    start: int
    end: int


Row = TypeVar("Row", Only, Missing)


class Told:
    """The sentences told only here and those not found here, by group and event."""

    def __init__(self, context: Context) -> None:
        self.context, self.places, self.echoes = context, Places(context), Echoes(context)

    @cached_property
    def only(self) -> dict[tuple[str, str], list[Only]]:
        """The sentences only a group tells of an event, the most telling first."""
        rows = rows_of(Only, self.context.comparison.only)
        least = LIKELY if has_room(self.context) else SURE
        shown = [
            row
            for row in rows
            if row.probability >= least
            and self.places.shown(row.id, row.field, row.start)
            and stands_alone(row.text, title=row.field == "title")
            and self.within_article(row.id, row.field, row.start)
            and len(self.echoes.weights(row.text)) >= FEWEST
            and self.echoes.elsewhere(row.text, row.event, row.group) < ECHO
        ]
        return by_group(sorted(shown, key=lambda row: (row.probability < SURE, -row.telling)))

    def within_article(self, id_: str, field: str, start: int) -> bool:
        """Whether a sentence stands before the end of its article."""
        place = id_, field
        if place not in self._ends:
            self._ends[place] = end_of_article(self.context.field_text(id_, field))
        return start < self._ends[place]

    @cached_property
    def _ends(self) -> dict[tuple[str, str], int]:
        return {}

    @cached_property
    def missing(self) -> dict[tuple[str, str], list[Missing]]:
        """What was not found in a group, the surest first."""
        table = self.context.comparison.missing
        whole = lacked_by_group(self.context.comparison.same_event, table)
        shown = [
            row
            for row, lacked in zip(rows_of(Missing, table), whole, strict=True)
            if lacked
            and row.probability >= FOUND
            and self.places.shown(row.told_id, row.told_field, row.told_start)
            and stands_alone(row.told_text, title=row.told_field == "title")
            and self.echoes.here(row.told_text, row.event, row.group) < ECHO_MISSING
        ]
        return by_group(sorted(shown, key=lambda row: -row.probability))

    @cached_property
    def opening(self) -> dict[str | None, Opening]:
        """The first sentence of a text of each group."""
        rows = rows_of(Opening, self.context.comparison.openings)
        return {row.group: row for row in reversed(rows) if row.rank == 1 and self.carried(row)}

    def carried(self, row: Opening) -> bool:
        """Whether the report carries an opening sentence."""
        return self.places.shown(row.id, "text", row.start)

    def traits(self, group: Group, events: Iterable[str], most: int = FOLDED) -> Iterator[Trait]:
        """What is told only here, and what is not found here, of some events."""
        keys = [(self.context.given_name(group), event) for event in events]
        if only := [row for key in keys for row in self.only.get(key, ())]:
            yield self.only_here(only, FOLDED_OF_FEW if has_room(self.context) else most)
        missing = [row for key in keys for row in self.missing.get(key, ())]
        if missing and not is_in_lines(self.context):
            yield self.not_here(missing[:most])

    def only_here(self, rows: Sequence[Only], most: int) -> Trait:
        """The sentences only this group tells, each of which can be understood alone."""
        chosen = rows[: max(QUOTES_OF_MANY if self.context.many else most, LISTED)]
        quotes = tuple(
            self.places.quote("", self.article_of(row.id), row.id, row.field, row.start, row.end)
            for row in chosen[:most]
        )
        items = tuple(
            Cell(
                cited([row.text]),
                self.places.link(row.id, row.field, row.start),
                self.article_of(row.id),
            )
            for row in chosen
        )
        left = len(rows) - len(chosen)
        return Trait(
            "told",
            "Told only here",
            cited([row.text for row in chosen[:LISTED]]),
            quotes,
            f"and {several(left, 'sentence')} more in comparison.only; “only” means that no other text "
            "was found to tell it"
            if left
            else "",
            items,
            lines=True,
            listed=LISTED,
        )

    def not_here(self, chosen: Sequence[Missing]) -> Trait:
        """What most others tell and this group does not, in the words of one of them."""
        context = self.context
        quotes = tuple(
            self.places.quote(
                context.called(row.told_group),
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
                self.places.link(row.told_id, row.told_field, row.told_start),
                f"{context.called(row.told_group)}; told by {row.articles} of {row.of} others",
            )
            for row in chosen
        )
        text = cited([row.told_text for row in chosen[:LISTED]])
        return Trait("missing", "Not found here", text, quotes, items=items, lines=True, listed=LISTED)

    def counts(self, group: Group) -> Iterator[Trait]:
        """How much is told only here, and not found here, in how many events: the stories say what."""
        name = self.context.given_name(group)
        for key, label, found in (
            ("told", "Told only here", self.only),
            ("missing", "Not found here", self.missing),
        ):
            numbers = [len(rows) for (own, _), rows in found.items() if own == name]
            if numbers:
                noun = "sentence" if key == "told" else "statement"
                where = several(len(numbers), "story", "stories")
                yield Trait(key, label, f"{several(sum(numbers), noun)} in {where}", ())

    def article_of(self, id_: str) -> str:
        """The article of a sentence, where its group has several."""
        return self.context.text_note(self.context.article_of[id_])


def is_in_lines(context: Context) -> bool:
    """Whether lines hold the openings of all groups side by side, and say who tells what and who does not.

    They do where few groups tell one event, all of them.
    """
    groups = set(context.comparison.groups)
    told = [own.keys() - {None} for own in context.comparison.same_event.articles_of]
    return len(groups) <= TELLERS and [own for own in told if len(own) > 1] == [groups]


def has_room(context: Context) -> bool:
    """Whether a page has room for more: it is the first page alone, of one event in few texts."""
    return context.brief and not context.stories and len(context.groups) <= FEW


def by_group(rows: Sequence[Row]) -> dict[tuple[str, str], list[Row]]:
    """Rows by group and event, in their order."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        found.setdefault((row.group, row.event), []).append(row)
    return found


def told_traits(told: Told, group: Group) -> Iterator[Trait]:
    """What is told only here, and what is not told here; of several stories how much of both."""
    if len(told.context.groups) > 1:
        if told.context.stories:
            yield from told.counts(group)
        else:
            yield from told.traits(group, told.context.comparison.same_event.event_names)


def opening_trait(told: Told, group: Group) -> Iterator[Trait]:
    """The sentence the text of a group opens with, where it has one text and there are others."""
    context, row = told.context, told.opening.get(told.context.given_name(group))
    single = len(told.opening) == len(context.groups) and all(one.articles == 1 for one in context.groups)
    apart = len(context.groups) > 1 and not (single and is_in_lines(context))
    if row is not None and group.articles == 1 and apart:
        start, end = row.start, row.end
        text = cited([context.text(context.article_of[row.id], 1, start, end)])
        item = Cell(text, told.places.link(row.id, "text", start))
        yield Trait("opens", "Opens with", text, (), items=(item,), lines=True)


def cited(texts: Sequence[str], longest: int = CITED) -> str:
    """Sentences on one line."""
    return " · ".join(f"“{cut(bare(text), longest)}”" for text in texts)
