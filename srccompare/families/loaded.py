"""Loaded wording: how often an article says a thing in words that take sides."""

from __future__ import annotations

import numpy as np

from srccompare import lexicon
from srccompare.documents import Documents, Spans, Voice
from srccompare.families.base import Family, Findings, Measure, findings, voice_of

LOADED_RATE = Measure(
    name="loaded_rate",
    unit="per 1000 words",
    recount="rate",
    meaning="words marked as judging, emotional, exaggerating or name-calling; higher means more of them",
    reference="Recasens et al. (2013); Martin & White (2005)",
    high=1000.0,
    caveat="a word is marked whether it is fair or not: horrific may be the plain word for what happened",
)
MEASURES = (LOADED_RATE,)


def compute(documents: Documents, voice: Voice | None = None) -> Findings:
    """Loaded words of each article, with the words and what they are marked as.

    Categories: evaluative, emotive, intensifier, label, hyperbole, dysphemism, euphemism. The rate
    compares the wording of texts; it does not tell whether a text is biased or untrue.
    """
    marked = documents.find(lexicon.load("loaded"), voice_of(LOADED_RATE, voice))
    return findings(documents, MEASURES, {"loaded_rate": apart(marked)}, voice)


def apart(spans: Spans) -> Spans:
    """The spans without those that begin inside an earlier or longer one, so that each word counts once.

    Inside a category the lexicon sees to that; but "toxic masculinity" is one label, though "toxic"
    alone is evaluative.
    """
    ordered = spans[np.lexsort((-spans.end, spans.start, spans.field, spans.article))]
    # Titles and texts laid end to end: a span of one never reaches into the next.
    length = int(spans.end.max(initial=0)) + 1
    offset = (ordered.article.astype(np.int64) * 2 + ordered.field) * length
    reached = np.maximum.accumulate(np.concatenate([[0], offset + ordered.end]))[:-1]
    return ordered[offset + ordered.start >= reached]


FAMILY = Family(
    name="loaded",
    title="Loaded wording",
    measures=MEASURES,
    compute=compute,
    lexicons=("loaded",),
)
