"""Tables as files: the form the ending names, no text a formula, and the same bytes twice."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

import srccompare

TABLE = pd.DataFrame(
    {
        "id": pd.array(["=1+1", None, "https://example.org", "007"], "string"),
        "words": [1.5, np.nan, -2.0, 0.0],
        "hits": pd.array([1, None, 3, 4], "Int64"),
        "foreign": pd.array([True, None, False, True], "boolean"),
        "points": [[1.0, 2.0], [], None, [0.5]],
    }
)


def test_a_workbook_holds_texts_as_texts_and_numbers_as_numbers(tmp_path):
    calamine = pytest.importorskip("python_calamine", reason="needs the extra office")
    srccompare.write_tables({"one": TABLE, "two": TABLE.iloc[:0]}, tmp_path / "t.xlsx")
    book = calamine.CalamineWorkbook.from_path(str(tmp_path / "t.xlsx"))
    assert book.sheet_names == ["one", "two"]
    assert book.get_sheet_by_name("one").to_python() == [
        list(TABLE.columns),
        ["=1+1", 1.5, 1.0, True, "[1.0, 2.0]"],
        ["", "", "", "", "[]"],
        ["https://example.org", -2.0, 3.0, False, ""],
        ["007", 0.0, 4.0, True, "[0.5]"],
    ]
    assert book.get_sheet_by_name("two").to_python() == [list(TABLE.columns)]
    openpyxl = pytest.importorskip("openpyxl", reason="tells a formula from a text")
    assert openpyxl.load_workbook(tmp_path / "t.xlsx")["one"]["A2"].data_type == "s"


@pytest.mark.parametrize("ending", ["csv", "json", "jsonl", "parquet", "xlsx"])
def test_the_same_table_is_the_same_bytes(ending, tmp_path):
    for name in ("a", "b"):
        srccompare.write_tables(TABLE, tmp_path / f"{name}.{ending}")
    assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()


def test_json_lines_and_parquet_keep_what_is_missing(tmp_path):
    srccompare.write_tables(TABLE, tmp_path / "t.jsonl")
    lines = (tmp_path / "t.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[1]) == {"id": None, "words": None, "hits": None, "foreign": None, "points": []}
    srccompare.write_tables(TABLE, tmp_path / "t.parquet")
    found = pd.read_parquet(tmp_path / "t.parquet")
    pd.testing.assert_frame_equal(found.drop(columns="points"), TABLE.drop(columns="points"))


def test_frames_of_other_libraries_are_written_too(tmp_path):
    pl = pytest.importorskip("polars", reason="polars is no dependency")
    srccompare.write_tables(pl.DataFrame({"a": ["x"], "b": [1]}), tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text(encoding="utf-8") == "a,b\nx,1\n"


def test_several_tables_without_an_ending_are_a_folder(tmp_path):
    srccompare.write_tables({"one": TABLE, "two": TABLE}, tmp_path / "all")
    assert sorted(path.name for path in (tmp_path / "all").iterdir()) == ["one.csv", "two.csv"]


def test_what_a_cell_cannot_hold_is_cut_and_said(tmp_path):
    long = pd.DataFrame({"text": ["short", "x" * 40_000]})
    with pytest.warns(srccompare.SrccompareWarning, match=r"cut to the 32,767 .*: table, text, row 2\."):
        srccompare.write_tables(long, tmp_path / "t.xlsx")


@pytest.mark.parametrize(
    ("tables", "name", "said"),
    [
        (TABLE, "t.doc", "does not end in .csv, .json, .jsonl, .parquet or .xlsx"),
        ({"one": TABLE}, "t.csv", "holds one table; several go into a .xlsx file or a folder"),
        ({"a/b": TABLE}, "t.xlsx", "'a/b' cannot name a sheet"),
        ({"x" * 32: TABLE}, "t.xlsx", "cannot name a sheet"),
        ({"One": TABLE, "one": TABLE}, "t.xlsx", "'one' cannot name a sheet"),
        ([1], "t.csv", "a list is no table"),
    ],
)
def test_what_cannot_be_written_is_named(tables, name, said, tmp_path):
    with pytest.raises(srccompare.SrccompareError) as caught:
        srccompare.write_tables(tables, tmp_path / name)
    assert said in str(caught.value)
    assert list(tmp_path.iterdir()) == []
