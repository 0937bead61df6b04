"""Statements: clauses of different articles grouped by the links between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from srccompare.comparison.statements.absence import EventLinks
from srccompare.comparison.statements.clauses import Candidates, find_candidates
from srccompare.comparison.statements.features import EventPairs
from srccompare.comparison.statements.match_bands import Links, find_links
from srccompare.documents import Documents
from srccompare.documents.spans import BoolArray, IntArray

SHARED, POSSIBLE, NONE = range(3)
COHESION = 0.35
"""Mean probability of the pairs of clauses of two groups from which they become one. Of all pairs of clauses
within one statement 83 % are right on labelled events left out; 76 are from .25 on, 71 from .15 on."""
SUPPORTED = 0.6
"""Probability from which a pair is a possible match where others hold its statement together. Set by hand."""
Known = dict[int, dict[int, float]]
"""The probability of the pairs of clauses that were looked at."""


@dataclass(frozen=True, eq=False)
class Found:
    """The statements of some articles: candidate clauses, the links between them, and their groups.

    ``number`` gives every clause its statement, the most shared first, ``band`` every statement its band,
    ``best`` every clause the link it is most like another by (-1 for none), one of its statement if there is
    one, ``reprinted`` whether most of a clause stands in a stretch an earlier article has too.
    """

    candidates: Candidates
    pairs: dict[int, EventPairs]
    """The sentences of each event of several articles, by the number of the event."""
    links: Links
    number: IntArray
    band: IntArray
    best: IntArray
    reprinted: BoolArray
    looked: Links
    """All pairs that were looked at closely, those below the bands among them."""
    event: IntArray
    """The event of each clause."""
    group: Sequence[str | None]
    """The group of each clause."""

    @cached_property
    def members(self) -> list[list[int]]:
        """The clauses of each statement, in order of their articles."""
        found: list[list[int]] = [[] for _ in range(len(self.band))]
        for clause, number in enumerate(self.number.tolist()):
            found[number].append(clause)
        return found

    @cached_property
    def stands_for(self) -> IntArray:
        """For each statement the clause whose words stand for it: the one the others match most surely."""
        weight: Counter[int] = Counter()
        number = self.number.tolist()
        for left, right, score in zip(
            self.links.part_one.tolist(),
            self.links.part_other.tolist(),
            self.links.probability.tolist(),
            strict=True,
        ):
            if number[left] == number[right]:
                weight[left] += score
                weight[right] += score
        # Rounded, as of two that are the same the first stands for all.
        return np.array(
            [max(own, key=lambda one: (round(weight[one], 4), -one)) for own in self.members], np.int64
        )


def find_statements(
    documents: Documents,
    event: IntArray,
    groups: Sequence[str | None],
    copied: BoolArray,
) -> Found:
    """The statements of some articles.

    ``event`` and ``groups`` give every article its event and group, ``copied`` says of every token whether
    it is reprinted.
    """
    candidates = find_candidates(documents)
    inside = np.concatenate([[0], np.cumsum(copied & documents.is_word)])
    words = np.concatenate([[0], np.cumsum(documents.is_word)])
    first, stop = candidates.first, candidates.stop
    reprinted = 2 * (inside[stop] - inside[first]) > words[stop] - words[first]
    article = documents.tokens.article[first] if len(first) else np.zeros(0, np.int64)
    pairs = {number: EventPairs(candidates, rows) for number, rows in told_by_several(candidates, event)}
    names = [groups[row] for row in article.tolist()]
    return numbered(candidates, pairs, find_links(pairs.values()), reprinted, event[article], names)


def told_by_several(candidates: Candidates, event: IntArray) -> Iterator[tuple[int, IntArray]]:
    """The candidate sentences of each event of several articles; ``event`` numbers that of each article."""
    of_sentence = event[candidates.article]
    for number in np.unique(of_sentence).tolist():
        rows = np.flatnonzero(of_sentence == number)
        if len(np.unique(candidates.article[rows])) > 1:
            yield number, rows


def links_by_event(found: Found) -> dict[int, EventLinks]:
    """For each event of several articles its sentences and the pairs of them that were looked at closely."""
    looked, made = found.looked, {}
    for number, pairs in found.pairs.items():
        own = np.isin(looked.one, pairs.rows)
        one, other = (np.searchsorted(pairs.rows, side[own]) for side in (looked.one, looked.other))
        made[number] = EventLinks(pairs, one, other, looked.probability[own])
    return made


def numbered(
    candidates: Candidates,
    pairs: dict[int, EventPairs],
    links: Links,
    reprinted: BoolArray,
    event: IntArray,
    group: Sequence[str | None],
) -> Found:
    """Clauses grouped into statements, which are put in order: shared first, then by how many have them."""
    size = len(candidates.first)
    label = grouped(links, size, candidates.of)
    looked, links = links, matches(links, label, candidates.article)
    together = label[links.part_one] == label[links.part_other]
    best = np.full(size, -1)
    # Best first, so the best is written last. A match that its statement does not hold together is one of two
    # sentences that also tell something else: it stands where there is none within the statement.
    for rows in (np.flatnonzero(~together), np.flatnonzero(together)):
        for row in rows[::-1].tolist():
            best[links.part_one[row]] = best[links.part_other[row]] = row
    names, label = np.unique(label, return_inverse=True)
    band = np.full(len(names), NONE)
    np.minimum.at(band, label[links.part_one[together]], links.band[together])
    having: dict[int, set[str | None]] = defaultdict(set)
    for clause, number in enumerate(label.tolist()):
        if not reprinted[clause]:
            having[number].add(group[clause])
    first = np.full(len(names), size)
    np.minimum.at(first, label, np.arange(size))
    order = sorted(
        range(len(names)), key=lambda one: (event[first[one]], band[one], -len(having[one]), first[one])
    )
    place = np.empty(len(names), np.int64)
    place[order] = np.arange(len(names))
    return Found(candidates, pairs, links, place[label], band[order], best, reprinted, looked, event, group)


def matches(links: Links, label: IntArray, article: IntArray) -> Links:
    """The links that are matches; ``article`` is that of each sentence.

    Within a statement pairs that are less probable are possible matches, too. A pair that no statement holds
    together has to be the best that one of its sentences has in the article of the other.
    """
    together = label[links.part_one] == label[links.part_other]
    supported = together & (links.band == NONE) & (links.probability >= SUPPORTED)
    found = replace(links, band=np.where(supported, POSSIBLE, links.band))
    best = together.copy()
    seen: set[tuple[int, int]] = set()
    columns = (links.one, links.other, article[links.one], article[links.other])
    for row, (one, other, here, there) in enumerate(zip(*(side.tolist() for side in columns), strict=True)):
        ways = {(one, there), (other, here)}
        best[row] |= not ways <= seen
        seen |= ways
    return found[best & (found.band < NONE)]


def grouped(links: Links, size: int, sentence: IntArray) -> IntArray:
    """A label for each clause; clauses that say the same share one.

    Links join groups best first, where the mean probability of the pairs between the two groups is high
    enough (average linkage, Sokal & Michener 1958), so that a chain of half-alike sentences does not become
    one statement. A pair that is no match by itself joins a group that others hold together. A clause that
    is unlike most of its group, as it also tells something else, leaves at the end.
    """
    label = list(range(size))
    members: dict[int, list[int]] = {clause: [clause] for clause in range(size)}
    known: Known = defaultdict(dict)
    ends = list(zip(links.part_one.tolist(), links.part_other.tolist(), strict=True))
    for (left, right), own in zip(ends, links.probability.tolist(), strict=True):
        known[left][right] = known[right][left] = own
    for row in np.flatnonzero((links.band < NONE) | (links.probability >= SUPPORTED)).tolist():
        one, other = (label[clause] for clause in ends[row])
        if one == other:
            continue
        if len(members[one]) < len(members[other]):
            one, other = other, one
        if links.band[row] == NONE and len(members[one]) == 1:
            continue
        apart = {int(sentence[clause]) for clause in members[one]}.isdisjoint(
            int(sentence[clause]) for clause in members[other]
        )
        if apart and cohesion(known, members[one], members[other]) >= COHESION:
            for clause in members.pop(other):
                label[clause] = one
                members[one].append(clause)
    for own_members in members.values():
        for clause in leaving(known, own_members):
            label[clause] = clause + size
    return np.array(label, np.int64)


def cohesion(known: Known, one: Sequence[int], other: Sequence[int]) -> float:
    """The mean probability of the pairs between two groups of clauses; unknown pairs are improbable."""
    between = sum(known[first].get(second, 0.0) for first in other for second in one)
    return between / (len(one) * len(other))


def leaving(known: Known, members: Sequence[int]) -> list[int]:
    """The clauses that leave a group, the least alike first, until each is like the rest of it."""
    rest, left = list(members), list[int]()
    while len(rest) > 2:
        alike = [round(cohesion(known, [one], [other for other in rest if other != one]), 6) for one in rest]
        # Equals leave together, so that the order of the articles decides nothing.
        gone = [one for one, value in zip(rest, alike, strict=True) if value == min(alike)]
        if min(alike) >= COHESION or len(rest) - len(gone) < 2:
            break
        left += gone
        rest = [one for one in rest if one not in gone]
    return left


def shown(found: Found) -> IntArray:
    """The clauses with a row of their own: those matched, and the first of a sentence of which none is."""
    of, matched = found.candidates.of, found.best >= 0
    alone = ~np.isin(of, of[matched])
    first_of_sentence = np.concatenate([[True], np.diff(of) > 0])[: len(of)]
    return np.flatnonzero(matched | (alone & first_of_sentence))


def shown_numbers(found: Found) -> dict[int, int]:
    """The numbers of the statements that have rows, counted without gaps."""
    return {number: place for place, number in enumerate(np.unique(found.number[shown(found)]).tolist())}


def place_of(candidates: Candidates, clause: int) -> tuple[int, int, int]:
    """Article, start and end of a clause."""
    article = int(candidates.article[candidates.of[clause]])
    return article, int(candidates.starts[clause]), int(candidates.ends[clause])


def field_of(candidates: Candidates, clause: int) -> tuple[str, str]:
    """The field a clause stands in, and all of its text."""
    sentence = int(candidates.of[clause])
    return candidates.fields[sentence], candidates.field_text(sentence)


def sentence_place(candidates: Candidates, clause: int) -> tuple[int, int]:
    """Start and end of the sentence around a clause."""
    row = candidates.sentence[candidates.of[clause]]
    sentences = candidates.documents.sentences
    return int(sentences.start[row]), int(sentences.end[row])
