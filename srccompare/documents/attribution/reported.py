"""What a cue reports: the clause after it, the words before it, or both."""

from __future__ import annotations

from dataclasses import dataclass

from srccompare.documents.attribution import classes, cues
from srccompare.documents.attribution.cues import Cue, VerbGroup
from srccompare.documents.attribution.noun_phrases import PARTICLES, is_verb, source_after, subject_before
from srccompare.documents.attribution.reading import Range, Reading

EDGE = classes.COMMA | classes.COLON | classes.SEMICOLON | classes.DASH | classes.STOP
PAUSE = classes.COMMA | classes.COLON | classes.STOP | classes.DASH


@dataclass(slots=True)
class Found:
    """One attribution as token ranges; ``kinds`` are those of its cue."""

    source: Range | None
    cue: Range
    content: list[Range]
    kinds: frozenset[str] = frozenset()


def trim(reading: Reading, first: int, stop: int) -> Range | None:
    """A range without the punctuation and conjunctions at its edges, None where nothing is left."""
    bits = reading.bits
    while first < stop and (
        bits[first] & (EDGE | classes.CLOSE) or stop - first > 1 and reading.word[first] in ("and", "but")
    ):
        first += 1
    while stop > first and bits[stop - 1] & (EDGE | classes.OPEN):
        stop -= 1
    return (first, stop) if stop > first else None


def has_quotation(reading: Reading, part: Range | None) -> bool:
    """Whether a range holds quoted words."""
    return part is not None and any(reading.quote[token] >= 0 for token in range(*part))


def resumed_quotation(reading: Reading, part: Range | None) -> bool:
    """Whether a range goes on with a quotation after the cue rather than saying when or where."""
    if part is None or not has_quotation(reading, part):
        return False
    return reading.quote[part[0]] >= 0 or not reading.bits[part[0]] & (classes.CIRCUMSTANCE | classes.ENDS_ING)


def at_edge(reading: Reading, part: Range | None) -> bool:
    """Whether a range begins or ends with quoted words."""
    return part is not None and (reading.quote[part[0]] >= 0 or reading.quote[part[1] - 1] >= 0)


def report(
    reading: Reading, cue: Cue, group: VerbGroup, low: int, stop: int, previous: Found | None
) -> Found | None:
    """The attribution a cue makes in the tokens from ``low`` to ``stop`` of its sentence, None for none."""
    if asked_first(reading, cue, low):
        return asked(reading, cue, stop)
    if cue.is_a(cues.STATE):
        if not group.passive and not mind_after_be(reading, group, cue):
            return None
    elif group.passive:
        return passive(reading, cue, group, low, stop)
    if reading.word[cue.stop] == "by" and may_have_agent(reading, cue):
        return by_agent(reading, cue, group, low, stop)
    if cue.kinds == {cues.PASSIVE}:
        return reduced_passive(reading, cue, group, low, stop)
    if cue.is_a(cues.SPEECH):
        behind = inverted_source(reading, cue, group, low, stop)
        if behind:
            return around(reading, cue, group.first, behind, low, group.first, stop)
    ing = reading.word[cue.first].endswith("ing") and group.first == cue.first
    source = None
    if not group.infinitive and not (ing and reading.bits[group.first - 1] & classes.COMMA):
        source = subject_before(reading, group.first - 1, low)
    if source is not None:
        if cue.is_a(cues.IMPRESSION):
            rest = trim(reading, cue.stop, stop)
            return Found(None, (group.first, cue.stop), [source, shortened(reading, rest, cue)]) if rest else None
        limit = clause_end(reading, source[0], cue.stop, low, stop)
        return around(reading, cue, group.first, source, low, source[0], limit)
    borrowed = borrowed_source(reading, cue, group, low, previous)
    if borrowed is None:
        return None
    return around(reading, cue, group.first, borrowed, group.first, group.first, stop)


def asked_first(reading: Reading, cue: Cue, low: int) -> bool:
    """Whether a sentence opens with "Asked whether …," or "When asked about …,"."""
    if not cue.is_a(cues.REQUEST) or not reading.bits[cue.first] & classes.ENDS_ED:
        return False
    return cue.first == low or cue.first == low + 1 and bool(reading.bits[low] & classes.REASON)


def asked(reading: Reading, cue: Cue, stop: int) -> Found | None:
    """The question in "Asked whether it would rain, Smith said …": nobody is named for it."""
    token, source = cue.stop, None
    if reading.word[token] == "by":
        source = source_after(reading, token + 1, stop)
        token = source[1] if source else token
    comma = next((place for place in range(token, stop) if reading.bits[place] & classes.COMMA), None)
    question = trim(reading, token, comma) if comma is not None else None
    return Found(source, (cue.first, cue.stop), [question], frozenset((cues.REQUEST,))) if question else None


def may_have_agent(reading: Reading, cue: Cue) -> bool:
    """Whether "by" after a cue names the source ("criticized by"), not the means ("said by telephone")."""
    if not reading.bits[cue.first] & (classes.ENDS_ED | classes.PARTICIPLE):
        return False
    return cue.is_a(cues.ATTITUDE, cues.PASSIVE) and reading.word[cue.first] != "said"


def mind_after_be(reading: Reading, group: VerbGroup, cue: Cue) -> bool:
    """Whether an adjective such as "confident" is said of somebody: "they are confident that"."""
    return any(reading.bits[token] & (classes.BE | classes.CLITIC) for token in range(group.first, cue.first))


def clause_end(reading: Reading, first: int, token: int, low: int, stop: int) -> int:
    """Where a clause that opens its sentence with "While", "Although" ends: at its comma, else at ``stop``."""
    before = first - 1
    if before < low or before > low + 2 or not reading.bits[before] & (classes.SUBORDINATOR | classes.REASON):
        return stop
    while token < stop:
        if reading.quote[token] < 0 and reading.bits[token] & classes.COMMA and token > first + 1:
            follower = reading.bits[token + 1]
            if follower & (classes.DETERMINER | classes.PRONOUN | classes.NAME | classes.ROLE | classes.QUANTIFIER):
                return token
        token += 1
    return stop


def inverted_source(reading: Reading, cue: Cue, group: VerbGroup, low: int, stop: int) -> Range | None:
    """The source in '"…," said Smith', None when the source does not follow the cue."""
    bits = reading.bits
    if group.first != cue.first or cue.first <= low or reading.word[cue.stop - 1].endswith("ing"):
        return None
    before = cue.first - 1
    after_quotation = reading.quote[before] >= 0
    if not after_quotation and not bits[before] & (classes.COMMA | classes.DASH):
        return None
    found = source_after(reading, cue.stop, stop)
    if found is None or after_quotation or reading.quote[before - 1] >= 0:
        return found
    # "Smith, a lawyer, said John had left": what follows must be a phrase and nothing more
    after = bits[found[1]] if found[1] < stop else classes.STOP
    ends = after & (classes.BREAK | classes.TIME | classes.PREPOSITION) or reading.quote[min(found[1], stop - 1)] >= 0
    if not ends or subject_before(reading, before, low) and not bits[found[1] - 1] & classes.NAME:
        return None
    return found


def borrowed_source(reading: Reading, cue: Cue, group: VerbGroup, low: int, previous: Found | None) -> Range | None:
    """The source of a cue without a subject of its own: ", adding that", "and called for"."""
    bits, token = reading.bits, group.first
    if group.infinitive:
        return None
    before = bits[token - 1] if token > low else classes.STOP
    if not reading.word[cue.first].endswith("ing"):
        joined = before & classes.CONJUNCTION or before & classes.COMMA and previous is not None
        if not joined:
            return None
    if previous is not None and previous.source is not None:
        if not reading.bits[previous.source[0]] & classes.RELATIVE or before & classes.CONJUNCTION:
            return previous.source
    return opening_subject(reading, low, token)


def opening_subject(reading: Reading, low: int, limit: int) -> Range | None:
    """The phrase that opens a sentence, up to its verb."""
    bits = reading.bits
    token = low
    while token < limit and bits[token] & (classes.CONJUNCTION | classes.ADVERB):
        token += 1
    first = token
    while token < limit and token - first < 14:
        seen = bits[token]
        if token == first and seen & classes.PRONOUN:
            return token, token + 1
        if token == first and seen & (classes.PREPOSITION | classes.SUBORDINATOR):
            comma = next((place for place in range(token, limit) if bits[place] & classes.COMMA), None)
            return opening_subject(reading, comma + 1, limit) if comma is not None else None
        if seen & classes.COMMA and not any(bits[back] & classes.NAME for back in range(first, token)) or (
            seen & classes.COMMA and bits[first] & classes.ADVERB
        ):
            return opening_subject(reading, token + 1, limit)
        if seen & (classes.PRONOUN | classes.BREAK) or reading.quote[token] >= 0:
            break
        if seen & (classes.AUXILIARY | classes.BE | classes.RELATIVE) and not seen & classes.DETERMINER:
            break
        if token > first and (is_verb(reading, token, low) or seen & classes.ENDS_ED and bits[token - 1] & classes.NAME):
            break
        token += 1
    if token == first or token >= limit:
        return None
    return subject_before(reading, token - 1, first)


def around(
    reading: Reading, cue: Cue, verb: int, source: Range, low: int, edge: int, stop: int
) -> Found | None:
    """The attribution of a cue whose source is known; source and cue begin at ``edge``."""
    inverted = source[0] > cue.first
    after = source[1] if inverted else cue.stop
    if cue.is_a(cues.ADDRESS, cues.REQUEST) and not inverted:
        after = past_addressee(reading, cue, after, stop)
    elif not inverted and cue.is_a(cues.SPEECH):
        after = past_circumstance(reading, after, stop)
    right = trim(reading, after, stop)
    relative = reading.bits[source[0]] & classes.RELATIVE and source[1] - source[0] == 1
    left = part_before(reading, edge, low) if not relative else None
    content = chosen(reading, cue, left, right, after, stop, inverted)
    return Found(source, (verb, cue.stop), content, cue.kinds) if content else None


def part_before(reading: Reading, edge: int, low: int) -> Range | None:
    """What stands before source and cue, when a comma, dash or closing mark sets it off."""
    if edge - 1 > low and reading.word[edge - 1] == "as":
        edge -= 1
    before = edge - 1
    set_off = classes.COMMA | classes.DASH | classes.MARK | classes.STOP
    if before < low or not reading.bits[before] & set_off and reading.quote[before] < 0:
        return None
    return trim(reading, low, edge)


def chosen(
    reading: Reading, cue: Cue, left: Range | None, right: Range | None, after: int, stop: int, inverted: bool
) -> list[Range]:
    """Which of the parts before and after are reported."""
    comma_after = after < stop and bool(reading.bits[after] & classes.COMMA)
    left_quoted, right_quoted = at_edge(reading, left), resumed_quotation(reading, right)
    if right is None:
        return [left] if left is not None and cue.is_a(cues.SPEECH, cues.ADDRESS) else []
    short = shortened(reading, right, cue)
    if left is None or not cue.is_a(cues.SPEECH, cues.ADDRESS) or reading.word[after] == "that":
        return [short]
    if left_quoted:
        return [left, right] if right_quoted else [left]
    if inverted:
        return [left, right] if right_quoted or comma_after else [left]
    return [left, short] if comma_after else [short]


def shortened(reading: Reading, part: Range, cue: Cue) -> Range:
    """What is reported, without the narrator's ", but …" at its end.

    After a verb that takes a thing rather than a clause ("praised the plan, which …"), it ends
    with the first comma that does not go on with a list.
    """
    bits, (first, stop) = reading.bits, part
    thing = not cue.is_a(cues.SPEECH, cues.ADDRESS) and not reading.word[first] == "that"
    for token in range(first + 1, stop - 1):
        if reading.quote[token] >= 0:
            continue
        here, before = bits[token], bits[token - 1]
        if here & classes.SEMICOLON:
            return trim(reading, first, token) or part
        if token > first + 2 and here & classes.LEAVES and before & (classes.COMMA | classes.DASH | classes.MARK):
            return trim(reading, first, token) or part
        if thing and token > first + 1 and before & (classes.COMMA | classes.DASH) and leaves_list(reading, token):
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
    ends = classes.ENDS_ING | classes.DETERMINER | classes.RELATIVE | classes.PRONOUN | classes.PREPOSITION
    return bool(seen & (ends | classes.SUBORDINATOR | classes.AUXILIARY | classes.BE | classes.ENDS_ED))


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
        if seen & PAUSE or seen & classes.CLAUSE_OPENER and token >= first:
            return token
        if reading.word[token] == "to" and not bits[token + 1] & (classes.DETERMINER | classes.NAME):
            return first if cue.is_a(cues.REQUEST) else token
        if reading.word[token] == "not" and reading.word[token + 1] == "to":
            return first if cue.is_a(cues.REQUEST) else token
        if token > first and opens_clause(reading, token):
            return token
        if seen & classes.CIRCUMSTANCE and token > first and bits[token - 1] & (classes.ADDRESSED | classes.NAME):
            return past_circumstance(reading, token, stop)
        token += 1
    return first


def opens_clause(reading: Reading, token: int) -> bool:
    """Whether a clause begins here right after a noun phrase: "told voters he", "told them the plan"."""
    seen, before = reading.bits[token], reading.bits[token - 1]
    hanging = classes.PREPOSITION | classes.CONJUNCTION | classes.DETERMINER
    if before & hanging and not before & classes.ADDRESSED:
        return False
    if seen & classes.PRONOUN and not seen & classes.ADDRESSED or reading.word[token] == "there":
        return True
    if seen & classes.DETERMINER:
        return True
    return bool(seen & classes.NAME and not before & (classes.NAME | classes.ROLE | classes.CLITIC))


def past_circumstance(reading: Reading, token: int, stop: int) -> int:
    """Where the words begin after "on Monday", "in a statement"."""
    bits = reading.bits
    soon = any(bits[place] & classes.TIME_NOUN for place in range(token, min(token + 3, stop)))
    if token >= stop or not soon and not bits[token] & (classes.TIME | classes.CIRCUMSTANCE | classes.TOPIC):
        return token
    place = token
    while place < stop and place - token < 18:
        if reading.quote[place] >= 0 or bits[place] & PAUSE:
            return place
        if reading.word[place] == "that" and not bits[place + 1] & classes.TIME_NOUN:
            return place
        if place > token and bits[place - 1] & (classes.TIME | classes.TIME_NOUN) and not bits[place] & (classes.PREPOSITION | classes.TIME):
            return place
        place += 1
    return token if place < stop else place


def passive(reading: Reading, cue: Cue, group: VerbGroup, low: int, stop: int) -> Found | None:
    """The attribution of "is expected to", "was described by analysts as": the subject is reported on."""
    subject = subject_before(reading, group.first - 1, low)
    after, source = cue.stop, None
    if reading.word[after] == "by":
        source = source_after(reading, after + 1, stop)
        after = source[1] if source else after
    if source is None and not cue.is_a(cues.PASSIVE):
        return None
    rest = trim(reading, after, stop)
    if rest and reading.bits[rest[0]] & classes.CLAUSE_OPENER and subject and reading.word[subject[0]] == "it":
        subject = None
    content = [subject] if subject else []
    content += [shortened(reading, rest, cue)] if rest else []
    if not content or source is None and rest is None:
        return None
    return Found(source, (group.first, cue.stop), content, cue.kinds)


def reduced_passive(reading: Reading, cue: Cue, group: VerbGroup, low: int, stop: int) -> Found | None:
    """The attribution of "a state seen as decisive"."""
    subject = subject_before(reading, group.first - 1, low)
    rest = trim(reading, cue.stop, stop)
    if subject is None or rest is None or reading.bits[subject[0]] & classes.PRONOUN or group.first < cue.first:
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
    if source[1] < stop and reading.word[source[1]] in ("as", "for", "of"):
        rest = trim(reading, source[1], stop)
        content += [shortened(reading, rest, cue)] if rest else []
    return Found(source, (group.first, cue.stop + 1), content, cue.kinds)
