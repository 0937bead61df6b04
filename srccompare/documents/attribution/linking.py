"""Which source and content belong to which cue: from the parts a tagger named to attributions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from srccompare.documents.attribution.labels import CONTENT, CUE, SOURCE
from srccompare.documents.attribution.reading import Range

JOINS = ("and", "but", "or", ",")
"""Words before a cue that lets it go on with the source of the cue before."""


class Part(NamedTuple):
    """A stretch of tokens that is a source, a cue or a content, and on which side of its cue it stands."""

    first: int
    stop: int
    role: int
    right: bool
    sentence: int
    paragraph: int


@dataclass(slots=True)
class Linked:
    """An attribution as token ranges; ``sure`` where a rule is not to be overruled by the tagger."""

    cue: Range
    source: Range | None = None
    content: list[Range] = field(default_factory=list)
    sure: bool = False


def link(parts: Sequence[Part], words: Sequence[str]) -> list[Linked]:
    """The attributions made of these parts, in the order of their cues.

    ``parts`` are in reading order, ``words`` the normal forms of all tokens. A source belongs to the
    nearest cue of its sentence on the side its label names that has none yet, a content to the nearest
    cue of its paragraph; where there is none on that side, the other side serves. A cue without a
    content is dropped.
    """
    found: list[Linked] = []
    for _, group in groupby(parts, key=lambda part: part.paragraph):
        members = list(group)
        cues = [part for part in members if part.role == CUE]
        if cues:
            found += link_paragraph(members, cues, words)
    return found


def link_paragraph(members: Sequence[Part], cues: Sequence[Part], words: Sequence[str]) -> list[Linked]:
    """The attributions of one paragraph."""
    linked = {cue.first: Linked((cue.first, cue.stop)) for cue in cues}
    free = {number: Cues(list(group)) for number, group in groupby(cues, key=lambda cue: cue.sentence)}
    sources = [part for part in members if part.role == SOURCE]
    # From the right: in "Smith, who said A, added B" the nearest cue of "who" is taken before Smith looks.
    for source in [
        *reversed([one for one in sources if not one.right]),
        *[one for one in sources if one.right],
    ]:
        near = free.get(source.sentence)
        place = near.nearest(source) if near is not None else -1
        if near is not None and place >= 0:
            linked[near.taken(place).first].source = (source.first, source.stop)
    every = Cues(list(cues))
    for content in members:
        if content.role == CONTENT:
            place = every.nearest(content)
            if place >= 0:
                linked[every.cues[place].first].content.append((content.first, content.stop))
    kept = [cue for cue in cues if linked[cue.first].content]
    lend_sources(kept, linked, words)
    return [linked[cue.first] for cue in kept]


class Cues:
    """Cues in reading order, none within another, looked up by halves: a sentence may have a thousand."""

    def __init__(self, cues: list[Part]) -> None:
        self.cues = cues
        self.first = [cue.first for cue in cues]
        self.stop = [cue.stop for cue in cues]

    def nearest(self, part: Part) -> int:
        """The place of the nearest cue on the side a part's label names, else on the other; -1 for none."""
        if len(self.cues) == 1:
            return 0
        left = bisect_right(self.stop, part.first) - 1
        right = bisect_left(self.first, part.stop)
        right = right if right < len(self.cues) else -1
        sides = (left, right) if part.right else (right, left)
        return next((side for side in sides if side >= 0), -1)

    def taken(self, place: int) -> Part:
        """The cue at a place, which is no longer looked up."""
        del self.first[place], self.stop[place]
        return self.cues.pop(place)


def lend_sources(cues: Sequence[Part], linked: dict[int, Linked], words: Sequence[str]) -> None:
    """Give ", adding that B" and "and called for B" the source of the cue before, in the same sentence."""
    last: Part | None = None
    for cue in cues:
        one = linked[cue.first]
        if one.source is None and last is not None and last.sentence == cue.sentence:
            before = words[cue.first - 1] if cue.first else ""
            if words[cue.first].endswith("ing") or before in JOINS:
                one.source = linked[last.first].source
        if one.source is not None:
            last = cue
