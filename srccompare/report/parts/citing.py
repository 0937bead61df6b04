"""Who is cited: sources by group, and every attribution with its source, cue and content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from srccompare.comparison.actors import spelling_key
from srccompare.report.context import Context
from srccompare.report.numbers import several
from srccompare.report.people import NO_TYPE, Person
from srccompare.report.places import Places
from srccompare.report.view import Citing, Group, Mention, Said, Source
from srccompare.report.wording import clean

SOURCES = 100
"""Rows of a table of sources."""
ATTRIBUTIONS = 300
"""Attributions listed for one group."""
NOT_CARRIED = "(not in this report)"


def who_is_cited(context: Context) -> tuple[tuple[Source, ...], tuple[Citing, ...]]:
    """The table of sources, and the attributions of each group."""
    people = context.people
    numbers = group_numbers(context)
    anchors: dict[tuple[str, int], str] = {}
    carried = contents_carried(context)
    citing = tuple(citing_of(context, group, numbers, anchors, carried) for group in context.groups)
    rows: dict[str, list[int]] = {}
    counts: dict[str, list[int]] = {}
    for row, (one, number) in enumerate(zip(people, numbers, strict=True)):
        if number >= 0:
            rows.setdefault(one.key, []).append(row)
            counts.setdefault(one.key, [0] * len(context.groups))[number] += 1
    sources = [
        Source(
            name=people[own[0]].name,
            type=usual_type([people[row] for row in own]),
            named=people[own[0]].named,
            mentions=tuple(
                Mention(count, anchors.get((key, number), "")) for number, count in enumerate(counts[key])
            ),
            total=len(own),
            shared=shared(counts[key], context.groups),
        )
        for key, own in rows.items()
    ]
    # Shared by most first, then the most cited; the headings for nobody in particular belong at the end.
    order = sorted(sources, key=lambda one: (not one.named, -cited_in(one), -one.total, one.name))
    return tuple(order), citing


def group_numbers(context: Context) -> list[int]:
    """The number of the group of each attribution, -1 for none."""
    number_of = {group: number for number, group in enumerate(context.comparison.groups)}
    return [number_of.get(group, -1) for group in context.comparison.attributions["group"].tolist()]


def usual_type(people: Sequence[Person]) -> str:
    """What most mentions of a source say it is; of equals the first in the alphabet."""
    found = Counter(one.type for one in people if one.type != NO_TYPE)
    return min(found, key=lambda kind: (-found[kind], kind)) if found else NO_TYPE


def cited_in(source: Source) -> int:
    """How many groups cite a source."""
    return sum(mention.count > 0 for mention in source.mentions)


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
    sentence = f"{several(total, 'attribution')} to {several(len(named), 'source')}"
    if len(citing) > 1:
        sentence += f", {len(both)} of them cited in more than one group"
    return (
        f"{sentence}. Pronouns and short names are followed to the name they stand for where the text allows "
        "it, which goes wrong at times; what a source is, is read from titles and affiliations the articles "
        "give."
    )


def citing_of(
    context: Context,
    group: Group,
    numbers: Sequence[int],
    anchors: dict[tuple[str, int], str],
    carried: set[tuple[int, int]],
) -> Citing:
    """The attributions of one group; notes in ``anchors`` where each source and each type begins."""
    people, places = context.people, Places(context)
    own = [row for row, number in enumerate(numbers) if number == group.number]
    often = Counter(people[row].key for row in own)
    own.sort(key=lambda row: (not people[row].named, -often[people[row].key], people[row].key, row))
    found = context.comparison.attributions
    kinds = Counter(map(cell, found["kind"].iloc[own]))
    said: list[Said] = []
    records = found.iloc[own[:ATTRIBUTIONS]].to_dict("records")
    for row, record in zip(own, records, strict=False):
        one = people[row]
        anchor = f"c{group.number + 1}s{len(said) + 1}"
        place = place_of(places, record) if context.marked else anchor
        first = (one.key, group.number) not in anchors
        anchors.setdefault((one.key, group.number), place)
        anchors.setdefault((f"type {one.type}", group.number), place)
        said.append(said_of(record, anchor, first, one, context, carried))
    return Citing(
        anchor=f"c{group.number + 1}",
        group=group,
        total=len(own),
        found=": ".join(filter(None, [several(len(own), "attribution"), listed(kinds)])),
        types=tuple(
            (kind, count, anchors.get((f"type {kind}", group.number), ""))
            for kind, count in Counter(people[row].type for row in own).most_common()
        ),
        said=tuple(said),
        more=len(own) - len(said),
    )


def place_of(places: Places, row: Mapping[Any, Any]) -> str:
    """Where the reporting words of an attribution stand, or what is reported where there are none."""
    spans = cell(row["cue_spans"]) or cell(row["content_spans"])
    start = spans.split(";")[0].partition("-")[0]
    return places.link(row["id"], row["field"], int(start)) if start else ""


def listed(kinds: Counter[str]) -> str:
    """How many attributions there are of each kind."""
    return ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()) if kind)


def contents_carried(context: Context) -> set[tuple[int, int]]:
    """The attributions, by article and number, whose content the report may show."""
    documents = context.documents
    contents = documents.attributions.of("content")
    if not len(contents):
        return set()
    first, stop = documents.token_range(contents)
    hidden: set[tuple[int, int]] = set()
    every = list(zip(contents.article.tolist(), contents.group.tolist(), strict=True))
    begins, ends = documents.sentence[first].tolist(), documents.sentence[stop - 1].tolist()
    for place, begin, end in zip(every, begins, ends, strict=True):
        if not context.allowed[begin : end + 1].all():
            hidden.add(place)
    return set(every) - hidden


def said_of(
    row: dict[Any, Any],
    anchor: str,
    first: bool,
    person: Person,
    context: Context,
    carried: set[tuple[int, int]],
) -> Said:
    """One attribution."""
    article = context.article_of[row["id"]]
    content, source = cell(row["content"]), cell(row["source"])
    name = person.name if person.named and spelling_key(person.name) not in spelling_key(source) else ""
    return Said(
        anchor=anchor,
        first=first,
        name=name,
        type=person.type,
        source=person.name if source and context.carried == "none" else source,
        cue=cell(row["cue"]),
        manner=", ".join(manner(row)),
        content=content if (article, int(row["attribution"])) in carried else NOT_CARRIED if content else "",
        kind=cell(row["kind"]),
        link=context.text_link(article),
    )


def manner(row: dict[Any, Any]) -> Iterator[str]:
    """How the reporting words take what they report, where it is more than reporting."""
    if (stance := cell(row["stance"])) not in ("", "neutral"):
        yield stance
    if (polarity := cell(row["polarity"])) not in ("", "affirmed"):
        yield polarity


def cell(value: object) -> str:
    """A cell of a table as text; empty where it is missing."""
    return " ".join(clean(value).split()) if isinstance(value, str) else ""
