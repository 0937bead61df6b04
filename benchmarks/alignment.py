"""Average precision of statement alignment, topic by topic, beside plain word and character TF-IDF.

alignment.py

Reads ``alignment/dev.jsonl`` in the folder that SRCCOMPARE_GOLD names; says so and stops without it.
Average precision over all pairs of sentences, as the scorer has it: ties are counted against us. Then how
many of the pairs that ``Comparison.statements`` would show, by band, are right. Exits with 1 where the
library does not lie above the plain cosines in every topic.
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


def shown(a: list[str], b: list[str]) -> list[tuple[str, int, int]]:
    """The pairs of sentences that are linked as statements of two articles, each with its band."""
    import srccompare
    from srccompare.articles import Article, Articles
    from srccompare.comparison.same_event import SideBySide
    from srccompare.comparison.statements.links import BANDS

    starts, articles = [], []
    for name, own in (("a", a), ("b", b)):
        starts.append(np.cumsum([0, *(len(sentence) + 1 for sentence in own)]))
        articles.append(Article(id=name, text="\n".join(own), outlet=name))
    found = SideBySide(srccompare.analyze(Articles(tuple(articles))), ["a", "b"]).found_statements
    links, clauses = found.links, found.candidates
    pairs = []
    for left, right, band in zip(links.part_one, links.part_other, links.band, strict=True):
        one, other = (
            int(np.searchsorted(side, clauses.starts[part], side="right")) - 1
            for side, part in zip(starts, (left, right), strict=True)
        )
        pairs.append((BANDS[band], one, other))
    return pairs


def main() -> int:
    """Print a line for each topic and one for all; 1 where a topic is no better than plain."""
    if not os.environ.get("SRCCOMPARE_GOLD"):
        print("SRCCOMPARE_GOLD is not set: no gold data, nothing scored")
        return 0
    from srccompare.comparison.statements.similarity import matching, similarity

    ways = {"plain": plain, "similarity": similarity, "matching": matching}
    everything = {name: ([], []) for name in ways}
    bands = {"shared": [0, 0], "possible match": [0, 0]}
    worse = 0
    path = Path(os.environ["SRCCOMPARE_GOLD"]) / "alignment" / "dev.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        right = np.zeros((len(row["a"]), len(row["b"])), bool)
        right[tuple(np.array(row["pairs"]).T)] = True
        for band, one, other in shown(row["a"], row["b"]):
            bands[band][0] += int(right[one, other])
            bands[band][1] += 1
        figures = {}
        for name, way in ways.items():
            scores = way(row["a"], row["b"])
            everything[name][0].append(scores.ravel())
            everything[name][1].append(right.ravel())
            figures[name] = average_precision(scores.ravel(), right.ravel())
        worse += figures["matching"] <= figures["plain"]
        print(f"{row['id']:20}", *(f"{name} {value:.3f}" for name, value in figures.items()))
    pooled = {
        name: average_precision(np.concatenate(scores), np.concatenate(right))
        for name, (scores, right) in everything.items()
    }
    print(f"{'all pairs together':20}", *(f"{name} {value:.3f}" for name, value in pooled.items()))
    print("shown:", *(f"{band} {hits} of {total} right;" for band, (hits, total) in bands.items()))
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
