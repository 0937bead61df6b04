"""Articles are told apart by event, put in order, and looked at event by event and across events."""

from __future__ import annotations

import dataclasses
import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import Beside, examples
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

import srccompare
from srccompare.articles import Article, Articles
from srccompare.comparison.groups.events import TOGETHER, clustered, find_events, without_strays
from srccompare.comparison.tables.events import events_table
from srccompare.comparison.tables.statement_matrix import CERTAINTIES, across_events, by_event
from srccompare.errors import SrccompareError

FLOOD = (
    "The river Mossa flooded the lower town of Quillford on Sunday. Firefighters carried forty people from "
    "their houses. The Mossa rose by two metres, and the mayor of Quillford shut the bridge.",
    "In Quillford the Mossa left its bed on Sunday. Forty people were carried to safety by firefighters. The "
    "bridge stays closed, said the mayor of Quillford, until engineers have looked at it.",
)
OPERA = (
    "The soprano Ilva Brent cancelled her last evening at the Dorran opera. Brent has lost her voice, the "
    "opera said. Tickets for the evening in Dorran are refunded by the opera house from Monday.",
    "Ilva Brent does not sing at the Dorran opera. The soprano lost her voice in the rehearsal. The opera "
    "house in Dorran refunds tickets for the evening that Brent had called her farewell.",
)


def made(*articles: Article):
    """Articles as documents."""
    return srccompare.analyze(Articles(articles))


def four(**more):
    """Two articles on each of two events."""
    return made(
        *(Article(id=f"a{number}", text=text, **more) for number, text in enumerate((*FLOOD, *OPERA)))
    )


def test_articles_on_the_same_thing_are_one_event_with_the_words_that_hold_it_together():
    table = events_table(four(), list("ABAB")).set_index("id")
    assert table["event"]["a0"] == table["event"]["a1"] != table["event"]["a2"] == table["event"]["a3"]
    assert "quillford" in table["words"]["a0"]
    assert "brent" in table["words"]["a2"]
    assert (table["stability"] > 0.7).all()
    assert not table["given"].any()


def test_articles_without_a_word_are_each_by_themselves():
    table = events_table(made(*(Article(id=name, text="") for name in "abcd")), list("ABCD"))
    assert table["event"].tolist() == ["alone: a", "alone: b", "alone: c", "alone: d"]


def test_a_given_event_is_kept():
    table = events_table(four(event="one"), list("ABAB"))
    assert set(table["event"]) == {"one"}
    assert table["given"].all()
    assert table["stability"].isna().all()


def test_dates_put_the_reports_in_order_and_unknown_ones_say_nothing():
    days = [datetime.date(2026, 5, 3), datetime.date(2026, 5, 1), None]
    documents = made(
        *(Article(id=f"a{n}", text=FLOOD[0], event="flood", published=day) for n, day in enumerate(days))
    )
    table = events_table(documents, ["A", "B", "C"]).set_index("id")
    assert table["place"].to_dict() == {"a1": 1, "a0": 2, "a2": 1}
    assert table["days"]["a0"] == 2
    assert np.isnan(table["days"]["a2"])


def test_articles_of_different_events_are_not_matched():
    texts = {"one": FLOOD[0], "two": FLOOD[0]}
    documents = made(*(Article(id=name, text=text, event=name) for name, text in texts.items()))
    assert set(Beside(documents, ["A", "B"]).statements["band"]) == {"no match found"}


@pytest.fixture(scope="module")
def matrix():
    documents = made(
        *(
            Article(id=f"{event}{outlet}", text=text, event=event, outlet=outlet)
            for event, texts in (("flood", FLOOD), ("opera", OPERA))
            for outlet, text in zip("AB", texts, strict=True)
        )
    )
    return Beside(documents, list("ABAB")).statement_matrix


def test_every_statement_of_an_event_is_counted_once_for_each_group(matrix):
    counts = by_event(matrix)
    assert set(zip(counts["event"], counts["group"], strict=True)) <= {
        (e, g) for e in ("flood", "opera") for g in "AB"
    }
    for row in counts.itertuples():
        assert row.statements == matrix[matrix["event"] == row.event]["statement"].nunique()
    assert (counts[list(CERTAINTIES)].sum(axis=1) == counts["statements"]).all()


def test_across_events_every_event_counts_the_same(matrix):
    shares = across_events(matrix)
    assert shares["events"].tolist() == [by_event(matrix)["event"].nunique()] * 2
    assert np.allclose(shares[list(CERTAINTIES)].sum(axis=1), 1.0)


def test_events_that_were_found_are_told_of_and_can_be_accepted():
    articles = Articles(
        tuple(
            Article(id=f"a{number}", outlet="AB"[number % 2], text=text)
            for number, text in enumerate((*FLOOD, *OPERA))
        )
    )
    found = srccompare.compare(articles, families=["counts"])
    told = "No event is given for 4 articles; by content they tell 2 events (comparison.events)"
    caveat = next(one for one in found.caveats if one.startswith(told))
    assert all(f"{name.removeprefix('event: ')} (2)" in caveat for name in found.same_event.event_names)
    assert 'compare(..., events="found") or --events found accepts them' in caveat
    assert found.same_event.grouping.pairing.shared.tolist() == [0, 0]
    accepted = srccompare.compare(articles, families=["counts"], events="found")
    assert not any("No event is given" in one for one in accepted.caveats)
    assert accepted.same_event.grouping.pairing.shared.tolist() == [2, 2]
    assert accepted.events["given"].all()
    assert accepted.events["event"].tolist() == found.events["event"].tolist()
    assert "events:found" in accepted.signature
    with pytest.raises(SrccompareError, match='say events="found"'):
        srccompare.compare(articles, families=["counts"], events="guessed")


def test_names_are_followed_within_the_events_of_the_table():
    documents = four()
    comparison = srccompare.compare(documents, families=["counts"])
    events = find_events(documents)
    assert list(comparison.documents.stories) == events.number.tolist() == [0, 0, 1, 1]
    assert comparison.same_event.found_events.event == events.event


def test_with_very_many_articles_events_are_looked_for_when_a_table_asks(monkeypatch):
    monkeypatch.setattr("srccompare.comparison.groups.events.MOST", 3)
    comparison = srccompare.compare(four(), families=["counts"])
    assert list(comparison.documents.stories) == [-1] * 4
    assert any("too many to look for events at once" in one for one in comparison.caveats)
    assert comparison.events["event"].nunique() == 2


def test_the_emphasis_of_frames_stands_on_the_events_that_were_found():
    articles = Articles(tuple(Article(id=f"a{n}", text=text) for n, text in enumerate((*FLOOD, *OPERA))))
    given = [
        dataclasses.replace(article, event="flood" if number < 2 else "opera")
        for number, article in enumerate(articles)
    ]
    found, as_given = (
        srccompare.compare(one, by="id", families=["framing"]).frames["pool"]
        for one in (articles, Articles(tuple(given)))
    )
    assert found.notna().any()
    assert found.tolist() == pytest.approx(as_given.tolist(), nan_ok=True)


@pytest.mark.parametrize(
    ("label", "near", "expected"),
    [
        ([1, 1, 1, 2], 0.11, [1, 1, 1, 1]),
        ([1, 1, 1, 2], 0.04, [1, 1, 1, 2]),
        ([1, 1, 2, 2], 0.11, [1, 1, 2, 2]),
        ([1, 2, 3, 4], 0.11, [1, 2, 3, 4]),
        ([1] * 8 + [2], 0.11, [1] * 8 + [2]),
    ],
    ids=[
        "a short text",
        "an essay on something else",
        "two stories",
        "nobody together",
        "more than a handful",
    ],
)
def test_one_of_a_handful_is_alone_only_if_it_is_like_none(label, near, expected):
    alike = np.full((len(label), len(label)), near)
    assert without_strays(np.array(label), alike).tolist() == expected


@given(st.integers(0, 2**32 - 1), st.integers(2, 40))
@examples(60)
def test_groups_are_those_of_scipys_average_linkage(seed: int, size: int):
    """Also where many are equally far apart: distances are drawn from few values."""
    rng = np.random.default_rng(seed)
    alike = rng.integers(0, 8, (size, size)) / 8 if seed % 2 else rng.random((size, size))
    alike = 0.22 * (alike + alike.T) / 2
    apart = 1 - alike
    np.fill_diagonal(apart, 0)
    tree = linkage(squareform(apart, checks=False), "average")
    known = fcluster(tree, np.nextafter(1 - TOGETHER, 0), "distance")
    found = clustered(alike)
    assert ((found[:, None] == found) == (known[:, None] == known)).all()
