"""Whether a text is English, told by its share of function words."""

from __future__ import annotations

import numpy as np

from srccompare.documents.spans import BoolArray, IntArray

# English news prose has 35 to 50 % function words from our list, headlines about 20 %, other
# languages written in Latin letters under 12 %. Fewer words than 15 are no evidence.
ENGLISH_SHARE = 0.2
ENOUGH_WORDS = 15


def is_english(words: IntArray, function_words: IntArray, latin: IntArray) -> BoolArray:
    """One truth value per article from three counts; short texts pass when written in Latin letters."""
    share = np.divide(function_words, words, out=np.zeros(len(words)), where=words > 0)
    latin_share = np.divide(latin, words, out=np.ones(len(words)), where=words > 0)
    return np.where(words < ENOUGH_WORDS, latin_share >= 0.5, share >= ENGLISH_SHARE)
