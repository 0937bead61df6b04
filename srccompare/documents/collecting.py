"""Layers of many small objects are made without stopping for garbage collection."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Work without garbage collection: many small objects are made, and none of them in a circle.

    A collection walks over all that the process keeps, and comes the more often the more is made.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
