"""Which articles tell the same event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from srccompare.articles import Articles
from srccompare.comparison.groups.copies import day_number
from srccompare.comparison.statements.clauses import worth_words
from srccompare.comparison.statements.pieces import table_of
from srccompare.comparison.statements.similarity import damped, inverse, unit
from srccompare.documents import Documents
from srccompare.documents.spans import BoolArray, FloatArray, IntArray
from srccompare.documents.text.shapes import CAPITAL
from srccompare.documents.text.zones import CAPTION, FURNITURE
from srccompare.errors import SrccompareError

ONE_EVENT = "(one event)"
# A guess.
WINDOW = 5
"""Days between two articles from which they are less likely to tell the same event."""
# A guess, as TOGETHER.
NAMES = 2.0
"""How much more a word counts that is written with a capital inside sentences."""
# A guess; tests/comparison/test_events.py holds what it gives.
TOGETHER = 0.12
"""Mean cosine from which articles are taken to tell one event."""
# A guess; more rounds give the same stability with another digit.
HELD_OUT, ROUNDS = 0.3, 20
"""Share of the words left out, and how often, for the stability of a group."""
# A guess: among three articles a group of two is no grouping.
FEW = 3
"""Articles up to which no groups are looked for: what is given by itself is taken for one event."""
HANDFUL, STRAY = 8, 0.05
"""Articles up to which one alone joins others, and the mean cosine it needs: of five short texts on one
leak, which a newcomer wrote, one had .11."""
# A bound on time, and a guess: similarities of all pairs grow with the square.
MOST = 500
"""Articles without an event up to which events are looked for before any table asks for them."""
# A choice of layout.
SHOWN = 5
"""Words shown that hold a group together."""


@dataclass(frozen=True, eq=False)
class Grouped:
    """Articles by event: a name for each, whether it was given, and the words that hold it together.

    ``table`` and ``near`` are what the articles without an event, ``loose``, were grouped by; None where
    nothing had to be grouped.
    """

    event: list[str]
    given: list[bool]
    words: dict[str, str] = field(default_factory=dict)
    loose: IntArray = field(default_factory=lambda: np.zeros(0, np.int64))
    table: Any = None
    near: FloatArray | None = None

    @property
    def number(self) -> IntArray:
        """The number of each article's event."""
        known = {name: place for place, name in enumerate(dict.fromkeys(self.event))}
        return np.array([known[name] for name in self.event], np.int64)

    @property
    def found(self) -> list[str]:
        """The names of the events that were found and not given."""
        rows = zip(self.event, self.given, strict=True)
        return list(dict.fromkeys(name for name, given in rows if not given))

    @cached_property
    def stability(self) -> dict[str, float]:
        """How surely a group that was found stays together: the mean share of its pairs that do when three
        words in ten are left out (20 times)."""
        if self.table is None or self.near is None:
            return {}
        names = [self.event[row] for row in self.loose.tolist()]
        own = list(dict.fromkeys(names))
        label = np.array([own.index(name) for name in names], np.int64)
        shares = stabilities(self.table, self.near, label)
        return {name: shares[number] for number, name in enumerate(own)}


def find_events(documents: Documents) -> Grouped:
    """The event of each article: as given, else by content, names and date.

    Up to three articles without an event are taken for one. More are grouped by average linkage over the
    cosine of their TF-IDF weighted words, names counting double, pairs more than five days apart less.
    """
    names = [article.event or "" for article in documents.articles]
    loose = np.array([row for row, name in enumerate(names) if not name], np.int64)
    given = [bool(name) for name in names]
    if not len(loose):
        return Grouped(names, given)
    if len(loose) <= FEW:
        return Grouped([name or ONE_EVENT for name in names], given)
    table, vocabulary = weighed_words(documents, loose)
    near = nearness(documents, loose)
    alike = cosines(table) * near
    label = without_strays(clustered(alike), alike)
    words: dict[str, str] = {}
    for number in dict.fromkeys(label.tolist()):
        inside = label == number
        told = telling(table, vocabulary, inside)
        first = documents.articles[int(loose[inside][0])].id
        alone = inside.sum() == 1 or not told
        name = unused(f"alone: {first}" if alone else "event: " + " ".join(told[:3]), {*names, *words})
        words[name] = ", ".join(told)
        for row in loose[inside].tolist():
            names[row] = name
    return Grouped(names, given, words, loose, table, near)


def is_quick(documents: Documents) -> bool:
    """Whether events are looked for at once, and not only when a table stands on them.

    With more than ``MOST`` articles without an event comparing every one with every other takes longer than
    all the rest.
    """
    return sum(not article.event for article in documents.articles) <= MOST


def find_originals(documents: Documents, copied: IntArray, stories: IntArray) -> IntArray:
    """The article on the same event whose wording each article mostly is, its own where it is no reprint.

    ``copied`` is what the wording says, ``stories`` the number of each article's event, as given or found, -1
    where none was looked for.
    Standing phrases make articles on different events alike: the weather of two days, the lottery of two
    weeks. So a reprint tells the event of its original, and of two articles without a given event the later
    came out within five days. A date that is missing tells nothing.
    """
    rows = np.arange(len(copied))
    same = stories == stories[copied]
    for row in np.flatnonzero(same & (copied != rows)).tolist():
        if not documents.articles[row].event:
            same[row] = within_days(documents, row, int(copied[row]))
    return np.where(same, copied, rows)


def within_days(documents: Documents, one: int, other: int) -> bool:
    """Whether two articles came out within five days, as far as their dates tell."""
    dates = [documents.articles[row].published for row in (one, other)]
    days = [day_number(date) for date in dates if date is not None]
    return len(days) < 2 or abs(days[0] - days[1]) <= WINDOW


def with_found_events(documents: Documents, events: str) -> Articles:
    """The articles with the events that were found for those that have none.

    ``events`` is "found". Raises SrccompareError for another word.
    """
    if events != "found":
        raise SrccompareError(
            f'events={events!r} is unknown; say events="found", or give events with the articles'
        )
    names = find_events(documents).event
    articles = documents.articles
    kept = tuple(replace(article, event=name) for article, name in zip(articles, names, strict=True))
    return replace(articles, items=kept)


def unused(name: str, taken: set[str]) -> str:
    """The name, with a number behind it where it is taken."""
    number, free = 2, name
    while free in taken:
        free, number = f"{name} ({number})", number + 1
    return free


def weighed_words(documents: Documents, rows: IntArray) -> tuple[Any, list[str]]:
    """The telling words of articles as rows, TF-IDF weighted, names counting double."""
    import scipy.sparse as sp

    tokens = documents.tokens
    worth = worth_words(documents) & ~np.isin(documents.zone, (FURNITURE, CAPTION))
    place = np.full(len(documents), -1)
    place[rows] = np.arange(len(rows))
    worth &= place[tokens.article] >= 0
    known, column = np.unique(tokens.norm[worth], return_inverse=True)
    counts = table_of(np.ones(len(column)), place[tokens.article[worth]], column, (len(rows), len(known)))
    strings = [documents.vocabulary.norms.strings[number] for number in known.tolist()]
    opening = np.zeros(len(tokens), bool)
    opening[documents.sentence_bounds[0]] = True
    named = (tokens.shape & CAPITAL > 0) & ~opening
    capital = np.bincount(column, named[worth], minlength=len(known))
    total = np.bincount(column, minlength=len(known))
    weight = np.where(2 * capital > total, NAMES, 1.0)
    if not strings:
        # Articles without a word are like none, not even each other.
        return sp.csr_array((len(rows), 1)), [""]
    return damped(counts, inverse(counts) * weight), strings


def cosines(table: Any) -> FloatArray:
    """The cosine of every two rows; rows of nothing are like none."""
    rows = unit(table)
    found: FloatArray = (rows @ rows.T).toarray()
    return found


def nearness(documents: Documents, rows: IntArray) -> FloatArray:
    """For every two articles 1, and less where they came out more than some days apart."""
    published = [documents.articles[row].published for row in rows.tolist()]
    days = np.array([np.nan if day is None else float(day_number(day)) for day in published])
    apart = np.nan_to_num(np.abs(days[:, None] - days[None, :]), nan=0.0)
    near: FloatArray = np.minimum(1.0, WINDOW / np.maximum(apart, WINDOW))
    return near


def clustered(alike: FloatArray) -> IntArray:
    """A label for each row: average linkage over what is alike (Sokal & Michener 1958).

    Nearest neighbours are followed until two are each other's, which are joined (Benzécri 1982); as SciPy
    does it, whose import takes longer than a few articles.
    """
    size = np.ones(len(alike), np.int64)
    apart = np.clip(1 - (alike + alike.T) / 2, 0, None)
    np.fill_diagonal(apart, np.inf)
    label, chain = np.arange(len(alike)), list[int]()
    for _ in range(len(alike) - 1):
        chain = chain or [int(np.flatnonzero(size)[0])]
        while True:
            nearest = int(apart[chain[-1]].argmin())
            # Of several as near the one before, or the chain would turn in a circle.
            if len(chain) > 1 and apart[chain[-1], chain[-2]] <= apart[chain[-1], nearest]:
                break
            chain.append(nearest)
        gone, kept = sorted((chain.pop(), chain.pop()))
        # What is exactly as far apart as the threshold stays apart.
        if apart[gone, kept] < 1 - TOGETHER:
            label[label == gone] = kept
        joined = (size[gone] * apart[gone] + size[kept] * apart[kept]) / (size[gone] + size[kept])
        size[kept], size[gone] = size[kept] + size[gone], 0
        apart[kept] = apart[:, kept] = joined
        apart[gone] = apart[:, gone] = apart[kept, kept] = np.inf
    return label


def without_strays(label: IntArray, alike: FloatArray) -> IntArray:
    """The labels of a few articles, with one that is alone in the group it is most like on average.

    Who lays a handful of texts side by side means one story, and a short text shares few words with the
    others; an essay on something else is like none of them.
    """
    size = np.bincount(label, minlength=int(label.max()) + 1)
    groups = np.flatnonzero(size > 1)
    if len(label) > HANDFUL or not len(groups):
        return label
    kept = label.copy()
    for row in np.flatnonzero(size[label] == 1).tolist():
        mean = np.array([alike[row, label == group].mean() for group in groups])
        if mean.max() >= STRAY:
            kept[row] = groups[mean.argmax()]
    return kept


def stabilities(table: Any, near: FloatArray, label: IntArray) -> dict[int, float]:
    """For each group the mean share of its pairs that stay together when words are left out."""
    rng = np.random.default_rng(0)
    kept = dict.fromkeys(np.unique(label).tolist(), 0.0)
    for _ in range(ROUNDS):
        drawn = rng.random(table.shape[1]) >= HELD_OUT
        again = clustered(cosines(table[:, drawn]) * near)
        for number in kept:
            own = again[label == number]
            together = (own[:, None] == own[None, :]).sum() - len(own)
            kept[number] += together / max(len(own) * (len(own) - 1), 1) if len(own) > 1 else 1.0
    return {number: round(value / ROUNDS, 4) for number, value in kept.items()}


def telling(table: Any, vocabulary: Sequence[str], inside: BoolArray) -> list[str]:
    """The words that hold a group together and apart from the others, most telling first."""
    here = np.asarray(table[inside].mean(axis=0)).ravel()
    there = np.asarray(table[~inside].mean(axis=0)).ravel() if (~inside).any() else np.zeros_like(here)
    shared = np.asarray((table[inside] > 0).sum(axis=0)).ravel() >= max(2, inside.sum() / 2)
    score = np.where(shared, here - there, 0.0)
    best = np.lexsort((np.array(vocabulary), -score))[:SHOWN]
    return [vocabulary[place] for place in best if score[place] > 0]
