"""The tables about one event keep their columns, and come back from JSON as they were."""

from __future__ import annotations

import pandas as pd
import pytest

import srccompare
from srccompare.articles import Article
from srccompare.comparison.interchange import COLUMNS, tables_from_json, tables_to_json
from srccompare.errors import SrccompareError


@pytest.fixture(scope="module")
def example():
    return srccompare.compare(srccompare.example(), families=["counts"])


@pytest.fixture(scope="module")
def alone():
    return srccompare.compare(Article(id="a", text=""), families=["counts"])


@pytest.mark.parametrize("name", COLUMNS)
def test_every_table_has_its_columns_whatever_the_articles_hold(name, example, alone):
    for comparison in (example, alone):
        table = getattr(comparison, name)
        assert {column: str(dtype) for column, dtype in table.dtypes.items()} == COLUMNS[name]


def test_tables_come_back_from_json_as_they_were(example):
    tables = {name: getattr(example, name) for name in COLUMNS}
    again = tables_from_json(tables_to_json(tables))
    assert again.keys() == tables.keys()
    for name, table in tables.items():
        pd.testing.assert_frame_equal(again[name], table, check_exact=True)


@pytest.mark.parametrize("text", ["", "[]", '{"copies": 3}', '{"copies": {"columns": ["a"]}}'])
def test_other_json_is_refused_with_a_sentence(text):
    with pytest.raises(SrccompareError, match="not tables written by tables_to_json"):
        tables_from_json(text)
