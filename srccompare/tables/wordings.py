"""Different wordings of a frame, and the strength that follows from them."""

from __future__ import annotations

import numpy as np

from srccompare.documents.spans import FloatArray, IntArray

# A guess: a short item.
PRIOR_WORDS = 100
# New wordings turn up more slowly the longer a text is: about as words ** 0.75 (Heaps 1978; Herdan 1960).
HEAPS = 0.75


def wording_numbers(norm: IntArray, first: IntArray, stop: IntArray) -> IntArray:
    """A number for the words of each stretch of tokens, the same for the same words, capitals aside.

    >>> wording_numbers(np.array([7, 8, 7, 8]), np.array([0, 2, 1]), np.array([2, 4, 2])).tolist()
    [1, 1, 0]
    """
    length = stop - first
    keys = np.zeros((len(first), int(length.max(initial=1))), np.int64)
    for place in range(keys.shape[1]):
        rows = np.flatnonzero(length > place)
        # In the order of the words, with what is longer after what is shorter.
        keys[rows, keys.shape[1] - 1 - place] = norm[first[rows] + place] + 1
    numbers: IntArray = np.unique(keys, axis=0, return_inverse=True)[1].reshape(-1)
    return numbers


def by_wording(
    cell: IntArray, wording: IntArray, weight: FloatArray, cells: int
) -> tuple[IntArray, FloatArray]:
    """For each cell, its different wordings and their damped weight: the sum of weight · log2(1 + times).

    A cell is what hits are gathered in, such as one frame in one article.

    >>> hits = np.array([0, 0, 0, 1]), np.array([4, 4, 5, 4])
    >>> number, damped = by_wording(*hits, np.ones(4), 3)
    >>> number.tolist(), damped.round(2).tolist()
    ([2, 1, 0], [2.58, 1.0, 0.0])
    """
    size = int(wording.max(initial=0)) + 1
    pair, first, times = np.unique(cell * size + wording, return_index=True, return_counts=True)
    # In the order of the text: that of the numbers hangs on what was read before, and so would the last bit.
    order = np.argsort(first)
    damped = np.bincount(
        pair[order] // size, weight[first[order]] * np.log2(1 + times[order]), minlength=cells
    )
    return np.bincount(pair // size, minlength=cells), damped.astype(float)


def strength(damped: FloatArray, words: IntArray) -> FloatArray:
    """How strongly a text carries a frame, made to rank texts of different length; no unit.

    Repeating a word adds less each time, and the length of the text is taken out with Heaps' exponent.
    Short texts are drawn to 0, as less is known of them.

    >>> strength(np.array([2.0]), np.array([0])).round(3).tolist()
    [6.325]
    """
    ranked: FloatArray = 100 * damped / (words + PRIOR_WORDS) ** HEAPS
    return ranked
