"""Small sets of words that a rule asks for: the three articles, what opens a relative clause.

    the minister, who resigned in May, said …
    ^^^           ^^^
    article       relative_source

They stand in ``lexicons/en/closed_classes.tsv``, each with a line that says what it is for, so that a
linguist can read them without the code and two rules that mean the same set name the same one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from srccompare import lexicon


@cache
def closed_class(name: str) -> frozenset[str]:
    """The words of a closed class.

    >>> sorted(closed_class("article"))
    ['a', 'an', 'the']
    """
    return frozenset(classes()[name])


@cache
def closed_phrases(name: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of a closed class, as the words they are made of; longer ones first.

    >>> ("until", "now") in closed_phrases("so_far")
    True
    """
    phrases = (tuple(phrase.split(" ")) for phrase in classes()[name])
    return tuple(sorted(phrases, key=len, reverse=True))


@cache
def classes() -> dict[str, list[str]]:
    """The entries of every class; a class that nobody wrote is an error, not an empty set."""
    found: dict[str, list[str]] = {}
    for entry in lexicon.load("closed_classes").entries:
        found.setdefault(entry.category, []).append(entry.text)
    return found


def match_class(words: Sequence[str], at: int, name: str) -> int:
    """How many words the longest phrase of a class has that begins at a word, 0 where none does.

    >>> match_class(["nine", "out", "of", "ten"], 1, "out_of")
    2
    """
    if not 0 <= at < len(words) or words[at] not in openings(name):
        return 0
    for phrase in openings(name)[words[at]]:
        if tuple(words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


@cache
def openings(name: str) -> dict[str, list[tuple[str, ...]]]:
    """The phrases of a closed class by their first word, longer ones first: most words open none."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in closed_phrases(name):
        found.setdefault(phrase[0], []).append(phrase)
    return found
