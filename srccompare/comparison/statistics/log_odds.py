"""How much likelier words are in some texts than in others, and what chance makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from srccompare.comparison.terms import Terms
from srccompare.documents.spans import FloatArray, IntArray

PRIOR = 1000.0
"""Words of common text every group is taken to have read before: what keeps rare words in bounds. Set by
hand; Monroe, Colaresi & Quinn 2008 leave it to the corpus."""
SHUFFLES = 999
"""Shuffles at most; with the words as they stand a thousand, by convention."""
CELLS = 4_000_000
"""Most values of z worked out in shuffling, so that a large study stays quick. A bound on time."""
DEALT = 200_000
"""About as many of them at a time, so that little is held. A bound on memory."""
FEWEST_SHUFFLES = 99
"""Shuffles at least: p as small as .01 can be told, by convention."""
LEVEL = 0.95
"""The level of intervals, by convention."""
ENOUGH_WAYS = FEWEST_SHUFFLES + 1
"""Ways to deal articles out to the groups from which on articles are shuffled and not sentences."""


@dataclass(frozen=True, eq=False)
class Sides:
    """What is held against what: per group and term the counts of the group and of all it is held against."""

    own: FloatArray
    rest: FloatArray
    own_words: FloatArray
    rest_words: FloatArray


def log_odds(sides: Sides, prior: FloatArray) -> tuple[FloatArray, FloatArray]:
    """How much likelier each term is in a group than in the rest, and that in standard errors (z).

    The log of the odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, eqs. 15-22):
    ``prior`` has the pseudo-counts of the terms, proportional to how common they are in all texts. 0 means
    as likely here as there.
    """
    total = PRIOR
    own, rest = sides.own + prior, sides.rest + prior
    own_others = np.maximum(sides.own_words[:, None] + total - own, 1.0)
    rest_others = np.maximum(sides.rest_words[:, None] + total - rest, 1.0)
    difference = np.log(own / own_others) - np.log(rest / rest_others)
    return difference, difference / np.sqrt(1 / own + 1 / rest)


def held_against(own: FloatArray, words: FloatArray, reference: int | None) -> Sides:
    """Counts by group, each beside those of the reference group or of all other groups together."""
    if reference is None:
        return Sides(own, own.sum(axis=0) - own, words, words.sum() - words)
    return Sides(own, np.tile(own[reference], (len(own), 1)), words, np.full(len(own), words[reference]))


def pseudo_counts(terms: Terms, total: FloatArray, background: Mapping[str, float] | None) -> FloatArray:
    """The prior: ``PRIOR`` words, spread over the terms as they are in all texts together."""
    words = float(terms.words.sum())
    if background:
        common = np.array([background.get(name, 0.0) for name in terms.names])
        total, words = total + common, words + background.get("", 0.0)
    prior: FloatArray = PRIOR * np.maximum(total, 0.5) / max(words, 1.0)
    return prior


def threshold_of(
    terms: Terms, group_of: IntArray, groups: int, prior: FloatArray, reference: int | None, seed: int
) -> tuple[float, str]:
    """The |z| that the most telling term exceeds in 1 of 20 shuffles, and what was shuffled."""
    from scipy import sparse

    sizes = np.bincount(group_of[group_of >= 0], minlength=groups)
    # With fewer ways to deal them out, no labelling of whole articles is as rare as 1 in 20; and lone
    # articles only swap names, which leaves what sets them apart as it was.
    if sizes.min() >= 2 and ways(sizes) > ENOUGH_WAYS:
        what, unit, group = "articles", terms.article, group_of
        words = terms.words.astype(float)
    else:
        what = "sentences"
        kept, unit = np.unique(terms.documents.sentence[terms.first], return_inverse=True)
        group = group_of[terms.documents.sentences.article[kept]]
        words = np.full(len(kept), terms.words.sum() / max(len(kept), 1))
    shape = len(words), len(terms.names)
    counts = sparse.csr_array((np.ones(len(unit)), (unit, terms.row)), shape=shape)
    used = np.flatnonzero(group >= 0)
    return largest_shuffled(counts[used], words[used], group[used], groups, prior, reference, seed), what


def ways(sizes: IntArray) -> float:
    """In how many ways articles can be parted into groups of these sizes (up to 1e300).

    Groups of the same size may swap names without any article changing its company.

    >>> round(ways(np.array([3, 3]))), round(ways(np.array([1, 1, 1])))
    (10, 1)
    """
    from scipy.special import gammaln

    logarithm = gammaln(sizes.sum() + 1) - gammaln(sizes + 1).sum() - gammaln(np.bincount(sizes) + 1).sum()
    return float(np.exp(min(logarithm, 690.0)))


def largest_shuffled(
    counts: Any,
    words: FloatArray,
    group: IntArray,
    groups: int,
    prior: FloatArray,
    reference: int | None,
    seed: int,
) -> float:
    """The 95th percentile of the largest |z| over all terms and groups when units change places."""
    from scipy import sparse

    size = groups * counts.shape[1]
    times = int(np.clip(CELLS // max(size, 1), FEWEST_SHUFFLES, SHUFFLES))
    generator = np.random.default_rng([seed, 9])
    largest = np.zeros(times)
    for begin in range(0, times, at_once := max(1, DEALT // max(size, len(group)))):
        turns = range(begin, min(begin + at_once, times))
        dealt = (
            np.array([generator.permutation(group) for _ in turns]) + groups * np.arange(len(turns))[:, None]
        )
        indicator = sparse.csr_array(
            (np.ones(dealt.size), (dealt.ravel(), np.tile(np.arange(len(group)), len(turns)))),
            shape=(groups * len(turns), len(group)),
        )
        own = (indicator @ counts).toarray().reshape(len(turns), groups, -1)
        own_words = (indicator @ words).reshape(len(turns), groups)
        for turn, here, here_words in zip(turns, own, own_words, strict=True):
            sides = held_against(here, here_words, reference)
            largest[turn] = np.abs(log_odds(sides, prior)[1]).max()
    return float(np.quantile(largest, LEVEL, method="higher"))
