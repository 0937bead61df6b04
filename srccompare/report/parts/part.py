"""What a part of the report is before and after it is filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from srccompare.report.context import Context
from srccompare.report.view import Block, FamilyView


@dataclass(frozen=True, slots=True)
class Filled:
    """What a part shows, in the order in which it stands there, and where what claims are about stands.

    ``anchors`` gives the place on the page by the kind of thing and its number in its table.
    """

    blocks: tuple[Block, ...]
    anchors: Mapping[tuple[str, int], str] = field(default_factory=dict)


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
