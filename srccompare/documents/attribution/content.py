"""Which words a cue reports: the clause after it, what stands before it, and where they end."""

from __future__ import annotations

from srccompare.documents.attribution import classes, cues
from srccompare.documents.attribution.cues import Cue
from srccompare.documents.attribution.noun_phrases import bracket_after
from srccompare.documents.attribution.reading import Range, Reading
from srccompare.documents.text.closed_classes import closed_class, match_class

EDGE = classes.COMMA | classes.COLON | classes.SEMICOLON | classes.DASH | classes.STOP
PAUSE = classes.COMMA | classes.COLON | classes.STOP | classes.DASH
ENDS_CONTENT = classes.SEMICOLON | classes.LEAVES | classes.REASON
"""Words and marks at which a content may end."""
SET_OFF = classes.COMMA | classes.DASH
CLAUSE_STARTS = classes.DETERMINER | classes.PRONOUN | classes.NAME | classes.ROLE | classes.QUANTIFIER


def trim(reading: Reading, first: int, stop: int) -> Range | None:
    """A range without the punctuation and conjunctions at its edges, None where nothing is left."""
    bits = reading.bits
    while first < stop and (
        bits[first] & (EDGE | classes.CLOSE)
        or (stop - first > 1 and reading.word[first] in closed_class("goes_on"))
    ):
        first += 1
    while stop > first and bits[stop - 1] & (EDGE | classes.OPEN):
        stop -= 1
    return (first, stop) if stop > first else None


def part_before(reading: Reading, edge: int, low: int) -> Range | None:
    """What stands before source and cue, when a comma, dash or closing mark sets it off."""
    if edge - 1 > low and reading.word[edge - 1] == "as":
        edge -= 1
    before = edge - 1
    set_off = classes.COMMA | classes.DASH | classes.MARK | classes.STOP
    if before < low or (not reading.bits[before] & set_off and reading.quote[before] < 0):
        return None
    return trim(reading, low, edge)


def chosen(
    reading: Reading, cue: Cue, left: Range | None, right: Range | None, after: int, stop: int, inverted: bool
) -> list[Range]:
    """Which of the parts before and after are reported."""
    comma_after = after < stop and bool(reading.bits[after] & classes.COMMA)
    left_quoted, right_quoted = at_edge(reading, left), resumed_quotation(reading, right)
    if left is not None and right is not None and right_quoted and reading.quote[left[1] - 1] >= 0:
        right = past_manner(reading, right)
    if right is None:
        return [left] if left is not None and cue.is_a(cues.SPEECH, cues.ADDRESS, cues.REQUEST) else []
    short = shortened(reading, right, cue)
    if left is not None and reading.quote[left[1] - 1] >= 0 and cue.is_a(cues.SPEECH, cues.ADDRESS):
        # '"A," Smith told reporters after a meeting that went on': a relative clause and no content
        return [left, right] if right_quoted else [left]
    if left is None or not cue.is_a(cues.SPEECH, cues.ADDRESS) or reading.word[after] == "that":
        return [short]
    if left_quoted:
        return [left, right] if right_quoted else [left]
    if inverted:
        return [left, right] if right_quoted or comma_after else [left]
    return [left, short] if comma_after else [short]


def quotation_before(reading: Reading, first: int) -> list[Range]:
    """The quotation that ends right before a sentence of its paragraph: '"We will see." Smith said.'"""
    row = reading.quote[first - 1]
    if row < 0 or reading.paragraph[first - 1] != reading.paragraph[first]:
        return []
    return [reading.quotations[row]]


def has_quotation(reading: Reading, part: Range | None) -> bool:
    """Whether a range holds quoted words."""
    return part is not None and max(reading.quote[slice(*part)], default=-1) >= 0


def resumed_quotation(reading: Reading, part: Range | None) -> bool:
    """Whether a range goes on with a quotation after the cue rather than saying when or where."""
    if part is None or not has_quotation(reading, part):
        return False
    return reading.quote[part[0]] >= 0 or not reading.bits[part[0]] & (
        classes.CIRCUMSTANCE | classes.ENDS_ING
    )


def past_manner(reading: Reading, part: Range) -> Range:
    """Where a quotation goes on behind how somebody spoke: "with a shrug, | “have gone.”"."""
    bits, (first, stop) = reading.bits, part
    opening = next(at for at in range(first, stop) if reading.quote[at] >= 0)
    how = bits[first] & (classes.PREPOSITION | classes.ENDS_LY | classes.ADVERB | classes.ENDS_ING)
    passing = how and opening > first and bits[opening - 1] & (classes.COMMA | classes.COLON)
    return (opening, stop) if passing else part


def at_edge(reading: Reading, part: Range | None) -> bool:
    """Whether a range begins or ends with quoted words."""
    return part is not None and (reading.quote[part[0]] >= 0 or reading.quote[part[1] - 1] >= 0)


def shortened(reading: Reading, part: Range, cue: Cue) -> Range:
    """What is reported, without the narrator's ", but …" at its end.

    After a verb that takes a thing rather than a clause ("praised the plan, which …"), it ends
    with the first comma that does not go on with a list.
    """
    bits, (first, stop) = reading.bits, part
    thing = not cue.is_a(cues.SPEECH, cues.ADDRESS) and reading.word[first] != "that"
    for token in range(first + 1, stop - 1):
        here, before = bits[token], bits[token - 1]
        if not (here & ENDS_CONTENT or (thing and before & SET_OFF)) or reading.quote[token] >= 0:
            continue
        if here & classes.SEMICOLON:
            return trim(reading, first, token) or part
        if (
            token > first + 2
            and here & classes.LEAVES
            and before & (classes.COMMA | classes.DASH | classes.MARK)
        ):
            return trim(reading, first, token) or part
        if thing and token > first + 1 and before & SET_OFF and leaves_list(reading, token):
            return trim(reading, first, token) or part
        if thing and here & classes.REASON and not before & classes.BREAK:
            return trim(reading, first, token) or part
    return part


def leaves_list(reading: Reading, token: int) -> bool:
    """Whether what follows a comma is no further item of a list: "…, saying", "…, the …", "…, who"."""
    seen = reading.bits[token]
    if seen & classes.EXTENDS:
        return False
    if seen & classes.CONJUNCTION:
        return reading.word[token] == "so" or bool(reading.bits[token + 1] & classes.PRONOUN)
    ends = classes.ENDS_ING | classes.DETERMINER | classes.RELATIVE | classes.PRONOUN
    return bool(seen & (ends | classes.SUBORDINATOR | classes.ENDS_ED))


def clause_end(reading: Reading, first: int, token: int, low: int, stop: int) -> int:
    """Where a clause that opens its sentence ("While Smith …,") ends: at its comma, else at ``stop``."""
    before = first - 1
    if before < low or before > low + 2 or not reading.bits[before] & (classes.SUBORDINATOR | classes.REASON):
        return stop
    begin = token
    while token < stop:
        if reading.quote[token] < 0 and reading.bits[token] & classes.COMMA and token > begin:
            follower = reading.bits[token + 1]
            if follower & CLAUSE_STARTS or reading.word[token + 1] in closed_class("existential"):
                return token
        token += 1
    return stop


def past_addressee(reading: Reading, cue: Cue, first: int, stop: int) -> int:
    """Where the words begin that are said to somebody: after "told reporters"."""
    bits, token = reading.bits, first
    while token < stop and token - first < 16:
        seen = bits[token]
        row = reading.quote[token]
        if row >= 0:
            if not reading.titles[row]:
                return token
            token = reading.quotations[row][1]
            continue
        if seen & (PAUSE | classes.CLAUSE_OPENER) or (token == first and seen & classes.TOPIC):
            return token
        marked = match_class(reading.word, token, "infinitive_marker")
        if marked > 1 or (marked and not bits[token + 1] & (classes.DETERMINER | classes.NAME)):
            return first if cue.is_a(cues.REQUEST) else token
        if seen & (classes.AUXILIARY | classes.BE):
            return first
        if token > first and opens_clause(reading, token):
            return token
        if (
            seen & classes.CIRCUMSTANCE
            and token > first
            and bits[token - 1] & (classes.ADDRESSED | classes.NAME)
        ):
            return past_circumstance(reading, token, stop)
        token += 1
    return first


def opens_clause(reading: Reading, token: int) -> bool:
    """Whether a clause begins here right after a noun phrase: "told voters he", "told them the plan"."""
    seen, before = reading.bits[token], reading.bits[token - 1]
    hanging = classes.PREPOSITION | classes.CONJUNCTION | classes.DETERMINER
    if before & hanging and not before & classes.ADDRESSED:
        return False
    if (seen & classes.PRONOUN and not seen & classes.ADDRESSED) or reading.word[token] in closed_class(
        "existential"
    ):
        return True
    if seen & classes.DETERMINER:
        return True
    return bool(seen & classes.NAME and not before & (classes.NAME | classes.ROLE | classes.CLITIC))


def past_circumstance(reading: Reading, token: int, stop: int) -> int:
    """Where the words begin after "on Monday", "in a statement"."""
    bits = reading.bits
    soon = reading.word[token] in closed_class("pointing_time") and bits[token + 1] & classes.TIME_NOUN
    if token >= stop or (
        not soon and not bits[token] & (classes.TIME | classes.CIRCUMSTANCE | classes.TOPIC)
    ):
        return token
    place = token
    while place < stop and place - token < 18:
        if reading.quote[place] >= 0 or bits[place] & PAUSE:
            return place
        if bits[place] & classes.OPEN:
            closing = bracket_after(reading, place, stop)
            place = closing + 1 if closing is not None else place + 1
            continue
        if reading.word[place] == "that" and not bits[place + 1] & classes.TIME_NOUN:
            return place
        if (
            place > token
            and bits[place - 1] & (classes.TIME | classes.TIME_NOUN)
            and not bits[place] & (classes.PREPOSITION | classes.TIME | classes.OPEN)
        ):
            return place
        place += 1
    return token if place < stop else place
