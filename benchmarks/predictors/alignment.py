"""Predictions of the `alignment` task: which sentences of two texts say the same, as a comparison has it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from predictors.batch import analyzed_articles
from predictors.pairs import Pair, Place, hidden_pairs, linked_pairs

import srccompare

Text = tuple[str, ...]
Sentence = tuple[int, int]
"""The number of a text and of a sentence in it."""
SPACE = "\n"
FAMILIES = ["counts"]
"""Statements rest on no family; the quickest will do."""


def predict(rows: Iterable[dict[str, Any]], *, engine: str | None = None) -> Iterator[dict[str, Any]]:
    """The probability of every pair of sentences that a comparison of the texts knows of.

    Texts of one event are compared together; rows that share a text belong to one event.
    """
    rows = list(rows)
    texts = {text: number for number, text in enumerate(dict.fromkeys(texts_of(rows)))}
    scores = sentence_scores(list(texts), event_numbers(rows, texts), engine) if texts else {}
    for row in rows:
        key = texts[tuple(row["a"])], texts[tuple(row["b"])]
        found = scores.get(key, {})
        yield {"id": row["id"], "scores": [[i, j, score] for (i, j), score in found.items()]}


def texts_of(rows: Iterable[dict[str, Any]]) -> Iterator[Text]:
    """The texts of all rows."""
    for row in rows:
        yield from (tuple(row["a"]), tuple(row["b"]))


def event_numbers(rows: Iterable[dict[str, Any]], texts: dict[Text, int]) -> list[int]:
    """For each text the number of its event: the least of the texts that rows link with it."""
    event = list(range(len(texts)))
    for row in rows:
        one, other = sorted((event[texts[tuple(row["a"])]], event[texts[tuple(row["b"])]]))
        event = [one if number == other else number for number in event]
    return event


def sentence_scores(
    texts: Sequence[Text], events: Sequence[int], engine: str | None
) -> dict[tuple[int, int], dict[tuple[int, int], float]]:
    """For every two texts the sentences that may say the same, with the probability that they do."""
    scores: dict[tuple[int, int], dict[tuple[int, int], float]] = {}
    for *ends, pair in sentence_pairs(texts, events, engine):
        for (one, i), (other, j) in (ends, ends[::-1]):
            known = scores.setdefault((one, other), {})
            known[i, j] = max(known.get((i, j), 0.0), pair.probability)
    return scores


def sentence_pairs(
    texts: Sequence[Text], events: Sequence[int], engine: str | None = None
) -> Iterator[tuple[Sentence, Sentence, Pair]]:
    """The pairs of a comparison of some texts with the sentences they stand in."""
    articles = [{"text": SPACE.join(text), "event": event} for text, event in zip(texts, events, strict=True)]
    comparison = srccompare.compare(analyzed_articles(articles, engine=engine), by="id", families=FAMILIES)
    starts = [list(accumulate((len(one) + len(SPACE) for one in text), initial=0)) for text in texts]

    def sentence(place: Place) -> Sentence:
        text = int(place.id)
        return text, bisect_right(starts[text], place.start) - 1

    for pair in (*linked_pairs(comparison), *hidden_pairs(comparison)):
        yield sentence(pair.one), sentence(pair.other), pair
