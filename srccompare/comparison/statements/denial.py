"""What a clause states and what it denies, word by word, as far as that is told without a parser.

    The mayor did not say that the pier was unsafe.      The firm refused to pay.
                  ^^^ denies "say" alone                          ^^^^^^^ denies "pay"

What is denied depends on where the denial stands and what it takes with it: "no longer" grants the past,
"not only" denies nothing, "failed to" denies the verb behind it, and two denials may state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from srccompare.comparison.statements.details import MONTHS, WEEKDAYS
from srccompare.comparison.statements.roles import meant
from srccompare.comparison.statements.scope import (
    DENIED,
    denying,
    how_each,
    phrase_length,
    stems_against,
)
from srccompare.comparison.statements.words import Phrases, stem, words_of
from srccompare.documents.text.closed_classes import closed_class, match_class
from srccompare.documents.text.grammar.forms import OWNER, REMEMBERED, is_verb_form, negators, says_something
from srccompare.documents.text.grammar.verbs import (
    auxiliaries_before,
    finite_verbs,
    further_verbs,
    leads_to_thing,
)
from srccompare.documents.text.structure import single_words

PART = re.compile(r"[;:!?()\[\]…—–]|(?<!\d),|,(?!\d)|\s-\s")
"""Marks no denial reaches across; a comma within a number is none."""
UNABLE = closed_class("ability")
"""Words that tell what somebody can do."""
ABILITY = 4
"""Words before a verb in which they stand: "was not at all able to". A guess, with that example in view."""
FINDING = closed_class("finding")
"""Verbs that say of their object what stands behind it."""
FINDING_REACH = 4
"""Words between them: "found the old doctor". A guess, with that example in view."""
KEPT = 7
"""Words between who is kept from something and what it is: "cleared the former warden of the park of". A
guess, with that example in view."""
WHATEVER = closed_class("at_all")
"""Words between what is wanting and "to": "no plans whatsoever to"."""
LACKING = 3
"""Words from "no" or an article to the noun of what is wanting: "no legal right to". A guess, with that
example in view."""
YEAR = re.compile(r"#(19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Word:
    """A telling word of a clause.

    ``how`` is STATED, DENIED or OPEN; ``possible`` says whether it will or may be so, ``predicate`` whether
    the clause says it of something. ``before`` and ``behind`` are what the other words of its part mean,
    ``head`` what the thing before "of" means, ``partial`` holds the words before it that say it of a part;
    where a thing is denied, ``along`` is what has to be stated as well: "carried no loose cargo". ``ability``
    says that it is denied together with doing it later: "could not pay", "refused to pay"; ``bare`` that it
    may be a verb for all that stands before it.
    """

    stem: str
    how: int
    possible: bool
    predicate: bool
    passive: bool
    before: tuple[frozenset[str], ...]
    head: frozenset[str]
    behind: tuple[frozenset[str], ...]
    partial: frozenset[str]
    along: tuple[frozenset[str], ...] | None
    written: str
    verb: bool
    ability: bool = False
    bare: bool = False


def words_said(text: str, names: Phrases | None = None) -> list[Word]:
    """The telling words of a clause.

    >>> [(word.stem, word.how) for word in words_said("No, the port is not open")]
    [('port', 0), ('open', 1)]
    """
    return [word for part in PART.split(text) for word in words_of_part(words_of(part, names))]


def words_of_part(words: Sequence[str]) -> Iterator[Word]:
    """The telling words between two marks."""
    words = one_denial(words)
    how, along = how_each(words)
    main = {word for word in finite_verbs(words) if word not in named_things(words)} | further_verbs(words)
    be, auxiliary, opening = (
        single_words("clause_words", name) for name in ("be", "auxiliary", "subordinator")
    )
    meaning, begin, parts = [meant_in_time(word) for word in words], 0, frozenset[str]()
    for place, word in enumerate(words):
        if place and words[place - 1] in opening:
            begin = place
        if place and is_part(words[place - 1]):
            parts |= {words[place - 1]}
        if not says_something(word):
            continue
        helping = auxiliaries_before(words, place)
        verb = verb_before(words, place, main)
        yield Word(
            stem(word),
            how[place],
            is_possible(words, verb),
            is_said(words, place, main)
            or any(one in be for one in helping)
            or (how[place] == DENIED and place not in along),
            word.endswith(("ed", "en", "t", "d", "n")) and any(one in be for one in helping),
            tuple(
                meaning[at]
                for at in range(begin, verb)
                if meaning[at] and (at + 1 == verb or words[at + 1] != OWNER)
            ),
            head_of(words[begin:place]),
            tuple(filter(None, meaning[place + 1 :])),
            parts,
            along.get(place),
            word,
            is_verb_form(word) or any(one in auxiliary or one == "never" for one in helping),
            how[place] == DENIED and denies_ability(words[:place]),
            place > 0 and words[place - 1] not in before_nouns(),
        )


def is_said(words: Sequence[str], place: int, main: set[str]) -> bool:
    """Whether a word is a main verb or stands right behind one: "found him guilty", "ruled the vote void"."""
    found = any(word in FINDING for word in words[max(place - FINDING_REACH, 0) : place])
    ends = place + 1 == len(words) or words[place + 1] in single_words("clause_words", "preposition")
    return words[place] in main or verb_before(words, place, main) < place or (found and ends)


def verb_before(words: Sequence[str], place: int, main: set[str]) -> int:
    """The place of the main verb a word stands right behind, pronouns apart; else its own place."""
    at = place - 1
    if at > 0 and words[at] in single_words("pronouns"):
        at -= 1
    return at if at >= 0 and words[at] in main else place


def one_denial(words: Sequence[str]) -> list[str]:
    """The words with "not" for each phrase that denies as a whole, and for a "no longer" behind "can".

    What "no longer" is was so before, and no contradiction; what can be no longer is denied.

    >>> " ".join(one_denial("the bank stopped short of paying".split()))
    'the bank not paying'
    >>> " ".join(one_denial("the bank was unable to pay".split()))
    'the bank cannot pay'
    """
    found: list[str] = []
    place = 0
    while place < len(words):
        if passing := match_class(words, place, "so_far"):
            # "Has so far failed to pay", "in the end did not pay".
            place += passing
            continue
        if passing := match_class(words, place, "denies_nothing"):
            # "Made no secret of paying"
            place += passing
            continue
        if words[place] in closed_class("so_far_behind") and found[-1:] and found[-1] in negators():
            # "Has not yet paid": nobody paid so far; elsewhere "yet" joins.
            place += 1
            continue
        if words[place] == "rather" and "than" in words[place + 2 : place + KEPT]:
            # The "than" denies.
            place += 1
            continue
        if turns_from(words, place):
            if words[place] != "than":
                turned = max(at for at, word in enumerate(found) if word in denying("kept"))
                found = [
                    word for at, word in enumerate(found) if at != turned or stem(word) not in stems_against()
                ]
            found.append("not")
            place += 1
            continue
        size = phrase_length(words, place)
        lacks = size or lacking_length(words, place)
        if lacks > size:
            # "Rejected a plan to pay": nobody will; "made no attempt to pay": nobody did.
            found.append("not" if words[place] in closed_class("denying_determiner") else "cannot")
            size = lacks
        elif words[place] in closed_class("opposing") and "".join(words[place + 1 : place + 2]).endswith(
            "ing"
        ):
            found.append("cannot")
            size = 1
        elif size:
            able = any(
                word in UNABLE or word in closed_class("against") for word in words[place : place + size]
            )
            if able and found[-1:] and found[-1] in single_words("clause_words", "be"):
                found.pop()
            found.append("cannot" if able else "not")
        elif words[place] in single_words("statement_words", "refusing") and wants_verb(words, place):
            # "Refused to pay": nobody paid, and nobody will.
            found.append("not" if words[place].startswith("fail") else "cannot")
            size = 2
        elif (
            words[place] in closed_class("longer")
            and found[-1:] == ["no"]
            and found[-2:-1]
            and found[-2] in denying("modal")
        ):
            found[-1] = "not"
        elif (
            words[place] == "to"
            and found[-1:] == ["not"]
            and found[-2:-1]
            and found[-2] in denying("implicative")
        ):
            # "Chose not to pay": nobody paid.
            pass
        else:
            found.append(words[place])
        place += max(size, 1)
    return found


def turns_from(words: Sequence[str], place: int) -> bool:
    """Whether a small word parts what is so from what is not: "cleared him of hiding", "rather go than pay".

    >>> turns_from("the court cleared him of hiding it".split(), 4)
    True
    """
    before = words[max(place - KEPT, 0) : place]
    if words[place] == "than":
        return "rather" in before
    doing = words[place + 1 : place + 2] != [] and words[place + 1].endswith("ing")
    kept = words[place] in closed_class("origin") and doing and words[place - 1] not in denying("kept")
    return kept and any(word in denying("kept") for word in before)


def lacking_length(words: Sequence[str], place: int) -> int:
    """How many words from here say that what follows was not done for want of something; 0 for none.

    >>> lacking_length("the bank made no attempt to pay".split(), 3)
    3
    >>> lacking_length("the bank lacked the cash to pay".split(), 2)
    4
    >>> lacking_length("the bank had no choice but to pay".split(), 3)
    0
    >>> lacking_length("the mayor opposed a bill to ban smoking".split(), 2)
    0
    """
    articles = single_words("clause_words", "determiner") | single_words("clause_words", "possessive")
    if words[place] in closed_class("denying_determiner"):
        first = place + 1
    elif stem(words[place]) in stems_against() and place > 0:
        first = place + 1
        first += words[first : first + 1] != [] and words[first] in articles
    else:
        return 0
    turned = stem(words[place]) in stems_turning()
    if words[place] == "neither" and "nor" in words[first : first + LACKING]:
        # "Neither the will nor the money to".
        first = words.index("nor", first) + 1
        first += words[first : first + 1] != [] and words[first] in articles
    for at in range(first, min(first + LACKING, len(words) - 1)):
        if words[at] == "will" and words[place] not in closed_class("denying_determiner"):
            # A "plan to" is read as a "will".
            return at + 1 - place
        end = at + 1
        while end < len(words) - 1 and words[end] in WHATEVER:
            end += 1
        if words[end] == "to":
            thing = words[end + 1 : end + 2]
            known = words[at] in denying("aim_noun") or (words[at] in denying("asked_of") and turned)
            aim = known and thing and thing[0] not in articles
            return end + 1 - place if aim else 0
        if not says_something(words[at]):
            return 0
    return 0


@cache
def stems_turning() -> frozenset[str]:
    """The stems of verbs that decide on what is asked of somebody: "rejected a request to sell"."""
    return frozenset(map(stem, denying("turns_down")))


def wants_verb(words: Sequence[str], place: int) -> bool:
    """Whether a word is followed by "to" and a verb: "refused to pay", no "refused to the end"."""
    return (
        words[place + 1 : place + 2] == ["to"]
        and words[place + 2 : place + 3] != []
        and not leads_to_thing(words, place)
    )


def named_things(words: Sequence[str]) -> set[str]:
    """Words behind a determiner that no "is" makes a predicate: "testifies to their despair"."""
    be = single_words("clause_words", "be")
    naming = single_words("clause_words", "determiner") | {OWNER}
    return {
        word
        for place, word in enumerate(words[1:], 1)
        if words[place - 1] in naming and not any(one in be for one in words[max(place - 3, 0) : place - 1])
    }


def is_possible(words: Sequence[str], place: int) -> bool:
    """Whether something will or may be: behind a modal, or "to", but not behind "failed to"."""
    for back, word in enumerate(auxiliaries_before(words, place), 1):
        if word in denying("modal"):
            return True
        if word == "to":
            begin = place - back
            while begin > 0 and words[begin - 1] in negators():
                begin -= 1
            before = words[begin - 1] if begin > 0 else ""
            if before in denying("implicative"):
                return is_possible(words, begin - 1)
            return before not in single_words("statement_words", "refusing") or is_possible(
                words, place - back - 1
            )
    return False


@cache
def before_nouns() -> frozenset[str]:
    """Words behind which no verb stands."""
    determiners, prepositions = (single_words("clause_words", name) for name in ("determiner", "preposition"))
    return (determiners | prepositions | {OWNER}) - {"that"}


def denies_ability(words: Sequence[str]) -> bool:
    """Whether the last of some words deny that somebody can or wants to: "could not", "refused to"."""
    near = [word for word in words[-ABILITY:] if word not in single_words("clause_words", "adverb")]
    return any(word in UNABLE or word in single_words("statement_words", "refusing") for word in near)


@lru_cache(REMEMBERED)
def meant_in_time(word: str) -> frozenset[str]:
    """What a word means at any time; nothing of small words, days, months and numbers."""
    told = says_something(word) and word not in WEEKDAYS and word not in MONTHS and word[0] != "#"
    return meant(word) if told else frozenset()


def head_of(words: Sequence[str]) -> frozenset[str]:
    """What the word before the first "of" means; nothing where there is none: "the lawyer of the mayor"."""
    ahead = words[: words.index("of")] if "of" in words else ()
    return next((meant(word) for word in reversed(ahead) if says_something(word)), frozenset())


def is_part(word: str) -> bool:
    """Whether a word before a predicate says that it is of a part only: a number or "some", no year."""
    return word in denying("some") or (word[0] == "#" and not YEAR.fullmatch(word))
