"""Tables: columns promised before anything is computed, one row per thing, numbers with their words."""

from __future__ import annotations

import sys
import time

import numpy as np
import pandas as pd
import pytest
from making import documents

import srccompare
from srccompare.articles import Article, Articles
from srccompare.documents.spans import make as spans_made
from srccompare.families.base import Family, Findings, Measure
from srccompare.tables import ARTICLE_COLUMNS, ATTRIBUTION_COLUMNS, EVIDENCE_COLUMNS

STORY = (
    "The mayor may resign, officials said. “It is a disgrace for all of us here,” said Ann Lee, a teacher."
)


def failing_on(word: str) -> Family:
    measure = Measure("brittle", "hits", "count", "fails on purpose", "this test")

    def compute(made, voice=None):
        for article in made.articles:
            if word in article.text:
                raise RuntimeError(f"cannot bear {word!r}")
        return Findings({"brittle": np.ones(len(made))}, {"brittle": made.sentences[:0]})

    return Family("brittle", "Brittle", (measure,), compute)


def test_measure_has_the_columns_of_the_schema_also_for_no_articles():
    columns = srccompare.schema()["column"].tolist()
    empty = srccompare.measure(Articles(()))
    full = srccompare.measure(documents(STORY, ""))
    assert columns == empty.columns.tolist() == full.columns.tolist()
    assert empty.dtypes.tolist() == full.dtypes.tolist()
    assert len(empty) == 0


def test_evidence_and_attributions_have_their_columns_also_for_no_articles():
    assert srccompare.evidence(Articles(())).dtypes.astype(str).to_dict() == EVIDENCE_COLUMNS
    assert srccompare.attributions(Articles(())).dtypes.astype(str).to_dict() == ATTRIBUTION_COLUMNS


def test_zero_is_a_finding_and_nan_the_absence_of_one():
    table = srccompare.measure(documents("Rain fell on the town on Monday.", ""), ["hedging", "counts"])
    assert table["hedge_rate"].tolist()[0] == 0
    assert np.isnan(table["hedge_rate"].tolist()[1])
    assert table["words"].tolist() == [7, 0]
    assert table["status"].tolist() == ["ok", "empty"]


def test_text_in_another_language_is_a_flagged_row():
    table = srccompare.measure(
        documents(
            "Der Rat der Stadt traf sich am Montag und die Mitglieder waren sich nicht einig geworden.", STORY
        )
    )
    assert table["status"].tolist() == ["language", "ok"]
    assert table.drop(columns=list(ARTICLE_COLUMNS)).iloc[0].isna().all()


def test_a_family_that_fails_on_one_article_costs_that_row_only():
    table = srccompare.measure(
        documents("fine words here", "a bad thing", "fine too"), [failing_on("bad"), "counts"]
    )
    assert table["status"].tolist() == ["ok", "brittle: RuntimeError: cannot bear 'bad'", "ok"]
    assert table["brittle"].isna().tolist() == [False, True, False]
    assert table["words"].tolist() == [3, 3, 2]


def test_numbers_can_be_recounted_from_the_evidence_table():
    made = documents(STORY, "Perhaps it rains. It may snow, too.")
    table = srccompare.measure(made, "hedging").set_index("id")
    spans = srccompare.evidence(made, "hedging").query("measure == 'hedge_rate'")
    words = made.words()
    assert [int((spans["id"] == article.id).sum()) > 0 for article in made.articles] == [True, True]
    for number, article in enumerate(made.articles):
        rows = spans[spans["id"] == article.id]
        assert table.loc[article.id, "hedge_rate"] == 1000 * len(rows) / words[number]
        for row in rows.itertuples():
            assert article.text[row.start : row.end] == row.text
            assert row.text in row.sentence


def test_the_voice_asked_for_replaces_the_measures_own():
    made = documents("It rained all day in the town. “It may rain again on the next day,” said Ann Lee.")
    rates = {
        voice: srccompare.measure(made, "hedging", voice=voice)["hedge_rate"][0]
        for voice in ("outlet", "quoted")
    }
    assert rates["outlet"] == 0
    assert rates["quoted"] > 0
    with pytest.raises(
        srccompare.SrccompareError, match="no voice named 'loud'; choose one of all, attributed"
    ):
        srccompare.measure(made, voice="loud")


def test_batches_do_not_change_a_number():
    texts = [f"{STORY} Article {number} may differ." for number in range(7)]
    whole = srccompare.measure(documents(*texts))
    from srccompare import tables

    parts = pd.concat([srccompare.measure(d) for d in tables.batches(documents(*texts).articles, size=3)])
    pd.testing.assert_frame_equal(whole, parts.reset_index(drop=True))


def test_unknown_families_are_named_with_those_there_are():
    with pytest.raises(
        srccompare.UnknownFamilyError, match=r"no family named 'hedges'; available: attribution, .*hedging"
    ):
        srccompare.measure(documents(STORY), ["hedges"])


def test_a_lexicon_of_ones_own_is_a_family(tmp_path):
    (tmp_path / "weather.tsv").write_text(
        "entry\tcategory\tweight\tcontext\tnote\nrain*\twet\n", encoding="utf-8"
    )
    (tmp_path / "weather.toml").write_text(
        'title = "Weather"\nversion = "1"\nlicense = "CC0-1.0"\nsource = "me"\ncategories = ["wet"]',
        encoding="utf-8",
    )
    made = documents("Rain and rainy days and sun")
    table = srccompare.measure(made, "counts", lexicons=[tmp_path / "weather.tsv"])
    assert table["weather_wet"].tolist() == [100 * 2 / 6]
    spans = srccompare.evidence(made, ["counts"], lexicons=[tmp_path / "weather.tsv"])
    assert spans.query("measure == 'weather_wet'")["text"].tolist() == ["Rain", "rainy"]


def test_a_third_partys_family_joins_through_its_entry_point(monkeypatch):
    from srccompare.families import catalog as catalog_module

    class Point:
        name = "brittle"

        def load(self):
            return failing_on("never")

    monkeypatch.setattr(catalog_module, "entry_points", lambda group: [Point()])
    catalog_module.catalog.cache_clear()
    try:
        assert "brittle" in srccompare.families()["family"].tolist()
        assert srccompare.measure(documents(STORY), "brittle")["brittle"].tolist() == [1.0]
    finally:
        catalog_module.catalog.cache_clear()


def odd(**given):
    """Findings of one number an article, and whatever else is given."""
    return Findings(**{"values": {"odd": np.zeros(2)}, **given})


def span(article=0, field=1, start=0, end=3):
    """Evidence of one stretch."""
    return {"odd": spans_made([article], [field], [start], [end])}


BROKEN = {
    "shape": lambda: odd(values={"odd": np.zeros(99)}),
    "one number": lambda: odd(values={"odd": 1.0}),
    "column": lambda: odd(values={}),
    "no findings": lambda: {"odd": 1},
    "nothing": lambda: None,
    "texts": lambda: odd(values={"odd": np.array(["a", "b"])}),
    "objects": lambda: odd(values={"odd": np.array([1, None], object)}),
    "complex": lambda: odd(values={"odd": np.array([1j, 0])}),
    "masked": lambda: odd(values={"odd": np.ma.masked_array([1.0, 2.0], [True, False])}),
    "infinite": lambda: odd(values={"odd": np.array([np.inf, 0.0])}),
    "too low": lambda: odd(values={"odd": np.array([-1.0, 0.0])}),
    "too high": lambda: odd(values={"odd": np.array([0.0, 11.0])}),
    "no spans": lambda: odd(evidence={"odd": [(0, 3)]}),
    "another article": lambda: odd(evidence=span(article=2)),
    "before all articles": lambda: odd(evidence=span(article=-1)),
    "no field": lambda: odd(evidence=span(field=2)),
    "past the end": lambda: odd(evidence=span(end=10_000)),
    "before the start": lambda: odd(evidence=span(start=-1)),
    "backwards": lambda: odd(evidence=span(start=3, end=1)),
    "an exit": lambda: sys.exit("odd"),
    "endless": lambda: time.sleep(60),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_family_that_breaks_its_promise_costs_its_own_columns_only(broken):
    measure = Measure("odd", "hits", "count", "broken on purpose", "this test", high=10.0)
    family = Family("odd", "Odd", (measure,), lambda made, voice: BROKEN[broken](), seconds=0.2)
    table = srccompare.measure(documents(STORY, STORY), [family, "counts"])
    assert table["odd"].isna().all()
    assert table["status"].str.startswith("odd: ").all()
    assert (table["words"] > 0).all()


def test_a_family_in_time_and_range_is_taken_as_it_is():
    measure = Measure("odd", "hits", "count", "whole numbers", "this test", high=10.0)
    family = Family("odd", "Odd", (measure,), lambda made, voice: odd(evidence=span()), seconds=5)
    table = srccompare.measure(documents(STORY, STORY), family)
    assert table["odd"].tolist() == [0, 0]
    assert table["status"].tolist() == ["ok", "ok"]
    assert srccompare.evidence(documents(STORY, STORY), family)["text"].tolist() == [STORY[:3]]


def test_layers_cannot_be_changed_by_who_is_shown_them():
    made = documents(STORY)
    srccompare.measure(made)
    layers = [
        made.sentences.start,
        made.tokens.start,
        made.mask(srccompare.Voice.ALL),
        made.is_word,
        made.zone,
    ]
    assert [layer.flags.writeable for layer in layers] == [False] * len(layers)


@pytest.mark.parametrize(
    ("family", "measure", "says"),
    [("counts", "own", "two families are named 'counts'"), ("own", "words", "both have a measure 'words'")],
)
def test_a_plug_in_whose_name_is_taken_costs_itself_only(monkeypatch, family, measure, says):
    from srccompare.families import catalog as catalog_module

    class Point:
        name, value = "own", "package:FAMILY"

        def load(self):
            own = Measure(measure, "hits", "count", "an own measure", "this test")
            return Family(family, "Own", (own,), lambda made, voice: odd())

    monkeypatch.setattr(catalog_module, "entry_points", lambda group: [Point()])
    catalog_module.catalog.cache_clear()
    try:
        with pytest.warns(srccompare.SrccompareWarning, match=f"'own'.*cannot be used: .*{says}"):
            table = srccompare.measure(documents(STORY))
        assert (table["words"] > 0).all()
    finally:
        catalog_module.catalog.cache_clear()


def test_a_plug_in_that_cannot_be_loaded_costs_itself_only(monkeypatch):
    from srccompare.families import catalog as catalog_module

    class Broken:
        name, value = "broken", "package:FAMILY"

        def load(self):
            raise ModuleNotFoundError("no module named 'package'")

    class Foreign(Broken):
        def load(self):
            return "a string"

    monkeypatch.setattr(catalog_module, "entry_points", lambda group: [Broken(), Foreign()])
    catalog_module.catalog.cache_clear()
    try:
        with pytest.warns(srccompare.SrccompareWarning, match=r"'broken' \(package:FAMILY\) cannot be used"):
            assert "hedging" in srccompare.families()["family"].tolist()
    finally:
        catalog_module.catalog.cache_clear()


def test_an_article_whose_attributions_cannot_be_read_costs_itself_only(monkeypatch):
    from srccompare.documents import attribution

    real = attribution.find_attributions

    def failing(made, *options):
        if any("unreadable" in article.text for article in made.articles):
            raise RuntimeError("cannot read it")
        return real(made, *options)

    monkeypatch.setattr(attribution, "find_attributions", failing)
    made = documents(STORY, "This is unreadable, he said.", STORY)
    table = srccompare.measure(made)
    assert table["status"].tolist() == ["ok", "attributions: RuntimeError: cannot read it", "ok"]
    assert table.iloc[1].drop(list(ARTICLE_COLUMNS)).isna().all()
    with pytest.warns(srccompare.SrccompareWarning, match="no attributions of article 'a1'"):
        assert set(srccompare.attributions(made)["id"]) == {"a0", "a2"}
    with pytest.warns(srccompare.SrccompareWarning, match="no attributions of article 'a1'"):
        assert len(srccompare.compare(made, by="id").groups) == 3


def test_rules_for_english_say_nothing_of_another_language():
    german = (
        "Der Minister sagte: „Wir bleiben hier, solange wir wollen“, und der Rat der Stadt nickte dazu lange."
    )
    assert len(srccompare.attributions(documents(german))) == 0


def test_attributions_name_source_cue_and_content_with_their_places():
    article = Article(id="x", text=STORY, outlet="Gull")
    table = srccompare.attributions(Articles((article,)))
    row = table[table["source"].str.contains("Ann Lee")].iloc[0]
    assert row["cue"] == "said"
    assert "It is a disgrace for all of us here" in row["content"]
    assert row["kind"] == "direct"
    start, end = map(int, row["cue_spans"].split("-"))
    assert STORY[start:end] == "said"


def test_nothing_is_analyzed_twice():
    made = documents(STORY)
    assert srccompare.analyze(made) is made
    tokens = made.tokens
    srccompare.measure(made)
    assert made.tokens is tokens
