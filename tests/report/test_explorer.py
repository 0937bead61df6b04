"""The explorer holds what the tables hold, each row with its passage, and no more of the texts than asked."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from click.testing import CliRunner
from report_cases import COAST, HARBOUR

import srccompare
from srccompare.cli import main
from srccompare.comparison import Comparison
from srccompare.errors import SrccompareError
from srccompare.report import gather_explorer
from srccompare.report.explorer import Explorer, Row, Told
from srccompare.report.forms import html


@pytest.fixture(scope="module")
def held(bundled_comparison) -> Explorer:
    return gather_explorer(bundled_comparison)


@pytest.fixture(scope="module")
def stories() -> Comparison:
    """Two stories of three outlets; an emoji stands before what one says, as scripts count it twice."""
    rows = [
        {"id": f"{outlet}-{event}", "outlet": outlet, "title": "Of the port", "text": text, "event": event}
        for event in ("strike", "storm")
        for outlet, text in (("Post", f"🙂 {HARBOUR}"), ("Star", COAST), ("Echo", HARBOUR))
    ]
    return srccompare.compare(rows, families=["counts"])


def of_kind(held: Explorer, kind: str) -> list[Row]:
    return [row for row in held.rows if row.kind == kind]


def marked(held: Explorer, one: Told) -> str:
    """The words a passage marks, counted as a script counts them."""
    sentence = held.articles[one.article].sentences[one.sentence]
    assert sentence is not None
    return sentence.encode("utf-16-le")[2 * one.start : 2 * one.end].decode("utf-16-le")


def test_it_holds_every_statement_attribution_and_name_and_every_sure_claim(held, bundled_comparison):
    made = bundled_comparison
    assert len(of_kind(held, "statement")) == made.statement_matrix["statement"].nunique()
    assert len(of_kind(held, "attribution")) == len(made.attributions)
    sure = made.claims[made.claims["band"] == "claimed"]
    assert len(of_kind(held, "claim")) == len(sure.drop_duplicates(["kind", "event", "about"]))
    naming = made.naming[made.naming["sort"] != "possessive"]
    assert len(of_kind(held, "name")) == naming["actor"].nunique()
    assert list(held.kinds) == ["statement", "claim", "attribution", "name"]


def test_what_each_outlet_does_with_a_statement_is_what_the_table_says(held, bundled_comparison):
    table = bundled_comparison.statement_matrix
    for row, (_, own) in zip(of_kind(held, "statement"), table.groupby("statement", sort=False), strict=True):
        assert [one.way for one in row.told] == own["certainty"].tolist()
        assert [held.groups[one.group] for one in row.told] == own["group"].tolist()
        assert [one.article >= 0 for one in row.told] == (own["certainty"] != "not found").tolist()
    assert len(table) > 10


@pytest.mark.parametrize("which", ["held", "stories"])
def test_a_passage_marks_the_words_the_table_has(which, held, stories, bundled_comparison):
    made = bundled_comparison if which == "held" else stories
    found = held if which == "held" else gather_explorer(stories)
    texts = {article.id: (article.title or "", article.text) for article in made.documents.articles}
    rows = of_kind(found, "attribution")
    assert len(rows) > 5
    for row, record in zip(rows, made.attributions.to_dict("records"), strict=True):
        spans = record["content_spans"] if isinstance(record["content_spans"], str) else record["cue_spans"]
        start, end = map(int, (spans or record["cue_spans"]).split(";")[0].split("-"))
        said = texts[record["id"]][record["field"] == "text"][start:end]
        # What goes on into the next sentence is marked as far as this one goes.
        assert said.startswith(marked(found, row.told[0]))
        assert marked(found, row.told[0])
        assert row.told[0].way == record["kind"]


def test_several_stories_are_named_and_every_row_of_one_knows_it(stories):
    found = gather_explorer(stories)
    assert set(found.stories) == {"strike", "storm"}
    assert {row.story for row in of_kind(found, "attribution")} == {0, 1}
    # The same people are in both.
    assert {row.story for row in of_kind(found, "name")} >= {-1}


@pytest.mark.parametrize(("amount", "most"), [("full", 1.0), ("excerpts", 0.25), ("none", 0.0)])
def test_it_carries_no_more_of_the_texts_than_a_report(bundled_comparison, amount, most):
    found = gather_explorer(bundled_comparison, text=amount)
    carried = sum(len(one.split()) for read in found.articles for one in read.sentences if one)
    every = sum(len(article.text.split()) for article in bundled_comparison.documents.articles)
    headlines = sum(len(read.headline.split()) for read in found.articles)
    # The report counts words without their signs: a word an article more or less.
    assert most == 1 or carried <= most * every + headlines + len(found.articles)
    assert (carried == 0) == (amount == "none")
    if amount == "none":
        page = html.explorer(found)
        texts = [article.text for article in bundled_comparison.documents.articles]
        runs = {" ".join(text.split()[first : first + 12]) for text in texts for first in range(0, 200, 5)}
        assert [run for run in runs if len(run.split()) == 12 and run in page] == []


def test_one_script_that_the_policy_names_and_data_that_cannot_end_it(held):
    hostile = replace(held, rows=(Row("claim", "</script><!--\u2028<script>", "&", -1, 5, ()),), title="<b>")
    page = html.explorer(hostile)
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL)
    assert [about for about, _ in scripts] == [' type="application/json" id="data"', ""]
    assert f"script-src '{html.fingerprint(scripts[1][1])}'" in page
    assert f"style-src '{html.fingerprint(page.split('<style>')[1].split('</style>')[0])}'" in page
    assert not set("<>&\u2028\u2029") & set(scripts[0][1])
    assert json.loads(scripts[0][1])["rows"][0][1] == hostile.rows[0].text
    assert "<title>&lt;b&gt; – explorer</title>" in page
    for way_in in ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval", "fetch", "location"):
        assert way_in not in scripts[1][1].replace("there is no innerHTML here", "")
    assert "<noscript>" in page


def test_it_is_html_by_itself(bundled_comparison, tmp_path):
    for options, said in (({"brief": True}, "leave out brief=True"), ({}, "write .html")):
        name = "page.html" if options else "page.md"
        with pytest.raises(SrccompareError, match=said):
            srccompare.report([], tmp_path / name, explore=True, **options)
    assert list(tmp_path.iterdir()) == []
    page = bundled_comparison.to_html(tmp_path / "page.html", explore=True, title="The strike")
    assert page == (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<title>The strike – explorer</title>" in page


def test_the_command_line_and_a_study_write_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    for name, text in (("post", HARBOUR), ("star", COAST)):
        (tmp_path / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
    asked = ["compare", "texts", "--families", "counts", "--explore", "-o", "page.html"]
    result = CliRunner().invoke(main, asked)
    assert result.exit_code == 0, result.output
    assert 'id="data"' in (tmp_path / "page.html").read_text(encoding="utf-8")
    refused = CliRunner().invoke(main, [*asked[:-1], "page.md"])
    assert refused.exit_code != 0
    assert "write .html" in refused.output
    study = '[input]\npath = "texts"\n[compare]\nfamilies = ["counts"]\n[output]\nexplore = true\nreport = '
    for report, code in (('"of.html"', 0), ('["of2.html", "of.md"]', 1)):
        (tmp_path / "srccompare.toml").write_text(study + report, encoding="utf-8")
        assert CliRunner().invoke(main, ["compare"]).exit_code == code
    assert 'id="data"' in (tmp_path / "of.html").read_text(encoding="utf-8")
    assert not (tmp_path / "of2.html").exists()
