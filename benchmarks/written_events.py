"""What a comparison finds in twelve written events, beside what a reader found:  written_events.py

``written_events.jsonl`` has twelve events of two or three short articles, invented for this file, and for
each every pair of sentences that state the same (*strict*), near misses (*related*), what only one article
tells and what one lacks. Texts and labels are by the same hand, that of a language model at work on the
matcher; the labels were set before the matcher had read the texts, and nothing is fitted to them. The texts
are free to use (CC0-1.0). Prints how many of the pairs shown are right, with near misses, and found.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from predictors.event import predict  # noqa: E402

FILE = HERE / "written_events.jsonl"
MORE = HERE / "written_more.jsonl"
"""Fifteen events of three articles, invented and labelled by language models that knew nothing of the matcher
but what the labels mean, and were asked for articles as different as those of three outlets (CC0-1.0). These
are fitted to, with the news (``train_pairs.py``)."""
SHORT = HERE / "written_short.jsonl"
"""Sixteen events of three short articles, invented and labelled in the same way (CC0-1.0), in which all three
introduce the same people by name and office and mostly tell something else of each; nothing is fitted to
these."""
Sentence = tuple[str, int]
"""An article and the number of a sentence; -1 is the headline."""
Row = dict[str, Any]


def read_events(file: Path = FILE) -> list[Row]:
    """The events, each with its articles and labels."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def sentence_of(place: Row, articles: dict[str, Row]) -> Sentence:
    """The sentence a place shares most letters with."""
    if place["field"] == "title":
        return place["doc"], -1
    spans = articles[place["doc"]]["sentences"]
    shared = [min(high, place["end"]) - max(low, place["start"]) for low, high in spans]
    # Readers may have listed those sentences only that they said something of.
    number = shared.index(max(shared)) if max(shared) > 0 else len(shared) + place["start"]
    return place["doc"], number


def pairs_of(labels: Row, kind: str) -> set[frozenset[Sentence]]:
    """The pairs of sentences of one kind."""
    return {frozenset([(row[0], row[1]), (row[2], row[3])]) for row in labels[kind]}


def count_event(articles: dict[str, Row], labels: Row) -> Iterator[tuple[str, int]]:
    """What is shown, right and found of one event, by name."""
    (told,) = predict([{k: v for k, v in row.items() if k != "sentences"} for row in articles.values()])
    strict, near = pairs_of(labels, "strict"), pairs_of(labels, "related")
    shown: dict[frozenset[Sentence], str] = {}
    for row in told["statements"]:
        if row["shown"] != "hidden":
            key = frozenset(sentence_of(place, articles) for place in row["members"])
            shown[key] = "shared" if "shared" in (row["shown"], shown.get(key)) else "possible"
    paired = set().union(*strict)
    yield "pairs", len(strict)
    for name, own in (("shared", {k for k, v in shown.items() if v == "shared"}), ("shown", set(shown))):
        yield name, len(own)
        yield f"{name} right", len(own & strict)
        yield f"{name} near", len(own & (strict | near))
    yield "sentences", len(paired)
    yield "sentences found", len({one for key in set(shown) & strict for one in key})
    only = {(article, number) for article, own in labels["only"].items() for number in own}
    mine = {sentence_of(row["place"], articles) for row in told["only"]}
    yield from (("only", len(mine)), ("only right", len(mine - paired)))
    yield from (("only named", len(only)), ("only found", len(mine & only)))


def main() -> int:
    """Print the figures."""
    for file in (FILE, SHORT):
        total: Counter[str] = Counter()
        for event in read_events(file):
            articles = {row["id"]: row for row in event["articles"]}
            total.update(dict(count_event(articles, event["labels"])))
        print(file.name)
        print_counts(total)
    return 0


def print_counts(total: Counter[str]) -> None:
    """The counts of some events as shares."""

    def share(name: str, of: str) -> str:
        return f"{total[name] / max(total[of], 1):.1%}"

    for name in ("shared", "shown"):
        print(
            f"{name}: {total[name]} pairs, {share(f'{name} right', name)} right, "
            f"{share(f'{name} near', name)} with near misses, {share(f'{name} right', 'pairs')} of "
            f"{total['pairs']} found"
        )
    print(f"sentences: {share('sentences found', 'sentences')} of {total['sentences']} found")
    print(
        f"only: {total['only']} shown, {share('only right', 'only')} hold, "
        f"{share('only found', 'only named')} of {total['only named']} found"
    )


if __name__ == "__main__":
    sys.exit(main())
