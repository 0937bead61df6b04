"""The linear model of tone towards a target: its weights, and what it makes of a batch of sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import numpy as np

from srccompare.reader.weights import fingerprint
from srccompare.target_tone.features import SLOTS, FloatArray, Surroundings, amounts, blocks
from srccompare.target_tone.words import Mention, words_of

WEIGHTS = "target_tone.npz"
# Sentences read at a time: few enough for their arrays to stay near the processor. A bound on memory.
CHUNK = 2048


@dataclass(frozen=True, eq=False)
class Weights:
    """One row per slot, one per amount, and a constant; columns: negative, neutral, positive."""

    slots: FloatArray
    amounts: FloatArray
    constant: FloatArray
    fingerprint: str = ""


@cache
def weights() -> Weights | None:
    """The weights that come with the package (``benchmarks/train_target_tone.py``); None without the file."""
    path = files("srccompare") / "data" / WEIGHTS
    if not path.is_file():
        return None
    with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        arrays = dict(stored)
    made = unpacked(arrays["slot"], arrays["weight"], arrays["amount"], arrays["constant"])
    return replace(made, fingerprint=fingerprint(arrays))


def unpacked(slot: FloatArray, weight: FloatArray, amount: FloatArray, constant: FloatArray) -> Weights:
    """Weights from the slots that have any; all others are 0."""
    full = np.zeros((1 << SLOTS, 3))
    full[slot] = weight
    return Weights(full, amount.astype(np.float64), constant.astype(np.float64))


def margins(mentions: Sequence[Mention], model: Weights) -> FloatArray:
    """The model's sums for each sentence, one column per polarity; higher means more likely."""
    found = np.zeros((len(mentions), 3))
    for start in range(0, len(mentions), CHUNK):
        part = mentions[start : start + CHUNK]
        around = Surroundings(words_of(part))
        sums = amounts(around) @ model.amounts + model.constant
        for block in blocks(around).values():
            sums += block.matrix(len(part)) @ model.slots
        found[start : start + CHUNK] = sums
    return found


def probabilities(sums: FloatArray) -> FloatArray:
    """Sums as probabilities that add up to 1 (softmax)."""
    raised = np.exp(sums - sums.max(axis=1, keepdims=True, initial=-np.inf))
    shares: FloatArray = raised / raised.sum(axis=1, keepdims=True)
    return shares
