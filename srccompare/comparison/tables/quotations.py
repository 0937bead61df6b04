"""The same quotation in several articles: how it was shortened or reworded, and whose it is said to be.

Its numbers are guesses where they do not say otherwise; tests/comparison/test_quoted.py holds what they
give.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from typing import Any

import numpy as np
import pandas as pd

from srccompare.articles import FIELDS
from srccompare.comparison.groups.joining import joined
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.clauses import worth_words
from srccompare.comparison.statements.pairs import measure_pairs, pairs_to_look_at, shared_mass, unique_pairs
from srccompare.comparison.statements.polarity import BEGINNINGS
from srccompare.comparison.statements.similarity import Sentences
from srccompare.comparison.statements.words import TOKEN, stem
from srccompare.comparison.tables.base import Table
from srccompare.documents.spans import BoolArray, IntArray
from srccompare.documents.text.quotations import NESTED, SCARE, SPEECH
from srccompare.documents.text.zones import CAPTION, FURNITURE
from srccompare.tables import as_table

COLUMNS = {
    "quotation": "int64", "event": "string", "id": "string", "group": "string", "form": "string",
    "speaker": "string", "speakers": "string", "full": "bool", "score": "float64", "reprint": "bool",
    "field": "string", "start": "int64", "end": "int64", "text": "string", "sentence": "string",
    "difference": "string",
}  # fmt: skip

FULL, VERBATIM, SHORTENED, REWORDED, INDIRECT = "full", "verbatim", "shortened", "reworded", "indirect"
SAME, DIFFERENT, UNKNOWN = "same", "different", "unknown"

# Guesses; what half and twice of each change in six events is told with it (benchmarks/constants.py).
LOOSEST, MOST, WORTH = 0.2, 20, 0.2
"""Cosine of stems below which two quotations are not looked at, how many others are for each, and the weighed
similarity below which they are no versions of one. `LOOSEST`: half moves nothing, twice loses a translation;
`MOST`: neither moves a row; `WORTH`: half lets in one that shares the name of a place, twice loses short
ones."""
CONTAINED = 0.85
"""Share of a shorter version's words that stand in the longer one in order. Half lets in one on the same
matter, .93 moves nothing."""
ALIKE, MASS = 0.42, 8.0
"""Weighed similarity and shared wording of versions that differ in words. At .21 two speakers on one matter
are one quotation, at .71 translations are lost; of `MASS` neither half nor twice moves a row."""
ALIKE_INDIRECT = 0.5
"""The same for what one article quotes and another only reports. At .25 what is reported of other things
joins, .75 moves nothing."""
SHORT = 10
"""Words of a quotation whose denied words are looked at one by one. Half and twice move nothing."""
IN_ORDER = 4
"""Words in order that are enough to know a quotation by. At 2 a greeting is a quotation (and two that were
cut short are found), at 8 nine versions are lost."""
FEW = 2
"""Telling words up to which the sentences around two quotations have to be alike, too. At 1 two versions of
two words are lost, at 4 what one article only reports of a quotation."""
CONTEXT = 4.0
"""Telling wording such sentences share besides the quotation. At 2 single words and a greeting join, at 8
parts of one utterance fall apart."""
SURELY = 0.5
"""Confidence of an attribution from which its source tells who speaks in the other versions, too: more likely
right than not. By convention."""
FEWEST_INDIRECT = 5
"""Words of reported content that may be a quotation elsewhere. A guess."""


@dataclass(frozen=True, eq=False)
class Versions:
    """Stretches of one sentence each that are quoted, or reported and perhaps quoted elsewhere."""

    first: IntArray
    stop: IntArray
    article: IntArray
    quoted: BoolArray
    telling: IntArray
    """Telling words in each."""
    texts: list[str]

    def __len__(self) -> int:
        return len(self.first)


def find_versions(beside: SameEvent) -> Versions:
    """The quoted and reported stretches of all articles, cut at the ends of sentences."""
    documents = beside.documents
    telling = np.concatenate([[0], np.cumsum(worth_words(documents))])
    words = np.concatenate([[0], np.cumsum(documents.is_word)])
    story = ~np.isin(documents.zone, (FURNITURE, CAPTION)) & (documents.tokens.field == FIELDS.index("text"))
    rows: list[tuple[int, int, bool]] = []
    pairs, uses = documents.quotation_pairs, documents.quotation_uses
    for first, stop in zip(
        *(bound[np.isin(uses, (SPEECH, SCARE, NESTED))] for bound in (pairs.first, pairs.stop)), strict=True
    ):
        rows += [(low, high, True) for low, high in by_sentence(documents.sentence, int(first), int(stop))]
    content = documents.attributions.of("content")
    for first, stop in zip(*documents.token_range(content), strict=True):
        for low, high in by_sentence(documents.sentence, int(first), int(stop)):
            if not documents.quoted[low:high].any() and words[high] - words[low] >= FEWEST_INDIRECT:
                rows.append((low, high, False))
    kept = sorted({row for row in rows if story[row[0]] and telling[row[1]] > telling[row[0]]})
    table = np.array([row[:2] for row in kept], np.int64).reshape(-1, 2)
    first, stop = table[:, 0], table[:, 1]
    spans = documents.spans_of(first, stop)
    return Versions(
        first, stop, spans.article, np.array([row[2] for row in kept], bool), telling[stop] - telling[first],
        documents.text_of(spans),
    )  # fmt: skip


def by_sentence(sentence: IntArray, first: int, stop: int) -> Iterator[tuple[int, int]]:
    """A range of tokens cut where a sentence ends."""
    for _, own in groupby(range(first, stop), key=lambda token: int(sentence[token])):
        tokens = list(own)
        yield tokens[0], tokens[-1] + 1


def quotations_table(beside: SameEvent) -> pd.DataFrame:
    """One row per version of a quotation that articles of one event share."""
    settled = speakers(beside)
    rows = [
        row for number, own in enumerate(settled.groups) for row in version_rows(beside, settled, own, number)
    ]
    return as_table([pd.DataFrame(rows)], COLUMNS)


def quotation_groups(beside: SameEvent, versions: Versions) -> list[list[int]]:
    """The quotations several articles have, in the order of the table, each as its versions."""
    groups: list[list[int]] = []
    event = beside.event_of[versions.article] if len(versions) else np.zeros(0, np.int64)
    for number in np.unique(event).tolist():
        groups += same_quotations(beside, versions, np.flatnonzero(event == number))
    return sorted(
        groups, key=lambda own: (event[own[0]], -len({int(versions.article[one]) for one in own}), own)
    )


def same_quotations(beside: SameEvent, versions: Versions, rows: IntArray) -> list[list[int]]:
    """The quotations of one event that several articles have, each as its versions."""
    if len(np.unique(versions.article[rows])) < 2:
        return []
    sentences = Sentences([versions.texts[row] for row in rows])
    around = Around(beside, versions, rows)
    article = versions.article[rows]
    stems = [[stem(word) for word in words] for words in sentences.words]
    near = pairs_to_look_at(sentences.whole.stem_view, article, LOOSEST, MOST)
    denying = pairs_of_deniers(stems, article)
    low, high = np.append(near[0], denying[0]), np.append(near[1], denying[1])
    low, high = unique_pairs(np.minimum(low, high), np.maximum(low, high), len(rows))
    denied = set(zip(*np.sort(denying, axis=0).tolist(), strict=True))
    quoted = versions.quoted[rows]
    both, rich = quoted[low] & quoted[high], shared_mass(sentences, low, high) >= MASS
    # Only these can be found to be the same below; the others are not worth being measured.
    worth = rich & (quoted[low] | quoted[high])
    for place in np.flatnonzero(both & ~worth).tolist():
        one, other = int(low[place]), int(high[place])
        worth[place] = (one, other) in denied or may_be_contained(stems[one], stems[other])
    pairs = measure_pairs(sentences, low[worth], high[worth])
    same: list[tuple[int, int]] = []
    columns = (pairs.one.tolist(), pairs.other.tolist(), pairs.score.tolist(), pairs.mass.tolist())
    for one, other, score, mass in zip(*columns, strict=True):
        if score < WORTH and (one, other) not in denied:
            continue
        pair = Pair(one, other, score, mass, bool(quoted[one] and quoted[other]))
        if is_same(stems[one], stems[other], pair, around):
            same.append((one, other))
    found: dict[int, list[int]] = defaultdict(list)
    for row, first in zip(rows.tolist(), joined(len(rows), same), strict=True):
        found[first].append(row)
    return [own for own in found.values() if len({int(versions.article[one]) for one in own}) > 1]


def is_same(one: Sequence[str], other: Sequence[str], pair: Pair, around: Around) -> bool:
    """Whether two stretches, as stems, are versions of one quotation."""
    inside = is_contained(one, other)
    if pair.both and inside and longest_run(one, other) >= IN_ORDER:
        return True
    if min(around.telling(pair.one), around.telling(pair.other)) <= FEW:
        # A word or two: the same word, said of the same thing.
        same = inside or deny_the_same(one, other)
        return pair.both and same and around.alike(pair.one, pair.other)
    if around.other_speaker(pair.one, pair.other):
        return False
    if not pair.both:
        return pair.score >= ALIKE_INDIRECT and pair.mass >= MASS
    # "A really good thing" and "really over for good" weigh much, but are hardly the same words in order.
    return pair.score >= ALIKE and pair.mass >= MASS and shared_words(one, other) >= IN_ORDER


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions by place, how alike they are, and whether both are quoted."""

    one: int
    other: int
    score: float
    mass: float
    both: bool


def pairs_of_deniers(stems: list[list[str]], article: IntArray) -> IntArray:
    """Short stretches of different articles of which one says "not x" and the other "inx", as two rows."""
    words_in: dict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(stems):
        for word in set(words) if len(words) <= SHORT else ():
            words_in[word].append(place)
    pairs = [
        (one, other)
        for one in words_in.get("not", ())
        for turned in turned_words(stems[one])
        for other in words_in.get(turned, ())
        if article[one] != article[other]
    ]
    return np.array(pairs, np.int64).reshape(-1, 2).T


def deny_the_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one says of a word that it is not so and the other the word with its beginning turned.

    >>> deny_the_same(["not", "complet"], ["incomplet"]), deny_the_same(["inflat"], ["inform"])
    (True, False)
    """
    return not (set(turned_words(one)).isdisjoint(other) and set(turned_words(other)).isdisjoint(one))


def turned_words(stems: Sequence[str]) -> Iterator[str]:
    """The words a stretch would deny with a beginning and denies with "not": "incomplet" of "not complet"."""
    for before, word in pairwise(stems):
        if before == "not":
            yield from (f"{start}{word}" for start in BEGINNINGS)


class Around:
    """What the sentences around quotations share besides the quotations."""

    def __init__(self, beside: SameEvent, versions: Versions, rows: IntArray) -> None:
        documents = beside.documents
        self.versions, self.rows = versions, rows
        begin, end = documents.sentence_bounds
        number = documents.sentence[versions.first[rows]]
        worth, norm = worth_words(documents), documents.tokens.norm
        strings = documents.vocabulary.norms.strings
        self.words = []
        for row, sentence in zip(rows.tolist(), number.tolist(), strict=True):
            low, high = begin[sentence], end[sentence]
            outside = worth[low:high].copy()
            outside[versions.first[row] - low : versions.stop[row] - low] = False
            self.words.append({stem(strings[word]) for word in norm[low:high][outside].tolist()})
        told = [beside.attributed.of(int(versions.first[row]), int(versions.stop[row]))[0] for row in rows]
        self.speaker = [None if row is None else beside.attributed.identity(row) for row in told]
        self.count: dict[str, int] = defaultdict(int)
        for words in self.words:
            for word in words:
                self.count[word] += 1

    def telling(self, place: int) -> int:
        """Telling words of a version."""
        return int(self.versions.telling[self.rows[place]])

    def other_speaker(self, one: int, other: int) -> bool:
        """Whether both are given to somebody, and not to the same."""
        here, there = self.speaker[one], self.speaker[other]
        return here is not None and there is not None and here != there

    def alike(self, one: int, other: int) -> bool:
        """Whether the rest of both sentences shares enough telling words."""
        shared = self.words[one] & self.words[other]
        weight = sum(np.log((1 + len(self.words)) / (1 + self.count[word])) + 1 for word in shared)
        return bool(weight >= CONTEXT)


def contained(one: Sequence[str], other: Sequence[str]) -> float:
    """Share of the shorter's words that stand in the longer one in order.

    >>> contained("we will not sign".split(), "today we will not sign it".split())
    1.0
    """
    shorter, longer = sorted((one, other), key=len)
    return shared_words(shorter, longer) / max(len(shorter), 1)


def is_contained(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether nearly all of the shorter's words stand in the longer one in order.

    >>> is_contained(["will", "not", "sign"], ["not", "sign", "will"])
    False
    """
    return may_be_contained(one, other) and contained(one, other) >= CONTAINED


def may_be_contained(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether nearly all of the shorter's words stand in the longer one at all."""
    shorter, longer = sorted((one, other), key=len)
    there = set(longer)
    return sum(word in there for word in shorter) / max(len(shorter), 1) >= CONTAINED


def longest_run(one: Sequence[str], other: Sequence[str]) -> int:
    """Words in a row that both have."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.find_longest_match(0, len(one), 0, len(other)).size


def shared_words(one: Sequence[str], other: Sequence[str]) -> int:
    """Words of one that stand in the other in order."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def version_rows(beside: SameEvent, settled: Speakers, own: list[int], number: int) -> list[dict[str, Any]]:
    """The rows of one quotation: the fullest version first, then by article."""
    versions = settled.versions
    written = {one: [word.lower() for word in TOKEN.findall(versions.texts[one])] for one in own}
    full = max(own, key=lambda one: (bool(versions.quoted[one]), len(written[one]), -one))
    told = {one: speaker_of(beside, settled, one) for one in own}
    verdict = agree_on([who for _, who in told.values() if who is not None])
    rows = []
    for one in [full, *(other for other in own if other != full)]:
        rows.append(
            place_columns(beside, versions, one)
            | {
                "quotation": number,
                "form": form_of(written[one], written[full], bool(versions.quoted[one]), one == full),
                "speaker": told[one][0],
                "speakers": verdict,
                "full": one == full,
                "score": round(shared_words(written[one], written[full]) / max(len(written[one]), 1), 4),
                "difference": json.dumps(difference(written[full], written[one]), ensure_ascii=False),
            }
        )
    return rows


def speaker_of(beside: SameEvent, settled: Speakers, one: int) -> tuple[str | None, str | None]:
    """Who is said to have said it: the name, and what two articles share that name the same.

    The source of the attribution, as the versions settle it; where none was found, the person named next to
    the quotation.
    """
    first, stop = int(settled.versions.first[one]), int(settled.versions.stop[one])
    row, _ = beside.attributed.of(first, stop)
    actor = settled.of(first, stop)
    if actor is not None and (row is None or beside.attributed.actor(row) is None):
        return beside.actors.name[actor], f"#{actor}"
    if row is not None and beside.attributed.name(row) is not None:
        return beside.attributed.name(row), beside.attributed.identity(row)
    return beside.attributed.person_beside(first, stop)


class Speakers:
    """Who said a quotation, as its versions tell together.

        A: “We will stay,” she told the court.      B: “We will stay,” said Ann Lund.

    Where all that name a person name the same, that person speaks in the others as well, which have a
    pronoun, an office, a statement or nobody. Somebody named elsewhere is never put in place of a name.
    """

    def __init__(self, beside: SameEvent) -> None:
        self.beside, self.versions = beside, find_versions(beside)
        self.groups = quotation_groups(beside, self.versions)
        told = {number: self._named(own) for number, own in enumerate(self.groups)}
        self.actor = {number: actor for number, actor in told.items() if actor is not None}
        self._group = np.full(len(beside.documents.tokens), -1)
        for number in self.actor:
            for row in self.groups[number]:
                if self.versions.quoted[row]:
                    self._group[int(self.versions.first[row]) : int(self.versions.stop[row])] = number

    def _named(self, own: Sequence[int]) -> int | None:
        """The one person the versions name; None where they name nobody, or two."""
        attributed, cast = self.beside.attributed, self.beside.actors
        named = set()
        for one in own:
            first, stop = int(self.versions.first[one]), int(self.versions.stop[one])
            row, _ = attributed.of(first, stop)
            actor = None if row is None else attributed.actor(row)
            if row is None:
                # Who is named beside the quotation may have said it: "… That is how Pike put it."
                beside = attributed.person_beside(first, stop)[1]
                named |= {int(beside.removeprefix("#"))} if beside else set()
            elif actor is not None and attributed.facts.confidence[row] >= SURELY:
                named.add(actor)
        return named.pop() if len(named) == 1 and cast.kind[min(named)] == "person" else None

    def name(self, row: int | None, first: int, stop: int) -> str | None:
        """Who says some tokens: as their attribution names them, else as the other versions do."""
        attributed = self.beside.attributed
        if row is not None and attributed.actor(row) is not None:
            return attributed.name(row)
        actor = self.of(first, stop)
        if actor is not None:
            return self.beside.actors.name[actor]
        return None if row is None else attributed.name(row)

    def of(self, first: int, stop: int) -> int | None:
        """The actor who said the quotation most of some tokens belong to; None where nobody is settled."""
        inside = self._group[first:stop]
        number, count = np.unique(inside[inside >= 0], return_counts=True)
        if not len(number) or 2 * int(count.max()) < stop - first:
            return None
        return self.actor[int(number[count.argmax()])]


def speakers(beside: SameEvent) -> Speakers:
    """Who said each quotation of some articles; worked out once."""
    if not beside.settled:
        beside.settled.append(Speakers(beside))
    found: Speakers = beside.settled[0]
    return found


def agree_on(identities: list[str]) -> str:
    """Whether those who name a speaker name the same; a longer name of the same words is the same.

    >>> agree_on(["labour inspectorate", "national labour inspectorate"]), agree_on(["#1", "#2"])
    ('same', 'different')
    """
    if len(identities) < 2:
        return UNKNOWN
    shortest = set(min(identities, key=len).split())
    same = all(shortest <= set(one.split()) or set(one.split()) <= shortest for one in identities)
    return SAME if same else DIFFERENT


def place_columns(beside: SameEvent, versions: Versions, one: int) -> dict[str, Any]:
    """The columns about the article and the place of a version."""
    documents, article = beside.documents, int(versions.article[one])
    tokens, first, stop = documents.tokens, int(versions.first[one]), int(versions.stop[one])
    sentence = documents.sentences[np.array([documents.sentence[first]])]
    reprinted = beside.copies.reprinted[first:stop]
    return {
        "event": beside.event_names[beside.event_of[article]],
        "id": documents.articles[article].id,
        "group": beside.groups[article],
        "reprint": bool(2 * reprinted.sum() > stop - first),
        "field": FIELDS[1],
        "start": int(tokens.start[first]),
        "end": int(tokens.end[stop - 1]),
        "text": versions.texts[one],
        "sentence": documents.text_of(sentence)[0],
    }


def form_of(own: Sequence[str], full: Sequence[str], quoted: bool, is_full: bool) -> str:
    """What was done to the fullest version."""
    if not quoted:
        return INDIRECT
    if is_full:
        return FULL
    if list(own) == list(full):
        return VERBATIM
    shorter = len(own) < len(full) and shared_words(own, full) >= CONTAINED * len(own)
    return SHORTENED if shorter else REWORDED


def difference(full: Sequence[str], own: Sequence[str]) -> list[tuple[str, str]]:
    """Word by word: "=" in both, "-" only in the fullest version, "+" only in this one.

    >>> difference(["we", "did", "not"], ["we", "do", "not"])
    [('=', 'we'), ('-', 'did'), ('+', 'do'), ('=', 'not')]
    """
    found: list[tuple[str, str]] = []
    matcher = SequenceMatcher(None, full, own, autojunk=False)
    for kind, low, high, first, last in matcher.get_opcodes():
        if kind == "equal":
            found.append(("=", " ".join(full[low:high])))
        else:
            found += [("-", " ".join(full[low:high]))] * (high > low)
            found += [("+", " ".join(own[first:last]))] * (last > first)
    return found


TABLE = Table(
    "quotations", "one row per version of a quotation that several articles have", COLUMNS, quotations_table
)
