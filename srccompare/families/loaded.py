"""Loaded wording: how often an article says a thing in words that take sides."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from srccompare import lexicon
from srccompare.documents import Documents, Spans, Voice
from srccompare.documents.text.quotations import SCARE
from srccompare.families.base import PRIMARY, SECONDARY, Family, Findings, Measure, Role, findings, voice_of

RECASENS, APPRAISAL = "Recasens et al. (2013)", "Martin & White (2005)"
PROPAGANDA = "Da San Martino et al. (2019)"


def words_measure(
    name: str, label: str, meaning: str, reference: str, caveat: str = "", role: Role = SECONDARY
) -> Measure:
    """A rate of marked words."""
    return Measure(
        name, "per 1000 words", "rate", meaning, reference, high=1000.0, caveat=caveat, role=role, label=label
    )


LOADED_RATE = words_measure(
    "loaded_rate",
    "Loaded words",
    "words marked as judging, emotional, exaggerating or name-calling; higher means more of them",
    f"{RECASENS}; {APPRAISAL}",
    "a word is marked whether it is fair or not: horrific may be the plain word for what happened",
    PRIMARY,
)
LOADED_STRENGTH = Measure(
    "loaded_strength",
    "strength from 1 (mild) to 3 (strong)",
    "mean",
    "mean strength of the marked words; higher means stronger words where words are marked",
    f"{RECASENS}; {APPRAISAL}",
    low=1.0,
    high=3.0,
    label="Strength of loaded words",
    caveat="strengths were set by hand for each entry, not by rating",
)
CATEGORIES = (
    ("evaluative", "judgements", "judging people and things: disgraceful, heroic", APPRAISAL),
    ("emotive", "emotions", "showing or stirring feeling: outrage, slammed", APPRAISAL),
    ("doubt", "doubting verbs", "casting doubt on what is reported: claimed, purported", RECASENS),
    ("intensifier", "intensifiers", "turning up what is said anyway: blatantly, utterly", APPRAISAL),
    (
        "label",
        "labels for people",
        "names people would mostly not choose for themselves: thugs, leftists",
        PROPAGANDA,
    ),
    ("hyperbole", "exaggerations", "more than can be meant: dumpster fire, skyrocketing", PROPAGANDA),
    (
        "dysphemism",
        "harsh words",
        "uglier than the plain word: death tax, rammed through",
        "Allan & Burridge (1991)",
    ),
    (
        "euphemism",
        "softening words",
        "smoother than the plain word: collateral damage",
        "Allan & Burridge (1991)",
    ),
)
CATEGORY_RATES = tuple(
    words_measure(
        f"loaded_{name}_rate",
        f"Loaded: {label}",
        f"words marked as {name}, {meaning}; higher means more",
        reference,
    )
    for name, label, meaning, reference in CATEGORIES
)
SCARE_QUOTE_RATE = words_measure(
    "scare_quote_rate",
    "Scare quotes",
    "words in quotation marks that are no speech, marked as scare quotes; higher means more of them",
    RECASENS,
    "a pattern: a name or a term that is only introduced can look the same",
)
MEASURES = (LOADED_RATE, LOADED_STRENGTH, *CATEGORY_RATES, SCARE_QUOTE_RATE)


def compute(documents: Documents, voice: Voice | None = None) -> Findings:
    """Loaded words and scare quotes of each article, with the words and what they are marked as.

    The rates compare the wording of texts; they do not tell whether a text is fair or true. A word
    stands in one category only, so the categories add up to ``loaded_rate``; scare quotes are apart.
    """
    marked = apart(documents.find(lexicon.load("loaded"), voice_of(LOADED_RATE, voice)))
    each = replace(marked, score=np.ones(len(marked)))
    evidence = {
        "loaded_rate": each,
        "loaded_strength": marked,
        **{
            measure.name: each.of(name)
            for measure, (name, *_) in zip(CATEGORY_RATES, CATEGORIES, strict=True)
        },
        "scare_quote_rate": scare_quotes(documents, voice_of(SCARE_QUOTE_RATE, voice)),
    }
    return findings(documents, MEASURES, evidence, voice)


def scare_quotes(documents: Documents, voice: Voice) -> Spans:
    """Quotation marks around words the writer keeps at a distance, in a voice."""
    pairs = documents.quotation_pairs
    counted = np.concatenate([[0], np.cumsum(documents.is_word & documents.mask(voice))])
    wanted = (documents.quotation_uses == SCARE) & documents.mask(voice)[pairs.first]
    # Marks around nothing keep no word at a distance.
    wanted &= counted[pairs.stop] > counted[pairs.first]
    return documents.spans_of(pairs.first[wanted], pairs.stop[wanted], categories=("scare quote",))


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
    part="wording",
    place=4,
)
