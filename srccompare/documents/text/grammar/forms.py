"""What a word can be by itself, told by lists and endings: function word, auxiliary, past form, verb."""

from __future__ import annotations

from functools import cache, lru_cache

from srccompare import lexicon
from srccompare.documents.text.structure import single_words

OWNER = "'s"
"""The possessive, as a word of its own."""
REGULAR_PAST = 5
"""Letters of the shortest word in "ed" that its ending makes a past form ("need" and "bed" are none). Set by
hand."""
SHORT_PAST = 4
"""Letters of "sued", "owed": past forms where nothing else speaks against it. Set by hand."""
REMEMBERED = 1 << 16
"""Words of which it is kept what they stand for: a corpus has more, its frequent ones are few."""


@lru_cache(REMEMBERED)
def is_small(word: str) -> bool:
    """Whether a word says nothing by itself: function words, single letters, titles before names."""
    return (
        len(word) == 1
        or word == OWNER
        or word in single_words("function_words")
        or word in single_words("abbreviations", "title")
    )


@cache
def auxiliaries() -> frozenset[str]:
    """The forms of "be", "have" and "do", and the modals."""
    return single_words("clause_words", "auxiliary") | single_words("clause_words", "be")


@cache
def past_forms() -> frozenset[str]:
    """Past forms no ending tells, those that look like the word itself among them.

    >>> sorted({"fell", "cost", "landed"} & past_forms())
    ['cost', 'fell']
    """
    irregular = {entry.text for entry in lexicon.load("word_forms").entries if entry.category == "irregular"}
    return single_words("statement_words", "same_past") | irregular


def is_regular_past(word: str) -> bool:
    """Whether a word has the ending of a past form, and is no word that only looks like one ("hundred")."""
    return (
        word.endswith("ed")
        and len(word) >= REGULAR_PAST
        and word not in single_words("clause_words", "plain_ending")
    )


@lru_cache(REMEMBERED)
def is_verb_form(word: str) -> bool:
    """Whether a word may be the full verb of a clause: any past form, a frequent verb, one of saying.

    >>> [word for word in "they landed and said that the cost sank".split() if is_verb_form(word)]
    ['landed', 'said', 'cost', 'sank']
    """
    if (
        is_regular_past(word)
        or word in single_words("reporting_cues")
        or word in single_words("clause_words", "verb")
    ):
        return True
    short = word.endswith("ed") and len(word) == SHORT_PAST and not word.endswith("eed")
    plain = word in single_words("clause_words", "plain_ending") | single_words("clause_words", "plural")
    return (short or word in past_forms()) and not plain and not is_small(word)


def is_predicate_form(word: str) -> bool:
    """Whether a word may be the verb of a clause, auxiliaries among them."""
    return word in auxiliaries() or is_verb_form(word)


@lru_cache(REMEMBERED)
def is_manner(word: str) -> bool:
    """Whether a word ends like an adverb of manner: "quickly", but not "supply"."""
    return word.endswith("ly") and word not in single_words("synonyms")


@cache
def joining() -> frozenset[str]:
    """Words that join clauses: conjunctions and what opens a subordinate clause."""
    return single_words("clause_words", "conjunction") | single_words("clause_words", "subordinator")


@cache
def negators() -> frozenset[str]:
    """Words that deny what follows."""
    entries = lexicon.load("certainty_words").entries
    return frozenset(
        entry.text for entry in entries if entry.category == "negation" and " " not in entry.text
    )


def says_something(word: str) -> bool:
    """Whether a word tells something and is no denial itself."""
    return not is_small(word) and word not in negators()
