"""srccompare against the script people glue together today, in one run:  speed.py [ARTICLES]

Every round takes the same different articles (at least 1,000 from the gold data; textstat caches texts,
so none may come twice) through the glue script and through ``measure``, without and with attribution,
each time with an empty vocabulary, in turns. Evidence spans with offsets are made in every run. Prints
CPU seconds, the ratios, and where the time goes. Needs SRCCOMPARE_GOLD; says so and stops without it.
"""

import json
import os
import statistics
import sys
import time
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")
sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

ROUNDS = 3
# The families that read the attribution layer.
# What the glue script has too, except for readability, and frames on top.
FIVE = ("counts", "framing", "hedging", "loaded", "tone")
NEED_ATTRIBUTION = ("attribution", "certainty", "sources", "voices")
FILES = (
    "attribution/train.jsonl",
    "attribution/dev.jsonl",
    "framing/narrative_frames.jsonl",
    "events/inflation_april_2022.jsonl",
)


def different_texts(folder: Path, most: int) -> list[str]:
    """Texts of articles of at least 100 words, no two the same, taken from all files in turn."""
    texts: dict[str, None] = {}
    for name in FILES:
        with open(folder / name, encoding="utf-8") as file:
            for line in file:
                text = json.loads(line)["text"] or ""
                if text.count(" ") >= 100:
                    texts[text] = None
    step = max(1, len(texts) // most)
    return list(texts)[::step][:most] if len(texts) > most else list(texts)


def measured(texts: list[str], families: tuple) -> dict[str, float]:
    """CPU seconds of one cold run of ``measure`` with its evidence, by layer and family."""
    from srccompare.articles import Article, Articles
    from srccompare.documents import Documents
    from srccompare.documents.vocabulary import Vocabulary
    from srccompare.tables import BATCH

    vocabulary, spent = Vocabulary(), {}
    for first in range(0, len(texts), BATCH):
        batch = texts[first : first + BATCH]
        articles = Articles(tuple(Article(str(number), text) for number, text in enumerate(batch)))
        measure_batch(Documents(articles, vocabulary), families, spent)
    return spent


def measure_batch(documents, families: tuple, spent: dict[str, float]) -> None:
    """Measure a batch, adding to ``spent`` what each layer and family took."""
    from srccompare.measuring import measure_documents

    def clock(label: str, work) -> None:
        began = time.process_time()
        work()
        spent[label] = spent.get(label, 0.0) + time.process_time() - began

    clock("tokens", lambda: documents.tokens)
    clock("sentences, quotations, zones", lambda: (documents.sentence, documents.quoted, documents.status))
    if any(family.name in NEED_ATTRIBUTION for family in families):
        clock("attribution layer", lambda: documents.attributions)
    if any(family.name == "sources" for family in families):
        clock("names layer", lambda: documents.names)
        clock("sources layer", lambda: documents.sources)
    for family in families:
        clock(family.name, lambda family=family: measure_documents(documents, [family]))


def main(most: int) -> None:
    """Run the rounds and print."""
    if not os.environ.get("SRCCOMPARE_GOLD"):
        print("SRCCOMPARE_GOLD is not set: no articles to measure speed on, nothing done")
        return
    texts = different_texts(Path(os.environ["SRCCOMPARE_GOLD"]), most)
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} different articles, {words:,} words, CPU seconds, {ROUNDS} rounds in turns")
    from glue import Glue

    from srccompare.families.catalog import chosen

    everything = chosen()
    runs = {
        "five families": tuple(family for family in everything if family.name in FIVE),
        "without attribution": tuple(family for family in everything if family.name not in NEED_ATTRIBUTION),
        "everything": everything,
    }
    glue, seconds = Glue(), {name: [] for name in ("glue script", *runs)}
    measured(texts[:20], everything)
    for turn in range(ROUNDS):
        seconds["glue script"].append(glue_seconds(glue, texts[turn::ROUNDS]) * len(texts))
        layers = {name: measured(texts, families) for name, families in runs.items()}
        for name, spent in layers.items():
            seconds[name].append(sum(spent.values()))
    middle = {name: statistics.median(values) for name, values in seconds.items()}
    for name, value in middle.items():
        ratio = middle["glue script"] / value
        print(
            f"{name:22} {value:7.2f} s  {len(texts) / value:6.0f} articles/s  {ratio:5.1f} x the glue script"
        )
    print(f"five families: {', '.join(FIVE)}; without attribution: all but {', '.join(NEED_ATTRIBUTION)}")
    for name, spent in layers.items():
        print(f"where the time goes, {name}:")
        for label, value in sorted(spent.items(), key=lambda item: -item[1]):
            print(f"  {label:30} {value:6.3f} s  {100 * value / sum(spent.values()):4.0f} %")
    spent = layers["everything"]
    share = 100 * sum(spent[name] for name in ("names layer", "sources layer", "sources"))
    print(f"names and sources take {share / sum(spent.values()):.0f} % of the time of everything")
    spent = layers["without attribution"]
    share = 100 * sum(spent[name] for name in ("hedging", "tone", "loaded")) / sum(spent.values())
    print(f"hedging, tone and loaded take {share:.0f} % of the time without attribution")


def glue_seconds(glue, texts: list[str]) -> float:
    """CPU seconds per article of the glue script."""
    began = time.process_time()
    for text in texts:
        glue.row(text)
    return (time.process_time() - began) / len(texts)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1200)
