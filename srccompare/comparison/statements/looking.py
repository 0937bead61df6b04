"""Which pairs of sentences are worth a look: the best few of each by wording, and by alignment.

In an event of up to twenty articles every sentence keeps its best partners in each other article; in a
larger one its best over the whole event, by wording alone, as there all pairs would be tens of millions.
"""

from __future__ import annotations

import numpy as np

from srccompare.comparison.statements.features import EventPairs
from srccompare.comparison.statements.pairs import pairs_to_look_at
from srccompare.documents.spans import BoolArray, FloatArray, IntArray

FEW_ARTICLES = 20
"""Articles up to which the best partners in each are kept. A bound on time, set by hand:
benchmarks/train_pairs.py prints what share of pairs is looked at."""
BEST = 10
"""Partners of a sentence in each other article, by wording and by alignment. Set by hand;
benchmarks/train_pairs.py prints what share of pairs it leaves."""
BEST_OF_EVENT, LOOSEST = 30, 0.2
"""Partners of a sentence over a larger event, and their least cosine of stems. It leaves a third of the pairs
that .12 does, and 999 in 1000 of those that the first look gives .5 (300 different articles as one event)."""


def pairs_worth_a_look(event: EventPairs) -> tuple[IntArray, IntArray]:
    """Pairs of sentences of different articles, each once, the smaller number first."""
    article = event.article
    if len(np.unique(article)) > FEW_ARTICLES:
        return pairs_to_look_at(event.sentences.whole.stem_view, article, LOOSEST, BEST_OF_EVENT)
    words = event.sentences.whole.word_view
    cosine = (words @ words.T).toarray()
    weighed = event.whole.have.multiply(event.words.weights[:, 0][None, :]).tocsr()
    told = (weighed @ event.whole.found.T).toarray() / np.maximum(event.whole.total[:, :1], 1e-9)
    kept = best_of_each(cosine, article) | best_of_each(np.sqrt(told * told.T), article)
    one, other = np.nonzero(np.triu(kept | kept.T))
    return one, other


def best_of_each(score: FloatArray, article: IntArray) -> BoolArray:
    """The best partners of each sentence in each other article that have anything in common with it."""
    kept = np.zeros(score.shape, bool)
    for number in np.unique(article).tolist():
        columns = np.flatnonzero(article == number)
        rows = np.flatnonzero(article != number)
        own = score[np.ix_(rows, columns)]
        best = np.argsort(-own, axis=1, kind="stable")[:, :BEST]
        kept[rows[:, None], columns[best]] = np.take_along_axis(own, best, axis=1) > 0
    return kept
