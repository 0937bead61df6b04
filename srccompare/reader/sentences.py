"""Sentences as sequences of word pieces, as the heads want them."""

from __future__ import annotations

from srccompare.reader.pieces import Pieces

SIDE, TARGET = 64, 12  # pieces read on either side of a target, and of the target itself


def tone_sequence(pieces: Pieces, text: str, start: int, end: int) -> tuple[list[int], int, int]:
    """The pieces of a sentence, and where those of the target text[start:end] start and stop."""
    before = pieces.numbers(text[:start])[-SIDE:]
    target = pieces.numbers(text[start:end])[:TARGET]
    after = pieces.numbers(text[end:])[:SIDE]
    first, last = pieces.number["[CLS]"], pieces.number["[SEP]"]
    begun = 1 + len(before)
    return [first, *before, *target, *after, last], begun, begun + len(target)
