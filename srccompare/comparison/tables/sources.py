"""Who is cited where: the sources of attributions by name, shared and exclusive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from srccompare.comparison.tables import attributions
from srccompare.comparison.tables.base import Table

COLUMNS = {
    "source": "string", "type": "string", "family": "string", "group": "string", "attributions": "int64",
    "groups": "int64",
}  # fmt: skip


def sources_table(attributions: pd.DataFrame, groups: Sequence[str]) -> pd.DataFrame:
    """Who is cited by whom: one row per source and group that cites it.

    ``attributions`` needs the columns name, entry, family, group and type. Columns: source, type, family
    (of governments), group, attributions (how many), groups (how many groups cite this source: 1 means
    exclusive); sources shared by most groups first, then the most cited.
    """
    cited = attributions[attributions["group"].notna()]
    counts = Counter(zip(cited["entry"].tolist(), cited["group"].tolist(), strict=True))
    total = Counter(cited["entry"].tolist())
    first = cited.drop_duplicates("entry").set_index("entry")
    name, kind, family = (first[column].to_dict() for column in ("name", "type", "family"))
    sharing = Counter(entry for entry, _ in counts)
    order = {group: number for number, group in enumerate(groups)}
    pairs = sorted(
        counts,
        key=lambda pair: (-sharing[pair[0]], -total[pair[0]], name[pair[0]], pair[0], order[pair[1]]),
    )
    columns = {
        "source": [name[entry] for entry, _ in pairs],
        "type": [kind[entry] for entry, _ in pairs],
        "family": [family[entry] for entry, _ in pairs],
        "group": [group for _, group in pairs],
    }
    return pd.DataFrame(
        {
            **{column: pd.Series(values, dtype="string") for column, values in columns.items()},
            "attributions": pd.Series([counts[pair] for pair in pairs], dtype="int64"),
            "groups": pd.Series([sharing[entry] for entry, _ in pairs], dtype="int64"),
        }
    )


def by_government(sources: pd.DataFrame) -> pd.DataFrame:
    """The table ``sources`` of a comparison with each government and what stands for it as one line.

    ``source`` is then the country, ``members`` who was cited; what belongs to no government stays a line
    by itself. ``groups`` counts the groups that cite any of them.
    """
    lines: dict[tuple[str, str, str], tuple[list[str], int, int]] = {}
    citing: dict[str, set[str]] = {}
    for row, one in enumerate(sources.to_dict("records")):
        family = one["family"] if isinstance(one["family"], str) else ""
        # What is of no family is itself only, even where another source is called the same.
        key = (family or f"#{row}", family or one["source"], one["group"])
        members, attributions, groups = lines.get(key, ([], 0, 0))
        members = [*members, one["source"]]
        lines[key] = members, attributions + one["attributions"], max(groups, one["groups"])
        citing.setdefault(key[0], set()).add(one["group"])
    rows = [
        (source, "; ".join(members), group, attributions, max(groups, len(citing[line])))
        for (line, source, group), (members, attributions, groups) in lines.items()
    ]
    return pd.DataFrame(rows, columns=list(FAMILY_COLUMNS)).astype(FAMILY_COLUMNS)


FAMILY_COLUMNS = {
    "source": "string", "members": "string", "group": "string", "attributions": "int64", "groups": "int64",
}  # fmt: skip
TABLE = Table(
    "sources",
    "one row per source and group that cites it",
    COLUMNS,
    lambda event: sources_table(attributions.TABLE.of(event), event.grouping.groups),
)
