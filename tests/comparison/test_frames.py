"""Frames across groups: emphasis within the event, and how far profiles diverge."""

from __future__ import annotations

import numpy as np
import pytest

import srccompare
from srccompare.articles import Article, gather
from srccompare.comparison.tables.event_frames import ALONE, MORE, SAME, deal_passages
from srccompare.comparison.tables.event_frames import COLUMNS as EVENT_COLUMNS
from srccompare.comparison.tables.frame_emphasis import COLUMNS as EMPHASIS_COLUMNS
from srccompare.comparison.tables.frame_profiles import COLUMNS as PROFILE_COLUMNS
from srccompare.comparison.tables.frame_profiles import Deals, bits, divergence
from srccompare.comparison.tables.frames import COLUMNS

QUIET = "The wind over the lake was mild on Tuesday and a few grey clouds drifted slowly to the east. "
LEGAL = "The judge read the verdict to a packed courtroom in the old town. "
MONEY = "The levy will raise prices and cost the shops in the town a lot of money. "
TABLES = {
    "frames": COLUMNS,
    "frame_emphasis": EMPHASIS_COLUMNS,
    "frame_profiles": PROFILE_COLUMNS,
    "event_frames": EVENT_COLUMNS,
}


def compared(*texts: str, events: tuple[str | None, ...] = (), **options):
    articles = [
        Article(id=f"a{number}", outlet=f"Outlet {number}", text=text, event=event)
        for number, (text, event) in enumerate(zip(texts, events or (None,) * len(texts), strict=True))
    ]
    return srccompare.compare(gather(articles), families="framing", **options)


def frame_of(comparison, group: str, frame: str = "frame_legality"):
    return comparison.frames.set_index(["group", "frame"]).loc[(group, frame)]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_its_columns_whatever_the_articles_hold(name):
    nothing = srccompare.compare(Article(id="a", text=""), families=["counts"])
    for comparison in (srccompare.compare(srccompare.example(), families="framing"), nothing):
        table = getattr(comparison, name)
        assert {column: str(dtype) for column, dtype in table.dtypes.items()} == TABLES[name]


def test_a_frame_is_salient_where_its_interval_lies_above_the_events_rate():
    comparison = compared((QUIET + LEGAL) * 10, QUIET * 20, QUIET * 20)
    loud, silent = frame_of(comparison, "Outlet 0"), frame_of(comparison, "Outlet 1")
    assert loud["salient"]
    assert loud["low"] > loud["pool"]
    assert loud["emphasis_low"] > 0
    assert loud["emphasis_low"] < loud["emphasis"] < loud["emphasis_high"]
    assert not silent["salient"]
    assert silent["emphasis"] < -1
    assert silent["interval"] == "0 hits"
    assert np.isnan(silent["emphasis_low"])


def test_a_longer_article_of_the_same_make_is_not_salient_for_its_length():
    mixed = (QUIET * 3 + LEGAL) * 5
    table = compared(mixed, mixed * 4, QUIET * 60, QUIET * 20 + LEGAL).frames.query(
        "frame == 'frame_legality'"
    )
    short, long = table.iloc[0], table.iloc[1]
    assert long["low"] > short["low"]
    assert long["stretch_low"] < long["low"]
    assert long["stretch_low"] == pytest.approx(short["stretch_low"], rel=0.15)


def test_emphasis_is_the_log_ratio_after_a_hundred_words_at_the_pools_rate():
    row = frame_of(compared((QUIET + LEGAL) * 10, QUIET * 20), "Outlet 0")
    mixed = (row["salience"] * row["words"] + row["pool"] * 100) / (row["words"] + 100)
    assert row["emphasis"] == pytest.approx(np.log2(mixed / row["pool"]))


def test_equal_articles_emphasize_nothing():
    table = compared((QUIET + LEGAL) * 10, (QUIET + LEGAL) * 10).frames
    assert not table["salient"].any()
    assert table["emphasis"].dropna().to_numpy() == pytest.approx(0)


def test_an_article_is_held_against_its_own_event():
    texts = ((QUIET + LEGAL) * 10, (QUIET + LEGAL) * 10, QUIET * 20, QUIET * 20)
    one = compared(*texts, events=("trial", "trial", "lake", "lake"))
    assert frame_of(one, "Outlet 0")["emphasis"] == pytest.approx(0)
    assert np.isnan(frame_of(one, "Outlet 2")["emphasis"]), "nobody writes of the law"
    assert frame_of(compared(*texts), "Outlet 0")["salient"]


def test_the_only_article_on_an_event_has_nothing_to_be_held_against():
    row = frame_of(compared((QUIET + LEGAL) * 10, QUIET * 20, events=("trial", "lake")), "Outlet 0")
    assert np.isnan(row["pool"])
    assert np.isnan(row["emphasis"])
    assert not row["salient"]
    assert row["salience"] > 0


def test_groups_have_the_mean_of_their_articles_and_count_the_salient_ones():
    table = compared((QUIET + LEGAL) * 10, QUIET * 20).frame_emphasis.set_index(["group", "frame"])
    row = table.loc[("Outlet 0", "frame_legality")]
    assert (row["articles"], row["salient"]) == (1, 1)
    assert row["low"] < row["emphasis"] < row["high"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ([2.0, 2.0], [1.0, 1.0], 0.0),
        ([2.0, 0.0], [0.0, 1.0], 1.0),
        ([1.0, 0.0], [1.0, 1.0], 0.311),
    ],
)
def test_the_divergence_is_zero_for_equal_and_one_for_disjoint_profiles(left, right, expected):
    assert bits(np.array([left]), np.array([right]))[0] == pytest.approx(expected, abs=0.001)


def test_texts_on_different_sides_of_an_issue_diverge_more_than_shuffled_ones():
    comparison = compared((QUIET + LEGAL) * 20, (QUIET + MONEY) * 20)
    row = comparison.frame_profiles.query("system == 'frame'").iloc[0]
    assert row["divergence"] > row["chance_high"]
    assert row["p"] < 0.01
    assert row["verdict"] == "differs more than shuffled texts"
    assert row["shuffled"] == "passages of 5 sentences"


# Gull tells the events of law, and more of them; within an event it writes as Wire does. Or it writes of law
# where Wire writes of money, on the same events.
@pytest.mark.parametrize(("planted", "verdict"), [(False, "not distinguishable"), (True, "differs more")])
def test_over_shared_events_articles_are_shuffled_within_events(planted, verdict):
    articles = []
    for event in range(8):
        topic = LEGAL if event < 4 else MONEY
        of_wire = 3 if event >= 4 else 1
        for outlet, number in [("Gull", n) for n in range(4 - of_wire)] + [
            ("Wire", n) for n in range(of_wire)
        ]:
            text = (LEGAL if outlet == "Gull" else MONEY) if planted else topic
            articles.append(
                Article(
                    id=f"{event}{outlet}{number}", outlet=outlet, event=str(event), text=(QUIET + text) * 3
                )
            )
    row = srccompare.compare(gather(articles)).frame_profiles.query("system == 'frame'").iloc[0]
    assert row["shuffled"] == "articles within events"
    assert row["verdict"].startswith(verdict)


def test_a_profile_differs_only_where_it_stands_out_among_all_profiles_looked_at():
    texts = [
        (QUIET + LEGAL) * 10 + QUIET * 2,
        *[(QUIET + LEGAL + MONEY) * 12 + QUIET * number for number in range(9)],
    ]
    table = compared(*texts).frame_profiles
    tested = table[table["p"].notna()]
    assert (tested["q"] >= tested["p"]).all()
    assert (tested["q"] <= 0.05).eq(tested["verdict"] == "differs more than shuffled texts").all()
    assert table.loc[table["p"].isna(), "q"].isna().all()


def test_texts_that_say_the_same_do_not():
    comparison = compared((QUIET + LEGAL + MONEY) * 20, (QUIET + LEGAL + MONEY) * 20)
    row = comparison.frame_profiles.query("system == 'frame'").iloc[0]
    assert row["divergence"] <= row["chance_high"]
    assert row["verdict"] == "not distinguishable"


def test_a_handful_of_hits_is_no_profile():
    row = compared(QUIET * 9 + LEGAL, (QUIET + LEGAL) * 10).frame_profiles.iloc[0]
    assert np.isnan(row["divergence"])
    assert row["verdict"] == "not tested: fewer than 10 hits"


@pytest.mark.parametrize("strata", [1, 6])
def test_the_null_keeps_its_level_when_both_sides_come_from_one_source(strata):
    generator = np.random.default_rng(3)
    below = 0
    for turn in range(200):
        units = generator.poisson(generator.gamma(2, 0.5, (24, 1)) * np.array([2, 1, 1, 0.5]))
        own = np.arange(24) < 8
        below += divergence(units.astype(float), Deals(own, ~own, np.arange(24) % strata, turn))["p"] <= 0.05
    assert below <= 20


def test_the_reference_is_not_held_against_itself():
    comparison = compared((QUIET + LEGAL) * 9, (QUIET + MONEY) * 9, reference="Outlet 0")
    assert comparison.frame_profiles["group"].unique().tolist() == ["Outlet 1"]
    assert comparison.frame_profiles["against"].unique().tolist() == ["Outlet 0"]


SYLLABLES = ("ba", "do", "ker", "lin", "mo", "nar", "pel", "rus", "sten", "tov", "vil", "wen")


def story(seed: int, sentences: int, legal: float) -> str:
    """Sentences of all sorts, so many of them about the law; two stories have hardly a phrase in common."""
    generator = np.random.default_rng(seed)

    def name() -> str:
        return "".join(generator.choice(SYLLABLES, 3)).capitalize()

    lines = []
    for law in generator.permutation(np.arange(sentences) < round(legal * sentences)).tolist():
        who, what = ("judge", "read the verdict to") if law else ("painter", "walked slowly past")
        lines.append(f"The {who} of {name()} {what} {name()} and {name()} near {name()} with {name()}.")
    return " ".join(lines)


def event_frames(*shares: float, event: str = "0", sentences: int = 40):
    """Articles of three outlets on an event, each with its share of sentences about the law."""
    return [
        Article(
            id=f"{event}-{number}",
            outlet=f"Outlet {number}",
            text=story(10 * int(event) + number, sentences, share),
            event=event,
        )
        for number, share in enumerate(shares)
    ]


def law_of(articles):
    table = srccompare.compare(gather(articles), families="framing").event_frames
    return table[table["frame"] == "frame_legality"].set_index(["event", "group"])


def test_what_an_outlet_emphasizes_on_an_event_is_told_where_it_holds():
    table = law_of(event_frames(0.6, 0.05, 0.1))
    row = table.loc[("0", "Outlet 0"), :]
    assert row["verdict"] == MORE
    assert 0 < row["difference_low"] < row["difference"] < row["difference_high"]
    assert row["p"] <= row["p_corrected"] < 0.01
    assert (row["articles"], row["hits"] > row["hits_against"] > 0) == (1, True)
    assert table.drop(("0", "Outlet 0"))["verdict"].unique().tolist() == [SAME]


@pytest.mark.parametrize("shares", [(0.3, 0.3, 0.3), (0.25, 0.2, 0.3), (0.0, 0.0, 0.2)])
def test_where_it_does_not_hold_nothing_is_told(shares):
    assert MORE not in set(law_of(event_frames(*shares, sentences=20))["verdict"])


def test_of_an_article_and_its_reprint_only_the_original_counts():
    articles = event_frames(0.6, 0.05, 0.1)
    copy = Article(id="copy", outlet="Copy", text=articles[0].text, event="0")
    table = law_of([*articles, copy])
    assert "Copy" not in table.index.get_level_values("group")
    assert table.loc[("0", "Outlet 0"), :]["verdict"] == MORE


def test_of_many_events_one_that_is_only_just_apart_is_told_only_alone():
    apart = event_frames(0.3, 0.1, 0.1)
    others = [one for event in range(1, 12) for one in event_frames(0.2, 0.2, 0.2, event=str(event))]
    assert law_of(apart).loc[("0", "Outlet 0"), :]["verdict"] == MORE
    assert law_of(apart + others).loc[("0", "Outlet 0"), :]["verdict"] == ALONE


def test_dealt_at_random_no_more_than_one_event_in_twenty_is_told():
    generator = np.random.default_rng(8)
    below = 0
    for turn in range(60):
        held = generator.poisson(generator.gamma(1, 0.5, (24, 6))).astype(float)
        own = (np.arange(24) % 3 == np.arange(3)[:, None]).astype(np.float32)
        found = deal_passages(own, 1 - own, np.ones(3, bool), held, np.full(24, 90.0), turn)[1]
        below += found.min() <= 0.05
    assert below <= 7


def test_events_as_groups_share_no_event():
    comparison = compared((QUIET + LEGAL) * 9, QUIET * 20, events=("trial", "lake"), by="event")
    assert not len(comparison.event_frames)
