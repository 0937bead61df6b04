"""Who is cited where: the sources of attributions by name, shared and exclusive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from srccompare.comparison.tables import attributions
from srccompare.comparison.tables.base import Table

COLUMNS = {
    "source": "string", "type": "string", "group": "string", "attributions": "int64", "groups": "int64",
}  # fmt: skip


def sources_table(told: pd.DataFrame, groups: Sequence[str]) -> pd.DataFrame:
    """Who is cited by whom: one row per source and group that cites it.

    ``told`` are attributions with the columns name, group and type. Columns: source, type (the commonest of
    its attributions), group, attributions (how many), groups (how many groups cite this source: 1 means
    exclusive); sources shared by most groups first, then the most cited.
    """
    cited = told[told["group"].notna()]
    counts = Counter(zip(cited["name"].tolist(), cited["group"].tolist(), strict=True))
    total = Counter(cited["name"].tolist())
    usual = usual_types(cited)
    sharing = Counter(name for name, _ in counts)
    order = {group: number for number, group in enumerate(groups)}
    pairs = sorted(counts, key=lambda pair: (-sharing[pair[0]], -total[pair[0]], pair[0], order[pair[1]]))
    return pd.DataFrame(
        {
            "source": pd.Series([name for name, _ in pairs], dtype="string"),
            "type": pd.Series([usual.get(name) for name, _ in pairs], dtype="string"),
            "group": pd.Series([group for _, group in pairs], dtype="string"),
            "attributions": pd.Series([counts[pair] for pair in pairs], dtype="int64"),
            "groups": pd.Series([sharing[name] for name, _ in pairs], dtype="int64"),
        }
    )


def usual_types(cited: pd.DataFrame) -> dict[str, str]:
    """The commonest type of each source's attributions; of equals the first in the alphabet."""
    told = cited.dropna(subset=["type"])
    counts: dict[str, Counter[str]] = {}
    for name, kind in zip(told["name"].tolist(), told["type"].tolist(), strict=True):
        counts.setdefault(name, Counter())[kind] += 1
    return {name: min(found, key=lambda kind: (-found[kind], kind)) for name, found in counts.items()}


TABLE = Table(
    "sources",
    "one row per source and group that cites it",
    COLUMNS,
    lambda event: sources_table(attributions.TABLE.of(event), event.grouping.groups),
)
