"""Paragraphs, from line breaks and the shapes of tokens."""

from __future__ import annotations

from functools import cache

import numpy as np

from srccompare import lexicon
from srccompare.documents.spans import BoolArray, IntArray
from srccompare.documents.text import shapes
from srccompare.documents.text.tokens import Tokens
from srccompare.documents.text.vocabulary import Vocabulary, among

# A text counts as hard-wrapped when this many of its single line breaks fall inside a sentence.
# A guess, both; held by tests/documents/text/test_structure.py.
WRAPPED_BREAKS = 3
WRAPPED_SHARE = 0.3


def paragraph_starts(tokens: Tokens) -> BoolArray:
    """Whether each token opens a paragraph.

    A line break opens one unless the text is hard-wrapped (mail, press releases): there a single
    break after a line that does not end a sentence is a blank.
    """
    opens = tokens.first_of_segment.copy()
    # What stands before the first token of a field is no line break of that text.
    single = (tokens.breaks == 1) & ~tokens.first_of_segment
    several = tokens.breaks > 1
    shape = tokens.shape
    before = np.concatenate([[0], shape[:-1]])[: len(shape)]
    unfinished = (before & (shapes.TERMINAL | shapes.MARK | shapes.COLON | shapes.BRACKET_CLOSE)) == 0
    soft = single & unfinished & ((shape & shapes.LOWER) > 0)
    size = int(tokens.segment[-1]) + 1 if len(tokens) else 0
    softs = np.bincount(tokens.segment[soft], minlength=size)
    singles = np.bincount(tokens.segment[single], minlength=size)
    wrapped = (softs >= WRAPPED_BREAKS) & (softs >= WRAPPED_SHARE * singles)
    joined = single & unfinished & (wrapped[tokens.segment] if size else False)
    opens |= several | (single & ~joined & ~soft)
    return opens


def numbered(starts: BoolArray) -> IntArray:
    """Row numbers from a mask of first tokens."""
    return np.cumsum(starts).astype(np.int32) - 1


def word_mask(vocabulary: Vocabulary, name: str, category: str | None = None) -> BoolArray:
    """For every norm, whether it is an entry of this list of single words."""
    words = single_words(name, category)
    column: BoolArray = vocabulary.norms.column(f"{name}/{category}", among(words), bool)
    return column


@cache
def single_words(name: str, category: str | None = None) -> frozenset[str]:
    """The entries of a bundled list of single words."""
    entries = lexicon.load(name).entries
    return frozenset(entry.text for entry in entries if category is None or entry.category == category)
