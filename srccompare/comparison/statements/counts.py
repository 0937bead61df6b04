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
    kinds = ("injured", "killed", "count_of_injured", "count_of_killed", "life", "store", "toll")
    return frozenset().union(*map(listed, kinds))


def harmed(words: Sequence[str]) -> Iterator[Count]:
    """How many people were hurt or killed."""
    for place, word in enumerate(words):
        if word in listed("life"):
            yield from lives(words, place)
        what = INJURED if word in listed("injured") else KILLED if word in listed("killed") else None
        # "A man was hurt", "three men were hurt", "nobody was hurt" and "it hurt a man".
        found = (
            (suffering_before(words, place) or suffered_behind(words, place)) if what is not None else None
        )
        if found is None:
            what = counted_by(word)
            found = number_of(words, place) if what is not None else None
        if found is not None and what is not None:
            yield *found, what
    yield from tolls(words)


def counted_by(noun: str) -> str | None:
    """What a noun for people hurt or dead counts."""
    if noun in listed("count_of_killed"):
        return KILLED
    return INJURED if noun in listed("count_of_injured") else None


def number_of(words: Sequence[str], noun: int) -> tuple[int, int, float] | None:
    """The number before a noun for those hurt or dead, or behind it where their number is told of.

    >>> number_of("it left nine people dead".split(), 4), number_of("nine dead fish".split(), 1)
    ((2, 3, 9.0), None)
    >>> number_of("the number of dead rose to 12".split(), 3)
    (6, 7, 12.0)
    """
    if noun and words[noun - 1] in closed_class("denying_determiner"):
        return noun - 1, noun + 1, 0.0
    if noun > 1 and match_class(words, noun - 2, "number_of"):
        return told_number(words, noun)
    behind = words[noun + 1 : noun + 2]
    if words[noun] in closed_class("dead_or_hurt") and behind and not is_small(behind[0]):
        return None
    first = noun - 1
    if first > 0 and words[noun] in closed_class("dead_or_hurt") and not is_amount(words, first):
        # "Nine people dead"
        first -= 1
    if first < 0 or not is_amount(words, first) or is_year(words[first]):
        return None
    while first and is_amount(words, first - 1):
        first -= 1
    length, value = amount_at(words, first)
    return first, first + length, value


def lives(words: Sequence[str], place: int) -> Iterator[Count]:
    """Those killed by the lives that are lost: "claimed nine lives", "took the lives of nine people".

    >>> list(lives("nine people lost their lives".split(), 4)), list(lives("it saved nine lives".split(), 3))
    ([(0, 1, 9.0, 'killed')], [])
    """
    own = place > 1 and words[place - 1] in closed_class("own_of_third")
    costing = closed_class("costing") | (closed_class("losing_life") if own else frozenset())
    costs = [at for at in range(max(place - NEAR, 0), place) if words[at] in costing]
    lost = "lost" in words[place + 1 : place + NEAR]
    if not costs and not lost:
        return
    if own and costs and costs[-1] == place - 2:
        suffering = who(words, costs[-1]) if costs[-1] else None
        if suffering is not None:
            yield *suffering, KILLED
        return
    first = place - 1
    if match_class(words, place + 1, "of_those"):
        first = past_bounds(words, place + 2)
    elif place:
        while first and is_amount(words, first - 1):
            first -= 1
    if 0 <= first < len(words) and is_amount(words, first):
        length, value = amount_at(words, first)
        yield first, first + length, value, KILLED


def tolls(words: Sequence[str]) -> Iterator[Count]:
    """How many people died by what is said of the toll: "the death toll rose to 12".

    >>> list(tolls("the death toll from the fire rose from nine to 12".split()))
    [(10, 11, 12.0, 'killed')]
    >>> list(tolls("the toll of the fire reached 12 dead".split()))
    [(6, 7, 12.0, 'killed')]
    >>> list(tolls("the toll rose to 12 cents".split()))
    []
    >>> list(tolls("the toll of the maze reached 12 dead ends".split()))
    []
    """
    for place in range(1, len(words)):
        if words[place] not in listed("toll"):
            continue
        found = told_number(words, place)
        if found is None:
            continue
        behind = words[found[1]] if found[1] < len(words) else ""
        further = words[found[1] + 1] if found[1] + 1 < len(words) else ""
        things = behind in closed_class("dead_or_hurt") and further != "" and not is_small(further)
        counted = (behind in listed("count_of_killed") or behind in listed("killed")) and not things
        if counted or words[place - 1] in closed_class("death"):
            yield *found, KILLED


def told_number(words: Sequence[str], noun: int) -> tuple[int, int, float] | None:
    """The last number that a verb tells of a noun before it: "the number rose from nine to 12"."""
    ends = [at for at in range(noun + 1, min(noun + 1 + TOLL_REACH, len(words))) if is_number(words[at])]
    told = [at for at in ends if words[at - 1] in closed_class("before_a_toll")]
    if not told:
        return None
    length, value = number_at(words, told[-1])
    return told[-1], told[-1] + length, value


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
    at = past_bounds(words, at)
    if at == len(words):
        return None
    if is_amount(words, at):
        length, value = amount_at(words, at)
        return at, at + length, value
    return None


def past_bounds(words: Sequence[str], at: int) -> int:
    """Where the number begins behind "some", "at least" and their like.

    >>> past_bounds("it hurt at least nine".split(), 2), past_bounds(["about"], 0)
    (4, 1)
    """
    passed = approximators() | closed_class("before_bounded")
    while at < len(words) and words[at] in passed:
        at += 1
    return at


def approximators() -> frozenset[str]:
    """Words that say that a number is none to the digit."""
    return single_words("clause_words", "approximator")


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
