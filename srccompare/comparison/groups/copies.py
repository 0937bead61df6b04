"""Which articles reprint which, and what of their wording is therefore there twice."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from srccompare.articles import FIELDS, Article
from srccompare.documents import Documents
from srccompare.documents.spans import BoolArray, FloatArray, IntArray
from srccompare.documents.text.zones import CAPTION, FURNITURE
from srccompare.tables import as_table

# A guess, as all numbers of this module; tests/comparison/test_copies.py holds what they give. Of six
# events (one reprint) benchmarks/constants.py finds: half of SHINGLE makes twelve, twice moves its bounds.
SHINGLE = 4
"""Words in a row that count as the same wording. Short, so that an edited word costs few of them."""
# A guess; half and twice change how far the one reprint reaches (benchmarks/constants.py).
GAP = 3
"""Words between two matching runs that still belong to the reprint: edits inside it."""
# A guess; neither half nor twice moves a row (benchmarks/constants.py).
SHORTEST = 12
"""Words a reprinted stretch has at least; shorter ones are set phrases and names of offices."""
# A guess; half moves nothing, twice loses the one reprint (benchmarks/constants.py).
FEWEST = 40
"""Words two articles share in such stretches before one is called a reprint of the other."""
# A guess; neither half nor twice of either moves a row (benchmarks/constants.py).
FEWEST_OF_BRIEF, NEARLY_ALL = 20, 0.8
"""The same for a brief that is shorter, which hardly has another word."""
# A guess; half moves nothing, twice loses the one reprint (benchmarks/constants.py).
SMALLEST = 0.1
"""Share of the reprint that stands in such stretches at least."""

COLUMNS = {
    "original": "string", "reprint": "string", "original_group": "string", "reprint_group": "string",
    "order": "string", "words": "int64", "share": "float64", "original_share": "float64",
    "unchanged": "float64", "original_spans": "string", "reprint_spans": "string",
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Copies:
    """Reprints among the articles of a batch.

    ``pairs`` has one row per two articles that share wording (columns ``COLUMNS``), ``reprinted`` says of
    every token whether it stands in a stretch that an earlier article (by date, else by row, and rows are
    sorted by id in a comparison) has too: leaving these tokens out counts every reprinted text once.
    ``first`` names for each article the row of the article whose wording it mostly is, its own where it
    is no reprint (less than half of its words reprinted).
    """

    pairs: pd.DataFrame
    reprinted: BoolArray
    first: IntArray
    share: FloatArray
    """For each article, the share of its words that is reprinted from earlier articles."""


def find_copies(documents: Documents, groups: Sequence[str | None] | None = None) -> Copies:
    """Who reprints whom: articles that share long stretches of wording, quotations alone not counted.

    Wording is compared as overlapping runs of four words (shingles, Broder 1997); a stretch of at least
    twelve words whose gaps are no longer than three counts as reprinted, so edits, an added lead and a cut
    ending leave the rest of a reprint to be found. Captions and the furniture of pages are left out.
    ``groups`` names the group of each article, by default its outlet.
    """
    words = Wording(documents)
    order = reading_order(documents)
    names = [article.outlet for article in documents.articles] if groups is None else list(groups)
    reprinted = np.zeros(len(documents.tokens), bool)
    total = np.bincount(words.article, minlength=len(documents))
    rows: list[dict[str, Any]] = []
    most = np.zeros(len(documents), np.int64)
    first = np.arange(len(documents))
    for one, other in words.candidates():
        early, late = (one, other) if order[one] < order[other] else (other, one)
        found = words.reprint(early, late)
        if found is None:
            continue
        of_early, of_late, unchanged = found
        reprinted[words.token[words.rows(late)][of_late]] = True
        if of_late.sum() > max(most[late], total[late] / 2):
            most[late], first[late] = of_late.sum(), early
        rows.append(
            {
                "original": documents.articles[early].id,
                "reprint": documents.articles[late].id,
                "original_group": names[early],
                "reprint_group": names[late],
                "order": order_known(documents.articles[early], documents.articles[late]),
                "words": int(of_late.sum()),
                "share": of_late.sum() / total[late],
                "original_share": of_early.sum() / total[early],
                "unchanged": unchanged,
                "original_spans": words.spans(early, of_early),
                "reprint_spans": words.spans(late, of_late),
            }
        )
    # Chains lead back to their beginning: what C takes from B that B took from A is A's.
    for article in np.argsort(order):
        first[article] = first[first[article]]
    counted = np.bincount(words.article[reprinted[words.token]], minlength=len(documents))
    share = np.divide(counted, total, out=np.zeros(len(documents)), where=total > 0)
    rows.sort(key=lambda row: (-row["share"], row["original"], row["reprint"]))
    return Copies(as_table([pd.DataFrame(rows)], COLUMNS), reprinted, first, share)


class Wording:
    """The words of a batch that belong to its stories, with a number for each run of four."""

    def __init__(self, documents: Documents) -> None:
        self.documents = documents
        story = documents.is_word & ~np.isin(documents.zone, (FURNITURE, CAPTION))
        story &= documents.tokens.field == FIELDS.index("text")
        self.token = np.flatnonzero(story)
        self.article = documents.tokens.article[self.token]
        self.quoted = documents.quoted[self.token]
        self.first = np.searchsorted(self.article, np.arange(len(documents) + 1))
        self.shingle = shingles(documents.tokens.norm[self.token])
        whole = np.zeros(len(self.token), bool)
        runs = max(0, len(self.token) - SHINGLE + 1)
        whole[:runs] = self.article[:runs] == self.article[SHINGLE - 1 :]
        self.whole = whole
        """Whether a run of four begins here and ends in the same article."""

    def rows(self, article: int) -> slice:
        """The words of an article."""
        return slice(self.first[article], self.first[article + 1])

    def candidates(self) -> list[tuple[int, int]]:
        """Articles with enough runs of four in common to be looked at."""
        import scipy.sparse as sp

        pairs = np.unique(np.stack([self.shingle[self.whole], self.article[self.whole]]), axis=1)
        _, column, count = np.unique(pairs[0], return_inverse=True, return_counts=True)
        several = count[column] > 1
        if not several.any():
            return []
        _, column = np.unique(column[several], return_inverse=True)
        article = pairs[1][several].astype(np.int64)
        shape = (len(self.documents), int(column.max()) + 1)
        table = sp.csr_array((np.ones(len(column), np.int32), (article, column)), shape=shape)
        common = sp.coo_array(sp.triu(table @ table.T, k=1))
        enough = common.data >= SHORTEST - SHINGLE + 1
        return sorted(zip(common.row[enough].tolist(), common.col[enough].tolist(), strict=True))

    def reprint(self, early: int, late: int) -> tuple[BoolArray, BoolArray, float] | None:
        """The reprinted words of both articles and the share left unchanged; None where it is no reprint."""
        of_late, kept = self.shared(late, early)
        told = int((of_late & ~self.quoted[self.rows(late)]).sum())
        fewest = min(FEWEST, max(FEWEST_OF_BRIEF, NEARLY_ALL * len(of_late)))
        if told < fewest or of_late.sum() < SMALLEST * len(of_late):
            return None
        of_early, _ = self.shared(early, late)
        return of_early, of_late, float((kept & of_late).sum() / of_late.sum())

    def shared(self, article: int, other: int) -> tuple[BoolArray, BoolArray]:
        """The words of an article in stretches the other has too, and those that are word for word there."""
        own, theirs = self.rows(article), self.rows(other)
        known = self.shingle[theirs][self.whole[theirs]]
        starts = np.isin(self.shingle[own], known) & self.whole[own]
        kept = np.zeros(len(starts), bool)
        for distance in range(SHINGLE):
            kept[distance:] |= starts[: len(starts) - distance]
        return long_runs(filled(kept, GAP), SHORTEST), kept

    def spans(self, article: int, wanted: BoolArray) -> str:
        """The stretches of wanted words as "start-end", separated by ";"."""
        edge = np.flatnonzero(np.diff(np.concatenate([[False], wanted, [False]]).astype(np.int8)))
        token = self.token[self.rows(article)]
        starts = self.documents.tokens.start[token[edge[::2]]]
        ends = self.documents.tokens.end[token[edge[1::2] - 1]]
        return ";".join(f"{start}-{end}" for start, end in zip(starts.tolist(), ends.tolist(), strict=True))


def shingles(words: IntArray) -> IntArray:
    """A number for each run of four words; the same number for the same words.

    >>> found = shingles(np.array([1, 2, 3, 4, 9, 1, 2, 3, 4]))
    >>> bool(found[0] == found[5])
    True
    """
    number = np.zeros(len(words), np.uint64)
    for distance in range(SHINGLE):
        number = number * np.uint64(0x9E3779B97F4A7C15)
        number[: max(0, len(words) - distance)] += words[distance:].astype(np.uint64) + np.uint64(1)
        number ^= number >> np.uint64(29)
    return number


def filled(mask: BoolArray, longest: int) -> BoolArray:
    """The mask with the gaps between its true stretches closed where they are short.

    >>> filled(np.array([True, False, True, False, False, True]), 1).tolist()
    [True, True, True, False, False, True]
    """
    there = np.flatnonzero(mask)
    change = np.zeros(len(mask) + 1, np.int64)
    close = np.diff(there) <= longest + 1
    np.add.at(change, there[:-1][close], 1)
    np.add.at(change, there[1:][close], -1)
    return mask | (np.cumsum(change)[:-1] > 0)


def long_runs(mask: BoolArray, shortest: int) -> BoolArray:
    """The true stretches of a mask that are long enough.

    >>> long_runs(np.array([True, False, True, True]), 2).tolist()
    [False, False, True, True]
    """
    edge = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]]).astype(np.int8)))
    keep = edge[1::2] - edge[::2] >= shortest
    change = np.zeros(len(mask) + 1, np.int64)
    change[edge[::2][keep]] += 1
    change[edge[1::2][keep]] -= 1
    return np.cumsum(change)[:-1] > 0


def reading_order(documents: Documents) -> IntArray:
    """The place of each article in the order of publication.

    Days come first; within a day those with a time go by it, and those without follow by row.
    Articles without a date come last.
    """

    def key(row: int) -> tuple[Any, ...]:
        published = documents.articles[row].published
        if published is None:
            return (1, 0, 0, 0.0, row)
        moment = moment_of(published)
        return (0, day_number(published), moment is None, moment or 0.0, row)

    order = np.zeros(len(documents), np.int64)
    order[sorted(range(len(documents)), key=key)] = np.arange(len(documents))
    return order


def order_known(early: Article, late: Article) -> str:
    """Whether the dates say which of two articles came first: "dates", else "not known"."""
    return "dates" if came_before(early, late) else "not known"


def came_before(early: Article, late: Article) -> bool:
    """Whether the dates say that one article was published before the other."""
    if early.published is None or late.published is None:
        return False
    moments = moment_of(early.published), moment_of(late.published)
    if moments[0] is not None and moments[1] is not None:
        return moments[0] < moments[1]
    return day_number(early.published) < day_number(late.published)


def day_number(published: datetime.date | datetime.datetime) -> int:
    """The day of a date or datetime, as a number."""
    return published.toordinal()


def moment_of(published: datetime.date | datetime.datetime) -> float | None:
    """The second of publication where a time is given; times without a zone are taken for UTC."""
    if not isinstance(published, datetime.datetime):
        return None
    aware = published if published.tzinfo else published.replace(tzinfo=datetime.UTC)
    return aware.timestamp()
