"""The sentences behind a number, with the words that were counted marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from srccompare.documents import Spans, Voice
from srccompare.documents.spans import IntArray
from srccompare.families.base import Measure
from srccompare.report.context import Context
from srccompare.report.numbers import Style, several, shown
from srccompare.report.view import Evidence, Group, Passage, Piece
from srccompare.report.wording import clean, line

MOST, FEWEST, BUDGET = 12, 1, 4000
"""Passages shown for one number: twelve, and fewer where there are many numbers."""
WORDS = 12
"""Different words listed above them."""
PHRASE = 6
"""The longest stretch, in tokens, that is listed as a word or phrase."""
WHOLE = 0.95
"""A count that covers this share of the words is about the whole text, not about sentences in it."""
MARKED = "marked"
GAP = re.compile(r"\W*")


@dataclass(frozen=True, eq=False)
class Found:
    """The evidence of one measure with the tokens and sentences it covers."""

    spans: Spans
    first: IntArray
    stop: IntArray
    sentence: IntArray
    last_sentence: IntArray
    group: IntArray


def found_in(context: Context, spans: Spans) -> Found:
    """Where spans lie."""
    documents = context.documents
    if not len(spans):
        nowhere = np.zeros(0, np.int64)
        return Found(spans, nowhere, nowhere, nowhere, nowhere, nowhere)
    first, stop = documents.token_range(spans)
    sentence = documents.sentence
    return Found(spans, first, stop, sentence[first], sentence[stop - 1], context.group_of[spans.article])


def evidence_for(
    context: Context,
    measure: Measure,
    found: Found,
    group: Group,
    anchor: str,
    value: str,
    style: Style,
) -> Evidence | None:
    """What stands behind a measure in one group; None where there is nothing to show."""
    rows = np.flatnonzero(found.group == group.number)
    if not len(rows):
        return None
    note, more = "", ""
    links: tuple[tuple[str, str], ...] = ()
    passages: tuple[Passage, ...] = ()
    if covers_all(context, measure, found, rows, group):
        links = texts_of(context, group)
        note = "This counts the whole text:" if links else "This counts the whole text."
    else:
        passages, more = passages_of(context, measure, found, rows, style)
    return Evidence(
        anchor=anchor,
        group=group,
        value=value,
        found=how_much(measure, found, rows),
        words=() if note else words_of(context, found, rows),
        passages=passages,
        more=more,
        note=note,
        links=links,
    )


def how_much(measure: Measure, found: Found, rows: IntArray) -> str:
    """How much was found; empty where the value says it already."""
    if not len(rows) or measure.recount == "count":
        return ""
    if measure.recount != "mean":
        return several(len(rows), "hit")
    if measure.high == 1 and measure.low == 0:
        return f"{int((found.spans.score[rows] > 0).sum())} of {several(len(rows), 'sentence')}"
    return several(len(rows), "sentence")


def covers_all(context: Context, measure: Measure, found: Found, rows: IntArray, group: Group) -> bool:
    """Whether a count covers nearly every word measured in a group."""
    if measure.recount != "count" or not len(rows):
        return False
    documents, total = context.documents, context.words_before
    covered = int((total[found.stop[rows]] - total[found.first[rows]]).sum())
    every = int(documents.words(Voice.ALL)[context.group_of == group.number].sum())
    return every > 0 and covered >= WHOLE * every


def texts_of(context: Context, group: Group) -> tuple[tuple[str, str], ...]:
    """Links to the texts of a group."""
    rows = [
        row for row in np.flatnonzero(context.group_of == group.number).tolist() if context.text_link(row)
    ]
    return tuple((context.article_name(row) or group.name, context.text_link(row)) for row in rows)


def words_of(context: Context, found: Found, rows: IntArray) -> tuple[str, ...]:
    """The words and phrases hit, the most frequent first; none where the evidence is whole sentences."""
    brief = rows[(found.stop[rows] - found.first[rows]) <= PHRASE]
    if not len(brief) or 2 * len(brief) < len(rows):
        return ()
    spans = found.spans[brief]
    labels = (
        [label.replace("_", " ") for label in spans.labels]
        if len(set(spans.labels)) > 1
        else [""] * len(spans)
    )
    texts = Counter(
        f"{line(text).lower()} ({label})" if label else line(text).lower()
        for text, label in zip(context.documents.text_of(spans), labels, strict=True)
    )
    ordered = sorted(texts.items(), key=lambda item: (-item[1], item[0]))
    most_words = WORDS // 2 if context.many else WORDS
    listed = [f"{text} ×{count}" if count > 1 else text for text, count in ordered[:most_words]]
    left = len(ordered) - most_words
    return tuple([*listed, f"and {left} more"] if left > 0 else listed)


def passages_of(
    context: Context, measure: Measure, found: Found, rows: IntArray, style: Style
) -> tuple[tuple[Passage, ...], str]:
    """The sentences in reading order, or the highest scores first where sentences are scored."""
    scored = measure.recount == "mean"
    if scored and style.percent:
        # Yes or no for each sentence: those that count are shown, without a score.
        rows, scored = rows[found.spans.score[rows] > 0], False
    starts, number = np.unique(found.sentence[rows], return_inverse=True)
    order = np.arange(len(starts))
    if scored:
        strength = np.zeros(len(starts))
        np.maximum.at(strength, number, np.abs(found.spans.score[rows]))
        order = np.lexsort((order, -strength))
    shown_first: list[Passage] = []
    for place in order.tolist():
        if len(shown_first) == most(context):
            break
        own = rows[number == place]
        if may_show(context, found, own):
            shown_first.append(passage(context, found, own, scored, style, measure.recount != "rate"))
    return tuple(shown_first), left_out(len(starts), len(shown_first))


def most(context: Context) -> int:
    """How many passages a number may have in this report."""
    numbers = sum(len(family.measures) for family in context.comparison.families) * len(context.groups)
    return min(MOST, max(FEWEST, BUDGET // max(numbers, 1)))


def may_show(context: Context, found: Found, rows: IntArray) -> bool:
    """Whether the report carries all the sentences some evidence runs over."""
    first, last = int(found.sentence[rows].min()), int(found.last_sentence[rows].max())
    return bool(context.allowed[first : last + 1].all())


def left_out(number: int, shown_first: int) -> str:
    """How many sentences are not shown; the glance says where they are."""
    left = number - shown_first
    if not left:
        return ""
    if not shown_first:
        return f"{several(left, 'sentence')}, not in this report"
    return f"and {left:,} more"


def passage(
    context: Context, found: Found, rows: IntArray, scored: bool, style: Style, join: bool
) -> Passage:
    """One sentence, or as many as its evidence runs over."""
    documents, spans = context.documents, found.spans
    first, last = int(found.sentence[rows].min()), int(found.last_sentence[rows].max())
    article, field = int(spans.article[rows[0]]), int(spans.field[rows[0]])
    start, end = int(documents.sentences.start[first]), int(documents.sentences.end[last])
    text = context.fields[article][field]
    marks = merged(list(zip(spans.start[rows].tolist(), spans.end[rows].tolist(), strict=True)), text, join)
    return Passage(
        pieces=pieces(text, start, end, marks),
        article=context.article_name(article),
        score=shown(float(spans.score[rows].mean()), style) if scored else "",
        link=context.sentence_link(first),
    )


def merged(marks: list[tuple[int, int]], text: str, join: bool) -> list[tuple[int, int]]:
    """Marks in order without overlap; with ``join`` also without breaks at spaces and punctuation."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if result and (start < result[-1][1] or (join and GAP.fullmatch(text, result[-1][1], start))):
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def pieces(text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """A stretch of text cut at its marks; a mark around everything marks nothing."""
    inside = [(max(first, start), min(last, end)) for first, last in marks if first < end and last > start]
    if (
        len(inside) == 1
        and GAP.fullmatch(text, start, inside[0][0])
        and GAP.fullmatch(text, inside[0][1], end)
    ):
        return (Piece(one_space(text[start:end])),)
    cut: list[Piece] = []
    place = start
    for first, last in inside:
        cut += [Piece(one_space(text[place:first])), Piece(one_space(text[first:last]), (MARKED,))]
        place = last
    cut.append(Piece(one_space(text[place:end])))
    return tuple(piece for piece in cut if piece.text)


def one_space(text: str) -> str:
    """Clean text with every run of white space as one space."""
    if text.isprintable() and "  " not in text:
        return text
    return re.sub(r"\s+", " ", clean(text))
