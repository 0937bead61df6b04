"""Who is cited: sources by group, and every attribution with its source, cue and content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from srccompare.comparison.sources import NO_SOURCE, PRONOUN, key_of
from srccompare.report.numbers import several
from srccompare.report.setting import Setting
from srccompare.report.view import Citing, Group, Mention, Said, Source
from srccompare.report.wording import clean, line

SOURCES = 100
"""Rows of a table of sources."""
ATTRIBUTIONS = 300
"""Attributions listed for one group."""
NOT_CARRIED = "(not in this report)"
NAMELESS = tuple(key_of(name) for name in (NO_SOURCE, PRONOUN))


def who_is_cited(setting: Setting) -> tuple[tuple[Source, ...], tuple[Citing, ...]]:
    """The table of sources, and the attributions of each group."""
    keys = [key_of(name) for name in setting.comparison.attributions["name"]]
    table = setting.comparison.sources
    number_of = {group: number for number, group in enumerate(setting.comparison.groups)}
    counts: dict[str, list[int]] = {}
    for name, group, count in zip(table["source"], table["group"], table["attributions"], strict=True):
        counts.setdefault(str(name), [0] * len(setting.groups))[number_of[group]] = int(count)
    shown = {key_of(name): line(name) for name in counts}
    anchors: dict[tuple[str, int], str] = {}
    carried = contents_carried(setting)
    citing = tuple(citing_of(setting, group, keys, shown, anchors, carried) for group in setting.groups)
    rows = [
        Source(
            name=line(name),
            named=key_of(name) not in NAMELESS,
            mentions=tuple(
                Mention(count, anchors.get((key_of(name), number), "")) for number, count in enumerate(own)
            ),
            total=sum(own),
            shared=shared(own, setting.groups),
        )
        for name, own in counts.items()
    ]
    # The headings for nobody in particular belong at the end.
    return tuple(sorted(rows, key=lambda row: not row.named)), citing


def parted(sources: Sequence[Source]) -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    """The sources cited more than once, and those cited a single time."""
    return (
        tuple(source for source in sources if source.total > 1 or not source.named),
        tuple(source for source in sources if source.total == 1 and source.named),
    )


def shared(counts: Sequence[int], groups: Sequence[Group]) -> str:
    """Whether a source is cited by all, some or one of the groups."""
    citing = [group for group, count in zip(groups, counts, strict=True) if count]
    if len(groups) == 1:
        return ""
    if len(citing) == 1:
        return "one only"
    return f"all {len(groups)}" if len(citing) == len(groups) else f"{len(citing)} of {len(groups)}"


def summary(sources: Sequence[Source], citing: Sequence[Citing]) -> str:
    """The table of sources in a sentence."""
    total = sum(own.total for own in citing)
    if not total:
        return "No attribution was found in these texts."
    named = [source for source in sources if source.named]
    both = [source for source in named if sum(mention.count > 0 for mention in source.mentions) > 1]
    sentence = f"{several(total, 'attribution')} to {several(len(named), 'named source')}"
    if len(citing) > 1:
        sentence += f", {len(both)} of them cited in more than one group"
    return (
        f"{sentence}. Names are matched by their wording: a short name counts with the one longer name of "
        "its article that begins or ends with it, a person under two different names counts twice, "
        "pronouns are not resolved."
    )


def citing_of(
    setting: Setting,
    group: Group,
    keys: Sequence[str],
    names: dict[str, str],
    anchors: dict[tuple[str, int], str],
    carried: set[tuple[int, int]],
) -> Citing:
    """The attributions of one group; notes in ``anchors`` where each source begins."""
    told = setting.comparison.attributions
    own = np.flatnonzero((told["group"] == setting.comparison.groups[group.number]).to_numpy(bool)).tolist()
    often = Counter(keys[row] for row in own)
    own.sort(key=lambda row: (keys[row] in NAMELESS, -often[keys[row]], keys[row], row))
    records = told.to_dict("records")
    places = {article.id: number for number, article in reversed(list(enumerate(setting.documents.articles)))}
    kinds = Counter(cell(records[row]["kind"]) for row in own)
    said: list[Said] = []
    for row in own[:ATTRIBUTIONS]:
        anchor = "" if (keys[row], group.number) in anchors else f"c{group.number + 1}s{len(said) + 1}"
        if anchor:
            anchors[keys[row], group.number] = anchor
        said.append(said_of(records[row], anchor, names.get(keys[row], keys[row]), setting, places, carried))
    return Citing(
        anchor=f"c{group.number + 1}",
        group=group,
        total=len(own),
        found=": ".join(filter(None, [several(len(own), "attribution"), listed(kinds)])),
        said=tuple(said),
        more=len(own) - len(said),
    )


def listed(kinds: Counter[str]) -> str:
    """How many attributions there are of each kind."""
    return ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()) if kind)


def contents_carried(setting: Setting) -> set[tuple[int, int]]:
    """The attributions, by article and number, whose content the report may show."""
    documents = setting.documents
    contents = documents.attributions.of("content")
    if not len(contents):
        return set()
    first, stop = documents.token_range(contents)
    hidden: set[tuple[int, int]] = set()
    every = list(zip(contents.article.tolist(), contents.group.tolist(), strict=True))
    begins, ends = documents.sentence[first].tolist(), documents.sentence[stop - 1].tolist()
    for place, begin, end in zip(every, begins, ends, strict=True):
        if not setting.allowed[begin : end + 1].all():
            hidden.add(place)
    return set(every) - hidden


def said_of(
    row: dict[Any, Any],
    anchor: str,
    name: str,
    setting: Setting,
    places: dict[str, int],
    carried: set[tuple[int, int]],
) -> Said:
    """One attribution."""
    article = places[row["id"]]
    content, source = cell(row["content"]), cell(row["source"])
    return Said(
        anchor=anchor,
        name=name,
        source=name if source and setting.carried == "none" else source,
        cue=cell(row["cue"]),
        content=content if (article, int(row["attribution"])) in carried else NOT_CARRIED if content else "",
        kind=cell(row["kind"]),
        link=setting.text_link(article),
    )


def cell(value: object) -> str:
    """A cell of a table as text; empty where it is missing."""
    return " ".join(clean(value).split()) if isinstance(value, str) else ""
