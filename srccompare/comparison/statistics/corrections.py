"""Many differences looked at together: what is left of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from srccompare.documents.spans import FloatArray

TIED = 1e-4
"""Relative distance under which two statistics are the same. A bound on rounding: deals are summed in single
precision, whose seven digits lose two or three in a sum of some thousand articles, and what is equal but for
that counts as reached. As in that of every test that deals anew (permutations, frames of an event)."""


@dataclass(frozen=True, eq=False)
class Look:
    """One test: of which measure and group, for which question, how far from zero, how far by chance.

    ``score`` is a quantile of the normal distribution, ``chance`` the same for each draw. The same draw is
    the same flip of signs or deal of articles in all measures.
    """

    measure: str
    group: str
    question: str
    score: float
    chance: FloatArray


def family_wise(looks: Iterable[Look]) -> Mapping[tuple[str, str], float]:
    """For each measure and group p corrected for all looks at its question (Westfall & Young 1993).

    With at most one chance in twenty any difference of a question that is none has a corrected p up to .05.
    As measures of the same articles go together, this costs less than to correct as if they did not.
    """
    by_question: dict[str, list[Look]] = {}
    for look in looks:
        by_question.setdefault(look.question, []).append(look)
    return {key: p for own in by_question.values() for key, p in step_down(own).items()}


def step_down(looks: list[Look]) -> dict[tuple[str, str], float]:
    """The corrected p of the looks at one question: the clearest is held against the largest of all chance
    distances, the next against the largest of those left, and so on."""
    order = sorted(looks, key=lambda look: look.score)
    largest, least = np.full(len(order[0].chance), -np.inf, np.float32), []
    for look in order:
        largest = np.maximum(largest, look.chance)
        least.append((1 + int((largest >= look.score * (1 - TIED)).sum())) / (1 + len(largest)))
    # Nothing may be claimed before what is clearer than it.
    corrected = np.maximum.accumulate(np.array(least)[::-1])[::-1]
    return {(look.measure, look.group): float(p) for look, p in zip(order, corrected, strict=True)}


def false_discovery(p: FloatArray) -> FloatArray:
    """q-values of these p-values (Benjamini & Hochberg 1995); missing ones are carried through.

    >>> false_discovery(np.array([0.01, np.nan, 0.04])).tolist()
    [0.02, nan, 0.04]
    """
    q = np.full(len(p), np.nan)
    # Written out, as scipy.stats takes longer to load than all tests of a small comparison.
    order = np.argsort(np.where(np.isnan(p), np.inf, p), kind="stable")[: int((~np.isnan(p)).sum())]
    if len(order):
        raised = np.clip(p[order], 0.0, 1.0) * len(order) / np.arange(1, len(order) + 1)
        q[order] = np.minimum(np.minimum.accumulate(raised[::-1])[::-1], 1.0)
    return q
