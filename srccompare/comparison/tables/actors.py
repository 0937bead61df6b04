"""Who and what is named in the articles."""

from __future__ import annotations

from srccompare.comparison.actors import COLUMNS, actors_table
from srccompare.comparison.tables.base import Table

TABLE = Table(
    "actors",
    "one row per person, country, place or body that the articles name, with its names, type and counts",
    COLUMNS,
    lambda event: actors_table(event.documents),
)
