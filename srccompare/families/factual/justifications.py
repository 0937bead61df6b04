"""The words that say why a source would know: "who was in the room".

said Ann Lee, who was in the room.              beside the source
two people familiar with the talks said         inside the source
said Tom Reed, a survivor of the wreck.         standing in the matter
the mayor, Ann Lee, said                        an office is none
"""

from __future__ import annotations

import numpy as np

from srccompare import lexicon
from srccompare.documents import Documents, Spans
from srccompare.documents.attribution import ROLES
from srccompare.documents.spans import BoolArray, IntArray
from srccompare.documents.text import shapes
from srccompare.documents.text.closed_classes import closed_class

SOURCE, CUE, CONTENT = range(len(ROLES))
BESIDE = 12
"""Tokens behind a source or its cue in which its justification begins: set by hand."""
NO_JUSTIFICATION = "evidence"
"""The category of nouns for what shows an event: they tell a kind of source."""
RELATIVES = closed_class("relative_source")
CLOSING = shapes.COMMA | shapes.TERMINAL | shapes.DASH | shapes.BRACKET_CLOSE | shapes.SEMICOLON


def find_justifications(documents: Documents) -> Spans:
    """The first justification of each source, by category; the group is that of its attribution."""
    words = lexicon.load("appeal_words")
    hits, free = documents.hits(words), outside_content(documents)
    ruled_out = words.categories.index(NO_JUSTIFICATION)
    rows = np.flatnonzero(free[hits.first] & (hits.category != ruled_out))
    rows = rows[np.argsort(hits.first[rows], kind="stable")]
    begins = hits.first[rows]
    first, stop, owner = regions(documents)
    low, high = np.searchsorted(begins, first), np.searchsorted(begins, stop)
    has = high > low
    # Of several places of one source the first that has a justification counts.
    owner, place = np.unique(owner[has], return_index=True)
    hit = rows[low[has][place]]
    order = np.argsort(hit, kind="stable")
    hit, owner = hit[order], owner[order]
    return documents.spans_of(
        clause_starts(documents, hits.first[hit]),
        clause_stops(documents, free, hits.stop[hit]),
        hits.category[hit],
        group=documents.attribution_facts.group[owner],
        categories=words.categories,
    )


def regions(documents: Documents) -> tuple[IntArray, IntArray, IntArray]:
    """Where a justification can begin: first token, one past the last, row of the attribution."""
    spans = documents.attributions
    spans = spans[spans.category != CONTENT]
    row = documents.attribution_facts.rows_of(spans)
    spoken = documents.sources.speaks[row]
    spans, row = spans[spoken], row[spoken]
    first, stop = documents.token_range(spans)
    end = documents.sentence_bounds[1][documents.sentence[first]]
    return first, np.minimum(stop + BESIDE, end), row


def outside_content(documents: Documents) -> BoolArray:
    """Whether each token is measured and neither told nor the word that reports it.

    What is told says nothing of who tells it; a report that is cited ("citing a report") is a source itself.
    """
    spans = documents.attributions
    told = documents.covered(*documents.token_range(spans[spans.category != SOURCE]))
    outside: BoolArray = documents.measured & ~documents.quoted & ~told
    return outside


def clause_starts(documents: Documents, first: IntArray) -> IntArray:
    """The "who" or "which" up to three tokens before each justification, as far back as the list looks."""
    relative = documents.vocabulary.norms.column(
        "relative pronoun", lambda norms: [norm in RELATIVES for norm in norms], bool
    )[documents.tokens.norm]
    starts = first.copy()
    for back in (1, 2, 3):
        place = np.maximum(first - back, 0)
        same = (first >= back) & (documents.sentence[place] == documents.sentence[first])
        starts = np.where(same & relative[place], place, starts)
    return starts


def clause_stops(documents: Documents, free: BoolArray, stop: IntArray) -> IntArray:
    """Where the clause of each justification ends: at a comma, a cue, what is told, a full stop."""
    closes = ~free | ((documents.tokens.shape & CLOSING) > 0)
    ends = np.append(np.flatnonzero(closes), len(closes))
    found: IntArray = np.maximum(ends[np.searchsorted(ends, stop)], stop)
    return np.minimum(found, documents.sentence_bounds[1][documents.sentence[stop - 1]])
