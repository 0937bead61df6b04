"""Certainty: how much of an article is plainly asserted, and how the rest is held at a distance."""

from __future__ import annotations

import numpy as np

from srccompare.documents import Documents, Voice
from srccompare.documents.certainty import CERTAINTIES, called, of_sentences
from srccompare.families.base import Family, Findings, Measure, findings, voice_of

FACTUALITY = "Saurí & Pustejovsky (2009)"
HEDGES = "Szarvas et al. (2012)"
WORDING = {
    "asserted": (
        "Sentences stated as fact",
        "with nothing that qualifies them; higher means more is stated as fact",
        FACTUALITY,
    ),
    "hedged": (
        "Hedged sentences",
        "that leave open whether something is so, and are neither asked nor supposed",
        HEDGES,
    ),
    "conditional": ("Conditional sentences", "that hold only if something else does", HEDGES),
    "questioned": ("Sentences that ask", "that ask, or report a question", HEDGES),
    "denied": ("Sentences that deny", "that say something is not so, or report a denial", FACTUALITY),
    "attributed": (
        "Attributed sentences",
        "that report what somebody says or thinks, without any other qualification",
        FACTUALITY,
    ),
}
MEASURES = tuple(
    Measure(
        name=f"certainty_{name}",
        label=label,
        unit="share of sentences",
        recount="share",
        meaning=f"sentences {meaning}",
        reference=reference,
        high=1.0,
        of="sentences",
        caveat="a sentence is called after its least sure clause; clauses are told by punctuation and words",
    )
    for name, (label, meaning, reference) in WORDING.items()
)


def compute(documents: Documents, voice: Voice | None = None) -> Findings:
    """The share of sentences that are asserted, hedged, conditional, asked, denied or attributed.

    Only the clauses in the voice count. In the outlet's voice the shares add up to 1; in voices with
    quotations the rest is quoted and unqualified.
    """
    asked, clauses = voice_of(MEASURES[0], voice), documents.clauses
    spoken = np.concatenate([[0], np.cumsum(documents.is_word & documents.mask(asked))])
    inside = spoken[clauses.stop] > spoken[clauses.first]
    certainty = called(of_sentences(clauses, len(documents.sentences), inside))
    said = documents.sentence_words(asked) > 0
    evidence = {
        f"certainty_{name}": documents.sentences[said & (certainty == CERTAINTIES.index(name))]
        for name in WORDING
    }
    return findings(documents, MEASURES, evidence, voice)


FAMILY = Family(
    name="certainty",
    title="Certainty",
    measures=MEASURES,
    compute=compute,
    lexicons=("certainty_words", "hedges", "evidentials", "attribution_cues", "clause_words"),
    part="statements",
    place=1,
)
