"""Groups of several articles: dealt out anew, in clusters by event, and corrected for what was looked at."""

from __future__ import annotations

import warnings
from itertools import combinations

import numpy as np
import pytest

import srccompare
from srccompare.comparison.groups.grouping import Grouping
from srccompare.comparison.statistics.corrections import Look, family_wise
from srccompare.comparison.statistics.permutations import Permutations, deal_out, find_clusters
from srccompare.comparison.tables import CATALOG

NONE = -1


def deal(values, own, event=None, draws=4_999):
    event = np.full(len(own), NONE) if event is None else np.asarray(event)
    clusters = find_clusters(event, own, ~own)
    return clusters, deal_out(clusters, np.asarray(values, float).reshape(len(own), -1), ONE, draws, 0)


ONE = np.array([True])


def welch(values, own):
    left, right = values[own], values[~own]
    return abs(left.mean() - right.mean()) / np.sqrt(
        left.var(ddof=1) / len(left) + right.var(ddof=1) / len(right)
    )


def test_p_is_the_share_of_all_deals_that_are_as_far_apart():
    values = np.array([5.0, 7, 6, 9, 4, 3, 5.5, 2, 1])
    own = np.arange(9) < 4
    every = [np.isin(np.arange(9), rows) for rows in combinations(range(9), 4)]
    seen = welch(values, own)
    exact = np.mean([welch(values, one) >= seen - 1e-9 for one in every])
    assert deal(values, own)[1].p[0] == pytest.approx(exact, abs=0.012)


@pytest.mark.parametrize(
    ("own", "rest", "why"),
    [
        (2, 9, "fewer than 3 articles"),
        (3, 3, "3 against 3 articles are too few for a test"),
        (3, 4, ""),
        (4, 4, ""),
    ],
)
def test_too_few_articles_are_not_tested_and_said_so(own, rest, why):
    side = np.arange(own + rest) < own
    assert find_clusters(np.full(own + rest, NONE), side, ~side).why_untestable == why


def test_articles_on_one_event_are_dealt_together():
    # Twenty articles a side, but only four events a side: what looks clear rests on eight numbers.
    event = np.repeat(np.arange(8), 5)
    own = event < 4
    level = np.array([3.0, 1.0, 4.0, 2.0, 2.5, 0.0, 1.5, 0.5])[event]
    values = level + np.tile([0.0, 0.1, 0.2, 0.3, 0.4], 8)
    clusters, clustered = deal(values, own, event)
    apart = deal(values, own)[1]
    assert len(clusters.own) == 8
    assert clustered.p[0] > 0.05 > apart.p[0]


def test_what_an_event_does_to_both_sides_is_no_difference():
    # The first side tells mostly the loud event, the second mostly the quiet one; within each they agree.
    event = np.array([0] * 8 + [1] * 2 + [0] * 2 + [1] * 8)
    own = np.arange(20) < 10
    noise = np.tile([0.2, -0.2], 10)
    values = np.where(event == 0, 9.0, 1.0) + noise
    assert deal(values, own)[1].p[0] < 0.05
    within = deal(values, own, event)
    assert within[0].within
    assert within[1].p[0] > 0.5


def test_missing_values_and_measures_without_variation_have_no_test():
    own = np.arange(10) < 5
    values = np.stack([np.ones(10), np.where(np.arange(10) < 3, np.nan, np.arange(10.0))], axis=1)
    found = deal_out(find_clusters(np.full(10, NONE), own, ~own), values, np.array([True, True]), 99, 0)
    assert np.isnan(found.p).tolist() == [True, True]


def test_of_two_groups_each_is_the_others_mirror():
    values = np.random.default_rng(3).normal(size=(16, 1))
    grouping = Grouping(("a", "b"), np.arange(16) % 2)
    tests = Permutations(grouping, values, ONE, 0)
    one, other = tests.of(0), tests.of(1)
    assert one is not None
    assert other is not None
    assert one.p.tolist() == other.p.tolist()
    assert one.sign.tolist() == (-other.sign).tolist()


def test_a_step_down_correction_is_exact_for_one_look_and_dear_for_unlike_ones_only():
    chance = np.abs(np.random.default_rng(0).normal(size=(4_999, 3)))
    alone = family_wise([Look("m", "a", "q", 2.2, chance[:, 0])])["m", "a"]
    twin = family_wise([Look("m", one, "q", 2.2, chance[:, 0]) for one in "ab"])
    unlike = family_wise([Look("m", one, "q", 2.2, chance[:, place]) for place, one in enumerate("abc")])
    apart = family_wise([Look("m", one, one, 2.2, chance[:, place]) for place, one in enumerate("abc")])
    assert alone == pytest.approx((1 + (chance[:, 0] >= 2.2).sum()) / 5_000, abs=0.001)
    assert twin["m", "a"] == alone
    assert unlike["m", "a"] == pytest.approx(3 * alone, rel=0.2)
    assert apart["m", "a"] == alone


def test_the_clearest_of_several_is_corrected_most():
    chance = np.abs(np.random.default_rng(0).normal(size=(4_999, 3)))
    looks = [Look(name, "a", "q", score, chance[:, n]) for n, (name, score) in enumerate(SCORES.items())]
    found = family_wise(looks)
    assert found["clear", "a"] < 0.01
    # Once the clear one is out, the second is held against two looks, not three.
    assert found["second", "a"] == pytest.approx(1 - (1 - 0.0164) ** 2, rel=0.25)
    assert found["second", "a"] <= found["third", "a"]


SCORES = {"clear": 4.0, "second": 2.4, "third": 0.5}


CALM = "The council met on Monday. The members agreed on the plan. Boats came back at noon."
LOUD = "The shameful council met on Monday. The horrific plan passed. Boats came back at noon."
PLACES = ("Averin", "Bask", "Corm", "Dell", "Esk", "Fonn", "Grit", "Hove", "Irn", "Jask", "Kolm", "Lund")


def lot(size: int, text: str, outlet: str, other: str = CALM) -> list[dict[str, str]]:
    """Articles with a place of their own in them again and again, so that they are nobody's reprints."""
    return [
        {
            "id": f"{outlet}{n}",
            "outlet": outlet,
            "text": " ".join(
                f"{word} {PLACES[n]}{outlet}" if place % 3 == 1 else word
                for place, word in enumerate(f"{text} {other if n % 5 == 0 else text}".split())
            ),
        }
        for n in range(size)
    ]


def test_groups_without_shared_events_are_told_apart_by_a_test():
    articles = lot(10, LOUD, "Gull") + lot(12, CALM, "Wire", other=LOUD)
    table = srccompare.compare(articles, families=["loaded"]).table.set_index(["group", "measure"])
    row = table.loc[("Gull", "loaded_rate")]
    assert (row["role"], row["verdict"]) == ("primary", "higher in these texts")
    assert row["test"] == "permutation test over 22 articles"
    assert row["p"] <= row["q"] < 0.05
    assert table.loc[("Wire", "loaded_rate"), "q"] == row["q"]
    assert table.loc[("Gull", "loaded_evaluative_rate"), "verdict"] == "higher in these texts (secondary)"


def test_outlets_with_one_text_between_them_are_said_to_be_one_text():
    text = f"{CALM} {LOUD} The hall was cold. Nobody came back on the last ferry of the day."
    rows = [{"outlet": f"outlet {n}", "text": text} for n in range(100)] + lot(1, LOUD, "Gull")
    caveats = srccompare.compare(rows, families=["counts"]).caveats
    assert caveats[0].startswith("100 groups have one text between them (outlet 0, outlet 1")
    assert not any("one text" in one for one in srccompare.compare(rows[99:], families=["counts"]).caveats)


@pytest.mark.parametrize("size", [1, 2, 4])
def test_nothing_that_numpy_or_scipy_warn_of_reaches_users(size):
    # All values the same, no value at all, one article a side: what their functions warn of.
    same = [{"outlet": outlet, "text": CALM} for outlet in ("Gull", "Wire") for _ in range(size)]
    varied = lot(size, LOUD, "Gull") + lot(size, CALM, "Wire")
    empty = [{"outlet": "Gull", "text": ""}, {"outlet": "Wire", "text": "Rain."}]
    for rows in (same, varied, empty, varied + empty):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            warnings.simplefilter("ignore", srccompare.SrccompareWarning)
            comparison = srccompare.compare(rows)
            for table in CATALOG:
                if not table.argument:
                    getattr(comparison, table.name)
            comparison.to_html()


def test_no_family_is_an_error_that_names_some():
    with pytest.raises(srccompare.SrccompareError, match=r"no family was asked for.*attribution"):
        srccompare.compare(lot(2, CALM, "Gull"), families=[])


def test_only_some_measures_are_primary_and_none_that_is_there_for_a_formula():
    listed = srccompare.families()
    primary = listed[listed["role"] == "primary"]
    assert primary.groupby("family").size().between(1, 2).all()
    assert set(primary["family"]) >= {"attribution", "hedging", "loaded", "tone"}
    helpers = set(listed.loc[listed["role"] == "helper", "measure"])
    assert {"letters", "stretches", "syllables", "same_speaker_pairs"} <= helpers


def test_articles_without_events_are_dealt_one_by_one():
    grouping = Grouping(("A", "B"), np.repeat([0, 1], 4))
    tests = Permutations(grouping, np.arange(8.0)[:, None], ONE, 0)
    assert tests.described(0) == "permutation test over 8 articles"
    assert tests.clusters_of(0).stratum.tolist() == [NONE] * 8
    assert tests.of(0).sign.tolist() == [-1.0]
    assert tests.of(1).sign.tolist() == [1.0]
