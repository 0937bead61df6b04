"""The texts to be read: paragraphs with their zones, cut where a layer begins or ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

import numpy as np

from srccompare.documents import Spans
from srccompare.documents.attribution import ROLES
from srccompare.documents.spans import IntArray, make
from srccompare.documents.text.zones import ZONES
from srccompare.report.context import Context
from srccompare.report.numbers import Style, shown
from srccompare.report.parts.matrix import SIGNS
from srccompare.report.parts.overview import original_name
from srccompare.report.reading import Reading, sign_of
from srccompare.report.view import Layer, Paragraph, Piece, Stretch, Text
from srccompare.report.wording import clean, line, short

ROLE_LABELS = {"source": "sources", "cue": "reporting words", "content": "what is attributed"}
WORDS = {"hedging": False, "loaded": True, "framing": False}
"""Families whose words have a look of their own, and whether they are shown at first."""
OWN = 3
"""How many further families of words do, in turn."""
ASIDE = ("attribution", "sources", "moral", "journalism")
"""Families that are no layer: the first two are shown by their roles, the others would cover the frames."""
APART = 120
"""Characters between two stretches of reprinted words that are labelled each."""
GAP = " […] "


@dataclass(frozen=True, eq=False)
class Marked:
    """A layer, its spans, and what it says at the head of each (empty for most)."""

    layer: Layer
    spans: Spans
    notes: tuple[str, ...]


def layers_of(context: Context) -> list[Marked]:
    """What can be highlighted: reprints, parts of attributions, words of families, the tone of sentences.

    Those that cover most come first, as they go around the others.
    """
    attributions = context.documents.attributions
    layers = [
        marked(role, ROLE_LABELS[role], role == "source", [attributions.of(role)])
        for role in sorted(ROLES, key=around)
    ]
    own = 0
    for family in context.comparison.families:
        rates = [
            measure.name for measure in family.measures if measure.recount == "rate" and measure.of == "words"
        ]
        if family.name == "tone":
            layers[1:1] = tone_layers(context)
        if family.name in ASIDE or not rates:
            continue
        key = family.name if family.name in WORDS else f"own{own % OWN + 1}"
        own += family.name not in WORDS
        parts = [context.comparison.evidence[name] for name in rates]
        layers.append(
            marked(key, family.title.lower(), WORDS.get(key, True), parts, noted=family.name == "framing")
        )
    return [*reprint_layers(context), *layers]


def reprint_layers(context: Context) -> list[Marked]:
    """The words that are reprinted, with whose they are where a stretch begins; none without reprints."""
    found: list[tuple[int, int, int, str]] = []
    named: set[int] = set()
    for row in context.copies:
        article, ends = context.article_of[row.reprint], -APART
        # Of several originals, the one that gave most is named: it stands first.
        whose = "" if article in named else f"from {short(original_name(context, row), 24)}"
        named.add(article)
        for stretch in filter(None, row.reprint_spans.split(";")):
            start, _, end = stretch.partition("-")
            begins = int(start) - ends >= APART
            found.append((article, int(start), int(end), whose if begins else ""))
            ends = int(end)
    if not found:
        return []
    articles, starts, stops, notes = zip(*sorted(found), strict=True)
    text = np.ones(len(found), np.int64)
    spans = make(np.array(articles), text, np.array(starts), np.array(stops))
    return [Marked(Layer("reprint", "reprinted words", True), spans, notes)]


def around(role: str) -> bool:
    """What is attributed goes around the other roles."""
    return role != "content"


def tone_layers(context: Context) -> list[Marked]:
    """Sentences above and below zero, with their score."""
    spans = context.comparison.evidence["tone"]
    style = Style(2, signed=True)
    layers = []
    for key in ("positive", "negative"):
        if key in spans.categories:
            own = spans.of(key)
            sign = "▲" if key == "positive" else "▼"
            notes = tuple(f"{sign} {shown(score, style)}" for score in own.score.tolist())
            layers.append(Marked(Layer(key, f"sentences of {key} tone", False), own, notes))
    return layers


def marked(key: str, label: str, shown_first: bool, parts: Sequence[Spans], noted: bool = False) -> Marked:
    """A layer made of the spans of several measures; ``noted`` names the category at each."""
    filled = [part for part in parts if len(part)]
    labels = [label.replace("_", " ") for part in filled for label in part.labels] if noted else []
    spans = joined(filled) if filled else Spans.empty()
    order = np.lexsort((spans.end, spans.start, spans.field, spans.article))
    named = [labels[row] for row in order.tolist()] if noted else []
    # What goes on is not said again.
    notes = tuple(now if now != last else "" for last, now in zip(["", *named], named, strict=False))
    notes = notes or ("",) * len(spans)
    return Marked(Layer(key, label, shown_first), spans[order], notes)


def joined(parts: Sequence[Spans]) -> Spans:
    """The spans of all parts, without their categories."""
    article, field, start, end = (
        np.concatenate([getattr(part, name) for part in parts])
        for name in ("article", "field", "start", "end")
    )
    return make(article, field, start, end)


def texts_of(context: Context) -> tuple[tuple[Layer, ...], tuple[Text, ...]]:
    """The layers, and the articles with them."""
    layers, reading = layers_of(context), Reading(context)
    rows = context.as_given[: context.read]
    texts = tuple(text_of(context, article, layers, reading) for article in rows)
    return tuple(one.layer for one in layers) if texts else (), texts


def ways_in(texts: Iterable[Text]) -> tuple[tuple[str, str], ...]:
    """The ways in which sentences of the texts put what others tell too, with their signs."""
    found = {one.way for text in texts for part in text.paragraphs for one in part.stretches}
    return tuple((way, sign) for way, sign in SIGNS.items() if way in found)


def text_of(context: Context, article: int, layers: Sequence[Marked], reading: Reading) -> Text:
    """One article."""
    event = int(context.comparison.same_event.event_of[article])
    given = context.documents.articles[article]
    return Text(
        anchor=context.text_link(article),
        id=context.article_name(article),
        group=context.group_name(article),
        headline=context.headline(article),
        note="; ".join(filter(None, [context.state_of(article), *given.flags])),
        url=line(given.url),
        story=f"r{event + 1}",
        story_name=context.story_of(article),
        place=context.place_in_story[article],
        column=reading.columns.get(article, ""),
        paragraphs=tuple(paragraphs_of(context, article, layers, reading)),
    )


def paragraphs_of(
    context: Context, article: int, layers: Sequence[Marked], reading: Reading
) -> Iterator[Paragraph]:
    """The paragraphs of an article, from headline to end, as far as the report carries them."""
    documents = context.documents
    rows = np.flatnonzero(documents.paragraphs.article == article)
    changes = [changes_of(article, field, layers) for field in (0, 1)]
    order = [one.layer.key for one in layers]
    for row in rows.tolist():
        zone = int(documents.zone_of_paragraph[row])
        field = int(documents.paragraphs.field[row])
        stretches = list(carried(context, row, field))
        if context.carried != "full" and not any(kept for *_, kept in stretches):
            continue
        cut: list[Stretch] = []
        for sentence, start, end, kept in stretches:
            if kept:
                shown_here = tuple(pieces(context, article, field, start, end, changes[field], order))
                cut.append(stretch(context, reading, sentence, shown_here))
            elif not cut or cut[-1].pieces != (Piece(GAP),):
                cut.append(Stretch("", "", "", (Piece(GAP),)))
        yield Paragraph(zone=ZONES[zone], stretches=tuple(cut))


def stretch(context: Context, reading: Reading, sentence: int, shown_here: tuple[Piece, ...]) -> Stretch:
    """A sentence with who else tells it; -1 stands for words of a paragraph that are no sentence."""
    if sentence < 0:
        return Stretch("", "", "", shown_here)
    way, also = reading.way(sentence), reading.also(sentence)
    if also and shown_here:
        # Who else tells it stands right behind its last word.
        shown_here = (*shown_here[:-1], replace(shown_here[-1], text=shown_here[-1].text.rstrip()))
    return Stretch(context.sentence_link(sentence), way, sign_of(way), shown_here, also)


def carried(context: Context, paragraph: int, field: int) -> Iterator[tuple[int, int, int, bool]]:
    """The sentences of a paragraph, from where each begins to where the next does, and whether it is shown.

    A headline is always shown; words before the first sentence belong to it.
    """
    documents, sentences = context.documents, context.documents.sentences
    start, end = int(documents.paragraphs.start[paragraph]), int(documents.paragraphs.end[paragraph])
    inside = np.flatnonzero(
        (sentences.article == documents.paragraphs.article[paragraph])
        & (sentences.field == field)
        & (sentences.start >= start)
        & (sentences.start < end)
    ).tolist()
    if not inside:
        yield -1, start, end, context.carried == "full" or field == 0
        return
    begins = [start, *(int(sentences.start[row]) for row in inside[1:]), end]
    for row, (begin, stop) in zip(inside, pairwise(begins), strict=True):
        yield row, begin, stop, field == 0 or bool(context.allowed[row])


Change = tuple[int, int, str, str]
"""Where a layer begins (+1) or ends (-1), and what it says there."""


@dataclass(frozen=True, eq=False)
class Changes:
    """All beginnings and ends of layers in one field of an article, in order.

    ``depth`` says how often each layer is open before each of them, one more row standing for the end: a
    sentence begins in the middle of layers and is not to look at all that stands before it.
    """

    rows: list[Change]
    keys: list[str]
    depth: IntArray

    def before(self, place: int) -> tuple[int, dict[str, int]]:
        """The first change at or behind a place, and how often each layer is open before it."""
        first = bisect_left(self.rows, (place,))
        return first, dict(zip(self.keys, self.depth[first].tolist(), strict=True))


def changes_of(article: int, field: int, layers: Sequence[Marked]) -> Changes:
    """All beginnings and ends of layers in one field of an article."""
    rows: list[Change] = []
    for one in layers:
        spans = one.spans
        # Numbers of another type would have those of all articles converted.
        first, last = np.searchsorted(spans.article, np.array([article, article + 1], spans.article.dtype))
        for row in range(int(first), int(last)):
            if spans.field[row] == field:
                rows.append((int(spans.start[row]), 1, one.layer.key, one.notes[row]))
                rows.append((int(spans.end[row]), -1, one.layer.key, ""))
    rows.sort()
    keys = list(dict.fromkeys(one.layer.key for one in layers))
    steps = np.zeros((len(rows) + 1, len(keys)), np.int64)
    for number, (_, step, key, _) in enumerate(rows, 1):
        steps[number, keys.index(key)] = step
    return Changes(rows, keys, np.cumsum(steps, axis=0))


def pieces(
    context: Context, article: int, field: int, start: int, end: int, changes: Changes, order: Sequence[str]
) -> Iterator[Piece]:
    """A stretch cut wherever a layer begins or ends."""
    notes: dict[str, list[str]] = {}
    first, depth = changes.before(start)
    place = start
    for where, step, key, note in islice(changes.rows, first, None):
        if where >= end:
            break
        if where > place:
            yield piece(context.text(article, field, place, where), depth, notes, order)
            place, notes = where, {}
        depth[key] += step
        if note:
            notes.setdefault(key, []).append(note)
    if place < end:
        yield piece(context.text(article, field, place, end), depth, notes, order)


def piece(text: str, depth: dict[str, int], notes: dict[str, list[str]], order: Iterable[str]) -> Piece:
    """A piece with the layers that are open, the outermost first, and what they say at its head."""
    layers = tuple(dict.fromkeys(key for key in order if depth.get(key, 0) > 0))
    said = tuple(clean(", ".join(dict.fromkeys(notes.get(key, ())))) for key in layers)
    return Piece(text, layers, said if any(said) else ())
