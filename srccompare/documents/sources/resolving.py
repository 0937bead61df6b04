"""Who a source is: the name in it, or the one a pronoun or short form was used for, or left open.

    Mayor Ann Lee left early. “It is over,” she said. Her aide, Ole Vik, stayed; the aide called it sad.
          ^^^^^^^                           she = Ann Lee   a name of its own   the aide = Ole Vik

A source is named where its phrase turns on a name, resolved where a pronoun, a short form or a description
leads back to one, and described or left open otherwise: the wrong person is worse than nobody. What pulls
apart: the owner of a phrase is not its head ("Lee's aide"), "she" may stand for either of two, "the
Republican" is a person or a party, and a document speaks for its author only where it says so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from functools import cache

from srccompare.documents.names import gazetteer
from srccompare.documents.sources import scheme
from srccompare.documents.sources.descriptions import announced, antecedent, member_before, pair_before
from srccompare.documents.sources.phrases import (
    Told,
    anonymity,
    is_plural,
    party_members,
    titled_behind,
    told_by,
)
from srccompare.documents.sources.profiles import heading
from srccompare.documents.sources.reader import Identity, Reader
from srccompare.documents.sources.salience import (
    body_opening,
    fitting,
    group_opening,
    is_subject,
    person_opening,
    rows_between,
    searched_back,
    settled,
)
from srccompare.documents.sources.scene import (
    Range,
    Scene,
    breaks,
    head_of,
    is_people,
    is_quantity,
    openers,
    quantities,
)
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.structure import single_words

SETTING_OFF = frozenset({",", "–", "—", "―", "--"})
"""Marks that set off the name behind a description."""
CLAUSE = 14
"""Tokens behind a source in which it may be said that its name is withheld."""
PERSONAL = ("person", "other")
CLOSING = 3
"""Sentences at the end of an article in which its author may be told."""
REMEMBERED = 8
"""Sources that are remembered when somebody is sought who goes on speaking."""
SHORT = 9
"""Tokens up to which a definite phrase with more behind its head may lead back to somebody."""
PAIR = 2
"""Tokens of "the statement"."""
STATED = 6
"""Sentences back to which "the statement" may lead: quotations of it stand between."""
ASKS, ANSWERS = "q", "a"
"""What paragraphs of an interview open with."""
RELATIVE = 12
"""Tokens between a relative pronoun and the first word of what it follows."""
CHAIN = 3
"""Sentences that open with "she" through which one is followed back."""
FAR = 2
"""Attributions back to which "it" and "they" may refer."""


def identify(reader: Reader, first: int, stop: int) -> Identity:
    """Who the source in a range of tokens is."""
    scene = reader.scene
    word, last = scene.word, scene.at.get(stop - 1, -1)
    if last >= 0 and scene.first[last] >= first:
        # "Theresa" of "Theresa May said"
        stop = max(stop, scene.stop[last])
    if stop - first == 2 and word[stop - 1] in single_words("source_words", "clitic"):
        # "We've"
        stop -= 1
    alone = stop - first == 1 or (stop - first == 2 and word[stop - 1] == "'s")
    if alone and word[first] in pronouns():
        return pronoun(reader, first)
    if alone and word[first] in (ASKS, ANSWERS) and word[first + 1 : first + 2] == [":"]:
        return writer(reader, first) if word[first] == ASKS else asked(reader, first)
    if stop - first > 1 and word[stop - 1] in closed_class("reflexive"):
        stop -= 1
    if stop - first > 2 and word[first] in closed_class("person_subject") and word[first + 1] == "and":
        # "she and her husband"
        return pronoun(reader, first)
    if stop - first > 1 and word[stop - 1] == "'s":
        # "Lee's" in "Lee's answer" is Lee.
        stop -= 1
    named = name_in(reader, first, stop)
    if named is not None:
        return named
    return described(reader, first, stop)


@cache
def pronouns() -> frozenset[str]:
    """Words that name nobody themselves."""
    own = {"his", "her", "my", "me", "their", "its", "hers", "whose", "that", "what", "whom"}
    return single_words("pronouns") - {"many", "some", "others", "all", "both"} | own


def name_in(reader: Reader, first: int, stop: int) -> Identity | None:
    """The name a phrase turns on: at the end of its head, or in apposition to it."""
    scene = reader.scene
    begin, end = head_of(scene, first, stop)
    holder = holder_in(scene, begin, end, stop)
    if holder >= 0:
        return named(reader, holder, stop, scene.stop[holder])
    for token in range(begin + 1, end):
        row = scene.mention_ending(token)
        if scene.word[token] in closed_class("adding") and token not in scene.at and row >= 0:
            if is_source(scene, row, begin):
                return named(reader, row, stop, token, begin)
            break
    row = scene.mention_ending(end)
    if row >= 0 and scene.kind(row) == "place" and scene.word[end : end + 1] == [","]:
        state = scene.at.get(end + 1, -1)
        after = scene.stop[state] if state >= 0 else stop
        if after + 1 < stop and scene.word[after] == ",":
            # "Bergen, Norway, resident Ann Lee"
            resident = name_in(reader, after + 1, stop)
            if resident is not None and resident.person:
                return resident
    if row >= 0 and is_source(scene, row, begin):
        holder = titled_behind(scene, row)
        if holder >= 0:
            # "U.S." of "U.S. President Ann Lee" is Ann Lee.
            return named(reader, holder, scene.stop[holder], scene.stop[holder])
        return named(reader, row, stop, end, begin)
    if end < stop and scene.word[end] in closed_class("relative_source"):
        return None
    # "The port operator, Averin Terminals": the name stands behind the comma.
    comma = next(
        (t for t in range(end, stop - 1) if scene.word[t] in SETTING_OFF and t not in scene.at),
        None,
    )
    if comma is not None:
        inner = person_inside(scene, comma + 1, stop)
        if inner < 0:
            inner = comma + 1
            while inner < stop and inner not in scene.at and scene.word[inner] in gazetteer.title_words():
                inner += 1
        row = scene.at.get(inner, -1)
        after = scene.stop[row] if row >= 0 else stop
        closes = after >= stop or scene.word[after] in (
            SETTING_OFF | {"(", "'s"} | closed_class("behind_named_source")
        )
        town = scene.at.get(comma - 1, -1)
        stated = comma > end and town >= 0 and scene.kind(town) in ("place", "other")
        fits = row >= 0 and closes and scene.kind(row) not in ("country", "place")
        fits = fits and (scene.kind(row) == "person" or not stated)
        if fits and fits_apposition(scene, begin, end, row):
            return named(reader, row, stop, after)
    return None


def holder_in(scene: Scene, begin: int, end: int, stop: int) -> int:
    """The row of the person whose title holds the head of a phrase, -1 for none.

    "Secretary of State Ann Lee", "Head of Port Safety Ann Lee": the title goes over its "of".
    """
    for token in range(begin, stop):
        row = scene.at.get(token, -1)
        if row >= 0 and scene.kind(row) == "person" and scene.first[row] == token:
            opens = begin == scene.titled[row] < token or begin < scene.titled[row] < end <= token
            after = scene.stop[row]
            # "Minister Ann Lee's new adviser, Ole Vik" is Vik.
            owns = after + 1 < stop and scene.word[after] == "'s"
            return row if opens and after <= stop and not owns else -1
    return -1


def first_row(scene: Scene, first: int, stop: int) -> int:
    """The row of the first mention in a phrase, -1 for none."""
    for token in range(first, stop):
        if token in scene.at:
            return scene.at[token]
    return -1


def person_inside(scene: Scene, first: int, stop: int) -> int:
    """Where a person is named at the end of a plain phrase ("global businessman Ole Vik"), -1 for none."""
    for token in range(first, stop):
        row = scene.at.get(token, -1)
        if row >= 0 and scene.kind(row) == "person":
            return scene.first[row]
        if row < 0 and (scene.word[token] in breaks() or not scene.word[token][:1].isalnum()):
            return -1
    return -1


def is_source(scene: Scene, row: int, begin: int) -> bool:
    """Whether the name at the end of a head is who speaks: "Western" and "the Russian" name nobody."""
    return not is_people(scene, row)


def fits_apposition(scene: Scene, begin: int, end: int, row: int) -> bool:
    """Whether a name behind a comma can be that of the head before it, and not of a place."""
    told = told_by(scene, begin, end)
    if told is None:
        return scene.kind(row) == "person"
    if told.category == "document":
        return False
    return scene.kind(row) in ("person", "other") or told.category in (
        "company",
        "union",
        "thinktank",
        "media",
        "official",
        "politician",
        "body",
    )


def members_of(reader: Reader, row: int, begin: int, stop: int) -> Identity | None:
    """The members of a party as a source, None where the party speaks: "Republicans", not "the Liberals"."""
    scene = reader.scene
    after = scene.stop[row]
    noun = scene.word[after - 1]
    if noun not in gazetteer.offices_of("collective") and noun not in party_members():
        return None
    told = told_by(scene, begin, stop if noun in party_members() else after)
    if told is None or (told.type == scheme.COLLECTIVE and has_article(scene, row)):
        return None
    return Identity("generic", -1, (begin, after), told, "group")


def has_article(scene: Scene, row: int) -> bool:
    """Whether "the" stands right before a name."""
    return scene.word[max(scene.first[row] - 1, 0)] == "the"


def one_of_party(reader: Reader, row: int, begin: int, stop: int) -> Identity | None:
    """The person that "the Republican" is, None where a party is meant."""
    scene = reader.scene
    first, after = scene.first[row], scene.stop[row]
    ends = after == stop or scene.word[after] in closed_class("which_member")
    single = after == first + 1 and ends and scene.word[first] in single_words("source_words", "one_of_party")
    alone = begin == first and has_article(scene, row)
    told_more = begin < first and first - 1 not in scene.at and scene.word[first - 1].isalpha()
    if not single or not (alone or told_more):
        return None
    entity = member_before(reader, first) if alone else -1
    if entity >= 0:
        return chosen_person(reader, entity, first)
    place = (first, after)
    told = Told("politician", scheme.POLITICIAN, place, (place,))
    # "the Liberal", "the council's senior Liberal"
    opens = begin - (scene.word[begin - 1] in openers())
    return Identity("described", -1, (opens, after), told, "singular", "", True)


def family_named(reader: Reader, row: int) -> Identity | None:
    """The people that "the Lees" are: those of that surname whom the article names."""
    scene = reader.scene
    first, after = scene.first[row], scene.stop[row]
    word = scene.word[first]
    if after != first + 1 or not word.endswith("s") or not has_article(scene, row):
        return None
    surname = word[:-1]
    people = [one for one in reader.by_entity if reader.kind(one) == "person"]
    names = reader.scene.names.entities.name
    bearers = [one for one in people if gazetteer.key_of(names[one]).split()[-1] == surname]
    if not bearers:
        return None
    return Identity("resolved", bearers[0], (first, after), None, "group", "", False, tuple(bearers[1:]))


def named(reader: Reader, row: int, stop: int, end: int, begin: int | None = None) -> Identity:
    """The entity of a mention as source, with those joined to it by "and"."""
    scene = reader.scene
    entity = scene.entity[row]
    if begin is not None:
        party = reader.kind(entity) in ("party", "other")
        members = members_of(reader, row, begin, stop) if party else None
        members = members or one_of_party(reader, row, begin, stop)
        if members is not None:
            return members
    family = family_named(reader, row)
    if family is not None:
        return family
    others = []
    if (end < stop and scene.word[end] in closed_class("list_joint")) or (
        end < stop and scene.word[end] == "&"
    ):
        others += [scene.entity[other] for other in listed_behind(scene, row, stop)]
        for token in range(end, stop):
            other = scene.at.get(token, -1)
            before = scene.word[scene.first[other] - 1] if other >= 0 else ""
            if other >= 0 and before == "the":
                before = scene.word[scene.first[other] - 2]
            alike = other >= 0 and scene.kind(other) == scene.kind(row)
            joins = alike and before in closed_class("adding")
            if joins and (scene.word[end] != "," or is_second(scene, other, stop)):
                others.append(scene.entity[other])
    group = bool(others) or reader.kind(entity) not in ("person", "other")
    return Identity(
        "named",
        entity,
        (scene.first[row], scene.stop[row]),
        None,
        "group" if group else "singular",
        reader.gender(entity),
        reader.is_person(entity) and not others,
        tuple(dict.fromkeys(others)),
    )


def is_second(scene: Scene, row: int, stop: int) -> bool:
    """Whether a name behind an apposition is a source too: "Lee, a nurse, and Vik", not "of Lee and Vik"."""
    begin = scene.titled[row]
    marked = any(scene.word[token] == "," for token in (begin - 2, begin - 3) if token >= 0)
    after = scene.word[scene.stop[row]] if scene.stop[row] < stop else ","
    return marked and not after[:1].isalnum() and after != "'s"


def is_thing(scene: Scene, first: int, begin: int, end: int, told: Told | None) -> bool:
    """Whether a phrase names what cannot speak: "the meeting", "any evidence", words without a noun."""
    head = scene.word[end - 1]
    if end - 1 in scene.at:
        return False
    if head in single_words("unspeaking_nouns", "time"):
        # "the poll released on Friday" only ends in a day
        return told is None
    if head in single_words("unspeaking_nouns"):
        # "sources at the meeting" have another head; a shift or a strike may be the office it is part of.
        return told is None or told.office[1] != end
    if told is not None:
        return told.category == "document" and scene.word[first] in single_words("source_words", "denying")
    words = scene.word[first:end]
    closed = gazetteer.small_words() - pronouns() - quantities()
    return begin + 1 == end and all(word in closed for word in words)


def listed_behind(scene: Scene, row: int, stop: int) -> list[int]:
    """The names that make a list with one before them: "Lee, Governor Marsh and Senator Ole Vik"."""
    found, last, ended = [], row, False
    for other in range(row + 1, len(scene.first)):
        if scene.first[other] >= stop or ended:
            break
        people = scene.kind(other) in PERSONAL and scene.kind(row) in PERSONAL
        if scene.kind(other) != scene.kind(row) and not people:
            if scene.kind(other) in ("country", "place"):
                continue
            break
        between = range(scene.stop[last], scene.titled[other])
        gap = [scene.word[token] for token in between if token not in scene.at]
        stated = any(token in scene.at for token in between)
        gap = [word for word in gap if word != "the" and not (stated and word in closed_class("origin"))]
        if gap not in ([","], ["and"], ["&"], [",", "and"]):
            break
        found.append(other)
        last, ended = other, gap != [","]
    rest = [word for word in scene.word[scene.stop[last] : stop] if word != ","]
    return found if ended or rest[:2] in (["and", "other"], ["and", "others"]) else []


def described(reader: Reader, first: int, stop: int) -> Identity:
    """A source without a name: a short form for somebody named, or a description that stands for itself."""
    scene = reader.scene
    begin, end = head_of(scene, first, stop)
    told = told_by(scene, first, stop)
    head = scene.word[end - 1]
    if scene.word[first : first + 1] in (["both"], ["the"]) and is_pair(scene, first, stop):
        pair = pair_before(reader, first, {"men": "male", "women": "female"}.get(head, ""))
        if pair is not None:
            return pair
    if is_thing(scene, first, begin, end, told):
        return Identity("thing", -1, (first, shortened(scene, first, end, stop)))
    counted = is_quantity(scene.word[begin]) and scene.word[begin] not in single_words(
        "source_words", "single"
    )
    plural = is_plural(head) or (counted and "-" not in scene.word[begin])
    group = plural or (told is not None and told.category in ("collective", "body")) or head in group_nouns()
    definite = scene.word[first] in single_words("source_words", "definite") or begin == first
    closes = stop - first <= SHORT or end == stop or not scene.word[end][:1].isalnum()
    if definite and not plural and closes:
        found = antecedent(reader, first, begin, end, stop, told)
        if found is not None:
            return voiced(reader, found, first) or found
    issuer = whose_words(reader, first, begin, end, stop, told)
    if issuer is not None:
        return issuer
    gender = gazetteer.honorifics().get(head, "")
    if told is not None and not group:
        entity = announced(reader, told, first, end)
        if entity >= 0:
            if told.type == scheme.ORDINARY:
                reader.tell(entity, (told, (first, stop)))
            return chosen_person(reader, entity, first)
    if told is None and head.endswith("-year-old") and len(head) <= len("29-year-old"):
        # "the Vardal-born 29-year-old" of nobody the article named before; a 150-year-old is a firm
        told = Told("ordinary", scheme.ORDINARY, (end - 1, end), ((end - 1, end),))
    label = possessed(reader, first, end, told)
    speaks = told is not None and told.category not in ("document", "body", "collective")
    one = head not in single_words("source_words", "outlet") | single_words("source_words", "many_in_one")
    person = not group and speaks and one
    status = "generic" if plural and not definite_article(scene, first) else "described"
    whose = owner(reader, first)
    return Identity(
        status,
        -1,
        (first, shortened(scene, first, end, stop)),
        told,
        "group" if group else "singular",
        gender,
        person,
        (),
        whose,
        anonymity(scene, first, clause_stop(scene, stop)),
        label,
    )


def possessed(reader: Reader, first: int, end: int, told: Told | None) -> str:
    """What is called by whose it is, once that is known: "editorial board of …" for "the paper's board"."""
    scene = reader.scene
    owned = next((token for token in range(first, end - 1) if scene.word[token] == "'s"), -1)
    if owned <= first or told is None or scene.word[first] != "the" or first_row(scene, first, owned) >= 0:
        return ""
    whose = described(reader, first, owned)
    if whose.entity < 0:
        return ""
    return f"{scene.text(owned + 1, end)} of {scene.names.entities.name[whose.entity]}"


def whose_words(
    reader: Reader, first: int, begin: int, end: int, stop: int, told: Told | None
) -> Identity | None:
    """Who speaks by what a phrase names: "Lee's remarks", "a statement from the port", "the statement".

    A piece of a medium is the medium's: "a Harbour Post article".
    """
    scene = reader.scene
    head = scene.word[end - 1]
    stated = told is not None and told.category == "statement" and told.office[1] == end
    if stated or head in single_words("source_words", "own_words"):
        if stated and end + 1 < stop and scene.word[end] in closed_class("stated_by"):
            return issued(identify(reader, end + 1, stop), (first, stop))
        row = first_row(scene, begin, end - 1)
        row = row if row >= 0 and scene.word[scene.stop[row]] == "'s" and scene.stop[row] < end - 1 else -1
        if row >= 0 and is_source(scene, row, first) and scene.titled[row] <= begin:
            return issued(named(reader, row, scene.stop[row], scene.stop[row]), (first, stop))
        if scene.word[first] in closed_class("own_of_third"):
            return issued(pronoun(reader, first), (first, stop))
        if stated and scene.word[first] == "the" and end == stop and end - first == PAIR:
            return issued(stater(reader, first), (first, stop))
    if told is None or told.category != "media" or head not in single_words("source_words", "piece"):
        return None
    if told.body >= 0:
        after = scene.stop[told.body]
        return issued(named(reader, told.body, after, after), (first, stop))
    if scene.word[first] in closed_class("own_of_body"):
        paper = pronoun(reader, first)
        paper = paper if paper.status != "unresolved" else of_thing(reader, first)
        medium = paper.entity >= 0 and reader.kind(paper.entity) == "media"
        return issued(paper, (first, stop)) if medium else None
    owned = next((token for token in range(first, end - 1) if scene.word[token] == "'s"), -1)
    if owned > first:
        # "the paper's editorial"
        return issued(described(reader, first, owned), (first, stop))
    return None


def voiced(reader: Reader, identity: Identity, first: int) -> Identity | None:
    """Whose voice a document is that a phrase was led back to: "the editorial" is the paper's."""
    if identity.entity >= 0 or identity.words is None or identity.words[0] >= first:
        return None
    scene, (low, high) = reader.scene, identity.words
    return whose_words(reader, low, *head_of(scene, low, high), high, told_by(scene, low, high))


def issued(identity: Identity | None, words: Range) -> Identity | None:
    """Whoever put out what words name; None where that stays open."""
    if identity is None or identity.status in ("unresolved", "thing"):
        return None
    if identity.entity < 0:
        return identity
    return replace(identity, status="resolved", words=words)


def stater(reader: Reader, token: int) -> Identity | None:
    """Who "the statement" is of: the last source within a few sentences that made one."""
    scene = reader.scene
    for place, identity in reversed(reader.history):
        number = scene.sentence[place]
        if scene.sentence[token] - number > STATED:
            return None
        if "statement" in scene.word[scene.sentence_first[number] : scene.sentence_stop(number)]:
            return identity
    return None


def is_pair(scene: Scene, first: int, stop: int) -> bool:
    """Whether a phrase means two people: "the two", "both men", "the two candidates"."""
    words = scene.word[first:stop]
    if words in (["both"], ["the", "two"], ["the", "pair"], ["the", "couple"]):
        return True
    people = words[-1:] and (words[-1] in closed_class("grown_up") or words[-1] in gazetteer.offices())
    return bool(people) and (words[:-1] in (["both"], ["the", "two"]))


def owner(reader: Reader, first: int) -> Identity | None:
    """Whom "its", "his" or "her" at the head of a description stands for, None where that is not clear."""
    if reader.scene.word[first] not in closed_class("own_of_one"):
        return None
    identity = pronoun(reader, first)
    clear = identity.status == "resolved" and (
        identity.entity >= 0 or reader.scene.word[first] in closed_class("own_of_thing")
    )
    return identity if clear else None


def shortened(scene: Scene, first: int, end: int, stop: int) -> int:
    """Where a description may end: before a clause that only says more ("who asked …", ", dated May")."""
    for token in range(end, stop):
        word = scene.word[token]
        if token in scene.at or word in ("'s", "-", "/", "&"):
            continue
        if word in closed_class("relative_that") and token > first and scene.word[token - 1][:1].isalnum():
            # without a comma the clause tells which: "those who asked"
            return clause_end(scene, token, stop)
        if word in single_words("clause_words", "relative") or not word[:1].isalnum():
            return token
        verbal = word.endswith(("ing", "ed")) and word not in gazetteer.offices()
        if word in single_words("source_words", "adds") or (
            verbal and token > end and scene.word[token - 1] not in breaks()
        ):
            return token
    return stop


def clause_end(scene: Scene, token: int, stop: int) -> int:
    """Where a clause ends that begins at a token: with the phrase, or at the next mark in it."""
    marks = (place for place in range(token, stop) if not scene.word[place][:1].isalnum())
    return next((place for place in marks if scene.word[place] not in ("'s", "-", "’", "'", "/")), stop)


def clause_stop(scene: Scene, stop: int) -> int:
    """One past what is said of a source right behind it: "…, who asked not to be named"."""
    word = scene.word
    place = stop + 1 if word[stop : stop + 1] == [","] else stop
    if word[place : place + 1] not in (["who"], ["speaking"]):
        return stop
    while place < len(word) and place - stop < CLAUSE and scene.sentence[place] == scene.sentence[stop - 1]:
        place += 1
    return place


def definite_article(scene: Scene, first: int) -> bool:
    """Whether a phrase opens with "the" or a possessive, so that it means a group already known."""
    return scene.word[first] in single_words("source_words", "definite")


@cache
def group_nouns() -> frozenset[str]:
    """Nouns for bodies: singular in form, many in kind."""
    return frozenset(word for word, kind in gazetteer.nouns().items() if kind in scheme.OF_KIND)


def pronoun(reader: Reader, token: int) -> Identity:
    """Who a pronoun stands for, open where that is not clear."""
    word = reader.scene.word[token]
    if word in closed_class("relative_any"):
        return relative(reader, token)
    if word in closed_class("person_form"):
        return sought_back(reader, token, "male" if word in closed_class("he_form") else "female")
    if word in closed_class("first_person"):
        return speaker_around(reader, token)
    if word in closed_class("it_form"):
        return of_thing(reader, token)
    if word in closed_class("they_form"):
        return of_group(reader, token)
    if word == "those":
        return those_who(reader, token)
    return Identity(
        "unresolved",
        words=(token, token + 1),
        number="group" if word in closed_class("speakers") else "singular",
    )


def those_who(reader: Reader, token: int) -> Identity:
    """Whom "those" means where what follows tells it: "those who stayed", "those living in Vardal"."""
    scene = reader.scene
    following = scene.word[token + 1] if token + 1 < len(scene.word) else ""
    telling = following in closed_class("behind_source") or following.endswith(("ing", "ed"))
    if not telling or scene.sentence[token + 1] != scene.sentence[token]:
        return unresolved(token, "group")
    limit = min(scene.sentence_stop(scene.sentence[token]), token + CLAUSE // 2)
    stop = clause_end(scene, token, limit)
    told = Told("collective", scheme.COLLECTIVE, (token, token + 1), ((token, token + 1),))
    return Identity("generic", -1, (token, stop), told, "group")


def unresolved(token: int, number: str = "singular", gender: str = "", person: bool = False) -> Identity:
    """A pronoun that is left open."""
    return Identity("unresolved", -1, (token, token + 1), None, number, gender, person)


def copied(identity: Identity, token: int) -> Identity:
    """The same source, named by a pronoun."""
    return replace(
        identity,
        status=identity.status if identity.status == "thing" else "resolved",
        words=identity.words if identity.entity < 0 else (token, token + 1),
    )


def is_finite(word: str) -> bool:
    """Whether a word is a verb that no noun phrase holds: "is", "has", "will"."""
    return word in single_words("clause_words", "auxiliary") or word in single_words("clause_words", "be")


def relative(reader: Reader, token: int) -> Identity:
    """Who "who" follows: the name or noun phrase right before it."""
    scene = reader.scene
    end = token - 1 if scene.word[token - 1] in (",", "–", "—", "-", "--") else token
    row = scene.mention_ending(end)
    if row > 0 and scene.kind(row) in ("country", "place") and scene.word[token] == "who":
        # "Senator Lee of Texas, who": nobody asks who a place is
        holder = scene.mention_ending(scene.first[row] - 1)
        if (
            holder >= 0
            and scene.word[scene.first[row] - 1] in closed_class("origin")
            and scene.kind(holder) == "person"
        ):
            row = holder
    if row >= 0 and is_source(scene, row, scene.first[row]):
        entity = scene.entity[row]
        group = not reader.is_person(entity)
        return Identity(
            "resolved", entity, (token, token + 1), None, "group" if group else "singular",
            reader.gender(entity), not group,
        )  # fmt: skip
    begin = end
    while begin > 0 and end - begin < RELATIVE and scene.sentence[begin - 1] == scene.sentence[token]:
        before = scene.word[begin - 1]
        if not before[:1].isalnum() and before not in ("'s", "-", "’"):
            break
        if begin < end and begin - 1 not in scene.at and (before in gazetteer.speech() or is_finite(before)):
            break
        begin -= 1
        further = begin > 0 and (scene.word[begin - 1] in openers() or is_quantity(scene.word[begin - 1]))
        counts = is_quantity(before) and begin < end - 1 and not further
        if before in openers() or counts:
            return described(reader, begin, end)
    told = told_by(scene, end - 1, end) if end > 0 else None
    if told is None:
        return unresolved(token)
    return described(reader, end - 1, end)


def pronoun_opening(scene: Scene, sentence: int, gender: str) -> int:
    """The "he" or "she" that opens a sentence, -1 where none does: whom a sentence is about."""
    first = scene.sentence_first[sentence]
    subject = "he" if gender == "male" else "she"
    return first if scene.word[first] == subject and not scene.reported[first] else -1


def sought_back(reader: Reader, token: int, gender: str, depth: int = CHAIN) -> Identity:
    """The person of a gender meant at a token: sought backwards, sentence by sentence, subjects first."""
    scene = reader.scene
    sentence = scene.sentence[token]
    spoke = speakers_before(reader, token)
    described_by = {scene.sentence[place]: identity for place, identity in spoke if identity.entity < 0}
    place, last = spoke[-1] if spoke else (-1, None)
    for number, found in searched_back(reader, token):
        back, low = sentence - number, scene.sentence_first[number]
        if not back and scene.reported[token]:
            found = rows_between(reader, low, token, True)
        people = fitting(reader, found, gender)
        speaker = last is not None and scene.sentence[place] == number and last.gender in ("", gender)
        if speaker and last is not None:
            # A speaker goes on speaking, unless somebody else of that gender was named since.
            since = fitting(reader, [row for row in found if scene.first[row] > place + 12], gender)
            rivals = {scene.entity[row] for row in since} - {last.entity}
            if not rivals:
                return copied(last, token)
        opening = person_opening(scene, number) if back else None
        if (
            opening is not None
            and scene.word[opening[1]] in closed_class("copula")
            and opening[1] + 1 in scene.at
        ):
            # "The administrator is Ann Lee. She …"
            opening = None
        if opening is not None and not any(is_subject(scene, row) for row in people):
            subject = described(reader, *opening)
            if subject.entity >= 0 and subject.gender in ("", gender):
                return copied(subject, token)
            return unresolved(token, gender=gender, person=True)
        subject_again = pronoun_opening(scene, number, gender) if back else -1
        if subject_again >= 0 and depth and not speaker:
            again = sought_back(reader, subject_again, gender, depth - 1)
            if again.status != "unresolved":
                return copied(again, token)
        if people:
            chosen = settled(reader, people, gender)
            if chosen >= 0:
                return chosen_person(reader, chosen, token)
            if last is not None and last.entity in {scene.entity[row] for row in people}:
                return copied(last, token)
            return unresolved(token, gender=gender, person=True)
        if number in described_by and described_by[number].gender in ("", gender):
            return copied(described_by[number], token)
    return unresolved(token, gender=gender, person=True)


def speakers_before(reader: Reader, token: int) -> list[tuple[int, Identity]]:
    """The people who spoke before a token; for one outside quotations, those that the outlet itself cites.

    Whom a quotation cites ("everybody knows …") is not who goes on speaking behind it.
    """
    scene = reader.scene
    inside = scene.reported[token]
    spoke: list[tuple[int, Identity]] = []
    for place, identity in reversed(reader.history):
        heard = identity.person and identity.status != "unresolved" and place < token
        if heard and (inside or not scene.reported[place]):
            spoke.append((place, identity))
            if len(spoke) == REMEMBERED:
                break
    spoke.reverse()
    # What may be a body or a thing as well as a person goes behind whoever is known to be one.
    people = [one for one in spoke if one[1].entity < 0 or reader.kind(one[1].entity) == "person"]
    return people or spoke


def chosen_person(reader: Reader, entity: int, token: int) -> Identity:
    """A named person a pronoun was resolved to."""
    return Identity(
        "resolved",
        entity,
        (token, token + 1),
        None,
        "singular",
        reader.gender(entity),
        True,
    )


def speaker_around(reader: Reader, token: int) -> Identity:
    """Who "I" is inside a quotation: its speaker."""
    if not reader.scene.reported[token]:
        return author(reader, token)
    for place, identity in reversed(reader.history):
        if (
            identity.person
            and identity.status != "unresolved"
            and abs(reader.scene.paragraph[place] - reader.scene.paragraph[token]) <= 1
        ):
            return copied(identity, token)
    return unresolved(token)


def author(reader: Reader, token: int) -> Identity:
    """Who "I" is outside quotations: the author, or whoever is asked ("A: I think …")."""
    begin = bisect_left(reader.scene.paragraph, reader.scene.paragraph[token], reader.start, token)
    return asked(reader, token) if is_turn(reader.scene, begin, ANSWERS) else writer(reader, token)


def is_turn(scene: Scene, token: int, letter: str) -> bool:
    """Whether a question or an answer of an interview begins at a token."""
    return scene.word[token : token + 2] == [letter, ":"]


def asked(reader: Reader, token: int) -> Identity:
    """Who answers in an interview: the person named most before the first question, open where none is."""
    scene = reader.scene
    turns = (one for one in range(reader.start, token) if is_turn(scene, one, ASKS))
    rows = rows_between(reader, reader.start, next(turns, token), True)
    people = Counter(scene.entity[row] for row in rows if reader.kind(scene.entity[row]) == "person")
    return chosen_person(reader, people.most_common(1)[0][0], token) if people else unresolved(token)


def writer(reader: Reader, token: int) -> Identity:
    """The author, by name where the end tells it ("Lee is a columnist")."""
    scene = reader.scene
    end = scene.sentence[reader.stop - 1]
    for number in range(end, max(end - CLOSING, scene.sentence[reader.start]), -1):
        low, high = scene.sentence_first[number], scene.sentence_stop(number)
        row = first_row(scene, low, high)
        if row < 0 or scene.kind(row) != "person" or scene.titled[row] != low:
            continue
        words = scene.word[low:high]
        signs = any(word in closed_class("author") for word in words)
        only = all(scene.sentence[scene.first[one]] >= number for one in reader.by_entity[scene.entity[row]])
        serves = not single_words("source_words", "serving").isdisjoint(words) or not heading().isdisjoint(
            words
        )
        if ("is" in words and (signs or only)) or (only and serves):
            return chosen_person(reader, scene.entity[row], token)
    told = Told("media", scheme.MEDIA, (token, token + 1), ((token, token + 1),))
    return Identity("described", -1, (token, token + 1), told, "singular", "", True, label="the author")


def of_thing(reader: Reader, token: int) -> Identity:
    """What "it" stands for: the last source that is no person, or the body that opens the sentence before."""
    scene = reader.scene
    sentence = scene.sentence[token]
    for place, identity in reversed(reader.history[-FAR:]):
        single = identity.number == "singular" or identity.entity >= 0
        if place < token and sentence - scene.sentence[place] <= 2 and not identity.person and single:
            return copied(identity, token)
    for number in (sentence, sentence - 1):
        if number < 0:
            break
        rows = rows_between(reader, scene.sentence_first[number], token)
        rows = [row for row in rows if scene.sentence[scene.first[row]] == number]
        bodies_here = [
            row
            for row in rows
            if scene.kind(row) not in ("person", "other", "place") and int(scene.names.form[row]) != 2
        ]
        if bodies_here and is_subject(scene, bodies_here[0]):
            entity = scene.entity[bodies_here[0]]
            return Identity("resolved", entity, (token, token + 1), None, "group")
        opening = body_opening(scene, number) if number < sentence else None
        if opening is not None:
            return copied(described(reader, *opening), token)
        if rows:
            break
    return unresolved(token)


def of_group(reader: Reader, token: int) -> Identity:
    """Whom "they" stands for: the last source that is a group, in the two sentences before.

    Else the group that opens the sentence before, else a body that was the last source.
    """
    scene = reader.scene
    inside = scene.reported[token]
    heard = reader.history[-REMEMBERED:]
    spoke = [one for one in heard if one[0] < token and (inside or not scene.reported[one[0]])]
    near = [one for one in spoke[-FAR:] if scene.sentence[token] - scene.sentence[one[0]] <= 2]
    for _, identity in reversed(near):
        document = identity.told is not None and identity.told.category == "document"
        if identity.words is not None and scene.word[identity.words[0]] == "no":
            # "no one"
            continue
        if identity.number == "group" and (identity.entity < 0 or identity.others) and not document:
            return copied(identity, token)
        if identity.person:
            break
    pair = subject_pair(reader, token)
    if pair is not None:
        return pair
    for number in (scene.sentence[token], scene.sentence[token] - 1):
        opening = group_opening(scene, number) if number >= 0 else None
        if opening is not None and reader.start <= opening[0] and opening[1] <= token:
            return copied(described(reader, *opening), token)
    for _, identity in reversed(near):
        if identity.number == "group" and not identity.person:
            return copied(identity, token)
    return unresolved(token, "group")


def subject_pair(reader: Reader, token: int) -> Identity | None:
    """The two people the sentence before is about: "Ann Lee and Ole Vik came. They …"."""
    scene = reader.scene
    number = scene.sentence[token] - 1
    rows = rows_between(reader, scene.sentence_first[max(number, 0)], token)
    rows = [row for row in rows if scene.sentence[scene.first[row]] == number]
    if not rows or scene.kind(rows[0]) != "person" or not is_subject(scene, rows[0]):
        return None
    joined = listed_behind(scene, rows[0], scene.sentence_stop(number))
    if len(joined) != 1:
        return None
    first, second = scene.entity[rows[0]], scene.entity[joined[0]]
    return Identity("resolved", first, (token, token + 1), None, "group", "", False, (second,))
