"""Tone around the same actors in each group: counts, shares, balance with an interval, and the caveat."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from srccompare.articles import FIELDS
from srccompare.comparison.groups.grouping import Grouping
from srccompare.comparison.statistics.intervals import FEWEST_UNITS, LEVEL, Interval, none, weights
from srccompare.comparison.tables.base import Table
from srccompare.documents import Documents
from srccompare.documents.names import Register
from srccompare.documents.spans import IntArray
from srccompare.tables import as_table
from srccompare.tables.entity_tone import POLARITIES, mention_tones
from srccompare.tables.rows import VOICES
from srccompare.target_tone import CAVEAT

ALL = "all"

COLUMNS = {
    "actor": "int64", "name": "string", "kind": "string", "group": "string", "voice": "string",
    "articles": "int64", "mentions": "int64", "abstained": "int64", "read": "int64",
    "negative": "int64", "neutral": "int64", "positive": "int64",
    "negative_share": "float64", "neutral_share": "float64", "positive_share": "float64",
    "balance": "float64", "low": "float64", "high": "float64", "interval": "string",
    "negative_places": "string", "positive_places": "string", "caveat": "string",
}  # fmt: skip


def entity_tone_of(documents: Documents, grouping: Grouping, cast: Register, seed: int) -> pd.DataFrame:
    """One row per actor, group and voice, those named most first; see docs/entity-tone.md."""
    found = mention_tones(documents)
    spans = documents.names.spans[found.mention]
    actor = cast.actor[documents.names.entity[found.mention]] if len(spans) else np.zeros(0, np.int64)
    group = grouping.group_of[spans.article]
    sentence = documents.sentence[documents.names.first[found.mention]]
    polarity, sure = found.tones.polarity, ~found.tones.abstained
    places = [
        f"{documents.articles[article].id} {FIELDS[field]} {start}-{end}"
        for article, field, start, end in zip(
            *(column.tolist() for column in (spans.article, spans.field, spans.start, spans.end)), strict=True
        )
    ]
    total = np.bincount(actor, minlength=len(cast))
    rows: list[dict[str, Any]] = []
    by_actor = np.split(np.argsort(actor, kind="stable"), np.cumsum(total)[:-1])
    for number in np.lexsort((np.arange(len(cast)), -total)).tolist():
        own = by_actor[number]
        there = np.unique(group[own])
        for place in there[there >= 0].tolist():
            inside = own[group[own] == place]
            for voice in (ALL, *VOICES):
                kept = inside if voice == ALL else inside[found.voice[inside] == VOICES.index(voice)]
                if not len(kept):
                    continue
                read = kept[sure[kept]]
                rows.append(
                    {
                        "actor": number,
                        "name": cast.name[number],
                        "kind": cast.kind[number],
                        "group": grouping.groups[place],
                        "voice": voice,
                        "articles": len(np.unique(spans.article[kept])),
                        "mentions": len(kept),
                        "abstained": len(kept) - len(read),
                        "read": len(read),
                        **summed(polarity[read]),
                        **balanced(polarity[read], sentence[read], seed),
                        "negative_places": "; ".join(places[row] for row in read if polarity[row] < 0),
                        "positive_places": "; ".join(places[row] for row in read if polarity[row] > 0),
                        "caveat": CAVEAT,
                    }
                )
    return as_table([pd.DataFrame(rows)], COLUMNS)


def summed(polarity: IntArray) -> dict[str, float]:
    """How many readings of each polarity there are, and which share; NaN where nothing was read."""
    counts = np.bincount(polarity.astype(np.int64) + 1, minlength=len(POLARITIES))
    size = len(polarity)
    shares = counts / size if size else np.full(len(POLARITIES), np.nan)
    named = dict(zip(POLARITIES, counts.tolist(), strict=True))
    return named | {f"{name}_share": share for name, share in zip(POLARITIES, shares.tolist(), strict=True)}


def balanced(polarity: IntArray, sentence: IntArray, seed: int) -> dict[str, Any]:
    """Positive less negative as a share of what was read, from -1 to 1, resampled by sentence.

    Names in one sentence are read from the same words, so a sentence is drawn with all of them.
    """
    value = float(polarity.mean()) if len(polarity) else float("nan")
    interval = resampled(polarity, sentence, seed)
    return {"balance": value, "low": interval.low, "high": interval.high, "interval": interval.how}


def resampled(polarity: IntArray, sentence: IntArray, seed: int) -> Interval:
    """The bootstrap interval of a balance; none under 8 sentences."""
    # Few readings are of few sentences.
    units, unit = np.unique(sentence, return_inverse=True) if len(sentence) >= FEWEST_UNITS else ((), ())
    if len(units) < FEWEST_UNITS:
        return none(f"fewer than {FEWEST_UNITS} sentences read")
    drawn = weights(len(units), seed)
    top = drawn @ np.bincount(unit, polarity, minlength=len(units))
    bottom = drawn @ np.bincount(unit, minlength=len(units))
    low, high = np.percentile(top / bottom, [50 * (1 - LEVEL), 50 * (1 + LEVEL)])
    return Interval(float(low), float(high), "bootstrap over sentences")


TABLE = Table(
    "entity_tone",
    "one row per actor, group and voice: how the sentences around the name are worded (weak evidence)",
    COLUMNS,
    lambda event: entity_tone_of(event.documents, event.grouping, event.actors, event.seed),
)
