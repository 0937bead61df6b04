"""Who speaks, how, and for what: attributions found by rules and a tagger.

The numbers of these modules (reaches, lengths, shares) were set by hand while errors were read on PolNeAR's
training and dev articles; docs/quality.md has how good they make it and how much was seen. What was fitted
says so itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from srccompare.documents.attribution import tagger
from srccompare.documents.attribution.cues import Cue, find_cues
from srccompare.documents.attribution.joining import LEAST, Parts, joined, measured_by_kind, parts_from
from srccompare.documents.attribution.label_scores import HEAD, label_scores
from srccompare.documents.attribution.labels import CONTENT, CUE, ROLES, SOURCE
from srccompare.documents.attribution.linking import Linked
from srccompare.documents.attribution.mending import mended
from srccompare.documents.attribution.quoted import close_quotations
from srccompare.documents.attribution.reading import Batch, Range, Reading, read, read_batch
from srccompare.documents.attribution.search import search
from srccompare.documents.attribution.senses import without_deeds
from srccompare.documents.attribution.verbs import Found
from srccompare.documents.spans import BoolArray, IntArray, Spans
from srccompare.documents.text import Text
from srccompare.reader import READER
from srccompare.reader.weights import body, task

__all__ = ("CONTENT", "CUE", "ROLES", "SOURCE", "find_attributions")

FULL, RULES = "full", "rules"
ENGINES = (FULL, RULES, READER)
"""Rules and the trained tagger together, rules alone, or both with the small encoder."""


def engine_at_work(asked: str) -> str:
    """The engine that answers when one was asked for: a lesser one where its weights are missing."""
    if asked != RULES and tagger.shipped() is None:
        return RULES
    return FULL if asked == READER and body() is None else asked


def engine_signature(engine: str, confidence: float = LEAST) -> str:
    """What pins down how attributions were found: the engine, its weights, another threshold than ours."""
    weights = tagger.shipped() if engine != RULES else None
    name = f"{engine}:{weights.fingerprint}" if weights is not None else RULES
    if engine == READER:
        name += "".join(f"+{part.fingerprint}" for part in (body(), task(HEAD)) if part is not None)
    return name if confidence == LEAST else f"{name}:{confidence:g}"


def find_attributions(documents: Text, engine: str = FULL, confidence: float = LEAST) -> Spans:
    """Source, cue and content of every attribution, in reading order.

    Rows of one article that share a ``group`` are one attribution; groups are counted from 0 in
    every article. A content may have several rows ("A," she said. "B."), a source or cue at most
    one; the source is missing where none is named ("is expected to"). The score is the confidence, the
    same for all rows of a group; what is less sure than
    ``confidence`` is left out. Furniture is not searched.
    """
    if not len(documents.tokens):
        return Spans.empty(ROLES)
    batch = read_batch(documents)
    readings = list(read(documents, batch))
    rules = by_rules(documents, batch, readings)
    weights = tagger.shipped() if engine != RULES else None
    if weights is None:
        parts = measured_by_kind(documents, batch, mended(documents, batch, parts_from(rules)))
    else:
        added = label_scores(documents, batch) if engine == READER else None
        parts = joined(documents, batch, readings, rules, weights, confidence, added)
        parts = mended(documents, batch, parts)
    parts = without_deeds(documents, batch, sure_enough(parts, confidence))
    if not len(parts.first):
        return Spans.empty(ROLES)
    order = np.lexsort((parts.group, parts.role, parts.stop, parts.first))
    first, stop, group = parts.first[order], parts.stop[order], parts.group[order]
    within = within_article(documents, first, group)
    spans = documents.spans_of(first, stop, parts.role[order], parts.score[order], within, ROLES)
    return unglued(batch, spans, first, stop)


def sure_enough(parts: Parts, least: float) -> Parts:
    """The parts of attributions that are at least so probable."""
    kept = parts.score >= least
    if kept.all():
        return parts
    first, stop, role, group, score = parts
    return Parts(first[kept], stop[kept], role[kept], group[kept], score[kept])


def within_article(documents: Text, first: IntArray, group: IntArray) -> IntArray:
    """Groups that are numbered through the batch, article by article, as groups counted from 0 in each."""
    article = documents.tokens.article[first]
    lowest = np.full(len(documents), np.iinfo(np.int64).max)
    np.minimum.at(lowest, article, group)
    within: IntArray = group - lowest[article]
    return within


def by_rules(documents: Text, batch: Batch, readings: Sequence[Reading]) -> list[Linked]:
    """The attributions that the rules find, in reading order; tokens counted through the batch."""
    cues = cues_by_article(documents, documents.measured & (batch.quote < 0))
    found: list[Linked] = []
    for reading in readings:
        article = int(documents.tokens.article[reading.first])
        found += [linked(reading, one) for one in search(reading, cues[article])]
    return found


def linked(reading: Reading, found: Found) -> Linked:
    """An attribution of one article as one of its batch, its content drawn to quotation marks."""
    low = reading.first

    def moved(part: Range) -> Range:
        return part[0] + low, part[1] + low

    source = moved(found.source) if found.source else None
    content = [moved(part) for part in close_quotations(reading, found.content)]
    return Linked(moved(found.cue), source, content, found.sure)


def cues_by_article(documents: Text, outside: BoolArray) -> list[dict[int, list[Cue]]]:
    """For each article, the cues of each sentence; tokens and sentences counted from its first."""
    low = np.searchsorted(documents.tokens.article, np.arange(len(documents)))
    cues, places = find_cues(documents, outside, low)
    where = np.array(places, np.int64)
    article = documents.tokens.article[where]
    sentence = documents.sentence[where] - documents.sentence[low[article]]
    found: list[dict[int, list[Cue]]] = [{} for _ in range(len(documents))]
    for cue, row, of in zip(cues, sentence.tolist(), article.tolist(), strict=True):
        found[of].setdefault(row, []).append(cue)
    return found


def unglued(batch: Batch, spans: Spans, first: IntArray, stop: IntArray) -> Spans:
    """The spans with the characters of glued tokens ("suppliersSmith") given to quotation and name."""
    start, end = spans.start.copy(), spans.end.copy()
    for token, quoted in batch.glued.items():
        name = np.flatnonzero(first == token)
        start[name] += quoted
        if len(name):
            end[stop == token] = start[name[0]]
    return replace(spans, start=start, end=end)
