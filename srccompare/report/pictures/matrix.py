"""Matrices: rows × groups, each cell with a sign, a word and a pattern."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from srccompare.report.pictures.marks import lines, rect, text
from srccompare.report.view import Drawing
from srccompare.report.wording import short

LEFT, COLUMN, ROW, HEAD, FOOT = 300.0, 96.0, 28.0, 30.0, 6.0
LABEL, HEADING = 44, 13
"""Letters of the name of a row and of a column: what fits where each is as wide as usual (`marks.LETTER`)."""


def matrix(
    anchor: str,
    title: str,
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Mapping[tuple[int, int], str],
    looks: Mapping[str, str],
) -> Drawing | None:
    """One cell for each row and column that has one; ``looks`` is the style of each thing cells say."""
    if not rows or not cells:
        return None
    width, floor = LEFT + COLUMN * len(columns), HEAD + ROW * len(rows)
    marks = [lines("grid", *((0, HEAD + ROW * n, width, HEAD + ROW * n) for n in range(len(rows) + 1)))]
    for number, name in enumerate(columns):
        marks.append(text(LEFT + COLUMN * (number + 0.5), HEAD - 9, short(name, HEADING), "axis", "middle"))
    for number, name in enumerate(rows):
        marks.append(text(0, HEAD + ROW * number + 18, short(name, LABEL), "name"))
    for (row, column), said in sorted(cells.items()):
        x, y = LEFT + COLUMN * column, HEAD + ROW * row
        words = f"{columns[column]}: {said}"
        marks.append(rect(f"cell {looks.get(said, '')}".strip(), x + 2, y + 3, COLUMN - 4, ROW - 6, words))
        marks.append(text(x + COLUMN / 2, y + 18, said, "axis", "middle"))
    told = [
        f"{name}: "
        + ", ".join(f"{columns[c]} {said}" for (r, c), said in sorted(cells.items()) if r == number)
        for number, name in enumerate(rows)
    ]
    return Drawing(
        anchor=anchor,
        width=width,
        height=floor + FOOT,
        title=title,
        description="; ".join(told) + ".",
        marks=tuple(marks),
        head=("", *columns),
        rows=tuple(
            (name, *(cells.get((number, column), "–") for column in range(len(columns))))
            for number, name in enumerate(rows)
        ),
    )
