"""Articles as one array of tokens with offsets, without a Python step per token."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from srccompare.articles import Articles
from srccompare.documents.spans import BoolArray, IntArray, Spans, make
from srccompare.documents.vocabulary import Vocabulary

SPACE = np.array([chr(code).isspace() for code in range(0x3001)] + [False])
BREAK = np.isin(np.arange(len(SPACE)), [0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029])


@dataclass(frozen=True, eq=False)
class Tokens:
    """One row per token of the batch, in reading order (title before text).

    ``position`` counts code points in the whole batch laid end to end, ``start`` and ``end`` in
    the article's own field. ``type`` and ``norm`` number the token as written and its normal form
    in the vocabulary; ``shape`` holds the bits of ``srccompare.documents.shapes``. ``chunk`` is
    the row of the blank-free stretch the token stands in, ``breaks`` how many line breaks precede it.
    """

    article: IntArray
    field: IntArray
    position: IntArray
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
    """Where each field of each article begins in the batch laid end to end."""

    buffer: str
    offset: IntArray


def lay_out(articles: Articles) -> Layout:
    """Titles and texts laid end to end, each followed by a line break."""
    fields = [part for article in articles for part in (article.title or "", article.text)]
    lengths = np.fromiter(map(len, fields), np.int64, len(fields))
    buffer = "\n".join(fields) + "\n"
    return Layout(buffer, np.cumsum(lengths + 1) - lengths - 1)


def tokenize(layout: Layout, vocabulary: Vocabulary) -> Tokens:
    """All tokens of a batch.

    Blanks are found in the text as code points and chunks cut by ``str.split``, which agree on
    what a blank is; each distinct chunk is cut into tokens once, by the vocabulary.
    """
    codes = np.frombuffer(layout.buffer.encode("utf-32-le", "surrogatepass"), np.uint32)
    codes = np.minimum(codes, len(SPACE) - 1)
    blank = SPACE[codes]
    edge = np.flatnonzero(np.diff(np.concatenate([[True], blank])))
    chunk_start = edge[::2]
    number = vocabulary.encode(layout.buffer.split())
    counts = vocabulary.array("chunk_counts")
    offset_of_chunk = np.cumsum(counts, dtype=np.int64) - counts
    count = counts[number].astype(np.int64)
    first = np.cumsum(count) - count
    row = np.repeat(np.arange(len(number)), count)
    inside = np.arange(len(row)) - first[row]
    entry = offset_of_chunk[number[row]] + inside
    position = chunk_start[row] + vocabulary.array("chunk_offsets")[entry]
    length = vocabulary.array("chunk_lengths")[entry]
    type_ = vocabulary.array("chunk_types")[entry]
    segment = np.searchsorted(layout.offset, position, side="right") - 1
    start = position - layout.offset[segment]
    lines = np.cumsum(BREAK[codes], dtype=np.int64)
    spaced = np.ones(len(position), bool)
    spaced[1:] = position[1:] > (position + length)[:-1]
    return Tokens(
        article=(segment // 2).astype(np.int32),
        field=(segment % 2).astype(np.int8),
        position=position,
        start=start.astype(np.int32),
        end=(start + length).astype(np.int32),
        type=type_,
        norm=vocabulary.array("type_norm")[type_],
        shape=vocabulary.shapes()[type_],
        chunk=row.astype(np.int32),
        breaks=line_breaks(layout.buffer, position, lines),
        spaced=spaced,
        chunks=Chunks(number, first.astype(np.int32), count.astype(np.int32)),
    )


def line_breaks(buffer: str, position: IntArray, lines: IntArray) -> IntArray:
    r"""Line breaks before each token since the token before it; "\r\n" counts as one."""
    if "\r\n" in buffer:
        codes = np.frombuffer(buffer.encode("utf-32-le", "surrogatepass"), np.uint32)
        pair = np.zeros(len(codes), bool)
        pair[1:] = (codes[1:] == 0x0A) & (codes[:-1] == 0x0D)
        lines = lines - np.cumsum(pair)
    before = lines[position] if len(position) else position
    return np.diff(before, prepend=0).astype(np.int32)
