"""Quotations as content: drawn to their marks, resumed after the cue."""

from __future__ import annotations

from srccompare.documents.attribution.reading import Range, Reading

QUOTED_SHARE = 0.9
"""Share of a sentence that must be quoted for it to go on with the quotation before."""


def close_quotations(reading: Reading, parts: list[Range]) -> list[Range]:
    """Content ranges drawn to the marks of the quotations they begin and end in, without overlaps.

    '"A. B," Smith said' reports both sentences though the cue stands in the second.
    """
    drawn: list[Range] = []
    for first, stop in sorted(parts):
        opening, closing = reading.quote[first], reading.quote[stop - 1]
        if opening >= 0 and reading.paragraph[reading.quotations[opening][0]] == reading.paragraph[first]:
            first = min(first, reading.quotations[opening][0])
        if (
            closing >= 0
            and reading.paragraph[reading.quotations[closing][1] - 1] == reading.paragraph[stop - 1]
        ):
            stop = max(stop, reading.quotations[closing][1])
        if drawn and first <= drawn[-1][1]:
            drawn[-1] = (drawn[-1][0], max(stop, drawn[-1][1]))
        elif first < stop:
            drawn.append((first, stop))
    return drawn


def resumes(reading: Reading, first: int, stop: int) -> bool:
    """Whether a sentence without a cue of its own is quoted as a whole: '"A," she said. "B."'."""
    inside = sum(reading.quote[token] >= 0 for token in range(first, stop))
    return inside >= QUOTED_SHARE * (stop - first)
