"""Every distinct chunk, token and word form is analyzed once and looked up by number."""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from srccompare.documents.shapes import shape_of
from srccompare.documents.spans import IntArray
from srccompare.documents.splitting import normal_form, split

Array = npt.NDArray[Any]
LIMIT = 600_000
"""Distinct chunks after which the shared vocabulary is started afresh, so memory stays flat."""


class Growing:
    """An array that grows by doubling."""

    def __init__(self, dtype: npt.DTypeLike) -> None:
        self.buffer: Array = np.zeros(1024, dtype)
        self.size = 0

    def extend(self, values: npt.ArrayLike) -> None:
        """Append values at the end."""
        new = np.asarray(values, self.buffer.dtype)
        needed = self.size + len(new)
        if needed > len(self.buffer):
            larger = np.zeros(max(needed, 2 * len(self.buffer)), self.buffer.dtype)
            larger[: self.size] = self.buffer[: self.size]
            self.buffer = larger
        self.buffer[self.size : needed] = new
        self.size = needed

    @property
    def values(self) -> Array:
        """What has been put in so far."""
        return self.buffer[: self.size]


@dataclass
class Column:
    """A fact about each distinct chunk, token or word form, worked out for the new ones only."""

    compute: Callable[[Sequence[str]], npt.ArrayLike]
    values: Growing


class Interned(dict[str, int]):
    """Strings by number; a new one gets the next number, and what hangs on it is worked out at once."""

    def __init__(self, added: Callable[[str], None]) -> None:
        super().__init__()
        self.strings: list[str] = []
        self.columns: dict[str, Column] = {}
        self.added = added

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self.strings)
        self.strings.append(text)
        self.added(text)
        return number

    def column(
        self, name: str, compute: Callable[[Sequence[str]], npt.ArrayLike], dtype: npt.DTypeLike
    ) -> Array:
        """The fact ``name`` for every string so far; ``compute`` sees each string once."""
        column = self.columns.get(name)
        if column is None:
            column = self.columns[name] = Column(compute, Growing(dtype))
        if column.values.size < len(self.strings):
            column.values.extend(column.compute(self.strings[column.values.size :]))
        return column.values.values


@dataclass
class Prefixes:
    """Which word forms begin with which prefix: one register for the wildcards of all lexicons."""

    numbers: dict[str, int] = field(default_factory=dict)
    pair_norm: Growing = field(default_factory=lambda: Growing(np.int64))
    pair_prefix: Growing = field(default_factory=lambda: Growing(np.int64))
    seen: int = 0


class Vocabulary:
    """The chunks, tokens and word forms met so far.

    A *chunk* is a stretch without blanks, a *type* a token as written, a *norm* its normal form.
    Numbers depend on the order of arrival; nothing that is published may.
    """

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.norms = Interned(lambda text: None)
        self.types = Interned(self.add_type)
        self.chunks = Interned(self.add_chunk)
        self.type_norm: list[int] = []
        self.chunk_types: list[int] = []
        self.chunk_offsets: list[int] = []
        self.chunk_lengths: list[int] = []
        self.chunk_counts: list[int] = []
        self.synced: dict[str, Growing] = {
            name: Growing(np.int32)
            for name in ("type_norm", "chunk_types", "chunk_offsets", "chunk_lengths", "chunk_counts")
        }
        self.prefixes = Prefixes()
        self.matchers: dict[str, Any] = {}

    def add_type(self, token: str) -> None:
        """Register a token as written."""
        self.type_norm.append(self.norms[normal_form(token)])

    def add_chunk(self, chunk: str) -> None:
        """Register a chunk and cut it."""
        if chunk.isalpha() and chunk.isascii():
            self.chunk_types.append(self.types[chunk])
            self.chunk_offsets.append(0)
            self.chunk_lengths.append(len(chunk))
            self.chunk_counts.append(1)
            return
        tokens = split(chunk)
        self.chunk_counts.append(len(tokens))
        for start, token in tokens:
            self.chunk_types.append(self.types[token])
            self.chunk_offsets.append(start)
            self.chunk_lengths.append(len(token))

    def array(self, name: str) -> IntArray:
        """One of the lists above as an array, brought up to date."""
        growing: Growing = self.synced[name]
        source = getattr(self, name)
        if growing.size < len(source):
            growing.extend(source[growing.size :])
        return growing.values

    def encode(self, chunks: Sequence[str]) -> IntArray:
        """The number of each chunk, new ones analyzed on the way."""
        with self.lock:
            return np.fromiter(map(self.chunks.__getitem__, chunks), np.int32, len(chunks))

    def shapes(self) -> IntArray:
        """The shape bits of every type (see ``srccompare.documents.shapes``)."""
        return self.types.column("shape", lambda tokens: [shape_of(token) for token in tokens], np.int32)

    def prefix_pairs(self, wanted: Sequence[str]) -> tuple[IntArray, IntArray, dict[str, int]]:
        """Pairs (norm, prefix number) of all registered prefixes, after adding the wanted ones."""
        register, strings = self.prefixes, self.norms.strings
        new = [prefix for prefix in wanted if prefix not in register.numbers]
        if new:
            self.match_prefixes(new, strings[: register.seen], 0)
        if register.seen < len(strings):
            self.match_prefixes(list(register.numbers), strings[register.seen :], register.seen)
            register.seen = len(strings)
        return register.pair_norm.values, register.pair_prefix.values, register.numbers

    def match_prefixes(self, prefixes: Sequence[str], strings: Sequence[str], first: int) -> None:
        """Pair each prefix with the strings that begin with it."""
        order = sorted(range(len(strings)), key=strings.__getitem__)
        inorder = [strings[index] for index in order]
        numbers = self.prefixes.numbers
        for prefix in prefixes:
            number = numbers.setdefault(prefix, len(numbers))
            low = bisect_left(inorder, prefix)
            high = bisect_left(inorder, prefix + "\U0010ffff", lo=low)
            if high > low:
                self.prefixes.pair_norm.extend([first + index for index in order[low:high]])
                self.prefixes.pair_prefix.extend([number] * (high - low))


_shared = Vocabulary()


def shared_vocabulary() -> Vocabulary:
    """The vocabulary of this process; a fresh one when it has grown too large."""
    global _shared
    if len(_shared.chunks) > LIMIT:
        _shared = Vocabulary()
    return _shared
