"""Who is heard: how words are brought, and which sources groups share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from srccompare.comparison import by_government
from srccompare.documents.sources.scheme import GROUPS as SCHEME
from srccompare.documents.sources.scheme import TYPES
from srccompare.report.context import Context
from srccompare.report.numbers import several
from srccompare.report.parts.citing import SOURCES as LISTED
from srccompare.report.parts.citing import cited_in, group_numbers, parted, summary, who_is_cited
from srccompare.report.parts.part import Filled, PartMaker, blocks_of
from srccompare.report.people import NO_TYPE
from srccompare.report.pictures.bars import bars
from srccompare.report.pictures.network import network
from srccompare.report.view import Attributions, Cell, Citing, Drawing, FamilyView, Source, Sources, Table
from srccompare.report.wording import line, more

SOURCES = 24
"""Sources drawn: those most groups cite."""
RELAYS = 40
"""Rows of the table of media."""
GROUPS = 16
"""Groups drawn."""
KINDS = (*SCHEME, NO_TYPE)
"""Groups of types, the kinds of a picture."""


def fill(context: Context, families: Sequence[FamilyView]) -> Filled:
    """Sources × groups, what kinds they are and which of them groups share, then every attribution."""
    cited, citing = who_is_cited(context)
    return Filled(
        blocks_of(
            sources_of(cited, citing),
            governments(context),
            types(context, citing),
            ties(context, cited),
            relayed(context),
            Attributions(citing, context.marked),
            *families,
        )
    )


PART: PartMaker = PartMaker("heard", "Who is heard", "Whose words do these texts bring, and how?", fill)


def sources_of(cited: Sequence[Source], citing: Sequence[Citing]) -> Sources:
    """The sources cited often and once, as many as fit."""
    often, once = parted(cited)
    return Sources(
        summary=summary(cited, citing),
        often=often[:LISTED],
        once=once[:LISTED],
        more=max(0, len(often) - LISTED) + max(0, len(once) - LISTED),
    )


def governments(context: Context) -> Table | None:
    """Governments with all that stands for them as one line each, where several names do."""
    table = context.comparison.sources
    if context.many or not len(table):
        return None
    cited: dict[str, dict[str, tuple[int, str]]] = {}
    families = set(table["family"].dropna())
    for row in by_government(table).to_dict("records"):
        if row["source"] in families:
            cited.setdefault(row["source"], {})[row["group"]] = row["attributions"], row["members"]
    # A line of one member is that member's own line above.
    several_names = {
        name: own for name, own in cited.items()
        if len({member for _, members in own.values() for member in members.split("; ")}) > 1
    }  # fmt: skip
    if not several_names:
        return None
    order = sorted(several_names.items(), key=lambda item: -sum(count for count, _ in item[1].values()))
    return Table(
        anchor="governments",
        title="Governments in one line",
        lead="Capitals, houses, ministers and officials stand for their government; each cell counts its "
        "attributions and names who speaks.",
        head=("Government", *(group.label for group in context.groups)),
        rows=tuple(
            (Cell(line(name), look="head"), *government_cells(context, own)) for name, own in order[:GROUPS]
        ),
    )


def government_cells(context: Context, own: Mapping[str, tuple[int, str]]) -> Iterator[Cell]:
    """How often a government is cited in each group, and who speaks for it there."""
    for name in context.comparison.groups:
        count, members = own.get(name, (0, ""))
        yield Cell(str(count), small=line(members).replace("; ", ", "))


def types(context: Context, citing: Sequence[Citing]) -> Table | None:
    """What kinds of sources are heard."""
    picture = types_picture(context, "types-picture")
    if picture is None:
        return None
    every = Counter(dict.fromkeys((*TYPES, NO_TYPE), 0))
    for own in citing:
        every.update({kind: count for kind, count, _ in own.types})
    kinds = [kind for kind in every if every[kind]]
    found = [{kind: (count, link) for kind, count, link in own.types} for own in citing]
    return Table(
        anchor="types",
        title="What kinds of sources are heard",
        lead="Each bar is all attributions of a group; their number stands at its end. After Gans (1979) and "
        "Sigal (1973); what is not told by title, affiliation or description stays untold.",
        picture=picture if context.many else replace(picture, rows=()),
        head=("Kind of source", *(group.label for group in context.groups)) if not context.many else (),
        rows=tuple(
            (Cell(kind, look="head"), *(counted(*own.get(kind, (0, ""))) for own in found)) for kind in kinds
        )
        if not context.many
        else (),
    )


def counted(count: int, link: str) -> Cell:
    """A number of attributions that leads to the first of them."""
    return Cell(str(count), link=link if count else "", look="num")


def types_picture(context: Context, anchor: str = "sources-picture") -> Drawing | None:
    """Attributions by the group of types their source belongs to."""
    counts = [[0] * len(KINDS) for _ in context.groups]
    for one, number in zip(context.people, group_numbers(context), strict=True):
        if number >= 0:
            counts[number][KINDS.index(one.kind)] += 1
    used = [place for place in range(len(KINDS)) if any(own[place] for own in counts)]
    return bars(
        anchor,
        "Attributions by kind of source",
        [KINDS[place] for place in used],
        [group.name for group in context.groups],
        [[own[place] for place in used] for own in counts],
        used,
    )


def relayed(context: Context) -> Table | None:
    """Which media statements are taken from."""
    found = context.comparison.relays
    if not len(found):
        return None
    return Table(
        anchor="relays",
        title="Taken from other media",
        lead="Statements a text takes over from an agency or another outlet, as it says itself.",
        head=("Group", "From", "Attributions"),
        rows=tuple(
            (
                Cell(context.called(row["group"]), look="head"),
                Cell(line(row["medium"])),
                Cell(f"{row['attributions']:,}", look="num"),
            )
            for row in found.head(RELAYS).to_dict("records")
        ),
        more=more(len(found) - RELAYS, "comparison.relays"),
    )


def ties(context: Context, sources: Sequence[Source]) -> Table | None:
    """Which sources groups share."""
    picture = ties_picture(context, sources)
    if picture is None:
        return None
    shared = [source for source in sources if source.named and cited_in(source) > 1]
    return Table(
        anchor="ties",
        title="Who cites whom",
        lead=f"{several(len(shared), 'source')} cited by more than one group. The thicker a line, "
        "the more attributions.",
        picture=picture,
    )


def ties_picture(context: Context, sources: Sequence[Source], anchor: str = "ties-picture") -> Drawing | None:
    """Groups and the sources that at least two of them cite."""
    shared = [source for source in sources if source.named and cited_in(source) > 1]
    shared = sorted(shared, key=lambda source: (-cited_in(source), -source.total))[:SOURCES]
    drawn = [n for n in range(len(context.groups)) if any(source.mentions[n].count for source in shared)]
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
        [context.groups[n].name for n in drawn],
        [source.name for source in shared],
        counts,
    )
