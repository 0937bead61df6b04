"""Words cut into overlapping pieces of a few characters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import scipy.sparse as sp


def pieces(words: Sequence[str], lengths: tuple[int, int]) -> Any:
    """How often each piece stands in each word: words as rows, their pieces as columns.

    Pieces have from the first to the second of ``lengths`` characters, the edges of a word included as
    spaces; a word shorter than a length is a piece by itself.

    >>> pieces(["ab", "b"], (3, 3)).toarray().astype(int).tolist()
    [[1, 0, 1], [0, 1, 0]]
    """
    edged = [f" {word} " for word in words]
    size = np.array([len(word) for word in edged], np.int64)
    first = np.cumsum(size) - size
    written = np.frombuffer("".join(edged).encode("utf-32-le", "surrogatepass"), np.uint32)
    alphabet, letter = np.unique(written, return_inverse=True)
    # Behind the end of a piece stands letter 0.
    letter = np.append(letter.astype(np.uint64) + 1, np.zeros(lengths[1], np.uint64))
    # Odd, so that no letter is lost where numbers overflow: exact up to some seven thousand letters.
    base = np.uint64((len(alphabet) + 1) | 1)
    keys, rows = [], []
    for length in range(lengths[0], lengths[1] + 1):
        count = np.maximum(size - length, 0) + 1
        row = np.repeat(np.arange(len(words)), count)
        start = np.arange(len(row)) - np.repeat(np.cumsum(count) - count - first, count)
        end = (first + size)[row]
        key = np.zeros(len(row), np.uint64)
        for place in range(lengths[1]):
            inside = (start + place < end) & (place < length)
            key = key * base + np.where(inside, letter[start + place], np.uint64(0))
        keys.append(key)
        rows.append(row)
    known, column = np.unique(np.concatenate(keys), return_inverse=True)
    return table_of(np.ones(len(column)), np.concatenate(rows), column, (len(words), len(known)))


def table_of(values: Any, rows: Any, columns: Any, shape: tuple[int, int]) -> Any:
    """A sparse table of values by row and column; those at one place are summed.

    Places are small integers: products take their time by what they read.
    """
    places = (np.asarray(rows, np.int32), np.asarray(columns, np.int32))
    made = sp.csr_array((values, places), shape=shape)
    # In order, as tables of other values share its places: older releases of scipy sort them in place later.
    made.sum_duplicates()
    return made
