"""CPU of measuring in several processes and in Dask, against one process: ``python benchmarks/parallel.py``.

Every way runs as a process of its own with all its workers, from its start to its end, on the same made-up
articles. What Dask needs to start two workers and load itself is measured apart and taken off. Each
figure is the least of the rounds, as other work on the machine only adds.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
from pathlib import Path

import pandas as pd

ROWS, ROUNDS = 20_000, 2
NAMES = ("Ada Brandt", "the mayor of Ost", "a spokesman for the port", "engineers", "the union")
SENTENCES = (
    "The {word} may close on Friday, {name} said.",
    "“We will not move a single {word},” said {name}.",
    "Critics call the {word} a shameful retreat, according to {name}.",
    "Snow fell on the {word} for {number} days, and nobody knows when it will end.",
)
WORDS = ("harbour", "bridge", "market", "school", "ferry", "tower", "river", "council", "court", "budget")


def articles(rows: int) -> pd.DataFrame:
    """Short articles of some thirty words, all different."""
    chance = random.Random(1)

    def text() -> str:
        return " ".join(
            chance.choice(SENTENCES).format(
                word=chance.choice(WORDS), name=chance.choice(NAMES), number=chance.randrange(9999)
            )
            for _ in range(3)
        )

    return pd.DataFrame({"id": [f"a{row}" for row in range(rows)], "text": [text() for _ in range(rows)]})


def serial(rows: int) -> None:
    """One process."""
    import srccompare

    srccompare.measure(articles(rows))


def pool(rows: int) -> None:
    """Two processes of joblib."""
    import srccompare

    srccompare.measure(articles(rows), n_jobs=2)


def dask(rows: int) -> None:
    """Two Dask workers."""
    in_cluster(rows, measured=True)


def start(rows: int) -> None:
    """Two Dask workers that only count the rows."""
    in_cluster(rows, measured=False)


def in_cluster(rows: int, measured: bool) -> None:
    """Work of two Dask workers."""
    import dask.dataframe
    from distributed import Client, LocalCluster

    from srccompare.integrations import dask as engine

    with LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster):
        frame = dask.dataframe.from_pandas(articles(rows), npartitions=8)
        table = engine.measure(frame) if measured else frame
        table.map_partitions(len).compute()


WAYS = {one.__name__: one for one in (serial, pool, start, dask)}


def seconds(way: str, rows: int) -> float:
    """CPU seconds of a way, workers included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, str(Path(__file__).resolve()), "--run", way, "--rows", str(rows)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    """Print CPU seconds and their ratio to one process."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--run", choices=WAYS, help="one way in this process, without figures")
    asked = parser.parse_args()
    if asked.run:
        WAYS[asked.run](asked.rows)
        return
    least = {way: min(seconds(way, asked.rows) for _ in range(asked.rounds)) for way in WAYS}
    least["dask, start apart"] = least["dask"] - least["start"]
    for way, spent in least.items():
        print(f"{way:<18} {spent:7.1f} s  {spent / least['serial']:.2f}")


if __name__ == "__main__":
    main()
