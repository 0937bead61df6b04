"""Every distinct chunk, token and word form is analyzed once and looked up by number."""

from __future__ import annotations

import re
import threading
from bisect import bisect_left
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field
from fnmatch import translate
from typing import Any

import numpy as np
import numpy.typing as npt

from srccompare.documents.spans import IntArray
from srccompare.documents.text.shapes import shape_of
from srccompare.documents.text.splitting import BREAK, cut, is_hidden, keeps_stop, normal_form
from srccompare.lexicon import Lexicon

Array = npt.NDArray[Any]
WILDCARD = re.compile(r"[*?]")
# A bound on memory, both.
LIMIT = 200_000
"""Distinct chunks after which the shared vocabulary is started afresh, so memory stays flat: 1.4 kB a chunk
(``benchmarks/memory.py``). News articles of 730 words bring so many in some 6,000."""
CHARACTERS = 16_000_000
"""Characters of chunks after which it is, 64 MB where they are not Latin: a chunk may be as long as an
article."""


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


def among(words: Container[str]) -> Callable[[Sequence[str]], Array]:
    """What tells of each of some strings whether it is one of these words, for ``Interned.column``.

    >>> among({"rain", "snow"})(["sun", "rain"]).tolist()
    [False, True]
    """
    return lambda strings: np.fromiter(map(words.__contains__, strings), bool, len(strings))


class Interned(dict[str, int]):
    """Strings by number, in the order of arrival, with columns of facts about them."""

    def __init__(self) -> None:
        super().__init__()
        self.strings: list[str] = []
        self.columns: dict[str, Column] = {}

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self.strings)
        self.strings.append(text)
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
    """Which word forms begin with which prefix: one register for the wildcards of all lexicons.

    A key with ``*`` or ``?`` in it is a glob that stands for the whole word form.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    pair_norm: Growing = field(default_factory=lambda: Growing(np.int64))
    pair_prefix: Growing = field(default_factory=lambda: Growing(np.int64))
    seen: int = 0
    order: tuple[tuple[int, int], list[int], list[str]] = ((0, 0), [], [])
    """Which stretch of the word forms was sorted last, the places of its strings in order, and these."""

    def in_order(self, strings: Sequence[str], first: int) -> tuple[list[int], list[str]]:
        """The places of strings in their order, and the strings in it; each list of wildcards asks anew."""
        stretch = (first, first + len(strings))
        if self.order[0] != stretch:
            places = sorted(range(len(strings)), key=strings.__getitem__)
            self.order = stretch, places, [strings[place] for place in places]
        return self.order[1:]


class Vocabulary:
    """The chunks, tokens and word forms met so far.

    A *chunk* is a stretch without blanks, a *type* a token as written, a *norm* its normal form.
    Numbers depend on the order of arrival; nothing that is published may.
    """

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.norms, self.types, self.chunks = Interned(), Interned(), Interned()
        self.type_norm = Growing(np.int32)
        self.characters = 0
        self.chunk_counts = Growing(np.int32)
        self.chunk_types = Growing(np.int32)
        self.chunk_offsets = Growing(np.int32)
        self.chunk_lengths = Growing(np.int32)
        self.prefixes = Prefixes()
        self.matchers: dict[Lexicon | str, Any] = {}

    def encode(self, chunks: Sequence[str]) -> IntArray:
        """The number of each chunk, new ones analyzed on the way."""
        with self.lock:
            numbers = np.fromiter(map(self.chunks.__getitem__, chunks), np.int32, len(chunks))
            self.cut_new_chunks()
            return numbers

    def cut_new_chunks(self) -> None:
        """Cut the chunks that are new into tokens, and take in the tokens that are new."""
        chunks = self.chunks.strings[self.chunk_counts.size :]
        if not chunks:
            return
        self.characters += sum(map(len, chunks))
        tokens = cut(chunks)
        length = np.fromiter(map(len, tokens), np.int32, len(tokens))
        kind = np.fromiter(map(self.types.__getitem__, tokens), np.int32, len(tokens))
        breaks = kind == self.types[BREAK]
        chunk = np.cumsum(breaks) - breaks
        end = np.cumsum(length)
        offset = end - length - np.concatenate([[0], end[breaks]])[chunk]
        dropped = breaks | self.types.column("hidden", lambda new: list(map(is_hidden, new)), bool)[kind]
        keeping = self.types.column("keeps stop", lambda new: list(map(keeps_stop, new)), bool)[kind]
        stopped = np.flatnonzero(keeping[:-1] & (kind[1:] == self.types["."]))
        kind[stopped] = [self.types[tokens[place] + "."] for place in stopped.tolist()]
        length[stopped] += 1
        dropped[stopped + 1] = True
        self.chunk_counts.extend(np.bincount(chunk[~dropped], minlength=len(chunks)))
        self.chunk_types.extend(kind[~dropped])
        self.chunk_offsets.extend(offset[~dropped])
        self.chunk_lengths.extend(length[~dropped])
        new = self.types.strings[self.type_norm.size :]
        self.type_norm.extend([self.norms[normal_form(token)] for token in new])

    def shapes(self) -> IntArray:
        """The shape bits of every type (see ``srccompare.documents.text.shapes``)."""
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
        """Pair each prefix with the strings that begin with it, each glob with those it matches."""
        order, inorder = self.prefixes.in_order(strings, first)
        numbers = self.prefixes.numbers
        norms: list[int] = []
        found: list[int] = []
        for prefix in prefixes:
            number = numbers.setdefault(prefix, len(numbers))
            glob = "*" in prefix or "?" in prefix
            begins = WILDCARD.split(prefix, maxsplit=1)[0] if glob else prefix
            low = bisect_left(inorder, begins)
            # Of thousands of prefixes, few are met in what is new.
            if low == len(inorder) or not inorder[low].startswith(begins):
                continue
            high = bisect_left(inorder, begins + "\U0010ffff", lo=low)
            rows = order[low:high]
            if glob:
                # fnmatch keeps several stars from going over the same letters again and again.
                fits = re.compile(translate(prefix)).match
                rows = [row for row in rows if fits(strings[row])]
            norms += rows
            found += [number] * len(rows)
        self.prefixes.pair_norm.extend(np.array(norms, np.int64) + first)
        self.prefixes.pair_prefix.extend(found)


_shared = Vocabulary()


def shared_vocabulary() -> Vocabulary:
    """The vocabulary of this process; a fresh one when it has grown too large."""
    global _shared
    if len(_shared.chunks) > LIMIT or _shared.characters > CHARACTERS:
        _shared = Vocabulary()
    return _shared
