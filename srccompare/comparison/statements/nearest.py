"""The sentences most like a sentence, found quickly by shared words and then looked at closely."""

from __future__ import annotations

from typing import Any

import numpy as np

from srccompare.comparison.statements.similarity import Sentences, likeness
from srccompare.documents import Documents
from srccompare.documents.spans import BoolArray, FloatArray, IntArray

# What was judged by hand: from .5 on nearly all pairs say the same, between .35 and .5 about six of ten.
SHARED, POSSIBLE = 0.5, 0.35
BANDS = ("shared", "possible match", "no match found")
# A first look by words alone misses little above this, and spares the close look most sentences.
WORTH_A_LOOK = 0.2


def band_of(score: float) -> str:
    """What a score of similarity allows to say.

    >>> band_of(0.6), band_of(0.4), band_of(0.1)
    ('shared', 'possible match', 'no match found')
    """
    return BANDS[0] if score >= SHARED else BANDS[1] if score >= POSSIBLE else BANDS[2]


def vectors(documents: Documents) -> Any:
    """Sentences × words as unit vectors, rare words weighing more: a scipy sparse array."""
    from scipy import sparse

    token = np.flatnonzero(documents.is_word & documents.measured)
    rows, size = documents.sentence[token], len(documents.sentence_bounds[0])
    known, column = np.unique(documents.tokens.norm[token], return_inverse=True)
    table = sparse.csr_array((np.ones(len(token)), (rows, column)), shape=(size, max(len(known), 1)))
    table.sum_duplicates()
    having = np.bincount(table.indices, minlength=table.shape[1])
    table.data = (1 + np.log(table.data)) * np.log((1 + size) / (1 + having))[table.indices]
    length = np.sqrt(
        np.bincount(np.repeat(np.arange(size), np.diff(table.indptr)), table.data**2, minlength=size)
    )
    table.data /= np.repeat(np.where(length > 0, length, 1.0), np.diff(table.indptr))
    return table


def closest(documents: Documents, asked: IntArray, pairs: tuple[IntArray, IntArray]) -> FloatArray:
    """The similarity of pairs (place in ``asked``, row of a sentence), worked out closely."""
    if not len(pairs[0]):
        return np.zeros(0)
    one = asked[pairs[0]]
    rows, place = np.unique(np.concatenate([one, pairs[1]]), return_inverse=True)
    texts = documents.text_of(documents.sentences[rows])
    return likeness(Sentences(texts), place[: len(one)], place[len(one) :])


def candidates(table: Any, asked: IntArray, allowed: Any, most: int) -> tuple[IntArray, IntArray]:
    """Pairs (place in ``asked``, row of a sentence) worth a close look: the best few of each.

    ``allowed(place)`` gives a mask of the sentences that may answer a question.
    """
    scores = (table[asked] @ table.T).toarray()
    left, right = [], []
    for place in range(len(asked)):
        mask: BoolArray = allowed(place)
        own = np.where(mask, scores[place], 0.0)
        best = np.argsort(-own, kind="stable")[:most]
        best = best[own[best] >= WORTH_A_LOOK]
        left.append(np.full(len(best), place))
        right.append(best)
    if not left:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return np.concatenate(left), np.concatenate(right)
