"""Keywords in context: every place of a pattern, what is no place of it, and the words around."""

from __future__ import annotations

import pytest
from making import documents

import srccompare
from srccompare.articles import Article, Articles
from srccompare.errors import SrccompareError
from srccompare.tables import KWIC_COLUMNS

STORY = (
    "The regime closed the harbour. Regimes rise and fall; the Regime’s guards left us in the US zone. "
    "A trade war began, and the traders of war bonds cheered. “No regime lasts,” said Ann Lee, a teacher."
)


@pytest.mark.parametrize(
    ("pattern", "keywords"),
    [
        ("regime", ["regime", "Regime", "regime"]),
        ("REGIME", ["regime", "Regime", "regime"]),
        ("regime*", ["regime", "Regimes", "Regime", "regime"]),
        ("regime?", ["Regimes"]),
        ("*ade*", ["trade", "traders"]),
        ("regime's guards", ["Regime’s guards"]),
        ("trade war", ["trade war"]),
        ("trade  war*", ["trade war"]),
        ("trade* of war", ["traders of war"]),
        (["trade war", "trade", "us"], ["us", "US", "trade war"]),
        (["us", "us"], ["us", "US"]),
        ("egime", []),
        ("war trade", []),
        ("harbour regimes", []),
    ],
)
def test_a_pattern_stands_for_whole_words_of_one_sentence(pattern, keywords):
    assert srccompare.kwic(documents(STORY), pattern)["keyword"].tolist() == keywords


@pytest.mark.parametrize(
    ("pattern", "keywords"), [("US", ["US"]), ("us", ["us"]), ("Regime*", ["Regimes", "Regime"]), ("Us", [])]
)
def test_capitals_count_where_that_is_asked_for(pattern, keywords):
    assert srccompare.kwic(documents(STORY), pattern, case_sensitive=True)["keyword"].tolist() == keywords


@pytest.mark.parametrize(
    ("window", "pre", "post"),
    [
        (0, "", ""),
        (1, "A", "began"),
        (3, "US zone. A", "began, and the"),
        (99, STORY[: STORY.index("trade war") - 1], STORY[STORY.index("began") :]),
    ],
)
def test_the_window_counts_words_on_either_side(window, pre, post):
    found = srccompare.kwic(documents(STORY), "trade war", window=window).iloc[0]
    assert (found["pre"], found["post"]) == (pre, post)


def test_the_context_ends_with_the_title_and_the_article():
    articles = Articles(
        (Article(id="a", title="Rain at last", text="Rain fell."), Article(id="b", text="Rain"))
    )
    found = srccompare.kwic(articles, "rain")
    assert found[["id", "field", "pre", "post"]].fillna("").values.tolist() == [
        ["a", "title", "", "at last"],
        ["a", "text", "", "fell."],
        ["b", "text", "", ""],
    ]


def test_places_are_offsets_into_the_text_as_given():
    text = "😀\u2009It rained.\r\n\r\n  Heavy   rain, he said."
    found = srccompare.kwic([{"id": "a", "text": text}], ["rain*", "heavy rain"])
    assert [text[start:end] for start, end in zip(found["start"], found["end"], strict=True)] == [
        "rained",
        "Heavy   rain",
    ]
    assert found["keyword"].tolist() == ["rained", "Heavy   rain"]


def test_every_row_says_whose_words_they_are():
    text = "Rain fell. Officials said that more rain was coming. “I like rain,” said Ann Lee."
    found = srccompare.kwic(documents(text), "rain")
    assert found["voice"].tolist() == ["narrated", "attributed", "quoted"]
    for voice in ("narrated", "attributed", "quoted"):
        assert srccompare.kwic(documents(text), "rain", voice=voice)["voice"].tolist() == [voice]


@pytest.mark.parametrize(
    "source", [Articles(()), [{"id": "a", "text": ""}], [{"id": "a", "text": "Snow fell."}]]
)
def test_nothing_found_has_all_columns(source):
    empty = srccompare.kwic(source, "regime")
    assert len(empty) == 0
    assert empty.dtypes.astype(str).to_dict() == KWIC_COLUMNS
    found = srccompare.kwic(documents(STORY), "regime", case_sensitive=True)
    assert found.dtypes.astype(str).to_dict() == KWIC_COLUMNS


@pytest.mark.parametrize(
    ("pattern", "options", "message"),
    [
        ("", {}, "pattern '' is empty"),
        ("  ", {}, "is empty"),
        ([], {}, "no pattern is given"),
        (["rain", ""], {}, "pattern '' is empty"),
        ("trade *", {}, "wildcard for a whole word"),
        ("…", {}, "names no word"),
        ("^rain", {}, "regular expressions"),
        (7, {}, "pattern 7 is no text"),
        ("rain", {"window": -1}, "0 or more words, not -1"),
        ("rain", {"window": 2.5}, "not 2.5"),
        ("rain", {"voice": "loud"}, "no voice named 'loud'"),
    ],
)
def test_what_cannot_be_looked_for_is_said_so(pattern, options, message):
    with pytest.raises(SrccompareError, match=message.replace("(", r"\(")):
        srccompare.kwic(documents(STORY), pattern, **options)
