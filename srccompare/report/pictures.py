"""Dot-and-interval plots worked out down to their coordinates."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from srccompare.report.numbers import Style, known, shown
from srccompare.report.view import Estimate, Picture, Row, Tick
from srccompare.report.wording import short

# Drawn at the width of a phone, so that letters keep their size there.
WIDTH, MARGIN = 340.0, 8.0
ROW, HEAD, FOOT = 38.0, 4.0, 26.0
LABEL = 40


def picture(
    anchor: str,
    title: str,
    unit: str,
    estimates: Sequence[Estimate],
    points: Sequence[Sequence[float]],
    style: Style,
) -> Picture | None:
    """One row per group on a common axis; None where no group has a value.

    ``points`` are the values of single articles, drawn where a group has several.
    """
    drawn = [[value for value in own if known(value)] if len(own) > 1 else [] for own in points]
    ends = [end for one in estimates for end in (one.value, one.low, one.high) if end is not None]
    if not ends:
        return None
    marks = scale([*ends, *(value for own in drawn for value in own)])
    low, high = marks[0], marks[-1]

    def place(value: float) -> float:
        return round(MARGIN + (value - low) / (high - low) * (WIDTH - 2 * MARGIN), 1)

    rows = tuple(
        Row(
            y=HEAD + ROW * number,
            label=short(one.group.name, LABEL),
            value=one.text,
            x=None if one.value is None else place(one.value),
            left=None if one.low is None else place(one.low),
            right=None if one.high is None else place(one.high),
            points=tuple(place(value) for value in own),
            filled=one.direction in ("higher", "lower"),
        )
        for number, (one, own) in enumerate(zip(estimates, drawn, strict=True))
    )
    floor = HEAD + ROW * len(rows)
    return Picture(
        anchor=anchor,
        width=WIDTH,
        height=floor + FOOT,
        floor=floor,
        zero=place(0) if low <= 0 <= high else None,
        ticks=tuple(ticks(marks, place, style)),
        rows=rows,
        title=f"{title}, {unit}",
        description="; ".join(map(spoken, estimates)) + ".",
    )


def spoken(one: Estimate) -> str:
    """A row of the picture in words."""
    interval = f", 95% interval {one.interval}" if one.low is not None else ""
    return f"{one.group.name}: {one.text if one.value is not None else 'no value'}{interval}"


def scale(values: Iterable[float], most: int = 4) -> list[float]:
    """Round marks from at most 0 to at least the largest value.

    >>> scale([3.0, 17.2])
    [0.0, 5.0, 10.0, 15.0, 20.0]
    """
    all_values = [0.0, *values]
    low, high = min(all_values), max(all_values)
    if low == high:
        return [0.0, 1.0]
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(number * step, 10) + 0.0 for number in range(first, last + 1)]


def ticks(marks: Sequence[float], place: Callable[[float], float], style: Style) -> Iterable[Tick]:
    """The marks with their labels; the outer ones are kept inside the picture."""
    step = (marks[1] - marks[0]) * (100 if style.percent else 1)
    decimals = next(digits for digits in range(12) if abs(round(step, digits) - step) < 1e-9)
    for number, mark in enumerate(marks):
        anchor = "start" if number == 0 else "end" if number == len(marks) - 1 else "middle"
        yield Tick(place(mark), axis_label(mark, decimals, style), anchor)


def axis_label(mark: float, decimals: int, style: Style) -> str:
    """A mark of the axis, with no more digits than its step needs."""
    if style.percent:
        return f"{100 * mark:.{decimals}f}%"
    return shown(mark, Style(decimals)) if mark else "0"
