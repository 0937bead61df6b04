"""How far coders agree with each other, and the measure with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from srccompare.comparison.statistics.intervals import FEWEST_UNITS, LEVEL, Interval, none, weights, wilson
from srccompare.documents.spans import BoolArray, FloatArray
from srccompare.validation import figures
from srccompare.validation.codings import Coded, Given, coded
from srccompare.validation.result import Agreement
from srccompare.validation.sampling import PRESENCE, SIGNED
from srccompare.validation.sheet import Sheet

# As is usual for percentile intervals (Efron & Tibshirani 1993).
REPLICATES = 1000
# A guess: fewer clusters give too short intervals (Cameron, Gelbach & Miller 2008).
FEWEST_CLUSTERS = 10
"""Articles from which on resampling articles is better than resampling units."""

FIGURES = {
    "figure": "string", "value": "float64", "low": "float64", "high": "float64", "units": "int64",
    "note": "string",
}  # fmt: skip
CALIBRATION = {
    "stratum": "string", "units": "int64", "stands_for": "int64", "measure": "float64", "coders": "float64",
    "low": "float64", "high": "float64",
}  # fmt: skip


def agreement(sheets: Given, *, key: str | Path | Sheet | None = None, seed: int = 0) -> Agreement:
    """How far coders agree (Krippendorff's alpha), and how far the measure agrees with them.

    ``sheets`` are the filled-in sheets, one per coder: paths of CSV files, data frames, or a dict that names
    the coders; one file may hold several columns ``code_anna``, ``code_ben``. ``key`` is the ``.key.json``
    written with the sheet, found by itself where it lies beside the first file.

    The measure is held against the majority of the coders (ties are left out), or their mean where codes have
    an order. All figures about the measure weight each unit by how many it stands for, so they hold for all
    sentences or articles the sample was drawn from. Intervals: 95 %, bootstrap over articles (over units
    where there are fewer than 10 articles). Raises SrccompareError, naming file, row and value, for a code
    that is none, a unit that is not of this sheet or stands twice, and a text that was changed.
    """
    found = coded(sheets, key)
    sheet = found.sheet
    nominal = sheet.scale == PRESENCE
    value = np.array([item.value for item in sheet.items])
    said = figures.consensus(found.codes, nominal=nominal)
    times, how = resamples(sheet, seed)
    rows = list(between_coders(found, times, nominal))
    rows += against_coders(sheet, value, said, times)
    ties = int((np.isnan(said) & ~np.isnan(found.codes).all(1)).sum())
    notes = [
        *found.notes,
        *(
            [
                f"{ties} units on which coders were equally divided are left out below, so the figures about "
                "the measure are rather too kind"
            ]
            if ties
            else []
        ),
        f"figures about the measure weight each {sheet.kind} by how many of the {sheet.population} it "
        "stands for",
        f"intervals: 95 %, {how}",
    ]
    return Agreement(
        measure=sheet.measure,
        kind=sheet.kind,
        coders=found.coders,
        figures=pd.DataFrame(rows, columns=list(FIGURES)).astype(FIGURES),
        calibration=calibration(sheet, value, said),
        codes=code_table(found, value, said),
        notes=tuple(notes),
    )


def resamples(sheet: Sheet, seed: int) -> tuple[FloatArray, str]:
    """How often each unit is drawn in each resample (a row each), and in which way they are drawn."""
    names = sorted({item.article for item in sheet.items})
    if sheet.kind == "article" or len(names) < FEWEST_CLUSTERS:
        return weights(len(sheet.items), seed)[:REPLICATES], f"bootstrap over {sheet.kind}s"
    place = {name: number for number, name in enumerate(names)}
    article = np.array([place[item.article] for item in sheet.items])
    return weights(len(names), seed)[:REPLICATES][:, article], "bootstrap over articles"


def between_coders(found: Coded, times: FloatArray, nominal: bool) -> Iterator[tuple[object, ...]]:
    """Alpha over all coders."""
    name = f"Krippendorff’s alpha ({'nominal' if nominal else 'interval'})"
    paired = int(((~np.isnan(found.codes)).sum(1) > 1).sum())
    if len(found.coders) < 2:
        yield name, np.nan, np.nan, np.nan, 0, "one coder: let a second one code the same sheet"
        return
    value = figures.alpha(found.codes, nominal=nominal)
    if np.isnan(value):
        why = "all gave the same code, so chance cannot be told" if paired else "no unit has two codes"
        yield name, value, np.nan, np.nan, paired, why
        return
    interval = percentile_of(figures.alphas(found.codes, times, nominal=nominal), paired)
    yield name, value, interval.low, interval.high, paired, "" if interval.known else interval.how


def against_coders(
    sheet: Sheet, value: FloatArray, said: FloatArray, times: FloatArray
) -> Iterator[tuple[object, ...]]:
    """The measure against the consensus of the coders: F1, correlation, and how much each of them finds."""
    known = ~np.isnan(said)
    weight = standing(sheet, known)[known]
    value, said, number = value[known], said[known], int(known.sum())
    drawn = np.vstack([weight, times[:, known] * weight])
    results: dict[str, FloatArray] = {}
    if number and sheet.scale == PRESENCE:
        results |= figures.of_presence(value > 0, said > 0, drawn)
        results["AUC"] = figures.auc(value, said > 0, drawn)
    elif number and sheet.scale == SIGNED:
        results["F1 of the direction (macro)"] = figures.macro_f1(
            np.sign(value).astype(int), np.sign(said).astype(int), drawn
        )
    if number:
        left, right = figures.ranks(value, weight), figures.ranks(said, weight)
        results["Spearman’s rho"] = figures.correlation(left, right, drawn)
        results["Pearson’s r"] = figures.correlation(value, said, drawn)
    if number and sheet.scale == PRESENCE:
        names = (f"share of {sheet.kind}s by the measure", f"share of {sheet.kind}s by the coders")
        results |= dict(zip(names, figures.shares_of(drawn, [value > 0, said > 0]), strict=True))
    for name, series in results.items():
        interval = percentile_of(series[1:], number)
        undefined = "nothing to work it out from" if np.isnan(series[0]) else ""
        note = undefined or ("" if interval.known else interval.how)
        yield name, float(series[0]), interval.low, interval.high, number, note


def standing(sheet: Sheet, known: BoolArray) -> FloatArray:
    """How many units each one stands for, those of its stratum counted in that nobody decided."""
    stratum = np.unique([item.stratum for item in sheet.items], return_inverse=True)[1]
    weight = np.array([item.weight for item in sheet.items])
    decided = np.bincount(stratum, known)
    shared: FloatArray = weight * (np.bincount(stratum) / np.maximum(decided, 1))[stratum]
    return shared


def percentile_of(series: FloatArray, number: int) -> Interval:
    """The middle 95 % of resamples; none where units or resamples with a number are few."""
    if number < FEWEST_UNITS:
        return none(f"fewer than {FEWEST_UNITS} units")
    if np.isnan(series).mean() > 0.1:
        return none("undefined in more than one of ten resamples")
    low, high = np.nanquantile(series, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return Interval(float(low), float(high), "bootstrap")


def calibration(sheet: Sheet, value: FloatArray, said: FloatArray) -> pd.DataFrame:
    """What coders said in each stratum of the measure's value, lowest first."""
    rows = []
    strata: dict[str, list[int]] = {}
    for number in np.argsort(value, kind="stable").tolist():
        strata.setdefault(sheet.items[number].stratum, []).append(number)
    for name, members in strata.items():
        known = said[members][~np.isnan(said[members])]
        mean = float(known.mean()) if len(known) else np.nan
        interval = none("a mean of codes")
        if sheet.scale == PRESENCE and len(known):
            interval = wilson(float(known.sum()), float(len(known)))
        stands = round(sum(sheet.items[number].weight for number in members))
        rows.append((name, len(known), stands, value[members].mean(), mean, interval.low, interval.high))
    return pd.DataFrame(rows, columns=list(CALIBRATION)).astype(CALIBRATION)


def code_table(found: Coded, value: FloatArray, said: FloatArray) -> pd.DataFrame:
    """One row per unit: where it is from, the measure's value, everybody's code, and the consensus."""
    items = found.sheet.items
    about = {
        name: [getattr(item, name) for item in items] for name in ("unit", "article", "field", "start", "end")
    }
    codes = {f"code_{coder}": found.codes[:, number] for number, coder in enumerate(found.coders)}
    return pd.DataFrame({**about, "value": value, **codes, "consensus": said})
