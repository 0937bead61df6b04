"""What a comparison costs beyond analysis:  comparing.py [ARTICLES]

Takes 200 articles of the gold data, dealt out to eight outlets and 25 events, analyzes and measures them, and
prints the CPU seconds of ``compare`` and of every table about how the story is told. Statements, events and
quotations are counted apart. Needs SRCCOMPARE_GOLD; says so and stops without it.
"""

import json
import os
import sys
import time
from pathlib import Path

MOST = 3.0
"""CPU seconds promised for 200 articles."""
TABLES = ("words", "contexts", "coverage", "headlines", "order", "openings")


def articles(number: int) -> list[dict]:
    """Articles of several outlets, in turn over events."""
    path = Path(os.environ["SRCCOMPARE_GOLD"]) / "attribution" / "train.jsonl"
    with open(path, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file][:number]
    return [
        {
            "id": row["id"], "title": row["title"], "text": row["text"], "published": row["date"][:10],
            "outlet": f"outlet {place % 8}", "event": f"event {place // 8}",
        }
        for place, row in enumerate(rows)
    ]  # fmt: skip


def main(number: int) -> None:
    """Measure and print."""
    if not os.environ.get("SRCCOMPARE_GOLD"):
        print("SRCCOMPARE_GOLD is not set: no articles to compare")
        return
    import srccompare
    from srccompare.families.catalog import chosen
    from srccompare.measuring import measure_documents

    def clock(label: str, work) -> float:
        began = time.process_time()
        work()
        spent = time.process_time() - began
        print(f"{label:>32} {spent:7.2f} s")
        return spent

    # Imports and word lists are paid once, not per comparison.
    warm = srccompare.compare(srccompare.example())
    for name in TABLES:
        getattr(warm, name)
    documents = srccompare.analyze(articles(number))
    sentences = len(documents.sentences)
    print(f"{len(documents)} articles, {sentences:,} sentences, {int(documents.words().sum()):,} words")
    clock("analysis and measures", lambda: measure_documents(documents, chosen(None)))
    clock("names and sources", lambda: (documents.mentions, documents.sources))
    measuring = clock("measures again", lambda: measure_documents(documents, chosen(None)))
    comparison = []
    total = clock("compare, measures included", lambda: comparison.append(srccompare.compare(documents)))
    total -= measuring
    for name in TABLES:
        total += clock(name, lambda name=name: getattr(comparison[0], name))
    total += clock("attention", lambda: comparison[0].attention())
    print(f"{'beyond analysis and measures':>32} {total:7.2f} s  (promised for 200: {MOST:.0f})")
    sys.exit(int(number == 200 and total > MOST))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
