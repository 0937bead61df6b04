"""Tone: how positively or negatively an article is worded, by VADER, sentence by sentence."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from srccompare.documents import Documents, Spans, Voice
from srccompare.documents.spans import BoolArray, FloatArray
from srccompare.documents.text.zones import BODY, LEAD, TITLE
from srccompare.families.base import PRIMARY, SECONDARY, Family, Findings, Measure, Role, findings, voice_of
from srccompare.families.tone.prepared import Prepared, prepare
from srccompare.families.tone.vader import compounds

# VADER's own limits of what is neutral.
NEGATIVE_TO, POSITIVE_FROM = -0.05, 0.05
LEANINGS = ("negative", "neutral", "positive")
CAVEAT = "the tone of the words, not an attitude: sober news of a murder is negative"


def tone_measure(
    name: str, label: str, meaning: str, voice: Voice | None = None, role: Role = SECONDARY
) -> Measure:
    """A mean of VADER's compound values; ``voice`` where it is part of what the measure means."""
    return Measure(
        name=name,
        label=label,
        unit="VADER compound",
        recount="mean",
        meaning=meaning,
        reference="Hutto & Gilbert (2014)",
        low=-1.0,
        high=1.0,
        voice=voice or Voice.OUTLET,
        fixed=voice is not None,
        caveat=CAVEAT,
        role=role,
    )


TONE = tone_measure(
    "tone", "Tone", "mean tone of the sentences; higher means more positively worded", role=PRIMARY
)
TONE_TITLE = tone_measure(
    "tone_title", "Tone of the headline", "tone of the headline; higher means more positively worded"
)
TONE_LEAD = tone_measure(
    "tone_lead",
    "Tone of the opening",
    "mean tone of the first paragraph; higher means more positively worded",
)
TONE_BODY = tone_measure(
    "tone_body",
    "Tone after the lead",
    "mean tone of what follows the lead; higher means more positively worded",
)
TONE_QUOTED = tone_measure(
    "tone_quoted",
    "Tone of quotations",
    "mean tone of what is quoted; higher means sources are quoted in more positive words",
    Voice.QUOTED,
)
NEGATIVE_SENTENCE_SHARE = Measure(
    name="negative_sentence_share",
    label="Negative sentences",
    unit="share of sentences of three words or more",
    recount="mean",
    meaning="sentences worded negatively; higher means gloomier",
    reference="Hutto & Gilbert (2014)",
    high=1.0,
    caveat=CAVEAT,
)
TONE_MOST_NEGATIVE = tone_measure(
    "tone_most_negative",
    "Most negative sentence",
    "tone of the most negative sentence; lower means a stronger outlier",
)
TONE_MOST_POSITIVE = tone_measure(
    "tone_most_positive",
    "Most positive sentence",
    "tone of the most positive sentence; higher means a stronger outlier",
)
MEASURES = (
    TONE,
    TONE_TITLE,
    TONE_LEAD,
    TONE_BODY,
    TONE_QUOTED,
    NEGATIVE_SENTENCE_SHARE,
    TONE_MOST_NEGATIVE,
    TONE_MOST_POSITIVE,
)


def compute(documents: Documents, voice: Voice | None = None) -> Findings:
    """The tone of each article, of its parts and of what it quotes, with the sentences behind it.

    Sentences are scored one by one and averaged, because VADER is made for short texts and saturates
    over a whole article. Speech quotations are cut out of the outlet's sentences and scored apart;
    sentences with fewer than three words in the voice are left out.
    """
    asked = voice_of(TONE, voice)
    prepared = prepare(documents, asked)
    outlet = scored(documents, prepared)
    zone = documents.zone[documents.sentence_bounds[0][prepared.sentence]]
    evidence = {
        "tone": outlet,
        "tone_title": outlet[zone == TITLE],
        "tone_lead": outlet[zone == LEAD],
        "tone_body": outlet[zone == BODY],
        "tone_quoted": outlet if asked == Voice.QUOTED else scored_sentences(documents, Voice.QUOTED),
        "negative_sentence_share": replace(outlet, score=(outlet.score <= NEGATIVE_TO).astype(np.float64)),
        "tone_most_negative": outlet[lowest(outlet, outlet.score)],
        "tone_most_positive": outlet[lowest(outlet, -outlet.score)],
    }
    return findings(documents, MEASURES, evidence, voice)


def scored_sentences(documents: Documents, voice: Voice) -> Spans:
    """The sentences of a voice with VADER's compound value as score and their leaning as category.

    The span is the whole sentence, the score that of the voice's words in it.
    """
    return scored(documents, prepare(documents, voice))


def scored(documents: Documents, prepared: Prepared) -> Spans:
    """Prepared sentences as spans with VADER's compound value as score and their leaning as category."""
    score = compounds(documents.vocabulary, prepared.number, prepared.row, len(prepared.sentence))
    leaning = 1 + (score >= POSITIVE_FROM).astype(np.int16) - (score <= NEGATIVE_TO)
    return replace(documents.sentences[prepared.sentence], score=score, category=leaning, categories=LEANINGS)


def lowest(spans: Spans, value: FloatArray) -> BoolArray:
    """Which row of each article has the lowest value; of equal ones the first."""
    order = np.lexsort((value, spans.article))
    best = np.zeros(len(spans), bool)
    if len(order):
        article = spans.article[order]
        best[order[np.concatenate([[True], article[1:] != article[:-1]])]] = True
    return best


FAMILY = Family(name="tone", title="Tone", measures=MEASURES, compute=compute, part="wording", place=1)
