"""Paragraphs and sentences, from line breaks and the shapes of tokens."""

from __future__ import annotations

from functools import cache

import numpy as np

from srccompare import lexicon
from srccompare.documents.spans import BoolArray, IntArray
from srccompare.documents.text import shapes
from srccompare.documents.text.tokens import Tokens
from srccompare.documents.text.vocabulary import Vocabulary

# A text counts as hard-wrapped when this many of its single line breaks fall inside a sentence.
WRAPPED_BREAKS = 3
WRAPPED_SHARE = 0.3
# How far behind a question in quotation marks a reporting word may stand ("Mr. Smith then asked").
CUE_REACH = 3
CUE_BARRIER = shapes.TERMINAL | shapes.MARK | shapes.COMMA


def paragraph_starts(tokens: Tokens) -> BoolArray:
    """Whether each token opens a paragraph.

    A line break opens one unless the text is hard-wrapped (mail, press releases): there a single
    break after a line that does not end a sentence is a blank.
    """
    opens = tokens.first_of_segment.copy()
    single, several = tokens.breaks == 1, tokens.breaks > 1
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


def sentence_starts(tokens: Tokens, paragraphs: BoolArray, vocabulary: Vocabulary) -> BoolArray:
    """Whether each token opens a sentence.

    A sentence ends at . ! ? … with the closing marks after it, when what follows looks like a
    beginning. An abbreviation ends one only before a word that opens sentences ("the", "he"). A
    question or exclamation inside a quotation that goes on with "he asked" is no end.
    """
    shape, size = tokens.shape, len(tokens)
    if not size:
        return np.zeros(0, bool)
    starter = word_mask(vocabulary, "sentence_starters")[tokens.norm]
    cue = word_mask(vocabulary, "reporting_cues")[tokens.norm]
    closer = (shape & (shapes.BRACKET_CLOSE | shapes.DOUBLE_CLOSE)) > 0
    # A plain or single mark closes when it is written onto what stands before it.
    tight = ~tokens.spaced & ((shape & (shapes.DOUBLE_PLAIN | shapes.SINGLE_PLAIN)) > 0)
    after_tight = np.concatenate([tokens.spaced[1:], [True]])
    next_is_mark = np.concatenate([(shape[1:] & (shapes.MARK | shapes.TERMINAL | shapes.COMMA)) > 0, [True]])
    closer = closer | (tight & (after_tight | next_is_mark))
    closer = (closer | ((shape & shapes.TERMINAL) > 0)) & ~paragraphs
    # The token each run of closing marks hangs on, carried to the end of the run.
    row = np.arange(size)
    solid = np.maximum.accumulate(np.where(closer & ~(shape & shapes.TERMINAL).astype(bool), 0, row))
    ended = (shape[solid] & shapes.TERMINAL) > 0
    stopped = ((shape[solid] & shapes.STOPPED) > 0) & (tokens.norm[solid] >= 0)
    previous_ended = np.concatenate([[False], ended[:-1]]) & ~closer
    previous_stopped = np.concatenate([[False], stopped[:-1]]) & ~closer
    begins = (shape & (shapes.CAPITAL | shapes.NUMBER | shapes.MARK | shapes.BRACKET_OPEN | shapes.DASH)) > 0
    begins |= (shape & (shapes.WORD | shapes.LATIN)) == shapes.WORD
    before = np.concatenate([[0], shape[:-1]])
    open_mark = (shape & (shapes.DOUBLE_OPEN | shapes.SINGLE_OPEN | shapes.DOUBLE_PLAIN)) > 0
    glued = ~tokens.spaced & ((shape & shapes.CAPITAL) > 0) & ((shape & shapes.SHOUTED) == 0)
    spaced = tokens.spaced | glued | open_mark | ((before & shapes.DOUBLE_CLOSE) > 0)
    starts: BoolArray = previous_ended & begins & spaced
    never = word_mask(vocabulary, "abbreviations", "title")[tokens.norm[solid]]
    never_before = np.concatenate([[False], never[:-1]])
    starts |= previous_stopped & ~never_before & starter & ((shape & shapes.CAPITAL) > 0) & tokens.spaced
    full_stop = vocabulary.norms.column("full stop", lambda norms: [norm == "." for norm in norms], bool)[
        tokens.norm
    ]
    starts[asked_on(tokens, starts, cue, solid, full_stop)] = False
    starts |= paragraphs
    return starts


def asked_on(
    tokens: Tokens, starts: BoolArray, cue: BoolArray, solid: IntArray, full_stop: BoolArray
) -> IntArray:
    """The tokens that continue '"Why?" Smith asked' rather than opening a sentence."""
    shape, size = tokens.shape, len(tokens)
    row = np.flatnonzero(starts)
    row = row[row > 0]
    row = row[
        ((shape[row - 1] & shapes.MARK) > 0) & ~full_stop[solid[row - 1]] & ((shape[row] & shapes.WORD) > 0)
    ]
    soon = cue[row]
    reach = np.ones(len(row), bool)
    for step in range(1, CUE_REACH + 1):
        ahead = np.minimum(row + step, size - 1)
        reach &= (row + step < size) & ((shape[ahead] & CUE_BARRIER) == 0) & (tokens.breaks[ahead] == 0)
        soon |= cue[ahead] & reach
    return row[soon]


def word_mask(vocabulary: Vocabulary, name: str, category: str | None = None) -> BoolArray:
    """For every norm, whether it is an entry of this list of single words."""
    words = single_words(name, category)
    column: BoolArray = vocabulary.norms.column(
        f"{name}/{category}", lambda norms: [norm in words for norm in norms], bool
    )
    return column


@cache
def single_words(name: str, category: str | None = None) -> frozenset[str]:
    """The entries of a bundled list of single words."""
    entries = lexicon.load(name).entries
    return frozenset(entry.text for entry in entries if category is None or entry.category == category)
