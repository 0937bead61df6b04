"""Attributions without a verb: according to, colons, transcripts, a name after a dash."""

from __future__ import annotations

from collections.abc import Sequence

from srccompare.documents.attribution import classes
from srccompare.documents.attribution.content import trim
from srccompare.documents.attribution.insertions import end_of_view
from srccompare.documents.attribution.noun_phrases import opening_subject, subject_before
from srccompare.documents.attribution.reading import Range, Reading
from srccompare.documents.attribution.verbs import Found
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.structure import single_words

NAME_TOKENS = 7
"""Tokens a speaker's name and title may have before a colon or after a dash."""
PERSPECTIVE_TOKENS = 9
"""Tokens in which a sentence that opens with "from" or "in" may name whose view it gives."""
NO_SPEAKER = (
    classes.AUXILIARY | classes.BE | classes.VERB | classes.CUE_FORM | classes.ENDS_ED | classes.PRONOUN
    | classes.BREAK & ~classes.COMMA
)  # fmt: skip
"""Classes of words that show that behind "so" stands a clause, and nobody who speaks."""
OPENING = classes.CONJUNCTION | classes.ADVERB | classes.COMMA | classes.TIME
HELPING = classes.AUXILIARY | classes.BE | classes.ADVERB | classes.ENDS_LY
"""Classes of words before "it" at the head of a sentence, and between it and its verb."""
DOTTED = ("q.", "a.")
"""Labels of questions and answers with a stop: initials, where not both stand side by side."""
HEADLINE_TOKENS = 3
"""Tokens before the colon of a headline that may name who speaks ("Smith: Taxes will rise")."""


def according_to(reading: Reading, token: int, low: int, stop: int) -> Found | None:
    """The attribution of "According to Smith, …" or "…, according to Smith"."""
    bits = reading.bits
    ends = classes.COMMA | classes.SEMICOLON | classes.DASH | classes.STOP | classes.COLON
    end = token + 2
    while end < stop and reading.quote[end] < 0 and not bits[end] & ends:
        end += 1
    if end == token + 2:
        return None
    opens = token - low <= 3 and not any(bits[back] & classes.BREAK for back in range(low, token))
    content = trim(reading, end, stop) if opens else trim(reading, low, token)
    # "The pier fell in May, according to Lee.": all that stands before the comma.
    closes = not opens and bool(bits[token - 1] & classes.COMMA) and end >= stop - 1
    return Found((token + 2, end), (token, token + 2), [content], sure=closes) if content else None


def by_poll(reading: Reading, low: int, stop: int) -> Found | None:
    """The attribution of "In a poll of farmers, two thirds were against it"."""
    bits = reading.bits
    if reading.word[low] != "in":
        return None
    for token in range(low + 1, min(low + 16, stop - 1)):
        if reading.quote[token] >= 0:
            return None
        if bits[token] & classes.COMMA:
            content = trim(reading, token, stop)
            poll = any(bits[place] & classes.POLL for place in range(low, token))
            return Found((low + 1, token), (low, low + 1), [content]) if content and poll else None
    return None


def impersonal(reading: Reading, low: int, stop: int) -> Found | None:
    """The attribution of "It is feared that the pier will fall" or "There are fears that …", by nobody."""
    bits, word = reading.bits, reading.word
    expletive = closed_class("expletive")
    place = next((at for at, one in enumerate(word[low : min(low + 3, stop)], low) if one in expletive), None)
    if place is None or any(not bits[at] & OPENING for at in range(low, place)):
        return None
    first = place + 1
    if first >= stop:
        return None
    end = first
    while end < stop and bits[end] & HELPING and not bits[end] & classes.CUE_FORM:
        end += 1
    if end == first and word[place] in closed_class("existential"):
        return None
    if word[place] in closed_class("existential"):
        while end < stop - 1 and end - first < PERSPECTIVE_TOKENS and not is_view(reading, end):
            if bits[end] & classes.BREAK or reading.quote[end] >= 0:
                return None
            end += 1
        reports = is_view(reading, end)
    else:
        said = (
            bits[end] & (classes.ENDS_ED | classes.PARTICIPLE)
            and bits[end] & classes.CUE_FORM
            and end > first
        )
        reports = bool(said or bits[end] & classes.EMERGES)
        end += end + 1 < stop and word[end + 1] == "out"
    if not reports or end + 2 >= stop or word[end + 1] != "that":
        return None
    content = trim(reading, end + 1, stop)
    return Found(None, (first, end + 1), [content], sure=True) if content else None


def is_view(reading: Reading, token: int) -> bool:
    """Whether a word is a noun for what is claimed, feared or planned."""
    return reading.word[token] in single_words("attribution_cues", "noun")


def so_says(reading: Reading, low: int, stop: int) -> Found | None:
    """The attribution of "The plan is dead, so the mayor", as news translated from German has it."""
    bits, word = reading.bits, reading.word
    end = stop - bool(bits[stop - 1] & classes.STOP)
    if "so" not in word[low + 2 : end - 1]:
        return None
    so = next((place for place in range(end - 2, low + 1, -1) if word[place] == "so"), None)
    if so is None or not bits[so - 1] & (classes.COMMA | classes.MARK):
        return None
    if any(quote >= 0 for quote in reading.quote[so:end]):
        return None
    if not bits[so + 1] & (classes.DETERMINER | classes.NAME | classes.ROLE):
        return None
    source = next((t for t in range(so + 1, end) if bits[t] & classes.CIRCUMSTANCE), end)
    ends = classes.AUXILIARY | classes.BE | classes.PRONOUN | classes.BREAK
    if any(bits[t] & NO_SPEAKER for t in range(so + 1, source)) or any(
        bits[t] & ends for t in range(source, end)
    ):
        return None
    names = sum(bool(bits[token] & classes.NAME) for token in range(so + 1, source))
    if names < 2 and not any(bits[token] & classes.ROLE for token in range(so + 1, source)):
        return None
    content = trim(reading, low, so - 1)
    return Found((so + 1, source), (so, so + 1), [content], sure=True) if content else None


def by_perspective(reading: Reading, low: int, stop: int) -> Found | None:
    """The attribution of "From Smith's perspective, the plan fails" or "In the eyes of critics, it fails"."""
    bits, word = reading.bits, reading.word
    if word[low] not in closed_class("view_opener"):
        return None
    for token in range(low + 1, min(low + PERSPECTIVE_TOKENS, stop - 1)):
        if reading.quote[token] >= 0 or bits[token] & classes.BREAK:
            return None
        if bits[token] & classes.PERSPECTIVE:
            return seen_from(reading, low, token, stop)
    return None


def seen_from(reading: Reading, low: int, noun: int, stop: int) -> Found | None:
    """The attribution of a sentence that opens with a perspective, given its noun; its holder may follow."""
    bits, word = reading.bits, reading.word
    end = end_of_view(reading, noun)
    source = (low + 1, noun)
    if word[end] == "of":
        source = (end + 1, next((t for t in range(end + 1, stop) if bits[t] & classes.COMMA), end + 1))
    elif (
        not bits[noun - 1] & (classes.CLITIC | classes.POSSESSIVE) and not bits[low + 1] & classes.POSSESSIVE
    ):
        return None
    comma = max(end, source[1])
    content = trim(reading, comma, stop)
    if content is None or not bits[comma] & classes.COMMA or source[1] <= source[0]:
        return None
    return Found(source, (noun, end), [content], sure=True)


def named_by_colon(reading: Reading, low: int, stop: int, headline: bool) -> list[Found]:
    """The attribution of 'Smith: "We will see"', in headlines without quotation marks too."""
    for token in range(low + 1, stop - 1):
        if reading.quote[token] >= 0:
            return []
        if reading.bits[token] & classes.COLON:
            found = by_colon(reading, low, token, stop, headline)
            return [found] if found is not None else []
    return []


def by_colon(reading: Reading, low: int, colon: int, stop: int, headline: bool) -> Found | None:
    """The attribution a colon makes, if it does."""
    bits = reading.bits
    content = trim(reading, colon + 1, stop)
    if content is None:
        return None
    if reading.quote[colon + 1] >= 0:
        source = subject_before(reading, colon - 1, low)
        if source is not None and source[0] == low:
            reads = source[0] < colon - 1 and reading.word[colon - 1] in closed_class("reads")
            if reads and source[1] == colon:
                # "A statement from the family | read: “We are sad.”"
                return Found((low, colon - 1), (colon - 1, colon), [content])
            return Found(source, (colon, colon + 1), [content]) if can_speak(bits[low:colon]) else None
        source = opening_subject(reading, low, colon)
        return Found(source, (source[1], colon + 1), [content]) if source else None
    names = all(
        bits[token] & classes.NAME and not bits[token] & classes.HEADING for token in range(low, colon)
    )
    # "Update: …" names nobody; a speaker is named again in the article.
    if (
        headline
        and names
        and colon - low <= HEADLINE_TOKENS
        and reading.word[colon - 1] in reading.word[stop:]
    ):
        return Found((low, colon), (colon, colon + 1), [content], sure=True)
    return None


def can_speak(bits: Sequence[int]) -> bool:
    """Whether what stands before a colon may be somebody: "Lee:", "her answer:", no "the reason:"."""
    holder = classes.POSSESSIVE | classes.CLITIC | classes.ROLE | classes.PRONOUN
    if any(seen & holder for seen in bits):
        return True
    other = classes.HEADING | classes.DETERMINER | classes.PREPOSITION | classes.QUANTIFIER
    return any(seen & classes.NAME and not seen & other for seen in bits)


def transcript(reading: Reading, paragraph: Range) -> Found | None:
    """The attribution of a paragraph such as "SMITH: We will see."; "Q: …" and "A: …" have no source."""
    bits, (first, stop) = reading.bits, paragraph
    # Where a transcript is quoted, every turn opens with a mark.
    first += bool(bits[first] & classes.MARK) and stop - first > 1
    token = first
    while token < stop and token - first < NAME_TOKENS and bits[token] & classes.NAME:
        token += 1
    if reading.word[first] in DOTTED:
        row = reading.paragraph[first]
        beside = [reading.word[begin] for begin, _ in reading.paragraphs[max(row - 1, 0) : row + 2]]
        content = trim(reading, first + 1, stop) if all(one in beside for one in DOTTED) else None
        return Found(None, (first, first + 1), [content], sure=True) if content else None
    if not first < token < stop - 1 or not bits[token] & classes.COLON:
        return None
    label = token - first == 1 and bits[first] & classes.ANSWER_LABEL
    if not label and any(bits[name] & classes.HEADING for name in range(first, token)):
        return None
    content = trim(reading, token + 1, stop)
    source = None if label else (first, token)
    return Found(source, (token, token + 1), [content], sure=True) if content else None


def signed(reading: Reading, paragraph: Range) -> Found | None:
    """The attribution of a paragraph such as '"We will see." — Smith'."""
    bits, (first, stop) = reading.bits, paragraph
    if reading.quote[first] < 0:
        return None
    stop -= bool(bits[stop - 1] & classes.STOP) and reading.quote[stop - 1] < 0
    token = stop
    while token > first and stop - token < NAME_TOKENS and reading.quote[token - 1] < 0:
        if not bits[token - 1] & (classes.NAME | classes.COMMA):
            break
        token -= 1
    if (
        token >= stop
        or token - first < 4
        or not bits[token - 1] & classes.DASH
        or reading.quote[token - 2] < 0
    ):
        return None
    return Found((token, stop), (token - 1, token), [(first, token - 1)], sure=True)
