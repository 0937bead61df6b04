"""What keeps two clauses that are alike from saying the same: turned round, of other days, asked, quoted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from srccompare.comparison.statements.features import Event
from srccompare.comparison.statements.pairs import Pairs
from srccompare.comparison.statements.propositions import led_elsewhere, points_away, times_of
from srccompare.comparison.statements.roles import deeds, reversed_deeds
from srccompare.comparison.statements.similarity import Sentences
from srccompare.comparison.statements.words import words_of
from srccompare.documents.spans import BoolArray
from srccompare.documents.text.structure import single_words


def told_the_other_way_round(sentences: Sentences, pairs: Pairs, texts: Sequence[str]) -> BoolArray:
    """Whether one sentence of each pair tells the deed of the other the other way round.

    ``texts`` are the sentences with their sources and cues: "he accused her" is a cue and a deed.
    """
    part = {one: deeds(sentences.part_words[one]) for one in {*pairs.left.tolist(), *pairs.right.tolist()}}
    full = {
        one: deeds(words_of(texts[one], sentences.names))
        for one in {*pairs.one.tolist(), *pairs.other.tolist()}
    }
    columns = (pairs.left.tolist(), pairs.right.tolist(), pairs.one.tolist(), pairs.other.tolist())
    return np.array(
        [
            reversed_deeds(part[left], part[right])
            or reversed_deeds(full[one], full[other])
            or led_elsewhere(part[left], part[right])
            for left, right, one, other in zip(*columns, strict=True)
        ],
        bool,
    )


def is_left_open(words: Sequence[str]) -> bool:
    """Whether a clause is a question told: "whether it is over", "how dear it is".

    "How a box fell" tells that it fell.

    >>> is_left_open("whether it is over".split()), is_left_open("how a box fell".split())
    (True, False)
    """
    told = words[:1] == ["how"] and words[1:2] and words[1] in single_words("clause_words", "determiner")
    return bool(words) and not told and words[0] in single_words("statement_words", "asking")


def never_shared(clauses: Sequence[Sequence[str]], pairs: Pairs) -> BoolArray:
    """Which pairs speak of other days or months, or of what stands in another sentence."""
    used = {*pairs.left.tolist(), *pairs.right.tolist()}
    times = {one: times_of(clauses[one]) for one in used}
    away = {one: points_away(clauses[one]) for one in used}
    found = [
        away[left]
        or away[right]
        or bool(times[left] and times[right] and times[left].isdisjoint(times[right]))
        for left, right in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    ]
    return np.array(found, bool)


def quotes_apart(
    quotes: Mapping[int, Sequence[frozenset[str]]], sentences: Sentences, pairs: Pairs, event: Event
) -> BoolArray:
    """Which pairs have a piece in quotation marks on one side of which the other sentence has no word.

    What a clause quotes a word or two of is what it says: "called the plan 'risky'" is no "read the plan".
    """
    around = {
        one: frozenset().union(*map(event.meanings, sentences.words[one]))
        for one in sorted({*pairs.one.tolist(), *pairs.other.tolist()})
    }
    columns = (pairs.left.tolist(), pairs.right.tolist(), pairs.one.tolist(), pairs.other.tolist())
    found = [
        (bool(quotes[left]) and all(map(around[other].isdisjoint, quotes[left])))
        or (bool(quotes[right]) and all(map(around[one].isdisjoint, quotes[right])))
        for left, right, one, other in zip(*columns, strict=True)
    ]
    return np.array(found, bool)
