"""No text makes a regular expression of the package slow: each is given the worst its own tree can think of.

``SRCCOMPARE_FUZZ_SECONDS`` gives more texts, as it gives the doors more time.
"""

from __future__ import annotations

import re

import pytest
from making import SECONDS
from patterns import LOCALS, SHORT, UNKNOWN, USED, growth, patterns, worst_texts

TEXTS = int(8 * SECONDS)
"""Of each pattern; ten seconds a door are eighty texts a pattern."""

PATTERNS = patterns()


def first_trouble(expression, methods, most):
    """The first text that makes a pattern slow, and how; empty where none does."""
    texts = worst_texts(expression, most)
    assert texts
    for worst in texts:
        for method in methods:
            if trouble := growth(expression, method, worst):
                return f"{method} of {worst}: {trouble}"
    return ""


def test_all_patterns_are_seen():
    assert len(PATTERNS) > 150
    assert UNKNOWN == {}, "say in LOCALS of tests/patterns.py what these are made from"
    places = {pattern.place for pattern in PATTERNS}
    assert set(SHORT) <= places
    assert {*LOCALS, *USED} <= {place.partition(":")[0] for place in places}


@pytest.mark.parametrize(
    "pattern",
    [one for one in PATTERNS if one.place not in SHORT],
    ids=lambda one: one.place.partition(".")[2],
)
def test_eight_times_the_worst_text_takes_about_eight_times_the_time(pattern):
    assert first_trouble(pattern.expression, pattern.methods, TEXTS) == ""


@pytest.mark.parametrize(
    "slow",
    [
        r"(a+)+b", r"(?:a|a)*b", r"(\w+\s?)*\.", r"\s*\n", r"[^”]*”", r"\d+\d+x", r"a.*b.*c", r"<b[^>]*>",
        r"(?:https?://)?[\w.]+@", r"(\w+ly )*said",
    ],
)  # fmt: skip
def test_patterns_known_to_be_slow_are_found(slow):
    assert first_trouble(re.compile(slow), ("search",), TEXTS)


@pytest.mark.parametrize(
    "quick", [r"(?<!a)a++b", r"<b[^<>]*>", r"[^“”]{0,80}”", r"(?<!\s)\s+\n", r"\w+", r"<b[^<>]{0,20}>"]
)
def test_patterns_known_to_be_quick_are_not(quick):
    assert first_trouble(re.compile(quick), ("search",), TEXTS) == ""
