"""What a table of a comparison promises: its name, what a row is, its columns; and how it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, overload

import pandas as pd

from srccompare.comparison.same_event import SameEvent
from srccompare.documents.collecting import uncollected


class HasEvent(Protocol):
    """What tables can be asked of: a comparison."""

    @property
    def same_event(self) -> SameEvent:
        """What its tables are made from."""


@dataclass(frozen=True, eq=False)
class Table:
    """A table of a comparison, made when it is first asked for.

    As an attribute of a class it gives the table of the instance: ``Comparison.coverage`` is the promise,
    ``comparison.coverage`` the data frame.
    """

    name: str
    row: str
    """What a row is, as a line of docs/comparison-tables.md."""
    columns: Mapping[str, str]
    """The promised columns, in order, with their dtypes."""
    make: Callable[[SameEvent], pd.DataFrame] = field(repr=False)
    argument: str = ""
    """What the table can be asked for with: such a table is a method."""
    growing: bool = False
    """Whether the columns of the measures asked for follow the promised ones."""

    def __post_init__(self) -> None:
        # So that ``help(Comparison.words)`` says what the table is.
        object.__setattr__(self, "__doc__", f"{self.row[0].upper()}{self.row[1:]}.")

    def of(self, event: SameEvent) -> pd.DataFrame:
        """The table of some articles."""
        if self.name not in event.tables:
            with uncollected():
                event.tables[self.name] = self.make(event)
        return event.tables[self.name]

    @overload
    def __get__(self, comparison: None, owner: type[object]) -> Table: ...
    @overload
    def __get__(self, comparison: HasEvent, owner: type[object]) -> pd.DataFrame: ...
    def __get__(self, comparison: HasEvent | None, owner: type[object]) -> Table | pd.DataFrame:
        return self if comparison is None else self.of(comparison.same_event)
