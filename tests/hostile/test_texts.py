"""Any text whatever passes every door, and the articles beside it keep their numbers."""

from __future__ import annotations

import csv
import io
import json
from functools import cache

import numpy as np
import pandas as pd
import pytest
from hostile_cases import (
    GOOD,
    NO_WORDS,
    NOT_ENGLISH,
    TEXTS,
    command,
    jsonl,
    numbers,
    quietly,
    rows_with,
    table_printed,
    transformed,
)
from hypothesis import example, given
from hypothesis import strategies as st
from making import examples

import srccompare
from srccompare.articles import FIELDS, Article, Articles
from srccompare.families.base import Family, Measure, findings
from srccompare.report import FORMS, gather
from srccompare.writing import csv_text

each_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())


@cache
def alone():
    """The numbers of the good article measured alone."""
    return numbers(srccompare.measure([{"text": GOOD}])).to_numpy()[0]


def beside(table):
    """The numbers of the first and the last article of a table of three."""
    assert len(table) == 3
    return numbers(table).to_numpy(float)[[0, 2]]


def state_of(text):
    name = next(name for name, given in TEXTS.items() if given == text)
    return "empty" if name in NO_WORDS else "language" if name in NOT_ENGLISH else None


MENDED = "The mayor’s plan may fail, “officials” said."


def whole(text):
    return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)


@each_text
def test_read_keeps_every_character_but_halves_of_one_and_what_can_be_mended(text):
    first, odd, last = quietly(srccompare.read, rows_with(text))
    assert first.text == last.text == GOOD
    assert odd.text == (whole(text) if text != TEXTS["mojibake"] else MENDED)
    assert any(flag.startswith("mended: ") for flag in odd.flags) == (text == TEXTS["mojibake"])
    assert ("surrogates replaced" in odd.flags) == (whole(text) != text)


@each_text
@pytest.mark.parametrize("shape", ["rows", "frame", "articles"])
def test_measure_gives_a_row_and_leaves_the_others_alone(text, shape):
    rows = rows_with(text)
    source = {
        "rows": lambda: rows,
        # Arrow's strings take no lone surrogates.
        "frame": lambda: pd.DataFrame(rows, dtype=object),
        "articles": lambda: Articles(tuple(Article(**row) for row in rows)),
    }[shape]()
    table = quietly(srccompare.measure, source)
    np.testing.assert_array_equal(beside(table), [alone(), alone()])
    if state := state_of(text):
        assert table["status"].tolist() == ["ok", state, "ok"]
    else:
        assert table["status"].isin(["ok", "empty"]).all()


@each_text
def test_evidence_and_attributions_point_into_the_text_as_it_was_given(text):
    articles = {article.id: article for article in quietly(srccompare.read, rows_with(text))}
    spans = quietly(srccompare.evidence, rows_with(text))
    # The text beside it has some, whatever this one has.
    assert len(spans) > 0
    for row in spans.itertuples():
        given = getattr(articles[row.id], FIELDS[FIELDS.index(row.field)])
        assert given[row.start : row.end] == row.text
    for row in quietly(srccompare.attributions, rows_with(text)).itertuples():
        for places in filter(None, (row.source_spans, row.cue_spans, row.content_spans)):
            for start, end in (map(int, place.split("-")) for place in places.split(";")):
                assert 0 <= start < end <= len(articles[row.id].text)


@each_text
def test_compare_has_a_group_for_it_and_leaves_the_others_alone(text):
    comparison = quietly(srccompare.compare, rows_with(text))
    assert comparison.groups == ("Gull", "Odd", "Wire")
    np.testing.assert_array_equal(beside(comparison.articles), [alone(), alone()])
    # Helpers of formulas are measured and not compared.
    compared = (srccompare.families()["role"] != "helper").sum()
    assert (comparison.table["group"] == "Odd").sum() == compared < len(alone())


@each_text
def test_reports_are_whole_and_show_no_markup_of_the_text(text, tmp_path):
    path = tmp_path / "report.html"
    comparison = quietly(srccompare.report, rows_with(text), path, families=["hedging", "attribution"])
    page, markdown, data = path.read_text(encoding="utf-8"), comparison.to_markdown(), comparison.to_json()
    assert "<script" not in page
    assert page.rstrip().endswith("</html>")
    assert {group["name"] for group in json.loads(data)["groups"]} >= {"Gull", "Odd", "Wire"}
    for report in (page, markdown, data):
        assert "Gull" in report
        assert "Wire" in report
        report.encode()


@each_text
def test_the_command_line_writes_a_row_for_it(text, tmp_path):
    path = jsonl(tmp_path / "articles.jsonl", rows_with(text))
    table = table_printed(command("measure", path, "--families", "counts,hedging"))
    assert table["id"].tolist() == ["first", "odd", "last"]
    expected = command(
        "measure", jsonl(tmp_path / "good.jsonl", rows_with(GOOD)), "--families", "counts,hedging"
    )
    pd.testing.assert_frame_equal(table.iloc[[0, 2]], table_printed(expected).iloc[[0, 2]])
    for one in ("evidence", "attributions"):
        lines = list(csv.reader(io.StringIO(command(one, path).stdout), strict=True))
        assert {len(line) for line in lines} == {len(lines[0])}
    command("compare", path, "-o", tmp_path / "report.html", "--families", "counts")


@each_text
def test_the_transformer_gives_a_row_and_leaves_the_others_alone(text):
    made = quietly(transformed, [GOOD, text, GOOD])
    np.testing.assert_array_equal(made[[0, 2]], [alone(), alone()])


@each_text
def test_a_text_alone_is_compared_with_nobody(text):
    comparison = quietly(srccompare.compare, [{"outlet": "Odd", "text": text}])
    assert "only one group" in comparison.caveats[0]
    assert quietly(comparison.to_html).rstrip().endswith("</html>")
    assert quietly(comparison.to_markdown).startswith("# ")


def brittle():
    """A family with a rate that fails on snow."""
    measure = Measure("brittle", "per 1000 words", "rate", "fails on purpose", "this test")

    def compute(made, voice=None):
        if any("Schnee" in article.text or "snow" in article.text for article in made.articles):
            raise RuntimeError("cannot bear snow")
        return findings(made, (measure,), {"brittle": made.sentences}, voice)

    return Family("brittle", "Brittle", (measure,), compute)


@pytest.mark.parametrize(
    "text", ["It may snow all day, officials said.", TEXTS["German"]], ids=["failing", "German"]
)
def test_what_could_not_be_measured_is_no_zero_in_a_comparison(text):
    rows = [{"outlet": "Gull", "text": GOOD}, {"outlet": "Wire", "text": GOOD}]
    families = [brittle(), "hedging", "attribution"]
    expected = srccompare.compare(rows, families=families).table.set_index(["group", "measure"])["value"]
    beside = srccompare.compare([*rows, {"outlet": "Wire", "text": text}], families=families)
    alone = srccompare.compare([*rows[:1], {"outlet": "Wire", "text": text}], families=families)
    for comparison in (beside, alone):
        comparison.to_html()
    names = ["brittle"] if "snow" in text else ["brittle", "hedge_rate", "attributed_share"]
    for name in names:
        here, there = (one.table.set_index(["group", "measure"])["value"] for one in (beside, alone))
        assert here["Wire", name] == expected["Wire", name] != 0
        assert np.isnan(there["Wire", name])
        assert there["Gull", name] == expected["Gull", name]
    assert any("row-3" in caveat for caveat in beside.caveats)


@examples(60)
@example(text="", title="\r0")
@given(text=st.text(st.characters(), max_size=80), title=st.none() | st.text(st.characters(), max_size=20))
def test_any_characters_whatever_pass_every_door(text, title):
    """Halves of characters included, which `st.text()` alone never makes."""
    rows = rows_with(text)
    rows[1]["title"] = title
    rows[1]["outlet"] = f"Odd {title}"
    comparison = quietly(srccompare.compare, rows, families=["counts", "hedging", "attribution"])
    view = gather(comparison)
    for name in ("html", "markdown", "json"):
        FORMS[name](view).encode()
    spans = quietly(srccompare.evidence, rows)
    table = pd.read_csv(io.StringIO(csv_text(spans), newline=""), dtype=str, keep_default_na=False)
    assert len(table) == len(spans)
    np.testing.assert_array_equal(quietly(transformed, [GOOD, text])[0], alone())
