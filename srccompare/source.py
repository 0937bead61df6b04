"""Every public function takes what a user has at hand: a path, a frame, articles or Documents."""

from __future__ import annotations

from typing import Any

from srccompare import documents
from srccompare.articles import Articles
from srccompare.documents import Documents
from srccompare.read import read
from srccompare.read.made import checked


def analyze(source: Any) -> Documents:
    """The layers of a batch of articles (tokens, sentences, quotations …), each worked out on first use.

    ``source`` is a path, articles, a frame or dicts: anything ``read`` takes. Documents are handed back
    unchanged, so nothing is analyzed twice.

    >>> analyze([{"id": "a1", "text": "The dam may fail, according to engineers."}]).words().tolist()
    [7]
    """
    if isinstance(source, Documents):
        return source
    return documents.analyze(articles_of(source))


def articles_of(source: Any) -> Articles:
    """Articles of anything that can be read."""
    if isinstance(source, Documents):
        return source.articles
    # What was read is sound already; articles made by hand may not be.
    return checked(read(source))
