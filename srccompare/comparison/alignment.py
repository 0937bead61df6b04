"""Which sentences of two articles on one event say the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from srccompare.clauses import clauses
from srccompare.documents.spans import FloatArray

# Below this many words a stretch between two commas is no statement that could be matched on its own.
# This, like the equal weights below, was set on news summaries; 6 to 8 words do equally well.
SHORTEST_CLAUSE = 8


def similarity(a: Sequence[str], b: Sequence[str], *, event: Sequence[str] | None = None) -> FloatArray:
    """How much wording each sentence of `a` shares with each sentence of `b`: one row for each of `a`.

    Between 0 (no word or piece of a word in common) and 1 (the same words). Half of it compares the
    whole sentences, half their best matching clauses; either is the mean of two TF-IDF cosines, one over
    words and one over pieces of words (3 to 5 characters). How telling a word is follows from the
    sentences of the `event`, by default those of `a` and `b`: give the sentences of all its articles
    where there are more than two.

    Shared wording is not agreement: "Smith invited Jones" and "Jones invited Smith" score above 0.8.
    Read a high score as "probably the same statement", a low one as "no match found", and show both
    sentences.

    >>> similarity(["The mayor resigned."], ["The mayor resigned.", "Rain fell."]).round(1)
    array([[1., 0.]])
    """
    weighed = [*a, *b] if event is None else event
    scores = np.zeros((len(a), len(b)))
    if not a or not b or not any(re.search(r"\w", sentence) for sentence in weighed):
        return scores
    clauses_a, clauses_b = [statements(sentence) for sentence in a], [statements(sentence) for sentence in b]
    for view in _views(weighed):
        scores += _cosine(view, a, b) / 4
        scores += _best(_cosine(view, _flat(clauses_a), _flat(clauses_b)), clauses_a, clauses_b) / 4
    # Rounding leaves the cosine of a sentence with itself a hair above 1.
    return np.clip(scores, 0.0, 1.0)


def statements(sentence: str) -> list[str]:
    """The sentence in stretches of at least eight words, parted only where a clause ends.

    >>> statements("She won.")
    ['She won.']
    """
    cuts = [0]
    for start, end in clauses(sentence)[1:]:
        before, clause = sentence[cuts[-1] : start], sentence[start:end]
        if min(len(before.split()), len(clause.split())) >= SHORTEST_CLAUSE:
            cuts.append(start)
    return [sentence[start:end] for start, end in pairwise([*cuts, len(sentence)])]


def _flat(parts: list[list[str]]) -> list[str]:
    return [part for own in parts for part in own]


def _views(sentences: Sequence[str]) -> list[Any]:
    """The two ways of weighing a text, fitted to the sentences of the event."""
    # Slow to import, and needed by nobody who compares a single article.
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = TfidfVectorizer(sublinear_tf=True, token_pattern=r"\b\w+\b")
    pieces = TfidfVectorizer(sublinear_tf=True, analyzer="char_wb", ngram_range=(3, 5))
    return [words.fit(sentences), pieces.fit(sentences)]


def _cosine(view: Any, a: Sequence[str], b: Sequence[str]) -> FloatArray:
    """The cosine of every text of `a` with every text of `b`; 0 for a text without a known word."""
    table: FloatArray = (view.transform(a) @ view.transform(b).T).toarray()
    return table


def _best(between: FloatArray, a: list[list[str]], b: list[list[str]]) -> FloatArray:
    """For each two sentences the highest value between a part of one and a part of the other."""
    first_a = np.cumsum([0, *map(len, a[:-1])])
    first_b = np.cumsum([0, *map(len, b[:-1])])
    return np.maximum.reduceat(np.maximum.reduceat(between, first_a, axis=0), first_b, axis=1)
