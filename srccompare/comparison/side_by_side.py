"""The same event in several articles: what belongs together, each table worked out on first use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import pandas as pd

from srccompare.comparison import conflicts, events, matrix, quoted, statements
from srccompare.comparison.copies import Copies, find_copies
from srccompare.documents import Documents

Encoder = Callable[[list[str]], Any]
"""Sentences in, one row of numbers for each out."""


class SideBySide:
    """Events, copies, quotations, statements, their certainty and their conflicts for some articles."""

    def __init__(
        self, documents: Documents, groups: Sequence[str | None], encoder: Encoder | None = None
    ) -> None:
        self.documents, self.groups, self.encoder = documents, list(groups), encoder

    @cached_property
    def found_copies(self) -> Copies:
        """Which articles reprint which, with the tokens that are reprinted."""
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
    def quotations(self) -> pd.DataFrame:
        """Quotations that several articles have."""
        return quoted.quotations_table(self)

    @cached_property
    def statements(self) -> pd.DataFrame:
        """Statements by group of those that say the same."""
        return statements.statements_table(self)

    @cached_property
    def statement_matrix(self) -> pd.DataFrame:
        """How surely each group puts each statement."""
        return matrix.matrix_table(self)

    @cached_property
    def conflicts(self) -> pd.DataFrame:
        """Details that agree or disagree within a statement."""
        return conflicts.conflicts_table(self)
