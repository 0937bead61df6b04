"""How far a denial reaches between two marks, and which word it denies, without a parser."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from srccompare import lexicon
from srccompare.comparison.statements.details import MONTHS, WEEKDAYS
from srccompare.comparison.statements.roles import meant
from srccompare.comparison.statements.words import stem
from srccompare.documents.text.closed_classes import closed_class, match_class
from srccompare.documents.text.grammar.forms import (
    is_manner,
    is_small,
    is_verb_form,
    joining,
    negators,
    says_something,
)
from srccompare.documents.text.grammar.verbs import head_from, is_verb_at, next_verb, opens_chain
from srccompare.documents.text.structure import single_words

RELATIVES = closed_class("relative_aside")
"""Words that open a clause about the thing before them."""
STATED, DENIED, OPEN = 0, 1, 2
"""A word is stated, denied, or neither is sure: supposed, denied twice, beside what is denied."""


def how_each(words: Sequence[str]) -> tuple[list[int], dict[int, tuple[frozenset[str], ...]]]:
    """Whether each word is stated, denied or neither, and what a thing that is denied is denied with."""
    how = [STATED] * len(words)
    along: dict[int, tuple[frozenset[str], ...]] = {}
    doubtful = denying("hypothetical") | denying("maybe")
    supposed = next((at for at, word in enumerate(words) if word in doubtful), len(words))
    how[supposed:] = [OPEN] * (len(words) - supposed)
    for place in range(len(words)):
        behind, kind = denier(words, place)
        if kind == "":
            continue
        if kind == "nobody" and place and is_verb_form(words[place - 1]):
            # "The crane injured nobody" denies what stands before.
            how[place - 1] = DENIED
            continue
        head = denied_head(words, behind, kind)
        if any(word in RELATIVES for word in words[1:place]):
            # "To parents who are not citizens" denies nothing of what is said of the parents.
            how[behind : reach(words, behind, head)] = [OPEN] * (reach(words, behind, head) - behind)
            continue
        for at in range(behind, reach(words, behind, head)):
            how[at] = DENIED if at == head and how[at] == STATED else OPEN
        if head is not None and kind == "no" and not is_verb_at(words, head):
            verb = next(
                (one for one in reversed(words[:place]) if is_verb_form(one) and not is_small(one)), None
            )
            with_it = [one for one in (verb, *words[behind:head]) if one is not None and says_something(one)]
            along[head] = tuple(meant(one) for one in with_it)
    turning = [
        at for at, word in enumerate(words) if stem(word) in stems_against() and not denier(words, at)[1]
    ]
    for at in range(len(words)):
        if any(other != at for other in turning) or (how[at] != DENIED and is_aim(words, at)):
            how[at] = OPEN
    return how, along


def is_aim(words: Sequence[str], at: int) -> bool:
    """Whether a verb says what is to be done, and nobody does or plans it: "the last to leave"."""
    if at == 0 or words[at - 1] != "to" or is_small(words[at]):
        return False
    return at < 2 or not (opens_chain(words, at - 2) or words[at - 2] in single_words("clause_words", "be"))


def denier(words: Sequence[str], place: int) -> tuple[int, str]:
    """Where what a word denies begins, and the kind of denial; "" for a word that denies nothing."""
    word, following = words[place], words[place + 1] if place + 1 < len(words) else ""
    if (word, following) in set_phrases():
        return place + 2, ""
    if size := match_class((word, following), 0, "no_one") or word in denying("nobody"):
        return place + size, "nobody"
    if word in denying("no"):
        return place + 1, "no"
    if word in denying("without") and following == "any":
        return place + 2, "no"
    if word in denying("without") or (word in denying("before_gerund") and following.endswith("ing")):
        return place + 1, "not"
    if word in denying("approaching") and is_verb_form(following):
        return place + 1, "not"
    if word == "nor":
        return place + 1, "no"
    if word in negators() or (following == "to" and word in single_words("statement_words", "refusing")):
        return place + 1, "not"
    return place, ""


def phrase_length(words: Sequence[str], place: int) -> int:
    """How many words from here deny what follows as one phrase: "yet to", "stopped short of"; 0 for none.

    >>> phrase_length("has yet to pay".split(), 1), phrase_length("has to pay".split(), 1)
    (2, 0)
    """
    if words[place] not in phrase_openers():
        return 0
    for size in range(longest_phrase(), 0, -1):
        phrase = " ".join(words[place : place + size])
        if phrase in denying("phrase") and place + size < len(words):
            return size
        behind = words[place + size : place + size + 2]
        behind = behind[1:] if behind and is_manner(behind[0]) else behind[:1]
        if phrase in denying("phrase_gerund") and behind and behind[0].endswith("ing"):
            return size
    return 0


@cache
def phrase_openers() -> frozenset[str]:
    """The first words of phrases that deny."""
    return frozenset(phrase.split(" ")[0] for phrase in denying("phrase") | denying("phrase_gerund"))


@cache
def longest_phrase() -> int:
    """Words of the longest phrase that denies."""
    return max(len(phrase.split(" ")) for phrase in denying("phrase"))


def denied_head(words: Sequence[str], first: int, kind: str) -> int | None:
    """The place of the word that is denied from here on; none where only a part of it is denied."""
    at = head_from(words, first)
    if at is None:
        return None
    between = words[first:at]
    if any(word in denying("partly") or (is_manner(word) and not is_small(word)) for word in between):
        return None
    if words[at] in denying("partly"):
        return None
    if kind == "nobody":
        return done_by_nobody(words, first, at)
    articles = single_words("clause_words", "determiner")
    if words[at] in denying("raised"):
        a_thing = any(word in articles for word in words[at + 1 : at + 2])
        verb = next_verb(words, at + 1)
        return at if verb is None and a_thing else verb
    if kind != "no" and not any(word in articles for word in between):
        return at
    # A thing: the last of its words; and where it does something, that it does so.
    while at + 1 < len(words) and says_something(words[at + 1]) and not is_verb_form(words[at + 1]):
        if words[at + 1] in WEEKDAYS or words[at + 1] in MONTHS or words[at + 1][0] in "@#":
            break
        at += 1
    verb = next_verb(words, at + 1) if kind == "no" else None
    return at if verb is None else verb


def done_by_nobody(words: Sequence[str], first: int, at: int) -> int | None:
    """The place of what nobody does; none for what nobody ever does, or where it is not said of whom.

    >>> done_by_nobody("nobody was hurt".split(), 1, 2), done_by_nobody("nobody walks away".split(), 1, 1)
    (2, None)
    """
    if words[first : first + 1] == ["of"] and words[first + 1 : first + 2][0] in single_words("pronouns"):
        return None
    verb = next_verb(words, first)
    at = at if verb is None else verb
    always = at == first and words[at].endswith("s")
    return None if always else at


def reach(words: Sequence[str], first: int, head: int | None) -> int:
    """Where what is denied ends: at a joining word; what a denied verb opens is left open to the end."""
    for at in range(first, len(words)):
        if words[at] in closed_class("complement") and head is not None and at > head:
            return len(words)
        if words[at] in joining():
            return at
    return len(words)


@cache
def denying(category: str) -> frozenset[str]:
    """The words of one kind that tell what is denied."""
    return single_words("denying_words", category)


@cache
def stems_against() -> frozenset[str]:
    """The stems of words that turn or weaken what stands beside them."""
    return frozenset(map(stem, denying("against")))


@cache
def set_phrases() -> frozenset[tuple[str, str]]:
    """Pairs of words that look like a denial and are none: "no doubt", "not only"."""
    entries = lexicon.load("certainty_words").entries
    return frozenset(
        (entry.elements[0], entry.elements[1])
        for entry in entries
        if entry.category == "negation" and entry.weight == 0 and len(entry.elements) == 2
    )
