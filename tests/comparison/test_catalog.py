"""Every table of a comparison is promised, described and tried; its columns hold for any articles."""

from __future__ import annotations

import re
from importlib import import_module
from inspect import isfunction
from pathlib import Path

import pandas as pd
import pytest

import srccompare
from srccompare.articles import Article
from srccompare.comparison import COLUMNS, Comparison, tables_from_json, tables_to_json
from srccompare.comparison.moved import MOVED
from srccompare.comparison.tables import CATALOG, words
from srccompare.comparison.tables.base import Table
from srccompare.errors import SrccompareError

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "docs" / name for name in ("comparison-tables.md", "entity-tone.md")]
DOCS = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
TESTS = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "tests").rglob("test_*.py"))
    if path != Path(__file__)
)
TABLES = [table for table in CATALOG if not table.argument]


def faults(table: Table, docs: str = DOCS, tests: str = TESTS) -> list[str]:
    """What a table lacks."""
    code = " ".join(re.findall(r"`([^`\n]+)`", docs))
    lacking = [] if f"| `{table.name}` | {table.row} |" in docs else ["a row in the docs"]
    if not table.columns:
        lacking.append("columns")
    undescribed = [name for name in table.columns if not re.search(rf"\b{name}\b", code)]
    if undescribed:
        lacking.append(f"a description of {', '.join(undescribed)}")
    if not re.search(rf"\.{table.name}\b|\"{table.name}\"", tests):
        lacking.append("a test")
    return lacking


@pytest.mark.parametrize("table", CATALOG, ids=lambda table: table.name)
def test_a_table_has_a_row_in_the_docs_columns_and_a_test(table):
    assert faults(table) == []


def test_a_table_that_was_only_written_is_seen():
    planted = Table("herbarium", "one row per plant", {"height_in_mm": "float64"}, words.TABLE.make)
    assert faults(planted) == ["a row in the docs", "a description of height_in_mm", "a test"]
    known = Table("words", "one row per plant", {}, words.TABLE.make)
    assert faults(known) == ["a row in the docs", "columns"]


@pytest.mark.parametrize("table", CATALOG, ids=lambda table: table.name)
def test_a_table_is_an_attribute_of_the_comparison(table):
    if table.argument:
        assert callable(getattr(Comparison, table.name))
    else:
        assert getattr(Comparison, table.name) is table
    assert (table.name in Comparison.tables()) == (not table.argument)


def test_no_two_tables_have_one_name_and_no_file_is_left_out():
    assert len({table.name for table in CATALOG}) == len(CATALOG)
    folder = ROOT / "srccompare" / "comparison" / "tables"
    assert len(CATALOG) == len({path.stem for path in folder.glob("*.py")} - {"__init__", "base"})


@pytest.fixture
def example(bundled_comparison):
    return bundled_comparison


@pytest.fixture(scope="module")
def nothing():
    texts = ("", "Ein Satz, der nicht englisch ist, und noch einer, der es auch nicht ist.", "...")
    return srccompare.compare([{"text": text, "outlet": str(n)} for n, text in enumerate(texts)])


@pytest.fixture(scope="module")
def alone():
    return srccompare.compare(Article(id="a", text=""))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_columns_and_dtypes_are_the_same_for_a_story_and_for_nothing(table, example, nothing, alone):
    # Only of several events can one be left out by a group.
    assert len(getattr(example, table.name)) or table.name == "uncovered"
    for comparison in (example, nothing, alone):
        found = {name: str(dtype) for name, dtype in getattr(comparison, table.name).dtypes.items()}
        if table.growing:
            found = {name: found[name] for name in list(found)[: len(table.columns)]}
        # What pandas makes of text by itself goes by other names in older releases, and without any text.
        plain = {name for name, dtype in table.columns.items() if dtype == "str" and found[name] == "object"}
        assert {name: "str" if name in plain else dtype for name, dtype in found.items()} == table.columns


@pytest.mark.parametrize("name", COLUMNS)
def test_a_table_comes_back_from_json_as_it_was(name, example):
    table = getattr(example, name)
    again = tables_from_json(tables_to_json({name: table}))[name]
    if name == "table":
        # NaN is not equal to itself, and pandas does not look into lists.
        assert again.pop("points").map(repr).tolist() == table["points"].map(repr).tolist()
        table = table.drop(columns="points")
    pd.testing.assert_frame_equal(again, table, check_exact=True)


@pytest.mark.parametrize("text", ["", "[]", '{"copies": 3}', '{"copies": {"columns": ["a"]}}'])
def test_other_json_is_refused_with_a_sentence(text):
    with pytest.raises(SrccompareError, match="not tables written by tables_to_json"):
        tables_from_json(text)


@pytest.mark.parametrize(
    ("module", "name", "told"),
    [
        ("copies", "find_copies", "groups.copies"),
        ("matrix", "by_event", "tables.statement_matrix"),
        ("encoders", "sentence_transformer", "statements.encoders"),
        ("frames", "EMPHASIS_COLUMNS", "frame_emphasis"),
        ("keywords", "CONTEXT_COLUMNS", "contexts"),
    ],
)
def test_names_that_were_promised_are_found_where_they_stood(module, name, told):
    old = import_module(f"srccompare.comparison.{module}")
    with pytest.warns(DeprecationWarning, match=re.escape(told)):
        assert getattr(old, name)


def test_every_module_that_moved_gives_the_names_of_the_new_one_and_warns_and_stands_in_the_manual():
    told = (ROOT / "docs" / "public-names.md").read_text(encoding="utf-8")
    listed = told.partition("| goes |")[2].partition("\n\n")[0]
    assert len(MOVED) >= 10
    for old, new in MOVED.items():
        assert re.search(rf"`(?:srccompare\.comparison\.)?{old}`", listed), old
        module = import_module(f"srccompare.comparison.{new}")
        name = next(name for name, value in vars(module).items() if isfunction(value))
        with pytest.warns(DeprecationWarning, match=re.escape(new)):
            assert getattr(import_module(f"srccompare.comparison.{old}"), name) is vars(module)[name]
