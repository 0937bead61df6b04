"""From capitalised stretches to names: titles taken off, parts joined, and the kind each shows by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from srccompare.documents.names import gazetteer
from srccompare.documents.names.gazetteer import KINDS, LONGEST, Known, key_of
from srccompare.documents.names.runs import Runs

Range = tuple[int, int]
"""Tokens from the first up to, not including, the second."""

DEMONYM = "demonym"
BASED = "-based"
LONGEST_TITLE = 5
HEADS = ("of", "for", "on", "and", "&")
"""What may follow the noun of a body inside its name: "Ministry of", "Institute for", "Council on"."""


@dataclass(slots=True)
class Core:
    """A name without its titles, as it stands in one place.

    ``key`` is what spellings share, ``kind`` what the words themselves tell ("" for nothing), ``title``
    the token range of titles before it, ``gender`` what a form of address tells.
    """

    first: int
    stop: int
    key: str
    kind: str = ""
    known: Known | None = None
    title: Range | None = None
    gender: str = ""
    addressed: bool = False
    initial: bool = False


def cores_in(runs: Runs) -> Iterator[Core]:
    """The names of a batch, in reading order."""
    for first, stop in joined(runs):
        yield from cut(runs, first, stop)


def joined(runs: Runs) -> Iterator[Range]:
    """Stretches, those of one name joined over its small words ("Ministry of the Interior")."""
    first, stop = runs.first, runs.stop
    row, size = 0, len(first)
    while row < size:
        begin, end = first[row], stop[row]
        while row + 1 < size and joins(runs, begin, end, first[row + 1]):
            row += 1
            end = stop[row]
        yield begin, end
        row += 1


def joins(runs: Runs, begin: int, end: int, following: int) -> bool:
    """Whether a stretch goes on after the small words behind it."""
    gap = runs.word[end:following]
    if not 1 <= len(gap) <= 2 or runs.initial[following]:
        return False
    if len(gap) == 1 and gap[0] in gazetteer.parts("particle"):
        return following - begin < LONGEST
    if gap[0] not in HEADS or (len(gap) == 2 and gap[1] != "the"):
        return False
    whole = key_of(" ".join(runs.word[begin : following + 1]))
    if gap[0] in ("and", "&"):
        # "Health and Human Services" goes on only inside a longer name.
        inside = any(word in ("of", "for", "on") for word in runs.word[begin:end])
        return gap[0] == "&" or inside or whole in gazetteer.beginnings()
    head = runs.word[end - 1]
    return (
        head in gazetteer.nouns()
        or head in ("organisation", "organization")
        or whole in gazetteer.beginnings()
    )


def cut(runs: Runs, first: int, stop: int) -> Iterator[Core]:
    """The names in a capitalised stretch: "Russian President Vladimir Putin" is a people and a person."""
    whole = known_at(runs, first, stop)
    if whole is not None:
        yield core_of(runs, first, stop, None, whole)
        return
    while first < stop - 1 and word_ends(runs, first, BASED):
        first += 1
    kind = body_kind(runs, first, stop)
    if kind:
        yield core_of(runs, first, stop, None, None, kind)
        return
    title: int | None = None
    place = first
    while place < stop:
        if word_ends(runs, place, BASED):
            place += 1
            continue
        length = title_at(runs, place, stop)
        if length and place + length == stop and not after_honorific(runs, place, title):
            return
        if length and place + length < stop:
            title = place if title is None else title
            place += length
            continue
        found, length = longest_known(runs, place, stop)
        rest = place + length < stop
        if found is not None and (not rest or stands_apart(runs, found, place + length, stop)):
            yield core_of(runs, place, place + length, None, found)
            title = place if rest and title is None else title
            place += length
            continue
        end = next_title(runs, place, stop)
        kind = body_kind(runs, place, end)
        yield core_of(runs, place, end, (title, place) if title is not None else None, None, kind)
        title, place = None, end


def word_ends(runs: Runs, token: int, ending: str) -> bool:
    """Whether a token ends so: "Seoul-based" is no part of the name behind it."""
    return runs.word[token].endswith(ending)


def after_honorific(runs: Runs, place: int, title: int | None) -> bool:
    """Whether a word that may be a title is a surname: "Mr. King", "Mr Baker"."""
    return (
        title is not None
        and runs.word[place - 1] in gazetteer.honorifics()
        and runs.word[place - 1] not in gazetteer.titles()
    ) or (title is None and place > 0 and runs.word[place - 1] in ("mr", "mrs", "ms"))


def stands_apart(runs: Runs, found: Known, following: int, stop: int) -> bool:
    """Whether a known name is one by itself before more capitals: a people, or a place before a title."""
    if found.category == DEMONYM:
        return True
    if title_at(runs, following, stop):
        return True
    return found.kind not in ("place", "country") and found.kind != "other"


def next_title(runs: Runs, place: int, stop: int) -> int:
    """Where a name that begins at ``place`` ends: before the next title, or with the stretch."""
    for token in range(place + 1, stop):
        if title_at(runs, token, stop) and token + 1 < stop:
            return token
    return stop


def title_at(runs: Runs, place: int, stop: int) -> int:
    """How many tokens a title or form of address at ``place`` has, 0 where there is none."""
    word = runs.word
    if word[place] in gazetteer.honorifics() and word[place][-1] == ".":
        return 1
    if word[place] not in gazetteer.title_words() and word[place] not in gazetteer.honorifics():
        return 0
    for length in range(min(LONGEST_TITLE, stop - place), 0, -1):
        phrase = " ".join(word[place : place + length])
        if phrase in gazetteer.titles() or (length == 1 and phrase in gazetteer.honorifics()):
            return length
    # "Former Judge" is a title, "Port Averin" is none.
    modifies = word[place] in gazetteer.modifiers() and place + 1 < stop
    return 1 if modifies and title_at(runs, place + 1, stop) else 0


def longest_known(runs: Runs, place: int, stop: int) -> tuple[Known | None, int]:
    """The longest known name that begins at ``place``, and its tokens."""
    for length in range(min(LONGEST, stop - place), 0, -1):
        found = known_at(runs, place, place + length)
        if found is not None:
            return found, length
    return None, 0


def known_at(runs: Runs, first: int, stop: int) -> Known | None:
    """What the gazetteers know of these tokens."""
    if stop - first > LONGEST:
        return None
    key = key_of(" ".join(runs.word[first:stop]))
    found = gazetteer.known_names().get(key)
    if found is None and first > 0 and runs.word[first - 1] == "the":
        found = gazetteer.known_names().get(f"the {key}")
    if found is None and stop - first == 1 and runs.written[first].isupper():
        found = gazetteer.acronyms().get(key)
    return found


def body_kind(runs: Runs, first: int, stop: int) -> str:
    """The kind of body a stretch names by its nouns: "Northgate University", "Ministry of Economy"."""
    nouns, word = gazetteer.nouns(), runs.word
    small = [token for token in range(first + 1, stop - 1) if word[token] in ("of", "for", "on")]
    head = (small[0] if small else stop) - 1
    if stop - first > 1 and word[head] in nouns:
        return nouns[word[head]]
    return ""


def core_of(
    runs: Runs, first: int, stop: int, title: Range | None, known: Known | None, kind: str = ""
) -> Core:
    """A name with what its words and the title before it tell."""
    core = Core(first, stop, key_of(" ".join(runs.word[first:stop])), kind, known, title)
    core.initial = runs.initial[first if title is None else title[0]]
    if known is not None:
        core.kind = known.kind
        return core
    begin = title_before(runs, first if title is None else title[0])
    if begin is not None:
        core.title = (begin, first)
    if core.title is not None and not kind:
        for token in range(*core.title):
            if runs.word[token] in gazetteer.honorifics():
                core.gender = gazetteer.honorifics()[runs.word[token]] or core.gender
        core.addressed = titled(runs, core.title)
    return core


def titled(runs: Runs, title: Range) -> bool:
    """Whether a range ends in an office or form of address, not in a mere modifier."""
    first, stop = title
    if runs.word[stop - 1] in gazetteer.honorifics():
        return True
    return any(
        " ".join(runs.word[begin:stop]) in gazetteer.titles()
        for begin in range(max(first, stop - LONGEST_TITLE), stop)
    )


def title_before(runs: Runs, first: int) -> int | None:
    """Where the titles in small letters before a name begin, None where there are none."""
    begin = first
    while begin > 0 and first - begin < 2 * LONGEST_TITLE and runs.word[begin - 1] in gazetteer.title_words():
        begin -= 1
        if runs.initial[begin]:
            break
    while begin < first and runs.word[begin] == "of":
        begin += 1
    if begin == first or not titled(runs, (begin, first)):
        return None
    return begin


__all__ = ["DEMONYM", "KINDS", "Core", "Range", "cores_in"]
