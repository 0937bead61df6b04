"""What many tests ask for, worked out once: layers and tables are shared, and cannot be written to.

pages of the manual, commands, studies  --analyze-->  the same articles are the same documents
                                        --compare-->  the same comparison has the same tables
"""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from srccompare import documents
from srccompare.articles import Articles
from srccompare.comparison import comparing
from srccompare.comparison.same_event import SameEvent
from srccompare.documents import Documents

ANALYZED: dict[Any, Documents] = {}
COMPARED: dict[Any, SameEvent] = {}


def share_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the test ends, what was analyzed or compared before is not again."""
    monkeypatch.setattr(documents, "analyze", partial(analyzed, documents.analyze))
    monkeypatch.setattr(comparing, "SameEvent", partial(compared, SameEvent))


def analyzed(analyze: Any, articles: Any, vocabulary: Any = None, **options: Any) -> Documents:
    """The documents of articles, by all that is asked."""
    if vocabulary is not None or not isinstance(articles, Articles):
        found: Documents = analyze(articles, vocabulary, **options)
        return found
    key = articles, tuple(sorted(options.items()))
    if key not in ANALYZED:
        ANALYZED[key] = analyze(articles, **options)
    return ANALYZED[key]


def compared(
    make: Any, made: Documents, grouping: Any, copies: Any, families: Any, *others: Any
) -> SameEvent:
    """What tables are made from, by the articles, their groups, the families and what else was asked."""
    measured, voice, by, seed, events, given = others
    known = None if events is None else tuple(events.event)
    asked = by, voice, seed, known, tuple(given.tolist())
    groups = grouping.groups, grouping.reference, tuple(grouping.group_of.tolist())
    # Families of a test's own are told apart by what they are, others are the same each time.
    key = made.articles, made.engine, made.confidence, asked, groups, tuple(map(id, families))
    if key not in COMPARED:
        COMPARED[key] = make(made, grouping, copies, families, measured, voice, by, seed, events, given)
    return COMPARED[key]
