"""What every part of the report needs to know: the groups, whose each article is, and where things stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np

from srccompare.comparison import Comparison
from srccompare.comparison.claims import Claim, find_claims
from srccompare.comparison.statistics.verdicts import is_lead
from srccompare.documents import Documents, Spans, Voice
from srccompare.documents.spans import BoolArray, FloatArray, IntArray
from srccompare.documents.voices import NAMES
from srccompare.families.base import Measure
from srccompare.report.excerpts import Text, sentences_carried
from srccompare.report.numbers import Style, style_of
from srccompare.report.people import Person, people_of
from srccompare.report.pictures.dots import MANY
from srccompare.report.rows import Copy, Pair, Row, StatementVersion, rows_of
from srccompare.report.view import Group
from srccompare.report.wording import STATUS, clean, label_of, line, short

Made = TypeVar("Made")

LABEL = 28
"""Characters of a group's name in a table head."""
FILE = 11
"""Characters of a file name that stands for an outlet, where they tell it from the others."""
FIELD = {"title": 0, "text": 1}
HASH = re.compile(r"\d+|(?=[0-9a-f]*\d)[0-9a-f]{6,}")
"""What a file name is made of that tells nothing: numbers, and letters and digits as a hash has them."""
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
READ_MOST = 100
"""Articles whose text a report carries."""


@dataclass(frozen=True, eq=False)
class Context:
    """A comparison with its groups numbered; anchors are numbers, as names may hold anything."""

    comparison: Comparison
    carried: Text = "full"
    brief: bool = False

    def rows(self, kind: type[Row], table: str) -> Sequence[Row]:
        """The rows of a table of the comparison as ``rows_of`` gives them, read once for each kind."""
        known: dict[tuple[type[Any], str], Sequence[Any]] = self._rows
        if (kind, table) not in known:
            known[kind, table] = rows_of(kind, getattr(self.comparison, table))
        return known[kind, table]

    @cached_property
    def _rows(self) -> dict[tuple[type[Any], str], Sequence[Any]]:
        return {}

    def once(self, make: Callable[[Context], Made]) -> Made:
        """What is made of a comparison for several parts of its report, made where it is first asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    @cached_property
    def _made(self) -> dict[Callable[[Context], Any], Any]:
        return {}

    @property
    def documents(self) -> Documents:
        """The texts."""
        return self.comparison.documents

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups in order; labels that cutting made equal get their number."""
        keys = [line(name) or "(no name)" for name in self.comparison.groups]
        files = {line(a.id) for a in self.documents.articles if a.outlet == a.id}
        names = [
            f"Text {letters(n)}" if key in files and says_nothing(key) else key for n, key in enumerate(keys)
        ]
        labels = [start_of(name, names) if name in files else short(name, LABEL) for name in names]
        labels = [
            f"{label} ({n + 1})" if labels.count(label) > 1 else label for n, label in enumerate(labels)
        ]
        sizes = np.bincount(self.group_of[self.group_of >= 0], minlength=len(names)).tolist()
        about = zip(range(len(names)), names, labels, sizes, keys, strict=True)
        return tuple(Group(*one) for one in about)

    def told(self, text: str | None) -> str:
        """Words of the comparison as they may be shown, with its groups called as the report calls them."""
        shown = line(text)
        for group in self.groups:
            if group.name != group.key:
                shown = shown.replace(group.key, group.name)
        return shown

    def given_name(self, group: Group) -> str:
        """The name of a group as the tables have it; its key is what of it can be shown."""
        return self.comparison.groups[group.number]

    def called(self, name: object) -> str:
        """A group as it is called in running text: by its label."""
        number = self.number_of_group.get(name)
        return "(in no group)" if number is None else self.groups[number].label

    @cached_property
    def number_of_group(self) -> dict[object, int]:
        """The number of each group."""
        return {name: place for place, name in enumerate(self.comparison.groups)}

    @cached_property
    def group_of(self) -> IntArray:
        """The group of each article, -1 for none."""
        groups = self.comparison.same_event.groups
        return np.array([self.number_of_group.get(name, -1) for name in groups], np.int64)

    @cached_property
    def rows_of_group(self) -> list[list[int]]:
        """The articles of each group."""
        return [np.flatnonzero(self.group_of == group.number).tolist() for group in self.groups]

    @property
    def voice(self) -> Voice | None:
        """The voice asked for, None where every measure has its own."""
        return NAMES.get(self.comparison.provenance.get("voice", ""))

    def style(self, measure: Measure) -> Style:
        """How the numbers of a measure are written: counts as whole numbers unless some are means."""
        return style_of(measure, means=measure.name in self.means)

    @cached_property
    def words_before(self) -> IntArray:
        """How many measured words stand before each token, and how many there are."""
        counted = np.cumsum(self.documents.is_word & self.documents.measured)
        return np.concatenate([[0], counted])

    @cached_property
    def means(self) -> frozenset[str]:
        """The measures of which some value is no whole number."""
        table = self.comparison.table
        values = table["value"].to_numpy(float)
        return frozenset(table["measure"][~np.isnan(values) & (values % 1 != 0)])

    @cached_property
    def number_of(self) -> dict[str, int]:
        """The number of each measure, from 1; anchors are made of it."""
        measures = (measure for family in self.comparison.families for measure in family.measures)
        return {measure.name: number for number, measure in enumerate(measures, start=1)}

    @cached_property
    def labels(self) -> dict[str, str]:
        """What people call each measure."""
        return {
            measure.name: label_of(measure)
            for family in self.comparison.families
            for measure in family.measures
        }

    def evidence_link(self, measure: str, group: object) -> str:
        """Where the sentences behind a number stand; empty where there are none."""
        spans = self.comparison.evidence.get(measure)
        if spans is None or group not in self.comparison.groups:
            return ""
        place = self.comparison.groups.index(str(group))
        return (
            f"e{self.number_of[measure]}-{place + 1}" if (self.group_of[spans.article] == place).any() else ""
        )

    @cached_property
    def leads(self) -> frozenset[tuple[str, str]]:
        """Differences that would be told apart if each were the only one looked at, by measure and group."""
        table = self.comparison.table
        leads = table[is_lead(table)]
        return frozenset(zip(leads["measure"], leads["group"], strict=True))

    @cached_property
    def people(self) -> list[Person]:
        """The source of each attribution, in the order of the comparison's table."""
        return people_of(self.comparison)

    @cached_property
    def speakers(self) -> dict[tuple[str, str, str], str]:
        """Who is meant by the words for a source in a sentence of an article; nobody where two are."""
        told = self.comparison.attributions
        meant: dict[tuple[str, str, str], set[str]] = {}
        for who, *key in zip(self.people, told["id"], told["source"], told["sentence"], strict=True):
            if who.named and isinstance(key[1], str):
                meant.setdefault((key[0], key[1], key[2]), set()).add(who.name)
        return {key: names.pop() for key, names in meant.items() if len(names) == 1}

    @cached_property
    def versions(self) -> list[StatementVersion]:
        """The cells of the matrix of statements, statement by statement."""
        return rows_of(StatementVersion, self.comparison.statement_matrix)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What outlets tell differently; not that one leaves to a source what its headline states."""
        found = find_claims(self.comparison.same_event)
        return tuple(claim for claim in found if not self.is_stated_too(claim))

    def is_stated_too(self, claim: Claim) -> bool:
        """Whether the outlet that leaves something to a source states it as fact in another sentence."""
        return claim.kind == "certainty" and (claim.about, claim.places[-1].group) in self.stated

    @cached_property
    def stated(self) -> frozenset[tuple[int, str | None]]:
        """The statements each group states as fact."""
        table = self.comparison.statements
        rows = zip(table["statement"], table["group"], table["certainty"], strict=True)
        return frozenset(
            (statement, group) for statement, group, certainty in rows if str(certainty) == "asserted"
        )

    @cached_property
    def copies(self) -> list[Copy]:
        """Who reprints whom; of several originals the one that gave most stands first."""
        return rows_of(Copy, self.comparison.copies)

    @cached_property
    def pairs(self) -> dict[tuple[object, ...], Pair]:
        """The clauses of statements that have a match, by statement and place."""
        every = rows_of(Pair, self.comparison.statements)
        return {
            (pair.statement, pair.id, pair.field, pair.start): pair
            for pair in every
            if pair.band != "no match found"
        }

    @cached_property
    def article_of(self) -> dict[str, int]:
        """The row of each article; the first of several with one id."""
        return {a.id: row for row, a in reversed(list(enumerate(self.documents.articles)))}

    @cached_property
    def as_given(self) -> list[int]:
        """The rows of the articles in the order in which they were given."""
        given = self.comparison.same_event.given
        return list(range(len(self.documents))) if given is None else given.tolist()

    @cached_property
    def place_given(self) -> dict[int, int]:
        """The place of each article in that order."""
        return {article: place for place, article in enumerate(self.as_given)}

    @property
    def many(self) -> bool:
        """Whether there are more groups than fit beside each other."""
        return len(self.groups) > MANY

    @property
    def read(self) -> int:
        """How many articles are shown as text."""
        return min(len(self.documents), READ_MOST) if self.carried != "none" and not self.brief else 0

    @property
    def marked(self) -> bool:
        """Whether every attribution can be seen in the texts the report carries."""
        return self.carried == "full" and self.read == len(self.documents)

    @cached_property
    def allowed(self) -> BoolArray:
        """Which sentences may be shown."""
        contrast = self.contrast if self.carried == "excerpts" else None
        return sentences_carried(self.documents, self.comparison.evidence, self.carried, contrast)

    @cached_property
    def contrast(self) -> FloatArray:
        """How differently groups put the statement a sentence belongs to; 0 for other sentences."""
        sentences = self.documents.sentences
        places = (sentences.article.tolist(), sentences.field.tolist(), sentences.start.tolist())
        row_of = {place: row for row, place in enumerate(zip(*places, strict=True))}
        found = np.zeros(len(sentences))
        for row in self.versions:
            pair = self.pairs.get((row.statement, row.id, row.field, row.start))
            if pair is not None:
                place = (self.article_of[row.id], FIELD[row.field], pair.sentence_start)
                if place in row_of:
                    found[row_of[place]] = max(found[row_of[place]], row.disagreement)
        return found

    def group_name(self, article: int) -> str:
        """The name of an article's group."""
        number = int(self.group_of[article])
        return self.groups[number].name if number >= 0 else "(in no group)"

    def article_name(self, article: int) -> str:
        """How an article is told from others of its group; empty where it is the only one."""
        number = int(self.group_of[article])
        alone = number >= 0 and self.groups[number].articles == 1
        return "" if alone else short(line(self.documents.articles[article].id), 60)

    def starts_of(self, spans: Spans) -> Mapping[tuple[int, int], tuple[int, list[int]]]:
        """For each article and field with some spans the row of the first, and where each of them begins."""
        if spans not in self._starts:
            field = spans.article.astype(np.int64) * len(FIELD) + spans.field
            first, starts = np.flatnonzero(np.diff(field, prepend=-1)), spans.start.tolist()
            bounds = pairwise([*first.tolist(), len(starts)])
            keys = zip(spans.article[first].tolist(), spans.field[first].tolist(), strict=True)
            self._starts[spans] = {
                key: (low, starts[low:high]) for key, (low, high) in zip(keys, bounds, strict=True)
            }
        return self._starts[spans]

    @cached_property
    def _starts(self) -> dict[Spans, Mapping[tuple[int, int], tuple[int, list[int]]]]:
        return {}

    def text_note(self, article: int) -> str:
        """How a text is told from others of its group on the same event; empty where it is the only one."""
        event, number = self.comparison.same_event.event_of, self.group_of[article]
        several = ((self.group_of == number) & (event == event[article])).sum() > 1
        return short(line(self.documents.articles[article].id), 60) if several else ""

    def state_of(self, article: int) -> str:
        """Why an article was not measured; empty if it was."""
        state = str(self.comparison.same_event.measured.status[article])
        return STATUS.get(state, f"a measure failed ({state})")

    def headline(self, article: int) -> str:
        """The headline on one line; empty where there is none."""
        return line(self.documents.title_of(article))

    def text_link(self, article: int) -> str:
        """Where the text of an article stands; empty where it is not shown."""
        place = self.place_given[article]
        return f"a{place + 1}" if place < self.read else ""

    @cached_property
    def first_sentence(self) -> IntArray:
        """The row of each article's first sentence."""
        return np.searchsorted(self.documents.sentences.article, np.arange(len(self.documents)))

    def sentence_range(self, article: int) -> tuple[int, int]:
        """The rows of an article's sentences: from the first to before the next article's."""
        first = self.first_sentence
        last = len(self.documents.sentences) if article + 1 == len(first) else int(first[article + 1])
        return int(first[article]), last

    def sentence_link(self, sentence: int) -> str:
        """Where a sentence stands in the texts; empty where it is not shown."""
        article = int(self.documents.sentences.article[sentence])
        text = self.text_link(article)
        if not text or not self.allowed[sentence]:
            return ""
        return f"{text}s{sentence - int(self.first_sentence[article]) + 1}"

    @cached_property
    def stories(self) -> tuple[tuple[int, str], ...]:
        """The events several groups tell, by number and as they are called; none where there is but one."""
        event, found = self.comparison.same_event, []
        for number, name in enumerate(event.event_names):
            own = event.articles_of[number]
            if len([group for group in own if group is not None]) > 1:
                rows = sorted(row for articles in own.values() for row in articles)
                headline = next(filter(None, map(self.headline, rows)), "")
                found.append((number, headline if headline and says_nothing(name) else line(name)))
        return tuple(found) if len(found) > 1 else ()

    def story_name(self, event: str | None) -> str:
        """What an event is called, where there are several."""
        names = self._called_stories
        return names.get(event or "", line(event)) if names else ""

    def story_of(self, article: int) -> str:
        """The story of an article, where there are several."""
        event = self.comparison.same_event
        return self.story_name(event.event_names[int(event.event_of[article])])

    @cached_property
    def _called_stories(self) -> dict[str, str]:
        names = self.comparison.same_event.event_names
        if len(names) < 2:
            return {}
        return {name: line(name) for name in names} | {names[number]: told for number, told in self.stories}

    @cached_property
    def place_in_story(self) -> list[int]:
        """The number of each article among those of its event, from 1."""
        seen: dict[int, int] = {}
        places = []
        for event in self.comparison.same_event.event_of.tolist():
            seen[event] = seen.get(event, 0) + 1
            places.append(seen[event])
        return places

    def text_label(self, article: int) -> str:
        """What a text is called beside others of its event: its group, and its id where that has several."""
        number = int(self.group_of[article])
        label = self.groups[number].label if number >= 0 else line(self.documents.articles[article].id)
        return " ".join(filter(None, [label, self.text_note(article)]))

    @cached_property
    def fields(self) -> list[tuple[str, str]]:
        """Title and text of every article."""
        return [(article.title or "", article.text) for article in self.documents.articles]

    @cached_property
    def small_fields(self) -> list[tuple[str, str]]:
        """The same in small letters."""
        return [(title.lower(), text.lower()) for title, text in self.fields]

    def field_text(self, id_: str, field: str) -> str:
        """The headline or text of an article, by its id."""
        return self.fields[self.article_of[id_]][FIELD[field]]

    def text(self, article: int, field: int, start: int, end: int) -> str:
        """A stretch of an article as it may be shown."""
        return clean(self.fields[article][field][start:end])


def says_nothing(name: str) -> bool:
    """Whether a file's name is a number or a hash, which no reader can tell from another.

    >>> says_nothing("001_dc1a1f32f922da49"), says_nothing("tribune-2"), says_nothing("0017")
    (True, False, True)
    """
    parts = re.split(r"[\W_]+", name.lower())
    return bool(UUID.fullmatch(name.lower())) or all(HASH.fullmatch(part) for part in parts if part)


def letters(number: int) -> str:
    """A letter for each text, two from the 27th on.

    >>> letters(0), letters(26)
    ('A', 'AA')
    """
    return (letters(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)


def start_of(name: str, names: Sequence[str]) -> str:
    """The start of a long file name, where no other of these begins alike.

    >>> start_of("001_dc1a1f32f922da49", ["001_dc1a1f32f922da49", "002_dc1a1f32f922da49"])
    '001_dc1a1f…'
    """
    cut = short(name, FILE)
    return cut if sum(other.startswith(cut.rstrip("…")) for other in names) == 1 else short(name, LABEL)
