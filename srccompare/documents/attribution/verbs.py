"""What a verb attributes to whom: active, passive, inverted, with a source of its own or a borrowed one."""

from __future__ import annotations

from dataclasses import dataclass

from srccompare.documents.attribution import classes, cues
from srccompare.documents.attribution.content import (
    chosen,
    clause_end,
    part_before,
    past_addressee,
    past_circumstance,
    quotation_before,
    shortened,
    trim,
)
from srccompare.documents.attribution.cues import Cue, VerbGroup
from srccompare.documents.attribution.noun_phrases import opening_subject, source_after, subject_before
from srccompare.documents.attribution.reading import Range, Reading
from srccompare.documents.text.closed_classes import closed_class

NICKNAME = 5
"""Tokens of a quotation, marks included, that may be somebody's name."""
LONGEST_MODIFIER = 3
"""Words between a holder and what it claims: "her long-held public claim"."""
NO_MODIFIER = classes.DETERMINER | classes.PREPOSITION | classes.CONJUNCTION | classes.AUXILIARY | classes.BE
NO_MODIFIER |= classes.PRONOUN | classes.RELATIVE | classes.VERB | classes.POSSESSIVE | classes.CLITIC
NO_MODIFIER |= classes.NAME
"""Classes of words that do not stand between a holder and what it claims."""


@dataclass(slots=True)
class Found:
    """One attribution as token ranges; ``kinds`` are those of its cue, ``sure`` marks patterns to trust."""

    source: Range | None
    cue: Range
    content: list[Range]
    kinds: frozenset[str] = frozenset()
    sure: bool = False


def report(
    reading: Reading, cue: Cue, group: VerbGroup, low: int, stop: int, previous: Found | None
) -> Found | None:
    """The attribution a cue makes in the tokens from ``low`` to ``stop`` of its sentence, None for none."""
    if reading.word[cue.first] in closed_class("of_courts") and not in_court(reading, cue, group, low):
        return None
    if asked_first(reading, cue, low):
        return asked(reading, cue, stop)
    state = cue.is_a(cues.STATE)
    if state and not group.passive and not mind_after_be(reading, group, cue):
        return None
    if group.passive and not state:
        return passive(reading, cue, group, low, stop)
    if reading.word[cue.stop] in closed_class("agent_marker") and may_have_agent(reading, cue):
        return by_agent(reading, cue, group, low, stop)
    if cue.kinds == {cues.PASSIVE}:
        return reduced_passive(reading, cue, group, low, stop)
    return active(reading, cue, group, low, stop, previous)


def in_court(reading: Reading, cue: Cue, group: VerbGroup, low: int) -> bool:
    """Whether a court or judge "held that", not "the cup he held that was cracked"."""
    source = None if group.passive else subject_before(reading, group.first - 1, low)
    told = reading.bits[cue.stop + 1 : cue.stop + 2]
    if source is None or any(bits & (classes.AUXILIARY | classes.BE) for bits in told):
        return False
    return any(reading.word[at] in closed_class("court") for at in range(*source))


def active(
    reading: Reading, cue: Cue, group: VerbGroup, low: int, stop: int, previous: Found | None
) -> Found | None:
    """The attribution of a verb in the active voice: "Smith said", "said Smith", ", adding"."""
    asks = cue.is_a(cues.REQUEST) and reading.quote[cue.first - 1] >= 0
    behind = inverted_source(reading, cue, group, low, stop) if asks or cue.is_a(cues.SPEECH) else None
    if behind is not None:
        found = around(reading, cue, group.first, behind, low, group.first, stop)
        return at_end(found, stop) if found is not None else None
    adding = cue.participle and group.first == cue.first
    source = None
    if not group.infinitive and not (adding and reading.bits[group.first - 1] & classes.COMMA):
        source = subject_before(reading, group.first - 1, low)
    if source is not None and cue.is_a(cues.IMPRESSION):
        return impression(reading, cue, group, source, stop)
    if source is not None:
        limit = clause_end(reading, source[0], cue.stop, low, stop)
        return around(reading, cue, group.first, source, low, source[0], limit)
    source = borrowed_source(reading, group, cue, low, previous)
    if source is None:
        return None
    return around(reading, cue, group.first, source, group.first, group.first, stop)


def at_end(found: Found, stop: int) -> Found:
    """An inverted attribution, to be trusted where its source ends the sentence: "…, warns an expert."."""
    last = found.content[-1][1] if found.content else stop
    found.sure = found.source is not None and last <= found.cue[0] and found.source[1] >= stop - 1
    return found


def impression(reading: Reading, cue: Cue, group: VerbGroup, subject: Range, stop: int) -> Found | None:
    """The attribution of "Smith seemed to agree": what is said of the subject, by nobody in particular."""
    rest = trim(reading, cue.stop, stop)
    if rest is None:
        return None
    return Found(None, (group.first, cue.stop), [subject, shortened(reading, rest, cue)], cue.kinds)


def around(
    reading: Reading, cue: Cue, verb: int, source: Range, low: int, edge: int, stop: int
) -> Found | None:
    """The attribution of a cue whose source is known; source and cue begin at ``edge``."""
    inverted = source[0] > cue.first
    after = source[1] if inverted else cue.stop
    if cue.is_a(cues.ADDRESS, cues.REQUEST) and not inverted:
        after = past_addressee(reading, cue, after, stop)
    relative = reading.bits[source[0]] & classes.RELATIVE and source[1] - source[0] == 1
    left = part_before(reading, edge, low) if not relative else None
    if not inverted and cue.is_a(cues.SPEECH):
        begin = past_circumstance(reading, after, stop)
        # "added to the Times: …" and '"…," he said of Hill', but not "warned of a storm"
        topic = reading.bits[after] & classes.TOPIC and not reading.bits[begin] & classes.COLON
        after = begin if left or not topic else after
    right = trim(reading, after, stop)
    content = chosen(reading, cue, left, right, after, stop, inverted)
    if not content and edge == low and cue.is_a(cues.SPEECH):
        content = quotation_before(reading, low)
    return Found(source, (verb, cue.stop), content, cue.kinds) if content else None


def inverted_source(reading: Reading, cue: Cue, group: VerbGroup, low: int, stop: int) -> Range | None:
    """The source in '"…," said Smith', None when the source does not follow the cue."""
    bits = reading.bits
    if group.first != cue.first or cue.first <= low or cue.participle:
        return None
    before = cue.first - 1
    after_quotation = reading.quote[before] >= 0
    if after_quotation and is_name(reading, reading.quotations[reading.quote[before]], low):
        return None
    if not after_quotation and not bits[before] & (classes.COMMA | classes.DASH):
        return None
    found = source_after(reading, cue.stop, stop)
    if found is None or after_quotation or reading.quote[before - 1] >= 0:
        return found
    # "Smith, a lawyer, said John had left": what follows must be a phrase and nothing more
    after = bits[found[1]] if found[1] < stop else classes.STOP
    if whole_before(reading, low, before) and found[1] < stop <= found[1] + 1 + bool(after & classes.MARK):
        # "However, the plan is bad, warns an expert.": the cue can only report what precedes
        return found
    ends = after & (classes.BREAK | classes.TIME | classes.PREPOSITION) or reading.quote[found[1]] >= 0
    if not ends or (subject_before(reading, before, low) and not bits[found[1] - 1] & classes.NAME):
        return None
    return found


def is_name(reading: Reading, quotation: Range, low: int) -> bool:
    """Whether a quotation before a verb is a name: 'a farmer known as “Hawk” said the field was dry'."""
    first, stop = quotation
    ends = reading.bits[stop - 2] & (classes.COMMA | classes.STOP)
    return first > low and stop - first <= NICKNAME and not ends


def whole_before(reading: Reading, low: int, stop: int) -> bool:
    """Whether what precedes an inverted cue may be a clause: it has an auxiliary or a form of be."""
    bits = reading.bits
    if any(bits[token] & classes.RELATIVE for token in range(low, stop)):
        return False
    return any(bits[token] & (classes.AUXILIARY | classes.BE) for token in range(low + 1, stop))


def borrowed_source(
    reading: Reading, group: VerbGroup, cue: Cue, low: int, previous: Found | None
) -> Range | None:
    """The source of a cue without a subject of its own: ", adding that", "and called for"."""
    bits, token = reading.bits, group.first
    if group.infinitive:
        return None
    before = bits[token - 1] if token > low else classes.STOP
    if not cue.participle:
        joined = before & classes.CONJUNCTION or (before & classes.COMMA and previous is not None)
        if not joined:
            return None
    if previous is not None and cues.IMPRESSION in previous.kinds:
        return previous.content[0]
    if previous is not None and previous.source is not None:
        # "Smith, who said A, added B": the second cue belongs to Smith, not to "who"
        relative = reading.bits[previous.source[0]] & classes.RELATIVE
        if not relative or before & classes.CONJUNCTION:
            return previous.source
    return opening_subject(reading, low, token)


def asked_first(reading: Reading, cue: Cue, low: int) -> bool:
    """Whether a sentence opens with "Asked whether …," or "When asked about …,"."""
    if not cue.is_a(cues.REQUEST) or not reading.bits[cue.first] & classes.ENDS_ED:
        return False
    return cue.first == low or (cue.first == low + 1 and bool(reading.bits[low] & classes.REASON))


def asked(reading: Reading, cue: Cue, stop: int) -> Found | None:
    """The question in "Asked whether it would rain, Smith said …": nobody is named for it."""
    token, source = cue.stop, None
    if reading.word[token] in closed_class("agent_marker"):
        source = source_after(reading, token + 1, stop)
        token = source[1] if source else token
    comma = next((place for place in range(token, stop) if reading.bits[place] & classes.COMMA), None)
    question = trim(reading, token, comma) if comma is not None else None
    return Found(source, (cue.first, cue.stop), [question], frozenset((cues.REQUEST,))) if question else None


def may_have_agent(reading: Reading, cue: Cue) -> bool:
    """Whether "by" after a cue names the source ("criticized by"), not the means ("said by telephone")."""
    if not reading.bits[cue.first] & (classes.ENDS_ED | classes.PARTICIPLE):
        return False
    return cue.is_a(cues.ATTITUDE, cues.PASSIVE) and reading.word[cue.first] not in closed_class("said")


def mind_after_be(reading: Reading, group: VerbGroup, cue: Cue) -> bool:
    """Whether an adjective such as "confident" is said of somebody: "they are confident that"."""
    return any(reading.bits[token] & (classes.BE | classes.CLITIC) for token in range(group.first, cue.first))


def passive(reading: Reading, cue: Cue, group: VerbGroup, low: int, stop: int) -> Found | None:
    """The attribution of "is expected to", "was described by analysts as": the subject is reported on."""
    subject = subject_before(reading, group.first - 1, low)
    after, source = cue.stop, None
    if reading.word[after] in closed_class("agent_marker"):
        source = source_after(reading, after + 1, stop)
        after = source[1] if source else after
    if source is None and not cue.is_a(cues.PASSIVE):
        return None
    if subject is not None and reading.bits[subject[0]] & classes.RELATIVE:
        # "The lobby, which has been seen as an enemy, said that": the comma closes what hangs on the lobby.
        stop = next((at for at in range(after, stop - 1) if leads_back(reading, at)), stop)
    rest = trim(reading, after, stop)
    content = [subject] if subject and not expletive(reading, subject, rest) else []
    content += [shortened(reading, rest, cue)] if rest else []
    if not content or (source is None and rest is None):
        return None
    return Found(source, (group.first, cue.stop), content, cue.kinds)


def leads_back(reading: Reading, token: int) -> bool:
    """Whether a comma stands before the verb of the sentence."""
    verb = classes.AUXILIARY | classes.BE | classes.VERB | classes.CUE_FORM
    after = reading.bits[token + 1]
    comma = reading.bits[token] & classes.COMMA and reading.quote[token] < 0
    return bool(comma and after & verb and not after & (classes.NOUN_FORM | classes.NAME))


def expletive(reading: Reading, subject: Range, rest: Range | None) -> bool:
    """Whether the subject only keeps the place of a clause: "it is assumed that"."""
    if rest is None or reading.word[subject[0]] != "it":
        return False
    return bool(reading.bits[rest[0]] & classes.CLAUSE_OPENER)


def reduced_passive(reading: Reading, cue: Cue, group: VerbGroup, low: int, stop: int) -> Found | None:
    """The attribution of "a state seen as decisive"."""
    subject = subject_before(reading, group.first - 1, low)
    rest = trim(reading, cue.stop, stop)
    if (
        subject is None
        or rest is None
        or reading.bits[subject[0]] & classes.PRONOUN
        or group.first < cue.first
    ):
        return None
    return Found(None, (group.first, cue.stop), [subject, shortened(reading, rest, cue)], cue.kinds)


def by_agent(reading: Reading, cue: Cue, group: VerbGroup, low: int, stop: int) -> Found | None:
    """The attribution of "a plan criticized by Smith as costly"."""
    source = source_after(reading, cue.stop + 1, stop)
    if source is not None and group.first - 1 == low and reading.word[low] == "as":
        rest = trim(reading, source[1], stop)
        return Found(source, (group.first, cue.stop + 1), [rest], cue.kinds) if rest else None
    subject = subject_before(reading, group.first - 1, low)
    if source is None or subject is None:
        return None
    content = [subject]
    if source[1] < stop and reading.word[source[1]] in closed_class("source_end"):
        rest = trim(reading, source[1], stop)
        content += [shortened(reading, rest, cue)] if rest else []
    return Found(source, (group.first, cue.stop + 1), content, cue.kinds)


def nominal(reading: Reading, cue: Cue, low: int, stop: int) -> Found | None:
    """The attribution of "Smith's claim that", "their long-held fears that"."""
    bits, word = reading.bits, reading.word
    first = modified_from(reading, cue.first, low)
    holder = first - 1
    if holder < low or reading.quote[holder] >= 0:
        return None
    source = None
    if bits[holder] & classes.POSSESSIVE:
        source = (holder, first)
    elif (
        bits[holder] & classes.CLITIC
        and holder > low
        and word[holder - 1] not in closed_class("clause_subject")
    ):
        source = (possessor(reading, holder, low), first)
    rest = trim(reading, cue.stop, stop)
    if rest is None or (source is None and not (word[cue.stop] == "that" and exists(reading, holder, low))):
        return None
    return Found(source, (first, cue.stop), [shortened(reading, rest, cue)], cue.kinds)


def exists(reading: Reading, token: int, low: int) -> bool:
    """Whether "there is", "there have been no" ends with this token: the noun after it has no holder."""
    verb = classes.BE | classes.AUXILIARY | classes.ADVERB | classes.DETERMINER | classes.QUANTIFIER
    while (
        token > low and reading.word[token] not in closed_class("existential") and reading.bits[token] & verb
    ):
        token -= 1
    return reading.word[token] in closed_class("existential")


def possessor(reading: Reading, clitic: int, low: int) -> int:
    """Where the holder of "the port director's" begins."""
    first = clitic - 1
    while first > low and reading.bits[first - 1] & (classes.NAME | classes.ROLE):
        first -= 1
    return first - 1 if first > low and reading.bits[first - 1] & classes.DETERMINER else first


def modified_from(reading: Reading, noun: int, low: int) -> int:
    """The first of the words that tell more of a noun: "repeated" in "Smith's repeated claim"."""
    first = noun
    while first > low and noun - first < LONGEST_MODIFIER and plain(reading.bits[first - 1]):
        first -= 1
    return first


def plain(bits: int) -> bool:
    """Whether a word may stand between a holder and a noun: "repeated", "long-held"."""
    return bool(bits & classes.WORD) and not bits & NO_MODIFIER
