"""Sentences and clauses that say the same, in three bands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from srccompare.articles import FIELDS
from srccompare.comparison.statements.clauses import Candidates, find_candidates
from srccompare.comparison.statements.counted_links import counted_pairs
from srccompare.comparison.statements.deed_links import deed_pairs
from srccompare.comparison.statements.further_links import with_pairs
from srccompare.comparison.statements.links import BANDS, POSSIBLY, Links, find_links
from srccompare.documents.spans import BoolArray, IntArray
from srccompare.tables import as_table

if TYPE_CHECKING:
    from srccompare.comparison.same_event import SideBySide

COLUMNS = {
    "statement": "int64", "event": "string", "band": "string", "groups": "int64", "id": "string",
    "group": "string", "field": "string", "start": "int64", "end": "int64", "text": "string",
    "sentence_start": "int64", "sentence_end": "int64", "sentence": "string", "stands_for": "bool",
    "score": "float64", "probability": "float64", "relation": "string", "match_id": "string",
    "match_field": "string", "match_start": "int64", "match_end": "int64", "match_text": "string",
    "reprint": "bool",
}  # fmt: skip

SHARED, POSSIBLE, NONE = range(3)
SAME, CONTRADICTS = "same", "contradicts"
COHESION = 0.3
"""Mean probability of the pairs of clauses of two groups from which they become one."""
COUNTED = 0.6
"""What a link of two clauses that count the same weighs, which has no probability."""


@dataclass(frozen=True, eq=False)
class Found:
    """The statements of some articles: candidate clauses, the links between them, and their groups.

    ``number`` gives every clause its statement, the most shared first, ``band`` every statement its band,
    ``best`` every clause the link it is most like another by (-1 for none), ``reprinted`` whether most of
    a clause stands in a stretch an earlier article has too.
    """

    candidates: Candidates
    links: Links
    number: IntArray
    band: IntArray
    best: IntArray
    reprinted: BoolArray
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
        for left, right, score in zip(
            self.links.part_one.tolist(),
            self.links.part_other.tolist(),
            np.nan_to_num(self.links.probability).tolist(),
            strict=True,
        ):
            weight[left] += score
            weight[right] += score
        # Rounded, as of two that are the same the first stands for all.
        return np.array(
            [max(own, key=lambda one: (round(weight[one], 4), -one)) for own in self.members], np.int64
        )


def find_statements(beside: SideBySide) -> Found:
    """The statements of the articles of a comparison."""
    documents = beside.documents
    candidates = find_candidates(documents)
    event = beside.event_of
    inside = np.concatenate([[0], np.cumsum(beside.found_copies.reprinted & documents.is_word)])
    words = np.concatenate([[0], np.cumsum(documents.is_word)])
    first, stop = candidates.first, candidates.stop
    reprinted = 2 * (inside[stop] - inside[first]) > words[stop] - words[first]
    article = documents.tokens.article[first] if len(first) else np.zeros(0, np.int64)
    links = find_links(candidates, event, beside.encoder)
    further = (*counted_pairs(candidates, event[article]), *deed_pairs(candidates, event[article]))
    links = with_pairs(links, candidates, further)
    return numbered(candidates, links, reprinted, event[article], [beside.groups[row] for row in article])


def numbered(
    candidates: Candidates,
    links: Links,
    reprinted: BoolArray,
    event: IntArray,
    group: Sequence[str | None],
) -> Found:
    """Clauses grouped into statements, which are put in order: shared first, then by how many have them."""
    size = len(candidates.first)
    label = grouped(links, size, candidates.of)
    links = inside(links, label)
    best = np.full(size, -1)
    for row in range(len(links) - 1, -1, -1):
        # Best first, so the best is written last; links that joined nothing tell nothing.
        left, right = links.part_one[row], links.part_other[row]
        if label[left] == label[right]:
            best[left] = best[right] = row
    names, label = np.unique(label, return_inverse=True)
    band = np.full(len(names), NONE)
    linked = best >= 0
    np.minimum.at(band, label[linked], links.band[best[linked]])
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
    return Found(candidates, links, place[label], band[order], best, reprinted, event, group)


def inside(links: Links, label: IntArray) -> Links:
    """The links that are matches; pairs below that are possible ones where they lie within one statement."""
    together = label[links.part_one] == label[links.part_other]
    supported = together & (links.band == NONE)
    band = np.where(supported, POSSIBLE, links.band)
    return replace(links, band=band)[band < NONE]


def grouped(links: Links, size: int, sentence: IntArray) -> IntArray:
    """A label for each clause; clauses that say the same share one.

    Links join groups best first, where the mean probability of the pairs between the two groups is high
    enough (average linkage, Sokal & Michener 1958), so that a chain of half-alike sentences does not become
    one statement. A pair that is no match by itself joins a group that others hold together.
    """
    label = list(range(size))
    members: dict[int, list[int]] = {clause: [clause] for clause in range(size)}
    match = links.band < NONE
    known = np.where(np.isnan(links.probability), COUNTED, links.probability)
    weight = np.where(match, np.maximum(known, POSSIBLY), known)
    linked: dict[int, dict[int, float]] = defaultdict(dict)
    pairs = list(
        zip(links.part_one.tolist(), links.part_other.tolist(), weight.tolist(), match.tolist(), strict=True)
    )
    for left, right, own, _ in pairs:
        linked[left][right] = linked[right][left] = own
    for left, right, _, is_match in pairs:
        one, other = label[left], label[right]
        if one == other:
            continue
        if len(members[one]) < len(members[other]):
            one, other = other, one
        size_of_both = len(members[one]) + len(members[other])
        if not is_match and size_of_both == 2:
            continue
        between = sum(linked[first].get(second, 0.0) for first in members[other] for second in members[one])
        mean = between / (len(members[one]) * len(members[other]))
        apart = {int(sentence[clause]) for clause in members[one]}.isdisjoint(
            int(sentence[clause]) for clause in members[other]
        )
        if apart and mean >= COHESION:
            for clause in members.pop(other):
                label[clause] = one
                members[one].append(clause)
    return np.array(label, np.int64)


def statements_table(beside: SideBySide) -> pd.DataFrame:
    """One row per clause that is matched, and one per sentence of which no clause is."""
    found = beside.found_statements
    matched = found.best >= 0
    rows = [row_of(beside, found, clause, whole=not matched[clause]) for clause in shown(found).tolist()]
    rows.sort(key=lambda row: (row["statement"], row["id"], row["start"]))
    numbers = shown_numbers(found)
    return as_table([pd.DataFrame([row | {"statement": numbers[row["statement"]]} for row in rows])], COLUMNS)


def shown(found: Found) -> IntArray:
    """The clauses with a row of their own: those matched, and the first of a sentence of which none is."""
    of, matched = found.candidates.of, found.best >= 0
    alone = ~np.isin(of, of[matched])
    first_of_sentence = np.concatenate([[True], np.diff(of) > 0])[: len(of)]
    return np.flatnonzero(matched | (alone & first_of_sentence))


def shown_numbers(found: Found) -> dict[int, int]:
    """The numbers of the statements that have rows, counted without gaps."""
    return {number: place for place, number in enumerate(np.unique(found.number[shown(found)]).tolist())}


def row_of(beside: SideBySide, found: Found, clause: int, *, whole: bool) -> dict[str, Any]:
    """A row of the table; ``whole`` gives the sentence for a clause that has no match."""
    candidates, number = found.candidates, int(found.number[clause])
    article, start, end = place_of(candidates, clause)
    sentence_start, sentence_end = sentence_place(candidates, clause)
    if whole:
        start, end = sentence_start, sentence_end
    text = beside.documents.articles[article].text
    groups = {found.group[one] for one in found.members[number] if not found.reprinted[one]}
    row: dict[str, Any] = {
        "statement": number,
        "event": beside.event_names[found.event[clause]],
        "band": BANDS[found.links.band[found.best[clause]] if found.best[clause] >= 0 else NONE],
        "groups": len(groups),
        "id": beside.documents.articles[article].id,
        "group": found.group[clause],
        "field": FIELDS[1],
        "start": start,
        "end": end,
        "text": text[start:end],
        "sentence_start": sentence_start,
        "sentence_end": sentence_end,
        "sentence": text[sentence_start:sentence_end],
        "stands_for": bool(found.stands_for[number] == clause),
        "reprint": bool(found.reprinted[clause]),
    }
    return row | match_of(beside, found, clause)


def match_of(beside: SideBySide, found: Found, clause: int) -> dict[str, Any]:
    """The columns about the clause a clause is most like."""
    link = int(found.best[clause])
    if link < 0:
        return {"score": np.nan, "probability": np.nan, "match_start": -1, "match_end": -1} | dict.fromkeys(
            ("relation", "match_id", "match_field", "match_text")
        )
    left, right = int(found.links.part_one[link]), int(found.links.part_other[link])
    article, start, end = place_of(found.candidates, right if left == clause else left)
    return {
        "score": min(float(found.links.score[link]), 1.0),
        "probability": round(float(found.links.probability[link]), 4),
        "relation": CONTRADICTS if found.links.contradicts[link] else SAME,
        "match_id": beside.documents.articles[article].id,
        "match_field": FIELDS[1],
        "match_start": start,
        "match_end": end,
        "match_text": beside.documents.articles[article].text[start:end],
    }


def place_of(candidates: Candidates, clause: int) -> tuple[int, int, int]:
    """Article, start and end of a clause."""
    article = int(candidates.article[candidates.of[clause]])
    return article, int(candidates.starts[clause]), int(candidates.ends[clause])


def sentence_place(candidates: Candidates, clause: int) -> tuple[int, int]:
    """Start and end of the sentence around a clause."""
    row = candidates.sentence[candidates.of[clause]]
    sentences = candidates.documents.sentences
    return int(sentences.start[row]), int(sentences.end[row])
