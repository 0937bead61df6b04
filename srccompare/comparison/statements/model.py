"""How probable it is that a reader would say that two sentences state the same."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from srccompare.comparison.statements.absence import MISSING, ONLY
from srccompare.comparison.statements.features import FIRST, SECOND
from srccompare.documents.spans import FloatArray

FILE = "pair_model.toml"


@dataclass(frozen=True, eq=False)
class Logistic:
    """A logistic model over columns: mean, spread and weight of each, and the base."""

    mean: FloatArray
    spread: FloatArray
    weight: FloatArray
    base: float

    def probability(self, columns: FloatArray) -> FloatArray:
        """The probability of each row, between 0 and 1."""
        odds = (columns - self.mean) / self.spread @ self.weight + self.base
        probability: FloatArray = 1 / (1 + np.exp(-odds))
        return probability


@dataclass(frozen=True, eq=False)
class PairModel:
    """The model of the first look at every pair, that of the close look at those worth it, and what follows.

    ``only`` says whether a sentence has no match anywhere, ``telling`` whether a reader names it among what
    only its article tells, ``missing`` whether an article lacks what two others tell. ``least`` has the
    probabilities from which something is shown (docs/pair-model.md).
    """

    first: Logistic
    second: Logistic
    only: Logistic
    telling: Logistic
    missing: Logistic
    least: Mapping[str, float]

    @property
    def shared(self) -> float:
        """The probability from which nine of ten pairs were right on events the model had not seen."""
        return self.least["shared"]

    @property
    def possible(self) -> float:
        """The probability from which, with the shared ones, 85 of 100 pairs were right there."""
        return self.least["possible"]


PARTS = {
    "first": FIRST, "second": FIRST + SECOND, "only": ONLY, "telling": ONLY, "missing": MISSING,
}  # fmt: skip
"""The models of the file, with their columns."""


@cache
def load_model() -> PairModel:
    """The model that ships (docs/pair-model.md)."""
    table = tomllib.loads((files("srccompare") / "data" / FILE).read_text(encoding="utf-8"))
    models = {part: read_logistic(table[part], names) for part, names in PARTS.items()}
    return PairModel(**models, least=table["least"])


def read_logistic(table: dict[str, object], names: tuple[str, ...]) -> Logistic:
    """A model from its table, its columns in the order of the names."""
    columns: dict[str, dict[str, float]] = table["feature"]  # type: ignore[assignment]
    mean, spread, weight = (
        np.array([columns[name][key] for name in names]) for key in ("mean", "spread", "weight")
    )
    return Logistic(mean, spread, weight, float(table["base"]))  # type: ignore[arg-type]
