"""VADER, wrapped once: how positive or negative a stretch of text is worded.

Hutto & Gilbert 2014. Made for short texts: score sentences or clauses, never a whole article
(its compound value saturates, and its running time grows with the square of the length).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from srccompare.characters import HIDDEN

if TYPE_CHECKING:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

# VADER knows contractions and strips quotation marks only in their typewriter form: a curly
# apostrophe hides the "n't" of "didn’t", curly quotes hide the word inside them.
STRAIGHT = str.maketrans("’‘ʼ‛“”„«»", '\'\'\'\'"""""')


@cache
def analyzer() -> SentimentIntensityAnalyzer:
    """VADER's analyzer, loaded once, the first time it is asked for."""
    # Making one costs 10 ms, importing it loads requests: neither belongs to `import srccompare`.
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def plain(text: str) -> str:
    """Text with straight quotation marks and apostrophes and without invisible characters.

    >>> plain("“didn’t”")
    '"didn\\'t"'
    """
    return text if text.isascii() else HIDDEN.sub("", text).translate(STRAIGHT)


def compound(text: str) -> float:
    """How positive (up to 1) or negative (down to -1) the wording of a sentence or clause is.

    0 also stands for "no word VADER knows", and for empty text: the caller decides whether
    there was anything to measure.

    >>> compound("It was a wonderful day.") > 0 > compound("It wasn’t a wonderful day.")
    True
    """
    return float(analyzer().polarity_scores(plain(text))["compound"])
