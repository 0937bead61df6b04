"""The linear model that tells whether a sentence states a checkable fact, and whether it names where from."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from srccompare.documents import Documents
from srccompare.documents.spans import FloatArray, IntArray
from srccompare.documents.text import shapes
from srccompare.families.factual.features import SEEN, Links, distinct, seen_in

FILE = "factual.tsv"
CLASSES = ("none", "unsourced", "sourced")
"""No checkable fact; a fact without an appeal to a source; a fact with one."""
NONE, UNSOURCED, SOURCED = range(3)
BASE, FIGURE = "base", "#"
"""What stands in the table for the constant, and for every number among the words."""


@dataclass(frozen=True, eq=False)
class Weights:
    """Three weights, one per class, for each feature; ``word`` and ``first`` have the row of a word.

    Row 0 of ``words`` and of ``firsts`` is that of a word without weights.
    """

    word: Mapping[str, int]
    words: FloatArray
    first: Mapping[str, int]
    firsts: FloatArray
    seen: FloatArray
    base: FloatArray


@cache
def load_weights() -> Weights:
    """The weights that come with the package (``benchmarks/train_factual.py``)."""
    text = (files("srccompare") / "data" / FILE).read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return weights_of({row["feature"]: [float(row[name]) for name in CLASSES] for row in rows})


def weights_of(table: Mapping[str, list[float]]) -> Weights:
    """Weights from a table by feature."""
    nothing = [0.0] * len(CLASSES)
    word, words = rows_of(table, "word ")
    first, firsts = rows_of(table, "first ")
    seen = np.array([table.get(name, nothing) for name in SEEN])
    return Weights(word, words, first, firsts, seen, np.array(table[BASE]))


def rows_of(table: Mapping[str, list[float]], kind: str) -> tuple[dict[str, int], FloatArray]:
    """The features of a kind: the row of each word, and their weights."""
    chosen = {name.removeprefix(kind): row for name, row in table.items() if name.startswith(kind)}
    return {name: place for place, name in enumerate(chosen, 1)}, np.array(
        [[0.0] * len(CLASSES), *chosen.values()]
    )


def class_of_sentences(documents: Documents, links: Links) -> IntArray:
    """One of ``CLASSES`` for each sentence: the most probable."""
    best: IntArray = margins(documents, links, load_weights()).argmax(axis=1)
    return best


def margins(documents: Documents, links: Links, weights: Weights) -> FloatArray:
    """The model's sums for each sentence, one column per class; higher means more likely."""
    norms = documents.vocabulary.norms
    word = norms.column("factual words", lambda some: [weights.word.get(one, 0) for one in some], np.int32)
    first = norms.column("factual firsts", lambda some: [weights.first.get(one, 0) for one in some], np.int32)
    sums = seen_in(documents, links) @ weights.seen + weights.base
    tokens = documents.tokens
    row = np.where((tokens.shape & shapes.NUMBER) > 0, weights.word.get(FIGURE, 0), word[tokens.norm])
    known = row > 0
    sentence, row = distinct(documents.sentence[known], row[known])
    opening = tokens.norm[documents.sentence_bounds[0]]
    for number in range(len(CLASSES)):
        sums[:, number] += np.bincount(sentence, weights.words[row, number], minlength=len(sums))
    return sums + weights.firsts[first[opening]]
