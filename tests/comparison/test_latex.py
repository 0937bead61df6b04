"""Tables for papers: escaped, signed, and with a clear no to names that are none."""

from __future__ import annotations

import pandas as pd
import pytest

import srccompare
from srccompare.comparison import Comparison
from srccompare.writing import latex_text

ARTICLES = [
    {"id": "a", "outlet": "Gull & Co_", "text": "It may rain, officials said. 5 % of us will get wet."},
    {"id": "b", "outlet": "Post", "text": "It rains."},
]


@pytest.fixture(scope="module")
def comparison():
    return srccompare.compare(ARTICLES, families=["counts"])


def test_a_table_is_latex_with_its_signature(comparison, tmp_path):
    text = comparison.to_latex("table", tmp_path / "t.tex", columns=["group", "measure", "value"])
    assert text.startswith("% srccompare:")
    assert r"Gull \& Co\_ & words &" in text
    assert (tmp_path / "t.tex").read_text(encoding="utf-8") == text


def test_without_a_name_it_is_the_table_of_a_paper(comparison):
    text = comparison.to_latex()
    assert text.count(r"\\" + "\n") == 1 + comparison.table["measure"].nunique() > 1
    assert r"\begin{tabular}{llrr}" in text
    assert r"Measure & Unit & Gull \& Co\_ & Post \\" in text
    assert r"\caption{2 articles in 2 groups, by outlet." in text
    assert r"\label{tab:measures}" in text
    named = comparison.to_latex("articles", caption="100 % _ours_", label="tab:a}b")
    assert r"\caption{100 \% \_ours\_}" in named
    assert r"\label{tab:ab}" in named
    assert "points" not in comparison.to_latex("table")


@pytest.mark.parametrize("name", Comparison.tables())
def test_every_table_can_be_written(comparison, name):
    text = comparison.to_latex(name)
    assert text.count(r"\begin{tabular}") == 1
    rows = len(getattr(comparison, name))
    assert text.count(r"\\" + "\n") == rows + 1


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"table": "tabel"}, "no table named 'tabel'; choose one of table, articles, attributions"),
        ({"columns": ["valeu"]}, "no column 'valeu' in 'table'; there are group, family"),
    ],
)
def test_names_that_are_none_are_told(comparison, asked, said):
    with pytest.raises(srccompare.SrccompareError, match=said):
        comparison.to_latex(**asked)


@pytest.mark.parametrize("cell", ["a\nb", "a & b", r"\input{x}", "50 %", "#1", "a_b", "~^{}$", "– “x”"])
def test_no_cell_is_a_command(cell):
    line = latex_text(pd.DataFrame({"x": [cell]}), "%\nx").split("\n")[5]
    bare = line.removesuffix(r" \\")
    for mark in "&%$#_{}~^":
        assert mark not in bare.replace(rf"\{mark}", "").replace(r"\textbackslash ", "").replace(
            r"\textasciitilde ", ""
        ).replace(r"\textasciicircum ", "")
