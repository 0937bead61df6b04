"""Batches of articles, worked on here or by several processes.

    articles ──cut──> batch 1  batch 2  batch 3 …
                         │        │        │         n_jobs=2: two workers take them in turn
                      table 1  table 2  table 3      handed on in this order, warnings with them

What an article's rows are does not depend on its batch, so the tables together are the same bytes however
many work, and however the articles are cut. Workers are joblib's (loky): they start anew instead of
being forked, so that threads of this process do no harm, and end with it.

Not shared out: documents that are read together (``Documents.read_together``), as their rows do depend on
one another.
"""

from __future__ import annotations

import multiprocessing
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

import pandas as pd

from srccompare.documents import Documents
from srccompare.errors import SrccompareError
from srccompare.progress import told
from srccompare.source import BATCH, articles_of
from srccompare.tables.arguments import batches

Item = TypeVar("Item")
Made = TypeVar("Made")
Told = list[tuple[str, type[Warning]]]

SHARES = 4
"""Batches for each worker at the least, so that none waits long for the slowest; a guess."""

LEAST = 32
"""Articles of a batch at the least, and those for which no process is started; a guess."""


def each_batch(
    source: Any,
    make: Callable[[Documents], pd.DataFrame],
    *,
    n_jobs: int | None = None,
    progress: bool = False,
    label: str = "Measuring",
) -> Iterator[pd.DataFrame]:
    """What ``make`` gives for each batch of a source, in order."""
    jobs = jobs_asked(n_jobs)
    given = source if isinstance(source, Documents) else articles_of(source)
    pieces = pieces_of(given, jobs)
    made = in_turn(((len(piece), piece) for piece in pieces), make, jobs, len(given))
    return told(made, len(given), label) if progress else (table for _, table in made)


def jobs_asked(n_jobs: int | None) -> int:
    """How many processes that is; -1 is one for each core this process may use.

    >>> jobs_asked(None), jobs_asked(3)
    (1, 3)
    """
    if n_jobs is None:
        return 1
    if isinstance(n_jobs, bool) or not isinstance(n_jobs, int) or n_jobs == 0 or n_jobs < -1:
        raise SrccompareError(f"n_jobs is {n_jobs!r}; wanted a number of processes, or -1 for one a core")
    return available() if n_jobs == -1 else n_jobs


def available() -> int:
    """The cores this process may use."""
    from joblib import cpu_count

    cores: int = cpu_count()
    return cores


def pieces_of(given: Any, jobs: int) -> Iterator[Documents]:
    """The articles as Documents nothing is worked out of yet; documents stay whole for one process."""
    if not isinstance(given, Documents):
        yield from batches(given, size_for(len(given), jobs))
    elif jobs == 1 or given.stories is not None:
        yield given
    else:
        size = size_for(len(given), jobs)
        for first in range(0, len(given), size):
            part = replace(given.articles, items=given.articles.items[first : first + size])
            yield Documents(part, None, given.engine, given.confidence)


def size_for(articles: int, jobs: int) -> int:
    """Articles in a batch.

    >>> size_for(10_000, 2), size_for(1_000, 2), size_for(100, 2), size_for(100, 1)
    (512, 125, 32, 512)
    """
    return BATCH if jobs == 1 else min(BATCH, max(LEAST, -(-articles // (SHARES * jobs))))


def in_turn(
    items: Iterator[tuple[int, Item]], make: Callable[[Item], Made], jobs: int, total: int | None = None
) -> Iterator[tuple[int, Made]]:
    """Size and result of each item in order, from as many processes as there are jobs.

    For a ``total`` of few articles none is started.
    """
    if jobs == 1 or (total is not None and total <= LEAST):
        yield from ((size, make(item)) for size, item in items)
        return
    from joblib import Parallel, delayed
    from joblib.externals.loky.process_executor import TerminatedWorkerError

    workers = Parallel(n_jobs=jobs, backend="loky", return_as="generator", batch_size=1)
    results = None
    try:
        results = workers(delayed(work)(make, size, item) for size, item in items)
        for size, made, said in results:
            for message, category in said:
                warnings.warn(message, category, stacklevel=4)
            yield size, made
    except TerminatedWorkerError as error:
        raise SrccompareError(
            f"one of {jobs} processes was ended from outside, often for want of memory; take fewer (n_jobs)"
        ) from error
    except BaseException as error:
        if is_interrupted(error):
            end_workers()
        raise
    finally:
        if results is not None:
            results.close()


def is_interrupted(error: BaseException | None) -> bool:
    """Whether somebody pressed Ctrl-C, or did so while an error was dealt with."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__context__
    return error is not None


def end_workers() -> None:
    """End the workers, whatever they are at.

    joblib does so itself, unless it is interrupted again or while it starts them; Python would then wait at
    its end until they have done all that was handed to them.
    """
    from joblib.externals.loky import get_reusable_executor

    get_reusable_executor(reuse=True).shutdown(wait=False, kill_workers=True)
    # Who would end them has perhaps not been started yet.
    for process in multiprocessing.active_children():
        if process.name.startswith("LokyProcess"):
            process.kill()


def work(make: Callable[[Item], Made], size: int, item: Item) -> tuple[int, Made, Told]:
    """What a worker does with one item; what it warns of is handed back and said by who asked."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        made = make(item)
    return size, made, [(str(one.message), one.category) for one in caught]
