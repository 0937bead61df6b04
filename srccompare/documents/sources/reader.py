"""One article being read: who its sources are so far, and what it tells of everybody it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from srccompare.documents.names import gazetteer
from srccompare.documents.sources.phrases import Told
from srccompare.documents.sources.profiles import Profile, profile_of
from srccompare.documents.sources.scene import REMEMBERED, Range, Scene

OFFICES = 40
"""Offices told of somebody that are looked at: what is told later was told before."""
Office = tuple[Told, Range]
"""What a phrase tells of somebody, and the phrase."""


class Clue(NamedTuple):
    """A sign of what somebody is: of which sort, for which type, how strong, and what tells it."""

    sort: str
    type: str
    strength: float
    told: Told


class Verdict(NamedTuple):
    """The type with most of the strength, its share of all strength and doubt, and its strongest sign."""

    type: str
    probability: float
    told: Told


@dataclass(slots=True)
class Identity:
    """Who a source is: the row of an entity (-1 for none), or a description that stands for itself.

    ``label`` is what it is called where its own words call it nothing ("I" is the author).
    """

    status: str
    entity: int = -1
    words: Range | None = None
    told: Told | None = None
    number: str = "singular"
    gender: str = ""
    person: bool = False
    others: tuple[int, ...] = ()
    owner: Identity | None = None
    withheld: Range | None = None
    label: str = ""


@lru_cache(REMEMBERED)
def written_ways(noun: str) -> frozenset[str]:
    """The words that may stand for one of an office or several: "governor", "governors", "gov."."""
    short = (word for word, full in gazetteer.written_out().items() if full == noun)
    return frozenset((noun, f"{noun}s", *short))


def places_of(words: list[str], wanted: str) -> Iterator[int]:
    """Where a word stands among others."""
    place = -1
    for _ in range(words.count(wanted)):
        place = words.index(wanted, place + 1)
        yield place


@dataclass(slots=True)
class Reader:
    """One article being read, attribution by attribution, in the order of the text."""

    scene: Scene
    mentions: Sequence[int]
    article: int
    start: int = 0
    stop: int = 0
    by_entity: dict[int, list[int]] = field(default_factory=dict)
    profiles: dict[int, Profile] = field(default_factory=dict)
    verdicts: dict[int, Verdict | None] = field(default_factory=dict)
    history: list[tuple[int, Identity]] = field(default_factory=list)
    cut: dict[Range, str] = field(default_factory=dict)
    shared: dict[int, list[Office]] = field(default_factory=dict)
    elsewhere: dict[int, list[Office]] = field(default_factory=dict)
    settled: bool = False
    clues: dict[int, list[Clue]] = field(default_factory=dict)
    called: dict[int, tuple[int, frozenset[str]]] = field(default_factory=dict)
    named: list[int] | None = None

    def profile(self, entity: int) -> Profile:
        """What the article tells of an entity, worked out once."""
        if entity not in self.profiles:
            self.profiles[entity] = profile_of(self.scene, self.by_entity[entity])
        return self.profiles[entity]

    def offices(self, entity: int) -> list[Office]:
        """What is told of an entity, by the article and by the others of its story."""
        return [*self.profile(entity).told[:OFFICES], *self.shared.get(entity, ())]

    def people(self) -> list[int]:
        """The people the article names, in the order in which it first does."""
        if self.named is None:
            self.named = [one for one in self.by_entity if self.scene.kinds[one] == "person"]
        return self.named

    def told_with(self, noun: str) -> list[int]:
        """The people of whom an office may be told that a noun stands for, written out.

        What is told of somebody stands in a sentence that names him, or was told before.
        """
        scene, own = self.scene, self.scene.word[self.start : self.stop]
        places = (place for word in written_ways(noun) for place in places_of(own, word))
        there = {scene.sentence[self.start + place] for place in places}
        told = self.profiles.keys() | self.shared.keys() | self.elsewhere.keys()
        return [
            one
            for one in self.people()
            if one in told or any(scene.sentence[scene.first[row]] in there for row in self.by_entity[one])
        ]

    def nouns(self, entity: int) -> frozenset[str]:
        """The nouns of the offices told of an entity, those of several in the singular as well."""
        told = len(self.profile(entity).told) + len(self.shared.get(entity, ()))
        size, found = self.called.get(entity, (0, frozenset[str]()))
        if size != told:
            word, full = self.scene.word, gazetteer.written_out()
            nouns = {word[office.office[1] - 1] for office, _ in self.offices(entity)}
            found = frozenset(
                {full.get(noun, noun) for noun in nouns} | {noun.removesuffix("s") for noun in nouns}
            )
            self.called[entity] = told, found
        return found

    def tell(self, entity: int, office: Office) -> None:
        """Take in what a description tells of somebody it was followed to."""
        if len(self.profile(entity).told) < OFFICES:
            self.profile(entity).told.append(office)
            self.clues.pop(entity, None)

    def holds(self, place: Range) -> bool:
        """Whether a range of tokens lies in the article."""
        return self.start <= place[0] < self.stop

    def kind(self, entity: int) -> str:
        """The kind of an entity."""
        return self.scene.kinds[entity]

    def gender(self, entity: int) -> str:
        """The gender of an entity, as far as it is told."""
        return self.scene.names.entities.gender[entity]

    def is_person(self, entity: int) -> bool:
        """Whether an entity is, or may be, a person."""
        return self.kind(entity) in ("person", "other")
