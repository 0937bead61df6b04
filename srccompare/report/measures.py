"""Every measure across the groups: values as they are written, verdicts, pictures, evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from srccompare.families.base import HELPER, PRIMARY, Family, Measure, voice_of
from srccompare.report.context import Context
from srccompare.report.evidence import evidence_for, found_in
from srccompare.report.numbers import (
    MISSING,
    Style,
    between,
    difference,
    gap,
    known,
    rounded,
    several,
    shown,
)
from srccompare.report.pictures.dots import dots
from srccompare.report.view import Estimate, Evidence, FamilyView, Group, Measured
from srccompare.report.wording import bounds, counted, line

Rows = dict[tuple[str, str], dict[Any, Any]]
"""The rows of the comparison's table by measure and group."""

PROFILE = 8
"""A family with more measures than this is shown as a profile, its details folded away."""

APART = ("higher", "lower")
OTHER, FRAMES = "other", "frames"
"""Where families stand that name no part of the report: frames (a dictionary of the user's own), others."""


def families_of(context: Context, parts: Sequence[str] = ()) -> tuple[FamilyView, ...]:
    """The families in the order of the parts they name, and there by their place; others last."""
    table = context.comparison.table
    rows: Rows = {(row["measure"], row["group"]): dict(row) for row in table.to_dict("records")}

    def order(numbered: tuple[int, Family]) -> tuple[int, int]:
        family = numbered[1]
        return parts.index(family.part) if family.part in parts else len(parts), family.place

    return tuple(
        family_view(context, family, part_of(family, parts), f"f{number}", rows)
        for number, family in sorted(enumerate(context.comparison.families, start=1), key=order)
    )


def part_of(family: Family, parts: Sequence[str]) -> str:
    """The part a family stands in: the one it names, if the report has it."""
    return family.part if family.part in parts else FRAMES if family.frames else OTHER


def family_view(
    context: Context,
    family: Family,
    part: str,
    anchor: str,
    rows: Rows,
) -> FamilyView:
    """One family."""
    names = context.comparison.groups
    return FamilyView(
        anchor=anchor,
        name=family.name,
        title=family.title,
        part=part,
        unit=family.measures[0].unit if len({measure.unit for measure in family.measures}) == 1 else "",
        profile=len(family.measures) > PROFILE,
        measures=tuple(
            measured(context, measure, [rows[measure.name, name] for name in names])
            for measure in family.measures
            # What is there for a formula only is told of nobody.
            if measure.role != HELPER
        ),
    )


def measured(
    context: Context,
    measure: Measure,
    rows: Sequence[Mapping[Any, Any]],
) -> Measured:
    """One measure: an estimate, the evidence and a row of the picture for each group."""
    style = context.style(measure)
    number = context.number_of
    own = number[measure.name]
    label, voice = context.labels[measure.name], voice_of(measure, context.voice)
    estimates = [
        estimate(context, group, row, style) for group, row in zip(context.groups, rows, strict=True)
    ]
    found = found_in(context, context.comparison.evidence[measure.name])
    told = any(one.direction in APART for one in estimates)
    evidence: list[Evidence] = []
    for place, one in enumerate(estimates):
        behind = evidence_for(context, measure, found, one.group, f"e{own}-{place + 1}", one.text, style)
        if behind is not None:
            # Of the others the words of those that answer a question: what is marked in the texts is enough.
            shown_there = told or (behind.words and measure.role == PRIMARY) or not context.marked
            behind = behind if shown_there else replace(behind, anchor="")
            evidence.append(behind)
            estimates[place] = replace(one, link=behind.anchor or first_place(behind))
    why = untested(estimates)
    points = [row["points"] for row in rows]
    return Measured(
        anchor=f"m{own}",
        name=measure.name,
        label=label,
        unit=measure.unit,
        meaning=measure.meaning[:1].upper() + measure.meaning[1:],
        counted=counted(measure, voice, context.labels),
        bounds=bounds(measure),
        reference=measure.reference,
        caveat=measure.caveat,
        estimates=tuple(estimates),
        inputs=tuple(context.labels[name] for name in measure.inputs if name in number),
        how=usual(estimates),
        evidence=tuple(evidence),
        picture=dots(f"d{own}", label, measure.unit, estimates, points, style)
        if not why and worth_drawing(context, estimates)
        else None,
        untested=why,
        told=told,
    )


def first_place(evidence: Evidence) -> str:
    """Where the first of the sentences behind a number stands in the texts."""
    links = [passage.link for passage in evidence.passages] + [link for _, link in evidence.links]
    return next(filter(None, links), "")


def worth_drawing(context: Context, estimates: Sequence[Estimate]) -> bool:
    """Whether to draw a measure: of many groups only where one stands apart, the others have their table."""
    return not context.many or any(one.direction in APART for one in estimates)


def usual(estimates: Sequence[Estimate]) -> str:
    """How most intervals were found; empty where there is none."""
    found = Counter(one.how for one in estimates if one.low is not None)
    return max(found, key=lambda how: found[how]) if found else ""


def untested(estimates: Sequence[Estimate]) -> str:
    """Why no group has an interval or a difference; empty where one has."""
    if any(one.low is not None or one.difference is not None for one in estimates):
        return ""
    return "; ".join(dict.fromkeys(one.how for one in estimates))


def estimate(context: Context, group: Group, row: Mapping[Any, Any], style: Style) -> Estimate:
    """One row of the comparison's table as it is shown."""
    verdict = str(row["verdict"])
    signed = difference(style)
    return Estimate(
        group=group,
        value=rounded(row["value"], style),
        low=rounded(row["low"], style),
        high=rounded(row["high"], style),
        difference=rounded(row["difference"], style),
        difference_low=rounded(row["difference_low"], style),
        difference_high=rounded(row["difference_high"], style),
        text=shown(row["value"], style),
        interval=between(row["low"], row["high"], style),
        how=str(row["interval"]),
        n=size_of(row),
        difference_text=gap(row["difference"], style),
        difference_interval=between(row["difference_low"], row["difference_high"], signed).replace("%", ""),
        verdict=verdict,
        direction=str(row["direction"]),
        test=tested(row),
        note=line(str(row["note"])),
        effect=f"{row['effect_kind']} {shown(row['effect'], Style(2, signed=True))}"
        if known(row["effect"])
        else "",
        lead=(row["measure"], row["group"]) in context.leads,
        link="",
    )


def tested(row: Mapping[Any, Any]) -> str:
    """The test of a difference with its p- and q-value, where there was one."""
    if not known(row["p"]):
        return ""
    style = Style(3)
    over = several(int(row["events"]), "event") if row["unit_kind"] == "events" else str(row["test"])
    return f"p {shown(row['p'], style)}, q {shown(row['q'], style)}, {over}"


def size_of(row: Mapping[Any, Any]) -> str:
    """What a value rests on."""
    units = int(row["units"]) if known(row["units"]) else 0
    articles = int(row["articles"])
    if not units:
        return several(articles, "article") if articles else MISSING
    if row["unit_kind"] == "articles":
        return several(units, "article")
    return several(units, singular(str(row["unit_kind"])), str(row["unit_kind"]))


def singular(plural: str) -> str:
    """The name of one unit."""
    return plural.removesuffix("s")


def strengths(context: Context) -> dict[tuple[str, str], float]:
    """How far each group stands from what it is held against, on the scale of its effect size."""
    table = context.comparison.table
    effects = np.abs(table["effect"].to_numpy(float))
    return dict(zip(zip(table["measure"], table["group"], strict=True), effects.tolist(), strict=True))
