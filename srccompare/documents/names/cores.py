"""From capitalised stretches to names: titles taken off, parts joined, and the kind each shows by itself.

    Russian President Vladimir Putin      Ministry of the Interior      Bergen and Oslo
    ^^^^^^^           ^^^^^^^^^^^^^^      ^^^^^^^^^^^^^^^^^^^^^^^^      ^^^^^^     ^^^^
    a people          a person            one name over small words     two names

Capitals alone do not say where a name begins and ends: titles stand before it, small words within it, and
"and" joins two names or the halves of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from srccompare.documents.names import gazetteer
from srccompare.documents.names.gazetteer import LONGEST, Known, key_of
from srccompare.documents.names.own import Own
from srccompare.documents.names.runs import Runs
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.splitting import normal_form
from srccompare.documents.text.structure import single_words

Range = tuple[int, int]
"""Tokens from the first up to, not including, the second."""
Words = tuple[str, ...]

DEMONYM = "demonym"
BASED = (
    "-based", "-controlled", "-led", "-backed", "-linked", "-run", "-held", "-dominated", "-owned", "-funded",
    "-winner", "-winning", "-leaning", "-aligned", "-allied", "-born", "-trained",
)  # fmt: skip
"""Endings of words that stand before a name and are none of it: "GOP-controlled Congress"."""
PARTY_TAG = re.compile("[DRIL]-[A-Z][A-Za-z.]*")
"""Party and state of a legislator: "D-N.C."."""
NAMESAKES = ("media", "company", "place", "country")
"""Kinds of known names that people bear as a surname: "Mr. Bloomberg", "Ms. London"."""
NOT_YET = re.compile("(?<=[a-z])-(?:to-be|designate|elect)$")
"""Endings of titles nobody holds yet: "Senator-elect Ann Lee"."""
CALL_LETTERS = re.compile("[WK][A-Z]{3}|[WK][A-Z]{2,3}-(TV|FM|AM)")
"""American stations are called by their letters: "KVAR", "WQL-TV"."""
BROADCASTER = Known("media", category="media")
LONGEST_TITLE = 5
"""Words of a title before a name at most. Set by hand."""
HEADS = ("of", "for", "on", "and", "&")
"""What may follow the noun of a body inside its name: "Ministry of", "Institute for", "Council on"."""
GIVEN_AND_SURNAME = 2
LONGEST_NAME = 3
"""Words of a person named behind an office and what it is of. Set by hand."""
LONGEST_FIELD = 9
"""Tokens between an office and its holder at most: "for Foreign Affairs and Security Policy". Set by hand."""
LONGEST_GAP = 3
"""Small words inside a name at most: "Ludwig von und zu Berg". A guess, with that example in view."""
CONTRACTED = ("van", "in", "'")
"""What may stand before a Dutch "'t" in a name, nothing included."""
REMEMBERED = 1 << 16
"""Distinct stretches whose names are kept, as most come again."""


@dataclass(slots=True)
class Core:
    """A name without its titles, as it stands in one place.

    ``key`` is what spellings share, ``kind`` what the words themselves tell ("" for nothing), ``title``
    the token range of titles before it, ``gender`` what a form of address tells, ``surname`` where the
    surname stands that it shares with the name behind it, -1 for none.
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
    surname: int = -1


class Piece(NamedTuple):
    """A name in a stretch, counted from its first word; ``title`` is where titles before it begin, or -1."""

    first: int
    stop: int
    key: str
    kind: str
    known: Known | None
    title: int


def cores_of(runs: Runs, first: int, stop: int) -> list[Core]:
    """The names in a stretch of tokens, in reading order."""
    word, written = runs.word, runs.written
    length = stop - first
    if length == 1:
        if first in runs.surname:
            # "Cook said", of Peter Cook
            return [placed(runs, first, Piece(0, 1, key_of(word[first]), "", None, -1))]
    elif first > 1 and word[first - 1] in gazetteer.title_words():
        # "secretary of State Ann Lee"
        first += " ".join(word[first - 2 : first + 1]) in gazetteer.titles()
    after_the = written[first - 1] if first > 0 and word[first - 1] == "the" else ""
    person = person_behind(runs, first, stop) if length > GIVEN_AND_SURNAME else stop
    if person == stop or (begin := office_of_field(runs, person)) < 0:
        found = pieces(tuple(written[first:stop]), after_the, runs.own)
        return (
            [placed(runs, first, found[0])]
            if len(found) == 1
            else [placed(runs, first, one) for one in found]
        )
    return office_holder(runs, first, person, stop, begin, after_the)


def office_holder(runs: Runs, first: int, person: int, stop: int, begin: int, after_the: str) -> list[Core]:
    """Who holds an office that begins in small letters, and the bodies in its field."""
    while runs.word[first] in HEADS or runs.word[first] == "the":
        # "for Port Safety" of "Secretary of State for Port Safety Ann Lee"
        first += 1
    field = pieces(tuple(runs.written[first:person]), after_the, runs.own)
    found = [core for core in (placed(runs, first, one) for one in field) if is_body(core)]
    holder = [placed(runs, person, one) for one in pieces(tuple(runs.written[person:stop]), "", runs.own)]
    if holder and holder[0].first == person:
        holder[0].title, holder[0].addressed = (begin, person), True
    return found + holder


def is_body(core: Core) -> bool:
    """Whether a name in somebody's title is one: "Trade" is none, and "Foreign Affairs" there no magazine."""
    kind = core.known.kind if core.known is not None else core.kind
    return kind not in ("", "media")


def person_behind(runs: Runs, first: int, stop: int) -> int:
    """Where a person may be named behind what an office is of ("Head of Safety Ann Lee"); else the end."""
    word, given = runs.word, gazetteer.given_names()
    if word[first] in given or word[stop - 1] in gazetteer.nouns():
        return stop
    for token in range(first + 1, stop - 1):
        if word[token] in given and stop - token <= LONGEST_NAME:
            # "Agency Director Ann Lee" has a title of her own
            return stop if titled(runs, first, token) else token
    return stop


def office_of_field(runs: Runs, person: int) -> int:
    """Where the office begins whose field or place stands before its holder, -1 for none.

    "Secretary" of "Secretary for Trade and Industry Ann Lee", "ambassador" of "ambassador to Peru Ann Lee".
    """
    word, within = runs.word, {*HEADS, "the"}
    for token in range(person - 1, max(person - LONGEST_FIELD, 0), -1):
        if word[token] in closed_class("field_of_office"):
            begin = title_before(runs, token)
            if begin is not None:
                return begin
        if runs.initial[token] or not (runs.written[token][:1].isupper() or word[token] in within):
            return -1
    return -1


def joined(runs: Runs) -> Iterator[Range]:
    """Stretches, those of one name joined over its small words ("Ministry of the Interior")."""
    first, stop, word = runs.first, runs.stop, runs.word
    small = gazetteer.parts("particle") | {*HEADS, ","}
    row, size = 0, len(first)
    while row < size:
        begin, end = first[row], stop[row]
        if row + 1 == size or first[row + 1] - end > LONGEST_GAP:
            yield begin, end
            row += 1
            continue
        while (
            row + 1 < size
            and first[row + 1] - end <= LONGEST_GAP
            and (word[end] in small or word[end] in ("in", "'", "'s", "’"))
            and joins(runs, begin, end, first[row + 1])
        ):
            row += 1
            end = stop[row]
        yield begin, end
        row += 1


def joins(runs: Runs, begin: int, end: int, following: int) -> bool:
    """Whether a stretch goes on after the small words behind it."""
    gap = runs.word[end:following]
    if gap in (["'s"], ["'"], ["’"]):
        # "the Vardal Fishermen's Association", "the Teachers' Union"
        people = runs.word[end - 1] in gazetteer.nouns() or runs.word[end - 1] in gazetteer.offices_of(
            "ordinary", "collective", "expert", "union"
        )
        kind = gazetteer.nouns().get(runs.word[following], "")
        whole = key_of(" ".join(runs.word[begin : following + 1])).replace(" '", "'")
        longer = key_of(" ".join(runs.word[begin : following + 3])).replace(" '", "'")
        known = kind == "media" and not gazetteer.known_names().keys().isdisjoint((whole, longer))
        # "the People's Daily" is a paper, "the People's Republic" nothing without its country
        return known or (people and is_plural_noun(runs.word[end - 1]) and kind not in ("", "media"))
    if not 1 <= len(gap) <= LONGEST_GAP or runs.initial[following]:
        return False
    if gap == [","]:
        # "Tom Lee, Jr., said"
        return runs.word[following] in gazetteer.parts("suffix")
    if gap[-2:] == ["'", "t"] and gap[0] in CONTRACTED:
        # "Piet van 't Hoff"
        return True
    if gazetteer.parts("particle").issuperset(gap):
        # "Piet van der Meer": two particles only lead on from somebody's name.
        last = runs.word[end - 1]
        person = last in gazetteer.given_names() or last not in gazetteer.known_names()
        return following - begin < LONGEST and (len(gap) == 1 or person)
    if gap[0] not in HEADS or (len(gap) > 1 and gap[1:] != ["the"]):
        return False
    if gap[0] == "of" and end - 3 > begin and runs.word[end - 3 : end - 1] == ["for", "the"]:
        # "Organization for the Reform of Harbour Laws"
        return True
    whole = key_of(" ".join(runs.word[begin : following + 1])).replace(" '", "'")
    if gap[0] in closed_class("adding"):
        # "Health and Human Services" goes on only inside a longer name.
        inside = any(word in closed_class("inside_name") for word in runs.word[begin:end])
        return gap[0] == "&" or inside or whole in gazetteer.beginnings()
    head = runs.word[end - 1]
    named = head in gazetteer.nouns() or head in closed_class("organisation")
    return named or whole in gazetteer.beginnings()


def is_plural_noun(word: str) -> bool:
    """Whether a noun is a plural: "fishermen", "teachers"."""
    return word.endswith(("s", "men")) or word in single_words("clause_words", "plural")


@lru_cache(REMEMBERED)
def pieces(written: Words, after_the: str, own: Own) -> tuple[Piece, ...]:
    """The names in a capitalised stretch: "Russian President Vladimir Putin" is a people and a person."""
    word = tuple(NOT_YET.sub("", normal_form(text)) for text in written)
    return tuple(cut(word, written, after_the, own.names))


def cut(word: Words, written: Words, after_the: str, own: Mapping[str, Known]) -> Iterator[Piece]:
    """The names in a stretch, one after another; the user's own go first."""
    first, stop = 0, len(word)
    whole = known_at(word, written, first, stop, after_the, own)
    if whole is not None:
        yield piece_of(word, first, stop, -1, whole, whole.kind)
        return
    while first < stop - 1 and word[first].endswith(BASED):
        first += 1
    office = office_in_body(word, first, stop) if stop - first > LONGEST_NAME else stop
    body = known_at(word, written, first, office, after_the, own) if office < stop else None
    kind = body.kind if body is not None else body_kind(word, first, office)
    if kind:
        yield piece_of(word, first, office, -1, body, kind)
        if office == stop:
            return
        first = office
    title, place = -1, first
    while place < stop:
        dashed = written[place][1:2] == "-"
        if word[place].endswith(BASED) or (dashed and PARTY_TAG.fullmatch(written[place])):
            place += 1
            continue
        left = word[place] in single_words("source_words", "former") and place + 1 < stop and title < 0
        if left and not title_at(word, place, stop):
            # "Former Lee aide" of a headline
            place += 1
            continue
        mine, length = longest_own(word, place, stop, own) if own else (None, 0)
        if mine is not None:
            yield piece_of(word, place, place + length, title, mine, mine.kind)
            title, place = -1, place + length
            continue
        length = title_at(word, place, stop)
        if length and place + length == stop and not after_honorific(word, place):
            return
        if length and place + length < stop:
            title = place if title < 0 else title
            place += length
            continue
        found, length = longest_known(word, written, place, stop, after_the if place == 0 else "", own)
        rest = place + length < stop
        called = rest and length == 1 and is_given(word, place) and found is not None
        called = called and found is not None and found.kind not in ("place", "country")
        if found is not None and not called and (not rest or stands_apart(word, found, place + length, stop)):
            yield piece_of(word, place, place + length, -1, found, found.kind)
            title = place if rest and title < 0 else title
            place += length
            continue
        end = next_title(word, place, stop)
        led = next((token for token in range(end - 2, place, -1) if word[token].endswith(BASED)), -1)
        if led > place:
            # "Liberal Prize-winner Lee"
            title, place = -1, led + 1
            continue
        yield piece_of(word, place, end, title, None, body_kind(word, place, end))
        title, place = -1, end


def office_in_body(word: Words, first: int, stop: int) -> int:
    """Where a title and its bearer stand behind a body: "Governor" of "Bank of Peru Governor Ann Lee"."""
    for token in range(first + 1, stop - GIVEN_AND_SURNAME):
        length = title_at(word, token, stop)
        named = stop - token - length
        if length and named in (GIVEN_AND_SURNAME, LONGEST_NAME) and is_given(word, token + length):
            return token
    return stop


def piece_of(word: Words, first: int, stop: int, title: int, known: Known | None, kind: str) -> Piece:
    """A name with what spellings of it share."""
    key = key_of(" ".join(word[first:stop])).replace(" , ", " ")
    return Piece(first, stop, key, kind, known, title)


def after_honorific(word: Words, place: int) -> bool:
    """Whether a word that may be a title is a surname: "Mr. King", "Mr Baker"."""
    return place > 0 and is_courtesy(word[place - 1])


def is_courtesy(word: str) -> bool:
    """Whether a word is a form of address and no office: "Mr.", "Ms"."""
    return word in gazetteer.honorifics() and word not in gazetteer.titles()


def is_given(word: Words, place: int) -> bool:
    """Whether a word is a given name."""
    return word[place] in gazetteer.given_names()


def stands_apart(word: Words, found: Known, following: int, stop: int) -> bool:
    """Whether a known name is one by itself before more capitals: a people, or a place before a title."""
    if word[following - 1] in gazetteer.parts("adjective"):
        # "Democratic Harbour Convention"
        return False
    if found.category == DEMONYM or title_at(word, following, stop):
        return True
    return found.kind not in ("place", "country", "other")


def next_title(word: Words, place: int, stop: int) -> int:
    """Where a name that begins at ``place`` ends: before the next title, or with the stretch."""
    closes = gazetteer.parts("suffix") | {","}
    for token in range(place + 1, stop - 1):
        rest = [part for part in word[token + 1 : stop] if part not in closes]
        inside = is_given(word, place) and len(rest) <= (token == place + 1)
        if title_at(word, token, stop) and not inside:
            # "James Earl Vik" is no earl, "Martin King Jr." no king
            return token
    return stop


def title_at(word: Words, place: int, stop: int) -> int:
    """How many tokens a title or form of address at ``place`` has, 0 where there is none."""
    if word[place] not in gazetteer.title_words() and word[place] not in gazetteer.honorifics():
        return 0
    if word[place] in gazetteer.honorifics() and word[place][-1] == ".":
        return 1
    if is_given(word, place) and not (place + 1 < stop and is_given(word, place + 1)):
        # "Marine Vik" is no marine, "Marine Ole Vik" is one.
        return 0
    if word[place] in gazetteer.parts("given_title") and word[place + 1 : place + 2]:
        follows = word[place + 1]
        if follows.startswith(("al-", "el-")) or follows in closed_class("name_particle"):
            # "Sultan al-Jaber" is called Sultan
            return 0
    for length in range(min(LONGEST_TITLE, stop - place), 0, -1):
        phrase = " ".join(word[place : place + length])
        if phrase in gazetteer.titles() or (length == 1 and phrase in gazetteer.honorifics()):
            return length
    # "Former Judge" is a title, "Port Averin" is none.
    modifies = word[place] in gazetteer.modifiers() and place + 1 < stop
    return 1 if modifies and title_at(word, place + 1, stop) else 0


def longest_known(
    word: Words,
    written: Words,
    place: int,
    stop: int,
    after_the: str,
    own: Mapping[str, Known],
) -> tuple[Known | None, int]:
    """The longest known name that begins at ``place``, and its tokens."""
    for length in range(min(LONGEST, stop - place), 0, -1):
        found = known_at(word, written, place, place + length, after_the, own)
        if found is not None:
            return found, length
    return None, 0


def longest_own(word: Words, place: int, stop: int, own: Mapping[str, Known]) -> tuple[Known | None, int]:
    """The longest name of the user's own that begins at ``place``, and its words."""
    for length in range(min(LONGEST, stop - place), 0, -1):
        found = own.get(key_of(" ".join(word[place : place + length])))
        if found is not None:
            return found, length
    return None, 0


def known_at(
    word: Words,
    written: Words,
    first: int,
    stop: int,
    after_the: str,
    own: Mapping[str, Known],
) -> Known | None:
    """What the user and the gazetteers know of these words, which may stand behind "the" or "The"."""
    if stop - first > LONGEST:
        return None
    key = key_of(" ".join(word[first:stop]))
    if key in own:
        return own[key]
    # "people 's republic" of the text is written together in the lists
    found = gazetteer.known_names().get(key.replace(" '", "'"))
    titled = found is not None and found.category == DEMONYM and after_the == "The"
    if after_the and first == 0 and (found is None or titled):
        # "The New Yorker" is a magazine, "the New Yorker" somebody from there.
        found = gazetteer.known_names().get(f"the {key}", found)
    if found is None and stop - first == 1 and written[first].isupper():
        found = gazetteer.acronyms().get(key)
        if found is None and CALL_LETTERS.fullmatch(written[first]):
            found = BROADCASTER
    return found


def body_kind(word: Words, first: int, stop: int) -> str:
    """The kind of body a stretch names by its nouns: "Northgate University", "Ministry of Economy"."""
    if stop - first < 2:
        return ""
    if stop - first == 2 and is_given(word, first) and word[stop - 1] in gazetteer.parts("surname"):
        # "Steven Law" is no law.
        return ""
    if word[stop - 1] in gazetteer.parts("outlet") and word[stop - 2] in gazetteer.parts("press"):
        # "Vardal News Service" is a medium, the Secret Service none.
        return "media"
    small = [token for token in range(first + 1, stop - 1) if word[token] in closed_class("inside_name")]
    head = word[(small[0] if small else stop) - 1]
    kind = gazetteer.nouns().get(head, "")
    if not kind and small and head in closed_class("organisation"):
        # "the National Organization for Harbours"
        return "think tank or NGO"
    if kind and not small and is_called(word, first, stop, kind):
        return ""
    if kind == "company" and not small and head in single_words("source_words", "any_group"):
        # "Kaneshie Traders Group" is no firm
        people = word[stop - 2] in gazetteer.offices_of("ordinary", "company", "collective")
        people = people and word[stop - 2].endswith("s")
        return "union" if people else kind
    return kind


def is_called(word: Words, first: int, stop: int, kind: str) -> bool:
    """Whether the noun at the end of a stretch is a surname: "Gov. Nathan Deal", "Sen. Ann Party"."""
    length = title_at(word, first, stop)
    called = first + length
    named = stop - called == GIVEN_AND_SURNAME and is_given(word, called)
    return named and (length > 0 or kind == "other")


def placed(runs: Runs, begin: int, piece: Piece) -> Core:
    """A piece of a stretch as a name in its place, with the titles in small letters before it."""
    first, stop = begin + piece.first, begin + piece.stop
    known = piece.known
    if known is not None and known.kind != "person" and known.kind not in NAMESAKES:
        title = begin + piece.title if piece.title >= 0 else first
        return Core(first, stop, piece.key, piece.kind, known, None, "", False, runs.initial[title])
    if (
        known is not None
        and stop - first == 1
        and known.kind in NAMESAKES
        and is_courtesy(runs.word[first - 1])
        and piece.key not in runs.own.names
    ):
        # "Mr. Bloomberg" is no agency
        piece = piece._replace(kind="", known=None, title=piece.first - 1)
        known = None
    title = begin + piece.title if piece.title >= 0 else first
    core = Core(first, stop, piece.key, piece.kind, known, None, "", False, runs.initial[title])
    if known is not None and known.kind != "person":
        return core
    before = title_before(runs, title)
    if before is not None:
        title = before
    if title < first:
        core.title = (title, first)
        if not piece.kind or known is not None:
            courtesies = gazetteer.honorifics()
            for token in range(title, first):
                if runs.word[token] in courtesies:
                    core.gender = courtesies[runs.word[token]] or core.gender
            core.addressed = titled(runs, title, first)
    return core


def titled(runs: Runs, first: int, stop: int) -> bool:
    """Whether a range ends in an office or form of address, not in a mere modifier."""
    if runs.word[stop - 1] in gazetteer.honorifics():
        return True
    titles = gazetteer.titles()
    if runs.word[stop - 1] in titles:
        return True
    return any(
        " ".join(runs.word[begin:stop]) in titles for begin in range(max(first, stop - LONGEST_TITLE), stop)
    )


def title_before(runs: Runs, first: int) -> int | None:
    """Where the titles in small letters before a name begin, None where there are none."""
    if first == 0 or runs.initial[first] or runs.word[first - 1] not in (words := gazetteer.title_words()):
        return None
    begin = first
    while begin > 0 and first - begin < 2 * LONGEST_TITLE and runs.word[begin - 1] in words:
        begin -= 1
        if runs.initial[begin]:
            break
    while begin < first and runs.word[begin] == "of":
        begin += 1
    return begin if begin < first and titled(runs, begin, first) else None


__all__ = ["DEMONYM", "Core", "Range", "cores_of", "joined"]
