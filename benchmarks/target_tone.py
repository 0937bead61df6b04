"""Tone towards a target, measured:  target_tone.py [ROUNDS]

On ``sentiment/dev.jsonl`` of the folder SRCCOMPARE_GOLD names (says so and stops without it): agreement with
people, all together and above each confidence; whether the predictions are those of a scikit-learn model
with the same weights; and sentences per second of CPU, against VADER's library on the same sentences in
the same run. Exits with 1 when a prediction differs, or when it is slower than 20,000 sentences a second.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from train_target_tone import calibration_error

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

from srccompare.target_tone import SURE_FROM, Mention, towards_many  # noqa: E402
from srccompare.target_tone.features import Surroundings, amounts, blocks  # noqa: E402
from srccompare.target_tone.model import margins, weights  # noqa: E402
from srccompare.target_tone.words import words_of  # noqa: E402
from srccompare.vader import compound  # noqa: E402

LEAST_SPEED, SENTENCES = 20_000, 8_000


def of_scikit_learn(mentions: list[Mention]) -> np.ndarray:
    """The decision function of a LogisticRegression that was given the stored weights."""
    model = weights()
    assert model is not None
    around = Surroundings(words_of(mentions))
    slots = sum(block.matrix(len(mentions)) for block in blocks(around).values())
    same = LogisticRegression()
    same.classes_ = np.array([-1, 0, 1])
    same.coef_ = np.concatenate([model.slots, model.amounts]).T
    same.intercept_ = model.constant
    return same.decision_function(sparse.hstack([slots, sparse.csr_matrix(amounts(around))]).tocsr())


def main(rounds: int) -> int:
    """Print everything; 1 when something falls short."""
    file = Path(os.environ["SRCCOMPARE_GOLD"]) / "sentiment" / "dev.jsonl"
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    mentions = [(row["text"], row["start"], row["end"]) for row in rows]
    gold = np.array([row["polarity"] for row in rows])
    tones = towards_many(mentions)
    right, sure = tones.polarity == gold, tones.confidence
    print(f"{len(rows)} targets: macro F1 {100 * f1_score(gold, tones.polarity, average='macro'):.1f}, "
          f"accuracy {100 * right.mean():.1f}")  # fmt: skip
    print(
        f"expected calibration error {calibration_error(sure, right):.3f}: mean confidence {sure.mean():.3f}"
    )
    half = np.argsort(-sure, kind="stable")[: len(rows) // 2]
    print(f"accuracy on the surer half {100 * right[half].mean():.1f}")
    for least in (SURE_FROM, 0.7, 0.8, 0.9):
        kept = sure >= least
        print(
            f"confidence >= {least}: {100 * kept.mean():.0f} % kept, {100 * right[kept].mean():.1f} % right"
        )
    ours, theirs = margins(mentions, weights()), of_scikit_learn(mentions)
    different = int((ours.argmax(axis=1) != theirs.argmax(axis=1)).sum())
    print(f"scikit-learn: {different} predictions differ, sums by at most {np.abs(ours - theirs).max():.1e}")
    many = (mentions * (SENTENCES // len(mentions) + 1))[:SENTENCES]
    mine, vader = [], []
    for _ in range(rounds):
        began = time.process_time()
        towards_many(many)
        mine.append(time.process_time() - began)
        began = time.process_time()
        for text, _, _ in mentions:
            compound(text)
        vader.append((time.process_time() - began) / len(mentions))
    speed = SENTENCES / statistics.median(mine)
    print(f"{speed:,.0f} sentences/s of CPU, {speed * statistics.median(vader):.1f} x VADER's library")
    return 1 if different or speed < LEAST_SPEED else 0


if __name__ == "__main__":
    if not os.environ.get("SRCCOMPARE_GOLD"):
        sys.exit("SRCCOMPARE_GOLD is not set: no labelled data, nothing measured")
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
