"""What is known of an outlet is joined to its articles, and never overwrites what they say."""

from __future__ import annotations

import pandas as pd
import pytest
from reading import filled, quietly

import srccompare
from srccompare.errors import ReadError
from srccompare.read import read

OUTLETS = """outlet,country,language,ownership,translated_from
The Gull,Averin,en,public,
Post,Coria,fr,private,fr
"""
ROWS = [
    {"text": "Rain.", "outlet": "The Gull"},
    {"text": "Snow.", "outlet": "Post"},
    {"text": "Hail.", "outlet": "The Gull"},
]
FACTS = [{"country": "Averin", "language": "en", "ownership": "public"}] * 2


def table(folder, content=OUTLETS, name="outlets.csv"):
    """A file with an outlets table."""
    return filled(folder, {name: content}) / name


def shapes(folder):
    """The same table in every shape it may be given in."""
    frame = pd.read_csv(table(folder))
    return [str(table(folder)), table(folder), frame, frame.to_dict("records"), frame.set_index("outlet")]


def test_every_shape_of_table_is_joined(tmp_path):
    forms = list(shapes(tmp_path))
    assert len(forms) >= 4
    for outlets in forms:
        gull, post, again = read(ROWS, outlets=outlets)
        assert gull.metadata == again.metadata == FACTS[0]
        assert post.metadata["translated_from"] == "fr"
        assert [gull.language, post.language] == ["en", "fr"]


def test_articles_are_compared_by_any_column_of_the_table(tmp_path):
    comparison = srccompare.compare(read(ROWS, outlets=table(tmp_path)), by="country", families="counts")
    assert comparison.groups == ("Averin", "Coria")
    comparison = srccompare.compare(read(ROWS, outlets=table(tmp_path)), by="language", families="counts")
    assert comparison.groups == ("en", "fr")


def test_what_an_article_says_itself_is_not_overwritten(tmp_path):
    rows = [{**ROWS[0], "country": "Elsewhere", "language": "de", "ownership": ""}]
    (article,) = read(rows, outlets=table(tmp_path))
    assert article.metadata == {**FACTS[0], "country": "Elsewhere", "ownership": "public"}
    assert article.language == "de"


def test_a_table_called_outlets_in_the_folder_is_picked_up(tmp_path):
    filled(
        tmp_path, {"a.txt": "Rain.", "articles.csv": "file,outlet\na.txt,the  GULL\n", "outlets.csv": OUTLETS}
    )
    (article,) = articles = read(tmp_path)
    assert (article.outlet, article.metadata["country"]) == ("the  GULL", "Averin")
    assert articles.notes == ()
    # a table given goes before the one found, which still says what the other leaves open
    given = [{"outlet": "The Gull", "country": "Given"}]
    (article,) = read(tmp_path, outlets=given)
    assert (article.metadata["country"], article.metadata["ownership"]) == ("Given", "public")


def test_it_is_picked_up_beside_tables_of_articles_too(tmp_path):
    filled(tmp_path, {"data.csv": "text,outlet\nRain.,Post\n", "outlets.csv": OUTLETS})
    assert read(tmp_path)[0].metadata["country"] == "Coria"


def test_an_outlets_table_alone_is_no_articles(tmp_path):
    filled(tmp_path, {"outlets.csv": OUTLETS})
    with pytest.raises(ReadError, match=r"no articles in the folder .*, only the outlets table outlets\.csv"):
        read(tmp_path)
    with pytest.raises(ReadError, match=r"no column 'text' in outlets\.csv; columns present: 'outlet', "):
        read(tmp_path / "outlets.csv")


def test_a_table_of_that_name_that_holds_texts_is_read_as_articles(tmp_path):
    filled(tmp_path, {"outlets.csv": "outlet,text\nPost,Rain.\n"})
    assert [article.text for article in read(tmp_path)] == ["Rain."]


def test_outlets_without_a_row_are_warned_about_once(tmp_path):
    rows = [*ROWS, *[{"text": "Fog.", "outlet": "Foghorn"}] * 3, {"text": "Wind."}]
    articles, said = quietly(rows, outlets=table(tmp_path))
    assert said == ["Outlets without a row in outlets.csv: 'Foghorn'."]
    assert articles.notes == tuple(said)
    assert articles[3].metadata == {}


def test_rows_out_of_order_are_named(tmp_path):
    content = "outlet,country\nPost,Coria\npost,Averin\n,Nowhere\n"
    articles, said = quietly([ROWS[1]], outlets=table(tmp_path, content))
    assert articles[0].metadata == {"country": "Coria"}
    assert said == [
        "Outlets with two rows, of which the first counts: outlets.csv, row 2 ('post').",
        "Rows that name no outlet were left out: outlets.csv, row 3.",
    ]


def test_a_table_in_the_folder_without_the_column_does_not_cost_the_articles(tmp_path):
    filled(tmp_path, {"a.txt": "Rain.", "outlets.csv": "name,country\nGull,Averin\n"})
    articles, (said,) = quietly(tmp_path)
    assert articles.ids == ["a"]
    assert "no column 'outlet' in outlets.csv; columns present: 'name', 'country'" in said


@pytest.mark.parametrize(
    ("outlets", "said"),
    [
        ("gone.csv", "there is no file or folder"),
        (5, "outlets=5 cannot be read; wanted a file like outlets.csv, a data frame, or dicts"),
        ({"Post": "Coria"}, "cannot be read; wanted a file"),
        (b"x", "cannot be read; wanted a file"),
        (["Post"], "the outlets table, row 1 (index 0) is 'Post' (str); wanted dicts"),
        ([{"name": "Post"}], "no column 'outlet' in the outlets table; columns present: 'name'"),
        ([], "no column 'outlet' in the outlets table; columns present: none"),
        (pd.DataFrame({"a": [1]}), "no column 'outlet'"),
    ],
)
def test_a_table_that_is_none_says_what_is_wanted(outlets, said):
    with pytest.raises(ReadError) as caught:
        read(ROWS, outlets=outlets)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("o.txt", "x", "is no table; wanted a file like outlets.csv"),
        ("o.csv", "", "cannot be read: it is empty"),
        ("o.json", "[", "cannot be read: no JSON"),
    ],
)
def test_a_file_that_is_no_table_is_named(tmp_path, name, content, said):
    with pytest.raises(ReadError) as caught:
        read(ROWS, outlets=table(tmp_path, content, name))
    assert name in str(caught.value)
    assert said in str(caught.value)


def test_articles_read_before_are_joined_in_a_copy(tmp_path):
    articles = read(ROWS)
    joined = read(articles, outlets=table(tmp_path))
    assert joined[0].metadata["country"] == "Averin"
    assert articles[0].metadata == {}
