"""Vectors of tokens and of sentences, from the layers of the body that no task has touched."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from srccompare.progress import chunks
from srccompare.reader.encoder import lower_states
from srccompare.reader.weights import HIDDEN, Body, FloatArray

LONGEST = 254  # pieces of a sentence that are read; the encoder has places for 256
TOGETHER = 512  # sentences read at a time, so that memory does not grow with the corpus


def token_vectors(read: Body, sentences: Sequence[Sequence[str]]) -> list[FloatArray]:
    """One row of 384 numbers for every token of every sentence: the mean of its pieces, 0 beyond LONGEST.

    >>> from srccompare.reader.weights import body
    >>> [found.shape for found in token_vectors(body(), [["The", "ferry", "sank", "."], ["No"]])]
    [(4, 384), (1, 384)]
    """
    found: list[FloatArray] = []
    for part in chunks(sentences, TOGETHER, "Reading words", "sentences"):
        cut = [[read.pieces.numbers(token) or [read.pieces.unknown] for token in tokens] for tokens in part]
        states = lower_states(read, [framed(read, list(chain.from_iterable(tokens))) for tokens in cut])
        found += [token_means(own, list(map(len, tokens))) for own, tokens in zip(states, cut, strict=True)]
    return found


def token_means(states: FloatArray, sizes: Sequence[int]) -> FloatArray:
    """The mean of the pieces of each token."""
    if not sizes:
        return np.zeros((0, HIDDEN), np.float32)
    token = np.repeat(np.arange(len(sizes)), sizes)[:LONGEST]
    total = np.zeros((len(sizes), HIDDEN))
    np.add.at(total, token, states[1 : 1 + len(token)])
    counts = np.maximum(np.bincount(token, minlength=len(sizes)), 1)
    means: FloatArray = (total / counts[:, None]).astype(np.float32)
    return means


def sentence_vectors(read: Body, texts: Sequence[str]) -> FloatArray:
    """One row of 384 numbers for every text: the mean of its pieces."""
    found = np.zeros((len(texts), HIDDEN), np.float32)
    row = 0
    for part in chunks(texts, TOGETHER, "Reading sentences", "sentences"):
        for states in lower_states(read, [framed(read, read.pieces.numbers(text)) for text in part]):
            found[row] = states.mean(axis=0, dtype=np.float64)
            row += 1
    return found


def framed(read: Body, pieces: Sequence[int]) -> list[int]:
    """Pieces between the encoder's marks for beginning and end."""
    return [read.pieces.number["[CLS]"], *pieces[:LONGEST], read.pieces.number["[SEP]"]]
