"""Words one text uses in its own voice: those no other text has, and those others leave to somebody else.

    A: … the mayor’s disastrous summer …          own
    B: … “a disastrous summer,” said Ms. Vance.    quoted

That a word is somebody else's only is told where each of its places is reported, that it is one's own where
nobody is given the word in its whole sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from srccompare import lexicon
from srccompare.comparison.statements import word_vectors
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.grammar.forms import is_small
from srccompare.families.readability.syllables import UNKNOWN, known_syllables
from srccompare.report.front.differences.event import (
    Event,
    Line,
    Teller,
    Word,
    field_of,
    is_telling,
    joined,
    marked,
    said,
    spanned,
)
from srccompare.report.front.differences.topics import is_phrase
from srccompare.report.front.hits import Spot

OWN, QUOTED = 0, 2
PLAIN = 25
"""Words of a sentence up to which it is plain where what somebody says ends."""
COLOURED, LENT = 7, 4
"""Words told of each text that it has alone; words that are one's own here and somebody else's there."""
RARE = 5.0
"""Rarity from which on a word is chosen rather than used: about one in 20,000 words of news."""
SELF_NAMED = re.compile(
    r"\b(?:self-(?:described|proclaimed|styled|declared)|so-called|known as|called|dubbed)"
    r"[\s“\"]+(?:[\w-]+ )?(?:an? )?$",
    re.IGNORECASE,
)
"""What stands before a word that is somebody else's, with no mark around it."""
NEAR = 50
"""Characters in which that is looked for: more than it has."""
ROOT, ENDING = 5, 3
"""Letters words of one family begin with, at the least, and letters that may differ at their end: guesses."""
VERY_RARE = 5.7
"""Rarity from which on any word is: about one in 90,000."""
ENDINGS = ("ous", "ive", "ful", "less", "able", "ible", "prone", "ish", "ing", "ed", "est", "ic", "ly")
"""How words end that say what something is like."""


def wording_lines(event: Event) -> Iterator[Line]:
    """The words each text has alone and in its own voice, and the words in two voices."""
    for teller in event.tellers:
        chosen = coloured_words(event, teller)[:COLOURED]
        if len(chosen) > 1:
            told = joined(marked(words for words, _ in chosen))
            yield Line(
                f"Only {teller.label} writes, in its own voice, {told}",
                tuple((teller.name, spot) for _, spot in chosen),
                10,
            )
    yield from list(two_voices(event))[:LENT]


@cache
def strengths() -> dict[str, float]:
    """How strong the single words of the list of loaded words are."""
    return {one.text: one.weight for one in lexicon.load("loaded").entries if one.category != "*"}


def is_chosen(word: Word) -> bool:
    """Whether a word shows a choice: listed as loaded, saying what something is like, or very rare."""
    small = word.written.lower()
    colours = small.endswith(ENDINGS) or "-" in small
    return small in strengths() or strength(word) >= (RARE if colours else VERY_RARE)


def strength(word: Word) -> float:
    """How much a word is a choice: rare, or listed as loaded."""
    small = word.written.lower()
    return word_vectors.load().rarity_of(small) + strengths().get(small, 0.0)


def coloured_words(event: Event, teller: Teller) -> list[tuple[str, Spot]]:
    """The words a text has alone and in its own voice, the most chosen first; neighbours are one phrase."""
    own = [
        word
        for word in teller.words
        if event.own_words.mask[word.token]
        and is_telling(word)
        and not any(other.has(word) or has_kin(other, word) for other in event.others(teller))
        and is_chosen(word)
        and word.written.lower() not in closed_class("offence")
        and not named(event, word)
        and not SELF_NAMED.search(field_of(event, word)[max(0, word.spot[2] - NEAR) : word.spot[2]])
        and is_english(word.written)
    ]
    phrases: list[list[Word]] = []
    for word in own:
        if phrases and is_phrase(event, phrases[-1][-1], word):
            phrases[-1].append(word)
        else:
            phrases.append([word])
    seen, found = set[str](), []
    for words in sorted(phrases, key=lambda words: -max(map(strength, words)) - 0.5 * (len(words) - 1)):
        if not seen & {word.stem for word in words}:
            seen.update(word.stem for word in words)
            found.append((said(event, words), spanned(words)))
    return found


def has_kin(teller: Teller, word: Word) -> bool:
    """Whether a text has a word that begins alike: "authority" for "authorized"."""
    small = word.written.lower()
    root = small[: max(ROOT, len(small) - ENDING)]
    place = bisect_left(teller.parts, root)
    return place < len(teller.parts) and teller.parts[place].startswith(root)


def is_english(word: str) -> bool:
    """Whether each part of a word is listed as one: misspelt words are as rare as any.

    >>> is_english("blundering"), is_english("gaffe-prone"), is_english("blundring"), is_english("Mr.")
    (True, True, False, False)
    """
    parts = word.lower().split("-")
    # "Post-Sept" is cut out of a date.
    if any(part[:1].isupper() for part in word.split("-")[1:]):
        return False
    return word.replace("-", "").isalpha() and all(known_syllables(part) != UNKNOWN for part in parts)


def named(event: Event, word: Word) -> bool:
    """Whether a word is part of a name: found as one, or with a capital where no sentence begins."""
    if not word.written[:1].isupper():
        return False
    if event.own_words.named[word.token] or word.in_headline or word.written.lower() not in event.small_words:
        return True
    before = field_of(event, word)[: word.spot[2]].rstrip().rstrip("“\"'‘(").rstrip()
    return bool(before) and before[-1] not in ".!?:\n"


def two_voices(event: Event) -> Iterator[Line]:
    """Words that say what something is like: a text's own here, left to somebody there."""
    seen = set[str]()
    for word in (word for teller in event.tellers for word in teller.words):
        small = word.written.lower()
        if (
            word.stem in seen
            or not is_telling(word)
            or named(event, word)
            or small in closed_class("offence")
        ):
            continue
        seen.add(word.stem)
        if small in strengths() or (strength(word) >= RARE and is_quality(event, word)):
            yield from voices_of(event, word.stem, small)


def is_quality(event: Event, word: Word) -> bool:
    """Whether a word says what something is like: "a blundering council", not "charged with tampering"."""
    small = word.written.lower()
    if not small.endswith(("ing", "ed")):
        return small.endswith(ENDINGS)
    behind = re.match(r" ([a-z]+)", field_of(event, word)[word.spot[3] :])
    return behind is not None and not is_small(behind[1])


def is_open(event: Event, word: Word) -> bool:
    """Whether a word stands behind "whether" or "if" in its sentence: nobody says it then."""
    first, stop = (int(bound[word.sentence]) for bound in event.context.documents.sentence_bounds)
    tokens = event.context.documents.tokens
    strings = event.context.documents.vocabulary.norms.strings
    return any(
        strings[int(tokens.norm[at])] in ("whether", "if") for at in range(first, word.token) if at < stop
    )


def is_said(teller: Teller, word: Word) -> bool:
    """Whether a word is surely somebody else's: quoted, or reported in a short sentence."""
    return word.voice == QUOTED or (word.voice != OWN and teller.words_in[word.sentence] <= PLAIN)


def voices_of(event: Event, stem: str, word: str) -> Iterator[Line]:
    """In whose voice each text has a word, where one has it in its own and another only in somebody's."""
    mine, lent, never, spots = [], [], [], []
    for teller in event.tellers:
        every = teller.places_of.get(stem, ())
        # Of one form: "blockading" and "a blockade" may be two things.
        places = [one for one in every if one.written.lower() == word]
        own = [one for one in places if event.own_words.mask[one.token] and not is_open(event, one)]
        if not every:
            never.append(teller.label)
        elif own:
            mine.append(teller.label)
            spots.append((teller.name, own[0].spot))
        elif places and all(is_said(teller, one) for one in every):
            lent.append(teller.label)
            spots.append((teller.name, places[0].spot))
    if mine and lent:
        has = "has" if len(lent) == 1 else "have"
        yield Line(
            f"“{word}” is {joined(mine)}’s own word; {joined(lent)} {has} it only from others’ mouths"
            + (f"; {joined(never)} not at all" if never else ""),
            tuple(spots),
            8,
        )
