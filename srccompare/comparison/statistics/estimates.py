"""Numbers of many groups at once, with intervals that keep their promise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from srccompare.comparison.statistics.intervals import LEVEL
from srccompare.documents.spans import FloatArray

RATE, SHARE, MEAN = "rate", "share", "mean"
METHODS = {RATE: "score", SHARE: "Wilson", MEAN: "Student's t"}
"""What the interval of each kind is called."""
CAUTION = 1.25
"""What variances over sentences are multiplied by: a few skewed numbers understate their own variance. Set by
hand; benchmarks/validity.py holds the coverage."""


def caution_over_articles(kind: str, size: FloatArray) -> FloatArray:
    """What the variance of a mean over so many articles is multiplied by.

    Like ``CAUTION`` chosen, on articles drawn from real ones, so that the intervals of all measures hold the
    truth in at least 92 of 100 draws (benchmarks/validity.py). It fades as articles grow in number.

    >>> caution_over_articles(MEAN, np.array([6.0, 60.0])).tolist()
    [2.0, 1.1]
    """
    with np.errstate(divide="ignore"):
        caution: FloatArray = 1 + 6 / size if kind == MEAN else 1 + 60 / (size + 15)
    return caution


@dataclass(frozen=True, eq=False)
class Estimates:
    """One number per group with what its interval needs; NaN where there is none.

    ``variance`` is that of the value, ``freedom`` its degrees of freedom, ``size`` the number of units,
    ``exposure`` what a rate counts in (thousands of words, say): what bounds a rate of zero.
    """

    kind: str
    value: FloatArray
    variance: FloatArray
    freedom: FloatArray
    size: FloatArray
    hits: FloatArray
    exposure: FloatArray
    caution: FloatArray | float = 1.0


@dataclass(frozen=True, eq=False)
class Intervals:
    """Low and high of one interval per group; NaN where none can be given."""

    low: FloatArray
    high: FloatArray


def quantile_t(freedom: FloatArray) -> FloatArray:
    """How many standard errors the middle 95 % of Student's t reach."""
    from scipy.special import stdtrit

    reach: FloatArray = stdtrit(np.where(freedom > 0, freedom, np.nan), (1 + LEVEL) / 2)
    return reach


def intervals_of(estimates: Estimates) -> Intervals:
    """The interval of each number, by the method that keeps its promise for its kind.

    Rates: the score interval of a Poisson mean for as many hits as carry the same information,
    mean² / variance, at most those counted. Shares: Wilson's score interval (1927) for as many units as
    carry the same information. Means: Student's. All with quantiles of Student's t, as the variance is
    itself an estimate.
    """
    if estimates.kind == RATE:
        return of_rates(estimates)
    if estimates.kind == SHARE:
        return of_shares(estimates)
    # Neighbours that go against each other can make the estimate of a variance negative: it is then unknown.
    variance = np.where(estimates.variance >= 0, estimates.variance, np.nan)
    half = quantile_t(estimates.freedom) * np.sqrt(estimates.caution * variance)
    return Intervals(estimates.value - half, estimates.value + half)


def of_rates(estimates: Estimates) -> Intervals:
    """Score intervals of rates; a rate of zero reaches from 0 to what its exposure makes implausible."""
    reach = quantile_t(estimates.freedom) ** 2
    value = estimates.value
    with np.errstate(divide="ignore", invalid="ignore"):
        carried = np.fmin(value**2 / (estimates.caution * estimates.variance), estimates.hits)
        middle = 1 + reach / (2 * carried)
        half = np.sqrt(reach / carried + (reach / (2 * carried)) ** 2)
        low, high = value * (middle - half), value * (middle + half)
        upper = reach / estimates.exposure
    zero = value == 0
    return Intervals(np.where(zero, np.where(upper > 0, 0.0, np.nan), low), np.where(zero, upper, high))


def of_shares(estimates: Estimates) -> Intervals:
    """Wilson's intervals for the number of independent units that would vary as much."""
    reach = quantile_t(estimates.freedom) ** 2
    share = estimates.value
    with np.errstate(divide="ignore", invalid="ignore"):
        carried = share * (1 - share) / (estimates.caution * estimates.variance)
    carried = np.where(np.isfinite(carried) & (carried > 0), carried, np.inf)
    number = np.fmin(carried, estimates.exposure)
    centre = (share + reach / (2 * number)) / (1 + reach / number)
    half = np.sqrt(reach * (share * (1 - share) / number + reach / (4 * number**2))) / (1 + reach / number)
    return Intervals(np.maximum(centre - half, 0.0), np.minimum(centre + half, 1.0))
