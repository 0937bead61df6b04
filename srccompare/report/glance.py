"""What stands out, in sentences, and how much of it to expect by chance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from srccompare.comparison.statistics.verdicts import ALONE
from srccompare.report.context import Context
from srccompare.report.measures import strengths
from srccompare.report.numbers import known, shown
from srccompare.report.parts.matching import pair_of, sureness
from srccompare.report.parts.quotations import PHRASE, different, full, quoted, speakers_differ, whose
from srccompare.report.parts.statements import MOST as SHOWN
from srccompare.report.parts.statements import speaker, statements_of, worded
from srccompare.report.places import Places
from srccompare.report.view import Cell, Estimate, FamilyView, Finding, Glance, Measured, Part, Table
from srccompare.report.wording import cut, short

MOST, EACH = 12, 3
"""Differences shown, and facts of each kind."""
CONTRASTS, NAMES, LENGTH = 5, 4, 140
"""Statements shown that are put differently, groups named for each way, characters of what is cited."""
LIKELY = 0.5
"""From this probability on a possible match is rather right than wrong."""
PUT = {
    "asserted": "stated as fact in",
    "attributed": "attributed in",
    "quoted": "quoted in",
    "hedged": "hedged in",
    "questioned": "asked in",
    "denied": "denied in",
}
"""How a statement can be put, the surest way first."""
TESTED = ("higher", "lower", "same")


def glance_at(context: Context, families: Sequence[FamilyView], parts: Sequence[Part]) -> Glance:
    """The differences that can be told apart, the clearest first."""
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
    alone = sum(ALONE in one.note for _, one in tested)
    strength = strengths(context)
    names = context.comparison.groups

    def order(pair: tuple[Measured, Estimate]) -> float:
        value = strength[pair[0].name, names[pair[1].group.number]]
        return -value if value == value else 0.0

    chosen = sorted(apart, key=order)
    return Glance(
        facts=tuple(facts({table.anchor: table for part in parts for table in part.tables}, context)),
        summary=summary(
            len(tested), len(apart), alone, by_test=bool(context.comparison.table["p"].notna().any())
        ),
        findings=tuple(finding(context, *pair) for pair in chosen[:MOST]),
        more=max(0, len(chosen) - MOST),
    )


def mirrored(context: Context) -> bool:
    """Whether two groups are held against each other."""
    return len(context.groups) == 2 and context.comparison.reference is None


def against(context: Context) -> str:
    """What the groups are held against, as it reads after "than in"."""
    reference = context.comparison.reference
    if reference is not None:
        return context.groups[context.comparison.groups.index(reference)].name
    return "the other" if mirrored(context) else "the other texts taken together"


def facts(tables: Mapping[str, Table], context: Context) -> Iterator[tuple[str, str]]:
    """What the texts have in common and tell differently, a few of each kind, as sentences."""
    yield from certainties(context)
    for reprint, original, _, share, *_ in rows_of(tables, "copies")[:EACH]:
        yield f"{reprint.text} reprints {original.text}: {share.text} of its words.", "copies"
    for group, headline, *_, notes in rows_of(tables, "headlines"):
        if notes.text.startswith("asserts"):
            yield f"The headline of {group.text} {notes.text}: “{headline.text}”.", "headlines"
    for detail, versions, verdict in rows_of(tables, "conflicts")[:EACH]:
        if verdict.text == "contradiction":
            sure = f" ({versions.small})" if versions.small else ""
            yield f"Seem to contradict each other{sure}: {versions.text}.", detail.link
        elif verdict.look == "apart":
            yield f"Told differently, it seems, {detail.text}: {versions.text}.", detail.link
    yield from same_words(context)
    if not context.many:
        yield from callings(tables, context)


def rows_of(tables: Mapping[str, Table], anchor: str) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a table; none where the report has no such table."""
    return tables[anchor].rows if anchor in tables else ()


def certainties(context: Context) -> Iterator[tuple[str, str]]:
    """The statements that are put most differently, of those surely matched: first what is stated as fact."""
    places = Places(context)
    found: list[tuple[int, list[dict[Any, Any]], dict[str, list[str]]]] = []
    for number, rows in enumerate(statements_of(context)[:SHOWN], start=1):
        sure = [row for row in rows if row["certainty"] in PUT and is_sure(context, row)]
        sure.sort(key=partial(order_of, context))
        ways = ways_of(context, sure)
        if len(ways) > 1:
            found.append((number, sure, ways))
    # "Stated as fact here, attributed there" is what to see first; the order of the matrix decides the rest.
    found.sort(key=lambda one: "asserted" not in one[2])
    for number, sure, ways in found[:CONTRASTS]:
        told = "; ".join(f"{PUT[way]} {shortened(names)}" for way, names in ways.items())
        text = cut(worded(places, sure, number, own=True), LENGTH).strip("“”.")
        least = sureness(context, sure, least=True)
        yield f"“{text}”: {told}{f' (matches {least})' if least else ''}.", f"st{number}"


def order_of(context: Context, row: Mapping[Any, Any]) -> tuple[int, bool, float]:
    """The surest way of putting it first, then the clause that stands for the statement or is most alike."""
    pair = pair_of(context, row) or {"stands_for": False, "probability": 0.0}
    alike = pair["probability"] if known(pair["probability"]) else 0.0
    return list(PUT).index(row["certainty"]), not pair["stands_for"], -alike


def is_sure(context: Context, row: Mapping[Any, Any]) -> bool:
    """Whether the clause of a row of the matrix is rather matched than not, and no reprint."""
    if row["reprint"] or row["band"] != "shared":
        return False
    pair = pair_of(context, row)
    return pair is None or pair["band"] == "shared" or pair["probability"] >= LIKELY


def ways_of(context: Context, rows: Sequence[dict[Any, Any]]) -> dict[str, list[str]]:
    """In which ways a statement is put, the surest first, by whom and as whose words."""
    ways: dict[str, list[str]] = {}
    for row in rows:
        who = short(speaker(context, row), 30)
        ways.setdefault(row["certainty"], []).append(
            context.called(row["group"]) + (f" ({who})" if who else "")
        )
    return {way: ways[way] for way in PUT if way in ways}


def shortened(names: Sequence[str]) -> str:
    """The first few of some names."""
    left = len(names) - NAMES
    return ", ".join(names[:NAMES]) + (f" and {left} more" if left > 0 else "")


def same_words(context: Context) -> Iterator[tuple[str, str]]:
    """The quotations that are given to different people, where they are more than a phrase."""
    places = Places(context)
    for place, versions in enumerate(different(context), start=1):
        words = quoted(places, full(versions))
        if speakers_differ(versions) and len(words.split()) >= PHRASE:
            text = cut(words, LENGTH).strip('“”‘’" ')
            told = f"The same words, given to different people: “{text}” – {whose(context, versions)}."
            yield told, f"qu{place}"


def bare(form: str) -> str:
    """What somebody is called, without how often and without the word that is loaded.

    >>> bare("the regime ×3 [regime]")
    'the regime'
    """
    return re.sub(r"( ×\d+)? \[[^\]]*\]$", "", form)


def callings(tables: Mapping[str, Table], context: Context) -> Iterator[tuple[str, str]]:
    """Loaded words groups have for somebody."""
    found = [
        (f"{group.name} calls {head.text} “{bare(form)}”.", head.link)
        for head, *cells in rows_of(tables, "naming")
        for group, cell in zip(context.groups, cells, strict=True)
        for form in cell.text.split("; ")
        if form.endswith("]")
    ]
    yield from found[:EACH]


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
    by_chance = " (of these about one in twenty by chance)" if apart else ""
    how = (
        "tested. Looked at together (Benjamini & Hochberg 1995), "
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


def finding(context: Context, measure: Measured, one: Estimate) -> Finding:
    """One difference as a sentence in parts."""
    definition = next(family.measure(measure.name) for family in context.comparison.families
                      if measure.name in [own.name for own in family.measures])  # fmt: skip
    style = context.style(definition)
    other = None if one.value is None or one.difference is None else one.value - one.difference
    return Finding(
        measure=measure.label,
        unit=measure.unit,
        group=one.group.name,
        direction=one.direction,
        value=one.text,
        other=shown(other, style),
        against=context.groups[1].name if mirrored(context) else against(context),
        link=one.link,
    )
