"""Richness: how varied the vocabulary of an article is, whatever its length."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import numpy as np

from srccompare.documents import Documents, Voice
from srccompare.documents.spans import FloatArray, IntArray
from srccompare.families.base import HELPER, Family, Findings, Measure, findings, ratio, voice_of

# The method is Covington & McFall's (2010), the window a guess for texts as short as news.
WINDOW = 50
FEWEST_WORDS = 50
# MTLD's type-token ratio of .72: it is undercut when more than 7 in 25 words are repetitions.
# McCarthy & Jarvis (2010).
REPEATED, OF = 7, 25


def mattr(counts: Mapping[str, FloatArray]) -> FloatArray:
    """Different words in a window of 50 words, as a share of it; the mean over all windows.

    The window moves on word by word from the first 50 words to the last 50 (Covington & McFall 2010).
    NaN under 50 words.
    """
    windows = counts["richness_words"] - WINDOW + 1
    return ratio(counts["window_types"], windows * WINDOW)


def mtld(counts: Mapping[str, FloatArray]) -> FloatArray:
    """How many words the vocabulary lasts before a type-token ratio falls below .72 (McCarthy & Jarvis 2010).

    Words are read one after the other; when the different words among those read make up less than .72
    of them, a *factor* is full and the count begins anew with the next word. What is left at the end is
    the part of a factor that its ratio R has covered, (1 - R) / (1 - .72). MTLD is words divided by
    factors, the mean of reading forward and of reading backward.

    NaN under 50 words, and where no word comes twice, so that there is not even a part of a factor.
    """
    words = np.where(counts["richness_words"] >= FEWEST_WORDS, counts["richness_words"], np.nan)
    forward, backward = counts["factors_forward"], counts["factors_backward"]
    mean: FloatArray = (ratio(words, forward) + ratio(words, backward)) / 2
    return mean


MTLD = Measure(
    name="mtld",
    label="MTLD",
    unit="words",
    recount="formula",
    meaning="words read before the vocabulary begins to repeat itself; higher means more varied",
    reference="McCarthy & Jarvis (2010)",
    inputs=("richness_words", "factors_forward", "factors_backward"),
    formula=mtld,
    caveat="unsteady under 100 words",
)
MATTR = Measure(
    name="mattr",
    label="MATTR",
    unit="share of words",
    recount="formula",
    meaning="different words among 50 in a row; higher means more varied",
    reference="Covington & McFall (2010)",
    high=1.0,
    inputs=("richness_words", "window_types"),
    formula=mattr,
)
COUNTS = (
    Measure("richness_words", "words", "count", "words read for MTLD and MATTR", "own count",
            role=HELPER, label="Richness words"),
    Measure("window_types", "words", "count", "different words, added up over all windows of 50",
            "Covington & McFall (2010)", role=HELPER, label="Window types"),
    Measure("factors_forward", "factors", "count", "how often the vocabulary has run out, read forward",
            "McCarthy & Jarvis (2010)", role=HELPER, label="Factors forward"),
    Measure("factors_backward", "factors", "count", "how often the vocabulary has run out, read backward",
            "McCarthy & Jarvis (2010)", role=HELPER, label="Factors backward"),
)  # fmt: skip
MEASURES = (MTLD, MATTR, *COUNTS)


def compute(documents: Documents, voice: Voice | None = None) -> Findings:
    """MTLD and the moving-average type-token ratio of each article, and the counts they follow from.

    Words are those of the voice in reading order, with what stands between them left out; two are the
    same when they agree in lower case ("port" and "ports" do not). The evidence of a count is sentences:
    the score of each is its words, the types they bring into windows, or the factors filled in it.
    """
    read = np.flatnonzero(documents.is_word & documents.mask(voice_of(MTLD, voice)))
    article, norm = documents.tokens.article[read], documents.tokens.norm[read]
    sentence = documents.sentence[read]
    bounds = np.searchsorted(article, np.arange(len(documents) + 1))
    before = previous(article, norm)
    forward, filled = factors(before, bounds)
    backward, refilled = factors(mirrored(before), len(read) - bounds[::-1])

    def by_sentence(row: IntArray, score: IntArray | FloatArray) -> FloatArray:
        total = np.bincount(sentence[row], score, minlength=len(documents.sentences))
        # numpy gives whole numbers for no rows at all.
        return total.astype(float)

    everything = np.arange(len(read))
    amounts = {
        "richness_words": by_sentence(everything, np.ones(len(read))),
        "window_types": by_sentence(everything, first_in_windows(before, article, bounds)),
        "factors_forward": by_sentence(forward, filled),
        "factors_backward": by_sentence(len(read) - 1 - backward, refilled),
    }
    evidence = {
        name: replace(documents.sentences, score=amount)[amount > 0] for name, amount in amounts.items()
    }
    return findings(documents, MEASURES, evidence, voice)


def previous(article: IntArray, norm: IntArray) -> IntArray:
    """Where each word last stood in the same article, as a row; -1 where it is new.

    >>> previous(np.array([0, 0, 0, 1]), np.array([5, 7, 5, 5])).tolist()
    [-1, -1, 0, -1]
    """
    order = np.arange(len(norm), dtype=np.int32)
    # Sixteen bits at a time: numpy sorts those in linear time.
    for shift in range(0, int(norm.max(initial=0)).bit_length(), 16):
        part = (norm >> shift).astype(np.uint16)
        order = order[np.argsort(part[order], kind="stable")]
    word, owner = norm[order], article[order]
    same = (word[1:] == word[:-1]) & (owner[1:] == owner[:-1])
    before = np.full(len(norm), -1, np.int32)
    before[order[1:][same]] = order[:-1][same]
    return before


def mirrored(before: IntArray) -> IntArray:
    """The same relation for the words read backward: row 0 is the last word of the last article."""
    again = np.flatnonzero(before >= 0)
    after = np.full(len(before), -1, np.int32)
    after[len(before) - 1 - before[again]] = len(before) - 1 - again
    return after


def first_in_windows(before: IntArray, article: IntArray, bounds: IntArray) -> IntArray:
    """In how many windows of its article each word is the first of its kind."""
    row = np.arange(len(before))
    first, last = bounds[article], bounds[article + 1] - WINDOW
    begins = np.maximum(np.maximum(before + 1, first), row - WINDOW + 1)
    number: IntArray = np.maximum(np.minimum(row, last) - begins + 1, 0)
    return number


def factors(before: IntArray, bounds: IntArray) -> tuple[IntArray, FloatArray]:
    """The words at which a factor is full, and the last word of an article for the part that is left.

    A ratio only falls where a word is repeated, so only repetitions are looked at.

    >>> ends, shares = factors(np.array([-1, -1, 0, -1, -1, -1, 4]), np.array([0, 7]))
    >>> ends.tolist(), shares.round(2).tolist()
    ([2, 6], [1.0, 0.89])
    """
    again = np.flatnonzero(before >= 0)
    cuts, edges = np.searchsorted(again, bounds).tolist(), bounds.tolist()
    rows, earlier = again.tolist(), before[again].tolist()
    ends: list[int] = []
    shares: list[float] = []
    for (start, stop), (low, high) in zip(pairwise(edges), pairwise(cuts), strict=True):
        repeated = 0
        for row, last in zip(rows[low:high], earlier[low:high], strict=True):
            if last >= start:
                repeated += 1
                if OF * repeated > REPEATED * (row - start + 1):
                    ends.append(row)
                    shares.append(1.0)
                    start, repeated = row + 1, 0
        if repeated:
            ends.append(stop - 1)
            shares.append(OF * repeated / (REPEATED * (stop - start)))
    return np.array(ends, np.int64), np.array(shares, float)


FAMILY = Family("richness", "Vocabulary richness", MEASURES, compute, part="other", place=2)
