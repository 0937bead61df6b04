"""Names out of the data: escaped in pages, harmless in spreadsheets, never a path."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from hostile_cases import GOOD, command, jsonl, quietly, rows_with
from sharing import share_work

import srccompare
from srccompare.report import FORMS, gather
from srccompare.writing import csv_text, write

NAMES = [
    "",
    " ",
    None,
    float("nan"),
    "../../x",
    "/etc/passwd",
    "..\\..\\x",
    "CON",
    "~root",
    "a\0b",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "</title></style><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "=cmd()",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=cmd()",
    "a\n=cmd()",
    "a\r\n=cmd()",
    "\u202eevil",
    "\u200b",
    "A\ud800",
    "| a | b |",
    "L" * 300,
    "大" * 300,
    "NA",
    "None",
    "nan",
    "(none given)",
    7,
    True,
]  # fmt: skip
each_name = pytest.mark.parametrize("name", NAMES, ids=lambda name: repr(name)[:40])
FAMILIES = ["hedging", "attribution"]

# What makes a spreadsheet compute, at the start of a cell or of a line in it.
FORMULA = re.compile(r"(?m)^\s*[=+\-@]")


class Tags(HTMLParser):
    """Every tag with its attributes."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))


def check_inert(page):
    """No tag that acts, no handler, no link that leaves or runs."""
    for tag, attributes in Tags(page).found:
        assert tag not in ("script", "img", "iframe", "object", "embed", "base", "form")
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            if name in ("href", "src", "action", "xlink:href"):
                assert value.startswith(("#", "http://", "https://")), (tag, value)


@pytest.fixture
def rows(name):
    return [
        {"outlet": name, "text": GOOD, "title": name, "event": name, "id": name, "url": name, "author": name},
        {"outlet": "Wire", "text": GOOD, "id": "last"},
    ]


@each_name
def test_a_page_shows_a_name_and_never_obeys_it(rows, name, tmp_path):
    comparison = quietly(srccompare.compare, rows, families=FAMILIES)
    assert len(comparison.groups) == 2
    view = gather(comparison)
    check_inert(FORMS["html"](view))
    check_inert(FORMS["notebook"](view))
    assert "49" not in comparison.groups[0]
    json.loads(FORMS["json"](view))
    FORMS["markdown"](view).encode()


@each_name
def test_the_tables_of_the_command_line_hold_no_formula(rows, name, tmp_path):
    path = jsonl(tmp_path / "articles.jsonl", rows)
    for one in ("measure", "evidence", "attributions"):
        text = command(one, path).stdout
        header, *lines = csv.reader(io.StringIO(text, newline=""), strict=True)
        assert lines
        for line in lines:
            assert len(line) == len(header)
            for column, cell in zip(header, line, strict=True):
                number = re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", cell) and column not in (
                    "id",
                    "outlet",
                    "event",
                )
                assert number or not FORMULA.search(cell), (column, cell)


@each_name
def test_no_file_appears_but_the_one_that_was_named(rows, name, tmp_path, monkeypatch):
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    share_work(monkeypatch)
    path = jsonl(tmp_path / "articles.jsonl", rows)
    before = set(tmp_path.rglob("*"))
    for ending in ("html", "md", "json"):
        command("compare", path, "-o", f"report.{ending}", "--families", "counts")
    command("measure", path, "-o", "table.csv", "--families", "counts")
    made = {found.relative_to(inside).as_posix() for found in set(tmp_path.rglob("*")) - before}
    assert made == {"report.html", "report.md", "report.json", "table.csv"}


@each_name
def test_a_name_as_reference_or_column_is_found_or_refused_in_a_sentence(rows, name):
    articles = quietly(srccompare.read, rows)
    comparison = srccompare.compare(articles, families="counts")
    assert srccompare.compare(articles, reference=comparison.groups[0], families="counts").reference
    with pytest.raises(
        srccompare.SrccompareError, match=r"no column .* choose one of author, event, genre, id"
    ):
        srccompare.compare(articles, by=f"no {name}", families="counts")
    with pytest.raises(srccompare.SrccompareError, match=r"no group .* choose one of"):
        srccompare.compare(articles, reference=f"no {name}", families="counts")


def test_names_apart_in_more_than_capitals_stay_apart_and_nameless_articles_share_a_group():
    names = ["", None, " ", "\u200b", "Gull", "gull", "Gull.", "CON", "con"]
    comparison = srccompare.compare([{"outlet": one, "text": GOOD} for one in names], families="counts")
    assert comparison.groups == ("(none given)", "Gull", "Gull.", "CON")
    assert [note for note in comparison.documents.articles.notes if "'gull' counts as 'Gull'" in note]


def test_file_names_that_are_markup_are_names_like_others(tmp_path):
    for one in ("<b>bold</b>.txt".replace("/", "∕"), "=cmd().txt", "-o.txt", "a b'\".txt", "ü.txt"):
        (tmp_path / one).write_text(GOOD, encoding="utf-8")
    comparison = quietly(srccompare.compare, tmp_path, families=FAMILIES)
    assert len(comparison.groups) == 5
    check_inert(comparison.to_html())


# Ids, twins, and too few to compare ------------------------------------------------------------------------


def test_ids_given_twice_are_numbered_so_that_every_row_is_found():
    rows = [
        {"id": "a", "outlet": "Gull", "text": GOOD},
        {"id": "a", "outlet": "Wire", "text": "It may rain."},
    ]
    with pytest.warns(srccompare.SrccompareWarning, match="Ids given twice were numbered: 'a' is now 'a-2'"):
        articles = srccompare.read(rows)
    comparison = srccompare.compare(articles)
    assert comparison.articles["id"].tolist() == ["a", "a-2"]
    assert srccompare.evidence(articles, "hedging").groupby("id")["outlet"].nunique().tolist() == [1, 1]
    assert any("Ids given twice" in caveat for caveat in comparison.caveats)


def test_ids_given_twice_in_articles_made_by_hand_keep_their_rows_and_groups():
    articles = srccompare.Articles(
        (
            srccompare.Article("a", GOOD, outlet="Gull"),
            srccompare.Article("a", "“It may rain,” said Ada Brandt.", outlet="Wire"),
        )
    )
    with pytest.warns(srccompare.SrccompareWarning, match="Ids given twice were numbered: 'a' is now 'a-2'"):
        comparison = srccompare.compare(articles)
    told = comparison.attributions
    assert (told["group"] == told["outlet"]).all()
    assert set(told["group"]) == {"Gull", "Wire"}


def test_the_same_text_under_two_outlets_is_measured_twice_and_said():
    rows = [{"outlet": "Gull", "text": GOOD}, {"outlet": "Wire", "text": GOOD}]
    comparison = srccompare.compare(rows)
    gull, wire = comparison.table.query("group == 'Gull'"), comparison.table.query("group == 'Wire'")
    pd.testing.assert_series_equal(gull["value"], wire["value"], check_index=False)
    assert any("same text" in caveat or "identical" in caveat for caveat in comparison.caveats)


def test_one_article_and_one_outlet_are_reported_with_what_cannot_be_said(tmp_path):
    for rows in ([{"outlet": "Gull", "text": GOOD}], [{"outlet": "Gull", "text": GOOD}] * 3):
        comparison = srccompare.report(rows, tmp_path / "report.html", force=True)
        assert "only one group" in comparison.caveats[0]
        assert comparison.table["difference"].isna().all()


def test_no_article_at_all_is_an_error_for_a_comparison_and_an_empty_table_elsewhere(tmp_path):
    for none in ([], pd.DataFrame(), pd.DataFrame({"text": []}), srccompare.Articles(())):
        assert len(srccompare.measure(none)) == 0
        with pytest.raises(srccompare.SrccompareError, match="no articles to compare; read at least one"):
            srccompare.compare(none)
    (tmp_path / "none.jsonl").write_text("\n", encoding="utf-8")
    result = command("compare", tmp_path / "none.jsonl", "-o", tmp_path / "report.html", code=1)
    assert result.stderr.splitlines()[-1].startswith("Error: ")
    assert not (tmp_path / "report.html").exists()


# Dates -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("published", "kept", "flag"),
    [
        (None, None, ""),
        ("", None, ""),
        ("2026-05-12", "2026-05-12", ""),
        ("2026-05-12T13:20:00", "2026-05-12T13:20:00", "naive time"),
        ("2026-05-12T13:20:00+02:00", "2026-05-12T13:20:00+02:00", ""),
        ("2026-02-30", None, "published is no date that can be read: '2026-02-30'"),
        ("0000-01-01", None, "published is no date that can be read: '0000-01-01'"),
        ("9999-12-31", "9999-12-31", ""),
        ("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+14:00", ""),
        ("05/06/2026", None, "published can be read in two ways: '05/06/2026'"),
        ("yesterday", None, "published is no date that can be read: 'yesterday'"),
        (46_154, None, "published is no date that can be read: 46154"),
        (["2026-05-12"], None, "published is no date that can be read: ['2026-05-12']"),
    ],
    ids=repr,
)
def test_dates_are_read_or_kept_as_unknown_never_guessed(published, kept, flag):
    rows = [*rows_with(GOOD), {"outlet": "Coast", "text": GOOD, "published": "2026-05-12"}]
    rows[1]["published"] = published
    table = quietly(srccompare.measure, rows, "counts")
    assert table["published"].tolist()[1] is pd.NA if kept is None else table["published"][1] == kept
    assert table["flags"][1] == flag
    comparison = quietly(srccompare.compare, rows, families="counts")
    assert any("date is unknown" in caveat for caveat in comparison.caveats)
    view = gather(comparison)
    assert all(FORMS[name](view) for name in ("html", "markdown", "json"))


def test_dates_and_moments_with_and_without_zone_stand_side_by_side():
    dates = [
        "2026-05-12",
        "2026-05-12T13:20",
        "2026-05-12T23:20-11:00",
        "2026-05-13T01:00+14:00",
        "9999-12-31",
    ]
    rows = [{"outlet": str(number), "text": GOOD, "published": date} for number, date in enumerate(dates)]
    comparison = srccompare.compare(rows, families="counts")
    assert "between 2026-05-12 and 9999-12-31" in " ".join(comparison.caveats)
    comparison.to_html()


# What is written -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" =1", " '=1"),
        ("\t=1", "\t'=1"),
        ("\ufeff=1", "\ufeff'=1"),
        ("\u00a0=1", "\u00a0'=1"),
        ("a\n=1", "a\n'=1"),
        ("a\r=1", "a\r'=1"),
        ("a\r\n =1", "a\r\n '=1"),
        ("a\u2028=1", "a\u2028'=1"),
        ("＝1", "'＝1"),
        # and these are plain text
        ("a=1", "a=1"),
        ("1-1", "1-1"),
        ("“—”", "“—”"),
        ("'=1", "'=1"),
    ],
    ids=ascii,
)
def test_text_cells_are_no_formulas_in_any_column_of_text(given, written):
    for dtype in ("string", object, "category"):
        table = pd.DataFrame({given: pd.Series([given, None], dtype=dtype), "n": [-1.0, 2.0]})
        header, first, second = csv.reader(io.StringIO(csv_text(table), newline=""))
        assert header[0] == written
        assert first == [written, "-1.0"]
        assert second == ["", "2.0"]
        assert table.iloc[0, 0] == given


def test_nothing_is_overwritten_unless_asked_and_nothing_is_left_half_written(tmp_path, monkeypatch):
    path = jsonl(tmp_path / "articles.jsonl", rows_with(GOOD))
    output = tmp_path / "table.csv"
    output.write_text("mine", encoding="utf-8")
    for arguments in (["measure", path], ["evidence", path], ["attributions", path], ["families"]):
        result = command(*arguments, "-o", output, code=1)
        assert "exists" in result.stderr
        assert "--force" in result.stderr
        assert output.read_text(encoding="utf-8") == "mine"
    command("measure", path, "-o", output, "--force")
    assert output.read_text(encoding="utf-8").startswith("id,outlet")
    for target, said in (
        (tmp_path, "is a folder"),
        (tmp_path / "no" / "table.csv", "create it first"),
    ):
        assert said in command("measure", path, "-o", target, "--force", code=1).stderr

    def fail(source, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(srccompare.SrccompareError, match="cannot be written: No space left"):
        write(output, "new", force=True)
    assert output.read_text(encoding="utf-8").startswith("id,outlet")
    assert sorted(found.name for found in tmp_path.iterdir()) == ["articles.jsonl", "table.csv"]
