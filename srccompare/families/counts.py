"""How long an article is, and how much of it is quoted or site furniture."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from srccompare.documents import Documents, Spans, Voice
from srccompare.documents.spans import BoolArray, IntArray
from srccompare.families.base import HELPER, Family, Findings, Measure, findings, voice_of

MEASURES = (
    Measure("words", "words", "count", "words, quotations counted, furniture not; higher means longer",
            "own count", voice=Voice.ALL, label="Words"),
    Measure("sentences", "sentences", "count", "sentences with at least one word", "own count",
            voice=Voice.ALL, label="Sentences"),
    Measure("paragraphs", "paragraphs", "count", "paragraphs that are measured", "own count", fixed=True,
            voice=Voice.ALL, label="Paragraphs"),
    Measure("quotations", "quotations", "count", "speech quotations; scare quotes and titles not counted",
            "own count", fixed=True, voice=Voice.QUOTED, label="Quotations"),
    Measure("quoted_share", "share of words", "share", "words of quoted speech; higher means more of it",
            "Gans 1979; Bell 1991", high=1.0, voice=Voice.ALL, fixed=True, label="Words in quotation marks"),
    Measure("furniture_words", "words", "count", "words of the page set aside: navigation, credits, repeats",
            "own count", fixed=True, voice=Voice.ALL, role=HELPER, label="Words set aside"),
)  # fmt: skip


def compute(documents: Documents, voice: Voice | None = None) -> Findings:
    """Words, sentences, paragraphs and quotations of each article.

    The evidence of a number of words is the sentences, quotations or paragraphs they stand in, the
    score of each being its number of words.
    """
    words, measured = documents.is_word, documents.measured
    speech = documents.quotations.of("speech")
    evidence = {
        "words": scored(documents.sentences, documents.sentence_words(voice_of(MEASURES[0], voice))),
        "sentences": documents.sentences_in(voice_of(MEASURES[1], voice)),
        "paragraphs": documents.paragraphs[by_paragraph(documents, words & measured) > 0],
        # One each, closed or not: the score of a quotation says how it ends.
        "quotations": scored(speech, measured[documents.token_range(speech)[0]].astype(np.int64)),
        "quoted_share": scored(speech, words_inside(documents, speech, words & measured)),
        "furniture_words": scored(documents.paragraphs, by_paragraph(documents, words & ~measured)),
    }
    return findings(documents, MEASURES, evidence, voice)


def by_paragraph(documents: Documents, wanted: BoolArray) -> IntArray:
    """How many of the wanted tokens each paragraph has."""
    return np.bincount(documents.paragraph[wanted], minlength=len(documents.paragraphs))


def words_inside(documents: Documents, spans: Spans, wanted: BoolArray) -> IntArray:
    """How many of the wanted tokens stand in each span and in none before it.

    Where opening marks were lost in copying, several quotations begin at the same word.
    """
    total = np.concatenate([[0], np.cumsum(wanted)])
    first, stop = documents.token_range(spans)
    told = np.maximum.accumulate(np.concatenate([[0], stop]))[:-1]
    count: IntArray = total[stop] - total[np.clip(told, first, stop)]
    return count


def scored(spans: Spans, score: IntArray) -> Spans:
    """The spans with a score of their own, those that score nothing left out."""
    return replace(spans, score=score.astype(float))[score > 0]


FAMILY = Family("counts", "Length and quotation", MEASURES, compute, part="other", place=1)
