"""What the rules ask of a token, as bits: its word's classes, its ending, what can be seen of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from srccompare import lexicon
from srccompare.documents.text import shapes

CATEGORIES = lexicon.load("clause_words").categories
ENDINGS = ("ly", "ed", "ing")
CUES = ("cue form", "base form")
SHAPES = {
    "name": shapes.CAPITAL,
    "comma": shapes.COMMA,
    "colon": shapes.COLON,
    "dash": shapes.DASH,
    "semicolon": shapes.SEMICOLON,
    "stop": shapes.TERMINAL,
    "open": shapes.BRACKET_OPEN,
    "close": shapes.BRACKET_CLOSE,
    "word": shapes.WORD,
    "clitic": shapes.CLITIC,
    "number": shapes.NUMBER,
    "mark": shapes.MARK,
}
BIT = {name: 1 << number for number, name in enumerate((*CATEGORIES, *ENDINGS, *CUES, *SHAPES))}

# Classes of words, from the list of clause words.
ADDRESSED, ADVERB, ANSWER_LABEL, APPROXIMATOR = (
    BIT["addressed"],
    BIT["adverb"],
    BIT["answer_label"],
    BIT["approximator"],
)
AUXILIARY, BE, CHAIN, CIRCUMSTANCE = BIT["auxiliary"], BIT["be"], BIT["chain"], BIT["circumstance"]
CLAUSE_OPENER, CONJUNCTION, DETERMINER = BIT["clause_opener"], BIT["conjunction"], BIT["determiner"]
EMERGES, HEADING = BIT["emerges"], BIT["heading"]
PERSPECTIVE, PLAIN_ENDING = BIT["perspective"], BIT["plain_ending"]
EXTENDS, POLL, POSSESSIVE, REPORTS = BIT["extends"], BIT["poll"], BIT["possessive"], BIT["reports"]
LEAVES, MIND, NOUN_FORM, PARTICIPLE = BIT["leaves"], BIT["mind"], BIT["noun_form"], BIT["participle"]
PLURAL, PREPOSITION, PRONOUN, QUANTIFIER = (
    BIT["plural"],
    BIT["preposition"],
    BIT["pronoun"],
    BIT["quantifier"],
)
REASON, RELATIVE, ROLE, SUBORDINATOR = BIT["reason"], BIT["relative"], BIT["role"], BIT["subordinator"]
TAIL, TIME, TIME_NOUN, TOPIC, VERB = BIT["tail"], BIT["time"], BIT["time_noun"], BIT["topic"], BIT["verb"]

ENDS_LY, ENDS_ED, ENDS_ING = BIT["ly"], BIT["ed"], BIT["ing"]
CUE_FORM, BASE_FORM = BIT["cue form"], BIT["base form"]

# What can be seen of the token as written.
NAME, WORD, CLITIC, NUMBER, MARK = BIT["name"], BIT["word"], BIT["clitic"], BIT["number"], BIT["mark"]
COMMA, COLON, DASH, SEMICOLON, STOP = BIT["comma"], BIT["colon"], BIT["dash"], BIT["semicolon"], BIT["stop"]
OPEN, CLOSE = BIT["open"], BIT["close"]
BREAK = COMMA | COLON | DASH | SEMICOLON | STOP | OPEN | CLOSE | MARK
"""Punctuation that a noun phrase does not cross by itself."""


def of_words(norms: Sequence[str]) -> list[int]:
    """The class bits of word forms; what can be seen of a token is added by the reading."""
    known, cues, bases = listed(), cue_forms(), base_forms()
    bits = []
    for norm in norms:
        value = known.get(norm, 0)
        if not value & PLAIN_ENDING:
            value |= ENDS_LY if norm.endswith("ly") and len(norm) > 4 else 0
            value |= ENDS_ED if norm.endswith("ed") and len(norm) > 4 else 0
            value |= ENDS_ING if norm.endswith("ing") and len(norm) > 5 else 0
        value |= CUE_FORM if norm in cues else 0
        value |= BASE_FORM if norm in bases else 0
        bits.append(value)
    return bits


@cache
def listed() -> dict[str, int]:
    """Class bits of the words in the list of clause words."""
    bits: dict[str, int] = {}
    for entry in lexicon.load("clause_words").entries:
        bits[entry.text] = bits.get(entry.text, 0) | BIT[entry.category]
    return bits


@cache
def cue_forms() -> frozenset[str]:
    """The verbs among the cues."""
    entries = lexicon.load("attribution_cues").entries
    return frozenset(entry.text for entry in entries if " " not in entry.text and entry.category != "noun")


@cache
def base_forms() -> frozenset[str]:
    """Cues in the form of the dictionary ("say"), which need a plural subject or an auxiliary."""
    entries = lexicon.load("attribution_cues").entries
    verbs = [entry for entry in entries if entry.category not in ("according", "passive", "state", "noun")]
    return frozenset(entry.elements[0] for entry in verbs if entry.text == entry.note)
