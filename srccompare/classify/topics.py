"""How far new articles are from those a classifier was trained on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix
from scipy.stats import mannwhitneyu
from sklearn.feature_extraction.text import TfidfVectorizer

from srccompare.documents.spans import FloatArray, IntArray
from srccompare.lexicon import load

# By convention; PAIRS and SURELY: docs/how-to-classify.md. BLOCK keeps memory flat: rows compared at a
# time.
TAIL = 0.05
PAIRS, SURELY = 0.75, 0.01
BLOCK = 512


@dataclass(frozen=True, eq=False)
class Topics:
    """The training articles as points, and how far each is from the nearest of another group.

    ``similarity`` is the cosine of TF-IDF vectors (of all words but function words) to the nearest training
    article, ``unseen`` the share of an article's distinct words that no training article has. For
    the training articles themselves both leave out their own group, which is the situation of a new one.
    """

    vectorizer: TfidfVectorizer = field(repr=False)
    vectors: csr_matrix = field(repr=False)
    similarity: FloatArray = field(repr=False)
    unseen: FloatArray = field(repr=False)

    @property
    def bounds(self) -> tuple[float, float]:
        """Similarity that 95 % of the training articles exceed, unseen share that 95 % stay below."""
        return float(np.quantile(self.similarity, TAIL)), float(np.quantile(self.unseen, 1 - TAIL))

    def of(self, words: Sequence[str]) -> pd.DataFrame:
        """One row per new article: similarity, nearest training article (row), unseen share, whether far."""
        vectors = self.vectorizer.transform(words) if len(words) else self.vectors[:0]
        similarity, nearest = closest(csr_matrix(vectors), self.vectors)
        known, small = self.vectorizer.vocabulary_, set(self.vectorizer.stop_words or ())
        kinds = [set(text.split()) - small for text in words]
        unseen = np.array([np.mean([word not in known for word in own]) if own else np.nan for own in kinds])
        low, high = self.bounds
        return pd.DataFrame(
            {
                "similarity": similarity,
                "nearest": nearest,
                "unseen": unseen.astype(float),
                "far": (similarity < low) | (unseen > high),
            }
        )

    def warning(self, table: pd.DataFrame) -> str | None:
        """A sentence where new articles lie further off than the training articles do, None where not."""
        if not (
            further(-table["similarity"].to_numpy(float), -self.similarity)
            or further(table["unseen"].dropna().to_numpy(float), self.unseen)
        ):
            return None
        # What has no words at all has no share of unseen ones.
        near, far = table["similarity"].median(), table["unseen"].fillna(1.0).median()
        return (
            f"{len(table)} new articles are unlike the training articles: median similarity to the nearest "
            f"is {near:.2f}, among those {np.median(self.similarity):.2f}; median share of unseen words is "
            f"{far:.0%}, among those {np.median(self.unseen):.0%}. What is learned on other topics carries "
            "over badly; label some of the new articles, and see classifier.topics(x)"
        )


def further(new: FloatArray, known: FloatArray) -> bool:
    """Whether new values exceed the known ones in three of four pairs, surely (Mann-Whitney, p < .01)."""
    if not len(new):
        return False
    test = mannwhitneyu(new, known, alternative="greater")
    return bool(test.statistic >= PAIRS * len(new) * len(known) and test.pvalue < SURELY)


def topics_of(words: Sequence[str], groups: Sequence[Any]) -> Topics:
    """The training articles as points, each held against those of other groups."""
    # Function words are alike in any two articles and say nothing of a topic.
    small = sorted(entry.text for entry in load("function_words").entries)
    vectorizer = TfidfVectorizer(token_pattern=r"\S+", lowercase=False, sublinear_tf=True, stop_words=small)
    vectors = csr_matrix(vectorizer.fit_transform(words))
    group = pd.factorize(pd.Series(list(groups), dtype="object"))[0]
    similarity, _ = closest(vectors, vectors, group)
    # How many groups have each word: a word of one group is unseen to the others.
    places = vectors.tocoo()
    pairs = np.unique(np.stack([group[places.row], places.col]), axis=1)
    spread = np.bincount(pairs[1], minlength=vectors.shape[1])
    own = np.bincount(places.row, spread[places.col] == 1, minlength=len(words))
    total = np.bincount(places.row, minlength=len(words))
    unseen = np.divide(own, total, out=np.zeros(len(words)), where=total > 0)
    return Topics(vectorizer, vectors, similarity, unseen)


def closest(new: csr_matrix, known: csr_matrix, group: IntArray | None = None) -> tuple[FloatArray, IntArray]:
    """Cosine and row of the nearest known article; with groups, of those of other groups only (else 0)."""
    best, where = np.zeros(new.shape[0]), np.zeros(new.shape[0], np.int64)
    for first in range(0, new.shape[0], BLOCK):
        block = (new[first : first + BLOCK] @ known.T).toarray()
        if group is not None:
            block[group[first : first + BLOCK, None] == group[None, :]] = 0.0
        where[first : first + BLOCK] = block.argmax(1)
        best[first : first + BLOCK] = block.max(1)
    return best, where
