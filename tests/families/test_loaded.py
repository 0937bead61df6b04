"""Loaded wording: which words are marked, as what, and which only look as if they should be."""

from __future__ import annotations

import numpy as np
import pytest

from srccompare import lexicon
from srccompare.articles import Article
from srccompare.documents import Documents, Voice, analyze
from srccompare.families import loaded
from srccompare.families.base import recount

# Plain sentences around a case, so that a short one is not taken for the furniture of a page.
OPENING = "The council of Port Averin met on Tuesday evening in the old customs house by the harbour."
CLOSING = "The harbour office closed its doors at noon and sent its forty clerks home for the holiday."


def documents_of(*sentences: str) -> Documents:
    return analyze(Article(id="a1", text=" ".join([OPENING, *sentences, CLOSING])))


def marked(text: str, voice: Voice | None = None) -> list[tuple[str, str]]:
    documents = documents_of(text)
    spans = loaded.compute(documents, voice).evidence["loaded_rate"]
    return list(zip((words.lower() for words in documents.text_of(spans)), spans.labels, strict=True))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor gave a disgraceful speech.", [("disgraceful", "evaluative")]),
        ("The treasurer botched the budget.", [("botched", "evaluative")]),
        ("The plan drew outrage on the quay.", [("outrage", "emotive")]),
        ("She lambasted the harbour master.", [("lambasted", "emotive")]),
        ("It was a blatantly wrong figure.", [("blatantly", "intensifier")]),
        ("The thugs of the port union met again.", [("thugs", "label")]),
        ("The warmonger voted no.", [("warmonger", "label")]),
        ("The regime on the island counts the votes.", [("regime", "label")]),
        ("He showed off the new quay, grinning.", [("showed off", "evaluative"), ("grinning", "emotive")]),
        ("It was a dramatic night at the port.", [("dramatic", "evaluative")]),
        (
            "The embattled tycoon reneged on the deal.",
            [("embattled", "emotive"), ("tycoon", "label"), ("reneged", "evaluative")],
        ),
        (
            "The cost ballooned in a tumultuous year.",
            [("ballooned", "hyperbole"), ("tumultuous", "evaluative")],
        ),
        ("The mayor claimed that the pier was sound.", [("claimed", "doubt")]),
        ("The firm purports to own the quay.", [("purports", "doubt")]),
        ("The bill became a dumpster fire.", [("dumpster fire", "hyperbole")]),
        ("Ferry prices are skyrocketing.", [("skyrocketing", "hyperbole")]),
        ("He peddled the plan for a year.", [("peddled", "dysphemism")]),
        ("They called it collateral damage.", [("collateral damage", "euphemism")]),
    ],
)
def test_loaded_words_are_marked_with_their_category(text, words):
    assert marked(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "The minister said on Friday that the vote would take place in May.",
        "A great deal of rain fell over Great Britain.",
        "It was a pretty hot day for the season.",
        "The police fear an attack on the port and have banned boats.",
        "Free radicals harm the cells of the plant.",
        "Toxic waste leaked into the harbour.",
        "Doctors of toxic shock syndrome met in June.",
        "The ferry slammed into the pier.",
        "The guard dropped his stun gun.",
        "The Maverick sailed under Captain Savage.",
        "He sold his Patriots shirt.",
        "The horror film opened in June.",
        "The court heard of reckless driving on the quay.",
        "The shallow water kept the ferry out.",
        "Eminent domain gave the port the land.",
        "The lame duck council met once more.",
        # where somebody stands is a description, and "alleged" the caution of the courts
        "The left-wing and the far-right members voted no.",
        "The alleged thief is to appear in court.",
        # rules are no government, and what is on a stage is dramatic
        "The tax regime for boats has not changed.",
        "The dramatic society met at the quay.",
        "The besieged town had no water.",
        # what is claimed here is no statement
        "A gull colony claimed the lives of two hundred crabs.",
        "The union claimed victory at the quay.",
        "He filed an insurance claim for the boat.",
    ],
)
def test_plain_news_names_and_technical_terms_are_not_marked(text):
    assert marked(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The essay is on toxic masculinity.", [("toxic masculinity", "label")]),
        ("The deal was a complete disaster.", [("complete disaster", "hyperbole")]),
        ("He told a pack of lies.", [("pack of lies", "hyperbole")]),
    ],
)
def test_a_word_in_a_phrase_counts_once(text, words):
    assert marked(text) == words


def test_what_is_quoted_is_not_charged_to_the_outlet():
    text = "“It was a disgraceful night,” said Ada Quill, who owns a boat."
    assert marked(text) == []
    assert marked(text, Voice.QUOTED) == [("disgraceful", "evaluative")]


def test_an_article_without_loaded_words_has_rate_zero_and_one_without_words_has_none():
    plain, empty = documents_of(), analyze(Article(id="a2", text=""))
    assert loaded.compute(plain).values["loaded_rate"].tolist() == [0.0]
    assert np.isnan(loaded.compute(empty).values["loaded_rate"]).all()


def test_the_rate_can_be_recounted_from_the_words():
    documents = documents_of("A disgraceful, blatantly botched “plan” drew toxic outrage.")
    findings = loaded.compute(documents)
    for measure in loaded.MEASURES:
        again = recount(documents, measure, findings.evidence[measure.name])
        np.testing.assert_array_equal(findings.values[measure.name], again)
    assert len(findings.evidence["loaded_rate"]) == 5
    by_category = [findings.values[measure.name][0] for measure in loaded.CATEGORY_RATES]
    assert sum(by_category) == pytest.approx(findings.values["loaded_rate"][0])


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("The mayor gave a stunning speech.", 1.0),
        ("The treasurer botched the budget.", 2.0),
        ("The despicable scum of the port met again.", 3.0),
        ("The despicable mayor gave a stunning speech.", 2.0),
        ("The mayor gave a speech.", np.nan),
    ],
)
def test_marked_words_have_a_strength(text, strength):
    np.testing.assert_array_equal(loaded.compute(documents_of(text)).values["loaded_strength"], [strength])


@pytest.mark.parametrize(
    ("text", "scare_quotes"),
    [
        ("The “experts” of the port met again.", ["“experts”"]),
        ('The so-called "peace plan" was dropped.', ['"peace plan"']),
        ("The experts of the port met again.", []),
        ("“We will not sell the port to anybody,” the mayor said.", []),
        ("She sang in “The Harbour at Night” on Sunday.", []),
    ],
)
def test_scare_quotes_are_shown_and_speech_and_titles_are_none(text, scare_quotes):
    documents = documents_of(text)
    found = loaded.compute(documents)
    assert documents.text_of(found.evidence["scare_quote_rate"]) == scare_quotes
    assert (found.values["scare_quote_rate"][0] > 0) == bool(scare_quotes)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The state will raise the death tax.", [("death tax", "dysphemism")]),
        ("The state will raise the estate tax.", []),
        ("He praised enhanced interrogation.", [("enhanced interrogation", "euphemism")]),
        ("The interrogation took an hour.", []),
        ("They run a gulag in the hills.", [("gulag", "dysphemism")]),
        ("The Soviet Union closed the last gulag.", []),
    ],
)
def test_euphemisms_and_dysphemisms_are_marked_and_the_plain_words_are_not(text, words):
    assert marked(text) == words


def test_euphemisms_name_the_plain_word_and_some_plain_words_have_both():
    plain = {"euphemism": set(), "dysphemism": set()}
    for entry in lexicon.load("loaded").entries:
        if entry.note.startswith("plainly: "):
            plain[entry.category].add(entry.note.removeprefix("plainly: ").split(";")[0])
        else:
            assert entry.category != "euphemism"
    assert {"layoffs", "bombing", "internment", "tax increase"} <= plain["euphemism"] & plain["dysphemism"]


def test_no_label_calls_anything_biased():
    for measure in loaded.MEASURES:
        assert "bias" not in f"{measure.name} {measure.meaning} {measure.caveat}".lower()


def test_every_category_has_entries_and_a_description_and_no_word_is_in_two():
    words = lexicon.load("loaded")
    real = [entry for entry in words.entries if entry.weight]
    assert {entry.category for entry in real} == set(words.categories) == set(words.descriptions)
    assert len({entry.text for entry in real}) == len(real)


def test_the_license_lets_everybody_use_the_list():
    words = lexicon.load("loaded")
    assert words.license == "CC0-1.0"
    assert "compiled for srccompare" in words.source
