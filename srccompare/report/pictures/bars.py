"""Stacked bars: what each group's whole is made of, told apart by pattern as well as colour."""

from __future__ import annotations

from collections.abc import Sequence

from srccompare.report.pictures.marks import rect, text
from srccompare.report.view import Drawing, Mark
from srccompare.report.wording import short

WIDTH, LEFT, RIGHT, ROW, LEGEND = 640.0, 150.0, 50.0, 26.0, 22.0
LABEL, LETTERS = 22, 6.6
PATTERNS = 10
"""How many patterns there are; a picture with more kinds uses them again."""


def bars(
    anchor: str,
    title: str,
    kinds: Sequence[str],
    groups: Sequence[str],
    counts: Sequence[Sequence[int]],
    patterns: Sequence[int] | None = None,
) -> Drawing | None:
    """One bar per group, all of one length; ``counts`` are by group and kind. None where all are 0.

    ``patterns`` are the numbers of the kinds' looks, so that a kind looks the same in every report.
    """
    if not any(map(sum, counts)):
        return None
    looks = list(range(len(kinds))) if patterns is None else list(patterns)
    key, top = legend(kinds, looks)
    marks, across = list(key), WIDTH - LEFT - RIGHT
    for number, (name, own) in enumerate(zip(groups, counts, strict=True)):
        y, x, total = top + ROW * number, LEFT, sum(own)
        marks.append(text(0, y + 15, short(name, LABEL), "name"))
        marks.append(text(WIDTH, y + 15, f"{total:,}", "value", "end"))
        for kind, count in enumerate(own):
            if not count:
                continue
            width = across * count / total
            words = f"{name}, {kinds[kind]}: {count} of {total} ({count / total:.0%})"
            marks.append(patterned(rect("part", x, y + 3, width, ROW - 8, words), looks[kind]))
            x += width
    return Drawing(
        anchor=anchor,
        width=WIDTH,
        height=top + ROW * len(groups) + 4,
        title=title,
        description="; ".join(
            f"{name}: " + (", ".join(f"{kinds[k]} {n}" for k, n in enumerate(own) if n) or "none")
            for name, own in zip(groups, counts, strict=True)
        )
        + ".",
        marks=tuple(marks),
        head=("Group", *kinds, "All"),
        rows=tuple(
            (name, *(share(count, sum(own)) for count in own), str(sum(own)))
            for name, own in zip(groups, counts, strict=True)
        ),
    )


def patterned(mark: Mark, kind: int) -> Mark:
    """The mark in the pattern of its kind."""
    return Mark(mark.kind, mark.style, mark.at, mark.text, mark.anchor, f"pattern{kind % PATTERNS + 1}")


def legend(kinds: Sequence[str], looks: Sequence[int]) -> tuple[list[Mark], float]:
    """Patterns with their names, in as many lines as they need, and where they end."""
    marks, x, y = [], 0.0, 0.0
    for number, kind in enumerate(kinds):
        width = 24 + LETTERS * len(kind) + 16
        if x and x + width > WIDTH:
            x, y = 0.0, y + LEGEND
        marks.append(patterned(rect("part", x, y + 4, 16, 12), looks[number]))
        marks.append(text(x + 22, y + 14, kind, "axis"))
        x += width
    return marks, y + LEGEND + 6


def share(count: int, total: int) -> str:
    """A count with its share.

    >>> share(1, 4)
    '1 (25%)'
    """
    return f"{count} ({count / total:.0%})" if total else "0"
