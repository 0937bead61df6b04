"""Quotations several articles have: each version held against the longest, word by word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from srccompare.report.context import Context
from srccompare.report.numbers import Style, several, shown
from srccompare.report.places import NOT_CARRIED, Places
from srccompare.report.rows import rows_of
from srccompare.report.view import Fold, Piece, Quote, Table
from srccompare.report.wording import clean, cut, line, more, short

MOST = 20
"""Quotations shown."""
PHRASE = 4
"""Words of a quotation that is more than a phrase."""
APART = "given to different people"
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class QuotationVersion:
    """A quotation as one article has it; ``difference`` holds it against the longest version."""

    quotation: int
    event: str
    id: str
    group: str
    form: str
    speaker: str | None
    speakers: str
    full: bool
    score: float
    field: str
    start: int
    text: str
    difference: str | None


def table_of(context: Context, places: Places, differ: Sequence[Sequence[QuotationVersion]]) -> Table | None:
    """Quotations that several articles have and that are not the same in all."""
    every = context.comparison.quotations["quotation"].nunique()
    if not every:
        return None
    apart = sum(map(speakers_differ, differ))
    lead = f"{several(every, 'quotation')} in several articles, {len(differ)} of them not in the same words"
    lead += f", and {apart} {APART}." if apart else "."
    return Table(
        anchor="quotations",
        title="The same quotations",
        lead=lead
        + " Struck out is what a version lacks of the longest, underlined what it adds." * bool(differ),
        folds=tuple(
            fold_of(context, places, rows, place) for place, rows in enumerate(differ[:MOST], start=1)
        ),
        folds_title="Those that differ, held against the longest version",
        more=more(len(differ) - MOST, "comparison.quotations"),
    )


def anchors_of(differ: Sequence[Sequence[QuotationVersion]]) -> dict[tuple[str, int], str]:
    """Where the quotations that are shown stand on the page."""
    return {
        ("quotation", rows[0].quotation): f"qu{number}" for number, rows in enumerate(differ[:MOST], start=1)
    }


def different(context: Context) -> list[list[QuotationVersion]]:
    """The quotations that are not the same everywhere, in the order in which they are shown."""
    found: dict[int, list[QuotationVersion]] = {}
    for row in rows_of(QuotationVersion, context.comparison.quotations):
        found.setdefault(row.quotation, []).append(row)
    return sorted((rows for rows in found.values() if differs(rows)), key=order)


def differs(rows: Sequence[QuotationVersion]) -> bool:
    """Whether versions differ in words or in who says them."""
    return speakers_differ(rows) or any(row.form not in ("full", "verbatim") for row in rows)


def speakers_differ(rows: Sequence[QuotationVersion]) -> bool:
    """Whether the same words are given to different people."""
    return bool(rows[0].speakers == "different")


def order(rows: Sequence[QuotationVersion]) -> tuple[bool, float]:
    """What is given to different people first, if it is more than a phrase; then what is reworded most."""
    return not (speakers_differ(rows) and len(full(rows).text.split()) >= PHRASE), min(
        row.score for row in rows
    )


def fold_of(context: Context, places: Places, rows: Sequence[QuotationVersion], place: int) -> Fold:
    """The versions of one quotation."""
    title = cut(quoted(places, full(rows)), 110) or f"Quotation {place}"
    note = f"{APART}: {whose(context, rows)}" if speakers_differ(rows) else said_by(rows)
    note = " · ".join(filter(None, [context.story_name(rows[0].event), note]))
    return Fold(f"qu{place}", title, note, tuple(version(context, rows, row, places) for row in rows), True)


def full(rows: Sequence[QuotationVersion]) -> QuotationVersion:
    """The longest version."""
    return next((row for row in rows if row.full), rows[0])


def quoted(places: Places, row: QuotationVersion) -> str:
    """The words of a quotation, where the report carries them."""
    carried = places.shown(row.id, row.field, row.start)
    return line(row.text) if carried else ""


def said_by(rows: Sequence[QuotationVersion]) -> str:
    """Who is named as the speaker."""
    names = dict.fromkeys(line(row.speaker) for row in rows if row.speaker is not None)
    return ", ".join(short(name, 60) for name in names)


def whose(context: Context, rows: Sequence[QuotationVersion]) -> str:
    """Who is named as the speaker where."""
    where: dict[str, list[str]] = {}
    for row in rows:
        if row.speaker is not None:
            where.setdefault(short(line(row.speaker), 60), []).append(context.called(row.group))
    return "; ".join(f"{name} ({', '.join(dict.fromkeys(groups))})" for name, groups in where.items())


def version(
    context: Context, rows: Sequence[QuotationVersion], row: QuotationVersion, places: Places
) -> Quote:
    """One version, with the words it lacks and the words it has beyond the longest."""
    shown_here = places.shown(row.id, row.field, row.start)
    pieces = tuple(changes(row, full(rows))) if shown_here else (Piece(NOT_CARRIED),)
    # Of "not complete" for "incomplete" no word is the same, and a share would mislead.
    alike = f"{shown(row.score, Style(0, percent=True))} of its words in order" * (0 < row.score < 1)
    said = f"said by {short(line(row.speaker), 60)}" if row.speaker is not None else ""
    form = "longest version" if row.full else line(row.form)
    note = " · ".join(filter(None, [form, alike, said if speakers_differ(rows) else ""]))
    return Quote(context.called(row.group), note, pieces, places.link(row.id, row.field, row.start))


def changes(row: QuotationVersion, longest: QuotationVersion) -> Iterator[Piece]:
    """A version word by word: what is the same, what only the longest has, what only this one has."""
    layers = {"-": ("del",), "+": ("ins",)}
    told = json.loads(row.difference) if row.difference is not None else []
    own, longest_words = WORD.findall(line(row.text)), WORD.findall(line(longest.text))
    place = other = 0
    for kind, text in told:
        words = text.split()
        if kind == "-":
            words, other = as_written(words, longest_words, other)
        else:
            if kind == "=":
                other = as_written(words, longest_words, other)[1]
            words, place = as_written(words, own, place)
        yield Piece(clean(f"{' '.join(words)} "), layers.get(kind, ()))


def as_written(words: Sequence[str], text: Sequence[str], place: int) -> tuple[list[str], int]:
    """Words in small letters as a text writes them from a place on, and the place behind them.

    >>> as_written(["i", "said"], ["Here", "I", "said", "no"], 0)
    (['I', 'said'], 3)
    """
    found: list[str] = []
    for word in words:
        here = next((n for n in range(place, len(text)) if text[n].lower() == word), -1)
        found.append(text[here] if here >= 0 else word)
        place = here + 1 if here >= 0 else place
    return found, place
