"""What the library holds in memory, each run in a process of its own:  memory.py [PART] [SIZE …]

``stream [ARTICLES …]``: so many articles of four sentences, each with twenty words that no other article has
(10,000 and 100,000 by default), measured batch by batch; the most memory held should not grow with them.

``article [MEGABYTES …]``: one article of so many megabytes of different sentences (1 and 10).

``sentence [KILOBYTES …]``: the evidence of one article that is one sentence without a stop (100 and 400).

Prints peak memory and CPU seconds. Articles are made up; the bare process with all lists and weights loaded
comes first.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

LETTERS = "abcdefghijklmnoprstuvw"
BATCH = 500
ENDLESS = (
    "officials said the plan may fail in May because the mayor, who had called it a disaster, told reporters "
    "that it was perhaps wrong and "
)
SIZES = {"stream": (10_000, 100_000), "article": (1, 10), "sentence": (100, 400)}


def made_up(rng: random.Random) -> str:
    """A word that hardly comes again."""
    return "".join(rng.choice(LETTERS) for _ in range(rng.randint(5, 9)))


def sentences(rng: random.Random, number: int) -> Iterator[str]:
    """Sentences with five made-up words each."""
    for _ in range(number):
        one, two, three, four, five = (made_up(rng) for _ in range(5))
        yield f"The {one} of {two.title()} said the {three} would {four} the {five} on Monday."


def stream(size: int) -> None:
    """Measure so many articles batch by batch."""
    from srccompare import measure_batches

    rng = random.Random(1)
    batches = (
        [
            {"id": str(number), "text": " ".join(sentences(rng, 4))}
            for number in range(first, min(first + BATCH, size))
        ]
        for first in range(0, size, BATCH)
    )
    assert sum(map(len, measure_batches(batches))) == size


def article(size: int) -> None:
    """Measure one article of so many megabytes."""
    from srccompare import measure

    rng, parts, length = random.Random(1), [], 0
    known = [made_up(rng) for _ in range(20_000)]
    while length < size * 1_000_000:
        said = " ".join(rng.choice(known) for _ in range(12))
        parts.append(f"“The {said},” said {rng.choice(known).title()} on Monday, and the mayor was angry.")
        length += len(parts[-1]) + 2
    assert measure([{"id": "a", "text": "\n\n".join(parts)}])["status"].tolist() == ["ok"]


def sentence(size: int) -> None:
    """Make the evidence of one sentence of so many kilobytes."""
    from srccompare import evidence

    assert len(evidence([{"id": "a", "text": ENDLESS * (size * 1000 // len(ENDLESS))}])) > size


def loaded(_: int) -> None:
    """Load whatever one article needs."""
    from srccompare import evidence

    evidence([{"id": "a", "text": "Officials said that the plan may fail."}])


def cost(work: Callable[[int], Any], size: int) -> tuple[float, float]:
    """Peak memory in megabytes and CPU seconds of some work."""
    began = time.process_time()
    work(size)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, time.process_time() - began


def apart(work: Callable[[int], Any], size: int) -> tuple[float, float]:
    """The cost of some work in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(cost, work, size).result()


def main(*asked: str) -> None:
    """Print a line for each size of each part asked for."""
    parts = [one for one in asked if one in SIZES] or list(SIZES)
    given = tuple(int(one) for one in asked if one.isdigit())
    bare, _ = apart(loaded, 0)
    print(f"lists and weights loaded: {bare:,.0f} MB")
    for part in parts:
        first = 0.0
        for size in given or SIZES[part]:
            peak, seconds = apart(globals()[part], size)
            first = first or peak
            print(
                f"{part} {size:,}: {peak:,.0f} MB, {peak / first:.2f} of the first, {seconds:.0f} s",
                flush=True,
            )


if __name__ == "__main__":
    main(*sys.argv[1:])
