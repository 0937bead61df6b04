"""What the words of a noun phrase tell of a source: office, body behind it, type, and by which words.

    a senior official of the finance ministry who asked not to be named
             ^^^^^^^^        ^^^^^^^^^^^^^^^^
             office          body behind it: government

The type follows from the office and the body together: a spokesman of a union is of the union, one of a
ministry of the government. What pulls apart: "nine in ten doctors" are people who were asked, "studies" is a
report or a verb, and "the Republican attorney general" holds no office of a party.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from srccompare.documents.names import gazetteer
from srccompare.documents.sources import scheme
from srccompare.documents.sources.scene import (
    REMEMBERED,
    Range,
    Scene,
    head_of,
    head_stop,
    is_quantity,
    openers,
)
from srccompare.documents.text.closed_classes import closed_class, match_class, openings
from srccompare.documents.text.structure import single_words
from srccompare.lexicon import load

LONGEST_OFFICE = 4
NEAR = 12
"""Tokens behind a head in which the body it belongs to is looked for."""
PLACES = ("country", "place")
"""Kinds whose name before or behind an office may only say where it is held."""
SERVED = ("union", "military", "company", "politician", "official")
"""Categories of words for a body in small letters that somebody may serve."""
AFTER_HEAD = closed_class("behind_head")


ELECTED = (scheme.POLITICIAN, *scheme.OFFICIALS)
"""Types of which "many" are still of them, and no public."""


class Told(NamedTuple):
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
    told = told_in(scene, first, stop)
    if told is None and scene.word[first] in closed_class("unnamed_opener") and first + 1 < stop:
        # "those surveyed", "those over 60", "no one"
        people = scene.word[first] == "those" or scene.word[first + 1 : stop] == ["one"]
        return (
            Told("collective", scheme.COLLECTIVE, (first, first + 1), ((first, first + 1),))
            if people
            else None
        )
    return told


def told_in(scene: Scene, first: int, stop: int) -> Told | None:
    """What the words of a noun phrase tell."""
    first, end = head_of(scene, first, stop)
    if scene.word[first + 1 : first + 2] in (["than"], ["least"], ["most"]) and first + 2 < stop:
        # "more than half of", "at least two"
        first += 2
        end = head_stop(scene, first, stop)
    joins = ratios()
    counted = any(
        is_ratio(scene, token - 1, stop)
        for token, word in enumerate(scene.word[first + 1 : min(first + 4, stop - 1)], first + 1)
        if word in joins
    )
    if has_complement(scene, end, stop) and scene.word[end + 1] in shares():
        # "just shy of half"
        counted = True
    if counted or (end == first + 1 and scene.word[first].endswith("%")):
        # "six in ten voters"
        return Told("collective", scheme.COLLECTIVE, (first, stop), ((first, stop),))
    if match_class(scene.word, end, "per_cent"):
        end = min(end + 2, stop)
    if has_complement(scene, end, stop) and (
        is_quantity(scene.word[end - 1]) or scene.word[end - 1] in shares()
    ):
        return of_those(scene, first, end, stop)
    office = office_across(scene, end, stop) or office_before(scene, first, first_of_two(scene, first, end))
    verb = gazetteer.offices().get(scene.word[first + 1]) if first + 1 < stop else None
    if scene.word[first] == "who" and verb == "expert":
        # "who teaches law"
        office = verb, (first + 1, first + 2)
    if office is None and is_plural(scene.word[end - 1]) and is_nation(scene, end - 1):
        # "Norwegians", "many Westerners"
        return Told("collective", scheme.COLLECTIVE, (first, end), ((first, end),))
    if office is None:
        inside = body_in(scene, first, end) if end > first else None
        if inside is not None and inside[1][1] == end:
            named = end + 2 < stop and (end + 1 in scene.at or end + 2 in scene.at)
            if named and match_class(scene.word, end - 1, "cause_body"):
                # "the Committee for a Deeper Harbour"
                return Told("body", scheme.NGO, inside[1], (inside[1],))
            sides = inside[0] == scheme.MILITARY and takes_sides(scene, first, end)
            kind = scheme.POLITICIAN if sides else inside[0]
            return Told("body", kind, inside[1], (inside[1],), inside[2])
        office = office_after(scene, end, stop)
    if office is None:
        share = any(scene.word[token] in shares() for token in range(first, end))
        if share:
            return Told("collective", scheme.COLLECTIVE, (first, end), ((first, end),))
        return body_of(scene, first, end)
    category, place = office
    if scene.word[place[1] - 1] in party_members() and are_asked(scene, first, end, stop):
        return Told("collective", scheme.COLLECTIVE, (first, end), ((first, end),))
    if " ".join(scene.word[slice(*place)]) in closed_class("studies") and scene.word[
        first
    ] not in single_words("clause_words", "relative"):
        # "a number of studies", not "who studies harbours"
        category = "document"
    return judged(scene, first, max(end, place[1]) if place[0] < end else end, stop, category, place)


@cache
def ratios() -> frozenset[str]:
    """Words behind a number that may make it a share: "in", "of", "out"."""
    return closed_class("share_of") | openings("out_of").keys()


def is_ratio(scene: Scene, token: int, stop: int) -> bool:
    """Whether a number is told of another: "six in ten", "nine out of 10"."""
    short = scene.word[token + 1] in closed_class("share_of")
    ratio = short or match_class(scene.word, token + 1, "out_of") > 0
    last = token + (2 if short else 3)
    return ratio and last < stop and is_quantity(scene.word[token]) and is_quantity(scene.word[last])


@cache
def party_words() -> frozenset[str]:
    """Words that say of which party somebody is: "Republican", "Democratic"."""
    return single_words("source_words", "partisan") | single_words("source_words", "one_of_party")


@cache
def party_members() -> frozenset[str]:
    """Words for the members of a party, who may be its politicians or its voters: "Democrats"."""
    return single_words("source_words", "party_members")


def are_asked(scene: Scene, first: int, end: int, stop: int) -> bool:
    """Whether members of a party are those asked in a poll: "most Democrats", "Democrats and independents".

    Else they are its politicians: "Democrats blocked the bill".
    """
    word, number = scene.word, scene.sentence[first]
    opening = word[max(first - 3, 0) : end]
    if "most" in opening or word[end : end + 1] == ["who"]:
        return True
    around = word[scene.sentence_first[number] : scene.sentence_stop(number)]
    joined = end < stop and not gazetteer.offices_of("collective").isdisjoint(word[end:stop])
    return joined or not single_words("source_words", "surveyed").isdisjoint(around)


def body_of(scene: Scene, first: int, end: int) -> Told | None:
    """The body whose name stands before a group of it: "a Harbour Post panel" is of the Harbour Post."""
    inside = body_in(scene, first, end) if end - first > 1 else None
    if inside is None or inside[2] < 0 or located(scene, inside[2]):
        return None
    group = scene.word[end - 1] in gazetteer.nouns() or scene.word[end - 1] in single_words(
        "source_words", "group"
    )
    return Told("body", inside[0], inside[1], (inside[1],), inside[2]) if group else None


def has_complement(scene: Scene, end: int, stop: int) -> bool:
    """Whether a head goes on with what it is of: "chief of staff", "a majority of farmers"."""
    return end + 1 < stop and scene.word[end] == "of"


def office_across(scene: Scene, end: int, stop: int) -> tuple[str, Range] | None:
    """An office with "of" in it at the end of a head: "chief of staff", "speaker of the house"."""
    if end < 1 or not has_complement(scene, end, stop):
        return None
    for last in (end + 3, end + 2):
        category = gazetteer.offices().get(" ".join(scene.word[end - 1 : last]))
        if category is not None and last <= stop and scene.word[last - 1] not in openers():
            return category, (end - 1, last)
    return None


def first_of_two(scene: Scene, first: int, end: int) -> int:
    """One past the first of two offices: "a strategist" of "a strategist and former adviser"."""
    for token in range(first + 1, end - 1):
        former = scene.word[token + 1] in single_words("source_words", "former")
        if scene.word[token] == "and" and former and office_before(scene, first, token) is not None:
            return token
    return end


def is_nation(scene: Scene, token: int) -> bool:
    """Whether a word is a name, or in a headline one for a people."""
    known, row = gazetteer.known_names().get(scene.word[token]), scene.at.get(token, -1)
    if row >= 0:
        # "the High Commissioner for Refugees" is a body
        body = scene.word[token].removesuffix("s") in gazetteer.nouns()
        return scene.kind(row) in PLACES or (scene.kind(row) not in scheme.OF_KIND and not body)
    return known is not None and known.category == "demonym"


def of_those(scene: Scene, first: int, end: int, stop: int) -> Told | None:
    """What "two of its managers" and "54 per cent of adults" tell: shares are opinions."""
    share = any(scene.word[token] in shares() for token in range(first, end))
    told = told_by(scene, end + 1, stop)
    if share and not (
        scene.word[end - 1] in closed_class("large_share") and told is not None and told.type in ELECTED
    ):
        return Told("collective", scheme.COLLECTIVE, (first, end), ((first, end),))
    return told


@cache
def shares() -> frozenset[str]:
    """Words that make of a group a share of those asked."""
    return single_words("source_words", "share")


@cache
def office_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words that offices begin with, and those they end with."""
    words = [office.split() for office in gazetteer.offices()]
    return frozenset(office[0] for office in words), frozenset(office[-1] for office in words)


def office_before(scene: Scene, first: int, end: int) -> tuple[str, Range] | None:
    """The office at the end of a head, the longest words for it; of a head without, the last word for one."""
    offices, word, closing = gazetteer.offices(), scene.word, office_words()[1]
    for last in range(end, first, -1):
        row = scene.at.get(last - 1, -1)
        if row >= 0 and scene.kind(row) not in ("party", "other", "person"):
            if last == end:
                return None
            continue
        if word[last - 1] not in closing:
            continue
        for length in range(min(LONGEST_OFFICE, last - first), 0, -1):
            category = offices.get(" ".join(word[last - length : last]))
            if category == "document" and last == end - 1 and word[end - 1] in gazetteer.nouns():
                # "the budget office"
                break
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
        if word[token] in office_words()[0] and token not in scene.at:
            for length in range(min(LONGEST_OFFICE, stop - token), 0, -1):
                category = offices.get(" ".join(word[token : token + length]))
                if category is not None and category not in ("document", "collective"):
                    return category, (token, token + length)
        token += 1
    return None


def judged(scene: Scene, first: int, end: int, stop: int, category: str, place: Range) -> Told:
    """The type of an office, with the body it serves: a director of a charity speaks for the charity."""
    found = body_in(scene, first, place[0]) or body_after(scene, end, stop)
    if found is not None and category in ("company", "union") and located(scene, found[2]):
        # "a Norwegian businessman", "a lobbyist in Ohio": a place is no employer.
        found = None
    kind = scheme.OF_OFFICE[category]
    piece = category == "document" and scene.word[place[1] - 1] in single_words("source_words", "piece")
    if piece and has_complement(scene, end, stop):
        # "a Harbour Post analysis of filings" tells what the filings do
        piece = scene.word[place[1] - 1] not in single_words("source_words", "study")
    if piece and found is not None and found[0] == scheme.MEDIA:
        # "a story by the Harbour Post" is its voice, "a Harbour Post poll" that of those asked.
        return Told("media", scheme.MEDIA, place, ordered(place, found[1]), found[2])
    words = " ".join(scene.word[place[0] : place[1]])
    partisan = found is not None and found[1][0] < place[0] and scene.word[found[1][0]] in party_words()
    partisan = partisan and found is not None and found[1][1] == found[1][0] + 1
    if category == "head" and partisan:
        # "Democratic presidents" rule a state, the president of a party its party
        found = None
    if category == "official" and found is not None:
        # an undersecretary for management is of no company, an ambassador to a body not of it
        unnamed = found[0] == scheme.COMPANY and found[2] < 0
        # "the Republican attorney general" holds no office of his party
        unnamed = unnamed or (partisan and not any(word in words for word in closed_class("office_of_party")))
        found = None if unnamed or words.endswith(("ambassador", "envoy")) else found
    if category == "spokesperson" and found is not None:
        # Parliaments are politics: "a Senate aide", "House staffers", "a Republican committee staffer"
        politics = is_parliament(scene, found[1]) or not party_words().isdisjoint(
            scene.word[first : place[0]]
        )
        if politics:
            return Told(category, scheme.POLITICIAN, place, ordered(place, found[1]), found[2])
    if category == "leader" and found is not None:
        summit = found[0] == scheme.INTERNATIONAL and words in closed_class("summit")
        if summit or is_state(scene, found[2]):
            return Told(category, scheme.HEAD, place, ordered(place, found[1]), found[2])
    if category == "company" and words in single_words("source_words", "staff_office"):
        row = first_mention(scene, first, place[0])
        if row >= 0 and scene.kind(row) == "person" and scene.word[scene.stop[row]] == "'s":
            # "Lee's director of state campaigns"
            whose = scene.first[row], scene.stop[row]
            return Told("spokesperson", scheme.POLITICIAN, place, ordered(place, whose), row)
    if found is None and words in closed_class("official"):
        row = scene.mention_ending(place[0])
        if row >= 0 and scene.kind(row) == "person":
            # "Lee officials" are of Lee's campaign, or of his office
            whose = scene.first[row], scene.stop[row]
            return Told("spokesperson", scheme.POLITICIAN, place, ordered(place, whose), row)
    if category == "spokesperson" and found is not None:
        holder = titled_there(scene, found[1], stop)
        if holder >= 0:
            # "an aide to Senate Majority Leader Ann Lee"
            named = scene.first[holder], scene.stop[holder]
            return Told(category, scheme.POLITICIAN, place, ordered(place, named), holder)
    if category == "leader" and found is None and scene.word[end : end + 2] in (["of", "a"], ["of", "an"]):
        # "the leader of a brass band"
        return Told(category, scheme.NGO, place, (place,), -1)
    if category == "leader" and found is None and serves_unknown(scene, end, stop):
        # "head of Harbour Rowing", of which nobody knows what it is
        return Told(category, scheme.NGO, place, (place,), -1)
    if category == "head" and words in presidents() and of_group(scene, end, stop):
        # "president of Students for the Harbour of Norway"
        return Told(category, scheme.NGO, place, (place,), -1)
    if category == "head" and found is None and words in presidents() and serves_unknown(scene, end, stop):
        # "president of the Harbour Circle"
        return Told(category, scheme.NGO, place, (place,), -1)
    if category == "head" and found is None and words in presidents() and of_unknown(scene, first, place[0]):
        # "HDA President Ann Lee"
        return Told(category, scheme.NGO, place, (place,), -1)
    if category == "head" and (found is None or is_state(scene, found[2]) or words not in presidents()):
        return Told(category, kind, place, (place,), found[2] if found else -1)
    party = place[0] > first and scene.word[place[0] - 1] in single_words("source_words", "partisan")
    if category == "expert" and party and words in single_words("source_words", "consultant"):
        # "a Democratic strategist"
        return Told("politician", scheme.POLITICIAN, place, ((place[0] - 1, place[1]),))
    if category == "expert" and found is not None and found[0] == scheme.NGO and found[2] >= 0:
        # a think tank's scholar is a think tank's
        return Told("thinktank", scheme.NGO, place, ordered(place, found[1]), found[2])
    if found is None and match_class((scene.word[place[0] - 1], words), 0, "charity_head"):
        # "executive director" is a title of charities
        return Told(category, scheme.NGO, place, (place,), -1)
    if category in scheme.FOLLOWS_BODY and found is not None and words not in gazetteer.nouns():
        return Told(category, found[0], place, ordered(place, found[1]), found[2])
    if category == "leader" and found is None and words in closed_class("party_heads"):
        return Told(category, scheme.POLITICIAN, place, (place,), -1)
    if category == "leader" and found is None and is_plural(words):
        # "other leaders" are those of states; "harbour leaders" of nobody knows whom
        opens = place[0] == first or scene.word[place[0] - 1] in closed_class("before_party_role")
        alone = opens and not has_complement(scene, end, stop)
        return Told(category, scheme.HEAD if alone else scheme.OFFICIAL, place, (place,), -1)
    advises = category == "spokesperson" or words in single_words("source_words", "consultant")
    if (advises and found is None) or words in ("chief strategist", "chief strategists"):
        person = person_beside(scene, first, place, end, stop)
        if person is not None:
            return Told(
                category,
                scheme.POLITICIAN,
                place,
                ordered(place, person[:2]),
                person[2],
            )
    return Told(category, kind, place, (place,), found[2] if found else -1)


def is_parliament(scene: Scene, body: Range) -> bool:
    """Whether a body is a parliament or part of one: "Senate", "House Oversight Committee"."""
    words = scene.word[slice(*body)]
    # "the White House" is none
    return "white" not in words and not single_words("source_words", "parliament").isdisjoint(words)


def takes_sides(scene: Scene, first: int, stop: int) -> bool:
    """Whether a word tells for or against whom a group is: "pro-Lee forces" are no army."""
    return any(word.startswith(("pro-", "anti-")) for word in scene.word[first:stop])


def first_mention(scene: Scene, first: int, stop: int) -> int:
    """The row of the first name in a range of tokens, -1 for none."""
    return next((scene.at[token] for token in range(first, stop) if token in scene.at), -1)


def titled_behind(scene: Scene, row: int) -> int:
    """The person whose title stands right behind the name of a country or body, -1 for none."""
    following, after = row + 1, scene.stop[row]
    if scene.word[after : after + 1] == ["("]:
        # "Vardal County (Ohio) Sheriff Ann Lee"
        closing = next(
            (t for t in range(after, min(after + 6, len(scene.word))) if scene.word[t] == ")"),
            after,
        )
        inside = scene.at.get(after + 1, -1)
        following, after = following + (inside >= 0), closing + 1
    if scene.kind(row) == "person" or following >= len(scene.first) or scene.kind(following) != "person":
        return -1
    title = scene.titled[following]
    # The title may have taken in the name: "U.S. President Ann Lee".
    begins = title in (after, scene.first[row])
    return following if begins and after < scene.first[following] else -1


def titled_there(scene: Scene, body: Range, stop: int) -> int:
    """The person whose title begins with or behind a body's name, -1 for none."""
    for token in range(body[0], min(stop, body[0] + LONGEST_OFFICE + 3)):
        row = scene.at.get(token, -1)
        if row >= 0 and scene.kind(row) == "person":
            title = scene.titled[row]
            return row if title <= body[1] and title < scene.first[row] else -1
    return -1


def person_beside(scene: Scene, first: int, place: Range, end: int, stop: int) -> tuple[int, int, int] | None:
    """The person an aide serves, with the row of the mention: "Marsh adviser", "a spokesman for Marsh"."""
    # "an aide from Vardal" comes from there
    serves = end < stop and scene.word[end] not in closed_class("origin")
    near = [*range(first, place[0]), *(range(end, min(stop, end + 4)) if serves else ())]
    for token in near:
        row = scene.at.get(token, -1)
        unknown = row >= 0 and scene.kind(row) == "other" and scene.word[token] not in gazetteer.known_names()
        if row >= 0 and (unknown or scene.kind(row) == "person"):
            return scene.first[row], scene.stop[row], row
    return None


def located(scene: Scene, row: int) -> bool:
    """Whether a mention names a place or state."""
    return row >= 0 and scene.kind(row) in PLACES


def serves_unknown(scene: Scene, end: int, stop: int) -> bool:
    """Whether an office is "of" something with a name that is no state's and nobody's."""
    if not has_complement(scene, end, stop):
        return False
    row = next(
        (scene.at[token] for token in range(end + 1, min(stop, end + 4)) if token in scene.at),
        -1,
    )
    body = row >= 0 and scene.kind(row) not in (*PLACES, "person")
    return body or scene.word[end + 1] in closed_class("indefinite_article")


def of_group(scene: Scene, end: int, stop: int) -> bool:
    """Whether an office is "of" something with a capital that is no name by itself: "of Students for …"."""
    if not has_complement(scene, end, stop) or end + 1 in scene.at:
        return False
    return scene.text(end + 1, end + 2)[:1].isupper()


def of_unknown(scene: Scene, first: int, stop: int) -> bool:
    """Whether the name right before an office is of nobody knows what: no state's, people's or person's."""
    row = scene.mention_ending(stop) if stop > first else -1
    if row < 0 or scene.kind(row) not in ("other", "organisation"):
        return False
    word = scene.word[scene.first[row]]
    known = gazetteer.known_names().get(word)
    return (known is None or known.category != "demonym") and word not in single_words(
        "source_words", "partisan"
    )


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
    owner = scene.at.get(first, -1)
    if owner >= 0 and scene.stop[owner] < stop and scene.word[scene.stop[owner]] == "'s":
        # "Averin Motors' government relations director" works for Averin Motors.
        found = type_of_mention(scene, owner) if scene.kind(owner) not in PLACES else ""
        if found:
            return found, (scene.first[owner], scene.stop[owner]), owner
    for token in range(stop - 1, first - 1, -1):
        row = scene.at.get(token, -1)
        if row >= 0:
            found = type_of_mention(scene, row)
            if found:
                return found, (scene.first[row], scene.stop[row]), row
            continue
        if scene.word[token] in closed_class("any_employer") and token + 1 == stop:
            # "a press official" works for whoever he works for
            continue
        if of_noun(scene.word[token]):
            pair = (
                gazetteer.offices().get(" ".join(scene.word[token - 1 : token + 1]))
                if token > first
                else None
            )
            if pair in SERVED:
                # "hedge fund executives"
                return scheme.OF_OFFICE[pair], (token - 1, token + 1), -1
            return of_noun(scene.word[token]), (token, token + 1), -1
    return None


@lru_cache(REMEMBERED)
def of_noun(word: str) -> str:
    """The type of a body called by a noun in small letters, "" for none: "a group" is no company."""
    if word in gazetteer.offices_of("thinktank"):
        return scheme.NGO
    return scheme.OF_KIND.get(gazetteer.nouns().get(word, ""), "")


def body_after(scene: Scene, first: int, stop: int) -> tuple[str, Range, int] | None:
    """The body named behind an office: "director of the Harding Institute", "a spokesman for the dockers"."""
    if first >= stop or scene.word[first] not in AFTER_HEAD:
        return None
    offices, nouns, word = gazetteer.offices(), gazetteer.nouns(), scene.word
    token, place = first + 1, None
    while token < min(stop, first + NEAR):
        row = scene.at.get(token, -1)
        if row >= 0:
            found = type_of_mention(scene, row)
            if found and scene.kind(row) not in PLACES:
                return (
                    within_university(scene, row, stop, found),
                    (scene.first[row], scene.stop[row]),
                    row,
                )
            if found and place is None:
                # "the chief of Norway's dockers": a place before the body it lies in.
                place = found, (scene.first[row], scene.stop[row]), row
            token = max(token + 1, scene.stop[row])
            continue
        pair = " ".join(word[token : token + 2])
        if pair in gazetteer.offices_of("ordinary"):
            # "a member of the search party"
            return scheme.ORDINARY, (token, token + 2), -1
        if offices.get(pair, "") in SERVED:
            return scheme.OF_OFFICE[offices[pair]], (token, token + 2), -1
        ends = token + 1 >= stop or token + 1 in scene.at or not nouns.get(word[token + 1])
        within = word[token + 1 : token + 2] == ["of"] and token + 2 < stop and token + 2 in scene.at
        part = within and bool(of_noun(word[token]))
        beside = scene.at.get(token + 1, -1) if token + 1 < stop else -1
        if of_noun(word[token]) and beside >= 0 and not located(scene, beside):
            # "the state Harbour Union", "the website Harbour Lights"
            found = type_of_mention(scene, beside) or of_noun(word[token])
            if scene.kind(beside) != "person":
                return found, (token, scene.stop[beside]), beside
        if of_noun(word[token]) and ends and not part:
            return of_noun(word[token]), (token, token + 1), -1
        if part:
            # "the Bergen office of Harding Bank"
            token += 2
            continue
        if offices.get(word[token], "") in SERVED and ends:
            return scheme.OF_OFFICE[offices[word[token]]], (token, token + 1), -1
        within = word[token] == "and" and token - 1 in scene.at and token + 1 in scene.at
        # "the Harbour and Safety Program at Vardal University"
        ends = (word[token] in (",", "(") or word[token] in closed_class("behind_list")) and not within
        if ends or (place and word[token] in AFTER_HEAD):
            return place
        token += 1
    return place


def within_university(scene: Scene, row: int, stop: int, found: str) -> str:
    """The type of a body, where an institute "at Vardal University" belongs to a university."""
    after = scene.stop[row]
    if found == scheme.NGO and after + 1 < stop and scene.word[after] in closed_class("trade_at"):
        other = next(
            (scene.at[t] for t in range(after + 1, min(stop, after + 3)) if t in scene.at),
            -1,
        )
        if other >= 0 and scene.kind(other) == "academic":
            return scheme.EXPERT
    return found


def type_of_mention(scene: Scene, row: int) -> str:
    """The type a body's kind gives to those who speak for it, "" for people and what is no body."""
    entities, entity = scene.names.entities, scene.entity[row]
    return type_of_body(entities.kind[entity], entities.name[entity], bool(entities.linked[entity]))


@lru_cache(REMEMBERED)
def type_of_body(kind: str, name: str, linked: bool) -> str:
    """The type a name gives by its kind and words; a place has one only where it is linked to a country."""
    if kind == "place" and not linked:
        return ""
    if name in polls():
        return scheme.DOCUMENT
    words = name.lower().split()
    if kind in ("think tank or NGO", "academic") and words[-1] in single_words("clause_words", "poll"):
        return scheme.DOCUMENT
    if kind == "think tank or NGO" and is_academic(name):
        return scheme.EXPERT
    if kind == "media" and words[0] in single_words("source_words", "platform"):
        return scheme.COMPANY
    if kind == "government" and not (single_words("source_words", "partisan") | {"campaign"}).isdisjoint(
        words
    ):
        # "Democratic Senatorial Campaign Committee"
        return scheme.POLITICIAN
    return scheme.OF_KIND.get(kind, "")


def is_academic(name: str) -> bool:
    """Whether a name holds that of a university: "Vardal University Institute of Shipping"."""
    return any(gazetteer.nouns().get(word) == "academic" for word in name.lower().split())


@cache
def polls() -> frozenset[str]:
    """Institutes that are cited for their polls."""
    entries = load("organisations").entries
    return frozenset(entry.note for entry in entries if entry.category == "poll")


@cache
def withheld() -> tuple[tuple[str, ...], ...]:
    """Phrases by which a source is kept from being known, as words."""
    return tuple(entry.elements for entry in load("anonymity").entries)


@cache
def withheld_openings() -> frozenset[str]:
    """The first words of those phrases."""
    return frozenset(phrase[0] for phrase in withheld())


def anonymity(scene: Scene, first: int, stop: int) -> Range | None:
    """Where a phrase says that a name is withheld."""
    words = scene.word[first:stop]
    if withheld_openings().isdisjoint(words):
        return None
    for phrase in withheld():
        if phrase[0] in words:
            for place in range(len(words) - len(phrase) + 1):
                if words[place] == phrase[0] and tuple(words[place : place + len(phrase)]) == phrase:
                    return first + place, first + place + len(phrase)
    return None


@lru_cache(REMEMBERED)
def is_plural(word: str) -> bool:
    """Whether a noun looks like a plural."""
    return (word.endswith("s") and not word.endswith(("ss", "us", "is"))) or word in single_words(
        "clause_words", "plural"
    )
