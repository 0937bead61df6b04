"""Dot-and-interval plots: one row per group on a common axis."""

from __future__ import annotations

from collections.abc import Sequence

from srccompare.report.numbers import Style, known
from srccompare.report.pictures.marks import MARGIN, WIDTH, axis, circle, lines, scale, text
from srccompare.report.view import Drawing, Estimate, Mark
from srccompare.report.wording import short

HEAD, FOOT = 4.0, 24.0
ROW, LABEL = 38.0, 40
"""Height of a row with its name above the line, and characters of the name."""
LOW_ROW, LOW_LABEL, LEFT, RIGHT = 20.0, 17, 112.0, 46.0
"""Of many groups each has a low row, its name left and its value right of the line."""
MANY = 12


def dots(
    anchor: str,
    title: str,
    unit: str,
    estimates: Sequence[Estimate],
    points: Sequence[Sequence[float]],
    style: Style,
) -> Drawing | None:
    """One row per group; None where no group has a value.

    ``points`` are the values of single articles, drawn where a group has several.
    """
    drawn = [[value for value in own if known(value)] if len(own) > 1 else [] for own in points]
    ends = [end for one in estimates for end in (one.value, one.low, one.high) if end is not None]
    if not ends:
        return None
    steps = scale([*ends, *(value for own in drawn for value in own)])
    low, high = steps[0], steps[-1]
    many = len(estimates) > MANY
    left, right = (LEFT, WIDTH - RIGHT) if many else (MARGIN, WIDTH - MARGIN)

    def place(value: float) -> float:
        return left + (value - low) / (high - low) * (right - left)

    row = LOW_ROW if many else ROW
    floor = HEAD + row * len(estimates)
    marks = axis(steps, place, HEAD, floor, style)
    for number, (one, own) in enumerate(zip(estimates, drawn, strict=True)):
        top = HEAD + row * number
        line = top + (10 if many else 26)
        if many:
            marks.append(text(0, top + 14, short(one.group.name, LOW_LABEL), "name"))
            marks.append(text(WIDTH, top + 14, one.text, "value", "end"))
        else:
            marks.append(text(14, top + 14, short(one.group.name, LABEL), "name"))
            marks.append(text(WIDTH - 14, top + 14, one.text, "value", "end"))
        marks += on_the_line(one, [place(value) for value in own], line, place)
    return Drawing(
        anchor=anchor,
        width=WIDTH,
        height=floor + FOOT,
        title=f"{title}, {unit}",
        description=told(estimates),
        marks=tuple(marks),
        head=(),
        # The measure's own table has them, with more.
        rows=(),
    )


def on_the_line(one: Estimate, points: Sequence[float], y: float, place: object) -> list[Mark]:
    """Single articles as strokes, the interval as a bracket, the value as a dot, filled if it is apart."""
    assert callable(place)
    drawn = []
    if points:
        drawn.append(lines("point", *((x, y - 5, x, y + 5) for x in points)))
    if one.low is not None and one.high is not None:
        left, right = place(one.low), place(one.high)
        drawn.append(
            lines("range", (left, y, right, y), (left, y - 4, left, y + 4), (right, y - 4, right, y + 4))
        )
    if one.value is not None:
        filled = one.direction in ("higher", "lower")
        drawn.append(circle("dot" if filled else "dot hollow", place(one.value), y, 4.5))
    return drawn


def told(estimates: Sequence[Estimate]) -> str:
    """The picture in words: all of it, or of many groups those that stand apart, as a table follows."""
    if len(estimates) <= MANY:
        return "; ".join(map(spoken, estimates)) + "."
    apart = [one for one in estimates if one.direction in ("higher", "lower")]
    return (
        f"{len(estimates)} groups. Told apart: {'; '.join(map(spoken, apart)) or 'none'}. The table has all."
    )


def spoken(one: Estimate) -> str:
    """A row of the picture in words."""
    interval = f", 95% interval {one.interval}" if one.low is not None else ""
    return f"{one.group.name}: {one.text if one.value is not None else 'no value'}{interval}"
