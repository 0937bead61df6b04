"""The reader's weights: whole numbers of few steps with one scale per row, loaded on first use."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from srccompare.reader.pieces import Pieces

HIDDEN, HEADS = 384, 12  # numbers per piece, attention heads: all-MiniLM-L6-v2
BODY = "reader_body.npz"

FloatArray = npt.NDArray[np.float32]
Arrays = Mapping[str, npt.NDArray[Any]]


@dataclass(frozen=True, eq=False, slots=True)
class Linear:
    """A linear map: whole numbers (inputs down, outputs across), the scale of each output, a constant."""

    matrix: FloatArray
    scale: FloatArray
    bias: FloatArray


@dataclass(frozen=True, eq=False, slots=True)
class Norm:
    """A layer normalization."""

    weight: FloatArray
    bias: FloatArray


@dataclass(frozen=True, eq=False, slots=True)
class Layer:
    """One layer of BERT; ``attend`` makes queries, keys and values at once."""

    attend: Linear
    out: Linear
    norm: Norm
    up: Linear
    down: Linear
    last: Norm


@dataclass(frozen=True, eq=False)
class Body:
    """Word pieces with their vectors, and the lower layers that all tasks share."""

    pieces: Pieces
    words: npt.NDArray[np.int8]
    word_scale: FloatArray
    places: FloatArray
    norm: Norm
    layers: tuple[Layer, ...]
    fingerprint: str


@dataclass(frozen=True, eq=False)
class Task:
    """What one task adds to the body: a vector for plain and marked pieces, upper layers, a linear head."""

    mark: FloatArray
    layers: tuple[Layer, ...]
    head: FloatArray
    constant: FloatArray
    fingerprint: str


def quantized(matrix: FloatArray, steps: int) -> tuple[npt.NDArray[np.int8], FloatArray]:
    """A matrix in so many steps either side of 0, and the scale of each row.

    >>> values, scale = quantized(np.array([[1.0, -0.5], [0.0, 0.0]], np.float32), steps=31)
    >>> values.tolist()
    [[31, -16], [0, 0]]
    """
    scale = np.abs(matrix).max(axis=1) / steps
    scale[scale == 0] = 1.0
    return np.rint(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float32)


@cache
def body() -> Body | None:
    """Word pieces and lower layers that come with the package; None without their file."""
    arrays = shipped(BODY)
    return None if arrays is None else unpacked_body(arrays)


@cache
def task(name: str) -> Task | None:
    """The upper layers and the head of a task that come with the package; None without their file."""
    arrays = shipped(f"reader_{name}.npz")
    return None if arrays is None else unpacked_task(arrays)


def shipped(name: str) -> Arrays | None:
    """The arrays of a file of the package."""
    path = files("srccompare") / "data" / name
    if not path.is_file():
        return None
    with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        return dict(stored)


def unpacked_body(arrays: Arrays) -> Body:
    """The body from the arrays of its file."""
    return Body(
        pieces=Pieces(str(arrays["vocabulary"]).split("\n")),
        words=arrays["words"],
        word_scale=arrays["words.scale"],
        places=arrays["places"].astype(np.float32),
        norm=norm_of(arrays, "norm"),
        layers=layers_of(arrays),
        fingerprint=fingerprint(arrays),
    )


def unpacked_task(arrays: Arrays) -> Task:
    """A task from the arrays of its file."""
    return Task(
        mark=arrays["mark.weight"],
        layers=layers_of(arrays),
        head=arrays["head.weight"],
        constant=arrays["head.bias"],
        fingerprint=fingerprint(arrays),
    )


def layers_of(arrays: Arrays) -> tuple[Layer, ...]:
    """All layers that the arrays hold."""
    number = 0
    found = []
    while f"{number}.up.weight" in arrays:
        found.append(
            Layer(
                attend=linear_of(arrays, *(f"{number}.{part}" for part in ("query", "key", "value"))),
                out=linear_of(arrays, f"{number}.out"),
                norm=norm_of(arrays, f"{number}.norm"),
                up=linear_of(arrays, f"{number}.up"),
                down=linear_of(arrays, f"{number}.down"),
                last=norm_of(arrays, f"{number}.last"),
            )
        )
        number += 1
    return tuple(found)


def linear_of(arrays: Arrays, *names: str) -> Linear:
    """Linear maps side by side as one."""
    matrix = np.concatenate([arrays[f"{name}.weight"] for name in names]).T
    return Linear(
        np.ascontiguousarray(matrix, np.float32),
        np.concatenate([arrays[f"{name}.weight.scale"] for name in names]),
        np.concatenate([arrays[f"{name}.bias"] for name in names]),
    )


def norm_of(arrays: Arrays, name: str) -> Norm:
    """A layer normalization."""
    return Norm(arrays[f"{name}.weight"], arrays[f"{name}.bias"])


def fingerprint(arrays: Arrays) -> str:
    """A hash of weights that does not hang on how the file was compressed."""
    found = hashlib.sha256()
    for name in sorted(arrays):
        found.update(name.encode("utf-8"))
        found.update(np.ascontiguousarray(arrays[name]).tobytes())
    return found.hexdigest()[:16]
