"""The layer of sources: one row per attribution, with who it is, what kind, and the words that tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from srccompare.documents.collecting import uncollected
from srccompare.documents.names import Names, gazetteer
from srccompare.documents.names.entities import name_words
from srccompare.documents.sources import scheme
from srccompare.documents.sources.kinds import by_owner, told_of
from srccompare.documents.sources.reader import Identity, Reader
from srccompare.documents.sources.relays import relay_of
from srccompare.documents.sources.resolving import identify
from srccompare.documents.sources.scene import Range, Scene, scene_of
from srccompare.documents.sources.telling import Told, is_plural
from srccompare.documents.spans import IntArray, Spans, make
from srccompare.documents.text import Text

SOURCE, CUE, CONTENT = range(3)
KNOWN = 3
"""Mentions from which somebody the article never introduces is no private person."""


@dataclass(frozen=True, eq=False)
class Sources:
    """One row per attribution, sorted by article and group.

    ``entity`` is the number of the entity within its article (-1 for none). ``name`` is the fullest name,
    or for a source without one its description; ``title`` and ``affiliation`` what the article tells of
    it. ``type`` and ``type_group`` are the two levels of ``scheme.TYPES`` ("" where nothing is told);
    ``naming``, ``number`` and ``status`` are one of NAMINGS, NUMBERS and STATUSES. ``relay`` is the medium
    that is cited, "" for none. ``evidence`` holds the words that gave the type (group: the row here),
    ``relays`` those of the medium.
    """

    article: IntArray
    group: IntArray
    entity: IntArray
    name: list[str]
    title: list[str]
    affiliation: list[str]
    type: list[str]
    type_group: list[str]
    naming: list[str]
    number: list[str]
    status: list[str]
    relay: list[str]
    evidence: Spans = field(repr=False)
    relays: Spans = field(repr=False)

    def __len__(self) -> int:
        return len(self.name)


@dataclass(slots=True)
class Row:
    """A source while it is worked out."""

    article: int
    group: int
    entity: int = -1
    name: str = ""
    title: str = ""
    affiliation: str = ""
    type: str = ""
    naming: str = ""
    number: str = ""
    status: str = "none"
    relay: str = ""
    evidence: tuple[Range, ...] = ()
    medium: Range | None = None


def find_sources(documents: Text, names: Names, attributions: Spans) -> Sources:
    """The sources of attributions given as spans of their roles."""
    content = attributions[attributions.category == CONTENT]
    reported = documents.covered(*documents.token_range(content)) | documents.quoted
    scene = scene_of(documents, names, reported)
    with uncollected():
        return assembled(documents, every_row(documents, scene, attributions))


def every_row(documents: Text, scene: Scene, spans: Spans) -> list[Row]:
    """The sources of all articles, by article and group; an article that fails has empty ones."""
    rows: list[Row] = []
    first, stop = (bounds.tolist() for bounds in documents.token_range(spans))
    where = np.searchsorted(spans.article, np.arange(len(documents) + 1)).tolist()
    cut = cut_words(documents, spans, first, stop)
    mentions = np.searchsorted(scene.names.spans.article, np.arange(len(documents) + 1)).tolist()
    group, role = spans.group.tolist(), spans.category.tolist()
    for article in range(len(documents)):
        parts: dict[int, list[list[Range]]] = {}
        for row in range(where[article], where[article + 1]):
            parts.setdefault(group[row], [[], [], []])[role[row]].append((first[row], stop[row]))
        if not parts:
            continue
        try:
            reader = reader_of(scene, range(mentions[article], mentions[article + 1]))
            reader.cut = cut
            rows += sorted(read_article(reader, article, parts), key=lambda row: row.group)
        except Exception as error:
            documents.faults.setdefault(article, f"sources: {type(error).__name__}: {error}")
            rows += [Row(article, number) for number in sorted(parts)]
    return rows


def cut_words(documents: Text, spans: Spans, first: list[int], stop: list[int]) -> dict[Range, str]:
    """The sources that begin inside a token, with their words."""
    tokens = documents.tokens
    inside = tokens.start[first] < spans.start if len(spans) else np.zeros(0, bool)
    rows = np.flatnonzero(inside & (spans.category == SOURCE))
    texts = documents.text_of(spans[rows])
    return {(first[row], stop[row]): text for row, text in zip(rows.tolist(), texts, strict=True)}


def reader_of(scene: Scene, mentions: range) -> Reader:
    """An article made ready, with the mentions of each of its entities."""
    reader = Reader(scene, mentions)
    for row in mentions:
        reader.by_entity.setdefault(scene.entity[row], []).append(row)
    return reader


def read_article(reader: Reader, article: int, parts: dict[int, list[list[Range]]]) -> Iterator[Row]:
    """The sources of an article, read in the order of the text so that pronouns look back."""

    def place(group: int) -> int:
        roles = parts[group]
        return (roles[SOURCE] or roles[CUE] or roles[CONTENT])[0][0]

    media = media_tokens(reader)
    for group in sorted(parts, key=place):
        sources, cues = parts[group][:CONTENT]
        row = Row(article, group)
        if sources:
            identity = glued_name(reader, article, sources) or told_source(reader, sources)
            reader.history.append((sources[0][0], identity))
            fill(reader, row, identity, sources)
        if media:
            row.relay, row.medium = relay_of(reader.scene, article, sources, cues, row.type, media)
        yield row


def media_tokens(reader: Reader) -> set[int]:
    """The tokens of an article that belong to the names of media."""
    named = [rows for entity, rows in reader.by_entity.items() if reader.kind(entity) == "media"]
    first, stop = reader.scene.first, reader.scene.stop
    return {token for rows in named for row in rows for token in range(first[row], stop[row])}


def glued_name(reader: Reader, article: int, sources: list[Range]) -> Identity | None:
    """The person whose name is glued to the word before it: "suppliesLee said", read from the span."""
    text = reader.cut.get(sources[0])
    if text is None:
        return None
    names, key = reader.scene.names.entities, gazetteer.key_of(text)
    found = [
        entity
        for entity in reader.by_entity
        if names.kind[entity] == "person" and key in name_words(gazetteer.key_of(names.name[entity]))
    ]
    if len(found) != 1:
        return None
    return Identity("named", found[0], sources[0], None, "singular", names.gender[found[0]], True)


def told_source(reader: Reader, fragments: list[Range]) -> Identity:
    """Who a source is that may stand in several places: the first that names somebody counts."""
    found = [identify(reader, first, stop) for first, stop in fragments]
    named = [identity for identity in found if identity.entity >= 0]
    return (named or found)[0]


def fill(reader: Reader, row: Row, identity: Identity, fragments: list[Range]) -> None:
    """Name, title, affiliation, type and flags of a source that has been identified."""
    scene, names = reader.scene, reader.scene.names.entities
    row.status, row.number = identity.status, identity.number
    if identity.entity >= 0:
        row.entity = names.number.item(identity.entity)
        row.name = names.name[identity.entity]
        if identity.others:
            every = [identity.entity, *identity.others]
            row.name = " and ".join(dict.fromkeys(names.name[entity] for entity in every))
        if names.kind[identity.entity] == "party" and identity.words is not None:
            # "Democrats" are people of the Democratic Party, not the party.
            words = scene.text(*identity.words)
            row.name = words if identity.status == "named" and is_plural(words.lower()) else row.name
        row.naming = "named"
        told = told_of(reader, identity)
    else:
        row.naming = "unnamed"
        told = by_owner(reader, identity)
        if identity.status != "unresolved" and identity.words is not None:
            row.name = scene.text(*identity.words)
            if identity.owner is not None:
                head = scene.text(identity.words[0] + 1, identity.words[1])
                row.name = f"{head} of {called(scene, identity.owner)}"
    if told is not None:
        row.type, row.evidence = told.type, told.evidence
        if told.category != "body":
            row.title = scene.text(*told.office)
        if told.body >= 0:
            row.affiliation = names.name[scene.entity[told.body]]
    if identity.entity < 0:
        withhold(scene, row, identity, fragments, told)


def type_of(reader: Reader, entity: int) -> str:
    """The type a named entity would have as a source, for hiding names.

    Whoever the article neither introduces nor names three times counts as private, whatever stands beside.
    """
    told = told_of(reader, Identity("named", entity))
    if told is not None and told.category == "body" and len(reader.by_entity[entity]) < KNOWN:
        return scheme.ORDINARY if reader.kind(entity) == "person" else told.type
    return told.type if told is not None else ""


def called(scene: Scene, identity: Identity) -> str:
    """The name of an identity, or the description that stands for it."""
    if identity.entity >= 0:
        return scene.names.entities.name[identity.entity]
    return scene.text(*identity.words) if identity.words is not None else ""


def withhold(scene: Scene, row: Row, identity: Identity, fragments: list[Range], told: Told | None) -> None:
    """Mark a source as anonymous where its name is withheld: an official where its words tell one."""
    first, stop = identity.words or fragments[0]
    found = identity.withheld
    category = told.category if told is not None else ""
    if found is None and category != "anonymous":
        return
    if told is not None and told.category == "document":
        return
    offices = gazetteer.offices()
    official = (told is not None and told.type in scheme.OFFICIALS) or any(
        offices.get(scene.word[token]) in ("official", "military", "head") for token in range(first, stop)
    )
    row.type = scheme.ANONYMOUS_OFFICIAL if official else scheme.ANONYMOUS
    row.naming = "anonymous"
    row.evidence = tuple(sorted({*(told.evidence if told else ()), *([found] if found else ())}))


def assembled(documents: Text, rows: list[Row]) -> Sources:
    """Rows as parallel columns, with their evidence as spans."""
    evidence = [(number, *place) for number, row in enumerate(rows) for place in row.evidence]
    media = [(number, *row.medium) for number, row in enumerate(rows) if row.medium is not None]
    return Sources(
        article=np.array([row.article for row in rows], np.int32),
        group=np.array([row.group for row in rows], np.int32),
        entity=np.array([row.entity for row in rows], np.int32),
        name=[row.name for row in rows],
        title=[row.title for row in rows],
        affiliation=[row.affiliation for row in rows],
        type=[row.type for row in rows],
        type_group=[scheme.TYPES.get(row.type, "") for row in rows],
        naming=[row.naming for row in rows],
        number=[row.number for row in rows],
        status=[row.status for row in rows],
        relay=[row.relay for row in rows],
        evidence=placed(documents, evidence, [row.type for row in rows]),
        relays=placed(documents, media, None),
    )


def placed(documents: Text, places: list[tuple[int, int, int]], types: list[str] | None) -> Spans:
    """Token ranges as spans whose group is the row of their source, its type the category."""
    names = ("", *scheme.TYPES) if types is not None else ("relay",)
    if not places:
        return make([], [], [], [], categories=names)
    row, first, stop = (np.array(column, np.int64) for column in zip(*places, strict=True))
    codes = [names.index(types[index]) if types is not None else 0 for index in row.tolist()]
    return documents.spans_of(first, stop, np.array(codes), 1.0, row, names)
