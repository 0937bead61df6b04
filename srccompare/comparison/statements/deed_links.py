"""Clauses of different articles in which the same one does the same to the same: "invited the union"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np

from srccompare.comparison.statements.clauses import Candidates
from srccompare.comparison.statements.context import shared_share
from srccompare.comparison.statements.counted_links import FEW_ENOUGH
from srccompare.comparison.statements.further_links import Pair
from srccompare.comparison.statements.propositions import times_of
from srccompare.comparison.statements.roles import deeds, is_among, meant
from srccompare.comparison.statements.words import is_small, short_names, stem, words_of
from srccompare.documents.spans import IntArray
from srccompare.documents.text.structure import single_words

OPENING = 4
"""Letters by which a word is told to be a form of a verb at all."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Somebody who does something to somebody, in a clause with these words."""

    clause: int
    verb: str
    doer: str
    behind: Sequence[str]
    words: Sequence[str]


def deed_pairs(candidates: Candidates, event: IntArray) -> Iterator[Pair]:
    """Pairs of clauses that tell one deed of one doer done to one other; ``event`` numbers that of each.

    Only deeds that are done to somebody are looked at, as "raise" and "hit" are said of much at once; a
    pronoun is nobody in particular; on other days it is another deed.
    """
    blocks: dict[tuple[int, str], list[Deed]] = defaultdict(list)
    for deed in deeds_of(candidates):
        blocks[int(event[deed.clause]), deed.verb].append(deed)
    for own in blocks.values():
        if len(own) > FEW_ENOUGH:
            continue
        for one, other in combinations(own, 2):
            if not meant(one.doer) & meant(other.doer) or not done_to_same(one, other):
                continue
            times = times_of(one.words), times_of(other.words)
            if not (times[0] and times[1] and not times[0] & times[1]):
                yield Pair(one.clause, other.clause, likeness(one.words, other.words), against=False)


def deeds_of(candidates: Candidates) -> Iterator[Deed]:
    """The deeds done to somebody that clauses tell of, questions and denials apart."""
    clauses = may_tell(candidates)
    if not len(clauses):
        return
    names = short_names(candidates.texts)
    for clause in clauses.tolist():
        words = words_of(candidates.content[clause], names)
        for verb, (doer, behind) in deeds(words).items():
            if verb in done_to_others() and doer not in single_words("pronouns"):
                yield Deed(clause, verb, doer, behind, words)


def may_tell(candidates: Candidates) -> IntArray:
    """The clauses with a word for a deed done to somebody that stands in several articles."""
    documents, known = candidates.documents, sorted(done_to_others())
    number = {verb: place for place, verb in enumerate(known)}
    # Stems are slow to find: most words begin like none of these verbs.
    openings = tuple({verb[:OPENING] for verb in known})

    def numbers(norms: Sequence[str]) -> list[int]:
        return [number.get(stem(norm), -1) if norm.startswith(openings) else -1 for norm in norms]

    column = documents.vocabulary.norms.column("deed done to somebody", numbers, np.int64)
    deed = column[documents.tokens.norm]
    places = np.flatnonzero(deed >= 0)
    pairs = np.unique(np.stack([deed[places], documents.tokens.article[places]]), axis=1)
    common = np.bincount(pairs[0], minlength=len(known)) > 1
    return candidates.stating((deed >= 0) & common[deed])


@cache
def done_to_others() -> frozenset[str]:
    """The stems of deeds that are done to somebody: to invite, to accuse, to sue."""
    return frozenset(map(stem, single_words("statement_words", "done_to_somebody")))


def done_to_same(one: Deed, other: Deed) -> bool:
    """Whether both name somebody alike besides the doer and the deed."""
    return any(
        is_among(word, other.behind)
        for word in one.behind
        if not is_small(word) and stem(word) != one.verb and not meant(word) & meant(one.doer)
    )


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of telling words two clauses have in common."""
    sides = [frozenset(min(meant(word)) for word in words if not is_small(word)) for words in (one, other)]
    return shared_share(*sides)
