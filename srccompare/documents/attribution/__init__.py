"""Who speaks, how, and for what: attributions found by rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from srccompare.documents.attribution.cues import Cue, find_cues
from srccompare.documents.attribution.quoted import close_quotations
from srccompare.documents.attribution.reading import Batch, Reading, read, read_batch
from srccompare.documents.attribution.search import search
from srccompare.documents.attribution.verbs import Found
from srccompare.documents.spans import IntArray, Spans

if TYPE_CHECKING:
    from srccompare.documents.documents import Documents

ROLES = ("source", "cue", "content")
SOURCE, CUE, CONTENT = range(3)


def find_attributions(documents: Documents) -> Spans:
    """Source, cue and content of every attribution, in reading order.

    Rows of one article that share a ``group`` are one attribution; groups are counted from 0 in
    every article. A content may have several rows ("A," she said. "B."), a source or cue at most
    one; the source is missing where none is named ("is expected to"). Furniture is not searched.
    """
    batch = read_batch(documents)
    cues = cues_by_article(documents, find_cues(documents, documents.measured & (batch.quote < 0)))
    rows: list[tuple[int, int, int, int]] = []
    for reading in read(documents, batch):
        article = int(documents.tokens.article[reading.first])
        for group, found in enumerate(search(reading, cues[article])):
            rows += rows_of(reading, found, group)
    if not rows:
        return Spans.empty(ROLES)
    first, stop, category, group_of = (
        np.array(column, np.int64) for column in zip(*sorted(rows), strict=True)
    )
    return unglued(batch, documents.spans_of(first, stop, category, 1.0, group_of, ROLES), first, stop)


def cues_by_article(documents: Documents, cues: Sequence[Cue]) -> list[dict[int, list[Cue]]]:
    """For each article, the cues of each sentence; tokens and sentences counted from its first."""
    bounds = np.searchsorted(documents.tokens.article, np.arange(len(documents)))
    where = np.array([cue.first for cue in cues], np.int64)
    article = documents.tokens.article[where].tolist()
    sentence = documents.sentence[where].tolist()
    found: list[dict[int, list[Cue]]] = [{} for _ in range(len(documents))]
    for cue, row, of in zip(cues, sentence, article, strict=True):
        low = int(bounds[of])
        local = replace(cue, first=cue.first - low, stop=cue.stop - low)
        found[of].setdefault(row - int(documents.sentence[low]), []).append(local)
    return found


def rows_of(reading: Reading, found: Found, group: int) -> list[tuple[int, int, int, int]]:
    """First token, end, role and group of every part of an attribution, counted through the batch."""
    parts = [(found.cue, CUE)]
    parts += [(found.source, SOURCE)] if found.source else []
    parts += [(part, CONTENT) for part in close_quotations(reading, found.content)]
    return [(first + reading.first, stop + reading.first, role, group) for (first, stop), role in parts]


def unglued(batch: Batch, spans: Spans, first: IntArray, stop: IntArray) -> Spans:
    """The spans with the characters of glued tokens ("suppliersSmith") given to quotation and name."""
    start, end = spans.start.copy(), spans.end.copy()
    for token, quoted in batch.glued.items():
        name = np.flatnonzero(first == token)
        start[name] += quoted
        if len(name):
            end[stop == token] = start[name[0]]
    return replace(spans, start=start, end=end)
