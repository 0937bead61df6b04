"""What pictures are made of, and the axes they stand on."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from srccompare.report.numbers import Style, shown
from srccompare.report.view import Mark

# Drawn at the width of a phone, so that letters keep their size there.
WIDTH, MARGIN = 340.0, 8.0
LETTER = 6.4
"""How wide a letter of the usual size is, on average."""


def text(x: float, y: float, words: str, style: str = "", anchor: str = "") -> Mark:
    """Words at a place; ``anchor`` is where in the words the place is: start (nothing), middle or end."""
    return Mark("text", style, (tidy(x), tidy(y)), words, anchor)


def lines(style: str, *segments: tuple[float, float, float, float]) -> Mark:
    """Straight lines of one look."""
    return Mark("lines", style, tuple(tidy(value) for segment in segments for value in segment))


def rect(style: str, x: float, y: float, width: float, height: float, words: str = "") -> Mark:
    """A bar; ``words`` say what it is when pointed at."""
    return Mark("rect", style, (tidy(x), tidy(y), tidy(width), tidy(height)), words)


def circle(style: str, x: float, y: float, radius: float, words: str = "") -> Mark:
    """A dot; ``words`` say what it is when pointed at."""
    return Mark("circle", style, (tidy(x), tidy(y), tidy(radius)), words)


def tidy(value: float) -> float:
    """A coordinate with no more digits than can be seen.

    >>> tidy(1 / 3), tidy(2.0)
    (0.3, 2)
    """
    short = round(value, 1)
    return int(short) if short == int(short) else short


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


def axis(
    marks: Sequence[float], place: Callable[[float], float], top: float, floor: float, style: Style
) -> list[Mark]:
    """The grid with its labels; the outer ones are kept inside the picture."""
    step = (marks[1] - marks[0]) * (100 if style.percent else 1)
    decimals = next(digits for digits in range(12) if abs(round(step, digits) - step) < 1e-9)
    drawn = [lines("grid", *((place(mark), top, place(mark), floor) for mark in marks))]
    if marks[0] <= 0 <= marks[-1]:
        drawn.append(lines("nought", (place(0), top, place(0), floor)))
    for number, mark in enumerate(marks):
        anchor = "" if number == 0 else "end" if number == len(marks) - 1 else "middle"
        drawn.append(text(place(mark), floor + 16, axis_label(mark, decimals, style), "axis", anchor))
    return drawn


def axis_label(mark: float, decimals: int, style: Style) -> str:
    """A mark of the axis, with no more digits than its step needs."""
    if style.percent:
        return f"{100 * mark:.{decimals}f}%"
    return shown(mark, Style(decimals)) if mark else "0"
