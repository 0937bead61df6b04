"""Sentences that announce the words in the next paragraph by the text they are from, or by who is asked.

    The guild's reply | came at noon:             a text, whose it is, and that it is there
    Then came | the answer from Ann Lee:
    Ann Lee on why she left:                      a name and what it speaks of
    Ann Lee had one thing | to say:
    What did you do? ⏎ We left.                   questions in paragraphs of their own, and who answers

``introduced`` has those with a verb of saying. A sentence that tells something else of the text ("the letter
of the law is clear:", "her report has three parts:") announces nothing: behind the text stands a verb that
only brings it, or "be" and what shows it ("is this:"). Whose text it is can speak: a person or a body.
"""

from __future__ import annotations

from functools import cache

from srccompare import lexicon
from srccompare.documents.attribution import classes
from srccompare.documents.attribution.alone import holder_of
from srccompare.documents.attribution.cues import Cue, verb_group
from srccompare.documents.attribution.insertions import reporting_forms, speaks
from srccompare.documents.attribution.introduced import (
    FIRST_PERSON,
    OPENING_TEXT,
    OPENING_TOKENS,
    PERSONAL,
    end_of_words,
    is_head,
    is_of_another_clause,
    is_somebody,
    next_paragraph,
)
from srccompare.documents.attribution.noun_phrases import source_after, subject_before
from srccompare.documents.attribution.reading import Range, Reading
from srccompare.documents.attribution.speakers import WHO, can_speak, is_person
from srccompare.documents.attribution.verbs import Found, modified_from
from srccompare.documents.text.closed_classes import closed_class, match_class
from srccompare.documents.text.grammar.forms import past_forms
from srccompare.documents.text.structure import single_words

QUESTION_MARK = "?"


@cache
def texts() -> frozenset[str]:
    """Nouns for what somebody writes, says or answers."""
    return single_words("source_words", "text_of_others") | answers()


@cache
def answers() -> frozenset[str]:
    """Nouns for what somebody sends or says to others: no "book", no "line"."""
    said = closed_class("speech_act") - past_forms()
    return closed_class("sent_text") | closed_class("text_of_person") | said


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
    arrives = closed_class("text_arrives")
    verbs = [
        at for at in range(first, colon) if is_of_another_clause(reading, at) or reading.word[at] in arrives
    ]
    if not verbs:
        return True
    if len(verbs) > 1:
        return False
    verb, behind = verbs[0], verbs[0] + 1
    shows = match_class(reading.word, behind, "way_of_putting") == colon - behind
    if reading.word[verb] in arrives:
        # "Her letter came out on Monday:", "the speech ends with a joke:"
        when = behind == colon or reading.bits[behind] & (classes.TIME | classes.ADVERB)
        when = when or (reading.bits[behind] & classes.PREPOSITION and is_when(reading, behind, colon))
        return bool(shows or when)
    # "The reply is clear:", "her speech is today:" tell of it.
    showing = colon - behind <= 2 and any(
        reading.word[at] in closed_class("showing") for at in range(behind, colon)
    )
    return bool(reading.bits[verb] & classes.BE) and (shows or showing)


def is_when(reading: Reading, first: int, stop: int) -> bool:
    """Whether a phrase tells a time: "on Monday", "within the hour", "at noon"."""
    times, parts = classes.TIME | classes.TIME_NOUN, single_words("statement_words", "part_of_day")
    return any(reading.bits[at] & times or reading.word[at] in parts for at in range(first, stop))


def owner_of_text(reading: Reading, low: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "The guild's reply came at noon:", "Ann Lee's tweet in full:"."""
    word, bits = reading.word, reading.bits
    for noun in range(low + 1, colon):
        if word[noun] not in answers() or not is_head(reading, noun) or bits[noun + 1] & classes.CLITIC:
            continue
        owner = holder_of(reading, noun, low)
        if owner is None or not opens_with(reading, low, owner[1]):
            continue
        if word[noun + 1] in closed_class("owned_by") and bits[noun + 2] & classes.NUMBER:
            # "The bishop's letter of 1840:" is told by whoever read it
            return None
        if can_speak(reading, owner) and only_brings(reading, noun + 1, colon):
            return owner, (noun, noun + 1)
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
    if source is None:
        return None
    # "The answer from Ann Lee | came on Monday:"
    arrives = closed_class("text_arrives")
    ends = [at for at in range(by + 2, source[1]) if reading.word[at] in arrives and not is_name(reading, at)]
    source = source[0], min([source[1], *ends])
    if not can_speak(reading, source):
        return None
    told = source[1] + bool(reading.bits[source[1]] & classes.COMMA)
    return (source, (by, by + 1)) if only_brings(reading, told, colon) else None


def is_name(reading: Reading, token: int) -> bool:
    """Whether a word is written as a name."""
    return bool(reading.bits[token] & classes.NAME)


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
    word = reading.word
    noun = next((at for at in range(low + 3, colon) if word[at] in texts()), None)
    if noun is None or not is_head(reading, noun):
        return None
    if any(is_of_another_clause(reading, at) for at in range(noun + 1, colon)):
        return None
    first = modified_from(reading, noun, low)
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
    return (source, (group.first, verb + 1)) if can_speak(reading, source) else None


def in_a_manner(reading: Reading, low: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "The guild hit back within the hour:"."""
    word = reading.word
    for verb in range(low + 1, colon - 1):
        length = 2 if f"{word[verb]} {word[verb + 1]}" in manner_phrases() else 0
        behind = verb + length
        if length and (behind == colon or is_when(reading, behind, colon)):
            if any(is_of_another_clause(reading, at) for at in range(behind, colon)):
                return None
            source = subject_before(reading, verb - 1, low)
            # "The storm hit back on Monday:"
            return (source, (verb, behind)) if source is not None and can_speak(reading, source) else None
    return None


@cache
def manner_phrases() -> frozenset[str]:
    """Verbs of manner with their particle: "hit back"."""
    return frozenset(one.text for one in lexicon.load("manner_verbs").entries if len(one.elements) == 2)


def had_to_say(reading: Reading, low: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "Ann Lee had only this to say:", "she had one thing to tell them:".

    What she has stands between: "Ann Lee had to tell her mother:" and "had nothing to say:" bring no words.
    """
    word = reading.word
    for had in range(low + 1, colon - 2):
        object_ = match_class(word, had + 1, "to_be_said") if word[had] in closed_class("having") else 0
        to = had + 1 + object_
        if not object_ or not match_class(word, to, "to_tell"):
            continue
        if any(is_of_another_clause(reading, at) for at in range(to + 2, colon)):
            return None
        source = subject_before(reading, had - 1, low)
        return (source, (had, to + 2)) if source is not None and can_speak(reading, source) else None
    return None


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
    if source is None or group.passive or not is_person(reading, source):
        return None
    return source, (group.first, verb + 1)


def speaks_on(reading: Reading, low: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "Ann Lee on why she left:", "Ann Lee, in her own words:".

    "Ann Lee on the beach:", "Ann Lee on guitar:" tell where she is and what she plays.
    """
    word, bits = reading.word, reading.bits
    end = low
    while end < colon and bits[end] & WHO and not bits[end] & classes.TIME:
        end += 1
    if not is_somebody(reading, (low, end)):
        return None
    at = end + bool(bits[end] & classes.COMMA)
    own = match_class(word, at, "in_own_words") == colon - at
    topic = (
        at == end
        and word[at] in closed_class("on_topic")
        and word[at + 1] in closed_class("embedded_question")
    )
    return ((low, end), (at, at + 1)) if own or topic else None


def turns_to(reading: Reading, low: int, colon: int) -> tuple[Range, Range] | None:
    """Source and cue of "Hours later Ann Lee took to Facebook:"."""
    word = reading.word
    places = range(max(low + 1, colon - OPENING_TEXT), colon - 1)
    verb = next((at for at in places if match_class(word, at, "turning_to")), None)
    if verb is None or not any(word[at] in closed_class("spoken_through") for at in range(verb + 2, colon)):
        return None
    source = subject_before(reading, verb - 1, low)
    if source is None or not is_person(reading, source):
        # "The talk turned to television:"
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
    addressed = PERSONAL - FIRST_PERSON
    if sum(not addressed.isdisjoint(words_of(reading, row)) for row in asked) <= 1:
        return {}
    answers = [row + 1 for row in asked if not is_question(reading, row + 1)]
    own = [row for row in answers if not FIRST_PERSON.isdisjoint(words_of(reading, row))]
    if len(answers) <= 1 or 2 * len(own) < len(answers):
        return {}
    if any(reading.quote[reading.paragraphs[row][0]] >= 0 for row in answers):
        return {}
    source = guest_before(reading, asked[0])
    if source is None:
        # A columnist and an advertisement ask their readers and answer themselves.
        return {}
    found: dict[int, Found] = {}
    for row in answers:
        mark = reading.paragraphs[row - 1][1] - 1
        found[row] = Found(source, (mark, mark + 1), [reading.paragraphs[row]], sure=True)
    return found


def is_question(reading: Reading, row: int) -> bool:
    """Whether a short paragraph ends with a question mark."""
    first, stop = reading.paragraphs[row]
    asks = reading.word[stop - 1] == QUESTION_MARK and reading.quote[first] < 0
    return asks and stop - first <= OPENING_TOKENS


def words_of(reading: Reading, row: int) -> list[str]:
    """The words of a paragraph."""
    first, stop = reading.paragraphs[row]
    return list(reading.word[first:stop])


def guest_before(reading: Reading, row: int) -> Range | None:
    """The one person whom the paragraph before an interview says was asked, None where it may be another."""
    if not row:
        return None
    first, stop = reading.paragraphs[row - 1]
    if not any(match_class(reading.word, at, "interviewed") for at in range(first, stop)):
        return None
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
