"""No number of the bundled event moves without a word under **Numbers** in the changelog.

Run again with the oldest and the newest dependencies: what they change, users must not see.
"""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WRITE = "announce what moved in CHANGELOG.md under Numbers, then run `python benchmarks/golden.py --write`"


@pytest.fixture(scope="module")
def golden():
    """The program that writes the file."""
    return runpy.run_path(str(ROOT / "benchmarks" / "golden.py"))


@pytest.fixture(scope="module")
def known(golden):
    """The file."""
    return json.loads(golden["FILE"].read_text(encoding="utf-8"))


def test_every_number_is_the_one_announced(golden, known, bundled_comparison):
    now = golden["golden_values"](bundled_comparison)
    assert len(now["tables"]) > 20
    assert len(now["measures"]) > 80
    assert golden["differences"](known["values"], now) == [], WRITE


def test_a_difference_is_told_by_its_place(golden):
    known = {"measures": {"words": {"gull": 3}}, "tables": {"copies": {"share": "ab"}}}
    now = {"measures": {"words": {"gull": 4}}, "tables": {"copies": {"share": "ab", "order": "cd"}}}
    assert golden["differences"](known, now) == ["measures/words/gull", "tables/copies/order"]


@pytest.mark.parametrize(
    ("cell", "plain"),
    [(1 / 3, 0.333333), (2.0000000001, 2), (float("nan"), None), ((1, "a"), [1, "a"]), (True, True)],
)
def test_cells_are_compared_as_a_reader_sees_them(golden, cell, plain):
    assert golden["plain"](cell) == plain
