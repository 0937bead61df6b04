"""Statements that are denied or doubted from outside: "it is not true that the pier fell".

    It is a myth that | the pier fell.                   a predicate of falsehood
    Reports that | the pier fell | are false.            a claim, with its predicate behind it
    The harbour rejected reports that | the pier fell.   what is done to a claim
    At no point did | the pier fall.                     a negative phrase at the head of the sentence
    Nobody has shown that | the pier fell.               doubted: said by nobody, shown by nothing

The wrapper is what denies, the scope what is denied; the statement in the scope reads as if it were told.
Two strengths are kept apart: what is called untrue is denied, what nobody says or shows is doubted. Cases
that pull apart: denials that cancel out ("nobody denies that", "it is not false that"), verbs behind which a
statement stays true whatever is denied ("did not know that"), and claims that are called true. Not attempted:
irony, and denials in another sentence than what they deny ("The pier fell. This is false.").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

from srccompare import lexicon
from srccompare.documents.attribution import classes
from srccompare.documents.spans import BoolArray, IntArray
from srccompare.documents.text import Text
from srccompare.documents.text.closed_classes import closed_class, closed_phrases, match_class
from srccompare.documents.text.grammar.forms import past_forms
from srccompare.documents.text.structure import single_words
from srccompare.documents.text.vocabulary import among

# A guess with that example in view; tests/comparison/denial_wrappers.tsv holds what is read.
BEHIND_IT = 9
"""Tokens between "it" and "that": "it would be quite simply wrong to say that"."""
# A guess, as BEHIND_IT.
NEAR = 4
"""Tokens between a verb and the claim it rejects: "dismissed as false a recent report that"."""
# A guess, as BEHIND_IT.
SUBJECT_TOKENS = 12
"""Tokens of who rejects a claim: "a spokesman for the Bolt Mills in Leeds"."""
HELPING = classes.AUXILIARY | classes.BE | classes.ADVERB | classes.ENDS_LY
SUBJECT = classes.DETERMINER | classes.NAME | classes.PRONOUN | classes.POSSESSIVE | classes.QUANTIFIER
NO_VERB = classes.PREPOSITION | classes.DETERMINER | classes.NAME | classes.ROLE | classes.PLURAL
PARTS = classes.SEMICOLON | classes.COLON | classes.STOP
LEAVES = closed_class("leaves_claim")
"""Words behind a comma that lead from what is denied to something else."""
COPULAS = closed_class("proves")
"""Words between a claim and the predicate that calls it false: "turned out to be untrue"."""
GERUND = 5
"""Letters of the longest word in -ing that is no participle: "thing", "bring", "king"."""
ARTICLES = closed_class("before_falsehood")
OPENERS = ("that",)
CLAIMING = closed_class("claiming")
"""Participles behind a claim, in place of "that"."""
NOBODY = closed_class("denying_subject")
"""Words in a subject that make it nobody."""
WHOEVER = closed_class("whoever")
"""Words for all who claim something: "whoever says that … is lying"."""
FAR_FROM = closed_phrases("far_from")
"""Two words that deny what follows."""
OUTCRY = 9
"""Tokens of a quotation that only calls something false, as in "“A lie from start to finish,” she said"."""
# A bound on time, and a guess.
LONGEST = 400
"""A sentence of more tokens is a text without stops: reading its wrappers to its end would be quadratic."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A statement denied from outside: tokens of wrapper and statement, and whether it is only doubted."""

    wrapper: tuple[tuple[int, int], ...]
    scope: tuple[int, int]
    doubted: bool = False


@dataclass(frozen=True, eq=False)
class Denials:
    """For each token of a batch, whether it is denied, doubted, or part of what denies or doubts."""

    denied: BoolArray
    doubted: BoolArray
    wrapping: BoolArray


def find_denials(text: Text) -> Denials:
    """All statements of a batch that are denied or doubted from outside."""
    size = len(text.tokens)
    denied, doubted, wrapping = (np.zeros(size, bool) for _ in range(3))
    strings, norm = text.vocabulary.norms.strings, text.tokens.norm
    bits = text.vocabulary.norms.column("attribution classes", classes.of_words, np.int64)[norm]
    for name, mask in classes.SHAPES.items():
        bits = bits | np.where((text.tokens.shape & mask) > 0, classes.BIT[name], 0)
    first, stop = text.sentence_bounds
    for row in sentences_with_trigger(text).tolist():
        low, high = int(first[row]), int(stop[row])
        if high - low > LONGEST:
            continue
        words = [strings[number] for number in norm[low:high].tolist()]
        for found in denials_in(words, bits[low:high].tolist()):
            begin, end = found.scope
            (doubted if found.doubted else denied)[low + begin : low + end] = True
            for left, right in found.wrapper:
                wrapping[low + left : low + right] = True
    return Denials(denied, doubted & ~denied, wrapping)


def sentences_with_trigger(text: Text) -> IntArray:
    """The sentences that hold "that" or "claiming" and a word of denial or doubt, or a negative phrase."""
    size = len(text.sentence_bounds[0])
    sign = np.zeros(len(text.tokens), bool)
    fronted = np.zeros(len(text.tokens), bool)
    words = lexicon.load("denial_wrappers")
    hits = text.hits(words)
    sign[hits.first] = True
    fronted[hits.first[hits.category == words.categories.index("fronted")]] = True
    opening = (*OPENERS, *CLAIMING, "how")
    alone = closed_class("supposing") | closed_class("inverted_condition")
    supposed = text.vocabulary.norms.column("supposing", among(alone), bool)
    that = text.vocabulary.norms.column("that", among(opening), bool)
    counts = [
        np.bincount(text.sentence[one], minlength=size)
        for one in (sign, that[text.tokens.norm], fronted | supposed[text.tokens.norm])
    ]
    found: IntArray = np.flatnonzero(((counts[0] > 0) & (counts[1] > 0)) | (counts[2] > 0))
    return found


def denials_in(words: Sequence[str], bits: Sequence[int]) -> Iterator[Denial]:
    """The denials of one sentence.

    >>> from srccompare.documents.attribution.classes import of_words
    >>> words = "reports that the pier fell are false".split()
    >>> [(one.scope, one.wrapper) for one in denials_in(words, of_words(words))]
    [((2, 5), ((0, 2), (5, 7)))]
    """
    leading = leading_words()
    for token in [at for at, word in enumerate(words[:-1]) if word in leading]:
        word = words[token]
        of_how = word == "how" and token > 1 and words[token - 1] == "of"
        noun = token - 2 if of_how else token - 1
        if (of_how or word in CLAIMING) and token and words[noun] in listed("claim"):
            # "Rejected a report claiming the pier fell", "the story of how the pier fell".
            found = by_claim(words, bits, token)
            if found is not None:
                yield found
        elif token and is_asked(words, token):
            # "Parents wanted to know whether the pier fell": nobody says so.
            yield Denial(((token, token + 1),), (token + 1, first_comma(bits, token + 1)), doubted=True)
        elif word in OPENERS:
            found = (
                by_predicate(words, bits, token)
                or by_claim(words, bits, token)
                or by_nobody(words, bits, token)
                or by_lack(words, bits, token)
            )
            if found is not None:
                yield found
    yield from by_fronting(words, bits)
    yield from by_supposing(words, bits)


@cache
def leading_words() -> frozenset[str]:
    """The words that may lead from what denies or doubts to what is denied: no other word is looked at."""
    return frozenset((*OPENERS, *CLAIMING, "how")) | closed_class("whether") | closed_class("supposing")


def is_asked(words: Sequence[str], token: int) -> bool:
    """Whether what nobody says opens here: "whether the pier fell", "want to know if the pier fell".

    What is asked of somebody is a question, and no doubt: "asked whether the pier fell".
    """
    asks = words[token] in closed_class("whether")
    if not asks and words[token] not in closed_class("supposing"):
        return False
    before = range(1, min(token, 2) + 1)
    if any(match_class(words, token - length, "no_matter") == length for length in before):
        # "Regardless of whether it rained, the pier fell": neither asked nor doubted.
        return False
    if match_class(words, token + 1, "or_not"):
        # "The pier fell whether or not it rained".
        return False
    if asks:
        return closed_class("asking").isdisjoint(words[max(token - NEAR, 0) : token])
    return words[token - 1] in closed_class("embedded_if")


def by_supposing(words: Sequence[str], bits: Sequence[int]) -> Iterator[Denial]:
    """What is supposed by a verb before its subject: "Had the pier fallen, the port would have closed"."""
    if words[0] not in closed_class("inverted_condition") or len(words) < 2 or not bits[1] & SUBJECT:
        return
    comma = first_comma(bits, 1)
    if not closed_class("would").isdisjoint(words[comma:]):
        yield Denial(((0, 1),), (1, comma), doubted=True)


def frame_start(words: Sequence[str], bits: Sequence[int], verb: int) -> int:
    """Where who rejects, says or finds begins before their verb, as far as nothing else is told there."""
    first = verb
    told = classes.AUXILIARY | classes.BE | classes.VERB | classes.ENDS_ED
    while (
        first > 0
        and verb - first < SUBJECT_TOKENS
        and not bits[first - 1] & (classes.BREAK | classes.CONJUNCTION)
    ):
        if (
            bits[first - 1] & (classes.SUBORDINATOR | classes.RELATIVE)
            and not bits[first - 1] & classes.DETERMINER
        ):
            break
        if bits[first - 1] & told and not all(bits[at] & HELPING for at in range(first - 1, verb)):
            return verb
        first -= 1
    return first


def listed(category: str) -> frozenset[str]:
    """The single words of a category."""
    return single_words("denial_wrappers", category)


@cache
def phrases(category: str) -> tuple[tuple[str, ...], ...]:
    """The entries of a category as words, the longest first."""
    entries = [entry for entry in lexicon.load("denial_wrappers").entries if entry.category == category]
    return tuple(sorted((tuple(entry.text.split(" ")) for entry in entries), key=len, reverse=True))


@cache
def openings(category: str) -> dict[str, list[tuple[str, ...]]]:
    """The entries of a category by their first word, the longest first: most words open none."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases(category):
        found.setdefault(phrase[0], []).append(phrase)
    return found


@cache
def endings(category: str) -> frozenset[str]:
    """The last words of the entries of a category."""
    return frozenset(phrase[-1] for phrase in phrases(category))


def phrase_at(words: Sequence[str], token: int, category: str) -> int:
    """How many words from here are an entry of a category; 0 for none."""
    for phrase in openings(category).get(words[token], ()):
        if tuple(words[token : token + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def is_negated(words: Sequence[str], low: int, high: int) -> bool:
    """Whether an odd number of denials stands in a stretch: "is not", "was never", "is far from"."""
    stretch = words[low:high]
    count = sum(word in negators() for word in stretch)
    count += sum(pair in FAR_FROM for pair in pairwise(stretch))
    count -= sum(one == "not" and other in closed_class("not_only") for one, other in pairwise(stretch))
    return count % 2 == 1


@cache
def negators() -> frozenset[str]:
    """Words that deny a verb."""
    entries = lexicon.load("certainty_words").entries
    verbs = [entry.text for entry in entries if entry.category == "negation" and entry.text.endswith("n't")]
    return frozenset((*verbs, "not", "n't", "never", "hardly", "scarcely", "barely", "cannot"))


def end_of_clause(words: Sequence[str], bits: Sequence[int], first: int) -> int:
    """Where the statement that begins here ends: at its stop, or at a comma that leads to something else."""
    for token in range(first, len(words)):
        if bits[token] & PARTS:
            return token
        behind = token + 1
        leads_on = behind < len(words) and (words[behind] in LEAVES or goes_on(words, bits, behind))
        if bits[token] & classes.COMMA and leads_on:
            return token
    return len(words)


def first_comma(bits: Sequence[int], first: int) -> int:
    """Where a supposition or a told question ends: at its comma."""
    return next((at for at in range(first, len(bits)) if bits[at] & (classes.COMMA | PARTS)), len(bits))


def goes_on(words: Sequence[str], bits: Sequence[int], token: int) -> bool:
    """Whether a participle behind the last comma tells what else is done: ", re-electing the mayor"."""
    participle = words[token].endswith("ing") and len(words[token]) > GERUND
    return participle and not any(bit & classes.COMMA for bit in bits[token:])


def by_predicate(words: Sequence[str], bits: Sequence[int], that: int) -> Denial | None:
    """The denial of "it is a myth that", "it was never true that", "it would be wrong to say that"."""
    starts = range(that - 1, max(that - BEHIND_IT, -1), -1)
    it = next((at for at in starts if words[at].removesuffix("'s") == "it"), None)
    if it is None:
        return None
    between = range(it + 1, that)
    if any(bits[at] & classes.RELATIVE for at in between):
        return None
    be = words[it].endswith("'s") or any(bits[at] & (classes.BE | classes.CLITIC) for at in between)
    # "Not only is it untrue that".
    be = be or (it > 0 and bool(bits[it - 1] & classes.BE))
    known = listed("false") | listed("true")
    predicate = next((at for at in between if words[at] in known or phrase_at(words, at, "groundless")), None)
    if not be or predicate is None:
        return None
    if it > 0 and words[it - 1] == "were" and words[predicate] in listed("true"):
        # "Were it true that the pier fell, …": nobody says that it is.
        return Denial(((it - 1, that + 1),), (that + 1, first_comma(bits, that + 1)), doubted=True)
    negated = is_negated(words, it + 1, predicate)
    if negated == (words[predicate] not in listed("true")):
        return None
    return Denial(((it, that + 1),), (that + 1, end_of_clause(words, bits, that + 1)))


def by_claim(words: Sequence[str], bits: Sequence[int], that: int) -> Denial | None:
    """The denial of a claim: "reports that … are false", "rejected the claim that …"."""
    rejected = rejecting(words, bits, that - 1)
    if rejected is not None and words[that - 1] not in listed("claim"):
        begin = frame_start(words, bits, rejected)
        return Denial(((begin, that + 1),), (that + 1, end_of_clause(words, bits, that + 1)))
    falsely = says_falsely(words, bits, that)
    if falsely is not None:
        return Denial((falsely,), (that + 1, end_of_clause(words, bits, that + 1)))
    whoever = words[that - 1] in listed("saying") and any(
        word in WHOEVER for word in words[max(that - NEAR, 0) : that]
    )
    noun = that - 1 - (words[that] == "how")
    if that == 0 or not (words[noun] in listed("claim") or whoever) or is_relative(bits, that):
        return None
    begin = noun
    while begin > 0 and not bits[begin - 1] & (HELPING | classes.BREAK | classes.PREPOSITION):
        if rejecting(words, bits, begin - 1) is not None or calls(words, begin - 1):
            break
        begin -= 1
        if bits[begin] & classes.DETERMINER:
            break
    predicate = false_predicate(words, bits, that + 2)
    if predicate is not None and tells_something(words, bits, that + 1, predicate[0]):
        return Denial(((begin, that + 1), predicate), (that + 1, predicate[0]))
    called = called_false(words, bits, begin, that)
    if called is not None:
        return called
    before = next(
        (
            at
            for at in range(noun, max(noun - NEAR, -1), -1)
            if at < noun and is_object(words, bits, at, noun) and rejecting(words, bits, at) is not None
        ),
        None,
    )
    end = end_of_clause(words, bits, that + 1)
    be = begin > 2 and bits[begin - 3] & (classes.BE | classes.CLITIC)
    if be and match_class(words, begin - 2, "nothing_in") and bits[that + 1] & SUBJECT:
        # "There is nothing in the story that the pier fell", but not "that surprised anyone"
        return Denial(((frame_start(words, bits, begin - 2), that + 1),), (that + 1, end))
    if cries_out(words, bits, begin):
        return Denial(((0, that + 1),), (that + 1, end))
    if before is not None:
        return Denial(((frame_start(words, bits, before), that + 1),), (that + 1, end))
    if any(words[at] in listed("false") for at in range(begin, noun)):
        return Denial(((begin, that + 1),), (that + 1, end))
    return None


def is_object(words: Sequence[str], bits: Sequence[int], verb: int, noun: int) -> bool:
    """Whether a claim is what a verb acts on: not in "denied bail over fears", "denied hiding findings".

    What it is called may stand between: "dismissed as false a recent report".
    """
    other = classes.BREAK | classes.PREPOSITION | classes.ENDS_ING | classes.RELATIVE | classes.SUBORDINATOR
    called = words[verb + 1] == "as" and any(word in listed("false") for word in words[verb + 2 : noun])
    first = verb + 2 if called else verb + 1
    small = any(words[at] in closed_class("away_from") for at in range(first, noun))
    return (
        not bits[verb] & classes.BREAK
        and not small
        and not any(bits[at] & other and not bits[at] & classes.DETERMINER for at in range(first, noun))
    )


def is_relative(bits: Sequence[int], that: int) -> bool:
    """Whether "that" is who does what follows: "findings that were published", "reports that led to it"."""
    verb = classes.AUXILIARY | classes.BE | classes.VERB | classes.ENDS_ED | classes.PARTICIPLE
    behind = bits[that + 1] if that + 1 < len(bits) else 0
    return bool(behind & verb) and not behind & (SUBJECT | classes.PLURAL | classes.ROLE)


def cries_out(words: Sequence[str], bits: Sequence[int], noun: int) -> bool:
    """Whether a claim is called false before it is named: "“Nonsense,” she said of the claim that"."""
    if not (bits[0] & classes.MARK and noun > 1 and words[noun - 1] in closed_class("of_a_claim")):
        return False
    close = next((at for at in range(1, min(OUTCRY, noun)) if bits[at] & classes.MARK), 0)
    said = any(bits[at] & classes.CUE_FORM for at in range(close + 1, noun - 1))
    known = (listed("false") | listed("true")) - closed_class("opinion_of")
    body = [word for word in words[1:close] if word[:1].isalnum() or word[:1] == "'"]
    called = {word for word in body if word in known}
    if not said or len(called) != 1 or any(word not in known | closed_class("only_false") for word in body):
        # "“The lie is over,” she said of the report that": no claim is called false
        return False
    negated = is_negated(words, 1, close) != ("no" in body)
    return negated == called.issubset(listed("true"))


def tells_something(words: Sequence[str], bits: Sequence[int], first: int, stop: int) -> bool:
    """Whether a stretch has a verb of its own: "a statement that nobody would be fired" denies nothing."""
    verb = classes.AUXILIARY | classes.BE | classes.VERB | classes.ENDS_ED | classes.CUE_FORM
    return any(
        bits[at] & verb or (words[at].endswith("s") and not bits[at] & NO_VERB) or words[at] in past_forms()
        for at in range(first + 1, stop)
    )


def rejecting(words: Sequence[str], bits: Sequence[int], token: int) -> int | None:
    """Where a verb that rejects begins, if it ends here and is not negated: "rejected", "ruled out"."""
    if token < 0 or words[token] not in endings("reject"):
        return None
    for size in range(len(phrases("reject")[0]), 0, -1):
        first = token - size + 1
        if first >= 0 and tuple(words[first : token + 1]) in phrases("reject"):
            if first and words[first - 1] in closed_class("beyond"):
                # "Beyond dispute"
                return None
            low = first
            while low > 0 and bits[low - 1] & HELPING:
                low -= 1
            # "Nobody in the valley disputes that"
            nobody = low > 0 and words[low - 1] != "nor" and is_nobody(words, bits, low)
            helped = nobody or is_negated(words, low, first)
            return None if helped or (first and words[first - 1] in listed("lacking")) else first
    return None


def calls(words: Sequence[str], token: int) -> bool:
    """Whether a word gives what follows a name: "called"."""
    return token >= 0 and words[token] in listed("call")


def false_predicate(words: Sequence[str], bits: Sequence[int], first: int) -> tuple[int, int] | None:
    """The verb phrase from here on that calls a claim false: "are false", "was denied"."""
    for token in range(first, len(words)):
        if bits[token] & PARTS:
            return None
        size = phrase_at(words, token, "groundless") or phrase_at(words, token, "collapse")
        collapses = bool(phrase_at(words, token, "collapse"))
        sort = words[token] in listed("false") or words[token] in listed("debunked")
        true = words[token] in listed("true")
        if not (size or sort or true):
            continue
        begin = token
        while begin > first and (
            bits[begin - 1] & HELPING
            or words[begin - 1] in COPULAS
            or words[begin - 1] in ARTICLES
            or words[begin - 1] in negators()
        ):
            begin -= 1
        verb = any(
            bits[at] & (classes.BE | classes.AUXILIARY) or words[at] in COPULAS for at in range(begin, token)
        )
        if not verb:
            continue
        negated = is_negated(words, begin, token)
        if (collapses or true) != negated:
            continue
        end = end_of_clause(words, bits, token)
        return (begin, max(end, token + max(size, 1)))
    return None


def called_false(words: Sequence[str], bits: Sequence[int], begin: int, that: int) -> Denial | None:
    """The denial of "called the claim that … a lie", "dismissed reports that … as untrue"."""
    if not (calls(words, begin - 1) or rejecting(words, bits, begin - 1) is not None):
        return None
    end = end_of_clause(words, bits, that + 1)
    last = end - 1
    if words[last] not in listed("false"):
        return None
    first = last
    while first > that + 1 and (words[first - 1] in (*ARTICLES, "as") or bits[first - 1] & classes.ENDS_LY):
        first -= 1
    return Denial(((frame_start(words, bits, begin - 1), that + 1), (first, end)), (that + 1, first))


def says_falsely(words: Sequence[str], bits: Sequence[int], that: int) -> tuple[int, int] | None:
    """The words that call what is said untrue: "falsely stated that", "a false report said that"."""
    for token in range(that - 1, max(that - NEAR - 1, -1), -1):
        if phrase_ends(words, token, "falsely") and any(
            words[at] in listed("saying") for at in range(max(token - 2, 0), that)
        ):
            # "Wrongly said that", "said in error that"
            if words[token] in listed("falsely"):
                return token, token + 1
            # "In error that", but not "in error messages that"
            return (token - 1, token + 1) if token == that - 1 else None
        if (
            words[token] in listed("false")
            and words[token + 1] in listed("claim")
            and words[that - 1] in listed("saying")
        ):
            return frame_start(words, bits, token), that + 1
    return None


def by_nobody(words: Sequence[str], bits: Sequence[int], that: int) -> Denial | None:
    """What nobody says or shows: "nobody said that", "the mayor has not confirmed that", "doubts that"."""
    verb = that - 1
    if verb < 0:
        return None
    end = end_of_clause(words, bits, that + 1)
    doubt = next(
        (at for at in range(verb, max(verb - NEAR, -1), -1) if phrase_ends(words, at, "doubt")), None
    )
    claimed = words[verb] in listed("claim") and not is_relative(bits, that)
    if doubt is not None and (doubt == verb or (claimed and is_object(words, bits, doubt, verb))):
        if doubt and words[doubt - 1] in closed_class("beyond"):
            # "Beyond doubt"
            return None
        low = group_start(words, bits, doubt)
        if (
            is_negated(words, low, doubt)
            or is_nobody(words, bits, low)
            or bits[doubt - 1] & classes.DETERMINER
        ):
            return None
        return Denial(((frame_start(words, bits, low), that + 1),), (that + 1, end), doubted=True)
    upheld = None
    if claimed:
        # "No evidence supports the claim that", but not "nobody supports that"
        near = (at for at in range(verb - 1, max(verb - NEAR, -1), -1) if is_object(words, bits, at, verb))
        upheld = next((at for at in near if words[at] in listed("uphold")), None)
    if upheld is None and words[verb] not in listed("saying"):
        return None
    verb = verb if upheld is None else upheld
    low = group_start(words, bits, verb)
    failed = low > 1 and words[low - 1] == "to" and words[low - 2] in listed("failing")
    if failed:
        low = group_start(words, bits, low - 2)
    if (is_nobody(words, bits, low) + is_negated(words, low, verb) + failed) % 2 == 0:
        return None
    return Denial(((frame_start(words, bits, low), that + 1),), (that + 1, end), doubted=True)


def group_start(words: Sequence[str], bits: Sequence[int], verb: int) -> int:
    """Where a verb begins with its auxiliaries, adverbs and denials."""
    low = verb
    while low > 0:
        if tuple(words[max(low - 2, 0) : low]) in FAR_FROM:
            low -= 2
        elif bits[low - 1] & HELPING or words[low - 1] in negators():
            low -= 1
        else:
            break
    return low


def phrase_ends(words: Sequence[str], token: int, category: str) -> bool:
    """Whether an entry of a category ends with a word."""
    if words[token] not in endings(category):
        return False
    return any(tuple(words[max(token - len(one) + 1, 0) : token + 1]) == one for one in phrases(category))


def is_nobody(words: Sequence[str], bits: Sequence[int], verb: int) -> bool:
    """Whether the subject before a verb is nobody: "no witness", "none of them", "hardly anyone"."""
    head = next(
        (at for at in range(verb - 1, max(verb - SUBJECT_TOKENS, -1), -1) if bits[at] & classes.BREAK), -1
    )
    subject = words[max(head + 1, verb - SUBJECT_TOKENS) : verb]
    return any(word in NOBODY for word in subject) and "only" not in subject and "that" not in subject


def by_lack(words: Sequence[str], bits: Sequence[int], that: int) -> Denial | None:
    """What nothing shows: "no evidence that", "found nothing to suggest that", "little to show that"."""
    at = that - 1
    begin = at
    if words[at] in listed("showing") and at > 1 and words[at - 1] == "to":
        at -= 2
    while at > 0 and words[at] in closed_class("whatever"):
        at -= 1
    if at < 0:
        return None
    nothing = words[at] in closed_class("denying_object") and at != that - 1
    if not nothing:
        if words[at] not in listed("evidence"):
            return None
        begin = next(
            (one for one in range(at - 1, max(at - NEAR, -1), -1) if words[one] in listed("lacking")), -1
        )
        if begin < 0 and words[at - 1] == "of":
            # "Not a shred of evidence".
            begin = next((one for one in range(at - 2, max(at - NEAR - 2, -1), -1) if words[one] == "a"), 0)
            begin = begin - 1 if begin and words[begin - 1] in negators() else -1
            if begin >= 0:
                begin = frame_start(words, bits, begin)
                end = end_of_clause(words, bits, that + 1)
                return Denial(((begin, that + 1),), (that + 1, end), doubted=True)
        if begin < 0:
            return None
        # "is there any evidence that": only a denied "any" lacks
        fronted = any(phrase_at(words, one, "fronted") for one in range(max(begin - BEHIND_IT, 0), begin))
        if words[begin] == "any" and not (fronted or is_negated(words, max(begin - NEAR, 0), begin)):
            return None
    else:
        begin = at
    if is_negated(words, max(begin - 2, 0), begin) and words[begin] != "any":
        return None
    begin = frame_start(words, bits, begin)
    return Denial(((begin, that + 1),), (that + 1, end_of_clause(words, bits, that + 1)), doubted=True)


def by_fronting(words: Sequence[str], bits: Sequence[int]) -> Iterator[Denial]:
    """What a negative phrase before its verb denies: "at no point did the pier fall"."""
    fronted = openings("fronted")
    for token in [at for at, word in enumerate(words[:-2]) if word in fronted]:
        size = phrase_at(words, token, "fronted")
        after = token + size
        if not size or after + 1 >= len(words) or not bits[after] & (classes.AUXILIARY | classes.BE):
            continue
        before = token == 0 or bits[token - 1] & (classes.BREAK | classes.CONJUNCTION | classes.SUBORDINATOR)
        turned = bits[after + 1] & SUBJECT and not bits[after + 1] & (classes.AUXILIARY | classes.BE)
        if before and turned:
            yield Denial(((token, after + 1),), (after + 1, end_of_clause(words, bits, after + 1)))
