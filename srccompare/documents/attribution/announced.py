"""Sentences that announce the words in the next paragraph by the text they are from, or by who is asked.

    The guild's reply | came at noon:             a text, whose it is, and that it is there
    Then came | the answer from Ann Lee:
    Ann Lee on the flood:                         a name and what it speaks of
    Ann Lee had one thing | to say:
    What did you do? ⏎ We left.                   questions in paragraphs of their own, and who answers

``introduced`` has those with a verb of saying. A sentence that tells something else of the text ("the letter
of the law is clear:", "her report has three parts:") announces nothing: behind the text stands a verb that
only brings it, or "be" and how it is.
"""

from __future__ import annotations

from functools import cache

from srccompare import lexicon
from srccompare.documents.attribution import classes
from srccompare.documents.attribution.cues import Cue, verb_group
from srccompare.documents.attribution.insertions import reporting_forms, speaks
from srccompare.documents.attribution.introduced import (
    FIRST_PERSON,
    NO_VERB,
    OPENING_TEXT,
    OPENING_TOKENS,
    PERSONAL,
    VERB,
    end_of_words,
    is_of_another_clause,
    is_somebody,
    next_paragraph,
)
from srccompare.documents.attribution.noun_phrases import source_after, subject_before
from srccompare.documents.attribution.reading import Range, Reading
from srccompare.documents.attribution.verbs import LONGEST_MODIFIER, Found, plain, possessor
from srccompare.documents.names import gazetteer
from srccompare.documents.text.closed_classes import closed_class, match_class
from srccompare.documents.text.grammar.forms import past_forms
from srccompare.documents.text.structure import single_words

QUESTION_MARK = "?"
WHO = classes.NAME | classes.ROLE


@cache
def texts() -> frozenset[str]:
    """Nouns for what somebody writes, says or answers."""
    listed = single_words("source_words", "text_of_others") | closed_class("sent_text")
    return listed | closed_class("text_of_person") | (closed_class("speech_act") - past_forms())


def announced(reading: Reading, low: int, stop: int) -> Found | None:
    """The attribution of a paragraph to whose text the sentence before it announces."""
    paragraph = next_paragraph(reading, stop)
    colon = stop - 1
    if paragraph is None or stop - low > OPENING_TOKENS:
        return None
    if any(reading.quote[at] >= 0 for at in range(low, colon)):
        return None
    heard = (
        owner_of_text(reading, low, colon)
        or sender_of_text(reading, low, colon)
        or gives_text(reading, low, colon)
        or had_to_say(reading, low, colon)
        or in_a_manner(reading, low, colon)
        or in_a_way(reading, low, colon)
        or speaks_on(reading, low, colon)
        or turns_to(reading, low, colon)
    )
    if heard is None or not speaks(reading, heard[0]):
        return None
    return Found(*heard, [(paragraph[0], end_of_words(reading, stop))], sure=True)


def only_brings(reading: Reading, first: int, colon: int) -> bool:
    """Whether what stands between a text and a colon only says that it came, when, or how it is."""
    verbs = [at for at in range(first, colon) if is_of_another_clause(reading, at)]
    if not verbs:
        return True
    if len(verbs) > 1:
        return False
    verb = verbs[0]
    if reading.word[verb] in closed_class("text_arrives"):
        return not any(reading.bits[at] & classes.QUANTIFIER for at in range(verb + 1, verb + 2))
    if not reading.bits[verb] & classes.BE or colon - verb > OPENING_TEXT:
        return False
    thing = classes.DETERMINER | classes.NUMBER | classes.QUANTIFIER | classes.NAME
    showing = closed_class("showing")
    return not any(
        reading.bits[at] & thing and reading.word[at] not in showing for at in range(verb + 1, colon)
    )


def owner_of_text(reading: Reading, low: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "The guild's reply came at noon:", "Ann Lee's tweet in full:"."""
    word, bits = reading.word, reading.bits
    for noun in range(low + 1, colon):
        if word[noun] not in texts() or bits[noun + 1] & classes.CLITIC:
            continue
        first = noun
        while first > low and noun - first < LONGEST_MODIFIER and plain(bits[first - 1]):
            first -= 1
        clitic = first - 1
        if clitic <= low or not bits[clitic] & classes.CLITIC or not opens_with(reading, low, clitic):
            continue
        if word[noun + 1] in closed_class("owned_by") and bits[noun + 2] & classes.NUMBER:
            # "The bishop's letter of 1840:" is told by whoever read it
            return None
        if only_brings(reading, noun + 1, colon):
            return (possessor(reading, clitic, low), clitic), (noun, noun + 1)
    return None


def opens_with(reading: Reading, low: int, stop: int) -> bool:
    """Whether no verb stands before a place in its sentence."""
    return not any(is_of_another_clause(reading, at) for at in range(low, stop))


def sender_of_text(reading: Reading, low: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "Then came the answer from Ann Lee:", "This is the letter Lee sent to us:"."""
    word, bits = reading.word, reading.bits
    for noun in range(low, colon - 2):
        # "The text of the email": the last noun
        if word[noun] not in texts() or any(word[at] in texts() for at in range(noun + 2, noun + 4)):
            continue
        if bits[noun - 1] & (classes.CLITIC | classes.POSSESSIVE) and noun > low:
            return None
        before = [at for at in range(low, noun) if is_of_another_clause(reading, at)]
        brings = closed_class("text_arrives")
        if any(word[at] not in brings and not bits[at] & classes.BE for at in before) or len(before) > 1:
            return None
        at = noun + 1 + bool(bits[noun + 1] & classes.COMMA)
        at += word[at] in single_words("source_words", "sending")
        if word[at] in closed_class("stated_by") or (word[at] in closed_class("owned_by") and before):
            return written_by(reading, at, colon)
        if word[noun + 1] in closed_class("owned_by") and word[noun] in closed_class("text_of_person"):
            named = any(bits[at] & (classes.NAME | classes.CLITIC) for at in range(noun + 2, colon))
            return written_by(reading, noun + 1, colon) if named else None
        if before:
            return sent_by(reading, noun, colon)
    return None


def written_by(reading: Reading, by: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "… by Ann Lee on Monday:", given the preposition."""
    source = source_after(reading, by + 1, colon)
    if source is None or not any(reading.bits[at] & WHO or is_body(reading, at) for at in range(*source)):
        return None
    told = source[1] + bool(reading.bits[source[1]] & classes.COMMA)
    return (source, (by, by + 1)) if only_brings(reading, told, colon) else None


def is_body(reading: Reading, token: int) -> bool:
    """Whether a word is a noun for a body that speaks: "ministry", "union"."""
    return reading.word[token] in gazetteer.nouns()


def sent_by(reading: Reading, noun: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "the letter Ann Lee sent to growers:"."""
    sending = single_words("source_words", "sending")
    verb = next((at for at in range(noun + 2, colon) if reading.word[at] in sending), None)
    if verb is None or any(is_of_another_clause(reading, at) for at in range(verb + 1, colon)):
        return None
    group = verb_group(reading, Cue(verb, verb + 1, frozenset()), noun)
    source = subject_before(reading, group.first - 1, noun + 1) if group.first > noun + 1 else None
    if source is None or group.passive or source[0] > noun + 2:
        return None
    return source, (group.first, verb + 1)


def gives_text(reading: Reading, low: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "Ann Lee had a warning for the guild:", "the guild put out a statement:"."""
    word, bits = reading.word, reading.bits
    noun = next((at for at in range(low + 3, colon) if word[at] in texts()), None)
    if noun is None or any(is_of_another_clause(reading, at) for at in range(noun + 1, colon)):
        return None
    first = noun
    while first > low and noun - first < LONGEST_MODIFIER and plain(bits[first - 1]):
        first -= 1
    out = word[first - 2] in closed_class("out")
    verb = first - 3 if out else first - 2
    gives = (
        closed_class("putting") if out else single_words("source_words", "sending") | closed_class("having")
    )
    if verb <= low or word[first - 1] not in closed_class("indefinite_article") or word[verb] not in gives:
        return None
    group = verb_group(reading, Cue(verb, verb + 1, frozenset()), low)
    source = subject_before(reading, group.first - 1, low) if group.first > low else None
    if source is None or group.passive or not opens_with(reading, low, source[0]):
        return None
    return source, (group.first, verb + 1)


def in_a_manner(reading: Reading, low: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "The guild hit back within the hour:"."""
    word = reading.word
    for verb in range(low + 1, colon - 1):
        length = 2 if f"{word[verb]} {word[verb + 1]}" in manner_phrases() else 0
        if length and not any(is_of_another_clause(reading, at) for at in range(verb + length, colon)):
            source = subject_before(reading, verb - 1, low)
            return (source, (verb, verb + length)) if source is not None else None
    return None


@cache
def manner_phrases() -> frozenset[str]:
    """Verbs of manner with their particle: "hit back"."""
    return frozenset(one.text for one in lexicon.load("manner_verbs").entries if len(one.elements) == 2)


def had_to_say(reading: Reading, low: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "Ann Lee had only this to say:", "she had one thing to tell them:"."""
    word = reading.word
    to = next((at for at in range(low + 2, colon - 1) if match_class(word, at, "to_tell")), None)
    if to is None or any(is_of_another_clause(reading, at) for at in range(to + 2, colon)):
        return None
    had = next(
        (at for at in range(to - 1, max(low, to - OPENING_TEXT), -1) if word[at] in closed_class("having")),
        None,
    )
    source = subject_before(reading, had - 1, low) if had is not None else None
    return (source, (had, to + 2)) if source is not None and had is not None else None


def in_a_way(reading: Reading, low: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "Ann Lee recalls the flood as follows:", "Lee summed it up like this:"."""
    places = range(max(low + 2, colon - OPENING_TEXT), colon)
    way = next((at for at in places if match_class(reading.word, at, "way_of_putting") == colon - at), None)
    if way is None:
        return None
    verb = next((at for at in range(way - 1, low, -1) if is_of_another_clause(reading, at)), None)
    if verb is None or (
        reading.word[verb] not in reporting_forms() and reading.word[verb] not in closed_class("summing_up")
    ):
        return None
    group = verb_group(reading, Cue(verb, verb + 1, frozenset()), low)
    source = subject_before(reading, group.first - 1, low) if group.first > low else None
    if source is None or group.passive or not any(reading.bits[at] & WHO for at in range(*source)):
        return None
    return source, (group.first, verb + 1)


def speaks_on(reading: Reading, low: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "Ann Lee on the flood:", "Ann Lee, in her own words:"."""
    word, bits = reading.word, reading.bits
    end = low
    while end < colon and bits[end] & WHO and not bits[end] & classes.TIME:
        end += 1
    if not is_somebody(reading, (low, end)) or not opens_with(reading, low, colon):
        return None
    at = end + bool(bits[end] & classes.COMMA)
    told = any(bits[place] & VERB and not bits[place] & NO_VERB for place in range(at, colon))
    told |= any(bits[place] & classes.TIME for place in range(at, colon))
    own = match_class(word, at, "in_own_words") == colon - at
    topic = word[at] in closed_class("on_topic") and at == end and at + 1 < colon
    return ((low, end), (at, at + 1)) if (own or topic) and not told else None


def turns_to(reading: Reading, low: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "Hours later Ann Lee took to Facebook:"."""
    word = reading.word
    places = range(max(low + 1, colon - OPENING_TEXT), colon - 1)
    verb = next((at for at in places if match_class(word, at, "turning_to")), None)
    if verb is None or not any(word[at] in closed_class("spoken_through") for at in range(verb + 2, colon)):
        return None
    source = subject_before(reading, verb - 1, low)
    if source is None:
        return None
    # "Hours later | Ann Lee"
    first, passing = source[0], classes.TIME | classes.TIME_NOUN | classes.ADVERB | classes.NUMBER
    while first + 1 < source[1] and (
        reading.bits[first] & passing or reading.word[first] in closed_class("after_time")
    ):
        first += 1
    return (first, source[1]), (verb, verb + 1)


def interview(reading: Reading) -> dict[int, Found]:
    """The answers behind questions in paragraphs of their own: "What did you do?", "We left."."""
    asked = [row for row in range(len(reading.paragraphs) - 1) if is_question(reading, row)]
    answers = [row + 1 for row in asked if not is_question(reading, row + 1)]
    own = [row for row in answers if not FIRST_PERSON.isdisjoint(words_of(reading, row))]
    if len(answers) <= 1 or 2 * len(own) < len(answers):
        return {}
    if any(reading.quote[reading.paragraphs[row][0]] >= 0 for row in answers):
        return {}
    source = guest_before(reading, asked[0])
    if source is None:
        # A columnist asks his readers and answers himself.
        return {}
    found: dict[int, Found] = {}
    for row in answers:
        mark = reading.paragraphs[row - 1][1] - 1
        found[row] = Found(source, (mark, mark + 1), [reading.paragraphs[row]], sure=True)
    return found


def is_question(reading: Reading, row: int) -> bool:
    """Whether a paragraph asks somebody: it ends with a question mark and says "you"."""
    first, stop = reading.paragraphs[row]
    asks = reading.word[stop - 1] == QUESTION_MARK and reading.quote[first] < 0
    asks = asks and stop - first <= OPENING_TOKENS
    return asks and not (PERSONAL - FIRST_PERSON).isdisjoint(words_of(reading, row))


def words_of(reading: Reading, row: int) -> list[str]:
    """The words of a paragraph."""
    first, stop = reading.paragraphs[row]
    return list(reading.word[first:stop])


def guest_before(reading: Reading, row: int) -> Range | None:
    """The one person whom the paragraph before an interview names, None where it may be another."""
    if not row:
        return None
    first, stop = reading.paragraphs[row - 1]
    named: list[Range] = []
    at = first
    while at < stop:
        end = at
        while end < stop and reading.bits[end] & classes.NAME and not reading.bits[end] & classes.CLITIC:
            end += 1
        if end - at > 1 and is_somebody(reading, (at, end)):
            named.append((at, end))
        at = max(end, at + 1)
    return named[0] if len({reading.word[end - 1] for _, end in named}) == 1 else None
