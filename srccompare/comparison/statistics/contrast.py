"""One measure across groups: value, interval, difference from the rest, and how surely it is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from srccompare.comparison.groups.grouping import ARTICLES, EVENTS, FEWEST_EVENTS, TEXTS, Grouping
from srccompare.comparison.statistics.corrections import Look
from srccompare.comparison.statistics.differences import cliffs_delta, differences_of, hedges_g
from srccompare.comparison.statistics.estimates import (
    CAUTION,
    MEAN,
    METHODS,
    RATE,
    SHARE,
    Estimates,
    caution_over_articles,
    intervals_of,
)
from srccompare.comparison.statistics.intervals import FEWEST_ARTICLES, FEWEST_UNITS
from srccompare.comparison.statistics.permutations import Permutations
from srccompare.comparison.statistics.sign_flips import SignFlips
from srccompare.comparison.statistics.units import Units
from srccompare.documents.spans import FloatArray, IntArray
from srccompare.families.base import PRIMARY, Measure

LAGS = 2
"""Sentences next to each other resemble each other: covariances up to this distance count in the variance.
Set by hand; benchmarks/validity.py holds the coverage."""


class Contrasts:
    """The rows of a comparison's table, measure by measure; what all measures share is worked out once.

    ``looks`` are the tests of primary measures that were made, with what chance gives in each.
    """

    def __init__(
        self, grouping: Grouping, measures: Sequence[Measure], values: Mapping[str, FloatArray], seed: int
    ) -> None:
        self.grouping, self.values = grouping, values
        self.tiers = np.array([grouping.tier_of(number) for number in range(len(grouping.groups))])
        self.flips = SignFlips(grouping.pairing, seed)
        self.column = {measure.name: place for place, measure in enumerate(measures)}
        kept = np.array([measure.role == PRIMARY for measure in measures], bool)
        self.kept = np.cumsum(kept) - 1
        matrix = np.stack([values[name] for name in self.column], axis=1)
        self.permutations = Permutations(grouping, matrix, kept, seed)
        self.looks: list[Look] = []

    def rows(self, measure: Measure, family: str, question: str, units: Units | None) -> list[dict[str, Any]]:
        """One row per group."""
        grouping, tiers, values = self.grouping, self.tiers, self.values[measure.name]
        known, kind = ~np.isnan(values), kind_of(measure, units)
        parts = {}
        if (tiers == TEXTS).any():
            parts[TEXTS] = (
                uncompared(grouping, measure, values) if units is None else by_texts(grouping, units)
            )
        if (tiers != TEXTS).any():
            parts[ARTICLES] = by_articles(grouping, kind, values, units)
        if (tiers == EVENTS).any():
            parts[EVENTS] = self.flips.by_events(kind, values)
        articles, shared = grouping.inside @ known, self.flips.shared_of(values)
        rows = []
        for number, name in enumerate(grouping.groups):
            tier = tiers[number]
            # A measure most articles lack may be left with too few of the events that are shared.
            if tier == EVENTS and parts[EVENTS]["events"][number] < FEWEST_EVENTS:
                tier = ARTICLES
            row = {column: values_[number] for column, values_ in parts[tier].items()}
            row |= {"events": shared[number], "test": "not testable: a single article on one side"}
            if name == grouping.reference:
                row |= dict.fromkeys(("difference", "difference_low", "difference_high", "effect"), np.nan)
                row |= {"gap": "the reference", "strength": np.nan, "p": np.nan, "test": ""}
            elif tier == ARTICLES:
                row |= self.permuted(measure, number, row)
            elif tier == EVENTS:
                row["test"] = f"sign flips over {int(row['events'])} shared events"
            if measure.role == PRIMARY and not np.isnan(row["p"]):
                self.looks.append(self.look(measure, question, number, tier))
            rows.append(
                {
                    "group": name,
                    "family": family,
                    "measure": measure.name,
                    "role": measure.role,
                    "question": question,
                    "unit": measure.unit,
                    **row,
                    "articles": int(articles[number]),
                    "points": values[grouping.group_of == number].tolist(),
                }
            )
        return rows

    def permuted(self, measure: Measure, group: int, row: Mapping[str, Any]) -> dict[str, Any]:
        """What dealing the articles out anew says of a difference, or why it says nothing."""
        dealt, place = self.permutations.of(group), self.column[measure.name]
        why = self.permutations.clusters_of(group).why_untestable or row["gap"]
        if dealt is None or np.isnan(dealt.p[place]):
            why = why or "no variation between articles"
        elif dealt.sign[place] * row["difference"] < 0:
            why = "within shared events it goes the other way"
        else:
            p = dealt.p[place]
            return {"p": p, "strength": p, "gap": "", "test": self.permutations.described(group)}
        return {"p": np.nan, "strength": np.nan, "gap": why, "test": f"not testable: {why}"}

    def look(self, measure: Measure, question: str, group: int, tier: str) -> Look:
        """The test of a primary measure, with what chance gives in it."""
        name = self.grouping.groups[group]
        if tier == EVENTS:
            score, chance = self.flips.scores(self.values[measure.name], self.permutations.draws)
            return Look(measure.name, name, question, float(score[group]), chance[:, group])
        dealt, place = self.permutations.of(group), self.column[measure.name]
        assert dealt is not None
        return Look(
            measure.name, name, question, float(dealt.score[place]), dealt.chance[:, self.kept[place]]
        )


def by_texts(grouping: Grouping, units: Units) -> dict[str, Any]:
    """Values of the texts themselves, with intervals over their sentences and Cliff's delta."""
    moments = Moments(units, len(grouping.group_of))
    own, rest = moments.over(grouping.inside), moments.over(grouping.outside)
    interval, gap = intervals_of(own), differences_of(own, rest)
    enough = own.size >= FEWEST_UNITS
    both = enough & (rest.size >= FEWEST_UNITS)
    method = f"{METHODS[units.kind]} over {units.name}"
    few = np.where(own.size > 0, f"fewer than {FEWEST_UNITS} {units.name}", "nothing to measure")
    shown = enough & ~np.isnan(interval.low)
    usable = both & ~np.isnan(gap.low)
    return {
        "value": own.value,
        "low": np.where(shown, interval.low, np.nan),
        "high": np.where(shown, interval.high, np.nan),
        "interval": np.where(shown, method, np.where(enough, "no variation", few)),
        "difference": gap.value,
        "difference_low": np.where(usable, gap.low, np.nan),
        "difference_high": np.where(usable, gap.high, np.nan),
        "strength": np.where(usable, gap.strength, np.nan),
        "gap": np.where(usable, "", "no interval on one side"),
        "effect": effects_of(grouping, units),
        "effect_kind": ["Cliff's delta"] * len(own.value),
        "units": own.size.astype(int),
        "unit_kind": [units.name] * len(own.value),
        "hits": own.hits,
        "p": np.full(len(own.value), np.nan),
    }


def effects_of(grouping: Grouping, units: Units) -> FloatArray:
    """Cliff's delta of the units of each group against those it is held against."""
    per_unit = units.numerator / units.denominator
    group = grouping.group_of[units.article]
    row = grouping.reference_row
    if row is None:
        inside = group >= 0
        return cliffs_delta(per_unit[inside], group[inside], len(grouping.groups))
    effects = np.full(len(grouping.groups), np.nan)
    for number in range(len(grouping.groups)):
        inside = (group == number) | (group == row)
        if number != row:
            effects[number] = cliffs_delta(per_unit[inside], (group[inside] == row).astype(np.int64), 2)[0]
    return effects


class Moments:
    """Sums over the units of each article, from which the ratio of any group and its variance follow."""

    def __init__(self, units: Units, articles: int) -> None:
        self.units, self.articles = units, articles
        top, bottom, article = units.numerator, units.denominator, units.article
        self.size = self._sum(article, np.ones(len(article)))
        self.top, self.bottom = self._sum(article, top), self._sum(article, bottom)
        self.hits = self._sum(article, (top != 0).astype(float))
        # One row per distance: products of numerators, of both, of denominators, and how many there are.
        self.products = []
        for lag in range(LAGS + 1):
            pairs = np.flatnonzero(article[lag:] == article[: len(article) - lag])
            a, b = pairs, pairs + lag
            self.products.append(
                (
                    self._sum(article[a], top[a] * top[b]),
                    self._sum(article[a], top[a] * bottom[b] + top[b] * bottom[a]) / 2,
                    self._sum(article[a], bottom[a] * bottom[b]),
                    self._sum(article[a], np.ones(len(a))),
                )
            )

    def _sum(self, article: IntArray, values: FloatArray) -> FloatArray:
        total: FloatArray = np.bincount(article, values, minlength=self.articles).astype(float)
        return total

    def over(self, inside: FloatArray) -> Estimates:
        """The pooled ratio of each group (a row of ``inside``), with its variance by linearization.

        Each article is a stratum of its own: these texts are given, their sentences might have been others.
        Within an article neighbouring sentences may resemble each other (Newey & West 1987).
        """
        top, bottom, size = inside @ self.top, inside @ self.bottom, inside @ self.size
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = top / bottom
            mean = (self.top - ratio[:, None] * self.bottom) / self.size
        mean = np.where(np.isfinite(mean), mean, 0.0)
        parts = []
        for lag, (squares, mixed, bases, pairs) in enumerate(self.products):
            covariance = squares - 2 * ratio[:, None] * mixed + ratio[:, None] ** 2 * bases - pairs * mean**2
            parts.append(covariance * (1.0 if lag == 0 else 2 * (1 - lag / (LAGS + 1))))
        # Where neighbours differ more than others, they are taken as independent.
        spread = np.maximum(parts[0], sum(parts))
        with np.errstate(divide="ignore", invalid="ignore"):
            factor = np.where(self.size > 1, self.size / (self.size - 1), 1.0)
            # What varies not at all may come out a hair below zero.
            total = np.maximum((inside * np.nan_to_num(spread) * factor).sum(axis=1), 0.0)
            variance = total / bottom**2
        articles = inside @ (self.size > 0)
        hits = inside @ self.hits
        kind, per = self.units.kind, self.units.per
        return Estimates(
            kind=kind,
            value=ratio * per,
            variance=variance * per**2,
            freedom=size - np.maximum(articles, 1),
            size=size,
            hits=hits,
            exposure=bottom / per if kind == RATE else size,
            caution=CAUTION,
        )


def by_articles(grouping: Grouping, kind: str, values: FloatArray, units: Units | None) -> dict[str, Any]:
    """Means over articles, with intervals and Hedges' g over articles."""
    exposure = exposures(units, len(values), kind)
    own = over_articles(kind, values, grouping.inside, exposure)
    rest = over_articles(kind, values, grouping.outside, exposure)
    interval, gap = intervals_of(own), differences_of(own, rest)
    enough = own.size >= FEWEST_ARTICLES
    shown = enough & ~np.isnan(interval.low)
    usable = enough & (rest.size >= FEWEST_ARTICLES) & ~np.isnan(gap.low) & (gap.low < gap.high)
    method = f"{METHODS[kind]} over articles"
    few = np.where(own.size > 0, f"fewer than {FEWEST_ARTICLES} articles", "nothing to measure")
    return {
        "value": own.value,
        "low": np.where(shown, interval.low, np.nan),
        "high": np.where(shown, interval.high, np.nan),
        "interval": np.where(shown, method, np.where(enough, "no variation between articles", few)),
        "difference": gap.value,
        "difference_low": np.where(usable, gap.low, np.nan),
        "difference_high": np.where(usable, gap.high, np.nan),
        "strength": np.full(len(own.value), np.nan),
        "gap": np.where(
            usable,
            "",
            np.where(
                (own.size >= FEWEST_ARTICLES) & (rest.size >= FEWEST_ARTICLES),
                "no variation between articles",
                f"fewer than {FEWEST_ARTICLES} articles",
            ),
        ),
        "effect": hedges_g(own, rest),
        "effect_kind": ["Hedges' g"] * len(own.value),
        "units": own.size.astype(int),
        "unit_kind": ["articles"] * len(own.value),
        "hits": np.full(len(own.value), np.nan),
        "p": np.full(len(own.value), np.nan),
    }


def kind_of(measure: Measure, units: Units | None) -> str:
    """Whether a measure's interval is that of a rate, a share or a mean.

    Counts are as skewed as rates; what lies between 0 and 1 behaves like a share near its ends.
    """
    if units is not None:
        return units.kind
    if measure.recount in ("rate", "count"):
        return RATE
    return SHARE if measure.recount == "share" or (measure.low, measure.high) == (0.0, 1.0) else MEAN


def exposures(units: Units | None, articles: int, kind: str) -> FloatArray:
    """What each article's number counts in: what bounds a rate or share of zero."""
    if units is None or kind == MEAN:
        return np.ones(articles) if kind == SHARE else np.full(articles, np.nan)
    counted = units.denominator / units.per if kind == RATE else np.ones(len(units.article))
    total: FloatArray = np.bincount(units.article, counted, minlength=articles).astype(float)
    return total


def over_articles(kind: str, values: FloatArray, inside: FloatArray, exposure: FloatArray) -> Estimates:
    """The mean of each group's article-level values, with the variance of that mean."""
    known = ~np.isnan(values)
    filled = np.where(known, values, 0.0)
    own = inside * known
    size = own.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = own @ filled / size
        squares = (own * (filled[None, :] - mean[:, None]) ** 2).sum(axis=1)
        variance = squares / (size - 1) / size
    return Estimates(
        kind=kind,
        value=mean,
        variance=np.where(size > 1, variance, np.nan),
        freedom=size - 1,
        size=size,
        hits=np.full(len(mean), np.inf),
        exposure=exposure_of_mean(own, exposure) / caution_over_articles(kind, size),
        caution=caution_over_articles(kind, size),
    )


def exposure_of_mean(own: FloatArray, exposure: FloatArray) -> FloatArray:
    """In how much the mean of several articles' rates or shares counts: a short article weighs as much as a
    long one and tells less, so what counts is the harmonic mean of their exposures, times their number."""
    with np.errstate(divide="ignore", invalid="ignore"):
        each = np.where(own > 0, own / exposure, 0.0).sum(axis=1)
        total: FloatArray = own.sum(axis=1) ** 2 / each
    return total


def uncompared(grouping: Grouping, measure: Measure, values: FloatArray) -> dict[str, Any]:
    """The rows of a count or formula, which has no unit to draw from: its value and nothing else."""
    known = ~np.isnan(values)
    size = grouping.inside @ known
    with np.errstate(divide="ignore", invalid="ignore"):
        value = grouping.inside @ np.where(known, values, 0.0) / size
    kind = "a formula" if measure.recount == "formula" else "a count"
    why = np.where(size > 0, f"{kind} of this text", "nothing to measure")
    nothing, groups = np.full(len(value), np.nan), len(value)
    return {
        "value": value,
        "low": nothing,
        "high": nothing,
        "interval": why,
        "difference": nothing,
        "difference_low": nothing,
        "difference_high": nothing,
        "strength": nothing,
        "gap": why,
        "effect": nothing,
        "effect_kind": [""] * groups,
        "units": np.zeros(groups, np.int64),
        "unit_kind": [""] * groups,
        "hits": nothing,
        "p": nothing,
    }
