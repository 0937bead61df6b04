"""How much is said of what over time, where articles appeared in several periods."""

from __future__ import annotations

from typing import Any

import pandas as pd

from srccompare.comparison.groups.periods import period_of
from srccompare.report.context import Context
from srccompare.report.numbers import Style, shown
from srccompare.report.view import Cell, Table
from srccompare.report.wording import line, short

ITEMS, COLUMNS = 12, 10
"""Names and terms shown, and periods that fit beside each other."""
KINDS = ("day", "week", "month", "quarter", "year")
RATE = Style(1)


def attention(context: Context) -> Table | None:
    """The commonest names and terms, period by period; None where all appeared in one."""
    kind = kind_of(context)
    if not kind:
        return None
    found = context.comparison.attention(kind)
    periods = sorted(set(found["period"]))
    if len(periods) < 2:
        return None
    shown_periods = periods[-COLUMNS:]
    cells = found.groupby(["item", "kind", "period"], sort=False)[
        ["articles", "of_articles", "count", "words"]
    ].sum()
    cells = cells.reset_index()
    items = list(cells.groupby(["item", "kind"], sort=False))[:ITEMS]
    return Table(
        anchor="attention",
        title=f"Attention by {kind}",
        lead="How often the commonest names and terms stand per 1000 words of what appeared in each period, "
        "all groups together, and in how many of its articles. Few articles make such numbers jump; "
        "comparison.attention() has each group by itself.",
        head=("Name or term", *shown_periods),
        rows=tuple(item_row(str(item), own, shown_periods) for (item, _), own in items),
        more=f"and {len(periods) - COLUMNS} earlier in comparison.attention()"
        if len(periods) > COLUMNS
        else "",
    )


def item_row(item: str, own: pd.DataFrame, periods: list[str]) -> tuple[Cell, ...]:
    """One name or term."""
    by_period = {row["period"]: row for row in own.to_dict("records")}
    return Cell(short(line(item), 40), look="head"), *(rate(by_period.get(period)) for period in periods)


def rate(row: dict[Any, Any] | None) -> Cell:
    """How often in one period; a dash where nothing appeared."""
    if row is None or not row["words"]:
        return Cell("–", look="num")
    share = f"{row['articles']} of {row['of_articles']}"
    return Cell(shown(1000 * row["count"] / row["words"], RATE), small=share, look="num")


def kind_of(context: Context) -> str:
    """The shortest period of which there are few enough to stand beside each other; empty without dates."""
    days = [article.published for article in context.documents.articles if article.published is not None]
    if not days:
        return ""
    few = (kind for kind in KINDS if len({period_of(day, kind) for day in days}) <= COLUMNS)
    return next(few, "year")
