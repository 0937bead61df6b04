"""The texts of one event, outlet by outlet: which words stand where, and in whose voice."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np

from srccompare.comparison.statements import word_vectors
from srccompare.comparison.statements.words import stem
from srccompare.documents.spans import FloatArray
from srccompare.documents.text.grammar.forms import REMEMBERED, is_small
from srccompare.documents.text.zones import TITLE
from srccompare.report.context import Context
from srccompare.report.front.heard import Heard
from srccompare.report.front.hits import FIELDS, Spot
from srccompare.report.front.own_words import OwnWords
from srccompare.report.view import Group
from srccompare.report.wording import line

TELLERS = 6
"""Outlets on an event up to which a sentence can name what each of them does."""
TIMES = frozenset(
    name.lower()
    for names in (calendar.day_name, calendar.month_name, calendar.day_abbr, calendar.month_abbr)
    for name in names
)


@dataclass(frozen=True, slots=True)
class Line:
    """A difference in a sentence, the groups it is about, and the passages it stands on, by group."""

    text: str
    spots: tuple[tuple[str, Spot], ...]
    weight: float = 0.0
    """Of lines of one kind the heaviest are told first."""
    notes: tuple[str, ...] = ()
    """What is told with each passage, if anything."""
    is_in_texts: bool = False
    """Whether a page that has the texts leads there and does not repeat the passages."""


# One for each word of all texts: a frozen dataclass takes thrice the time to make.
class Word(NamedTuple):
    """A word at one place: ``voice`` is 0 for the outlet's own, 1 attributed, 2 quoted."""

    token: int
    stem: str
    written: str
    spot: Spot
    sentence: int
    paragraph: int
    """Of the text, from 1; 0 in the headline."""
    voice: int

    @property
    def in_headline(self) -> bool:
        """Whether it stands in the headline, given apart or as the first line of the text."""
        return self.paragraph == 0


@dataclass(frozen=True, eq=False)
class Teller:
    """A group with its articles on an event."""

    group: Group
    name: str
    rows: tuple[int, ...]
    words: tuple[Word, ...] = field(repr=False)
    paragraphs: int
    """Of its longest text."""

    @cached_property
    def stems(self) -> Counter[str]:
        """How often each word stands there, whatever its ending."""
        return Counter(word.stem for word in self.words)

    @cached_property
    def places_of(self) -> Mapping[str, Sequence[Word]]:
        """The places of each word, whatever its ending, in reading order."""
        found: dict[str, list[Word]] = {}
        for word in self.words:
            found.setdefault(word.stem, []).append(word)
        return found

    @cached_property
    def telling(self) -> list[bool]:
        """Whether each word says something by itself."""
        return [is_telling(word) for word in self.words]

    @cached_property
    def word_at(self) -> Mapping[tuple[str, str, int], Word]:
        """The word that begins at a place of an article."""
        return {word.spot[:3]: word for word in self.words}

    @cached_property
    def words_in(self) -> Counter[int]:
        """How many words each sentence has."""
        return Counter(word.sentence for word in self.words)

    @cached_property
    def squeezed(self) -> str:
        """Its letters without blanks and hyphens, in which "night club" is "nightclub"."""
        return "".join(filter(str.isalpha, "".join(word.written for word in self.words).lower()))

    @cached_property
    def parts(self) -> list[str]:
        """Its words and the parts of its compounds in small letters, sorted."""
        written = {word.written.lower() for word in self.words}
        return sorted(written.union(*(word.split("-") for word in written)))

    @cached_property
    def directions(self) -> FloatArray:
        """The vectors of its words and parts of compounds that have one, of length 1."""
        table = word_vectors.load()
        rows = table.rows(self.parts)
        return table.directions(np.unique(rows[rows >= 0]))

    @cached_property
    def first_of_part(self) -> dict[str, int]:
        """The first paragraph with each word, or part of a compound, in small letters."""
        first: dict[str, int] = {}
        for word in self.words:
            for part in word.written.lower().split("-"):
                first[part] = min(first.get(part, word.paragraph), word.paragraph)
        return first

    @cached_property
    def pieces(self) -> list[str]:
        """Its words, compounds in parts only, in small letters, sorted."""
        return sorted(self.first_of_part)

    def has(self, word: Word) -> bool:
        """Whether it has a word of another text, in whatever form, joined or apart."""
        bare = "".join(filter(str.isalpha, word.written.lower()))
        return word.stem in self.stems or ("-" in word.written and bare in self.squeezed)

    @cached_property
    def reported(self) -> frozenset[int]:
        """The sentences in which somebody else is given the word."""
        return frozenset(word.sentence for word in self.words if word.voice)

    @property
    def label(self) -> str:
        """How it is called in a sentence."""
        return self.group.label


@dataclass(frozen=True, eq=False)
class Event:
    """An event with those who tell it."""

    context: Context
    name: str
    tellers: tuple[Teller, ...]
    heard: Heard
    """Who is given the word in the whole comparison."""
    own_words: OwnWords
    """Which words of the whole comparison are surely the outlets' own."""

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The words that stand in small letters somewhere."""
        return frozenset(
            word.written for teller in self.tellers for word in teller.words if word.written.islower()
        )

    @cached_property
    def ids(self) -> frozenset[str]:
        """Its articles."""
        return frozenset().union(*map(self.ids_of, self.tellers))

    def ids_of(self, one: Teller) -> frozenset[str]:
        """The articles of a group."""
        return frozenset(self.context.documents.articles[row].id for row in one.rows)

    def others(self, one: Teller) -> list[Teller]:
        """All but one."""
        return [other for other in self.tellers if other is not one]


def event_of(context: Context, number: int) -> Event:
    """An event of a comparison, by its number."""
    same_event = context.comparison.same_event
    articles = same_event.articles_of[number]
    tellers = []
    for group in context.groups:
        name = context.given_name(group)
        rows = tuple(sorted(articles.get(name, ())))
        if rows:
            words = tuple(word for row in rows for word in words_in(context, row))
            paragraphs = max((word.paragraph for word in words), default=0)
            if paragraphs:
                tellers.append(Teller(group, name, rows, words, paragraphs))
    return Event(
        context,
        same_event.event_names[number],
        tuple(tellers),
        context.once(Heard),
        context.once(OwnWords),
    )


def words_in(context: Context, row: int) -> Iterable[Word]:
    """The words of an article that are measured, headline first."""
    documents = context.documents
    tokens = documents.tokens
    # Numbers of another type would have those of all articles converted.
    low, high = np.searchsorted(tokens.article, np.array([row, row + 1], tokens.article.dtype)).tolist()
    own = np.flatnonzero(documents.measured[low:high] & documents.is_word[low:high]) + low
    strings, fields = documents.vocabulary.norms.strings, context.fields[row]
    number, last = 0, -1
    id_ = documents.articles[row].id
    headline = (tokens.field[own] == 0) | (documents.zone[own] == TITLE)
    voice = np.where(documents.quoted[own], 2, documents.attributed[own])
    columns = (
        own, tokens.norm[own], tokens.field[own], tokens.start[own], tokens.end[own], documents.sentence[own],
        documents.paragraph[own], headline, voice,
    )  # fmt: skip
    for token, norm, part, start, end, sentence, paragraph, above, whose in zip(
        *(column.tolist() for column in columns), strict=True
    ):
        if not above and paragraph != last:
            last = paragraph
            number += 1
        yield Word(
            token,
            key_of(strings[norm]),
            fields[part][start:end],
            (id_, FIELDS[part], start, end),
            sentence,
            0 if above else number,
            whose,
        )


@lru_cache(REMEMBERED)
def key_of(word: str) -> str:
    """What a word has in common with its other forms and spellings.

    >>> key_of("e-mails") == key_of("email"), key_of("r.n.c.")
    (True, 'rnc')
    """
    bare = re.sub(r"[.’']|(?<=^[a-z])-", "", word.lower())
    return stem(bare) if bare else word


def field_of(event: Event, word: Word) -> str:
    """The headline or text a word stands in."""
    return event.context.field_text(*word.spot[:2])


def spanned(words: Sequence[Word]) -> Spot:
    """The place of words that stand together."""
    id_, field, start, _ = words[0].spot
    return id_, field, start, words[-1].spot[3]


def said(event: Event, words: Sequence[Word]) -> str:
    """Words that stand together as they are written."""
    if len(words) == 1:
        return line(words[0].written)
    return line(field_of(event, words[0])[words[0].spot[2] : words[-1].spot[3]])


def adjoins(event: Event, one: Word, other: Word) -> bool:
    """Whether a text has one word right behind another."""
    return field_of(event, one)[one.spot[3] : other.spot[2]] in (" ", "-")


def is_telling(word: Word) -> bool:
    """Whether a word says something by itself: no function word, day, month or number."""
    return is_told_by(word.written)


@lru_cache(REMEMBERED)
def is_told_by(written: str) -> bool:
    """Whether a written word says something by itself."""
    small = written.lower()
    return (
        len(small) > (1 if written[:1].isupper() else 2)
        and not is_small(small)
        and small.rstrip(".") not in TIMES
        and not any(character.isdigit() for character in small)
    )


def joined(parts: Sequence[str]) -> str:
    """Names one after the other.

    >>> joined(["a", "b", "c"]), joined(["a"])
    ('a, b and c', 'a')
    """
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]])) if parts else ""


def marked(words: Iterable[str]) -> list[str]:
    """Words in quotation marks."""
    return [f"“{word}”" for word in words]
