"""The same event in several articles: what belongs together, each table worked out on first use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

import numpy as np
import pandas as pd

from srccompare.comparison.attributed import Attributed
from srccompare.comparison.groups import events
from srccompare.comparison.groups.copies import Copies, find_copies
from srccompare.comparison.statements import grouping as statements
from srccompare.comparison.statements.encoders import Encoder
from srccompare.comparison.statements.grouping import Found, find_statements
from srccompare.comparison.tables import conflicts
from srccompare.comparison.tables import quotations as quoted
from srccompare.comparison.tables import statement_matrix as matrix
from srccompare.documents import Documents
from srccompare.documents.collecting import uncollected
from srccompare.documents.spans import IntArray

__all__ = ["Encoder", "SideBySide"]


class SideBySide:
    """Events, copies, quotations, statements, their certainty and their conflicts for some articles."""

    def __init__(
        self, documents: Documents, groups: Sequence[str | None], encoder: Encoder | None = None
    ) -> None:
        self.documents, self.groups, self.encoder = documents, list(groups), encoder

    @cached_property
    def found_copies(self) -> Copies:
        """Which articles reprint which, with the tokens that are reprinted."""
        with uncollected():
            return find_copies(self.documents, self.groups)

    @property
    def copies(self) -> pd.DataFrame:
        """The reprints as a table."""
        return self.found_copies.pairs

    @cached_property
    def events(self) -> pd.DataFrame:
        """Articles by event."""
        return events.events_table(self.documents, self.groups)

    @cached_property
    def event_names(self) -> list[str]:
        """The events, in the order of the table."""
        return list(dict.fromkeys(self.events["event"].tolist()))

    @cached_property
    def event_of(self) -> IntArray:
        """The event of each article, by number."""
        number = {name: place for place, name in enumerate(self.event_names)}
        by_id = dict(zip(self.events["id"].tolist(), self.events["event"].tolist(), strict=True))
        return np.array([number[by_id[article.id]] for article in self.documents.articles], np.int64)

    @cached_property
    def articles_of(self) -> list[dict[str | None, list[int]]]:
        """For each event its groups, in order, each with its articles."""
        found: list[dict[str | None, list[int]]] = [{} for _ in self.event_names]
        for row, (group, number) in enumerate(zip(self.groups, self.event_of.tolist(), strict=True)):
            found[number].setdefault(group, []).append(row)
        return found

    @cached_property
    def quotations(self) -> pd.DataFrame:
        """Quotations that several articles have."""
        with uncollected():
            return quoted.quotations_table(self)

    @cached_property
    def found_statements(self) -> Found:
        """The statements, with their clauses and the links between them."""
        with uncollected():
            return find_statements(self)

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
    def attributed(self) -> Attributed:
        """The attributions by what they cover, with their sources across articles."""
        return Attributed(self.documents)

    @cached_property
    def statements(self) -> pd.DataFrame:
        """Statements by group of those that say the same."""
        with uncollected():
            return statements.statements_table(self)

    @cached_property
    def statement_of_clause(self) -> list[int]:
        """The number in the table of statements of each clause's statement; -1 for parts of no row."""
        found = self.found_statements
        numbers = statements.shown_numbers(found)
        return [numbers.get(number, -1) for number in found.number.tolist()]

    @cached_property
    def statement_matrix(self) -> pd.DataFrame:
        """How surely each group puts each statement."""
        with uncollected():
            return matrix.matrix_table(self)

    @cached_property
    def conflicts(self) -> pd.DataFrame:
        """Details that agree or disagree within a statement."""
        with uncollected():
            return conflicts.conflicts_table(self)
