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

TEXTS, ARTICLES, MIXED = "texts", "articles", "mixed"
"""The tiers: differences between these texts, between groups of several articles, or some of each."""


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
        """The tier of all groups, ``mixed`` where they differ."""
        tiers = {self.tier_of(number) for number in range(len(self.groups))}
        return tiers.pop() if len(tiers) == 1 else MIXED

    def tier_of(self, group: int) -> str:
        """``articles`` when the group and what it is held against have at least two each, else ``texts``."""
        several = self.sizes[group] >= 2 and int(self.rest(group).sum()) >= 2
        return ARTICLES if several else TEXTS

    def rest(self, group: int) -> BoolArray:
        """The articles a group is held against: those of the reference, or of all other groups."""
        if self.reference is None:
            others: BoolArray = (self.group_of >= 0) & (self.group_of != group)
        else:
            others = self.group_of == self.groups.index(self.reference)
        return others


@dataclass(frozen=True, eq=False)
class Replicates:
    """Bootstrap replicates of a measure's numerator and denominator: one row per group."""

    top: FloatArray
    bottom: FloatArray

    def of(self, inside: BoolArray) -> FloatArray:
        """Replicates of the pooled ratio of some groups."""
        return intervals.ratios(self.top[inside].sum(axis=0), self.bottom[inside].sum(axis=0))


class Resampler:
    """Draws the units of every group anew, each group for itself; one set of weights serves all measures.

    Sentences are drawn within their article; where a group has several articles, these are drawn first,
    as sentences of one article resemble each other.
    """

    def __init__(self, grouping: Grouping, seed: int) -> None:
        self.grouping, self.seed = grouping, seed
        self.sizes: tuple[int, ...] = ()
        self.weights: list[FloatArray] = []

    def replicates(self, units: Units) -> Replicates:
        """The replicates of a measure."""
        group = self.grouping.group_of[units.article]
        rows = [np.flatnonzero(group == number) for number in range(len(self.grouping.groups))]
        sizes = tuple(np.bincount(units.article, minlength=len(self.grouping.group_of)).tolist())
        if sizes != self.sizes:
            # Measures of a family follow each other and mostly share their units.
            self.sizes = sizes
            self.weights = [self.drawn(number) for number in range(len(rows))]
        sums = [
            np.stack([drawn @ units.numerator[own], drawn @ units.denominator[own]])
            for drawn, own in zip(self.weights, rows, strict=True)
        ]
        return Replicates(np.array([top for top, _ in sums]), np.array([bottom for _, bottom in sums]))

    def drawn(self, group: int) -> FloatArray:
        """The weights of a group's units, in the order of its articles."""
        articles = np.flatnonzero(self.grouping.group_of == group)
        parts = [intervals.weights(self.sizes[article], self.seed, int(article)) for article in articles]
        if len(parts) > 1:
            # A stream of its own: articles are numbered from 0.
            times = intervals.weights(len(parts), self.seed, len(self.grouping.group_of) + group)
            parts = [part * times[:, [place]] for place, part in enumerate(parts)]
        return np.concatenate(parts, axis=1)


def rows(
    grouping: Grouping,
    measure: Measure,
    family: str,
    values: FloatArray,
    units: Units | None,
    resampler: Resampler,
) -> Iterator[dict[str, Any]]:
    """One row per group."""
    by_text = any(grouping.tier_of(number) == TEXTS for number in range(len(grouping.groups)))
    drawn = resampler.replicates(units) if by_text and units is not None else None
    for number, name in enumerate(grouping.groups):
        own = grouping.group_of == number
        rest = grouping.rest(number)
        if grouping.tier_of(number) == ARTICLES:
            row = by_articles(values[own], values[rest])
        elif units is None or drawn is None:
            row = uncompared(values[own], measure)
        else:
            row = by_texts(units, own, rest, drawn, grouping, number)
        if name == grouping.reference:
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


def uncompared(values: FloatArray, measure: Measure) -> dict[str, Any]:
    """The row of a count or formula, which has no unit to draw from: its value and nothing else."""
    known = values[~np.isnan(values)]
    value = float(known.mean()) if len(known) else np.nan
    kind = "a formula" if measure.recount == "formula" else "a count"
    unknown = intervals.none(f"{kind} of this text" if len(known) else "nothing to measure")
    return row_of(value, unknown, np.nan, unknown) | {
        "effect": np.nan,
        "effect_kind": "",
        "units": 0,
        "unit_kind": "",
        "hits": np.nan,
    }


def by_texts(
    units: Units, own: BoolArray, rest: BoolArray, drawn: Replicates, grouping: Grouping, number: int
) -> dict[str, Any]:
    """Values of the texts themselves, with intervals over their sentences and Cliff's delta."""
    here, there = own[units.article], rest[units.article]
    numbers = np.arange(len(grouping.groups))
    mine = numbers == number
    others = ~mine if grouping.reference is None else numbers == grouping.groups.index(grouping.reference)
    replicates = drawn.of(mine)
    value, other = pooled(units, here), pooled(units, there)
    interval = interval_of(units, here, value, replicates)
    gap = intervals.none("no interval on one side")
    if interval.known and there.sum() >= intervals.FEWEST_UNITS:
        gap = intervals.percentile(replicates - drawn.of(others), f"bootstrap over {units.name}")
    per_unit = units.numerator / units.denominator
    return row_of(value, interval, value - other, gap) | {
        "effect": intervals.cliffs_delta(per_unit[here], per_unit[there]),
        "effect_kind": "Cliff's delta",
        "units": int(here.sum()),
        "unit_kind": units.name,
        "hits": float((units.numerator[here] != 0).sum()),
    }


def pooled(units: Units, inside: BoolArray) -> float:
    """The ratio of sums over the units inside."""
    total = units.denominator[inside].sum()
    return float(units.numerator[inside].sum() / total) if total else np.nan


def interval_of(units: Units, inside: BoolArray, value: float, replicates: FloatArray) -> Interval:
    """The interval of the units inside: Wilson's for proportions, else the bootstrap's, or why not."""
    number = int(inside.sum())
    if not number:
        return intervals.none("nothing to measure")
    if number < intervals.FEWEST_UNITS:
        return intervals.none(f"fewer than {intervals.FEWEST_UNITS} {units.name}")
    if units.binary:
        return intervals.wilson(value * number, number)
    if not units.numerator[inside].any():
        # Resampling zeros gives [0, 0], as if the zero were certain.
        return intervals.none("0 hits")
    return intervals.percentile(replicates, f"bootstrap over {units.name}")


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
