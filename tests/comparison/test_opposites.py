"""Clauses that name the two sides of a pair of opposites contradict each other; the list is kept in order."""

from __future__ import annotations

from collections import defaultdict

import pytest

from srccompare import lexicon
from srccompare.comparison.statements.polarity import Clause
from srccompare.comparison.statements.polarity import opposed as opposite_sides
from srccompare.comparison.statements.words import stem
from srccompare.documents.text.grammar.forms import is_small


def test_each_pair_has_two_sides_and_no_word_on_both():
    sides: dict[str, dict[float, list[str]]] = defaultdict(lambda: defaultdict(list))
    for entry in lexicon.load("opposites").entries:
        assert not is_small(entry.text)
        sides[entry.category][entry.weight].append(stem(entry.text))
    assert len(sides) > 100
    for name, own in sides.items():
        assert set(own) == {1, 2}, name
        words = [*own[1], *own[2]]
        assert len(words) == len(set(words)), name


def opposed(one: str, other: str) -> bool:
    """Whether two clauses name opposite sides."""
    return opposite_sides(Clause(one), Clause(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council approved the bill.", "The council vetoed the bill."),
        ("The court upheld the verdict.", "The verdict was overturned."),
        ("He was acquitted.", "He was found guilty."),
        ("The crew is unharmed.", "The crew was injured."),
        ("Prices rose in May.", "Prices fell in May."),
        ("The talks were called off.", "The talks will be held."),
        ("The plan is constitutional.", "The plan is unconstitutional."),
        ("The mayor praised the deal.", "The mayor denounced the deal."),
    ],
)
def test_opposite_sides_contradict(one, other):
    assert opposed(one, other)
    assert opposed(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council approved the bill.", "The council passed the bill."),
        ("A new pier replaces the old one.", "The old pier was pulled down."),
        ("The ferry is not open.", "The ferry is closed."),
        ("The first train came in the morning.", "The last train came in the evening."),
        ("Prices rose and fell.", "Prices fell."),
    ],
)
def test_other_differences_are_no_contradiction(one, other):
    assert not opposed(one, other)
