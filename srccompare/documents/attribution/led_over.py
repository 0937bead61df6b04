"""Paragraphs that sound spoken behind a sentence that leads over to somebody's words.

    Lee posted on her page within the hour.         who spoke, and that she did
    There is no excuse for it. I will pay the fine.  another voice
    Lee, 29, misses four matches.                    the article again

``introduced`` and ``announced`` read sentences whose colon and wording leave no doubt what follows. Most that
lead over do so in words of their own; then both sides have to agree: the sentence names somebody and tells of
a text, an answer or a place to speak, or ends with a colon, and what follows sounds spoken (see ``spoken``).
The less the sentence says, the more so. In an article that says "I" all over none is sought.
"""

from __future__ import annotations

from bisect import bisect_right

from srccompare.documents.attribution import classes
from srccompare.documents.attribution.alone import (
    OF_ANOTHER,
    WHO,
    holder_of,
    says_i,
    tells_of_another,
    with_name,
)
from srccompare.documents.attribution.announced import can_speak, names_in, texts
from srccompare.documents.attribution.cues import Cue, verb_group
from srccompare.documents.attribution.insertions import reporting_forms, speaking, speaks
from srccompare.documents.attribution.introduced import (
    FEWEST_SIGNED,
    OPENING_TEXT,
    OPENING_TOKENS,
    PERSONAL,
    end_of_words,
    is_of_another_clause,
    writer,
)
from srccompare.documents.attribution.noun_phrases import opening_subject, source_after, subject_before
from srccompare.documents.attribution.reading import Range, Reading
from srccompare.documents.attribution.spoken import sounds_spoken
from srccompare.documents.attribution.verbs import Found, modified_from
from srccompare.documents.text.closed_classes import closed_class, match_class
from srccompare.documents.text.grammar.forms import is_verb_form
from srccompare.documents.text.structure import single_words

BEHIND_COLON = 0.0
"""Least odds of being spoken behind a colon, as a logarithm: as likely as not."""
SAYS_I = 0.5
"""The same behind a stop where the paragraph says "I" or "we": three in four quotations lie above, one in
twenty-four paragraphs of news (benchmarks/train_spoken.py)."""
SAYS_NO_I = 1.0
"""The same where it does not: two in three and one in thirty-five (benchmarks/train_spoken.py)."""
LEADING_TOKENS = OPENING_TOKENS + 10
"""Tokens of a sentence that leads over: there may be more of them where both sides have to agree."""
FULL_STOP = "."
ADDRESSES = ("@", "#")
"""What names of accounts and of topics begin with."""

Heard = tuple[Range, Range]
"""Source and cue."""


def led_over(reading: Reading, paragraph: int) -> Found | None:
    """The attribution of a paragraph that sounds spoken to whom the sentence before names."""
    if not paragraph:
        return None
    first, stop = reading.paragraphs[paragraph]
    low, end = reading.sentences[bisect_right(reading.sentences, (first, first)) - 1]
    if end != first or end - low > LEADING_TOKENS:
        return None
    word = reading.word
    if PERSONAL.isdisjoint(word[first:stop]) and not match_class(word, low, "points_ahead"):
        # Nobody is "I" or "you", and no text is shown: see ``is_in_voice``.
        return None
    # "What you need to know about Lee's reply:", "We asked Ann Lee about her letter."
    personal = not PERSONAL.isdisjoint(word[low:end])
    if personal or max(reading.quote[low:stop]) >= 0 or not is_sentence(reading, first, stop):
        return None
    heard = who_leads_over(reading, low, end)
    if heard is None or not (speaks(reading, heard[0]) or ends_with_name(reading, heard[0])):
        return None
    if not is_in_voice(reading, (low, end), (first, stop), heard):
        return None
    source, cue = heard
    return Found(writer(reading, low, source, cue), cue, [(first, end_of_words(reading, first))], sure=True)


def is_in_voice(reading: Reading, lead: Range, paragraph: Range, heard: Heard) -> bool:
    """Whether a paragraph sounds spoken, the more so the less its words and the sentence before show it.

    "I" is seldom an outlet's; its "we" and "you" are as often as not, and so the sentence has to tell of a
    text or of speaking; and where nobody is "I" or "you" it has to show the text: "Here is how Lee put it".
    """
    words = set(reading.word[slice(*paragraph)])
    colon = bool(reading.bits[lead[1] - 1] & classes.COLON)
    shown = bool(match_class(reading.word, lead[0], "points_ahead")) and not colon
    told = not words.isdisjoint(OF_ANOTHER) or any(tells_of_another(reading, at) for at in range(*paragraph))
    told = told and not shown
    only_named = heard[1][0] >= lead[1] - 1 or reading.word[heard[1][0]] in closed_class("on_topic")
    only_named = only_named and not match_class(reading.word, lead[0], "handing_over")
    if says_i(reading, *paragraph):
        alone = not words.isdisjoint(closed_class("first_person_one"))
        least = BEHIND_COLON if colon else SAYS_I
        wanted = (alone or not only_named) and (colon or not told)
    else:
        text = any(reading.word[at] in texts() for at in range(*lead))
        least = SAYS_NO_I
        wanted = shown or (text and not told and not words.isdisjoint(closed_class("addressed")))
        wanted = wanted and not only_named
    return wanted and sounds_spoken(reading, *paragraph) >= least


def who_leads_over(reading: Reading, low: int, end: int) -> Heard | None:
    """Source and cue of a sentence that leads over to the next paragraph."""
    colon = bool(reading.bits[end - 1] & classes.COLON)
    # "At 2 a.m." ends with the stop of a word.
    stops = colon or bool(reading.bits[end - 1] & classes.STOP) or reading.word[end - 1].endswith(FULL_STOP)
    stop = end - stops
    if not stops:
        return on_a_topic(reading, low, stop)
    shown = match_class(reading.word, low, "points_ahead")
    asks = bool(shown) and reading.word[low + shown] in closed_class("embedded_question")
    low += shown + asks
    heard = of_text(reading, low, stop)
    if heard is None and (asks or not shown):
        heard = by_verb(reading, low, stop) or asked_first(reading, low, stop)
    heard = heard or (named(reading, low, stop) if colon else None)
    return heard or of_his_text(reading, low, stop)


def ends_with_name(reading: Reading, source: Range) -> bool:
    """Whether a phrase is what somebody is and his name: "the late beekeeper Ann Lee"."""
    people = names_in(reading, *source)
    return len(people) == 1 and people[0][1] == source[1]


def is_sentence(reading: Reading, first: int, stop: int) -> bool:
    """Whether a paragraph has a few words and ends with a stop: "Yes. It is." but no "___"."""
    while stop - 1 > first and reading.written[stop - 1][:1] in ADDRESSES:
        # "Come and see for yourself. @harnpost"
        stop -= 1
    words = sum(bool(reading.bits[at] & classes.WORD) for at in range(first, stop))
    return words >= FEWEST_SIGNED and bool(reading.bits[stop - 1] & classes.STOP)


def of_text(reading: Reading, low: int, stop: int) -> Heard | None:
    """Source and cue of a text with whose it is: "Lee's reply", "a note from Lee", "the note Lee left"."""
    word, bits = reading.word, reading.bits
    for noun in range(low, stop):
        if word[noun] not in texts() or bits[noun + 1] & classes.CLITIC:
            continue
        cue = noun, noun + 1
        owner = holder_of(reading, noun, low) if noun > low else None
        if owner is not None and can_speak(reading, owner):
            return owner, cue
        behind = noun + 1 + (word[noun + 1] in single_words("source_words", "sending"))
        if word[behind] in closed_class("stated_by"):
            source = source_after(reading, behind + 1, stop)
            if source is not None and can_speak(reading, source):
                return source, cue
        if word[behind] in closed_class("owned_by") and word[noun] in of_person():
            # "The text of the apology": the last noun
            source = source_after(reading, behind + 1, stop)
            named = source is not None and any(bits[at] & classes.NAME for at in range(*source))
            if source is not None and named and not of_texts(reading, source):
                return source, cue
        sent = sent_by(reading, noun, stop)
        if sent is not None:
            return sent
    return None


def of_his_text(reading: Reading, low: int, stop: int) -> Heard | None:
    """Source and cue of "Her reply came by post": who she is, what stands before may tell."""
    for noun in range(low, stop):
        if reading.word[noun] not in texts():
            continue
        first = modified_from(reading, noun, low) - 1
        if first >= low and reading.word[first] in closed_class("third_person_one"):
            return (first, first + 1), (noun, noun + 1)
    return None


def of_person() -> frozenset[str]:
    """Nouns for texts that are of whoever wrote them: "the diary of Ann Lee"."""
    return closed_class("text_of_person") | closed_class("own_text")


def of_texts(reading: Reading, source: Range) -> bool:
    """Whether a phrase speaks of texts: "the text of the letter from Lee"."""
    return any(reading.word[at] in texts() for at in range(*source))


def sent_by(reading: Reading, noun: int, stop: int) -> Heard | None:
    """Source and cue of "the note that Lee left on the table": a clause behind a text."""
    first = noun + 1 + (reading.word[noun + 1] in closed_class("relative_that"))
    places = range(first + 1, min(first + 1 + OPENING_TEXT, stop))
    verb = next((at for at in places if is_predicate(reading, at)), None)
    source = subject_before(reading, verb - 1, first) if verb is not None else None
    if verb is None or source is None or source[0] != first or not can_speak(reading, source):
        return None
    return source, (verb, verb + 1)


def by_verb(reading: Reading, low: int, stop: int) -> Heard | None:
    """Source and cue of a verb of saying or sending without an object: "Lee replied on Monday"."""
    for verb in range(stop - 1, low, -1):
        if not may_lead(reading, verb):
            continue
        group = verb_group(reading, Cue(verb, verb + 1, frozenset()), low)
        if group.passive or group.infinitive or group.first <= low:
            continue
        source = subject_before(reading, group.first - 1, low)
        told = any(is_of_another_clause(reading, at) for at in range(verb + 1, stop))
        if source is None or told or not can_speak(reading, source) or not opens(reading, low, source[0]):
            continue
        return source, (group.first, verb + 1)
    return None


def asked_first(reading: Reading, low: int, stop: int) -> Heard | None:
    """Source and cue of "Asked on the radio, the minister, Ann Lee, went further": who is asked speaks."""
    if not asks_or_answers(reading, low):
        return None
    comma = next((at for at in range(low, stop) if reading.bits[at] & classes.COMMA), None)
    if comma is None or is_of_another_clause(reading, comma + 1):
        return None
    source = opening_subject(reading, comma + 1, stop)
    if source is None or not can_speak(reading, source):
        return None
    source = with_name(reading, source, stop)
    verb = next((at for at in range(source[1], stop) if is_predicate(reading, at)), stop)
    return source, (verb, verb + 1)


def is_predicate(reading: Reading, token: int) -> bool:
    """Whether a word is a finite verb as far as its form tells."""
    return is_of_another_clause(reading, token) or (
        is_verb_form(reading.word[token]) and not reading.bits[token] & (WHO | classes.PREPOSITION)
    )


def asks_or_answers(reading: Reading, low: int) -> bool:
    """Whether a sentence opens with "Asked", "Replying", "Writing"."""
    word = reading.word[low]
    telling = reading.bits[low] & classes.ENDS_ING and word in reporting_forms()
    return word in closed_class("asking") or bool(telling)


def on_a_topic(reading: Reading, low: int, stop: int) -> Heard | None:
    """Source and cue of a line "Coach Ann Lee on the defeat", which is no sentence."""
    if any(is_of_another_clause(reading, at) for at in range(low, stop)):
        return None
    people = names_in(reading, low, stop)
    end = people[0][1] if len(people) == 1 and people[0][0] - low <= 1 else stop
    topic = end < stop - 1 and reading.word[end] in closed_class("on_topic")
    return (people[0], (end, end + 1)) if topic else None


def opens(reading: Reading, low: int, stop: int) -> bool:
    """Whether nothing is told before a subject, but that somebody was asked: "Asked on the radio, Lee"."""
    asked = asks_or_answers(reading, low)
    return not any(is_of_another_clause(reading, at) for at in range(low + asked, stop))


def may_lead(reading: Reading, token: int) -> bool:
    """Whether a word is a verb of saying or sending that leaves open what was said."""
    word, seen = reading.word[token], reading.bits[token]
    if match_class(reading.word, token, "introduces_speech"):
        return True
    sends = word in single_words("source_words", "sending") and word not in closed_class("having")
    if not (sends or word in speaking() or word in closed_class("speech_act")):
        return False
    noun = classes.NAME | classes.NOUN_FORM | classes.BASE_FORM
    if seen & noun or reading.bits[token - 1] & (classes.DETERMINER | classes.PREPOSITION):
        return False
    behind = reading.bits[token + 1]
    ends = classes.BREAK | classes.TIME | classes.ADVERB | classes.ENDS_LY | classes.PREPOSITION
    return bool(behind & ends) and reading.word[token + 1] not in closed_class("infinitive_marker")


def named(reading: Reading, low: int, colon: int) -> Heard | None:
    """Source and cue of the only person a sentence names before its colon."""
    people = names_in(reading, low, colon)
    return (people[0], (colon, colon + 1)) if len(people) == 1 else None
