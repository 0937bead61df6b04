"""What better choices could gain in attributions:  attribution_ceiling.py

For the PolNeAR dev articles: the figures if of every cue that is reported the best of some readings were
taken (those that are weighed; those with any end of their content; with the source, the content or both
that people marked), and what is lost before there is anything to choose. Readings are those before last
looks (``mending``), so the first line lies a little below ``attribution.py``. Needs SRCCOMPARE_GOLD; says so
and stops without.
"""

# ruff: noqa: E402 (the repository is put on the path first, as in the other benchmarks)

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

import numpy as np
from train_attribution import read
from train_readings import HeldOut, alike

from srccompare.documents.attribution import boundaries, choosing, tagger
from srccompare.documents.attribution.joining import LEAST, SURE
from srccompare.documents.attribution.labels import CONTENT, CUE, SOURCE

Words = set[int]
Reading = tuple[Words, Words]
"""The words of a source and of a content."""


def is_right(reading: Reading, marked: Reading) -> bool:
    """Whether a reading shares at least half of source and content with what people marked."""
    (source, content), (who, said) = reading, marked
    same = 4 * len(source & who) >= len(source) + len(who) if source and who else source == who
    return same and alike(content, said) >= 1 / 2


class Choices:
    """The cues of some articles: their readings, the one that is taken, and what people marked."""

    def __init__(self, rows: list[dict]) -> None:
        weights = tagger.shipped()
        assert weights is not None
        self.held = held = HeldOut(rows, weights)
        self.found = boundaries.with_better_ends(held.candidates, held.tokens, weights.ending)
        codes = choosing.codes_of(self.found, held.tokens)
        self.probability = choosing.probabilities(codes, weights.choice, weights.bias)
        sure = np.array([one.sure for one in self.found])
        self.probability[sure] = np.maximum(self.probability[sure], SURE)
        self.taken = choosing.best_of(self.found, self.probability, 0.0).tolist()
        self.of_cue: dict[int, list[int]] = {}
        for row, one in enumerate(self.found):
            self.of_cue.setdefault(one.cluster, []).append(row)
        self.marked = [
            (article, self.words(marks[SOURCE]), self.words(marks[CONTENT]), self.tokens(marks[CUE]))
            for article, those in enumerate(held.gold)
            for marks in those
            if self.words(marks[CONTENT])
        ]
        self.in_article: dict[int, list[int]] = {}
        for number, (article, *_) in enumerate(self.marked):
            self.in_article.setdefault(article, []).append(number)

    def words(self, parts: list[tuple[int, int]]) -> Words:
        """The words of some token ranges."""
        return self.held.words(parts)

    def tokens(self, parts: list[tuple[int, int]]) -> Words:
        """The tokens of some token ranges."""
        return {token for part in parts for token in range(*part)}

    def reading(self, row: int) -> Reading:
        """The words of a reading."""
        one = self.found[row]
        return self.words([one.source] if one.source else []), self.words(one.content)

    def readings(self, row: int) -> list[Reading]:
        """All readings of the cue of a reading."""
        return [self.reading(other) for other in self.of_cue[self.found[row].cluster]]

    def marks(self, row: int) -> list[Reading]:
        """What people marked for the cue of a reading."""
        one = self.found[row]
        near = self.in_article.get(self.held.article(one), [])
        cue = set(range(*one.cue))
        return [self.marked[number][1:3] for number in near if cue & self.marked[number][3]]

    def any_end(self) -> dict[int, list[Words]]:
        """The contents of each cue with every end they may have."""
        held, ends = self.held, self.held.ends
        contents: dict[int, list[Words]] = {}
        for owner, end in zip(ends.owner.tolist(), ends.end.tolist(), strict=True):
            one = held.candidates[int(ends.asked[owner])]
            parts = [*one.content[:-1], (one.content[-1][0], end)]
            contents.setdefault(one.cluster, []).append(self.words(parts))
        return contents

    def score(self, name: str, options: Callable[[int], Iterable[Reading]]) -> None:
        """Print the figures if the first right one of the options of each reported cue were taken."""
        used: set[int] = set()
        kept = [row for row in self.taken if self.probability[row] >= LEAST]
        for row in kept:
            free = [
                number
                for number in self.in_article.get(self.held.article(self.found[row]), [])
                if number not in used
            ]
            for one in [self.reading(row), *options(row)]:
                right = [number for number in free if is_right(one, self.marked[number][1:3])]
                if right:
                    used.add(right[0])
                    break
        precision, recall = len(used) / len(kept), len(used) / len(self.marked)
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{name:44} P {100 * precision:.1f}  R {100 * recall:.1f}  F1 {100 * f1:.1f}")

    def losses(self) -> Counter[str]:
        """Where what people marked is lost, by the cue they marked."""
        best = {self.found[row].cluster: row for row in self.taken}
        at = {token: one.cluster for one in self.found for token in range(*one.cue)}
        lost: Counter[str] = Counter()
        for _, source, content, cue in self.marked:
            rows = {best[at[token]] for token in cue if token in at}
            likely = [row for row in rows if self.probability[row] >= LEAST]
            if not rows:
                lost["no cue found"] += 1
            elif not likely:
                lost["less probable than the threshold"] += 1
            elif not any(is_right(self.reading(row), (source, content)) for row in likely):
                lost["another source or content"] += 1
        return lost


def main() -> None:
    """Print everything."""
    if not os.environ.get("SRCCOMPARE_GOLD"):
        print("SRCCOMPARE_GOLD is not set: no articles, nothing measured")
        return
    made = Choices(read(Path(os.environ["SRCCOMPARE_GOLD"]) / "attribution" / "dev.jsonl"))
    ends = made.any_end()

    def with_any_end(row: int) -> Iterable[Reading]:
        those = made.readings(row)
        return those + [(who, said) for said in ends.get(made.found[row].cluster, []) for who, _ in those]

    made.score("as chosen", lambda row: [])
    made.score("the best of the readings weighed", made.readings)
    made.score("the same, with any end", with_any_end)
    made.score(
        "the source that people marked",
        lambda row: [(who, said) for who, _ in made.marks(row) for _, said in made.readings(row)],
    )
    made.score(
        "the content that people marked",
        lambda row: [(who, said) for _, said in made.marks(row) for who, _ in made.readings(row)],
    )
    made.score("both", made.marks)
    for what, number in made.losses().most_common():
        print(f"{number:5} of {len(made.marked)} marked: {what}")


if __name__ == "__main__":
    main()
