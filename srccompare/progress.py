"""How far long work is, in one line on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Item = TypeVar("Item")

# A choice of layout.
BETWEEN = 0.2
"""Seconds between two lines: enough to see that something moves."""


watched: ContextVar[bool] = ContextVar("watched", default=False)
"""Whether work that takes its time by itself, like that of the reader, says how far it is."""


@contextmanager
def watching(somebody: bool) -> Iterator[None]:
    """Slow work inside says how far it is, if somebody watches."""
    before = watched.set(somebody)
    try:
        yield
    finally:
        watched.reset(before)


def chunks(items: Sequence[Item], size: int, label: str, unit: str) -> Iterator[Sequence[Item]]:
    """The items, so many at a time; who watches is told how many are done.

    >>> [list(some) for some in chunks("abcde", 2, "Reading", "letters")]
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    parts = (items[first : first + size] for first in range(0, len(items), size))
    if not watched.get():
        return parts
    return told(((len(part), part) for part in parts), len(items), label, unit)


def told(items: Iterable[tuple[int, Item]], total: int, label: str, unit: str = "articles") -> Iterator[Item]:
    """The items one by one, while standard error is told how much of ``total`` is done.

    Each item comes with how much it counts for.
    """
    begun = shown = time.monotonic()
    done, line = 0, ""
    try:
        for size, item in items:
            yield item
            done += size
            now = time.monotonic()
            if now - shown >= BETWEEN or done >= total:
                shown = now
                line = line_of(label, done, total, unit, now - begun)
                print(f"\r{line}", end="", file=sys.stderr, flush=True)
    finally:
        if line:
            print(file=sys.stderr, flush=True)


def line_of(label: str, done: int, total: int, unit: str, passed: float) -> str:
    """What is shown, as long as any line before it.

    >>> line_of("Measuring", 512, 2048, "articles", 60).rstrip()
    'Measuring: 512 of 2,048 articles, 3:00 left'
    """
    left = passed * (total - done) / max(done, 1)
    rest = f", {int(left // 60)}:{int(left % 60):02} left" if done < total else ""
    return f"{label}: {done:,} of {total:,} {unit}{rest}".ljust(60)
