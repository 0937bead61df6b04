"""The verbs of a clause, what they lead to, and the subject before one, in a list of words.

    any help would violate resolutions        would -> violate, a finite verb
    she has made him an offer                 has -> made, which says little -> offer
    they began to supply weapons              began, a chain -> supply
    a deal to supply weapons                  no finite verb; "to" -> supply
    nobody of the crew was hurt               the verb behind a subject, whatever that consists of

Words are those of ``words_of``: small letters, names and numbers as one word each ("@russia", "#12"). An
auxiliary is surely a verb, a past form in "ed" or a frequent verb mostly, a word in "s" behind a name or
pronoun where there is no other. Not attempted: present forms behind a noun ("the minister states").
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.grammar.forms import (
    OWNER,
    auxiliaries,
    is_manner,
    is_predicate_form,
    is_small,
    is_verb_form,
    joining,
    negators,
    past_forms,
    says_something,
)
from srccompare.documents.text.structure import single_words

SUBJECT_REACH = 4
"""Words before a verb among which its subject is looked for. Set by hand."""
OBJECT_REACH = 4
"""Words behind a light verb among which the noun that names the deed stands. Set by hand."""


def predicates(words: Sequence[str]) -> list[str]:
    """The words that say what a clause is about: its finite verbs, else those behind "to".

    >>> predicates("a deal to supply weapons".split()), finite_verbs("a deal to supply weapons".split())
    (['supply'], [])
    """
    return finite_verbs(words) or [
        word
        for place in range(1, len(words))
        if words[place - 1] == "to" and not is_small(words[place])
        for word in [led_to(words, place)]
        if word is not None
    ]


def finite_verbs(words: Sequence[str]) -> list[str]:
    """The main verbs of a clause, and what stands after "is" or "has"; none in "a deal to supply weapons".

    An approximation without a parser: auxiliaries lead to them, past forms and frequent verbs are some
    themselves; where there is neither, a word behind a state or pronoun that looks like a present form.

    >>> finite_verbs("any help would violate resolutions".split())
    ['violate']
    >>> finite_verbs("she has made him an offer".split())
    ['made', 'offer']
    >>> finite_verbs("the regime is isolated".split()), finite_verbs("@russia needs equipment".split())
    (['isolated'], ['needs'])
    """
    helping = auxiliaries()
    no_verb_behind = single_words("clause_words", "determiner") | {OWNER}
    found: list[str | None] = []
    said_little = single_words("statement_words", "light_verb")
    named_deed = [(word, named_behind(words, at)) for at, word in enumerate(words) if word in said_little]
    light = {word: deed for word, deed in named_deed if deed is not None}
    for place, word in enumerate(words):
        before = words[place - 1] if place else "the"
        if word == "may" and before in single_words("clause_words", "preposition"):
            continue
        if word in helping:
            if before not in helping:
                found.append(led_to(words, place + 1))
        elif (
            before != "to"
            and is_finite_verb(word, before)
            and before not in helping
            and before not in no_verb_behind
        ):
            found.append(led_to(words, place + 1) if opens_chain(words, place) else word)
    named = list(dict.fromkeys(word for word in found if word is not None))
    named += [light[word] for word in named if word in light]
    return named or [word for before, word in pairwise(words) if is_present(before, word)][:1]


def is_finite_verb(word: str, before: str) -> bool:
    """Whether a word is a finite verb, as far as it and the word before it tell."""
    if word in single_words("statement_words", "seldom_verb"):
        return False
    if word in single_words("statement_words", "present"):
        return before not in single_words("clause_words", "preposition")
    return is_verb_form(word)


def is_present(before: str, word: str) -> bool:
    """Whether a word is a present form, as far as its ending and a name or pronoun before it tell."""
    doer = before[0] == "@" or before in single_words("pronouns") | single_words("clause_words", "relative")
    return doer and len(word) > 3 and word.endswith("s") and not word.endswith("ss") and not is_small(word)


def opens_chain(words: Sequence[str], place: int) -> bool:
    """Whether the meaning stands in the verb behind: "began supplying", "wants to sell"."""
    behind = words[place + 1] if place + 1 < len(words) else ""
    doing = behind.endswith("ing") and behind not in single_words("clause_words", "preposition")
    word = words[place]
    if word in single_words("statement_words", "leads_on"):
        return behind == "to"
    return word in single_words("clause_words", "chain") and (behind == "to" or doing)


def led_to(words: Sequence[str], place: int) -> str | None:
    """The first word from here that says something by itself."""
    adverbs = single_words("clause_words", "adverb")
    for at in range(place, len(words)):
        word = words[at]
        if is_small(word) or word in adverbs or is_manner(word) or word[0] in "@#":
            continue
        if word in closed_class("likely") and words[at + 1 : at + 2] and words[at + 1].endswith("ing"):
            continue
        if opens_chain(words, at):
            return led_to(words, at + 1) or word
        return word
    return None


def named_behind(words: Sequence[str], verb: int) -> str | None:
    """The deed a verb that says little is followed by: "made an offer", "accepted the kind invitation"."""
    if words[verb] not in single_words("statement_words", "light_verb"):
        return None
    nouns = single_words("statement_words", "deed_noun")
    return next((word for word in words[verb + 1 : verb + 1 + OBJECT_REACH] if word in nouns), None)


def further_verbs(words: Sequence[str]) -> set[str]:
    """Verbs the endings do not tell: "upheld the verdict", "agreed to the plan", "lowers the risk"."""
    naming = single_words("clause_words", "determiner") | single_words("clause_words", "preposition")
    verbs = past_forms() - single_words("clause_words", "plural")
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


def does_to_thing(words: Sequence[str], at: int) -> bool:
    """Whether a word in -s stands between a doer and a thing: "the drug lowers the risk"."""
    determiners = single_words("clause_words", "determiner")
    return (
        words[at].endswith("s")
        and says_something(words[at - 1])
        and any(word in determiners for word in words[at + 1 : at + 2])
    )


def leads_to_thing(words: Sequence[str], at: int) -> bool:
    """Whether a verb with "to" is followed by a thing: "agreed to the plan"."""
    return words[at + 1] == "to" and any(
        word in single_words("clause_words", "determiner") for word in words[at + 2 : at + 3]
    )


def next_verb(words: Sequence[str], first: int) -> int | None:
    """The place of the verb behind a subject, whatever that consists of: "of the crew was hurt"."""
    helping = auxiliaries()
    for at in range(first, len(words)):
        if words[at] in joining() or words[at] in single_words("clause_words", "relative"):
            return None
        if words[at] in helping:
            return head_from(words, at + 1)
        if is_verb_at(words, at):
            return at
    return None


def is_verb_at(words: Sequence[str], at: int) -> bool:
    """Whether a verb stands there that no determiner makes a noun."""
    before = words[at - 1] if at else ""
    return before not in single_words("clause_words", "determiner") and (
        is_verb_form(words[at]) or is_present(before, words[at])
    )


def head_from(words: Sequence[str], first: int) -> int | None:
    """The place of the first word from here that says something by itself, behind "began to"."""
    adverbs = single_words("clause_words", "adverb")
    for at in range(first, len(words)):
        word = words[at]
        if word in single_words("clause_words", "conjunction"):
            return None
        if is_small(word) or word in adverbs or is_manner(word):
            continue
        if word[0] in "@#":
            return None
        if opens_chain(words, at) and not leads_to_thing(words, at):
            behind = head_from(words, at + 1)
            return at if behind is None else behind
        return at
    return None


def subject_of(words: Sequence[str], verb: int) -> str | None:
    """The last word before a verb and its auxiliaries that can be a doer."""
    helping = auxiliaries()
    adverbs = single_words("clause_words", "adverb")
    for place in range(verb - 1, max(verb - 1 - SUBJECT_REACH, -1), -1):
        word = words[place]
        if word in helping or word in adverbs or word.endswith("ly") or word == "not":
            continue
        if word in single_words("pronouns") or not is_small(word):
            return word
        return None
    return None


def subject_of_last_verb(words: Sequence[str]) -> str | None:
    """The subject of the last verb of some words, if it is named.

    >>> subject_of_last_verb("growth was strong and unemployment rose by".split())
    'unemployment'
    """
    verbs = [place for place in range(1, len(words)) if is_predicate_form(words[place])]
    found = subject_of(words, verbs[-1]) if verbs else None
    return found if found is not None and not is_small(found) else None


def auxiliaries_before(words: Sequence[str], place: int) -> list[str]:
    """The auxiliaries, adverbs and denials right before a word."""
    helping = auxiliaries()
    found = []
    for word in reversed(words[:place]):
        adverb = word in single_words("clause_words", "adverb") or is_manner(word) or word in negators()
        if not (word == "to" or word in helping or adverb):
            break
        found.append(word)
    return found
