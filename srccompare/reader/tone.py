"""The tone of a sentence towards a target it names, as the reader sees it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from srccompare.progress import chunks
from srccompare.reader.encoder import lower_states, upper_states
from srccompare.reader.sentences import tone_sequence
from srccompare.reader.weights import Body, FloatArray, Task, body, task

TONE = "tone"
CHUNK = 512  # targets at a time, so that memory does not grow with the corpus
LOWEST = 1e-4  # no tone is impossible
DIGITS = 4  # of a probability: far fewer than are computed, so that the last bits decide nothing


def tone_probabilities(mentions: Sequence[tuple[str, int, int]]) -> npt.NDArray[np.float64] | None:
    """Probabilities of negative, neutral and positive for each (sentence, start, end) of a target.

    None where the weights are missing from the installation.
    """
    read, toned = body(), task(TONE)
    if read is None or toned is None:
        return None
    parts = chunks(mentions, CHUNK, "Reading tone", "mentions")
    found = [chunk_probabilities(read, toned, part) for part in parts]
    return np.concatenate([np.zeros((0, 3)), *found])


def chunk_probabilities(
    read: Body, toned: Task, mentions: Sequence[tuple[str, int, int]]
) -> npt.NDArray[np.float64]:
    """The same of as many as are read at a time; a sentence with several targets is read once by the body."""
    sequences = [tone_sequence(read.pieces, *mention) for mention in mentions]
    place: dict[tuple[int, ...], int] = {}
    row = [place.setdefault(tuple(ids), len(place)) for ids, _, _ in sequences]
    states = lower_states(read, list(place))
    marked = [marks(len(ids), start, stop) for ids, start, stop in sequences]
    upper = upper_states(toned, [states[number] for number in row], marked)
    pooled = np.array([means(own, mark) for own, mark in zip(upper, marked, strict=True)])
    sums = pooled @ toned.head.T.astype(np.float64) + toned.constant
    raised = np.exp(sums - sums.max(axis=1, keepdims=True))
    shares = raised / raised.sum(axis=1, keepdims=True)
    rounded: npt.NDArray[np.float64] = np.round(np.maximum(shares, LOWEST), DIGITS)
    return rounded


def marks(length: int, start: int, stop: int) -> npt.NDArray[np.bool_]:
    """Which pieces of a sequence are the target's."""
    place = np.arange(length)
    return (place >= start) & (place < stop)


def means(states: FloatArray, marked: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """The mean of all pieces beside the mean of the target's, 0 where it has none."""
    own = states[marked].mean(axis=0, dtype=np.float64) if marked.any() else np.zeros(states.shape[1])
    return np.concatenate([states.mean(axis=0, dtype=np.float64), own])
