"""The measures of every article, with its group and headline."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from srccompare.comparison.groups.genres import find_genre
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.tables.base import Table
from srccompare.documents import Documents
from srccompare.measuring import Measured
from srccompare.tables import (
    ARTICLE_COLUMNS,
    article_rows,
)

COLUMNS = {"group": "str", "title": "str", "genre": "str"} | dict.fromkeys(ARTICLE_COLUMNS, "str")


def article_table(documents: Documents, found: Measured, groups: Sequence[str | None]) -> pd.DataFrame:
    """The table of ``measure`` with group, headline and genre in front."""
    about = article_rows(documents.articles, found.status)
    titles = [documents.title_of(index) for index in range(len(documents))]
    genres = [find_genre(article).name for article in documents.articles]
    return pd.DataFrame({"group": groups, "title": titles, "genre": genres, **about, **found.values})


def as_given(event: SameEvent, table: pd.DataFrame) -> pd.DataFrame:
    """A table of one row per article in the order the articles were given in."""
    return table if event.given is None else table.iloc[event.given].reset_index(drop=True)


TABLE = Table(
    "articles",
    "one row per article: the table of `measure` with group, headline and genre in front",
    COLUMNS,
    lambda event: as_given(event, article_table(event.documents, event.measured, event.groups)),
    growing=True,
)
