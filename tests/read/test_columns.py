"""Columns under the names others use are taken where they leave no doubt, and said; presets; texts alone."""

from __future__ import annotations

import datetime
import json

import pandas as pd
import pytest
import samples
from reading import filled, quietly
from samples import STORIES

from srccompare.errors import ReadError
from srccompare.read import read

TEXT = "Rain fell on Averin."


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        ({"body": TEXT}, "text", TEXT),
        ({"Content": TEXT}, "text", TEXT),
        ({"Full Text": TEXT}, "text", TEXT),
        ({"text": TEXT, "headline": "Rain"}, "title", "Rain"),
        ({"text": TEXT, "source": "Gull"}, "outlet", "Gull"),
        ({"text": TEXT, "publication": "Gull"}, "outlet", "Gull"),
        ({"text": TEXT, "media_name": "Gull", "media_url": "gull.example"}, "outlet", "Gull"),
        ({"text": TEXT, "publisher": "Gull", "domain": "gull.example"}, "outlet", "Gull"),
        ({"text": TEXT, "domain": "gull.example"}, "outlet", "gull.example"),
        ({"text": TEXT, "date": "2026-05-12"}, "published", datetime.date(2026, 5, 12)),
        (
            {"text": TEXT, "pubDate": "Tue, 12 May 2026 07:00:00 GMT"},
            "published",
            "2026-05-12T07:00:00+00:00",
        ),
        ({"text": TEXT, "byline": "Nora Lind"}, "author", "Nora Lind"),
        ({"text": TEXT, "link": "https://gull.example/1"}, "url", "https://gull.example/1"),
        ({"text": TEXT, "source": "https://gull.example/1"}, "url", "https://gull.example/1"),
        ({"text": TEXT, "doc_id": "g1"}, "id", "g1"),
        ({"text": TEXT, "source": {"id": None, "name": "Gull"}}, "outlet", "Gull"),
        ({"text": TEXT, "authors": [{"name": "Nora Lind"}]}, "author", "Nora Lind"),
        ({"story": "Rain fell on Averin for days, and nobody knew when it was to end. " * 3}, "text", None),
    ],
)
def test_a_name_that_leaves_no_doubt_is_taken_and_said(row, field, value):
    articles, said = quietly([row])
    found = getattr(articles[0], field)
    found = found.isoformat() if isinstance(found, datetime.datetime) else found
    assert found == (row["story"] if value is None else value)
    assert said == []
    (note,) = articles.notes
    assert f" as {field}" in note
    assert "columns= says otherwise" in note


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"text": TEXT, "source": "https://gull.example/1", "outlet": "Gull"}, "outlet"),
        ({"text": TEXT, "date": "soon"}, "published"),
        ({"text": TEXT, "source": "a" * 200}, "outlet"),
        ({"text": TEXT, "publisher": "Gull Ltd", "newspaper": "Gull"}, "outlet"),
        ({"text": TEXT, "story": "a short one"}, "event"),
    ],
)
def test_a_name_in_doubt_is_not_taken(row, field):
    articles, _ = quietly([row])
    assert getattr(articles[0], field) == row.get(field)


def test_two_that_may_be_the_outlet_are_both_named():
    _, (said,) = quietly([{"text": TEXT, "publisher": "Gull Ltd", "newspaper": "Gull"}])
    assert "'newspaper' or 'publisher'" in said or "'publisher' or 'newspaper'" in said
    assert "--columns" in said


def test_a_story_that_comes_again_is_an_event():
    rows = [{"text": TEXT, "story": name} for name in ("strike", "strike", "flood")]
    assert [article.event for article in read(rows)] == ["strike", "strike", "flood"]


def test_what_the_user_says_goes_before_what_a_name_suggests():
    row = {"body": "A summary.", "copy": TEXT}
    assert read([row], columns={"copy": "text"})[0].text == TEXT
    row = {"text": TEXT, "source": "wire", "medium": "Gull"}
    (article,) = read([row], columns={"medium": "outlet"})
    assert (article.outlet, article.metadata) == ("Gull", {"source": "wire"})


@pytest.mark.parametrize(
    ("preset", "content", "outlet"),
    [
        ("newsapi", samples.newsapi(), "Harbour Post"),
        ("NewsCatcher", samples.newscatcher(), "Harbour Post"),
        ("news-please", samples.newsplease(STORIES[0]), "post.example"),
        ("fundus", samples.fundus(), "Harbour Post"),
        ("trafilatura", samples.trafilatura_json(STORIES[0]), "Harbour Post"),
        ("amcat4", samples.amcat(), "Harbour Post"),
        ("guardian", samples.guardian(), "Harbour Post"),
        ("ninjs", samples.ninjs(STORIES[0]), "Harbour Post"),
        ("mediacloud", samples.rows(outlet="media_name", published="publish_date"), "Harbour Post"),
    ],
)
def test_presets_say_what_programs_mean(tmp_path, preset, content, outlet):
    article = read(filled(tmp_path, {"a.json": json.dumps(content)}) / "a.json", columns=preset)[0]
    assert (article.outlet, article.title, article.text) == (outlet, STORIES[0].title, STORIES[0].text)
    assert article.published.isoformat()[:10] == STORIES[0].date.isoformat()


def test_a_preset_that_does_not_fit_is_an_error():
    with pytest.raises(ReadError, match="not as newsapi writes it; columns present: 'rain'"):
        read([{"rain": TEXT}], columns="newsapi")
    with pytest.raises(ReadError, match="is no preset; there are amcat4, fundus"):
        read([{"text": TEXT}], columns="nosuch")


# Lists, joined on their addresses --------------------------------------------------------------------------


def test_a_list_of_addresses_is_joined_to_the_pages_saved(tmp_path):
    pytest.importorskip("trafilatura")
    pages = {
        f"p{number}.html": samples.page(STORIES[number], f"https://post.example/{number}")
        for number in (0, 1)
    }
    listed = samples.mediacloud(STORIES[:3])
    listed[0]["media_name"] = "Harbour Post Online"
    filled(tmp_path, {**pages, "list.csv": samples.delimited(listed)})
    articles, (said,) = quietly(tmp_path)
    assert [(article.id, article.outlet) for article in articles] == [
        ("p0", "Harbour Post Online"),
        ("p1", STORIES[1].outlet),
    ]
    assert "Rows for files that are not there: list.csv, row 3" in said


# Texts, and frames of others -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        [TEXT, "Then snow fell."],
        (TEXT, "Then snow fell."),
        pd.Series([TEXT, "Then snow fell."]),
        pd.Series([TEXT, "Then snow fell."], index=["x", "y"], name="copy"),
        pd.Series([TEXT, "Then snow fell."]).to_numpy(),
        [f"{TEXT}\n\nfile.txt", "Then snow fell."],
    ],
)
def test_texts_alone_are_articles(source):
    articles = read(source)
    assert articles.ids == ["row-1", "row-2"]
    assert articles[0].text.startswith(TEXT)
    assert articles[1].text == "Then snow fell."


def test_paths_with_blanks_stay_paths(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    filled(tmp_path, {"my rain.txt": TEXT, "my snow": "x"})
    assert read(["my rain.txt"])[0].text == TEXT
    with pytest.raises(ReadError, match="or paths, none of which can be read"):
        read(["no such file.txt"])


def test_a_frame_of_polars_is_read_row_for_row():
    polars = pytest.importorskip("polars")
    pytest.importorskip("pyarrow")
    articles = read(polars.DataFrame(samples.rows()))
    assert [article.text for article in articles] == [one.text for one in STORIES]
    assert articles == read(pd.DataFrame(samples.rows()))


# Outlets ---------------------------------------------------------------------------------------------------


def test_outlets_that_differ_only_in_capitals_or_blanks_are_one():
    rows = [{"text": TEXT, "outlet": outlet} for outlet in ("nyt", "NYT", "NYT ", "The  Gull", "The Gull")]
    articles, said = quietly(rows)
    assert [article.outlet for article in articles] == ["NYT", "NYT", "NYT", "The  Gull", "The  Gull"]
    assert said == []
    assert (
        articles.notes[0] == "Outlets that differ only in capitals or blanks are one: 'nyt' counts as 'NYT'."
    )


@pytest.mark.parametrize(
    ("files", "outlets"),
    [
        ({"nyt/2026-05-12.txt": "a", "fox/2026-05-12.txt": "b"}, ["fox", "nyt"]),
        ({"all/nyt/1.txt": "a", "all/nyt/2.txt": "b", "all/fox/1.txt": "c"}, ["fox", "nyt", "nyt"]),
        ({"2026/nyt/a.txt": "a", "2026/fox/b.txt": "b", "2025/fox/c.txt": "c"}, ["fox", "fox", "nyt"]),
        # Called after outlets in each event: files, not folders.
        ({"strike/gull.txt": "a", "strike/wire.txt": "b", "flood/gull.txt": "c", "flood/wire.txt": "d"},
         ["gull", "gull", "wire", "wire"]),
        ({"texts/gull.txt": "a", "texts/wire.txt": "b"}, ["gull", "wire"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("how", ["folder", "zip", "pattern"])
def test_the_folder_is_the_outlet_where_folders_are_called_after_outlets(tmp_path, files, outlets, how):
    import shutil

    filled(tmp_path / "in", files)
    source = {"folder": str(tmp_path / "in"), "pattern": str(tmp_path / "in/**/*.txt")}.get(how)
    source = source or shutil.make_archive(str(tmp_path / "c"), "zip", tmp_path / "in")
    articles, _ = quietly(source)
    assert sorted(article.outlet for article in articles) == outlets
    assert len(set(articles.ids)) == len(files)


def test_where_files_stand_for_outlets_folders_are_events(tmp_path):
    filled(
        tmp_path, {f"{event}/{name}.txt": "a" for event in ("flood", "strike") for name in ("gull", "wire")}
    )
    articles, _ = quietly(str(tmp_path))
    assert {one.id: (one.outlet, one.event) for one in articles} == {
        f"{event}-{name}": (name, event) for event in ("flood", "strike") for name in ("gull", "wire")
    }


@pytest.mark.parametrize(
    ("column", "values", "told"),
    [
        ("Topic", ["strike", "strike", "flood"], True),
        ("Topic", ["strike", "flood", "fire"], False),
        ("Rubric", ["strike", "strike", "flood"], False),
        ("event", ["strike", "strike", "flood"], False),
    ],
)
def test_a_column_that_may_name_events_is_spoken_of_and_not_taken(tmp_path, column, values, told):
    lines = [f"text,Topic,{column}" if column == "event" else f"text,{column}"]
    lines += [
        f"Rain fell.,{value},{value}" if column == "event" else f"Rain fell.,{value}" for value in values
    ]
    filled(tmp_path, {"t.csv": "\n".join(lines)})
    articles, _ = quietly(str(tmp_path / "t.csv"))
    assert any("--columns Topic=event" in note for note in articles.notes) is told
    assert [one.event for one in articles] == (values if column == "event" else [None] * 3)


def test_files_of_one_name_in_every_folder_are_a_warning_that_names_the_outlets(tmp_path):
    filled(
        tmp_path, {f"{outlet}/{name}.txt": "a" for outlet in ("gull", "wire") for name in ("pier", "vote")}
    )
    _, told = quietly(str(tmp_path))
    assert any("files stand for outlets" in one and one.endswith("says so): pier; vote.") for one in told)


def test_a_table_may_name_files_in_their_folders(tmp_path):
    files = {
        "nyt/1.txt": "a",
        "fox/1.txt": "b",
        "articles.csv": "file,outlet\nnyt/1.txt,Times\nfox/1,Fox News\n",
    }
    articles, said = quietly(filled(tmp_path, files))
    assert sorted((article.text, article.outlet) for article in articles) == [
        ("a", "Times"),
        ("b", "Fox News"),
    ]
    assert said == []


def test_what_a_browser_saves_beside_a_page_is_no_article(tmp_path):
    pytest.importorskip("trafilatura")
    page = samples.page(STORIES[0])
    filled(
        tmp_path,
        {"in/a.html": page, "in/a_files/ad.html": page, "in/.git/b.html": page, "out/c.txt": "Rain."},
    )
    articles, _ = quietly(tmp_path)
    assert articles.ids == ["c", "a"] or articles.ids == ["a", "c"]


@pytest.mark.skipif(not hasattr(__import__("os"), "mkfifo"), reason="no pipes here")
def test_pipes_are_not_waited_for(tmp_path):
    import os

    filled(tmp_path, {"a.txt": TEXT})
    os.mkfifo(tmp_path / "b.txt")
    articles, _ = quietly(tmp_path)
    assert articles.ids == ["a"]
    assert "Left out as no articles: b.txt." in articles.notes
    with pytest.raises(ReadError, match="is no file but a pipe"):
        read(tmp_path / "b.txt")


# Tables ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "sep=;\ntext;outlet\nRain fell.;Gull\n"),
        ("a.csv", "text|outlet\nRain fell.|Gull\n"),
        ("a.csv", "body;media_name\nRain fell, then snow.;Gull\n"),
        ("a.json", '{"text": "Rain fell.", "outlet": "Gull"}\n{"text": "Snow.", "outlet": "Gull"}\n'),
    ],
)
def test_tables_are_read_however_they_are_cut(tmp_path, name, content):
    articles, said = quietly(filled(tmp_path, {name: content}) / name)
    assert articles[0].text.startswith("Rain fell")
    assert {article.outlet for article in articles} == {"Gull"}
    assert said == []


def test_of_a_workbook_the_sheet_with_texts_is_read_and_cells_cut_by_excel_are_flagged(tmp_path):
    pytest.importorskip("python_calamine")
    rows = [{"text": "Rain fell. " * 2978 + "Rain fell", "outlet": "Gull"}, {"text": TEXT, "outlet": "Post"}]
    assert len(rows[0]["text"]) == 32_767
    articles, _ = quietly(filled(tmp_path, {"a.xlsx": samples.spreadsheet(rows)}) / "a.xlsx")
    assert articles.notes == ("Of a.xlsx one sheet is read; left out: 'Notes'.",)
    assert articles[0].flags[0] == "may be cut off: a spreadsheet holds 32,767 characters in a cell"
    assert articles[1].flags == ()


# Where a table is measured and compared --------------------------------------------------------------------


def test_measure_and_compare_take_columns():
    import srccompare

    frame = pd.DataFrame(samples.rows(text="copy", outlet="desk"))
    names = {"copy": "text", "desk": "outlet"}
    table = srccompare.measure(frame, "counts", columns=names)
    assert table["outlet"].tolist() == [one.outlet for one in STORIES]
    comparison = srccompare.compare(frame, families="counts", columns=names)
    assert set(comparison.groups) == set(samples.OUTLETS)
    corpora = srccompare.compare({"a": frame[:5], "b": frame[5:]}, families="counts", columns=names)
    assert corpora.groups == ("a", "b")


def test_a_column_taken_as_the_outlet_can_still_be_grouped_by():
    import srccompare

    frame = pd.DataFrame(samples.rows(outlet="newspaper"))
    assert (
        srccompare.compare(frame, families="counts").groups
        == srccompare.compare(frame, by="newspaper", families="counts").groups
    )


def test_columns_and_dates_on_the_command_line(tmp_path):
    from click.testing import CliRunner

    from srccompare.cli import main

    rows = [row | {"day": "05/06/2026"} for row in samples.rows(text="copy", outlet="desk")]
    path = filled(tmp_path, {"a.csv": samples.delimited(rows)}) / "a.csv"
    asked = ["measure", str(path), "--families", "counts", "--json"]
    asked += ["--columns", "copy=text,desk=outlet", "--columns", "day=published"]
    done = CliRunner().invoke(main, [*asked, "--dates", "day-first"])
    assert done.exit_code == 0, done.output
    (first, *_) = json.loads(done.stdout)
    assert (first["outlet"], first["published"]) == ("Harbour Post", "2026-06-05")
    wrong = CliRunner().invoke(main, ["measure", str(path), "--columns", "copy=text,desk"])
    assert wrong.exit_code == 2
    assert "wanted for example body=text" in wrong.output


def test_tables_in_folders_called_after_outlets(tmp_path):
    table = "text,outlet\nRain fell.,\nSnow fell.,Post\n"
    articles, _ = quietly(filled(tmp_path, {"nyt/a.csv": table, "fox/a.csv": table}))
    assert [(article.id, article.outlet) for article in articles] == [
        ("fox-a-row-1", "fox"),
        ("fox-a-row-2", "Post"),
        ("nyt-a-row-1", "nyt"),
        ("nyt-a-row-2", "Post"),
    ]
