"""Attributions as one label per token, and back: what the tagger is told and what it tells."""

from __future__ import annotations

import numpy as np

from srccompare.documents.spans import BoolArray, IntArray

ROLES = ("source", "cue", "content")
SOURCE, CUE, CONTENT = range(3)

LABELS = (
    "out", "gap", "beside",
    "B-source<", "I-source<", "B-source>", "I-source>",
    "B-cue", "I-cue",
    "B-content<", "I-content<", "B-content>", "I-content>",
)  # fmt: skip
"""What a token may be. "<" stands left of its cue, ">" right of it; "gap" lies inside an attribution and
belongs to none of its parts, "beside" in a sentence that has an attribution; B begins a part, I goes on."""
OUT, GAP, BESIDE = range(3)
FIRST_LABEL = {SOURCE: 3, CUE: 7, CONTENT: 9}
ROLE_OF = np.array([-1, -1, -1, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2], np.int8)
RIGHT_OF_CUE = np.array([label.endswith(">") for label in LABELS])
BEGINS = np.array([label.startswith("B-") for label in LABELS])
LONGEST = 120
"""Tokens an attribution may span for the tokens between its parts to be gaps."""


def paint(first: IntArray, stop: IntArray, role: IntArray, group: IntArray, sentence: IntArray) -> IntArray:
    """The label of every token of a batch; ``group`` numbers attributions through the batch.

    Where parts overlap, cues stand over sources over contents, and short contents over long ones.
    """
    labels = np.full(len(sentence), OUT, np.int8)
    if not len(first):
        return labels
    cue_at = np.full(int(group.max()) + 1, -1, np.int64)
    cues = np.flatnonzero(role == CUE)[::-1]
    cue_at[group[cues]] = first[cues]
    side = (role != CUE) & (first > cue_at[group]) & (cue_at[group] >= 0)
    opening = np.array([FIRST_LABEL[SOURCE], FIRST_LABEL[CUE], FIRST_LABEL[CONTENT]])[role] + 2 * side
    rank = np.array([1, 2, 0])[role]
    order = np.lexsort((first, -(stop - first), rank))
    lengths = (stop - first)[order]
    where = ranges(first[order], lengths)
    painted = np.repeat(opening[order] + 1, lengths)
    painted[np.cumsum(lengths) - lengths] = opening[order]
    # numpy keeps the last value given to a place.
    labels[where] = painted
    begin = np.full(len(cue_at), len(sentence), np.int64)
    end = np.zeros(len(cue_at), np.int64)
    np.minimum.at(begin, group, first)
    np.maximum.at(end, group, stop)
    inside = (end > begin) & (end - begin < LONGEST)
    spanned = covered(begin[inside], end[inside], len(sentence))
    labels[spanned & (labels == OUT)] = GAP
    has = np.zeros(int(sentence[-1]) + 1, bool)
    has[sentence[labels != OUT]] = True
    labels[has[sentence] & (labels == OUT)] = BESIDE
    return labels


def parts_of(labels: IntArray, paragraph_start: BoolArray) -> tuple[IntArray, IntArray, IntArray, BoolArray]:
    """The parts that labels name: first token, end, role, and whether each stands right of its cue."""
    family = np.array([0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5])[labels]
    change = BEGINS[labels] | paragraph_start
    change[1:] |= family[1:] != family[:-1]
    begin = np.flatnonzero(change & (family > 0))
    edges = np.append(np.flatnonzero(change), len(labels))
    end = edges[np.searchsorted(edges, begin, side="right")]
    return begin, end, ROLE_OF[labels[begin]], RIGHT_OF_CUE[labels[begin]]


def ranges(first: IntArray, length: IntArray) -> IntArray:
    """All numbers of several ranges, one range after the other."""
    offset: IntArray = np.repeat(first - (np.cumsum(length) - length), length) + np.arange(int(length.sum()))
    return offset


def covered(first: IntArray, stop: IntArray, size: int) -> BoolArray:
    """Whether each of ``size`` tokens lies in one of the ranges."""
    change = np.bincount(first, minlength=size + 1) - np.bincount(stop, minlength=size + 1)
    inside: BoolArray = np.cumsum(change[:size]) > 0
    return inside
