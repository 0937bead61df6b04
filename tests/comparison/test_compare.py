"""A comparison says what these texts show, how surely, and what limits it."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

import srccompare
from srccompare.articles import Article, Articles
from srccompare.comparison.tables.attributions import name_of

CALM = (
    "The council met on Monday. The members agreed on the plan. The harbour opens in May. Boats came back. "
)
UNSURE = "It may rain. The plan could fail, perhaps. Nobody is sure whether it will work. It seems unlikely. "
SAID = "“We will stay here as long as we want,” said Ann Lee, a teacher. According to the port, all is well. "


def article(number: int, outlet: str | None, text: str, **more: object) -> Article:
    return Article(id=f"a{number}", outlet=outlet, text=text, **more)


PLACES = ("Averin", "Bask", "Corm", "Dell", "Esk", "Fonn", "Grit", "Hove")


def told(number: int, text: str) -> str:
    """The text with a place in it again and again, so that it is nobody's reprint."""
    words = text.split()
    return " ".join(
        f"{word} {PLACES[number]}" if place % 3 == 1 else word for place, word in enumerate(words)
    )


def two() -> Articles:
    return Articles((article(1, "Gull", CALM * 4 + SAID), article(2, "Wire", UNSURE * 4 + SAID)))


def row_of(comparison: srccompare.Comparison, group: str, measure: str):
    table = comparison.table
    return table[(table["group"] == group) & (table["measure"] == measure)].iloc[0]


def test_one_article_each_compares_texts_with_intervals_over_sentences():
    comparison = srccompare.compare(two())
    assert (comparison.groups, comparison.tier) == (("Gull", "Wire"), "texts")
    row = row_of(comparison, "Wire", "hedge_rate")
    assert row["interval"] == "score over sentences"
    assert row["low"] <= row["value"] <= row["high"]
    assert row["verdict"] == "higher in these texts"
    assert row["effect_kind"] == "Cliff's delta"
    assert row["effect"] > 0
    assert row["value"] == comparison.articles.set_index("group").loc["Wire", "hedge_rate"]


def test_no_hits_are_a_rate_of_zero_that_might_have_been_more():
    row = row_of(srccompare.compare(two()), "Gull", "hedge_rate")
    assert (row["value"], row["low"]) == (0, 0)
    # 68 words without a hedge: by the rule of three, a rate above 3 / 68 would have shown one.
    assert 1000 * 3 / 68 < row["high"] < 1000 * 6 / 68


def test_shares_of_sentences_get_wilsons_interval_and_short_texts_none():
    comparison = srccompare.compare(two())
    assert row_of(comparison, "Wire", "hedged_sentence_share")["interval"] == "Wilson over sentences"
    short = srccompare.compare(Articles((article(1, "Gull", CALM), article(2, "Wire", UNSURE))))
    row = row_of(short, "Wire", "hedge_rate")
    assert row["interval"] == "fewer than 8 sentences"
    assert row["verdict"].startswith("not tested")


def test_the_same_text_twice_is_not_distinguishable_and_said_to_be_a_copy():
    comparison = srccompare.compare(
        Articles((article(1, "Gull", UNSURE * 5), article(2, "Wire", UNSURE * 5)))
    )
    assert row_of(comparison, "Gull", "hedge_rate")["verdict"] == "not distinguishable"
    assert any("have the same text" in caveat for caveat in comparison.caveats)


def test_several_articles_each_are_compared_over_articles():
    items = [
        article(n, "Gull" if n % 2 else "Wire", told(n, (UNSURE if n % 2 else CALM) * 3)) for n in range(8)
    ]
    comparison = srccompare.compare(Articles(tuple(items)))
    row = row_of(comparison, "Gull", "hedge_rate")
    assert comparison.tier == "articles"
    assert row["interval"] == "score over articles"
    assert row["effect_kind"] == "Hedges' g"
    assert len(row["points"]) == row["articles"] == 4


def test_a_lone_article_beside_groups_of_several_changes_nothing_for_them():
    items = [
        article(n, "Gull" if n % 2 else "Wire", told(n, (UNSURE if n % 2 else CALM) * 3)) for n in range(8)
    ]
    pair = srccompare.compare(Articles(tuple(items)), reference="Wire")
    lone = srccompare.compare(Articles((*items, article(9, "Post", UNSURE * 5))), reference="Wire")
    assert (pair.tier, lone.tier) == ("articles", "mixed")
    for column in ("value", "low", "high", "verdict", "interval"):
        assert row_of(lone, "Gull", "hedge_rate")[column] == row_of(pair, "Gull", "hedge_rate")[column]
    assert row_of(lone, "Post", "hedge_rate")["interval"] == "score over sentences"


def test_the_signature_shows_the_readers_own_lists_and_patterns(tmp_path):
    (tmp_path / "hedges.tsv").write_text(
        "entry\tcategory\tweight\tcontext\tnote\nrain\twet\n", encoding="utf-8"
    )
    (tmp_path / "hedges.toml").write_text(
        'title = "T"\nversion = "1"\nlicense = "CC0-1.0"\nsource = "me"\ncategories = ["wet"]',
        encoding="utf-8",
    )
    plain = srccompare.compare(two(), families=["hedging"]).signature
    own = srccompare.compare(two(), families=["hedging"], lexicons=tmp_path / "hedges.tsv").signature
    assert "own-hedges@1" in own
    assert plain.split("|")[2] in own
    cut = srccompare.read([{"text": CALM, "outlet": "A"}], furniture=["Join our *"])
    assert "furniture:as found" in plain
    assert "furniture:as found" not in srccompare.compare(cut, families=["hedging"]).signature


def test_a_reference_is_what_the_others_are_held_against():
    comparison = srccompare.compare(two(), reference="Gull")
    assert row_of(comparison, "Gull", "hedge_rate")["verdict"] == "the reference"
    row = row_of(comparison, "Wire", "hedge_rate")
    assert row["difference"] == row["value"]
    with pytest.raises(
        srccompare.SrccompareError, match="no group 'Post' in 'outlet'; choose one of 'Gull', 'Wire'"
    ):
        srccompare.compare(two(), reference="Post")


def test_groups_come_from_any_column():
    items = [
        article(1, "A", CALM, metadata={"country": "X"}),
        article(2, "B", CALM, metadata={"country": None}),
    ]
    assert srccompare.compare(Articles(tuple(items)), by="country").groups == ("X", "(none given)")
    with pytest.raises(
        srccompare.SrccompareError, match="no column 'owner' to compare by; choose one of author, country"
    ):
        srccompare.compare(Articles(tuple(items)), by="owner")


@pytest.mark.parametrize("outlet", ["", None, "  ", "\u202e", "<script>", "../../x", "=cmd()", "x" * 300])
def test_any_outlet_name_is_a_group(outlet):
    comparison = srccompare.compare(Articles((article(1, outlet, CALM), article(2, "Wire", CALM))))
    assert len(comparison.groups) == 2


def test_sources_are_counted_by_name_and_shared():
    comparison = srccompare.compare(two())
    rows = comparison.sources.query("source == 'Ann Lee'")
    assert rows[["group", "attributions", "groups"]].to_numpy().tolist() == [["Gull", 1, 2], ["Wire", 1, 2]]


def test_groups_may_be_named_like_columns():
    items = [
        article(number, name, CALM + SAID) for number, name in enumerate(("source", "group", "total", "name"))
    ]
    comparison = srccompare.compare(Articles(tuple(items)))
    assert set(comparison.sources["group"]) == {"source", "group", "total", "name"}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Ann Lee, a teacher", "Ann Lee"),
        ("the teacher Ann Lee", "Ann Lee"),
        ("Mr. Lee", "Lee"),
        ("Transport Minister Ann Lee", "Ann Lee"),
        ("the former Northern foreign minister Ann Lee", "Ann Lee"),
        ("President Lee", "Lee"),
        ("Ann Lee last night", "Ann Lee"),
        ("the meeting between Ann Lee and Bo Orr", "meeting"),
        ("US officials", "US officials"),
        ("Coast TV suggests", "Coast TV"),
        ("46-year-old Ann Lee", "Ann Lee"),
        ("Northern state media", "Northern state media"),
        ("the Justice Department", "Justice Department"),
        ("The union of dockers", "union"),
        ("U.S. officials", "U.S. officials"),
        ("some analysts", "some analysts"),
        ("He", "(pronoun, not resolved)"),
        (None, "(no source named)"),
        ("the", "(no source named)"),
        ("the BBC’s", "BBC"),
        ("Lee Byong-chul, a North Korea expert at an institute", "Lee Byong-chul"),
    ],
)
def test_a_source_goes_by_the_name_in_it(source, name):
    assert name_of(source) == name


def test_what_limits_the_comparison_is_written_out():
    day = datetime.date(2026, 3, 1)
    items = [
        article(1, "Gull", CALM, published=day, metadata={"translated_from": "Norwegian"}),
        article(2, "Wire", CALM + SAID, published=day + datetime.timedelta(days=3)),
        article(3, "Post", "", flags=("naive time",)),
    ]
    text = "\n".join(srccompare.compare(Articles(tuple(items))).caveats)
    for expected in (
        "A single article stands for Gull, Wire, Post",
        "no test over events",
        "unknown for 1 of 3 articles (a3)",
        "between 2026-03-01 and 2026-03-04",
        "Translated into English: a1",
        "a3 has no words",
        "naive time",
    ):
        assert expected in text
    unknown = "\n".join(srccompare.compare(two()).caveats)
    assert "Whether any text is a translation is not recorded" in unknown


def test_the_voice_asked_for_is_said():
    assert "voice 'quoted'" in srccompare.compare(two(), families=["hedging"], voice="quoted").caveats[0]


def test_short_names_count_with_the_longer_one_of_their_article():
    text = (
        "Kim Jong-un said the port is closed. Kim said it will open. Lee said no. Ann Lee said it may rain."
    )
    names = srccompare.compare(Articles((article(1, "Gull", text),))).attributions["name"].tolist()
    assert names == ["Kim Jong-un", "Kim Jong-un", "Ann Lee", "Ann Lee"]


def test_the_signature_is_one_line_that_pins_down_how():
    comparison = srccompare.compare(two(), families=["hedging", "counts"])
    assert comparison.signature.startswith(
        f"srccompare:{srccompare.__version__}|families:hedging,counts|lexicons:"
    )
    assert "hedges@" in comparison.signature
    assert "\n" not in comparison.signature
    again = srccompare.compare(two(), families=["hedging", "counts"])
    assert again.signature == comparison.signature
    assert again.table.drop(columns="points").equals(comparison.table.drop(columns="points"))


def test_one_group_is_described_and_not_compared():
    comparison = srccompare.compare(Articles((article(1, "Gull", UNSURE * 4),)))
    assert row_of(comparison, "Gull", "hedge_rate")["value"] > 0
    assert row_of(comparison, "Gull", "hedge_rate")["verdict"].startswith("not tested")
    assert "only one group" in comparison.caveats[0]


def test_no_articles_are_an_error():
    with pytest.raises(srccompare.SrccompareError, match="no articles to compare"):
        srccompare.compare(Articles(()))


@pytest.mark.parametrize("voice", [None, "all"])
def test_a_group_of_one_article_has_the_numbers_of_measure(voice):
    made = srccompare.analyze(srccompare.example())
    table = srccompare.compare(made, by="id", voice=voice).table
    # Who the sources are is settled over all articles compared, and by each article alone in ``measure``.
    table = table[~table["family"].isin(["factual", "sources"])]
    found = table.pivot(index="group", columns="measure", values="value")
    wanted = srccompare.measure(made, voice=voice).set_index("id")[found.columns]
    assert len(found.columns) > 100
    differing = [
        name
        for name in found.columns
        if not np.allclose(found[name], wanted.loc[found.index, name].astype(float), equal_nan=True)
    ]
    assert differing == []


def test_what_is_there_for_a_formula_is_in_no_table_and_a_frame_not_found_has_no_interval():
    articles = [
        {"id": f"{outlet}{number}", "outlet": outlet, "text": " ".join(["The court upheld the ban."] * 9)}
        for outlet in ("Gull", "Post")
        for number in range(4)
    ]
    table = srccompare.compare(articles, families=["richness", "sources"]).table
    helpers = {"window_types", "factors_forward", "same_speaker_pairs", "richness_words"}
    assert not helpers & set(table["measure"])
    assert {"mtld", "source_diversity"} <= set(table["measure"])
    assert helpers <= set(srccompare.measure(articles, families=["richness", "sources"]).columns)
    one_each = [{**article, "outlet": article["id"]} for article in articles[:2]]
    frames = srccompare.compare(one_each, families=["framing"]).table
    silent = frames[frames["hits"] == 0]
    assert set(silent["interval"]) == {"0 hits"}
    assert silent["low"].isna().all()
    assert frames.loc[frames["hits"] > 0, "low"].notna().all()
