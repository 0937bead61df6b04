"""Quotations as content: drawn to their marks, resumed after the cue."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
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

    A piece of a quotation that runs over paragraphs belongs to who says another piece of it. A quotation
    that makes up whole sentences goes on with the attribution before it in its paragraph; one
    that makes up its whole paragraph goes on with the last attribution of the paragraph before, where
    that one quotes too. ``free`` are the quotations without a word in any cue or content, in reading order;
    ranges are counted through the batch.
    """
    low = reading.first
    ends_in: dict[int, Spoken] = {}
    for one in found:
        note_end(reading, one, ends_in)
    speakers = speakers_of_groups(reading, found)
    for first, stop in free:
        row = reading.quote[first - low]
        same = speakers.get(reading.groups[row])
        if same is not None:
            same.content.append((first, stop))
            note_end(reading, same, ends_in)
        elif stop - first >= LEAST_QUOTED and not reading.titles[row]:
            speaker = speaker_before(reading, ends_in, first - low, stop - low)
            if speaker is not None:
                speaker.content.append((first, stop))
                note_end(reading, speaker, ends_in)


def speakers_of_groups(reading: Reading, found: Sequence[Spoken]) -> dict[int, Spoken]:
    """The attribution that each quotation is content of, by the number its pieces share.

    A quotation that several speak in, a transcript or a scene of a novel, has none.
    """
    speakers: dict[int, list[Spoken]] = {}
    for one in found:
        rows = {
            reading.quote[token - reading.first] for part in one.content for token in (part[0], part[1] - 1)
        }
        for group in {reading.groups[row] for row in rows if row >= 0}:
            speakers.setdefault(group, []).append(one)
    return {group: own[0] for group, own in speakers.items() if len(own) == 1}


def note_end(reading: Reading, one: Spoken, ends_in: dict[int, Spoken]) -> None:
    """Remember an attribution as the last of the paragraph it ends in, if it is."""
    paragraph = reading.paragraph[last_token(one) - 1 - reading.first]
    if paragraph not in ends_in or last_token(ends_in[paragraph]) <= last_token(one):
        ends_in[paragraph] = one


def speaker_before(reading: Reading, ends_in: Mapping[int, Spoken], first: int, stop: int) -> Spoken | None:
    """The attribution that a quotation goes on with, None where it may be anybody's.

    ``ends_in`` has the last attribution that ends in each paragraph.
    """
    paragraph = reading.paragraph[first]
    opens, ends = reading.paragraphs[paragraph]
    size = len(reading.word)
    opening = reading.sentences[bisect_right(reading.sentences, (first, size)) - 1]
    closing = reading.sentences[bisect_right(reading.sentences, (stop - 1, size)) - 1]
    if opening[0] != first or closing[1] not in (stop, stop + 1):
        return None
    last = ends_in.get(paragraph)
    if last is not None and last_token(last) <= first + reading.first:
        return last if quotes(reading, last) else None
    before = ends_in.get(paragraph - 1)
    whole = first == opens and stop >= ends - 1
    return before if before is not None and whole and quotes(reading, before) else None


def last_token(one: Spoken) -> int:
    """One past the last token of an attribution."""
    return max(one.cue[1], *(stop for _, stop in one.content))


def quotes(reading: Reading, one: Spoken) -> bool:
    """Whether a content has quoted words at an end."""
    low = reading.first
    return any(
        reading.quote[first - low] >= 0 or reading.quote[stop - 1 - low] >= 0 for first, stop in one.content
    )
