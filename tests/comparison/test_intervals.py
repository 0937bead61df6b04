"""Intervals say what the data can carry, and nothing where they cannot."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from srccompare.comparison.statistics import intervals


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


def test_weights_are_drawn_anew_in_each_stratum_and_the_same_again():
    first, second = intervals.weights(9, 1, 0), intervals.weights(9, 1, 1)
    assert (first.sum(axis=1) == 9).all()
    assert (first != second).any()
    assert (first == intervals.weights(9, 1, 0)).all()
