"""How each states the same thing: statements side by side, their details, quotations, what is told first."""

from __future__ import annotations

from collections.abc import Sequence

from srccompare.report.context import Context
from srccompare.report.parts import details, matrix, openings, quotations
from srccompare.report.parts.part import Filled, PartMaker, blocks_of
from srccompare.report.places import Places
from srccompare.report.view import FamilyView


def fill(context: Context, families: Sequence[FamilyView]) -> Filled:
    """The tables, then certainty as numbers."""
    places = Places(context)
    stated = matrix.statements_of(context)
    held = details.details_of(context)
    quoted = quotations.different(context)
    return Filled(
        blocks=blocks_of(
            matrix.table_of(context, places, stated),
            details.table_of(context, places, held),
            quotations.table_of(context, places, quoted),
            openings.table_of(context, places),
            *families,
        ),
        anchors=matrix.anchors_of(stated) | details.anchors_of(held) | quotations.anchors_of(quoted),
    )


PART: PartMaker = PartMaker(
    "statements",
    "How each states the same thing",
    "Is it told as a fact, hedged, made conditional, asked, denied, or left to somebody else to say?",
    fill,
)
