"""What the library costs, each part beside what is done without it, in one run:  speed.py [PART] [SIZE …]

``measure [ARTICLES]``: srccompare against the script people glue together today. Every round takes the same
different articles (at least 1,000 from the gold data; textstat caches texts, so none may come twice) through
the glue script and through ``measure``, without and with attribution, each time with an empty vocabulary, in
turns. Evidence spans with offsets are made in every run. Prints CPU seconds, the ratios, and where the time
goes.

``event [ARTICLES …]``: so many different articles taken as one event (200, 500 and 1,000 by default), side by
side, against one word TF-IDF fit and self-product over the same sentences. Prints CPU seconds of copies,
statements with their matrix, quotations and conflicts, the ratio, and the peak memory of either, each in a
process of its own. Layers of the documents are worked out before.

``start [ROUNDS]``: CPU seconds of whole commands in turns, the least of so many rounds (5 by default), beside
Python that does nothing and one that imports pandas; the five articles are those of the folder ``seeds``
beside SRCCOMPARE_GOLD, from the command line and with their page.

``page [MOST]``: CPU seconds of comparing and writing the page, measures made before, and peak memory, each in
a process of its own: 200 and 1,000 different articles as one event told by six outlets; 100 events of three
articles; 200 articles of one event dealt out to two outlets and to 100; with a number only those of so many
articles at the most.

``growth [ARTICLES]``: each layer and family for eight times as many different articles (100 and 800 by
default), and one article of eight times the length: t(8n) / t(n), which is 8 where time grows with the text
and less where words come again.

The first two by default, a size then being that of the first. Needs SRCCOMPARE_GOLD; says so and stops
without it.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")
sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

ROUNDS = 3
MEASURED, EVENTS, GROWN, STARTS = 1200, (200, 500, 1000), 100, 5
PAGES = {  # articles, how many articles an event has, outlets
    "200 articles, one event": (200, 200, 6),
    "1,000 articles, one event": (1000, 1000, 6),
    "100 events of three articles": (300, 3, 3),
    "two outlets, 200 articles of one event": (200, 200, 2),
    "100 outlets, the same articles": (200, 200, 100),
}
TIMES = 8
HELD = 10_000
"""Sentences whose products with all others are held at a time: more than an event of 200 articles has."""
# The families that read the attribution layer.
# What the glue script has too, except for readability, and frames on top.
FIVE = ("counts", "framing", "hedging", "loaded", "tone")
NEED_ATTRIBUTION = ("attribution", "certainty", "factual", "sources", "voices")
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
    from srccompare.documents.text.vocabulary import Vocabulary
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


def measure(most: int) -> None:
    """Run the rounds and print."""
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


def apart(work, *given):
    """What some work gives in a process of its own, which has its own peak of memory."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def cpu(work) -> float:
    """CPU seconds of a piece of work."""
    began = time.process_time()
    work()
    return time.process_time() - began


def peak() -> float:
    """The most memory this process has held, in megabytes."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def side_by_side(texts: list[str]) -> tuple[dict[str, float], float, list[str]]:
    """CPU seconds of each part for articles taken as one event, the peak memory, and their sentences."""
    from srccompare.comparison.groups.copies import find_copies
    from srccompare.comparison.tables import conflicts, quotations, statement_matrix, statements

    conflicts.TABLE.of(event_of(texts[:20]))  # loads the lexicons
    made = event_of(texts)
    parts = {
        "copies": lambda: find_copies(made.documents),
        "statements": lambda: (statements.TABLE.of(made), statement_matrix.TABLE.of(made)),
        "quotations": lambda: quotations.TABLE.of(made),
        "conflicts": lambda: conflicts.TABLE.of(made),
    }
    spent = {name: cpu(work) for name, work in parts.items()}
    return spent, peak(), made.found_statements.candidates.texts


def event_of(texts: list[str]):
    """Some articles as one event, with the layers of their documents made."""
    import srccompare
    from srccompare.articles import Article, Articles
    from srccompare.comparison.same_event import SameEvent

    articles = tuple(Article(str(number), text, event="one") for number, text in enumerate(texts))
    documents = srccompare.analyze(Articles(articles))
    _ = documents.clauses, documents.attribution_facts, documents.sources, documents.mentions
    return SameEvent.of(documents, documents.articles.ids)


def plain(sentences: list[str]) -> tuple[float, float]:
    """CPU seconds and peak memory of one TF-IDF fit and self-product."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    def fit_and_multiply(texts: list[str]) -> None:
        table = TfidfVectorizer().fit_transform(texts)
        for first in range(0, len(texts), HELD):
            _ = table[first : first + HELD] @ table.T

    fit_and_multiply(sentences[:100])
    return cpu(lambda: fit_and_multiply(sentences)), peak()


def events(sizes: tuple[int, ...]) -> None:
    """Print a line for each size of an event."""
    texts = different_texts(Path(os.environ["SRCCOMPARE_GOLD"]), max(sizes))
    for size in sizes:
        spent, memory, sentences = apart(side_by_side, texts[:size])
        fit, fit_memory = apart(plain, sentences)
        total = sum(spent.values())
        told = ", ".join(f"{name} {seconds:.2f}" for name, seconds in spent.items())
        print(
            f"{min(size, len(texts)):,} articles as one event, {len(sentences):,} sentences: "
            f"{total:.2f} s ({told}), {memory:,.0f} MB; TF-IDF {fit:.2f} s, {fit_memory:,.0f} MB; "
            f"{total / fit:.1f} x, statements {spent['statements'] / fit:.1f} x",
            flush=True,
        )


def start(rounds: int) -> None:
    """Print what whole commands take, from their start to their end."""
    import srccompare

    articles = srccompare.example()
    with tempfile.TemporaryDirectory() as folder:
        table, page = Path(folder) / "table.csv", Path(folder) / "page.html"
        commands = {
            "python, doing nothing": ("-c", "pass"),
            "python, importing click": ("-c", "import click"),
            "python, importing pandas": ("-c", "import pandas"),
            "srccompare --help": ("-m", "srccompare", "--help"),
            "srccompare --version": ("-m", "srccompare", "--version"),
            "srccompare measure, six articles": (
                "-m",
                "srccompare",
                "measure",
                articles,
                "--force",
                "-o",
                table,
            ),
            "srccompare compare, six articles": (
                "-m",
                "srccompare",
                "compare",
                articles,
                "--force",
                "-o",
                page,
            ),
        }
        spent: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, words in commands.items():
                spent[name].append(command_seconds([sys.executable, *map(str, words)]))
    least = min(spent["python, doing nothing"])
    for name, values in spent.items():
        print(f"{name:36} {min(values):7.3f} s  {min(values) / least:6.1f} x python")


def command_seconds(words: list[str]) -> float:
    """CPU seconds of a command and all it starts."""
    import resource

    def so_far() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    began = so_far()
    subprocess.run(words, check=True, capture_output=True)
    return so_far() - began


def pages(largest: int) -> None:
    """Print a line for each corpus of so many articles at most that is compared and written as a page."""
    texts = different_texts(Path(os.environ["SRCCOMPARE_GOLD"]), max(most for most, *_ in PAGES.values()))
    for name, (most, together, outlets) in PAGES.items():
        if most > largest:
            continue
        compared, written, memory = apart(page_of, texts[:most], together, outlets)
        print(
            f"{name:40} compare {compared:6.2f} s, page {written:6.2f} s, both {compared + written:6.2f} s, "
            f"{memory:,.0f} MB",
            flush=True,
        )


def page_of(texts: list[str], together: int, outlets: int) -> tuple[float, float, float]:
    """CPU seconds of comparing some articles and of writing the page, and the peak memory."""
    import srccompare

    warnings.simplefilter("ignore")
    rows = [
        {
            "id": str(row),
            "text": text,
            "outlet": f"outlet {row % outlets}",
            "event": f"event {row // together}",
        }
        for row, text in enumerate(texts)
    ]
    documents = srccompare.analyze(rows)
    srccompare.measure(documents)
    began = time.process_time()
    comparison = srccompare.compare(documents)
    compared = time.process_time() - began
    with tempfile.TemporaryDirectory() as folder:
        written = cpu(lambda: comparison.to_html(Path(folder) / "page.html"))
    return compared, written, peak()


def growth(size: int) -> None:
    """Print what eight times as much text costs, by layer and family."""
    from srccompare.families.catalog import chosen

    texts = different_texts(Path(os.environ["SRCCOMPARE_GOLD"]), TIMES * size)
    measured(texts[:20], chosen())
    whole = "\n\n".join(texts)
    few, many = measured(texts[::TIMES][:size], chosen()), measured(texts, chosen())
    short, long = measured([whole[: len(whole) // TIMES]], chosen()), measured([whole], chosen())
    print(f"t({TIMES}n) / t(n): {size} and {len(texts)} articles; one article of so many words")
    for label in sorted(many, key=lambda label: -many[label]):
        print(f"{label:30} {many[label] / few[label]:5.1f} {long[label] / short[label]:5.1f}")
    spent = [sum(one.values()) for one in (many, few, long, short)]
    print(f"{'all':30} {spent[0] / spent[1]:5.1f} {spent[2] / spent[3]:5.1f}")


def main(*asked: str) -> None:
    """Run what is asked for."""
    if not os.environ.get("SRCCOMPARE_GOLD"):
        print("SRCCOMPARE_GOLD is not set: no articles to measure speed on, nothing done")
        return
    parts = [one for one in asked if not one.isdigit()] or ["event", "measure"]
    sizes = tuple(int(one) for one in asked if one.isdigit())
    if "event" in parts:
        events(sizes if sizes and parts == ["event"] else EVENTS)
    if "start" in parts:
        start(sizes[0] if sizes else STARTS)
    if "page" in parts:
        pages(sizes[0] if sizes else max(most for most, *_ in PAGES.values()))
    if "growth" in parts:
        growth(sizes[0] if sizes else GROWN)
    if "measure" in parts:
        measure(sizes[0] if sizes else MEASURED)


if __name__ == "__main__":
    main(*sys.argv[1:])
