"""Noun phrases around a cue: the source before it, the source after it.

    … in Bergen, three officials of the port who saw the plan said …
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ends right before the cue

The phrase is read backwards from the cue without a parser: over names, titles and "of", over a relative
clause to its noun, over what stands between commas, and not over a verb, which begins another clause.
"""

from __future__ import annotations

from collections.abc import Sequence

from srccompare.documents.attribution import classes
from srccompare.documents.attribution.reading import Range, Reading
from srccompare.documents.spans import IntArray
from srccompare.documents.text.closed_classes import closed_class

LONGEST = 30
"""Tokens a source may have; the longest with an apposition or two stay below it."""

DATELINE_TOKENS = 8
"""Tokens of a dateline, its dash included: "HARN, Ohio (AP) —"."""
DATELINE = classes.NAME | classes.COMMA | classes.OPEN | classes.CLOSE | classes.STOP | classes.DASH
PARTICLES = (
    classes.PREPOSITION
    | classes.CONJUNCTION
    | classes.SUBORDINATOR
    | classes.AUXILIARY
    | classes.BE
    | classes.ADVERB
)
NO_NOUN = classes.AUXILIARY | classes.BE | classes.PRONOUN
OPENS_CLAUSE = classes.SUBORDINATOR | classes.RELATIVE
NO_VERB = classes.NAME | classes.PREPOSITION | classes.ENDS_ING
BEFORE_NOUN = classes.DETERMINER | classes.PREPOSITION | classes.CLITIC | classes.ENDS_LY
"""Classes of words behind which a noun or adjective stands, and no verb."""
OPENERS = classes.DETERMINER | classes.QUANTIFIER | classes.ROLE | classes.NUMBER | classes.NAME


def subject_before(reading: Reading, last: int, low: int) -> Range | None:
    """The noun phrase that ends with token ``last``, None where none does.

    ``low`` is the first token it may reach. A day between source and cue ("the Times on Saturday
    wrote") is left out, an apposition or bracket ("Rep. X (D-Wis.)") is part of the source.
    """
    bits = reading.bits
    while last > low and bits[last] & classes.TIME:
        last -= 2 if reading.word[last - 1] == "on" else 1
    if last < low or reading.quote[last] >= 0:
        return None
    here = bits[last]
    if here & (classes.PRONOUN | classes.RELATIVE):
        return last, last + 1
    if here & classes.CLOSE:
        opening = bracket_before(reading, last, low)
        named = opening > low and not follows_comma(reading, opening)
        head = subject_before(reading, opening - 1, low) if named else None
        return (head[0], last + 1) if head else None
    if here & classes.COMMA:
        return apposed(reading, last, low)
    if here & classes.DASH:
        return between_dashes(reading, last, low)
    if here & classes.BREAK or not here & (classes.WORD | classes.CLITIC):
        return None
    if here & PARTICLES and not here & (classes.QUANTIFIER | classes.NAME | classes.DETERMINER):
        return None
    who = relative_before(reading, last, low)
    if who is not None:
        head = subject_before(reading, who - 1, low)
        return (head[0], last + 1) if head else None
    if is_verb(reading, last, low):
        return None
    first = phrase_start(reading, last, low)
    return (first, last + 1) if first is not None else None


def follows_comma(reading: Reading, mark: int) -> bool:
    """Whether a mark stands right behind a comma, where nobody is named: each would ask all before it."""
    return bool(reading.bits[mark - 1] & classes.COMMA)


def relative_before(reading: Reading, last: int, low: int) -> int | None:
    """The "who" of a relative clause that belongs to a source: "officials who saw the plan said"."""
    lowest = max(low, last - LONGEST)
    if "who" not in reading.word[lowest + 1 : last + 1]:
        return None
    for token in range(last, lowest, -1):
        if reading.bits[token] & classes.BREAK or reading.quote[token] >= 0:
            return None
        if reading.word[token] == "who":
            # "the man who the mayor said" has a subject of its own
            own = reading.bits[token + 1] & (classes.DETERMINER | classes.PRONOUN | classes.NAME)
            return token if token + 1 < last and not own else None
    return None


def bracket_before(reading: Reading, closing: int, low: int) -> int:
    """The opening bracket of a closing one, ``low`` where it is missing."""
    opening = closing
    while opening > low and not reading.bits[opening] & classes.OPEN and closing - opening < 12:
        opening -= 1
    return opening if reading.bits[opening] & classes.OPEN else low


def phrase_start(reading: Reading, last: int, low: int) -> int | None:
    """First token of the noun phrase whose last is ``last``."""
    first = last
    while first > low and last - first < LONGEST:
        before = first - 1
        if reading.bits[before] & classes.CLOSE:
            opening = bracket_before(reading, before, low)
            if opening == low:
                break
            first = opening
        elif goes_on(reading, before, low):
            first = before
        else:
            break
    return main_phrase(reading, first, last)


def goes_on(reading: Reading, token: int, low: int) -> bool:
    """Whether a noun phrase reaches back over this token."""
    bits, word = reading.bits, reading.word
    seen = bits[token]
    if reading.quote[token] >= 0:
        return short_quotation(reading, token)
    if word[token] in ("&", "/", "-", "–") and token > low and bits[token - 1] & classes.WORD:
        return True
    if seen & classes.BREAK or (seen & NO_NOUN and not seen & classes.NAME):
        return False
    if seen & classes.CONJUNCTION:
        return joins(reading, token, low)
    if seen & OPENS_CLAUSE:
        return False
    return not is_verb(reading, token, low)


def short_quotation(reading: Reading, token: int) -> bool:
    """Whether a quotation inside a noun phrase is a name or nickname: "the “Squad” members"."""
    first, stop = reading.quotations[reading.quote[token]]
    return stop - first <= 6 and not reading.bits[stop - 2] & (classes.COMMA | classes.STOP)


def is_verb(reading: Reading, token: int, low: int) -> bool:
    """Whether a word inside a stretch is a finite verb, so that a phrase after it begins anew."""
    bits = reading.bits
    seen = bits[token]
    if seen & NO_VERB:
        return False
    before = bits[token - 1] if token > low else 0
    if before & BEFORE_NOUN:
        return False
    after = bits[token + 1]
    if after & classes.CLITIC and not seen & classes.VERB:
        # "The home side's captain"
        return False
    if seen & classes.VERB and not seen & classes.ROLE:
        return True
    if seen & classes.ENDS_ED:
        if after & classes.PREPOSITION and reading.word[token + 1] != "that":
            return False
        if after & classes.TIME:
            return False
        return bool(after & (classes.DETERMINER | classes.PRONOUN | classes.NAME) or before & classes.NAME)
    if seen & classes.CUE_FORM and not seen & classes.ROLE:
        return not seen & classes.NOUN_FORM or bool(after & (classes.DETERMINER | classes.PRONOUN))
    return False


def joins(reading: Reading, conjunction: int, low: int) -> bool:
    """Whether "and" joins two noun phrases of one source rather than two clauses."""
    if reading.word[conjunction] != "and" or conjunction <= low:
        return False
    left, right = reading.bits[conjunction - 1], reading.bits[conjunction + 1]
    if left & classes.NAME and right & OPENERS:
        return True
    return bool(left & classes.ROLE and right & (classes.ROLE | classes.NAME))


def main_phrase(reading: Reading, first: int, last: int) -> int | None:
    """Where the phrase proper begins in a stretch that may open with an adverb or "in a statement"."""
    bits = reading.bits
    while first < last and opens_no_phrase(reading, first):
        first += 1
    if bits[first] & classes.PREPOSITION and not bits[first] & classes.ROLE:
        if reading.word[first] == "at" and reading.word[first + 1] in closed_class("superlative_bound"):
            return first
        if bits[first] & classes.APPROXIMATOR and bits[first + 1] & (classes.NUMBER | classes.QUANTIFIER):
            return first
        return phrase_after_preposition(reading, first, last)
    return first


def opens_no_phrase(reading: Reading, token: int) -> bool:
    """Whether a word at the start of a stretch stands before the noun phrase: "Later", "But", "Monday"."""
    seen = reading.bits[token]
    if seen & (classes.DETERMINER | classes.QUANTIFIER):
        return False
    if seen & (classes.ADVERB | classes.ENDS_LY | classes.CONJUNCTION | classes.CLITIC):
        return True
    return bool(seen & classes.TIME and not reading.bits[token + 1] & classes.CLITIC)


def phrase_after_preposition(reading: Reading, first: int, last: int) -> int | None:
    """In "in a statement Smith", where "Smith" begins: a new phrase that hangs on no preposition."""
    bits = reading.bits
    hanging = classes.PREPOSITION | classes.DETERMINER | classes.CONJUNCTION | classes.CLITIC | classes.NUMBER
    best = None
    for token in range(first + 2, last + 1):
        before, seen = bits[token - 1], bits[token]
        if before & hanging:
            continue
        opens = seen & (classes.DETERMINER | classes.QUANTIFIER)
        opens = opens or (seen & (classes.NAME | classes.ROLE) and not before & (classes.NAME | classes.ROLE))
        if opens and (not before & (classes.ENDS_ED | classes.ENDS_LY) or before & classes.TIME):
            best = token
    return best


def apposed(reading: Reading, comma: int, low: int) -> Range | None:
    """The source in "Smith, a lawyer from Leeds," whose last comma is at ``comma``.

    Where several commas may open the insertion, a phrase that begins with its sentence or after a
    quotation is the source; else the nearest is.
    """
    bits = reading.bits
    if bits[comma - 1] & classes.CLOSE:
        return subject_before(reading, comma - 1, low)
    nearest = None
    opening = comma - 1
    while opening > low and comma - opening < LONGEST:
        row = reading.quote[opening]
        if row >= 0:
            if not reading.titles[row] or reading.quotations[row][0] <= low:
                break
            opening = reading.quotations[row][0]
        elif bits[opening] & classes.CLOSE:
            opening = bracket_before(reading, opening, low)
        elif bits[opening] & classes.COMMA:
            found = apposed_at(reading, opening, comma, low)
            if found is not None and opens_clause(reading, found[0], low):
                return found
            nearest = nearest or found
        elif bits[opening] & classes.BREAK and not bits[opening + 1] & classes.COMMA:
            break
        opening -= 1
    return nearest


def opens_clause(reading: Reading, first: int, low: int) -> bool:
    """Whether a phrase begins with its sentence or right after a quotation."""
    return first == low or reading.quote[first - 1] >= 0


def apposed_at(reading: Reading, opening: int, comma: int, low: int) -> Range | None:
    """The source when the insertion stands between the commas ``opening`` and ``comma``."""
    bits = reading.bits
    inner, second = bits[opening + 1], bits[min(opening + 2, comma)]
    if opening + 1 >= comma or inner & classes.CONJUNCTION or follows_comma(reading, opening):
        return None
    head = subject_before(reading, opening - 1, low)
    if head is None or (
        head[1] - head[0] == 1 and bits[head[0]] & classes.PRONOUN and not inner & classes.RELATIVE
    ):
        return None
    before = bits[head[0] - 1] if head[0] > low else classes.STOP
    if not before & (classes.BREAK | classes.CONJUNCTION | classes.SUBORDINATOR | classes.AUXILIARY):
        return None
    if bits[head[0]] & classes.DETERMINER and before & classes.COMMA and head[0] - 1 > low:
        # "Smith, a lawyer from Leeds, England, said": the insertion itself holds a comma
        outer = apposed_at(reading, head[0] - 1, opening, low)
        if outer is not None and bits[outer[0]] & (classes.NAME | classes.ROLE):
            return outer[0], comma
    names = inner & (OPENERS | classes.RELATIVE) or not inner & (classes.ENDS_ING | PARTICLES)
    names = names or (inner & classes.ENDS_ING and second & (classes.ROLE | classes.NAME))
    names = names or reading.word[opening + 1] in closed_class("of_time_and_place")
    return (head[0], comma) if names else head


def between_dashes(reading: Reading, closing: int, low: int) -> Range | None:
    """The source in "Smith — a lawyer from Leeds —"."""
    for opening in range(closing - 2, max(low, closing - LONGEST), -1):
        if reading.bits[opening] & classes.DASH:
            head = subject_before(reading, opening - 1, low)
            return (head[0], closing) if head else None
    return None


def source_after(reading: Reading, first: int, stop: int) -> Range | None:
    """The noun phrase that begins at token ``first``: the source of an inverted cue."""
    bits, word = reading.bits, reading.word
    if first >= stop or reading.quote[first] >= 0:
        return None
    if bits[first] & classes.PRONOUN:
        return first, first + 1
    if not bits[first] & classes.WORD or (
        bits[first] & (PARTICLES | classes.ENDS_LY) and not bits[first] & OPENERS
    ):
        return None
    token = first
    while token < stop and (reading.quote[token] < 0 or (token > first and short_quotation(reading, token))):
        seen = bits[token]
        if seen & classes.OPEN:
            closing = bracket_after(reading, token, stop)
            if closing is None:
                break
            token = closing
        elif seen & classes.COMMA:
            token = insertion_after(reading, token, stop)
            break
        elif (
            word[token] not in ("&", "/", "-")
            and not seen & classes.MARK
            and (seen & classes.BREAK or ends_phrase(reading, token, first))
        ):
            break
        token += 1
    edge = classes.CONJUNCTION | classes.PREPOSITION | classes.DETERMINER
    while token > first and bits[token - 1] & edge and not bits[token - 1] & classes.NAME:
        token -= 1
    return (first, token) if token > first else None


def ends_phrase(reading: Reading, token: int, first: int) -> bool:
    """Whether a source after its cue ends before this token."""
    bits, word = reading.bits, reading.word
    seen = bits[token]
    if seen & (classes.TIME | classes.AUXILIARY | classes.BE | classes.PRONOUN):
        return not seen & classes.ROLE
    if seen & classes.TIME_NOUN and word[token + 1] in closed_class("beside_time") and token > first:
        # "The pilot | minutes before the crash"
        return True
    if word[token] in closed_class("source_goes_on"):
        return False
    if seen & classes.CONJUNCTION:
        return word[token] != "and" or not bits[token + 1] & OPENERS
    if seen & (classes.PREPOSITION | classes.SUBORDINATOR):
        common = any(bits[back] & (classes.DETERMINER | classes.ROLE) for back in range(first, token))
        return not seen & classes.TAIL or (bool(bits[token - 1] & classes.NAME) and not common)
    return bool(seen & classes.ADVERB)


def bracket_after(reading: Reading, opening: int, stop: int) -> int | None:
    """The closing bracket of an opening one."""
    for token in range(opening, min(stop, opening + 14)):
        if reading.bits[token] & classes.CLOSE:
            return token
    return None


def insertion_after(reading: Reading, comma: int, stop: int) -> int:
    """One past the apposition that begins after a comma, the comma itself where none does."""
    bits = reading.bits
    token = comma + 1
    if token >= stop or reading.quote[token] >= 0:
        return comma
    role = any(bits[place] & classes.ROLE for place in range(token, min(token + 3, stop)))
    role = role and not bits[token] & (PARTICLES | classes.PRONOUN | classes.ENDS_ING)
    opens = bits[token] & classes.DETERMINER or role or reading.word[token] in closed_class("relative_or_one")
    age = (
        bits[token] & classes.NUMBER and token + 1 < stop and bits[token + 1] & (classes.COMMA | classes.STOP)
    )
    if (not opens and not age) or (reading.word[token] == "who" and bits[token + 1] & classes.CUE_FORM):
        return comma
    end = classes.COMMA | classes.STOP | classes.MARK | classes.COLON | classes.DASH | classes.SEMICOLON
    while token < stop and not bits[token] & end and reading.quote[token] < 0:
        token += 1
    return token


def opening_subject(reading: Reading, low: int, limit: int) -> Range | None:
    """The phrase that opens a sentence, up to its verb."""
    bits = reading.bits
    token = past_dateline(bits, low, limit)
    while token < limit and bits[token] & (classes.CONJUNCTION | classes.ADVERB):
        token += 1
    first = token
    while token < limit and token - first < 14:
        seen = bits[token]
        if token == first and seen & classes.PRONOUN:
            return token, token + 1
        if token == first and seen & (classes.PREPOSITION | classes.SUBORDINATOR | classes.TIME):
            comma = next((place for place in range(token, limit) if bits[place] & classes.COMMA), None)
            return opening_subject(reading, comma + 1, limit) if comma is not None else None
        if (seen & classes.COMMA and not any(bits[back] & classes.NAME for back in range(first, token))) or (
            seen & classes.COMMA and bits[first] & classes.ADVERB
        ):
            return opening_subject(reading, token + 1, limit)
        if seen & (classes.PRONOUN | classes.BREAK) or reading.quote[token] >= 0:
            break
        if seen & (classes.AUXILIARY | classes.BE | classes.RELATIVE) and not seen & classes.DETERMINER:
            break
        if token > first and (
            is_verb(reading, token, low) or (seen & classes.ENDS_ED and bits[token - 1] & classes.NAME)
        ):
            break
        token += 1
    if token == first or token >= limit:
        return None
    return subject_before(reading, token - 1, first)


def past_dateline(bits: Sequence[int] | IntArray, first: int, stop: int) -> int:
    """Where a sentence begins behind its dateline: "HARN, Ohio — The guild"."""
    named = bits[first] & classes.NAME and bits[first + 1] & DATELINE if first + 1 < stop else 0
    if not named:
        return first
    for token in range(first + 1, min(first + DATELINE_TOKENS, stop - 1)):
        if bits[token] & classes.DASH:
            return token + 1
        if not bits[token] & DATELINE:
            break
    return first
