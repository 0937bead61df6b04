"""Who may speak: whether a phrase is of a person or a body, by its words alone."""

from __future__ import annotations

from srccompare.documents.attribution import classes
from srccompare.documents.attribution.reading import Range, Reading
from srccompare.documents.names import gazetteer
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.structure import single_words

WHO = classes.NAME | classes.ROLE
PEOPLE = ("expert", "leader", "military", "official", "ordinary", "politician", "spokesperson")
"""Kinds of offices and trades that one person may have."""
TRADE_ENDINGS = tuple(sorted(closed_class("trade_ending")))
"""Endings of trades that stand in no list of roles."""
OTHER = "other"
"""The type of a body that is none of those that speak: "debate", "film"."""


def is_body(reading: Reading, token: int) -> bool:
    """Whether a word is a noun for a body that speaks: "ministry", "union"."""
    return gazetteer.nouns().get(reading.word[token], OTHER) != OTHER


def is_person(reading: Reading, source: Range) -> bool:
    """Whether a phrase is of a person: a name, an office, "she", "her mother"."""
    people = gazetteer.person_words() | closed_class("person_subject")
    return any(
        (reading.bits[at] & WHO and not reading.bits[at] & classes.DETERMINER) or reading.word[at] in people
        for at in range(*source)
    )


def can_speak(reading: Reading, source: Range) -> bool:
    """Whether a phrase is of a person or a body."""
    return is_person(reading, source) or any(is_body(reading, at) for at in range(*source))


def is_trade(word: str) -> bool:
    """Whether a word says what somebody is: "weightlifter", "poet"."""
    return word.endswith(TRADE_ENDINGS) or any(word in single_words("offices", kind) for kind in PEOPLE)


def names_people(word: str) -> bool:
    """Whether a noun is one for somebody or several: "witness", "residents", "police"."""
    single = word.removesuffix("s") if not word.endswith("ss") else word
    doers = tuple(single_words("source_words", "doer_ending"))
    return (
        word in closed_class("heard_in")
        or single.endswith(doers)
        or is_trade(single)
        or is_trade(word.removesuffix("es"))
    )
