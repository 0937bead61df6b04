"""Who speaks, how, and for what: attributions found by rules."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from srccompare.documents.attribution import classes, patterns
from srccompare.documents.attribution.cues import ACCORDING, SPEECH, Cue, VerbGroup, find_cues, is_noun, verb_group
from srccompare.documents.attribution.quoted import close_quotations, resumes
from srccompare.documents.attribution.reading import Range, Reading, read
from srccompare.documents.attribution.reported import Found, report, trim
from srccompare.documents.spans import Spans

if TYPE_CHECKING:
    from srccompare.documents.documents import Documents

ROLES = ("source", "cue", "content")
TURNS = 3
"""Paragraphs that begin "SMITH:" an article must have to be read as a transcript."""


def find_attributions(documents: Documents) -> Spans:
    """Source, cue and content of every attribution, in reading order.

    Rows of one article that share a ``group`` are one attribution; groups are counted from 0 in
    every article. A content may have several rows ("A," she said. "B."), a source or cue at most
    one; the source is missing where none is named ("is expected to").
    """
    if not len(documents.tokens):
        return Spans.empty(ROLES)
    reading = read(documents)
    by_sentence: dict[int, list[Cue]] = {}
    for cue in find_cues(documents):
        by_sentence.setdefault(reading.sentence[cue.first], []).append(cue)
    found = find(reading, by_sentence, documents.measured[documents.sentence_bounds[0]].tolist())
    return as_spans(documents, reading, found)


def find(reading: Reading, by_sentence: dict[int, list[Cue]], measured: list[bool]) -> list[Found]:
    """All attributions of a batch as token ranges."""
    found: list[Found] = []
    turns = transcripts(reading)
    done_until, last_paragraph = 0, -1
    last: Found | None = None
    for row, (first, stop) in enumerate(reading.sentences):
        if not measured[row] or first < done_until:
            continue
        paragraph = reading.paragraph[first]
        if paragraph != last_paragraph:
            last, last_paragraph = None, paragraph
            whole = turns.get(paragraph) or patterns.signed(reading, reading.paragraphs[paragraph])
            if whole is not None:
                found.append(whole)
                done_until = reading.paragraphs[paragraph][1]
                continue
        new = in_sentence(reading, by_sentence.get(row, []), first, stop)
        if not new:
            named = patterns.named_by_colon(reading, first, stop, reading.headlines[paragraph])
            new = [named] if named else []
        if new:
            found += new
            last = new[-1]
        elif last is not None and resumes(reading, first, stop):
            last.content.append((first, stop))
    return found


def transcripts(reading: Reading) -> dict[int, Found]:
    """The turns of every transcript by paragraph; a lone "UPDATE: …" is none."""
    turns: dict[int, Found] = {}
    for row, paragraph in enumerate(reading.paragraphs):
        turn = patterns.transcript(reading, paragraph)
        if turn is not None:
            turns[row] = turn
    count = Counter(reading.articles[row] for row in turns)
    return {row: turn for row, turn in turns.items() if count[reading.articles[row]] >= TURNS}


def in_sentence(reading: Reading, cues: list[Cue], first: int, stop: int) -> list[Found]:
    """The attributions of a sentence, from the outermost in; what stands inside a content is not searched."""
    found = outermost(reading, cues, first, stop)
    for cue in cues:
        holder = next((one for one in found for begin, end in parts(one) if begin <= cue.first < end), None)
        if holder is not None:
            cut = parting(reading, cue, verb_group(reading, cue, holder.content[-1][0]), holder)
            rest = trim(reading, holder.content[-1][0], cut) if cut is not None else None
            if rest is None:
                continue
            holder.content[-1] = rest
        low = max([first, *(end for one in found for _, end in parts(one) if end <= cue.first)])
        group = verb_group(reading, cue, low)
        if is_noun(reading, cue, group, low):
            continue
        earlier = [one for one in found if one.cue[0] < cue.first]
        new = report(reading, cue, group, low, stop, earlier[-1] if earlier else None)
        if new is not None:
            found.append(new)
    return found


def parts(found: Found) -> list[Range]:
    """All ranges of an attribution."""
    return [found.cue, *found.content, *([found.source] if found.source else [])]


def outermost(reading: Reading, cues: list[Cue], first: int, stop: int) -> list[Found]:
    """The attribution of a whole sentence: by "according to", or by "…, Smith said" at its end."""
    for cue in cues:
        if cue.is_a(ACCORDING):
            new = patterns.according_to(reading, cue.first, first, stop)
            if new is not None:
                return [new]
    if len(cues) > 1 and cues[-1].is_a(SPEECH) and nothing_after(reading, cues[-1].stop, stop):
        group = verb_group(reading, cues[-1], first)
        if not is_noun(reading, cues[-1], group, first):
            new = report(reading, cues[-1], group, first, stop, None)
            if new is not None and new.source is not None and new.content[-1][1] <= new.source[0]:
                return [new]
    return []


def nothing_after(reading: Reading, token: int, stop: int) -> bool:
    """Whether only a day or punctuation stands between a cue and the end of its sentence."""
    passing = classes.TIME | classes.STOP | classes.CLOSE | classes.ADVERB
    return all(reading.bits[place] & passing for place in range(token, stop))


def parting(reading: Reading, cue: Cue, group: VerbGroup, previous: Found) -> int | None:
    """Where the content before a cue inside it ends, None where the cue belongs to that content.

    "…, adding that" and "X praised A and called for B" go on with the source; "…, while Y said"
    begins anew.
    """
    bits, word = reading.bits, reading.word
    before = group.first - 1
    inside = previous.content[-1]
    if not inside[0] + 1 < before < inside[1] or group.infinitive or group.passive:
        return None
    joined = word[before] in ("and", "but")
    if word[cue.first].endswith("ing"):
        joined = joined or bool(bits[before] & classes.COMMA) or word[before] in ("while", "before", "after", "then")
        return before if joined and group.first == cue.first else None
    if joined:
        return before
    relative = previous.source is not None and bits[previous.source[0]] & classes.RELATIVE
    return before if relative and bits[before] & classes.COMMA else None


def as_spans(documents: Documents, reading: Reading, found: list[Found]) -> Spans:
    """Rows for the parts of every attribution, sorted by place."""
    article = documents.tokens.article
    rows: list[tuple[int, int, int, int]] = []
    groups: dict[int, int] = {}
    for one in found:
        here = int(article[one.cue[0]])
        group = groups[here] = groups.get(here, -1) + 1
        if one.source is not None:
            rows.append((*one.source, 0, group))
        rows.append((*one.cue, 1, group))
        rows += [(*part, 2, group) for part in close_quotations(reading, one.content)]
    rows.sort()
    first, stop, category, group_of = (np.array(column, np.int64) for column in zip(*rows, strict=True)) if rows else (
        np.zeros(0, np.int64) for _ in range(4)
    )
    return documents.spans_of(first, stop, category, 1.0, group_of, ROLES)
