"""Words are compared by what they stand for: numbers by value, states and people under one name."""

from __future__ import annotations

import pytest

from srccompare.comparison.wording import short_names, stem, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Moscow's envoy left.", ["@russia", "'s", "envoy", "left"]),
        (
            "The U.S. and the US told us.",
            ["the", "@united states", "and", "the", "@united states", "told", "us"],
        ),
        ("North Korean troops", ["@north korea", "troops"]),
        ("a turkey and Turkish tea", ["a", "turkey", "and", "@turkey", "tea"]),
        ("2,300 workers", ["#2300", "workers"]),
        ("two thousand three", ["#2000", "#3"]),
        ("one of them", ["one", "of", "them"]),
        ("$1.5 million", ["dollars", "#1500000"]),
        ("54 per cent", ["#54", "per", "cent"]),
        ("1.2.3", ["#123"]),
        ("", []),
        ("… –", []),
    ],
)
def test_words_are_written_as_they_are_compared(text, words):
    assert words_of(text) == words


def test_a_full_name_is_called_what_the_articles_call_it_for_short():
    names = short_names(
        ["Mayor Ada Quill spoke.", "When Quill left, Mayor Quill slept.", "The Grand Pier reopened."]
    )
    assert words_of("Ada Quill spoke.", names) == ["quill", "spoke"]
    assert words_of("The Grand Pier is shut.", names) == ["the", "grand", "pier", "is", "shut"]


def test_a_name_that_never_stands_alone_stays_whole():
    assert words_of("Ada Quill spoke.", short_names(["Ada Quill spoke."])) == ["ada", "quill", "spoke"]


def test_numbers_and_names_have_no_stem():
    assert [stem(word) for word in ("negotiations", "@united states", "#12", "was")] == [
        "negoti", "@united states", "#12", "was",
    ]  # fmt: skip
