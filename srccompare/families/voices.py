"""Voices: what the outlet says itself beside what it reports in its own words as somebody else's."""

from __future__ import annotations

import numpy as np

from srccompare import lexicon
from srccompare.documents import Documents, Spans, Voice
from srccompare.families.base import Family, Findings, Measure, findings
from srccompare.families.tone import scored_sentences

CAVEAT = (
    "told apart by attribution, which finds about half of indirect reports: what it misses counts as narrated"
)


def hedged_share(name: str, label: str, voice: Voice, meaning: str) -> Measure:
    """A share of sentences of one voice."""
    reference = "Szarvas et al. (2012)"
    unit = "share of sentences"
    return Measure(
        name,
        unit,
        "share",
        meaning,
        reference,
        0.0,
        1.0,
        voice,
        True,
        of="sentences",
        caveat=CAVEAT,
        label=label,
    )


def mean_tone(name: str, label: str, voice: Voice, meaning: str) -> Measure:
    """A mean of the sentences of one voice."""
    reference = "Hutto & Gilbert (2014)"
    return Measure(
        name, "VADER compound", "mean", meaning, reference, -1.0, 1.0, voice, True, caveat=CAVEAT, label=label
    )


MEASURES = (
    hedged_share(
        "hedged_narrated_share",
        "Hedged in the outlet’s own voice",
        Voice.NARRATED,
        "sentences with a hedge in what the outlet says itself; higher means more qualified",
    ),
    hedged_share(
        "hedged_attributed_share",
        "Hedged in what is attributed",
        Voice.ATTRIBUTED,
        "sentences with a hedge in what the outlet reports of others; higher means more qualified",
    ),
    mean_tone(
        "tone_narrated",
        "Tone of the outlet’s own words",
        Voice.NARRATED,
        "mean tone of what the outlet says itself; higher means more positively worded",
    ),
    mean_tone(
        "tone_attributed",
        "Tone of what is attributed",
        Voice.ATTRIBUTED,
        "mean tone of what the outlet reports of others; higher means more positively worded",
    ),
)


def compute(documents: Documents, voice: Voice | None = None) -> Findings:
    """Hedging and tone of what the outlet narrates and of what it attributes, whatever voice is asked for."""
    evidence = {
        "hedged_narrated_share": hedged_sentences(documents, Voice.NARRATED),
        "hedged_attributed_share": hedged_sentences(documents, Voice.ATTRIBUTED),
        "tone_narrated": scored_sentences(documents, Voice.NARRATED),
        "tone_attributed": scored_sentences(documents, Voice.ATTRIBUTED),
    }
    return findings(documents, MEASURES, evidence, voice)


def hedged_sentences(documents: Documents, voice: Voice) -> Spans:
    """The sentences with a hedge in a voice."""
    first = documents.hits(lexicon.load("hedges")).first
    # A mark can stand at the edge of a voice: only sentences with a word in it are counted.
    spoken = documents.mask(voice)[first] & (documents.sentence_words(voice)[documents.sentence[first]] > 0)
    return documents.sentences[np.unique(documents.sentence[first[spoken]])]


FAMILY = Family(
    name="voices",
    title="Narrated and attributed",
    measures=MEASURES,
    compute=compute,
    lexicons=("hedges", "attribution_cues", "clause_words"),
    part="wording",
    place=2,
)
