"""How probable it is that a claim holds: for each kind a logistic model over what was seen of it."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FILE = "claims.toml"
ENOUGH, RARE = 40, 20
"""Claims of a kind readers judged before any is told; of a rare kind, of which at most one is false. Set by
hand: of 40 that all hold, one in thirteen may be false at 95 % (the rule of three)."""
HOLD = 0.85
"""Share of the judged claims above the threshold that have to hold. Set by hand: what the report is asked to
keep to (docs/claims.md)."""


@dataclass(frozen=True, slots=True)
class Feature:
    """Mean, spread and weight of a column."""

    mean: float
    spread: float
    weight: float


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model, the threshold above which its claims are told, and how it did on events left out."""

    base: float
    feature: Mapping[str, Feature]
    threshold: float
    judged: int
    """Claims of left-out events that were judged."""
    above: int
    """Those of them above the threshold."""
    held: int
    """Those above the threshold that held."""

    def probability(self, features: Mapping[str, float]) -> float:
        """The probability that a claim with these features holds."""
        odds = self.base + sum(
            one.weight * (features[name] - one.mean) / one.spread for name, one in self.feature.items()
        )
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))

    @property
    def is_admitted(self) -> bool:
        """Whether enough of the kind was judged, and enough of that held, to tell any of it."""
        if self.judged >= ENOUGH:
            return self.above > 0 and self.held >= HOLD * self.above
        return self.above >= RARE and self.above - self.held <= 1

    @property
    def is_rare(self) -> bool:
        """Whether the kind is told on fewer judgements than others."""
        return self.judged < ENOUGH


@cache
def load_models() -> Mapping[str, Model]:
    """The models that ship, by kind."""
    table = tomllib.loads((files("srccompare") / "data" / FILE).read_text(encoding="utf-8"))
    return {kind: read_model(told) for kind, told in table.items() if isinstance(told, dict)}


def read_model(told: Mapping[str, object]) -> Model:
    """A model as it stands in the file."""
    columns = told["feature"]
    assert isinstance(columns, dict)
    numbers = {name: value for name, value in told.items() if name != "feature"}
    return Model(feature={name: Feature(**own) for name, own in columns.items()}, **numbers)  # type: ignore[arg-type]


def log_odds(probability: float) -> float:
    """The logarithm of the odds, kept off the ends.

    >>> log_odds(0.5), round(log_odds(1.0), 1)
    (0.0, 4.6)
    """
    kept = min(max(probability, 0.01), 0.99)
    return math.log(kept / (1 - kept))


def mean_of(values: Sequence[float], nothing: float = 0.0) -> float:
    """The mean, or what stands for none."""
    return sum(values) / len(values) if values else nothing
