"""How far two groups are apart on a measure, and how rarely chance alone would part them so.

left  2.1 ├────●────┤ 4.0        a rate has few hits: its interval is lopsided, and so is that of the
right      1.0 ├──●──┤ 2.2       difference; near zero the hits themselves are tested
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from srccompare.comparison.statistics.estimates import MEAN, RATE, Estimates, intervals_of, quantile_t
from srccompare.documents.spans import FloatArray, IntArray


@dataclass(frozen=True, eq=False)
class Differences:
    """Differences of two numbers with their intervals, and how many standard errors from zero they are."""

    value: FloatArray
    low: FloatArray
    high: FloatArray
    strength: FloatArray
    """The p-value-like chance of a difference as far from zero, for weighing many against each other."""


def differences_of(left: Estimates, right: Estimates) -> Differences:
    """Left minus right, with an interval made of the two.

    Means: Welch's. Rates and shares: the two intervals combined, each bound by the distances that matter to
    it (MOVER: Zou & Donner 2008; for two Wilson intervals Newcombe's method 10, 1998).
    """
    from scipy.special import ndtr, stdtr

    gap = left.value - right.value
    if left.kind == MEAN:
        a, b = left.caution * left.variance, right.caution * right.variance
        with np.errstate(divide="ignore", invalid="ignore"):
            freedom = (a + b) ** 2 / (a * a / left.freedom + b * b / right.freedom)
            error = np.sqrt(a + b)
            half = quantile_t(freedom) * error
            strength = 2 * stdtr(freedom, -np.abs(gap) / error)
        return Differences(gap, gap - half, gap + half, strength)
    one, other = intervals_of(left), intervals_of(right)
    below = np.sqrt((left.value - one.low) ** 2 + (other.high - right.value) ** 2)
    above = np.sqrt((one.high - left.value) ** 2 + (right.value - other.low) ** 2)
    toward = np.where(gap > 0, below, above)
    with np.errstate(divide="ignore", invalid="ignore"):
        strength = 2 * ndtr(-1.959963984540054 * np.abs(gap) / toward)
    if left.kind == RATE:
        # Close to zero a rate is too skewed for the normal distribution to weigh.
        strength = np.where(np.abs(gap) > toward, chance_of_rates(left, right), strength)
    return Differences(gap, gap - below, gap + above, strength)


def chance_of_rates(left: Estimates, right: Estimates) -> FloatArray:
    """How rarely hits would be parted so unevenly if both rates were one, two-sided.

    The conditional binomial test (Przyborowski & Wilenski 1940), with as many hits as carry the information
    of those counted.
    """
    from scipy.special import betainc

    with np.errstate(divide="ignore", invalid="ignore"):
        hits, exposure = [], []
        for side in (left, right):
            carried = np.fmin(side.value**2 / (side.caution * side.variance), side.hits)
            found = (side.value > 0) & np.isfinite(carried)
            hits.append(np.where(found, carried, 0.0))
            exposure.append(np.where(found, carried / side.value, side.exposure / side.caution))
        share = exposure[0] / (exposure[0] + exposure[1])
        above = np.where(hits[0] > 0, betainc(np.maximum(hits[0], 1e-9), hits[1] + 1, share), 1.0)
        below = np.where(hits[1] > 0, betainc(np.maximum(hits[1], 1e-9), hits[0] + 1, 1 - share), 1.0)
    chance: FloatArray = np.minimum(2 * np.minimum(above, below), 1.0)
    return chance


def cliffs_delta(value: FloatArray, group: IntArray, groups: int) -> FloatArray:
    """For each group how often a value of it exceeds one of the others, minus the reverse (Cliff 1993).

    Between -1 and 1. ``group`` numbers the group of each value.

    >>> cliffs_delta(np.array([3.0, 4.0, 1.0, 2.0]), np.array([0, 0, 1, 1]), 2).tolist()
    [1.0, -1.0]
    """
    _, inverse, count = np.unique(value, return_inverse=True, return_counts=True)
    # Of equal values each has the mean of the ranks they share.
    rank = (np.cumsum(count) - (count - 1) / 2)[inverse] if len(value) else np.zeros(0)
    size = np.bincount(group, minlength=groups).astype(float)
    total = np.bincount(group, rank, minlength=groups) if len(value) else np.zeros(groups)
    others = size.sum() - size
    with np.errstate(divide="ignore", invalid="ignore"):
        delta: FloatArray = 2 * (total - size * (size + 1) / 2) / (size * others) - 1
    return np.where((size > 0) & (others > 0), delta, np.nan)


def hedges_g(left: Estimates, right: Estimates) -> FloatArray:
    """The standardized difference of two means over articles, corrected for small samples (Hedges 1981)."""
    freedom = left.size + right.size - 2
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = (left.size - 1) * left.size * left.variance + (right.size - 1) * right.size * right.variance
        pooled = spread / freedom
        g: FloatArray = (left.value - right.value) / np.sqrt(pooled) * (1 - 3 / (4 * freedom - 1))
    usable = (left.size > 1) & (right.size > 1) & (pooled > 0)
    return np.where(usable, g, np.nan)
