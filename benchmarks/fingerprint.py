"""Print a hash of everything the library says of some articles, to hold two versions of the code together.

    python benchmarks/fingerprint.py > before.txt      # then move walls, and
    python benchmarks/fingerprint.py | diff before.txt -

``measure``, ``attributions``, ``sources``, ``mentions`` and ``evidence`` are hashed over 45 articles of
SRCCOMPARE_GOLD/attribution/dev.jsonl; every table of the comparison and the JSON report of the bundled
event, of the folder ``seeds`` beside SRCCOMPARE_GOLD and of two events of events/dev_events.jsonl. Hashes
of lexicons and the signature are left out: they name files, not findings. Without SRCCOMPARE_GOLD only the
bundled event is hashed.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import srccompare

ARTICLES = 45
EVENTS = 2
RECIPE = ("signature", "provenance", "lexicons")
"""Keys of the JSON report that name the recipe and not what was found."""


def digest(text: str) -> str:
    """A short hash of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def hash_table(table: pd.DataFrame) -> str:
    """A hash of a table's columns and cells, numbers to the last bit."""
    # Cells that are arrays or tuples are written as such; repr of a float is exact.
    cells = [[repr(value) for value in column.tolist()] for _, column in table.items()]
    return digest(json.dumps([list(map(str, table.columns)), cells]))


def without_recipe(value: Any) -> Any:
    """A JSON value without the keys that name versions and hashes."""
    if isinstance(value, dict):
        return {key: without_recipe(part) for key, part in value.items() if key not in RECIPE}
    return [without_recipe(part) for part in value] if isinstance(value, list) else value


def read_rows(path: Path, limit: int | None = None) -> list[dict[str, Any]]:
    """The first rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file if line.strip()]
    return rows[:limit]


def hash_comparison(name: str, articles: Any) -> Iterator[tuple[str, str]]:
    """Every table of a comparison and its JSON report."""
    comparison = srccompare.compare(articles)
    for table in comparison.tables():
        yield f"{name}/{table}", hash_table(getattr(comparison, table))
    yield f"{name}/json", digest(json.dumps(without_recipe(json.loads(comparison.to_json())), sort_keys=True))


def hashes() -> Iterator[tuple[str, str]]:
    """A name and a hash for each thing the library says."""
    yield from hash_comparison("example", srccompare.example())
    place = os.environ.get("SRCCOMPARE_GOLD")
    if not place:
        print("SRCCOMPARE_GOLD is not set: only the bundled event is hashed", file=sys.stderr)
        return
    gold = Path(place)
    documents = srccompare.analyze(
        srccompare.read(
            [
                {key: row[key] for key in ("id", "outlet", "title", "text")}
                for row in read_rows(gold / "attribution" / "dev.jsonl", ARTICLES)
            ]
        )
    )
    for name in ("measure", "attributions", "sources", "mentions", "evidence"):
        yield f"articles/{name}", hash_table(getattr(srccompare, name)(documents))
    yield from hash_comparison("seeds", srccompare.read(gold.parent / "seeds"))
    rows = read_rows(gold / "events" / "dev_events.jsonl")
    chosen = list(dict.fromkeys(row["event"] for row in rows))[:EVENTS]
    for number, event in enumerate(chosen, 1):
        told = [
            {key: row[key] for key in ("id", "event", "outlet", "title", "published", "text")}
            for row in rows
            if row["event"] == event
        ]
        yield from hash_comparison(f"event {number}", srccompare.read(told))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    for name, value in hashes():
        print(f"{value}  {name}", flush=True)
