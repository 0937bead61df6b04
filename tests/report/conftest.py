"""Comparisons the report is tried on."""

from __future__ import annotations

import pytest
from report_cases import FAMILIES, hostile_batch, pair

from srccompare.comparison import Comparison, compare
from srccompare.report import gather
from srccompare.report.view import View


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    return compare(pair(), families=FAMILIES)


@pytest.fixture(scope="session")
def hostile() -> Comparison:
    return compare(hostile_batch(), families=FAMILIES)


@pytest.fixture(scope="session")
def bundled(bundled_comparison) -> View:
    return gather(bundled_comparison)
