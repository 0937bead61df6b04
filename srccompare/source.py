"""Every public function takes what a user has at hand: a path, a frame, articles or Documents."""

from __future__ import annotations

from typing import Any

from srccompare.articles import Articles
from srccompare.documents import Documents, analyze
from srccompare.read import read
from srccompare.read.made import checked


def documents_of(source: Any) -> Documents:
    """Documents of anything that can be read; Documents themselves are handed back, not analyzed again."""
    if isinstance(source, Documents):
        return source
    return analyze(articles_of(source))


def articles_of(source: Any) -> Articles:
    """Articles of anything that can be read."""
    if isinstance(source, Documents):
        return source.articles
    # What was read is sound already; articles made by hand may not be.
    return checked(read(source))
