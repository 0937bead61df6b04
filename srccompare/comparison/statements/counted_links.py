"""Clauses of different articles that count the same: "26 cranes" in both, nobody hurt in both or one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from srccompare.comparison.statements.clauses import Candidates
from srccompare.comparison.statements.context import Wide, is_named_count, meant, shared_share, telling_words
from srccompare.comparison.statements.details import NUMBER, Detail
from srccompare.comparison.statements.further_links import Pair
from srccompare.comparison.statements.roles import finite
from srccompare.comparison.statements.words import words_of
from srccompare.documents.spans import IntArray
from srccompare.documents.text import shapes
from srccompare.documents.text.structure import single_words

LARGE = 20
"""Numbers above this seldom meet by chance."""
ALIKE = 0.25
"""Share of the telling words of two clauses that is common, what is counted included."""
FEWEST_ALIKE = 2
"""Telling words around two counts of people or stores that are common."""
FEW_ENOUGH = 400
"""Counts of one thing that are all held against each other."""


@dataclass(frozen=True, slots=True)
class Count:
    """What a clause counts, and the telling words by which it is known to be the same elsewhere."""

    clause: int
    detail: Detail
    around: frozenset[str]


def counted_pairs(candidates: Candidates, event: IntArray) -> Iterator[Pair]:
    """Pairs of clauses that count the same; ``event`` numbers the event of each clause.

    A count of none against a count of some is a contradiction: nobody was hurt, a docker was.
    """
    for one, other, share in alike_counts(counts_of(candidates), event):
        against = (one.detail.value == 0) != (other.detail.value == 0)
        yield Pair(one.clause, other.clause, share, against)


def counts_of(candidates: Candidates) -> list[Count]:
    """What the clauses count that state something: things by large numbers, people hurt, days of a store."""
    found: list[tuple[int, Detail]] = []
    for clause in may_count(candidates).tolist():
        details = [one for one in candidates.details(clause) if counts_things(one)]
        if details and finite(words_of(candidates.content[clause])):
            found += [(clause, one) for one in details]
    # What a clause says little about stands in its sentence and the one before.
    sentences = {int(candidates.of[clause]) - back for clause, _ in found for back in (0, 1)}
    near = np.flatnonzero(np.isin(candidates.of, list(sentences))).tolist()
    telling = {clause: telling_words(candidates.content[clause]) for clause in near}
    wide = Wide(candidates, telling)
    counts = []
    for clause, detail in found:
        if is_named_count(detail):
            own = {meant(word) for word in (*words_of(detail.written), detail.about[0])}
            around = wide.around(clause) - own
        else:
            around = telling[clause] | {f"#{detail.value}"}
        counts.append(Count(clause, detail, frozenset(around)))
    return counts


def may_count(candidates: Candidates) -> IntArray:
    """The clauses with a figure or a word by which something is counted, questions apart."""
    documents = candidates.documents
    counting = documents.is_word_of("counted_words") | documents.is_word_of("numerals")
    counting |= documents.tokens.shape & shapes.NUMBER > 0
    return candidates.stating(counting)


def counts_things(detail: Detail) -> bool:
    """Whether a detail counts something that can be the same thing elsewhere."""
    if detail.kind != NUMBER or detail.unit or not detail.about:
        return False
    return is_named_count(detail) or (
        detail.value > LARGE and detail.about[0] not in single_words("counted_words", "measure")
    )


def alike_counts(counts: list[Count], event: IntArray) -> Iterator[tuple[Count, Count, float]]:
    """Pairs of counts of the same, with the share of common words around them."""
    blocks: Mapping[tuple[int, str], list[Count]] = defaultdict(list)
    for count in counts:
        detail, number = count.detail, int(event[count.clause])
        if is_named_count(detail):
            blocks[number, detail.about[0]].append(count)
        else:
            for thing in {meant(word) for word in detail.about}:
                blocks[number, f"{detail.value:.12g} {thing}"].append(count)
    for own in blocks.values():
        if len(own) > FEW_ENOUGH:
            continue
        for one, other in combinations(own, 2):
            share = shared_share(one.around, other.around)
            if is_named_count(one.detail):
                same = one.detail.value == other.detail.value or 0 in (one.detail.value, other.detail.value)
                if same and len(one.around & other.around) >= FEWEST_ALIKE:
                    yield one, other, share
            elif share >= ALIKE:
                yield one, other, share
