"""How fast attributions are found, against a tagger through python-crfsuite:  attribution_speed.py [ARTICLES]

In one run and in turns, on the same PolNeAR training articles (CPU seconds of one process): tagging alone,
the whole attribution layer, and everything from text to attributions, warm and with an empty vocabulary;
and, where python-crfsuite is installed, what taggers usually do: feature strings made in Python, decoded by
the library, with a small model trained on the spot. Needs SRCCOMPARE_GOLD; says so and stops without.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")
sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

ROUNDS = 5
TRAINING = 30
"""Articles the small python-crfsuite model is trained on; its speed hangs little on how many."""


def documents_of(rows: list[dict], vocabulary):
    """The articles as a batch."""
    from srccompare.articles import Article, Articles
    from srccompare.documents import Documents

    articles = tuple(Article(str(number), row["text"]) for number, row in enumerate(rows))
    return Documents(Articles(articles), vocabulary)


def clocked(work) -> float:
    """CPU seconds of a call."""
    began = time.process_time()
    work()
    return time.process_time() - began


def prepared(rows: list[dict], vocabulary):
    """A batch with its tokens, sentences and quotations."""
    documents = documents_of(rows, vocabulary)
    _ = (documents.tokens, documents.sentence, documents.quoted, documents.zone)
    return documents


def tagging(rows: list[dict], vocabulary) -> float:
    """CPU seconds of contexts, scores and Viterbi."""
    from train_attribution import seen_by

    from srccompare.documents.attribution import tagger

    documents = prepared(rows, vocabulary)
    _, seen = seen_by(documents)
    weights = tagger.shipped()

    def work() -> None:
        score = tagger.scores(weights, vocabulary, documents.tokens.type, seen)
        tagger.best_labels(score, weights.transitions, *documents.paragraph_bounds)

    return clocked(work)


def crfsuite_tagger(rows: list[dict]):
    """A function that tags rows through python-crfsuite, None where it is not installed."""
    try:
        import pycrfsuite
    except ImportError:
        return None
    from train_attribution import gold_labels, seen_by

    from srccompare.documents.attribution import contexts, tagger
    from srccompare.documents.attribution.labels import LABELS
    from srccompare.documents.text.vocabulary import Vocabulary

    likely = tagger.shipped().propensity

    def sequences(some: list[dict], documents):
        """Feature strings of every token, paragraph by paragraph."""
        strings, kind = documents.vocabulary.types.strings, documents.tokens.type.tolist()
        codes = {name: code.tolist() for name, code in contexts.codes_of(seen_by(documents)[1]).items()}
        for first, stop in zip(*(bound.tolist() for bound in documents.paragraph_bounds), strict=True):
            paragraph = []
            for token in range(first, stop):
                found = [f"{name}={code[token]}" for name, code in codes.items()]
                for distance in tagger.WINDOW:
                    if first <= token + distance < stop:
                        word = strings[kind[token + distance]]
                        found += [
                            f"{distance}{one}"
                            for one in tagger.attributes_of(word, likely)
                            if distance in tagger.OFFSETS[one[0]]
                        ]
                paragraph.append(found)
            yield paragraph

    few = rows[:TRAINING]
    documents = prepared(few, Vocabulary())
    labels = [LABELS[number] for number in gold_labels(documents, few).tolist()]
    trainer, place = pycrfsuite.Trainer(verbose=False), 0
    for paragraph in sequences(few, documents):
        trainer.append(paragraph, labels[place : place + len(paragraph)])
        place += len(paragraph)
    trainer.set_params({"c1": 1.0, "c2": 0.01, "max_iterations": 15})
    path = str(Path(tempfile.mkdtemp()) / "model")
    trainer.train(path)
    decoder = pycrfsuite.Tagger()
    decoder.open(path)

    def tag(some: list[dict]) -> float:
        batch = prepared(some, Vocabulary())
        return clocked(lambda: [decoder.tag(paragraph) for paragraph in sequences(some, batch)])

    return tag


def main(most: int) -> None:
    """Run the rounds and print."""
    if not os.environ.get("SRCCOMPARE_GOLD"):
        print("SRCCOMPARE_GOLD is not set: no articles to measure speed on, nothing done")
        return
    from srccompare.documents.text.vocabulary import Vocabulary

    with open(Path(os.environ["SRCCOMPARE_GOLD"]) / "attribution" / "train.jsonl", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file][:most]
    warm = Vocabulary()
    size = len(prepared(rows, warm).tokens)
    crfsuite = crfsuite_tagger(rows)
    seconds: dict[str, list[float]] = {}

    def note(label: str, value: float) -> None:
        seconds.setdefault(label, []).append(value)

    _ = prepared(rows, warm).attributions
    few = rows[: max(1, len(rows) // 8)]
    share = len(prepared(few, Vocabulary()).tokens) / size
    for _ in range(ROUNDS):
        note("tagging, warm", tagging(rows, warm))
        batch = prepared(rows, warm)
        note("attribution layer, warm", clocked(lambda batch=batch: batch.attributions))
        note("text to attributions, warm", clocked(lambda: documents_of(rows, warm).attributions))
        note("text to attributions, cold", clocked(lambda: documents_of(rows, Vocabulary()).attributions))
        if crfsuite is not None:
            note("python-crfsuite", crfsuite(few) / share)
    print(f"{len(rows)} articles, {size:,} tokens, median CPU seconds of {ROUNDS} rounds in turns")
    middle = {label: statistics.median(values) for label, values in seconds.items()}
    for label, value in middle.items():
        ratio = f"  {middle['python-crfsuite'] / value:5.1f} x python-crfsuite" if crfsuite else ""
        print(f"{label:28} {value:7.3f} s  {size / value / 1000:6.0f}k tokens/s{ratio}")
    if crfsuite is None:
        print("python-crfsuite is not installed: nothing to hold it against")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 256)
