"""Of what type a source is: by its own words, by the whole article, by whom it belongs to or works for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from srccompare.documents.names import gazetteer
from srccompare.documents.sources import scheme
from srccompare.documents.sources.profiles import best
from srccompare.documents.sources.reader import Identity, Reader
from srccompare.documents.sources.scene import Scene, head_stop
from srccompare.documents.sources.telling import Told, told_by, type_of_mention
from srccompare.documents.text.structure import single_words

PRIVATE = (scheme.ORDINARY, scheme.COMPANY, scheme.MEDIA, scheme.EXPERT)
"""Types that allies and supporters of one's own outweigh."""
OUTRUN = (*PRIVATE, scheme.OFFICIAL, scheme.INTERNATIONAL, scheme.NGO, scheme.UNION)
"""Types that a campaign of one's own outweighs."""


KNOWN = 3
"""Mentions from which a state in the same sentence shows that somebody never introduced is of politics."""
STATES = ("country", "government")


def by_owner(reader: Reader, identity: Identity) -> Told | None:
    """What a description tells; where it belongs to somebody ("Lee's answer"), what is told of that one."""
    told, scene = identity.told, reader.scene
    if identity.words is None or identity.status == "unresolved":
        return told
    first, stop = identity.words
    head = head_stop(scene, first, stop) - 1
    owned = told is None or scene.word[head] in single_words("source_words", "utterance")
    if told is not None and told.category == "spokesperson" and told.body >= 0:
        return served(reader, told)
    if told is not None and told.category == "spokesperson" and identity.owner is None:
        number = scene.sentence[first]
        around = scene.word[scene.sentence_first[number] : scene.sentence_stop(number)]
        if told.evidence == (told.office,) and "campaign" in around:
            # "the aides, led by the campaign manager"
            return Told(told.category, scheme.POLITICIAN, told.office, told.evidence)
    if told is not None and told.category == "spokesperson" and identity.owner is not None:
        # "his spokesman"
        if not identity.owner.person:
            return told
        found = told_of(reader, identity.owner) if identity.owner.entity >= 0 else identity.owner.told
        return serving(found, told) if found is not None else told
    if not owned:
        return told
    owner = identity.owner.entity if identity.owner is not None else -1
    for token in range(first, head):
        row = scene.at.get(token, -1)
        if owner < 0 and row >= 0 and scene.word[scene.stop[row]] == "'s":
            owner = scene.entity[row]
    if owner < 0:
        return told
    found = told_of(reader, Identity("named", owner, identity.words))
    people = scene.word[head] in ("office", "team", "camp", "campaign", "staff")
    return serving(found, told) if people and found is not None else found


def served(reader: Reader, told: Told) -> Told:
    """What is told of somebody who speaks for a person: who speaks for an official is one."""
    if told.body < 0:
        return told
    entity = reader.scene.entity[told.body]
    if reader.kind(entity) != "person":
        return told
    theirs = [other for other, _ in reader.profile(entity).told if other.category != "spokesperson"]
    office = next((other for other in theirs if other.type in scheme.OFFICIALS), None)
    runs = reader.profile(entity).run is not None and office is not None and office.type != scheme.HEAD
    if office is None or runs or any(other.type == scheme.POLITICIAN for other in theirs):
        return told
    return serving(office, told)


def of_his(reader: Reader, told: Told, entity: int, begin: int) -> Told:
    """What is told of "his top aide", with the person named before as the one he serves."""
    scene = reader.scene
    if scene.word[begin] not in ("his", "her"):
        return told
    row = next((r for r in reversed(rows_before(reader, begin)) if scene.kind(r) == "person"), -1)
    if row < 0 or scene.entity[row] == entity:
        return told
    return Told(told.category, scheme.POLITICIAN, told.office, told.evidence, row)


def rows_before(reader: Reader, token: int) -> Sequence[int]:
    """The mentions of an article before a token."""
    scene, mentions = reader.scene, reader.mentions
    if not mentions:
        return mentions
    first = mentions[0]
    return mentions[: bisect_left(scene.first, token, first, mentions[-1] + 1) - first]


def serving(found: Told, told: Told | None) -> Told:
    """The type of those who work for somebody: an official's people are officials."""
    kind = scheme.OFFICIAL if found.type in scheme.OFFICIALS else found.type
    if told is None:
        return Told(found.category, kind, found.office, found.evidence, found.body)
    return Told(told.category, kind, told.office, told.evidence, told.body)


def told_of(reader: Reader, identity: Identity) -> Told | None:
    """What is told of a named source: by the phrase itself, by the article, by the kind of its name."""
    scene, entity = reader.scene, identity.entity
    kind = reader.kind(entity)
    row = reader.by_entity[entity][0]
    own = (scene.first[row], scene.stop[row])
    if kind not in ("person", "other"):
        if kind == "party" and is_members(scene, identity):
            return Told(
                "collective",
                scheme.COLLECTIVE,
                identity.words or own,
                (identity.words or own,),
            )
        found = type_of_mention(scene, row)
        return Told("body", found, own, (own,)) if found else Told("body", scheme.OFFICIAL, own, (own,))
    if kind == "other" and not is_titled(reader, entity):
        inside = told_by(scene, *own)
        if inside is not None or scene.word[own[1] - 1] in gazetteer.nouns():
            return inside
    profile = reader.profile(entity)
    found_here = best(profile)
    if found_here is not None:
        told = found_here[0]
        ruling = told.type == scheme.HEAD and told.category == "leader" and told.body < 0
        shown = profile.run if ruling or told.type in OUTRUN else None
        low, high = found_here[1]
        past = not single_words("source_words", "former").isdisjoint(scene.word[low:high])
        # "the judge Lee met" tells nothing of Lee
        past = past or (high in scene.at and scene.word[low - 1 : low] in (["the"], ["a"], ["that"]))
        shown = shown or (
            profile.campaign if told.type in PRIVATE or (past and told.type in OUTRUN) else None
        )
        if shown is not None:
            return Told("politician", scheme.POLITICIAN, told.office, (shown,))
        if told.type == scheme.ORDINARY and profile.venture is not None:
            return Told("company", scheme.COMPANY, told.office, (profile.venture,))
        if told.category != "spokesperson":
            return told
        return served(reader, told if told.body >= 0 else of_his(reader, told, entity, found_here[1][0]))
    for evidence, category, kind in (
        (profile.run or profile.campaign, "politician", scheme.POLITICIAN),
        (profile.land, "leader", scheme.HEAD),
        (profile.rule, "head", scheme.HEAD),
        (profile.medium, "media", scheme.MEDIA),
        (profile.age, "ordinary", scheme.ORDINARY),
    ):
        if evidence is not None:
            return Told(category, kind, evidence, (evidence,))
    # Who is never introduced is known to all readers, from politics or from the stage.
    rows = reader.by_entity[entity]
    known = len(rows) >= KNOWN and scene.sentence[own[0]] == scene.sentence[scene.first[reader.mentions[0]]]
    if profile.venture is not None and not in_politics(reader, entity):
        return Told("company", scheme.COMPANY, profile.venture, (profile.venture,))
    if kind == "other" and scene.names.entities.name[entity].isupper():
        # initials of a body the article never writes out
        return Told("body", scheme.NGO, own, (own,))
    given = scene.word[own[0]] in gazetteer.given_names()
    if profile.wrote is not None and given and len(rows) < KNOWN:
        return Told("media", scheme.MEDIA, profile.wrote, (profile.wrote,))
    whole = " " in gazetteer.key_of(scene.names.entities.name[entity])
    if whole and not known and not in_politics(reader, entity):
        return Told("body", scheme.ORDINARY, own, (own,))
    return Told("body", scheme.POLITICIAN, own, (own,))


def in_politics(reader: Reader, entity: int) -> bool:
    """Whether a word of politics stands in or before a sentence that names somebody.

    For who is named often a state in the sentence does as well.
    """
    scene, words = reader.scene, single_words("source_words", "politics")
    rows = reader.by_entity[entity]
    opening = scene.sentence[scene.first[reader.mentions[0]]]
    for row in rows:
        number = scene.sentence[scene.first[row]]
        low, high = scene.sentence_first[number], scene.sentence_stop(number)
        if not words.isdisjoint(scene.word[scene.sentence_first[max(number - 1, opening)] : high]):
            return True
        if len(rows) >= KNOWN and any(
            scene.kind(scene.at[token]) in STATES for token in range(low, high) if token in scene.at
        ):
            return True
    return False


def is_members(scene: Scene, identity: Identity) -> bool:
    """Whether a source is the members of a party, not the party: "Republicans", not "the Liberals"."""
    if identity.words is None or scene.word[identity.words[0] - 1 : identity.words[0]] == ["the"]:
        return False
    told = identity.told or told_by(scene, *identity.words)
    members = gazetteer.offices().get(scene.word[identity.words[1] - 1]) == "collective"
    return members and told is not None and told.type == scheme.COLLECTIVE


def is_titled(reader: Reader, entity: int) -> bool:
    """Whether anything is told of an entity."""
    return bool(reader.profile(entity).told)
