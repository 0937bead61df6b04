"""What each group emphasizes more than the others on the same event, where that can be told.

    Gull     . M . . | M M . M | . M . .       frame "economic", passages of five sentences
    Post     . . . . | . . M . | . . . .
    Wire     . . M . | . . . . | . M . .
             dealt out anew: how often would one of the three have so much more of it?

Three outlets on one event are three texts, so what can be said is said of these texts: a group emphasizes a
frame when it has more of it than the others, by more than the same passages show when they are dealt out at
random. Neighbouring sentences share their topic and are dealt together. In an event every frame and every
group is looked at, and there are many events: both are corrected for.

Not attempted: "less than the others", which a short text shows by having no room for it; a frame that is
told in a few places only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statistics.contrast import Moments
from srccompare.comparison.statistics.corrections import TIED, false_discovery
from srccompare.comparison.statistics.differences import differences_of
from srccompare.comparison.statistics.estimates import RATE
from srccompare.comparison.statistics.units import Units
from srccompare.comparison.statistics.verdicts import LEVEL
from srccompare.comparison.tables.base import Table
from srccompare.comparison.tables.frame_profiles import passage_profiles, passages
from srccompare.documents.spans import BoolArray, FloatArray, IntArray
from srccompare.tables.salience import PER

COLUMNS = {
    "event": "string", "group": "string", "against": "string", "family": "string", "frame": "string",
    "articles": "int64", "hits": "int64", "hits_against": "int64", "salience": "float64",
    "salience_against": "float64", "difference": "float64", "difference_low": "float64",
    "difference_high": "float64", "p": "float64", "p_corrected": "float64", "verdict": "string",
}  # fmt: skip
MORE = "more than the others"
ALONE = "more than the others, if this were the only event"
SAME = "not distinguishable"
# By convention one less than a round number (Phipson & Smyth 2010).
DRAWN = 9_999
"""Deals: among thirty groups and frames the rarest deal has a corrected p of some .003."""
AT_ONCE = 200
"""Deals worked out at a time. A bound on memory: each holds a copy of an event's passages."""
# A guess; docs/validity.md has what the test holds with it.
FEWEST_HITS = 8
"""Hits of a frame in all articles of an event under which it is not tested: no group could stand out."""
# A guess; docs/validity.md has what the test holds with it.
FEWEST_PASSAGES = 3
"""Passages of a group under which it is not tested: a text of ten sentences has no profile."""


def make(event: SameEvent) -> pd.DataFrame:
    """The frames of every group on every event that two groups tell, with their tests."""
    rows = [] if event.by == "event" else list(rows_of(event))
    table = pd.DataFrame(rows, columns=[*COLUMNS]).astype(COLUMNS)
    above = (table["difference_low"] > 0).fillna(False)
    table.loc[above & (table["p_corrected"] <= LEVEL), "verdict"] = ALONE
    table.loc[above & holds_among_all(table), "verdict"] = MORE
    return table


def holds_among_all(table: pd.DataFrame) -> pd.Series:
    """Whether each row holds among all frames and groups of its event, and all events.

    Events are chosen by the clearest row of each (Benjamini & Hochberg 1995), and in those that are chosen
    rows are told at a level that is lower by as much as events were left out (Benjamini & Bogomolov 2014).
    """
    clearest = table.groupby("event", sort=False)["p_corrected"].min()
    chosen = clearest[false_discovery(clearest.to_numpy(float)) <= LEVEL].index
    level = LEVEL * len(chosen) / max(len(clearest), 1)
    return table["event"].isin(chosen) & (table["p_corrected"] <= level)


@dataclass(frozen=True, eq=False)
class Passages:
    """The passages of all articles that count, or of one event: article, weight of each frame, words."""

    article: IntArray
    held: FloatArray
    words: FloatArray


@dataclass(frozen=True, eq=False)
class Sentences:
    """The sentences of the same: article and words, and the hits in them by sentence, frame and weight."""

    row: IntArray
    article: IntArray
    words: IntArray
    sentence: IntArray
    frame: IntArray
    weight: FloatArray

    def units(self, frame: int) -> Units:
        """The sentences with the weight of a frame; articles are numbered from 0."""
        chosen = self.frame == frame
        place = np.searchsorted(self.row, self.sentence[chosen])
        weight = np.bincount(place, self.weight[chosen], minlength=len(self.row)).astype(float)
        _, article = np.unique(self.article, return_inverse=True)
        return Units(article, weight, self.words.astype(float), "sentences", RATE, PER)


def rows_of(event: SameEvent) -> Iterator[dict[str, Any]]:
    """The rows event by event; of an article and its reprints only the original counts."""
    grouping = event.grouping
    counted = event.salience.known & (grouping.group_of >= 0)
    if grouping.original is not None:
        counted &= grouping.original == np.arange(len(counted))
    pieces, sentences = passages_of(event), sentences_of(event)
    by_passage = places_by_event(event.event_of[pieces.article], counted[pieces.article])
    by_sentence = places_by_event(event.event_of[sentences.article], counted[sentences.article])
    article_of_hit = event.documents.sentences.article[sentences.sentence]
    by_hit = places_by_event(event.event_of[article_of_hit], counted[article_of_hit])
    for number, rows in by_passage.items():
        here, hits = by_sentence[number], by_hit.get(number, np.zeros(0, np.int64))
        yield from of_event(
            event,
            event.event_names[number],
            Passages(pieces.article[rows], pieces.held[rows], pieces.words[rows]),
            Sentences(
                sentences.row[here],
                sentences.article[here],
                sentences.words[here],
                sentences.sentence[hits],
                sentences.frame[hits],
                sentences.weight[hits],
            ),
        )


def places_by_event(event: IntArray, counted: BoolArray) -> dict[int, IntArray]:
    """The places of each event among those that count, in order.

    >>> places_by_event(np.array([1, 0, 1]), np.array([True, True, True]))
    {0: array([1]), 1: array([0, 2])}
    """
    places = np.flatnonzero(counted)
    order = places[np.argsort(event[places], kind="stable")]
    names, first = np.unique(event[order], return_index=True)
    return dict(zip(names.tolist(), np.split(order, first[1:]), strict=True)) if len(order) else {}


def passages_of(event: SameEvent) -> Passages:
    """The passages of all articles."""
    documents, voice = event.documents, event.frame_voice
    held, article = passage_profiles(documents, event.salience, voice)
    words = documents.sentence_words(voice)
    passage, _ = passages(documents, voice)
    spoken = words > 0
    length = np.bincount(passage[spoken], words[spoken], minlength=len(article)).astype(float)
    return Passages(article, held, length)


def sentences_of(event: SameEvent) -> Sentences:
    """The sentences of all articles with words in the voice, and the hits in them."""
    documents, hits, voice = event.documents, event.salience.hits, event.frame_voice
    words = documents.sentence_words(voice)
    row = np.flatnonzero(words > 0)
    inside = documents.mask(voice)[hits.token] & (words[documents.sentence[hits.token]] > 0)
    return Sentences(
        row,
        documents.sentences.article[row].astype(np.int64),
        words[row],
        documents.sentence[hits.token[inside]],
        hits.frame[inside],
        hits.weight[inside],
    )


def of_event(event: SameEvent, name: str, told: Passages, sentences: Sentences) -> Iterator[dict[str, Any]]:
    """The rows of one event."""
    grouping, salience = event.grouping, event.salience
    group = grouping.group_of[told.article]
    present, count = np.unique(group, return_counts=True)
    reference = grouping.reference_row
    if len(present) < 2 or (reference is not None and reference not in present):
        return
    articles = np.unique(told.article)
    hits = salience.number[articles]
    frames = np.flatnonzero(hits.sum(axis=0) >= FEWEST_HITS)
    tested = (count >= FEWEST_PASSAGES) & (present != (-1 if reference is None else reference))
    if not len(frames) or not tested.any():
        return
    own, rest = sides(group, present, reference)
    p, corrected = deal_passages(own, rest, tested, told.held[:, frames], told.words, event.seed)
    inside, outside = sides(grouping.group_of[articles], present, reference)
    for column, frame in enumerate(frames.tolist()):
        moments = Moments(sentences.units(frame), len(articles))
        left, right = moments.over(inside), moments.over(outside)
        gap = differences_of(left, right)
        for row in np.flatnonzero(tested).tolist():
            yield {
                "event": name,
                "group": grouping.groups[present[row]],
                "against": grouping.reference or "all others",
                "family": salience.frames[frame].family,
                "frame": salience.frames[frame].measure.name,
                "articles": int(inside[row].sum()),
                "hits": int(hits[inside[row] > 0, frame].sum()),
                "hits_against": int(hits[outside[row] > 0, frame].sum()),
                "salience": left.value[row],
                "salience_against": right.value[row],
                "difference": gap.value[row],
                "difference_low": gap.low[row],
                "difference_high": gap.high[row],
                "p": p[row, column],
                "p_corrected": corrected[row, column],
                "verdict": SAME,
            }


def sides(group: IntArray, present: IntArray, reference: int | None) -> tuple[FloatArray, FloatArray]:
    """For each group present a row of ones for what is its own, and one for what it is held against.

    >>> sides(np.array([0, 0, 2]), np.array([0, 2]), None)[1].tolist()
    [[0.0, 0.0, 1.0], [1.0, 1.0, 0.0]]
    """
    own = (group == present[:, None]).astype(np.float64)
    return own, 1 - own if reference is None else np.repeat(own[present == reference], len(own), axis=0)


def deal_passages(
    own: FloatArray, rest: FloatArray, tested: BoolArray, held: FloatArray, length: FloatArray, seed: int
) -> tuple[FloatArray, FloatArray]:
    """For each group and frame how rarely a deal of the passages gives it so much more than the rest.

    ``own`` and ``rest`` say for each group (row) and passage whether it is of it. The second number is
    corrected for all groups and frames of the event: how rarely a deal makes any of them so rare (the
    smallest p of Westfall & Young 1993, as a short text's share is more skewed than a long one's).
    """
    generator = np.random.default_rng([seed, *own.shape])
    own, rest = own.astype(np.float32), rest.astype(np.float32)
    both = np.concatenate([held, length[:, None]], axis=1).astype(np.float32)
    seen = gaps(own[None], rest[None], both)[0]
    chance = np.concatenate(list(dealt_gaps(own, rest, both, generator)))
    chance, p, smallest = (
        np.ascontiguousarray(np.moveaxis(chance, 0, -1)),
        np.ones(seen.shape),
        np.ones(DRAWN),
    )
    for row in np.flatnonzero(tested).tolist():
        for column in range(seen.shape[1]):
            dealt = chance[row, column]
            turn = np.argsort(dealt)
            order = dealt[turn]
            slack = TIED * max(abs(float(order[0])), abs(float(order[-1])))
            p[row, column] = rarity(order, seen[row, column] - slack)
            # In order, each is found beside the one before.
            smallest[turn] = np.minimum(smallest[turn], rarity_of_each(order, slack))
    return p, np.where(p < 1, rarity(-np.sort(smallest)[::-1], -p), 1.0)


def rarity(order: FloatArray, value: FloatArray) -> FloatArray:
    """The share of sorted numbers that are at least as large, the value itself counted in.

    >>> rarity(np.array([1.0, 2.0, 3.0]), np.array([3.0, 4.0])).tolist()
    [0.5, 0.25]
    """
    reached = len(order) - np.searchsorted(order, value)
    share: FloatArray = (1 + reached) / (1 + len(order))
    return share


def rarity_of_each(order: FloatArray, slack: float) -> FloatArray:
    """The same for each of the sorted numbers less a slack, looked up once for those that are equal.

    >>> rarity_of_each(np.array([1.0, 2.0, 2.0]), 0.0).tolist()
    [1.0, 0.75, 0.75]
    """
    first = np.flatnonzero(np.append(True, order[1:] != order[:-1]))
    times = np.diff(np.append(first, len(order)))
    return np.repeat(rarity(order, order[first] - slack), times)


def dealt_gaps(
    own: FloatArray, rest: FloatArray, both: FloatArray, generator: np.random.Generator
) -> Iterator[FloatArray]:
    """The gaps after the passages were dealt out anew, some hundred times at a time."""
    # What is no group's own is the rest, unless one group is the reference.
    is_all_else = np.array_equal(rest, 1 - own)
    for begin in range(0, DRAWN, AT_ONCE):
        turns = min(AT_ONCE, DRAWN - begin)
        order = generator.permuted(np.tile(np.arange(len(both)), (turns, 1)), axis=1)
        dealt = own.take(order, axis=1)
        others = 1 - dealt if is_all_else else rest.take(order, axis=1)
        yield gaps(dealt.transpose(1, 0, 2), others.transpose(1, 0, 2), both)


def gaps(own: FloatArray, rest: FloatArray, both: FloatArray) -> FloatArray:
    """Deals × groups × frames: how much more of a frame a group has per word than the rest."""
    one, other = own @ both, rest @ both
    with np.errstate(divide="ignore", invalid="ignore"):
        found: FloatArray = one[..., :-1] / one[..., -1:] - other[..., :-1] / other[..., -1:]
    return np.nan_to_num(found)


TABLE = Table(
    "event_frames",
    "one row per event, group and frame: how much more of it than the others, and whether that holds",
    COLUMNS,
    make,
)
