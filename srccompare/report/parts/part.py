"""What a part of the report is before and after it is filled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from srccompare.report.context import Context
from srccompare.report.facts import Fact
from srccompare.report.view import Block, FamilyView


@dataclass(frozen=True, slots=True)
class Filled:
    """What a part shows, in the order in which it stands there, and what it has to tell on top."""

    blocks: tuple[Block, ...]
    facts: tuple[Fact, ...] = ()


Fill = Callable[[Context, Sequence[FamilyView]], Filled]
"""Fills a part from a comparison and the families that stand in it."""


@dataclass(frozen=True, slots=True)
class PartMaker:
    """A part of the report: the key families name it by, its title, the question it answers, its filling."""

    key: str
    title: str
    lead: str
    fill: Fill = field(repr=False)


def blocks_of(*blocks: Block | None) -> tuple[Block, ...]:
    """The blocks there is something to show in."""
    return tuple(block for block in blocks if block is not None)
