"""Reading: a folder, a file, a data frame or dicts in, articles out."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Mapping

from srccompare.articles import Article, Articles, gather
from srccompare.errors import ReadError, SrccompareWarning
from srccompare.read.files import from_path
from srccompare.read.memory import SHAPES, from_frame, from_iterable, is_frame
from srccompare.read.notes import Notes, shown
from srccompare.read.rows import Row, articles_of


def read(source: object, *, columns: Mapping[str, str] | None = None) -> Articles:
    """The articles in a folder, a file, a data frame or a list of dicts.

    ``source`` is one of

    - a folder with one ``.txt`` or ``.md`` file per article, or data files, or both. A ``.csv`` or
      ``.jsonl`` file without texts but with a column ``file`` (or ``id``) describes the text files;
    - a pattern such as ``"articles/*.txt"``;
    - a ``.csv``, ``.json`` or ``.jsonl`` file with one article per row;
    - a pandas data frame, or any iterable of dicts or articles;
    - articles read before, which are handed back as they are.

    The columns ``id``, ``title``, ``text``, ``outlet``, ``published``, ``author``, ``url``, ``event``
    and ``language`` are fields of an article, all others its metadata. ``columns`` says what your names
    mean: ``columns={"body": "text", "medium": "outlet"}``.

    Texts are taken character for character, line breaks included, since offsets count in them (in code
    points). ``published`` is ISO 8601: a date stays a date, a time without a zone is flagged, and
    anything else is kept as metadata instead of being guessed. Whatever was read differently than
    written is a ``SrccompareWarning`` and stands in ``Articles.notes``; nothing is dropped in silence.

    >>> articles = read([{"outlet": "Harbour Post", "text": "Rain fell.", "published": "2026-05-12"}])
    >>> articles[0].id, articles[0].outlet, articles[0].published
    ('row-1', 'Harbour Post', datetime.date(2026, 5, 12))
    """
    if isinstance(source, (Article, Articles)):
        if columns:
            raise ReadError("columns= renames the columns of a table; articles have none")
        return source if isinstance(source, Articles) else Articles((source,))
    notes = Notes()
    articles = articles_of(rows_from(source, columns or {}, notes), notes)
    for sentence in notes.warnings:
        warnings.warn(sentence, SrccompareWarning, stacklevel=2)
    return gather(articles, notes.sentences)


def rows_from(source: object, columns: Mapping[str, str], notes: Notes) -> list[Row | Article]:
    """The rows of any source."""
    if isinstance(source, str):
        return list(from_path(source, columns, notes))
    if isinstance(source, os.PathLike):
        return list(from_path(os.fspath(source), columns, notes))
    if is_frame(source):
        return from_frame(source, columns, notes)
    if isinstance(source, Mapping):
        raise ReadError(f"one dict ({shown(source)}) is no list of articles; wanted [{{'text': …}}]")
    if isinstance(source, Iterable) and not isinstance(source, (bytes, bytearray)):
        return from_iterable(source, columns, notes)
    raise ReadError(f"{shown(source)} ({type(source).__name__}) cannot be read; wanted {SHAPES}")
