"""Which articles reprint which."""

from __future__ import annotations

from srccompare.comparison.groups.copies import COLUMNS
from srccompare.comparison.tables.base import Table

TABLE = Table(
    "copies",
    "one row per two articles of which one reprints the other",
    COLUMNS,
    lambda event: event.copies.pairs,
)
