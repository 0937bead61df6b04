"""What stands out, in sentences, and how much of it to expect by chance."""

from __future__ import annotations

from collections.abc import Sequence

from srccompare.report.measured import strengths
from srccompare.report.numbers import shown
from srccompare.report.setting import Setting
from srccompare.report.view import Estimate, FamilyView, Finding, Glance, Measured

MOST = 12
TESTED = ("higher", "lower", "same")


def glance_at(setting: Setting, families: Sequence[FamilyView]) -> Glance:
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
    strength = strengths(setting)
    names = setting.comparison.groups

    def order(pair: tuple[Measured, Estimate]) -> float:
        value = strength[pair[0].name, names[pair[1].group.number]]
        return -value if value == value else 0.0

    chosen = sorted(apart, key=order)
    return Glance(
        summary=summary(len(tested), len(apart)),
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


def summary(tested: int, apart: int) -> str:
    """How many differences were tested and how many can be told apart.

    >>> summary(0, 0)
    'No difference could be tested with these texts.'
    """
    if not tested:
        return "No difference could be tested with these texts."
    if tested == 1:
        return f"1 difference was tested: it {'can' if apart else 'cannot'} be told apart in these texts."
    return (
        f"{tested:,} differences were tested: {apart:,} can be told apart in these texts, "
        f"{tested - apart:,} cannot be distinguished. They are looked at together: of those told apart about "
        "one in twenty would be so by chance (Benjamini & Hochberg 1995)."
    )


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
