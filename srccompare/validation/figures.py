"""Agreement in figures: between coders, and of a measure with them, over weighted units.

Every function takes the units' weights as a matrix with one row per resample, so that a figure and its
bootstrap are the same arithmetic.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from srccompare.documents.spans import BoolArray, FloatArray, IntArray


def alpha(codes: FloatArray, *, nominal: bool) -> float:
    """Krippendorff's alpha of codes, one row per unit and one column per coder, NaN for no code.

    Nominal distances, or interval distances for codes with an order (Krippendorff 2018, ch. 12). NaN where
    no unit has two codes, or where all codes are the same and chance cannot be told.

    >>> alpha(np.array([[0.0, 0.0], [1.0, 1.0], [0.0, 1.0]]), nominal=True)
    0.4444444444444444
    """
    return float(alphas(codes, np.ones((1, len(codes))), nominal=nominal)[0])


def alphas(codes: FloatArray, weights: FloatArray, *, nominal: bool) -> FloatArray:
    """Alpha in each resample; ``weights`` says how often each unit was drawn.

    Codes are points, nominal ones a unit vector each, so that both distances are squared ones, and the sum of
    those over all pairs of n points is n times their sum of squares less the square of their sum:

        observed  1/N      x  sum over units of  (n squares - sum²) / (n - 1)
        expected  1/(N - 1) N x                  (N squares - sum²)      over all codes
    """
    known = ~np.isnan(codes)
    paired = known.sum(1) > 1
    codes, known, weights = codes[paired], known[paired], weights[:, paired]
    if not known.any():
        return np.full(len(weights), np.nan)
    # Alpha does not change when all codes move; near zero their squares lose no digits.
    points = np.unique(codes[known]) == codes[..., None] if nominal else codes[..., None] - np.nanmean(codes)
    points = np.where(known[..., None], points, 0.0)
    number, total, squares = known.sum(1), points.sum(1), (points**2).sum((1, 2))
    inside = (number * squares - (total**2).sum(1)) / (number - 1)
    of_all = weights @ number
    observed = divided(weights @ inside, of_all)
    apart = of_all * (weights @ squares) - ((weights @ total) ** 2).sum(1)
    expected = divided(np.where(apart > 1e-9, apart, 0.0), of_all * (of_all - 1))
    return 1 - divided(observed, expected)


def consensus(codes: FloatArray, *, nominal: bool) -> FloatArray:
    """What coders together say of each unit: the majority (NaN for a tie), or the mean of ordered codes.

    >>> consensus(np.array([[1.0, 1.0, 0.0], [1.0, 0.0, np.nan]]), nominal=True).tolist()
    [1.0, nan]
    """
    known = ~np.isnan(codes)
    number = known.sum(1)
    total = np.where(known, codes, 0.0).sum(1)
    mean: FloatArray = np.divide(total, number, out=np.full(len(codes), np.nan), where=number > 0)
    if not nominal:
        return mean
    # Codes of presence are 0 and 1, so the mean is the share of ones.
    return np.where(mean == 0.5, np.nan, np.round(mean))


def of_presence(found: BoolArray, true: BoolArray, weights: FloatArray) -> dict[str, FloatArray]:
    """Precision, recall and F1 of what the measure finds against what people see."""
    both, own, theirs = (weights @ part.astype(float) for part in (found & true, found, true))
    return {
        "precision": divided(both, own),
        "recall": divided(both, theirs),
        "F1": divided(2 * both, own + theirs),
    }


def macro_f1(found: IntArray, true: IntArray, weights: FloatArray) -> FloatArray:
    """Mean F1 over negative, neither and positive, over those that occur."""
    kinds = np.unique(np.concatenate([found, true]))
    scores = [of_presence(found == kind, true == kind, weights)["F1"] for kind in kinds]
    mean: FloatArray = np.mean(np.nan_to_num(np.array(scores)), axis=0)
    return mean


def auc(value: FloatArray, true: BoolArray, weights: FloatArray) -> FloatArray:
    """How often a unit in which people see it has the higher value than one in which they do not; ties half.

    >>> auc(np.array([0.0, 1.0, 2.0]), np.array([False, True, True]), np.ones((1, 3))).tolist()
    [1.0]
    """
    yes, no = np.flatnonzero(true), np.flatnonzero(~true)
    above = np.sign(value[yes][:, None] - value[no][None, :]) / 2 + 0.5
    won = np.einsum("by,yn,bn->b", weights[:, yes], above, weights[:, no], optimize=True)
    return divided(won, weights[:, yes].sum(1) * weights[:, no].sum(1))


def correlation(left: FloatArray, right: FloatArray, weights: FloatArray) -> FloatArray:
    """Pearson's r; given ranks it is Spearman's rho."""
    total = weights.sum(1, keepdims=True)
    a = left - divided(weights @ left, total[:, 0])[:, None]
    b = right - divided(weights @ right, total[:, 0])[:, None]
    spread = (weights * a * a).sum(1) * (weights * b * b).sum(1)
    return divided((weights * a * b).sum(1), np.sqrt(np.where(spread > 1e-18, spread, 0.0)))


def ranks(values: FloatArray, weight: FloatArray) -> FloatArray:
    """Ranks of units that stand for several each: the middle of the stretch their value takes up.

    >>> ranks(np.array([5.0, 1.0, 5.0]), np.ones(3)).tolist()
    [2.0, 0.5, 2.0]
    """
    levels, level = np.unique(values, return_inverse=True)
    size = np.bincount(level, weight, minlength=len(levels))
    middle: FloatArray = (np.cumsum(size) - size / 2)[level]
    return middle


def divided(top: FloatArray, bottom: FloatArray) -> FloatArray:
    """A quotient, NaN where there is nothing to divide by."""
    quotient: FloatArray = np.divide(top, bottom, out=np.full(len(top), np.nan), where=bottom > 0)
    return quotient


def shares_of(weights: FloatArray, parts: Sequence[BoolArray]) -> list[FloatArray]:
    """The weighted share of units in each of several parts."""
    total = weights.sum(1)
    return [divided(weights @ part.astype(float), total) for part in parts]
