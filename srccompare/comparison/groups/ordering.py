"""The order a comparison takes articles in, whatever order they are given in.

Statements, quotations and actors are numbered one after the other, of several sentences alike one is shown,
and lots are drawn: all of it goes through the articles in some order. Were that the order they happened to be
given in, the same articles would have other numbers after a frame was sorted.

    given    c  Wire      a  Gull      b  Post
    taken    a  Gull      b  Post      c  Wire         by id
    shown    Wire, Gull, Post                          groups and articles, as given
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from srccompare.articles import Article
from srccompare.documents import Documents
from srccompare.documents.spans import IntArray
from srccompare.source import articles_of

NUMBERED = re.compile(r"(?:.*[/-])?row-\d+", re.DOTALL)
"""An id that reading made of an article's place, as it had none: it says nothing but the order given."""
NUMBER = re.compile(r"[0-9]+")


def in_one_order(source: Any) -> tuple[Any, list[str]]:
    """The articles by id, those without one behind them by what they say; and the ids as they were given.

    Documents that are in order stay what they are; of others only the attributions need not be found again.
    """
    articles = articles_of(source)
    order = sorted(range(len(articles)), key=lambda row: place_of(articles[row]))
    if order == list(range(len(articles))):
        return source if isinstance(source, Documents) else articles, articles.ids
    taken = replace(articles, items=tuple(articles[row] for row in order))
    if isinstance(source, Documents):
        return source.reordered(order), articles.ids
    return taken, articles.ids


def place_of(article: Article) -> tuple[Any, ...]:
    """What articles are sorted by.

    >>> named = [Article(id=name, text="") for name in ("a10", "a9", "row-1")]
    >>> [article.id for article in sorted(named, key=place_of)]
    ['a9', 'a10', 'row-1']
    """
    unnamed = NUMBERED.fullmatch(article.id) is not None
    said = article.outlet or "", article.title or "", article.text, str(article.published or "")
    return unnamed, () if unnamed else natural(article.id), said, natural(article.id)


def natural(name: str) -> tuple[Any, ...]:
    """A name with its numbers in the order of their size, however many digits they have."""
    sizes = [number.lstrip("0") for number in NUMBER.findall(name)]
    return NUMBER.sub("0", name), [(len(size), size) for size in sizes], name


def rows_as_given(documents: Documents, ids: Sequence[str]) -> IntArray:
    """The rows of the articles in the order in which they were given."""
    place = {name: turn for turn, name in enumerate(ids)}
    return np.argsort([place[name] for name in documents.articles.ids], kind="stable")
