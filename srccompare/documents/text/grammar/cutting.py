"""Where a sentence is cut into parts that can be read, and matched, by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from srccompare.documents.spans import BoolArray, IntArray
from srccompare.documents.text import Text, shapes
from srccompare.documents.text.closed_classes import closed_class, match_class
from srccompare.documents.text.grammar.tokens import ending, find_verbs, is_any, listed

FEWEST_TELLING = 3
"""Words that are no function words which a part has at least, source and cue apart. Set by hand."""
FEWEST_OPENING = 6
"""Words of the kind that a clause has which opens a sentence and only tells when: "as the war goes on". Set
by hand."""
FEWEST_BESIDE = 1
"""The same where both sides are sentences by themselves: "Nobody was hurt; the crane stood still"."""
PARTED = shapes.COMMA | shapes.COLON | shapes.SEMICOLON | shapes.DASH
STRONG = shapes.COLON | shapes.SEMICOLON
LASTING = closed_class("lasting")
"""Words behind which stands how long something lasts: part of what is said, if no comma parts them."""
ASKING = closed_class("embedded_question")
"""Words that open what somebody knows or doubts, or which of several is meant, if no comma parts them."""
MOMENTS = closed_class("moment")
"""Words behind which stands when it was."""
LATE = closed_class("late")
"""Words that tell when, behind a participle."""
NEAR = 8
"""Words behind "and", without a comma before it, among which a verb stands if a clause begins there. Set by
hand."""
REACH = 3
"""Words behind "as" among which its subject and verb stand where it opens a clause. Set by hand."""
LONGEST_THING = 5
"""Words of a thing of several: "coal, brown coal and gas". Set by hand."""
CARRIED = closed_class("relative_carried")
"""Words that take a preposition before them along: "to which he answered"."""


class Words:
    """What the tokens of a batch tell about where sentences may be cut; plain lists, as they are walked."""

    def __init__(self, text: Text, telling: BoolArray, said: BoolArray) -> None:
        strings = text.vocabulary.norms.strings
        self.norm = [strings[one] for one in text.tokens.norm.tolist()]
        verbs = find_verbs(text)
        preposition = listed(text, "preposition")
        opener = listed(text, "subordinator", "relative")
        # "The deal reached in June", "reached late on Monday".
        late = preposition | listed(text, "adverb", "time") | is_any(text, "late", LATE)
        follows = np.concatenate([late[1:], [False]])
        leading = text.is_word_of("statement_words", "leading")
        shape = text.tokens.shape
        self.verb = verbs.verb.tolist()
        self.sure_verb = (verbs.verb & ~(verbs.past & follows)).tolist()
        self.helping = verbs.helping.tolist()
        self.full = (verbs.full & ~listed(text, "noun_form")).tolist()
        self.chain = listed(text, "chain").tolist()
        self.going = ending(text, "ing").tolist()
        self.participle = (verbs.past | ending(text, "ing") | listed(text, "participle")).tolist()
        self.preposition = preposition.tolist()
        self.opener = opener.tolist()
        self.while_ = (opener & (listed(text, "circumstance") | is_any(text, "as", ("as",)))).tolist()
        self.joining = listed(text, "conjunction").tolist()
        self.adverb = (listed(text, "adverb") | leading).tolist()
        self.pronoun = listed(text, "pronoun").tolist()
        self.moment = listed(text, "time_noun").tolist()
        open_end = listed(text, "preposition", "determiner", "extends", "possessive")
        self.open_end = (verbs.helping | open_end).tolist()
        self.leading = leading.tolist()
        self.word = text.is_word.tolist()
        self.parted = ((shape & PARTED) > 0).tolist()
        self.strong = ((shape & STRONG) > 0).tolist()
        every = is_any(text, "every", closed_class("predeterminer"))
        self.some = (listed(text, "quantifier") | every).tolist()
        self.mark = ((shape & shapes.MARK) > 0).tolist()
        self.telling, self.said = telling.tolist(), said.tolist()


def parts_of(words: Words, starts: Sequence[int], stop: int, worth: IntArray) -> list[int]:
    """Where the parts of a sentence begin, the first included.

    ``starts`` are the tokens its clauses begin at, ``worth`` counts the telling words before each token.
    Every part has a verb and, as far as can be told without a parser, a subject; what only introduces
    what follows ("though others think") stands with it.
    """
    begin = starts[0]
    places: list[int] = []
    semicolons = (at + 1 for at in range(begin, stop - 1) if words.norm[at] == ";")
    reasons = (at for at in range(begin + 1, stop - REACH) if gives_reason(words, at))
    for start in sorted({*starts[1:], *semicolons, *reasons}):
        place = moved(words, begin, start)
        if place is None or place <= (places[-1] if places else begin):
            continue
        if is_half(words, place):
            # The subject stands before what was put in between: "the talks, which were secret, ended".
            subject = start_of_interrupted(words, places[-1], begin) if places else None
            if subject is not None:
                places.pop()
                if subject > (places[-1] if places else begin):
                    places.append(subject)
        elif is_seam(words, begin, place):
            places.append(place)
    found = [begin]
    for place, behind in pairwise([*places, stop]):
        enough = FEWEST_BESIDE if stands_beside(words, place) else FEWEST_TELLING
        sizes = (
            worth[place] - worth[found[-1]],
            worth[behind] - worth[place] if enough == FEWEST_TELLING else enough,
            worth[stop] - worth[place],
        )
        if words.while_[begin] and found[-1] == begin and sizes[0] < FEWEST_OPENING:
            # "As the war goes on," is no statement by itself.
            continue
        if min(sizes) >= enough and states(words, found[-1], place) and states(words, place, behind):
            found.append(place)
    return found


def gives_reason(words: Words, place: int) -> bool:
    """Whether "as" opens a clause of its own here: "has arms, as it has fought no war"."""
    behind = range(place + 2, place + REACH + 1)
    return words.norm[place] == "as" and words.pronoun[place + 1] and any(words.verb[at] for at in behind)


def moved(words: Words, begin: int, place: int) -> int | None:
    """Where a clause begins with what introduces it; None where nothing else stands before it."""
    reported = words.said[place]
    while place > begin and introduces(words, place, reported=reported):
        place -= 1
    return place if place > begin else None


def introduces(words: Words, place: int, *, reported: bool) -> bool:
    """Whether the word before a token belongs to what begins there."""
    before = place - 1
    if words.telling[before] and reported:
        return True
    if words.joining[before] or words.leading[before] or words.opener[before]:
        return True
    if words.preposition[before] and words.norm[place] in CARRIED:
        return True
    # "All of whom", "both of which".
    return words.some[before] and words.preposition[place] and words.norm[place + 1] in CARRIED


def is_half(words: Words, place: int) -> bool:
    """Whether what begins here lacks its subject: "and would show", "was a sign", "finding ways"."""
    at = place
    while words.joining[at] or words.adverb[at] or words.norm[at].endswith("ly") or not words.word[at]:
        at += 1
        if at >= len(words.norm) - 1:
            return False
    if words.strong[place - 1]:
        return False
    if words.telling[at]:
        # "And warned that it would sue", "adding: …", and "say experts" behind what they say, lack nothing.
        behind = at
        while words.telling[behind] and behind < len(words.norm) - 1:
            behind += 1
        if words.going[at] or words.joining[place] or not (words.said[behind] and words.word[behind]):
            return False
    if words.helping[at]:
        return not words.pronoun[at + 1]
    led_on = words.chain[at] and words.norm[at + 1] == "to"
    return bool(words.full[at] or led_on or (words.going[at] and at == place))


def start_of_interrupted(words: Words, place: int, begin: int) -> int | None:
    """Where the subject begins that a clause put in between parts from its verb, if there is one."""
    if not (words.opener[place] or words.participle[place]) or not words.parted[place - 1]:
        return None
    for at in range(place - 1, begin, -1):
        if words.verb[at]:
            return begin
        if words.joining[at] and words.parted[at - 1]:
            return at
    return begin


def is_seam(words: Words, begin: int, place: int) -> bool:
    """Whether a sentence may be cut before a token."""
    last = place - 1
    while last > begin and not words.word[last]:
        last -= 1
    parted = any(words.parted[at] for at in range(last + 1, place))
    opens = words.opener[place] or words.joining[place] or carries(words, place)
    if not parted and (not opens or words.open_end[last]):
        return False
    if parted:
        return words.strong[last + 1] or not goes_on(words, begin, place, last)
    norm = words.norm[place]
    if norm in LASTING or (norm == "when" and (words.moment[last] or words.norm[last] in MOMENTS)):
        return False
    if norm in ASKING or norm == "that" or norm in CARRIED or (words.opener[place] and words.verb[last]):
        # What is known or doubted, and what tells which of several things is meant.
        return False
    if not words.joining[place]:
        return True
    # "Sanctions on Russia and North Korea": no verb stands between the last opening word and "and".
    near = range(place + 1, min(place + 1 + NEAR, len(words.norm)))
    return (
        words.norm[place + 1] not in ASKING
        and has_verb_since_opener(words, begin, place)
        and any(words.sure_verb[at] for at in near)
    )


def carries(words: Words, place: int) -> bool:
    """Whether a relative clause begins with words before "which": "to which", "all of whom"."""
    carrying = words.preposition[place] or words.some[place]
    return carrying and any(norm in CARRIED for norm in words.norm[place + 1 : place + 3])


def goes_on(words: Words, begin: int, place: int, last: int) -> bool:
    """Whether what stands before a comma is only a thing of several, or a subject: "coal, oil, and gas fell".

    The words since the comma or joining word before it have no verb, and do not tell when or where either.
    """
    if match_class(words.norm, place, "as_well"):
        return True
    if carries(words, place):
        return False
    first = last
    while first > begin and not words.parted[first - 1] and not words.opener[first]:
        if words.verb[first]:
            return False
        first -= 1
    if words.verb[first] or words.preposition[first] or words.participle[first] or words.adverb[first]:
        return False
    if words.opener[first]:
        # "As Jerome Powell, the chairman of the Fed, agrees".
        short = last - first < LONGEST_THING and not words.preposition[first + 1]
        return short and not words.opener[place] and not words.joining[place]
    return words.joining[place] and last - first < LONGEST_THING and first > begin


def has_verb_since_opener(words: Words, begin: int, place: int) -> bool:
    """Whether there is a verb between a token and the last word before it that opens a clause."""
    for at in range(place - 1, begin - 1, -1):
        if words.verb[at] and not words.telling[at]:
            return True
        if words.strong[at] or (words.opener[at] and not words.preposition[at]):
            return False
    return False


def stands_beside(words: Words, place: int) -> bool:
    """Whether both sides are sentences of one kind: behind a semicolon, "and that"."""
    semicolon = words.norm[place - 1] == ";"
    return semicolon or bool(words.joining[place] and words.norm[place + 1] == "that")


def states(words: Words, begin: int, stop: int) -> bool:
    """Whether a part has a verb of its own, and not only one of a clause that hangs on a noun of it.

    What opens a sentence ("In June, when it rained,") needs one that is surely none of "the deal reached in
    June".
    """
    at = begin
    while at < stop - 1 and (words.joining[at] or words.leading[at] or not words.word[at]):
        at += 1
    if words.norm[begin - 1] == ";":
        told = any(words.telling[at:stop]) and any(words.said[at:stop])
        return told or any(words.verb[at + 1 : stop])
    if words.opener[at] or carries(words, at):
        return any(words.verb[at + 1 : stop])
    if words.preposition[at] or words.participle[at]:
        return any(words.sure_verb[at + 1 : stop])
    hanging = False
    for place in range(at, stop):
        if words.parted[place] or (words.said[place] and not words.said[place - 1]):
            hanging = False
        elif words.opener[place] and not words.preposition[place]:
            hanging = True
        elif words.verb[place] and not hanging:
            return True
    return False
