"""Whom or what a definite description was used for: "the minister", "the company", "the report"."""

from __future__ import annotations

from functools import cache

from srccompare.documents.names import gazetteer
from srccompare.documents.sources import scheme
from srccompare.documents.sources.phrases import Told, is_plural, told_by
from srccompare.documents.sources.reader import Identity, Office, Reader
from srccompare.documents.sources.salience import (
    close,
    fitting,
    just_spoken_of,
    latest_person,
    looked_at,
    rows_between,
)
from srccompare.documents.sources.scene import Scene, breaks
from srccompare.documents.sources.types import told_of_entity
from srccompare.documents.text.structure import single_words

NEARBY = 6
"""Sentences within which a body named only once may be "the company"."""
PAIR = 2
LONGEST = 14
"""Tokens a phrase for a document may have before or behind its noun."""
MAIN = 3
"""How many times as often as any other of its kind a body is named that an article is about."""


def antecedent(
    reader: Reader, first: int, begin: int, end: int, stop: int, told: Told | None
) -> Identity | None:
    """The named one a short form such as "the minister" or "the company" was used for, if it is clear."""
    scene = reader.scene
    head = scene.word[end - 1]
    if told is not None and told.category in ("document", "statement"):
        return document_before(reader, first, begin, end, stop, told)
    if told is not None and told.category == "collective":
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
        spoken = just_spoken_of(reader, first)
        found = near if len(near) == 1 else [spoken] if spoken in found else []
    if len(found) != 1:
        return None
    entity = found[0]
    group = reader.kind(entity) not in ("person", "other")
    if told is not None and not group:
        reader.tell(entity, (told, (first, stop)))
    return Identity(
        "resolved", entity, (first, stop), told, "group" if group else "singular", reader.gender(entity),
        reader.is_person(entity),
    )  # fmt: skip


def document_before(
    reader: Reader, first: int, begin: int, end: int, stop: int, told: Told
) -> Identity | None:
    """The document that "the report" was written of before: "a report by the Harding Institute on fish"."""
    scene = reader.scene
    noun = scene.word[end - 1]
    if end != stop or begin != end - 1 or scene.word[first] not in ("the", "this", "that"):
        return None
    start = reader.start
    for token in range(first - 1, start, -1):
        if scene.word[token] != noun or scene.reported[token]:
            continue
        low = token
        while low > start and scene.sentence[low - 1] == scene.sentence[token] and goes_on(scene, low - 1):
            low -= 1
            if scene.word[low] in single_words("source_words", "introducing"):
                break
        introduced = scene.word[low] in single_words("source_words", "introducing")
        high = phrase_stop(scene, token + 1)
        named = any(place in scene.at for place in range(low, high))
        if (introduced and high - low > 2) or (named and token - low < LONGEST):
            return Identity("resolved", -1, (low, high), told_by(scene, low, high) or told)
    return None


def goes_on(scene: Scene, token: int) -> bool:
    """Whether a word still belongs to the noun phrase whose end stands behind it."""
    word = scene.word[token]
    if token in scene.at or word in ("'s", "-", "/"):
        return True
    verb = word in gazetteer.speech() or word in single_words("clause_words", "verb")
    return word[:1].isalnum() and word not in breaks() and not verb and not is_verbal(word)


def is_verbal(word: str) -> bool:
    """Whether a word is an auxiliary or conjunction, which no noun phrase holds."""
    closed = single_words("clause_words", "auxiliary") | single_words("clause_words", "conjunction")
    return word in closed or word in single_words("clause_words", "be")


def phrase_stop(scene: Scene, token: int) -> int:
    """One past the prepositional phrases behind a noun: "by the Harding Institute on fish"."""
    size, opening = len(scene.word), single_words("source_words", "specifying")
    if token >= size or scene.word[token] not in opening:
        return token
    stop = token + 1
    while stop < min(size, token + LONGEST) and scene.sentence[stop] == scene.sentence[token]:
        word = scene.word[stop]
        plain = stop in scene.at or word in ("'s", "-", "/", "&") or word[:1].isalnum()
        if not plain or is_verbal(word) or word in single_words("clause_words", "relative"):
            break
        verb = word in gazetteer.speech() or word in single_words("clause_words", "verb")
        if stop not in scene.at and verb:
            break
        stop += 1
    return stop


def pair_before(reader: Reader, token: int, gender: str = "") -> Identity | None:
    """The two people that "both men" or "the two" stands for: the only two of a sentence shortly before."""
    scene = reader.scene
    for number in looked_at(scene, scene.sentence[token]):
        rows = rows_between(reader, scene.sentence_first[number], token)
        rows = [row for row in rows if scene.sentence[scene.first[row]] == number]
        people = list(dict.fromkeys(scene.entity[row] for row in fitting(reader, rows, gender)))
        if len(people) == PAIR:
            return Identity("resolved", people[0], (token, token + 1), None, "group", "", False, (people[1],))
        if people:
            return None
    return None


def announced(reader: Reader, told: Told, first: int, end: int) -> int:
    """Whom a headline announces without a name ("A judge from Vardal said …"), -1 where it is not clear.

    It is the only one of whom the article then tells that office.
    """
    scene = reader.scene
    if scene.sentence[first] != scene.sentence[reader.start] or is_plural(scene.word[end - 1]):
        return -1
    if told.category in ("document", "statement", "collective", "body", "anonymous"):
        return -1
    noun, full = scene.word[told.office[1] - 1], gazetteer.written_out()
    found = [
        entity
        for entity in reader.by_entity
        if reader.kind(entity) == "person"
        and any(
            full.get(noun, noun) == full.get(scene.word[other.office[1] - 1], scene.word[other.office[1] - 1])
            for other, _ in reader.profile(entity).told
        )
    ]
    return found[0] if len(found) == 1 and gendered(reader, found[0], noun) else -1


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
    """The people an office such as "the chief executive" may mean: those of whom it was told.

    What articles of other stories tell counts only where a country or party is named with it.
    """
    people = [entity for entity in reader.by_entity if reader.kind(entity) == "person"]
    names = names_in(reader, begin, stop)
    found = [one for one in people if holds(reader, reader.offices(one), told, begin, end, names)]
    if not found and names:
        known = ((one, reader.elsewhere.get(one, [])) for one in people)
        found = [one for one, offices in known if holds(reader, offices, told, begin, end, names, True)]
    return found


def holds(
    reader: Reader,
    offices: list[Office],
    told: Told,
    begin: int,
    end: int,
    names: set[str],
    named: bool = False,
) -> bool:
    """Whether one of somebody's offices is that of a description, with all the words that qualify it."""
    scene = reader.scene
    noun = scene.word[told.office[1] - 1]
    qualified = [scene.word[token] for token in range(begin, end) if token not in scene.at]
    full, former = gazetteer.written_out(), single_words("source_words", "former")
    for other, (low, high) in offices:
        theirs = scene.word[other.office[1] - 1]
        if full.get(noun, noun) not in (full.get(theirs, theirs), theirs.removesuffix("s")):
            continue
        phrase = scene.word[low:high]
        if not former.isdisjoint(phrase) and former.isdisjoint(qualified):
            continue
        if not all(word in phrase or word == noun for word in qualified):
            continue
        around = names_in(reader, low, high)
        if names.isdisjoint(around) and (named or (names and around)):
            continue
        return True
    return False


def names_in(reader: Reader, first: int, stop: int) -> set[str]:
    """The names in a range of tokens, people's left out."""
    scene = reader.scene
    rows = {scene.at[token] for token in range(first, stop) if token in scene.at}
    return {scene.names.entities.name[scene.entity[row]] for row in rows if scene.kind(row) != "person"}


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
    others = {other.category for other, _ in reader.offices(entity)}
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
    theirs = told_of_entity(reader, entity)
    if theirs is None or theirs.type != told.type or (told.type == scheme.HEAD and rivals(reader, entity)):
        return []
    full = gazetteer.written_out()
    offices = {scene.word[other.office[1] - 1] for other, _ in reader.offices(entity)}
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
        for other, _ in reader.offices(one)
    )


def gendered(reader: Reader, entity: int, word: str) -> bool:
    """Whether somebody can be called by a word that may tell a gender ("businesswoman")."""
    return "" in (told := (reader.gender(entity), gazetteer.honorifics().get(word, ""))) or told[0] == told[1]


def age_of(scene: Scene, begin: int, stop: int) -> bool:
    """Whether a phrase tells somebody's age: "the 49-year-old", "the mother of two, 41"."""
    words = scene.word[begin:stop]
    return any(word.endswith("-year-old") for word in words[-1:]) or (
        len(words) > 2 and words[-2] == "," and words[-1].isdigit()
    )
