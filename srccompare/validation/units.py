"""What can be coded: the sentences or articles a measure looks at, with the measure's value in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from srccompare.documents import Documents, Spans, Voice
from srccompare.documents.spans import FloatArray, IntArray
from srccompare.documents.text.zones import TITLE
from srccompare.families.base import Family, Measure, voice_of
from srccompare.measuring import OK, measure_documents

Unit = Literal["sentence", "article"]


@dataclass(frozen=True, eq=False)
class Units:
    """Everything a sample is drawn from: row of the sentence or article, its article, the measure's value."""

    row: IntArray
    article: IntArray
    value: FloatArray


def unit_of(measure: Measure) -> Unit:
    """What fits the measure: the article for formulas of whole texts, else the sentence with its evidence."""
    return "article" if measure.recount == "formula" else "sentence"


def units_of(
    documents: Documents, family: Family, measure: Measure, unit: Unit, voice: Voice | None
) -> Units:
    """The sentences or articles for which the measure has a value; articles not measured are out."""
    found = measure_documents(documents, (family,), voice)
    good = np.array([status == OK for status in found.status], bool)
    if unit == "article":
        value = found.values[measure.name]
        rows = np.flatnonzero(good & ~np.isnan(value))
        return Units(rows, rows, value[rows])
    value = value_by_sentence(documents, measure, found.evidence[measure.name])
    inside = documents.sentence_words(voice_of(measure, voice)) > 0
    if measure.of == "headlines":
        inside &= documents.zone[documents.sentence_bounds[0]] == TITLE
    article = documents.sentences.article
    rows = np.flatnonzero(inside & good[article] & ~np.isnan(value))
    return Units(rows, article[rows], value[rows])


def value_by_sentence(documents: Documents, measure: Measure, spans: Spans) -> FloatArray:
    """What the measure finds in each sentence: the sum of its spans' scores, for means their mean.

    A span belongs to the sentence in which it begins. A mean has no value where there is no span.
    """
    size = len(documents.sentences)
    if not len(spans):
        return np.full(size, np.nan if measure.recount == "mean" else 0.0)
    sentence = documents.sentence[documents.token_range(spans)[0]]
    total: FloatArray = np.bincount(sentence, spans.score, minlength=size).astype(float)
    if measure.recount != "mean":
        return total
    number = np.bincount(sentence, minlength=size)
    mean: FloatArray = np.divide(total, number, out=np.full(size, np.nan), where=number > 0)
    return mean
