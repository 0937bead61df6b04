"""Readability of articles in other languages is textstat's, by the formulas published for them."""

import pandas as pd
import pytest

import srccompare
from srccompare.errors import SrccompareError

# Fourteen words, two sentences; by hyphenation 24 syllables in German.
GERMAN = "Der Rat stellt die Fähre ein. Das sagte die Bürgermeisterin am Montag im Hafen."
ITALIAN = "Il consiglio chiude il porto. La sindaca ha parlato ieri sera."


def scores(text: str, language: str) -> pd.Series:
    return srccompare.readability([{"id": "a", "text": text}], language=language).iloc[0]


def test_flesch_has_the_constants_of_its_language():
    german = scores(GERMAN, "de")
    # Amstad (1978): 180 - words per sentence - 58.5 x syllables per word.
    syllables = (180 - 7 - german["flesch_reading_ease"]) / 58.5 * 14
    assert syllables == pytest.approx(round(syllables), abs=1e-9)
    assert 20 <= syllables <= 26


def test_lix_counts_sentences_and_long_words():
    # One word in fourteen has more than six letters: 14 / 2 + 100 / 14 (Björnsson 1968).
    assert scores(GERMAN, "de")["lix"] == pytest.approx(7 + 100 / 14)
    assert scores(GERMAN, "de")["rix"] == 0.5


def test_a_language_with_a_score_of_its_own_has_it_too():
    italian = scores(ITALIAN, "it")
    letters = sum(character.isalpha() for character in ITALIAN)
    marks = 2
    assert italian["own_name"] == "Gulpease (Lucisano & Piemontese 1988)"
    # 89 + (300 x sentences - 10 x characters) / words.
    assert italian["own_score"] == pytest.approx(89 + (300 * 2 - 10 * (letters + marks)) / 11)
    assert pd.isna(scores(GERMAN, "fr")["own_name"])
    assert pd.isna(scores(GERMAN, "fr")["own_score"])


def test_each_article_is_read_in_its_own_language():
    table = srccompare.readability(
        [
            {"id": "a", "outlet": "Hafenbote", "text": GERMAN, "language": "de-AT"},
            {"id": "b", "text": ITALIAN, "language": "IT"},
        ]
    )
    assert table["language"].tolist() == ["de", "it"]
    assert table["words"].tolist() == [14, 11]
    assert table["outlet"].tolist() == ["Hafenbote", pd.NA]


def test_a_text_without_words_has_no_score():
    empty = scores("– – –", "es")
    assert empty["words"] == 0
    assert pd.isna(empty["flesch_reading_ease"])
    assert list(srccompare.readability([], language="de")) == list(scores(GERMAN, "de").index)


@pytest.mark.parametrize(
    ("given", "language", "says"),
    [
        ({}, None, "article 'a' has no language; give it a column `language`, or language= for all: de,"),
        ({"language": "en"}, None, "article 'a' is English; measure("),
        ({"language": "sw"}, None, "article 'a' has language 'sw'; readability knows de, es,"),
        ({"language": "de"}, "xx", "article 'a' has language 'xx'"),
    ],
)
def test_another_language_is_said_with_the_article(given, language, says):
    with pytest.raises(SrccompareError) as error:
        srccompare.readability([{"id": "a", "text": GERMAN, **given}], language=language)
    assert says in str(error.value)
