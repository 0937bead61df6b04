"""Who does it to whom: whether two sentences tell the same deed the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from srccompare.comparison.statements.words import (
    OWNER,
    REMEMBERED,
    is_small,
    stem,
    synonyms,
    word_forms,
)
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.structure import single_words

DOER_BEHIND = closed_class("doer_behind")
"""Words between the name of a deed and its doer."""
GOVERNMENT = "=the government"
"""What a minister says and does, the government does."""
SHORT_PAST = 4
"""Letters of the shortest past forms in -ed: "sued", "owed"."""
REACH = 4
"""Words before a verb among which its subject is looked for."""
WAY = "from … to"
"""What stands for the verb of something that leaves one for the other."""


Deeds = Mapping[str, tuple[str, list[str]]]
"""The verbs of a sentence by stem, each with its doer and the words behind it."""


def reversed_deeds(here: Deeds, there: Deeds) -> bool:
    """Whether two sentences have a deed whose doer in one is whom it is done to in the other.

    The doer is the last word before the verb and its auxiliaries, or after "by" behind a passive; whom it is
    done to is only looked for among the words behind the verb, never named (in news the doer is found right
    70 of 75 times, the other nearly never).

    >>> invited = deeds("smith invited jones".split())
    >>> reversed_deeds(invited, deeds("jones invited smith".split()))
    True
    >>> reversed_deeds(invited, deeds("jones was invited by smith".split()))
    False
    """
    for verb, (doer, behind) in here.items():
        # Whom somebody speaks of is nobody the saying is done to: "he says she can", "she says he can".
        if verb not in there or verb in saying():
            continue
        other_doer, other_behind = there[verb]
        if meant(doer) & meant(other_doer):
            continue
        turned = is_among(doer, other_behind) or is_among(other_doer, behind)
        straight = is_among(doer, behind) or is_among(other_doer, other_behind)
        if turned and not straight:
            return True
    return False


def deeds(words: Sequence[str]) -> dict[str, tuple[str, list[str]]]:
    """The verbs of a sentence by stem, each with its doer and the words behind it."""
    found: dict[str, tuple[str, list[str]]] = {}
    for place, word in enumerate(words):
        if place == 0 or not may_be_done(word):
            continue
        passive = words[place - 1] in single_words("clause_words", "be")
        if passive:
            by = next(
                (
                    at
                    for at in range(place + 1, min(place + 3, len(words)))
                    if words[at] in closed_class("agent_marker")
                ),
                None,
            )
            if by is None:
                continue
            doer = next((one for one in words[by + 1 :] if not is_small(one)), None)
            behind = list(words[:place])
        else:
            doer = subject(words, place)
            behind = list(words[place + 1 :])
        if doer is not None:
            found.setdefault(stem(word), (doer, behind))
    for word, doer, others in named_deeds(words):
        found.setdefault(stem(word), (doer, others))
    moved = way(words)
    return found if moved is None else found | {WAY: moved}


def way(words: Sequence[str]) -> tuple[str, list[str]] | None:
    """What something leaves, and what it goes to.

    >>> way("the field passed from the parish to the water board".split())
    ('parish', ['the', 'water', 'board'])
    """
    leaves = next((at for at, word in enumerate(words) if word == "from"), len(words))
    goes = next((at for at in range(leaves, len(words)) if words[at] == "to"), len(words))
    left = [word for word in words[leaves + 1 : goes] if not is_small(word)]
    arrives = list(words[goes + 1 : goes + 1 + REACH])
    near = 0 < goes - leaves <= REACH + 1
    return (left[-1], arrives) if left and near and arrives else None


def named_deeds(words: Sequence[str]) -> Iterator[tuple[str, str, list[str]]]:
    """The deeds a noun names, with who stands behind it as the doer, and the other words.

    >>> list(named_deeds("he accepted the invitation of the mayor to talks".split()))
    [('invitation', 'mayor', ['he', 'accepted', 'the', 'the', 'to', 'talks'])]
    """
    for place, word in enumerate(words):
        if word in single_words("statement_words", "doer_behind") and words[place + 1 : place + 2]:
            if words[place + 1] not in DOER_BEHIND:
                continue
            first = next((at for at in range(place + 2, len(words)) if not is_small(words[at])), len(words))
            stop = next((at for at in range(first, len(words)) if is_small(words[at])), len(words))
            if first < stop:
                others = [*words[:place], *words[place + 2 : first], *words[stop:]]
                yield word, words[stop - 1], others


def named_behind(words: Sequence[str], verb: int) -> str | None:
    """The deed a verb that says little is followed by: "made an offer", "accepted the kind invitation"."""
    if words[verb] not in single_words("statement_words", "light_verb"):
        return None
    nouns = single_words("statement_words", "deed_noun")
    return next((word for word in words[verb + 1 : verb + 1 + REACH] if word in nouns), None)


@cache
def saying() -> frozenset[str]:
    """The stems of verbs of saying."""
    return frozenset(map(stem, single_words("statement_words", "saying")))


@lru_cache(REMEMBERED)
def is_deed(word: str) -> bool:
    """Whether a word is a verb that may have a doer: a past form, or a frequent reporting verb."""
    return (
        (word.endswith("ed") and len(word) > 4 and word not in single_words("clause_words", "plain_ending"))
        or word in single_words("reporting_cues")
        or word in single_words("clause_words", "verb")
    )


@cache
def may_be_done(word: str) -> bool:
    """Whether a word may be what one does to the other: any past form, short and irregular ones as well."""
    short = word.endswith("ed") and len(word) == SHORT_PAST and not word.endswith("eed")
    irregular_past = word in word_forms() and word_forms()[word].category == "irregular"
    irregular_past |= word in single_words("statement_words", "same_past")
    plain = word in single_words("clause_words", "plain_ending") | single_words("clause_words", "plural")
    return is_deed(word) or ((short or irregular_past) and not plain and not is_small(word))


def subject(words: Sequence[str], verb: int) -> str | None:
    """The last word before a verb and its auxiliaries that can be a doer."""
    helping = single_words("clause_words", "auxiliary") | single_words("clause_words", "be")
    adverbs = single_words("clause_words", "adverb")
    for place in range(verb - 1, max(verb - 1 - REACH, -1), -1):
        word = words[place]
        if word in helping or word in adverbs or word.endswith("ly") or word == "not":
            continue
        if word in single_words("pronouns") or not is_small(word):
            return word
        return None
    return None


@lru_cache(REMEMBERED)
def meant(word: str) -> frozenset[str]:
    """What a word may stand for: its stem, its groups of synonyms, and the government for a minister."""
    groups = [f"={group}" for group in synonyms().get(stem(word), ())]
    if word in single_words("statement_words", "government"):
        groups.append(GOVERNMENT)
    return frozenset((stem(word), *groups))


def is_among(word: str, words: Sequence[str]) -> bool:
    """Whether a word or a synonym of it stands among others."""
    return any(meant(word) & meant(one) for one in words if not is_small(one))


def predicates(words: Sequence[str]) -> list[str]:
    """The words that say what a clause is about: its finite verbs, else those behind "to".

    >>> predicates("a deal to supply weapons".split()), finite("a deal to supply weapons".split())
    (['supply'], [])
    """
    return finite(words) or [
        word
        for place in range(1, len(words))
        if words[place - 1] == "to" and not is_small(words[place])
        for word in [led_to(words, place)]
        if word is not None
    ]


def finite(words: Sequence[str]) -> list[str]:
    """The main verbs of a clause, and what stands after "is" or "has"; none in "a deal to supply weapons".

    An approximation without a parser: auxiliaries lead to them, past forms and frequent verbs are some
    themselves; where there is neither, a word behind a state or pronoun that looks like a present form.

    >>> finite("any help would violate resolutions".split())
    ['violate']
    >>> finite("she has made him an offer".split())
    ['made', 'offer']
    >>> finite("the regime is isolated".split()), finite("@russia needs equipment".split())
    (['isolated'], ['needs'])
    """
    helping = single_words("clause_words", "auxiliary") | single_words("clause_words", "be")
    no_verb_behind = single_words("clause_words", "determiner") | {OWNER}
    found: list[str | None] = []
    named_deed = (named_behind(words, place) for place in range(len(words)))
    light = {word: deed for word, deed in zip(words, named_deed, strict=True) if deed is not None}
    for place, word in enumerate(words):
        before = words[place - 1] if place else "the"
        if word == "may" and before in single_words("clause_words", "preposition"):
            continue
        if word in helping:
            if before not in helping:
                found.append(led_to(words, place + 1))
        elif (
            before != "to"
            and is_verb(word, before)
            and before not in helping
            and before not in no_verb_behind
        ):
            found.append(led_to(words, place + 1) if opens_chain(words, place) else word)
    named = list(dict.fromkeys(word for word in found if word is not None))
    named += [light[word] for word in named if word in light]
    return named or [word for before, word in pairwise(words) if is_present(before, word)][:1]


def is_verb(word: str, before: str) -> bool:
    """Whether a word is a finite verb, as far as it and the word before it tell."""
    if word in single_words("statement_words", "seldom_verb"):
        return False
    if word in single_words("statement_words", "present"):
        return before not in single_words("clause_words", "preposition")
    return is_deed(word)


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


@lru_cache(REMEMBERED)
def is_manner(word: str) -> bool:
    """Whether a word ends like an adverb of manner: "quickly", but not "supply"."""
    return word.endswith("ly") and word not in single_words("synonyms")
