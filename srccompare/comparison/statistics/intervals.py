"""Intervals and effect sizes that say what the data at hand can carry, and nothing where they cannot."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from srccompare.documents.spans import FloatArray

LEVEL = 0.95
"""The level of intervals, by convention."""
REPLICATES = 2000
"""Samples drawn by a bootstrap: a bound on time; Efron & Tibshirani 1993 ask for 1,000 and more."""
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


def over_articles(values: FloatArray) -> Interval:
    """Student's interval of the mean of article-level values; none under 3 articles."""
    if len(values) < FEWEST_ARTICLES:
        return none(f"fewer than {FEWEST_ARTICLES} articles")
    from scipy.special import stdtrit

    half = stdtrit(len(values) - 1, (1 + LEVEL) / 2) * values.std(ddof=1) / np.sqrt(len(values))
    return Interval(float(values.mean() - half), float(values.mean() + half), "Student's t over articles")
