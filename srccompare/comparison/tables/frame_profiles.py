"""How far each group's profile of frames diverges from that of the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from srccompare.comparison.groups.grouping import ARTICLES, EVENTS, TEXTS
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statistics.corrections import false_discovery
from srccompare.comparison.statistics.verdicts import LEVEL
from srccompare.comparison.tables.base import Table
from srccompare.documents import Documents, Voice
from srccompare.documents.spans import BoolArray, FloatArray, IntArray
from srccompare.tables.salience import Salience

COLUMNS = {
    "group": "string", "family": "string", "system": "string", "against": "string", "hits": "int64",
    "hits_against": "int64", "divergence": "float64", "chance": "float64", "chance_high": "float64",
    "p": "float64", "q": "float64", "shuffled": "string", "units": "int64", "verdict": "string",
}  # fmt: skip
# By convention one less than a round number (Phipson & Smyth 2010).
SHUFFLES = 999
# Neighbouring sentences share their topic, so they are shuffled together. Set by hand.
PASSAGE = 5
SHUFFLED = {
    TEXTS: f"passages of {PASSAGE} sentences",
    ARTICLES: "articles",
    EVENTS: "articles within events",
}
# A profile of fewer hits is no profile.
# A guess.
FEWEST_HITS = 10


def make(event: SameEvent) -> pd.DataFrame:
    """The divergence of every group from what it is held against, system by system."""
    documents, grouping, salience = event.documents, event.grouping, event.salience
    held, of_passage = passage_profiles(documents, salience, event.frame_voice)
    articles = np.zeros((len(documents), len(salience.frames)))
    np.add.at(articles, of_passage, held)
    rows: list[dict[str, Any]] = []
    known: Known = {}
    for number, group in enumerate(grouping.groups):
        if group == grouping.reference:
            continue
        own, rest = grouping.group_of == number, grouping.rest(number)
        tier = grouping.tier_of(number)
        units, article = (held, of_passage) if tier == TEXTS else (articles, np.arange(len(documents)))
        # Over shared events a label may have gone to another article on the same event only.
        number_of = grouping.event if tier == EVENTS else None
        stratum = np.zeros(len(article), np.int64) if number_of is None else number_of[article]
        deals = Deals(own[article], rest[article], stratum, event.seed, known)
        for (family, system), columns in systems(salience).items():
            about = {"group": group, "family": family, "system": system}
            about["against"] = grouping.reference or "all others"
            about["shuffled"] = SHUFFLED[tier]
            found = divergence(units[:, columns], deals)
            rows.append(about | found)
    table = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    # Many profiles are looked at together, so a lone small p is no finding.
    table["q"] = false_discovery(table["p"].to_numpy(float))
    table.loc[table["q"] <= LEVEL, "verdict"] = "differs more than shuffled texts"
    return table


def passage_profiles(documents: Documents, salience: Salience, voice: Voice) -> tuple[FloatArray, IntArray]:
    """The weight of each frame in each passage, and the article of each passage."""
    passage, of_passage = passages(documents, voice)
    inside = documents.mask(voice)[salience.hits.token] & salience.known[salience.hits.article]
    held = np.zeros((len(of_passage), len(salience.frames)))
    sentence = documents.sentence[salience.hits.token[inside]]
    np.add.at(held, (passage[sentence], salience.hits.frame[inside]), salience.hits.weight[inside])
    return held, of_passage


def systems(salience: Salience) -> dict[tuple[str, str], list[int]]:
    """The frames of each system, by family and system."""
    found: dict[tuple[str, str], list[int]] = {}
    for number, frame in enumerate(salience.frames):
        found.setdefault((frame.family, frame.system), []).append(number)
    return found


def passages(documents: Documents, voice: Voice) -> tuple[IntArray, IntArray]:
    """The passage of each sentence, and the article of each passage: five sentences of the voice in a row."""
    spoken = documents.sentence_words(voice) > 0
    article = documents.sentences.article.astype(np.int64)
    before: IntArray = np.cumsum(spoken) - spoken
    place: IntArray = before - before[np.searchsorted(article, article)]
    begins = spoken & (place % PASSAGE == 0)
    passage: IntArray = np.maximum(np.cumsum(begins) - 1, 0)
    return passage, article[begins]


Known = dict[tuple[tuple[int, int, int], bytes], list[BoolArray]]
"""Deals by seed, sizes and strata."""
KNOWN = 64_000_000
"""Bytes of the deals that are kept at a time, one for every deal and unit: a bound on memory."""


class Deals:
    """Two sides whose units are dealt out anew within strata, as many to the first as before.

    One serves for all systems of frames; sides of the same sizes share the deals they ``know``.
    """

    def __init__(
        self, own: BoolArray, rest: BoolArray, stratum: IntArray, seed: int, known: Known | None = None
    ) -> None:
        self.own, self.rest = own, rest
        self.stratum = np.concatenate([stratum[own], stratum[rest]])
        self.seed = (seed, int(own.sum()), int(rest.sum()))
        self.known: Known = {} if known is None else known

    @property
    def all(self) -> list[BoolArray]:
        """Which units come to the first side, a hundred deals at a time; its own stand first."""
        key = self.seed, self.stratum.tobytes()
        if key not in self.known:
            if (len(self.known) + 1) * SHUFFLES * len(self.stratum) > KNOWN:
                self.known.clear()
            self.known[key] = self.deal()
        return self.known[key]

    def deal(self) -> list[BoolArray]:
        """Deal the units out."""
        generator, (_, first, second) = np.random.default_rng(self.seed), self.seed
        strata = [np.flatnonzero(self.stratum == number) for number in np.unique(self.stratum)]
        found = []
        for begin in range(0, SHUFFLES, 100):
            dealt = np.zeros((min(100, SHUFFLES - begin), first + second), bool)
            dealt[:, :first] = True
            for inside in strata:
                dealt[:, inside] = generator.permuted(dealt[:, inside], axis=1)
            found.append(dealt)
        return found


def divergence(units: FloatArray, deals: Deals) -> dict[str, Any]:
    """The Jensen-Shannon divergence of two profiles in bits, and what shuffling within strata gives."""
    left, right = units[deals.own], units[deals.rest]
    one, two = left.sum(axis=0), right.sum(axis=0)
    row = {"hits": int(one.sum()), "hits_against": int(two.sum()), "units": len(left) + len(right)}
    if min(row["hits"], row["hits_against"]) < FEWEST_HITS:
        unknown = dict.fromkeys(("divergence", "chance", "chance_high", "p"), np.nan)
        return row | unknown | {"verdict": f"not tested: fewer than {FEWEST_HITS} hits"}
    seen = float(bits(one[None], two[None])[0])
    shuffled = np.concatenate(list(shuffles(np.concatenate([left, right]), deals)))
    above = shuffled >= seen - 1e-12
    p = (1 + int(above.sum())) / (1 + SHUFFLES)
    return row | {
        "divergence": seen,
        "chance": float(shuffled.mean()),
        "chance_high": float(np.quantile(shuffled, 0.95)),
        "p": p,
        "verdict": "not distinguishable",
    }


def shuffles(both: FloatArray, deals: Deals) -> Iterator[FloatArray]:
    """Divergences after the units of both sides were dealt out anew, a hundred times at a time."""
    total = both.sum(axis=0)
    for dealt in deals.all:
        one = dealt.astype(np.float64) @ both
        yield bits(one, total - one)


def bits(left: FloatArray, right: FloatArray) -> FloatArray:
    """The Jensen-Shannon divergence (Lin 1991) of two profiles: 0 the same, 1 nothing in common.

    >>> bits(np.array([[1.0, 0.0]]), np.array([[0.0, 3.0]])).tolist()
    [1.0]
    """
    from scipy.special import rel_entr

    empty = (left.sum(axis=1) == 0) | (right.sum(axis=1) == 0)
    one, two = (np.where(empty[:, None], 1.0, side) for side in (left, right))
    one, two = (side / side.sum(axis=1, keepdims=True) for side in (one, two))
    mean = (one + two) / 2
    # The root of a rounding error below 0 is no number, and no news for those who compare.
    with np.errstate(invalid="ignore"):
        apart = rel_entr(one, mean).sum(axis=1) + rel_entr(two, mean).sum(axis=1)
        distance = np.sqrt(apart / np.log(2) / 2)
    found: FloatArray = np.where(empty, 0.0, np.nan_to_num(distance) ** 2)
    return found


TABLE = Table(
    "frame_profiles",
    "one row per group and frame system: how far its profile diverges from that of the others",
    COLUMNS,
    make,
)
