"""Tone: how positively or negatively an article is worded, by VADER, sentence by sentence."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from srccompare.documents import Documents, Spans, Voice
from srccompare.families.base import Family, Findings, Measure, findings, voice_of
from srccompare.families.tone.prepared import prepare
from srccompare.families.tone.vader import compounds

# VADER's own limits of what is neutral.
NEGATIVE_TO, POSITIVE_FROM = -0.05, 0.05
LEANINGS = ("negative", "neutral", "positive")

TONE = Measure(
    name="tone",
    unit="VADER compound",
    recount="mean",
    meaning="mean tone of the sentences; higher means more positively worded",
    reference="Hutto & Gilbert (2014)",
    low=-1.0,
    high=1.0,
    caveat="the tone of the words, not an attitude: sober news of a murder is negative",
)
TONE_QUOTED = Measure(
    name="tone_quoted",
    unit="VADER compound",
    recount="mean",
    meaning="mean tone of what is quoted; higher means sources are quoted in more positive words",
    reference="Hutto & Gilbert (2014)",
    low=-1.0,
    high=1.0,
    voice=Voice.QUOTED,
    fixed=True,
    caveat="the tone of the words, not an attitude",
)
NEGATIVE_SENTENCE_SHARE = Measure(
    name="negative_sentence_share",
    unit="share of sentences of three words or more",
    recount="mean",
    meaning="sentences worded negatively; higher means gloomier",
    reference="Hutto & Gilbert (2014)",
    high=1.0,
    caveat="the tone of the words, not an attitude: sober news of a murder is negative",
)
MEASURES = (TONE, TONE_QUOTED, NEGATIVE_SENTENCE_SHARE)


def compute(documents: Documents, voice: Voice | None = None) -> Findings:
    """The tone of each article, and of what it quotes, with the sentences behind the numbers.

    Sentences are scored one by one and averaged, because VADER is made for short texts and saturates
    over a whole article. Speech quotations are cut out of the outlet's sentences and scored apart;
    sentences with fewer than three words in the voice are left out.
    """
    voices = {voice_of(measure, voice) for measure in MEASURES}
    spoken = {wanted: scored_sentences(documents, wanted) for wanted in voices}
    outlet = spoken[voice_of(TONE, voice)]
    negative = (outlet.score <= NEGATIVE_TO).astype(np.float64)
    evidence = {
        "tone": outlet,
        "tone_quoted": spoken[voice_of(TONE_QUOTED, voice)],
        "negative_sentence_share": replace(outlet, score=negative),
    }
    return findings(documents, MEASURES, evidence, voice)


def scored_sentences(documents: Documents, voice: Voice) -> Spans:
    """The sentences of a voice with VADER's compound value as score and their leaning as category.

    The span is the whole sentence, the score that of the voice's words in it.
    """
    prepared = prepare(documents, voice)
    score = compounds(documents.vocabulary, prepared.number, prepared.row, len(prepared.sentence))
    leaning = 1 + (score >= POSITIVE_FROM).astype(np.int16) - (score <= NEGATIVE_TO)
    return replace(documents.sentences[prepared.sentence], score=score, category=leaning, categories=LEANINGS)


FAMILY = Family(name="tone", title="Tone", measures=MEASURES, compute=compute)
