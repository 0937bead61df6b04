"""The texts of a labelled file as one batch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from srccompare.articles import Article, gather
from srccompare.documents import Documents, analyze


def analyzed(rows: Sequence[dict[str, Any]]) -> Documents:
    """Documents of loose texts, row by row. Titles are left out; ids are the caller's, of whatever kind."""
    return analyze(gather(Article(id=str(number), text=row["text"]) for number, row in enumerate(rows)))
