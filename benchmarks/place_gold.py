"""Move the offsets of the example's gold after a text has been edited: python benchmarks/place_gold.py."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).parents[1] / "seeds"


def places(row: Any, article: str | None = None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every place in a row of gold, with the article it lies in."""
    if isinstance(row, list):
        for part in row:
            yield from places(part, article)
    elif isinstance(row, dict):
        article = row.get("article", article)
        if "spans" in row and article is not None:
            yield article, row
        for key, part in row.items():
            # Statements name the article in the key.
            yield from places(part, key if row is not None and (SEEDS / f"{key}.txt").is_file() else article)


def starts(text: str, words: str) -> list[int]:
    """Where words stand in a text."""
    return [start for start in range(len(text)) if text.startswith(words, start)]


def moved(text: str, place: dict[str, Any]) -> Iterator[str]:
    """Move a place to the nearest occurrence of its words; say which are gone."""
    for index, ((start, _), words) in enumerate(zip(place["spans"], place["text"], strict=True)):
        found = starts(text, words)
        if found:
            near = min(found, key=lambda where, old=start: abs(where - old))
            place["spans"][index] = [near, near + len(words)]
        else:
            yield words


def main() -> int:
    """Rewrite the gold in place; 1 if words are gone."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in SEEDS.glob("*.txt")}
    gone = 0
    for path in sorted((SEEDS / "gold").glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for row in rows:
            for article, place in places(row):
                for words in moved(texts[article], place):
                    gone += 1
                    print(f"{path.name}: {row['id']}: {article} no longer says {words!r}")
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
        path.write_text("".join(lines), encoding="utf-8")
    return int(gone > 0)


if __name__ == "__main__":
    sys.exit(main())
