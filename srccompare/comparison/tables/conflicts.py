"""Details on which articles agree or disagree, and statements that contradict each other.

Its numbers are guesses where they do not say otherwise; tests/comparison/test_conflicts.py holds what they
give.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from typing import Any

import numpy as np
import pandas as pd
import scipy.sparse as sp

from srccompare.comparison.groups.joining import joined
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.context import Wide, is_named_count, meant, shared_share, telling_words
from srccompare.comparison.statements.details import AGE, DATE, NUMBER, SHARE, Detail, agree, times_of
from srccompare.comparison.statements.grouping import Found, field_of, place_of, sentence_place
from srccompare.comparison.statements.pairs import BLOCK
from srccompare.comparison.statements.words import words_of
from srccompare.comparison.tables.base import Table
from srccompare.documents.spans import IntArray
from srccompare.documents.text.grammar.forms import is_small, is_verb_form
from srccompare.documents.text.grammar.verbs import subject_of_last_verb
from srccompare.documents.text.structure import single_words
from srccompare.tables import as_table

COLUMNS = {
    "conflict": "int64", "statement": "int64", "event": "string", "kind": "string", "verdict": "string",
    "about": "string", "id": "string", "group": "string", "field": "string", "start": "int64",
    "end": "int64", "text": "string", "value": "float64", "unit": "string", "sentence": "string",
}  # fmt: skip

CONFLICT, AGREE = "conflict", "agree"
PLACE, CONTRADICTION = "place", "contradiction"
# Guesses; what half and twice of each change among the 122 rows of six events (benchmarks/constants.py) is
# told with it: a conflict more or less is one that two or three outlets tell.
CONTEXT = 1.2
"""Telling words two clauses share besides a number with its unit, in words that stand nowhere else. Half lets
in one row, twice loses eight: a queue of eight kilometres and of five miles."""
CONTEXT_COUNT = 0.55
"""The same for numbers of the same thing: the thing counted is shared already. Half moves nothing, .78 loses
the ships of one outlet."""
ALIKE, ALIKE_SAME = 0.5, 0.2
"""Share of the telling words of two clauses that is common: for values that differ; for values that agree and
for numbers of the same thing. Of the first half moves nothing, .75 turns the conflict over the queue into an
agreement of those that are left; of the second half adds a row, twice loses twelve."""
FEWEST_ALIKE = 2
"""Telling words around two counts of people or stores that are common: a crane and April. Half adds one row
for those injured, twice loses five."""
FEWEST_OF_SHARES = 3
"""The same for shares in clauses that are not linked: "growth", "prior" and 1.6 % are soon together."""
FEW_ENOUGH = 400
"""Details of one unit that are all held against each other where their clauses are linked. A bound on
time."""
FAR_APART = 3
"""How many times as large the larger of two values may be in clauses that are not linked: of those that lay
further apart on 157 events none was told of one thing."""
LONG = 10
"""Telling words of a clause above which only those between the commas around a number count. A guess; half
moves nothing, twice loses that one outlet tells of 20 ships and two of 17 (benchmarks/constants.py)."""
VERB_REACH = 8
"""Words behind a date among which the verb it opens stands: "On Sunday the owners of the ferry said". A
guess; half and twice move nothing (benchmarks/constants.py)."""
OF_WHOLE = re.compile(r"\b(?:of|among) (?:the|its|their|his|her|all)(?: \w+)? ?$", re.IGNORECASE)
SURE = 0.55
"""Score of links whose places are held against each other. A guess."""
NAMED = ("country", "place", "city")
"""Mentions that are places. Persons are not held against each other: two names in a clause are two people."""


@dataclass(frozen=True, slots=True)
class Place:
    """A detail and the clause it stands in."""

    clause: int
    detail: Detail


Group = tuple[str, str, str, list[tuple[int, int, int, float, str]]]
"""Kind, verdict, what it is about, and for each detail clause, start, end, value and unit."""


End = tuple[int, Detail]
"""A date and the clause it stands in."""


def conflicts_table(beside: SameEvent) -> pd.DataFrame:
    """One row per detail: numbers, dates and places of one thing, and contradictions."""
    found = beside.found_statements
    groups = [
        *numbers_of_events(found, len(beside.event_names)),
        *dates(found),
        *named(beside, found),
        *contradictions(beside, found),
    ]
    numbers_of = beside.statement_of_clause
    rows: list[dict[str, Any]] = []
    kept = 0
    order = (NUMBER, DATE, PLACE, CONTRADICTION)
    groups.sort(key=lambda group: (group[1] != CONFLICT, order.index(group[0]), group[3][0][:2]))
    for kind, verdict, about, members in groups:
        if len({found.candidates.article[found.candidates.of[one[0]]] for one in members}) < 2:
            continue
        for clause, start, end, value, unit in members:
            rows.append(
                row_of(beside, found, clause, start, end)
                | {
                    "conflict": kept, "statement": numbers_of[members[0][0]], "kind": kind,
                    "verdict": verdict, "about": about, "value": value, "unit": unit or None,
                }
            )  # fmt: skip
        kept += 1
    return as_table([pd.DataFrame(rows)], COLUMNS)


def row_of(beside: SameEvent, found: Found, clause: int, start: int, end: int) -> dict[str, Any]:
    """The columns about the place of a detail."""
    article, _, _ = place_of(found.candidates, clause)
    around = sentence_place(found.candidates, clause)
    field, text = field_of(found.candidates, clause)
    return {
        "event": beside.event_names[found.event[clause]],
        "id": beside.documents.articles[article].id,
        "group": found.group[clause],
        "field": field,
        "start": start,
        "end": end,
        "text": text[start:end],
        "sentence": text[around[0] : around[1]],
    }


def numbers_of_events(found: Found, events: int) -> Iterator[Group]:
    """Numbers that count the same, event by event."""
    together, order = set(linked(found)), np.argsort(found.event, kind="stable")
    clauses = np.split(order, np.searchsorted(found.event[order], np.arange(1, events)))
    for own in clauses:
        yield from numbers(found, own.tolist(), together)


def numbers(found: Found, clauses: Sequence[int], together: Set[tuple[int, int]]) -> Iterator[Group]:
    """Numbers of one event that count the same: of one unit or thing, in clauses that share telling words.

    ``clauses`` are those of the event, ``together`` the pairs that are linked.
    """
    places = [
        Place(clause, detail)
        for clause in clauses
        for detail in found.candidates.details(clause)
        if detail.kind == NUMBER
    ]
    if not places:
        return
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        if place.detail.unit and place.detail.unit != AGE:
            blocks[place.detail.unit].append(number)
        # An age is told of one person, by any of the words for him.
        told = place.detail.about if place.detail.unit == AGE else place.detail.about[:2]
        for word in {meant(word) for word in told}:
            blocks[f"={place.detail.unit}{word}"].append(number)
    elsewhere = by_article(found, places)
    table, rarest = contexts(found, clauses, places)
    around = [frozenset(own.tolist()) for own in np.split(table.indices, table.indptr[1:-1])]
    article = np.array([clause_article(found, place) for place in places])
    of_one: list[tuple[int, int]] = []
    against: set[int] = set()
    pairs: dict[tuple[int, int], bool] = {}
    for key, block in blocks.items():
        if len(block) < 2:
            continue
        least = rarest * (CONTEXT_COUNT if key[0] == "=" else CONTEXT)
        close = set(close_pairs(table, block, least, article))
        close |= set(linked_pairs(places, block, together))
        for one, other in sorted(close):
            same = agree(places[one].detail, places[other].detail)
            who = places[one].detail.about[: None if places[one].detail.unit == AGE else 1]
            counted = bool(set(map(meant, who)) & set(map(meant, places[other].detail.about)))
            alike = shared_share(around[one], around[other]) >= (ALIKE_SAME if same or counted else ALIKE)
            if is_named_count(places[one].detail) or is_named_count(places[other].detail):
                one_toll = of_one_toll(found, places[one], places[other])
                counts = {place.detail.about[:1] for place in (places[one], places[other])}
                if not (same or len(counts) == 1):
                    # "The crash injured 30 fans", "two fans died": no two counts of fans.
                    continue
                if not one_toll and len(around[one] & around[other]) < FEWEST_ALIKE:
                    continue
                alike = alike or one_toll
            joint = pair_of(places, one, other) in together
            few = key == SHARE and len(around[one] & around[other]) < FEWEST_OF_SHARES
            related = (alike and not few) or joint
            if key == SHARE and places[one].detail.value != places[other].detail.value:
                # "The index rose to 8.6 %" and "the Mortgage Index rallied by 7 %" share words enough; so do
                # 35 % and "over 30 %" of other things, which their rounding lets agree.
                related = joint and of_one_thing(found, places[one], places[other])
            if not same and related:
                related = may_conflict(found, places[one], places[other], elsewhere, joint=joint)
            # A headline and its own text are linked, too.
            if related and article[one] != article[other]:
                pairs[one, other] = same
    agreeing = {(places[one].clause, places[other].clause) for (one, other), same in pairs.items() if same}
    for (one, other), same in sorted(pairs.items()):
        # Of several numbers in two clauses, those that agree show what the others do not count.
        if same or (places[one].clause, places[other].clause) not in agreeing:
            of_one.append((one, other))
            if not same:
                against.add(one)
    groups: dict[int, list[int]] = defaultdict(list)
    first = joined(len(places), of_one)
    for one in sorted({end for pair in pairs for end in pair}):
        groups[first[one]].append(one)
    for own in groups.values():
        if len(own) > 1:
            verdict = CONFLICT if against & set(own) else AGREE
            detail = places[own[0]].detail
            about = detail.unit or detail.about[0]
            yield NUMBER, verdict, about, [member(found, places[one]) for one in own]


Known = dict[tuple[int, str], list[Detail]]
"""The details of each article by what they count."""


def by_article(found: Found, places: Sequence[Place]) -> Known:
    """The details of each article, by unit and by the first word counted."""
    known: Known = defaultdict(list)
    for place in places:
        for key in keys_of(place.detail):
            known[clause_article(found, place), key].append(place.detail)
    return known


def keys_of(detail: Detail) -> set[str]:
    """Under what a detail is known: its unit, and what it counts."""
    return {detail.unit} - {""} | {f"={meant(word)}" for word in detail.about[:1]}


def may_conflict(found: Found, one: Place, other: Place, known: Known, *, joint: bool) -> bool:
    """Whether two values that differ may be told of one thing.

    They are not where one article has both, where a clause has several of the kind ("$4, down from $5"),
    where one is the whole the other may be a part of ("44 of the 50 delegates"), or where they lie so far
    apart that only linked clauses would mean the same by them.
    """
    for mine, theirs in ((one, other), (other, one)):
        article = clause_article(found, mine)
        for key in keys_of(theirs.detail):
            if any(agree(theirs.detail, detail) for detail in known.get((article, key), ())):
                return False
        beside = [
            detail
            for detail in found.candidates.details(mine.clause)
            if keys_of(detail) & keys_of(mine.detail)
        ]
        if any(not agree(mine.detail, detail) for detail in beside):
            return False
    whole = [is_whole(found.candidates.written[place.clause], place.detail) for place in (one, other)]
    near = joint or is_named_count(one.detail) or not far_apart(one.detail, other.detail)
    return whole[0] == whole[1] and near


def far_apart(one: Detail, other: Detail) -> bool:
    """Whether one of two values is many times the other, as near to each other as they may be."""
    low, high = sorted((one, other), key=lambda detail: abs(detail.value))
    return abs(high.value) - high.slack > FAR_APART * (abs(low.value) + low.slack)


def of_one_toll(found: Found, one: Place, other: Place) -> bool:
    """Whether two clauses say little but a toll, of one thing: "the flood killed 9", "12 died"."""
    here, there = (
        telling_words(found.candidates.content[place.clause]) - toll_words() for place in (one, other)
    )
    return shared_share(here, there) > ALIKE


@cache
def toll_words() -> frozenset[str]:
    """What the words stand for that tell a number of dead or hurt, and not what befell them."""
    return frozenset(map(meant, single_words("counted_words", "of_toll")))


def is_whole(text: str, detail: Detail) -> bool:
    """Whether a number is the whole of which some are told: "44 of the 50 delegates"."""
    return OF_WHOLE.search(text[: detail.start]) is not None


def of_one_thing(found: Found, one: Place, other: Place) -> bool:
    """Whether two shares are told of the same subject, and not of different days or months.

    A share counts nothing by itself: growth of 4 % and unemployment of 6 % do not contradict each other.
    """
    texts = [found.candidates.written[place.clause] for place in (one, other)]
    times = [times_of(words_of(text)) for text in texts]
    if times[0] and times[1] and not times[0] & times[1]:
        return False
    here, there = (whose(text, place.detail) for text, place in zip(texts, (one, other), strict=True))
    return here is not None and there is not None and meant(here) == meant(there)


def whose(text: str, share: Detail) -> str | None:
    """What a share is told of: the subject before it, or what follows where it opens its clause.

    >>> from srccompare.comparison.statements.details import details_of, times_of
    >>> text = "One in four dockers joined the strike"
    >>> whose(text, details_of(text)[0])
    'dockers'
    """
    before = text[: share.start]
    if all(map(is_small, words_of(before))):
        return next((word for word in words_of(text[share.end :]) if not is_small(word)), None)
    return subject_of_last_verb(words_of(before))


def linked_pairs(
    places: Sequence[Place], block: Sequence[int], together: Set[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Pairs of a block in clauses that are linked, where it is small enough to look at all of them."""
    if len(block) > FEW_ENOUGH:
        return
    inside: dict[int, list[int]] = defaultdict(list)
    for number in block:
        inside[places[number].clause].append(number)
    for left, right in combinations(sorted(inside), 2):
        if (left, right) in together:
            yield from ((min(pair), max(pair)) for pair in product(inside[left], inside[right]))


def pair_of(places: Sequence[Place], one: int, other: int) -> tuple[int, int]:
    """The clauses of two details, in order."""
    low, high = sorted((places[one].clause, places[other].clause))
    return low, high


def clause_article(found: Found, place: Place) -> int:
    """The article of a detail."""
    return int(found.candidates.article[found.candidates.of[place.clause]])


def member(found: Found, place: Place) -> tuple[int, int, int, float, str]:
    """Clause, start, end, value and unit of a detail."""
    begin = int(found.candidates.starts[place.clause])
    detail = place.detail
    return (
        place.clause,
        begin + detail.start,
        begin + detail.end,
        detail.value,
        detail.unit or detail.about[0],
    )


def contexts(found: Found, clauses: Sequence[int], places: Sequence[Place]) -> tuple[Any, float]:
    """The telling words around each detail as rows, and how telling a word is that stands nowhere else."""
    telling = {clause: telling_words(found.candidates.content[clause]) for clause in clauses}
    wide = Wide(found.candidates, telling)
    count: dict[str, int] = defaultdict(int)
    for words in telling.values():
        for word in words:
            count[word] += 1
    number = {word: place for place, word in enumerate(count)}
    weight = [np.log((1 + len(clauses)) / (1 + times)) + 1 for times in count.values()]
    rows, columns = [], []
    for row, place in enumerate(places):
        own = {meant(word) for word in words_of(place.detail.written)} | {
            meant(word) for word in place.detail.about[:1]
        }
        words = telling[place.clause]
        if is_named_count(place.detail):
            words = wide.around(place.clause)
        elif len(words) > LONG:
            # "They walked out on Tuesday, leaving 14 ships at anchor, in a dispute over a plan."
            words = words & telling_words(
                between_commas(found.candidates.content[place.clause], place.detail)
            )
        words = words - own
        rows += [row] * len(words)
        columns += [number[word] for word in sorted(words)]
    values = np.sqrt(np.array([weight[column] for column in columns]))
    table = sp.csr_array((values, (rows, columns)), shape=(len(places), len(number)))
    return table, float(np.log((1 + len(clauses)) / 2) + 1)


def between_commas(text: str, detail: Detail) -> str:
    """The part of a text between the commas around a detail; commas inside numbers part nothing.

    >>> from srccompare.comparison.statements.details import details_of
    >>> text = "They left, with 14 ships and 1,500 men, at noon."
    >>> between_commas(text, details_of(text)[0])
    ' with 14 ships and 1,500 men'
    """
    first = text.rfind(", ", 0, detail.start) + 1
    stop = text.find(", ", detail.end)
    return text[first : stop if stop >= 0 else len(text)]


def close_pairs(
    table: Any, block: Sequence[int], least: float, article: IntArray
) -> Iterator[tuple[int, int]]:
    """Pairs of a block from two articles whose contexts share enough."""
    rows, told_by = table[np.array(block)], article[np.array(block)]
    for first in range(0, len(block), BLOCK):
        product = sp.coo_array(rows[first : first + BLOCK] @ rows.T)
        kept = (product.data >= least) & (product.row + first < product.col)
        kept &= told_by[product.row + first] != told_by[product.col]
        for row, column in zip((product.row[kept] + first).tolist(), product.col[kept].tolist(), strict=True):
            yield block[row], block[column]


def dates(found: Found) -> Iterator[Group]:
    """Dates, years, weekdays and hours in clauses that say the same."""
    known: dict[int, list[Detail]] = {}
    elsewhere = dates_by_article(found)
    joined: dict[End, End] = {}
    against: set[End] = set()
    for left, right in linked(found):
        here, there = (
            known.setdefault(one, [d for d in found.candidates.details(one) if d.kind == DATE])
            for one in (left, right)
        )
        for unit in sorted({detail.unit for detail in here} & {detail.unit for detail in there}):
            one, other = ([d for d in side if d.unit == unit] for side in (here, there))
            same = next((pair for pair in product(one, other) if agree(*pair)), None)
            if same or (
                len(one) == len(other) == 1
                and may_conflict(found, Place(left, one[0]), Place(right, other[0]), elsewhere, joint=True)
                and dates_one_deed(found, (left, one[0]), (right, other[0]))
            ):
                ends = list(zip((left, right), same or (one[0], other[0]), strict=True))
                tops = [top(joined, end) for end in ends]
                joined[tops[0]] = joined[tops[1]] = min(tops, key=lambda end: (end[0], end[1].start))
                against.update(() if same else ends)
    groups: dict[End, list[End]] = defaultdict(list)
    for end in sorted(joined, key=lambda end: (end[0], end[1].start)):
        groups[top(joined, end)].append(end)
    for own in groups.values():
        verdict = CONFLICT if against & set(own) else AGREE
        yield DATE, verdict, own[0][1].unit, [member(found, Place(*end)) for end in own]


def dates_by_article(found: Found) -> Known:
    """The dates of each article by unit: one that names both days tells of both."""
    clauses = range(len(found.candidates.first))
    places = [
        Place(clause, detail)
        for clause in clauses
        for detail in found.candidates.details(clause)
        if detail.kind == DATE
    ]
    return by_article(found, places)


def dates_one_deed(found: Found, one: End, other: End) -> bool:
    """Whether two dates stand with one verb: "said on Sunday that he left" and "left on Saturday" do not.

    That of a date is the last verb before it, or the first behind it where it opens its clause.
    """
    here, there = (
        verb_beside(found.candidates.written[clause], detail.start, detail.end)
        for clause, detail in (one, other)
    )
    return here is not None and there is not None and meant(here) == meant(there)


def verb_beside(text: str, start: int, end: int) -> str | None:
    """The verb a stretch of a clause stands with; None where none is seen.

    >>> text = "On Sunday he said that the ferry left on Saturday."
    >>> verb_beside(text, 3, 9), verb_beside(text, 41, 49)
    ('said', 'left')
    """
    before, behind = words_of(text[:start]), words_of(text[end:])
    verbs = [word for place, word in enumerate(before) if place and is_verb_form(word)]
    if verbs:
        return verbs[-1]
    return next((word for word in behind[:VERB_REACH] if is_verb_form(word)), None)


def top(joined: dict[End, End], end: End) -> End:
    """The first of those joined with one."""
    while joined.setdefault(end, end) != end:
        end = joined[end]
    return end


def linked(found: Found, least: float = 0.0) -> Iterator[tuple[int, int]]:
    """The clauses of links inside statements, from a score on."""
    links = found.links
    within = (found.number[links.part_one] == found.number[links.part_other]) & (links.score >= least)
    left, right = links.part_one[within], links.part_other[within]
    yield from zip(np.minimum(left, right).tolist(), np.maximum(left, right).tolist(), strict=True)


def named(beside: SameEvent, found: Found) -> Iterator[Group]:
    """Places in clauses that say the same: one on either side, and another."""
    mentions, attributed = beside.documents.mentions, beside.attributed
    first, _ = beside.documents.token_range(mentions)
    kinds = mentions.labels
    candidates = found.candidates
    for left, right in linked(found, SURE):
        sides: list[dict[int, int]] = []
        for clause in (left, right):
            low, high = np.searchsorted(first, (candidates.first[clause], candidates.stop[clause]))
            own: dict[int, int] = {}
            for row in range(int(low), int(high)):
                if kinds[row] in NAMED and not candidates.is_telling(int(first[row])):
                    own.setdefault(attributed.actor_of_mention(row), row)
            sides.append(own)
        one, other = sides
        if len(one) == len(other) == 1 and not one.keys() & other.keys():
            rows = [next(iter(side.values())) for side in sides]
            members = [
                (clause, int(mentions.start[row]), int(mentions.end[row]), float("nan"), "")
                for clause, row in zip((left, right), rows, strict=True)
            ]
            yield PLACE, CONFLICT, PLACE, members


def contradictions(beside: SameEvent, found: Found) -> Iterator[Group]:
    """Clauses that are alike and of which one denies what the other says.

    Where both leave it to different people to say, these contradict each other, and the outlets do not.
    """
    links = found.links
    for row in np.flatnonzero(links.contradicts).tolist():
        ends = int(links.part_one[row]), int(links.part_other[row])
        speakers = [speaker_of(beside, found, clause) for clause in ends]
        if None not in speakers and speakers[0] != speakers[1]:
            continue
        members = []
        for clause in ends:
            _, start, end = place_of(found.candidates, clause)
            members.append((clause, start, end, float("nan"), ""))
        yield CONTRADICTION, CONFLICT, CONTRADICTION, members


def speaker_of(beside: SameEvent, found: Found, clause: int) -> str | None:
    """Who is said to say a clause; None where the outlet says it, or nobody is named."""
    candidates = found.candidates
    row, reports = beside.attributed.of(int(candidates.first[clause]), int(candidates.stop[clause]))
    return beside.attributed.identity(row) if row is not None and reports else None


TABLE = Table(
    "conflicts",
    "one row per detail on which articles agree or disagree, and per contradiction",
    COLUMNS,
    conflicts_table,
)
