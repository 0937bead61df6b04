"""How long an article is, and how much of it is quoted or site furniture."""

from __future__ import annotations

import numpy as np

from srccompare.documents import Documents, Voice
from srccompare.families.base import Family, Findings, Measure, findings, voice_of

MEASURES = (
    Measure("words", "words", "count", "higher means longer; quotations counted, furniture not", "own count",
            voice=Voice.ALL),
    Measure("sentences", "sentences", "count", "sentences with at least one word", "own count",
            voice=Voice.ALL),
    Measure("paragraphs", "paragraphs", "count", "paragraphs that are measured", "own count", fixed=True,
            voice=Voice.ALL),
    Measure("quotations", "quotations", "count", "speech quotations; scare quotes and titles not counted",
            "own count", fixed=True, voice=Voice.QUOTED),
    Measure("quoted_share", "share of words", "share", "higher means more of the article is quoted speech",
            "Gans 1979; Bell 1991", high=1.0, voice=Voice.ALL, fixed=True),
    Measure("furniture_words", "words", "count", "words of the page set aside: navigation, credits, repeats",
            "own count", fixed=True, voice=Voice.ALL),
)  # fmt: skip


def compute(documents: Documents, voice: Voice | None = None) -> Findings:
    """Words, sentences, paragraphs and quotations of each article."""
    words, measured = documents.is_word, documents.measured
    paragraph_used = np.unique(documents.paragraph[measured & words])
    speech = documents.quotations.of("speech")
    evidence = {
        "words": documents.tokens.spans[words & documents.mask(voice_of(MEASURES[0], voice))],
        "sentences": documents.sentences_in(voice_of(MEASURES[1], voice)),
        "paragraphs": documents.paragraphs[paragraph_used],
        "quotations": speech[measured[documents.token_range(speech)[0]]],
        "quoted_share": documents.tokens.spans[words & measured & documents.quoted],
        "furniture_words": documents.tokens.spans[words & ~measured],
    }
    return findings(documents, MEASURES, evidence, voice)


FAMILY = Family("counts", "Length and quotation", MEASURES, compute)
