"""The layer of sources: one row per attribution, with who it is, what kind, and the words that tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

import numpy as np

from srccompare.documents.collecting import uncollected
from srccompare.documents.names import Names, gazetteer
from srccompare.documents.names.people import name_words
from srccompare.documents.names.register import Register
from srccompare.documents.sources import scheme
from srccompare.documents.sources.phrases import Told
from srccompare.documents.sources.reader import Clue, Identity, Office, Reader, Verdict
from srccompare.documents.sources.relays import relay_of
from srccompare.documents.sources.resolving import identify
from srccompare.documents.sources.scene import Range, Scene, scene_of
from srccompare.documents.sources.types import (
    KNOWN,
    by_owner,
    clues_of,
    type_of_entity,
    weigh_clues,
)
from srccompare.documents.spans import BoolArray, FloatArray, IntArray, Spans, make
from srccompare.documents.text import Text
from srccompare.documents.text.structure import single_words

SOURCE, CUE, CONTENT = range(3)
OFFICES = 4
"""Offices taken from one article for another: the first tell who somebody is."""
WORDED = 0.9
"""Probability of the type of a description, which its own words give: set with those of ``types``."""


@dataclass(frozen=True, eq=False)
class Sources:
    """One row per attribution, sorted by article and group.

    ``entity`` is the number of the entity within its article (-1 for none). ``name`` is the fullest name,
    or for a source without one its description; ``title`` and ``affiliation`` what the article tells of
    it. ``type`` and ``type_group`` are the two levels of ``scheme.TYPES`` ("" where nothing is told),
    ``probability`` how likely the type is, NaN without one;
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
    probability: FloatArray
    type_group: list[str]
    naming: list[str]
    number: list[str]
    status: list[str]
    relay: list[str]
    evidence: Spans = field(repr=False)
    relays: Spans = field(repr=False)

    def __len__(self) -> int:
        return len(self.name)

    @property
    def speaks(self) -> BoolArray:
        """Whether each row has a source, one that can speak."""
        return np.array([status not in scheme.SOURCELESS for status in self.status], bool)


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
    probability: float = np.nan
    naming: str = ""
    number: str = ""
    status: str = "none"
    relay: str = ""
    evidence: tuple[Range, ...] = ()
    medium: Range | None = None


def find_sources(documents: Text, names: Names, attributions: Spans) -> Sources:
    """The sources of attributions given as spans of their roles, each article read by itself."""
    return read_sources(documents, names, attributions, None)[0]


def find_sources_together(
    documents: Text, names: Names, attributions: Spans, register: Register
) -> tuple[Sources, list[Verdict | None]]:
    """The sources of articles that are read together, and the type of everybody in their register.

    What is told of somebody in one article holds in all, and everybody has one type.
    """
    return read_sources(documents, names, attributions, register)


def read_sources(
    documents: Text, names: Names, attributions: Spans, register: Register | None
) -> tuple[Sources, list[Verdict | None]]:
    """The sources, and the types of a register's actors where there is one."""
    with uncollected():
        return collected_sources(documents, names, attributions, register)


def collected_sources(
    documents: Text, names: Names, attributions: Spans, register: Register | None
) -> tuple[Sources, list[Verdict | None]]:
    """The sources; all they were read with is let go of here, before garbage is looked for again."""
    readings = read_articles(documents, names, attributions, register)
    verdicts = settle_types(readings, register)
    rows = [row for one in readings for row in filled_rows(documents, one)]
    return assembled(documents, rows), verdicts


@dataclass(slots=True)
class Reading:
    """An article while it is read: its sources by group, each with who it is once that is known."""

    article: int
    reader: Reader
    parts: dict[int, list[list[Range]]]
    identities: dict[int, Identity | None] = field(default_factory=dict)
    failed: bool = False


def read_articles(
    documents: Text, names: Names, attributions: Spans, register: Register | None
) -> list[Reading]:
    """Who the sources of all articles are, article by article."""
    content = attributions[attributions.category == CONTENT]
    content = content[has_source(attributions, content)]
    reported = documents.covered(*documents.token_range(content)) | documents.quoted
    scene = scene_of(documents, names, reported)
    readings = started(documents, scene, attributions)
    if register is not None:
        share_offices([one.reader for one in readings], register)
    for one in readings:
        try:
            identify_sources(one)
        except Exception as error:
            documents.faults.setdefault(one.article, f"sources: {type(error).__name__}: {error}")
            one.failed = True
    return readings


def has_source(attributions: Spans, content: Spans) -> BoolArray:
    """Whether somebody is behind each content: what "appears to be" so the outlet says itself."""
    sources = attributions[attributions.category == SOURCE]
    size = int(attributions.group.max(initial=-1)) + 1
    found: BoolArray = np.isin(content.article * size + content.group, sources.article * size + sources.group)
    return found


def started(documents: Text, scene: Scene, spans: Spans) -> list[Reading]:
    """The articles made ready: their names by entity, their attributions by group."""
    first, stop = (bounds.tolist() for bounds in documents.token_range(spans))
    size = np.arange(len(documents) + 1)
    where = np.searchsorted(spans.article, size).tolist()
    mentions = np.searchsorted(scene.names.spans.article, size).tolist()
    begins = np.searchsorted(documents.tokens.article, size).tolist()
    cut = cut_words(documents, spans, first, stop)
    group, role = spans.group.tolist(), spans.category.tolist()
    readings = []
    for article in range(len(documents)):
        parts: dict[int, list[list[Range]]] = {}
        for row in range(where[article], where[article + 1]):
            number = group[row]
            if number not in parts:
                parts[number] = [[], [], []]
            parts[number][role[row]].append((first[row], stop[row]))
        reader = reader_of(scene, range(mentions[article], mentions[article + 1]), article)
        reader.cut, reader.start, reader.stop = cut, begins[article], begins[article + 1]
        readings.append(Reading(article, reader, parts))
    return readings


def share_offices(readers: list[Reader], register: Register) -> None:
    """Let every article know what the others tell of the people it names, those of its story apart."""
    told: dict[int, list[tuple[int, Reader, list[Office]]]] = {}
    actor, story = register.actor.tolist(), register.story
    for reader in readers:
        for entity in reader.by_entity:
            if reader.kind(entity) == "person" and reader.profile(entity).told:
                known = (story[entity], reader, reader.profile(entity).told)
                told.setdefault(actor[entity], []).append(known)
    for reader in readers:
        for entity in reader.by_entity:
            for number, other, offices in told.get(actor[entity], ()):
                if other is not reader:
                    where = reader.shared if number == story[entity] else reader.elsewhere
                    where.setdefault(entity, []).extend(offices[:OFFICES])


def settle_types(readings: list[Reading], register: Register | None) -> list[Verdict | None]:
    """Give everybody one type, by all that is told: in the article, or in all of them with a register.

    What comes back are the types of the register's actors.
    """
    if register is None:
        for one in readings:
            one.reader.settled = True
        return []
    clues: list[list[tuple[int, Clue]]] = [[] for _ in range(len(register))]
    for one in readings:
        for entity in one.reader.by_entity:
            found = clues_of(one.reader, entity)
            clues[register.actor[entity]] += [(one.article, clue) for clue in found]
    verdicts = [weigh_clues(told) for told in clues]
    for one in readings:
        for entity in one.reader.by_entity:
            one.reader.verdicts[entity] = verdicts[register.actor[entity]]
        one.reader.settled = True
    return verdicts


def cut_words(documents: Text, spans: Spans, first: list[int], stop: list[int]) -> dict[Range, str]:
    """The sources that begin inside a token, with their words."""
    tokens = documents.tokens
    inside = tokens.start[first] < spans.start if len(spans) else np.zeros(0, bool)
    rows = np.flatnonzero(inside & (spans.category == SOURCE))
    texts = documents.text_of(spans[rows])
    return {(first[row], stop[row]): text for row, text in zip(rows.tolist(), texts, strict=True)}


def reader_of(scene: Scene, mentions: range, article: int) -> Reader:
    """An article made ready, with the mentions of each of its entities."""
    reader = Reader(scene, mentions, article)
    rows = reader.by_entity
    for row, entity in zip(mentions, scene.entity[mentions.start : mentions.stop], strict=True):
        if entity in rows:
            rows[entity].append(row)
        else:
            rows[entity] = [row]
    return reader


def identify_sources(reading: Reading) -> None:
    """Who the sources of an article are, in the order of the text so that pronouns look back."""
    reader, parts = reading.reader, reading.parts

    def place(group: int) -> int:
        roles = parts[group]
        return (roles[SOURCE] or roles[CUE] or roles[CONTENT])[0][0]

    for group in sorted(parts, key=place):
        sources = parts[group][SOURCE]
        if not sources:
            reading.identities[group] = None
            continue
        identity = (glued_name(reader, sources) if reader.cut else None) or told_source(reader, sources)
        reader.history.append((sources[0][0], identity))
        reading.identities[group] = identity


def filled_rows(documents: Text, reading: Reading) -> Iterator[Row]:
    """The rows of an article by group; empty ones where it could not be read."""
    try:
        rows = [] if reading.failed else list(told_rows(reading))
    except Exception as error:
        documents.faults.setdefault(reading.article, f"sources: {type(error).__name__}: {error}")
        rows = []
    yield from rows or (Row(reading.article, number) for number in sorted(reading.parts))


def told_rows(reading: Reading) -> Iterator[Row]:
    """The sources of an article with all that is told of them."""
    reader, media = reading.reader, media_tokens(reading.reader)
    own = gazetteer.key_of(reader.scene.documents.articles[reading.article].outlet or "")
    for group in sorted(reading.parts):
        sources, cues = reading.parts[group][:CONTENT]
        row = Row(reading.article, group)
        identity = reading.identities[group]
        if identity is not None:
            fill(reader, row, identity, sources)
        if media:
            row.relay, row.medium = relay_of(reader.scene, own, sources, cues, row.type, media)
        yield row


def media_tokens(reader: Reader) -> set[int]:
    """The tokens of an article that belong to the names of media."""
    named = [rows for entity, rows in reader.by_entity.items() if reader.kind(entity) == "media"]
    first, stop = reader.scene.first, reader.scene.stop
    return {token for rows in named for row in rows for token in range(first[row], stop[row])}


def glued_name(reader: Reader, sources: list[Range]) -> Identity | None:
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
    if len(fragments) == 1:
        return identify(reader, *fragments[0])
    found = [identify(reader, first, stop) for first, stop in fragments]
    named = [identity for identity in found if identity.entity >= 0]
    return (named or found)[0]


def fill(reader: Reader, row: Row, identity: Identity, fragments: list[Range]) -> None:
    """Name, title, affiliation, type and flags of a source that has been identified."""
    scene, names = reader.scene, reader.scene.names.entities
    row.status, row.number = identity.status, identity.number
    told: Told | None = None
    if identity.status == "thing":
        row.name = scene.text(*identity.words) if identity.words is not None else ""
        return
    if identity.entity >= 0:
        row.entity = names.number.item(identity.entity)
        row.name = names.name[identity.entity]
        if identity.others:
            # "Peru and Chile" and "Chile and Peru" are the same two
            row.name = " and ".join(sorted({names.name[one] for one in (identity.entity, *identity.others)}))
        row.naming = "named"
        verdict = type_of_entity(reader, identity.entity)
        if verdict is not None:
            told, row.probability = verdict.told, verdict.probability
    else:
        row.naming = "unnamed"
        told = by_owner(reader, identity) if identity.status != "unresolved" else None
        row.probability = WORDED if told is not None else np.nan
        if identity.status != "unresolved" and identity.words is not None:
            row.name = identity.label or scene.text(*identity.words)
            if identity.owner is not None:
                head = scene.text(identity.words[0] + 1, identity.words[1])
                row.name = f"{head} of {called(scene, identity.owner)}"
    if told is not None:
        row.type, row.evidence = told.type, own_evidence(reader, identity.entity, told)
        if told.category not in ("body", "figure"):
            row.title = scene.text(*told.office)
        if told.body >= 0:
            row.affiliation = names.name[scene.entity[told.body]]
    if identity.entity < 0 and identity.status != "unresolved":
        withhold(scene, row, identity, fragments, told)


def own_evidence(reader: Reader, entity: int, told: Told) -> tuple[Range, ...]:
    """The words of this article that tell a type; none where only other articles do."""
    evidence = told.evidence
    if evidence and reader.holds(evidence[0]) and (len(evidence) == 1 or all(map(reader.holds, evidence))):
        return evidence
    found = [clue for clue in clues_of(reader, entity) if clue.type == told.type] if entity >= 0 else []
    return max(found, key=lambda clue: clue.strength).told.evidence if found else ()


def is_private(reader: Reader, entity: int) -> bool:
    """Whether a person's name is to be hidden: an ordinary person, or nobody the article introduces.

    Who is named three times or more without an introduction counts as known to all.
    """
    verdict = type_of_entity(reader, entity)
    if verdict is not None and verdict.told.category == "figure":
        return False
    if verdict is None or verdict.told.category == "body":
        return len(reader.by_entity[entity]) < KNOWN
    return verdict.type == scheme.ORDINARY


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
    officials = gazetteer.offices_of("official", "military", "head")
    officials |= single_words("source_words", "official_source")
    official = (told is not None and told.type in scheme.OFFICIALS) or not officials.isdisjoint(
        scene.word[first:stop]
    )
    row.type = scheme.ANONYMOUS_OFFICIAL if official else scheme.ANONYMOUS
    row.naming = "anonymous"
    row.evidence = tuple(sorted({*(told.evidence if told else ()), *([found] if found else ())}))


def assembled(documents: Text, rows: list[Row]) -> Sources:
    """Rows as parallel columns, with their evidence as spans."""
    evidence = [(number, *place) for number, row in enumerate(rows) for place in row.evidence]
    media = [(number, *row.medium) for number, row in enumerate(rows) if row.medium is not None]

    def column(name: str) -> list[Any]:
        return list(map(attrgetter(name), rows))

    kinds = column("type")
    return Sources(
        article=np.array(column("article"), np.int32),
        group=np.array(column("group"), np.int32),
        entity=np.array(column("entity"), np.int32),
        name=column("name"),
        title=column("title"),
        affiliation=column("affiliation"),
        type=kinds,
        probability=np.array(column("probability"), np.float64),
        type_group=[scheme.TYPES.get(kind, "") for kind in kinds],
        naming=column("naming"),
        number=column("number"),
        status=column("status"),
        relay=column("relay"),
        evidence=placed(documents, evidence, kinds),
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
