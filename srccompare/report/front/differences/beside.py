"""One matter side by side, in each text's words: what differs is how it is put, or that one lacks it.

    Not found in Post:   Gull “Quarry dismissed the keeper in May.”   Wire “The keeper left in May …”

Which words make the difference is left to the eye: two passages on one matter show a firm word beside a
careful one, another number, another speaker, what is added and what is left out. Two sentences need not
state the same for that; they have to be about the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from weakref import WeakKeyDictionary

import numpy as np

from srccompare.comparison.statements.absence import EventLinks
from srccompare.documents.spans import FloatArray, IntArray
from srccompare.documents.text.closed_classes import closed_class
from srccompare.report.front.differences.event import Event, Line, Teller, joined
from srccompare.report.front.differences.opening import sentence_at
from srccompare.report.front.echoes import Weights
from srccompare.report.front.hits import FIELDS, Spot
from srccompare.report.front.told import CITED, ECHO_MISSING, Told
from srccompare.report.wording import around, bare

SAME = 0.45
"""Probability that two sentences state the same from which on they are about the same: of 72 lines on matters
of eight events that a blind reader saw, 5 of 8 below are not, 9 of 64 from here on. A third text joins two
where it has that on average with both: where .3 was enough 27 of 35 lines held."""
STEP = 0.1
"""The same from which on a pair is thought of at all. A guess."""
NOTHING = 0.06
"""The same below which every sentence of a text has to be, and ECHO_MISSING the words two of them have in
common with a sentence, for it to be said not to be found there: of 51 matters of the labelled events for
which both hold, 43 have neither the statement nor a near one there."""
APART = 8.0
"""The weight of what either of two sentences has and the other lacks, from which on something is put
differently: two words that are rare in news ("fired", "stepped down"). A guess."""
FEWEST = 4
"""Telling words of a sentence that is set beside another: "It is unfair." shows nothing (a guess)."""
NAMED = 4
"""Texts cited in a line."""

FOUND: WeakKeyDictionary[Event, list[tuple[Line, list[Teller]]]] = WeakKeyDictionary()
"""The matters of the events that are being told."""


class Matters:
    """The matters of an event that several texts have."""

    def __init__(self, event: Event, links: EventLinks) -> None:
        self.event, self.links, self.told = event, links, event.context.once(Told)
        self.places, self.echoes = self.told.places, self.told.echoes
        self.found = event.context.comparison.same_event.found_statements
        teller_of = {row: teller for teller in event.tellers for row in teller.rows}
        self.tellers = [teller_of.get(row) for row in links.pairs.article.tolist()]

    @cached_property
    def spots(self) -> list[Spot]:
        """Where each sentence of the event stands."""
        documents = self.found.candidates.documents
        own = documents.sentences[self.found.candidates.sentence[self.links.pairs.rows]]
        columns = (own.article, own.field, own.start, own.end)
        return [
            (documents.articles[row].id, FIELDS[field], start, end)
            for row, field, start, end in zip(*(column.tolist() for column in columns), strict=True)
        ]

    def weights(self, row: int) -> Weights:
        """The telling words of a sentence; of most nobody asks."""
        return self.echoes.weights(sentence_at(self.event, self.spots[row]))

    @cached_property
    def near(self) -> dict[int, dict[int, float]]:
        """The sentences that may stand beside each, of other texts, the most probable first."""
        found: dict[int, dict[int, float]] = defaultdict(dict)
        links = self.links
        for row in np.argsort(-links.probability, kind="stable").tolist():
            probability = float(links.probability[row])
            if probability < STEP:
                break
            one, other = int(links.one[row]), int(links.other[row])
            if self.tellers[one] is not self.tellers[other] and self.is_told(one) and self.is_told(other):
                found[one][other] = found[other][one] = probability
        return found

    def is_told(self, row: int) -> bool:
        """Whether a sentence can be set beside another, looked at once."""
        if row not in self._looked_at:
            self._looked_at[row] = self.can_be_told(row)
        return self._looked_at[row]

    @cached_property
    def _looked_at(self) -> dict[int, bool]:
        return {}

    def can_be_told(self, row: int) -> bool:
        """Whether a sentence is carried, in the article, of some words."""
        spot = self.spots[row]
        return (
            self.tellers[row] is not None
            and self.places.shown(*spot[:3])
            and not self.links.pairs.is_title[row]
            and len(self.weights(row)) >= FEWEST
            and self.told.within_article(*spot[:3])
        )

    @cached_property
    def openings(self) -> frozenset[int]:
        """The sentences the texts open with, which have a line of their own."""
        first = {row.id: row.start for row in self.told.opening.values()}
        return frozenset(row for row, spot in enumerate(self.spots) if first.get(spot[0]) == spot[2])

    def clause_of(self, row: int, beside: Iterable[int]) -> int:
        """Where the clause of a sentence begins by which it is most like one of some others."""
        starts = [self.clauses[row, other] for other in beside if (row, other) in self.clauses]
        return starts[0] if starts else self.spots[row][2]

    @cached_property
    def clauses(self) -> dict[tuple[int, int], int]:
        """For pairs of sentences, where the clause of the first begins that is most like the second."""
        looked, candidates = self.found.looked, self.found.candidates
        place = {number: row for row, number in enumerate(self.links.pairs.rows.tolist())}
        starts = candidates.documents.tokens.start[candidates.first]
        found: dict[tuple[int, int], int] = {}
        columns = (looked.one, looked.other, looked.part_one, looked.part_other)
        for one, other, left, right in zip(*(column.tolist() for column in columns), strict=True):
            if one in place and other in place:
                found[place[one], place[other]] = int(starts[left])
                found[place[other], place[one]] = int(starts[right])
        return found

    def all(self) -> Iterator[dict[Teller, int]]:
        """Sentences on one matter, each in one matter at the most, the surest first."""
        used = set[int]()
        pairs = [
            (probability, one, other)
            for one, own in self.near.items()
            for other, probability in own.items()
            if one < other and probability >= SAME
        ]
        for _, one, other in sorted(pairs, key=lambda pair: -pair[0]):
            if one in used or other in used or (self.says_he(one) and self.says_he(other)):
                continue
            rows = {self.tellers[one]: one, self.tellers[other]: other}
            joining = (self.near[one].keys() & self.near[other].keys()) - used
            for third in sorted(joining, key=lambda row: (-self.nearness(row, one, other), row)):
                if self.nearness(third, one, other) >= SAME:
                    rows.setdefault(self.tellers[third], third)
            used.update(rows.values())
            yield {teller: rows[teller] for teller in self.event.tellers if teller in rows}

    def says_he(self, row: int) -> bool:
        """Whether a sentence begins with a pronoun: two that do may be about two men."""
        words = bare(sentence_at(self.event, self.spots[row])).split()
        return bool(words) and words[0].lower() in closed_class("person_subject")

    def nearness(self, row: int, *others: int) -> float:
        """How probable it is, on average, that a sentence states the same as some others."""
        return sum(self.near[row][other] for other in others) / len(others)

    def weight(self, rows: Mapping[Teller, int]) -> float:
        """How much a matter shows: in how many texts it is, with how many telling words, how surely."""
        words = sum(sum(self.weights(row).values()) for row in rows.values())
        pairs = list(combinations(rows.values(), 2))
        return words * sum(self.near[one].get(other, 0.0) for one, other in pairs) / len(pairs)

    def is_put_differently(self, rows: Mapping[Teller, int]) -> bool:
        """Whether sentences are not nearly word for word the same, and not all those the texts open with."""
        apart = any(
            weight_apart(self.weights(one), self.weights(other)) >= APART
            for one, other in combinations(rows.values(), 2)
        )
        return apart and not all(row in self.openings for row in rows.values())

    def lacks(self, teller: Teller, rows: Mapping[Teller, int]) -> bool:
        """Whether no sentence of a text comes near some others, nor its words together near theirs.

        Of a text without a sentence that is looked at nothing is said.
        """
        if teller not in self.numbers:
            return False
        likely = max(self.nearest(row)[self.numbers[teller]] for row in rows.values())
        return likely < NOTHING and all(
            self.echoes.here(sentence_at(self.event, self.spots[row]), self.event.name, teller.name)
            < ECHO_MISSING
            for row in rows.values()
        )

    @cached_property
    def numbers(self) -> dict[Teller | None, int]:
        """A number for each text that has sentences which are looked at."""
        return {teller: number for number, teller in enumerate(dict.fromkeys(self.tellers))}

    @cached_property
    def text_of(self) -> IntArray:
        """The number of the text of each sentence."""
        return np.array([self.numbers[teller] for teller in self.tellers], np.int64)

    def nearest(self, row: int) -> FloatArray:
        """How probable it is that a sentence of each text states what one does, of its likeliest."""
        if row not in self._nearest:
            likely, own = np.zeros(len(self.numbers)), self.links.table[[row]].tocoo()
            np.maximum.at(likely, self.text_of[own.coords[1]], own.data)
            self._nearest[row] = likely
        return self._nearest[row]

    @cached_property
    def _nearest(self) -> dict[int, FloatArray]:
        return {}

    def line_of(self, rows: Mapping[Teller, int], lacking: Sequence[Teller]) -> Line:
        """A matter as it is told: what each text has of it, and which has nothing."""
        parts = [
            f"{teller.label} “{self.cited(row, [other for other in rows.values() if other != row])}”"
            for teller, row in list(rows.items())[:NAMED]
        ]
        # It stands first, as what is behind a long passage may be folded away.
        without = f"Not found in {joined([teller.label for teller in lacking])}: " if lacking else ""
        spots = tuple((teller.name, self.spots[row]) for teller, row in rows.items())
        return Line(without + "; ".join(parts), spots, self.weight(rows))

    def cited(self, row: int, beside: Sequence[int]) -> str:
        """A sentence as it stands in a line: around the clause that is matched, where that is far behind."""
        text, start = sentence_at(self.event, self.spots[row]), self.spots[row][2]
        clause = self.clause_of(row, beside) - start
        return around(bare(text), len(bare(text[:clause])) if clause else 0, CITED)


def beside_lines(event: Event) -> Iterator[Line]:
    """The matters that are put differently in several texts, those first that more tell in more words."""
    yield from (line for line, lacking in matter_lines(event) if not lacking)


def told_lines(event: Event) -> Iterator[Line]:
    """The matters most texts have and others were not found to have, side by side."""
    yield from (line for line, lacking in matter_lines(event) if lacking)


def matter_lines(event: Event) -> list[tuple[Line, list[Teller]]]:
    """The matters of an event in lines, found once."""
    if event not in FOUND:
        FOUND[event] = found_lines(event)
    return FOUND[event]


def found_lines(event: Event) -> list[tuple[Line, list[Teller]]]:
    """The matters of an event in lines, the heaviest first, each with the texts it was not found in."""
    same_event = event.context.comparison.same_event
    links = same_event.event_links.get(same_event.event_names.index(event.name))
    if links is None:
        return []
    matters = Matters(event, links)
    lacks = lacking_of(event, matters.told)
    lines = []
    for rows in matters.all():
        places = {matters.spots[row][:3] for row in rows.values()}
        lacking = [
            teller
            for teller in event.tellers
            if teller not in rows and (places & lacks[teller] or matters.lacks(teller, rows))
        ]
        if lacking or matters.is_put_differently(rows):
            lines.append((matters.line_of(rows, lacking), lacking))
    return sorted(lines, key=lambda one: -one[0].weight)


def lacking_of(event: Event, told: Told) -> dict[Teller, set[tuple[str, str, int]]]:
    """The places of the sentences that were not found in each text, though all others have them."""
    return {
        teller: {
            place
            for row in told.missing.get((teller.name, event.name), [])
            for place in (
                (row.told_id, row.told_field, row.told_start),
                (row.also_id, row.also_field, row.also_start),
            )
        }
        for teller in event.tellers
    }


def weight_apart(one: Weights, other: Weights) -> float:
    """How much stands in only one of two sentences, by the rarity of the words."""
    return sum({**one, **other}[word] for word in one.keys() ^ other.keys())
