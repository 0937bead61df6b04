"""Tone against vaderSentiment itself, in one run:  tone.py [ARTICLES]

Takes at least 10,000 real sentences (the outlets' and the quoted ones of articles in the gold data) and
10,000 generated ones that meet VADER's rules more often than prose does. Prints how many get exactly the
library's compound value, and how long both take for the same sentences: srccompare from tokens to values
with an empty vocabulary, the library with one analyzer. Without SRCCOMPARE_GOLD only generated sentences
are compared. Exits with 1 when a value differs or the ratio is below 5.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

from srccompare.articles import Article, Articles  # noqa: E402
from srccompare.documents import Documents, Voice  # noqa: E402
from srccompare.documents.text.vocabulary import Vocabulary  # noqa: E402
from srccompare.families.tone import scored_sentences  # noqa: E402
from srccompare.families.tone.facts import constants  # noqa: E402
from srccompare.families.tone.prepared import prepare, texts  # noqa: E402
from srccompare.vader import analyzer  # noqa: E402

WANTED, ROUNDS, LEAST_RATIO = 10_000, 3, 5.0
VOICES = (Voice.OUTLET, Voice.QUOTED)
PLAIN = "the a council ferry of to and said on Monday harbour table walked is was be at very this"
TURNS = "but not never so without doubt least no nor neither despite isn't didn’t BUT NO kind of"
SHAPES = "{} {} {} {}, “{}” ({}) {}! {}??? ‘{}’ *{}* {}:) {}😀 {}!!!!!"


def generated(count: int) -> list[str]:
    """Sentences of words in and out of VADER's lexicon, in capitals, quotation marks and emphasis."""
    chance = random.Random(11)
    plain, turns, shapes = (words.split(" ") for words in (PLAIN, TURNS, SHAPES))
    valued, listed = sorted(analyzer().lexicon), sorted(constants().words)

    def word() -> str:
        chosen = chance.choice(chance.choice((plain, plain, turns, valued, listed)))
        chosen = chance.choice((chosen, chosen, chosen.upper(), chosen.capitalize()))
        return chance.choice(shapes).format(chosen)

    return [" ".join(word() for _ in range(chance.randint(3, 25))) for _ in range(count)]


def batch(articles: list[str]) -> Documents:
    """Documents with tokens, sentences and voices worked out, and an empty vocabulary."""
    made = Documents(
        Articles(tuple(Article(str(number), text) for number, text in enumerate(articles))), Vocabulary()
    )
    for voice in VOICES:
        made.mask(voice)
    return made


def compare(label: str, articles: list[str]) -> tuple[int, float]:
    """How many sentences differ from the library, and how many times as fast srccompare is; prints both."""
    ours, theirs = [], []
    for _ in range(ROUNDS):
        documents = batch(articles)
        began = time.process_time()
        values = [scored_sentences(documents, voice).score.tolist() for voice in VOICES]
        ours.append(time.process_time() - began)
        sentences = [texts(documents, prepare(documents, voice)) for voice in VOICES]
        began = time.process_time()
        oracle = [[analyzer().polarity_scores(text)["compound"] for text in one] for one in sentences]
        theirs.append(time.process_time() - began)
    pairs = [pair for mine, its in zip(values, oracle, strict=True) for pair in zip(mine, its, strict=True)]
    different = sum(mine != its for mine, its in pairs)
    ratio = statistics.median(theirs) / statistics.median(ours)
    print(
        f"{label}: {len(pairs):,} sentences, {different} differ; library {statistics.median(theirs):.2f} s, "
        f"srccompare {statistics.median(ours):.2f} s of CPU, {ratio:.1f} x its speed"
    )
    return different, ratio


def main(most: int) -> int:
    """Both comparisons; 1 when one falls short."""
    analyzer(), constants()
    # Many sentences an article, as paragraphs of their own, so that none is taken for furniture.
    lines = generated(WANTED * 5 // 4)
    runs = [("generated", ["\n\n".join(lines[row : row + 50]) for row in range(0, len(lines), 50)])]
    if os.environ.get("SRCCOMPARE_GOLD"):
        from speed import different_texts

        runs.insert(0, ("real", different_texts(Path(os.environ["SRCCOMPARE_GOLD"]), most)))
    else:
        print("SRCCOMPARE_GOLD is not set: no real sentences to compare")
    results = {label: compare(label, articles) for label, articles in runs}
    slow = [label for label, (_, ratio) in results.items() if label == "real" and ratio < LEAST_RATIO]
    return 1 if slow or any(different for different, _ in results.values()) else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 600))
