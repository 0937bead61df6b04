"""How much a paragraph without quotation marks sounds like somebody speaking, and not like news being told.

    The bridge is closed. I have seen what it does to a van.      spoken
    The council closed the bridge on Monday after an inspection.  told

Whoever speaks says "I", "you", "is", "very" and "here" in short sentences; news is told in past forms with
names, numbers, days and "said". Counted are kinds of closed-class words (``spoken_style.tsv``), each as
log(1 + times per 100 words), with names, numbers and the length of sentences; a logistic regression weighs
them. It has learned from newspapers themselves: quotations without their marks, against paragraphs that have
none (benchmarks/train_spoken.py), so it knows nothing of who is heard. It decides nothing alone: one in
fifteen paragraphs of news sounds spoken, and nearly all that a child could read. Where the sentence before
leads over to somebody's words, it tells whether they follow.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from srccompare.documents.attribution import classes
from srccompare.documents.attribution.reading import Reading

PER = 100
"""Words among which the kinds are counted."""
SHAPES = ("name", "number", "length")
"""What is counted beside words: names within sentences, numbers, words of a sentence."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One kind of words, how often it usually stands among a hundred (logarithm) and what it weighs."""

    name: str
    words: tuple[str, ...]
    mean: float
    deviation: float
    weight: float


def sounds_spoken(reading: Reading, first: int, stop: int) -> float:
    """How much more likely the words are spoken than told, as a logarithm of odds; 0 is undecided."""
    constant, signs = model()
    amounts = amounts_of(reading, first, stop)
    return constant + sum(
        sign.weight * (amount - sign.mean) / sign.deviation
        for sign, amount in zip(signs, amounts, strict=True)
    )


def amounts_of(reading: Reading, first: int, stop: int) -> list[float]:
    """What is counted of a range of tokens, in the order of the signs."""
    signs, kinds = model()[1], kind_of_word()
    times = dict.fromkeys((sign.name for sign in signs), 0)
    words = sentences = 0
    opens = True
    for at in range(first, stop):
        seen = reading.bits[at]
        if seen & classes.STOP:
            sentences += not opens
            opens = True
        if not seen & (classes.WORD | classes.NUMBER | classes.CLITIC):
            name = kinds.get(reading.word[at])
            if name is not None:
                times[name] += 1
            continue
        words += 1
        name = kinds.get(reading.word[at]) or kind_of_ending(reading.word[at])
        if name is not None:
            times[name] += 1
        times["number"] += bool(seen & classes.NUMBER)
        times["name"] += bool(seen & classes.NAME) and not opens and len(reading.word[at]) > 1
        opens = False
    length = max(words, 1)
    times.pop("length")
    amounts = {name: math.log1p(PER * count / length) for name, count in times.items()}
    amounts["length"] = math.log(length / max(sentences + (not opens), 1))
    return [amounts[sign.name] for sign in signs]


def kind_of_ending(word: str) -> str | None:
    """The kind of a word that only its ending tells: "closed", "slowly", "closing"."""
    if len(word) < SHORTEST:
        return None
    return next((name for ending, name in endings() if word.endswith(ending)), None)


SHORTEST = 5
"""Letters of a word whose ending tells: "walked", but not "red"."""


@cache
def endings() -> tuple[tuple[str, str], ...]:
    """Endings, each with the kind it tells."""
    return tuple((word[1:], sign.name) for sign in model()[1] for word in sign.words if word[0] == "*")


@cache
def kind_of_word() -> dict[str, str]:
    """The kind of each listed word."""
    return {word: sign.name for sign in model()[1] for word in sign.words}


@cache
def model() -> tuple[float, tuple[Sign, ...]]:
    """The constant and every kind of words with its weight."""
    text = files("srccompare.documents.attribution").joinpath("spoken_style.tsv").read_text(encoding="utf-8")
    constant, signs = 0.0, []
    for line in text.splitlines()[1:]:
        name, words, mean, deviation, weight = line.split("\t")
        if name == "constant":
            constant = float(weight)
        else:
            signs.append(Sign(name, tuple(words.split()), float(mean), float(deviation), float(weight)))
    return constant, tuple(signs)
