"""Articles as one array of tokens with offsets, without a Python step per token."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from srccompare.articles import Articles
from srccompare.documents.spans import BoolArray, IntArray, Spans, make
from srccompare.documents.text.vocabulary import Vocabulary

SPACES = [chr(code) for code in range(0x3001) if chr(code).isspace()]
BREAKS = "\n\v\f\r\x85\u2028\u2029"
# By code point: 0 ink, 1 blank, 2 line break; what lies beyond the table is ink.
BLANK, BREAK = 1, 2
KIND = np.zeros(0x3002, np.int8)
KIND[[ord(character) for character in SPACES]] = BLANK
KIND[[ord(character) for character in BREAKS]] = BREAK


@dataclass(frozen=True, eq=False)
class Tokens:
    """One row per token of the batch, in reading order (title before text).

    ``position`` and ``length`` count code points in the whole batch laid end to end, ``start`` and
    ``end`` in the article's own field as it was given. ``type`` and ``norm`` number the token as
    written and its normal form in the vocabulary; ``shape`` holds the bits of
    ``srccompare.documents.text.shapes``. ``chunk`` is the row of the blank-free stretch the token stands
    in, ``breaks`` how many line breaks precede it.
    """

    article: IntArray
    field: IntArray
    position: IntArray
    length: IntArray
    start: IntArray
    end: IntArray
    type: IntArray
    norm: IntArray
    shape: IntArray
    chunk: IntArray
    breaks: IntArray
    spaced: BoolArray
    chunks: Chunks

    def __len__(self) -> int:
        return len(self.type)

    @cached_property
    def segment(self) -> IntArray:
        """The field of the batch each token stands in: two per article."""
        return self.article * 2 + self.field

    @cached_property
    def first_of_segment(self) -> BoolArray:
        """Whether a token opens its field."""
        return np.concatenate([[True], self.segment[1:] != self.segment[:-1]])[: len(self)]

    @cached_property
    def spans(self) -> Spans:
        """The tokens as spans; the category is always the same."""
        return make(self.article, self.field, self.start, self.end)


@dataclass(frozen=True, eq=False)
class Chunks:
    """The blank-free stretches of the batch: number in the vocabulary, first token, tokens in it."""

    number: IntArray
    first: IntArray
    count: IntArray


@dataclass(frozen=True, eq=False)
class Layout:
    """Where each field of each article begins in the batch laid end to end.

    ``buffer`` has letters and their accents composed (Unicode NFC), as a text must give the same
    numbers however its accents are written. ``offset`` is where each field begins in it, ``given``
    where it would begin in the fields as given, ``moved`` for each field that composing changed the
    given place of each of its code points and of its end.
    """

    buffer: str
    offset: IntArray
    given: IntArray
    moved: Mapping[int, IntArray]


def lay_out(articles: Articles) -> Layout:
    """Titles and texts laid end to end, each followed by a line break."""
    fields = [part for article in articles for part in (article.title or "", article.text)]
    given = offsets_of(fields)
    moved = {}
    for row, field in enumerate(fields):
        if not (field.isascii() or unicodedata.is_normalized("NFC", field)):
            fields[row], moved[row] = compose(field)
    return Layout("\n".join(fields) + "\n", offsets_of(fields) if moved else given, given, moved)


def offsets_of(fields: Sequence[str]) -> IntArray:
    """Where each field begins when they are laid end to end with a line break after each."""
    lengths = np.fromiter(map(len, fields), np.int64, len(fields))
    offsets: IntArray = np.cumsum(lengths + 1) - lengths - 1
    return offsets


def compose(text: str) -> tuple[str, IntArray]:
    """A text in composed letters, and for each of its code points (and its end) the place in the text given.

    >>> composed, place = compose("cafe\u0301s")
    >>> composed == "caf\xe9s", place.tolist()
    (True, [0, 1, 2, 3, 5, 6])
    """
    # A letter with the marks that may be drawn into it is composed by itself, so that no place gets lost.
    loose = [place for place, character in enumerate(text) if not unicodedata.combining(character)]
    edges = [0, *(place for place in loose if place), len(text)]
    pieces = [unicodedata.normalize("NFC", text[start:end]) for start, end in pairwise(edges)]
    places = [
        min(start + step, end - 1)
        for piece, (start, end) in zip(pieces, pairwise(edges), strict=True)
        for step in range(len(piece))
    ]
    return "".join(pieces), np.array([*places, len(text)], np.int64)


def tokenize(layout: Layout, vocabulary: Vocabulary) -> Tokens:
    """All tokens of a batch.

    Blanks are found in the text as code points and chunks cut by ``str.split``, which agree on
    what a blank is; each distinct chunk is cut into tokens once, by the vocabulary.
    """
    codes = np.frombuffer(layout.buffer.encode("utf-32-le", "surrogatepass"), np.uint32)
    kind = KIND[np.minimum(codes, len(KIND) - 1)]
    edge = np.flatnonzero(np.diff(kind > 0, prepend=True))
    chunk_start = edge[::2].astype(np.int32)
    number = vocabulary.encode(layout.buffer.split())
    counts = vocabulary.chunk_counts.values
    count = counts[number]
    first = np.cumsum(count, dtype=np.int32) - count
    row = np.repeat(np.arange(len(number), dtype=np.int32), count)
    entry_of_chunk = np.cumsum(counts, dtype=np.int32) - counts
    entry = np.arange(len(row), dtype=np.int32) + (entry_of_chunk[number] - first)[row]
    position = chunk_start[row] + vocabulary.chunk_offsets.values[entry]
    length = vocabulary.chunk_lengths.values[entry]
    type_ = vocabulary.chunk_types.values[entry]
    bounds = np.searchsorted(position, layout.offset)
    segment = np.repeat(np.arange(len(layout.offset)), np.diff(bounds, append=len(position)))
    start = position - layout.offset[segment]
    end = start + length
    for field, given in layout.moved.items():
        start[segment == field] = given[start[segment == field]]
        end[segment == field] = given[end[segment == field]]
    spaced = np.ones(len(position), bool)
    spaced[1:] = position[1:] > (position + length)[:-1]
    return Tokens(
        article=(segment // 2).astype(np.int32),
        field=(segment % 2).astype(np.int8),
        position=position,
        length=length,
        start=start.astype(np.int32),
        end=end.astype(np.int32),
        type=type_,
        norm=vocabulary.type_norm.values[type_],
        shape=vocabulary.shapes()[type_],
        chunk=row,
        breaks=line_breaks(codes, kind, position),
        spaced=spaced,
        chunks=Chunks(number, first, count),
    )


def line_breaks(codes: IntArray, kind: IntArray, position: IntArray) -> IntArray:
    r"""Line breaks before each token since the token before it; "\r\n" counts as one."""
    breaks = np.flatnonzero(kind == BREAK)
    pair = (codes[breaks] == 0x0A) & (codes[np.maximum(breaks - 1, 0)] == 0x0D) & (breaks > 0)
    following = np.searchsorted(position, breaks[~pair])
    return np.bincount(following, minlength=len(position) + 1)[: len(position)]
