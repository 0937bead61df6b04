"""What the texts of a group turn to and the others do not, and what all the others name and they do not."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from srccompare import lexicon
from srccompare.comparison.statements import word_vectors
from srccompare.report.context import Context
from srccompare.report.front.hits import Hit, Spot, hits_in, often_first, trait_of
from srccompare.report.parts.frames import frame_name
from srccompare.report.places import Places
from srccompare.report.rows import rows_of
from srccompare.report.view import Cell, Group, Trait
from srccompare.report.wording import line, short

FEWEST = 2
"""Times a word stands in the texts of one group, from which on they turn to it."""
WORDS, FRAMES, ABSENT, WORDS_OF_FRAME = 8, 3, 5, 4
"""Words and names listed, frames, names that are not here, words of each frame."""
FRAME_HITS, FRAME_WORDS = 6, 3
"""Hits of a frame, and different words among them, from which on it is told."""
RARE = 4.0
"""Rarity from which on a word says what a text is about: one in 3,000 words of news (`word_vectors`)."""
ROOT = 4
"""Letters a word is looked for by in the other texts, at the least: the rest may be an ending."""


LONGEST_ACRONYM = 5
"""Letters of the longest name that is written in capitals."""
DAYS = frozenset(name.lower() for names in (calendar.day_name, calendar.month_name) for name in names)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or a term in the texts of one group."""

    item: str
    kind: str
    type: str | None
    id: str
    group: str
    count: int
    field: str
    start: int
    end: int
    text: str
    groups: int
    of_groups: int


@dataclass(frozen=True, slots=True)
class FrameRow:
    """A frame in one article."""

    group: str | None
    frame: str
    hits: int
    wordings: int
    salient: bool | None


class Aspects:
    """Names, terms and frames by group."""

    def __init__(self, context: Context) -> None:
        self.context = context

    @cached_property
    def raw(self) -> Mapping[str, str]:
        """All that stands in the texts of each group, in small letters."""
        texts: dict[str, list[str]] = {group: [] for group in self.context.comparison.groups}
        for row, number in enumerate(self.context.group_of.tolist()):
            if number >= 0:
                texts[self.context.comparison.groups[number]] += self.context.fields[row]
        return {group: "\n".join(own).lower() for group, own in texts.items()}

    @cached_property
    def mentions(self) -> Mapping[str, list[Mention]]:
        """The names and terms of each group."""
        found: dict[str, list[Mention]] = {}
        for row in rows_of(Mention, self.context.comparison.coverage):
            found.setdefault(row.group, []).append(row)
        return found

    @cached_property
    def frames(self) -> Mapping[str, Mapping[str, tuple[int, int]]]:
        """The hits and the different words of each frame in each group."""
        found: dict[str, dict[str, tuple[int, int]]] = {}
        for row in rows_of(FrameRow, self.context.comparison.frames):
            if row.group is not None:
                own = found.setdefault(row.group, {})
                hits, words = own.get(row.frame, (0, 0))
                own[row.frame] = hits + row.hits, max(words, row.wordings)
        return found

    def only(self, group: str) -> list[Hit]:
        """The names and terms that stand here more than once and in no other text at all."""
        found: dict[str, list[Mention]] = {}
        for row in self.mentions.get(group, []):
            if row.groups == 1 and row.item.lower() not in DAYS and (row.kind == "entity" or rare(row.item)):
                found.setdefault(row.item, []).append(row)
        hits = []
        for item, own in found.items():
            # A country found by its people's name ("Americans") is not named.
            if not stands_in(line(item), self.raw[group]):
                continue
            spots = self.spots(own)
            if len(spots) >= FEWEST and not any(
                stands_in(line(item), text) for name, text in self.raw.items() if name != group
            ):
                hits.append(Hit(line(item), spots))
        return often_first(hits)

    def spots(self, own: Sequence[Mention]) -> tuple[Spot, ...]:
        """The places of a name or term, by the words it has at its first in each article."""
        found: list[Spot] = []
        for row in own:
            text = self.context.field_text(row.id, row.field)
            words = re.compile(rf"\b{re.escape(row.text)}\b", re.IGNORECASE)
            found += [(row.id, row.field, match.start(), match.end()) for match in words.finditer(text)]
        return tuple(found)

    @cached_property
    def letters(self) -> dict[str, str]:
        """The letters of the texts of each group."""
        return {group: letters_of(text) for group, text in self.raw.items()}

    @cached_property
    def named_by_others(self) -> tuple[dict[str, set[str]], dict[str, int]]:
        """Whom all groups but one name: the groups, and how often."""
        found: dict[str, set[str]] = {}
        count: dict[str, int] = {}
        for name, rows in self.mentions.items():
            for row in rows:
                if (
                    row.kind == "entity"
                    and row.type not in (None, "", "place")
                    and row.groups == len(self.context.groups) - 1
                    and not is_abbreviated(row.item)
                ):
                    found.setdefault(row.item, set()).add(name)
                    count[row.item] = count.get(row.item, 0) + row.count
        return found, count

    def absent(self, group: str) -> list[str]:
        """The people, countries and bodies all others name and this group does not, by no word."""
        others = len(self.context.groups) - 1
        found, count = self.named_by_others
        names = [item for item, groups in found.items() if group not in groups and len(groups) == others]
        names.sort(key=lambda item: -count[item])
        return [
            line(item)
            for item in names
            if not any(stands_in(word, self.raw[group]) for word in line(item).split())
            # "Al Qaeda" is "al-Qaeda".
            and letters_of(item) not in self.letters[group]
            # A line in capitals is where a text was written, nobody in it.
            and not (item.isupper() and len(item) > LONGEST_ACRONYM)
        ]

    def turned_to(self, group: str) -> Iterator[str]:
        """The frames whose words stand here and in no other text."""
        for frame, (hits, words) in self.frames.get(group, {}).items():
            elsewhere = sum(own.get(frame, (0, 0))[0] for name, own in self.frames.items() if name != group)
            if hits >= FRAME_HITS and words >= FRAME_WORDS and not elsewhere:
                yield frame


@cache
def regions() -> frozenset[str]:
    """Regions and parties, which go by many names: "Md.", "D-Md.", "Democrats"."""
    places = {one.text for one in lexicon.load("places").entries if one.category == "region"}
    return frozenset(places | {one.text for one in lexicon.load("bodies").entries})


def is_abbreviated(name: str) -> bool:
    """Whether a name is one texts shorten to what its words do not show."""
    return name.lower() in regions()


def rare(term: str) -> bool:
    """Whether a word of a term is one that is chosen for what it means: "make" stands everywhere."""
    return bool((word_vectors.load().rarities(term.lower().split()) >= RARE).any())


def stands_in(words: str, text: str) -> bool:
    """Whether words stand in a text in small letters, with whatever ending.

    >>> stands_in("Regimes", "the regime fell"), stands_in("Oslo", "in bergen")
    (True, False)
    """
    small = words.lower()
    return small[: max(ROOT, len(small) - 2)] in text


def letters_of(text: str) -> str:
    """The letters of a text, small, without what stands between them.

    >>> letters_of("al-Qaeda") == letters_of("Al Qaeda")
    True
    """
    return "".join(filter(str.isalpha, text.lower()))


def aspect_traits(places: Places, aspects: Aspects, group: Group) -> Iterator[Trait | None]:
    """What is only here, which aspects, and what is not here."""
    context = places.context
    if len(context.groups) < 2:
        return
    name = context.given_name(group)
    # Of one event the lines on what comes up where say it with both places; a frame is told by too few words.
    if context.stories:
        yield trait_of(places, "words", "Words only here", aspects.only(name), most=WORDS)
    frames = list(aspects.turned_to(name)) if context.stories else []
    if frames:
        yield aspects_trait(places, group, frames[:FRAMES])
    if len(context.groups) > 2 and (absent := aspects.absent(name)):
        named = ", ".join(short(name, 40) for name in absent[:ABSENT])
        yield Trait("absent", "Not named here", f"{named}, whom all the others name", ())


def aspects_trait(places: Places, group: Group, frames: Sequence[str]) -> Trait:
    """The frames whose words stand here alone, each with its commonest words."""
    context, items = places.context, list[Cell]()
    for frame in frames:
        spans = context.comparison.evidence.get(frame)
        hits = hits_in(places, spans, group.number)[:WORDS_OF_FRAME] if spans is not None else []
        words = ", ".join(hit.told for hit in hits)
        link = places.link(*hits[0].spots[0][:3]) if hits else ""
        items.append(Cell(frame_name(frame, context.labels) + (f" ({words})" if words else ""), link=link))
    return Trait("aspects", "Aspects only here", ", ".join(one.text for one in items), (), items=tuple(items))
