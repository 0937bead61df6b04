"""Who is heard: how words are brought, and which sources groups share."""

from __future__ import annotations

from collections.abc import Sequence

from srccompare.report.numbers import several
from srccompare.report.pictures.bars import bars
from srccompare.report.pictures.network import network
from srccompare.report.setting import Setting
from srccompare.report.view import Drawing, Source, Table

SOURCES = 24
"""Sources drawn: those most groups cite."""
GROUPS = 16
"""Groups drawn."""
FORMS = ("direct", "mixed", "indirect")


def tables_of(setting: Setting, sources: Sequence[Source]) -> tuple[Table, ...]:
    """The pictures about sources."""
    return tuple(filter(None, [ties(setting, sources), forms(setting)]))


def forms(setting: Setting) -> Table | None:
    """How words are brought."""
    picture = types_picture(setting, "forms-picture")
    if picture is None:
        return None
    return Table(
        anchor="forms",
        title="How their words are brought",
        lead="Each bar is all attributions of a group; their number stands at its end.",
        picture=picture,
    )


def types_picture(setting: Setting, anchor: str = "sources-picture") -> Drawing | None:
    """Attributions by form."""
    told = setting.comparison.attributions
    counts = told.groupby(["group", "kind"]).size()
    table = [[int(counts.get((group, form), 0)) for form in FORMS] for group in setting.comparison.groups]
    return bars(
        anchor,
        "Attributions by form",
        ["in quotation marks", "partly quoted", "in the outlet’s words"],
        [group.name for group in setting.groups],
        table,
    )


def ties(setting: Setting, sources: Sequence[Source]) -> Table | None:
    """Which sources groups share."""
    picture = ties_picture(setting, sources)
    if picture is None:
        return None
    shared = [source for source in sources if source.named and cited_in(source) > 1]
    return Table(
        anchor="ties",
        title="Who cites whom",
        lead=f"{several(len(shared), 'named source')} cited by more than one group. The thicker a line, "
        "the more attributions.",
        picture=picture,
    )


def cited_in(source: Source) -> int:
    """How many groups cite a source."""
    return sum(mention.count > 0 for mention in source.mentions)


def ties_picture(setting: Setting, sources: Sequence[Source], anchor: str = "ties-picture") -> Drawing | None:
    """Groups and the sources that at least two of them cite."""
    shared = [source for source in sources if source.named and cited_in(source) > 1]
    shared = sorted(shared, key=lambda source: (-cited_in(source), -source.total))[:SOURCES]
    drawn = [n for n in range(len(setting.groups)) if any(source.mentions[n].count for source in shared)]
    drawn = drawn[:GROUPS]
    counts = {
        (place, number): source.mentions[group].count
        for place, group in enumerate(drawn)
        for number, source in enumerate(shared)
        if source.mentions[group].count
    }
    return network(
        anchor,
        "Groups and the sources they share",
        [setting.groups[n].name for n in drawn],
        [source.name for source in shared],
        counts,
    )
