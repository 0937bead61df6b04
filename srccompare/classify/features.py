"""What a classifier is given of an article: its words and its measures. Nothing is learned here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from srccompare.articles import Article, Articles
from srccompare.documents import Documents
from srccompare.errors import SrccompareError
from srccompare.families.base import Family
from srccompare.integrations.sklearn import source_of
from srccompare.read.notes import listed, shown
from srccompare.source import analyze
from srccompare.tables import measure

WORDS = "<words>"
"""The column of the words; no measure can bear this name."""

FIELDS = ("outlet", "event", "author", "language", "id")


def features(
    texts: Any, families: Sequence[Family], columns: Mapping[str, str] | None
) -> tuple[pd.DataFrame, Articles]:
    """One row per article: its words in normal form, joined by blanks, and a column per measure.

    Words are those that are measured, so navigation and other furniture of a page is left out.
    """
    documents = analyze(source_of(texts, columns))
    table = pd.DataFrame({WORDS: words_of(documents)}, dtype=object)
    if families:
        names = [one.name for family in families for one in family.measures]
        numbers = measure(documents, families)[names].astype(float)
        table = pd.concat([table, numbers.replace([np.inf, -np.inf], np.nan)], axis=1)
    return table, documents.articles


def words_of(documents: Documents) -> list[str]:
    """The measured words of each article in normal form, joined by blanks."""
    rows = np.flatnonzero(documents.is_word & documents.measured)
    strings = documents.vocabulary.norms.strings
    words = [strings[norm] for norm in documents.tokens.norm[rows].tolist()]
    edges = np.searchsorted(documents.tokens.article[rows], np.arange(len(documents) + 1)).tolist()
    return [" ".join(words[low:high]) for low, high in pairwise(edges)]


def groups_of(groups: Any, articles: Articles) -> pd.Series[Any]:
    """The group of each article: as given, or a field or column by name (``"event"``, ``"outlet"``).

    None makes each article a group of its own. Raises SrccompareError for groups that are missing.
    """
    size = len(articles)
    if groups is None:
        return pd.Series(range(size))
    if isinstance(groups, str):
        values = [field_of(article, groups) for article in articles]
        where = f"groups={groups!r}"
    else:
        values, where = list(groups), "groups"
    if len(values) != size:
        raise SrccompareError(f"{where}: {len(values)} groups for {size} articles; give one for each")
    missing = pd.Series(values, dtype=object).isin([""]) | pd.Series(values, dtype=object).isna()
    bare = [f"row {number}" for number, lacks in enumerate(missing, start=1) if lacks]
    if bare:
        raise SrccompareError(
            f"{where}: no group for {listed(bare)}; name one for each article, or leave groups out"
        )
    return pd.Series(values, dtype=object)


def field_of(article: Article, name: str) -> object:
    """A field of an article, or what a column of this name says of it."""
    return getattr(article, name) if name in FIELDS else article.metadata.get(name)


def labels_of(labels: Any, size: int, name: str = "y") -> npt.NDArray[Any]:
    """The label of each article, checked: one for each, none missing, at least two kinds."""
    if isinstance(labels, str | bytes) or not hasattr(labels, "__len__"):
        raise SrccompareError(f"{name}={shown(labels)} is no list of labels; give one label per article")
    values = np.asarray(labels)
    if values.ndim != 1 or len(values) != size:
        raise SrccompareError(
            f"{name} has shape {values.shape} for {size} articles; give one label per article (where they "
            "have several, one classifier to each label; cross_validate takes a table of them)"
        )
    bare = [
        f"row {row}" for row, lacks in enumerate(pd.Series(values, dtype=object).isna(), start=1) if lacks
    ]
    if bare:
        raise SrccompareError(f"{name}: no label for {listed(bare)}; label these articles, or leave them out")
    kinds = pd.unique(pd.Series(values))
    if len(kinds) < 2:
        only = shown(kinds.tolist()[0]) if len(kinds) else "none"
        raise SrccompareError(f"{name}: the only label is {only}; give articles of two kinds or more")
    return values
