"""Attributions inside a relative clause: "the pier, which engineers say is unsafe, is shut".

    the pier, | which | engineers say | is unsafe, | is shut      content: which … is unsafe
    a man     | who   | police say    | stole it   | was held     content: who … stole it

The relative word stands for what is reported on, and the verb of saying stands where its clause has a gap: a
finite verb or a clause follows at once. What is reported ends at the comma, else before the main verb.
"""

from __future__ import annotations

from srccompare.documents.attribution import classes
from srccompare.documents.attribution.cues import Cue, verb_group
from srccompare.documents.attribution.insertions import (
    NO_VERB,
    VERB,
    agrees,
    is_finite,
    reporting_forms,
    speaks,
)
from srccompare.documents.attribution.noun_phrases import subject_before
from srccompare.documents.attribution.reading import Reading
from srccompare.documents.attribution.verbs import Found
from srccompare.documents.text.closed_classes import closed_class

REACH = 9
"""Tokens behind a relative word in which the verb of saying stands: "which three people at the port say"."""
GOES_ON = classes.CONJUNCTION | classes.SUBORDINATOR | classes.RELATIVE | classes.AUXILIARY | classes.BE
NAMELESS = closed_class("relative_nameless")


def relative_reports(reading: Reading, low: int, stop: int) -> list[Found]:
    """The attributions inside the relative clauses of a sentence."""
    found: list[Found] = []
    for relative, word in enumerate(reading.word[low + 1 : stop - 3], low + 1):
        if word in NAMELESS and reading.quote[relative] < 0:
            new = reported_of(reading, relative, stop)
            if new is not None:
                found.append(new)
    return found


def reported_of(reading: Reading, relative: int, stop: int) -> Found | None:
    """The attribution that begins with a relative word, if one does."""
    bits = reading.bits
    if relative and bits[relative - 1] & (classes.PREPOSITION | classes.CUE_FORM):
        return None
    forms = reporting_forms()
    for verb in range(relative + 2, min(relative + REACH, stop - 1)):
        if reading.quote[verb] >= 0 or bits[verb - 1] & classes.BREAK:
            return None
        if reading.word[verb] not in forms or bits[verb] & NO_VERB:
            continue
        group = verb_group(reading, Cue(verb, verb + 1, frozenset()), relative + 1)
        source = (
            subject_before(reading, group.first - 1, relative + 1) if group.first > relative + 1 else None
        )
        if source is None or source[0] != relative + 1 or group.passive or group.infinitive:
            continue
        helped = group.first < verb or bits[verb] & classes.ENDS_ED
        if not speaks(reading, source) or not (helped or agrees(reading, source, verb)):
            continue
        if not has_gap(reading, verb + 1, stop, whole=reading.word[relative] != "that"):
            return None
        end = end_of_report(reading, relative, verb + 1, stop)
        return Found(source, (group.first, verb + 1), [(relative, relative + 1), (verb + 1, end)], sure=True)
    return None


def has_gap(reading: Reading, token: int, stop: int, *, whole: bool) -> bool:
    """Whether a predicate without a subject of its own begins here, or a ``whole`` clause."""
    bits = reading.bits
    while token < stop and bits[token] & (classes.ADVERB | classes.ENDS_LY) and not bits[token] & VERB:
        token += 1
    if token >= stop - 1:
        return False
    # "told her that he believes we must go" has no gap: behind "that" a clause with a subject is none.
    clause = whole and bits[token] & classes.PRONOUN and is_finite(reading, token + 1)
    return bool(clause) or is_finite(reading, token)


def end_of_report(reading: Reading, relative: int, first: int, stop: int) -> int:
    """Where what is reported in a relative clause ends: at its comma, or before the main verb."""
    bits = reading.bits
    set_off = bool(bits[relative - 1] & classes.COMMA)
    verbs = 0
    for token in range(first, stop):
        if reading.quote[token] >= 0:
            continue
        if bits[token] & classes.STOP or (bits[token] & classes.COMMA and (set_off or verbs)):
            return token
        finite = bits[token] & VERB or (bits[token] & classes.ENDS_ED and not bits[token - 1] & VERB)
        opens = finite and not bits[token - 1] & VERB and token > first
        if (
            opens
            and verbs
            and not set_off
            and not bits[token - 1] & GOES_ON
            and reading.word[token - 1] != "to"
        ):
            return token
        verbs += bool(finite) or (token == first)
    return stop
