"""What the tables of a comparison share, each worked out on first use: who is grouped how, who tells what.

A table is made from one ``SameEvent`` and from nothing else, so that two tables never disagree about which
articles tell the same event, what is a reprint, or which clauses state the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from srccompare.comparison.actors import find_actors
from srccompare.comparison.attributed import Attributed
from srccompare.comparison.groups.copies import Copies, find_copies
from srccompare.comparison.groups.events import Grouped, find_events
from srccompare.comparison.groups.grouping import Grouping, grouping_by_names
from srccompare.comparison.statements.absence import EventLinks
from srccompare.comparison.statements.grouping import Found, find_statements, links_by_event, shown_numbers
from srccompare.comparison.terms import Terms, terms_of
from srccompare.documents import Documents, Spans, Voice
from srccompare.documents.collecting import uncollected
from srccompare.documents.names import Register
from srccompare.documents.spans import BoolArray, IntArray
from srccompare.documents.voices import NAMES
from srccompare.families.base import Family
from srccompare.measuring import Measured
from srccompare.tables.salience import Salience, frame_families, salience_of

FRAME = "frame_"
"""With what the measures of policy frames begin."""


@dataclass(frozen=True, eq=False)
class SameEvent:
    """Some articles in groups, what the families found in them, and what their tables are made from.

    ``known_events`` are the events where they were looked for before, ``given`` the rows of the articles in
    the order in which they were given, None where they stand in it. ``tables`` keeps the tables that were
    asked for, by name, ``claims`` the claims and ``settled`` who said each quotation once they
    are found.
    """

    documents: Documents
    grouping: Grouping
    copies: Copies
    families: tuple[Family, ...] = ()
    measured: Measured = field(default_factory=lambda: Measured({}, {}, []))
    voice: Voice | None = None
    by: str = "outlet"
    seed: int = 0
    known_events: Grouped | None = None
    given: IntArray | None = None
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    claims: list[Any] = field(default_factory=list)
    settled: list[Any] = field(default_factory=list)

    @classmethod
    def of(cls, documents: Documents, groups: Sequence[str | None]) -> SameEvent:
        """Articles with the name of the group of each, without measures."""
        copies = find_copies(documents, groups)
        return cls(documents, grouping_by_names(groups), copies)

    @property
    def groups(self) -> list[str | None]:
        """The group of each article."""
        return self.grouping.names

    @cached_property
    def found_events(self) -> Grouped:
        """Which articles tell the same event."""
        return self.known_events or find_events(self.documents)

    @cached_property
    def event_names(self) -> list[str]:
        """The events, in the order of the table."""
        return list(dict.fromkeys(self.found_events.event))

    @cached_property
    def event_of(self) -> IntArray:
        """The event of each article, by number."""
        number = {name: place for place, name in enumerate(self.event_names)}
        return np.array([number[name] for name in self.found_events.event], np.int64)

    @cached_property
    def articles_of(self) -> list[dict[str | None, list[int]]]:
        """For each event its groups, in order, each with its articles."""
        found: list[dict[str | None, list[int]]] = [{} for _ in self.event_names]
        for row, (group, number) in enumerate(zip(self.groups, self.event_of.tolist(), strict=True)):
            found[number].setdefault(group, []).append(row)
        return found

    @cached_property
    def found_statements(self) -> Found:
        """The statements, with their clauses and the links between them."""
        with uncollected():
            return find_statements(self.documents, self.event_of, self.groups, self.copies.reprinted)

    @cached_property
    def event_links(self) -> dict[int, EventLinks]:
        """For each event of several articles its sentences and the pairs of them that may state the same."""
        with uncollected():
            return links_by_event(self.found_statements)

    @cached_property
    def shown_numbers(self) -> dict[int, int]:
        """The numbers of the statements that have rows in the table of statements."""
        return shown_numbers(self.found_statements)

    def links_by_clause(self, clauses: Sequence[int]) -> list[int]:
        """The rows of the links that touch some clauses, in order."""
        return sorted({row for clause in clauses for row in self._links_of.get(clause, ())})

    @cached_property
    def _links_of(self) -> dict[int, list[int]]:
        links, found = self.found_statements.links, defaultdict(list)
        for row, ends in enumerate(zip(links.part_one.tolist(), links.part_other.tolist(), strict=True)):
            for clause in ends:
                found[clause].append(row)
        return dict(found)

    @cached_property
    def statement_of_clause(self) -> list[int]:
        """The number in the table of statements of each clause's statement; -1 for parts of no row."""
        found = self.found_statements
        numbers = shown_numbers(found)
        return [numbers.get(number, -1) for number in found.number.tolist()]

    @cached_property
    def actors(self) -> Register:
        """The entities of all articles made one."""
        return find_actors(self.documents)

    @cached_property
    def kind_of_actor(self) -> Mapping[str, str]:
        """The kind of each name; of namesakes that of the first."""
        return dict(zip(reversed(self.actors.name), reversed(self.actors.kind), strict=True))

    @cached_property
    def attributed(self) -> Attributed:
        """The attributions by what they cover, with their sources across articles."""
        return Attributed(self.documents, self.actors)

    @cached_property
    def reprinted(self) -> BoolArray:
        """Tokens that stand in an earlier article on the same event, too."""
        found, articles = self.copies, self.documents.articles
        event = dict(zip(articles.ids, self.event_of.tolist(), strict=True))
        pairs = zip(found.pairs["original"].tolist(), found.pairs["reprint"].tolist(), strict=True)
        # Standing phrases make articles on different events alike; a reprint tells the same one.
        reprints = {reprint for original, reprint in pairs if event[original] == event[reprint]}
        allowed = np.array([article.id in reprints for article in articles], bool)
        mask: BoolArray = found.reprinted & allowed[self.documents.tokens.article]
        return mask

    @cached_property
    def terms(self) -> Terms:
        """The outlets' own words and phrases; reprinted text counts once, for the first to print it."""
        return terms_of(self.documents, without=self.reprinted)

    @cached_property
    def frame_hits(self) -> Mapping[str, Spans]:
        """The hits of each policy frame that was measured."""
        return {
            name.removeprefix(FRAME).replace("_", " "): spans
            for name, spans in self.measured.evidence.items()
            if name.startswith(FRAME)
        }

    @property
    def frame_voice(self) -> Voice:
        """The voice whose words are counted for the frames."""
        return self.voice if self.voice is not None and self.voice in NAMES.values() else Voice.OUTLET

    @cached_property
    def salience(self) -> Salience:
        """The salience of every frame in every article."""
        return salience_of(self.documents, frame_families(self.families), self.frame_voice)
