"""Several corpora as one batch of articles, each article knowing where it came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from srccompare.articles import Articles
from srccompare.errors import SrccompareError
from srccompare.source import articles_of

CORPUS = "corpus"
"""The column of metadata that names an article's corpus."""


def corpora_of(sources: Mapping[str, Any]) -> Articles:
    """The articles of named sources in one batch, with the name in the column ``corpus``.

    Where two corpora hold the same id, the corpus is put before it. Raises SrccompareError for fewer than
    two corpora.

    >>> [article.id for article in corpora_of({"old": [{"text": "Rain."}], "new": [{"text": "Sun."}]})]
    ['old/row-1', 'new/row-1']
    """
    if "text" in sources:
        # One article, not corpora: the reader says how articles are given.
        return articles_of(sources)
    if len(sources) < 2:
        raise SrccompareError(
            f"got {len(sources)} corpus ({', '.join(map(repr, sources)) or 'none'}); name at "
            "least two, such as {'2019': 'folder-a', '2024': 'folder-b'}"
        )
    read = {str(name): articles_of(source) for name, source in sources.items()}
    times = Counter(identifier for articles in read.values() for identifier in set(articles.ids))
    items = tuple(
        replace(
            article,
            id=f"{name}/{article.id}" if times[article.id] > 1 else article.id,
            metadata={**article.metadata, CORPUS: name},
        )
        for name, articles in read.items()
        for article in articles
    )
    notes = tuple(dict.fromkeys(note for articles in read.values() for note in articles.notes))
    furniture = tuple(dict.fromkeys(line for articles in read.values() for line in articles.furniture))
    return Articles(items, notes, furniture)
