"""What a text itself calls untrue, unproven or not known, and another does not.

    A: The mayor falsely claimed that the pier was safe.        checked by the outlet
    B: The pier is safe, the mayor said.                        passed on
    C: It was unclear whether the pier would open in spring.    left open

Only the outlet's own words count: who is quoted as saying “a false claim” checks nothing for it. That a text
has no such word is a fact of the text; it may object in other words. Not attempted: what is true.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from srccompare.documents.attribution.classes import cue_forms
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.structure import single_words
from srccompare.lexicon import load
from srccompare.report.front.differences.event import (
    Event,
    Line,
    Teller,
    Word,
    field_of,
    marked,
    said,
    spanned,
)
from srccompare.report.front.differences.wording import QUOTED
from srccompare.report.front.hits import Spot
from srccompare.report.places import Places
from srccompare.report.rows import rows_of
from srccompare.report.wording import bare, cut, line

NEXT = 2
"""Words from an adverb to the verb of saying it is about: "claimed, quite falsely". A guess."""
LACKING = 4
"""Words from "without" to the evidence that is not there: "without giving any further proof". A guess."""
UNSURE = {"hedges": (), "evidentials": (), "certainty_words": ("opener", "verb")}
"""The lists whose words a sentence must not have to tell something with no word of hearsay, each with the
categories that leave it as sure as it is."""
DENIED = 3
"""Words before a check in which it is denied: "was not at all untrue". A guess."""
DENYING = frozenset({"not", "never", "neither", "nor", "nobody", "none", "nothing", "hardly", "longer"})
"""Words that deny what follows, "no longer" by its second; "no" denies a thing: "with no proof, falsely"."""
CITED, BEFORE, OF_EACH = 110, 4, 2
"""Characters of a passage that are cited, words of a long one before what it is cited for, passages of each
text: a choice of layout."""
ASKS = r"(?= (?:whether|if|how|what|when|where|which|who|why)\b)"
UNKNOWN = re.compile(
    rf"\b(?:(?<!not )(?<!n[’']t )(?<!never )(?<!longer )unclear\b"
    rf"|(?:(?<!not )unknown|not (?:yet |immediately |entirely |fully )?(?:clear|known)){ASKS}"
    r"|too (?:early|soon) to (?:know|say|tell)\b|not been independently (?:confirmed|verified)\b"
    rf"|(?:no one|nobody) (?:yet )?knows{ASKS}(?! how to\b)"
    r"|could not be (?:independently )?(?:confirmed|verified)\b)",
    re.IGNORECASE,
)
"""Words by which a text leaves something open."""
HEARSAY = re.compile(
    r"\b(?:reportedly|purportedly|supposedly|rumou?red to|"
    r"(?:is|are|was|were|been|being) (?:also |now |widely )?said to (?:be|have))\b",
    re.IGNORECASE,
)
"""Words by which a text passes on what nobody is named for."""
RUMOUR = re.compile(r"\b(?:rumou?r|gossip|hearsay|whisper)", re.IGNORECASE)
"""What is no hedge by itself, but tells nothing as a fact: "rumours have it that"."""
Found = list[tuple[str, Spot]]
"""Words as they are cited, and where."""


def certainty_lines(event: Event) -> Iterator[Line]:
    """What some texts call untrue or unproven, and what they say is not known."""
    yield from by_some(event, "Called untrue or unproven by the text itself", checked)
    yield from by_some(event, "Said not to be known", left_open)
    yield from by_some(event, "Passed on as hearsay", hearsay, compared=True)


def by_some(
    event: Event, what: str, find: Callable[[Event, Teller], Found], *, compared: bool = False
) -> Iterator[Line]:
    """A line on what some texts do themselves; ``compared`` with those that tell the same without."""
    own = {teller: find(event, teller)[:OF_EACH] for teller in event.tellers}
    if not any(own.values()) or all(own.values()):
        return
    instead = {
        other: (words, place)
        for teller, passages in own.items()
        for _, spot in passages
        for other, words, place in (without_it(event, teller, spot) if compared else ())
        if not own[other]
    }
    told = [f"{one.label} {', '.join(marked(words for words, _ in own[one]))}" for one in own if own[one]]
    told += [f"{other.label} without it “{words}”" for other, (words, _) in instead.items()]
    spots = [(one.name, spot) for one in own for _, spot in own[one]]
    spots += [(other.name, place) for other, (_, place) in instead.items()]
    yield Line(f"{what}: {'; '.join(told)}", tuple(spots), 9)


def checked(event: Event, teller: Teller) -> Found:
    """What a text calls untrue or unproven in its own words, sentence by sentence."""
    words, found = teller.words, Found()
    for at, word in enumerate(words):
        size = length_of_check(words, at) if word.written.lower() in openers() else 0
        if size and is_denied(words, at):
            continue
        own = words[at : at + size]
        if own and (all(is_own(event, one) for one in own) or is_repeated(words, at)):
            found.append(cited(event, own))
    return once(found)


def is_denied(words: Sequence[Word], at: int) -> bool:
    """Whether a word right before it denies that something is called untrue: "has not falsely claimed".

    >>> from types import SimpleNamespace
    >>> told = "he never once falsely claimed that the plainly false report was".split()
    >>> words = [SimpleNamespace(written=word, sentence=1) for word in told]
    >>> is_denied(words, 3), is_denied(words, 8)
    (True, False)
    """
    near = words[max(at - DENIED, 0) : at]
    before = [one.written.lower().replace("’", "'") for one in near if one.sentence == words[at].sentence]
    return any(word in DENYING or word.endswith("n't") for word in before)


def is_repeated(words: Sequence[Word], at: int) -> bool:
    """Whether what somebody says stands there as a thing: who calls it "her false claims" is the text.

    >>> from types import SimpleNamespace
    >>> told = "repeated her false claims".split()
    >>> words = [SimpleNamespace(written=word, sentence=1, voice=1) for word in told]
    >>> is_repeated(words, 2), is_repeated(words[1:], 1)
    (True, False)
    """
    before = [one.written.lower() for one in words[max(at - 2, 0) : at] if one.sentence == words[at].sentence]
    return (
        words[at].voice != QUOTED
        and len(before) > 1
        and before[0] in cue_forms()
        and before[1] in single_words("clause_words", "possessive")
    )


@cache
def openers() -> frozenset[str]:
    """The words with which it begins that something is called untrue or unproven."""
    falsely = single_words("denial_wrappers", "falsely")
    classes = map(closed_class, ("untruth", "unproved", "lacking"))
    little = single_words("denial_wrappers", "lacking")
    return single_words("reporting_cues") | falsely.union(little, *classes)


@cache
def lacking_before() -> frozenset[str]:
    """The words before "no evidence" with which the text says so: not "experts who have found"."""
    return single_words("clause_words", "be") | closed_class("giving_proof")


def length_of_check(words: Sequence[Word], at: int) -> int:
    """How many words from here call something untrue or unproven; 0 where none do."""
    near = [one.written.lower() for one in words[at : at + LACKING + 1] if one.sentence == words[at].sentence]
    first, behind = near[0], near[1 : NEXT + 1]
    cues, falsely = single_words("reporting_cues"), single_words("denial_wrappers", "falsely")
    if first in closed_class("untruth"):
        return 1
    if first in falsely and behind[:1] and behind[0] in cues:
        return 2
    if first in cues:
        return next((size for size, one in enumerate(behind, 2) if one in falsely), 0)
    if first in closed_class("unproved") and behind[:1] and behind[0] in closed_class("checked_claim"):
        return 2
    little = single_words("denial_wrappers", "lacking")
    if first in closed_class("lacking") and behind:
        # "Without giving any further proof", but not "without her proof of age".
        giving = behind[0] in little or behind[0].endswith("ing")
        reach = near[1 : None if giving else 2]
        return next((size for size, one in enumerate(reach, 2) if one in closed_class("proof")), 0)
    if first in little and behind and at and words[at - 1].written.lower() in lacking_before():
        return 2 if behind[0] in closed_class("proof") else 0
    return 0


def left_open(event: Event, teller: Teller) -> Found:
    """What a text says is not known, sentence by sentence."""
    return matched(event, teller, UNKNOWN)


def hearsay(event: Event, teller: Teller) -> Found:
    """What a text passes on without saying who says so, sentence by sentence."""
    return matched(event, teller, HEARSAY)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a statement."""

    statement: int
    band: str
    id: str
    group: str | None
    field: str
    start: int
    end: int


def verb_behind(event: Event, teller: Teller, hedged: Spot) -> str | None:
    """The word behind the hearsay of a cited sentence, in that sentence; None where it ends with it."""
    id_, field, start, _ = hedged
    found = HEARSAY.match(event.context.field_text(id_, field), start)
    end = found.end() if found else start
    there = [word for word in teller.words if word.spot[:2] == (id_, field)]
    last = next((word for word in reversed(there) if word.spot[2] < end), None)
    behind = next((word for word in there if word.spot[2] >= end), None)
    return behind.stem if last and behind and behind.sentence == last.sentence else None


def rows_beside(event: Event, spot: Spot) -> list[Clause]:
    """The clauses of the shared statements that a passage is in, in the order of the table."""
    table = event.context.comparison.statements
    id_, field, start, _ = spot
    here = (table["id"] == id_) & (table["field"] == field) & (table["start"] <= start)
    own = table["statement"][here & (table["end"] > start) & (table["band"] == "shared")]
    return rows_of(Clause, table[table["statement"].isin(own)])


def unsure_sentences(event: Event) -> frozenset[int]:
    """The sentences with a word that holds something back, denies it, asks or supposes it."""
    documents = event.context.documents
    found = set[int]()
    for name, sure in UNSURE.items():
        words = load(name)
        hits = documents.hits(words)
        kept = ~np.isin(hits.category, [words.categories.index(one) for one in sure])
        found.update(documents.sentence[hits.first[kept]].tolist())
    return frozenset(found)


def without_it(event: Event, teller: Teller, spot: Spot) -> Iterator[tuple[Teller, str, Spot]]:
    """The texts that tell the same themselves with no word of hearsay, each with its clause.

    The verb behind the word has to stand there, too: "reportedly sold the pier", "sold the pier in May".
    """
    verb = verb_behind(event, teller, spot)
    rows = rows_beside(event, spot)
    if verb is None or not rows:
        return
    cues, places, unsure = single_words("reporting_cues"), Places(event.context), unsure_sentences(event)
    for other in event.others(teller):
        # Of a sentence in which somebody "reported" something nobody knows how much that is.
        sourced = {word.sentence for word in other.words if word.written.lower() in cues}
        telling = [
            word
            for word in other.places_of.get(verb, ())
            if is_own(event, word) and word.sentence not in sourced and word.sentence not in unsure
        ]
        for row in rows:
            inside = any(
                word.spot[:2] == (row.id, row.field) and row.start <= word.spot[2] < row.end
                for word in telling
            )
            text = event.context.field_text(row.id, row.field)[row.start : row.end]
            if inside and places.shown(row.id, row.field, row.start) and not RUMOUR.search(text):
                yield other, cut(bare(line(text)), CITED), (row.id, row.field, row.start, row.end)
                break


def matched(event: Event, teller: Teller, pattern: re.Pattern[str]) -> Found:
    """The sentences of a text that have some words of its own."""
    found = Found()
    for row in teller.rows:
        id_ = event.context.documents.articles[row].id
        for match in pattern.finditer(event.context.fields[row][1]):
            word = teller.word_at.get((id_, "text", match.start()))
            if word is not None and is_own(event, word):
                found.append(cited(event, (word,)))
    return once(found)


def once(found: Found) -> Found:
    """Each passage once."""
    return list(dict(reversed(found)).items())[::-1]


def is_own(event: Event, word: Word) -> bool:
    """Whether a word is the outlet's: neither quoted nor reported, in no letter or list it prints."""
    return not word.voice and not event.own_words.handed_over[word.token]


def cited(event: Event, words: Sequence[Word]) -> tuple[str, Spot]:
    """The sentence some words stand in, as far as it is carried; of a long one what stands around them."""
    first, place = words[0], spanned(words)
    sentences, text = event.context.documents.sentences, field_of(event, first)
    id_, field, start, _ = place
    begin, stop = int(sentences.start[first.sentence]), int(sentences.end[first.sentence])
    if not Places(event.context).shown(id_, field, start):
        return said(event, words), place
    before = text[begin:start].split()
    if stop - begin > CITED and len(before) > BEFORE:
        whole = f"… {' '.join(before[-BEFORE:])} {text[start:stop]}"
    else:
        whole = text[begin:stop]
    return cut(bare(line(whole)), CITED), place
