"""What a clause states and what it denies, word by word, as far as that is told without a parser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from srccompare.comparison.statements.details import MONTHS, WEEKDAYS
from srccompare.comparison.statements.roles import (
    finite,
    is_deed,
    is_manner,
    meant,
    opens_chain,
)
from srccompare.comparison.statements.scope import (
    DENIED,
    denying,
    does_to_thing,
    how_each,
    leads_to_thing,
    negators,
    says_something,
)
from srccompare.comparison.statements.words import OWNER, Phrases, stem, word_forms, words_of
from srccompare.documents.text.structure import single_words

PART = re.compile(r"[;:!?()\[\]…—–]|(?<!\d),|,(?!\d)|\s-\s")
"""Marks no denial reaches across; a comma within a number is none."""
YEAR = re.compile(r"#(19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Word:
    """A telling word of a clause.

    ``how`` is STATED, DENIED or OPEN; ``possible`` says whether it will or may be so, ``predicate`` whether
    the clause says it of something. ``before`` and ``behind`` are what the other words of its part mean,
    ``head`` what the thing before "of" means, ``partial`` holds the words before it that say it of a part;
    where a thing is denied, ``along`` is what has to be stated as well: "carried no loose cargo".
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
    main = {word for word in finite(words) if word not in named_things(words)} | further_verbs(words)
    be, auxiliary, opening = (
        single_words("clause_words", name) for name in ("be", "auxiliary", "subordinator")
    )
    for place, word in enumerate(words):
        if not says_something(word):
            continue
        helping = helping_words(words, place)
        begin = max((at + 1 for at, one in enumerate(words[:place]) if one in opening), default=0)
        yield Word(
            stem(word),
            how[place],
            is_possible(words, verb_before(words, place, main)),
            is_said(words, place, main)
            or any(one in be for one in helping)
            or (how[place] == DENIED and place not in along),
            word.endswith(("ed", "en", "t", "d", "n")) and any(one in be for one in helping),
            what_is_meant(without_owners(words[begin : verb_before(words, place, main)])),
            head_of(words[begin:place]),
            what_is_meant(words[place + 1 :]),
            frozenset(filter(is_part, words[:place])),
            along.get(place),
            word,
            is_deed(word) or any(one in auxiliary for one in helping),
        )


def is_said(words: Sequence[str], place: int, main: set[str]) -> bool:
    """Whether a word is a main verb or stands right behind one: "found him guilty"."""
    return words[place] in main or verb_before(words, place, main) < place


def verb_before(words: Sequence[str], place: int, main: set[str]) -> int:
    """The place of the main verb a word stands right behind, pronouns apart; else its own place."""
    at = place - 1
    if at > 0 and words[at] in single_words("pronouns"):
        at -= 1
    return at if at >= 0 and words[at] in main else place


def one_denial(words: Sequence[str]) -> list[str]:
    """The words with "not" for a "no longer" behind "can": else it was so before, and no contradiction."""
    found: list[str] = []
    for word in words:
        if word == "longer" and found[-1:] == ["no"] and found[-2:-1] and found[-2] in denying("modal"):
            found[-1] = "not"
        else:
            found.append(word)
    return found


def named_things(words: Sequence[str]) -> set[str]:
    """Words behind a determiner that no "is" makes a predicate: "testifies to their despair"."""
    be = single_words("clause_words", "be")
    naming = single_words("clause_words", "determiner") | {OWNER}
    return {
        word
        for place, word in enumerate(words[1:], 1)
        if words[place - 1] in naming and not any(one in be for one in words[max(place - 3, 0) : place - 1])
    }


def further_verbs(words: Sequence[str]) -> set[str]:
    """Verbs the endings do not tell: "upheld the verdict", "agreed to the plan", "lowers the risk"."""
    naming = single_words("clause_words", "determiner") | single_words("clause_words", "preposition")
    verbs = irregular() - single_words("clause_words", "plural")
    return {
        word
        for place, word in enumerate(words[1:], 1)
        if words[place - 1] not in naming
        and (
            word in verbs
            or (opens_chain(words, place) and leads_to_thing(words, place))
            or does_to_thing(words, place)
        )
    }


def helping_words(words: Sequence[str], place: int) -> list[str]:
    """The auxiliaries, adverbs and denials right before a word."""
    helping = single_words("clause_words", "auxiliary") | single_words("clause_words", "be")
    found = []
    for word in reversed(words[:place]):
        adverb = word in single_words("clause_words", "adverb") or is_manner(word) or word in negators()
        if not (word == "to" or word in helping or adverb):
            break
        found.append(word)
    return found


def is_possible(words: Sequence[str], place: int) -> bool:
    """Whether something will or may be: behind a modal, or "to", but not behind "failed to"."""
    for back, word in enumerate(helping_words(words, place), 1):
        if word in denying("modal"):
            return True
        if word == "to":
            before = words[place - back - 1] if place > back else ""
            return before not in single_words("statement_words", "refusing") or is_possible(
                words, place - back - 1
            )
    return False


def what_is_meant(words: Sequence[str]) -> tuple[frozenset[str], ...]:
    """What each of some words means, days, months and numbers apart."""
    return tuple(
        meant(word)
        for word in words
        if says_something(word) and word not in WEEKDAYS and word not in MONTHS and word[0] != "#"
    )


def without_owners(words: Sequence[str]) -> list[str]:
    """The words without those something belongs to: "the mayor's son" is the son."""
    return [word for place, word in enumerate(words) if list(words[place + 1 : place + 2]) != [OWNER]]


def head_of(words: Sequence[str]) -> frozenset[str]:
    """What the word before the first "of" means; nothing where there is none: "the lawyer of the mayor"."""
    ahead = words[: words.index("of")] if "of" in words else ()
    return next((meant(word) for word in reversed(ahead) if says_something(word)), frozenset())


def is_part(word: str) -> bool:
    """Whether a word before a predicate says that it is of a part only: a number or "some", no year."""
    return word in denying("some") or (word[0] == "#" and not YEAR.fullmatch(word))


@cache
def irregular() -> frozenset[str]:
    """Irregular forms of words."""
    return frozenset(word for word, entry in word_forms().items() if entry.category == "irregular")
