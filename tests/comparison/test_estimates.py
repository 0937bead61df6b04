"""Intervals, differences and effect sizes agree with scipy where it has them, and keep what they promise."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from srccompare.comparison.statistics.contrast import Moments, over_articles
from srccompare.comparison.statistics.differences import cliffs_delta, differences_of, hedges_g
from srccompare.comparison.statistics.estimates import (
    MEAN,
    RATE,
    SHARE,
    Estimates,
    caution_over_articles,
    intervals_of,
    quantile_t,
)
from srccompare.comparison.statistics.units import Units


def estimate(kind: str, value: float, variance: float, size: float, **more: float) -> Estimates:
    about = {"freedom": 1e9, "hits": np.inf, "exposure": size} | more
    arrays = {name: np.array([number]) for name, number in about.items()}
    return Estimates(kind, np.array([value]), np.array([variance]), size=np.array([size]), **arrays)


@pytest.mark.parametrize(("hits", "total"), [(3, 20), (7, 8), (140, 1000), (0, 10), (20, 20)])
def test_a_share_of_independent_units_has_wilsons_interval(hits, total):
    share = hits / total
    found = intervals_of(estimate(SHARE, share, share * (1 - share) / total, total))
    theirs = stats.binomtest(hits, total).proportion_ci(method="wilson")
    assert (found.low[0], found.high[0]) == pytest.approx((theirs.low, theirs.high), abs=1e-7)


def test_a_rate_without_overdispersion_has_the_score_interval_of_a_poisson_mean():
    # 9 hits in 3 thousand words: (9 - rate * 3)² = z² * rate * 3 at both ends.
    found = intervals_of(estimate(RATE, 3.0, 1.0, 30, hits=9.0, exposure=3.0))
    for bound in (found.low[0], found.high[0]):
        assert (9 - 3 * bound) ** 2 == pytest.approx(1.95996**2 * 3 * bound, rel=1e-4)


def test_a_rate_of_zero_reaches_as_far_as_its_exposure_leaves_plausible():
    found = intervals_of(estimate(RATE, 0.0, 0.0, 30, hits=0.0, exposure=2.0))
    assert (found.low[0], found.high[0]) == pytest.approx((0.0, 1.95996**2 / 2), rel=1e-4)


def test_a_rate_of_zero_in_nothing_is_unknown():
    found = intervals_of(estimate(RATE, 0.0, 0.0, 30, hits=0.0, exposure=np.nan))
    assert found.low.dtype == found.high.dtype == float
    assert np.isnan([found.low[0], found.high[0]]).all()


def test_a_share_that_varies_twice_as_much_is_one_of_half_as_many_units():
    found = intervals_of(estimate(SHARE, 0.8, 0.8 * 0.2 / 35, 70))
    theirs = stats.binomtest(28, 35).proportion_ci(method="wilson")
    assert (found.low[0], found.high[0]) == pytest.approx((theirs.low, theirs.high), abs=1e-7)
    # Cautious by two, a variance counts as twice as large; less variance than by chance counts for nothing.
    cautious = replace(estimate(SHARE, 0.8, 0.8 * 0.2 / 70, 70), caution=2.0)
    assert intervals_of(cautious).low[0] == pytest.approx(found.low[0])
    even, chance = (intervals_of(estimate(SHARE, 0.8, 0.8 * 0.2 / number, 70)).low[0] for number in (140, 70))
    assert even == pytest.approx(chance)


def test_a_mean_that_is_to_be_cautious_has_a_wider_interval_and_none_of_a_negative_variance():
    # Twelve degrees of freedom reach 2.1788 standard errors.
    found = intervals_of(replace(estimate(MEAN, 5.0, 0.25, 13, freedom=12.0), caution=4.0))
    assert (found.low[0], found.high[0]) == pytest.approx((5 - 2.17881, 5 + 2.17881), rel=1e-5)
    assert np.isnan(intervals_of(estimate(MEAN, 5.0, -0.25, 13)).low[0])
    assert intervals_of(estimate(MEAN, 5.0, 0.0, 13)).low[0] == 5.0


def test_students_t_from_one_degree_of_freedom_on():
    assert quantile_t(np.array([1.0, 12.0])) == pytest.approx(stats.t.ppf(0.975, [1, 12]))
    assert np.isnan(quantile_t(np.array([0.0, -1.0, np.nan]))).all()


def test_caution_fades_with_the_number_of_articles():
    assert caution_over_articles(RATE, np.array([0.0, 15.0, 45.0])).tolist() == [5.0, 3.0, 2.0]
    assert caution_over_articles(SHARE, np.array([45.0])).tolist() == [2.0]
    assert caution_over_articles(MEAN, np.array([3.0, 6.0, 0.0])).tolist() == [3.0, 2.0, np.inf]


def over(values: np.ndarray, kind: str) -> Estimates:
    found = over_articles(kind, values, np.ones((1, len(values))), np.full(len(values), np.nan))
    return replace(found, caution=1.0)


def test_means_have_students_interval_and_welchs_difference():
    left, right = np.array([1.0, 2.0, 4.0, 4.5]), np.array([3.0, 5.0, 9.0])
    ours, theirs = intervals_of(over(left, MEAN)), stats.ttest_1samp(left, 0).confidence_interval(0.95)
    assert (ours.low[0], ours.high[0]) == pytest.approx((theirs.low, theirs.high))
    gap, welch = (
        differences_of(over(left, MEAN), over(right, MEAN)),
        stats.ttest_ind(left, right, equal_var=False),
    )
    interval = welch.confidence_interval(0.95)
    assert (gap.low[0], gap.high[0]) == pytest.approx((interval.low, interval.high))
    assert gap.strength[0] == pytest.approx(welch.pvalue)


def test_differences_of_shares_are_newcombes():
    # Newcombe 1998, method 10, table II (a): 56/70 and 48/80.
    left = estimate(SHARE, 56 / 70, 56 / 70 * (14 / 70) / 70, 70)
    right = estimate(SHARE, 48 / 80, 48 / 80 * (32 / 80) / 80, 80)
    gap = differences_of(left, right)
    assert (gap.low[0], gap.high[0]) == pytest.approx((0.0524, 0.3339), abs=2e-4)


def test_missing_values_are_carried_and_not_counted():
    values = np.array([1.0, np.nan, 3.0, 5.0])
    assert over(values, MEAN).size[0] == 3
    assert over(values, MEAN).value[0] == 3.0
    assert np.isnan(over(np.array([np.nan, np.nan]), MEAN).value[0])


def test_cliffs_delta_counts_pairs_of_every_group_against_all_others():
    value, group = np.array([1.0, 3.0, 3.0, 2.0, 3.0, 0.5]), np.array([0, 0, 0, 1, 1, 2])
    found = cliffs_delta(value, group, 3)
    for number in range(3):
        pairs = np.sign(value[group == number][:, None] - value[group != number][None, :])
        assert found[number] == pytest.approx(pairs.mean())


def test_hedges_g_on_a_worked_example():
    # Means 10 and 8, both variances 4, n 5 and 5: d = 1, correction 1 - 3 / 31.
    left = np.array([10 - np.sqrt(8), 10, 10, 10, 10 + np.sqrt(8)])
    assert hedges_g(over(left, RATE), over(left - 2, RATE))[0] == pytest.approx(1 - 3 / 31)


def text(generator: np.random.Generator, rate: float, sentences: int = 30) -> Units:
    words = generator.integers(8, 40, sentences).astype(float)
    hits = generator.poisson(rate * words * generator.gamma(2, 0.5, sentences)).astype(float)
    return Units(np.zeros(sentences, np.int64), hits, words, "sentences", RATE)


def test_intervals_of_a_text_hold_its_rate():
    """Of 300 texts with clustered hits, at least 92 in 100 intervals hold the rate; few are empty talk."""
    generator = np.random.default_rng(1)
    covered = 0
    for _ in range(300):
        found = intervals_of(Moments(text(generator, 0.02), 1).over(np.ones((1, 1))))
        covered += found.low[0] <= 0.02 <= found.high[0]
    assert 276 <= covered <= 298


def test_neighbouring_sentences_that_resemble_each_other_widen_the_interval():
    words = np.full(32, 20.0)
    runs = Units(np.zeros(32, np.int64), np.repeat([0.0, 2.0] * 4, 4), words, "sentences", RATE)
    mixed = Units(np.zeros(32, np.int64), np.tile([0.0, 2.0], 16), words, "sentences", RATE)
    one, other = (Moments(units, 1).over(np.ones((1, 1))).variance[0] for units in (runs, mixed))
    assert one > 1.5 * other
