"""What the words of a noun phrase tell of a source: office, body behind it, type, and by which words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from srccompare.documents.names import gazetteer
from srccompare.documents.sources import scheme
from srccompare.documents.sources.scene import (
    Range,
    Scene,
    head_stop,
    is_quantity,
    without_opening,
)
from srccompare.documents.structure import single_words
from srccompare.lexicon import load

LONGEST_OFFICE = 4
NEAR = 12
"""Tokens behind a head in which the body it belongs to is looked for."""
AFTER_HEAD = ("of", "for", "at", "with", "from", "in", "to", "on", "by")


@dataclass(frozen=True, slots=True)
class Told:
    """What a phrase tells: category of its office, the type, the words that gave it, the body behind it.

    ``office`` is the range of the office's words, ``body`` the row of the mention it serves (-1 for none),
    ``evidence`` the ranges that gave the type, in reading order.
    """

    category: str
    type: str
    office: Range
    evidence: tuple[Range, ...]
    body: int = -1


def told_by(scene: Scene, first: int, stop: int) -> Told | None:
    """What a noun phrase tells of the source it names, None where no word of it tells anything."""
    first = without_opening(scene, first, stop)
    end = head_stop(scene, first, stop)
    if (
        end < stop
        and scene.word[end] == "of"
        and (is_quantity(scene.word[end - 1]) or scene.word[end - 1] in shares())
    ):
        return of_those(scene, first, end, stop)
    office = office_before(scene, first, end)
    if office is None and is_plural(scene.word[end - 1]) and end - 1 in scene.at:
        # "Norwegians", "many Westerners"
        return Told("collective", scheme.COLLECTIVE, (first, end), ((first, end),))
    if office is None:
        inside = body_in(scene, first, end) if end > first else None
        if inside is not None and inside[1][1] == end:
            return Told("body", inside[0], inside[1], (inside[1],), inside[2])
        office = office_after(scene, end, stop)
    if office is None:
        share = any(scene.word[token] in shares() for token in range(first, end))
        return Told("collective", scheme.COLLECTIVE, (first, end), ((first, end),)) if share else None
    category, place = office
    return judged(scene, first, end, stop, category, place)


def of_those(scene: Scene, first: int, end: int, stop: int) -> Told | None:
    """What "two of its managers" and "54 per cent of adults" tell: shares are opinions."""
    share = any(scene.word[token] in shares() for token in range(first, end))
    if share:
        return Told("collective", scheme.COLLECTIVE, (first, end), ((first, end),))
    return told_by(scene, end + 1, stop)


@cache
def shares() -> frozenset[str]:
    """Words that make of a group a share of those asked."""
    return single_words("source_words", "share")


def office_before(scene: Scene, first: int, end: int) -> tuple[str, Range] | None:
    """The office at the end of a head, the longest words for it; of a head without, the last word for one."""
    offices, word = gazetteer.offices(), scene.word
    for last in range(end, first, -1):
        row = scene.at.get(last - 1, -1)
        if row >= 0 and scene.kind(row) not in ("party", "other", "person"):
            if last == end:
                return None
            continue
        for length in range(min(LONGEST_OFFICE, last - first), 0, -1):
            category = offices.get(" ".join(word[last - length : last]))
            if category is not None:
                return category, (last - length, last)
        if last == end and row >= 0 and scene.kind(row) == "person":
            continue
    return None


def office_after(scene: Scene, first: int, stop: int) -> tuple[str, Range] | None:
    """An office in what stands behind a head: "Lee, who teaches shipping economics"."""
    offices, word = gazetteer.offices(), scene.word
    token = first
    while token < stop:
        if token not in scene.at:
            for length in range(min(LONGEST_OFFICE, stop - token), 0, -1):
                category = offices.get(" ".join(word[token : token + length]))
                if category is not None and category not in ("document", "collective"):
                    return category, (token, token + length)
        token += 1
    return None


def judged(scene: Scene, first: int, end: int, stop: int, category: str, place: Range) -> Told:
    """The type of an office, with the body it serves: a director of a charity speaks for the charity."""
    found = body_in(scene, first, place[0]) or body_after(scene, end, stop)
    kind = scheme.OF_OFFICE[category]
    words = " ".join(scene.word[place[0] : place[1]])
    if category == "leader" and found is not None and is_state(scene, found[2]):
        return Told(category, scheme.HEAD, place, ordered(place, found[1]), found[2])
    if category == "head" and (found is None or is_state(scene, found[2]) or words not in presidents()):
        return Told(category, kind, place, (place,), found[2] if found else -1)
    if category in scheme.FOLLOWS_BODY and found is not None and words not in gazetteer.nouns():
        return Told(category, found[0], place, ordered(place, found[1]), found[2])
    if category == "spokesperson" and found is None:
        person = person_beside(scene, first, place, end, stop)
        if person is not None:
            return Told(category, scheme.POLITICIAN, place, ordered(place, person), -1)
    return Told(category, kind, place, (place,), found[2] if found else -1)


def person_beside(scene: Scene, first: int, place: Range, end: int, stop: int) -> Range | None:
    """The person an aide serves: "Marsh adviser", "a spokesman for Marsh"."""
    near = [*range(first, place[0]), *(range(end, min(stop, end + 4)) if end < stop else ())]
    for token in near:
        row = scene.at.get(token, -1)
        if row >= 0 and scene.kind(row) == "person":
            return scene.first[row], scene.stop[row]
    return None


@cache
def presidents() -> frozenset[str]:
    """Offices of states that other bodies have too."""
    return single_words("source_words", "president")


def is_state(scene: Scene, row: int) -> bool:
    """Whether a mention names a state or its people."""
    return row >= 0 and scene.kind(row) == "country"


def ordered(*ranges: Range) -> tuple[Range, ...]:
    """Ranges in reading order, each once."""
    return tuple(sorted(set(ranges)))


def body_in(scene: Scene, first: int, stop: int) -> tuple[str, Range, int] | None:
    """The body named before an office: "police spokesman", "the union's leader"."""
    nouns = gazetteer.nouns()
    for token in range(stop - 1, first - 1, -1):
        row = scene.at.get(token, -1)
        if row >= 0:
            found = type_of_mention(scene, row)
            if found:
                return found, (scene.first[row], scene.stop[row]), row
            continue
        kind = nouns.get(scene.word[token], "")
        if kind in scheme.OF_KIND:
            return scheme.OF_KIND[kind], (token, token + 1), -1
    return None


def body_after(scene: Scene, first: int, stop: int) -> tuple[str, Range, int] | None:
    """The body named behind an office: "director of the Harding Institute", "a spokesman for the dockers"."""
    if first >= stop or scene.word[first] not in AFTER_HEAD:
        return None
    offices, nouns = gazetteer.offices(), gazetteer.nouns()
    token = first + 1
    while token < min(stop, first + NEAR):
        word = scene.word[token]
        row = scene.at.get(token, -1)
        if row >= 0:
            found = type_of_mention(scene, row)
            if found:
                return found, (scene.first[row], scene.stop[row]), row
        elif nouns.get(word, "") in scheme.OF_KIND:
            return scheme.OF_KIND[nouns[word]], (token, token + 1), -1
        elif offices.get(word, "") in ("union", "military", "company", "politician", "official"):
            return scheme.OF_OFFICE[offices[word]], (token, token + 1), -1
        elif word in (",", "who", "which", "(", "and"):
            return None
        token += 1
    return None


def type_of_mention(scene: Scene, row: int) -> str:
    """The type a body's kind gives to those who speak for it, "" for people and what is no body."""
    kind = scene.kind(row)
    name = scene.names.entities.name[scene.entity[row]]
    if kind == "place" and not scene.names.entities.linked[scene.entity[row]]:
        return ""
    if name in polls():
        return scheme.DOCUMENT
    return scheme.OF_KIND.get(kind, "")


@cache
def polls() -> frozenset[str]:
    """Institutes that are cited for their polls."""
    entries = load("organisations").entries
    return frozenset(entry.note for entry in entries if entry.category == "poll")


@cache
def withheld() -> tuple[tuple[str, ...], ...]:
    """Phrases by which a source is kept from being known, as words."""
    return tuple(entry.elements for entry in load("anonymity").entries)


def anonymity(scene: Scene, first: int, stop: int) -> Range | None:
    """Where a phrase says that a name is withheld."""
    words = scene.word[first:stop]
    for phrase in withheld():
        if phrase[0] in words:
            for place in range(len(words) - len(phrase) + 1):
                if tuple(words[place : place + len(phrase)]) == phrase:
                    return first + place, first + place + len(phrase)
    return None


def is_plural(word: str) -> bool:
    """Whether a noun looks like a plural."""
    return (word.endswith("s") and not word.endswith(("ss", "us", "is"))) or word in single_words(
        "clause_words", "plural"
    )
