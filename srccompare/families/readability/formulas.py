"""The readability formulas, each from nothing but counts, as textstat works them out.

Every function takes the counts of ``srccompare.families.readability`` by name, one number per article,
and gives one number per article: NaN where there are fewer than three sentences.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from srccompare.documents.spans import FloatArray
from srccompare.families.base import ratio

Counts = Mapping[str, FloatArray]
# As in textstat, which gives SMOG from three sentences on; McLaughlin (1969) asks for 30.
FEWEST_SENTENCES = 3


def sentences(counts: Counts) -> FloatArray:
    """The number of sentences, NaN where there are too few to speak of an average."""
    number = counts["readability_sentences"]
    return np.where(number >= FEWEST_SENTENCES, number, np.nan)


def per_sentence(counts: Counts, name: str) -> FloatArray:
    """How many of something there are in a sentence, on average."""
    quotient: FloatArray = counts[name] / sentences(counts)
    return quotient


def per_word(counts: Counts, name: str, per: float = 1.0) -> FloatArray:
    """How many of something there are to a word, or to so many words."""
    return ratio(counts[name], counts["readability_words"], per)


def words_per_sentence(counts: Counts) -> FloatArray:
    """The length of a sentence in words, on average."""
    return per_sentence(counts, "readability_words")


def flesch(counts: Counts) -> FloatArray:
    """206.835 - 1.015 words per sentence - 84.6 syllables per word."""
    return 206.835 - 1.015 * words_per_sentence(counts) - 84.6 * per_word(counts, "syllables")


def flesch_kincaid(counts: Counts) -> FloatArray:
    """0.39 words per sentence + 11.8 syllables per word - 15.59."""
    return 0.39 * words_per_sentence(counts) + 11.8 * per_word(counts, "syllables") - 15.59


def gunning_fog(counts: Counts) -> FloatArray:
    """0.4 (words per sentence + complex words in 100)."""
    return 0.4 * (words_per_sentence(counts) + per_word(counts, "complex_words", 100))


def smog(counts: Counts) -> FloatArray:
    """1.043 times the root of 30 polysyllables per sentence, + 3.1291."""
    return 1.043 * np.sqrt(30 * per_sentence(counts, "polysyllables")) + 3.1291


def ari(counts: Counts) -> FloatArray:
    """4.71 characters per stretch + 0.5 words per sentence - 21.43."""
    # What stands alone between blanks without being a word (a dash) has characters, so it is divided by too.
    characters = ratio(counts["characters"], counts["stretches"])
    return 4.71 * characters + 0.5 * words_per_sentence(counts) - 21.43


def coleman_liau(counts: Counts) -> FloatArray:
    """0.058 letters in 100 words - 0.296 sentences in 100 words - 15.8."""
    letters = per_word(counts, "letters") * 100
    stops = ratio(sentences(counts), counts["readability_words"]) * 100
    return 0.058 * letters - 0.296 * stops - 15.8


def dale_chall(counts: Counts) -> FloatArray:
    """0.1579 unfamiliar words in 100 + 0.0496 words per sentence, + 3.6365 where more than 5 in 100 are."""
    unfamiliar = per_word(counts, "unfamiliar_words", 100)
    score = 0.1579 * unfamiliar + 0.0496 * words_per_sentence(counts)
    return np.where(unfamiliar > 5, score + 3.6365, score)


def lix(counts: Counts) -> FloatArray:
    """Words per sentence + long words in 100."""
    return words_per_sentence(counts) + per_word(counts, "long_words", 100)


def rix(counts: Counts) -> FloatArray:
    """Long words per sentence."""
    return per_sentence(counts, "long_words")
