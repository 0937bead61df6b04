"""How like a frame's own words the sentences of an article are, for the reader: by meaning, not by hits."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from srccompare import lexicon
from srccompare.documents import Documents, Spans, Voice
from srccompare.documents.spans import FloatArray
from srccompare.families.framing import GENERIC, POLICY
from srccompare.reader import READER
from srccompare.reader.vectors import sentence_vectors
from srccompare.reader.weights import HIDDEN, body

SYSTEMS = (POLICY, GENERIC)  # the lists of frames whose likeness was held against labels
# share of an article's sentences that count: a frame need not run through all of it. Set by hand.
NEAREST = 0.25
# Of the likeness beside the logarithm of the strength. 5 to 20 differ by less than a point on FrAC and on the
# Narrative Frames Corpus.
WEIGHT = 10.0
DIGITS = 6  # of a likeness: fewer than are computed, so that the last bits decide nothing
# A bound on time, and a guess.
LONGEST = 600  # characters of a sentence that are read


def frame_likeness(documents: Documents, measures: Sequence[str], voice: Voice) -> FloatArray:
    """The likeness of each article to each frame, by its measure; NaN where the reader does not read."""
    found = np.full((len(documents), len(measures)), np.nan)
    if documents.engine != READER:
        return found
    sentences = documents.sentences_in(voice)
    for system in SYSTEMS:
        columns = [measure.name for measure in system.measures]
        known = [row for row, name in enumerate(measures) if name in columns]
        if known:
            like = likeness(documents, sentences, system.lexicon)
            found[:, known] = like[:, [columns.index(measures[row]) for row in known]]
    return found


def likeness(documents: Documents, sentences: Spans, name: str) -> FloatArray:
    """For each article and category of a bundled list how like the list's words its nearest sentences are.

    The mean cosine of the quarter of the sentences that are most like the category, from -1 to 1; NaN for
    an article without sentences, and everywhere without the reader's weights. Vectors are held against what
    the words of all frames have in common, and a category is the mean of its words' vectors.
    """
    frames = frame_vectors(name)
    found = np.full((len(documents), len(lexicon.load(name).categories)), np.nan)
    read = body()
    if frames is None or read is None or not len(sentences):
        return found
    texts = [text[:LONGEST] for text in documents.text_of(sentences)]
    cosine = unit(sentence_vectors(read, texts) - common()) @ frames.T
    bounds = np.searchsorted(sentences.article, np.arange(len(documents) + 1))
    for article, (low, high) in enumerate(zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)):
        if high > low:
            counted = max(1, int(NEAREST * (high - low)))
            found[article] = np.sort(cosine[low:high], axis=0)[-counted:].mean(axis=0)
    return np.round(found, DIGITS)


def ranking(strength: FloatArray, likeness: FloatArray) -> FloatArray:
    """Strength and likeness as one number to rank articles by; the former alone where only that is known.

    >>> ranking(np.array([0.0, 1.0]), np.array([0.1, np.nan])).round(2).tolist()
    [1.0, 0.69]
    """
    total: FloatArray = np.log1p(strength) + WEIGHT * np.nan_to_num(likeness)
    return total


@cache
def word_vectors(name: str) -> tuple[FloatArray, ...] | None:
    """The vectors of the words of each category of a list; None without the reader's weights."""
    read = body()
    if read is None:
        return None
    words = lexicon.load(name)
    return tuple(
        sentence_vectors(read, entries_of(words, category)).astype(np.float64)
        for category in words.categories
    )


def entries_of(words: lexicon.Lexicon, category: str) -> list[str]:
    """The entries that count for a category, as words."""
    own = (entry for entry in words.entries if entry.category == category and entry.weight)
    return [entry.text.replace("*", "") for entry in own]


@cache
def frame_vectors(name: str) -> FloatArray | None:
    """One vector of length 1 per category: the mean of its words less the mean of all words of the list."""
    vectors = word_vectors(name)
    if vectors is None:
        return None
    everything = np.concatenate(vectors).mean(axis=0)
    return unit(np.array([own.mean(axis=0) - everything for own in vectors]))


@cache
def common() -> FloatArray:
    """What the words of all frames have in common."""
    lists: Sequence[tuple[FloatArray, ...] | None] = [
        word_vectors(name) for name in (system.lexicon for system in SYSTEMS)
    ]
    known = [np.concatenate(one).mean(axis=0) for one in lists if one is not None]
    return np.mean(known, axis=0) if known else np.zeros(HIDDEN)


def unit(vectors: FloatArray) -> FloatArray:
    """Vectors of length 1."""
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: FloatArray = vectors / np.maximum(length, 1e-9)
    return scaled
