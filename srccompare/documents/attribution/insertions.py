"""Attributions that interrupt what they report.

    The pier, engineers say, is unsafe.            subject  | source and cue | predicate
    In May, according to Lee, the pier was shut.   a phrase | source and cue | clause
    The pier – in the view of Lee – was safe.

What is reported is the sentence around, and neither its subject nor its predicate belongs to the source.
Cases that pull apart: an apposition ("Lee, the head of the port, said"), a clause that is whole before the
comma ("The pier is unsafe, engineers say, and the road is worse": only what stands before is surely theirs),
and an interrupted clause that is itself reported ("Lee said that the pier, engineers say, …").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from srccompare import lexicon
from srccompare.documents.attribution import classes, cues
from srccompare.documents.attribution.content import shortened, trim
from srccompare.documents.attribution.cues import Cue, verb_group
from srccompare.documents.attribution.noun_phrases import is_verb, source_after, subject_before
from srccompare.documents.attribution.reading import Range, Reading
from srccompare.documents.attribution.speakers import can_speak, is_trade, names_people
from srccompare.documents.attribution.verbs import Found
from srccompare.documents.text.closed_classes import closed_class, match_class
from srccompare.documents.text.grammar.forms import past_forms
from srccompare.documents.text.structure import single_words

LONGEST = 22
"""Tokens an insertion may have: "according to three people who were briefed on the plan"."""
PERSPECTIVE_TOKENS = 9
"""Tokens behind "in" within which its noun stands: "in the somewhat gloomy view of"."""
PAIRED = (
    (classes.COMMA, classes.COMMA),
    (classes.DASH, classes.DASH),
    (classes.OPEN, classes.CLOSE),
    (classes.CLOSE, 0),
)
"""Marks that open an insertion, each with the mark that closes it."""
MARKS = classes.COMMA | classes.DASH | classes.OPEN | classes.CLOSE
BOUNDARY = classes.CONJUNCTION | classes.SUBORDINATOR | classes.BREAK
OPENING = classes.PREPOSITION | classes.TIME | classes.ADVERB | classes.CONJUNCTION | classes.SUBORDINATOR
VERB = classes.AUXILIARY | classes.BE | classes.VERB
PARTICIPLE = classes.ENDS_ED | classes.PARTICIPLE
NO_VERB = classes.NAME | classes.PREPOSITION | classes.ADVERB | classes.ENDS_ING
SUBJECT = (
    classes.DETERMINER | classes.QUANTIFIER | classes.NAME | classes.PRONOUN | classes.NUMBER | classes.WORD
)
NO_SUBJECT = (
    classes.ENDS_ING | classes.CONJUNCTION | classes.RELATIVE | classes.SUBORDINATOR | classes.PREPOSITION
)
SAYING = Cue(0, 1, frozenset((cues.SPEECH,)))
"""Any verb of saying, as far as it decides where what is said ends."""

TIME_TOKENS = 4
"""Tokens of a phrase that tells a time: "late on Friday night"."""
NAMES_WITH = 3
"""Commas behind the first at which an insertion may end: "according to its founder, Ann Lee, a tailor,"."""
WHERE_FROM = classes.PREPOSITION | classes.RELATIVE | classes.SUBORDINATOR
"""Classes of words behind the noun that a verb agrees with: "lawyers for the widow say"."""

PHRASAL = 2
"""Words of a cue with a particle, as in "pointed out"."""

Heard = tuple[Range | None, Range]
"""Source and cue."""
Words = tuple[str, ...]
IF: Words = ("if",)
WHOLE: Words = ("…",)
"""What stands for the rest of a frame that names nobody: nothing may follow."""


def inserted(reading: Reading, low: int, stop: int) -> list[Found]:
    """The attributions that interrupt the clauses of a sentence."""
    found: list[Found] = []
    for opening, closings in insertions(reading, low, stop):
        if found and opening < found[-1].content[-1][0]:
            continue
        for number, closing in enumerate(closings):
            # Few insertions attribute anything, and what they interrupt takes longer to see.
            heard = heard_in(reading, opening + 1, closing)
            if heard is None and number + 1 < len(closings) and names_only(reading, opening, closing):
                # "The pier, Ann Lee, an engineer, said on Monday, is unsafe": the verb is behind
                continue
            if heard is None:
                break
            told = closings[number - 1] if heard[1][0] > closings[number - 1] else closing
            if number and is_more_than_apposition(reading, closings[0], told):
                break
            around = clauses_around(reading, low, opening, closing, stop)
            if around is not None:
                found.append(Found(*heard, around, sure=True))
                break
    return found


def insertions(reading: Reading, low: int, stop: int) -> Iterator[tuple[int, list[int]]]:
    """The commas, dashes or brackets outside quotations, each with the next of its kind that may close it."""
    bits, quote = reading.bits, reading.quote
    marks = [place for place in range(low + 1, stop - 1) if bits[place] & MARKS and quote[place] < 0]
    for number, opening in enumerate(marks):
        kind = next(closing for mark, closing in PAIRED if bits[opening] & mark)
        near = (place for place in marks[number + 1 :] if bits[place] & kind)
        closings = [place for place in islice(near, NAMES_WITH) if opening + 1 < place < opening + LONGEST]
        if closings and all(quote[place] < 0 for place in range(opening, closings[0])):
            yield opening, closings


def names_only(reading: Reading, opening: int, closing: int) -> bool:
    """Whether nothing but names and what they are stands so far: no verb, no pronoun, no quotation."""
    tells = classes.CUE_FORM | classes.RELATIVE
    return not (
        is_more_than_apposition(reading, opening, closing)
        or any(reading.bits[at] & tells for at in range(opening + 1, closing))
    )


def is_more_than_apposition(reading: Reading, first: int, stop: int) -> bool:
    """Whether more than a name or what its bearer is stands between two commas."""
    bits = reading.bits
    named = bits[first + 1] & (classes.NAME | classes.DETERMINER | classes.ROLE)
    return not named or any(
        bits[at] & (VERB | classes.PRONOUN) or reading.quote[at] >= 0 for at in range(first + 1, stop)
    )


def clauses_around(reading: Reading, low: int, opening: int, closing: int, stop: int) -> list[Range] | None:
    """What an insertion interrupts, before and behind it; None where what stands before is a whole clause."""
    bits = reading.bits
    verbs = [place for place in range(low, opening) if says_what_happens(reading, place, low)]
    if verbs and verbs[0] > low and opens_clause(reading, low, closing):
        verbs = []
    begin = low
    if verbs:
        bounds = [place for place in range(verbs[-1] + 1, opening - 1) if bits[place] & BOUNDARY]
        if not bounds or reading.quote[bounds[0]] >= 0:
            return None
        begin = bounds[0] + 1
    left, right = trim(reading, begin, opening), trim(reading, closing + 1, stop)
    if left is None or right is None:
        return None
    first = right[0]
    # "The fair, according to Lee, “was never meant to pay”": a half quotation goes on with the clause.
    first += reading.quote[first] >= 0 and bool(bits[first] & classes.MARK)
    while first < right[1] and bits[first] & (classes.ADVERB | classes.ENDS_LY) and not bits[first] & VERB:
        first += 1
    predicate = first < right[1] and is_finite(reading, first)
    opens = bits[left[0]] & OPENING and not bits[left[0]] & (classes.QUANTIFIER | classes.DETERMINER)
    opens = opens and bits[first] & SUBJECT and not bits[first] & NO_SUBJECT
    clause = any(says_what_happens(reading, place, right[0]) for place in range(right[0], right[1]))
    if predicate or (opens and clause):
        return [left, shortened(reading, right, SAYING)]
    return None


def opens_clause(reading: Reading, low: int, closing: int) -> bool:
    """Whether a clause is the subject: "That the wall was weak, masons say, was known"."""
    opens = reading.word[low] in closed_class("clause_as_subject")
    return opens and bool(reading.bits[closing + 1] & VERB)


def says_what_happens(reading: Reading, token: int, low: int) -> bool:
    """Whether a token is a finite verb of its clause, those of relative clauses and quotations apart."""
    bits = reading.bits
    if reading.quote[token] >= 0 or not (bits[token] & VERB or is_verb(reading, token, low)):
        return False
    if bits[token] & classes.ENDS_ED and not bits[token] & VERB and bits[token + 1] & classes.PREPOSITION:
        # "The bridge closed in May, officials say, …"
        return False
    back = token - 1
    while back >= low and not bits[back] & classes.BREAK:
        if bits[back] & classes.RELATIVE and not bits[back] & classes.DETERMINER:
            return False
        back -= 1
    return True


def is_finite(reading: Reading, token: int) -> bool:
    """Whether a predicate may begin with a token: "is", "had", "cracked", "wants"."""
    seen = reading.bits[token]
    no_verb = classes.NAME | classes.PREPOSITION | classes.PRONOUN | classes.ENDS_ING
    if seen & no_verb:
        return False
    word = reading.word[token]
    if seen & (VERB | classes.ENDS_ED | classes.CUE_FORM) or word in past_forms():
        return True
    other = classes.DETERMINER | classes.CONJUNCTION | classes.QUANTIFIER | classes.RELATIVE
    other |= classes.SUBORDINATOR | classes.TOPIC
    return (
        word.endswith("s") and not word.endswith("ss") and not seen & (other | classes.ROLE | classes.PLURAL)
    )


def heard_in(reading: Reading, low: int, stop: int) -> Heard | None:
    """Source and cue of an insertion; None where it attributes nothing."""
    word = reading.word
    if match_class(word, low, "according_to"):
        source = low + 2, stop
        return (source, (low, low + 2)) if low + 2 < stop and not is_measure(word[low + 2 : stop]) else None
    if word[low] in closed_class("per") and may_speak(reading, low + 1, stop):
        return (low + 1, stop), (low, low + 1)
    return (
        framed(reading, low, stop)
        or seen_by(reading, low, stop)
        or reported_by(reading, low, stop)
        or nobody_says(reading, low, stop)
        or inverted(reading, low, stop)
    )


def framed(reading: Reading, low: int, stop: int) -> Heard | None:
    """Source and cue of "if the owners are to be believed", the cue of "so the story goes"."""
    words = tuple(reading.word[low:stop])
    for opening, closing in frames().get(words[0], ()):
        begin, end = low + len(opening), stop - len(closing)
        if closing is WHOLE:
            if words == opening:
                return None, (low, stop)
            continue
        closes = words[len(words) - len(closing) :] == closing
        # "If they are right" leaves open who is.
        closes = closes and not (opening == IF and reading.bits[begin] & classes.PRONOUN)
        if begin < end and words[: len(opening)] == opening and closes and speaks(reading, (begin, end)):
            return (begin, end), (end, stop) if closing else (low, begin)
    return None


@cache
def frames() -> Mapping[str, Sequence[tuple[Words, Words]]]:
    """What stands before and behind who is named in a frame, by its first word, the longest first."""
    found: dict[str, list[tuple[Words, Words]]] = {}
    for entry in lexicon.load("insertion_frames").entries:
        opening, _, closing = (part.split() for part in entry.text.partition("…"))
        ends = tuple(closing) if entry.category == "source" else WHOLE
        found.setdefault(opening[0], []).append((tuple(opening), ends))
    return {word: sorted(some, key=lambda one: (-len(one[0]), -len(one[1]))) for word, some in found.items()}


def is_measure(words: Sequence[str]) -> bool:
    """Whether "according to" leads to what something goes by: "plan", "its weight"."""
    own = len(words) > 1 and words[0] in closed_class("own_of_body")
    return len(words) == 1 + own and words[-1] in closed_class("goes_by")


def may_speak(reading: Reading, low: int, stop: int) -> bool:
    """Whether a phrase names a person or body: "per the contract" and "per day" name none."""
    return any(reading.bits[token] & (classes.NAME | classes.ROLE) for token in range(low, stop))


def end_of_view(reading: Reading, noun: int) -> int:
    """One past a noun of view: "in the eyes" of critics, "from the point of view" of critics."""
    return noun + 1 + match_class(reading.word, noun + 1, "complement_of_view")


def seen_by(reading: Reading, low: int, stop: int) -> Heard | None:
    """Source and cue of "in the view of Lee", "in Lee's words", "by her own account"."""
    bits, word = reading.bits, reading.word
    if word[low] not in closed_class("account_opener"):
        return None
    noun = next(
        (
            place
            for place in range(low + 1, min(low + PERSPECTIVE_TOKENS, stop))
            if bits[place] & classes.PERSPECTIVE
        ),
        None,
    )
    if noun is None:
        return None
    end = end_of_view(reading, noun)
    if word[end] == "of" and end + 1 < stop:
        return (end + 1, stop), (low, end + 1)
    held = bits[low + 1] & classes.POSSESSIVE or any(
        bits[place] & classes.CLITIC for place in range(low, noun)
    )
    # "By the clerk's | own reckoning"
    own = noun - (word[noun - 1] in closed_class("emphatic_own") and noun - 1 > low + 1)
    return ((low + 1, own), (noun, stop)) if held and end == stop else None


def reported_by(reading: Reading, low: int, stop: int) -> Heard | None:
    """Source and cue of "engineers say", "as Lee put it", "Lee told the court on Monday"."""
    bits, word = reading.bits, reading.word
    begin, forms = low + (word[low] in ("as", "so")), reporting_forms()
    for verb in range(begin + 1, stop):
        phrasal = (word[verb], word[verb + 1]) in phrasal_cues()
        if (word[verb] not in forms and not phrasal) or bits[verb] & NO_VERB:
            continue
        # "Wrote in an email", but "pointed out in an email"
        end = verb + 1 + (phrasal and not (word[verb] in forms and is_last(reading, verb + 1, stop)))
        if word[verb] in closed_class("seeing"):
            # "As anyone can see"
            continue
        cue = Cue(verb, end, frozenset())
        group = verb_group(reading, cue, begin)
        source = subject_before(reading, group.first - 1, begin) if group.first > begin else None
        if source is None or group.passive or group.infinitive or not is_last(reading, end, stop):
            continue
        opener = all(
            bits[place] & (classes.ADVERB | classes.CONJUNCTION) for place in range(begin, source[0])
        )
        helped = group.first < verb or bits[verb] & classes.ENDS_ED
        if group.first == verb and bits[verb] & PARTICIPLE and end < stop and not may_tell(reading, source):
            # "The toll, the highest reported in the county, rose"
            continue
        if opener and speaks(reading, source) and (helped or agrees(reading, source, verb)):
            return source, (group.first, end)
    return None


def may_tell(reading: Reading, source: Range) -> bool:
    """Whether a phrase is of somebody or some body: "her barrister", "residents", no "the highest"."""
    pronoun = reading.bits[source[0]] & classes.PRONOUN and source[1] - source[0] == 1
    return bool(pronoun) or can_speak(reading, source) or names_people(reading.word[head_of(reading, source)])


def speaks(reading: Reading, source: Range) -> bool:
    """Whether a phrase says something: no "who", no "we", no "the bill Mr. Lee", which is two."""
    bits, (first, stop) = reading.bits, source
    if bits[first] & (classes.RELATIVE | classes.ENDS_ING) or bits[stop - 1] & classes.CLITIC:
        return False
    if reading.word[first] in closed_class("speaker"):
        return False
    if bits[stop - 1] & classes.DETERMINER and not bits[stop - 1] & (classes.PRONOUN | classes.QUANTIFIER):
        return False
    verb = bits[first] & (VERB | classes.ENDS_ED)
    verb = verb or bits[first] & (classes.CUE_FORM | classes.NOUN_FORM) == classes.CUE_FORM
    if verb and not bits[first] & (classes.NAME | classes.ROLE):
        return False
    holder = classes.POSSESSIVE | classes.DETERMINER
    if stop - first == 1 and bits[first] & holder and not bits[first] & classes.PRONOUN:
        return False
    return not any(begins_anew(reading, place, first) for place in range(first + 1, stop))


def begins_anew(reading: Reading, token: int, first: int) -> bool:
    """Whether a second phrase begins inside what was taken for one: "the bill | Mr. Lee"."""
    before, seen = reading.bits[token - 1], reading.bits[token]
    joined = classes.PREPOSITION | classes.CONJUNCTION | classes.RELATIVE | classes.BREAK | classes.DETERMINER
    if before & (joined | classes.CLITIC | classes.NAME | classes.ROLE | classes.QUANTIFIER):
        return False
    opened = bool(reading.bits[first] & classes.DETERMINER)
    titled = reading.word[token] in single_words("abbreviations", "title")
    if seen & classes.NAME and not titled and is_trade(reading.word[token - 1]):
        # "The weightlifter Ann Lee"
        return False
    return bool(seen & classes.DETERMINER or (opened and seen & classes.NAME))


def agrees(reading: Reading, source: Range, verb: int) -> bool:
    """Whether a form that may be a noun is a verb here: "critics charge", "Lee claims", no "her issue"."""
    seen, word, last = reading.bits[verb], reading.word[verb], head_of(reading, source)
    if seen & classes.CUE_FORM and not seen & (classes.NOUN_FORM | classes.BASE_FORM):
        return True
    person = reading.bits[last] & (classes.NAME | classes.ROLE) or reading.bits[last] & classes.PRONOUN
    if word.endswith("s") and not word.endswith("ss"):
        return bool(person) or reading.word[last] in single_words("offices", "document")
    plural = reading.word[last].endswith("s") or reading.bits[last] & classes.PLURAL
    return bool(plural or reading.word[last] in closed_class("indefinite_subject"))


def head_of(reading: Reading, source: Range) -> int:
    """The noun that a verb behind a phrase agrees with: "lawyers" in "lawyers for the widow"."""
    first, stop = source
    ends = (at for at in range(first + 1, stop) if reading.bits[at] & WHERE_FROM and reading.quote[at] < 0)
    return next(ends, stop) - 1


def is_last(reading: Reading, after: int, stop: int) -> bool:
    """Whether nothing but an addressee and circumstances stands behind the verb of an insertion."""
    if after == stop:
        return True
    addressed = classes.ADDRESSED | classes.DETERMINER | classes.NAME | classes.ROLE
    away = classes.CIRCUMSTANCE | classes.TIME | classes.ADVERB | classes.ENDS_LY
    word, bits = reading.word, reading.bits
    if word[after] == "to":
        return bool(bits[after + 1] & addressed)
    if tells_time(reading, after, stop) or after + match_class(word, after, "how_often") == stop:
        return True
    told = word[after - 1] in addressing() and (bits[after] & addressed or names_many(reading, after))
    beside = bits[after] & classes.PREPOSITION and word[after] not in closed_class("of_matter")
    # "The brigade, the group charged with it, …", "the man described as mad" only say who they are.
    beside = beside and (word[after - 1] in speaking() or not bits[after - 1] & PARTICIPLE)
    beside = beside and not match_class(word, after - 1, "charged_with")
    if not told and not beside and not bits[after] & away:
        return False
    noun = classes.DETERMINER | classes.POSSESSIVE | classes.PREPOSITION
    return not any(bits[token] & VERB and not bits[token - 1] & noun for token in range(after, stop))


def names_many(reading: Reading, token: int) -> bool:
    """Whether a word without an article may name those who are told something: "told parents"."""
    word, seen = reading.word[token], reading.bits[token]
    return word.endswith("s") and word.isalpha() and not seen & (VERB | OPENING | classes.PRONOUN)


def tells_time(reading: Reading, first: int, stop: int) -> bool:
    """Whether a phrase tells a time and nothing else: "two winters earlier", "every spring", "since 2010"."""
    bits, word = reading.bits, reading.word
    opens = bits[first] & (classes.NUMBER | classes.QUANTIFIER | classes.PREPOSITION | classes.TIME)
    if not (opens or word[first] in closed_class("late_or_early")) or stop - first > TIME_TOKENS:
        return False
    other = classes.PRONOUN | classes.ROLE | VERB | classes.MARK
    if any(
        bits[at] & other or (bits[at] & classes.NAME and not bits[at] & classes.TIME)
        for at in range(first, stop)
    ):
        return False
    return any(
        bits[at] & (classes.TIME | classes.TIME_NOUN | classes.NUMBER)
        or word[at] in closed_class("season_noun")
        for at in range(first, stop)
    )


@cache
def reporting_forms() -> frozenset[str]:
    """The forms of all verbs of saying and thinking, those that may be nouns as well."""
    stances = lexicon.load("cue_stances").entries
    manner = [entry for entry in lexicon.load("manner_verbs").entries if entry.category == "sound"]
    forms = frozenset(entry.text for entry in (*stances, *manner) if len(entry.elements) == 1)
    return classes.cue_forms() | forms


@cache
def phrasal_cues() -> frozenset[Words]:
    """The verbs of saying of two words: "pointed out"."""
    entries = lexicon.load("attribution_cues").entries
    return frozenset(entry.elements for entry in entries if len(entry.elements) == PHRASAL)


@cache
def speaking() -> frozenset[str]:
    """The forms of verbs of saying, which may stand before their subject."""
    entries = lexicon.load("attribution_cues").entries
    return frozenset(entry.text for entry in entries if entry.category == cues.SPEECH)


@cache
def addressing() -> frozenset[str]:
    """The forms of verbs whose addressee stands right behind them."""
    entries = lexicon.load("attribution_cues").entries
    return frozenset(entry.text for entry in entries if entry.category == cues.ADDRESS)


def nobody_says(reading: Reading, low: int, stop: int) -> Heard | None:
    """The cue of "it is claimed", "it emerged", which name nobody."""
    bits, word = reading.bits, reading.word
    if word[low] != "it" or low + 1 >= stop:
        return None
    said = bits[stop - 1] & (classes.ENDS_ED | classes.PARTICIPLE) and bits[stop - 1] & classes.CUE_FORM
    between = VERB | classes.ADVERB | classes.ENDS_LY
    helped = all(bits[place] & between or word[place] == "since" for place in range(low + 1, stop - 1))
    if helped and stop - low > 2 and (said or bits[stop - 1] & classes.EMERGES):
        return None, (low + 1, stop)
    cue = next((at for at in range(low + 2, stop - 1) if bits[at] & classes.CUE_FORM), stop)
    if (
        cue < stop
        and bits[cue] & (classes.ENDS_ED | classes.PARTICIPLE)
        and bits[cue + 1] & classes.PREPOSITION
    ):
        # "It was later claimed in court"
        helped = all(bits[place] & between for place in range(low + 1, cue))
        return (None, (low + 1, stop)) if helped else None
    return (
        (None, (low + 1, stop))
        if bits[low + 1] & classes.EMERGES and is_tail(reading, low + 2, stop)
        else None
    )


def is_tail(reading: Reading, low: int, stop: int) -> bool:
    """Whether an insertion goes on with nothing but "out", a day or a circumstance."""
    away = classes.CIRCUMSTANCE | classes.TIME | classes.ADVERB | classes.PREPOSITION
    return low == stop or reading.word[low] == "out" or bool(reading.bits[low] & away)


def inverted(reading: Reading, low: int, stop: int) -> Heard | None:
    """Source and cue of "said the owner"."""
    bits, word = reading.bits[low], reading.word[low]
    noun = classes.NOUN_FORM | classes.BASE_FORM
    # "The plan, called Harbour 2030, …" gives a name.
    names = word in single_words("so_called", "distancing") or word in single_words("so_called", "name")
    tells = word in speaking() or (word in reporting_forms() and not bits & noun and not names)
    if not tells or bits & NO_VERB or (word in addressing() and word not in speaking()):
        # "Told parents" is no "said parents".
        return None
    source = source_after(reading, low + 1, stop)
    return (source, (low, low + 1)) if source is not None and source[1] == stop else None
