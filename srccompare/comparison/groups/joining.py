"""What is joined by pairs, and by pairs of pairs."""

from __future__ import annotations

from collections.abc import Iterable


def joined(size: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each of so many things the first of those it is joined with, directly or over others.

    SciPy's disjoint sets say the same; importing them takes longer than five articles need for all they join.

    >>> joined(5, [(3, 1), (4, 3)])
    [0, 1, 2, 1, 1]
    """
    first = list(range(size))

    def found(one: int) -> int:
        while first[one] != one:
            first[one] = first[first[one]]
            one = first[one]
        return one

    for one, other in pairs:
        low, high = sorted((found(one), found(other)))
        first[high] = low
    return [found(one) for one in range(size)]
