"""Hedging: how far an article holds back from calling what it says certain."""

from __future__ import annotations

import numpy as np

from srccompare import lexicon
from srccompare.documents import Documents, Spans, Voice
from srccompare.families.base import Family, Findings, Measure, findings, voice_of

HEDGE_RATE = Measure(
    name="hedge_rate",
    unit="per 1000 words",
    recount="rate",
    meaning="words that leave open whether something is so; higher means more qualified",
    reference="Hyland (2005); Szarvas et al. (2012)",
    high=1000.0,
    caveat="a may of permission and a may of possibility are not told apart",
)
HEDGED_SENTENCE_SHARE = Measure(
    name="hedged_sentence_share",
    unit="share of sentences",
    recount="share",
    meaning="sentences with at least one hedge; higher means more qualified",
    reference="Szarvas et al. (2012)",
    high=1.0,
    of="sentences",
)
APPROXIMATOR_RATE = Measure(
    name="approximator_rate",
    unit="per 1000 words",
    recount="rate",
    meaning="words that blur how much, how many or who; higher means vaguer, not less certain",
    reference="Prince et al. (1982); Vincze (2013)",
    high=1000.0,
)
EVIDENTIAL_RATE = Measure(
    name="evidential_rate",
    unit="per 1000 words",
    recount="rate",
    meaning="words that say how something came to be known; higher means more is told at second hand",
    reference="Chafe & Nichols (1986); Aikhenvald (2004)",
    high=1000.0,
)
MEASURES = (HEDGE_RATE, HEDGED_SENTENCE_SHARE, APPROXIMATOR_RATE, EVIDENTIAL_RATE)


def compute(documents: Documents, voice: Voice | None = None) -> Findings:
    """Hedges, approximators and evidentials of each article, with the words behind the numbers.

    The three layers answer different questions and are never added up: a hedge leaves open whether
    something is so, an approximator how much or who, an evidential names where it is known from.
    """

    def found(name: str, measure: Measure) -> Spans:
        return documents.find(lexicon.load(name), voice_of(measure, voice))

    hedges = found("hedges", HEDGE_RATE)
    evidence = {
        "hedge_rate": hedges,
        "hedged_sentence_share": sentences_with(documents, hedges),
        "approximator_rate": found("approximators", APPROXIMATOR_RATE),
        "evidential_rate": found("evidentials", EVIDENTIAL_RATE),
    }
    return findings(documents, MEASURES, evidence, voice)


def sentences_with(documents: Documents, spans: Spans) -> Spans:
    """The sentences in which at least one of the spans begins."""
    first, _ = documents.token_range(spans)
    return documents.sentences[np.unique(documents.sentence[first])]


FAMILY = Family(
    name="hedging",
    title="Hedging",
    measures=MEASURES,
    compute=compute,
    lexicons=("hedges", "approximators", "evidentials"),
)
