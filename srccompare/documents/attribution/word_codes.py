"""What the tagger knows of a word by itself: its class, its ending, how it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from srccompare import lexicon
from srccompare.documents.attribution import classes
from srccompare.documents.text import shapes
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.splitting import normal_form

# The classes of words, the first that fits; what stands before "comma" are cues.
CLASSES = (
    "edge", "according", "speech", "address", "request", "attitude", "intention", "state", "impression",
    "passive", "noun", "stance",
    "comma", "stop", "colon", "semicolon", "dash", "open", "close", "mark", "clitic",
    "pronoun", "relative", "possessive", "determiner", "quantifier", "be", "auxiliary", "conjunction",
    "subordinator", "preposition", "adverb", "time", "role", "number", "name", "ly", "ing", "ed",
    "word", "other",
)  # fmt: skip
NUMBER_OF = {name: number for number, name in enumerate(CLASSES)}
CUES = range(NUMBER_OF["according"], NUMBER_OF["comma"])
EDGE = NUMBER_OF["edge"]

CLOSED = CLASSES[CLASSES.index("pronoun") : CLASSES.index("number")]
"""Classes that the list of clause words tells."""

# What may follow a cue, as far as it tells how the cue is used.
FOLLOWERS = ("nothing", "comma", "clause", "colon", "to", "preposition", "pronoun", "name", "word")
CLAUSE_WORDS = closed_class("content_clause")


@cache
def cue_classes() -> Mapping[str, int]:
    """The class of every listed cue word; of several the first in CLASSES."""
    found: dict[str, int] = {}
    for entry in lexicon.load("attribution_cues").entries:
        number = NUMBER_OF[entry.category]
        word = entry.elements[0]
        if len(entry.elements) == 1 or word not in found:
            found[word] = min(number, found.get(word, number))
    for entry in lexicon.load("cue_stances").entries:
        if len(entry.elements) == 1:
            found.setdefault(entry.text, NUMBER_OF["stance"])
    return found


@cache
def lemma_numbers() -> Mapping[str, int]:
    """A number from 1 for every form of the verbs that report speech, the same for all forms of one."""
    entries = [
        entry
        for entry in lexicon.load("attribution_cues").entries
        if entry.category in ("speech", "address", "request", "according")
    ]
    lemma = {name: number for number, name in enumerate(sorted({entry.note for entry in entries}), 1)}
    return {entry.elements[0]: lemma[entry.note] for entry in entries}


@lru_cache(maxsize=1 << 16)
def class_of(token: str) -> int:
    """The class of a token as written.

    >>> CLASSES[class_of("said")], CLASSES[class_of("Lee")], CLASSES[class_of("”")]
    ('speech', 'name', 'mark')
    """
    shape, norm = shapes.shape_of(token), normal_form(token)
    for name in ("comma", "colon", "semicolon", "dash", "open", "close", "mark", "clitic", "stop"):
        if shape & classes.SHAPES[name] and not shape & shapes.WORD:
            return NUMBER_OF[name]
    cue = cue_classes().get(norm)
    capital = bool(shape & shapes.CAPITAL)
    if cue is not None:
        return cue
    bits = classes.of_words([norm])[0]
    for name in CLOSED:
        if bits & classes.BIT[name]:
            return NUMBER_OF[name]
    if shape & shapes.NUMBER:
        return NUMBER_OF["number"]
    if capital:
        return NUMBER_OF["name"]
    for name in ("ly", "ing", "ed"):
        if bits & classes.BIT[name]:
            return NUMBER_OF[name]
    return NUMBER_OF["word" if shape & shapes.WORD else "other"]


def follower_of(token: str) -> int:
    """What a token says of the cue before it, numbering FOLLOWERS."""
    norm, number = normal_form(token), class_of(token)
    if norm in CLAUSE_WORDS:
        return FOLLOWERS.index("clause")
    if norm == "to":
        return FOLLOWERS.index("to")
    name = CLASSES[number]
    if name == "stop":
        return FOLLOWERS.index("nothing")
    if name in ("comma", "colon", "preposition", "pronoun", "name"):
        return FOLLOWERS.index(name)
    return FOLLOWERS.index("word")


def look_of(token: str) -> str:
    """How a token is written: "x" lower case, "Xx" capitalized, "X" all capitals, "d" digits, "p" other."""
    if token.isalpha():
        return "x" if token.islower() else "X" if token.isupper() else "Xx" if token[0].isupper() else "xX"
    if token[0].isdigit():
        return "d"
    if "-" in token and len(token) > 1:
        return "X-" if token[0].isupper() else "x-"
    if not token[0].isalnum():
        return "p"
    return "X." if token[0].isupper() else "x."


def attributes_of(token: str, propensity: Mapping[str, int]) -> list[str]:
    """All that is known of a token by itself, one letter for the kind of knowledge before each.

    >>> attributes_of("said", {"said": 8})
    ['c2', 'wsaid', 'lx', 'xaid', 'yid', 'tneutral', 'p8']
    """
    norm = normal_form(token)
    known = [f"c{class_of(token)}", f"w{norm}", f"l{look_of(token)}", f"x{norm[-3:]}", f"y{norm[-2:]}"]
    stance = stance_of().get(norm)
    known += [f"t{stance}"] if stance else []
    number = propensity.get(norm)
    return known if number is None else [*known, f"p{number}"]


@cache
def stance_of() -> Mapping[str, str]:
    """The stance of every listed cue word."""
    entries = lexicon.load("cue_stances").entries
    return {entry.text: entry.category for entry in entries if len(entry.elements) == 1}


def columns_of(tokens: Sequence[str]) -> list[int]:
    """Class, follower and lemma number of tokens, packed into one number each."""
    lemma = lemma_numbers()
    return [
        class_of(token) | follower_of(token) << 8 | lemma.get(normal_form(token), 0) << 16 for token in tokens
    ]
