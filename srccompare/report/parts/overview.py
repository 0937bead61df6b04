"""What was compared: who reprints whom, and headlines beside the texts they stand over."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from srccompare.documents import Voice
from srccompare.report.context import Context
from srccompare.report.numbers import Style, known, several, shown
from srccompare.report.parts.part import Filled, PartMaker, blocks_of
from srccompare.report.pictures.timeline import Dated, timeline
from srccompare.report.places import Places
from srccompare.report.rows import Copy, rows_of
from srccompare.report.view import Card, Cell, Drawing, FamilyView, Table
from srccompare.report.wording import date_of, line, more

CARDS = 300
"""Articles listed one by one."""
MOST = 60
"""Rows of either table."""
LONG, CAPITALS = 4, 0.6
"""Letters of a word that only capitals everywhere would give one; more of them than names have."""
SHARE, TONE = Style(0, percent=True), Style(2, signed=True)


def fill(context: Context, families: Sequence[FamilyView]) -> Filled:
    """When they appeared, copies and headlines, where there is anything to say."""
    places, told = Places(context), headlines_of(context)
    return Filled(
        blocks=blocks_of(
            timeline_table(context),
            copies_table(context, places),
            headlines_table(context, places, told),
            *families,
        ),
        anchors=anchors_of(context, told),
    )


PART: PartMaker = PartMaker("compared", "What was compared", "", fill)


def cards_of(context: Context) -> tuple[Card, ...]:
    """The articles one by one, as many as fit."""
    copied = reprints(context)
    return tuple(card(context, article, copied) for article in context.as_given[:CARDS])


def timeline_table(context: Context) -> Table | None:
    """When the articles appeared, where that is known; of several stories each says so for itself."""
    picture = None if context.stories else timeline_of(context)
    return Table("appeared", "When they appeared", "", picture=picture) if picture else None


def card(context: Context, article: int, copied: Mapping[str, str]) -> Card:
    """One article as it was found."""
    given = context.documents.articles[article]
    headline = context.headline(article)
    words = int(context.documents.words(Voice.ALL)[article])
    return Card(
        id=line(given.id),
        group=context.group_name(article),
        outlet=line(given.outlet),
        headline=headline,
        opening="" if headline or context.carried == "none" else opening(given.text),
        date=date_of(given.published),
        iso=given.published.isoformat() if given.published else "",
        words=several(words, "word"),
        copy=copied.get(given.id, ""),
        status=context.state_of(article),
        flags=tuple(line(flag) for flag in given.flags),
        url=line(given.url),
        link=context.text_link(article),
    )


def timeline_of(context: Context) -> Drawing | None:
    """When the articles appeared."""
    return timeline("timeline", [dated(context, article) for article in context.as_given])


def dated(context: Context, article: int) -> Dated:
    """An article on the line of days."""
    given = context.documents.articles[article]
    return Dated(context.group_name(article), context.headline(article) or "(no headline)", given.published)


def opening(text: str) -> str:
    """The first words of a text that has no headline."""
    return textwrap.shorten(line(text[:400]), 110, placeholder=" …")


def reprints(context: Context) -> dict[str, str]:
    """For the articles that reprint another: how much of them, and whose it is."""
    told: dict[str, str] = {}
    for row in context.copies:
        told.setdefault(
            row.reprint,
            f"{shown(row.share, SHARE)} of its words reprinted from {original_name(context, row)}",
        )
    return told


def original_name(context: Context, row: Copy) -> str:
    """Whose the original is, or its id where it is in no group."""
    return context.told(row.original_group or row.original)


def reprint_name(context: Context, row: Copy) -> str:
    """Whose the reprint is, or its id where it is in no group."""
    return context.told(row.reprint_group or row.reprint)


def copies_table(context: Context, places: Places) -> Table | None:
    """Who reprints whom."""
    found = context.copies
    if not found:
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
                Cell(reprint_name(context, row), link=first_of(row, places), look="head"),
                Cell(original_name(context, row)),
                Cell(f"{row.words:,}", look="num"),
                Cell(shown(row.share, SHARE), look="num"),
                Cell(shown(row.original_share, SHARE), look="num"),
                Cell(shown(row.unchanged, SHARE), look="num"),
                Cell("by dates" if row.order == "dates" else "not known"),
            )
            for row in found[:MOST]
        ),
        more=more(len(found) - MOST, "comparison.copies"),
    )


def first_of(row: Copy, places: Places) -> str:
    """Where the first reprinted words stand; empty where the report does not carry them."""
    start = row.reprint_spans.partition("-")[0]
    return places.link(row.reprint, "text", int(start)) if start else ""


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline with the place in the text that is most like it, and what it has that the text has not."""

    id: str
    group: str | None
    headline: str
    start: int
    tone: float
    tone_body: float
    certainty: str
    match: str | None
    body_field: str | None
    body_start: int
    body_certainty: str | None
    claim: str | None
    frames_only: str | None
    names_only: str | None

    @property
    def notes(self) -> Iterator[str]:
        """What the headline has and the text has not; nothing where there is no text."""
        if not known(self.tone_body):
            return
        if self.claim:
            yield line(self.claim)
        if self.frames_only:
            yield f"frame only in the headline: {line(self.frames_only)}"
        if self.names_only and not title_case(line(self.headline)):
            yield f"named only in the headline: {line(self.names_only)}"


def headlines_of(context: Context) -> list[Headline]:
    """The headlines; of many only those with something to say: matched, or with what the text has not."""
    every = rows_of(Headline, context.comparison.headlines)
    return [row for row in every if not context.many or row.body_field is not None or any(row.notes)]


def headlines_table(context: Context, places: Places, told: Sequence[Headline]) -> Table | None:
    """Headlines beside their texts."""
    if not told:
        return None
    return Table(
        anchor="headlines",
        title="Headlines and their texts",
        lead="Does the headline sound other than the text, does it assert what the text only attributes, "
        "does it name what the text does not? Tone is VADER’s compound; a headline is one short sentence, so "
        "single values say little.",
        head=("Group", "Headline", "Tone", "Tone of the text", "Certainty", "Certainty of the text", "Notes"),
        rows=tuple(headline_row(row, places) for row in told[:MOST]),
        more=more(len(context.comparison.headlines) - len(told[:MOST]), "comparison.headlines"),
    )


def headline_row(row: Headline, places: Places) -> tuple[Cell, ...]:
    """One headline."""
    matched = row.body_field is not None
    link = places.link(row.id, row.body_field, row.body_start) if row.body_field is not None else ""
    below = f"{line(row.match)}: {line(row.body_certainty)}" if matched else "no match found"
    return (
        Cell(places.context.called(row.group), look="head"),
        Cell(line(row.headline), link=places.link(row.id, "title", row.start)),
        Cell(shown(row.tone, TONE), look="num"),
        Cell(shown(row.tone_body, TONE) if known(row.tone_body) else "–", look="num"),
        Cell(line(row.certainty)),
        Cell(below, link=link),
        Cell("; ".join(row.notes)),
    )


def anchors_of(context: Context, told: Sequence[Headline]) -> dict[tuple[str, int], str]:
    """Where copies and headlines stand on the page."""
    headlines = {("headline", context.article_of[row.id]): "headlines" for row in told[:MOST]}
    return headlines | {("copy", number): "copies" for number in range(len(context.copies))}


def title_case(headline: str) -> bool:
    """Whether a headline has capitals everywhere, so that they tell no name.

    >>> title_case("Recession Rally Follows Stagflation Selloff"), title_case("Ann Lee leaves for Oslo")
    (True, False)
    """
    words = [word for word in headline.split()[1:] if len(word) >= LONG and word.isalpha()]
    return sum(word[0].isupper() for word in words) > CAPITALS * len(words)
