"""What stands out, in sentences, and how much of it to expect by chance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from srccompare.comparison.verdicts import ALONE
from srccompare.report.measured import strengths
from srccompare.report.numbers import shown
from srccompare.report.setting import Setting
from srccompare.report.view import Cell, Estimate, FamilyView, Finding, Glance, Measured, Part, Table

MOST, EACH = 12, 3
"""Differences shown, and facts of each kind."""
TESTED = ("higher", "lower", "same")


def glance_at(setting: Setting, families: Sequence[FamilyView], parts: Sequence[Part]) -> Glance:
    """The differences that can be told apart, the clearest first."""
    pairs = [
        (measure, one)
        for family in families
        for measure in family.measures
        for one in measure.estimates
        # Of two groups each is the other's mirror: one of them says it all.
        if one.group.number == 0 or not mirrored(setting)
    ]
    tested = [pair for pair in pairs if pair[1].direction in TESTED]
    apart = [pair for pair in tested if pair[1].direction != "same"]
    alone = sum(ALONE in one.note for _, one in tested)
    strength = strengths(setting)
    names = setting.comparison.groups

    def order(pair: tuple[Measured, Estimate]) -> float:
        value = strength[pair[0].name, names[pair[1].group.number]]
        return -value if value == value else 0.0

    chosen = sorted(apart, key=order)
    return Glance(
        facts=tuple(facts({table.anchor: table for part in parts for table in part.tables}, setting)),
        summary=summary(len(tested), len(apart), alone),
        findings=tuple(finding(setting, *pair) for pair in chosen[:MOST]),
        more=max(0, len(chosen) - MOST),
    )


def mirrored(setting: Setting) -> bool:
    """Whether two groups are held against each other."""
    return len(setting.groups) == 2 and setting.comparison.reference is None


def against(setting: Setting) -> str:
    """What the groups are held against, as it reads after "than in"."""
    reference = setting.comparison.reference
    if reference is not None:
        return setting.groups[setting.comparison.groups.index(reference)].name
    return "the other" if mirrored(setting) else "the other texts taken together"


def facts(tables: Mapping[str, Table], setting: Setting) -> Iterator[tuple[str, str]]:
    """What the texts have in common and tell differently, a few of each kind, as sentences."""
    for reprint, original, _, share, *_ in rows_of(tables, "copies")[:EACH]:
        yield f"{reprint.text} reprints {original.text}: {share.text} of its words.", "copies"
    for group, headline, *_, notes in rows_of(tables, "headlines"):
        if notes.text.startswith("asserts"):
            yield f"The headline of {group.text} {notes.text}: “{headline.text}”.", "headlines"
    for detail, kind, verdict, versions in rows_of(tables, "conflicts")[:EACH]:
        if verdict.look == "apart" and kind.text == "contradiction":
            about = "" if detail.text == kind.text else f" ({detail.text.rstrip('.')})"
            yield f"Seem to contradict each other: {versions.text}{about}.", detail.link
        elif verdict.look == "apart":
            yield f"Told differently, it seems, {detail.text}: {versions.text}.", detail.link
    if not setting.many:
        yield from certainties(tables, setting)
        yield from callings(tables, setting)


def rows_of(tables: Mapping[str, Table], anchor: str) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a table; none where the report has no such table."""
    return tables[anchor].rows if anchor in tables else ()


def certainties(tables: Mapping[str, Table], setting: Setting) -> Iterator[tuple[str, str]]:
    """The statements on which groups differ most, of those surely matched."""
    sure = [row for row in rows_of(tables, "matrix") if not row[0].small]
    for head, *cells in sure[:EACH]:
        ways: dict[str, list[str]] = {}
        for group, cell in zip(setting.groups, cells, strict=True):
            if cell.look != "not-found":
                ways.setdefault(cell.look, []).append(group.name)
        if len(ways) > 1:
            told = "; ".join(f"{look} in {', '.join(names)}" for look, names in ways.items())
            yield f"“{head.text.strip('“”')}” is {told}.", head.link


def bare(form: str) -> str:
    """What somebody is called, without how often and without the word that is loaded.

    >>> bare("the regime ×3 [regime]")
    'the regime'
    """
    return re.sub(r"( ×\d+)? \[[^\]]*\]$", "", form)


def callings(tables: Mapping[str, Table], setting: Setting) -> Iterator[tuple[str, str]]:
    """Loaded words groups have for somebody."""
    found = [
        (f"{group.name} calls {head.text} “{bare(form)}”.", head.link)
        for head, *cells in rows_of(tables, "naming")
        for group, cell in zip(setting.groups, cells, strict=True)
        for form in cell.text.split("; ")
        if form.endswith("]")
    ]
    yield from found[:EACH]


def summary(tested: int, apart: int, alone: int = 0) -> str:
    """How many differences were tested and how many can be told apart.

    >>> summary(0, 0)
    'No difference could be tested with these texts.'
    """
    if not tested:
        return "No difference could be tested with these texts."
    if tested == 1:
        return f"1 difference was tested: it {'can' if apart else 'cannot'} be told apart in these texts."
    by_chance = " (of these about one in twenty by chance)" if apart else ""
    sentence = (
        f"{tested:,} differences were tested. Looked at together (Benjamini & Hochberg 1995), {apart:,} can "
        f"be told apart in these texts{by_chance}, {tested - apart:,} cannot be distinguished."
    )
    if alone:
        sentence += (
            f" {alone:,} would be told apart if they were the only one looked at; their tables say so."
        )
    return sentence


def finding(setting: Setting, measure: Measured, one: Estimate) -> Finding:
    """One difference as a sentence in parts."""
    definition = next(family.measure(measure.name) for family in setting.comparison.families
                      if measure.name in [own.name for own in family.measures])  # fmt: skip
    style = setting.style(definition)
    other = None if one.value is None or one.difference is None else one.value - one.difference
    return Finding(
        measure=measure.label,
        unit=measure.unit,
        group=one.group.name,
        direction=one.direction,
        value=one.text,
        other=shown(other, style),
        against=setting.groups[1].name if mirrored(setting) else against(setting),
        link=one.link,
    )
