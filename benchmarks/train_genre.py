"""Check what tells a news report from all else by its style, or train it anew:  train_genre.py [--write]

Reads the articles named in ``genre_labels.csv`` (ids and what readers who saw no output called each; no
words) in the folder SRCCOMPARE_GOLD names; says so and stops where it is not set. Four readers, one for each
``part``, were given the beginning and the end of every text without its outlet. Briefs count as reports.

Prints, for articles of outlets left out in training and for parts left out, how many texts are called a
report at which probability, how many of them are, and the expected calibration error. With --write the
weights go into the package.
"""

from __future__ import annotations

import csv
import json
import os
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from train_target_tone import calibration_error

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from srccompare.comparison.groups.reporting_style import (  # noqa: E402
    FEWEST_WORDS,
    amounts_of,
    model,
    words_outside_quotations,
)

LABELS = ROOT / "benchmarks" / "genre_labels.csv"
FILE = ROOT / "srccompare" / "comparison" / "groups" / "reporting_style.tsv"
STRENGTH = 0.1  # C of the logistic regression; .03 and .3 are as good, on outlets left out
FOLDS = 8


def read() -> list[dict[str, str]]:
    """The labelled articles with outlet and text."""
    gold = Path(os.environ["SRCCOMPARE_GOLD"])
    with LABELS.open(encoding="utf-8", newline="") as stream:
        labels = list(csv.DictReader(stream))
    texts = {}
    for name in {row["file"] for row in labels}:
        for line in (gold / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            texts[name, row["id"]] = row
    return [{**texts[row["file"], row["id"]], **row} for row in labels]


def classifier() -> object:
    """A logistic regression over standardized amounts."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=2000))


def left_out(amounts: np.ndarray, is_report: np.ndarray, groups: np.ndarray, folds: int) -> np.ndarray:
    """The probability of each article by a model that saw none of its group."""
    chance = np.zeros(len(amounts))
    for train, test in GroupKFold(folds).split(amounts, groups=groups):
        chance[test] = classifier().fit(amounts[train], is_report[train]).predict_proba(amounts[test])[:, 1]
    return chance


def tell(name: str, chance: np.ndarray, genre: np.ndarray, is_report: np.ndarray) -> None:
    """Print what probabilities are worth."""
    sure = np.maximum(chance, 1 - chance)
    error = calibration_error(sure, (chance >= 0.5) == is_report)
    print(
        f"{name}: AUC {roc_auc_score(is_report, chance):.3f}, expected calibration error {error:.3f} "
        f"(mean {chance.mean():.3f}, reports {is_report.mean():.3f})"
    )
    for least in (0.7, 0.75, 0.8, 0.85, 0.9):
        called = chance >= least
        print(
            f"  called a report from {least}: {called.sum()} of {len(called)}; "
            f"right {100 * is_report[called].mean():.1f} %, "
            f"opinion {100 * (genre[called] == 'opinion').mean():.1f} %; "
            f"found {100 * called[is_report].mean():.0f} % of the reports"
        )


def main(write: bool) -> None:
    """Check, and write where asked."""
    rows = read()
    words = [words_outside_quotations(row["text"]) for row in rows]
    long = np.array([sum(word != "?" for word in one) >= FEWEST_WORDS for one in words])
    signs = model()[1]
    amounts = np.array([amounts_of(one, signs) for one, kept in zip(words, long, strict=True) if kept])
    genre = np.array([row["genre"] for row in rows])[long]
    is_report = np.isin(genre, ["report", "brief"])
    counts = ", ".join(f"{name} {count}" for name, count in Counter(genre.tolist()).most_common())
    print(f"{len(rows)} articles, {int((~long).sum())} too short; {counts}")
    outlets = np.array([f"{row['file']} {row['outlet']}" for row in rows])[long]
    parts = np.array([row["part"] for row in rows])[long]
    tell("outlets left out", left_out(amounts, is_report, outlets, FOLDS), genre, is_report)
    tell("readers' parts left out", left_out(amounts, is_report, parts, 4), genre, is_report)
    if write:
        fitted = classifier().fit(amounts, is_report)
        scaler, regression = fitted[0], fitted[1]
        lines = FILE.read_text(encoding="utf-8").splitlines()
        told = [lines[0], f"constant\t\t0\t1\t{regression.intercept_[0]:.4f}"]
        for sign, line, mean, deviation, weight in zip(
            signs, lines[2:], scaler.mean_, scaler.scale_, regression.coef_[0], strict=True
        ):
            told.append(f"{sign.name}\t{line.split(chr(9))[1]}\t{mean:.4f}\t{deviation:.4f}\t{weight:.4f}")
        FILE.write_text("\n".join(told) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if not os.environ.get("SRCCOMPARE_GOLD"):
        sys.exit("SRCCOMPARE_GOLD is not set: no labelled data, nothing checked")
    main("--write" in sys.argv[1:])
