"""Articles made by hand: the care that reading takes, for those who did not read."""

from __future__ import annotations

import datetime
import warnings
from dataclasses import replace
from typing import Any

from srccompare.articles import Article, Articles
from srccompare.errors import ReadError, SrccompareWarning
from srccompare.read.fields import FIELDS
from srccompare.read.notes import Notes, shown
from srccompare.read.rows import NO_TEXT, SURROGATES, fault_of, is_missing, whole, with_own_ids

MISSING = {"id": "row-{}", "text": ""}
"""What stands where nothing may be missing; every other field may be None."""

ISO = "datetime.date.fromisoformat('2026-05-12')"


def checked(articles: object) -> Articles:
    """The articles as they may be measured.

    Missing values count as none, lone surrogates become U+FFFD and ids given twice are numbered, all as
    in reading. Raises ReadError, which names article, value and remedy, for a field of the wrong type and for
    anything that is no batch of articles.
    """
    if not isinstance(articles, Articles):
        raise ReadError(
            f"{shown(articles)} ({type(articles).__name__}) is no batch of articles; "
            "read it first: srccompare.read(…)"
        )
    items = [sound(article, number) for number, article in enumerate(articles.items, start=1)]
    notes = Notes()
    if len({article.id for article in items}) < len(items):
        items = with_own_ids(items, notes)
    for sentence in notes.warnings:
        warnings.warn(sentence, SrccompareWarning, stacklevel=3)
    if all(new is old for new, old in zip(items, articles.items, strict=True)):
        return articles
    return replace(articles, items=tuple(items), notes=(*articles.notes, *notes.sentences))


def sound(article: object, number: int) -> Article:
    """One article with every field of its type; itself if nothing had to be changed."""
    if not isinstance(article, Article):
        raise ReadError(
            f"article {number} is {shown(article)} ({type(article).__name__}); "
            "wanted Article(id=…, text=…); srccompare.read makes articles of dicts and frames"
        )
    changes: dict[str, Any] = {}
    flags: list[str] = []
    for name in FIELDS:
        value = getattr(article, name)
        if value is None and name not in MISSING:
            continue
        if is_missing(value):
            changes[name] = MISSING[name].format(number) if name in MISSING else None
            flags += [NO_TEXT] if name == "text" else []
        elif fault := wrong(name, value):
            raise ReadError(f"article {number} ({shown(article.id)}): {fault}")
        elif isinstance(value, str) and whole(value) != value:
            changes[name] = whole(value)
            flags.append(SURROGATES)
    if not changes:
        return article
    return replace(article, **changes, flags=tuple(dict.fromkeys((*article.flags, *flags))))


def wrong(name: str, value: object) -> str | None:
    """What is wrong with a value as that field, and what would work; None if all is well."""
    if name == "published":
        fine = isinstance(value, datetime.date)
        return None if fine else f"published is {shown(value)} ({type(value).__name__}), wanted {ISO}"
    if isinstance(value, str):
        return None
    return fault_of(name, value) or f"{name} is {shown(value)} ({type(value).__name__}), wanted a string"
