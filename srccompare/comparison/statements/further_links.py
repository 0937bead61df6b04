"""Links between clauses that their wording alone would not bring together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from srccompare.comparison.statements.clauses import Candidates
from srccompare.comparison.statements.links import BANDS, NONE, POSSIBLE, Links


class Pair(NamedTuple):
    """Two clauses, the share of telling words they have in common, and whether one denies the other."""

    one: int
    other: int
    share: float
    against: bool


def with_pairs(links: Links, candidates: Candidates, pairs: Iterable[Pair]) -> Links:
    """The links together with those of further pairs, as possible matches.

    Of several clauses of an article the one most alike is taken. The score of such a link is the share of
    common telling words; its probability is not known.
    """
    match = links[links.band < BANDS.index(NONE)]
    known = set(zip(match.part_one.tolist(), match.part_other.tolist(), strict=True))
    article = candidates.article[candidates.of] if len(candidates.of) else candidates.of
    best: dict[tuple[int, int], tuple[float, int, int, bool]] = {}
    for pair in pairs:
        left, right = sorted((pair.one, pair.other))
        if article[left] == article[right] or (left, right) in known or (right, left) in known:
            continue
        for clause, beside in ((left, right), (right, left)):
            key = (clause, int(article[beside]))
            best[key] = max(best.get(key, (-1.0, 0, 0, False)), (pair.share, left, right, pair.against))
    new = sorted(set(best.values()), reverse=True)
    if not new:
        return links
    ones, others = (np.array([row[side] for row in new], np.int64) for side in (1, 2))
    found = Links(
        candidates.of[ones],
        candidates.of[others],
        ones,
        others,
        np.array([row[0] for row in new]),
        np.full(len(new), np.nan),
        np.full(len(new), BANDS.index(POSSIBLE)),
        np.array([row[3] for row in new], bool),
    )
    joined = Links(
        *(np.concatenate([getattr(links, name), getattr(found, name)]) for name in Links.__dataclass_fields__)
    )
    sure = np.nan_to_num(joined.probability)
    return joined[np.lexsort((joined.part_other, joined.part_one, -joined.score, -sure))]
