"""Check what tells spoken paragraphs from told ones, or train it anew:  train_spoken.py [--write]

Reads the training articles of ``attribution`` in the folder SRCCOMPARE_GOLD names; says so and stops where it
is not set. No labels are needed: quotations of whole sentences, without their marks, are what somebody says;
paragraphs without a mark, of articles that do not say "I" all over, are what an outlet tells.

Prints, for outlets left out in training, how well the two are told apart, and how many of each lie above some
thresholds. With --write the weights go into the package (``spoken_style.tsv``).
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

import srccompare  # noqa: E402
from srccompare.documents.attribution import classes  # noqa: E402
from srccompare.documents.attribution.alone import tells_of_himself  # noqa: E402
from srccompare.documents.attribution.reading import Reading, read, read_batch  # noqa: E402
from srccompare.documents.attribution.spoken import amounts_of, model  # noqa: E402

FILE = ROOT / "srccompare" / "documents" / "attribution" / "spoken_style.tsv"
STRENGTH = 0.1  # C of the logistic regression; .01 and 1 are as good, on outlets left out
FOLDS = 5
FEWEST_TOKENS = 8  # of a quotation or paragraph: shorter ones have no style


def spoken(reading: Reading) -> list[list[float]]:
    """What is counted of quotations that are whole sentences."""
    rows = []
    for (first, stop), title in zip(reading.quotations, reading.titles, strict=True):
        whole = reading.bits[first + 1] & classes.NAME and reading.bits[stop - 2] & (
            classes.STOP | classes.COMMA
        )
        if whole and not title and stop - first >= FEWEST_TOKENS:
            rows.append(amounts_of(reading, first + 1, stop - 1))
    return rows


def told(reading: Reading) -> list[list[float]]:
    """What is counted of paragraphs without a mark that end with a stop."""
    quoted = np.array(reading.quote) >= 0
    return [
        amounts_of(reading, first, stop)
        for first, stop in reading.paragraphs
        if stop - first >= FEWEST_TOKENS
        and not quoted[first:stop].any()
        and reading.bits[stop - 1] & classes.STOP
    ]


def main(write: bool) -> None:
    """Check, and write where asked."""
    path = Path(os.environ["SRCCOMPARE_GOLD"]) / "attribution" / "train.jsonl"
    articles = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows, is_spoken, outlets = [], [], []
    for article in articles:
        documents = srccompare.analyze([{"id": "0", "outlet": article["outlet"], "text": article["text"]}])
        for reading in read(documents, read_batch(documents)):
            if tells_of_himself(reading):
                continue
            for kind, found in enumerate((told(reading), spoken(reading))):
                rows += found
                is_spoken += [kind] * len(found)
                outlets += [article["outlet"]] * len(found)
    amounts, kinds, groups = np.array(rows), np.array(is_spoken), np.array(outlets)
    classifier = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=2000))
    odds = np.zeros(len(kinds))
    for train, test in GroupKFold(FOLDS).split(amounts, groups=groups):
        odds[test] = classifier.fit(amounts[train], kinds[train]).decision_function(amounts[test])
    print(
        f"{kinds.sum()} quotations, {(kinds == 0).sum()} paragraphs told; outlets left out: "
        f"AUC {roc_auc_score(kinds, odds):.3f}"
    )
    for least in (0, 0.5, 1, 2):
        above = odds >= least
        print(
            f"  from {least}: {above[kinds == 1].mean():.3f} of the spoken, {above[kinds == 0].mean():.3f} "
            "of the told"
        )
    if write:
        classifier.fit(amounts, kinds)
        scaler, regression = classifier[0], classifier[1]
        lines = FILE.read_text(encoding="utf-8").splitlines()
        told_lines = [lines[0], f"constant\t\t0\t1\t{regression.intercept_[0]:.4f}"]
        for sign, mean, deviation, weight in zip(
            model()[1], scaler.mean_, scaler.scale_, regression.coef_[0], strict=True
        ):
            words = " ".join(sign.words)
            told_lines.append(f"{sign.name}\t{words}\t{mean:.4f}\t{deviation:.4f}\t{weight:.4f}")
        FILE.write_text("\n".join(told_lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if not os.environ.get("SRCCOMPARE_GOLD"):
        sys.exit("SRCCOMPARE_GOLD is not set: no texts, nothing checked")
    main("--write" in sys.argv[1:])
