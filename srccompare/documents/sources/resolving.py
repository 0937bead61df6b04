"""Who a source is: the name in it, or the one a pronoun or short form was used for, or left open."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from srccompare.documents.names import gazetteer
from srccompare.documents.sources import scheme
from srccompare.documents.sources.kinds import told_of
from srccompare.documents.sources.reader import Identity, Reader
from srccompare.documents.sources.scene import (
    Range,
    Scene,
    breaks,
    head_stop,
    is_quantity,
    openers,
    without_opening,
)
from srccompare.documents.sources.telling import (
    Told,
    anonymity,
    is_plural,
    titled_behind,
    told_by,
)
from srccompare.documents.text.structure import single_words

BACK = 3
"""Sentences before its own in which the antecedent of a pronoun is looked for."""
CLAUSE = 14
"""Tokens behind a source in which it may be said that its name is withheld."""
LONGEST_QUOTATION = 12
"""Sentences back at most, those of quotations among them."""
NEARBY = 6
"""Sentences within which a body named only once may be "the company"."""
MAIN = 3
"""How many times as often as any other of its kind a body is named that an article is about."""
FAR = 2
"""Attributions back to which "it" and "they" may refer."""


def identify(reader: Reader, first: int, stop: int) -> Identity:
    """Who the source in a range of tokens is."""
    word = reader.scene.word
    alone = stop - first == 1 or (stop - first == 2 and word[stop - 1] == "'s")
    if alone and word[first] in pronouns():
        return pronoun(reader, first)
    if stop - first > 1 and word[stop - 1] in (
        "himself",
        "herself",
        "itself",
        "themselves",
    ):
        stop -= 1
    if stop - first > 2 and word[first] in ("he", "she") and word[first + 1] == "and":
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
    own = {"his", "their", "its", "hers", "whose", "that", "what", "whom"}
    return single_words("pronouns") - {"many", "some", "others", "all", "both"} | own


def name_in(reader: Reader, first: int, stop: int) -> Identity | None:
    """The name a phrase turns on: at the end of its head, or in apposition to it."""
    scene = reader.scene
    begin = without_opening(scene, first, stop)
    opening = first_row(scene, begin, stop)
    if opening >= 0 and scene.titled[opening] == begin < scene.first[opening]:
        # "Secretary of State Ann Lee": the title goes over its "of".
        after = scene.stop[opening]
        if after <= stop and scene.kind(opening) == "person":
            return named(reader, opening, stop, after)
    end = head_stop(scene, begin, stop)
    for token in range(begin + 1, end):
        row = scene.mention_ending(token)
        if scene.word[token] in ("and", "&") and token not in scene.at and row >= 0:
            if is_source(scene, row, begin):
                return named(reader, row, stop, token)
            break
    row = scene.mention_ending(end)
    if row >= 0 and is_source(scene, row, begin):
        holder = titled_behind(scene, row)
        if holder >= 0:
            # "U.S." of "U.S. President Ann Lee" is Ann Lee.
            return named(reader, holder, scene.stop[holder], scene.stop[holder])
        return named(reader, row, stop, end)
    if end < stop and scene.word[end] in ("who", "which", "whose"):
        return None
    # "The port operator, Averin Terminals": the name stands behind the comma.
    marks = (",", "–", "—", "―")
    comma = next(
        (t for t in range(end, stop - 1) if scene.word[t] in marks and t not in scene.at),
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
            ",",
            "(",
            "of",
            "from",
            "and",
            "–",
            "—",
            "―",
            "'s",
        )
        fits = row >= 0 and closes and scene.kind(row) not in ("country", "place")
        if fits and fits_apposition(scene, begin, end, row):
            return named(reader, row, stop, after)
    return None


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


def is_people(scene: Scene, row: int) -> bool:
    """Whether a mention is a people or its adjective: "Norwegians", "Western"."""
    known = gazetteer.known_names().get(
        gazetteer.key_of(" ".join(scene.word[scene.first[row] : scene.stop[row]]))
    )
    return known is not None and known.category == "demonym"


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


def named(reader: Reader, row: int, stop: int, end: int) -> Identity:
    """The entity of a mention as source, with those joined to it by "and"."""
    scene = reader.scene
    entity = scene.entity[row]
    others = []
    if (end < stop and scene.word[end] in ("and", ",")) or (end < stop and scene.word[end] == "&"):
        for token in range(end, stop):
            other = scene.at.get(token, -1)
            before = scene.word[scene.first[other] - 1] if other >= 0 else ""
            if other >= 0 and before in ("and", "&") and scene.kind(other) == scene.kind(row):
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


def described(reader: Reader, first: int, stop: int) -> Identity:
    """A source without a name: a short form for somebody named, or a description that stands for itself."""
    scene = reader.scene
    begin = without_opening(scene, first, stop)
    end = head_stop(scene, begin, stop)
    told = told_by(scene, first, stop)
    head = scene.word[end - 1]
    counted = is_quantity(scene.word[begin]) and scene.word[begin] not in single_words(
        "source_words", "single"
    )
    plural = is_plural(head) or (counted and "-" not in scene.word[begin])
    group = plural or (told is not None and told.category in ("collective", "body")) or head in group_nouns()
    definite = scene.word[first] in single_words("source_words", "definite") or begin == first
    if definite and not plural and (stop - first <= 6 or end == stop):
        found = antecedent(reader, first, begin, end, stop, told)
        if found is not None:
            return found
    gender = gazetteer.honorifics().get(head, "")
    person = not group and told is not None and told.category not in ("document", "body", "collective")
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
    )


def owner(reader: Reader, first: int) -> Identity | None:
    """Whom "its", "his" or "her" at the head of a description stands for, None where that is not clear."""
    if reader.scene.word[first] not in ("its", "his", "her"):
        return None
    identity = pronoun(reader, first)
    clear = identity.status == "resolved" and (identity.entity >= 0 or reader.scene.word[first] == "its")
    return identity if clear else None


def shortened(scene: Scene, first: int, end: int, stop: int) -> int:
    """Where a description may end: before a clause that only says more ("who asked …", ", dated May")."""
    for token in range(end, stop):
        word = scene.word[token]
        if token in scene.at or word in ("'s", "-", "/", "&"):
            continue
        if word in single_words("clause_words", "relative") or not word[:1].isalnum():
            return token
        verbal = word.endswith(("ing", "ed")) and word not in gazetteer.offices()
        if word in single_words("source_words", "adds") or (
            verbal and token > end and scene.word[token - 1] not in breaks()
        ):
            return token
    return stop


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


def antecedent(
    reader: Reader, first: int, begin: int, end: int, stop: int, told: Told | None
) -> Identity | None:
    """The named one a short form such as "the minister" or "the company" was used for, if it is clear."""
    scene = reader.scene
    head = scene.word[end - 1]
    if told is not None and told.category in ("document", "statement", "collective"):
        return None
    found = bodies(reader, head, begin, end, stop)
    if not found and told is not None and told.category != "body" and head not in gazetteer.nouns():
        found = holders(reader, told, begin, end, stop)
        if not found and scene.word[first] == "the" and end == stop and told.category != "ordinary":
            found = lone_person(reader, first)
    if not found and age_of(scene, begin, stop):
        found = latest_person(reader, first)
    if not found and told is not None and scene.word[first] == "the" and end == stop:
        found = epithet(reader, told, first, begin, end)
    if len(found) > 1:
        near = [entity for entity in found if close(reader, entity, first)]
        found = near if len(near) == 1 else []
    if len(found) != 1:
        return None
    entity = found[0]
    group = reader.kind(entity) not in ("person", "other")
    if told is not None and not group:
        reader.profile(entity).told.append((told, (first, stop)))
    return Identity(
        "resolved", entity, (first, stop), told, "group" if group else "singular", reader.gender(entity),
        reader.is_person(entity),
    )  # fmt: skip


def bodies(reader: Reader, head: str, begin: int, end: int, stop: int) -> list[int]:
    """The bodies a noun such as "union", "firm" or "ministry" may be short for, named before."""
    kind = gazetteer.nouns().get(head, "")
    if not kind or kind == "other" or (stop > end + 1 and reader.scene.word[end] in ("of", "for", "in")):
        return []
    scene, names = reader.scene, reader.scene.names.entities
    before = list(reader.by_entity)
    qualified = [scene.word[token] for token in range(begin, end - 1)]
    bearing = [
        entity
        for entity in before
        if head in names.name[entity].lower()
        and head in names.name[entity].lower().split()
        and all(
            word in names.name[entity].lower() or word in single_words("source_words", "qualifier")
            for word in qualified
        )
        and reader.kind(entity) != "person"
    ]
    if bearing:
        return [entity for entity in bearing if scene.first[reader.by_entity[entity][0]] < begin]
    if head not in general() or (
        qualified and not set(qualified) <= single_words("source_words", "qualifier")
    ):
        return []
    found = [entity for entity in before if reader.kind(entity) == kind]
    for category, kinds in (("agency", ("government", "military")), ("labour", ("union",))):
        words = single_words("source_words", category)
        if head in words:
            # "the agency" is a department, a bureau or what is known by its initials, "the union" no chamber
            found = [
                entity
                for entity in before
                if reader.kind(entity) in kinds
                and (not words.isdisjoint(names.name[entity].lower().split()) or names.name[entity].isupper())
            ]
    if len(found) > 1:
        found = foremost(reader, found, begin) or found
    if len(found) == 1 and not keeps_to(reader, found[0], head, begin):
        return []
    return found


def foremost(reader: Reader, found: list[int], token: int) -> list[int]:
    """The one body of several that the article is about: named three times as often as any other so far."""
    scene = reader.scene
    times = {entity: sum(scene.first[row] < token for row in reader.by_entity[entity]) for entity in found}
    first, *others = sorted(times, key=lambda entity: -times[entity])
    return [first] if times[first] >= MAIN * max(1, *(times[entity] for entity in others)) else []


def keeps_to(reader: Reader, entity: int, head: str, token: int) -> bool:
    """Whether the article is enough about a body for "the company" to mean it."""
    scene, rows = reader.scene, reader.by_entity[entity]
    if len(rows) > 1 or 0 <= scene.sentence[token] - scene.sentence[scene.first[rows[0]]] <= NEARBY:
        return True
    low, high = scene.first[reader.mentions[0]], scene.stop[reader.mentions[-1]]
    uses = [t for t in range(low, high) if scene.word[t] == head and scene.word[t - 1] in ("the", "port")]
    return len(uses) > 1


@cache
def general() -> frozenset[str]:
    """Nouns for any body of their kind: "the company", "the paper"."""
    return single_words("source_words", "general")


def holders(reader: Reader, told: Told, begin: int, end: int, stop: int) -> list[int]:
    """The people an office such as "the chief executive" may mean: those of whom the article told it."""
    scene = reader.scene
    words = [scene.word[token] for token in range(*told.office)]
    qualified = [scene.word[token] for token in range(begin, end) if token not in scene.at]
    lands = {scene.entity[scene.at[token]] for token in range(begin, stop) if token in scene.at}
    full, former = gazetteer.written_out(), single_words("source_words", "former")
    found = []
    for entity in reader.by_entity:
        if reader.kind(entity) != "person":
            continue
        for other, (low, high) in reader.profile(entity).told:
            theirs = scene.word[other.office[1] - 1]
            if full.get(theirs, theirs) != full.get(words[-1], words[-1]):
                continue
            phrase = scene.word[low:high]
            past = not former.isdisjoint(phrase)
            if past and former.isdisjoint(qualified):
                continue
            if not all(word in phrase or word in words[-1:] for word in qualified):
                continue
            around = {scene.entity[scene.at[token]] for token in range(low, high) if token in scene.at}
            if lands and around and not lands & around:
                continue
            found.append(entity)
            break
    return found


def lone_person(reader: Reader, first: int) -> list[int]:
    """The one person a paragraph has named so far, where nothing else is told of them."""
    scene = reader.scene
    paragraph = scene.paragraph[first]
    low = first
    while low > 0 and scene.paragraph[low - 1] == paragraph:
        low -= 1
    here = {
        scene.entity[row]
        for row in rows_between(reader, low, first)
        if reader.kind(scene.entity[row]) == "person"
    }
    if len(here) != 1:
        return []
    entity = here.pop()
    others = {other.category for other, _ in reader.profile(entity).told}
    return [] if others - {"ordinary"} else [entity]


def epithet(reader: Reader, told: Told, first: int, begin: int, end: int) -> list[int]:
    """The person just spoken of whom "the candidate" or "the retired surgeon" means, if it can be him.

    It can where he is of that type and the article tells no other office of him, or where the words are
    ones for anybody of that type; and where they tell of a past or a party that only one just named has.
    """
    scene, words = reader.scene, reader.scene.word[begin:end]
    entity = just_spoken_of(reader, first)
    if entity < 0 or told.category in (
        "body",
        "collective",
        "document",
        "anonymous",
        "spokesperson",
    ):
        return []
    if words[-1] in single_words("source_words", "utterance") or not gendered(reader, entity, words[-1]):
        return []
    past = any(word in single_words("source_words", "past") or word.endswith("-born") for word in words)
    if past and ("current" in words or "now" in words):
        # "the former minister and current nominee"
        return [entity]
    if past and told.category not in ("head", "official"):
        return [entity]
    theirs = told_of(reader, Identity("named", entity))
    if theirs is None or theirs.type != told.type or (told.type == scheme.HEAD and rivals(reader, entity)):
        return []
    full = gazetteer.written_out()
    offices = {scene.word[other.office[1] - 1] for other, _ in reader.profile(entity).told}
    offices |= {full[word] for word in offices if word in full}
    party = {word for word in offices if word in ("republican", "democrat")}
    if words[-1] in ("republican", "democrat"):
        return [] if party - {words[-1]} else [entity]
    alike = words[-1] in single_words("source_words", "anybody")
    return [entity] if alike or not offices or words[-1] in offices else []


def rivals(reader: Reader, entity: int) -> bool:
    """Whether the article tells of another person that is or was head of a state."""
    return any(
        other.type == scheme.HEAD
        for one in reader.by_entity
        if one != entity and reader.kind(one) == "person"
        for other, _ in reader.profile(one).told
    )


def gendered(reader: Reader, entity: int, word: str) -> bool:
    """Whether somebody can be called by a word that may tell a gender ("businesswoman")."""
    return "" in (told := (reader.gender(entity), gazetteer.honorifics().get(word, ""))) or told[0] == told[1]


def just_spoken_of(reader: Reader, first: int) -> int:
    """The person who spoke last, or whom the sentence or the one before opens with, -1 for none."""
    scene = reader.scene
    sentence = scene.sentence[first]
    for place, identity in reversed(reader.history):
        if place < first:
            if identity.person and identity.entity >= 0 and near(scene, place, first):
                return identity.entity
            break
    for number in (sentence, sentence - 1):
        rows = rows_between(reader, scene.sentence_first[max(number, 0)], first)
        people = [row for row in rows if reader.kind(scene.entity[row]) == "person"]
        people = [row for row in people if scene.sentence[scene.first[row]] == number]
        if people and (is_subject(scene, people[0]) or len({scene.entity[row] for row in people}) == 1):
            return scene.entity[people[0]]
    return -1


def near(scene: Scene, place: int, token: int) -> bool:
    """Whether a place is in the paragraph of a token or the one before, quotations not counted."""
    return scene.sentence[place] in looked_at(scene, scene.sentence[token])


def age_of(scene: Scene, begin: int, stop: int) -> bool:
    """Whether a phrase tells somebody's age: "the 49-year-old", "the mother of two, 41"."""
    words = scene.word[begin:stop]
    return any(word.endswith("-year-old") for word in words[-1:]) or (
        len(words) > 2 and words[-2] == "," and words[-1].isdigit()
    )


def latest_person(reader: Reader, first: int) -> list[int]:
    """The person who was a source last before a token."""
    for _, identity in reversed(reader.history):
        if identity.entity >= 0 and identity.person:
            return [identity.entity]
        return []
    return []


def close(reader: Reader, entity: int, first: int) -> bool:
    """Whether an entity is named in the two sentences before a token."""
    scene = reader.scene
    return any(
        scene.first[row] < first and scene.sentence[first] - scene.sentence[scene.first[row]] <= 2
        for row in reader.by_entity[entity]
    )


def pronoun(reader: Reader, token: int) -> Identity:
    """Who a pronoun stands for, open where that is not clear."""
    word = reader.scene.word[token]
    if word in ("who", "which", "that", "whose", "whom"):
        return relative(reader, token)
    if word in ("he", "his", "him", "she", "her", "hers"):
        return of_person(reader, token, "male" if word in ("he", "his", "him") else "female")
    if word in ("i", "my", "me"):
        return speaker_around(reader, token)
    if word in ("it", "its"):
        return of_thing(reader, token)
    if word in ("they", "their", "them"):
        return of_group(reader, token)
    return Identity(
        "unresolved",
        words=(token, token + 1),
        number="group" if word == "we" else "singular",
    )


def unresolved(token: int, number: str = "singular", gender: str = "", person: bool = False) -> Identity:
    """A pronoun that is left open."""
    return Identity("unresolved", -1, (token, token + 1), None, number, gender, person)


def copied(identity: Identity, token: int) -> Identity:
    """The same source, named by a pronoun."""
    return Identity(
        "resolved", identity.entity, identity.words if identity.entity < 0 else (token, token + 1),
        identity.told, identity.number, identity.gender, identity.person, identity.others, identity.owner,
        identity.withheld,
    )  # fmt: skip


def relative(reader: Reader, token: int) -> Identity:
    """Who "who" follows: the name or noun phrase right before it."""
    scene = reader.scene
    end = token - 1 if scene.word[token - 1] in (",", "–", "—") else token
    row = scene.mention_ending(end)
    if row >= 0 and is_source(scene, row, scene.first[row]):
        entity = scene.entity[row]
        group = not reader.is_person(entity)
        return Identity(
            "resolved", entity, (token, token + 1), None, "group" if group else "singular",
            reader.gender(entity), not group,
        )  # fmt: skip
    begin = end
    while begin > 0 and end - begin < 6 and scene.sentence[begin - 1] == scene.sentence[token]:
        before = scene.word[begin - 1]
        if not before[:1].isalnum() and before != "'s":
            break
        begin -= 1
        if before in openers():
            return described(reader, begin, end)
    told = told_by(scene, end - 1, end) if end > 0 else None
    if told is None:
        return unresolved(token)
    return described(reader, end - 1, end)


def of_person(reader: Reader, token: int, gender: str) -> Identity:
    """The person "he" or "she" stands for: sought backwards, sentence by sentence, subjects first."""
    scene = reader.scene
    sentence = scene.sentence[token]
    described_by = {
        scene.sentence[place]: identity
        for place, identity in reader.history
        if identity.person and identity.entity < 0 and identity.status != "unresolved" and place < token
    }
    spoke = [(p, i) for p, i in reader.history if i.person and i.status != "unresolved" and p < token]
    place, last = spoke[-1] if spoke else (-1, None)
    for number in looked_at(scene, sentence):
        back = sentence - number
        low = scene.sentence_first[number]
        found = [
            row for row in rows_between(reader, low, token) if scene.sentence[scene.first[row]] == number
        ]
        people = fitting(reader, found, gender)
        speaker = last is not None and scene.sentence[place] == number and last.gender in ("", gender)
        if speaker and last is not None:
            # A speaker goes on speaking, unless somebody else of that gender was named since.
            since = fitting(reader, [row for row in found if scene.first[row] > place + 12], gender)
            rivals = {scene.entity[row] for row in since} - {last.entity}
            if not rivals:
                return copied(last, token)
        opening = person_opening(scene, number) if back else None
        if opening is not None and not any(is_subject(scene, row) for row in people):
            subject = described(reader, *opening)
            if subject.entity >= 0 and subject.gender in ("", gender):
                return copied(subject, token)
            return unresolved(token, gender=gender, person=True)
        if people:
            chosen = settled(reader, people, gender)
            return (
                chosen_person(reader, chosen, token)
                if chosen >= 0
                else unresolved(token, gender=gender, person=True)
            )
        if number in described_by and described_by[number].gender in ("", gender):
            return copied(described_by[number], token)
    return unresolved(token, gender=gender, person=True)


def person_opening(scene: Scene, sentence: int) -> Range | None:
    """The person without a name that a sentence begins with: "The young senator tried …"."""
    first = scene.sentence_first[sentence]
    if scene.word[first] not in single_words("source_words", "definite"):
        return None
    for token in range(first + 1, min(first + 6, len(scene.word))):
        word = scene.word[token]
        if (token in scene.at and scene.kind(scene.at[token]) == "person") or word in breaks():
            return None
        following = scene.word[token + 1] if token + 1 < len(scene.word) else ""
        if (
            word in gazetteer.person_words()
            and following not in gazetteer.offices()
            and token + 1 not in scene.at
        ):
            return first, token + 1
    return None


def looked_at(scene: Scene, sentence: int) -> Iterator[int]:
    """A sentence and those before it, the nearest first; sentences within a quotation do not count as far."""
    left, number = BACK, sentence
    lowest = max(0, sentence - LONGEST_QUOTATION)
    while number >= lowest and left >= 0:
        yield number
        number -= 1
        if number >= 0 and not quoted(scene, number):
            left -= 1


def quoted(scene: Scene, sentence: int) -> bool:
    """Whether a sentence stands within a quotation from its first to its last word."""
    first, after = scene.sentence_first[sentence], scene.sentence_stop(sentence)
    return after - first > 2 and bool(scene.reported[first + 1] and scene.reported[after - 2])


def rows_between(reader: Reader, low: int, high: int) -> list[int]:
    """The mentions in a range of tokens that the outlet makes itself, in reading order."""
    scene = reader.scene
    if not reader.mentions:
        return []
    begin, end = reader.mentions[0], reader.mentions[-1] + 1
    begin, end = (
        bisect_left(scene.first, low, begin, end),
        bisect_left(scene.first, high, begin, end),
    )
    return [row for row in range(begin, end) if not scene.reported[scene.first[row]]]


def fitting(reader: Reader, rows: Sequence[int], gender: str) -> list[int]:
    """The mentions of people of a gender, those whose gender is not told included; possessors left out."""
    scene = reader.scene
    found = []
    for row in rows:
        entity = scene.entity[row]
        told = reader.gender(entity)
        if reader.kind(entity) != "person" or told not in ("", gender):
            continue
        found.append(row)
    return found


def settled(reader: Reader, rows: Sequence[int], gender: str) -> int:
    """The entity among mentions in one sentence that a pronoun means, -1 where it is not clear.

    One candidate is clear. Of several the subject is taken: the first, unless it only owns something
    or stands behind a preposition.
    """
    scene = reader.scene
    entities = list(dict.fromkeys(scene.entity[row] for row in rows))
    if len(entities) == 1:
        return entities[0]
    sure = [entity for entity in entities if reader.gender(entity) == gender]
    if len(sure) == 1:
        return sure[0]
    subjects = [row for row in rows if is_subject(scene, row)]
    subjects = [row for row in subjects if not sure or scene.entity[row] in sure]
    return scene.entity[subjects[0]] if subjects else -1


def is_subject(scene: Scene, row: int) -> bool:
    """Whether a name opens its sentence, titles aside, and owns nothing."""
    begin = scene.titled[row]
    start = scene.sentence_first[scene.sentence[begin]]
    after = scene.word[scene.stop[row]] if scene.stop[row] < len(scene.word) else ""
    lead = scene.word[start:begin]
    return after != "'s" and all(word in openers() or word in gazetteer.title_words() for word in lead)


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
        # Outside quotations "I" is the author.
        return unresolved(token)
    for place, identity in reversed(reader.history):
        if (
            identity.person
            and identity.status != "unresolved"
            and abs(reader.scene.paragraph[place] - reader.scene.paragraph[token]) <= 1
        ):
            return copied(identity, token)
    return unresolved(token)


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


def body_opening(scene: Scene, sentence: int) -> Range | None:
    """The body without a name that a sentence begins with: "The harbour inspectorate examined …"."""
    first = scene.sentence_first[sentence]
    if scene.word[first] not in ("the", "a", "an"):
        return None
    for token in range(first + 1, min(first + 6, len(scene.word))):
        if token in scene.at or not scene.word[token][:1].isalnum():
            return None
        if gazetteer.nouns().get(scene.word[token], "") in scheme.OF_KIND:
            following = scene.word[token + 1] if token + 1 < len(scene.word) else ""
            if following not in gazetteer.offices() and following not in gazetteer.nouns():
                return first, token + 1
    return None


def of_group(reader: Reader, token: int) -> Identity:
    """Whom "they" stands for: the last source that is a group, in the two sentences before."""
    scene = reader.scene
    for place, identity in reversed(reader.history[-FAR:]):
        if place < token and scene.sentence[token] - scene.sentence[place] <= 2:
            if identity.number == "group" and (identity.entity < 0 or identity.others):
                return copied(identity, token)
            if identity.person:
                break
    return unresolved(token, "group")
