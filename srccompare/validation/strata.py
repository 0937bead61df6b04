"""Strata by a measure's value, so that rare high values are coded as well as the many zeros."""

from __future__ import annotations

import numpy as np

from srccompare.documents.spans import FloatArray, IntArray

# Terciles, by convention: low, middle, high.
BANDS = 3
"""Bands of positive values, besides zero (two on either side of zero, where there are negative ones)."""


def strata_of(value: FloatArray) -> IntArray:
    """The stratum of each value, numbered from the lowest: bands below zero, zero, bands above.

    >>> strata_of(np.array([0.0, 0.0, 1.0, 2.0, 9.0])).tolist()
    [0, 0, 1, 2, 3]
    """
    bands = 2 if (value < 0).any() else BANDS
    stratum = np.zeros(len(value), np.int64)
    for side in (-1, 1):
        rows = np.flatnonzero(side * value > 0)
        if len(rows):
            size = side * value[rows]
            edges = np.unique(np.quantile(size, np.arange(1, bands) / bands, method="lower"))
            stratum[rows] = side * (1 + np.searchsorted(edges, size, side="left"))
    # Numbered without gaps.
    return np.unique(stratum, return_inverse=True)[1]


def shares(sizes: IntArray, n: int) -> IntArray:
    """How many to draw from strata of these sizes: as many from each, what small ones lack from the others.

    >>> shares(np.array([100, 3, 50]), 13).tolist()
    [4, 3, 6]
    """
    drawn = np.zeros(len(sizes), np.int64)
    while (left := n - int(drawn.sum())) > 0 and (open_ := np.flatnonzero(drawn < sizes)).size:
        each, rest = divmod(left, len(open_))
        wanted = np.full(len(open_), each)
        # From the top: high values are the rarer ones.
        wanted[len(open_) - rest :] += 1
        drawn[open_] = np.minimum(drawn[open_] + wanted, sizes[open_])
    return drawn


def drawn(stratum: IntArray, n: int, generator: np.random.Generator) -> tuple[IntArray, FloatArray]:
    """The rows of the sample in random order, and for each how many of its stratum it stands for."""
    sizes = np.bincount(stratum)
    wanted = shares(sizes, n)
    rows = [
        generator.choice(np.flatnonzero(stratum == number), int(count), replace=False)
        for number, count in enumerate(wanted.tolist())
    ]
    chosen = generator.permutation(np.concatenate(rows)).astype(np.int64)
    return chosen, (sizes / np.maximum(wanted, 1))[stratum[chosen]]


def labels(value: FloatArray, stratum: IntArray) -> list[str]:
    """The range of values in each stratum, as text.

    >>> labels(np.array([0.0, 1.0, 2.5]), np.array([0, 1, 1]))
    ['0', '1 to 2.5']
    """
    names = []
    for number in range(int(stratum.max(initial=-1)) + 1):
        low, high = (
            f"{edge:.3g}" for edge in (value[stratum == number].min(), value[stratum == number].max())
        )
        names.append(low if low == high else f"{low} to {high}")
    return names
