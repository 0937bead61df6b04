"""Articles as plain lists, with what the rules ask of every token."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from srccompare.documents.attribution import classes
from srccompare.documents.attribution.unclosed import outer_quotations
from srccompare.documents.spans import BoolArray, IntArray
from srccompare.documents.text import Text, quotations, shapes, zones

Range = tuple[int, int]
"""Tokens from the first up to, not including, the second."""


@dataclass(frozen=True, eq=False, slots=True)
class Reading:
    """The tokens of an article as lists, counted from 0; one empty token follows the last.

    ``word`` is the normal form, ``written`` the token as it stands, ``bits`` its classes (see
    ``classes``), ``quote`` the row of the quotation it stands in (-1 outside), ``paragraph`` the row
    of its paragraph. ``quotations``, ``sentences`` and ``paragraphs`` are token ranges; ``titles``
    tells the quotations that name a work, ``groups`` which of them go on in another paragraph (they
    share a number), ``headlines`` the paragraphs that may be one, ``measured`` the sentences that are
    not furniture, ``shown`` the classes that any token of a sentence has. ``glued`` maps a token made of
    a quoted word and the speaker's name to the number of its quoted characters. ``first`` is where the
    article begins in its batch.
    """

    first: int
    word: Sequence[str]
    written: Sequence[str]
    bits: Sequence[int]
    quote: Sequence[int]
    paragraph: Sequence[int]
    quotations: Sequence[Range]
    titles: Sequence[bool]
    groups: Sequence[int]
    sentences: Sequence[Range]
    shown: Sequence[int]
    measured: Sequence[bool]
    paragraphs: Sequence[Range]
    headlines: Sequence[bool]
    glued: Mapping[int, int]


@dataclass(frozen=True, eq=False)
class Batch:
    """What is worked out for all articles at once: token classes, and quotations that stand in no other."""

    bits: IntArray
    first: IntArray
    stop: IntArray
    quote: IntArray
    titles: BoolArray
    groups: IntArray
    glued: Mapping[int, int]


def read_batch(documents: Text) -> Batch:
    """Everything that can be told word by word is looked up, not worked out."""
    tokens = documents.tokens
    bits = documents.vocabulary.norms.column("attribution classes", classes.of_words, np.int64)[tokens.norm]
    for name, mask in classes.SHAPES.items():
        bits |= np.where((tokens.shape & mask) > 0, classes.BIT[name], 0)
    possessive = possessives(documents)
    bits = np.where(possessive, bits & ~classes.MARK | classes.CLITIC, bits)
    rows, first, stop, glued = outer_quotations(documents, bits)
    titles = documents.quotation_uses[rows] == quotations.TITLE
    groups = documents.quotation_pairs.group[rows]
    return Batch(bits, first, stop, row_of(first, stop, len(tokens)), titles, groups, glued)


def possessives(documents: Text) -> BoolArray:
    """The apostrophes of "the workers' strike": written onto a word, and ending no quotation."""
    tokens = documents.tokens
    apostrophe = ((tokens.shape & shapes.SINGLE_PLAIN) > 0) & ~tokens.spaced
    apostrophe[documents.quotation_pairs.stop - 1] = False
    return apostrophe


def read(documents: Text, batch: Batch) -> Iterator[Reading]:
    """The articles of a batch that have tokens, one by one."""
    tokens, norms, types = documents.tokens, documents.vocabulary.norms, documents.vocabulary.types
    shown = np.bitwise_or.reduceat(batch.bits, documents.sentence_bounds[0]).tolist()
    titles, groups = batch.titles.tolist(), batch.groups.tolist()
    measured = documents.measured[documents.sentence_bounds[0]].tolist()
    opens = np.diff(tokens.article[documents.paragraph_bounds[0]], prepend=-1) > 0
    headlines = ((documents.zone_of_paragraph == zones.TITLE) | opens).tolist()
    ranges = (batch.first, batch.stop), documents.sentence_bounds, documents.paragraph_bounds
    bounds = np.searchsorted(tokens.article, np.arange(len(documents) + 1))
    # Rows of quotations, sentences and paragraphs at which each article begins.
    opening = [np.searchsorted(first, bounds) for first, _ in ranges]
    quote = np.where(batch.quote >= 0, batch.quote - opening[0][tokens.article], -1)
    paragraph = documents.paragraph - opening[2][tokens.article]
    # Taken from here, the number of a paragraph is one object, not one for each of its tokens.
    counted = np.arange(int(paragraph.max(initial=-1)) + 1).astype(object)
    begins = [rows.tolist() for rows in opening]
    for article, (low, high) in enumerate(pairwise(bounds.tolist())):
        if low == high:
            continue
        rows = [slice(begin[article], begin[article + 1]) for begin in begins]
        quoted, sentences, paragraphs = (
            shifted(first[where], stop[where], low) for (first, stop), where in zip(ranges, rows, strict=True)
        )
        yield Reading(
            first=low,
            word=[*map(norms.strings.__getitem__, tokens.norm[low:high].tolist()), ""],
            written=[*map(types.strings.__getitem__, tokens.type[low:high].tolist()), ""],
            bits=[*batch.bits[low:high].tolist(), 0],
            quote=[*quote[low:high].tolist(), -1],
            paragraph=counted[paragraph[low:high]].tolist(),
            quotations=quoted,
            titles=titles[rows[0]],
            groups=groups[rows[0]],
            sentences=sentences,
            shown=shown[rows[1]],
            measured=measured[rows[1]],
            paragraphs=paragraphs,
            headlines=headlines[rows[2]],
            glued={token - low: count for token, count in batch.glued.items() if low <= token < high},
        )


def shifted(first: IntArray, stop: IntArray, low: int) -> list[Range]:
    """Token ranges counted from ``low``, as pairs of plain numbers."""
    return list(zip((first - low).tolist(), (stop - low).tolist(), strict=True))


def row_of(first: IntArray, stop: IntArray, size: int) -> IntArray:
    """The row of the range each token stands in, -1 for none."""
    row = np.full(size, -1, np.int64)
    length = stop - first
    where = np.repeat(first - (np.cumsum(length) - length), length) + np.arange(int(length.sum()))
    row[where] = np.repeat(np.arange(len(first)), length)
    return row
