"""Who is who over several articles: the entities of each made one, with one number and one name.

    article 1, story A    Tom Barlow Jr., Barlow           one person, called "Barlow" in story A
    article 2, story A    Mr. Barlow                       the same: the only Barlow of the story
    article 3, story B    Thomas Barlow Jr.                the same: full names meet over all stories
    article 4, story B    Tom Barlow · Tom Barlow Jr.      two: one article that parts them parts them all
    article 5, story C    Barlow                           nobody knows: a surname alone is of its story

Full names are compared by ``people``; where a form fits several people ("George Barlow" beside George H. W.
and George W.) it is given to the one its own story has, or stays by itself. Names of bodies meet where
they are spelt alike. Not attempted: bodies that change their name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from srccompare.documents.names.gazetteer import key_of
from srccompare.documents.names.layer import Entities
from srccompare.documents.names.people import (
    LONG_NAME,
    SURNAME_FIRST,
    PersonName,
    agree,
    goes_by_middle,
    misspelt,
    one_letter_off,
    person_name,
)
from srccompare.documents.spans import IntArray

UNTOLD = "other"
SEVERAL = 2
BOTH = {"male", "female"}
MAIN = 3
"""How many times as often as any other of a surname somebody is named whom it stands for alone. Set by
hand."""
EDGE = 3
"""Letters at the beginning or at the end of a long name that one slip leaves as they are: seven are long.
Worked out, as a slip is in two neighbouring letters at most."""
STATE_KINDS = ("country", "government", "place", "military")
"""Kinds of names that may stand for the government of the country they belong to."""


@dataclass(frozen=True, eq=False)
class Register:
    """The entities of all articles, each counted once.

    ``actor`` gives every row of the entities its number; ``name``, ``kind`` and ``linked`` have one row per
    actor. ``family`` is the country whose government an actor is or stands for (Washington, the White
    House and the United States are one family), "" for everybody else. ``story`` is that of every entity.
    """

    entities: Entities = field(repr=False)
    actor: IntArray
    name: list[str]
    kind: list[str]
    linked: list[str]
    family: list[str]
    story: list[int] = field(repr=False)

    def __len__(self) -> int:
        return len(self.name)

    def of(self, article: int, number: int) -> int:
        """The actor behind entity ``number`` of an article."""
        return int(self.actor[self.entities.row(article, number)])


@dataclass(slots=True)
class Someone:
    """A person while the register is made: the forms of the name met so far, and where."""

    forms: dict[PersonName, None] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    articles: set[int] = field(default_factory=set)
    stories: set[int] = field(default_factory=set)

    def add(
        self, form: PersonName, rows: Iterable[int], article: Sequence[int], story: Sequence[int]
    ) -> None:
        """Take in the rows that have a form of the name."""
        self.forms[form] = None
        for row in rows:
            self.rows.append(row)
            self.articles.add(article[row])
            self.stories.add(story[row])


def find_register(entities: Entities, stories: Sequence[int] | IntArray) -> Register:
    """Who is who, given the number of each article's story (below 0: a story of its own)."""
    article = entities.article.tolist()
    alone = [number if number >= 0 else -1 - place for place, number in enumerate(map(int, stories))]
    story = [alone[place] for place in article]
    people = full_names(entities, article, story)
    settle_short_names(entities, people, article, story)
    actor = numbered(entities, people, story)
    rows: list[list[int]] = [[] for _ in range(int(actor.max(initial=-1)) + 1)]
    for row, number in enumerate(actor.tolist()):
        rows[number].append(row)
    kind = [commonest([entities.kind[row] for row in where], UNTOLD) for where in rows]
    linked = [commonest([entities.linked[row] for row in where], "") for where in rows]
    name = told_apart([usual_name(entities, where) for where in rows], kind)
    family = [family_of(*one) for one in zip(name, kind, linked, strict=True)]
    return Register(entities, actor, name, kind, linked, family, story)


def is_personal(entities: Entities, row: int) -> bool:
    """Whether an entity is, or may be, a person."""
    return entities.kind[row] in ("person", UNTOLD)


def full_names(entities: Entities, article: list[int], story: list[int]) -> list[Someone]:
    """The people with a full name, those first whose names tell most."""
    buckets: dict[str, dict[PersonName, list[int]]] = defaultdict(lambda: defaultdict(list))
    listed: dict[str, Someone] = {}
    for row, name in enumerate(entities.name):
        if is_personal(entities, row):
            form = person_name(key_of(name))
            if entities.own[row]:
                # Who stands in the user's table is who it says, and nobody else.
                listed.setdefault(name, Someone()).add(form, [row], article, story)
            elif len(form.words) >= SURNAME_FIRST:
                buckets[form.words[-1]][form].append(row)
    people: list[Someone] = []
    for bucket in buckets.values():
        here: list[Someone] = []
        told = sorted(bucket, key=lambda form: (-len(form.suffix), -len(form.middle), -len(bucket[form])))
        for form in told:
            settle_form(form, bucket[form], here, article, story)
        people += here
    join_slips(people, article, story)
    return [*people, *listed.values()]


def settle_form(
    form: PersonName, rows: list[int], people: list[Someone], article: list[int], story: list[int]
) -> None:
    """Give the rows with one form of a name to the person it fits, story by story where it fits several."""
    places = {article[row] for row in rows}
    fitting = [one for one in people if all(agree(form, other) for other in one.forms)]
    fitting = [one for one in fitting if form in one.forms or places.isdisjoint(one.articles)]
    if len(fitting) == 1:
        fitting[0].add(form, rows, article, story)
        return
    left = []
    for row in rows:
        near = [one for one in fitting if story[row] in one.stories]
        if len(near) == 1:
            near[0].add(form, [row], article, story)
        else:
            left.append(row)
    if left:
        people.append(Someone())
        people[-1].add(form, left, article, story)


def join_slips(people: list[Someone], article: list[int], story: list[int]) -> None:
    """Join names that differ by a slip or a first name where a story has both, and no article has."""
    by_given: dict[str, list[Someone]] = defaultdict(list)
    for one in people:
        for initial in dict.fromkeys(word[:1] for word in next(iter(one.forms)).words[:-1]):
            by_given[initial].append(one)
    for alike in by_given.values():
        # A slip is in one part of the name: another one is the same.
        sharing: dict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(alike):
            words = next(iter(one.forms)).words
            before = sorted({other for word in words for other in sharing[word]})
            for word in words:
                sharing[word].append(place)
            for other in (alike[earlier] for earlier in before):
                if not one.rows or not other.rows or one.stories.isdisjoint(other.stories):
                    continue
                apart = one.articles.isdisjoint(other.articles)
                names = next(iter(one.forms)), next(iter(other.forms))
                if apart and (misspelt(*names) or goes_by_middle(*names)):
                    more, fewer = sorted((one, other), key=lambda each: len(each.rows), reverse=True)
                    for form in fewer.forms:
                        more.add(form, fewer.rows, article, story)
                    fewer.rows = []
    people[:] = [one for one in people if one.rows]


def settle_short_names(
    entities: Entities, people: list[Someone], article: list[int], story: list[int]
) -> None:
    """Give names of one word to the one person of their story who is called so."""
    called: dict[tuple[int, str], list[Someone]] = defaultdict(list)
    for one in people:
        words = next(iter(one.forms)).words
        if any(entities.kind[row] == "person" for row in one.rows):
            for number in one.stories:
                called[number, words[-1]].append(one)
    first: dict[tuple[int, str], list[Someone]] = defaultdict(list)
    for one in people:
        for number in one.stories:
            first[number, next(iter(one.forms)).words[0]].append(one)
    surnames: dict[int, list[str]] = defaultdict(list)
    for number, surname in called:
        surnames[number].append(surname)
    near: dict[tuple[int, str], list[Someone]] = {}
    for row, name in enumerate(entities.name):
        key = key_of(name)
        if not is_personal(entities, row) or " " in key or entities.own[row]:
            continue
        number = story[row]
        found = called.get((number, key)) or first.get((number, key)) or []
        if not found and len(key) >= LONG_NAME:
            if (number, key) not in near:
                slips = (surname for surname in surnames[number] if is_slip(surname, key))
                near[number, key] = [one for surname in slips for one in called[number, surname]]
            found = near[number, key]
        found = likeliest(entities, found, row)
        if len(found) == 1:
            found[0].rows.append(row)


def is_slip(surname: str, key: str) -> bool:
    """Whether a long name is a surname with one letter off, so that its beginning or its end is the same."""
    same = surname[:EDGE] == key[:EDGE] or surname[-EDGE:] == key[-EDGE:]
    return same and one_letter_off(surname, key)


def likeliest(entities: Entities, found: list[Someone], row: int) -> list[Someone]:
    """Of several people of a surname those of the gender told, and of these who is named far more often."""
    if len(found) < SEVERAL or entities.kind[row] != "person":
        return found
    gender = entities.gender[row]
    found = [one for one in found if {gender, *(entities.gender[other] for other in one.rows)} - {""} != BOTH]
    times = {id(one): sum(entities.mentions[other] for other in one.rows) for one in found}
    first = max(found, key=lambda one: times[id(one)], default=None)
    others = [times[id(one)] for one in found if one is not first]
    if first is not None and others and times[id(first)] >= MAIN * max(others):
        return [first]
    return found


def numbered(entities: Entities, people: list[Someone], story: list[int]) -> IntArray:
    """A number for each entity's actor, in order of first appearance."""
    keys: list[object] = [None] * len(entities)
    for number, one in enumerate(people):
        for row in one.rows:
            keys[row] = number
    bare = {
        (story[row], key_of(entities.name[row]))
        for row, key in enumerate(keys)
        if key is None and entities.kind[row] == "person"
    }
    for row, key in enumerate(keys):
        if key is None:
            name = key_of(entities.name[row])
            surname = is_personal(entities, row) and (story[row], name) in bare
            keys[row] = (story[row], name) if surname and " " not in name else name
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    return np.array([numbers[key] for key in keys], np.int64)


def family_of(name: str, kind: str, linked: str) -> str:
    """The country whose government an actor is or stands for, "" for none."""
    if kind == "country":
        return linked or name
    return linked if kind in STATE_KINDS else ""


def usual_name(entities: Entities, rows: list[int]) -> str:
    """The name most articles use, of the longest ones; of equals the first in the alphabet."""
    if len(rows) == 1:
        return entities.name[rows[0]]
    most = max(len(entities.name[row].split()) for row in rows)
    names = Counter(entities.name[row] for row in rows if len(entities.name[row].split()) == most)
    return min(names, key=lambda name: (-names[name], name))


def told_apart(names: list[str], kinds: list[str]) -> list[str]:
    """The names with what tells those apart that are spelt alike: "Washington (person)", "Barlow (2)"."""
    alike: dict[str, list[int]] = defaultdict(list)
    for actor, name in enumerate(names):
        alike[key_of(name)].append(actor)
    taken, found = {key_of(name) for name in names}, list(names)
    for actors in alike.values():
        for place, actor in enumerate(actors[1:], 2):
            alone = [kinds[other] for other in actors].count(kinds[actor]) == 1
            called = f"{names[actor]} ({kinds[actor] if alone and kinds[actor] != UNTOLD else place})"
            while key_of(called) in taken:
                place += 1
                called = f"{names[actor]} ({place})"
            taken.add(key_of(called))
            found[actor] = called
    return found


def commonest(values: list[str], nothing: str) -> str:
    """The commonest value that tells something, ``nothing`` where none does."""
    if len(values) == 1:
        return values[0]
    told = Counter(value for value in values if value != nothing)
    return min(told, key=lambda value: (-told[value], value)) if told else nothing


__all__ = ["Register", "find_register"]
