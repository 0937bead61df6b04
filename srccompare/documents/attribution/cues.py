"""Words that attribute: where they stand and in which voice they are used."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from srccompare import lexicon
from srccompare.documents.attribution import classes
from srccompare.documents.attribution.reading import Reading
from srccompare.documents.names import gazetteer
from srccompare.documents.spans import BoolArray, IntArray
from srccompare.documents.text import Text, shapes
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.grammar.forms import past_forms
from srccompare.documents.text.matching import Hits
from srccompare.documents.text.vocabulary import among

ACCORDING, SPEECH, ADDRESS, REQUEST, ATTITUDE, STATE, _, IMPRESSION, PASSIVE, NOUN = lexicon.load(
    "attribution_cues"
).categories

PARTING = closed_class("clause_end")
"""Words between a quotation and a verb that has nothing to do with it: "the “end” and smiled"."""
FEWEST_TOKENS = 4
"""Tokens of the shortest “No,” growled Lee."""
NO_CUE = classes.PREPOSITION | classes.AUXILIARY | classes.BE | classes.ADVERB | classes.ROLE
SPEAKER = classes.DETERMINER | classes.QUANTIFIER | classes.POSSESSIVE | classes.ROLE | classes.PRONOUN
"""Classes of words that a speaker beside an unlisted verb may begin with, names apart."""
TO_WHOM = classes.DETERMINER | classes.PRONOUN | classes.POSSESSIVE | classes.ADDRESSED | classes.QUANTIFIER
AWAY = classes.PREPOSITION | classes.ADVERB | classes.ENDS_LY | classes.TIME | classes.SUBORDINATOR
"""Classes of words that may follow a verb of saying whose quotation stands before it."""
OF_CLAUSE = (
    classes.AUXILIARY | classes.BE | classes.VERB | classes.RELATIVE | classes.PRONOUN | classes.ENDS_ED
)
SUBJECT_REACH = 10
"""Tokens of a subject between a quotation and its verb; of PolNeAR's in training 91 % have no more."""
HOW_TOKENS = 3
"""Tokens between an unlisted verb and the comma before its quotation: "that night"."""
NAME_REACH = 4
"""Tokens before a verb of manner in which its quotation ends: its subject stands between them."""
APPOSED_REACH = 14
"""The same where an apposition stands behind the subject."""


NAMED_OR_COUNTED = classes.NAME | classes.QUANTIFIER
HELPING = classes.AUXILIARY | classes.ADVERB | classes.ENDS_LY
"""Classes of words that stand before a verb and belong to it."""


class Cue(NamedTuple):
    """A cue word or phrase: its tokens and what kinds of cue it may be."""

    first: int
    stop: int
    kinds: frozenset[str]
    participle: bool = False
    """Whether it is a form such as "saying"."""

    def is_a(self, *kinds: str) -> bool:
        """Whether it may be one of these kinds."""
        return not self.kinds.isdisjoint(kinds)


class VerbGroup(NamedTuple):
    """A cue with its auxiliaries: the first token, and how the verb is used."""

    first: int
    passive: bool
    infinitive: bool


def find_cues(documents: Text, outside: BoolArray, low: IntArray) -> tuple[list[Cue], list[int]]:
    """Every possible cue ``outside`` quotations and furniture, the longest where some overlap.

    ``low`` is the first token of each article; the tokens of a cue are counted from it. With them comes
    where in the batch each cue begins.
    """
    words = lexicon.load("attribution_cues")
    hits, manner = documents.hits(words), documents.hits(lexicon.load("manner_verbs"))
    unlisted = unlisted_verbs(documents, outside)
    keep, spoken = outside[hits.first], outside[manner.first] & beside_words(documents, outside, manner)
    # "“Write it down,” Lee sniped at the clerk": beside such a quotation any verb is one of speech.
    saying = np.isin(hits.category, [words.categories.index(kind) for kind in (SPEECH, ADDRESS, REQUEST)])
    keep &= saying | ~np.isin(hits.first, unlisted)
    first = np.concatenate([hits.first[keep], manner.first[spoken]])
    stop = np.concatenate([hits.stop[keep], manner.stop[spoken]])
    speech = np.full(int(spoken.sum()), words.categories.index(SPEECH))
    category = np.concatenate([hits.category[keep], speech])
    unlisted = np.setdiff1d(unlisted, first)
    particle = documents.is_word_of("closed_classes", "particle")[np.minimum(unlisted + 1, len(outside) - 1)]
    first = np.concatenate([first, unlisted])
    # "“I miss him,” choked out Lee"
    stop = np.concatenate([stop, unlisted + 1 + particle])
    category = np.concatenate([category, np.full(len(unlisted), words.categories.index(SPEECH))])
    order = np.lexsort((category, -stop, first))
    endings = documents.vocabulary.norms.column("attribution classes", classes.of_words, np.int64)
    participle = (endings[documents.tokens.norm[first[order]]] & classes.ENDS_ING) > 0
    before = low[documents.tokens.article[first[order]]]
    columns = (first[order], stop[order], before, category[order], participle)
    single = [frozenset((kind,)) for kind in words.categories]
    cues: list[Cue] = []
    places: list[int] = []
    last = -1
    for begin, end, start, number, ing in zip(*(column.tolist() for column in columns), strict=True):
        if begin >= last:
            cues.append(Cue(begin - start, end - start, single[number], ing))
            places.append(begin)
            last = end
        elif (begin, end) == (places[-1], last):
            cues[-1] = Cue(begin - start, end - start, cues[-1].kinds | single[number], ing)
    return cues, places


def unlisted_verbs(documents: Text, outside: BoolArray) -> IntArray:
    """Finite forms of any verb beside a quotation and who speaks: "“Never,” declaimed the actor."

    The quotation opens its sentence and has a comma, question or exclamation mark of its own, so that it is
    speech and no title: 'The sign, "Keep out," marked it' names nobody. The speaker stands behind the verb,
    or between quotation and verb ("“Never,” the actor declaimed."); or speaker and verb open the sentence
    that the quotation ends ("The actor declaimed, “Never.”").
    """
    if len(outside) < FEWEST_TOKENS:
        return np.zeros(0, np.int64)
    column = documents.vocabulary.norms.column
    bits = column("attribution classes", classes.of_words, np.int64)[documents.tokens.norm]
    behind = verbs_behind_speech(documents, outside, bits)
    found: IntArray = np.union1d(behind, verbs_before_speech(documents, outside, bits))
    return found


def finite_forms(documents: Text, outside: BoolArray, bits: IntArray) -> tuple[BoolArray, BoolArray]:
    """Which tokens may be verbs in the past, and which of them by their ending."""
    tokens = documents.tokens
    irregular = documents.vocabulary.norms.column("past forms no ending tells", among(past_forms()), bool)[
        tokens.norm
    ]
    plain = ((tokens.shape & shapes.CAPITAL) == 0) & outside & ((bits & NO_CUE) == 0)
    regular = ((bits & classes.ENDS_ED) > 0) & plain
    return regular | (irregular & plain), regular & ~irregular


def in_present(documents: Text, outside: BoolArray, bits: IntArray) -> BoolArray:
    """Which tokens may be verbs behind "he" or "she": "tuts", "frets", but not "boss"."""
    ends = documents.vocabulary.norms.column(
        "ends as verbs do behind he", lambda norms: [ends_as_present(norm) for norm in norms], bool
    )[documents.tokens.norm]
    lower = (documents.tokens.shape & shapes.CAPITAL) == 0
    noun = NO_CUE | classes.PLURAL | classes.NOUN_FORM | classes.TIME | classes.DETERMINER | classes.PRONOUN
    found: BoolArray = ends & lower & outside & ((bits & noun) == 0)
    return found


def ends_as_present(norm: str) -> bool:
    """Whether a word has the ending of "frets"."""
    return len(norm) > 3 and norm.isalpha() and norm.endswith("s") and not norm.endswith(("ss", "us", "is"))


def counted(mask: BoolArray) -> IntArray:
    """How many tokens before each place are marked."""
    return np.concatenate([[0], np.cumsum(mask)])


def verbs_behind_speech(documents: Text, outside: BoolArray, bits: IntArray) -> IntArray:
    """The verbs in "“Never,” declaimed the actor." and "“Never,” the actor declaimed."."""
    tokens, size = documents.tokens, len(outside)
    past, regular = finite_forms(documents, outside, bits)
    present = in_present(documents, outside, bits)
    lower = (tokens.shape & shapes.CAPITAL) == 0
    place = np.flatnonzero(past | present)
    place = place[(place >= FEWEST_TOKENS - 2) & (place + 1 < size)]
    first = documents.sentence_bounds[0][documents.sentence[place]]
    # "But “never,” declaimed the actor."
    first = first + (outside[first] & ((bits[first] & classes.CONJUNCTION) > 0))
    # The words between the quotation that opens the sentence and the verb.
    before = counted(outside)
    between = before[place] - before[first]
    opened = (~outside[first]) & (between <= SUBJECT_REACH)
    place, between = place[opened], between[opened]
    closing = place - between - 1
    together = before[place] - before[np.maximum(closing, 0)] == between
    same = documents.sentence[closing] == documents.sentence[place]
    closed = ~outside[closing] & ((tokens.shape[closing] & shapes.MARK) > 0) & together & same
    spoken = (tokens.shape[closing - 1] & (shapes.COMMA | shapes.TERMINAL)) > 0
    other = documents.is_word_of("closed_classes", "not_of_telling")
    particle = documents.is_word_of("closed_classes", "particle")
    # "The band played on Monday": no verb with a particle
    particle = particle & ~np.append((bits[1:] & classes.TIME) > 0, False)
    # "“Mamma Mia!” brought the house down": irregular verbs tell of speech with a particle ("spat out"), and
    # a text "read" what it says.
    sure = ~past[place] | regular[place] | particle[np.minimum(place + 1, size - 1)]
    sure |= documents.is_word_of("closed_classes", "of_writing")[place]
    # "“Jeopardy!” opened the season" tells of a work, whatever mark ends its title.
    comma = (tokens.shape[closing - 1] & shapes.COMMA) > 0
    sure &= comma | (past[place] & lower[closing - 2] & ~outside[closing - 2])
    sure &= ~documents.is_word_of("closed_classes", "of_a_work")[place]
    behind = place + 1 + (particle[np.minimum(place + 1, size - 1)] & (place + 2 < size))
    who = (bits[behind] & SPEAKER > 0) | ((tokens.shape[behind] & shapes.CAPITAL) > 0)
    # "“Never,” tuts Lee", "… tuts the clerk", but not "“Never,” banners the length of the street"
    office = (bits[behind] & classes.DETERMINER > 0) & (
        bits[np.minimum(behind + 1, size - 1)] & classes.ROLE > 0
    )
    who &= past[place] | office | ((tokens.shape[behind] & shapes.CAPITAL) > 0)
    inverted = (between == 0) & who & outside[behind]
    # "“Never,” a man in a green coat declaimed": a long subject holds no clause of its own.
    cue_form = (bits & classes.CUE_FORM) > 0
    clause = counted(((bits & OF_CLAUSE) > 0) | cue_form)
    subject = (bits[closing + 1] & SPEAKER > 0) | ((tokens.shape[closing + 1] & shapes.CAPITAL) > 0)
    subject &= (between <= NAME_REACH) | (clause[place] == clause[closing + 1])
    ends = (tokens.shape[behind] & (shapes.COMMA | shapes.TERMINAL | shapes.COLON)) > 0
    # "The group led by Lee said", "rushed to help": another verb is that of the sentence.
    listed = counted(cue_form & outside & ((bits & NO_CUE) == 0))
    last = documents.sentence_bounds[1][documents.sentence[place]]
    alone = listed[last] == listed[place + 1]
    to_whom = documents.is_word_of("closed_classes", "infinitive_marker")[behind]
    to_whom &= (bits[np.minimum(behind + 1, size - 1)] & TO_WHOM) > 0
    ends |= ((bits[behind] & AWAY) > 0) & alone & (~other[behind] | to_whom)
    commas = counted((tokens.shape & shapes.COMMA) > 0)
    whole = commas[place] == commas[closing + 1]
    straight = (between > 0) & subject & ends & whole
    # "“Never,” fans of the league say": a plural, and no verb
    found: IntArray = place[closed & spoken & sure & (inverted | straight) & (past[place] | alone)]
    return found


def verbs_before_speech(documents: Text, outside: BoolArray, bits: IntArray) -> IntArray:
    """The verbs in "The actor declaimed, “Never.”": a capital behind the mark, and nobody else who speaks."""
    tokens, size = documents.tokens, len(outside)
    past, _ = finite_forms(documents, outside, bits)
    opening = np.flatnonzero(~outside[2:-1] & outside[1:-2]) + 2
    opening = opening[(tokens.shape[opening - 1] & (shapes.COMMA | shapes.COLON)) > 0]
    opening = opening[(tokens.shape[opening + 1] & shapes.CAPITAL) > 0]
    # "Declaimed loudly that night, “…”"
    place = opening - 2
    how = (bits & (classes.ADVERB | classes.ENDS_LY | classes.TIME | classes.DETERMINER)) > 0
    how |= documents.is_word_of("closed_classes", "particle") | ((bits & classes.TIME_NOUN) > 0)
    how |= documents.is_word_of("closed_classes", "pointing_time")
    for _ in range(HOW_TOKENS):
        place = place - (how[place] & ~past[place])
        place = np.maximum(place, 0)
    sentence = documents.sentence
    same = (sentence[place] == sentence[opening]) & (place > documents.sentence_bounds[0][sentence[opening]])
    # Behind the quotation the sentence ends, or goes on with what the speaker did.
    outer = np.flatnonzero(outside)
    rank = np.searchsorted(outer, opening)
    closed = np.append(outer, size)[rank]
    after = np.minimum(closed, size - 1)
    goes_on = (closed < size) & (sentence[after] == sentence[opening])
    ended = (tokens.shape[np.minimum(closed, size) - 2] & (shapes.COMMA | shapes.TERMINAL)) > 0
    quiet = ~goes_on | ((bits[after] & (classes.CONJUNCTION | classes.SUBORDINATOR)) > 0)
    said = counted(((bits & classes.CUE_FORM) > 0) & outside & ((bits & NO_CUE) == 0))
    begin, last = (
        documents.sentence_bounds[0][sentence[opening]],
        documents.sentence_bounds[1][sentence[opening]],
    )
    alone = (said[place] == said[begin]) & (said[last] == said[place + 1])
    work = documents.is_word_of("closed_classes", "of_a_work")
    # "A wall that read, “Stop.”"
    relative = (bits[np.maximum(place - 1, 0)] & classes.RELATIVE) > 0
    # "The orchestra rehearsed, “The Planets.”", "a slogan emerged, “Yes we can.”"
    lower = (tokens.shape & shapes.CAPITAL) == 0
    word = (tokens.shape & shapes.WORD) > 0
    small = counted(lower & word & ~outside)
    told = small[np.minimum(closed, size)] > small[opening]
    who = counted(are_people(documents, bits))
    single = place == begin + 1
    speaker = (who[place] > who[begin]) | (single & ((bits[begin] & classes.DETERMINER) == 0))
    sure = told & speaker & ~work[place] & ~relative
    found: IntArray = place[same & past[place] & ended & quiet & alone & sure]
    return found


def are_people(documents: Text, bits: IntArray) -> BoolArray:
    """Which tokens may name who speaks: a capital inside a sentence, a given name, an office, "mother"."""
    people = gazetteer.person_words() | set(gazetteer.given_names()) | closed_class("person_subject")
    known = documents.vocabulary.norms.column("words for people", among(people), bool)[documents.tokens.norm]
    inside = np.append(False, documents.sentence[1:] == documents.sentence[:-1])
    capital = (documents.tokens.shape & shapes.CAPITAL) > 0
    found: BoolArray = known | ((bits & classes.ROLE) > 0) | (capital & inside)
    return found


def beside_words(documents: Text, outside: BoolArray, verbs: Hits) -> BoolArray:
    """Which verbs of manner report: those with a quotation, a colon or a clause beside them.

    "“Never,” smiled Lee", "“Never,” Ann Lee smiled", "Lee smiled: …", "Lee grumbled that …", but not "he
    called it “the end” and smiled".
    """
    size = len(outside)
    quoted = np.append(~outside, False)
    comma = np.append((documents.tokens.shape & shapes.COMMA) > 0, False)
    marked = quoted | (comma & np.concatenate([[False], quoted[:-1]]))
    norm = documents.tokens.norm
    parts = documents.vocabulary.norms.column(
        "parts a quotation from its verb",
        lambda norms: [one in PARTING or not one[:1].isalnum() for one in norms],
        bool,
    )[norm]
    before = np.zeros(len(verbs), bool)
    near = np.ones(len(verbs), bool)
    for back in range(1, NAME_REACH + 1):
        place = verbs.first - back
        near &= place >= 0
        before |= near & marked[np.maximum(place, 0)]
        near &= ~parts[np.maximum(place, 0)]
    before |= behind_apposition(documents, outside, verbs)
    behind = np.minimum(verbs.stop, size - 1)
    comma_or_colon = (documents.tokens.shape[behind] & (shapes.COMMA | shapes.COLON)) > 0
    colon = (documents.tokens.shape[behind] & shapes.COLON) > 0
    clause = documents.is_word_of("clause_words", "clause_opener")[behind]
    after = quoted[verbs.stop] | (comma_or_colon & quoted[np.minimum(verbs.stop + 1, size)]) | colon | clause
    reports: BoolArray = before | (after & (verbs.stop < size))
    return reports


def behind_apposition(documents: Text, outside: BoolArray, verbs: Hits) -> BoolArray:
    """Which verbs stand behind an apposition whose head follows speech: "“Never,” Lee, a cook, mumbled"."""
    comma = (documents.tokens.shape & shapes.COMMA) > 0
    ended = comma | ((documents.tokens.shape & shapes.TERMINAL) > 0)
    other = (documents.tokens.shape & shapes.MARK) > 0
    found = np.zeros(len(verbs), bool)
    near = (verbs.first > 1) & comma[np.maximum(verbs.first - 1, 0)] & outside[np.maximum(verbs.first - 1, 0)]
    for back in range(2, APPOSED_REACH + 1):
        place = np.maximum(verbs.first - back, 1)
        closes = other[place] & ~outside[place] & ended[place - 1]
        same = documents.sentence[place] == documents.sentence[np.minimum(verbs.first, len(outside) - 1)]
        found |= near & closes & same & (verbs.first > back)
        near &= outside[place] & same
    return found


def verb_group(reading: Reading, cue: Cue, low: int) -> VerbGroup:
    """The auxiliaries and adverbs before a cue ("has long been", "went on to")."""
    bits, word = reading.bits, reading.word
    first, passive, infinitive = cue.first, False, False
    while first > low and reading.quote[first - 1] < 0:
        before = bits[first - 1]
        if word[first - 1] == "to" and not infinitive:
            if first - 2 >= low and bits[first - 2] & classes.CHAIN:
                first -= 2
                continue
            infinitive = True
        elif before & classes.CLITIC:
            # "he's said", but "Smith's said"
            if first - 2 < low or not bits[first - 2] & (classes.PRONOUN | classes.RELATIVE):
                break
        elif before & classes.BE:
            passive = passive or (word[first - 1] != "being" and only_adverbs(reading, first, cue.first))
        elif (
            before & NAMED_OR_COUNTED and word[first - 1] not in closed_class("predeterminer")
        ) or not before & HELPING:
            break
        first -= 1
    participle = bits[cue.first] & (classes.ENDS_ED | classes.PARTICIPLE)
    return VerbGroup(first, passive and bool(participle), infinitive)


def only_adverbs(reading: Reading, first: int, stop: int) -> bool:
    """Whether nothing but adverbs stands between an auxiliary and its verb."""
    return all(reading.bits[token] & (classes.ADVERB | classes.ENDS_LY) for token in range(first, stop))


def is_noun(reading: Reading, cue: Cue, group: VerbGroup, low: int) -> bool:
    """Whether the word is a noun or an adjective here: "the claims", "his stated aim", "to report"."""
    bits, token = reading.bits, cue.first
    if bits[token] & classes.NAME and token > low:
        return True
    if group.first < token:
        return False
    before = bits[token - 1] if token > low else 0
    if before & classes.PREPOSITION and is_gerund(reading, cue):
        return False
    if before & (classes.DETERMINER | classes.PREPOSITION | classes.CLITIC):
        return not before & (classes.PRONOUN | classes.RELATIVE | classes.QUANTIFIER)
    if bits[token] & classes.BASE_FORM and not takes_base_form(reading, token - 1, low):
        return True
    if not bits[token] & classes.NOUN_FORM:
        return False
    after = bits[cue.stop]
    if before & (classes.NAME | classes.PRONOUN | classes.RELATIVE | classes.CONJUNCTION) or token == low:
        return bool(after & (classes.AUXILIARY | classes.BE))
    clause = after & (classes.DETERMINER | classes.PRONOUN | classes.NAME) or reading.word[cue.stop] == "that"
    return not clause


def is_gerund(reading: Reading, cue: Cue) -> bool:
    """Whether a cue after a preposition is a verb: "by saying that", not "for the saying of"."""
    after = reading.bits[cue.stop]
    opens = classes.DETERMINER | classes.PRONOUN | classes.NAME | classes.MARK | classes.CLAUSE_OPENER
    return cue.participle and cue.is_a(SPEECH, ADDRESS) and bool(after & opens)


def takes_base_form(reading: Reading, before: int, low: int) -> bool:
    """Whether the word before a form such as "say" can be its subject."""
    if before < low:
        return False
    if reading.quote[before] >= 0:
        # “…,” say experts; “…,” hit back Lee
        return True
    seen, word = reading.bits[before], reading.word[before]
    if seen & classes.PRONOUN:
        return word in closed_class("plain_subject")
    if seen & (classes.RELATIVE | classes.QUANTIFIER | classes.CONJUNCTION | classes.PLURAL | classes.NAME):
        return True
    if seen & (classes.NUMBER | classes.ENDS_ED):
        return True
    return (word.endswith("s") and not word.endswith("ss")) or bool(seen & (classes.COMMA | classes.CLOSE))
