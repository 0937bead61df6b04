"""How surely a text is a news report by the way it is written, where it does not say what it is.

Most reports say nothing of themselves, so without a guess ``genre="report"`` keeps the few articles with a
column or an address that tells. What a report does again and again is to say who said so, in past forms, of
people with their titles; who argues or explains asks, must, is "so very" sure and begins with "But":

    The council voted on Monday to close the quay. “It is worn out,” the mayor, Ann Roe, said.     .9
    But why should we pay? This is no harbour. It is a very expensive car park, and we must say so.  .1

Counted are words outside quotation marks, sixteen kinds of them (``reporting_style.tsv``), each as log(1 +
times per 1,000 words), and a logistic regression weighs them (benchmarks/train_genre.py). It tells reports
from all else and no more: what is no report may be opinion as well as analysis, and a guess between those
two was right in six cases of ten.

No loaded word, hedge or attribution is among the kinds, but "said" is, and a report is guessed more surely
the more of it stands there: how often somebody is cited is no finding among articles chosen in this way.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SURE_FROM = 0.8
"""Probability from which on a text is called a report; of articles left out 93 % are (docs/reading.md)."""
FEWEST_WORDS = 60
"""Words outside quotation marks below which nothing is said: the shortest texts the model has seen."""
OPENING = 90
"""Words at the beginning in which a report has cited somebody: a lead and a sentence or two."""
CITING = ("said", "opening")
"""The kinds of words of which a report has at least one."""
QUOTED = re.compile(r"[“\"][^“”\"]{0,1200}[”\"]")
WORDS = re.compile(r"[A-Za-z']+|\?")


@dataclass(frozen=True, slots=True)
class Sign:
    """One kind of words, how often it usually stands in 1,000 (logarithm) and what it weighs."""

    name: str
    words: frozenset[str]
    endings: tuple[str, ...]
    mean: float
    deviation: float
    weight: float


def report_chance(text: str) -> float | None:
    """How surely a text is a report, 0 to 1; None for one of fewer than 60 words, or that cites nobody.

    The model knows pieces of news in English: a recipe, a German text or an entry of an encyclopedia has
    none of the signs against a report, and nobody who "said" something either.

    >>> report = "The council voted on Monday to close the quay, Mayor Ann Roe said. " * 6
    >>> column = "But why should we pay? It is no harbour, he says, and we must say so. " * 6
    >>> report_chance(report) > 0.9, report_chance(column) < 0.2, report_chance("It is late.")
    (True, True, None)
    """
    words = words_outside_quotations(text)
    if sum(word != "?" for word in words) < FEWEST_WORDS:
        return None
    constant, signs = model()
    amounts = amounts_of(words, signs)
    if not any(amount for sign, amount in zip(signs, amounts, strict=True) if sign.name in CITING):
        return None
    total = constant + sum(
        sign.weight * (amount - sign.mean) / sign.deviation
        for sign, amount in zip(signs, amounts, strict=True)
    )
    return 1 / (1 + math.exp(-total))


def words_outside_quotations(text: str) -> list[str]:
    """The words of a text and its question marks, without what stands in quotation marks."""
    return WORDS.findall(QUOTED.sub(" ", text.replace("’", "'")))


def amounts_of(words: list[str], signs: tuple[Sign, ...]) -> list[float]:
    """Of every kind log(1 + times per 1,000 words); of ``opening`` whether it is there at all."""
    number = sum(word != "?" for word in words)
    # A word with a capital counts as it stands ("But" opens a sentence) and as the word it is.
    times = Counter(words) + Counter(word.lower() for word in words if word != word.lower())
    opening = {word.lower() for word in words[:OPENING]}
    return [
        float(not sign.words.isdisjoint(opening))
        if sign.name == "opening"
        else math.log1p(1000 * times_of(sign, times) / number)
        for sign in signs
    ]


def times_of(sign: Sign, times: Counter[str]) -> int:
    """How often the words of one kind stand in a text."""
    given = sum(times[word] for word in sign.words)
    if not sign.endings:
        return given
    return given + sum(
        count
        for word, count in times.items()
        if word.endswith(sign.endings) and word == word.lower() and word not in sign.words
    )


@cache
def model() -> tuple[float, tuple[Sign, ...]]:
    """The constant and every kind of words with its weight."""
    text = files("srccompare.comparison.groups").joinpath("reporting_style.tsv").read_text(encoding="utf-8")
    constant, signs = 0.0, []
    for line in text.splitlines()[1:]:
        name, words, mean, deviation, weight = line.split("\t")
        if name == "constant":
            constant = float(weight)
            continue
        every = words.split()
        signs.append(
            Sign(
                name,
                frozenset(word for word in every if word[0] != "*"),
                tuple(word[1:] for word in every if word[0] == "*"),
                float(mean), float(deviation), float(weight),
            )
        )  # fmt: skip
    return constant, tuple(signs)
