"""What stands out, in sentences, and how much of it to expect by chance."""

from __future__ import annotations

from collections.abc import Sequence

from srccompare.comparison.claims import ClaimKind
from srccompare.families.base import PRIMARY
from srccompare.report.context import Context
from srccompare.report.front.differences.catalog import differences_of
from srccompare.report.front.story import told_by_most
from srccompare.report.measures import strengths
from srccompare.report.numbers import shown
from srccompare.report.top_lines import Anchors, claimed
from srccompare.report.view import Difference, Estimate, FamilyView, Finding, Glance, Measured

MOST, LEADS = 12, 6
"""Differences shown that can be told apart, and leads."""
TOLD_BY_OUTLET: tuple[ClaimKind, ...] = ("only", "missing", "heard")
"""Kinds of claims that stand outlet by outlet and under who is heard."""
TESTED = ("higher", "lower", "same")


def glance_at(context: Context, families: Sequence[FamilyView], anchors: Anchors) -> Glance:
    """The claims that stand out, the differences that can be told apart, and leads, the clearest first."""
    pairs = [
        (measure, one)
        for family in families
        for measure in family.measures
        for one in measure.estimates
        # Of two groups each is the other's mirror: one of them says it all.
        if one.group.number == 0 or not mirrored(context)
    ]
    tested = [pair for pair in pairs if pair[1].direction in TESTED]
    apart = [pair for pair in tested if pair[1].direction != "same"]
    strength, alone = strengths(context), context.leads
    names = context.comparison.groups
    leads = [pair for pair in tested if (pair[0].name, names[pair[1].group.number]) in alone]

    roles = {one.name: one.role for family in context.comparison.families for one in family.measures}

    def order(pair: tuple[Measured, Estimate]) -> tuple[bool, float]:
        value = strength[pair[0].name, names[pair[1].group.number]]
        # What answers a question comes before what shows where a difference comes from.
        return roles[pair[0].name] != PRIMARY, -value if value == value else 0.0

    chosen, led = sorted(apart, key=order), sorted(leads, key=order)
    differences = told_in_words(context)
    return Glance(
        claims=claimed(context, anchors, apart=TOLD_BY_OUTLET if differences else ()),
        summary=summary(
            len(tested), len(apart), len(leads), by_test=bool(context.comparison.table["p"].notna().any())
        ),
        findings=tuple(finding(context, *pair) for pair in chosen[:MOST]),
        more=max(0, len(chosen) - MOST),
        leads=tuple(finding(context, *pair) for pair in led[:LEADS]),
        leads_more=max(0, len(led) - LEADS),
        differences=differences,
        story=told_by_most(context),
    )


def told_in_words(context: Context) -> tuple[Difference, ...]:
    """What the texts of a comparison of one event tell differently; of several each story has its own."""
    event = context.comparison.same_event
    told = [number for number, own in enumerate(event.articles_of) if len(own.keys() - {None}) > 1]
    return differences_of(context, told[0]) if len(told) == 1 else ()


def mirrored(context: Context) -> bool:
    """Whether two groups are held against each other."""
    return len(context.groups) == 2 and context.comparison.reference is None


def against(context: Context) -> str:
    """What the groups are held against, as it reads after "than in"."""
    reference = context.comparison.reference
    if reference is not None:
        return context.groups[context.comparison.groups.index(reference)].name
    return "the other" if mirrored(context) else "the other texts taken together"


def summary(tested: int, apart: int, alone: int = 0, *, by_test: bool = True) -> str:
    """How many differences were tested, or only looked at by their intervals, and how many are apart.

    >>> summary(0, 0)
    'No difference could be tested with these texts.'
    >>> summary(1, 0, by_test=False)
    '1 difference was looked at, by its interval: it cannot be told apart in these texts.'
    """
    if not tested:
        return "No difference could be tested with these texts."
    if tested == 1:
        how = "tested" if by_test else "looked at, by its interval"
        return f"1 difference was {how}: it {'can' if apart else 'cannot'} be told apart in these texts."
    by_chance = " (of these at most about one in twenty by chance)" if apart else ""
    how = (
        "tested. Looked at together (Westfall & Young 1993; secondary ones Benjamini & Hochberg 1995), "
        if by_test
        else "looked at (by their intervals, corrected for how many there are; Benjamini & Hochberg 1995): "
    )
    sentence = (
        f"{tested:,} differences were {how}{apart:,} can be told apart in these texts{by_chance}, "
        f"{tested - apart:,} cannot be distinguished."
    )
    if alone:
        sentence += (
            f" {alone:,} would be told apart if they were the only one looked at; their tables say so."
        )
    return sentence


def direction_of(one: Estimate) -> str:
    """Whether a value is higher or lower than what it is held against, told apart or not."""
    return "higher" if (one.difference or 0.0) > 0 else "lower"


def finding(context: Context, measure: Measured, one: Estimate) -> Finding:
    """One difference as a sentence in parts."""
    definition = next(family.measure(measure.name) for family in context.comparison.families
                      if measure.name in [own.name for own in family.measures])  # fmt: skip
    style = context.style(definition)
    other = None if one.value is None or one.difference is None else one.value - one.difference
    return Finding(
        measure=measure.label if definition.role == PRIMARY else f"{measure.label} (secondary)",
        unit=measure.unit,
        group=one.group.name,
        direction=direction_of(one),
        value=one.text,
        other=shown(other, style),
        against=context.groups[1].name if mirrored(context) else against(context),
        link=one.link,
    )
