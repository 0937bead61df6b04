"""What every form of dictionary is read into: rows that still know where they were written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from srccompare.errors import LexiconError

# A choice of layout.
TOLD = 5
"""Mistakes told at once; the rest is counted."""

# A bound on memory, all three: the General Inquirer has 182 categories on one level.
LARGEST = 16_000_000
DEEPEST = 20
MOST = 1_000
"""Bytes, levels of keys and categories; no dictionary made for counting words comes near."""


@dataclass(frozen=True)
class Row:
    """One entry as it was written: its text, the keys above it, its weight and context, and its place."""

    text: str
    keys: tuple[str, ...]
    where: str
    weight: str = ""
    context: str = ""
    note: str = ""


@dataclass
class Rows:
    """The entries of a dictionary, and what is wrong with it."""

    entries: list[Row] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def stop_if_wrong(self) -> None:
        """Tell the first mistakes at once, so that a long list is not mended one run at a time."""
        if self.problems:
            rest = len(self.problems) - TOLD
            more = [f"and {rest} more of the kind"] if rest > 0 else []
            raise LexiconError("\n".join([*self.problems[:TOLD], *more]))


def named(keys: Sequence[str]) -> str:
    """The category of nested keys, joined as quanteda joins them.

    >>> named(("nature", "water"))
    'nature.water'
    """
    return ".".join(" ".join(key.split()) for key in keys)
