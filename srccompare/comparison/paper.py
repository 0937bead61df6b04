"""Tables of a comparison as they go into a paper: measures against groups, what can be told apart marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from srccompare.families.base import PRIMARY, Family, Measure

APART, MARK = ("higher", "lower"), "*"
"""Directions of a difference that can be told apart, and what stands behind its value."""
DASH = "--"
FOR_PROGRAMS = (
    "points", "field", "start", "end", "sentence_start", "sentence_end", "match_field", "match_start",
    "match_end", "told_field", "told_start", "told_end", "body_field", "body_start", "places",
    "reprint_spans", "difference_spans", "source_spans", "cue_spans", "content_spans",
)  # fmt: skip
"""Columns that say where something stands, or list single values: nothing to print."""


def measures_by_group(table: pd.DataFrame, families: Sequence[Family], groups: Sequence[str]) -> pd.DataFrame:
    """The primary measures with their unit and the value of each group; a star where it can be told apart."""
    rows: Mapping[tuple[str, str], dict[Any, Any]] = {
        (row["measure"], row["group"]): row for row in table.to_dict("records")
    }
    known = {name for name, _ in rows}
    measures = [one for family in families for one in family.measures if one.name in known]
    primary = [one for one in measures if one.role == PRIMARY] or measures
    return pd.DataFrame(
        [
            {
                "Measure": one.label or one.name.replace("_", " "),
                "Unit": one.unit,
                **{group: value_of(one, rows[one.name, group]) for group in groups},
            }
            for one in primary
        ],
        columns=["Measure", "Unit", *groups],
    )


def value_of(measure: Measure, row: Mapping[Any, Any]) -> str:
    """A value to three figures, a share as a percentage, a dash where there is none."""
    value = row["value"]
    if value != value:
        return DASH
    percent = measure.recount == "share" or (measure.high == 1 and "share" in measure.unit)
    shown = f"{100 * value:.3g}%" if percent else f"{value:.3g}"
    return shown + MARK * (row["direction"] in APART)


def caption_of(groups: Sequence[str], articles: int, by: str, against: str) -> str:
    """What stands under a table of measures by group."""
    return (
        f"{articles} articles in {len(groups)} groups, by {by}. {MARK}: differs from {against}, "
        "corrected for all differences looked at."
    )
