"""Which words of a sentence say whom it is about, or on which day, and nothing of what it says.

    The mayor, Ann Roe, refused to apologise.      Senator Bo Lind, a farmer, left for Bask.
    '----- who ------'                             '-------- who --------'

Two articles that introduce the mayor in full share "mayor", "Ann" and "Roe" before either has said anything:
half the words of a short sentence. So a name is taken with the titles before it and with the appositions on
its sides; days and months go with them ("ferries were late on Sunday"). Countries and places
stay: where something happens is told of it. Not attempted: descriptions
without a name ("the mayor refused"), and appositions of more than a few words.
"""

from __future__ import annotations

import numpy as np

from srccompare.documents import Documents
from srccompare.documents.names.gazetteer import KINDS
from srccompare.documents.spans import BoolArray
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.grammar.forms import is_small

WHO = frozenset(KINDS) - {"country", "place", "government", "military", "party", "international"}
"""Kinds of names that say who: a government or a party stands under one name already (``words.places``)."""
BEFORE, BEHIND = 4, 6
"""Words of an apposition before a name ("the former county health chief, Ann Roe") and tokens of one behind
it. Set by hand."""

APPOSITION_ENDS = frozenset(",.;")


def naming_tokens(documents: Documents) -> BoolArray:
    """The tokens that call a person or a body by name, title or apposition, and names of days and months."""
    names, word = documents.names, documents.names.word
    role = documents.is_word_of("clause_words", "role")
    naming = documents.is_word_of("name_parts", "time").copy()
    who = np.array([kind in WHO for kind in KINDS], bool)[names.spans.category]
    begins, ends = documents.sentence_bounds
    own = documents.sentence[names.titled[who]]
    columns = (names.titled[who], names.stop[who], begins[own], ends[own])
    for titled, stop, low, high in zip(*(column.tolist() for column in columns), strict=True):
        first = apposed_before(word, role, titled, low)
        naming[first : apposed_behind(word, role, stop, high)] = True
    return naming


def apposed_before(word: list[str], role: BoolArray, first: int, low: int) -> int:
    """Where the words before a name that say what its bearer is begin: "[the mayor,] Ann Roe"."""
    last = first - 2 if first - 1 >= low and word[first - 1] == "," else first - 1
    reach = max(low, last - BEFORE)
    place = last
    while place > reach and word[place].isalpha() and not is_small(word[place]):
        place -= 1
    stands_for_it = last < first - 1 or (last >= low and bool(role[last]))
    if stands_for_it and low <= place < last and word[place] in closed_class("article_or_owner"):
        return place
    while first > low and role[first - 1]:
        first -= 1
    return first


def apposed_behind(word: list[str], role: BoolArray, stop: int, high: int) -> int:
    """Where the words behind a name that say what its bearer is end: "Ann Roe[, the mayor]"."""
    if stop + 1 >= high or word[stop] != ",":
        return stop
    if word[stop + 1] not in closed_class("article") and not role[stop + 1]:
        return stop
    reach = range(stop + 2, min(stop + 2 + BEHIND, high))
    return next((place for place in reach if word[place] in APPOSITION_ENDS), stop)
