"""What the news counts without a number: nobody was hurt, a worker was killed, the fund is empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial

from srccompare.comparison.statements.words import number_at, numerals
from srccompare.documents.text.closed_classes import closed_class, match_class
from srccompare.documents.text.grammar.forms import is_small
from srccompare.documents.text.structure import single_words

INJURED, KILLED, SUPPLY = "injured", "killed", "supply"
"""What is counted: people hurt, people killed, days for which a store lasts."""
NEAR, FAR = 5, 10
"""Words between those counted and what befell them, and between a store and how long it lasts. Set by
hand."""
PERSON_ENDINGS = ("er", "or", "ist", "man", "woman")
"""Endings of words for one person."""
TOLL_REACH = 16
"""Words behind a death toll among which its number stands; a guess, as long as a clause."""
SHORTEST_PERSON = 5
"""Letters of a word that is told to be a person by its ending. Set by hand."""
NO_COUNT = closed_class("uncounted")
"""Words behind which only more of them are counted."""
ONE = closed_class("one")
DAYS = {"day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0, "hour": 1 / 24}

Count = tuple[int, int, float, str]
"""First word and one past the last of those that count, the count, and what is counted."""

listed = partial(single_words, "counted_words")


def counts(words: Sequence[str]) -> list[Count]:
    """What a clause counts, from its words in lower case.

    >>> counts("nobody was hurt".split()), counts("it injured a lasher lightly".split())
    ([(0, 1, 0.0, 'injured')], [(2, 4, 1.0, 'injured')])
    >>> counts("the strike fund would last for six weeks".split())
    [(6, 8, 42.0, 'supply')]
    """
    return [] if triggers().isdisjoint(words) else [*harmed(words), *lasting(words)]


@cache
def triggers() -> frozenset[str]:
    """The words of which a clause has one that counts something."""
    kinds = ("injured", "killed", "count_of_injured", "count_of_killed", "store", "toll")
    return frozenset().union(*map(listed, kinds))


def harmed(words: Sequence[str]) -> Iterator[Count]:
    """How many people were hurt or killed."""
    for place, word in enumerate(words):
        what = INJURED if word in listed("injured") else KILLED if word in listed("killed") else None
        if what is not None:
            # "A man was hurt", "three men were hurt", "nobody was hurt" and "it hurt a man".
            found = suffering_before(words, place) or suffered_behind(words, place)
            if found is not None:
                yield *found, what
        else:
            of_noun = INJURED if word in listed("count_of_injured") else KILLED
            if of_noun == KILLED and word not in listed("count_of_killed"):
                continue
            if place and words[place - 1] == "no":
                yield place - 1, place + 1, 0.0, of_noun
    yield from tolls(words)


def tolls(words: Sequence[str]) -> Iterator[Count]:
    """How many people died by what is said of the toll: "the death toll rose to 12".

    >>> list(tolls("the death toll from the fire rose from nine to 12".split()))
    [(10, 11, 12.0, 'killed')]
    """
    for place in range(1, len(words)):
        if words[place] not in listed("toll") or words[place - 1] not in closed_class("death"):
            continue
        ends = [
            at for at in range(place + 1, min(place + 1 + TOLL_REACH, len(words))) if is_number(words[at])
        ]
        told = [at for at in ends if words[at - 1] in closed_class("before_a_toll")]
        if told:
            length, value = number_at(words, told[-1])
            yield told[-1], told[-1] + length, value, KILLED


def suffering_before(words: Sequence[str], verb: int) -> tuple[int, int, float] | None:
    """Those who are told to be hurt before a passive, with their number; None where no passive stands."""
    helping = single_words("clause_words", "be") | single_words("clause_words", "auxiliary")
    place = verb - 1
    passive = False
    adverbs = single_words("clause_words", "adverb")
    while place >= 0 and (words[place] in helping or words[place] in adverbs or words[place].endswith("ly")):
        passive = passive or words[place] in single_words("clause_words", "be")
        place -= 1
    if place < 0 or not (passive or words[verb] in closed_class("died")):
        return None
    return who(words, place + 1)


def who(words: Sequence[str], stop: int) -> tuple[int, int, float] | None:
    """The people named by the words up to a place, with their number."""
    last = words[stop - 1]
    if last in listed("nobody") or (last == "one" and match_class(words, stop - 2, "no_one")):
        return (stop - 2 if last == "one" else stop - 1), stop, 0.0
    if is_amount(words, stop - 1) and not is_year(last):
        # "12 were killed", "hundreds were hurt".
        place = stop - 1
        while place and is_amount(words, place - 1):
            place -= 1
        return place, stop, amount_at(words, place)[1]
    for place in range(stop - 2, max(stop - 2 - NEAR, -1), -1):
        word = words[place]
        if word == "no" or (word in listed("nobody") and words[place + 1] == "of"):
            return place, stop, 0.0
        if word == "of" or word in single_words("clause_words", "determiner") - set(ONE) - set(NO_COUNT):
            continue
        if word in ONE:
            return (place, stop, 1.0) if is_person(last) else None
        if is_amount(words, place):
            while place and is_amount(words, place - 1):
                place -= 1
            length, value = amount_at(words, place)
            return (place, place + length, value) if place + length <= stop else None
        if is_small(word) or word in NO_COUNT:
            return None
    return None


def suffered_behind(words: Sequence[str], verb: int) -> tuple[int, int, float] | None:
    """Those whom somebody hurts, behind the verb, with their number."""
    at = verb + 1
    if at + 1 >= len(words) or words[verb] in closed_class("dying"):
        return None
    if words[at] in listed("nobody") or match_class(words, at, "no_one"):
        return at, at + (1 if words[at] in listed("nobody") else 2), 0.0
    if words[at] in ONE:
        person = next(
            (place for place in range(at + 1, min(at + 4, len(words))) if is_person(words[place])), None
        )
        between = words[at + 1 : person] if person is not None else ["of"]
        return None if person is None or any(map(is_small, between)) else (at, person + 1, 1.0)
    if is_number(words[at]):
        length, value = number_at(words, at)
        return at, at + length, value
    return None


def lasting(words: Sequence[str]) -> Iterator[Count]:
    """For how many days a store lasts: none where it is empty."""
    stores = [place for place, word in enumerate(words) if word in listed("store")]
    for place, word in enumerate(words):
        before = [store for store in stores if place - FAR <= store < place]
        if not before:
            continue
        if word in listed("empty") or (
            word in closed_class("run_of") and match_class(words, place + 1, "out")
        ):
            first = place - (words[place - 1] in closed_class("nearly"))
            if not denied(words, before[-1], place):
                yield first, place + 1 + (word not in listed("empty")), 0.0, SUPPLY
        elif is_number(word) and any(
            one in listed("lasting") or one == "for" for one in words[before[-1] : place]
        ):
            length, value = number_at(words, place)
            unit = DAYS.get("".join(words[place + length : place + length + 1]).rstrip("s"))
            # "Two days of talks" are what is paid for.
            if unit is not None and "of" not in words[place + length + 1 : place + length + 2]:
                yield place, place + length + 1, value * unit, SUPPLY


def denied(words: Sequence[str], first: int, stop: int) -> bool:
    """Whether a "not" or "far from" stands between two words."""
    return any(word in closed_class("negator") or word.endswith("n't") for word in words[first:stop])


def is_person(word: str) -> bool:
    """Whether a word names one person."""
    by_ending = word.endswith(PERSON_ENDINGS) and len(word) >= SHORTEST_PERSON
    return by_ending or word in listed("person") or word in single_words("clause_words", "role")


def is_year(word: str) -> bool:
    """Whether a number is a year rather than a count of people."""
    return word.isdecimal() and len(word) == 4 and 1900 <= int(word) < 2100


def is_amount(words: Sequence[str], place: int) -> bool:
    """Whether a word says how many: a number, or "hundreds"."""
    return is_number(words[place]) or words[place] in numerals("indefinite")


def amount_at(words: Sequence[str], place: int) -> tuple[int, float]:
    """How many words from here say how many there are, and the number, or the least of it.

    >>> amount_at("two dozen people".split(), 0), amount_at("hundreds of people".split(), 0)
    ((2, 24.0), (1, 120.0))
    """
    least = numerals("indefinite").get(words[place])
    return number_at(words, place) if least is None else (1, least)


def is_number(word: str) -> bool:
    """Whether a number begins with a word; "one" counts a person only with one behind it."""
    return word[0].isdecimal() or (word in numerals("number") and word not in ONE)
