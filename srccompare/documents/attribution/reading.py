"""A batch of articles as plain lists, with what the rules ask of every token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from srccompare.documents import quotations, zones
from srccompare.documents.attribution import classes
from srccompare.documents.spans import IntArray

if TYPE_CHECKING:
    from srccompare.documents.documents import Documents

Range = tuple[int, int]
"""Tokens from the first up to, not including, the second."""


@dataclass(frozen=True, eq=False, slots=True)
class Reading:
    """The tokens of a batch as lists.

    ``word`` is the normal form, ``written`` the token as it stands, ``bits`` its classes (see
    ``classes``), ``quote`` the row of the quotation it stands in (-1 outside), ``sentence`` and
    ``paragraph`` rows too. ``quotations``, ``sentences`` and ``paragraphs`` are token ranges;
    ``titles`` tells the quotations that name a work, ``headlines`` the paragraphs that are one;
    ``articles`` is the article of each paragraph.
    """

    word: Sequence[str]
    written: Sequence[str]
    bits: Sequence[int]
    quote: Sequence[int]
    sentence: Sequence[int]
    paragraph: Sequence[int]
    quotations: Sequence[Range]
    titles: Sequence[bool]
    sentences: Sequence[Range]
    paragraphs: Sequence[Range]
    headlines: Sequence[bool]
    articles: Sequence[int]


def read(documents: Documents) -> Reading:
    """A batch as lists; everything that can be told word by word is looked up, not worked out."""
    tokens, vocabulary = documents.tokens, documents.vocabulary
    bits = vocabulary.norms.column("attribution classes", classes.of_words, np.int64)[tokens.norm]
    for name, mask in classes.SHAPES.items():
        bits |= np.where((tokens.shape & mask) > 0, classes.BIT[name], 0)
    pairs = documents.quotation_pairs
    outer = np.flatnonzero(~pairs.nested)
    first, stop = pairs.first[outer], pairs.stop[outer]
    norms, types = vocabulary.norms.strings, vocabulary.types.strings
    return Reading(
        word=[norms[number] for number in tokens.norm.tolist()],
        written=[types[number] for number in tokens.type.tolist()],
        bits=bits.tolist(),
        quote=row_of(first, stop, len(tokens)).tolist(),
        sentence=documents.sentence.tolist(),
        paragraph=documents.paragraph.tolist(),
        quotations=ranges(first, stop),
        titles=(documents.quotation_uses[outer] == quotations.TITLE).tolist(),
        sentences=ranges(*documents.sentence_bounds),
        paragraphs=ranges(*documents.paragraph_bounds),
        articles=tokens.article[documents.paragraph_bounds[0]].tolist(),
        headlines=(documents.zone_of_paragraph == zones.TITLE).tolist(),
    )


def ranges(first: IntArray, stop: IntArray) -> list[Range]:
    """Pairs of plain numbers."""
    return list(zip(first.tolist(), stop.tolist(), strict=True))


def row_of(first: IntArray, stop: IntArray, size: int) -> IntArray:
    """The row of the range each token stands in, -1 for none."""
    row = np.full(size, -1, np.int64)
    length = stop - first
    where = np.repeat(first - (np.cumsum(length) - length), length) + np.arange(int(length.sum()))
    row[where] = np.repeat(np.arange(len(first)), length)
    return row
