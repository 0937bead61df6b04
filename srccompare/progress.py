"""How far long work is, in one line on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")

BETWEEN = 0.2
"""Seconds between two lines: enough to see that something moves."""


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
