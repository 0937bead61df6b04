"""Train the model of tone towards a target:  train_target_tone.py [WEIGHTS.npz]

Reads ``sentiment/train.jsonl`` (NewsMTSC) for the labels, and that file, ``attribution/train.jsonl`` and
``hedging/train.jsonl`` for the company words keep, in the folder SRCCOMPARE_GOLD names; says so and stops
where it is not set. Prints how far it agrees with people on articles it was not trained on, at which
confidence how much is right, and whether the weights as written predict what scikit-learn does; then writes
them (by default into the package). The same data and versions give the same weights.

What is kept of the texts: a number of 20 bits for words and pairs of words that at least three sentences
share, and three weights for it. No word can be read from the file, and no text longer than two words has a
weight of its own.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, log_loss
from sklearn.model_selection import GroupKFold
from sklearn.utils.extmath import randomized_svd

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from srccompare.target_tone.features import MEANINGS, SLOTS, Surroundings, amounts, blocks, salt  # noqa: E402
from srccompare.target_tone.model import margins, probabilities, unpacked  # noqa: E402
from srccompare.target_tone.words import mixed, words_of  # noqa: E402

CLASSES = (-1, 0, 1)
SHARED = 3  # sentences that must share a feature
STRENGTH = 0.2  # C of the logistic regression
# Sentences with several targets weigh more: they are rarer here than in other news, and the only ones that
# show which words belong to whom.
SEVERAL = 2.0
SIZE, WINDOW, SMOOTHING, DAMPED = 100, 5, 0.75, 0.5
FOLDS = 4


def read(path: Path) -> list[dict]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def company(texts: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Words by their numbers, and for each a vector of the company it keeps.

    Positive pointwise mutual information within five words, reduced by singular values (Levy, Goldberg &
    Dagan 2015).
    """
    around = Surroundings(words_of([(text, 0, 0) for text in texts]))
    number, row = around.number[around.is_word], around.row[around.is_word]
    distinct, code, count = np.unique(number, return_inverse=True, return_counts=True)
    shared = np.unique(np.stack([code, row]), axis=1)[0]
    kept = (np.bincount(shared, minlength=len(distinct)) >= SHARED) & (count >= 5)
    place = (np.cumsum(kept) - 1)[code]
    known = kept[code]
    size = int(kept.sum())
    pairs = sparse.csr_matrix((size, size))
    for step in range(1, WINDOW + 1):
        both = known[step:] & known[:-step] & (row[step:] == row[:-step])
        left, right = place[:-step][both], place[step:][both]
        once = sparse.csr_matrix((np.full(len(left), 1 / step), (left, right)), shape=(size, size))
        pairs = pairs + once + once.T
    pairs = pairs.tocoo()
    total = np.bincount(pairs.row, pairs.data, minlength=size)
    usual = total**SMOOTHING / (total**SMOOTHING).sum()
    info = np.log(pairs.data / (total[pairs.row] * usual[pairs.col]))
    more = info > 0
    table = sparse.csr_matrix((info[more], (pairs.row[more], pairs.col[more])), shape=(size, size))
    left, strength, _ = randomized_svd(table, 2 * SIZE, n_iter=3, random_state=0)
    vectors = left[:, :SIZE] * np.sqrt(strength[:SIZE])
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    vectors -= vectors.mean(axis=0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    return distinct[kept], vectors


def slots_of(numbers: np.ndarray) -> np.ndarray:
    """The slots of some features."""
    return (numbers >> np.uint64(64 - SLOTS)).astype(np.int64)


class Design:
    """The features of some sentences: words in slots that enough sentences share, company, amounts.

    A slot is shared by whatever falls into it, here as in use, so that the weights as stored give the
    very sums of the model trained here.
    """

    def __init__(self, rows: list[dict], words: np.ndarray, vectors: np.ndarray) -> None:
        around = Surroundings(words_of(mentions_of(rows)))
        texts = {text: place for place, text in enumerate(dict.fromkeys(row["text"] for row in rows))}
        sentence = np.array([texts[row["text"]] for row in rows])
        shared = []
        whole = sparse.csr_matrix((len(rows), 1 << SLOTS))
        for name, block in blocks(around).items():
            whole = whole + block.matrix(len(rows))
            if name not in MEANINGS:
                distinct, code = np.unique(block.number, return_inverse=True)
                together = sparse.csr_matrix(
                    (np.ones(len(code)), (sentence[block.row], code)), shape=(len(texts), len(distinct))
                )
                together.sum_duplicates()
                enough = np.bincount(together.indices, minlength=len(distinct)) >= SHARED
                shared.append(slots_of(distinct[enough]))
        self.kept = np.unique(np.concatenate(shared))
        # Each word of the corpus gives its slot its vector; the weights are taken back to the slots.
        self.spread = []
        for name in MEANINGS:
            slot = slots_of(mixed(words + salt(name)))
            place = np.arange(len(slot))
            to_words = sparse.csr_matrix((np.ones(len(slot)), (slot, place)), (1 << SLOTS, len(slot)))
            self.spread.append(to_words @ (DAMPED * vectors))
        counted = amounts(around)
        parts = [whole[:, self.kept], *(whole @ spread for spread in self.spread), counted]
        self.matrix = sparse.hstack([sparse.csr_matrix(part) for part in parts]).tocsr()

    def weights(self, model: LogisticRegression, scale: float) -> dict[str, np.ndarray]:
        """The model's weights by slot, as they are stored."""
        by_feature = scale * model.coef_.T
        full = np.zeros((1 << SLOTS, len(CLASSES)))
        begin = len(self.kept)
        full[self.kept] = by_feature[:begin]
        for spread in self.spread:
            full += spread @ by_feature[begin : begin + SIZE]
            begin += SIZE
        used = np.flatnonzero(full.any(axis=1))
        return {
            "slot": used.astype(np.int32),
            "weight": full[used].astype(np.float16),
            "amount": by_feature[begin:].astype(np.float32),
            "constant": (scale * model.intercept_).astype(np.float32),
        }


def mentions_of(rows: list[dict]) -> list[tuple[str, int, int]]:
    """Text, start and end of every row."""
    return [(row["text"], row["start"], row["end"]) for row in rows]


def fitted(matrix: sparse.csr_matrix, polarity: np.ndarray, several: np.ndarray) -> LogisticRegression:
    """A logistic regression over the three polarities, each weighing as much as the others."""
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=300, tol=1e-3)
    return model.fit(matrix, polarity, sample_weight=np.where(several, SEVERAL, 1.0))


def calibration_error(sure: np.ndarray, right: np.ndarray) -> float:
    """How far confidences are from the share that is right, over ten classes of equal width."""
    place = np.minimum((sure * 10).astype(int), 9)
    gap = np.bincount(place, sure - right)
    return float(np.abs(gap).sum() / len(sure))


def main(target: Path) -> None:
    """Cross-validate, train on everything, check, write."""
    gold = Path(os.environ["SRCCOMPARE_GOLD"])
    rows = read(gold / "sentiment" / "train.jsonl")
    corpus = [rows, read(gold / "attribution" / "train.jsonl"), read(gold / "hedging" / "train.jsonl")]
    words, vectors = company(list(dict.fromkeys(row["text"] for part in corpus for row in part)))
    design = Design(rows, words, vectors)
    polarity = np.array([row["polarity"] for row in rows])
    times = {}
    for row in rows:
        times[row["text"]] = times.get(row["text"], 0) + 1
    several = np.array([times[row["text"]] > 1 for row in rows])
    article = np.array([zlib.crc32("_".join(row["id"].split("_")[:3]).encode()) for row in rows])
    sums = np.zeros((len(rows), len(CLASSES)))
    for train, test in GroupKFold(FOLDS, shuffle=True, random_state=0).split(rows, groups=article):
        model = fitted(design.matrix[train], polarity[train], several[train])
        sums[test] = model.decision_function(design.matrix[test])
    scale = min(np.arange(0.5, 3, 0.05), key=lambda one: log_loss(polarity, probabilities(one * sums)))
    chance = probabilities(scale * sums)
    right = (chance.argmax(axis=1) - 1) == polarity
    sure = chance.max(axis=1)
    print(f"{len(rows)} rows, {design.matrix.shape[1]} features; scale {scale:.2f}; on articles left out:")
    print(
        f"macro F1 {100 * f1_score(polarity, chance.argmax(axis=1) - 1, average='macro'):.1f}, "
        f"accuracy {100 * right.mean():.1f}, "
        f"of the surer half {100 * right[np.argsort(-sure)[: len(rows) // 2]].mean():.1f}, "
        f"expected calibration error {calibration_error(sure, right):.3f}"
    )
    for least in (0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9):
        kept = sure >= least
        share, correct = 100 * kept.mean(), 100 * right[kept].mean()
        print(f"confidence >= {least}: {share:.0f} % kept, {correct:.1f} % right")
    model = fitted(design.matrix, polarity, several)
    stored = design.weights(model, scale)
    ours = margins(mentions_of(rows), unpacked(*stored.values()))
    theirs = scale * model.decision_function(design.matrix)
    same = (ours.argmax(axis=1) == theirs.argmax(axis=1)).mean()
    print(
        f"as stored, in half precision: sums differ from scikit-learn's by at most "
        f"{np.abs(ours - theirs).max():.4f}, {100 * same:.2f} % of the predictions are the same"
    )
    np.savez_compressed(target, **stored)
    print(f"{target.name}: {len(stored['slot'])} slots, {target.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    if not os.environ.get("SRCCOMPARE_GOLD"):
        sys.exit("SRCCOMPARE_GOLD is not set: no labelled data, nothing trained")
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "srccompare" / "data" / "target_tone.npz")
