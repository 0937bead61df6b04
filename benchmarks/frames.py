"""How far the frames can be trusted:  frames.py [reliability | length | folds | cost]

reliability  split-half reliability of every frame's salience in articles of 200 to 450 words
length       does an article's number of salient frames hang on its length? Beside it the same by the
             interval of the whole article, which is not used
folds        AUC of the strength and of the salience against gold labels, with their spread over five folds
cost         what share of ``measure`` the frame families take, in CPU time

Without a name all four. Needs the folder that SRCCOMPARE_GOLD names; says so and stops without it.
"""

import json
import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

import numpy as np  # noqa: E402

from srccompare.articles import Article, Articles  # noqa: E402
from srccompare.documents import Documents, Voice, analyze  # noqa: E402
from srccompare.tables.salience import FrameHits, frame_families, salience_of  # noqa: E402

SHORT, LONG = 200, 450
SPLITS = 50
RELIABILITY_FILES = (
    "attribution/train.jsonl",
    "framing/narrative_frames.jsonl",
    "events/inflation_april_2022.jsonl",
)
LENGTH_FILES = ("attribution/dev.jsonl", "attribution/train.jsonl", "framing/narrative_frames.jsonl")
FOLD_FILES = ("framing/sentences.jsonl", "framing/narrative_frames.jsonl")


def rows_of(folder: Path, name: str) -> list[dict]:
    """The rows of a gold file."""
    with open(folder / name, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def documents_of(rows: list[dict]) -> Documents:
    """The rows that have a text, analyzed."""
    texts = [row["text"] for row in rows if row["text"]]
    return analyze(Articles(tuple(Article(str(number), text) for number, text in enumerate(texts))))


def reliability(folder: Path) -> None:
    """Random halves of every article's sentences, 50 times, stepped up to the whole by Spearman-Brown."""
    parts = [[row for row in rows_of(folder, name) if row["text"]] for name in RELIABILITY_FILES]
    origin = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
    documents = documents_of([row for part in parts for row in part])
    salience = salience_of(documents, frame_families(), Voice.OUTLET)
    chosen = (salience.words >= SHORT) & (salience.words <= LONG) & salience.known
    print(f"{int(chosen.sum())} articles of {SHORT} to {LONG} words, {SPLITS} random halves of sentences")
    words = documents.sentence_words(Voice.OUTLET)
    article = documents.sentences.article
    inside = documents.mask(Voice.OUTLET)[salience.hits.token]
    sums = per_sentence(documents, salience.hits, inside, len(salience.frames))
    generator = np.random.default_rng(0)
    found = np.zeros((SPLITS, len(salience.frames)))
    for turn in range(SPLITS):
        half = generator.random(len(words)) < 0.5
        rates = []
        for side in (half, ~half):
            total = np.bincount(article[side], words[side], minlength=len(documents))
            held = np.zeros((len(documents), sums.shape[1]))
            np.add.at(held, article[side], sums[side])
            rates.append(held / np.maximum(total, 1)[:, None])
        # What sets the files apart (one is all campaign, one all climate) must not pass for reliability.
        one, two = (centred(rate[chosen], origin[chosen]) for rate in rates)
        found[turn] = [np.corrcoef(one[:, column], two[:, column])[0, 1] for column in range(one.shape[1])]
    half_length = found.mean(axis=0)
    whole = 2 * half_length / (1 + half_length)
    for number, frame in enumerate(salience.frames):
        share = (salience.number[chosen, number] > 0).mean()
        rate = salience.rate[chosen, number].mean()
        print(f"{frame.measure.name:34} {whole[number]:.2f}  mean {rate:.2f}, found in {share:.0%}")
    print(f"mean {np.mean(whole):.2f}")


def centred(rates, origin):
    """Rates as deviations from the mean of their file."""
    means = np.array([rates[origin == number].mean(axis=0) for number in range(origin.max() + 1)])
    return rates - means[origin]


def per_sentence(documents: Documents, hits: FrameHits, inside, frames: int):
    """The weight of each frame in each sentence."""
    sums = np.zeros((len(documents.sentences), frames))
    np.add.at(sums, (documents.sentence[hits.token[inside]], hits.frame[inside]), hits.weight[inside])
    return sums


def length(folder: Path) -> None:
    """Pearson's r and Spearman's rho of salient frames per article with its words."""
    from scipy.stats import spearmanr

    from srccompare.comparison.tables.frames import is_salient, pools

    for name in LENGTH_FILES:
        documents = documents_of(rows_of(folder, name))
        salience = salience_of(documents, frame_families())
        pool = pools(salience, np.zeros(len(documents), np.int64))
        known = salience.known
        number = is_salient(salience, pool)[known].sum(axis=1)
        whole = (salience.low > pool)[known].sum(axis=1)
        words = salience.words[known]
        r, rho = np.corrcoef(number, words)[0, 1], spearmanr(number, words)[0]
        print(f"{name}: {number.mean():.2f} salient frames an article; length r = {r:.2f}, rho = {rho:.2f}")
        print(f"  by the interval of the whole article: r = {np.corrcoef(whole, words)[0, 1]:.2f}")


def folds(folder: Path) -> None:
    """The AUC of every label, over all rows and over five folds of them."""
    from predictors import framing

    for name in FOLD_FILES:
        rows = rows_of(folder, name)
        for what, plain in (("strength", False), ("salience", True)):
            told(f"{name}, {what}", rows, [row["frames"] for row in framing.predict(rows, plain=plain)])
        # No text is labelled by moral foundations; all ten poles together must find what is labelled moral.
        moral = sum(framing.rates(framing.analyzed(rows), "moral_vocabulary").values())
        truth = {
            label: np.array([label in row["labels"] for row in rows]) for label in ("morality", "fairness")
        }
        shown = (f"{label}={100 * auc(moral, value):.1f}" for label, value in truth.items() if value.any())
        print(f"  all moral vocabulary: {'  '.join(shown)}")


def told(name: str, rows: list[dict], rates: list[dict[str, float]]) -> None:
    """The mean AUC over the labels of these rows, its spread over five folds, and the AUC of each label."""
    labels = sorted({label for row in rows for label in row["labels"]} - {"other"})
    means = []
    for fold in range(6):
        chosen = [number for number in range(len(rows)) if fold == 5 or number % 5 == fold]
        found = {}
        for label in labels:
            truth = np.array([label in rows[number]["labels"] for number in chosen])
            rate = np.array([rates[number].get(label, 0.0) for number in chosen])
            if truth.sum() >= 3:
                found[label] = auc(rate, truth)
        means.append(100 * statistics.mean(found.values()))
    shown = "  ".join(f"{label}={100 * value:.1f}" for label, value in found.items())
    five = f"{min(means[:5]):.1f} to {max(means[:5]):.1f}, sd {statistics.stdev(means[:5]):.1f}"
    print(f"{name}: mean AUC {means[5]:.1f}; five folds {five}")
    print(f"  {shown}")


def auc(rate, truth) -> float:
    """How often a text with the label has the higher rate."""
    from scipy.stats import rankdata

    ranks, positive = rankdata(rate), int(truth.sum())
    return (ranks[truth].sum() - positive * (positive + 1) / 2) / (positive * (len(truth) - positive))


def cost(folder: Path) -> None:
    """CPU seconds of ``measure`` with all families, and what the frame families take of them."""
    from speed import different_texts, measured

    from srccompare.families.catalog import chosen

    texts = different_texts(folder, 600)
    measured(texts[:20], chosen())
    runs = [measured(texts, chosen()) for _ in range(3)]
    names = [family.name for family in frame_families()]
    shares = [100 * sum(spent[name] for name in names) / sum(spent.values()) for spent in runs]
    share = f"{statistics.median(shares):.1f} % of measure's CPU time"
    print(f"{', '.join(names)} take {share} ({len(texts)} articles)")


def main(names: list[str]) -> None:
    """Print what was asked for."""
    if not os.environ.get("SRCCOMPARE_GOLD"):
        print("SRCCOMPARE_GOLD is not set: no gold data, nothing measured")
        return
    parts = {"reliability": reliability, "length": length, "folds": folds, "cost": cost}
    if set(names) - set(parts):
        sys.exit(f"choose from {', '.join(parts)}")
    for name in names or parts:
        began = time.process_time()
        print(f"# {name}")
        parts[name](Path(os.environ["SRCCOMPARE_GOLD"]))
        print(f"({time.process_time() - began:.0f} s CPU)", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
