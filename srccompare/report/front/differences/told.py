"""What two texts or more tell and one was not found to, in a sentence, with the passage of each who tells it.

Told by Gull and Wire, not found in Post: “The ferry had no licence to carry cars.”
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from srccompare.report.front.differences.event import Event, Line, joined
from srccompare.report.front.echoes import weights
from srccompare.report.front.hits import FIELDS, Spot
from srccompare.report.front.told import Missing, Told, cited
from srccompare.report.rows import rows_of

MARK = re.compile(r"[“”\"]")
EACH = 2
"""Statements told of each text that lacks them: a guess."""
COMMON = 0.5
"""The share of a sentence's words the other passages have, from which on it stands for all: a guess."""
NAMED = 3
"""Texts that tell something, up to which they are named where all others do: a guess."""


@dataclass(frozen=True, slots=True)
class Version:
    """A clause of a statement, with its sentence."""

    statement: int
    band: str
    id: str
    group: str | None
    field: str
    sentence_start: int
    sentence_end: int


def told_lines(event: Event) -> Iterator[Line]:
    """The statements all but one text tell, those surest not to be found there first."""
    every = Told(event.context).missing
    versions = [row for row in rows_of(Version, event.context.comparison.statements) if row.band == "shared"]
    labels = {teller.name: teller.label for teller in event.tellers}
    found: list[tuple[str, float, Line]] = []
    for teller in event.tellers:
        for row in every.get((teller.name, event.name), [])[:EACH]:
            spots = tellers_of(versions, row)
            spots = {name: spot for name, spot in spots.items() if name in labels and name != teller.name}
            if len(spots) > 1:
                all_others = len(spots) == len(labels) - 1 > NAMED
                names = [labels[name] for name in labels if name in spots]
                telling = f"all {len(spots)} others" if all_others else joined(names)
                words = best_shared([sentence_at(event, spot) for spot in spots.values()])
                if not words or any(words == told for told, *_ in found):
                    continue
                quoted = all(MARK.search(sentence_at(event, spot)) for spot in spots.values())
                how = ("Quoted by", "not in") if quoted else ("Told by", "not found in")
                text = f"{how[0]} {telling}, {how[1]} {teller.label}: {cited([words])}"
                found.append((words, row.probability, Line(text, tuple(spots.items()))))
    yield from (line for *_, line in sorted(found, key=lambda one: -one[1]))


def best_shared(versions: Sequence[str]) -> str:
    """The version most of whose words, by their rarity, most others have; empty if it has much of its own."""
    told = {text: weights(text) for text in versions}

    def share(text: str) -> float:
        own, others = told[text], [words for other, words in told.items() if other != text]
        common = sum(
            weight
            for word, weight in own.items()
            if 2 * sum(word in words for words in others) >= len(others)
        )
        return common / sum(own.values()) if own else 0.0

    best = max(versions, key=share)
    return best if share(best) >= COMMON else ""


def sentence_at(event: Event, spot: Spot) -> str:
    """The sentence at a place."""
    id_, field, start, end = spot
    return event.context.fields[event.context.article_of[id_]][FIELDS.index(field)][start:end]


def opening_lines(event: Event) -> Iterator[Line]:
    """The first sentences side by side, where each has one text: what comes first says what it is about."""
    opening = Told(event.context).opening
    own = [(teller, opening[teller.name]) for teller in event.tellers if teller.name in opening]
    if len(own) < len(event.tellers) or any(len(teller.rows) > 1 for teller in event.tellers):
        return
    spots = [(teller.name, (row.id, "text", row.start, row.end)) for teller, row in own]
    parts = [
        f"{teller.label} with {cited([sentence_at(event, spot)])}"
        for (teller, _), (_, spot) in zip(own, spots, strict=True)
    ]
    yield Line("; ".join(parts), tuple(spots))


def tellers_of(versions: list[Version], row: Missing) -> dict[str, Spot]:
    """The groups that tell a statement, each with its first sentence that does."""
    own = {
        one.statement
        for one in versions
        if (one.id, one.field, one.sentence_start) == (row.told_id, row.told_field, row.told_start)
    }
    found: dict[str, Spot] = {}
    for one in versions:
        if one.statement in own and one.group is not None:
            found.setdefault(one.group, (one.id, one.field, one.sentence_start, one.sentence_end))
    return found
