"""What the explorer lists: statements, claims, attributions and names, each with its passages.

    row      statement  "The pier was closed"  story 3  80%
    told       Post    asserted                article 7, sentence 12, 0-19
               Herald  attributed  the mayor   article 8, sentence 2, 31-60
               Tribune not found

Everything is read from the tables of the report, in its words. What is told leads to the passage: an article,
one of its sentences, and from where to where in it. Sentences stand once, with their article, and only those
the report may carry.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from srccompare.report.context import FIELD, Context
from srccompare.report.excerpts import CARRIED
from srccompare.report.parts.citing import cell, contents_carried, said_of
from srccompare.report.parts.matching import probabilities
from srccompare.report.parts.matrix import SIGNS, missing_of, notes_of, statements_of, worded
from srccompare.report.parts.naming import actors_of, places_in
from srccompare.report.parts.overview import card
from srccompare.report.places import Places
from srccompare.report.top_lines import in_words, told
from srccompare.report.wording import line

KINDS = {"statement": "Statements", "claim": "Claims", "attribution": "Attributions", "name": "Names"}
"""The kinds of rows, and what they are called together."""
VOICES = ("narrated", "attributed", "quoted")


@dataclass(frozen=True, slots=True)
class Told:
    """How a group tells a row: its voice, what is said of it, and the passage.

    ``group`` is -1 for an article in none; ``article`` is -1 where there is no passage. ``start`` and ``end``
    count UTF-16 units of the sentence, as scripts do.
    """

    group: int
    way: str
    note: str
    article: int = -1
    sentence: int = -1
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """Something to be found: its kind, its words, its story (-1 for several), how sure it is in percent."""

    kind: str
    text: str
    note: str
    story: int
    sure: int | None
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """An article with the sentences that are carried, None for others; ``breaks`` begin a paragraph.

    Where it has no headline, ``headline`` is how it opens, and it is not ``headed``.
    """

    group: int
    story: int
    headline: str
    date: str
    id: str
    url: str
    sentences: tuple[str | None, ...]
    breaks: tuple[int, ...]
    headed: bool


@dataclass(frozen=True, slots=True)
class Explorer:
    """Everything an explorer holds; stories are named where there are several."""

    title: str
    subtitle: str
    by: str
    carried: str
    signature: str
    groups: tuple[str, ...]
    stories: tuple[str, ...]
    kinds: dict[str, str]
    signs: dict[str, str]
    articles: tuple[Read, ...]
    rows: tuple[Row, ...]


def explore(context: Context, title: str, subtitle: str) -> Explorer:
    """What the explorer of a comparison holds."""
    places, names = Places(context), context.comparison.same_event.event_names
    rows = [*statements(places), *claims(places), *attributions(places), *names_of(places)]
    found = {row.kind for row in rows}
    return Explorer(
        title=title,
        subtitle=subtitle,
        by=line(context.comparison.by),
        carried=CARRIED[context.carried],
        signature=line(context.comparison.signature),
        groups=tuple(group.label for group in context.groups),
        stories=tuple(map(context.story_name, names)) if len(names) > 1 else (),
        kinds={kind: label for kind, label in KINDS.items() if kind in found},
        signs=SIGNS,
        articles=tuple(read(places, number) for number in range(len(context.documents))),
        rows=tuple(rows),
    )


def read(places: Places, number: int) -> Read:
    """One article with what of it is carried."""
    context, sentences = places.context, places.context.documents.sentences
    carried: list[str | None] = []
    breaks, last = [], None
    for row in range(*context.sentence_range(number)):
        field, start = int(sentences.field[row]), int(sentences.start[row])
        paragraph = places.row_at(context.documents.paragraphs, number, field, start)
        if paragraph != last:
            breaks.append(len(carried))
        last = paragraph
        words = context.text(number, field, start, int(sentences.end[row]))
        carried.append(words if context.allowed[row] else None)
    about = card(context, number, {})
    return Read(
        group=int(context.group_of[number]),
        story=int(context.comparison.same_event.event_of[number]),
        headline=about.headline or about.opening,
        date=about.date if about.iso else "",
        id=about.id,
        url=about.url,
        sentences=tuple(carried),
        breaks=tuple(breaks),
        headed=bool(about.headline),
    )


def statements(places: Places) -> Iterator[Row]:
    """What several groups tell, and how each puts it."""
    context = places.context
    for number, versions in enumerate(statements_of(context), start=1):
        sure = probabilities(context, versions)
        yield Row(
            kind="statement",
            text=worded(places, versions, number),
            note=line(versions[0].band),
            story=story_named(context, versions[0].event),
            sure=percent(max(sure)) if sure else None,
            told=tuple(
                Told(
                    context.number_of_group.get(one.group, -1),
                    line(one.certainty),
                    "; ".join(notes_of(context, one)),
                    *passage(places, one.id, one.field, one.start, one.end),
                )
                if one.found
                else Told(context.number_of_group.get(one.group, -1), line(one.certainty), missing_of(one))
                for one in versions
            ),
        )


def claims(places: Places) -> Iterator[Row]:
    """What is claimed of the groups, all that is surer than the threshold of its kind."""
    context = places.context
    for claim in told(context.claims, most=None):
        yield Row(
            kind="claim",
            text=line(in_words(context, places, claim)),
            note=claim.kind,
            story=story_named(context, claim.event),
            sure=percent(claim.probability),
            told=tuple(
                Told(
                    context.number_of_group.get(one.group, -1),
                    line(one.voice),
                    line(one.source),
                    *passage(places, one.id, one.field, one.start, one.end),
                )
                for one in claim.places
            ),
        )


def attributions(places: Places) -> Iterator[Row]:
    """What is said, who says it, and with which words."""
    context, carried = places.context, contents_carried(places.context)
    found = context.comparison.attributions.to_dict("records")
    for row, person in zip(found, context.people, strict=True):
        said = said_of(row, "", False, person, context, carried)
        who = f"{said.source} ({said.name})" if said.name and said.source else said.name or said.source
        cue = f"“{said.cue}”" if said.cue else ""
        stretch = (cell(row["content_spans"]) or cell(row["cue_spans"])).split(";")[0]
        start, _, end = stretch.partition("-")
        found_at = passage(places, row["id"], row["field"], int(start), int(end)) if stretch else ()
        article = context.article_of[row["id"]]
        yield Row(
            kind="attribution",
            text=said.content or said.source or said.cue,
            note=said.type,
            story=int(context.comparison.same_event.event_of[article]),
            sure=percent(row["confidence"]),
            told=(
                Told(
                    int(context.group_of[article]),
                    said.kind,
                    ", ".join(filter(None, [who, cue, said.manner])),
                    *found_at,
                ),
            ),
        )


def names_of(places: Places) -> Iterator[Row]:
    """What each group calls the actors, with a passage from every story."""
    context = places.context
    event_of = context.comparison.same_event.event_of
    for forms in actors_of(context, alone=True):
        uses, stories = [], set()
        for form in forms:
            seen: set[int] = set()
            way = ", ".join(voice for voice in VOICES if getattr(form, voice))
            note = form.shown + f" ×{form.count}" * (form.count > 1)
            note += f" [{line(form.loaded)}]" if form.loaded else ""
            for at in places_in(form.places):
                event = int(event_of[context.article_of[at[0]]])
                if event not in seen:
                    group = context.number_of_group.get(form.group, -1)
                    uses.append(Told(group, way, note, *passage(places, *at)))
                seen.add(event)
            stories |= seen
        story = stories.pop() if len(stories) == 1 else -1
        yield Row("name", line(forms[0].name), line(forms[0].kind), story, None, tuple(uses))


def passage(places: Places, id_: str, field: str, start: int, end: int) -> tuple[int, int, int, int]:
    """An article, one of its sentences, and from where to where in it."""
    context, sentences = places.context, places.context.documents.sentences
    article, number = context.article_of[id_], FIELD[field]
    row = places.row_at(sentences, article, number, start)
    if row < 0:
        return article, -1, 0, 0
    first, last = int(sentences.start[row]), int(sentences.end[row])
    before = units(context.text(article, number, first, start))
    inside = units(context.text(article, number, start, min(end, last)))
    return article, row - context.sentence_range(article)[0], before, before + inside


def units(text: str) -> int:
    """How long a text is for a script.

    >>> units("é"), units("🙂")
    (1, 2)
    """
    return len(text.encode("utf-16-le")) // 2


def story_named(context: Context, event: str | None) -> int:
    """The number of an event, -1 for none."""
    names = context.comparison.same_event.event_names
    return names.index(event) if event in names else -1


def percent(probability: Any) -> int | None:
    """A probability as a number to sort by, rounded down as everywhere.

    >>> percent(0.9151), percent(0.999), percent(float("nan"))
    (91, 99, None)
    """
    return min(int(100 * probability + 1e-9), 99) if probability == probability else None
