"""Attention over time: how much each group says of an item, period by period."""

from __future__ import annotations

import datetime

import pandas as pd

from srccompare.comparison.caveats import day_of
from srccompare.comparison.groups.periods import PERIODS, period_of
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.tables import coverage
from srccompare.comparison.tables.base import Table
from srccompare.documents import Documents, Voice
from srccompare.errors import SrccompareError
from srccompare.tables import as_table

COLUMNS = {
    "period": "string", "group": "string", "item": "string", "kind": "string", "articles": "int64",
    "of_articles": "int64", "count": "int64", "words": "int64", "per_1000": "float64", "share": "float64",
}  # fmt: skip
# A choice of layout, both.
ITEMS = 30
FINEST = 40
"""Periods above which the next coarser kind is taken."""


def finest(days: list[datetime.date]) -> str:
    """The kind of period that parts these days into at most forty.

    >>> finest([datetime.date(2024, 1, 1), datetime.date(2024, 6, 1)])
    'week'
    """
    kinds = [kind for kind in ("day", "week", "month", "quarter", "year") if kind in PERIODS]
    span = (max(days) - min(days)).days + 1
    lengths = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
    return next((kind for kind in kinds if span / lengths[kind] <= FINEST), "year")


def attention_of(
    documents: Documents, group_of: list[str | None], coverage: pd.DataFrame, period: str | None = None
) -> pd.DataFrame:
    """One row per period, group and item: articles with it, mentions, and mentions per 1000 words.

    Periods in which a group has articles without the item have a row with 0, those without articles have
    none. ``group_of`` names the group of each article. Articles without a date are left out. Raises
    SrccompareError for an unknown period.
    """
    if period is not None and period not in PERIODS:
        raise SrccompareError(f"no period {period!r}; choose one of {', '.join(PERIODS)}")
    dated = [
        (place, article.published)
        for place, article in enumerate(documents.articles)
        if article.published is not None and group_of[place] is not None
    ]
    if not dated:
        return as_table([], COLUMNS)
    kind = period or finest([day_of(published) for _, published in dated])
    words = documents.words(Voice.ALL)
    about = pd.DataFrame(
        {
            "id": [documents.articles[place].id for place, _ in dated],
            "period": [period_of(day, kind) for _, day in dated],
            "group": [group_of[place] for place, _ in dated],
            "words": [int(words[place]) for place, _ in dated],
        }
    )
    cells = about.groupby(["period", "group"], sort=True).agg(
        of_articles=("id", "size"), words=("words", "sum")
    )
    order = coverage.drop_duplicates(["item", "kind"])[["item", "kind"]].head(ITEMS)
    grid = cells.reset_index().merge(order, how="cross")
    counted = coverage[["id", "item", "kind", "count"]].merge(about[["id", "period", "group"]], on="id")
    counted = counted.groupby(["period", "group", "item", "kind"], as_index=False).agg(
        articles=("id", "size"), count=("count", "sum")
    )
    table = grid.merge(counted, how="left", on=["period", "group", "item", "kind"])
    table[["articles", "count"]] = table[["articles", "count"]].fillna(0).astype("int64")
    table["per_1000"] = 1000 * table["count"] / table["words"].where(table["words"] > 0)
    table["share"] = table["articles"] / table["of_articles"]
    return as_table([table], COLUMNS)


def make(event: SameEvent, period: str | None = None) -> pd.DataFrame:
    """The commonest items over time."""
    return attention_of(event.documents, event.groups, coverage.TABLE.of(event), period)


TABLE = Table(
    "attention",
    "one row per period (year, month, week, day …), group and item: how much is said of it",
    COLUMNS,
    make,
    argument="period",
)
