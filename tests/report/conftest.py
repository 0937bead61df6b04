"""Comparisons the report is tried on."""

from __future__ import annotations

import pytest
from report_cases import FAMILIES, hostile_batch, pair

from srccompare.comparison import Comparison, compare


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    return compare(pair(), families=FAMILIES)


@pytest.fixture(scope="session")
def hostile() -> Comparison:
    return compare(hostile_batch(), families=FAMILIES)
