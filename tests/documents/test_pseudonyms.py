"""Ordinary people's names are gone from whatever is written out; public people keep theirs."""

from __future__ import annotations

import pandas as pd
import pytest

import srccompare

ARTICLES = [
    {
        "id": "a",
        "outlet": "Post",
        "title": "Voss and the sea",
        "text": 'Greengrocer Hanna Voss said "the pier is old." Ms Voss wept. Senator Ann Lee said no.',
    },
    {
        "id": "b",
        "outlet": "Gull",
        "text": "Joe Marsh, a fisherman, said that Hanna Voss had gone. The voss is no fish. Lee agreed."
        "\n\nComments\nVoss!",
    },
]
HIDDEN = ("Hanna", "Voss", "Joe", "Marsh")


def written(frame: pd.DataFrame) -> str:
    return frame.to_csv(index=False)


def test_the_same_person_has_one_pseudonym_in_all_articles_and_public_people_keep_their_names():
    first, second = srccompare.pseudonymized(ARTICLES)
    assert first.title == "Person 1 and the sea"
    assert first.text.startswith("Greengrocer Person 1 said")
    assert "Ms Person 1 wept. Senator Ann Lee said no." in first.text
    assert second.text.startswith(
        "Person 2, a fisherman, said that Person 1 had gone. The voss is no fish. Lee agreed."
    )
    assert "Person 1!" in second.text


@pytest.mark.parametrize("table", ["attributions", "sources", "mentions", "evidence"])
def test_no_table_has_a_hidden_name(table):
    function = getattr(srccompare, table)
    assert any(name in written(function(ARTICLES)) for name in HIDDEN)
    shown = written(function(ARTICLES, pseudonymize=True))
    assert not any(name in shown for name in HIDDEN)
    assert "Person 1" in shown


def test_no_table_of_a_comparison_and_no_report_has_a_hidden_name():
    comparison = srccompare.compare(ARTICLES, pseudonymize=True)
    for table in (comparison.attributions, comparison.sources, comparison.actors, comparison.articles):
        assert not any(name in written(table) for name in HIDDEN)
    for text in (comparison.to_html(), comparison.to_markdown(), comparison.to_json()):
        assert not any(name in text for name in HIDDEN)
    assert "names:pseudonyms" in comparison.signature
    assert "pseudonyms" not in srccompare.compare(ARTICLES).signature


def test_types_and_speakers_stay_what_they_are():
    plain, hidden = srccompare.sources(ARTICLES), srccompare.sources(ARTICLES, pseudonymize=True)
    for column in ("attribution", "type", "status", "naming"):
        assert hidden[column].tolist() == plain[column].tolist()
    again = srccompare.pseudonymized(srccompare.pseudonymized(ARTICLES))
    assert [one.text for one in again] == [one.text for one in srccompare.pseudonymized(ARTICLES)]


def test_articles_without_ordinary_people_stay_as_they_are():
    articles = [{"id": "a", "text": "Senator Ann Lee said that the pier was old."}]
    assert srccompare.pseudonymized(articles)[0].text == articles[0]["text"]
