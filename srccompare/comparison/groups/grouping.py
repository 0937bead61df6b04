"""Which group each article belongs to, what each group is held against, and the events they share."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from srccompare.articles import Article
from srccompare.comparison.groups.genres import GENRE, find_genre
from srccompare.comparison.groups.periods import PERIODS, period_of, period_order
from srccompare.documents import Documents
from srccompare.documents.spans import BoolArray, FloatArray, IntArray
from srccompare.errors import SrccompareError

TEXTS, ARTICLES, EVENTS, MIXED = "texts", "articles", "events", "mixed"
"""The tiers: differences between these texts, between groups of several articles, between groups over
shared events, or some of each."""


@dataclass(frozen=True, eq=False)
class Grouping:
    """Which group each article belongs to (-1 for none), and what every group is held against.

    ``event`` numbers the event of each article, -1 where none is known. ``original`` is the article on the
    same event whose wording an article mostly is, itself where it is no reprint: of an article and its
    reprints on one side only the original counts.
    """

    groups: tuple[str, ...]
    group_of: IntArray
    reference: str | None = None
    event: IntArray | None = None
    original: IntArray | None = None

    @cached_property
    def names(self) -> list[str | None]:
        """The name of each article's group."""
        return [self.groups[number] if number >= 0 else None for number in self.group_of.tolist()]

    @cached_property
    def sizes(self) -> IntArray:
        """Articles per group, each with its reprints counted once."""
        sizes: IntArray = self.inside.sum(axis=1).astype(np.int64)
        return sizes

    @cached_property
    def pairing(self) -> Pairing:
        """The events groups share."""
        event = np.full(len(self.group_of), -1) if self.event is None else self.event
        counted = np.where(self.inside.any(axis=0), self.group_of, -1)
        return Pairing(event, counted, len(self.groups), self.reference_row)

    @property
    def reference_row(self) -> int | None:
        """The number of the reference group."""
        return None if self.reference is None else self.groups.index(self.reference)

    @property
    def tier(self) -> str:
        """The tier of all groups, ``mixed`` where they differ; the reference has none of its own."""
        compared = [number for number in range(len(self.groups)) if number != self.reference_row]
        tiers = {self.tier_of(number) for number in compared} or {self.tier_of(0)}
        return tiers.pop() if len(tiers) == 1 else MIXED

    def tier_of(self, group: int) -> str:
        """``events`` from six events shared with what a group is held against on; else ``articles`` when both
        have at least two each, else ``texts``."""
        if self.pairing.shared[group] >= FEWEST_EVENTS:
            return EVENTS
        several = self.sizes[group] >= 2 and int(self.outside[group].sum()) >= 2
        return ARTICLES if several else TEXTS

    def rest(self, group: int) -> BoolArray:
        """The articles a group is held against: those of the reference, or of all other groups."""
        if self.reference is None:
            others: BoolArray = (self.group_of >= 0) & (self.group_of != group)
        else:
            others = self.group_of == self.groups.index(self.reference)
        return others

    @cached_property
    def inside(self) -> FloatArray:
        """Groups × articles: 1 where an article belongs to the group."""
        return self.once(np.arange(len(self.groups))[:, None] == self.group_of[None, :])

    @cached_property
    def outside(self) -> FloatArray:
        """Groups × articles: 1 where an article belongs to what the group is held against."""
        return self.once(np.stack([self.rest(number) for number in range(len(self.groups))]))

    def once(self, sides: BoolArray) -> FloatArray:
        """Sides (rows of articles) as weights, without the reprints of an article on the same side."""
        weights: FloatArray = sides.astype(float)
        if self.original is not None:
            reprint = self.original != np.arange(len(self.original))
            weights[sides & sides[:, self.original] & reprint] = 0.0
        return weights


# Two of the 2 ** 5 ways to flip signs are 1 in 16, two of 2 ** 6 are 1 in 32 (docs/validity.md).
FEWEST_EVENTS = 6
"""With fewer shared events no difference, however large, is as rare as 1 in 20 among flipped signs."""


@dataclass(frozen=True, eq=False)
class Pairing:
    """Which events each group shares with what it is held against; ``event`` and ``group`` -1 for none."""

    event: IntArray
    group: IntArray
    groups: int
    reference: int | None = None

    @cached_property
    def events(self) -> IntArray:
        """The events of articles in groups."""
        return np.unique(self.event[(self.event >= 0) & (self.group >= 0)])

    @cached_property
    def shared(self) -> IntArray:
        """For each group in how many events both it and what it is held against have articles."""
        return self.counted(np.ones(len(self.event), bool))

    def counted(self, known: BoolArray) -> IntArray:
        """Shared events, of the articles with a value."""
        there: IntArray = (~np.isnan(self.differences(np.where(known, 0.0, np.nan)))).sum(axis=0)
        return there

    def means(self, values: FloatArray) -> FloatArray:
        """Events × groups: the mean of each group's articles on an event, NaN without any."""
        used = (self.event >= 0) & (self.group >= 0) & ~np.isnan(values)
        shape = len(self.events), self.groups
        code = np.searchsorted(self.events, self.event[used]) * self.groups + self.group[used]
        total = np.bincount(code, values[used], minlength=shape[0] * shape[1]).astype(float)
        number = np.bincount(code, minlength=shape[0] * shape[1])
        mean: FloatArray = np.divide(total, number, out=np.full(len(total), np.nan), where=number > 0)
        return mean.reshape(shape)

    def differences(self, values: FloatArray) -> FloatArray:
        """Events × groups: each group's mean minus the reference's, or minus the mean of all other groups."""
        means = self.means(values)
        if self.reference is not None:
            return without_rounding(means - means[:, [self.reference]], means)
        there = ~np.isnan(means)
        total = np.where(there, means, 0.0).sum(axis=1, keepdims=True)
        others = there.sum(axis=1, keepdims=True) - there
        rest = np.divide(
            total - np.where(there, means, 0.0), others, out=np.full(means.shape, np.nan), where=others > 0
        )
        return without_rounding(means - rest, means)


def without_rounding(gaps: FloatArray, values: FloatArray) -> FloatArray:
    """Differences, those that are only rounding made zero: averages of equal numbers may differ a little."""
    size = np.nanmax(np.abs(values), initial=0.0, where=~np.isnan(values))
    cleaned: FloatArray = np.where(np.abs(gaps) <= 1e-12 * size, 0.0, gaps)
    return cleaned


FIELDS = ("outlet", "event", "author", "language", "id")
UNNAMED = "(none given)"


def grouped(documents: Documents, by: str, reference: str | None, shown: IntArray | None = None) -> Grouping:
    """The group of each article; articles without a value share one group.

    Groups stand in the order in which they first appear, the rows of the articles being gone through as
    ``shown`` has them.
    """
    if not len(documents):
        raise SrccompareError("there are no articles to compare; read at least one")
    known = {*FIELDS, GENRE} | {str(key) for article in documents.articles for key in article.metadata}
    if by not in known and not (by in PERIODS and any(one.published for one in documents.articles)):
        periods = f", or a period of dated articles: {', '.join(PERIODS)}"
        raise SrccompareError(
            f"there is no column {by!r} to compare by; choose one of {', '.join(sorted(known))}{periods}"
        )
    values = [
        find_genre(article).name if by == GENRE else group_name(article, by) for article in documents.articles
    ]
    groups = tuple(dict.fromkeys(values if shown is None else [values[row] for row in shown.tolist()]))
    if by in PERIODS and by not in known:
        # Periods are compared in the order of time, whatever the order of the articles.
        groups = tuple(sorted(groups, key=period_order))
    if reference is not None and reference not in groups:
        raise SrccompareError(
            f"no group {reference!r} in {by!r}; choose one of {', '.join(map(repr, groups))}"
        )
    number = {name: place for place, name in enumerate(groups)}
    group_of = np.array([number[value] for value in values], np.int64)
    return Grouping(groups, group_of, reference, event_numbers(documents))


def event_numbers(documents: Documents) -> IntArray:
    """The number of each article's event, -1 for articles without one."""
    names = [article.event for article in documents.articles]
    number = {name: place for place, name in enumerate(dict.fromkeys(filter(None, names)))}
    return np.array([number.get(name or "", -1) for name in names], np.int64)


def group_name(article: Article, by: str) -> str:
    """The group an article names, on one line and without invisible characters."""
    value = getattr(article, by) if by in FIELDS else article.metadata.get(by)
    if value is None and by in PERIODS and by not in article.metadata and article.published is not None:
        return period_of(article.published, by)
    if value is None or value != value:
        return UNNAMED
    shown = "".join(" " if character.isspace() else character for character in str(value))
    shown = "".join(
        character for character in shown if unicodedata.category(character) not in ("Cc", "Cf", "Cs")
    )
    return shown.strip() or UNNAMED


def grouping_by_names(names: Sequence[str | None]) -> Grouping:
    """A grouping of articles whose groups are known by name, None for no group.

    >>> grouping_by_names(["Gull", None, "Post", "Gull"]).group_of.tolist()
    [0, -1, 1, 0]
    """
    groups = tuple(dict.fromkeys(name for name in names if name is not None))
    number = {name: place for place, name in enumerate(groups)}
    return Grouping(groups, np.array([-1 if name is None else number[name] for name in names], np.int64))
