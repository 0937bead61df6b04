"""What may be said of the differences of a whole comparison, many of them looked at together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from srccompare.comparison.groups.grouping import Grouping
from srccompare.comparison.statistics.corrections import Look, false_discovery, family_wise
from srccompare.documents import Documents
from srccompare.documents.spans import BoolArray, FloatArray
from srccompare.families.base import PRIMARY, SECONDARY

LEVEL = 0.05
"""The level of tests, by convention."""
HIGHER, LOWER, SAME = "higher in these texts", "lower in these texts", "not distinguishable"
DIRECTIONS = {HIGHER: "higher", LOWER: "lower", SAME: "same"}
ALONE = "apart when looked at alone, not among all differences looked at together"
LENGTHS = 1.5
"""Lengths that differ by more than half are worth a note. Set by hand."""
FEWEST_FOR_LENGTH = 8
"""Articles from which it is asked whether a measure goes with length. A guess."""
GOES_WITH_LENGTH = 0.5
"""Correlation with length worth a note: "large" in Cohen 1988."""


def judged(
    table: pd.DataFrame,
    documents: Documents,
    grouping: Grouping,
    values: Mapping[str, FloatArray],
    looks: Sequence[Look] = (),
) -> pd.DataFrame:
    """The table with q-values, verdicts, directions and notes.

    A difference is told apart when its test still says so after the correction for all that were looked at
    with it (``correct``). The q-value is shown where a p-value is; without one, over the sentences of
    single articles, the interval has to exclude zero as well.
    """
    adjusted = correct(table, looks)
    low, high = table["difference_low"].to_numpy(float), table["difference_high"].to_numpy(float)
    gap = table["difference"].to_numpy(float)
    looked_at = ~np.isnan(table["strength"].to_numpy(float))
    tested = ~np.isnan(table["p"].to_numpy(float))
    # Where there is a test it decides; the interval is a picture of the same difference.
    apart = looked_at & (adjusted <= LEVEL) & (tested | (low > 0) | (high < 0))
    verdicts = [
        verdict(str(why), bool(known), bool(clear), float(distance))
        for why, known, clear, distance in zip(table["gap"], looked_at, apart, gap, strict=True)
    ]
    told = table.assign(
        q=np.where(tested, adjusted, np.nan),
        verdict=[called(one, role == SECONDARY) for one, role in zip(verdicts, table["role"], strict=True)],
        direction=[DIRECTIONS.get(one, "") for one in verdicts],
    )
    lengths = length_notes(documents, grouping, values)
    notes = [
        "; ".join(filter(None, (ALONE if lead else "", lengths.get(pair, ""))))
        for pair, lead in zip(pairs_of(told), is_lead(told), strict=True)
    ]
    return told.assign(note=notes)


def correct(table: pd.DataFrame, looks: Sequence[Look]) -> FloatArray:
    """p of each row corrected for what was looked at with it; NaN where nothing was tested.

    Primary measures are corrected with those of the same question, so that in at most one comparison in
    twenty any claim is false (``family_wise``); single articles, which have no test, by their intervals, so
    that at most one claim in twenty is. Secondary measures are corrected so among all secondary ones.
    """
    strength, adjusted = table["strength"].to_numpy(float), np.full(len(table), np.nan)
    primary = (table["role"] == PRIMARY).to_numpy(bool)
    untested = np.isnan(table["p"].to_numpy(float))
    adjusted[~primary] = false_discovery(strength[~primary])
    for question in table.loc[primary, "question"].unique():
        own = primary & untested & (table["question"] == question).to_numpy(bool)
        adjusted[own] = false_discovery(strength[own])
    found = family_wise(looks)
    for row, pair in enumerate(pairs_of(table)):
        adjusted[row] = found.get(pair, adjusted[row])
    return adjusted


def pairs_of(table: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Measure and group of each row."""
    return table[["measure", "group"]].itertuples(index=False, name=None)


def called(verdict: str, secondary: bool) -> str:
    """The verdict, with a word where it is about a secondary measure.

    >>> called(HIGHER, True), called(SAME, True)
    ('higher in these texts (secondary)', 'not distinguishable')
    """
    return f"{verdict} (secondary)" if secondary and verdict in (HIGHER, LOWER) else verdict


def is_lead(table: pd.DataFrame) -> BoolArray:
    """Which differences of a comparison's table would be told apart if each were the only one looked at."""
    p, low, high = (table[name].to_numpy(float) for name in ("p", "difference_low", "difference_high"))
    clear: BoolArray = np.where(np.isnan(p), (low > 0) | (high < 0), p <= LEVEL)
    return clear & (table["direction"] == DIRECTIONS[SAME]).to_numpy(bool)


def verdict(gap: str, tested: bool, apart: bool, difference: float) -> str:
    """What can be said of a difference: never more than that these texts differ.

    >>> verdict("", True, True, 0.3), verdict("a count of this text", False, False, 0.3)
    ('higher in these texts', 'not tested: a count of this text')
    """
    if gap == "the reference":
        return gap
    if not tested:
        return f"not tested: {gap}"
    if not apart:
        return SAME
    return HIGHER if difference > 0 else LOWER


def length_notes(
    documents: Documents, grouping: Grouping, values: Mapping[str, FloatArray]
) -> dict[tuple[str, str], str]:
    """A note for measures that go with the length of articles, where groups differ in length."""
    words = documents.words().astype(float)
    ratios = {name: ratio for name, ratio in length_ratios(words, grouping).items() if unequal(ratio)}
    notes: dict[tuple[str, str], str] = {}
    if not ratios:
        return notes
    for measure, numbers in values.items():
        rho = rank_correlation(words, numbers)
        if abs(rho) >= GOES_WITH_LENGTH:
            for group, ratio in ratios.items():
                notes[measure, group] = (
                    f"goes with length in these texts (Spearman's rho {rho:.2f}), and the articles of this "
                    f"group have {ratio:.1f} times the words of those they are held against"
                )
    return notes


def length_ratios(words: FloatArray, grouping: Grouping) -> dict[str, float]:
    """For each group the mean words of its articles divided by those of the articles it is held against."""
    ratios = {}
    for number, name in enumerate(grouping.groups):
        own, rest = words[grouping.group_of == number], words[grouping.rest(number)]
        if number != grouping.reference_row and own.sum() and rest.sum():
            ratios[name] = float(own.mean() / rest.mean())
    return ratios


def unequal(ratio: float) -> bool:
    """Whether lengths differ by more than half."""
    return not 1 / LENGTHS <= ratio <= LENGTHS


def rank_correlation(left: FloatArray, right: FloatArray) -> float:
    """Spearman's rank correlation; 0 with fewer than eight pairs or without variation."""
    known: BoolArray = ~np.isnan(left) & ~np.isnan(right)
    if known.sum() < FEWEST_FOR_LENGTH:
        return 0.0
    ranks: Any = [pd.Series(side[known]).rank().to_numpy() for side in (left, right)]
    if min(rank.std() for rank in ranks) == 0:
        return 0.0
    return float(np.corrcoef(*ranks)[0, 1])
