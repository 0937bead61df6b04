"""How probable it is that a reader would say that two clauses state the same."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from srccompare.comparison.statements.features import FEATURES
from srccompare.documents.spans import FloatArray

FILE = "agreement.toml"


@dataclass(frozen=True, eq=False)
class Agreement:
    """A logistic model over the evidence: mean, spread and weight of each column, and the base."""

    mean: FloatArray
    spread: FloatArray
    weight: FloatArray
    base: float

    def probability(self, evidence: FloatArray) -> FloatArray:
        """The probability of each row, between 0 and 1."""
        odds = (evidence - self.mean) / self.spread @ self.weight + self.base
        probability: FloatArray = 1 / (1 + np.exp(-odds))
        return probability


@cache
def load_model() -> Agreement:
    """The model that ships (docs/agreement-model.md)."""
    table = tomllib.loads((files("srccompare") / "data" / FILE).read_text(encoding="utf-8"))
    columns = table["feature"]
    mean, spread, weight = (
        np.array([columns[name][key] for name in FEATURES]) for key in ("mean", "spread", "weight")
    )
    return Agreement(mean, spread, weight, table["base"])
