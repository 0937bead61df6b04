"""The tables of a comparison: their columns are promised, their rows lead to the text."""

from __future__ import annotations

import datetime

import pytest

import srccompare
from srccompare.articles import Article, Articles
from srccompare.comparison.terms import terms_of


@pytest.fixture
def example(bundled_comparison):
    return bundled_comparison


def test_every_row_leads_to_its_words(example):
    texts = {article.id: article for article in example.documents.articles}
    for name in ("contexts", "coverage", "order"):
        assert len(getattr(example, name)) >= len(texts)
        for row in getattr(example, name).itertuples():
            article = texts[row.id]
            text = (article.title or "") if row.field == "title" else article.text
            assert text[row.start : row.end] == row.text


SEEN = ("ferries", "trawlers", "tugs", "yachts", "barges", "dinghies", "cranes", "lorries", "trains",
        "gulls", "crates", "ropes")  # fmt: skip


def planted(word: str, outlet: str, number: int) -> Article:
    """A text on a word, with sentences of its own so that it is nobody's reprint."""
    seen = SEEN[number]
    text = f"The {word} began near {seen}. Nobody saw {seen} until the {word} ended. Boats passed {seen}. "
    return Article(id=f"{outlet}{number}", outlet=outlet, text=text * 3)


def test_a_word_of_one_outlet_is_found_with_direction_and_counts():
    items = [planted("walkout", "Gull", n) for n in range(6)]
    items += [planted("stoppage", "Wire", n) for n in range(6, 12)]
    words = srccompare.compare(Articles(tuple(items))).words
    found = words[words["distinct"] & (words["group"] == "Gull")].set_index("term")
    assert found.loc["walkout", ["direction", "count", "count_rest", "articles"]].tolist() == [
        "more",
        36,
        0,
        6,
    ]
    assert found.loc["stoppage", "direction"] == "less"
    assert found.loc["walkout", "shuffled"] == "articles"
    assert "boats" not in {term.lower() for term in found.index}


def test_the_same_texts_have_no_distinct_words():
    items = [planted("walkout", ("Gull", "Wire")[n % 2], n) for n in range(12)]
    assert not srccompare.compare(Articles(tuple(items))).words["distinct"].any()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Mr. Kim Jong-un met the crew.", "Kim Jong Un met the crew."),
        ("The U.S. labour force organised.", "The US labor force organized."),
        ("Ms Lee spoke of the port (AP).", "Lee spoke of the port."),
        ("PORT workers left. Rain in the port.", "Port workers left. Rain in the port."),
    ],
)
def test_house_style_alone_sets_nothing_apart(a, b):
    items = (
        Article(id="a", outlet="The Harbour Post", text=a * 8),
        Article(id="b", outlet="Wire", text=b * 8),
    )
    terms = terms_of(srccompare.analyze(Articles(items)))
    assert len(terms.names)
    assert (terms.counts > 0).all()


@pytest.mark.parametrize(
    ("outlet", "text", "kept"),
    [
        ("The Harbour Post", "The editors asked the Harbour Post.", False),
        ("Other", "The editors asked the Harbour Post.", False),
        ("Gull", "The editors asked the Gull.", False),
        ("Other", "The editors asked the Gull.", True),
    ],
)
def test_an_outlets_own_name_is_no_term_and_single_words_stay_with_others(outlet, text, kept):
    items = [Article(id="a", outlet=outlet, text=text * 8)]
    items += [Article(id=name, outlet=name, text="Rain fell.") for name in ("Gull", "The Harbour Post")]
    names = " ".join(terms_of(srccompare.analyze(Articles(tuple(items)))).names)
    assert ("Gull" in names or "Post" in names) == kept


def test_keyness_compares_any_two_corpora():
    a = [{"text": "The walkout began. Ships waited. " * 5}, {"text": "The walkout went on. " * 4}]
    b = [{"text": "The stoppage began. Ships waited. " * 6}]
    table = srccompare.keyness(a, b, names=("ours", "reference"))
    first = table.iloc[0]
    assert (first["group"], first["count"] + first["count_rest"] >= 5) == ("ours", True)
    directions = dict(zip(table["term"], table["direction"], strict=True))
    assert (directions["walkout"], directions["stoppage began"]) == ("more", "less")


def test_corpora_are_groups():
    a, b = [{"text": "Rain fell on the port."}], [{"text": "The sun shone on the port."}]
    comparison = srccompare.compare({"old": a, "new": b})
    assert (comparison.by, comparison.groups) == ("corpus", ("old", "new"))
    with pytest.raises(srccompare.SrccompareError, match="name at least two"):
        srccompare.compare({"old": a})


def dated(*days: str) -> list[dict[str, object]]:
    return [
        {
            "text": "The strike began at dawn. " * 3,
            "outlet": "Gull",
            "published": datetime.date.fromisoformat(day),
        }
        for day in days
    ]


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("year", ("2023", "2024")),
        ("month", ("2023-12", "2024-01")),
        ("week", ("2023-W52", "2024-W02")),
        ("weekday", ("Monday", "Friday")),
    ],
)
def test_articles_are_compared_by_period(by, groups):
    assert srccompare.compare(dated("2024-01-08", "2023-12-29"), by=by).groups == groups


def test_without_dates_there_is_no_period_to_compare_by():
    with pytest.raises(srccompare.SrccompareError, match="or a period of dated articles: year"):
        srccompare.compare([{"text": "Rain."}], by="year")


def test_attention_counts_by_period_and_keeps_zeros():
    items = dated("2024-01-08", "2024-02-09")
    items[1]["text"] = "The talks began at dawn. " * 3
    table = srccompare.compare(items).attention("month")
    strike = table[table["item"].str.startswith("strike")].set_index("period")["count"]
    assert strike.to_dict() == {"2024-01": 3, "2024-02": 0}
    with pytest.raises(srccompare.SrccompareError, match="no period 'decade'"):
        srccompare.compare(items).attention("decade")


def test_a_headline_that_asserts_what_the_text_attributes_is_told():
    body = "Critics claim that the mayor closed the harbour without a vote. Boats were waiting all day. "
    firm = Article(id="a", outlet="A", title="Mayor closed the harbour without a vote", text=body * 2)
    text = "The mayor closed the harbour without a vote. Boats were waiting all day. "
    same = Article(id="b", outlet="B", title="Mayor closed the harbour without a vote", text=text * 2)
    table = srccompare.compare(Articles((firm, same))).headlines.set_index("id")
    assert table.loc["a", "claim"] == "asserts what the text attributes"
    assert table.loc["b", "claim"] == ""
    assert table.loc["b", "match"] == "shared"


def test_who_speaks_first_and_where_others_tell_what_one_tells_first():
    first = "The council closed the old harbour after the storm of Monday night, Ann Lee said. "
    filler = "Boats were waiting in the roads. Nobody knew for how long. The wind turned. "
    a = Article(id="a", outlet="A", text=first + filler * 4 + "Bo Orr said it would open.")
    b = Article(id="b", outlet="B", text=filler * 4 + "Bo Orr said it would open. " + first)
    comparison = srccompare.compare(Articles((a, b)))
    speakers = comparison.order.query("kind == 'source' and rank == 1").set_index("id")["item"]
    assert speakers.to_dict() == {"a": "Ann Lee", "b": "Bo Orr"}
    opening = comparison.openings.query("id == 'a' and rank == 1").iloc[0]
    assert (opening["match"], opening["other_group"]) == ("shared", "B")
    assert opening["other_position"] > 0.5


def test_names_of_one_person_are_one_item_and_shared_or_exclusive():
    a = "Ann Lee, the mayor, opened the pier. Ms Lee spoke. Ms Bo Orr was there. "
    b = "The pier was opened at noon. Mayor Ann Lee cut the ribbon, and Lee left. "
    items = Article(id="a", outlet="A", text=a * 2), Article(id="b", outlet="B", text=b)
    rows = srccompare.compare(Articles(items)).coverage.query("kind == 'entity'").set_index(["item", "id"])
    assert rows.loc[("Ann Lee", "a"), ["count", "status"]].tolist() == [4, "in all groups"]
    assert rows.loc[("Bo Orr", "a"), ["type", "status"]].tolist() == ["person", "in one group"]
    assert rows.loc[("Ann Lee", "a"), "position"] < rows.loc[("Ann Lee", "b"), "position"]


def test_a_name_in_the_headline_that_the_text_never_mentions_is_told():
    text = "Ann Lee opened the pier of the old harbour at noon on Monday. Many people came to see it."
    item = Article(id="a", outlet="A", title="Bo Orr and Ann Lee fight over pier", text=text)
    row = srccompare.compare(Articles((item,))).headlines.iloc[0]
    assert (row["names"], row["names_only"]) == ("Bo Orr; Ann Lee", "Bo Orr")


def test_a_headline_of_an_article_that_stands_alone_is_held_against_its_text():
    text = (
        "The council sold the old harbour to a bank on Monday. Boats were waiting all day. The wind turned."
    )
    told = Article(id="a", outlet="A", title="Council sells old harbour to bank", text=text)
    other = Article(id="a", outlet="A", title="Singer cancels summer tour of islands", text=text)
    row = srccompare.compare(Articles((told,))).headlines.iloc[0]
    assert row["match"] != "no match found"
    assert row["body_sentence"].startswith("The council sold")
    apart = srccompare.compare(Articles((other,))).headlines.iloc[0]
    assert (apart["match"], apart["body_start"]) == ("no match found", -1)
