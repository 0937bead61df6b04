"""Paragraphs in which somebody says "I" or "we" where the article does not.

    The matron was brief in her note.              whose words: the speaker of the sentence before
    The beds are made. I thank each of you.        another voice
    The hospital closes in May.                    the article again

News tells of others and seldom says "I". A paragraph that does, without marks, between paragraphs that do
not, is somebody's own words; whose, the sentence before it says, if it tells of a text or an answer or ends
with a colon. A column, an interview or a diary says "I" all over: nothing is made of its paragraphs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from srccompare.documents.attribution import classes
from srccompare.documents.attribution.insertions import speaking, speaks
from srccompare.documents.attribution.introduced import (
    FIRST_PERSON,
    OPENING_TOKENS,
    end_of_words,
    speaks_of_himself,
    writer,
)
from srccompare.documents.attribution.noun_phrases import opening_subject, subject_before
from srccompare.documents.attribution.quoted import LEAST_QUOTED
from srccompare.documents.attribution.reading import Range, Reading
from srccompare.documents.attribution.speakers import WHO
from srccompare.documents.attribution.verbs import Found, modified_from, possessor
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.grammar.forms import is_verb_form
from srccompare.documents.text.structure import single_words

OWN_SHARE = 0.25
"""Share of paragraphs without marks that say "I": above it the article is told by somebody. A guess."""
OWN_PARAGRAPHS = 3
"""Such paragraphs that any article may have. A guess: one letter."""
NUMERAL = "I"
SENT = closed_class("sent_text")
OF_ANOTHER = closed_class("third_person_one")


def tells_of_himself(reading: Reading) -> bool:
    """Whether an article says "I" all over, and so is told by its author."""
    own = sum(says_i(reading, *paragraph) for paragraph in reading.paragraphs)
    return own > max(OWN_PARAGRAPHS, OWN_SHARE * len(reading.paragraphs))


def says_i(reading: Reading, first: int, stop: int) -> bool:
    """Whether "I" or "we" stands outside quotations; "World War I" and "US" say nothing of the kind."""
    if FIRST_PERSON.isdisjoint(reading.word[first:stop]):
        return False
    for at in range(first, stop):
        if reading.word[at] not in FIRST_PERSON or reading.quote[at] >= 0:
            continue
        written = reading.written[at]
        numeral = written == NUMERAL and at > first and reading.bits[at - 1] & classes.NAME
        if not numeral and (written == NUMERAL or not written.isupper()):
            return True
    return False


def heard_alone(reading: Reading, paragraph: int) -> Found | None:
    """The attribution of a paragraph in another voice to whom the sentence before it tells of."""
    if not paragraph:
        return None
    first, stop = reading.paragraphs[paragraph]
    if reading.quote[first] < 0 and not says_i(reading, first, stop):
        return None
    row = bisect_right(reading.sentences, (first, first)) - 1
    begin, end = reading.sentences[row]
    if (
        end != first
        or end - begin > OPENING_TOKENS
        or any(reading.quote[at] >= 0 for at in range(begin, end))
    ):
        return None
    if is_one_quotation(reading, paragraph):
        told = [at for at in range(begin, end - 1) if leads_over(reading, at) or says(reading, at)]
        heard = teller_before(reading, begin, end, told) if told else None
        return Found(*heard, [(first, stop)], sure=True) if heard is not None else None
    if not speaks_of_himself(reading, first, stop) or says_i(reading, *reading.paragraphs[paragraph - 1]):
        return None
    if any(tells_of_another(reading, at) for at in range(first, stop)):
        return None
    told = [at for at in range(begin, end - 1) if leads_over(reading, at) and stands_alone(reading, at)]
    if not reading.bits[end - 1] & classes.COLON:
        if any(reading.word[at] in OF_ANOTHER for at in range(first, stop)):
            # "Ann Lee replied.", and the reporter: "I asked her about it."
            return None
        # An outlet says "we", too: then the sentence before has to tell of a letter or the like.
        alone = any(reading.word[at] in closed_class("first_person_one") for at in range(first, stop))
        sent = any(reading.word[at] in SENT or reading.bits[at] & classes.ENDS_ED for at in told)
        if not told or not (alone or sent):
            return None
    heard = teller_before(reading, begin, end, told)
    if heard is None or reading.bits[heard[0][0]] & classes.PRONOUN:
        return None
    return Found(*heard, [(first, end_of_words(reading, first))], sure=True)


def is_one_quotation(reading: Reading, paragraph: int) -> bool:
    """Whether a paragraph is one quotation, and no part of speech that goes on in the next."""
    first, stop = reading.paragraphs[paragraph]
    row = reading.quote[first]
    if (
        row < 0
        or stop - first < LEAST_QUOTED
        or reading.quotations[row] != (first, stop)
        or reading.titles[row]
    ):
        return False
    goes_on = paragraph + 1 < len(reading.paragraphs) and reading.quote[stop] >= 0
    return bool(reading.bits[stop - 2] & classes.STOP) and not goes_on


def teller_before(reading: Reading, low: int, stop: int, told: Sequence[int]) -> tuple[Range, Range] | None:
    """Source and cue of a sentence that leads over to another voice; ``told`` are its words that do."""
    source = next((held for at in told if (held := holder_of(reading, at, low)) is not None), None)
    source = source or spoken_of(reading, low, stop - 1)
    if source is None or not speaks(reading, source):
        return None
    behind = (at for at in told if at >= source[1])
    verb = next((at for at in range(source[1], stop - 1) if is_verb_form(reading.word[at])), stop - 1)
    if verb == stop - 1 and not reading.bits[verb] & classes.COLON:
        # "Full text."
        return None
    cue = next(behind, verb)
    return writer(reading, low, source, (cue, cue + 1)), (cue, cue + 1)


def leads_over(reading: Reading, token: int) -> bool:
    """Whether a word tells of a text or of an answer: "her letter", "he dissented"."""
    word = reading.word[token]
    return word in SENT or word in closed_class("speech_act")


def stands_alone(reading: Reading, token: int) -> bool:
    """Whether no object follows a verb of answering: "Lee answered on Monday", not "answered a call"."""
    if reading.word[token] not in closed_class("answering"):
        return True
    behind, after = reading.bits[token + 1], reading.word[token + 1]
    circumstance = classes.TIME | classes.ADVERB | classes.ENDS_LY | classes.PREPOSITION
    return bool(behind & (classes.MARK | circumstance)) and after not in closed_class("infinitive_marker")


def says(reading: Reading, token: int) -> bool:
    """Whether a word outside quotations is a past verb of saying."""
    noun = classes.NOUN_FORM | classes.BASE_FORM
    return reading.word[token] in speaking() and reading.quote[token] < 0 and not reading.bits[token] & noun


def tells_of_another(reading: Reading, token: int) -> bool:
    """Whether a verb of saying has somebody else beside it: "Lee told us", but not "I was told"."""
    beside = (at for at in (token - 1, token + 1) if reading.word[at] not in FIRST_PERSON)
    return says(reading, token) and any(reading.bits[at] & WHO for at in beside)


def holder_of(reading: Reading, noun: int, low: int) -> Range | None:
    """Who holds a text: "the bishop's full apology"."""
    clitic = modified_from(reading, noun, low) - 1
    if clitic <= low or not reading.bits[clitic] & classes.CLITIC:
        return None
    return possessor(reading, clitic, low), clitic


def spoken_of(reading: Reading, low: int, stop: int) -> Range | None:
    """Whom a sentence is about: a name or body in its subject, or the holder of the text it tells of."""
    texts = single_words("source_words", "text_of_others")
    source = opening_subject(reading, low, stop) or names_at(reading, low, stop)
    source = source or before_verb(reading, low, stop)
    if source is None:
        return None
    noun = next((at for at in range(*source) if reading.word[at] in texts), None)
    if noun is not None:
        return source[0], noun + 1
    person = any(reading.bits[at] & (WHO | classes.PRONOUN) for at in range(*source))
    return with_name(reading, source, stop) if person else None


def before_verb(reading: Reading, low: int, stop: int) -> Range | None:
    """The noun phrase before the first verb of a sentence, behind a phrase that opens it."""
    first = low
    if reading.bits[low] & classes.PREPOSITION:
        first = next((at + 1 for at in range(low, stop) if reading.bits[at] & classes.COMMA), stop)
    places = range(first + 1, stop)
    verb = next((at for at in places if is_verb_form(reading.word[at]) and not reading.bits[at] & WHO), None)
    return subject_before(reading, verb - 1, first) if verb is not None else None


def with_name(reading: Reading, source: Range, stop: int) -> Range:
    """A source with the name between commas behind it: "the general secretary, Ann Lee,"."""
    first, end = source
    if not reading.bits[end] & classes.COMMA:
        return source
    behind = end + 1
    while behind < stop and reading.bits[behind] & classes.NAME:
        behind += 1
    return (first, behind) if behind > end + 1 and reading.bits[behind] & classes.COMMA else source


def names_at(reading: Reading, low: int, stop: int) -> Range | None:
    """The name that a sentence without a verb opens with: "Coach Ann Lee on the defeat:"."""
    end = low
    while end < stop and reading.bits[end] & classes.NAME:
        end += 1
    return (low, end) if end - low > 1 else None
