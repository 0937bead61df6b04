"""FrameClassifier on labelled articles, by articles that were held out:  classifier.py

Prints, for the five narrative frames of the gold data, the AUC of five folds, with words and measures, with
words alone and with measures alone, and how well the probabilities are calibrated. Articles that are nearly
the same (cosine of TF-IDF .5 or more) are kept in one fold. Without SRCCOMPARE_GOLD nothing is done.
"""

from __future__ import annotations

import json
import os
import sys
import warnings
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
from scipy.sparse.csgraph import connected_components  # noqa: E402

import srccompare  # noqa: E402
from srccompare.classify import FrameClassifier, cross_validate  # noqa: E402
from srccompare.classify.features import words_of  # noqa: E402
from srccompare.classify.topics import topics_of  # noqa: E402

ALIKE = 0.5
VARIANTS = {
    "words and measures": FrameClassifier(),
    "words": FrameClassifier(families=[]),
    "measures": FrameClassifier(words=False),
}


def alike(documents: srccompare.Documents) -> np.ndarray:
    """A number for each article, the same for those that are nearly the same."""
    vectors = topics_of(words_of(documents), range(len(documents))).vectors
    return connected_components(vectors @ vectors.T > ALIKE, directed=False)[1]


def warned(model: FrameClassifier, new: object) -> bool:
    """Whether the classifier warns of these articles."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        model.predict_proba(srccompare.analyze(new) if isinstance(new, str | Path) else new)
    return any("unlike the training articles" in str(one.message) for one in caught)


def main() -> int:
    """Print the tables."""
    if not (gold := os.environ.get("SRCCOMPARE_GOLD")):
        print("SRCCOMPARE_GOLD is not set: nothing to train on")
        return 0
    lines = (Path(gold) / "framing" / "narrative_frames.jsonl").read_text("utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    names = sorted({name for row in rows for name in row["labels"]})
    labels = pd.DataFrame([{name: int(name in row["labels"]) for name in names} for row in rows])
    documents = srccompare.analyze([{"text": row["text"]} for row in rows])
    groups = alike(documents)
    print(f"{len(rows)} articles in {groups.max() + 1} groups")
    for name, classifier in VARIANTS.items():
        table = cross_validate(documents, labels, groups, classifier=classifier)
        print(f"\n{name}: mean AUC {table['auc'].mean():.3f}")
        columns = ["label", "positive", "auc", "low", "high", "f1", "brier", "brier_base", "mean_probability"]
        print(table[columns].round(3).to_string(index=False))
    texts, economic = [row["text"] for row in rows], labels["economic"]
    for number in (60, 120, 240):
        model = FrameClassifier(families=[]).fit(texts[:number], economic[:number])
        same, other = (warned(model, new) for new in (texts[number:], srccompare.example()))
        print(f"trained on {number}: warned of the rest {same}, of six articles on another topic {other}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
