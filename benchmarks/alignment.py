"""Average precision of statement alignment, topic by topic, beside plain word and character TF-IDF.

alignment.py

Reads ``alignment/dev.jsonl`` in the folder that SRCCOMPARE_GOLD names; says so and stops without it.
Average precision over all pairs of sentences, as the scorer has it: ties are counted against us. *Compared*
is what a comparison makes of the two texts (the task `alignment` of ``predict.py``). Then how many of the
pairs that ``Comparison.statements`` shows, by band, are right. Exits with 1 where a comparison is no better
than the plain cosines over all topics.
"""

import json
import os
import sys
from pathlib import Path

import numpy as np

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]


def plain(a: list[str], b: list[str]) -> np.ndarray:
    """The mean of two TF-IDF cosines, over words and over pieces of words: what there is without us."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = TfidfVectorizer(sublinear_tf=True, token_pattern=r"\b\w+\b")
    pieces = TfidfVectorizer(sublinear_tf=True, analyzer="char_wb", ngram_range=(3, 5))
    fitted = [view.fit([*a, *b]) for view in (words, pieces)]
    return sum((view.transform(a) @ view.transform(b).T).toarray() for view in fitted) / 2


def average_precision(scores: np.ndarray, right: np.ndarray) -> float:
    """Mean precision at the right pairs, in descending order of score; of equals the wrong come first."""
    order = np.lexsort((right, -scores))
    hits = np.cumsum(right[order])
    places = np.flatnonzero(right[order])
    return float((hits[places] / (places + 1)).mean()) if len(places) else 0.0


def known_pairs(a: list[str], b: list[str]) -> list[tuple[str, float, int, int]]:
    """What a comparison of the two texts has of their sentences: band, probability, and which they are."""
    from predictors.alignment import sentence_pairs

    return [
        (pair.shown, pair.probability, i, j) if one < other else (pair.shown, pair.probability, j, i)
        for (one, i), (other, j), pair in sentence_pairs([tuple(a), tuple(b)], [0, 0])
    ]


def compared(a: list[str], b: list[str]) -> np.ndarray:
    """The probability that a comparison has for each pair, 0 where it says nothing: what a user gets."""
    scores = np.zeros((len(a), len(b)))
    for _, probability, one, other in known_pairs(a, b):
        scores[one, other] = max(scores[one, other], probability)
    return scores


def main() -> int:
    """Print a line for each topic and one for all; 1 where all together are no better than plain."""
    if not os.environ.get("SRCCOMPARE_GOLD"):
        print("SRCCOMPARE_GOLD is not set: no gold data, nothing scored")
        return 0
    ways = {"plain": plain, "compared": compared}
    everything = {name: ([], []) for name in ways}
    bands = {"shared": [0, 0], "possible": [0, 0]}
    path = Path(os.environ["SRCCOMPARE_GOLD"]) / "alignment" / "dev.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        right = np.zeros((len(row["a"]), len(row["b"])), bool)
        right[tuple(np.array(row["pairs"]).T)] = True
        best: dict[tuple[int, int], str] = {}
        for band, _, one, other in known_pairs(row["a"], row["b"]):
            if band in bands:
                best[one, other] = min(band, best.get((one, other), band), key=list(bands).index)
        for pair, band in best.items():
            bands[band][0] += int(right[pair])
            bands[band][1] += 1
        figures = {}
        for name, way in ways.items():
            scores = way(row["a"], row["b"])
            everything[name][0].append(scores.ravel())
            everything[name][1].append(right.ravel())
            figures[name] = average_precision(scores.ravel(), right.ravel())
        print(f"{row['id']:20}", *(f"{name} {value:.3f}" for name, value in figures.items()))
    pooled = {
        name: average_precision(np.concatenate(scores), np.concatenate(right))
        for name, (scores, right) in everything.items()
    }
    print(f"{'all pairs together':20}", *(f"{name} {value:.3f}" for name, value in pooled.items()))
    print("shown:", *(f"{band} {hits} of {total} right;" for band, (hits, total) in bands.items()))
    return int(pooled["compared"] <= pooled["plain"])


if __name__ == "__main__":
    sys.exit(main())
