"""Check the model of factual statements and their sources, or train it anew:  train_factual.py [--write]

Reads FactAppeal (``attribution/factappeal_train.jsonl`` and ``factappeal_val.jsonl``) and whole articles of
the gold data in the folder SRCCOMPARE_GOLD names; says so and stops where it is not set. In
``factual_labels.csv`` stands what readers said of every sentence of some articles (ids, offsets, labels; no
words). Those of the part ``fit`` are trained on beside FactAppeal's training part; those of ``check``, five
articles drawn at random, come from a reader who saw no answer and are only checked against, as is
FactAppeal's validation part. With --write it writes the weights into the package.

What is kept of the texts: single words that at least ``SHARED`` sentences of FactAppeal share, and three
weights for each.
"""

import csv
import json
import os
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from srccompare import analyze  # noqa: E402
from srccompare.articles import Article, Articles  # noqa: E402
from srccompare.documents import Documents  # noqa: E402
from srccompare.documents.text import shapes  # noqa: E402
from srccompare.families.factual import KIND_NAMES, kinds_of_sentences  # noqa: E402
from srccompare.families.factual.features import SEEN, distinct, find_links, seen_in  # noqa: E402
from srccompare.families.factual.model import (  # noqa: E402
    BASE,
    CLASSES,
    FIGURE,
    FILE,
    NONE,
    SOURCED,
    UNSOURCED,
    class_of_sentences,
    load_weights,
)

SHARED = 10  # sentences that must share a word
LABELS = ROOT / "benchmarks" / "factual_labels.csv"
WHOLE = (
    "attribution/train.jsonl",
    "attribution/dev.jsonl",
    "events/dev_events.jsonl",
    "events/inflation_april_2022.jsonl",
)
KIND_OF = {
    "Official": "official", "Expert": "expert", "Active_Participant": "participant", "Witness": "witness",
    "News_Report": "report", "Expert_Document": "document", "Direct_Evidence": "evidence",
}  # fmt: skip
STRENGTH = 0.1  # C of the logistic regression: by cross-validation over the articles of "fit"
# A sentence of a whole article counts so often: FactAppeal is three times as many, but loose sentences. Eight
# times is three points better in cross-validation, five worse on FactAppeal, and misses "Police said ...".
TIMES = 3


def read(name: str, folder: str = "attribution") -> list[dict]:
    """The rows of a file of the gold data."""
    path = Path(os.environ["SRCCOMPARE_GOLD"]) / folder / name
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def class_of(row: dict) -> int:
    """The class a sentence was given: an appeal anywhere in it counts as one."""
    tags = {span["tag"] for span in row["spans"]}
    return SOURCED if "Fact_Appeal" in tags else UNSOURCED if "Fact_No_Appeal" in tags else NONE


def design(documents: Documents) -> tuple[list[list[str]], np.ndarray]:
    """The words of each sentence, as features, and all else that is seen in it."""
    strings = documents.vocabulary.norms.strings
    words: list[list[str]] = [[] for _ in range(len(documents.sentences))]
    tokens = documents.tokens
    figure = (tokens.shape & shapes.NUMBER) > 0
    norm = np.where(figure, len(strings), tokens.norm)
    for sentence, number in zip(*(pair.tolist() for pair in distinct(documents.sentence, norm)), strict=True):
        words[sentence].append(f"word {strings[number] if number < len(strings) else FIGURE}")
    opening = documents.tokens.norm[documents.sentence_bounds[0]].tolist()
    for own, norm in zip(words, opening, strict=True):
        own.append(f"first {strings[norm]}")
    return words, seen_in(documents, find_links(documents))


def matrix_of(words: list[list[str]], seen: np.ndarray, place: dict[str, int]) -> sparse.csr_matrix:
    """One row per sentence: known words, then all else."""
    pairs = [(row, place[one]) for row, own in enumerate(words) for one in own if one in place]
    rows, columns = zip(*pairs, strict=True)
    known = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(words), len(place)))
    return sparse.hstack([known, sparse.csr_matrix(seen)]).tocsr()


@dataclass(frozen=True, slots=True)
class Labelled:
    """Documents, the rows of those of their sentences that have a label, and the labels."""

    documents: Documents
    rows: np.ndarray
    label: np.ndarray


def loose_sentences(name: str) -> Labelled:
    """A part of FactAppeal, each sentence an article of its own."""
    rows = read(name)
    articles = Articles(tuple(Article(id=row["id"], text=row["text"]) for row in rows))
    documents = analyze(articles)
    label = np.array([class_of(row) for row in rows])[documents.sentences.article]
    return Labelled(documents, np.arange(len(label)), label)


def whole_articles(labels: list[dict]) -> Labelled:
    """The labelled sentences of whole articles."""
    every = {row["id"]: row for name in WHOLE for row in read(name, "")}
    ids = list(dict.fromkeys(row["article"] for row in labels))
    chosen = [every[one] for one in ids]
    documents = analyze(
        Articles(tuple(Article(id=one["id"], title=one["title"], text=one["text"]) for one in chosen))
    )
    spans = documents.sentences
    place = zip(spans.article.tolist(), spans.field.tolist(), spans.start.tolist(), strict=True)
    row_of = {(ids[article], field, start): row for row, (article, field, start) in enumerate(place)}
    rows = np.array([row_of[row["article"], 1, int(row["start"])] for row in labels])
    return Labelled(documents, rows, np.array([CLASSES.index(row["label"]) for row in labels]))


def labels_of(part: str) -> list[dict]:
    """What readers said of the sentences of a part."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["part"] == part]


def fitted(loose: Labelled, whole: Labelled) -> dict[str, list[float]]:
    """The weights of every feature, three each, from sentences and the classes they were given."""
    words, seen = design(loose.documents)
    count = Counter(one for own in words for one in own)
    place = {one: row for row, one in enumerate(sorted(one for one in count if count[one] >= SHARED))}
    more_words, more_seen = design(whole.documents)
    rows = [matrix_of(words, seen, place), matrix_of(more_words, more_seen, place)[whole.rows]]
    weight = np.append(np.ones(len(words)), np.full(len(whole.rows), TIMES))
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit(sparse.vstack(rows), np.append(loose.label, whole.label), sample_weight=weight)
    table = {name: model.coef_[:, row].tolist() for row, name in enumerate([*place, *SEEN])}
    return table | {BASE: model.intercept_.tolist()}


def agreement(title: str, called: np.ndarray, wanted: np.ndarray) -> None:
    """Print how often the classes are right, and of each class precision, recall and F1."""
    print(f"\n{title}: {len(wanted)} sentences, {(called == wanted).mean():.1%} called as by people")
    for number, name in enumerate(CLASSES):
        precision, recall, score = scores(called == number, wanted == number)
        share, own = (wanted == number).mean(), (called == number).mean()
        print(f"  {name:10} P {precision:.3f} R {recall:.3f} F1 {score:.3f}   {own:.3f} of all, {share:.3f}")


def scores(called: np.ndarray, wanted: np.ndarray) -> tuple[float, float, float]:
    """Precision, recall and F1 of a yes or no."""
    both = (called & wanted).sum()
    precision, recall = both / max(called.sum(), 1), both / max(wanted.sum(), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def check_validation() -> None:
    """The validation part, sentence by sentence: classes, kinds of source."""
    rows, made = read("factappeal_val.jsonl"), loose_sentences("factappeal_val.jsonl")
    links = find_links(made.documents)
    agreement("FactAppeal, validation", class_of_sentences(made.documents, links), made.label)
    kinds = np.zeros((len(rows), len(KIND_NAMES)), bool)
    article = made.documents.sentences.article
    np.logical_or.at(kinds, article, kinds_of_sentences(made.documents, links))
    wanted = np.array([class_of(row) for row in rows]) == SOURCED
    check_kinds(kinds[wanted], np.array([kinds_asked(row) for row in rows])[wanted])


def kinds_asked(row: dict) -> list[bool]:
    """Which kinds of source people named in a sentence."""
    found = {KIND_OF[kind] for span in row["spans"] for kind in span["kinds"] if kind in KIND_OF}
    return [name in found for name in KIND_NAMES]


def check_kinds(kinds: np.ndarray, asked: np.ndarray) -> None:
    """Print how far the kinds of source agree, over sentences people call sourced by some kind."""
    told = asked.any(axis=1)
    print(f"  kinds, {told.sum()} sourced sentences of a kind")
    for number, name in enumerate(KIND_NAMES):
        precision, recall, _ = scores(kinds[told, number], asked[told, number])
        print(f"    {name:12} {asked[told, number].sum():4d}  P {precision:.2f} R {recall:.2f}")


def check_articles() -> None:
    """Whole articles a reader labelled: classes, kinds, and the shares per article."""
    labels = labels_of("check")
    made = whole_articles(labels)
    documents, links = made.documents, find_links(made.documents)
    own = documents.sentence_words()[made.rows] > 0
    called = class_of_sentences(documents, links)[made.rows][own]
    wanted, article = made.label[own], documents.sentences.article[made.rows][own]
    agreement("Whole articles", called, wanted)
    for number, name in enumerate(CLASSES):
        pair = [np.bincount(article, some == number) / np.bincount(article) for some in (called, wanted)]
        print(f"  {name} share of {len(pair[0])} articles: r {np.corrcoef(*pair)[0, 1]:.2f}")
    asked = np.array([[name == row["kind"] for name in KIND_NAMES] for row in labels])[own]
    sourced = wanted == SOURCED
    check_kinds(kinds_of_sentences(documents, links)[made.rows][own][sourced], asked[sourced])


def main(write: bool) -> None:
    """Train and write the weights where that is asked for, then check what is in the package."""
    if "SRCCOMPARE_GOLD" not in os.environ:
        print("SRCCOMPARE_GOLD names no folder with gold data: nothing to train on")
        return
    if write:
        table = fitted(loose_sentences("factappeal_train.jsonl"), whole_articles(labels_of("fit")))
        lines = ["\t".join(["feature", *CLASSES])]
        lines += ["\t".join([name, *(f"{weight:.3f}" for weight in table[name])]) for name in sorted(table)]
        (ROOT / "srccompare" / "data" / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
        load_weights.cache_clear()
    check_validation()
    check_articles()


if __name__ == "__main__":
    main("--write" in sys.argv[1:])
