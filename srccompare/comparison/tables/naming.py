"""What the same actor is called by each group: names, titles, appositions, descriptions, "Kim's regime"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from srccompare.articles import FIELDS
from srccompare.comparison.groups.grouping import Grouping
from srccompare.comparison.tables.base import Table
from srccompare.documents import Documents
from srccompare.documents.names import FORMS, Register, gazetteer
from srccompare.documents.sources.phrases import is_plural
from srccompare.documents.sources.profiles import around
from srccompare.documents.sources.scene import Scene, breaks, head_stop, openers, scene_of
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.structure import single_words
from srccompare.lexicon import load
from srccompare.measuring import LANGUAGE
from srccompare.tables import as_table
from srccompare.tables.rows import VOICES

NAME, SHORT, DEMONYM, METONYM = "full name", "short name", "demonym", "metonym"
ADDRESS, TITLE, APPOSED = "form of address", "title and name", "apposition"
POSSESSED, DESCRIBED = "possessive", "description"
SORT_OF = dict(zip(FORMS, (NAME, SHORT, DEMONYM, METONYM), strict=True))

# A guess, as the numbers below; tests/comparison/test_naming.py holds what they give.
LONGEST = 7
"""Words a description or apposition may have to be taken for what somebody is called."""
# A guess, as LONGEST.
COMPLEMENT = 10
"""Words behind a noun that say of what somebody is the head."""
COMMAS = (",", ";", ":", "–", "—", "-", "(", ")", ".")
# A guess, as LONGEST.
NEAR = 2
"""Sentences back in which somebody must be named for "the minister" to mean him."""
# A guess, as LONGEST.
OWNED = 2
"""Words between "Kim's" and the noun for what he heads: "Kim's tightly controlled regime"."""

COLUMNS = {
    "actor": "int64", "name": "string", "kind": "string", "group": "string", "form": "string",
    "sort": "string", "head": "string", "count": "int64", "share": "float64", "groups": "int64",
    "narrated": "int64", "attributed": "int64", "quoted": "int64", "loaded": "string", "places": "string",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Naming:
    """One place at which an entity is called something: its row, the tokens, the sort, the head noun."""

    entity: int
    first: int
    stop: int
    sort: str
    head: str


def naming_of(documents: Documents, grouping: Grouping, cast: Register) -> pd.DataFrame:
    """One row per actor, group and form, actors named most first; see docs/entity-tone.md."""
    found = sorted(namings(documents, cast), key=lambda one: (one.first, one.stop))
    if not found:
        return as_table([], COLUMNS)
    scene = scene_of(documents, documents.names, documents.quoted)
    spans = documents.spans_of(np.array([one.first for one in found]), np.array([one.stop for one in found]))
    voices = np.where(documents.quoted, 2, np.where(documents.attributed, 1, 0))
    judging = loaded_tokens(documents)
    groups_of: dict[tuple[int, str], set[int]] = defaultdict(set)
    cells: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    for row, one in enumerate(found):
        group = int(grouping.group_of[spans.article[row]])
        if group < 0:
            continue
        key = (int(cast.actor[one.entity]), key_of_form(scene, one))
        groups_of[key].add(group)
        cells[key[0], group, key[1]].append(row)
    totals = Counter[int]()
    inside = Counter[tuple[int, int]]()
    for (actor, group, _), rows in cells.items():
        totals[actor] += len(rows)
        inside[actor, group] += len(rows)
    texts = documents.text_of(spans)
    table: list[dict[str, Any]] = []
    for (actor, group, key_text), rows in cells.items():
        first = found[rows[0]]
        spoken = Counter(int(voices[found[row].first]) for row in rows)
        form = min(Counter(texts[row] for row in rows).items(), key=lambda pair: (-pair[1], pair[0]))[0]
        judged = [
            scene.word[token]
            for row in rows
            for token in range(found[row].first, found[row].stop)
            # A name is nobody's choice of words: "the Patriot party".
            if token in judging and token not in scene.at
        ]
        table.append(
            {
                "actor": actor,
                "name": cast.name[actor],
                "kind": cast.kind[actor],
                "group": grouping.groups[group],
                "form": form,
                "sort": first.sort,
                "head": first.head,
                "count": len(rows),
                "share": len(rows) / inside[actor, group],
                "groups": len(groups_of[actor, key_text]),
                **{name: spoken[number] for number, name in enumerate(VOICES)},
                "loaded": "; ".join(dict.fromkeys(judged)) or None,
                "places": "; ".join(
                    f"{documents.articles[spans.article[row]].id} {FIELDS[spans.field[row]]} "
                    f"{spans.start[row]}-{spans.end[row]}"
                    for row in rows
                ),
            }
        )
    table.sort(
        key=lambda row: (-totals[row["actor"]], row["actor"], row["group"], -row["count"], row["form"])
    )
    return as_table([pd.DataFrame(table)], COLUMNS)


def key_of_form(scene: Scene, one: Naming) -> str:
    """What spellings of one form share: no article, no capitals, no hyphens."""
    first = one.first
    while first < one.stop - 1 and scene.word[first] in openers():
        first += 1
    return f"{one.sort}/{gazetteer.key_of(scene.text(first, one.stop))}"


def loaded_tokens(documents: Documents) -> set[int]:
    """The tokens of words that judge: from the list of loaded wording, and of charged nouns."""
    found: set[int] = set()
    hits = documents.hits(load("loaded"))
    for first, stop, weight in zip(
        hits.first.tolist(), hits.stop.tolist(), hits.weight.tolist(), strict=True
    ):
        if weight > 0:
            found.update(range(first, stop))
    charged = np.flatnonzero(documents.is_word_of("naming_nouns", "charged"))
    return found | set(charged.tolist())


def namings(documents: Documents, cast: Register) -> Iterator[Naming]:
    """Every place where an entity is called something, each stretch of words once."""
    scene = scene_of(documents, documents.names, documents.quoted)
    measured = documents.measured.tolist()
    foreign = [state == LANGUAGE for state in documents.status]
    known = Known(scene, cast)
    taken: set[int] = set()
    for row in range(len(scene.entity)):
        if foreign[scene.names.spans.article[row]] or not measured[scene.first[row]]:
            continue
        for one in around_name(scene, row):
            if one.sort in (TITLE, APPOSED):
                known.add(one.entity, one.first, one.stop if one.sort == APPOSED else scene.first[row])
            taken.update(range(one.first, one.stop))
            yield one
    yield from described(known, taken, measured)


class Known:
    """What is told of people, in the article and anywhere: the words of their offices, the countries."""

    def __init__(self, scene: Scene, cast: Register) -> None:
        self.scene, self.cast = scene, cast
        entities = scene.names.entities
        self.rows: dict[tuple[int, int], int] = {}
        self.people: dict[int, set[int]] = defaultdict(set)
        for row, (article, actor) in enumerate(
            zip(entities.article.tolist(), cast.actor.tolist(), strict=True)
        ):
            self.rows.setdefault((article, actor), row)
            if entities.kind[row] in ("person", "other"):
                self.people[article].add(actor)
        self.places: dict[tuple[int, int], list[int]] = defaultdict(list)
        for entity, first in zip(scene.entity, scene.first, strict=True):
            self.places[int(entities.article[entity]), int(cast.actor[entity])].append(first)
        self.here: dict[tuple[int, int], list[Office]] = defaultdict(list)
        self.anywhere: dict[int, list[Office]] = defaultdict(list)

    def lands(self, first: int, stop: int) -> frozenset[int]:
        """The countries named in a stretch of tokens, as actors."""
        rows = {self.scene.at[token] for token in range(first, stop) if token in self.scene.at}
        return frozenset(
            int(self.cast.actor[self.scene.entity[row]]) for row in rows if self.scene.kind(row) == "country"
        )

    def add(self, entity: int, first: int, stop: int) -> None:
        """Take in what stands before or behind a name."""
        word = self.scene.word
        # "President of Norway": the country may stand behind the noun, the noun itself last or before "of".
        noun = word[head_stop(self.scene, first, stop) - 1]
        office = Office(noun, frozenset(word[first:stop]), self.lands(first, stop))
        actor = int(self.cast.actor[entity])
        self.here[int(self.scene.names.entities.article[entity]), actor].append(office)
        self.anywhere[actor].append(office)

    def meant(
        self, article: int, token: int, noun: str, words: frozenset[str], lands: frozenset[int]
    ) -> list[int]:
        """The people of an article a description may mean; what other articles tell needs a country."""
        people = sorted(self.people[article])
        found = [
            one
            for one in people
            if any(fits(office, noun, words, lands) for office in self.here[article, one])
            and (lands or self.is_near(article, one, token))
        ]
        if not found and lands:
            found = [
                one
                for one in people
                if any(fits(office, noun, words, lands) for office in self.anywhere[one])
            ]
        return found

    def is_near(self, article: int, actor: int, token: int) -> bool:
        """Whether an actor is named in the sentence of a token, before it, or in the two before that one."""
        sentence = self.scene.sentence
        low = sentence[token] - NEAR
        return any(low <= sentence[place] and place < token for place in self.places[article, actor])


@dataclass(frozen=True, slots=True)
class Office:
    """What tells somebody's office: its noun, all the words, and the countries named among them."""

    noun: str
    words: frozenset[str]
    lands: frozenset[int]


def fits(office: Office, noun: str, words: frozenset[str], lands: frozenset[int]) -> bool:
    """Whether an office fits a description: the same noun, or one at the top of the same country.

    Without a country every other word of the description must have been told, and "vice president" is no
    president: what lessens an office must stand in both or in neither.
    """
    if words & nouns("lesser") != office.words & nouns("lesser"):
        return False
    if lands:
        top = noun in nouns("ruler") and office.noun in nouns("ruler")
        return bool(lands & office.lands) and (top or noun == office.noun)
    return noun == office.noun and words <= office.words


def around_name(scene: Scene, row: int) -> Iterator[Naming]:
    """What a mention calls its entity: the name with its title, what is apposed, what it is said to own."""
    entity, first, stop, word = scene.entity[row], scene.first[row], scene.stop[row], scene.word
    yield titled(scene, row)
    for begin, end in around(scene, row):
        if end == first or (word[begin - 1] not in (",", "–", "—", "-") and end != first - 1):
            continue
        if begin < first and begin > 0 and word[begin - 1] in breaks():
            # "The head of the opposition, Vik": he is not the opposition.
            continue
        if begin >= stop and word[end : end + 1] == [","] and names_person(scene, end + 1, row):
            # "Lee, the minister, Ole Vik, said": of whom the minister is one cannot tell.
            continue
        last = min(head_stop(scene, begin, end), begin + LONGEST + 1)
        begin += word[begin] in closed_class("name_goes_on") and begin + 1 < last
        if is_description(scene, begin, last, row):
            yield Naming(entity, begin, with_complement(scene, last, end), APPOSED, word[last - 1])
    if scene.kind(row) in ("person", "country") and scene.names.form[row] in (0, 1):
        owner = word[stop : stop + 1] == ["'s"]
        heads = nouns("body") if owner else nouns("compound")
        for noun in range(stop + owner, min(stop + owner + 1 + OWNED * owner, len(word))):
            if noun in scene.at or not word[noun][:1].isalpha():
                break
            behind = word[noun + 1] if noun + 1 < len(word) else ""
            # "Kim's military company" is a company.
            if word[noun] in heads - {behind} and behind not in gazetteer.nouns():
                yield Naming(entity, first, noun + 1, POSSESSED, word[noun])
                break


def names_person(scene: Scene, token: int, row: int) -> bool:
    """Whether somebody other than the person of a mention is named at a token."""
    other = scene.at.get(token, -1)
    return other >= 0 and scene.kind(other) == "person" and scene.entity[other] != scene.entity[row]


def titled(scene: Scene, row: int) -> Naming:
    """The name itself, with the words of office or address before it."""
    entity, first, stop = scene.entity[row], scene.first[row], scene.stop[row]
    title = int(scene.names.titled[row])
    if title == first:
        sort = SORT_OF[FORMS[scene.names.form[row]]]
        return Naming(entity, first, stop, sort, scene.word[stop - 1])
    head = scene.word[first - 1]
    if first - title == 1 and head.rstrip(".") in set(gazetteer.honorifics()) - set(gazetteer.offices()):
        return Naming(entity, title, stop, ADDRESS, head)
    if is_plural(head.rstrip(".")) or head in single_words("source_words", "many_in_one"):
        # "Senators Lee and Vik": the title is of both; "Team Lee" is none
        sort = SORT_OF[FORMS[scene.names.form[row]]]
        return Naming(entity, first, stop, sort, scene.word[stop - 1])
    begin = min((low for low, high in around(scene, row) if high == first), default=title)
    return Naming(entity, behind_of(scene, begin, first), stop, TITLE, head)


def behind_of(scene: Scene, begin: int, first: int) -> int:
    """Where the title before a name begins that is its own: not "the show of former minister Ann Lee"."""
    titles = gazetteer.titles()
    for token in range(first - 1, begin, -1):
        parted = scene.sentence[token] != scene.sentence[token - 1]
        office = any(" ".join(scene.word[token - 1 : end]) in titles for end in (token + 2, token + 3))
        if parted or (scene.word[token] == "of" and not office):
            return token + (not parted)
    return begin


def with_complement(scene: Scene, last: int, end: int) -> int:
    """One past what says of what somebody is the head: "head" alone is nobody's description."""
    if scene.word[last : last + 1] != ["of"]:
        return last
    token = last + 1
    while token < end and (
        token in scene.at
        or not (scene.word[token] in COMMAS or scene.word[token] in closed_class("behind_list"))
    ):
        row = scene.at.get(token, -1)
        token = scene.stop[row] if row >= 0 else token + 1
    return token if token - last <= COMPLEMENT else last


def is_description(scene: Scene, begin: int, end: int, row: int) -> bool:
    """Whether a stretch calls a mention's entity something: few words, at the end a noun for its kind."""
    if not 0 < end - begin <= LONGEST or end - 1 in scene.at:
        return False
    if scene.word[begin] in breaks() or any(word in nouns("none") for word in scene.word[begin + 1 : end]):
        return False
    head, kind = scene.word[end - 1], scene.kind(row)
    if kind in ("person", "other"):
        return is_person_noun(head)
    fitting = nouns("land") if kind in ("country", "place") else frozenset(gazetteer.nouns())
    return head in fitting and not is_plural(head)


def is_person_noun(word: str) -> bool:
    """Whether a noun is used of one person: an office, a trade, a relation."""
    office = gazetteer.offices().get(word, "collective")
    told = (
        office not in ("anonymous", "collective", "document", "statement") and word not in gazetteer.nouns()
    )
    return (told or word in nouns("ruler")) and not is_plural(word)


@cache
def nouns(category: str) -> frozenset[str]:
    """The nouns of a category."""
    return frozenset(single_words("naming_nouns", category))


def described(known: Known, taken: set[int], measured: list[bool]) -> Iterator[Naming]:
    """Descriptions without a name, where there is no doubt whom they mean: "the North Korean leader".

    A person is meant who is told to have that office, or any at the top of that country; where two are,
    nobody is. A country is meant where its adjective stands before the noun.
    """
    scene = known.scene
    article = scene.documents.tokens.article.tolist()
    for end, word in enumerate(scene.word):
        is_land = word in nouns("land")
        if end in taken or not measured[end] or end + 1 in scene.at or not (is_land or is_person_noun(word)):
            continue
        begin = opened(scene, end)
        if begin is None:
            continue
        lands = known.lands(begin, end)
        plain = frozenset(scene.word[token] for token in range(begin + 1, end) if token not in scene.at)
        found = known.meant(article[end], end, word, plain, lands) if is_person_noun(word) else []
        if not found and is_land and len(lands) == 1:
            found = list(lands)
        if len(found) == 1:
            yield Naming(known.rows[article[end], found[0]], begin, end + 1, DESCRIBED, word)


def opened(scene: Scene, end: int) -> int | None:
    """Where the description that ends in a noun begins, at its "the"; None where it has none."""
    for token in range(end - 1, max(end - LONGEST, -1), -1):
        word = scene.word[token]
        if scene.sentence[token] != scene.sentence[end] or not (word[:1].isalpha() or word == "-"):
            return None
        if word == "the":
            return token
        if word in nouns("none") or word in breaks():
            return None
    return None


TABLE = Table(
    "naming",
    "one row per actor, group and form: what each group calls the same person, country or body",
    COLUMNS,
    lambda event: naming_of(event.documents, event.grouping, event.actors),
)
