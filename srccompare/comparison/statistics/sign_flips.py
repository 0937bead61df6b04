"""Groups held against each other event by event: sign-flip tests over shared events."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np

from srccompare.comparison.groups.grouping import FEWEST_EVENTS, Pairing
from srccompare.comparison.statistics.estimates import (
    METHODS,
    SHARE,
    Estimates,
    caution_over_articles,
    intervals_of,
    quantile_t,
)
from srccompare.documents.spans import FloatArray, IntArray

EXACT = 13
"""Up to so many events all ways to flip signs are tried, half of them mirror images; above, a sample. A bound
on time: 4,096 ways."""
SAMPLED = 9_999
"""Flips drawn above that; with the signs as they stand 10,000. A bound on time."""


class SignFlips:
    """Sign-flip tests of the mean difference over shared events, with the same flips for all measures.

    If which of the two is which made no difference, every event's difference would as likely have the
    opposite sign (Fisher 1935; Winkler et al. 2014). p is the share of ways to flip signs that give a mean as
    far from zero; up to 13 events all ways are tried, above 9,999 drawn ones with (b + 1) / (n + 1)
    (Phipson & Smyth 2010).
    """

    def __init__(self, pairing: Pairing, seed: int = 0) -> None:
        self.pairing, self.seed = pairing, seed

    @cached_property
    def signs(self) -> FloatArray:
        """Ways × events."""
        number = len(self.pairing.events)
        if number <= EXACT:
            # Flipping all signs gives the same distance from zero, so the first event keeps its own.
            ways = np.arange(2 ** max(number - 1, 0))
            bits = (ways[:, None] >> np.arange(number)[None, :]) & 1
            return 1.0 - 2.0 * bits
        drawn = np.random.default_rng([self.seed, 6]).integers(2, size=(SAMPLED, number))
        return 1.0 - 2.0 * drawn

    def p_values(self, differences: FloatArray) -> FloatArray:
        """For each column of differences (events × groups) the two-sided p; NaN under six events."""
        there = ~np.isnan(differences)
        filled = np.where(there, differences, 0.0)
        observed = np.abs(filled.sum(axis=0))
        # Sums of the same numbers in another order may differ in their last digits.
        reached = np.abs(self.signs @ filled) >= observed * (1 - 1e-9) - 1e-12 * np.abs(filled).max(initial=0)
        count = reached.sum(axis=0)
        exact = len(self.pairing.events) <= EXACT
        p = count / len(self.signs) if exact else (count + 1) / (len(self.signs) + 1)
        usable = (there.sum(axis=0) >= FEWEST_EVENTS) & (filled != 0).any(axis=0)
        found: FloatArray = np.where(usable, p, np.nan)
        return found

    def scores(self, values: FloatArray, draws: int) -> tuple[FloatArray, FloatArray]:
        """For each group how far its mean difference is from zero, and (draws × groups) how far by chance.

        In standard errors, as a quantile of the normal distribution (Wallace 1959), so that measures and
        groups with more or fewer events can be held against each other.
        """
        gaps = self.pairing.differences(values)
        there = ~np.isnan(gaps)
        filled, number = np.where(there, gaps, 0.0), there.sum(axis=0)
        freedom = np.maximum(number - 1.0, 1.0)
        length = np.sqrt((filled**2).sum(axis=0) * number)
        ways = self.signs
        if len(ways) != draws:
            # The same draw flips the same events for every measure.
            ways = ways[np.random.default_rng([self.seed, 7]).integers(len(ways), size=draws)]

        def normal(sums: FloatArray) -> FloatArray:
            share = np.divide(np.abs(sums), length, out=np.zeros_like(sums), where=length > 0)
            # Of all the same differences the mean is as far from zero as can be.
            score = np.sqrt(-freedom * np.log1p(-(np.minimum(share, 1 - 1e-9) ** 2)))
            scaled: FloatArray = score * (8 * freedom + 1) / (8 * freedom + 3)
            return scaled

        return normal(filled.sum(axis=0)), normal(ways @ filled).astype(np.float32)

    def shared_of(self, values: FloatArray) -> IntArray:
        """For each group how many shared events have a value on both sides."""
        return self.pairing.counted(~np.isnan(values))

    def by_events(self, kind: str, values: FloatArray) -> dict[str, Any]:
        """Means over shared events, with p, Cohen's d_z and Student's interval over events."""
        pairing = self.pairing
        gaps = pairing.differences(values)
        there = ~np.isnan(gaps)
        number = there.sum(axis=0)
        mean, error, deviation = moments(gaps)
        own, own_error, _ = moments(np.where(there, pairing.means(values), np.nan))
        unknown = np.full(pairing.groups, np.nan)
        interval = intervals_of(
            Estimates(
                kind,
                own,
                own_error**2,
                number - 1.0,
                number,
                np.full(pairing.groups, np.inf),
                number.astype(float) if kind == SHARE else unknown,
                caution_over_articles(kind, number.astype(float)),
            )
        )
        reach, p = quantile_t(number - 1.0), self.p_values(gaps)
        enough = number >= FEWEST_EVENTS
        varied = enough & (deviation > 0)
        with np.errstate(divide="ignore", invalid="ignore"):
            effect = np.where(varied, mean / deviation, np.nan)
        groups = pairing.groups
        return {
            "value": own,
            "low": np.where(enough, interval.low, np.nan),
            "high": np.where(enough, interval.high, np.nan),
            "interval": np.where(
                enough & ~np.isnan(interval.low),
                f"{METHODS[kind]} over events",
                "no variation between events",
            ),
            "difference": mean,
            "difference_low": np.where(varied, mean - reach * error, np.nan),
            "difference_high": np.where(varied, mean + reach * error, np.nan),
            "strength": p,
            "gap": np.where(varied, "", "no difference in any shared event"),
            "effect": effect,
            "effect_kind": ["d_z"] * groups,
            "units": number,
            "unit_kind": ["events"] * groups,
            "hits": np.full(groups, np.nan),
            "p": p,
            "events": number,
        }


def moments(values: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Mean, its standard error and the standard deviation of each column, missing values left out."""
    there = ~np.isnan(values)
    number = there.sum(axis=0)
    filled = np.where(there, values, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = filled.sum(axis=0) / number
        squares = (there * (filled - mean) ** 2).sum(axis=0)
        deviation = np.sqrt(squares / (number - 1))
        error = deviation / np.sqrt(number)
    return mean, error, deviation
