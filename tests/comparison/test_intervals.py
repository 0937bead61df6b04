"""Intervals say what the data can carry, and nothing where they cannot."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from srccompare.comparison import intervals


@pytest.mark.parametrize(("hits", "total"), [(0, 10), (3, 20), (20, 20), (7, 8), (140, 1000)])
def test_wilson_is_scipys(hits, total):
    ours = intervals.wilson(hits, total)
    theirs = stats.binomtest(hits, total).proportion_ci(method="wilson")
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


def test_no_interval_under_eight_units():
    assert not intervals.wilson(2, 7).known
    assert intervals.wilson(2, 7).how == "fewer than 8 units"


def test_students_interval_is_scipys_and_needs_three_articles():
    values = np.array([1.0, 2.0, 4.0, 4.5])
    ours = intervals.over_articles(values)
    theirs = stats.t.interval(0.95, 3, loc=values.mean(), scale=stats.sem(values))
    assert (ours.low, ours.high) == pytest.approx(theirs)
    assert not intervals.over_articles(values[:2]).known


def test_welchs_interval_is_scipys():
    left, right = np.array([1.0, 2.0, 4.0, 4.5]), np.array([3.0, 5.0, 9.0])
    ours = intervals.difference_of_means(left, right)
    theirs = stats.ttest_ind(left, right, equal_var=False).confidence_interval(0.95)
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high))


def test_cliffs_delta_counts_pairs():
    left, right = np.array([1.0, 3.0, 3.0]), np.array([2.0, 3.0])
    pairs = [np.sign(a - b) for a in left for b in right]
    assert intervals.cliffs_delta(left, right) == pytest.approx(np.mean(pairs))


def test_hedges_g_on_a_worked_example():
    # Means 10 and 8, both variances 4, n 5 and 5: d = 1, correction 1 - 3 / 31.
    left = np.array([10 - np.sqrt(8), 10, 10, 10, 10 + np.sqrt(8)])
    assert intervals.hedges_g(left, left - 2) == pytest.approx(1 - 3 / 31)


def test_the_bootstrap_covers_what_it_says():
    """The interval of a ratio of sums over 40 sentences holds the truth in 90 to 98 of 100 draws."""
    generator = np.random.default_rng(1)
    covered = 0
    for draw in range(200):
        words = generator.integers(10, 40, 40)
        hits = generator.binomial(words, 0.03)
        drawn = intervals.weights(40, draw)
        interval = intervals.percentile(intervals.ratios(drawn @ hits, drawn @ words), "")
        covered += interval.low <= 0.03 <= interval.high
    assert 180 <= covered <= 198


def test_weights_are_drawn_anew_in_each_stratum_and_the_same_again():
    first, second = intervals.weights(9, 1, 0), intervals.weights(9, 1, 1)
    assert (first.sum(axis=1) == 9).all()
    assert (first != second).any()
    assert (first == intervals.weights(9, 1, 0)).all()
