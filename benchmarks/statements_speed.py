"""Statements of one event beside one TF-IDF fit and self-product:  statements_speed.py [ARTICLES …]

Takes that many different articles from the gold data as one event (200, 500 and 1,000 by default), and
prints CPU seconds of the statements with their matrix, of quotations, conflicts and copies, of a word
TF-IDF fit and self-product over the same sentences in the same run, the ratio, and the peak memory. Layers
of the documents are worked out before. Needs SRCCOMPARE_GOLD; says so and stops without it.
"""

import os
import resource
import sys
import time
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")
sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

SIZES = (200, 500, 1000)


def clock(work) -> float:
    """CPU seconds of a piece of work."""
    began = time.process_time()
    work()
    return time.process_time() - began


def reference(sentences: list[str]) -> None:
    """One TF-IDF fit and self-product."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    table = TfidfVectorizer().fit_transform(sentences)
    _ = table @ table.T


def run(texts: list[str]) -> None:
    """Print a line for some articles taken as one event."""
    import srccompare
    from srccompare.articles import Article, Articles
    from srccompare.comparison.side_by_side import SideBySide

    articles = tuple(Article(str(number), text, event="one") for number, text in enumerate(texts))
    documents = srccompare.analyze(Articles(articles))
    _ = documents.clauses, documents.attribution_facts, documents.sources, documents.mentions
    made = SideBySide(documents, documents.articles.ids)
    spent = {
        "copies": clock(lambda: made.found_copies),
        "statements": clock(lambda: (made.statements, made.statement_matrix)),
        "quotations": clock(lambda: made.quotations),
        "conflicts": clock(lambda: made.conflicts),
    }
    sentences = made.found_statements.candidates.texts
    fit = clock(lambda: reference(sentences))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in spent.items())
    print(
        f"{len(texts):5} articles, {len(sentences):6} sentences: {told}; TF-IDF {fit:.2f} s; "
        f"statements {spent['statements'] / fit:.1f} x, all {sum(spent.values()) / fit:.1f} x; "
        f"peak {memory:,.0f} MB",
        flush=True,
    )


def main(sizes: tuple[int, ...]) -> None:
    """Run the sizes and print."""
    if not os.environ.get("SRCCOMPARE_GOLD"):
        print("SRCCOMPARE_GOLD is not set: no articles to measure speed on, nothing done")
        return
    from speed import different_texts

    texts = different_texts(Path(os.environ["SRCCOMPARE_GOLD"]), max(sizes))
    run(texts[:20])
    for size in sizes:
        run(texts[:size])


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
