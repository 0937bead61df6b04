"""How each states the same thing: the matrix of statements and groups, and the sentences behind it."""

from __future__ import annotations

from collections.abc import Sequence

from srccompare.comparison.tables.attributions import PRONOUN, name_of
from srccompare.report.context import FIELD, Context
from srccompare.report.numbers import several
from srccompare.report.parts.matching import match_of, sureness
from srccompare.report.pictures.matrix import matrix as drawn_matrix
from srccompare.report.places import Places
from srccompare.report.rows import StatementVersion
from srccompare.report.view import Cell, Drawing, Fold, Table
from srccompare.report.wording import cut, line, more, short

MOST = 30
"""Statements shown."""
LENGTH = 180
"""Characters of a statement in the head of its row."""
SIGNS = {
    "asserted": "●",
    "attributed": "◐",
    "quoted": "❝",
    "hedged": "○",
    "questioned": "?",
    "denied": "✕",
    "not found": "·",
}
"""A sign for each certainty beside its word, so that nothing hangs on colour."""
LEGEND = {
    "asserted": "asserted in the outlet’s own voice",
    "attributed": "attributed to somebody",
    "quoted": "in quotation marks",
    "hedged": "put with a “may”, “seems”, “if”",
    "questioned": "asked",
    "denied": "said not to be so",
    "not found": "no match found (not: omitted)",
}
LOOKS = {
    "asserted": "asserted",
    "denied": "denied",
    "attributed": "told",
    "quoted": "told",
    "hedged": "unsure",
    "questioned": "unsure",
}
MISSING = {"published earlier": "published earlier", "date unknown": "date unknown"}
WAYS = (
    (("asserted",), "● Stated as fact"),
    (("attributed", "quoted"), "◐ Attributed or quoted"),
    (("hedged", "questioned"), "○ Hedged or asked"),
    (("denied",), "✕ Denied"),
)
"""The columns of the matrix where groups are too many for a column each."""
NAMES = 4
"""Groups named for each way of putting a statement."""
LIKELY = 0.5
"""From this probability on a possible match is rather right than wrong."""
PUT = {
    "asserted": "stated as fact in",
    "attributed": "attributed in",
    "quoted": "quoted in",
    "hedged": "hedged in",
    "questioned": "asked in",
    "denied": "denied in",
}
"""How a statement can be put, the surest way first."""


def statements_of(context: Context) -> list[list[StatementVersion]]:
    """The versions of each statement, those on which groups differ most first."""
    found: dict[int, list[StatementVersion]] = {}
    for row in context.versions:
        found.setdefault(row.statement, []).append(row)
    return list(found.values())


def table_of(context: Context, places: Places, every: Sequence[Sequence[StatementVersion]]) -> Table | None:
    """Statements × groups; of many groups, statements × ways of putting them."""
    if len(context.groups) < 2:
        return None
    if not every:
        return Table(
            anchor="matrix",
            title="The same statements, side by side",
            lead="No statement was found that two groups share.",
        )
    chosen = list(enumerate(every[:MOST], start=1))
    absent = {missing_of(row) for rows in every for row in rows if not row.found}
    undated = absent == {MISSING["date unknown"]}
    put = {row.certainty for _, rows in chosen for row in rows}
    ways = [(own, title) for own, title in WAYS if put & set(own)] if context.many else []
    columns = [title for _, title in ways] or [group.label for group in context.groups]
    return Table(
        anchor="matrix",
        title="The same statements, side by side",
        lead=lead_of(context, len(every), undated),
        head=("Statement", *columns),
        rows=tuple(
            row_of(context, places, rows, number, ways, "date unknown" if undated else "")
            for number, rows in chosen
        ),
        more=more(len(every) - MOST, "comparison.statement_matrix"),
        folds=tuple(fold_of(rows, number, places) for number, rows in chosen),
        folds_title="The sentences of each statement",
        legend=tuple((f"{SIGNS[key]} {key}", text) for key, text in LEGEND.items()),
    )


def lead_of(context: Context, number: int, undated: bool) -> str:
    """How to read the matrix."""
    lead = (
        f"{several(number, 'statement')} that at least two groups have, those on which they differ most "
        "first. A statement leads to its sentences. “80% sure”: of ten such pairs, about eight say the same "
        "when a reader (here a language model) reads both; without a figure, both count the same or tell the "
        "same deed, or one reprints the other. A possible match may be of another thing, or be asked or "
        "denied there. Not found does not mean left out: of the pairs a reader finds in other words, most "
        "are not found here."
    )
    if context.many:
        lead += " Who is not listed has no match that was found."
    elif undated:
        lead += " As dates are unknown, what was not found may not have happened yet."
    return lead


def matrix_picture(context: Context) -> Drawing | None:
    """The matrix as a picture by itself."""
    every = statements_of(context)[:MOST]
    column = context.number_of_group
    cells = {
        (place, column[row.group]): way(row)
        for place, rows in enumerate(every)
        for row in rows
        if row.group in column
    }
    looks = {f"{SIGNS[key]} {key}": look for key, look in LOOKS.items()}
    names = [group.label for group in context.groups]
    return drawn_matrix(
        "certainty-picture",
        "How each states the same thing",
        [line(rows[0].text) for rows in every],
        names,
        cells,
        looks,
    )


def row_of(
    context: Context,
    places: Places,
    rows: Sequence[StatementVersion],
    number: int,
    columns: Sequence[tuple[tuple[str, ...], str]],
    said: str,
) -> tuple[Cell, ...]:
    """One statement; ``said`` is what the lead says of all that was not found."""
    link = f"st{number}"
    sure = ", ".join(filter(None, [line(rows[0].band), sureness(context, rows)]))
    sure = " · ".join(filter(None, [context.story_name(rows[0].event), sure]))
    head = Cell(cut(worded(places, rows, number), LENGTH), link=link, small=sure, look="head")
    if context.many:
        return head, *(way_cell(context, rows, ways, link) for ways, _ in columns)
    by_group = {row.group: row for row in rows}
    return (
        head,
        *(certainty_cell(context, by_group.get(name), link, said) for name in context.comparison.groups),
    )


def way_cell(context: Context, rows: Sequence[StatementVersion], ways: tuple[str, ...], link: str) -> Cell:
    """The groups that put a statement in one way."""
    names = []
    for row in rows:
        if row.certainty in ways:
            notes = "; ".join(notes_of(context, row))
            names.append(context.called(row.group) + (f" ({notes})" if notes else ""))
    return Cell("; ".join(names), link=link, look=ways[0]) if names else Cell("–", look="not-found")


def worded(places: Places, rows: Sequence[StatementVersion], number: int, *, own: bool = False) -> str:
    """A statement in words the report carries, best in those of a whole sentence, or else its number.

    With ``own`` they are those of one of the rows, whoever's words stand for the statement.
    """
    context = places.context
    if context.carried != "full":
        found = [row for row in rows if row.found]
        carried = [row for row in found if places.shown(row.id, row.field, row.start)]
        return line(carried[0].sentence) if carried else f"Statement {number}"
    return whole([*([] if own else [line(rows[0].text)]), *clauses(context, rows)])


def clauses(context: Context, rows: Sequence[StatementVersion]) -> list[str]:
    """A statement in the words of each group that has it."""
    return [
        line(context.text(context.article_of[row.id], FIELD[row.field], row.start, row.end))
        for row in rows
        if row.found
    ]


def whole(told: Sequence[str]) -> str:
    """The first of some clauses that begins like a sentence; else the first, and that it is cut.

    >>> whole(["because it rained,", "It rained;"]), whole(["when it rained –"])
    ('It rained', '… when it rained')
    """
    first = next((text for text in told if begins(text)), told[0])
    return ("" if begins(first) else "… ") + first.rstrip(" ,;:–—-")


def begins(text: str) -> bool:
    """Whether a clause begins like a sentence."""
    letters = text.lstrip("\"'“‘«([ ")
    return letters[:1].isdigit() or letters[:1].isupper()


def certainty_cell(context: Context, row: StatementVersion | None, link: str, said: str) -> Cell:
    """How one group puts a statement."""
    if row is None or not row.found:
        missing = missing_of(row) if row else ""
        return Cell(
            f"{SIGNS['not found']} not found", small="" if missing == said else missing, look="not-found"
        )
    return Cell(way(row), link=link, small="; ".join(notes_of(context, row)), look=row.certainty)


def missing_of(row: StatementVersion) -> str:
    """Why it does not count that a statement was not found; empty where it does."""
    return MISSING.get(row.missing or "", "")


def notes_of(context: Context, row: StatementVersion) -> list[str]:
    """Who says it there, and how surely it is matched where that is less sure than the statement."""
    match = match_of(context, row)
    weak = match is not None and match.band == "possible match" and row.band != match.band
    unsure = ", ".join(filter(None, ["possible match", match.sure])) if match and weak else ""
    return list(filter(None, [short(speaker(context, row), 40), unsure, "reprint" if row.reprint else ""]))


def speaker(context: Context, row: StatementVersion) -> str:
    """Who says it: whom a pronoun stands for, where the words and their sentence tell, else the pronoun."""
    if row.source is None:
        return ""
    known = context.speakers.get((row.id, row.source, row.sentence))
    name = known or line(name_of(row.source))
    return f"“{line(row.source).lower()}”" if name == PRONOUN else name


def way(row: StatementVersion) -> str:
    """A certainty as its sign and its word."""
    return f"{SIGNS.get(row.certainty, '')} {row.certainty}".strip()


def fold_of(rows: Sequence[StatementVersion], number: int, places: Places) -> Fold:
    """The sentences of one statement."""
    context = places.context
    return Fold(
        anchor=f"st{number}",
        title=worded(places, rows, number),
        note=", ".join(filter(None, [line(rows[0].band), sureness(context, rows)])),
        quotes=tuple(
            places.quote(
                context.called(row.group),
                noted(context, row),
                row.id,
                row.field,
                row.start,
                row.end,
            )
            for row in rows
            if row.found
        ),
    )


def noted(context: Context, row: StatementVersion) -> str:
    """How a sentence puts it: certainty, source, stance of the reporting word; what it is matched with."""
    parts = [way(row)]
    if row.source is not None:
        parts.append(f"to {short(speaker(context, row), 60)}")
    if row.cue is not None:
        stance = f", {line(row.stance)}" if row.stance is not None and row.stance != "other" else ""
        parts.append(f"“{short(line(row.cue), 40)}”{stance}")
    if row.reprint:
        parts.append("reprint")
    if match := match_of(context, row):
        parts.append(match.told)
    return " · ".join(parts)


def anchors_of(every: Sequence[Sequence[StatementVersion]]) -> dict[tuple[str, int], str]:
    """Where the statements that are shown stand on the page."""
    return {
        ("statement", rows[0].statement): f"st{number}" for number, rows in enumerate(every[:MOST], start=1)
    }
