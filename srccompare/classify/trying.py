"""How good a classifier is on events or outlets it was not trained on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from sklearn.base import clone

from srccompare.classify.classifier import FrameClassifier
from srccompare.classify.features import groups_of, labels_of
from srccompare.classify.folds import folds_of
from srccompare.comparison.statistics.intervals import LEVEL, weights
from srccompare.documents.spans import BoolArray, FloatArray, IntArray
from srccompare.errors import SrccompareError
from srccompare.read.notes import shown
from srccompare.validation import figures

COLUMNS = {
    "label": "string", "articles": "int64", "positive": "int64", "groups": "int64", "folds": "int64",
    "auc": "float64", "low": "float64", "high": "float64", "precision": "float64", "recall": "float64",
    "f1": "float64", "brier": "float64", "brier_base": "float64", "mean_probability": "float64",
}  # fmt: skip
# As is usual for percentile intervals (Efron & Tibshirani 1993).
REPLICATES = 1000


def cross_validate(
    source: Any,
    labels: Any,
    groups: Any = None,
    *,
    classifier: FrameClassifier | None = None,
    folds: int = 5,
    seed: int = 0,
) -> pd.DataFrame:
    """One row per label: how well it is told on groups that were held out.

    ``labels`` is one label per article, or a table (frame or dict) of columns of 0 and 1 where articles may
    have several. ``groups`` is the event or outlet of each article, or the name of such a field: whole
    groups are held out. ``auc`` is over all held-out articles, with a 95 % interval by bootstrap over groups;
    precision, recall and F1 are at probability .5; ``brier`` is the mean squared error of the probability,
    ``brier_base`` that of always saying the label's share; ``mean_probability`` beside ``positive /
    articles`` shows calibration in the large.
    """
    told, group, used = held_out(source, labels, groups, classifier, folds, seed)
    times = weights(int(group.max()) + 1, seed)[:REPLICATES][:, group]
    rows = [
        {"label": name, "groups": len(np.unique(group)), "folds": used[name], **scores(*both, times)}
        for name, both in told.items()
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def out_of_fold(
    source: Any,
    labels: Any,
    groups: Any = None,
    *,
    classifier: FrameClassifier | None = None,
    folds: int = 5,
    seed: int = 0,
) -> pd.DataFrame:
    """The probability of each label for each article, by a classifier that did not see its group."""
    told, _, _ = held_out(source, labels, groups, classifier, folds, seed)
    return pd.DataFrame({name: probability for name, (probability, _) in told.items()})


def held_out(
    source: Any, labels: Any, groups: Any, classifier: FrameClassifier | None, folds: int, seed: int
) -> tuple[dict[str, tuple[FloatArray, BoolArray]], IntArray, dict[str, int]]:
    """By label: held-out probability and truth of each article; the group of each; and how many folds."""
    model = classifier or FrameClassifier()
    # Words and measures of an article depend on nothing but the article, so no fold learns of another.
    table, articles = model._features(source)
    group = groups_of(groups, articles)
    told: dict[str, tuple[FloatArray, BoolArray]] = {}
    used: dict[str, int] = {}
    several = isinstance(labels, pd.DataFrame | Mapping)
    for name, column in dict(labels).items() if several else [("", labels)]:
        values = labels_of(column, len(table), f"labels[{name!r}]" if several else "y")
        parts = folds_of(values, list(group), folds, seed)
        kinds = np.unique(values)
        if several and not set(kinds.tolist()) <= {0, 1}:
            raise SrccompareError(
                f"labels[{name!r}] holds {shown(kinds.tolist())}; in a table of labels each column says 1 or "
                "0, whether an article has that label"
            )
        probabilities = np.zeros((len(table), len(kinds)))
        for train, test in parts:
            fitted = clone(model)._fit(table.iloc[train], values[train], list(group.iloc[train]))
            probabilities[test] = fitted._probabilities(table.iloc[test])
        # Of two kinds the second says it all; a column of a table is called by its own name.
        for number, kind in enumerate(kinds.tolist()):
            if number or not (several or len(kinds) == 2):
                key = str(name) if several else str(kind)
                told[key] = probabilities[:, number], values == kind
                used[key] = len(parts)
    return told, pd.factorize(group)[0], used


def scores(probability: FloatArray, true: BoolArray, times: FloatArray) -> dict[str, float | int]:
    """The figures of one label."""
    once = np.ones((1, len(true)))
    presence = figures.of_presence(probability >= 0.5, true, once)
    resampled = figures.auc(probability, true, times)
    low, high = np.nanquantile(resampled, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    share = float(true.mean())
    return {
        "articles": len(true),
        "positive": int(true.sum()),
        "auc": float(figures.auc(probability, true, once)[0]),
        "low": float(low),
        "high": float(high),
        "precision": float(presence["precision"][0]),
        "recall": float(presence["recall"][0]),
        "f1": float(presence["F1"][0]),
        "brier": float(np.mean((probability - true) ** 2)),
        "brier_base": share * (1 - share),
        "mean_probability": float(probability.mean()),
    }
