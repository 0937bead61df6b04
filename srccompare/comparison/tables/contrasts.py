"""Measures across groups: value, interval, difference from the rest, and a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from srccompare.comparison.groups.grouping import Grouping
from srccompare.comparison.statistics.contrast import Contrasts
from srccompare.comparison.statistics.units import Units, units_of
from srccompare.comparison.statistics.verdicts import judged
from srccompare.comparison.tables.base import Table
from srccompare.documents import Documents, Voice
from srccompare.documents.spans import FloatArray
from srccompare.families.base import HELPER, Family
from srccompare.measuring import Measured

COLUMNS = {
    "group": "str", "family": "str", "measure": "str", "role": "str", "question": "str",
    "unit": "str", "value": "float64", "low": "float64",
    "high": "float64", "interval": "str", "articles": "int64", "units": "int64", "unit_kind": "str",
    "hits": "float64", "difference": "float64", "difference_low": "float64", "difference_high": "float64",
    "verdict": "str", "effect": "float64", "effect_kind": "str", "points": "object", "events": "int64",
    "p": "float64", "q": "float64", "test": "str", "direction": "str", "note": "str",
}  # fmt: skip


def contrasts(
    documents: Documents,
    grouping: Grouping,
    families: Sequence[Family],
    found: Measured,
    voice: Voice | None,
    seed: int,
) -> pd.DataFrame:
    """Groups × measures."""
    lines: list[dict[str, Any]] = []
    asked = [
        (family, measure) for family in families for measure in family.measures if measure.role != HELPER
    ]
    if not asked:
        return pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in COLUMNS.items()})
    compared = Contrasts(grouping, [measure for _, measure in asked], found.values, seed)
    for family, measure in asked:
        values = found.values[measure.name]
        units = with_value(units_of(documents, measure, found.evidence[measure.name], voice), values)
        rows = compared.rows(measure, family.name, question_of(family), units)
        lines += [without_hits(row) for row in rows] if family.frames else rows
    told = judged(pd.DataFrame(lines), documents, grouping, found.values, compared.looks)
    return told[list(COLUMNS)]


def question_of(family: Family) -> str:
    """The question a family answers: that of its part of the report, else one of its own."""
    return family.part or family.name


def without_hits(row: dict[str, Any]) -> dict[str, Any]:
    """A row of a frame: where no word of it was found there is no interval, as in the tables of frames."""
    if row["hits"] != 0:
        return row
    return row | {"low": np.nan, "high": np.nan, "interval": "0 hits"}


def with_value(units: Units | None, values: FloatArray) -> Units | None:
    """The units of the articles that have a value.

    The sentences of a text in another language, or of one on which the family failed, hold no hits and
    must not count as sentences without any.
    """
    if units is None:
        return None
    known = ~np.isnan(values)[units.article]
    return replace(
        units,
        article=units.article[known],
        numerator=units.numerator[known],
        denominator=units.denominator[known],
    )


TABLE = Table(
    "table",
    "one row per group and measure: value and interval, difference and its interval, verdict",
    COLUMNS,
    lambda event: contrasts(
        event.documents, event.grouping, event.families, event.measured, event.voice, event.seed
    ),
)
