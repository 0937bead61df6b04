"""What is no text: an error that names place, value and remedy, or an empty row; never a crash."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from hostile_cases import GOOD, command, jsonl, numbers, quietly, rows_with, table_printed, transformed

import srccompare
from srccompare.articles import Article, Articles

DOORS = {
    "read": srccompare.read,
    "analyze": lambda source: srccompare.analyze(srccompare.read(source)),
    "measure": srccompare.measure,
    "evidence": srccompare.evidence,
    "attributions": srccompare.attributions,
    "compare": srccompare.compare,
}
every_door = pytest.mark.parametrize("door", DOORS.values(), ids=DOORS.keys())

MISSING = {"None": None, "NaN": float("nan"), "pd.NA": pd.NA, "NaT": pd.NaT, "numpy NaN": np.float32("nan")}
WRONG = {
    "int": (7, "wanted a string; is this the right column?"),
    "float": (1.5, "wanted a string"),
    "bool": (True, "wanted a string"),
    "list": (["Rain", "fell."], "join its parts first"),
    "tuple": (("Rain", "fell."), "join its parts first"),
    "dict": ({"body": "Rain"}, "wanted a string"),
    "bytes": (b"Rain fell.", "decode it first"),
    "object": (object(), "wanted a string"),
}


@every_door
@pytest.mark.parametrize("missing", MISSING.values(), ids=MISSING.keys())
@pytest.mark.parametrize("kind", [list, pd.DataFrame])
def test_a_missing_text_is_an_empty_article(door, missing, kind):
    rows = rows_with(missing)
    door(kind(rows) if kind is list else pd.DataFrame(rows, dtype=object))
    table = srccompare.measure(rows, "counts")
    assert table["status"].tolist() == ["ok", "empty", "ok"]
    assert "no text" in table["flags"][1]


@every_door
@pytest.mark.parametrize(("value", "remedy"), WRONG.values(), ids=WRONG.keys())
def test_a_text_of_another_type_is_an_error_naming_row_value_and_remedy(door, value, remedy):
    frame = pd.DataFrame(rows_with(""), index=["x", "y", "z"], dtype=object)
    frame.at["y", "text"] = value
    for source, place in ((rows_with(value), "row 2 (index 1)"), (frame, "row 2 (index 'y')")):
        with pytest.raises(srccompare.ReadError) as caught:
            door(source)
        message = str(caught.value)
        assert message.startswith(f"{place}: text is ")
        assert f"({type(value).__name__})" in message
        assert remedy in message


@every_door
@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("The mayor may resign, officials said.", ["no file", "'The mayor may", "[{'text': …"]),
        (b"Rain fell.", ["b'Rain fell.' (bytes)", "wanted a folder"]),
        (["rain.txt", "snow.txt"], ["row 1 (index 0) is 'rain.txt' (str)", "[{'text': …"]),
        ([["Rain fell."]], ["row 1 (index 0)", "(list)"]),
        ({"text": "Rain fell."}, ["one dict", "[{'text': …}]"]),
        (7, ["7 (int)", "wanted a folder"]),
        (None, ["None (NoneType)", "wanted a folder"]),
        (pd.Series([7]), ["text 1 (index 0): text is 7 (int)"]),
        (pd.DataFrame({"rain": ["Rain"]}), ["no column 'text'", "'rain'", "columns={'body': 'text'}"]),
        ([{"rain": "Rain"}], ["no column 'text'", "columns={'body': 'text'}"]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_source_is_an_error_that_says_what_is(door, source, said):
    with pytest.raises(srccompare.ReadError) as caught:
        door(source)
    assert [part for part in said if part not in str(caught.value)] == []


# Articles made by hand skip reading, but not its care ------------------------------------------------------


def by_hand(**fields):
    return Articles(
        (Article(id="a", text=GOOD, outlet="Gull"), Article(**{"id": "b", "text": GOOD, **fields}))
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": 7}, "article 2 ('b'): text is 7 (int), wanted a string"),
        ({"text": b"Rain"}, "article 2 ('b'): text is b'Rain' (bytes), wanted a string; decode it first"),
        ({"title": ["Rain"]}, "article 2 ('b'): title is ['Rain'] (list), wanted a string"),
        ({"outlet": 7}, "article 2 ('b'): outlet is 7 (int), wanted a string"),
        ({"id": 7}, "article 2 (7): id is 7 (int), wanted a string"),
        ({"published": "2026-05-12"}, "published is '2026-05-12' (str), wanted datetime.date"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_field_of_the_wrong_type_is_an_error_naming_the_article(fields, said):
    for door in (srccompare.analyze, srccompare.measure, srccompare.compare):
        with pytest.raises(srccompare.ReadError) as caught:
            door(by_hand(**fields))
        assert said in str(caught.value)


@pytest.mark.parametrize("missing", MISSING.values(), ids=MISSING.keys())
def test_a_missing_field_is_missing_however_it_is_spelled(missing):
    table = srccompare.measure(by_hand(text=missing, outlet=missing, published=missing, title=missing))
    assert table["status"].tolist() == ["ok", "empty"]
    assert table.loc[1, ["outlet", "published"]].isna().all()
    assert table["flags"][1] == "no text"
    srccompare.compare(by_hand(outlet=missing, published=missing))


def test_half_characters_are_replaced_without_moving_any_other():
    documents = srccompare.analyze(by_hand(text="It \ud800 may rain.", outlet="A\udfff"))
    assert documents.articles[1].text == "It \ufffd may rain."
    assert documents.articles[1].outlet == "A\ufffd"
    assert documents.articles[1].flags == ("surrogates replaced",)
    spans = srccompare.evidence(documents, "hedging").query("id == 'b' and measure == 'hedge_rate'")
    assert spans["start"].tolist() == [5]


def test_sound_articles_are_taken_as_they_are():
    articles = by_hand()
    assert srccompare.analyze(articles).articles is articles


@pytest.mark.parametrize("source", ["Rain fell.", ["rain.txt"], None, Articles(("Rain fell.",))], ids=repr)
def test_analyze_says_what_it_wants(source):
    with pytest.raises(srccompare.ReadError, match=r"\{'text'|srccompare\.read"):
        srccompare.analyze(source)


# Files: one bad line never costs the others -----------------------------------------------------------------


@pytest.mark.parametrize("value", [None, 7, ["Rain"], {"a": 1}, True])
def test_a_wrong_value_in_a_file_is_a_flagged_row(tmp_path, value):
    path = jsonl(tmp_path / "articles.jsonl", rows_with(value))
    table = quietly(srccompare.measure, path)
    assert table["status"].tolist() == ["ok", "empty", "ok"]
    assert table["flags"][1] == ("no text" if value is None else "text is of the wrong kind; no text")
    result = command("measure", path, "--families", "counts")
    assert table_printed(result)["id"].tolist() == ["first", "odd", "last"]
    assert ("Warning: Values of the wrong kind" in result.stderr) == (value is not None)


@pytest.mark.parametrize(
    "line", ["{", "[]", "7", '"text"', "null", '{"text": Infinity}', "[" * 100_000, "NaN"]
)
def test_a_line_that_is_no_article_is_skipped_and_named(tmp_path, line):
    path = jsonl(tmp_path / "articles.jsonl", rows_with(GOOD))
    path.write_text(f"{path.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")
    result = command("measure", path, "--families", "counts")
    assert table_printed(result)["id"].tolist()[:3] == ["first", "odd", "last"]
    assert "articles.jsonl, line 4" in result.stderr


def test_a_name_given_twice_in_an_object_is_named(tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_text('{"text": "Rain fell.", "outlet": "Gull", "text": "Snow fell."}\n', encoding="utf-8")
    result = command("measure", path)
    assert "Where a name stands twice, the first counts" in result.stderr


@pytest.mark.parametrize("arguments", [["measure"], ["compare"], ["evidence"], ["attributions"]])
@pytest.mark.parametrize(
    "path", ["The mayor may resign.", "", " ", "none/*.txt", "https://gull.example/a", "a\0b"]
)
def test_the_command_line_says_in_a_sentence_what_cannot_be_read(arguments, path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = command(*arguments, path, code=1)
    assert result.stderr.startswith("Error: ")
    assert result.stdout == ""
    assert list(tmp_path.iterdir()) == []


def test_the_transformer_takes_missing_texts_and_no_others():
    made = transformed([GOOD, None, float("nan"), pd.NA, GOOD])
    np.testing.assert_array_equal(made[0], made[4])
    np.testing.assert_array_equal(made[1], numbers(srccompare.measure([{"text": ""}])).to_numpy()[0])
    for value, _ in WRONG.values():
        if isinstance(value, dict):
            continue
        with pytest.raises(srccompare.ReadError, match=r"row 2 \(index 1\)"):
            transformed([GOOD, value])


def test_metadata_of_any_kind_is_kept_and_harms_nobody(tmp_path):
    rows = rows_with(GOOD)
    rows[1] |= {"tags": ["a", {"b": 1}], "nested": {"deep": [1]}, "number": 1e308, "nothing": None}
    comparison = srccompare.compare(rows, by="outlet", families="counts")
    (tags,) = (one.metadata["tags"] for one in comparison.documents.articles if "tags" in one.metadata)
    assert tags == ["a", {"b": 1}]
    for by in ("tags", "nested", "number", "nothing"):
        assert len(srccompare.compare(rows, by=by, families="counts").groups) == (1 if by == "nothing" else 2)
    json.loads(comparison.to_json())
