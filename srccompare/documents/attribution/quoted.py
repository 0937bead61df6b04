"""Quotations as content: drawn to their marks, resumed after the cue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from srccompare.documents.attribution.reading import Range, Reading


class Spoken(Protocol):
    """An attribution whose content may grow."""

    cue: Range
    content: list[Range]


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


LEAST_QUOTED = 5
"""Tokens a quotation must have to be taken for speech that goes on."""


def claim_quotations(reading: Reading, found: Sequence[Spoken], free: Sequence[Range]) -> None:
    """Give quotations that nobody claims to the speaker before them, as further content.

    A quotation that makes up whole sentences goes on with the attribution before it in its paragraph; one
    that makes up its whole paragraph goes on with the last attribution of the paragraph before, where
    that one quotes too. ``free`` are the quotations without a word in any cue or content, in reading order;
    ranges are counted through the batch.
    """
    low = reading.first
    for first, stop in free:
        row = reading.quote[first - low]
        if stop - first >= LEAST_QUOTED and not reading.titles[row]:
            speaker = speaker_before(reading, found, first - low, stop - low)
            if speaker is not None:
                speaker.content.append((first, stop))


def speaker_before(reading: Reading, found: Sequence[Spoken], first: int, stop: int) -> Spoken | None:
    """The attribution that a quotation goes on with, None where it may be anybody's."""
    low, paragraph = reading.first, reading.paragraph[first]
    opens, ends = reading.paragraphs[paragraph]
    starts = {begin for begin, _ in reading.sentences}
    closes = {end for _, end in reading.sentences}
    if first not in starts or not closes & {stop, stop + 1}:
        return None
    before = [one for one in found if one.content and last_token(one) <= first + low]
    if not before:
        return None
    last = max(before, key=last_token)
    where = reading.paragraph[last_token(last) - 1 - low]
    if where == paragraph:
        return last if quotes(reading, last) else None
    whole = first == opens and stop >= ends - 1
    return last if whole and where == paragraph - 1 and quotes(reading, last) else None


def last_token(one: Spoken) -> int:
    """One past the last token of an attribution."""
    return max(one.cue[1], *(stop for _, stop in one.content))


def quotes(reading: Reading, one: Spoken) -> bool:
    """Whether a content has quoted words at an end."""
    low = reading.first
    return any(
        reading.quote[first - low] >= 0 or reading.quote[stop - 1 - low] >= 0 for first, stop in one.content
    )
