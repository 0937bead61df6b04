"""The encoder's forward pass, in numpy alone, with the same bits on every machine and in every batch.

A sum of decimal numbers hangs on its order: another processor, another number of threads, another sentence
in the batch, and the last digits move; then a word near a border changes sides. Here every long sum is one of
whole numbers:

    activations of a piece      0.31 -1.27 …   →   31 -127 …   × 0.01       127 steps either side of 0
    weights of an output        stored that way                             63 steps at most
    product                     |sum| ≤ 127 · 63 · 1536 < 2²⁴               exact in 32 bits, in any order

Attention is treated alike. What is left, means of 384 numbers and exponentials, is done in 64 bits and
rounded to 32; the curve between the two big matrices is a table. Sequences of one length go together, so
nothing is padded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import erf, sqrt

import numpy as np
import numpy.typing as npt

from srccompare.reader.threads import side_by_side
from srccompare.reader.weights import HEADS, HIDDEN, Body, FloatArray, Layer, Linear, Norm, Task

ROWS = 2048  # pieces read at a time: few enough for their arrays to stay near the processor
STEPS = 127  # whole numbers either side of 0 for an activation
SHARES = 255  # parts of a piece's attention
SIZE = HIDDEN // HEADS
EPSILON = 1e-12  # Devlin et al. 2019
# GELU (Hendrycks & Gimpel 2016) in steps of 1/256 from -8 to 24; no sum was seen beyond 20.
FINE, LEAST, MOST = 256, -8, 24
CURVE: FloatArray = np.array(
    [x * 0.5 * (1 + erf(x / sqrt(2))) for x in np.arange(LEAST * FINE, MOST * FINE + 1) / FINE], np.float32
)


@dataclass(frozen=True, eq=False)
class Group:
    """Sequences of one length: which they are, and their pieces or states row by row."""

    members: npt.NDArray[np.int64]
    length: int


def grouped(lengths: Sequence[int]) -> Iterator[Group]:
    """Sequences of one length together, at most ROWS pieces at a time."""
    by_length: dict[int, list[int]] = defaultdict(list)
    for number, length in enumerate(lengths):
        by_length[length].append(number)
    for length in sorted(by_length):
        members = by_length[length]
        at_once = max(1, ROWS // length)
        for first in range(0, len(members), at_once):
            yield Group(np.array(members[first : first + at_once]), length)


def lower_states(body: Body, sequences: Sequence[Sequence[int]]) -> list[FloatArray]:
    """What the body makes of each sequence of pieces: one row of 384 numbers a piece."""

    def read(group: Group) -> FloatArray:
        ids = np.array([sequences[member] for member in group.members.tolist()])
        x = body.words[ids].astype(np.float32) * body.word_scale[ids][..., None]
        x = normed((x + body.places[: group.length]).reshape(-1, HIDDEN), body.norm)
        return through(body.layers, x, group.length)

    return by_sequence(read, [len(one) for one in sequences])


def upper_states(
    task: Task, states: Sequence[FloatArray], marked: Sequence[npt.NDArray[np.bool_]]
) -> list[FloatArray]:
    """What a task's layers make of the body's states; ``marked`` are the pieces the task is about."""

    def read(group: Group) -> FloatArray:
        members = group.members.tolist()
        x = np.concatenate([states[member] for member in members])
        x = x + task.mark[np.concatenate([marked[member] for member in members]).astype(np.int64)]
        return through(task.layers, x, group.length)

    return by_sequence(read, [len(one) for one in states])


def by_sequence(read: Callable[[Group], FloatArray], lengths: Sequence[int]) -> list[FloatArray]:
    """The states of all sequences in their order, read group by group."""
    found: list[FloatArray] = [np.zeros((0, HIDDEN), np.float32)] * len(lengths)
    groups = list(grouped(lengths))
    for group, states in zip(groups, side_by_side(read, groups), strict=True):
        for member, own in zip(group.members.tolist(), states, strict=True):
            found[member] = own
    return found


def through(layers: Sequence[Layer], x: FloatArray, length: int) -> FloatArray:
    """States after some layers, sequence by sequence: (sequences, length, 384)."""
    for layer in layers:
        x = normed(x + linear(attention(x, layer, length), layer.out), layer.norm)
        x = normed(x + linear(raised(linear(x, layer.up)), layer.down), layer.last)
    return x.reshape(-1, length, HIDDEN)


def whole(x: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Rows as whole numbers, and the scale of each row.

    >>> numbers, scale = whole(np.array([[1.0, -0.5]], np.float32))
    >>> numbers.tolist()
    [[127.0, -64.0]]
    """
    most = np.maximum(x.max(axis=-1, keepdims=True), -x.min(axis=-1, keepdims=True))
    most[most == 0] = 1.0
    numbers = x * (np.float32(STEPS) / most)
    np.rint(numbers, out=numbers)
    return numbers, most / np.float32(STEPS)


def linear(x: FloatArray, part: Linear) -> FloatArray:
    """A linear map of every row."""
    numbers, scale = whole(x)
    y: FloatArray = numbers @ part.matrix
    y *= scale
    y *= part.scale
    y += part.bias
    return y


def normed(x: FloatArray, norm: Norm) -> FloatArray:
    """Rows with mean 0 and variance 1, weighted (layer normalization, Ba et al. 2016)."""
    x = x - x.mean(axis=-1, keepdims=True, dtype=np.float64).astype(np.float32)
    variance = np.mean(x * x, axis=-1, keepdims=True, dtype=np.float64)
    x *= (1 / np.sqrt(variance + EPSILON)).astype(np.float32)
    x *= norm.weight
    x += norm.bias
    return x


def raised(x: FloatArray) -> FloatArray:
    """GELU of every number, from a table."""
    place = x * np.float32(FINE)
    np.rint(place, out=place)
    place -= np.float32(LEAST * FINE)
    return CURVE.take(place.astype(np.int32), mode="clip")


def attention(x: FloatArray, layer: Layer, length: int) -> FloatArray:
    """What the pieces of its sequence tell each piece, by how much they matter to it."""
    parts = linear(x, layer.attend).reshape(-1, length, 3, HEADS, SIZE)
    query, key, value = (np.ascontiguousarray(parts[:, :, part].transpose(0, 2, 1, 3)) for part in range(3))
    (query, query_scale), (key, key_scale) = whole(query), whole(key)
    fit = query @ np.ascontiguousarray(key.transpose(0, 1, 3, 2))
    fit *= query_scale * np.float32(1 / sqrt(SIZE))
    fit *= key_scale.transpose(0, 1, 3, 2)
    fit -= fit.max(axis=-1, keepdims=True)
    share = np.exp(fit, dtype=np.float64).astype(np.float32)
    share *= (SHARES / share.sum(axis=-1, keepdims=True, dtype=np.float64)).astype(np.float32)
    np.rint(share, out=share)
    # One scale for all pieces of a sequence: their values are added up.
    flat, value_scale = whole(value.reshape(*value.shape[:2], -1))
    told: FloatArray = share @ flat.reshape(value.shape)
    told *= value_scale[..., None] / share.sum(axis=-1, keepdims=True)
    return told.transpose(0, 2, 1, 3).reshape(-1, HIDDEN)
