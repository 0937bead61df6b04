"""Length, variety, readability: families of measures, and nothing beside them."""

from __future__ import annotations

from collections.abc import Sequence

from srccompare.report.context import Context
from srccompare.report.parts.part import Filled, PartMaker
from srccompare.report.view import FamilyView


def fill(context: Context, families: Sequence[FamilyView]) -> Filled:
    """The families that stand in no other part, too."""
    return Filled(tuple(families))


PART: PartMaker = PartMaker(
    "other", "Length, variety, readability", "How much is there, and how hard is it to read?", fill
)
