"""Verbs that report in one frame and tell a deed in another.

    Lee claimed that the pier was sound.     a clause: reported
    Lee claimed victory.                     a noun of thought, speech or outcome: reported
    Lee claimed the prize.                   a bare thing: a deed
    Lee called off the race.                 a verb with its particle: a deed
    Lee called the plan a trap.              object and what it is called: reported
    Lee called his mother.                   a person alone: a deed

What decides is the object: a noun phrase and nothing more, whose last word is no noun for what can be
thought, said or decided. Verbs that judge what they have for an object ("praised the crew", "wants a boat")
report with any; they stand in no list here. What is quoted is always reported. Not attempted: objects that
are clauses in disguise ("felt the rope slip").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from srccompare import lexicon
from srccompare.documents.attribution import classes
from srccompare.documents.attribution.insertions import is_measure, reporting_forms, speaking
from srccompare.documents.attribution.joining import Parts
from srccompare.documents.attribution.labels import CONTENT, CUE
from srccompare.documents.attribution.patterns import can_speak
from srccompare.documents.attribution.reading import Batch, Range
from srccompare.documents.spans import BoolArray, IntArray
from srccompare.documents.text import Text
from srccompare.documents.text.closed_classes import closed_class, match_class
from srccompare.documents.text.structure import single_words

LONGEST = 6
"""Words of a bare object: "its long-serving head coach"; what is longer holds more than a thing."""
ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "ship", "cy", "hood", "dom", "ysis")
"""Endings of nouns for what can be thought, said or decided."""
ADJECTIVES = ("able", "ible", "ful", "less", "ous", "ive", "ic", "ent", "ant", "al", "ed", "ing")
"""Endings of what somebody is called: "called the offer laughable"."""
INDEFINITE = closed_class("indefinite_thing")
BEHIND_HEAD = classes.PREPOSITION | classes.RELATIVE | classes.COMMA
"""What ends the head of a noun phrase."""
NAMING = closed_class("naming")
"""Verbs that give what they have for an object a name."""
ACCORDING = tuple(phrase.split() for phrase in closed_class("according_to"))
NAME_TOKENS = 9
"""Tokens of a name in quotation marks, marks included."""
NAMES = closed_class("kind_of_name")
"""Words before what somebody is called, and not what is said."""
PARTICLES = closed_class("particle")
"""Words that make one verb with the verb before them."""
RESULTS = closed_class("result_state")
"""What something is after a deed: "slammed shut the gate"."""
APART = "apart"
PARTED = 4
"""Words behind a verb among which its "apart" stands."""
OPENS = classes.DETERMINER | classes.QUANTIFIER | classes.NUMBER
ENDS = classes.PREPOSITION | classes.SUBORDINATOR | classes.RELATIVE | classes.CONJUNCTION | classes.BREAK
ALWAYS_REPORT = (
    "say", "said", "saying", "says", "tell", "telling", "tells", "told", "cite", "cited", "cites", "citing",
    "mention", "mentioned", "mentioning", "mentions",
)  # fmt: skip
"""Verbs of saying that report whatever they have for an object: "mentioned the pier"."""
TELLS = classes.AUXILIARY | classes.BE | classes.VERB | classes.ENDS_ING | classes.COMMA
HOLDS_CLAUSE = classes.AUXILIARY | classes.BE | classes.CLAUSE_OPENER


def without_deeds(documents: Text, batch: Batch, parts: Parts) -> Parts:
    """The parts of attributions that report something; those that tell a deed are left out."""
    if not len(parts.first):
        return parts
    kept = ~deeds(documents, batch, parts)[parts.group]
    first, stop, role, group, score = parts
    return Parts(first[kept], stop[kept], role[kept], group[kept], score[kept])


def deeds(documents: Text, batch: Batch, parts: Parts) -> BoolArray:
    """Which attributions, by their number, tell a deed."""
    strings, norm, bits = documents.vocabulary.norms.strings, documents.tokens.norm, batch.bits
    told = np.zeros(int(parts.group.max()) + 1, bool)
    ranges = list(zip(parts.first.tolist(), parts.stop.tolist(), strict=True))
    cue: dict[int, int] = {}
    contents: dict[int, list[int]] = {}
    source: dict[int, int] = {}
    for row, (group, role) in enumerate(zip(parts.group.tolist(), parts.role.tolist(), strict=True)):
        if role == CONTENT:
            contents.setdefault(group, []).append(row)
        else:
            (cue if role == CUE else source)[group] = row
    named = holding(parts, documents.is_word_of("so_called", "name"))
    quoted = holding(parts, batch.quote >= 0)
    colon = holding(parts, (bits & classes.COLON) > 0)
    sentence = documents.sentence[parts.first].tolist()
    last = [strings[number] for number in norm[parts.stop - 1].tolist()]
    for group, row in cue.items():
        (low, high), who = ranges[row], ranges[source[group]] if group in source else None
        if who is not None and colon[row] and bits[low] & classes.COLON:
            told[group] = not can_speak(bits[slice(*who)].tolist())
            continue
        if who is not None and lacks_subject(batch, strings, norm, who, (low, high)):
            told[group] = True
            continue
        if (
            who is not None
            and last[row] in closed_class("infinitive_marker")
            and goes_by(batch, strings, norm, who, low)
        ):
            told[group] = True
            continue
        behind_cue = [strings[number] for number in norm[max(high - 2, low) : high + 1].tolist()]
        if match_class(behind_cue, 0, "goes_on_to"):
            told[group] = True
            continue
        own = contents.get(group, [])
        found = [ranges[one] for one in own]
        gives_name = named[row] or any(named[one] for one in own)
        if last[row] in NAMES or (gives_name and is_named(batch, found)):
            # "A sailor who goes by the name “Captain Blue”".
            told[group] = True
            continue
        if last[row] in NAMING and len(found) == 1 and names_thing(batch, *found[0]):
            told[group] = True
            continue
        if not found or any(quoted[one] for one in own):
            continue
        if who is not None and last[row] in NAMING and bears_name(batch, who, high):
            told[group] = True
            continue
        if not colon[row] and all(trails(batch, *one, high) for one in found):
            told[group] = True
            continue
        if who is not None and stands_between_pieces(who, (low, high), found):
            continue
        if min(sentence[one] for one in own) > sentence[row]:
            # "As Lee put it: …": no object stands with the verb.
            continue
        end = max(high, *(stop for _, stop in found)) + 1
        words = [strings[number] for number in norm[low:end].tolist()]
        seen = bits[low:end].tolist()
        behind = next(((first - low, stop - low) for first, stop in found if high <= first <= high + 1), None)
        mute = (
            who is not None
            and last[source[group]] in single_words("unspeaking_nouns", "object")
            and not bits[who[1] - 1] & classes.NAME
            # The last word is the head: not that of "a man who had lost his boat".
            and not (bits[slice(*who)] & BEHIND_HEAD).any()
        )
        told[group] = is_phrasal(words, seen, high - low) or (
            behind is not None
            and (
                is_deed(words, seen, high - low, behind)
                # "The bell announced the start."
                or (mute and bare_object(words, seen, behind) is not None)
            )
        )
    return told


def holding(parts: Parts, mask: BoolArray) -> list[bool]:
    """Whether each part holds one of the tokens of a mask."""
    before = np.concatenate([[0], np.cumsum(mask)])
    found: list[bool] = (before[parts.stop] > before[parts.first]).tolist()
    return found


def stands_between_pieces(source: Range, cue: Range, ranges: Sequence[Range]) -> bool:
    """Whether source and cue stand between two pieces of what is reported: "the pier, they claim, sold"."""
    first, stop = min(source[0], cue[0]), max(source[1], cue[1])
    return min(end for _, end in ranges) <= first and max(begin for begin, _ in ranges) >= stop


def goes_by(batch: Batch, strings: Sequence[str], norm: IntArray, source: Range, cue: int) -> bool:
    """Whether "according to" leads to what something goes by, up to a comma: "according to season, by"."""
    if [strings[number] for number in norm[cue : cue + 2].tolist()] not in ACCORDING:
        return False
    bits = batch.bits[slice(*source)].tolist()
    stop = next((at for at, seen in enumerate(bits) if seen & classes.COMMA), len(bits))
    words = [strings[number] for number in norm[source[0] : source[0] + stop].tolist()]
    return bool(words) and is_measure(words)


def lacks_subject(batch: Batch, strings: Sequence[str], norm: IntArray, source: Range, cue: Range) -> bool:
    """Whether a form that needs a plural subject stands behind "a" and an adjective: "a deeper question"."""
    token = cue[0]
    if not source[1] == token == cue[1] - 1:
        return False
    single = strings[norm.item(source[0])] in closed_class("indefinite_article")
    return single and bool(batch.bits[token] & classes.BASE_FORM and batch.bits[token] & classes.NOUN_FORM)


def is_named(batch: Batch, ranges: Sequence[Range]) -> bool:
    """Whether what stands behind a word for naming is a name: "nicknamed him “the Wall”"."""
    first, stop = ranges[-1]
    quoted = (batch.quote[first:stop] >= 0).sum() if len(ranges) == 1 else 0
    return 0 < quoted <= NAME_TOKENS and stop - first - quoted <= 2


def names_thing(batch: Batch, first: int, stop: int) -> bool:
    """Whether a content is a thing and its name: "the pond “the Bishop's Bath”", not "her “Lying Ann”"."""
    bits = batch.bits
    thing = classes.NAME | classes.ROLE | classes.PRONOUN | classes.BREAK
    if not bits[first] & classes.DETERMINER:
        return False
    low = first + 1
    while low < stop and batch.quote[low] < 0 and not bits[low] & thing:
        low += 1
    if low == first + 1 or low >= stop or batch.quote[low] < 0:
        return False
    end = low
    while end < stop and batch.quote[end] == batch.quote[low]:
        end += 1
    if end < stop and not bits[end] & (classes.CONJUNCTION | classes.COMMA):
        return False
    inside = [at for at in range(low, end) if not bits[at] & (classes.MARK | classes.BREAK | classes.CLITIC)]
    inside = inside[1:] if bits[inside[0]] & classes.DETERMINER else inside
    return bool(inside) and all(bits[at] & classes.NAME for at in inside)


def bears_name(batch: Batch, source: Range, cue: int) -> bool:
    """Whether "called" gives the name of what stands before it: "a pub called The Plough will open"."""
    bits, end = batch.bits, cue
    first, stop = source
    while end < len(bits) and bits[end] & classes.NAME:
        end += 1
    verb = classes.AUXILIARY | classes.BE | classes.VERB | classes.COMMA | classes.STOP
    common = bits[first] & classes.DETERMINER and not bits[stop - 1] & (classes.NAME | classes.ROLE)
    return bool(common and stop == cue - 1 and end > cue and bits[end : end + 1] & verb)


def trails(batch: Batch, first: int, stop: int, cue: int) -> bool:
    """Whether a participle behind a comma says what somebody did beside: "declared at noon, leaving us"."""
    bits = batch.bits
    return bool(first > cue + 1 and bits[first - 1] & classes.COMMA and bits[first] & classes.ENDS_ING)


def is_phrasal(words: Sequence[str], bits: Sequence[int], cue: int) -> bool:
    """Whether a verb of the cue makes a deed with its particle: "called off", "showed him round"."""
    for at in range(min(cue, len(words) - 1)):
        behind = at + 1 + (at + 2 < len(words) and bool(bits[at + 1] & (classes.ADDRESSED | classes.PRONOUN)))
        if f"{words[at]} {words[behind]}" in phrasal_verbs():
            return True
        object_behind = at + 2 >= len(words) or bits[at + 2] & (ENDS | classes.DETERMINER)
        if words[at + 1] in RESULTS and words[at] not in NAMING and object_behind:
            # "Slammed shut the gate", but not "said open borders"
            return True
        if words[behind + 1 : behind + PARTED] and APART in words[behind + 1 : behind + PARTED]:
            # "Told the twins apart"
            return f"{words[at]} {APART}" in phrasal_verbs()
    return False


def is_deed(words: Sequence[str], bits: Sequence[int], cue: int, content: Range) -> bool:
    """Whether a verb with a bare object tells a deed; ``content`` is what was taken for reported."""
    at = verb_of(words, bits, cue)
    if at is None:
        return False
    verb, known = words[at], verbs().get(words[at], frozenset())
    found = bare_object(words, bits, content)
    if found is None:
        return False
    sort = sort_of(words, bits, found)
    if at < cue - 1:
        # "pointed to the door", but not "pointed to the polls"
        return "leads" in known and sort is not None
    if "any" in known:
        return True
    if verb in NAMING and names_more(words, bits, found, content[1]):
        return False
    if not known and verb not in reporting_forms():
        return sort is not None
    if not known and verb in speaking() and verb not in ALWAYS_REPORT:
        # "Explained the label", "admitted two passengers", but "disclosed the plan to pay".
        plain = not is_more_than_object(bits, found[1], content[1])
        opens = bits[found[0]] & (OPENS | classes.POSSESSIVE) or words[found[0]] in single_words("numerals")
        return plain and sort == "thing" and bool(opens)
    return sort is not None and sort in known


def is_more_than_object(bits: Sequence[int], first: int, stop: int) -> bool:
    """Whether a verb or comma stands behind an object, up to what else was done: "and sat down"."""
    for at in range(first, stop):
        if (
            bits[at] & classes.CONJUNCTION
            and at + 1 < stop
            and bits[at + 1] & (classes.VERB | classes.ENDS_ED | classes.DETERMINER)
        ):
            # "And sat down", "and the crowd left"
            return False
        # "With food poisoning at the camp": no participle stands before a preposition.
        noun = at + 1 == stop or bits[at + 1] & (classes.PREPOSITION | classes.BREAK)
        if bits[at] & (TELLS & ~classes.ENDS_ING if noun else TELLS):
            return True
    return False


def verb_of(words: Sequence[str], bits: Sequence[int], cue: int) -> int | None:
    """The verb that a cue ends with, a preposition behind it apart; None where it ends otherwise."""
    at = cue - 1
    while at > 0 and bits[at] & (classes.ADVERB | classes.ENDS_LY) and words[at] not in PARTICLES:
        at -= 1
    if bits[at] & classes.PREPOSITION and words[at] not in PARTICLES and at == cue - 1 and at > 0:
        at -= 1
    word = classes.WORD & ~(classes.PREPOSITION | classes.NAME | classes.CLITIC)
    other = classes.PREPOSITION | classes.NAME | classes.CLITIC | classes.ADVERB
    return at if bits[at] & word and not bits[at] & other and words[at] not in PARTICLES else None


def bare_object(words: Sequence[str], bits: Sequence[int], content: Range) -> Range | None:
    """The noun phrase a content begins with, where nothing in it says more of the object."""
    first, stop = content
    end = first
    while end < stop and not bits[end] & ENDS:
        end += 1
    if not 0 < end - first <= LONGEST or holds_clause(words, bits, first, end, stop):
        return None
    after, beyond = (words[end], bits[end + 1]) if end + 1 < len(words) else ("", 0)
    if after == "that" and bits[first] & (classes.ADDRESSED | classes.NAME | classes.ROLE):
        # "showed them that"
        return None
    if (
        after == "as"
        or (after == "to" and leads_on(beyond))
        or (end < stop and opens_content(words, bits, end))
    ):
        return None
    return first, end


def opens_content(words: Sequence[str], bits: Sequence[int], token: int) -> bool:
    """Whether a word behind an object opens what is reported: "shows in detail how"."""
    return bool(bits[token] & classes.CLAUSE_OPENER) and words[token] not in closed_class("noun_complement")


def holds_clause(words: Sequence[str], bits: Sequence[int], first: int, end: int, stop: int) -> bool:
    """Whether what looks like an object says something of it: "him guilty", "polls falling"."""
    here = range(first, end)
    if any(bits[at] & HOLDS_CLAUSE for at in here):
        return True
    # "His hamstring" is a thing, "the wall leaning" holds a clause.
    noun = end - 1 if bits[end - 2] & OPENS and end - first > 1 else end
    if any(is_participle(words[at]) for at in range(first + 1, noun)):
        return True
    if words[first] in closed_class("infinitive_opener") or is_participle(words[first]):
        return True
    thing = classes.DETERMINER | classes.QUANTIFIER | classes.NUMBER
    for at in range(first + 2, end):
        ends = at + 1 == end or bits[at + 1] & (thing | classes.NAME | classes.PRONOUN)
        if (bits[at] & classes.ENDS_ED or bits[at] & classes.VERB) and at + 1 < end:
            # "Its pill cured baldness", but "its freshly painted wall"
            adverb = bits[at - 1] & (classes.ENDS_LY | classes.ADVERB | OPENS | classes.POSSESSIVE)
            if not adverb:
                return True
        if (
            bits[at] & classes.VERB
            and end < stop
            and bits[end] & (classes.PREPOSITION | classes.SUBORDINATOR)
        ):
            # "The contract runs until May"
            return True
        finite = bits[at] & classes.ENDS_ED or (
            bits[at] & classes.CUE_FORM and not bits[at] & classes.NOUN_FORM
        )
        if finite and ends and not bits[at] & classes.NAME:
            return True
    if end - first == 1:
        return False
    if bits[first] & (classes.ADDRESSED | classes.PRONOUN) and not bits[first] & classes.DETERMINER:
        return not bits[first + 1] & thing
    named = bits[first] & classes.NAME and not any(bits[at] & classes.CLITIC for at in here)
    return bool(named and not bits[end - 1] & (classes.NAME | classes.ROLE))


def is_participle(word: str) -> bool:
    """Whether a word ends like a participle: "doing", "leading", but not "thing"."""
    return word.endswith("ing") and len(word) > 4 and word not in single_words("clause_words", "plain_ending")


def leads_on(bits: int) -> bool:
    """Whether what follows "to" is a verb: no determiner, name, pronoun or number."""
    thing = classes.DETERMINER | classes.NAME | classes.ADDRESSED | classes.NUMBER | classes.POSSESSIVE
    return not bits & thing


def names_more(words: Sequence[str], bits: Sequence[int], found: Range, stop: int) -> bool:
    """Whether an object is followed by what it is called: "called the plan a trap", "called it unfair"."""
    first, end = found
    passing = classes.CIRCUMSTANCE | classes.TIME | classes.BREAK
    if end < stop and not bits[end] & passing:
        return True
    if end - first == 1:
        return False
    if any(bits[at] & classes.DETERMINER for at in range(first + 1, end)):
        return True
    if bits[end - 1] & classes.NAME:
        own = bits[first] & classes.POSSESSIVE
        return not own and not all(bits[at] & (classes.NAME | classes.ROLE) for at in range(first, end))
    return words[end - 1].endswith(ADJECTIVES) or words[end - 1].startswith("un") or not bits[first] & OPENS


def sort_of(words: Sequence[str], bits: Sequence[int], found: Range) -> str | None:
    """What the last word of an object names: "person", "thing", or None for what can be thought or said."""
    last = found[1] - 1
    if words[found[1] : found[1] + 1] == ["of"]:
        # "31 cases of fraud": what they are cases of
        inner = bare_object(words, bits, (found[1] + 1, len(words)))
        if inner is not None and sort_of(words, bits, inner) is None:
            return None
    word, seen = words[last], bits[last]
    if seen & (classes.NAME | classes.ADDRESSED | classes.PRONOUN) or word.endswith(("self", "selves")):
        return "person"
    if words[found[0]] in INDEFINITE or word in closed_class("anaphoric_object"):
        return None
    singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    nouns = nouns_known()
    if "concrete" in nouns.get(singular, ()) or "concrete" in nouns.get(word, ()):
        return "thing"
    if (
        "abstract" in nouns.get(singular, ())
        or "abstract" in nouns.get(word, ())
        or singular.endswith(ENDINGS)
        or is_participle(singular)
    ):
        return None
    if word in single_words("attribution_cues", "noun"):
        return None
    return "person" if seen & classes.ROLE else "thing"


@cache
def verbs() -> Mapping[str, frozenset[str]]:
    """The sorts of object with which each form of a verb tells a deed."""
    found: dict[str, frozenset[str]] = {}
    for entry in lexicon.load("cue_frames").entries:
        if entry.category in ("any", "leads", "person", "thing"):
            found[entry.text] = found.get(entry.text, frozenset()) | {entry.category}
    return found


@cache
def nouns_known() -> Mapping[str, frozenset[str]]:
    """The nouns of which a list tells what they name."""
    found: dict[str, frozenset[str]] = {}
    for entry in lexicon.load("cue_frames").entries:
        if entry.category in ("abstract", "concrete"):
            found[entry.text] = found.get(entry.text, frozenset()) | {entry.category}
    return found


@cache
def phrasal_verbs() -> frozenset[str]:
    """Verbs with a particle that tell a deed."""
    return frozenset(
        entry.text for entry in lexicon.load("cue_frames").entries if entry.category == "phrasal"
    )
