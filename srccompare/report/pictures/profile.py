"""Profiles: rows × groups, a dot for each value, larger for more."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from srccompare.report.pictures.marks import circle, lines, text
from srccompare.report.view import Drawing
from srccompare.report.wording import short

LEFT, COLUMN, ROW, HEAD, FOOT = 168.0, 100.0, 24.0, 34.0, 6.0
LARGEST = 10.0
"""Radius of the largest dot; areas stand for values."""
MOST = 8
"""Groups drawn beside each other; the table has all."""
LABEL = 14


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in a profile: its row and column, whether it stands out, and the same in words."""

    row: int
    column: int
    value: float
    apart: bool
    words: str


def profile(
    anchor: str, title: str, rows: Sequence[str], columns: Sequence[str], spots: Sequence[Spot]
) -> Drawing | None:
    """A dot for each value, filled where it stands out; None for nothing to draw or too many columns."""
    if not spots or not rows or len(columns) > MOST or not (largest := max(spot.value for spot in spots)):
        return None
    width = LEFT + COLUMN * len(columns)
    floor = HEAD + ROW * len(rows)
    marks = [lines("grid", *((0, HEAD + ROW * n, width, HEAD + ROW * n) for n in range(len(rows) + 1)))]
    for number, name in enumerate(columns):
        marks.append(text(LEFT + COLUMN * (number + 0.5), HEAD - 10, short(name, LABEL), "axis", "middle"))
    for number, name in enumerate(rows):
        marks.append(text(0, HEAD + ROW * number + 16, short(name, 26), "name"))
    for spot in spots:
        x, y = LEFT + COLUMN * (spot.column + 0.5), HEAD + ROW * (spot.row + 0.5)
        radius = LARGEST * math.sqrt(spot.value / largest)
        if radius:
            marks.append(circle("dot" if spot.apart else "dot hollow", x, y, max(radius, 1.5), spot.words))
    cells = {(spot.row, spot.column): spot for spot in spots}
    return Drawing(
        anchor=anchor,
        width=width,
        height=floor + FOOT,
        title=title,
        description="; ".join(spot.words for spot in spots if spot.apart) + "."
        if any(spot.apart for spot in spots)
        else "No value stands out. The table has all.",
        marks=tuple(marks),
        head=("", *columns),
        rows=tuple(
            (name, *(value_of(cells.get((row, column))) for column in range(len(columns))))
            for row, name in enumerate(rows)
        ),
    )


def value_of(spot: Spot | None) -> str:
    """A value in the table, an asterisk where it stands out."""
    return "–" if spot is None else f"{spot.value:.2f}{' (stands out)' if spot.apart else ''}"
