"""The same words written another way give the same numbers, with offsets in the text as given."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pandas as pd
import pytest

import srccompare
from srccompare.tables import ARTICLE_COLUMNS

TITLE = "Café owners’ strike may last"
TEXT = (
    "Café owners may strike, said Zoë Müller, the mayor’s spokeswoman.\n\n"
    "The façade of the hôtel was naïve. “We won’t move a single résumé,” she said. According to the union, "
    "about 400 people joined. Perhaps the régime will fall, said Ana Peña.\n\n"
    "It is unclear who will pay – a disgrace. The so-called “deal” reportedly pleased nobody in Århus.\n"
)

WRITTEN = {
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "NBSP": lambda text: text.replace(" ", "\u00a0"),
    "narrow blanks": lambda text: text.replace(" ", "\u202f"),
    "wide blanks": lambda text: text.replace(" ", "\u3000"),
    "tabs": lambda text: text.replace(" ", "\t"),
    "two blanks": lambda text: text.replace(" ", "  "),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "NEL": lambda text: text.replace("\n", "\x85"),
    "separators": lambda text: text.replace("\n", "\u2028"),
    "blanks at line ends": lambda text: text.replace("\n", " \n"),
    "straight marks": lambda text: text.translate(str.maketrans("“”’", '""\'')),
    "byte order mark": lambda text: f"\ufeff{text}",
    "zero width": lambda text: text.replace("may", "m\u200bay").replace("régime", "ré\u00adgime"),
}
each_way = pytest.mark.parametrize("write", WRITTEN.values(), ids=WRITTEN.keys())


def article(write=str):
    return srccompare.read([{"id": "a", "title": write(TITLE), "text": write(TEXT)}])


def seen(text):
    """A text without what makes the ways of writing differ."""
    for hidden in "\ufeff\u200b\u00ad":
        text = text.replace(hidden, "")
    plain = unicodedata.normalize("NFC", text).translate(str.maketrans("“”’", '""\''))
    return " ".join(plain.split())


@each_way
def test_every_measure_is_the_same(write):
    expected = srccompare.measure(article()).drop(columns=list(ARTICLE_COLUMNS))
    pd.testing.assert_frame_equal(
        srccompare.measure(article(write)).drop(columns=list(ARTICLE_COLUMNS)), expected
    )


@each_way
def test_the_evidence_is_the_same_words_at_their_own_places(write):
    (given,) = article(write)
    expected, found = srccompare.evidence(article()), srccompare.evidence(article(write))
    assert found["text"].map(seen).tolist() == expected["text"].map(seen).tolist()
    for row in found.itertuples():
        assert getattr(given, row.field)[row.start : row.end] == row.text


@each_way
def test_attributions_are_the_same_words_at_their_own_places(write):
    (given,) = article(write)
    expected, found = srccompare.attributions(article()), srccompare.attributions(article(write))
    for column in ("kind", "source", "cue", "content"):
        said = [one[column].map(seen, na_action="ignore").fillna("").tolist() for one in (found, expected)]
        assert said[0] == said[1]
    for row in found.itertuples():
        start, end = map(int, row.cue_spans.split(";")[0].split("-"))
        assert getattr(given, row.field)[start:end] == row.cue.split(" … ")[0]


def test_the_order_of_articles_and_their_neighbours_change_nothing():
    rows = [
        {"id": str(number), "text": text} for number, text in enumerate([TEXT, "", "“", TEXT * 3, "Reden."])
    ]
    forward = srccompare.measure(rows).set_index("id")
    backward = srccompare.measure(rows[::-1]).set_index("id")
    pd.testing.assert_frame_equal(backward.loc[forward.index], forward)


def test_offsets_count_code_points_not_bytes_or_halves():
    text = "👩‍👩‍👧 🎉 The mayor may resign 🎉."
    spans = srccompare.evidence([{"text": text}], "hedging").query("measure == 'hedge_rate'")
    assert spans["start"].tolist() == [text.index("may resign")]
    assert spans["text"].tolist() == ["may"]


ORDERED = [
    {
        "id": "a",
        "outlet": "Gull",
        "event": "e",
        "text": f"{TEXT}\nThe mayor will resign on Monday, she said.",
    },
    {"id": "b", "outlet": "Wire", "event": "e", "published": "2026-05-13", "text": f"It rained.\n\n{TEXT}"},
    {
        "id": "c",
        "outlet": "Post",
        "event": "e",
        "text": "The mayor will not resign. About 300 people joined.",
    },
]


def test_in_a_comparison_the_numbers_of_outlets_do_not_depend_on_the_order_of_articles():
    forward, backward = (
        srccompare.compare(rows, families=["counts", "hedging", "attribution"])
        for rows in (ORDERED, ORDERED[::-1])
    )
    key = ["measure", "group"]
    one, other = (made.table.sort_values(key).reset_index(drop=True) for made in (forward, backward))
    assert len(one) > 30
    pd.testing.assert_frame_equal(one, other)


def told(comparison):
    """The rows of every table of a comparison, in no order."""
    return {
        name: sorted(map(repr, getattr(comparison, name).itertuples(index=False)))
        for name in comparison.tables()
    }


def assert_told_alike(one, other):
    """Both comparisons have the same rows in every table."""
    expected, found = told(one), told(other)
    assert sum(map(len, expected.values())) > 500
    assert [name for name in expected if found[name] != expected[name]] == []


def without_ids(rows):
    return [{name: value for name, value in row.items() if name != "id"} for row in rows]


def test_in_a_comparison_no_table_depends_on_the_order_of_articles():
    assert_told_alike(*(srccompare.compare(rows) for rows in (ORDERED, ORDERED[::-1])))


def test_nor_on_that_of_articles_analysed_before(bundled_comparison):
    articles = srccompare.read(srccompare.example())
    shuffled = srccompare.analyze(replace(articles, items=articles.items[3:] + articles.items[2::-1]))
    assert len(shuffled.attributions) > 100
    other = srccompare.compare(shuffled)
    assert_told_alike(bundled_comparison, other)
    # Shown as they were given.
    assert other.articles["id"].tolist() == shuffled.articles.ids
    assert list(other.groups) == [article.outlet for article in shuffled.articles]


def test_nor_does_the_power_of_a_study():
    rows = [
        {
            "id": f"{number}",
            "outlet": "Gull" if number % 3 else "Wire",
            "text": f"It may rain. {TEXT * number}",
        }
        for number in range(8)
    ]
    one, other = (
        srccompare.compare(given, families=["hedging"]).power("hedge_rate", 5.0, group="Gull")
        for given in (rows, rows[::-1])
    )
    assert one.spread > 0
    assert repr(one) == repr(other)


def test_nor_does_a_number_where_articles_have_no_ids():
    kinds = ["statements", "quotations", "conflicts", "missing", "frame_profiles", "event_frames", "table"]
    one, other = (srccompare.compare(without_ids(rows)) for rows in (ORDERED, ORDERED[::-1]))
    for name in kinds:
        known = [column for column in getattr(one, name).columns if column != "id" and "_id" not in column]
        rows = [sorted(map(repr, getattr(made, name)[known].values.tolist())) for made in (one, other)]
        assert rows[0] == rows[1]
    assert len(one.statements) > 10


def test_of_two_undated_texts_the_same_is_the_original_in_any_order():
    rows = [
        {"id": name, "outlet": name, "text": srccompare.read(srccompare.example())[3].text} for name in "ba"
    ]
    for given in (rows, rows[::-1]):
        (row,) = srccompare.compare(given, families=["counts"]).copies.itertuples()
        assert (row.original, row.reprint, row.order) == ("a", "b", "not known")
