"""Who is in the reader's mind at a place: the people and bodies named shortly before, subjects first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from srccompare.documents.names import gazetteer
from srccompare.documents.sources import scheme
from srccompare.documents.sources.phrases import is_plural
from srccompare.documents.sources.reader import Reader
from srccompare.documents.sources.scene import Range, Scene, breaks, openers
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.structure import single_words

BACK = 3
"""Sentences before its own in which the antecedent of a pronoun is looked for."""
SPOKEN = 2
"""Sentences, its own included, in which somebody is still the one spoken of. Set by hand."""
LONGEST_QUOTATION = 12
"""Sentences back at most, those of quotations among them."""


def just_spoken_of(reader: Reader, first: int) -> int:
    """The person who spoke last, or whom the sentence or the one before opens with, -1 for none."""
    scene = reader.scene
    for place, identity in reversed(reader.history):
        if place < first:
            if identity.person and identity.entity >= 0 and near(scene, place, first):
                return identity.entity
            break
    for _, rows in searched_back(reader, first, SPOKEN):
        people = [row for row in rows if reader.kind(scene.entity[row]) == "person"]
        if people and (is_subject(scene, people[0]) or len({scene.entity[row] for row in people}) == 1):
            return scene.entity[people[0]]
    return -1


def near(scene: Scene, place: int, token: int) -> bool:
    """Whether a place is in the paragraph of a token or the one before, quotations not counted."""
    return scene.sentence[place] in looked_at(scene, scene.sentence[token])


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


def person_opening(scene: Scene, sentence: int) -> Range | None:
    """The person without a name that a sentence begins with: "The young senator tried …"."""
    first = scene.sentence_first[sentence]
    if scene.word[first] not in single_words("source_words", "definite") or scene.word[first] == "that":
        return None
    verbs = single_words("clause_words", "auxiliary") | single_words("clause_words", "be")
    for token in range(first + 1, min(first + 6, len(scene.word))):
        word = scene.word[token]
        if word in verbs:
            return None
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


def searched_back(
    reader: Reader, token: int, sentences: int = 0, reported: bool = False
) -> Iterator[tuple[int, list[int]]]:
    """The mentions before a token sentence by sentence, its own first, each with the number of its sentence.

    Back through as many sentences as are asked for, else as far as ``looked_at`` goes; those in quotations
    only where they are asked for.
    """
    scene = reader.scene
    own = scene.sentence[token]
    for number in range(own, own - sentences, -1) if sentences else looked_at(scene, own):
        if number < 0 or scene.sentence_first[number] < reader.start:
            return
        stop = min(token, scene.sentence_stop(number))
        yield number, rows_between(reader, scene.sentence_first[number], stop, reported)


def quoted(scene: Scene, sentence: int) -> bool:
    """Whether a sentence stands within a quotation from its first to its last word."""
    first, after = scene.sentence_first[sentence], scene.sentence_stop(sentence)
    return after - first > 2 and bool(scene.reported[first + 1] and scene.reported[after - 2])


def rows_between(reader: Reader, low: int, high: int, reported: bool = False) -> list[int]:
    """The mentions in a range of tokens that the outlet makes itself, in reading order; or all of them."""
    scene = reader.scene
    if not reader.mentions:
        return []
    begin, end = reader.mentions[0], reader.mentions[-1] + 1
    begin, end = (
        bisect_left(scene.first, low, begin, end),
        bisect_left(scene.first, high, begin, end),
    )
    return [row for row in range(begin, end) if reported or not scene.reported[scene.first[row]]]


def fitting(reader: Reader, rows: Sequence[int], gender: str) -> list[int]:
    """The mentions of people of a gender, those whose gender is not told included; possessors left out."""
    scene = reader.scene
    found = []
    for row in rows:
        entity = scene.entity[row]
        told = reader.gender(entity)
        if reader.kind(entity) != "person" or (gender and told not in ("", gender)):
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


def body_opening(scene: Scene, sentence: int) -> Range | None:
    """The body without a name that a sentence begins with: "The harbour inspectorate examined …"."""
    first = scene.sentence_first[sentence]
    if scene.word[first] not in closed_class("article"):
        return None
    for token in range(first + 1, min(first + 6, len(scene.word))):
        if token in scene.at or not scene.word[token][:1].isalnum():
            return None
        if gazetteer.nouns().get(scene.word[token], "") in scheme.OF_KIND:
            following = scene.word[token + 1] if token + 1 < len(scene.word) else ""
            if following not in gazetteer.offices() and following not in gazetteer.nouns():
                return first, token + 1
    return None


def group_opening(scene: Scene, sentence: int) -> Range | None:
    """The people without a name that a sentence begins with: "Young women of all ages sat together"."""
    first, last = scene.sentence_first[sentence], scene.sentence_stop(sentence)
    for token in range(first, min(first + 6, last)):
        word = scene.word[token]
        if not word[:1].isalnum() or word in breaks() or (token > first and word in openers()):
            return None
        following = scene.word[token + 1] if token + 1 < last else ""
        if is_plural(word) and following not in gazetteer.offices():
            return (first, token + 1) if is_peopled(word) else None
        if word in gazetteer.speech() or word.endswith("ed"):
            return None
    return None


def is_peopled(word: str) -> bool:
    """Whether a plural names people: "nurses", "Norwegians", no documents."""
    known = gazetteer.known_names().get(word)
    nation = known is not None and known.category == "demonym"
    if nation or word not in gazetteer.offices():
        return nation
    return word not in gazetteer.offices_of("document", "statement")
