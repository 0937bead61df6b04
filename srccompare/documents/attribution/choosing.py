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

from srccompare.documents.attribution.contexts import BUCKETS, FAR, LEMMAS, Seen, bucket
from srccompare.documents.attribution.reading import Range
from srccompare.documents.attribution.word_codes import CLASSES, EDGE, FOLLOWERS
from srccompare.documents.spans import BoolArray, FloatArray, IntArray

BOTH, TAGGER, RULE, FOUND, NONE = range(5)
"""Where a source or content comes from; FOUND by a rule for a cue of the tagger's, NONE if there is none."""
ORIGINS = 5
SCALE, STEEPEST = 128, 12
"""What a weight of 1 is as a whole number, and where the probability is as good as 0 or 1."""
MARGINS = np.array([-6, -4, -2.5, -1.5, -0.75, 0, 0.75, 1.5, 2.5, 4, 6]) * 128
M, K = len(MARGINS) + 1, len(CLASSES)
LEVELS = 10
"""Classes of how often a word form is a cue, the last for forms that never were."""


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
}
"""What is seen of a candidate: the sizes of the parts of each number."""


def margins(score: IntArray) -> IntArray:
    """How much better source, cue and content fit each token than anything else: three columns."""
    families = np.stack(
        [score[:, low:high].max(1) for low, high in ((0, 3), (3, 7), (7, 9), (9, 13))], axis=1
    ).astype(np.int32)
    ordered = np.sort(families, axis=1)
    best_other = np.where(families == ordered[:, -1:], ordered[:, -2:-1], ordered[:, -1:])
    return (families - best_other)[:, 1:]


def codes_of(
    candidates: Sequence[Candidate], seen: Seen, margin: IntArray, quoted: BoolArray, level: IntArray
) -> dict[str, IntArray]:
    """The number of every candidate in each of TABLES.

    ``quoted`` tells the words in quotations, ``level`` how often the form of each token is a cue.
    """
    size = len(seen)
    cue = np.array([one.cue for one in candidates], np.int64)
    named = np.array([one.source is not None for one in candidates])
    source = np.array([one.source or one.cue for one in candidates], np.int64)
    begin = np.array([one.content[0][0] for one in candidates], np.int64)
    end = np.array([one.content[-1][1] for one in candidates], np.int64)
    pieces = np.array([len(one.content) for one in candidates])
    origin = np.array([(one.source_from, one.content_from, one.found_by) for one in candidates]).T
    source_from, content_from, found_by = origin
    row = np.repeat(np.arange(len(candidates)), pieces)
    parts = np.array([part for one in candidates for part in one.content], np.int64)

    def inside(values: IntArray) -> IntArray:
        total = np.concatenate([[0], np.cumsum(values, dtype=np.int64)])
        return np.bincount(row, total[parts[:, 1]] - total[parts[:, 0]], len(candidates)).astype(np.int64)

    length = inside(np.ones(size, np.int64))
    share = inside(quoted.astype(np.int64)) / length
    kind = np.where(share >= 0.8, 0, np.where(share > 0, 1, 2))
    word = seen.word_class
    head = cue[:, 0]
    # What lies beyond the paragraph is not looked at.
    opens = np.zeros(size + 1, bool)
    opens[seen.paragraph_first], opens[size] = True, True
    before, after = np.maximum(begin - 1, 0), np.minimum(end, size - 1)
    follows = np.minimum(cue[:, 1], size - 1)
    source_gap = np.where(source[:, 0] > head, source[:, 0] - cue[:, 1], head - source[:, 1])
    source_place = np.where(named, np.where(source[:, 0] > head, 2, 1), 0)
    left, right = begin < head, end > cue[:, 1]
    content_gap = np.where(left & ~right, head - end, begin - cue[:, 1])
    whole = np.where(left & right, 3, np.where(left, 1, 2))
    source_total = np.concatenate([[0], np.cumsum(margin[:, 0], dtype=np.int64)])
    source_mean = (source_total[source[:, 1]] - source_total[source[:, 0]]) // (source[:, 1] - source[:, 0])
    cue_total = np.concatenate([[0], np.cumsum(margin[:, 1], dtype=np.int64)])
    cue_mean = (cue_total[cue[:, 1]] - cue_total[head]) // (cue[:, 1] - head)
    content = margin[:, 2]

    def far(gap: IntArray) -> IntArray:
        return bucket(np.clip(gap, 0, FAR))

    def rank(values: IntArray) -> IntArray:
        return np.searchsorted(MARGINS, values)

    follower = np.where(opens[cue[:, 1]], 0, seen.follower[follows])
    numbers = {
        "origin": (source_from, content_from, found_by),
        "kind": (kind, found_by, content_from),
        "cue": (word[head], found_by),
        "lemma": (seen.lemma[head],),
        "use": (level[head], follower),
        "cue length": (np.minimum(cue[:, 1] - head, 4) - 1, found_by),
        "source word": (np.where(named, word[source[:, 0]], EDGE), source_from),
        "source place": (source_place, far(source_gap)),
        "source length": (far(np.where(named, source[:, 1] - source[:, 0], 0)), source_from),
        "content place": (whole, far(content_gap), kind),
        "content length": (far(length), content_from),
        "pieces": (np.minimum(pieces, 3) - 1, content_from),
        "first word": (word[begin], kind),
        "before": (np.where(opens[begin], EDGE, word[before]), content_from),
        "after": (np.where(opens[end], EDGE, word[after]), content_from),
        "cue margin": (rank(cue_mean), found_by),
        "content margin": (rank(inside(margin[:, 2]) // length), content_from),
        "first margin": (rank(content[begin]), content_from),
        "last margin": (rank(content[end - 1]), content_from),
        "before margin": (rank(np.where(opens[begin], 0, content[before])), content_from),
        "after margin": (rank(np.where(opens[end], 0, content[after])), content_from),
        "source margin": (np.where(named, rank(source_mean), 0), source_from),
    }
    return {name: np.ravel_multi_index(parts_, TABLES[name]) for name, parts_ in numbers.items()}


def probabilities(codes: Mapping[str, IntArray], tables: Mapping[str, IntArray], bias: int) -> FloatArray:
    """The probability of every candidate: the logistic function of its sum of table rows.

    Sums are of whole numbers and the function is a table, so that no number hangs on its neighbours.
    """
    total: IntArray = np.full(len(next(iter(codes.values()))), bias, np.int64)
    for name in TABLES:
        total += tables[name][codes[name]]
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


def size_of(name: str) -> int:
    """How many rows a table has."""
    return int(np.prod(TABLES[name]))
