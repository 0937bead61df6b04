"""One measure across groups: value, interval, difference from the rest, and whether it can be told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from srccompare.comparison import intervals
from srccompare.comparison.intervals import Interval
from srccompare.comparison.units import Units
from srccompare.documents.spans import BoolArray, FloatArray, IntArray
from srccompare.families.base import Measure

TEXTS, ARTICLES = "texts", "articles"
"""The tiers: differences between these texts, or between groups of several articles."""


@dataclass(frozen=True, eq=False)
class Grouping:
    """Which group each article belongs to (-1 for none), and what every group is held against."""

    groups: tuple[str, ...]
    group_of: IntArray
    reference: str | None = None

    @cached_property
    def sizes(self) -> IntArray:
        """Articles per group."""
        return np.bincount(self.group_of[self.group_of >= 0], minlength=len(self.groups))

    @property
    def tier(self) -> str:
        """``articles`` when every group has at least two, else ``texts``."""
        return ARTICLES if len(self.groups) and int(self.sizes.min()) >= 2 else TEXTS

    def rest(self, group: int) -> BoolArray:
        """The articles a group is held against: those of the reference, or of all other groups."""
        if self.reference is None:
            others: BoolArray = (self.group_of >= 0) & (self.group_of != group)
        else:
            others = self.group_of == self.groups.index(self.reference)
        return others


def rows(
    grouping: Grouping, measure: Measure, family: str, values: FloatArray, units: Units | None, seed: int
) -> Iterator[dict[str, Any]]:
    """One row per group."""
    for number, name in enumerate(grouping.groups):
        own = grouping.group_of == number
        rest = grouping.rest(number)
        is_reference = name == grouping.reference
        if grouping.tier == ARTICLES:
            row = by_articles(values[own], values[rest])
        else:
            row = by_texts(measure, units, own, rest, values, seed)
        if is_reference:
            row |= {"difference": np.nan, "effect": np.nan, "verdict": "the reference"}
            row |= {"difference_low": np.nan, "difference_high": np.nan}
        yield {
            "group": name,
            "family": family,
            "measure": measure.name,
            "unit": measure.unit,
            **row,
            "articles": int((own & ~np.isnan(values)).sum()),
            "points": [float(value) for value in values[own]],
        }


def by_articles(own: FloatArray, rest: FloatArray) -> dict[str, Any]:
    """Means over articles, with intervals and Hedges' g over articles."""
    own, rest = own[~np.isnan(own)], rest[~np.isnan(rest)]
    interval = intervals.over_articles(own)
    gap = intervals.difference_of_means(own, rest)
    value = float(own.mean()) if len(own) else np.nan
    difference = value - float(rest.mean()) if len(own) and len(rest) else np.nan
    return row_of(value, interval, difference, gap) | {
        "effect": intervals.hedges_g(own, rest),
        "effect_kind": "Hedges' g",
        "units": len(own),
        "unit_kind": "articles",
        "hits": np.nan,
    }


def by_texts(
    measure: Measure, units: Units | None, own: BoolArray, rest: BoolArray, values: FloatArray, seed: int
) -> dict[str, Any]:
    """Values of the texts themselves, with intervals over their sentences and Cliff's delta."""
    if units is None or np.isnan(values[own]).all():
        value = float(np.nansum(values[own])) if not np.isnan(values[own]).all() else np.nan
        why = "a count of this text" if units is None else "nothing to measure"
        unknown = intervals.none(why)
        return row_of(value, unknown, np.nan, unknown) | {
            "effect": np.nan, "effect_kind": "", "units": 0, "unit_kind": "", "hits": np.nan,
        }  # fmt: skip
    here, there = own[units.article], rest[units.article]
    value, interval, replicates = estimate(measure, units, here, seed)
    other, _, others = estimate(measure, units, there, seed + 1)
    gap = intervals.none("no interval on one side")
    if interval.known and others is not None and replicates is not None:
        gap = intervals.percentile(replicates - others, "bootstrap over sentences")
    per_unit = np.divide(units.numerator, units.denominator)
    return row_of(value, interval, value - other, gap) | {
        "effect": intervals.cliffs_delta(per_unit[here], per_unit[there]),
        "effect_kind": "Cliff's delta",
        "units": int(here.sum()),
        "unit_kind": units.name,
        "hits": float((units.numerator[here] != 0).sum()),
    }


def estimate(
    measure: Measure, units: Units, inside: BoolArray, seed: int
) -> tuple[float, Interval, FloatArray | None]:
    """Value, interval and bootstrap replicates of the units inside."""
    numerator, denominator = units.numerator[inside], units.denominator[inside]
    total = denominator.sum()
    if not total:
        return np.nan, intervals.none("nothing to measure"), None
    value = float(numerator.sum() / total)
    if len(numerator) < intervals.FEWEST_UNITS:
        return value, intervals.none(f"fewer than {intervals.FEWEST_UNITS} {units.name}"), None
    replicates = intervals.ratios(intervals.weights(len(numerator), seed), numerator, denominator)
    if units.binary:
        return value, intervals.wilson(float(numerator.sum()), float(total)), replicates
    if not numerator.any():
        # Resampling zeros gives [0, 0], as if the zero were certain.
        return value, intervals.none("0 hits"), replicates
    return value, intervals.percentile(replicates, f"bootstrap over {units.name}"), replicates


def row_of(value: float, interval: Interval, difference: float, gap: Interval) -> dict[str, Any]:
    """The columns every row has."""
    return {
        "value": value,
        "low": interval.low,
        "high": interval.high,
        "interval": interval.how,
        "difference": difference,
        "difference_low": gap.low,
        "difference_high": gap.high,
        "verdict": verdict(gap),
    }


def verdict(gap: Interval) -> str:
    """What can be said of a difference: never more than that these texts differ."""
    if not gap.known:
        return f"not tested: {gap.how}"
    if gap.low > 0:
        return "higher in these texts"
    if gap.high < 0:
        return "lower in these texts"
    return "not distinguishable"


COLUMNS: Sequence[str] = (
    "group", "family", "measure", "unit", "value", "low", "high", "interval", "articles", "units",
    "unit_kind", "hits", "difference", "difference_low", "difference_high", "verdict", "effect",
    "effect_kind", "points",
)  # fmt: skip
