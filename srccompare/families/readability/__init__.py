"""Readability: the nine formulas people know, and the counts they are made of."""

from __future__ import annotations

import math

import numpy as np

from srccompare.documents import Documents, Voice
from srccompare.documents.spans import IntArray
from srccompare.families.base import HELPER, Family, Findings, Formula, Measure, findings, voice_of
from srccompare.families.counts import scored
from srccompare.families.readability import formulas
from srccompare.families.readability.words import FACTS, facts, stretch_tokens

SYLLABLE_CAVEAT = (
    "syllables of words that CMUdict does not have are a guess from hyphenation; a number in digits has one"
)
DALE_CHALL_CAVEAT = "names, inflected forms and contractions with a curly apostrophe count as unfamiliar"
GRADE = "school grade"
HARDER = "how long sentences and words are, as a school grade or score; higher means harder to read"
# As in textstat. One or two words are a label, a byline or what stands beside a quotation ("she said").
SHORTEST_SENTENCE = 3


def formula(
    name: str,
    label: str,
    of: Formula,
    inputs: tuple[str, ...],
    reference: str,
    *,
    unit: str = GRADE,
    meaning: str = HARDER,
    low: float = -math.inf,
    high: float = math.inf,
    caveat: str = "",
) -> Measure:
    """A readability score as a measure: its inputs are counts of this family."""
    return Measure(
        name, unit, "formula", meaning, reference, low, high, inputs=inputs, formula=of, caveat=caveat,
        label=label,
    )  # fmt: skip


WORDS, SENTENCES = "readability_words", "readability_sentences"
FORMULAS = (
    formula("flesch", "Flesch", formulas.flesch, (WORDS, SENTENCES, "syllables"), "Flesch (1948)",
            unit="points", meaning="how short sentences and words are; higher means easier to read",
            high=206.835, caveat=SYLLABLE_CAVEAT),
    formula("flesch_kincaid", "Flesch Kincaid", formulas.flesch_kincaid, (WORDS, SENTENCES, "syllables"),
            "Kincaid et al. (1975)", low=-15.59, caveat=SYLLABLE_CAVEAT),
    formula("gunning_fog", "Gunning fog", formulas.gunning_fog, (WORDS, SENTENCES, "complex_words"),
            "Gunning (1952)", low=0, caveat=SYLLABLE_CAVEAT),
    formula("smog", "SMOG", formulas.smog, (SENTENCES, "polysyllables"), "McLaughlin (1969)", low=3.1291,
            caveat=f"meant for samples of thirty sentences; {SYLLABLE_CAVEAT}"),
    formula("ari", "ARI", formulas.ari, (WORDS, SENTENCES, "characters", "stretches"),
            "Smith & Senter (1967)"),
    formula("coleman_liau", "Coleman Liau", formulas.coleman_liau, (WORDS, SENTENCES, "letters"),
            "Coleman & Liau (1975)"),
    formula("dale_chall", "Dale Chall", formulas.dale_chall, (WORDS, SENTENCES, "unfamiliar_words"),
            "Dale & Chall (1948)", unit="points", low=0, caveat=DALE_CHALL_CAVEAT),
    formula("lix", "LIX", formulas.lix, (WORDS, SENTENCES, "long_words"), "Björnsson (1968)",
            unit="points", low=0),
    formula("rix", "RIX", formulas.rix, (SENTENCES, "long_words"), "Anderson (1983)", low=0,
            unit="long words per sentence"),
)  # fmt: skip
COUNTS = (
    Measure(WORDS, "words", "count", "stretches without blanks that hold a letter or digit", "textstat",
            role=HELPER, label="Readability words"),
    Measure(SENTENCES, "sentences", "count", "sentences of at least three such words", "textstat",
            role=HELPER, label="Readability sentences"),
    Measure("syllables", "syllables", "count", "more means longer or more words", "CMUdict",
            caveat=SYLLABLE_CAVEAT, role=HELPER, label="Syllables"),
    Measure("polysyllables", "words", "count", "words of three or more syllables", "McLaughlin (1969)",
            caveat=SYLLABLE_CAVEAT, role=HELPER, label="Polysyllables"),
    Measure("complex_words", "words", "count", "words of three or more syllables that are not familiar",
            "Gunning (1952), as textstat counts", caveat=SYLLABLE_CAVEAT, role=HELPER, label="Complex words"),
    Measure("unfamiliar_words", "words", "count", "words outside Dale and Chall's list of familiar ones",
            "Dale & Chall (1948)", caveat=DALE_CHALL_CAVEAT, role=HELPER, label="Unfamiliar words"),
    Measure("long_words", "words", "count", "words of more than six letters", "Björnsson (1968)",
            role=HELPER, label="Long words"),
    Measure("letters", "letters", "count", "letters and digits of the words", "Coleman & Liau (1975)",
            role=HELPER, label="Letters"),
    Measure("stretches", "stretches", "count", "stretches without blanks, words or not",
            "Smith & Senter (1967), as textstat counts", role=HELPER, label="Stretches"),
    Measure("characters", "characters", "count", "characters that are no blanks, punctuation included",
            "Smith & Senter (1967), as textstat counts", role=HELPER, label="Characters"),
)  # fmt: skip
MEASURES = (*FORMULAS, *COUNTS)


def compute(documents: Documents, voice: Voice | None = None) -> Findings:
    """Nine readability scores of each article, with the counts behind them sentence by sentence.

    On the same sentences the scores are textstat's (0.7.13), to the last digit.

    A *word* is textstat's: a stretch without blanks that holds a letter or digit, its marks taken out.
    "so-called", "dog's" and "dam—which" are one word each, where the words that
    ``srccompare.families.counts`` reports are two in "dam—which". A curly apostrophe is a mark like any
    other, so "isn’t" is looked up as "isnt"; textstat does so too.

    *Sentences* are srccompare's, which is where the scores differ from textstat's on raw text: they do
    not end at "Mr." or inside "3.5", but do at the end of a headline or paragraph that has no full stop.
    As in textstat, one of fewer than three words is not counted as a sentence; its words are.

    Furniture of the page is left out, and so is quoted speech unless its voice is asked for: of a
    sentence that is partly quoted, the rest counts. NaN under three sentences. textstat takes its
    dictionary from NLTK, another edition than the one behind the table here.

    The evidence of a count is sentences, the score of each being what it adds.
    """
    sentence, amounts = by_sentence(documents, voice_of(COUNTS[0], voice))
    rows = documents.sentences[sentence]
    evidence = {name: scored(rows, amount) for name, amount in amounts.items()}
    evidence[SENTENCES] = rows[amounts[WORDS] >= SHORTEST_SENTENCE]
    return findings(documents, MEASURES, evidence, voice)


def by_sentence(documents: Documents, voice: Voice) -> tuple[IntArray, dict[str, IntArray]]:
    """The sentences that have anything in a voice, and what each adds to every fact of a word."""
    number, token = stretch_tokens(documents)
    inside = documents.mask(voice)[token]
    number, sentence = number[inside], documents.sentence[token[inside]]
    first = np.flatnonzero(np.diff(sentence, prepend=-1))
    known = documents.vocabulary.chunks.column("readability", facts, FACTS)
    return sentence[first], {
        name: np.add.reduceat(known[name][number], first, dtype=np.int64) for name in FACTS.names or ()
    }


FAMILY = Family("readability", "Readability", MEASURES, compute, part="other", place=3)
