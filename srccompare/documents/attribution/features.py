"""What the models that weigh readings see of every token of a batch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from srccompare.documents.attribution import classes
from srccompare.documents.attribution.contexts import Seen
from srccompare.documents.spans import BoolArray, IntArray

MARGINS = np.array([-6, -4, -2.5, -1.5, -0.75, 0, 0.75, 1.5, 2.5, 4, 6]) * 128
"""Bounds between the classes of a margin."""
M = len(MARGINS) + 1
LEVELS = 10
"""Classes of how often a word form is a cue, the last for forms that never were."""
PREDICATE = classes.VERB | classes.AUXILIARY | classes.BE | classes.ENDS_ED


@dataclass(frozen=True, eq=False)
class TokenFeatures:
    """Parallel arrays, one row per token of a batch.

    ``margin`` says how much better source, cue and content fit than anything else, ``label`` what the tagger
    thinks best, ``level`` how often the form was a cue in training, ``form`` its number among the frequent
    forms (0 for all others), ``bits`` its classes, ``quote`` the row of its quotation (-1 outside).
    ``forms`` is how many numbers forms have.
    """

    seen: Seen
    margin: IntArray
    label: IntArray
    level: IntArray
    form: IntArray
    bits: IntArray
    quote: IntArray
    forms: int

    def __len__(self) -> int:
        return len(self.form)

    def has(self, bits: int) -> BoolArray:
        """Whether each token is of one of some classes."""
        found: BoolArray = (self.bits & bits) > 0
        return found


def margins(score: IntArray) -> IntArray:
    """How much better source, cue and content fit each token than anything else: three columns."""
    families = np.stack(
        [score[:, low:high].max(1) for low, high in ((0, 3), (3, 7), (7, 9), (9, 13))], axis=1
    ).astype(np.int32)
    ordered = np.sort(families, axis=1)
    best_other = np.where(families == ordered[:, -1:], ordered[:, -2:-1], ordered[:, -1:])
    return (families - best_other)[:, 1:]


def rank(margin: IntArray) -> IntArray:
    """The class of each margin."""
    number: IntArray = np.searchsorted(MARGINS, margin)
    return number


def sums(values: IntArray | BoolArray) -> IntArray:
    """Running sums from 0, so that the sum over a range is the difference of two."""
    total: IntArray = np.concatenate([[0], np.cumsum(values, dtype=np.int64)])
    return total
