"""Hedging: how far an article holds back from calling what it says certain, and where it insists."""

from __future__ import annotations

import numpy as np

from srccompare import lexicon
from srccompare.documents import Documents, Spans, Voice
from srccompare.documents.text.zones import TITLE
from srccompare.families.base import PRIMARY, SECONDARY, Family, Findings, Measure, Role, findings, voice_of


def words_measure(
    name: str, label: str, meaning: str, reference: str, caveat: str = "", role: Role = SECONDARY
) -> Measure:
    """A rate of words and phrases."""
    return Measure(
        name, "per 1000 words", "rate", meaning, reference, high=1000.0, caveat=caveat, role=role, label=label
    )


HEDGE_RATE = words_measure(
    "hedge_rate",
    "Hedges",
    "words that leave open whether something is so; higher means more qualified",
    "Hyland (2005); Szarvas et al. (2012)",
    "a may of permission and a may of possibility are not told apart",
    PRIMARY,
)
CUES = (
    ("modal", "modal verbs", "may, might, could, would: possible, not settled", "Hyland (2005)"),
    ("adverb", "adverbs", "probably, perhaps, allegedly", "Rubin (2010)"),
    ("adjective", "adjectives", "likely, possible, unclear, alleged", "Rubin (2010)"),
    ("noun", "nouns", "an allegation, the possibility that", "Szarvas et al. (2012)"),
    ("verb", "verbs", "seem, suggest, believe, expect, accuse", "Saurí & Pustejovsky (2009)"),
    ("passive_report", "“is said to”", "considered, regarded as, rumored", "Vincze (2013)"),
    ("conditional", "conditions", "if, unless, whether", "Szarvas et al. (2012)"),
    ("doubt", "doubts", "doubt, no evidence, remains to be seen", "Szarvas et al. (2012)"),
)
CUE_RATES = tuple(
    words_measure(
        f"hedge_{name}_rate",
        f"Hedges: {label}",
        f"hedges of this kind: {examples}; higher means more",
        reference,
    )
    for name, label, examples, reference in CUES
)
HEDGED_SENTENCE_SHARE = Measure(
    "hedged_sentence_share",
    "share of sentences",
    "share",
    "sentences with an uncertain proposition, told by at least one hedge; higher means more qualified",
    "Szarvas et al. (2012)",
    high=1.0,
    of="sentences",
    label="Sentences with a hedge",
)
HEDGED_HEADLINE_SHARE = Measure(
    "hedged_headline_share",
    "share of headlines",
    "share",
    "1 where the headline has a hedge, 0 where it has none",
    "Hyland (2005); Szarvas et al. (2012)",
    high=1.0,
    of="headlines",
    label="Headlines with a hedge",
)
APPROXIMATOR_RATE = words_measure(
    "approximator_rate",
    "Approximations",
    "words that blur how much or what exactly; higher means vaguer, not less certain",
    "Prince et al. (1982)",
)
GENERIC_RATE = words_measure(
    "generic_rate",
    "Words such as “often”",
    "words that leave open who, how many or how often; higher means vaguer, not less certain",
    "Hyland (2005); Vincze (2013)",
)
BOOSTER_RATE = words_measure(
    "booster_rate",
    "Boosters",
    "words that call something settled: certainly, of course, show that; higher means more insistent",
    "Hyland (2005); Biber & Finegan (1989)",
    "what is simply stated is as certain, and has no booster",
)
EVIDENTIAL_RATE = words_measure(
    "evidential_rate",
    "Words for evidence",
    "words that say how something came to be known; higher means more is told at second hand",
    "Chafe & Nichols (1986); Aikhenvald (2004)",
)
MEASURES = (
    HEDGE_RATE,
    *CUE_RATES,
    HEDGED_SENTENCE_SHARE,
    HEDGED_HEADLINE_SHARE,
    APPROXIMATOR_RATE,
    GENERIC_RATE,
    BOOSTER_RATE,
    EVIDENTIAL_RATE,
)


def compute(documents: Documents, voice: Voice | None = None) -> Findings:
    """Hedges, approximators, generics, boosters and evidentials, with the words behind the numbers.

    They answer different questions and are never added up: a hedge leaves open whether something is
    so, an approximator how much, a generic who or how often; a booster insists; an evidential names
    where something is known from.
    """

    def found(name: str, measure: Measure) -> Spans:
        return documents.find(lexicon.load(name), voice_of(measure, voice))

    hedges, vague = found("hedges", HEDGE_RATE), found("approximators", APPROXIMATOR_RATE)
    first = documents.hits(lexicon.load("hedges")).first
    first = first[documents.mask(voice_of(HEDGE_RATE, voice))[first]]
    evidence = {
        "hedge_rate": hedges,
        **{measure.name: hedges.of(cue) for measure, (cue, *_) in zip(CUE_RATES, CUES, strict=True)},
        "hedged_sentence_share": documents.sentences[np.unique(documents.sentence[first])],
        "hedged_headline_share": documents.paragraphs[
            np.unique(documents.paragraph[first[documents.zone[first] == TITLE]])
        ],
        "approximator_rate": vague.of("approximator"),
        "generic_rate": vague.of("generic"),
        "booster_rate": found("boosters", BOOSTER_RATE),
        "evidential_rate": found("evidentials", EVIDENTIAL_RATE),
    }
    return findings(documents, MEASURES, evidence, voice)


FAMILY = Family(
    name="hedging",
    title="Hedging",
    measures=MEASURES,
    compute=compute,
    lexicons=("hedges", "approximators", "boosters", "evidentials"),
    part="wording",
    place=3,
)
