"""Where what is reported ends: the places at which it may, weighed.

    The port said | it would close on Friday , and the union called for a strike during the talks .
    content so far  ─────────────────────────────────────────────────────────────────────────────►│
    may end              ▲     ▲            ▲      ▲     ▲      ▲   ▲            ▲                ▲

Tagger and rules each name one end. Half of their mistakes swallow the next clause ("…, and the union …",
"while …"), the others stop at a comma or preposition inside the clause. Every place before a mark or a
small word is an option; a sum of table rows over what stands on its two sides ranks them. Only the
last piece of a content behind its cue is looked at, and only where its end does not lie in
the quotation that it begins in: marks end a quotation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from srccompare.documents.attribution import classes
from srccompare.documents.attribution.choosing import ENDED, ORIGINS, Candidate
from srccompare.documents.attribution.contexts import BUCKETS, FAR, LEMMAS, RULE, bucket, next_of
from srccompare.documents.attribution.features import PREDICATE, M, TokenFeatures, rank, sums
from srccompare.documents.attribution.labels import LABELS, ranges
from srccompare.documents.attribution.word_codes import CLASSES, EDGE, FOLLOWERS
from srccompare.documents.spans import BoolArray, IntArray

K, N = len(CLASSES), len(LABELS)
TRAILING = classes.COMMA | classes.STOP | classes.SEMICOLON | classes.COLON | classes.DASH
"""Marks that belong to no content they end."""
SMALL = classes.CONJUNCTION | classes.PREPOSITION | classes.SUBORDINATOR | classes.RELATIVE | classes.REASON
SMALL |= classes.CIRCUMSTANCE | classes.TIME | classes.ADVERB | classes.PRONOUN | classes.CUE_FORM
SMALL |= classes.AUXILIARY | classes.BE | classes.ENDS_ING | classes.DETERMINER | classes.LEAVES
REACH = 60
"""Tokens before and after the end so far that are looked at, so that an endless sentence costs no more."""
AHEAD = 5
"""Tokens behind an end whose mean margin counts."""
LIKELY = 9
"""Levels from which on a form was seldom or never a cue (see ``features.LEVELS``)."""
SELDOM = 5
LENGTHS = np.array([1, 2, 3, 4, 6, 9, 13, 19, 31])
L = len(LENGTHS) + 1
PUNCTUATION = 3
"""No mark at the end, a comma, another."""

TABLES: Mapping[str, tuple[int, ...]] = {
    "change": (3, ORIGINS),
    "classes": (PUNCTUATION, K, K),
    "last class": (PUNCTUATION, K, K),
    "length": (L, K),
    "rest": (L,),
    "verbs": (2, 2, PUNCTUATION, K),
    "first class": (2, K, PUNCTUATION, K),
    "opening": (len(FOLLOWERS), PUNCTUATION, K),
    "cue": (K, PUNCTUATION, K),
    "lemma": (LEMMAS, PUNCTUATION, K),
    "next cue": (BUCKETS, PUNCTUATION),
    "quoted": (2, 2, PUNCTUATION),
    "last margin": (M,),
    "next margin": (M + 1,),
    "step": (M + 1,),
    "mean within": (M,),
    "mean behind": (M + 1,),
    "labels": (N, N + 1),
    "rules": (RULE, RULE + 1),
}
"""What is seen of an end: the sizes of the parts of each number."""
FORM_TABLES: Mapping[str, int] = {"next form": PUNCTUATION, "last form": 1}
"""The same with the number of a form as the last part."""


@dataclass(frozen=True, eq=False)
class Ends:
    """Options in the order of their contents: ``owner`` is the place of a content in ``asked``.

    ``asked`` are rows of candidates, ``begin`` where the last pieces of their contents begin, ``so_far``
    where they end (without the mark there), ``limit`` the end of what is looked at.
    """

    asked: IntArray
    begin: IntArray
    so_far: IntArray
    limit: IntArray
    owner: IntArray
    end: IntArray


def find_ends(candidates: Sequence[Candidate], tokens: TokenFeatures) -> Ends:
    """The places at which the contents of candidates may end."""
    last = np.array([one.content[-1] for one in candidates], np.int64).reshape(-1, 2)
    cue_stop = np.array([one.cue[1] for one in candidates], np.int64)
    sure = np.array([one.sure for one in candidates], bool)
    begin, stop = last.T
    quote, seen, size = tokens.quote, tokens.seen, len(tokens)
    same_quotation = (quote[begin] >= 0) & (quote[begin] == quote[stop - 1])
    asked = np.flatnonzero((begin >= cue_stop) & ~sure & ~same_quotation)
    begin, stop = begin[asked], stop[asked]
    trailing = tokens.has(TRAILING) & (quote < 0)
    at = np.arange(size)
    told = np.maximum.accumulate(np.where(~trailing, at, -1))
    so_far = np.maximum(begin, told[stop - 1]) + 1
    sentence = np.searchsorted(seen.sentence_first, so_far - 1, side="right") - 1
    opens, closes = seen.sentence_first[sentence], seen.sentence_stop[sentence]
    limit = np.minimum(closes, so_far + REACH)
    low = np.maximum(np.maximum(begin, opens) + 1, so_far - REACH)
    place = np.flatnonzero(possible_ends(tokens, trailing, so_far))
    first = np.searchsorted(place, low)
    count = np.searchsorted(place, limit, side="right") - first
    owner = np.repeat(np.arange(len(asked)), count)
    end = place[ranges(first, count)]
    kept = ~parts_subject(tokens, begin[owner], end) | (end == so_far[owner])
    return Ends(asked, begin, so_far, limit, owner[kept], end[kept])


def parts_subject(tokens: TokenFeatures, begin: IntArray, end: IntArray) -> BoolArray:
    """Whether an end would part a subject from its verb: "agreed there | was a concern"."""
    verb = np.append(tokens.has(classes.VERB | classes.AUXILIARY | classes.BE), False)
    total = sums(tokens.has(PREDICATE))
    parted: BoolArray = verb[end] & (total[end] == total[begin])
    return parted


def possible_ends(tokens: TokenFeatures, trailing: BoolArray, so_far: IntArray) -> BoolArray:
    """Whether a content may end before each token, and before what follows the last."""
    quote = tokens.quote
    edge = tokens.has(SMALL | classes.BREAK)
    edge[1:] |= tokens.has(classes.BREAK)[:-1]
    edge[1:] &= (quote[1:] < 0) | (quote[1:] != quote[:-1])
    found = np.append(edge, True)
    found[so_far] = True
    found[tokens.seen.sentence_stop] = True
    found[1:] &= ~trailing
    found[0] = False
    return found


def codes_of(ends: Ends, candidates: Sequence[Candidate], tokens: TokenFeatures) -> dict[str, IntArray]:
    """The number of every end in each of TABLES and FORM_TABLES."""
    seen, quote, owner, end = tokens.seen, tokens.quote, ends.owner, ends.end
    asked = [candidates[row] for row in ends.asked.tolist()]
    head = np.array([one.cue[0] for one in asked], np.int64)[owner]
    origin = np.array([one.content_from for one in asked], np.int64)[owner]
    begin, limit, so_far = ends.begin[owner], ends.limit[owner], ends.so_far[owner]
    word, size = seen.word_class, len(tokens)
    here = np.minimum(end, size - 1)
    mark = tokens.has(classes.BREAK)[here] & (end < limit)
    punctuation = np.where(mark, np.where(tokens.has(classes.COMMA)[here], 1, 2), 0)
    behind = end + mark
    over = behind >= limit
    follower = np.minimum(behind, size - 1)
    second = np.minimum(behind + 1, size - 1)
    next_class = np.where(over, EDGE, word[follower])
    second_class = np.where(behind + 1 >= limit, EDGE, word[second])
    last = end - 1
    predicate = sums(tokens.has(PREDICATE))
    within = predicate[end] > predicate[begin]
    predicate = sums(tokens.has(PREDICATE | classes.CUE_FORM))
    after = predicate[np.maximum(limit, behind)] > predicate[behind]
    cue = next_of((tokens.level >= SELDOM) & (tokens.level < LIKELY), np.arange(size, dtype=np.int32))
    cue_at = np.append(cue, size)[behind]
    margin = tokens.margin[:, 2]
    total = sums(margin)
    ahead = np.minimum(behind + AHEAD, limit)
    mean_within = (total[end] - total[begin]) // (end - begin)
    mean_behind = (total[ahead] - total[np.minimum(behind, ahead)]) // np.maximum(1, ahead - behind)

    def unless_over(values: IntArray, nothing: int) -> IntArray:
        return np.where(over, nothing, values)

    numbers = {
        "change": (np.where(end == so_far, 0, np.where(end < so_far, 1, 2)), origin),
        "classes": (punctuation, next_class, second_class),
        "last class": (punctuation, word[last], next_class),
        "length": (np.searchsorted(LENGTHS, end - begin), word[begin]),
        "rest": (np.searchsorted(LENGTHS, limit - end),),
        "verbs": (within.astype(int), after.astype(int), punctuation, next_class),
        "first class": (within.astype(int), word[begin], punctuation, next_class),
        "opening": (seen.follower[begin], punctuation, next_class),
        "cue": (word[head], punctuation, next_class),
        "lemma": (seen.lemma[head], punctuation, next_class),
        "next cue": (bucket(np.where(cue_at < limit, np.minimum(cue_at - behind, FAR), FAR)), punctuation),
        "quoted": ((quote[last] >= 0).astype(int), (~over & (quote[follower] >= 0)).astype(int), punctuation),
        "last margin": (rank(margin[last]),),
        "next margin": (unless_over(rank(margin[follower]), M),),
        "step": (unless_over(rank(margin[last] - margin[follower]), M),),
        "mean within": (rank(mean_within),),
        "mean behind": (unless_over(rank(mean_behind), M),),
        "labels": (tokens.label[last], unless_over(tokens.label[follower], N)),
        "rules": (seen.rule[last], unless_over(seen.rule[follower], RULE)),
    }
    codes: dict[str, IntArray] = {}
    codes |= {name: np.ravel_multi_index(parts, TABLES[name]) for name, parts in numbers.items()}
    codes["next form"] = punctuation * tokens.forms + unless_over(tokens.form[follower], 0)
    codes["last form"] = tokens.form[last]
    return codes


def best_ends(ends: Ends, codes: Mapping[str, IntArray], tables: Mapping[str, IntArray]) -> IntArray:
    """The best end of each content in ``ends.asked``; of equal ones the first."""
    total = np.zeros(len(ends.end), np.int64)
    for name, code in codes.items():
        total += tables[name][code]
    order = np.lexsort((ends.end, -total, ends.owner))
    first = np.searchsorted(ends.owner[order], np.arange(len(ends.asked)))
    best: IntArray = ends.end[order][first]
    return best


def with_better_ends(
    candidates: Sequence[Candidate], tokens: TokenFeatures, tables: Mapping[str, IntArray]
) -> list[Candidate]:
    """Candidates, and behind each whose content would better end elsewhere one that does."""
    ends = find_ends(candidates, tokens)
    if not len(ends.asked):
        return list(candidates)
    best = best_ends(ends, codes_of(ends, candidates, tokens), tables)
    moved = np.flatnonzero(best != ends.so_far)
    better = dict(zip(ends.asked[moved].tolist(), best[moved].tolist(), strict=True))
    found: list[Candidate] = []
    for row, one in enumerate(candidates):
        found.append(one)
        end = better.get(row)
        if end is not None:
            content = [*one.content[:-1], (one.content[-1][0], end)]
            found.append(replace(one, content=content, content_from=ENDED))
    return found


def table_sizes(forms: int) -> dict[str, int]:
    """How many rows each table has, where there are so many forms."""
    sizes = {name: int(np.prod(parts)) for name, parts in TABLES.items()}
    return sizes | {name: times * forms for name, times in FORM_TABLES.items()}
