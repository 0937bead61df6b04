"""Quotations that were never closed: where the quoted words end and "Smith said" begins."""

from __future__ import annotations

import re

import numpy as np

from srccompare.documents.attribution import classes
from srccompare.documents.spans import IntArray
from srccompare.documents.text import Text, quotations

# Words run together where a mark got lost: "suppliersSmith".
GLUED = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z])")
NAME_TOKENS = 4
"""Tokens of a name before the cue that ends an unclosed quotation."""


def outer_quotations(documents: Text, bits: IntArray) -> tuple[IntArray, IntArray, IntArray, dict[int, int]]:
    """Rows, first tokens and ends of all quotations that stand in no other, and glued tokens.

    An unclosed quotation ends before its speaker where one is named at the end of a sentence; a
    glued token is mapped to the number of its characters that are still quoted.
    """
    pairs = documents.quotation_pairs
    rows = np.flatnonzero(~pairs.nested)
    first, stop = pairs.first[rows], pairs.stop[rows].copy()
    glued: dict[int, int] = {}
    types, kinds = documents.vocabulary.types.strings, documents.tokens.type
    for row in np.flatnonzero(pairs.state[rows] == quotations.UNCLOSED):
        begin, end = int(first[row]), int(stop[row])
        # What lies beyond the paragraph is not looked at.
        end += end < len(bits) and documents.paragraph[end] == documents.paragraph[end - 1]
        inside = bits[begin:end].tolist()
        written = [types[number] for number in kinds[begin:end].tolist()]
        found = speaker_in(inside, written)
        if found is not None:
            stop[row] = begin + found[0]
            if found[1]:
                glued[begin + found[0]] = found[1]
    return rows, first, stop, glued


def speaker_in(bits: list[int], written: list[str]) -> tuple[int, int] | None:
    """The token with which a speaker begins inside an unclosed quotation, and its quoted characters.

    >>> from srccompare.documents.attribution.classes import NAME, REPORTS, STOP
    >>> speaker_in([0, 0, 0, REPORTS, STOP], ["“", "More", "goodsHill", "said", "."])
    (2, 5)
    """
    for cue in range(2, len(bits)):
        if not bits[cue] & classes.REPORTS:
            continue
        if bits[cue - 1] & classes.COMMA and cue + 1 < len(bits) and bits[cue + 1] & classes.NAME:
            return cue, 0
        if cue + 1 < len(bits) and not bits[cue + 1] & classes.STOP:
            continue
        glue = GLUED.search(written[cue - 1])
        if glue:
            return cue - 1, glue.start()
        start = cue
        while start > 1 and cue - start < NAME_TOKENS and bits[start - 1] & (classes.NAME | classes.PRONOUN):
            start -= 1
        if start < cue and bits[start - 1] & classes.COMMA:
            return start, 0
    return None
