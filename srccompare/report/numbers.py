"""How a measure's numbers are written: rounded by unit, shares as percentages, the missing as a dash."""

from __future__ import annotations

import math
from dataclasses import dataclass

from srccompare.families.base import Measure

MISSING = "–"
MINUS = "\N{MINUS SIGN}"
NOTHING = 1e-9
"""What arithmetic leaves of zero."""


@dataclass(frozen=True, slots=True)
class Style:
    """Decimals, whether as a percentage, and whether a plus sign is written."""

    decimals: int
    percent: bool = False
    signed: bool = False


def style_of(measure: Measure, means: bool) -> Style:
    """How the numbers of this measure are written; ``means`` when counts are averaged over articles."""
    if measure.recount == "share" or (measure.high == 1 and "share" in measure.unit):
        return Style(0, percent=True)
    if measure.recount == "count":
        return Style(1 if means else 0)
    if measure.recount == "rate":
        return Style(1 if measure.per >= 1000 else 2)
    if measure.low < 0:
        return Style(2, signed=True)
    return Style(1 if measure.high > 10 else 2)


def known(value: float | None) -> bool:
    """Whether there is a number."""
    return value is not None and math.isfinite(value)


def rounded(value: float, style: Style) -> float | None:
    """The number as machines get it; None for what is missing.

    >>> rounded(0.12345, Style(0, percent=True)), rounded(float("nan"), Style(1))
    (0.123, None)
    """
    if not known(value):
        return None
    # Adding 0 turns -0.0 into 0.0.
    return round(float(value), style.decimals + 3 * style.percent) + 0.0


def shown(value: float | None, style: Style) -> str:
    """The number as people read it.

    >>> shown(12.345, Style(1)), shown(0.243, Style(0, percent=True)), shown(-0.5, Style(2, signed=True))
    ('12.3', '24%', '−0.50')
    """
    if value is None or not math.isfinite(value):
        return MISSING
    if abs(value) < NOTHING:
        return "0%" if style.percent else "0"
    if style.percent:
        # Under ten per cent a digit more, so that a few hits are not written as none.
        value, decimals, after = 100 * value, int(0 < abs(value) < 0.0995), "%"
    else:
        decimals, after = style.decimals, ""
    text = f"{abs(value):,.{decimals}f}"
    if not float(text.replace(",", "")):
        return text + after
    return (MINUS if value < 0 else "+" if style.signed else "") + text + after


def between(low: float, high: float, style: Style) -> str:
    """A range, or a dash.

    >>> between(1.0, 2.5, Style(1))
    '1.0 to 2.5'
    """
    return f"{shown(low, style)} to {shown(high, style)}" if known(low) and known(high) else MISSING


def difference(style: Style) -> Style:
    """How differences of such numbers are written."""
    return Style(style.decimals, style.percent, signed=True)


def gap(value: float, style: Style) -> str:
    """A difference: shares differ by percentage points, not by per cent.

    >>> gap(-0.125, Style(0, percent=True)), gap(2.0, Style(1))
    ('−12 points', '+2.0')
    """
    return shown(value, difference(style)).replace("%", " points")


def several(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> several(1, "article"), several(1200, "word")
    ('1 article', '1,200 words')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
