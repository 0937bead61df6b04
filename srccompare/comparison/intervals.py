"""Intervals and effect sizes that say what the data at hand can carry, and nothing where they cannot."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from srccompare.documents.spans import FloatArray

LEVEL = 0.95
REPLICATES = 2000
# Under 8 units no interval is shown: percentile bootstraps of shares then cover .67 instead of .95.
FEWEST_UNITS = 8
FEWEST_ARTICLES = 3


@dataclass(frozen=True)
class Interval:
    """A range and how it was found; where none can be given, low and high are NaN and ``how`` says why."""

    low: float
    high: float
    how: str

    @property
    def known(self) -> bool:
        """Whether there is an interval."""
        return not np.isnan(self.low)


def none(why: str) -> Interval:
    """No interval, and the reason.

    >>> none("0 hits").known
    False
    """
    return Interval(float("nan"), float("nan"), why)


def wilson(hits: float, total: float) -> Interval:
    """The Wilson score interval of a share (Wilson 1927); none under 8 units.

    >>> interval = wilson(3, 20)
    >>> round(interval.low, 3), round(interval.high, 3)
    (0.052, 0.36)
    """
    if total < FEWEST_UNITS:
        return none(f"fewer than {FEWEST_UNITS} units")
    z = 1.959963984540054
    share = hits / total
    centre = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * np.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return Interval(max(0.0, float(centre - half)), min(1.0, float(centre + half)), "Wilson")


def weights(units: int, seed: int, stratum: int = 0) -> FloatArray:
    """Bootstrap weights, one row per replicate: how often each of ``units`` is drawn.

    Strata are drawn independently of each other: the same seed gives different draws in each.
    """
    if not units:
        return np.zeros((REPLICATES, 0))
    generator = np.random.default_rng([seed, stratum, units])
    drawn = generator.integers(units, size=(REPLICATES, units)) + units * np.arange(REPLICATES)[:, None]
    counted = np.bincount(drawn.ravel(), minlength=REPLICATES * units)
    return counted.reshape(REPLICATES, units).astype(float)


def ratios(top: FloatArray, bottom: FloatArray) -> FloatArray:
    """Numerator sums over denominator sums, NaN where a replicate has nothing to count in."""
    quotient: FloatArray = np.divide(top, bottom, out=np.full(len(top), np.nan), where=bottom > 0)
    return quotient


def percentile(replicates: FloatArray, how: str) -> Interval:
    """The middle 95 % of bootstrap replicates."""
    usable = replicates[~np.isnan(replicates)]
    if len(usable) < REPLICATES / 2:
        return none("too little text in most resamples")
    low, high = np.quantile(usable, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(float(low), float(high), how)


def over_articles(values: FloatArray) -> Interval:
    """Student's interval of the mean of article-level values; none under 3 articles."""
    if len(values) < FEWEST_ARTICLES:
        return none(f"fewer than {FEWEST_ARTICLES} articles")
    from scipy.special import stdtrit

    half = stdtrit(len(values) - 1, (1 + LEVEL) / 2) * values.std(ddof=1) / np.sqrt(len(values))
    return Interval(float(values.mean() - half), float(values.mean() + half), "Student's t over articles")


def difference_of_means(left: FloatArray, right: FloatArray) -> Interval:
    """Welch's interval of the difference of two means of article-level values."""
    if min(len(left), len(right)) < FEWEST_ARTICLES:
        return none(f"fewer than {FEWEST_ARTICLES} articles")
    from scipy.special import stdtrit

    a, b = left.var(ddof=1) / len(left), right.var(ddof=1) / len(right)
    if a + b == 0:
        return none("no variation between articles")
    freedom = (a + b) ** 2 / (a * a / (len(left) - 1) + b * b / (len(right) - 1))
    half = stdtrit(freedom, (1 + LEVEL) / 2) * np.sqrt(a + b)
    centre = left.mean() - right.mean()
    return Interval(float(centre - half), float(centre + half), "Welch's t over articles")


def cliffs_delta(left: FloatArray, right: FloatArray) -> float:
    """How often a value of the left exceeds one of the right, minus the reverse (Cliff 1993); -1 to 1.

    >>> cliffs_delta(np.array([3.0, 4.0]), np.array([1.0, 2.0]))
    1.0
    """
    if not len(left) or not len(right):
        return float("nan")
    ordered = np.sort(right)
    above = np.searchsorted(ordered, left, side="left").sum()
    below = (len(right) - np.searchsorted(ordered, left, side="right")).sum()
    return float((above - below) / (len(left) * len(right)))


def hedges_g(left: FloatArray, right: FloatArray) -> float:
    """The standardized difference of two means, corrected for small samples (Hedges 1981)."""
    freedom = len(left) + len(right) - 2
    if min(len(left), len(right)) < 2:
        return float("nan")
    pooled = ((len(left) - 1) * left.var(ddof=1) + (len(right) - 1) * right.var(ddof=1)) / freedom
    if pooled == 0:
        return float("nan")
    return float((left.mean() - right.mean()) / np.sqrt(pooled) * (1 - 3 / (4 * freedom - 1)))
