"""One processor for each group of sequences, rather than all of them for each product of matrices.

The matrices of a group are small: threads inside a product spend more time waiting for each other than
working (a second of two processors for a fifth of a second of work, where others need them too). Groups know
nothing of each other, so they are read side by side, each by one thread, and no number hangs on how many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

Given = TypeVar("Given")
Made = TypeVar("Made")


@cache
def controller() -> ThreadpoolController:
    """The libraries that numpy multiplies with; looking for them takes some milliseconds."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController().select(user_api="blas")


def side_by_side(work: Callable[[Given], Made], items: Iterable[Given]) -> Iterator[Made]:
    """The work of each item in their order, as many at once as numpy would use threads.

    >>> list(side_by_side(abs, [-2, 1]))
    [2, 1]
    """
    threads = max([int(library["num_threads"]) for library in controller().info()], default=1)
    with controller().limit(limits=1), ThreadPoolExecutor(max(1, threads)) as pool:
        yield from pool.map(work, items)
