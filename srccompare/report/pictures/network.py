"""Who cites whom: groups on the left, sources on the right, a line for each tie, thicker for more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from srccompare.report.pictures.marks import circle, lines, text
from srccompare.report.view import Drawing
from srccompare.report.wording import short

WIDTH, LEFT, RIGHT, HEAD, ROW = 640.0, 200.0, 420.0, 10.0, 22.0
LABEL = 30
WEIGHTS = 4
"""Thicknesses of a line: for 1, 2, 3 and at least 4 attributions."""


def network(
    anchor: str,
    title: str,
    groups: Sequence[str],
    sources: Sequence[str],
    ties: Mapping[tuple[int, int], int],
) -> Drawing | None:
    """The ties of (group, source); None where no source is cited by two groups."""
    if not ties or not sources:
        return None
    height = HEAD + ROW * max(len(groups), len(sources))
    left = spread(len(groups), height)
    right = spread(len(sources), height)
    marks = [
        lines(f"tie tie{min(count, WEIGHTS)}", (LEFT + 6, left[group], RIGHT - 6, right[source]))
        for (group, source), count in sorted(ties.items())
    ]
    for name, y in zip(groups, left, strict=True):
        marks += [circle("dot", LEFT, y, 4), text(LEFT - 10, y + 4, short(name, LABEL), "name", "end")]
    cited = [sum(source == number for _, source in ties) for number in range(len(sources))]
    for name, y, number in zip(sources, right, cited, strict=True):
        shared = number > 1
        marks += [
            circle("dot" if shared else "dot hollow", RIGHT, y, 4),
            text(RIGHT + 10, y + 4, f"{short(name, LABEL)} ({number})", "name"),
        ]
    named = {
        number: [
            f"{groups[group]} {count}" for (group, source), count in sorted(ties.items()) if source == number
        ]
        for number in range(len(sources))
    }
    return Drawing(
        anchor=anchor,
        width=WIDTH,
        height=height + HEAD,
        title=title,
        description="; ".join(f"{name}: {', '.join(named[n])}" for n, name in enumerate(sources)) + ".",
        marks=tuple(marks),
        head=("Source", "Cited by", "How often"),
        rows=tuple((name, str(len(named[n])), ", ".join(named[n])) for n, name in enumerate(sources)),
    )


def spread(number: int, height: float) -> list[float]:
    """Places evenly spread over a height."""
    step = height / max(number, 1)
    return [HEAD / 2 + step * (place + 0.5) for place in range(number)]
