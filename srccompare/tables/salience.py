"""How much wording of each frame an article holds: by voice, by place, how varied, how surely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from srccompare.documents import Documents, Voice
from srccompare.documents.spans import BoolArray, FloatArray, IntArray, Spans
from srccompare.documents.text.zones import TITLE
from srccompare.families.base import Family, Measure, ratio
from srccompare.families.catalog import chosen
from srccompare.measuring import measure_documents
from srccompare.tables.wordings import by_wording, strength, wording_numbers

# By convention; the level too.
PER = 100.0
LEVEL = 0.95
# Under 8 sentences the variance between them is not known well enough for an interval.
# docs/validity.md.
FEWEST_SENTENCES = 8
# A guess.
FIRST = 0.2
"""The share of an article's body that counts as its beginning."""

SPOKEN = {"narrated": Voice.NARRATED, "attributed": Voice.ATTRIBUTED, "quoted": Voice.QUOTED}


@dataclass(frozen=True)
class Frame:
    """A frame: the family and system it belongs to and the measure whose words are counted."""

    family: str
    system: str
    measure: Measure


@dataclass(frozen=True, eq=False)
class FrameHits:
    """Every hit of every frame, in all voices: one row each, by article, frame and first token."""

    article: IntArray
    frame: IntArray
    token: IntArray
    stop: IntArray
    weight: FloatArray


@dataclass(frozen=True, eq=False)
class Salience:
    """Salience per 100 words, one row per article and one column per frame, with what it rests on.

    ``low`` and ``high`` are NaN where there is no interval, and ``why`` says for which reason.
    ``rates`` has the salience in each voice and each place: NaN where an article has no words there.
    """

    frames: tuple[Frame, ...]
    hits: FrameHits
    words: IntArray
    known: BoolArray
    rate: FloatArray
    variance: FloatArray
    low: FloatArray
    high: FloatArray
    why: list[list[str]]
    number: IntArray
    wordings: IntArray
    strength: FloatArray
    weight: FloatArray
    rates: dict[str, FloatArray]


def frame_families(families: Sequence[Family] | None = None) -> tuple[Family, ...]:
    """Those of the families (by default of all in the catalog) whose rates are frames."""
    return tuple(family for family in (chosen() if families is None else families) if family.frames)


def salience_of(documents: Documents, families: Sequence[Family], voice: Voice | None = None) -> Salience:
    """The salience of every frame of these families in every article."""
    voice = Voice.OUTLET if voice is None else voice
    found = measure_documents(documents, families, Voice.ALL)
    frames = frames_of(families)
    hits = frame_hits(documents, [found.evidence[frame.measure.name] for frame in frames])
    unread = [
        np.isnan(found.values[frame.measure.name]) & (documents.words(Voice.ALL) > 0) for frame in frames
    ]
    words = documents.words(voice)
    known = ~np.any([np.zeros(len(documents), bool), *unread], axis=0) & (words > 0)
    inside = documents.mask(voice)[hits.token]
    counted = Counter(documents, hits, len(frames))
    weight, number = counted.weights(inside), counted.numbers(inside)
    wordings, damped = counted.wordings(inside)
    rate = rates(weight, words, known)
    spread = counted.variance(inside, documents.sentence_words(voice), weight, words) * PER**2
    low, high, why = intervals_of(rate, spread, sentences_of(documents, voice), known)
    return Salience(
        frames=frames,
        hits=hits,
        words=words,
        known=known,
        rate=rate,
        variance=spread,
        low=low,
        high=high,
        why=why,
        number=number,
        wordings=wordings,
        strength=np.where(known[:, None], strength(damped, words[:, None]), np.nan),
        weight=weight,
        rates=by_voice(documents, counted, known) | by_place(documents, counted, voice, known),
    )


def frames_of(families: Sequence[Family]) -> tuple[Frame, ...]:
    """The frames of these families: their rates. A family of one word list is one system of frames.

    Where a family reads several lists, the first part of a measure's name tells its system.
    """
    return tuple(
        Frame(
            family.name,
            one.name.partition("_")[0] if len(family.lexicons) > 1 else family.name,
            one,
        )
        for family in families
        for one in family.measures
        if one.recount == "rate"
    )


def frame_hits(documents: Documents, parts: Sequence[Spans]) -> FrameHits:
    """The evidence of all frames as one table."""
    article = np.concatenate([np.zeros(0, np.int64), *(spans.article for spans in parts)]).astype(np.int64)
    frame = np.repeat(np.arange(len(parts)), [len(spans) for spans in parts])
    ranges = [documents.token_range(spans) for spans in parts if len(spans)]
    none = np.zeros(0, np.int64)
    token = np.concatenate([none, *(first for first, _ in ranges)]).astype(np.int64)
    stop = np.concatenate([none, *(last for _, last in ranges)]).astype(np.int64)
    weight = np.concatenate([np.zeros(0), *(spans.score for spans in parts)])
    return FrameHits(article, frame, token, stop, weight)


class Counter:
    """Sums over the hits, by article and frame."""

    def __init__(self, documents: Documents, hits: FrameHits, frames: int) -> None:
        self.documents, self.hits, self.frames = documents, hits, frames
        self.shape = (len(documents), frames)
        self.cell = hits.article * frames + hits.frame

    def weights(self, inside: BoolArray) -> FloatArray:
        """The weights of the hits inside, added up."""
        size = self.shape[0] * self.frames
        total = np.bincount(self.cell[inside], self.hits.weight[inside], minlength=size)
        return total.astype(float).reshape(self.shape)

    def numbers(self, inside: BoolArray) -> IntArray:
        """How many hits are inside."""
        size = self.shape[0] * self.frames
        return np.bincount(self.cell[inside], minlength=size).reshape(self.shape)

    def wordings(self, inside: BoolArray) -> tuple[IntArray, FloatArray]:
        """How many different wordings the hits inside have, and their damped weight."""
        hits, size = self.hits, self.shape[0] * self.frames
        wording = wording_numbers(self.documents.tokens.norm, hits.token[inside], hits.stop[inside])
        number, damped = by_wording(self.cell[inside], wording, hits.weight[inside], size)
        return number.reshape(self.shape), damped.reshape(self.shape)

    def variance(
        self, inside: BoolArray, sentence_words: IntArray, weight: FloatArray, words: IntArray
    ) -> FloatArray:
        """The variance of hits per word, drawn from how unevenly an article's sentences hold them.

        Linearized for a ratio of sums (Cochran 1977, ch. 6), and never less than if every hit fell by
        itself: hits that come in clusters tell less than their number says.
        """
        documents, hits = self.documents, self.hits
        sentence = documents.sentence[hits.token[inside]]
        cell, held = np.unique(sentence * self.frames + hits.frame[inside], return_inverse=True)
        sums = np.bincount(held, hits.weight[inside], minlength=len(cell)).astype(float)
        held_by = cell // self.frames
        place = documents.sentences.article[held_by].astype(np.int64) * self.frames + cell % self.frames
        size = self.shape[0] * self.frames
        squares = np.bincount(place, sums**2, minlength=size).reshape(self.shape)
        crossed = np.bincount(place, sums * sentence_words[held_by], minlength=size).reshape(self.shape)
        of_article = documents.sentences.article
        used = np.bincount(of_article[sentence_words > 0], minlength=self.shape[0])[:, None]
        lengths = np.bincount(of_article, sentence_words.astype(float) ** 2, minlength=self.shape[0])[:, None]
        total = np.maximum(words, 1)[:, None].astype(float)
        share = weight / total
        between = (squares - 2 * share * crossed + share**2 * lengths) * used / np.maximum(used - 1, 1)
        alone = np.bincount(self.cell[inside], hits.weight[inside] ** 2, minlength=size).reshape(self.shape)
        spread: FloatArray = np.maximum(between, alone) / total**2
        return spread


def rates(weight: FloatArray, words: IntArray | FloatArray, known: BoolArray) -> FloatArray:
    """Weights per 100 words; NaN where an article is not measured or has no words there."""
    result = np.column_stack(
        [ratio(column, words, PER) for column in weight.T] or [np.zeros((len(words), 0))]
    )
    result[~known] = np.nan
    return result


def intervals_of(
    rate: FloatArray, variance: FloatArray, sentences: IntArray, known: BoolArray
) -> tuple[FloatArray, FloatArray, list[list[str]]]:
    """The interval of every rate, and how it was found or why there is none."""
    few = np.broadcast_to((sentences < FEWEST_SENTENCES)[:, None], rate.shape)
    low, high = poisson_interval(rate, variance)
    unknown = np.isnan(rate) | (rate == 0) | few
    low[unknown], high[unknown] = np.nan, np.nan
    why = np.full(rate.shape, "effective Poisson", object)
    why[few] = f"fewer than {FEWEST_SENTENCES} sentences"
    why[rate == 0] = "0 hits"
    why[np.isnan(rate)] = "not measured"
    return low, high, why.tolist()


def poisson_interval(rate: FloatArray, variance: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The 95 % interval of a rate whose variance is known, exact where hits fall one by one.

    Garwood's interval (1936) of a Poisson count, taken at the number of hits that would have this
    variance, as Fay & Feuer (1997) do for weighted counts. NaN where nothing was hit.

    >>> low, high = poisson_interval(np.array([1.0]), np.array([0.1]))  # ten hits
    >>> round(float(low[0]), 2), round(float(high[0]), 2)
    (0.48, 1.84)
    """
    from scipy.special import gammaincinv

    hit = (rate > 0) & (variance > 0)
    number = np.divide(rate**2, variance, out=np.full(rate.shape, np.nan), where=hit)
    tail = (1 - LEVEL) / 2
    return rate * gammaincinv(number, tail) / number, rate * gammaincinv(number + 1, 1 - tail) / number


def sentences_of(documents: Documents, voice: Voice) -> IntArray:
    """How many sentences of each article have words in the voice."""
    return np.bincount(documents.sentences_in(voice).article, minlength=len(documents))


def by_voice(documents: Documents, counted: Counter, known: BoolArray) -> dict[str, FloatArray]:
    """The salience in what is narrated, attributed and quoted."""
    found = {}
    for name, voice in SPOKEN.items():
        weight = counted.weights(documents.mask(voice)[counted.hits.token])
        found[name] = rates(weight, documents.words(voice), known)
    return found


def by_place(documents: Documents, counted: Counter, voice: Voice, known: BoolArray) -> dict[str, FloatArray]:
    """The salience in the title, in the first fifth of the body and in the rest of it."""
    token, article = counted.hits.token, documents.tokens.article
    spoken = documents.mask(voice)
    title = documents.zone == TITLE
    body = documents.is_word & spoken & ~title
    size = np.bincount(article[body], minlength=len(documents))
    before = np.concatenate([[0], np.cumsum(body)])
    opening = np.searchsorted(article, np.arange(len(documents)))
    rank = before[:-1] - before[opening][article]
    early = rank < FIRST * size[article]
    places = {"title": title, "first_fifth": ~title & early, "rest": ~title & ~early}
    found = {}
    for name, place in places.items():
        weight = counted.weights((place & spoken)[token])
        words = np.bincount(article[place & spoken & documents.is_word], minlength=len(documents))
        found[name] = rates(weight, words, known)
    return found
