"""Documents from texts, for tests."""

from __future__ import annotations

import os
from collections.abc import Sequence

from hypothesis import settings

from srccompare.articles import Article, Articles
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.tables import CATALOG
from srccompare.documents import Documents, Spans, analyze

SECONDS = float(os.environ.get("SRCCOMPARE_FUZZ_SECONDS", "2"))
"""Of altered input for each door: two in a run of the tests, ten in .ci/run, a minute in .ci/full."""
FULL = SECONDS >= 60


def examples(most: int) -> settings:
    """Of texts made up as many in .ci/full, a fourth of them otherwise."""
    return settings(max_examples=most if FULL else max(10, most // 4), deadline=None)


def documents(*texts: str, title: str | None = None, engine: str | None = None) -> Documents:
    """Documents of loose texts, ids a0, a1 …"""
    articles = (Article(id=f"a{number}", text=text, title=title) for number, text in enumerate(texts))
    return analyze(Articles(tuple(articles)), engine=engine)


def words_behind(made: Documents, spans: Spans) -> list[str]:
    """The words of spans."""
    return made.text_of(spans)


class Beside:
    """The tables about some articles in groups, without measures: each is an attribute."""

    def __init__(self, made: Documents, groups: Sequence[str | None]) -> None:
        self.documents, self.same_event = made, SameEvent.of(made, groups)


for _table in CATALOG:
    setattr(Beside, _table.name, _table)
