"""Rows of the comparison's tables as things with names, which cells and facts are both made of."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, TypeVar

import pandas as pd

Row = TypeVar("Row")
NOWHERE = -1
"""Where something begins and ends that stands in no text."""


def rows_of(kind: type[Row], table: pd.DataFrame) -> list[Row]:
    """The rows of a table, each with the columns its type asks for; what is missing is None, a place -1.

    >>> @dataclass
    ... class Named:
    ...     name: str | None
    >>> rows_of(Named, pd.DataFrame({"name": ["Ann", None], "count": [3, 7]}))
    [Named(name='Ann'), Named(name=None)]
    """
    assert dataclasses.is_dataclass(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    return [kind(*values) for values in zip(*(values_of(table[name]) for name in names), strict=True)]


def values_of(column: pd.Series[Any]) -> list[Any]:
    """The values of a column; numbers of measures stay as they are, NaN included."""
    if column.dtype.kind in "fb":
        return column.tolist()
    missing = NOWHERE if column.dtype.kind == "i" else None
    absent = column.isna().tolist()
    return [missing if none else value for value, none in zip(column.tolist(), absent, strict=True)]


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that reprints another, and how much of it."""

    original: str
    reprint: str
    original_group: str | None
    reprint_group: str | None
    order: str
    words: int
    share: float
    original_share: float
    unchanged: float
    reprint_spans: str


@dataclass(frozen=True, slots=True)
class StatementVersion:
    """How one group puts a statement: a cell of the matrix."""

    statement: int
    event: str
    band: str
    text: str
    disagreement: float
    group: str
    certainty: str
    source: str | None
    cue: str | None
    stance: str | None
    missing: str | None
    reprint: bool
    id: str
    field: str
    start: int
    end: int
    sentence: str

    @property
    def found(self) -> bool:
        """Whether the group has the statement at all."""
        return self.certainty != "not found"


@dataclass(frozen=True, slots=True)
class Pair:
    """A clause of a statement with the clause of another group it is most like."""

    statement: int
    band: str
    id: str
    field: str
    start: int
    sentence_start: int
    stands_for: bool
    probability: float
    relation: str
    match_id: str
    match_field: str
    match_start: int
    reprint: bool
