"""Over shared events: exact tests, q-values, and how many events it takes."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

import srccompare
from srccompare.articles import Article, Articles
from srccompare.comparison.groups.grouping import Pairing
from srccompare.comparison.statistics.corrections import false_discovery
from srccompare.comparison.statistics.estimates import RATE, SHARE
from srccompare.comparison.statistics.power import events_needed, power_of
from srccompare.comparison.statistics.sign_flips import SignFlips, moments


def pairing(events: int, groups: int = 2) -> Pairing:
    return Pairing(np.repeat(np.arange(events), groups), np.tile(np.arange(groups), events), groups)


@pytest.mark.parametrize("events", [6, 8, 11])
def test_p_is_scipys_permutation_test(events):
    gaps = np.random.default_rng(events).normal(0.6, 1, events)
    ours = SignFlips(pairing(events)).p_values(np.stack([gaps, -gaps], axis=1))
    theirs = stats.permutation_test(
        (gaps,), np.mean, permutation_type="samples", n_resamples=np.inf, vectorized=True
    )
    assert ours == pytest.approx([theirs.pvalue] * 2)


def test_many_events_are_sampled_and_come_close_to_the_exact_value():
    gaps = np.random.default_rng(1).normal(0.4, 1, (16, 1))
    sampled = SignFlips(pairing(16)).p_values(gaps)[0]
    exact = stats.permutation_test(
        (gaps[:, 0],), np.mean, permutation_type="samples", n_resamples=np.inf
    ).pvalue
    assert sampled == pytest.approx(exact, abs=0.01)
    assert sampled == SignFlips(pairing(16)).p_values(gaps)[0]


def test_no_drawn_way_as_far_from_zero_leaves_the_least_p_there_is():
    # Of 9,999 ways drawn to flip 40 equal differences none flips all or none.
    assert SignFlips(pairing(40)).p_values(np.ones((40, 1))).tolist() == [1 / 10_000]


def test_moments_are_those_of_the_values_that_are_there():
    values = np.array([[1.0, 5.0], [2.0, np.nan], [6.0, 7.5], [4.0, 1.0]])
    mean, error, deviation = moments(values)
    assert mean == pytest.approx(np.nanmean(values, axis=0))
    assert deviation == pytest.approx(np.nanstd(values, axis=0, ddof=1))
    assert error == pytest.approx(deviation / np.sqrt([4, 3]))


@pytest.mark.parametrize(("events", "told"), [(6, True), (5, False)])
def test_a_difference_over_events_is_that_of_the_paired_t_test(events, told):
    values = np.random.default_rng(3).normal(5, 2, 2 * events)
    flips = SignFlips(pairing(events))
    found = flips.by_events(RATE, values)
    theirs = stats.ttest_rel(values[::2], values[1::2])
    gaps = values[::2] - values[1::2]
    assert found["value"] == pytest.approx([values[::2].mean(), values[1::2].mean()])
    assert found["difference"] == pytest.approx([gaps.mean(), -gaps.mean()])
    assert found["events"].tolist() == found["units"].tolist() == [events] * 2
    assert np.isnan(found["hits"]).all()
    interval = theirs.confidence_interval(0.95)
    expected = [interval.low, interval.high, gaps.mean() / gaps.std(ddof=1)] if told else [np.nan] * 3
    for name, one in zip(("difference_low", "difference_high", "effect"), expected, strict=True):
        assert found[name][0] == pytest.approx(one, nan_ok=True)
    assert found["strength"] == pytest.approx(found["p"], nan_ok=True)
    assert found["p"] == pytest.approx(flips.p_values(np.stack([gaps, -gaps], axis=1)), nan_ok=True)
    assert found["gap"].tolist() == ["" if told else "no difference in any shared event"] * 2
    assert found["interval"].tolist() == ["score over events" if told else "no variation between events"] * 2
    assert np.isfinite(found["low"]).tolist() == np.isfinite(found["high"]).tolist() == [told] * 2
    assert (found["effect_kind"], found["unit_kind"]) == (["d_z"] * 2, ["events"] * 2)


def test_shares_over_events_stay_between_zero_and_one_and_equal_ones_have_no_effect():
    found = SignFlips(pairing(8)).by_events(SHARE, np.tile([0.9, 0.95], 8))
    assert found["low"].min() >= 0
    assert found["high"].max() <= 1
    assert found["interval"].tolist() == ["Wilson over events"] * 2
    # The same difference in every event has no deviation, and no interval.
    assert np.isnan(found["difference_low"]).all()
    assert found["p"].tolist() == [2 / 2**8] * 2


def test_scores_are_those_of_students_t_as_quantiles_of_the_normal_distribution():
    values = np.random.default_rng(5).normal(5, 2, 24)
    score, chance = SignFlips(pairing(8, 3)).scores(values, 2**7)
    gaps = pairing(8, 3).differences(values)
    for group in range(3):
        t = stats.ttest_1samp(gaps[:, group], 0).statistic
        # Wallace (1959), with seven degrees of freedom.
        assert score[group] == pytest.approx(np.sqrt(7 * np.log1p(t**2 / 7)) * 57 / 59)
    assert chance.shape == (128, 3)
    # All ways are tried, the one without a flip among them.
    assert chance[0] == pytest.approx(score, rel=1e-5)
    assert SignFlips(pairing(8, 3)).scores(values, 50)[1].shape == (50, 3)


def test_scores_of_no_difference_are_zero_and_of_the_same_in_every_event_the_largest():
    flips = SignFlips(pairing(8))
    nothing, chance = flips.scores(np.ones(16), 2**7)
    assert nothing.tolist() == [0.0, 0.0]
    assert not chance.any()
    same, chance = flips.scores(np.tile([1.0, 2.0], 8), 2**7)
    assert np.isfinite(same).all()
    assert (chance[1:] < same).all()


@pytest.mark.parametrize(("events", "testable"), [(3, False), (5, False), (6, True)])
def test_under_six_events_nothing_is_tested(events, testable):
    p = SignFlips(pairing(events)).p_values(np.arange(1.0, events + 1)[:, None])
    assert bool(np.isfinite(p[0])) == testable


def test_missing_values_leave_their_event_out():
    gaps = np.array([1.0, 2, 3, 1, 2, 3, np.nan])
    p = SignFlips(pairing(7)).p_values(np.stack([gaps, np.append(gaps[:6], 0)], axis=1))
    assert p.tolist() == [2 / 64, 2 / 64]


def test_differences_are_taken_within_events_from_the_mean_of_all_others():
    made = pairing(2, 3)
    assert made.differences(np.array([1.0, 2, 6, 4, 4, np.nan])).tolist()[0] == [-3.0, -1.5, 4.5]
    assert made.differences(np.array([1.0, 2, 6, 4, 4, np.nan]))[1, :2].tolist() == [0.0, 0.0]


def test_rounding_is_no_difference():
    same = np.tile([0.1 + 0.2, 0.3, 0.3], 8)
    gaps = pairing(8, 3).differences(same)
    assert not gaps.any()
    assert np.isnan(SignFlips(pairing(8, 3)).p_values(gaps)).all()


@pytest.mark.parametrize("p", [[], [0.2], [np.nan], [0.01, np.nan, 0.03, 0.2]])
def test_q_values_are_scipys_and_carry_what_is_missing(p):
    found, known = false_discovery(np.array(p)), [one for one in p if one == one]
    assert np.isnan(found).tolist() == [one != one for one in p]
    if len(known) > 1:
        assert found[~np.isnan(found)] == pytest.approx(stats.false_discovery_control(known))


def test_power_is_that_of_the_paired_t_test():
    # Cohen 1988: d = .5, alpha .05, power .8 takes 34 pairs; d = .8 takes 15.
    assert (events_needed(0.5, 1), events_needed(0.8, 1)) == (34, 15)
    assert power_of(0.5, 1, 34) >= 0.8 > power_of(0.5, 1, 33)
    with pytest.raises(srccompare.SrccompareError, match="takes more than 100,000 events"):
        events_needed(1e-6, 1)


CALM = ("The council met on Monday.", "The members agreed on the plan.", "Boats came back at noon.",
        "The harbour opens in May.", "A crane was repaired.", "The ferry left on time.")  # fmt: skip
UNSURE = ("It may rain.", "The plan could fail.", "Perhaps nobody will come.", "It seems unlikely.")


def study(events: int, planted: int, seed: int = 0) -> Articles:
    """Two outlets on so many events; the first writes so many more unsure sentences per article."""
    generator = np.random.default_rng(seed)
    items = []
    for event in range(events):
        base = int(generator.integers(1, 4))
        for outlet, more in (("Gull", planted), ("Wire", 0)):
            unsure = generator.choice(UNSURE, base + int(generator.integers(0, 2)) + more)
            sentences = [*generator.choice(CALM, 16 - len(unsure)), *unsure]
            generator.shuffle(sentences)
            items.append(
                Article(id=f"{outlet}{event}", outlet=outlet, event=f"e{event}", text=" ".join(sentences))
            )
    return Articles(tuple(items))


def test_a_planted_difference_is_found_over_shared_events_and_nothing_else():
    comparison = srccompare.compare(study(12, 3), families=["hedging", "loaded", "tone", "framing"])
    assert comparison.tier == "events"
    table = comparison.table[comparison.table["group"] == "Gull"].set_index("measure")
    row = table.loc["hedge_rate"]
    assert (row["direction"], row["test"]) == ("higher", "sign flips over 12 shared events")
    assert row["q"] < 0.05
    assert row["effect_kind"] == "d_z"
    # The sentences that hedge also hedge by kind; what has nothing to do with hedging stays quiet.
    others = table[~table["family"].isin(["hedging", "tone"])]
    assert not others["direction"].isin(["higher", "lower"]).any()


def test_without_a_difference_nothing_is_claimed():
    table = srccompare.compare(study(12, 0)).table
    assert not table["direction"].isin(["higher", "lower"]).any()


def test_few_shared_events_are_not_tested_and_said_so():
    table = srccompare.compare(study(3, 3), families=["hedging"]).table
    assert set(table["test"]) == {"not testable: 3 against 3 articles are too few for a test"}
    assert table["p"].isna().all()
    assert any("at most 3 are shared" in caveat for caveat in srccompare.compare(study(3, 3)).caveats)


def test_how_many_events_it_takes():
    comparison = srccompare.compare(study(8, 1), families=["hedging"])
    answer = comparison.power("hedge_rate", 20.0)
    assert (answer.group, answer.source, answer.at_hand) == ("Gull", "8 shared events", 8)
    assert answer.corrected >= answer.events >= 6
    assert comparison.power("hedge_rate", 5.0).events > answer.events
    assert comparison.power("hedge_rate", 20.0, spread=20.0).events == events_needed(1, 1)
    for wrong, message in (
        (("nothing", 1.0), "no measure 'nothing'"),
        (("hedge_rate", 0.0), "other than 0"),
    ):
        with pytest.raises(srccompare.SrccompareError, match=message):
            comparison.power(*wrong)
    with pytest.raises(srccompare.SrccompareError, match="no group 'Post'"):
        comparison.power("hedge_rate", 1.0, group="Post")
    lone = srccompare.compare(study(1, 1), families=["hedging"])
    with pytest.raises(srccompare.SrccompareError, match="give the spread"):
        lone.power("hedge_rate", 1.0)


def test_longer_articles_are_noted_where_a_measure_goes_with_length():
    items = [
        Article(id=f"{outlet}{n}", outlet=outlet, text=" ".join(CALM) * (1 + n % 4 + times))
        for outlet, times in (("Gull", 8), ("Wire", 0))
        for n in range(5)
    ]
    comparison = srccompare.compare(Articles(tuple(items)), families=["counts"])
    table = comparison.table.set_index(["group", "measure"])
    assert "goes with length" in table.loc[("Gull", "words"), "note"]
    assert any("Lengths differ by more than half" in caveat for caveat in comparison.caveats)


def test_an_article_and_its_reprint_on_one_side_count_once():
    wire = " ".join(f"{one} Then {two.lower()}" for one in CALM for two in UNSURE)
    other = (
        "Nothing was decided. Some left early. The hall was cold. A dog barked twice. Snow lay on the roof. "
    )
    items = [
        Article(id="a", outlet="Gull", text=wire),
        Article(id="b", outlet="Post", text=wire + " One more line was added here."),
        Article(id="c", outlet="Wire", text=other * 3),
    ]
    both = srccompare.compare(Articles(tuple(items)), families=["hedging"])
    one = srccompare.compare(Articles((items[0], items[2])), families=["hedging"])
    rows = [found.table.query("group == 'Wire' and measure == 'hedge_rate'").iloc[0] for found in (both, one)]
    assert rows[0]["difference"] == pytest.approx(rows[1]["difference"])
    assert any(caveat.startswith("Reprinted text: b takes") for caveat in both.caveats)
    assert not any(caveat.startswith("Reprinted") for caveat in one.caveats)
