"""Frames across groups: what each article emphasizes within its event, and how far profiles diverge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from srccompare.comparison.statistics.contrast import ARTICLES, EVENTS, TEXTS, Grouping
from srccompare.comparison.statistics.intervals import Interval, over_articles
from srccompare.comparison.statistics.verdicts import LEVEL, false_discovery
from srccompare.documents import Documents, Voice
from srccompare.documents.spans import BoolArray, FloatArray, IntArray
from srccompare.documents.voices import NAMES, voice_named
from srccompare.families.base import Family
from srccompare.tables.frames import FRAME_COLUMNS, frame_rows
from srccompare.tables.salience import PER, Salience, frame_families, poisson_interval, salience_of

COLUMNS = {
    "id": "string", "group": "string", "event": "string",
    **{name: dtype for name, dtype in FRAME_COLUMNS.items() if name != "id"},
    "pool": "float64", "emphasis": "float64", "emphasis_low": "float64", "emphasis_high": "float64",
    "stretch_low": "float64", "salient": "bool",
}  # fmt: skip

EMPHASIS_COLUMNS = {
    "group": "string", "family": "string", "frame": "string", "articles": "int64", "hits": "int64",
    "salience": "float64", "emphasis": "float64", "low": "float64", "high": "float64", "interval": "string",
    "salient": "int64", "steady": "bool",
}  # fmt: skip

PROFILE_COLUMNS = {
    "group": "string", "family": "string", "system": "string", "against": "string", "hits": "int64",
    "hits_against": "int64", "divergence": "float64", "chance": "float64", "chance_high": "float64",
    "p": "float64", "q": "float64", "shuffled": "string", "units": "int64", "verdict": "string",
}  # fmt: skip

# Words at the pool's rate that are added to an article: one hit in a short text is no emphasis.
PRIOR_WORDS = 100
# A long article is no more likely to have salient frames than a short one: no more of it is looked at.
STRETCH = 250
SHUFFLES = 999
# Neighbouring sentences share their topic, so they are shuffled together.
PASSAGE = 5
SHUFFLED = {
    TEXTS: f"passages of {PASSAGE} sentences",
    ARTICLES: "articles",
    EVENTS: "articles within events",
}
# A profile of fewer hits is no profile.
FEWEST_HITS = 10


@dataclass(frozen=True, eq=False)
class ComparedFrames:
    """The tables of frames of a comparison, each worked out on first use."""

    documents: Documents
    families: tuple[Family, ...]
    grouping: Grouping
    group_of: Sequence[str]
    by: str
    spoken: str
    seed: int

    @cached_property
    def voice(self) -> Voice:
        """The voice whose words are counted."""
        return voice_named(self.spoken) if self.spoken in NAMES else Voice.OUTLET

    @cached_property
    def salience(self) -> Salience:
        """The salience of every frame in every article."""
        return salience_of(self.documents, frame_families(self.families), self.voice)

    @cached_property
    def articles(self) -> pd.DataFrame:
        """One row per article and frame: its salience held against that of all articles on the event."""
        documents, salience = self.documents, self.salience
        pool = pools(salience, events_of(documents, self.by))
        number, words = len(salience.frames), salience.words
        rows = frame_rows(documents, salience)
        rows["group"] = np.repeat(np.array(self.group_of, object), number)
        rows["event"] = np.repeat(np.array([one.event for one in documents.articles], object), number)
        rows["pool"] = pool.ravel()
        rows["emphasis"] = smoothed(salience.rate, words, pool).ravel()
        rows["emphasis_low"] = smoothed(salience.low, words, pool).ravel()
        rows["emphasis_high"] = smoothed(salience.high, words, pool).ravel()
        rows["stretch_low"] = stretch_low(salience).ravel()
        rows["salient"] = is_salient(salience, pool).ravel()
        return rows[list(COLUMNS)].astype(COLUMNS)

    @cached_property
    def groups(self) -> pd.DataFrame:
        """One row per group and frame: mean emphasis of its articles, and in how many it is salient."""
        return group_emphasis(self.articles)

    @cached_property
    def profiles(self) -> pd.DataFrame:
        """One row per group and frame system: how far its profile diverges from that of the others."""
        return profiles(self)


def events_of(documents: Documents, by: str) -> IntArray:
    """The number of each article's event; where events are what is compared, all share one pool."""
    names = ["" if by == "event" else article.event or "" for article in documents.articles]
    known = {name: number for number, name in enumerate(dict.fromkeys(names))}
    return np.array([known[name] for name in names], np.int64)


def pools(salience: Salience, event: IntArray) -> FloatArray:
    """The rate of each frame in all articles on an article's event; NaN where it is the only one."""
    size = int(event.max(initial=-1)) + 1
    known = salience.known
    words = np.bincount(event[known], salience.words[known], minlength=size)[:, None]
    held = np.zeros((size, len(salience.frames)))
    np.add.at(held, event[known], salience.weight[known])
    pooled = np.divide(PER * held, words, out=np.full(held.shape, np.nan), where=words > 0)
    pooled[np.bincount(event[known], minlength=size) < 2] = np.nan
    of_article: FloatArray = pooled[event]
    of_article[~known] = np.nan
    return of_article


def stretch_low(salience: Salience) -> FloatArray:
    """The lower end of the interval of a stretch of 250 words, or of the whole where that is shorter.

    The interval of a whole article narrows with its length, and so its lower end would name more frames
    salient the longer an article is.
    """
    more = np.maximum(salience.words / STRETCH, 1.0)[:, None]
    low = poisson_interval(salience.rate, salience.variance * more)[0]
    low[np.isnan(salience.low)] = np.nan
    return low


def is_salient(salience: Salience, pool: FloatArray) -> BoolArray:
    """Whether the lower end of a stretch's interval lies above the pool's rate."""
    salient: BoolArray = stretch_low(salience) > pool
    return salient


def smoothed(rate: FloatArray, words: IntArray, pool: FloatArray) -> FloatArray:
    """Log2 ratios of rates to their pool, after 100 words at the pool's own rate were added to each.

    >>> smoothed(np.array([[2.0]]), np.array([300]), np.array([[1.0]])).round(2).tolist()
    [[0.81]]
    """
    mixed = (rate * words[:, None] + pool * PRIOR_WORDS) / (words[:, None] + PRIOR_WORDS)
    # NaN is not above 0, so what is unknown stays so.
    known = (pool > 0) & (mixed > 0)
    result: FloatArray = np.log2(np.divide(mixed, pool, out=np.full(mixed.shape, np.nan), where=known))
    return result


def group_emphasis(table: pd.DataFrame) -> pd.DataFrame:
    """One row per group and frame: mean emphasis of its articles, and in how many the frame is salient."""
    rows = [
        {"group": group, "family": family, "frame": frame, **emphasis_of(own)}
        for (group, family, frame), own in table.groupby(["group", "family", "frame"], sort=False)
    ]
    return pd.DataFrame(rows, columns=list(EMPHASIS_COLUMNS)).astype(EMPHASIS_COLUMNS)


def emphasis_of(own: pd.DataFrame) -> dict[str, Any]:
    """One frame over the articles of one group; a lone article keeps its own interval."""
    known = own[own["salience"].notna()]
    emphasis = known["emphasis"].dropna().to_numpy(float)
    interval = over_articles(emphasis)
    if len(known) == 1:
        low, high, how = known[["emphasis_low", "emphasis_high", "interval"]].iloc[0]
        interval = Interval(low, high, how)
    return {
        "articles": len(known),
        "hits": int(known["hits"].sum()),
        "salience": known["salience"].mean(),
        "emphasis": emphasis.mean() if len(emphasis) else np.nan,
        "low": interval.low,
        "high": interval.high,
        "interval": interval.how,
        "salient": int(known["salient"].sum()),
        "steady": bool(own["steady"].iloc[0]),
    }


def profiles(compared: ComparedFrames) -> pd.DataFrame:
    """The divergence of every group from what it is held against, system by system."""
    documents, grouping, salience = compared.documents, compared.grouping, compared.salience
    held, of_passage = passage_profiles(documents, salience, compared.voice)
    articles = np.zeros((len(documents), len(salience.frames)))
    np.add.at(articles, of_passage, held)
    rows: list[dict[str, Any]] = []
    for number, group in enumerate(grouping.groups):
        if group == grouping.reference:
            continue
        own, rest = grouping.group_of == number, grouping.rest(number)
        tier = grouping.tier_of(number)
        units, article = (held, of_passage) if tier == TEXTS else (articles, np.arange(len(documents)))
        # Over shared events a label may have gone to another article on the same event only.
        event = grouping.event if tier == EVENTS else None
        stratum = np.zeros(len(article), np.int64) if event is None else event[article]
        for (family, system), columns in systems(salience).items():
            about = {"group": group, "family": family, "system": system}
            about["against"] = grouping.reference or "all others"
            about["shuffled"] = SHUFFLED[tier]
            found = divergence(units[:, columns], own[article], rest[article], stratum, compared.seed)
            rows.append(about | found)
    table = pd.DataFrame(rows, columns=list(PROFILE_COLUMNS)).astype(PROFILE_COLUMNS)
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


def divergence(
    units: FloatArray, own: BoolArray, rest: BoolArray, stratum: IntArray, seed: int
) -> dict[str, Any]:
    """The Jensen-Shannon divergence of two profiles in bits, and what shuffling within strata gives."""
    left, right = units[own], units[rest]
    one, two = left.sum(axis=0), right.sum(axis=0)
    row = {"hits": int(one.sum()), "hits_against": int(two.sum()), "units": len(left) + len(right)}
    if min(row["hits"], row["hits_against"]) < FEWEST_HITS:
        unknown = dict.fromkeys(("divergence", "chance", "chance_high", "p"), np.nan)
        return row | unknown | {"verdict": f"not tested: fewer than {FEWEST_HITS} hits"}
    seen = float(bits(one[None], two[None])[0])
    both, generator = np.concatenate([left, right]), np.random.default_rng([seed, len(left), len(right)])
    of_unit = np.concatenate([stratum[own], stratum[rest]])
    shuffled = np.concatenate(list(shuffles(both, len(left), of_unit, generator)))
    above = shuffled >= seen - 1e-12
    p = (1 + int(above.sum())) / (1 + SHUFFLES)
    return row | {
        "divergence": seen,
        "chance": float(shuffled.mean()),
        "chance_high": float(np.quantile(shuffled, 0.95)),
        "p": p,
        "verdict": "not distinguishable",
    }


def shuffles(
    both: FloatArray, first: int, stratum: IntArray, generator: np.random.Generator
) -> Iterator[FloatArray]:
    """Divergences after the units were dealt out anew, a hundred times at a time.

    Of each stratum as many units as before come to the first side.
    """
    total = both.sum(axis=0)
    for begin in range(0, SHUFFLES, 100):
        dealt = np.zeros((min(100, SHUFFLES - begin), len(both)))
        dealt[:, :first] = 1.0
        for number in np.unique(stratum):
            inside = np.flatnonzero(stratum == number)
            dealt[:, inside] = generator.permuted(dealt[:, inside], axis=1)
        one = dealt @ both
        yield bits(one, total - one)


def bits(left: FloatArray, right: FloatArray) -> FloatArray:
    """The Jensen-Shannon divergence (Lin 1991) of two profiles: 0 the same, 1 nothing in common.

    >>> bits(np.array([[1.0, 0.0]]), np.array([[0.0, 3.0]])).tolist()
    [1.0]
    """
    from scipy.spatial.distance import jensenshannon

    empty = (left.sum(axis=1) == 0) | (right.sum(axis=1) == 0)
    one, two = (np.where(empty[:, None], 1.0, side) for side in (left, right))
    distance = np.asarray(jensenshannon(one, two, base=2, axis=1))
    # The root of a rounding error below 0 is no number.
    found: FloatArray = np.where(empty, 0.0, np.nan_to_num(distance) ** 2)
    return found
