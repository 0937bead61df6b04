"""Frames across groups: what each article emphasizes within its event, and how far profiles diverge."""

from __future__ import annotations

import numpy as np
import pandas as pd

from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.tables.base import Table
from srccompare.documents import Voice
from srccompare.documents.spans import BoolArray, FloatArray, IntArray
from srccompare.tables.frames import FRAME_COLUMNS, frame_rows
from srccompare.tables.salience import PER, Salience, poisson_interval

COLUMNS = {
    "id": "string", "group": "string", "event": "string",
    **{name: dtype for name, dtype in FRAME_COLUMNS.items() if name != "id"},
    "pool": "float64", "emphasis": "float64", "emphasis_low": "float64", "emphasis_high": "float64",
    "stretch_low": "float64", "salient": "bool",
}  # fmt: skip


# Words at the pool's rate that are added to an article: one hit in a short text is no emphasis.
# A guess: a short item.
PRIOR_WORDS = 100
# A long article is no more likely to have salient frames than a short one: no more of it is looked at.
# A guess: the shortest reports have as many words.
STRETCH = 250


def make(event: SameEvent) -> pd.DataFrame:
    """One row per article and frame: its salience held against that of all articles on the event."""
    documents, salience = event.documents, event.salience
    # Where events are what is compared, all share one pool.
    same = np.zeros(len(documents), np.int64) if event.by == "event" else event.event_of
    pool = pools(salience, same)
    number, words = len(salience.frames), salience.words
    rows = frame_rows(documents, salience, event.frame_voice or Voice.OUTLET)
    rows["group"] = np.repeat(np.array(event.groups, object), number)
    rows["event"] = np.repeat(np.array([one.event for one in documents.articles], object), number)
    rows["pool"] = pool.ravel()
    rows["emphasis"] = smoothed(salience.rate, words, pool).ravel()
    rows["emphasis_low"] = smoothed(salience.low, words, pool).ravel()
    rows["emphasis_high"] = smoothed(salience.high, words, pool).ravel()
    rows["stretch_low"] = stretch_low(salience).ravel()
    rows["salient"] = is_salient(salience, pool).ravel()
    return rows[list(COLUMNS)].astype(COLUMNS)


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


TABLE = Table(
    "frames",
    "one row per article and frame: its salience, its emphasis within the event, where it stands",
    COLUMNS,
    make,
)
