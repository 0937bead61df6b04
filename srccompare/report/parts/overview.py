"""What was compared: who reprints whom, and headlines beside the texts they stand over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from srccompare.report.context import Context
from srccompare.report.numbers import Style, known, shown
from srccompare.report.places import Places
from srccompare.report.view import Cell, Table
from srccompare.report.wording import line

MOST = 60
"""Rows of either table."""
LONG, CAPITALS = 4, 0.6
"""Letters of a word that only capitals everywhere would give one; more of them than names have."""
SHARE, TONE = Style(0, percent=True), Style(2, signed=True)


def tables_of(context: Context, places: Places) -> tuple[Table, ...]:
    """Copies and headlines, where there are any."""
    return tuple(filter(None, [copies(context, places), headlines(context, places)]))


def reprints(context: Context) -> dict[str, str]:
    """For the articles that reprint another: how much of them, and whose it is."""
    told: dict[str, str] = {}
    for row in context.comparison.copies.to_dict("records"):
        told.setdefault(
            row["reprint"],
            f"{shown(row['share'], SHARE)} of its words reprinted from {name(row, 'original')}",
        )
    return told


def name(row: dict[Any, Any], which: str) -> str:
    """The group of one of two articles, or its id where it has none."""
    group = row[f"{which}_group"]
    return line(group if isinstance(group, str) else row[which])


def copies(context: Context, places: Places) -> Table | None:
    """Who reprints whom."""
    found = context.comparison.copies
    if not len(found):
        return None
    return Table(
        anchor="copies",
        title="Reprinted text",
        lead="What is reprinted agrees for no reason of its own: it is not counted as a second voice where "
        "statements and words are compared. Measures of an article count all its words. In the texts below "
        "the reprinted words are hatched.",
        head=(
            "Reprint",
            "Of",
            "Words",
            "Share of the reprint",
            "Share of the original",
            "Unchanged",
            "Order",
        ),
        rows=tuple(
            (
                Cell(name(row, "reprint"), link=first_of(row, places), look="head"),
                Cell(name(row, "original")),
                Cell(f"{row['words']:,}", look="num"),
                Cell(shown(row["share"], SHARE), look="num"),
                Cell(shown(row["original_share"], SHARE), look="num"),
                Cell(shown(row["unchanged"], SHARE), look="num"),
                Cell("by dates" if row["order"] == "dates" else "not known: as given"),
            )
            for row in found.head(MOST).to_dict("records")
        ),
        more=more(len(found) - MOST, "comparison.copies"),
    )


def first_of(row: dict[Any, Any], places: Places) -> str:
    """Where the first reprinted words stand; empty where the report does not carry them."""
    start = row["reprint_spans"].partition("-")[0]
    return places.link(row["reprint"], "text", int(start)) if start else ""


def headlines(context: Context, places: Places) -> Table | None:
    """Headlines beside their texts."""
    found = context.comparison.headlines
    every = found.to_dict("records")
    # Of many, those with something to say: a row that was not matched and holds nothing adds nothing.
    told = [row for row in every if not context.many or isinstance(row["body_field"], str) or any(notes(row))]
    if not told:
        return None
    return Table(
        anchor="headlines",
        title="Headlines and their texts",
        lead="Does the headline sound other than the text, does it assert what the text only attributes, "
        "does it name what the text does not? Tone is VADER’s compound; a headline is one short sentence, so "
        "single values say little.",
        head=("Group", "Headline", "Tone", "Tone of the text", "Certainty", "Certainty of the text", "Notes"),
        rows=tuple(headline(row, places) for row in told[:MOST]),
        more=more(len(found) - len(told[:MOST]), "comparison.headlines"),
    )


def headline(row: dict[Any, Any], places: Places) -> tuple[Cell, ...]:
    """One headline."""
    matched = isinstance(row["body_field"], str)
    link = places.link(row["id"], row["body_field"], int(row["body_start"])) if matched else ""
    below = f"{line(row['match'])}: {line(row['body_certainty'])}" if matched else "no match found"
    return (
        Cell(line(row["group"]) if isinstance(row["group"], str) else "(in no group)", look="head"),
        Cell(line(row["headline"]), link=places.link(row["id"], "title", int(row["start"]))),
        Cell(shown(row["tone"], TONE), look="num"),
        Cell(shown(row["tone_body"], TONE) if known(row["tone_body"]) else "–", look="num"),
        Cell(line(row["certainty"])),
        Cell(below, link=link),
        Cell("; ".join(notes(row))),
    )


def notes(row: dict[Any, Any]) -> Iterator[str]:
    """What the headline has and the text has not; nothing where there is no text."""
    if not known(row["tone_body"]):
        return
    if claim := row["claim"]:
        yield line(claim)
    if frames := row["frames_only"]:
        yield f"frame only in the headline: {line(frames)}"
    if (names := row["names_only"]) and not title_case(line(row["headline"])):
        yield f"named only in the headline: {line(names)}"


def title_case(headline: str) -> bool:
    """Whether a headline has capitals everywhere, so that they tell no name.

    >>> title_case("Recession Rally Follows Stagflation Selloff"), title_case("Ann Lee leaves for Oslo")
    (True, False)
    """
    words = [word for word in headline.split()[1:] if len(word) >= LONG and word.isalpha()]
    return sum(word[0].isupper() for word in words) > CAPITALS * len(words)


def more(left: int, where: str) -> str:
    """What a table leaves out, and where all of it is."""
    return f"and {left:,} more in {where}" if left > 0 else ""
