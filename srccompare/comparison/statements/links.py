"""Which sentences of different articles say the same, in bands, and by which of their clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import scipy.sparse as sp

from srccompare.comparison.statements.clauses import Candidates
from srccompare.comparison.statements.encoders import Encoder, rows_of
from srccompare.comparison.statements.features import FEATURES, event_of, evidence, turned_round
from srccompare.comparison.statements.model import load_model
from srccompare.comparison.statements.pairs import (
    Pairs,
    measure_pairs,
    pairs_to_look_at,
    place_in_run,
    unique_pairs,
)
from srccompare.comparison.statements.polarity import Polarity
from srccompare.comparison.statements.similarity import Sentences
from srccompare.comparison.statements.vetoes import (
    is_left_open,
    never_shared,
    quotes_apart,
    told_the_other_way_round,
)
from srccompare.documents.certainty import IS_QUESTIONED
from srccompare.documents.spans import BoolArray, FloatArray, IntArray

SHARED, POSSIBLE, NONE = "shared", "possible match", "no match found"
BANDS = (SHARED, POSSIBLE, NONE)

LOOSEST = 0.12
"""Cosine of stems below which two sentences are not looked at."""
MOST = 15
"""Other sentences that are looked at for each."""
LOOSEST_SCORE = 0.18
"""Score, what chance makes taken off, below which nothing is said of a pair."""
LEAST_MASS = 3.0
"""Shared telling wording below which nothing is said of a pair."""
NEAREST = 1
"""How many pairs of a sentence with the same article may score higher."""
ENCODED_ALIKE, ENCODED_MOST, ENCODED_SCORE = 0.6, 10, 0.4
"""From which value an encoder alone makes a possible match, how many a sentence has, their least score."""
WHOLE = 0.06
"""Weighed similarity of whole sentences below which their clauses are not looked at."""
USUAL_SIZE, PER_DOUBLING = 250, 0.05
"""Sentences of an event from which more of them are alike by chance, and what that costs per doubling."""
SURE, SURE_OF_VERBS, POSSIBLY = 0.7, 0.5, 0.45
"""Probability of a shared statement, of one whose main verbs both stand on the other side, and of a
possible match."""
OPPOSED = 0.3
"""Probability from which two clauses that contradict each other are a possible match."""
SUPPORTED = 0.2
"""Probability from which a pair is a possible match where others hold its statement together."""
COPIED, COPIED_MASS = 0.9, 7.0
"""Score and shared telling wording of two clauses in all but the same words."""
OPEN = 0.6
"""Score from which a question that is told is shown at all."""


@dataclass(frozen=True, eq=False)
class Links:
    """Pairs of sentences of different articles, best first.

    ``one`` and ``other`` number candidate sentences, ``part_one`` and ``part_other`` the clauses they are
    most alike in. ``score`` is the weighed similarity (``similarity.evidence``), ``probability`` that of a
    reader who says that both state the same (``model``), ``band`` numbers BANDS, ``contradicts`` says
    whether one denies what the other says. Pairs below a possible match are kept with the last band: they
    count where others hold their statement together.
    """

    one: IntArray
    other: IntArray
    part_one: IntArray
    part_other: IntArray
    score: FloatArray
    probability: FloatArray
    band: IntArray
    contradicts: BoolArray

    def __len__(self) -> int:
        return len(self.one)

    def __getitem__(self, rows: Any) -> Links:
        return Links(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


def find_links(candidates: Candidates, event: IntArray, encoder: Encoder | None = None) -> Links:
    """The links between candidate sentences; ``event`` numbers the event of each article.

    How telling a word is follows from its own event, so events are looked at one by one.
    """
    found = []
    of_sentence = event[candidates.article]
    for number in np.unique(of_sentence).tolist():
        rows = np.flatnonzero(of_sentence == number)
        if len(np.unique(candidates.article[rows])) > 1:
            found.append(links_of_event(candidates, rows, encoder))
    if not found:
        nothing = np.zeros(0, np.int64)
        zero = np.zeros(0)
        return Links(nothing, nothing, nothing, nothing, zero, zero, nothing, np.zeros(0, bool))
    links = Links(
        *(np.concatenate([getattr(one, name) for one in found]) for name in Links.__dataclass_fields__)
    )
    return links[np.lexsort((links.other, links.one, -links.score, -links.probability))]


def links_of_event(candidates: Candidates, rows: IntArray, encoder: Encoder | None) -> Links:
    """The links between some sentences."""
    bounds = np.searchsorted(candidates.of, [rows, rows + 1]).T.tolist()
    parts = [np.arange(*own) for own in bounds]
    content = candidates.content
    sentences = Sentences(
        [candidates.sentence_content[row] for row in rows],
        parts=[[content[part] for part in own] for own in parts],
    )
    number_of_part = np.concatenate(parts)
    article = candidates.article[rows]
    meaning = Meaning(sentences.texts, encoder)
    one, other = pairs_to_look_at(sentences.whole.stem_view, article, LOOSEST, MOST)
    one, other = meaning.with_near(one, other, article)
    least = WHOLE if encoder is None else 0.0
    measured = meaning.joined(measure_pairs(sentences, one, other, least))
    near = nearest(measured.score, measured.one, measured.other, article)
    worth = (measured.mass >= LEAST_MASS) | (measured.meaning >= ENCODED_ALIKE)
    by_chance = chance(len(rows))
    worth &= (measured.score - by_chance >= LOOSEST_SCORE) | (measured.meaning >= ENCODED_ALIKE)
    measured = measured[worth & (near <= NEAREST)]
    judged = judge(candidates, sentences, measured, rows, number_of_part)
    measured = judged.pairs
    return Links(
        rows[measured.one],
        rows[measured.other],
        number_of_part[measured.left],
        number_of_part[measured.right],
        measured.score,
        judged.probability,
        judged.band,
        judged.contradicts,
    )


@dataclass(frozen=True, eq=False)
class Judged:
    """Pairs that are matches, or may be where others support them, with what is said of each."""

    pairs: Pairs
    probability: FloatArray
    band: IntArray
    contradicts: BoolArray


def judge(
    candidates: Candidates, sentences: Sentences, pairs: Pairs, rows: IntArray, parts: IntArray
) -> Judged:
    """How probable it is that each pair states the same, its band, and whether one side denies the other.

    ``rows`` and ``parts`` give the sentences and clauses of the event their numbers among all candidates.
    """
    marks, texts = candidates.marks[parts], [candidates.texts[row] for row in rows]
    written = [candidates.written[part] for part in parts]
    event = event_of(sentences, texts)
    found = evidence(sentences, pairs, written, marks, event)
    model, agree = load_model(), found[:, FEATURES.index("agreement")]
    probability = model.probability(found)
    # Two clauses of which one denies the other speak of the same: what is denied counts against no match.
    found[:, FEATURES.index("negated")] = 0
    either_way = model.probability(found)
    kept = (either_way >= SUPPORTED) | (pairs.score >= COPIED) | (pairs.meaning >= ENCODED_ALIKE)
    kept[kept] = ~told_the_other_way_round(sentences, pairs[kept], texts)
    kept[kept] = ~turned_round(sentences, pairs[kept], event)
    pairs = pairs[kept]
    questioned = marks & IS_QUESTIONED > 0
    said = [candidates.content[part] for part in parts]
    polarity = Polarity(said, candidates.refuted[parts], questioned, sentences.names)
    contradicts = polarity.differs(pairs.left, pairs.right)
    probability = np.where(contradicts, either_way[kept], probability[kept])
    asked = questioned[pairs.left] | questioned[pairs.right]
    # Two questions state nothing, however alike.
    states = ~(questioned[pairs.left] & questioned[pairs.right])
    left_open = np.array([is_left_open(words) for words in sentences.part_words], bool)
    open_ = left_open[pairs.left] | left_open[pairs.right]
    band = bands(pairs, probability, agree[kept], asked, open_)
    band = np.where(contradicts & (probability >= OPPOSED), np.minimum(band, BANDS.index(POSSIBLE)), band)
    # A contradiction is a disagreement and no match, however alike the words.
    apart = contradicts | never_shared(sentences.part_words, pairs)
    quotes = {
        one: [event.meanings(word) for word in candidates.quoted_words(int(parts[one]))]
        for one in sorted({*pairs.left.tolist(), *pairs.right.tolist()})
    }
    apart |= quotes_apart(quotes, sentences, pairs, event)
    band = np.where(apart & (band == BANDS.index(SHARED)), BANDS.index(POSSIBLE), band)
    return Judged(pairs[states], probability[states], band[states], contradicts[states])


class Meaning:
    """How alike an encoder finds sentences, 0 for what two sentences of the event usually have, 1 for equal.

    Without an encoder nothing is changed.
    """

    def __init__(self, texts: Sequence[str], encoder: Encoder | None) -> None:
        self.vectors: FloatArray | None = None
        if encoder is None:
            return
        vectors = rows_of(encoder, [" ".join(text.split()) for text in texts])
        length = np.linalg.norm(vectors, axis=1, keepdims=True)
        self.vectors = vectors / np.maximum(length, 1e-12)
        sample = self.vectors[:: max(1, len(texts) // 500)]
        self.usual = float(np.median(sample @ sample.T)) if len(sample) > 1 else 0.0

    def of(self, one: IntArray, other: IntArray) -> FloatArray:
        """How alike pairs of sentences are."""
        assert self.vectors is not None
        cosine = np.einsum("ij,ij->i", self.vectors[one], self.vectors[other])
        alike: FloatArray = np.clip((cosine - self.usual) / max(1 - self.usual, 1e-9), 0.0, 1.0)
        return alike

    def with_near(self, one: IntArray, other: IntArray, article: IntArray) -> tuple[IntArray, IntArray]:
        """The pairs together with those the encoder finds alike."""
        if self.vectors is None:
            return one, other
        loosest = self.usual + ENCODED_ALIKE * (1 - self.usual)
        more = pairs_to_look_at(sp.csr_array(self.vectors), article, loosest, ENCODED_MOST)
        return unique_pairs(np.append(one, more[0]), np.append(other, more[1]), len(article))

    def joined(self, pairs: Pairs) -> Pairs:
        """The pairs with wording and meaning weighed alike; what either finds very alike is kept."""
        if self.vectors is None:
            return pairs
        meaning = self.of(pairs.one, pairs.other)
        score = np.maximum(
            (pairs.score + meaning) / 2, np.where(meaning >= ENCODED_ALIKE, ENCODED_SCORE, 0.0)
        )
        return replace(pairs, score=score, meaning=meaning)


def nearest(score: FloatArray, one: IntArray, other: IntArray, article: IntArray) -> IntArray:
    """How many pairs of either sentence with the other's article score higher: 0 for mutual best."""
    return np.maximum(better(score, one, article[other]), better(score, other, article[one]))


def better(score: FloatArray, sentence: IntArray, article: IntArray) -> IntArray:
    """For each pair how many of its sentence's pairs with that article score higher."""
    order = np.lexsort((-score, article, sentence))
    key = sentence[order].astype(np.int64) * (int(article.max(initial=0)) + 1) + article[order]
    found = np.zeros(len(score), np.int64)
    found[order] = place_in_run(key)
    return found


def chance(size: int) -> float:
    """How much more alike two sentences have to be, the more sentences there are to be alike by chance.

    >>> chance(200), round(chance(1000), 2)
    (0.0, 0.1)
    """
    return PER_DOUBLING * max(0.0, float(np.log2(size / USUAL_SIZE)))


def bands(
    pairs: Pairs, probability: FloatArray, agree: FloatArray, asked: BoolArray, open_: BoolArray
) -> IntArray:
    """The band of each pair, by number, from the probability that both clauses say the same.

    *Shared* are pairs that are sure, and less sure ones whose main verbs both stand on the other side.
    ``agree`` says of how many of the two clauses a main verb stands in the other sentence, ``asked`` which
    pairs hold a question, ``open_`` which hold one that is told.
    """
    shared = (probability >= SURE) | ((agree == 2) & (probability >= SURE_OF_VERBS))
    shared |= (pairs.score >= COPIED) & (pairs.mass >= COPIED_MASS)
    possible = (probability >= POSSIBLY) & (~open_ | (pairs.score >= OPEN))
    possible |= pairs.meaning >= ENCODED_ALIKE
    return np.where(shared & ~asked & ~open_, 0, np.where(shared | possible, 1, 2))
