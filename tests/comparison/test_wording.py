"""Words are compared by what they stand for: numbers by value, states and people under one name."""

from __future__ import annotations

import pytest

from srccompare import lexicon
from srccompare.comparison.statements.words import short_names, stem, stemmer, word_forms, words_of


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
        ("54 per cent", ["#54", "%"]),
        ("54 percent", ["#54", "%"]),
        ("They laid off two.", ["they", "dismissed", "#2"]),
        ("They laid eggs.", ["they", "laid", "eggs"]),
        ("Nine lost their jobs.", ["#9", "dismissed"]),
        ("He stepped down at once.", ["he", "resigned", "immediately"]),
        ("The army put an end to it.", ["the", "army", "ended", "it"]),
        ("1.2.3", ["#123"]),
        ("She refused to step in.", ["she", "couldn't", "intervene"]),
        ("They plan to leave.", ["they", "will", "leave"]),
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
    offices = short_names(["Transport Minister Ada Quill spoke.", "When Quill left, Ms Quill slept."])
    assert words_of("Ada Quill spoke.", offices) == ["quill", "spoke"]
    assert words_of("The Grand Pier is shut.", names) == ["the", "grand", "pier", "is", "shut"]


def test_a_name_that_never_stands_alone_stays_whole():
    assert words_of("Ada Quill spoke.", short_names(["Ada Quill spoke."])) == ["ada", "quill", "spoke"]


def test_numbers_and_names_have_no_stem():
    assert [stem(word) for word in ("negotiations", "@united states", "#12", "was")] == [
        "negoti", "@united states", "#12", "was",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "sell sold",
        "buys buying bought",
        "invades invasion",
        "decides decision",
        "die died death dying",
        "destroyed destruction",
        "organise organised organize organizing",
        "labours labored",
        "thief thieves",
        "publishes publication",
        "nationalised nationalize",
    ],
)
def test_forms_of_one_word_have_one_stem(words):
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "officer office", "important import", "executive executed", "authority author", "customer customs",
        "university universe", "international intern", "department depart", "likely like", "goods good",
        "several severed", "find founded", "aide aid",
    ],
)  # fmt: skip
def test_words_of_their_own_keep_their_own_stem(words):
    one, other = words.split()
    assert stem(one) != stem(other)


def test_every_listed_form_would_get_another_stem_without_the_list():
    plain = stemmer().stemWord
    useless = [
        entry.text
        for entry in word_forms().values()
        if entry.category != "apart"
        and stem(entry.text) == (plain(entry.text) if len(entry.text) > 3 else entry.text)
    ]
    assert not useless


def test_a_phrase_stands_for_a_single_word_of_the_same_form():
    entries = lexicon.load("phrasal_verbs").entries
    assert all(" " in entry.text and entry.note and " " not in entry.note for entry in entries)
    ends = [(entry.text.split(" ")[0], entry.note) for entry in entries if entry.category == "verb"]
    wrong = [
        (first, note)
        for first, note in ends
        if len(first) > 5 and first.endswith("ing") and not note.endswith("ing")
    ]
    assert {note for _, note in wrong} <= {"strike", "dismissed", "displaced", "not"}
