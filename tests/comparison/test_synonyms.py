"""The words news uses for the same thing meet, those of a common topic do not; the list is kept in order."""

from __future__ import annotations

from collections import defaultdict

import pytest

from srccompare import lexicon
from srccompare.comparison.statements.roles import meant
from srccompare.comparison.statements.words import known_stems, stem, stemmer, synonyms, word_forms
from srccompare.documents.text.grammar.forms import is_small

MOST = 3
"""Groups a word may belong to; one of more senses says too little."""


def groups() -> dict[str, list[str]]:
    """The words of each group."""
    found = defaultdict(list)
    for entry in lexicon.load("synonyms").entries:
        found[entry.category].append(entry.text)
    return found


def test_each_group_holds_several_words_and_each_once():
    for name, words in groups().items():
        stems = [stem(word) for word in words]
        assert len(stems) > 1, name
        assert len(stems) == len(set(stems)), name
    assert set(groups()) == set(lexicon.load("synonyms").categories)


def test_no_group_stands_twice_or_within_another():
    stems = {name: frozenset(map(stem, words)) for name, words in groups().items()}
    within = [(one, other) for one in stems for other in stems if one != other and stems[one] <= stems[other]]
    assert not within


def test_no_word_belongs_to_many_groups_or_is_left_out_when_sentences_are_compared():
    assert not {word: own for word, own in synonyms().items() if len(own) > MOST}
    assert not [word for words in groups().values() for word in words if is_small(word)]


@pytest.mark.parametrize(
    "words",
    [
        "fired sacked dismissed",
        "injured hurt wounded",
        "sells supplied delivered",
        "fell dropped declined slumped",
        "stockpile reserves surplus",
        "invasion invaded",
        "decision decided",
        "destruction destroyed",
        "refusal refused",
        "election elected",
        "purchase bought acquired",
        "defence defense",
        "truce ceasefire",
        "quake earthquake",
        "unemployed jobless",
        "lorry truck",
    ],
)
def test_words_for_the_same_thing_meet(words):
    first, *others = words.split()
    assert all(meant(first) & meant(other) for other in others)


@pytest.mark.parametrize(
    "words",
    [
        "weapons war", "police court", "bought sold", "rose fell", "won lost", "doctor patient",
        "arrested convicted", "president minister", "ship port", "storm flood", "teacher pupil",
        "strike ceasefire", "tax price", "employee employer", "killed injured", "opened closed",
        "useful help", "progressive progress",
    ],
)  # fmt: skip
def test_words_of_one_topic_do_not_meet(words):
    one, other = words.split()
    assert not meant(one) & meant(other)


def test_stems_that_are_kept_are_those_the_stemmer_gives():
    kept = {word: own for word, own in known_stems().items() if len(word) > 3 and word not in word_forms()}
    assert len(kept) > 20_000
    assert not {word: own for word, own in list(kept.items())[::3] if stemmer().stemWord(word) != own}
