"""What a measure is made of, unit by unit: the numerators and denominators its interval is drawn from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from srccompare.comparison.statistics.estimates import MEAN, RATE, SHARE
from srccompare.documents import Documents, Spans, Voice
from srccompare.documents.spans import FloatArray, IntArray
from srccompare.documents.text.zones import TITLE
from srccompare.errors import SrccompareError
from srccompare.families.base import Measure, voice_of


@dataclass(frozen=True, eq=False)
class Units:
    """One row per sentence, scored sentence or attribution: its article, numerator and denominator."""

    article: IntArray
    numerator: FloatArray
    denominator: FloatArray
    name: str
    kind: str
    """Whether their ratio is a rate, a share or a mean."""
    per: float = 1.0
    """What a rate is expressed per."""


def units_of(documents: Documents, measure: Measure, spans: Spans, asked: Voice | None) -> Units | None:
    """The units of a measure; None for counts and formulas, which have no sampling unit."""
    voice = voice_of(measure, asked)
    if measure.recount == "mean":
        ones = np.ones(len(spans))
        # The mean of yes and no is a share.
        kind = SHARE if measure.unit.startswith("share") else MEAN
        return Units(spans.article, spans.score, ones, "sentences", kind)
    if measure.recount not in ("rate", "share"):
        return None
    if measure.of in ("attributions", "sources"):
        return attribution_units(documents, spans, measure.of)
    if measure.of == "headlines":
        return headline_units(documents, spans, voice)
    if measure.of == "quotations":
        return None
    if measure.of not in ("words", "sentences"):
        raise SrccompareError(
            f"{measure.name!r} is a {measure.recount} of {measure.of!r}, which has no units"
        )
    sentence = documents.sentence[documents.token_range(spans)[0]] if len(spans) else np.zeros(0, np.int64)
    words = documents.sentence_words(voice)
    used = words > 0
    hits = np.bincount(sentence, spans.score, minlength=len(words))[used].astype(float)
    article = documents.sentences.article[used]
    if measure.of == "sentences":
        return Units(article, hits, np.ones(len(article)), "sentences", SHARE)
    per = measure.per if measure.recount == "rate" else 1.0
    kind = RATE if measure.recount == "rate" else SHARE
    return Units(article, hits, words[used].astype(float), "sentences", kind, per)


def attribution_units(documents: Documents, spans: Spans, of: str) -> Units:
    """One unit per attribution (with a source), counting when a span of the measure belongs to it."""
    content = documents.attributions.of("content" if of == "attributions" else "source")
    every = np.unique(content.article.astype(np.int64) << 32 | content.group)
    hit = np.unique(spans.article.astype(np.int64) << 32 | spans.group)
    counted = np.isin(every, hit).astype(float)
    return Units(every >> 32, counted, np.ones(len(every)), of, SHARE)


def headline_units(documents: Documents, spans: Spans, voice: Voice) -> Units:
    """One unit per headline with words in the voice, counting when one of the measure's spans is in it."""
    tokens = np.flatnonzero(documents.is_word & documents.mask(voice) & (documents.zone == TITLE))
    rows = np.unique(documents.paragraph[tokens])
    hit = documents.paragraph[documents.token_range(spans)[0]] if len(spans) else np.zeros(0, np.int64)
    counted = np.isin(rows, hit).astype(float)
    return Units(documents.paragraphs.article[rows], counted, np.ones(len(rows)), "headlines", SHARE)
