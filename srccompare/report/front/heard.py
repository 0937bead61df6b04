"""Who is heard in the texts of a group: most of all, and nowhere else; and which media they take it from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from operator import itemgetter

import numpy as np

from srccompare import lexicon
from srccompare.comparison.actors import spelling_key
from srccompare.comparison.claims.heard import has_full_name, is_speaker, stands_in
from srccompare.comparison.claims.voices import PLAIN_CUES
from srccompare.documents import Spans
from srccompare.documents.names import gazetteer
from srccompare.documents.spans import IntArray
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.grammar.forms import REMEMBERED, is_small
from srccompare.documents.text.structure import single_words
from srccompare.report.context import FIELD, Context
from srccompare.report.front.hits import Hit, Spot, trait_of
from srccompare.report.numbers import Style, several, shown
from srccompare.report.people import Person
from srccompare.report.places import Places
from srccompare.report.rows import rows_of
from srccompare.report.view import Group, Trait
from srccompare.report.wording import line

MOST, ONLY = 4, 5
"""Sources named for each trait."""
SIDES = ("one", "and", "other")
"""The words of a pair of single names."""
SAME = 6
"""Words of somebody that stand in another text, from which on they are the same words."""
SURE = 0.55
"""The confidence from which on an attribution counts on the first page: of those
below it about half are deeds, or things that speak, read in the articles of four events."""
THOUGHT = "thought"
OFTEN = 3
"""Sentences from which on it is told how many somebody has: of two one is often a second cue (a guess)."""
NOT_HEARD = ("media outlet or agency", "document or data")
"""Types of sources that pass on what others say, or say nothing themselves."""
SHORT = 5
"""Letters up to which an outlet's name may be short for a longer one."""
WORD = re.compile(r"\w+")
GENERATION = re.compile(r"[JS]r\.?|I{1,3}|IV")
SHARE = Style(0, percent=True)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where somebody is given the word."""

    id: str
    group: str | None
    source: str | None
    field: str
    cue_spans: str | None
    content_spans: str | None
    confidence: float
    kind: str
    stance: str
    polarity: str
    cue_lemma: str | None

    @property
    def spot(self) -> Spot | None:
        """Where the reporting words stand, or what is reported where there are none."""
        spans = self.cue_spans or self.content_spans
        if not spans:
            return None
        start, _, end = spans.split(";")[0].partition("-")
        return self.id, self.field, int(start), int(end)


class Wordings:
    """In which texts a name stands, or some words in a row."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.named: dict[str, frozenset[int]] = {}
        self.cited: dict[str, frozenset[int]] = {}

    @cached_property
    def words(self) -> list[str]:
        """The words of all texts, in small letters; an empty one behind each text."""
        return [word for text in self.texts for word in (*WORD.findall(text.lower()), "")]

    @cached_property
    def text_of(self) -> IntArray:
        """The text each of these words is of."""
        ends = np.array([not word for word in self.words], np.int64)
        return np.cumsum(ends) - ends

    @cached_property
    def places_of(self) -> Mapping[str, Sequence[int]]:
        """The places of each word among all of them."""
        places: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            places.setdefault(word, []).append(place)
        return places

    @cached_property
    def written(self) -> tuple[str, list[int], list[list[int]]]:
        """Every word there is, one after the other, where each begins, and the texts that have it."""
        rows: dict[str, list[int]] = {}
        for row, text in enumerate(self.texts):
            for word in dict.fromkeys(text.split()):
                rows.setdefault(word, []).append(row)
        return "\n".join(rows), [0, *accumulate(len(word) + 1 for word in rows)], list(rows.values())

    def writing(self, name: str) -> frozenset[int]:
        """The texts in which the letters of a word stand."""
        if name not in self.named:
            words, begins, having = self.written
            found, at = set[int](), words.find(name)
            while at >= 0:
                number = bisect_right(begins, at) - 1
                found.update(having[number])
                at = words.find(name, begins[number + 1])
            self.named[name] = frozenset(found)
        return self.named[name]

    def citing(self, content: str) -> frozenset[int]:
        """The texts in which so many of these words stand in a row that they are the same words."""
        if content not in self.cited:
            own = WORD.findall(content.lower())
            runs = (own[at : at + SAME] for at in range(len(own) - SAME + 1))
            self.cited[content] = frozenset(row for run in runs for row in self.having(run))
        return self.cited[content]

    def having(self, run: Sequence[str]) -> Iterator[int]:
        """The texts in which some words stand in a row."""
        # Looked for where the rarest of them stands.
        rarest = min(range(len(run)), key=lambda at: len(self.places_of.get(run[at], ())))
        for place in self.places_of.get(run[rarest], ()):
            first = max(place - rarest, 0)
            if self.words[first : first + len(run)] == run:
                yield int(self.text_of[first])


class Heard:
    """Who is given the word where."""

    def __init__(self, context: Context) -> None:
        self.context = context

    @cached_property
    def hits(self) -> Mapping[str, Mapping[str, Hit]]:
        """For each group its named sources by name, with the places of their attributions."""
        return {
            group: {
                name: Hit(name, tuple(row.spot for row in own if row.spot), often(self.sentences(own)), False)
                for name, own in by_name.items()
            }
            for group, by_name in self.given.items()
        }

    @cached_property
    def given(self) -> Mapping[str, Mapping[str, list[Attribution]]]:
        """The attributions of each named source of a group, of who has most sentences first."""
        found: dict[str, dict[str, list[Attribution]]] = {}
        for group, name, row in self.rows:
            found.setdefault(group, {}).setdefault(name, []).append(row)
        return {
            group: dict(sorted(own.items(), key=lambda one: -self.sentences(one[1])))
            for group, own in found.items()
        }

    @cached_property
    def given_in(self) -> Mapping[str, Mapping[str, list[tuple[int, str, Attribution]]]]:
        """The same by group and article: the place of each among those of the group, the name, itself."""
        found: dict[str, dict[str, list[tuple[int, str, Attribution]]]] = {}
        for group, by_name in self.given.items():
            own = found.setdefault(group, {})
            named = ((name, row) for name, rows in by_name.items() for row in rows)
            for place, (name, row) in enumerate(named):
                own.setdefault(row.id, []).append((place, name, row))
        return found

    def given_to(self, group: str, ids: Collection[str]) -> Mapping[str, list[Attribution]]:
        """The attributions of each named source of a group in some articles, in the order of ``given``."""
        own, found = self.given_in.get(group, {}), dict[str, list[Attribution]]()
        for _, name, row in sorted((one for id_ in ids for one in own.get(id_, ())), key=itemgetter(0)):
            found.setdefault(name, []).append(row)
        return found

    @cached_property
    def rows(self) -> list[tuple[str, str, Attribution]]:
        """The attributions to named sources: the group, the one name a source has there, the attribution."""
        found: dict[str, dict[str, list[Attribution]]] = {}
        called: dict[tuple[str, str], list[str]] = {}
        for row, person in zip(self.attributions, self.context.people, strict=True):
            if row.group is None or row.spot is None:
                continue
            called.setdefault((row.group, person.name), []).append(row.source or "")
            if (
                is_heard(row, person)
                and is_given_word(row, self.content(row))
                and self.may_stand_for(row, person)
                and not self.is_noun(person.name)
            ):
                found.setdefault(row.group, {}).setdefault(person.name, []).append(row)
        told = []
        for group, own in found.items():
            names = {
                name
                for name in own
                if is_one(group, name, [*called[group, name], *self.full_name_in(group, name)])
            }
            for name in own:
                if name in names:
                    told += [(group, whole_name(name, names), row) for row in own[name]]
        return told

    def sentences(self, rows: Iterable[Attribution]) -> int:
        """In how many sentences somebody is given the word: two cues in one are one."""
        found = set[tuple[str, int]]()
        for row in rows:
            for part in (row.content_spans or row.cue_spans or "").split(";"):
                start, _, end = part.partition("-")
                article, field = self.context.article_of[row.id], FIELD[row.field]
                places = (
                    self.places.row_at(self.spans, article, field, at) for at in (int(start), int(end) - 1)
                )
                first, last = places
                found.update((row.id, number) for number in range(first, last + 1))
        return len(found)

    def full_name_in(self, group: str, name: str) -> list[str]:
        """A person's name where the group's texts have it, also where its sentence reports nobody."""
        if name.split()[0].lower() not in gazetteer.given_names():
            return []
        return [name] if any(name in text for text in self.texts_of.get(group, ())) else []

    @cached_property
    def texts_of(self) -> Mapping[str, list[str]]:
        """The texts of each group."""
        groups = self.context.comparison.same_event.groups
        found: dict[str, list[str]] = {}
        for group, (_, text) in zip(groups, self.context.fields, strict=True):
            if group is not None:
                found.setdefault(group, []).append(text)
        return found

    @cached_property
    def places(self) -> Places:
        """Where in the articles something stands."""
        return Places(self.context)

    @cached_property
    def spans(self) -> Spans:
        """The sentences of all articles."""
        return self.context.documents.sentences

    @cached_property
    def persons(self) -> frozenset[str]:
        """The names that are people's."""
        cast = self.context.comparison.same_event.actors
        named = zip(cast.name, cast.kind, strict=True)
        return frozenset(line(name) for name, kind in named if kind == "person")

    def may_stand_for(self, row: Attribution, person: Person) -> bool:
        """Whether the words of a source may be somebody's: "the network" is no bureau, "she" no Mr. Vance.

        What belongs to somebody ("Vance's letter", "his comments") speaks for itself, as far as it is read.
        """
        source = line(row.source)
        words = source.lower().split()
        if not words or source.endswith(("’s", "'s", "s’")) or words[0] in closed_class("own_of_third"):
            return False
        if surname(person.name) in source:
            return True
        told = gazetteer.given_names().get(person.name.split()[0].lower(), "")
        other = {"he": "female", "she": "male"}.get(words[0])
        return person.name in self.persons and (not other or told != other)

    @cached_property
    def attributions(self) -> list[Attribution]:
        """Every attribution of the comparison."""
        return rows_of(Attribution, self.context.comparison.attributions)

    @cached_property
    def places_by_id(self) -> Mapping[str, list[int]]:
        """The places of each article's attributions among all of them."""
        found: dict[str, list[int]] = {}
        for place, row in enumerate(self.attributions):
            found.setdefault(row.id, []).append(place)
        return found

    @cached_property
    def text(self) -> str:
        """All texts as they were given."""
        return "\n".join(text for _, text in self.context.fields)

    def is_noun(self, name: str) -> bool:
        """Whether a single word is no name: it stands in small letters somewhere, too."""
        if " " in name:
            return False
        if name not in self._nouns:
            self._nouns[name] = stands_in(name.lower(), self.text)
        return self._nouns[name]

    @cached_property
    def _nouns(self) -> dict[str, bool]:
        return {}

    @cached_property
    def sources(self) -> Mapping[str, frozenset[str]]:
        """The words by which each article calls its sources and the names these go by."""
        found: dict[str, set[str]] = {}
        for row, person in zip(self.attributions, self.context.people, strict=True):
            if row.group is not None:
                found.setdefault(row.id, set()).update(words_in(row.source or ""), words_in(person.name))
        return {id_: frozenset(words) for id_, words in found.items()}

    def most(self, group: str) -> list[Hit]:
        """The named sources of a group, who is given most sentences first."""
        return list(self.hits.get(group, {}).values())

    def rows_of(self, ids: Collection[str] | None) -> Iterable[int]:
        """The rows of some articles, or of all."""
        if ids is None:
            return range(len(self.context.documents))
        return [row for id_ in ids for row in self.rows_by_id.get(id_, ())]

    @cached_property
    def rows_by_id(self) -> Mapping[str, list[int]]:
        """The rows of the articles of an id."""
        found: dict[str, list[int]] = {}
        for row, article in enumerate(self.context.documents.articles):
            found.setdefault(article.id, []).append(row)
        return found

    def only(self, group: str, ids: Collection[str] | None = None) -> list[Hit]:
        """Those of them no other group has, by no word of their name either, in the articles of an event."""
        there = {row for row in self.rows_of(ids) if self.context.comparison.same_event.groups[row] != group}
        articles = self.context.documents.articles
        others = frozenset[str]().union(*(self.sources.get(articles[row].id, frozenset()) for row in there))
        return [
            replace(hit, note="")
            for hit in self.most(group)
            if (ids is None or any(row.id in ids for row in self.given[group][hit.words]))
            and is_speaker(self.context.comparison.same_event, hit.words)
            and not words_in(hit.words) & others
            # Who is spoken of elsewhere by the last name may be heard there in a way that was not found.
            and there.isdisjoint(self.wordings.writing(surname(hit.words)))
            and not any(self.is_cited(row, there) for row in self.given[group][hit.words])
        ]

    @cached_property
    def wordings(self) -> Wordings:
        """The texts, by the words in them."""
        return Wordings([text for _, text in self.context.fields])

    def is_cited(self, row: Attribution, there: AbstractSet[int]) -> bool:
        """Whether what somebody says stands in other articles, there perhaps without a name."""
        return not there.isdisjoint(self.wordings.citing(self.content(row)))

    def content(self, row: Attribution) -> str:
        """What somebody says there."""
        if not row.content_spans:
            return ""
        start, _, end = row.content_spans.split(";")[0].partition("-")
        article = self.context.article_of[row.id]
        return line(self.context.text(article, int(row.field == "text"), int(start), int(end)))


def is_one(group: str, name: str, called: Iterable[str]) -> bool:
    """Whether a name is somebody's that is called so there: "the Democrat" may not be the party."""
    if not is_somebody(name) or is_own(line(group), name):
        return False
    own = re.compile(rf"\b{re.escape(surname(name))}\b(?! [a-z]+(?:$|[,;]))", re.IGNORECASE)
    return any(map(own.search, dict.fromkeys(called)))


def often(sentences: int) -> str:
    """How many sentences somebody has, where these are several; pronouns that were not followed have more.

    >>> often(4), often(1)
    ('at least 4 sentences', '')
    """
    return f"at least {sentences} sentences" if sentences >= OFTEN else ""


def whole_name(name: str, names: Collection[str]) -> str:
    """The one longer name a name may be short for, else itself.

    >>> whole_name("Vance", {"Vance", "Petra Vance", "Ida Brandt"})
    'Petra Vance'
    """
    own = words_in(name)
    longer = [one for one in names if own < words_in(one) and surname(one) == surname(name)]
    return longer[0] if own and len(longer) == 1 else name


def is_heard(row: Attribution, person: Person) -> bool:
    """Whether somebody with a name, no medium, is surely given the word in the text itself.

    Who is said to think or prefer is not heard, nor who declines to comment or "has not confirmed" anything;
    before a headline's colon may stand its rubric.
    """
    if row.polarity == "negated" or row.cue_lemma in single_words("statement_words", "refusing"):
        return False
    named = person.named and any(word[:1].isupper() for word in person.name.split())
    # Who advises a company that is a medium is typed as its voice.
    body = person.name.split()[0].lower() not in gazetteer.given_names()
    medium = body and (person.type in NOT_HEARD or person.name.lower().removeprefix("the ") in known_media())
    sure = row.confidence >= SURE and row.stance != THOUGHT and row.field != "title"
    return named and not medium and sure


def is_given_word(row: Attribution, content: str) -> bool:
    """Whether words of somebody are passed on: quoted, or reported as a clause, not as a deed.

    Who *defends the plan*, *endorses a rival* or *rejects a bill* has said nothing one could read.
    """
    clause = content.lower().split(maxsplit=1)[:1]
    return (
        row.kind != "indirect"
        or row.cue_lemma in PLAIN_CUES
        or not closed_class("content_clause").isdisjoint(clause)
    )


@cache
def party_words() -> frozenset[str]:
    """The words that names of parties and other bodies are made of, one by one."""
    return frozenset(part for entry in lexicon.load("bodies").entries for part in entry.text.split())


@cache
def known_media() -> frozenset[str]:
    """The names media go by, in small letters."""
    entries = lexicon.load("organisations").entries
    return frozenset(one.text for one in entries if one.category in ("agency", "media"))


def is_somebody(name: str) -> bool:
    """Whether a name is that of one somebody: of two words in capitals, or an acronym.

    >>> is_somebody("Petra Vance"), is_somebody("Critics"), is_somebody("Harbour Board officials")
    (True, False, False)
    """
    sides = name.split(" and ")
    several = len(sides) > 1 and (all(map(has_full_name, sides)) or len(name.split()) == len(SIDES))
    former = name.split()[0].lower() in single_words("source_words", "former")
    last = name.split()[-1]
    # "Angus King" is a person, "Assistant Secretary" an office, "Harbour Democrat" a member of a party.
    person = len(name.split()) > 1 and name.split()[0].lower() in gazetteer.given_names()
    office = not last.isupper() and last.lower() in gazetteer.offices()
    described = not person and (office or last.lower() in party_words())
    if several or former or described or not last[:1].isupper():
        return False
    return has_full_name(name) or (name.isupper() and len(name) > 1)


def surname(name: str) -> str:
    """The last word of a name that is no number and no "Jr.".

    >>> surname("Petra Vance Jr."), surname("the Harbour Union")
    ('Vance', 'Union')
    """
    words = [word for word in name.split() if not GENERATION.fullmatch(word)]
    return (words or name.split())[-1]


@lru_cache(REMEMBERED)
def words_in(name: str) -> frozenset[str]:
    """The words of a name that tell it from others.

    >>> sorted(words_in("the Ministry of Trade"))
    ['ministry', 'trade']
    """
    return frozenset(word for word in spelling_key(name).split() if not is_small(word))


def heard_traits(places: Places, heard: Heard, group: Group) -> Iterator[Trait | None]:
    """Who is heard most, who only here, and what is taken from other media."""
    context = places.context
    most = heard.most(places.context.given_name(group))
    unnamed = unnamed_in(context, group)
    if not most and unnamed:
        yield Trait("heard", "Heard", f"nobody by name, {several(unnamed, 'attribution')} to others", ())
    yield trait_of(places, "heard", "Heard, among others", most, most=MOST, counted=False)
    if len(context.groups) > 1:
        yield trait_of(
            places,
            "only",
            "Heard only here, among others",
            heard.only(places.context.given_name(group)),
            most=ONLY,
            counted=False,
        )
    yield taken_over(context, group)


def unnamed_in(context: Context, group: Group) -> int:
    """How many attributions of a group go to nobody in particular."""
    groups = context.comparison.attributions["group"].tolist()
    pairs = zip(groups, context.people, strict=True)
    return sum(name == context.given_name(group) and not person.named for name, person in pairs)


@dataclass(frozen=True, slots=True)
class Relay:
    """A medium a group takes something from."""

    group: str
    medium: str
    attributions: int
    ids: str
    example: str


@cache
def agencies() -> frozenset[str]:
    """The names news agencies go by, in small letters."""
    entries = [one for name in ("organisations", "acronyms") for one in lexicon.load(name).entries]
    found = [one for one in entries if one.category == "agency"]
    return frozenset(name.lower() for one in found for name in (one.text, one.note.split(";")[0]))


def taken_over(context: Context, group: Group) -> Trait | None:
    """Where the texts have it from: what they reprint, and which agencies and other media they name."""
    name = context.given_name(group)
    rows: Sequence[Relay] = [
        row for row in context.rows(Relay, "relays") if row.group == name and is_taken(context, row)
    ]
    told = [
        f"{shown(row.share, SHARE)} of its words reprinted from {context.told(row.original_group)}"
        for row in context.copies
        if row.reprint_group == name and row.original_group and row.original_group != name
    ][:ONLY]
    for kind, wanted in (("from agencies:", True), ("cites, among others,", False)):
        names = [line(row.medium) for row in rows if (row.medium.lower() in agencies()) == wanted]
        if names:
            told.append(f"{kind} {', '.join(names[:ONLY])}")
    return Trait("taken", "Other media", "; ".join(told), ()) if told else None


def is_own(outlet: str, medium: str) -> bool:
    """Whether an outlet's name is short for that of a medium: what it has from itself is no other's.

    >>> is_own("hdp", "Harbour Daily Post"), is_own("hapo", "Harbour Post"), is_own("Gull", "Harbour Post")
    (True, True, False)
    """
    letters = "".join(filter(str.isalnum, outlet.lower()))
    if not letters:
        return False
    if len(letters) > SHORT:
        return letters == "".join(filter(str.isalnum, medium.lower()))
    # How far the letters are spelt by the beginnings of the words so far.
    spelt = {0}
    for word in words_of_name(medium):
        spelt |= {
            end for at in spelt for end in range(at + 1, len(letters) + 1) if word.startswith(letters[at:end])
        }
    return len(letters) in spelt


def is_taken(context: Context, row: Relay) -> bool:
    """Whether a group surely has something from another medium: not from itself, nor from somebody's name."""
    behind = row.example.partition(f"{row.medium} ")[2]
    part = " " not in row.medium and behind[:1].isupper()
    # A platform is where somebody wrote it himself.
    platform = row.medium.lower() in single_words("source_words", "platform")
    own = is_own(line(row.group), row.medium)
    return not part and not platform and not own and not is_surname(context, row.medium)


def is_surname(context: Context, medium: str) -> bool:
    """Whether somebody in the texts is called by the name of a medium, so that one is taken for the other."""
    cast = context.comparison.same_event.actors
    people = (name for name, kind in zip(cast.name, cast.kind, strict=True) if kind == "person")
    return any(" " in name and surname(name) == medium for name in people)


def words_of_name(name: str) -> list[str]:
    """The words of a name, letters alone, in small letters; signs by themselves are none.

    >>> words_of_name("News & Observer")
    ['news', 'observer']
    """
    words = ("".join(filter(str.isalnum, word)) for word in name.lower().split())
    return [word for word in words if word]
