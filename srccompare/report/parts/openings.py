"""What each article tells first: its opening sentences, who speaks first, which names and aspects lead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from srccompare.report.context import Context
from srccompare.report.places import Places
from srccompare.report.view import Cell, Fold, Quote, Table
from srccompare.report.wording import line, more, short
from srccompare.tables.rows import records_by

MOST = 60
"""Articles listed."""
FIRST = 3
"""Names and aspects shown of each."""
SIDES = ("shared", "possible match")
"""How alike sentences are that are said to be told elsewhere, too."""


def table_of(context: Context, places: Places) -> Table | None:
    """One row per article, where there is more than one group."""
    if len(context.groups) < 2:
        return None
    of_article = records(context.comparison.openings)
    firsts = records(context.comparison.order)
    named = named_in(context)
    given = (context.documents.articles[row].id for row in context.as_given)
    ids = [id_ for id_ in dict.fromkeys(given) if id_ in of_article]
    if not ids:
        return None
    return Table(
        anchor="opening",
        title="What is told first",
        lead="The three sentences each text opens with and whether others tell the same anywhere, who is the "
        "first with a name to be given the word, and which names and aspects come first. Percentages say "
        "how much of the text stands before. What comes late is not hidden, and a text may have been cut.",
        head=("Group", "Opening sentences", "Speaks first", "Named first", "Aspects first"),
        rows=tuple(
            row_of(context, places, id_, number, of_article[id_], firsts.get(id_, []), named)
            for number, id_ in enumerate(ids[:MOST], start=1)
        ),
        more=more(len(ids) - MOST, "comparison.openings"),
        folds=tuple(
            fold_of(context, places, id_, number, of_article[id_])
            for number, id_ in enumerate(ids[:MOST], start=1)
        ),
        folds_title="The opening sentences, and where others tell the same",
    )


def records(table: Any) -> dict[str, list[dict[Any, Any]]]:
    """The rows of each article, in their order."""
    return records_by(table, "id")


def named_in(context: Context) -> set[tuple[str, str]]:
    """The sources that are called by a name, by article."""
    found, ids = context.documents.sources, context.documents.articles.ids
    called = {
        (ids[article], group)
        for article, group, naming in zip(
            found.article.tolist(), found.group.tolist(), found.naming, strict=True
        )
        if naming == "named"
    }
    told = context.comparison.attributions
    every = zip(told["id"], told["attribution"], told["name"], strict=True)
    return {(id_, name) for id_, attribution, name in every if (id_, attribution) in called}


def row_of(
    context: Context,
    places: Places,
    id_: str,
    number: int,
    openings: Sequence[dict[Any, Any]],
    firsts: Sequence[dict[Any, Any]],
    named: set[tuple[str, str]],
) -> tuple[Cell, ...]:
    """One article."""
    article = context.article_of[id_]
    speaker = Cell("nobody by name")
    spoken = (row for row in firsts if row["kind"] == "source" and (id_, row["item"]) in named)
    if first := next(spoken, None):
        speaker = Cell(
            short(line(first["item"]), 40),
            link=places.link(id_, first["field"], int(first["start"])),
            small=f"after {first['position']:.0%}",
        )
    return (
        Cell(
            context.group_name(article),
            small=context.story_of(article) or context.article_name(article),
            look="head",
        ),
        Cell(elsewhere(openings), link=f"op{number}"),
        speaker,
        Cell(listed(firsts, "entity")),
        Cell(listed(firsts, "frame")),
    )


def listed(firsts: Sequence[dict[Any, Any]], kind: str) -> str:
    """The first few items of a kind, in the order in which they come."""
    return ", ".join([short(line(row["item"]), 40) for row in firsts if row["kind"] == kind][:FIRST]) or "–"


def elsewhere(openings: Sequence[dict[Any, Any]]) -> str:
    """How many of the opening sentences others tell, too, and how surely."""
    best = {row["rank"]: row["match"] for row in reversed(openings)}
    counts = [(sum(match == side for match in best.values()), side) for side in SIDES]
    told = ", ".join(f"{count} of {len(best)}: {side}" for count, side in counts if count)
    return told or "no match found"


def fold_of(
    context: Context, places: Places, id_: str, number: int, openings: Sequence[dict[Any, Any]]
) -> Fold:
    """The opening sentences of one article, each with those of others that tell the same."""
    own = line(context.group_name(context.article_of[id_]))
    quotes: list[Quote] = []
    for rank in dict.fromkeys(row["rank"] for row in openings):
        rows = [row for row in openings if row["rank"] == rank]
        first = rows[0]
        none = "" if first["other_start"] >= 0 else " · no match found"
        quotes.append(
            places.quote(own, f"sentence {rank}{none}", id_, "text", int(first["start"]), int(first["end"]))
        )
        quotes += [
            places.quote(
                context.called(row["other_group"]),
                f"{row['match']} · after {row['other_position']:.0%} of its text",
                row["other_id"],
                "text",
                int(row["other_start"]),
                int(row["other_end"]),
            )
            for row in rows
            if row["other_start"] >= 0
        ]
    about = context.article_name(context.article_of[id_])
    return Fold(f"op{number}", f"{own} opens", about, tuple(quotes))
