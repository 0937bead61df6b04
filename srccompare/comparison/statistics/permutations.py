"""Groups of several articles held against each other: articles dealt out anew.

    as it is       A A A B B B B     how far apart are the two means?
    dealt anew     B A B A B B A     how far apart are they if it makes no difference whose an article is?

p is the share of deals in which the means are at least as far apart as they are. What may change places
depends on what is known of events:

    events of one side      its articles resemble each other: they are dealt together, as one cluster
    events of both sides    its articles are dealt among themselves and held against the event's mean, so
                            that no group is taken for different because it told other events
    event unknown           an article is a cluster of its own

How far apart is counted in standard errors of the deal at hand (Janssen 1997; Chung & Romano 2013): a mean
test that stays right where one group is more varied than the other. An exact count of deals is not
attempted: 4,999 drawn ones tell a p of .05 to a third of a hundredth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import comb, prod

import numpy as np

from srccompare.comparison.groups.grouping import Grouping
from srccompare.comparison.statistics.corrections import TIED
from srccompare.comparison.statistics.intervals import FEWEST_ARTICLES
from srccompare.documents.spans import BoolArray, FloatArray, IntArray

LEVEL = 0.05
"""The level of tests, by convention."""
DRAWN, FEWER = 4_999, 1_999
"""Deals drawn, and fewer of many articles; with the one that was given 5,000 and 2,000. A bound on time."""
MANY = 4_000
"""Articles times groups above which fewer deals are drawn: what a laptop deals out in some seconds. A bound
on time."""
AT_ONCE = 500
"""Deals worked out at a time. A bound on memory."""


def number_of_draws(articles: int, groups: int) -> int:
    """How many deals are drawn for so many articles and groups."""
    return DRAWN if articles * groups <= MANY else FEWER


@dataclass(frozen=True, eq=False)
class Clusters:
    """What is dealt out of two sides: for each article its cluster, for each cluster its side and stratum.

    Only clusters of one stratum change places; stratum -1 is that of events told on one side only.
    """

    rows: IntArray
    cluster: IntArray
    stratum: IntArray
    own: BoolArray

    @property
    def within(self) -> bool:
        """Whether some articles change places within their event only."""
        return bool((self.stratum >= 0).any())

    @property
    def together(self) -> bool:
        """Whether some articles are dealt together."""
        return len(self.own) < len(self.rows)

    @property
    def why_untestable(self) -> str:
        """Why no test can come out: too few clusters, or no deal that is rare enough; else empty."""
        sides = int(self.own.sum()), int((~self.own).sum())
        what = "events" if self.together else "articles"
        if min(sides) < FEWEST_ARTICLES:
            return f"fewer than {FEWEST_ARTICLES} {what}"
        if self.smallest_p > LEVEL:
            return f"{sides[0]} against {sides[1]} {what} are too few for a test"
        return ""

    @property
    def smallest_p(self) -> float:
        """The least share of deals that can be as far apart as the clearest one."""
        sizes = [
            (int((self.stratum == one).sum()), int((self.own & (self.stratum == one)).sum()))
            for one in np.unique(self.stratum).tolist()
        ]
        # Where both sides are of one size everywhere, every deal has a mirror image that is as far apart.
        mirrored = all(2 * own == size for size, own in sizes)
        return (1 + mirrored) / prod(comb(size, own) for size, own in sizes)

    def deals(self, number: int, seed: int) -> Iterator[FloatArray]:
        """Deals × clusters, some at a time: 1 where a cluster comes to the own side."""
        generator = np.random.default_rng([seed, len(self.own), int(self.own.sum())])
        strata = [np.flatnonzero(self.stratum == one) for one in np.unique(self.stratum)]
        for begin in range(0, number, AT_ONCE):
            dealt = np.tile(self.own, (min(AT_ONCE, number - begin), 1))
            for inside in strata:
                dealt[:, inside] = generator.permuted(dealt[:, inside], axis=1)
            yield dealt.astype(np.float32)


def find_clusters(event: IntArray, own: BoolArray, rest: BoolArray) -> Clusters:
    """What is dealt out of two sides, by the event of each article (-1 for none).

    >>> event, own = np.array([0, 0, 1, 2, 2, -1]), np.array([True, True, True, False, False, False])
    >>> find_clusters(event, own, ~own).cluster.tolist()
    [1, 1, 2, 3, 3, 0]
    """
    rows = np.flatnonzero(own | rest)
    event, own = event[rows], own[rows]
    both = np.intersect1d(event[own], event[~own])
    shared = np.isin(event, both[both >= 0])
    alone = shared | (event < 0)
    # Numbers below zero are those of articles that are dealt by themselves.
    key = np.where(alone, -1 - np.arange(len(rows)), event)
    _, first, cluster = np.unique(key, return_index=True, return_inverse=True)
    return Clusters(rows, cluster, np.where(shared, event, -1)[first], own[first])


@dataclass(frozen=True, eq=False)
class Dealt:
    """What dealing out gave, one entry per measure; NaN where nothing could be told.

    ``score`` is how many standard errors the means are apart, as a quantile of the normal distribution;
    ``sign`` its direction, ``chance`` the same for the deals (deals × the measures that were ``kept``).
    """

    p: FloatArray
    sign: FloatArray
    score: FloatArray
    chance: FloatArray


def deal_out(clusters: Clusters, values: FloatArray, kept: BoolArray, draws: int, seed: int) -> Dealt:
    """The permutation test of all measures (articles × measures), with the same deals for each."""
    sums = Sums(clusters, values)
    sign, score = sums.scores(clusters.own[None].astype(np.float32))
    reached, chance = np.zeros(values.shape[1]), []
    for dealt in clusters.deals(draws, seed):
        found = sums.scores(dealt)[1]
        reached += (found >= score * (1 - TIED)).sum(axis=0)
        chance.append(found[:, kept])
    sizes = sums.known.astype(float) @ np.stack([clusters.own, ~clusters.own], axis=1)
    usable = (sizes.min(axis=1) >= FEWEST_ARTICLES) & sums.varied
    p = np.where(usable, (reached + 1) / (draws + 1), np.nan)
    return Dealt(p, sign[0], np.where(usable, score[0], np.nan), np.concatenate(chance))


class Sums:
    """What the means of both sides and their errors follow from: sums by cluster and measure."""

    def __init__(self, clusters: Clusters, values: FloatArray) -> None:
        own = values[clusters.rows]
        known = ~np.isnan(own)
        centred = centre(own, clusters.stratum[clusters.cluster])
        spread = centred.std(axis=0)
        largest = np.abs(np.where(known, own, 0.0)).max(axis=0, initial=0.0)
        self.varied: BoolArray = spread > 1e-9 * largest
        centred = np.divide(centred, spread, out=np.zeros_like(centred), where=self.varied)
        size = len(clusters.own), values.shape[1]
        total, number = np.zeros(size), np.zeros(size)
        np.add.at(total, clusters.cluster, centred)
        np.add.at(number, clusters.cluster, known.astype(float))
        self.known: BoolArray = (number > 0).T
        parts = (total, total**2, number, number > 0, total * number, number**2)
        self.parts = [np.asarray(part, np.float32) for part in parts]
        self.freedom = np.maximum(self.known.sum(axis=1) - 2.0, 1.0)

    def scores(self, dealt: FloatArray) -> tuple[FloatArray, FloatArray]:
        """For each deal and measure the direction of the difference and its distance from zero."""
        own = [dealt @ part for part in self.parts]
        rest = [part.sum(axis=0) - mine for part, mine in zip(self.parts, own, strict=True)]
        with np.errstate(divide="ignore", invalid="ignore"):
            gap = own[0] / own[2] - rest[0] / rest[2]
            ratio = gap**2 / (variance_of_mean(own) + variance_of_mean(rest))
            normal = np.sqrt(self.freedom * np.log1p(ratio / self.freedom))
        # Wallace (1959): the quantile of the normal distribution that is as rare as one of Student's t.
        normal *= (8 * self.freedom + 1) / (8 * self.freedom + 3)
        # No spread on either side, or nearly no value on one: as far apart as can be.
        score = np.where(np.abs(gap) < TIED, 0.0, np.where(np.isnan(normal), np.inf, normal))
        return np.sign(gap), score.astype(np.float32)


def variance_of_mean(sums: Sequence[FloatArray]) -> FloatArray:
    """The variance of a mean over clusters of unequal size, by linearization."""
    total, squares, number, clusters, mixed, sizes = sums
    mean = total / number
    left = squares - 2 * mean * mixed + mean**2 * sizes
    # What is left of equal values is rounding.
    left = np.where(left <= TIED * np.abs(squares), 0.0, left)
    variance: FloatArray = left / number**2 * clusters / (clusters - 1)
    return variance


def centre(values: FloatArray, stratum: IntArray) -> FloatArray:
    """Values as distances from the mean of their stratum; 0 where there is none."""
    known = ~np.isnan(values)
    _, place = np.unique(stratum, return_inverse=True)
    total, number = (np.zeros((place.max(initial=0) + 1, values.shape[1])) for _ in range(2))
    np.add.at(total, place, np.where(known, values, 0.0))
    np.add.at(number, place, known.astype(float))
    mean = np.divide(total, number, out=np.zeros_like(total), where=number > 0)
    return np.where(known, values - mean[place], 0.0)


class Permutations:
    """The permutation tests of a grouping: for each group that has several articles, all measures at once."""

    def __init__(self, grouping: Grouping, values: FloatArray, kept: BoolArray, seed: int) -> None:
        self.grouping, self.values, self.kept, self.seed = grouping, values, kept, seed
        self.draws = number_of_draws(len(values), len(grouping.groups))
        self._clusters: dict[int, Clusters] = {}
        self._dealt: dict[int, Dealt] = {}

    def clusters_of(self, group: int) -> Clusters:
        """What is dealt out between a group and what it is held against."""
        if group not in self._clusters:
            grouping = self.grouping
            event = grouping.event if grouping.event is not None else np.full(len(self.values), -1)
            sides = grouping.inside[group] > 0, grouping.outside[group] > 0
            self._clusters[group] = find_clusters(event, *sides)
        return self._clusters[group]

    def of(self, group: int) -> Dealt | None:
        """The tests of a group; None where none can come out."""
        if self.clusters_of(group).why_untestable:
            return None
        if group not in self._dealt:
            self._dealt[group] = self.mirrored(group) or deal_out(
                self.clusters_of(group), self.values, self.kept, self.draws, self.seed
            )
        return self._dealt[group]

    def mirrored(self, group: int) -> Dealt | None:
        """Of two groups each is the other's mirror: they share their deals, so that they count once."""
        other = self._dealt.get(1 - group) if len(self.grouping.groups) == 2 else None
        if other is None or self.grouping.reference is not None:
            return None
        return Dealt(other.p, -other.sign, other.score, other.chance)

    def described(self, group: int) -> str:
        """What was dealt out, in words."""
        clusters = self.clusters_of(group)
        told = f"permutation test over {len(clusters.rows)} articles"
        if clusters.together:
            told += f" in {len(clusters.own)} clusters"
        return told + (" within shared events" if clusters.within else "")
