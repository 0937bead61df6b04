"""Readings of a cue, weighed: which source and content to believe, and how far.

The rules and the tagger may read one cue differently. Every combination of their sources and contents is a
candidate; a logistic model over what can be seen of it gives the probability that source and
content are right, as people marked them. It is a sum of table rows like the tagger.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from srccompare.documents.attribution import classes
from srccompare.documents.attribution.contexts import BUCKETS, FAR, LEMMAS, bucket, latest
from srccompare.documents.attribution.features import LEVELS, PREDICATE, M, TokenFeatures, rank, sums
from srccompare.documents.attribution.reading import Range
from srccompare.documents.attribution.word_codes import CLASSES, EDGE, FOLLOWERS
from srccompare.documents.spans import BoolArray, FloatArray, IntArray

BOTH, TAGGER, RULE, FOUND, NONE, ENDED = range(6)
"""Where a source or content comes from; FOUND by a rule for a cue of the tagger's, NONE if there is none,
ENDED where ``boundaries`` would have a content end."""
ORIGINS = 6
SCALE, STEEPEST = 128, 12
"""What a weight of 1 is as a whole number, and where the probability is as good as 0 or 1."""
K = len(CLASSES)
NEAR = 4
"""Tokens before a cue among which its auxiliary is looked for."""
SIDES = 4
"""No content or source, one left of the cue, one right of it, on both sides."""


@dataclass(slots=True)
class Candidate:
    """One reading of a cue; ``cluster`` numbers the cues of a batch, ``sure`` marks patterns to trust."""

    cluster: int
    cue: Range
    source: Range | None
    content: list[Range]
    source_from: int
    content_from: int
    found_by: int
    sure: bool = False


TABLES: Mapping[str, tuple[int, ...]] = {
    "origin": (ORIGINS, ORIGINS, 3),
    "kind": (3, 3, ORIGINS),
    "cue": (K, 3),
    "lemma": (LEMMAS,),
    "use": (LEVELS, len(FOLLOWERS)),
    "cue length": (4, 3),
    "source word": (K, ORIGINS),
    "source place": (4, BUCKETS),
    "source length": (BUCKETS, ORIGINS),
    "content place": (4, BUCKETS, 3),
    "content length": (BUCKETS, ORIGINS),
    "pieces": (3, ORIGINS),
    "first word": (K, 3),
    "before": (K, ORIGINS),
    "after": (K, ORIGINS),
    "cue margin": (M, 3),
    "content margin": (M, ORIGINS),
    "first margin": (M, ORIGINS),
    "last margin": (M, ORIGINS),
    "before margin": (M, ORIGINS),
    "after margin": (M, ORIGINS),
    "source margin": (M, ORIGINS),
    "source classes": (K, K),
    "source edges": (SIDES, K, K),
    "source holds": (SIDES, 2, 2, 2),
    "content opening": (SIDES, K, K),
    "content ends": (K, K),
    "cue and opening": (K, SIDES, K),
    "last class": (K,),
    "predicate": (2, K),
    "sentence": (2, 2, 2, 2),
    "options": (4,),
}
"""What is seen of a candidate: the sizes of the parts of each number."""
FORM_TABLES: Mapping[str, int] = {
    "cue first form": 1,
    "cue last form": 1,
    "form before cue": 1,
    "form after cue": 1,
    "auxiliary": 1,
    "source first form": 1,
    "source last form": 1,
    "form before source": 1,
    "form after source": 1,
    "first form": SIDES,
    "form after": 1,
    "last form": 1,
}
"""The same with the number of a frequent form as the last part."""


@dataclass(frozen=True, eq=False)
class Ranges:
    """The parts of candidates as arrays, one row per candidate; ``source`` is the cue where there is none.

    ``begin`` and ``end`` span the content, ``part`` are its pieces and ``owner`` whose they are.
    """

    cue: IntArray
    source: IntArray
    named: BoolArray
    begin: IntArray
    end: IntArray
    part: IntArray
    owner: IntArray
    origin: IntArray
    cluster: IntArray

    def inside(self, values: IntArray | BoolArray) -> IntArray:
        """The sum of the values of the tokens of each content."""
        total = sums(values)
        found: IntArray = np.bincount(
            self.owner, total[self.part[:, 1]] - total[self.part[:, 0]], len(self.cue)
        ).astype(np.int64)
        return found

    @property
    def source_side(self) -> IntArray:
        """0 where there is no source, 1 left and 2 right of the cue."""
        return np.where(self.named, np.where(self.source[:, 0] > self.cue[:, 0], 2, 1), 0)

    @property
    def content_side(self) -> IntArray:
        """1 left of the cue, 2 right, 3 both."""
        left, right = self.begin < self.cue[:, 0], self.end > self.cue[:, 1]
        return np.where(left & right, 3, np.where(left, 1, 2))


def ranges_of(candidates: Sequence[Candidate]) -> Ranges:
    """The parts of candidates as arrays."""
    pieces = [len(one.content) for one in candidates]
    return Ranges(
        cue=np.array([one.cue for one in candidates], np.int64),
        source=np.array([one.source or one.cue for one in candidates], np.int64),
        named=np.array([one.source is not None for one in candidates]),
        begin=np.array([one.content[0][0] for one in candidates], np.int64),
        end=np.array([one.content[-1][1] for one in candidates], np.int64),
        part=np.array([part for one in candidates for part in one.content], np.int64),
        owner=np.repeat(np.arange(len(candidates)), pieces),
        origin=np.array([(one.source_from, one.content_from, one.found_by) for one in candidates]).T,
        cluster=np.array([one.cluster for one in candidates], np.int64),
    )


@dataclass(frozen=True, eq=False)
class Edges:
    """Looks up what stands beside a place, as far as its paragraph reaches."""

    opens: BoolArray

    def before(self, values: IntArray, place: IntArray, nothing: int) -> IntArray:
        """The value of the token before each place, ``nothing`` where its paragraph begins there."""
        return np.where(self.opens[place], nothing, values[np.maximum(place - 1, 0)])

    def at(self, values: IntArray, place: IntArray, nothing: int) -> IntArray:
        """The value of the token at each place, ``nothing`` where another paragraph begins there."""
        return np.where(self.opens[place], nothing, values[np.minimum(place, len(values) - 1)])


def codes_of(candidates: Sequence[Candidate], tokens: TokenFeatures) -> dict[str, IntArray]:
    """The number of every candidate in each of TABLES and FORM_TABLES."""
    parts = ranges_of(candidates)
    opens = np.zeros(len(tokens) + 1, bool)
    opens[tokens.seen.paragraph_first], opens[-1] = True, True
    edges = Edges(opens)
    numbers = origin_numbers(parts, tokens, edges) | edge_numbers(parts, tokens, edges)
    codes = {name: np.ravel_multi_index(some, TABLES[name]) for name, some in numbers.items()}
    return codes | form_codes(parts, tokens, edges)


def origin_numbers(parts: Ranges, tokens: TokenFeatures, edges: Edges) -> dict[str, tuple[IntArray, ...]]:
    """What is seen of every candidate beside who found it."""
    seen, word, begin, end = tokens.seen, tokens.seen.word_class, parts.begin, parts.end
    source, named = parts.source, parts.named
    head, tail = parts.cue.T
    source_from, content_from, found_by = parts.origin
    length = parts.inside(np.ones(len(tokens), np.int64))
    share = parts.inside(tokens.quote >= 0) / length
    kind = np.where(share >= 0.8, 0, np.where(share > 0, 1, 2))
    source_gap = np.where(source[:, 0] > head, source[:, 0] - tail, head - source[:, 1])
    side = parts.content_side
    content_gap = np.where(side == 1, head - end, begin - tail)
    content = tokens.margin[:, 2]
    pieces = np.bincount(parts.owner)

    def far(gap: IntArray) -> IntArray:
        return bucket(np.clip(gap, 0, FAR))

    def mean(column: int, part: IntArray) -> IntArray:
        total = sums(tokens.margin[:, column])
        return (total[part[:, 1]] - total[part[:, 0]]) // (part[:, 1] - part[:, 0])

    return {
        "origin": (source_from, content_from, found_by),
        "kind": (kind, found_by, content_from),
        "cue": (word[head], found_by),
        "lemma": (seen.lemma[head],),
        "use": (tokens.level[head], edges.at(seen.follower, tail, 0)),
        "cue length": (np.minimum(tail - head, 4) - 1, found_by),
        "source word": (np.where(named, word[source[:, 0]], EDGE), source_from),
        "source place": (parts.source_side, far(source_gap)),
        "source length": (far(np.where(named, source[:, 1] - source[:, 0], 0)), source_from),
        "content place": (side, far(content_gap), kind),
        "content length": (far(length), content_from),
        "pieces": (np.minimum(pieces, 3) - 1, content_from),
        "first word": (word[begin], kind),
        "before": (edges.before(word, begin, EDGE), content_from),
        "after": (edges.at(word, end, EDGE), content_from),
        "cue margin": (rank(mean(1, parts.cue)), found_by),
        "content margin": (rank(parts.inside(content) // length), content_from),
        "first margin": (rank(content[begin]), content_from),
        "last margin": (rank(content[end - 1]), content_from),
        "before margin": (rank(edges.before(content, begin, 0)), content_from),
        "after margin": (rank(edges.at(content, end, 0)), content_from),
        "source margin": (np.where(named, rank(mean(0, source)), 0), source_from),
    }


def edge_numbers(parts: Ranges, tokens: TokenFeatures, edges: Edges) -> dict[str, tuple[IntArray, ...]]:
    """What is seen of the edges and the inside of every candidate's parts."""
    seen, word, begin, end, source = tokens.seen, tokens.seen.word_class, parts.begin, parts.end, parts.source
    head, tail = parts.cue.T
    side, source_side = parts.content_side, parts.source_side
    sentence = np.repeat(np.arange(len(seen.sentence_first)), seen.sentence_stop - seen.sentence_first)
    quoted = (tokens.quote >= 0).astype(np.int64)

    def holds(bits: int) -> IntArray:
        total = sums(tokens.has(bits))
        held: IntArray = ((total[source[:, 1]] > total[source[:, 0]]) & parts.named).astype(np.int64)
        return held

    beside = sentence[begin] == sentence[head]
    closes = (end >= seen.sentence_stop[sentence[head]] - 1).astype(np.int64)
    second = edges.at(word, np.minimum(end + 1, len(word)), EDGE)
    predicates = (parts.inside(tokens.has(PREDICATE)) > 0).astype(np.int64)
    return {
        "source classes": (
            np.where(parts.named, word[source[:, 0]], EDGE),
            np.where(parts.named, word[source[:, 1] - 1], EDGE),
        ),
        "source edges": (
            source_side,
            edges.before(word, source[:, 0], EDGE),
            edges.at(word, source[:, 1], EDGE),
        ),
        "source holds": (source_side, holds(classes.NAME), holds(classes.ROLE), holds(classes.COMMA)),
        "content opening": (side, word[begin], edges.at(word, begin + 1, EDGE)),
        "content ends": (edges.at(word, end, EDGE), np.where(edges.opens[end], EDGE, second)),
        "cue and opening": (word[tail - 1], side, word[begin]),
        "last class": (word[end - 1],),
        "predicate": (predicates, word[head]),
        "sentence": (beside.astype(np.int64), closes, quoted[head], quoted[begin]),
        "options": (np.minimum(np.bincount(parts.cluster)[parts.cluster], 4) - 1,),
    }


def form_codes(parts: Ranges, tokens: TokenFeatures, edges: Edges) -> dict[str, IntArray]:
    """The number of every candidate in each of FORM_TABLES."""
    form, source, named = tokens.form, parts.source, parts.named
    head, tail = parts.cue.T
    helping = latest(tokens.has(classes.AUXILIARY | classes.BE), np.arange(len(tokens), dtype=np.int32))
    helper = helping[np.maximum(head - 1, 0)]
    paragraph = tokens.seen.paragraph_first
    opening = paragraph[np.searchsorted(paragraph, head, side="right") - 1]
    helped = (head > opening) & (helper >= opening) & (head - helper <= NEAR)
    numbers = {
        "cue first form": form[head],
        "cue last form": form[tail - 1],
        "form before cue": edges.before(form, head, 0),
        "form after cue": edges.at(form, tail, 0),
        "auxiliary": np.where(helped, form[helper], 0),
        "source first form": np.where(named, form[source[:, 0]], 0),
        "source last form": np.where(named, form[source[:, 1] - 1], 0),
        "form before source": np.where(named, edges.before(form, source[:, 0], 0), 0),
        "form after source": np.where(named, edges.at(form, source[:, 1], 0), 0),
        "first form": parts.content_side * tokens.forms + form[parts.begin],
        "form after": edges.at(form, parts.end, 0),
        "last form": form[parts.end - 1],
    }
    return {name: number.astype(np.int64) for name, number in numbers.items()}


def probabilities(codes: Mapping[str, IntArray], tables: Mapping[str, IntArray], bias: int) -> FloatArray:
    """The probability of every candidate: the logistic function of its sum of table rows.

    Sums are of whole numbers and the function is a table, so that no number hangs on its neighbours.
    """
    total: IntArray = np.full(len(next(iter(codes.values()))), bias, np.int64)
    for name, code in codes.items():
        total += tables[name][code]
    curve = logistic()
    probability: FloatArray = curve[np.clip(total + len(curve) // 2, 0, len(curve) - 1)]
    return probability


@cache
def logistic() -> FloatArray:
    """The logistic function of every weight from -STEEPEST to STEEPEST."""
    weight = np.arange(-STEEPEST * SCALE, STEEPEST * SCALE + 1) / SCALE
    curve: FloatArray = np.round(1 / (1 + np.exp(-weight)), 4)
    return curve


def best_of(candidates: Sequence[Candidate], probability: FloatArray, least: float) -> IntArray:
    """The rows of the most probable candidate of each cluster, where it reaches ``least``."""
    cluster = np.array([one.cluster for one in candidates], np.int64)
    order = np.lexsort((np.arange(len(cluster)), -probability, cluster))
    first = np.concatenate([[True], cluster[order][1:] != cluster[order][:-1]])[: len(order)]
    chosen = order[first]
    kept: IntArray = chosen[probability[chosen] >= least]
    return kept


def table_sizes(forms: int) -> dict[str, int]:
    """How many rows each table has, where there are so many forms."""
    sizes = {name: int(np.prod(parts)) for name, parts in TABLES.items()}
    return sizes | {name: times * forms for name, times in FORM_TABLES.items()}
