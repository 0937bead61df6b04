"""How many events would show a difference: what a study of a given size can find."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from srccompare.comparison.groups.grouping import FEWEST_EVENTS, Grouping
from srccompare.comparison.statistics.intervals import FEWEST_ARTICLES
from srccompare.documents.spans import FloatArray
from srccompare.errors import SrccompareError
from srccompare.families.base import PRIMARY

MOST_EVENTS = 100_000
FEWEST_FOR_SPREAD = FEWEST_ARTICLES
"""Events, or articles of a group, from which the spread of differences can be guessed: as of intervals."""


@dataclass(frozen=True)
class Power:
    """What it takes to show a difference of a measure.

    ``events`` is how many shared events show it with the wanted ``power`` at the level ``alpha``;
    ``corrected`` how many do so among ``tests`` differences looked at together, in the strictest case (as if
    all others were chance). ``spread`` is the standard deviation of the difference between events,
    ``source`` what it was taken from. ``expected`` is the power of the events at hand, NaN where there are
    fewer than six.
    """

    measure: str
    group: str
    difference: float
    spread: float
    source: str
    power: float
    alpha: float
    events: int
    tests: int
    corrected: int
    at_hand: int
    expected: float


def power_of(difference: float, spread: float, events: int, alpha: float = 0.05) -> float:
    """The chance that so many events show a difference of this size, by the paired t test (Cohen 1988).

    The sign-flip test is about as powerful, from six events on; below, nothing can be shown.

    >>> round(power_of(0.5, 1.0, 34), 2), power_of(0.5, 1.0, 5)
    (0.81, 0.0)
    """
    from scipy.special import nctdtr, stdtrit

    if events < FEWEST_EVENTS or 2.0 ** (1 - events) > alpha:
        return 0.0
    freedom, shift = events - 1, abs(difference) / spread * np.sqrt(events)
    reach = stdtrit(freedom, 1 - alpha / 2)
    missed = nctdtr(freedom, shift, reach)
    # Far out the distribution function fails; there the difference is shown for certain.
    return float(1 - missed) if np.isfinite(missed) and shift < 37 else 1.0


def events_needed(difference: float, spread: float, power: float = 0.8, alpha: float = 0.05) -> int:
    """The fewest events that show a difference of this size with the wanted power.

    >>> events_needed(0.5, 1.0)
    34
    """
    low, high = FEWEST_EVENTS, FEWEST_EVENTS
    while power_of(difference, spread, high, alpha) < power:
        low, high = high, 2 * high
        if high > MOST_EVENTS:
            raise SrccompareError(
                f"a difference of {difference:g} with a spread of {spread:g} takes more than {MOST_EVENTS:,} "
                "events; ask for a larger difference"
            )
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if power_of(difference, spread, middle, alpha) >= power else (middle, high)
    return high if power_of(difference, spread, low, alpha) < power else low


def spread_of(grouping: Grouping, values: FloatArray, group: int) -> tuple[float, str]:
    """How much the difference of a group varies between events, and what that was taken from.

    From shared events where there are at least three; else from the articles of each group, as if
    articles on the same event did not resemble each other, which asks for rather too many events.
    Raises SrccompareError where there are too few of both.
    """
    gaps = grouping.pairing.differences(values)[:, group]
    gaps = gaps[~np.isnan(gaps)]
    if len(gaps) >= FEWEST_FOR_SPREAD:
        return float(gaps.std(ddof=1)), f"{len(gaps)} shared events"
    known = (grouping.group_of >= 0) & ~np.isnan(values)
    within = [values[known & (grouping.group_of == number)] for number in range(len(grouping.groups))]
    several = [own for own in within if len(own) > 1]
    if sum(map(len, several)) >= FEWEST_FOR_SPREAD:
        squares = sum(float(((own - own.mean()) ** 2).sum()) for own in several)
        freedom = sum(len(own) - 1 for own in several)
        return float(np.sqrt(2 * squares / freedom)), f"{sum(map(len, several))} articles"
    raise SrccompareError(
        f"how much the difference varies between events cannot be told from {len(gaps)} shared events; give "
        f"the spread (spread=…), or compare at least {FEWEST_FOR_SPREAD} events or articles of a group"
    )


def looked_at_with(table: pd.DataFrame, measure: str) -> int:
    """How many differences a measure's are corrected with: of its question, or all secondary ones."""
    role, question = table.loc[table["measure"] == measure, ["role", "question"]].iloc[0]
    with_it = table["role"] == role
    if role == PRIMARY:
        with_it &= table["question"] == question
    tested = ~table["verdict"].str.startswith(("not tested", "the reference"))
    return max(1, int((tested & with_it).sum()))


def ask_power(
    table: pd.DataFrame,
    measured: Mapping[str, FloatArray],
    grouping: Grouping,
    measure: str,
    difference: float,
    group: str | None,
    power: float,
    alpha: float,
    spread: float | None,
) -> Power:
    """The answer for a measure of a comparison; ``Comparison.power`` says what is meant.

    ``table`` has the measures across groups, ``measured`` those of every article.
    """
    if measure not in set(table["measure"]):
        raise SrccompareError(
            f"no measure {measure!r} was compared; the columns of articles name all that were"
        )
    groups = [name for name in grouping.groups if name != grouping.reference]
    chosen = groups[0] if group is None and groups else group
    if chosen not in groups:
        raise SrccompareError(f"no group {chosen!r} to compare; choose one of {', '.join(map(repr, groups))}")
    if not difference or not 0 < power < 1 or not 0 < alpha < 1:
        raise SrccompareError(
            f"got difference {difference!r}, power {power!r} and alpha {alpha!r}; wanted a difference other "
            "than 0, and power and alpha between 0 and 1"
        )
    values = measured[measure]
    number = grouping.groups.index(str(chosen))
    found, source = (spread, "as given") if spread else spread_of(grouping, values, number)
    if not found:
        raise SrccompareError(f"{measure!r} does not vary in these texts; give the spread (spread=…)")
    tests = looked_at_with(table, measure)
    at_hand = int(grouping.pairing.counted(~np.isnan(values))[number])
    return Power(
        measure=measure,
        group=str(chosen),
        difference=float(difference),
        spread=float(found),
        source=source,
        power=power,
        alpha=alpha,
        events=events_needed(difference, found, power, alpha),
        tests=tests,
        corrected=events_needed(difference, found, power, alpha / tests),
        at_hand=at_hand,
        expected=power_of(difference, found, at_hand, alpha) if at_hand >= FEWEST_EVENTS else float("nan"),
    )
