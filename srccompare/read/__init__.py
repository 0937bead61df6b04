"""Reading: a folder, a file, a data frame or dicts in, articles out."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from srccompare.articles import Article, Articles
from srccompare.errors import ReadError, SrccompareWarning
from srccompare.read.arrow import arrow_table, check_no_frame, is_arrow
from srccompare.read.columns import columns_named, overlooked
from srccompare.read.dates import order_of
from srccompare.read.files import Found, from_files
from srccompare.read.formats import MANIFEST, suffix_of
from srccompare.read.manifest import beside, from_manifest, read_manifest
from srccompare.read.memory import (
    SHAPES,
    are_texts,
    arranged_rows,
    from_frame,
    from_iterable,
    is_frame,
    is_series,
    text_rows,
)
from srccompare.read.notes import Notes, shown
from srccompare.read.outlets import outlet_table, with_one_spelling, with_outlet_facts
from srccompare.read.places import found_at, source_at, source_of_several
from srccompare.read.rows import Row, articles_of

UNLISTED = (Mapping, bytes, bytearray)
"""What can be iterated over and is no list of anything."""


def read(
    source: object,
    *,
    columns: Mapping[str, str] | str | None = None,
    manifest: str | os.PathLike[str] | None = None,
    outlets: object = None,
    furniture: Sequence[str] = (),
    dates: str | None = None,
) -> Articles:
    """The articles in a folder, a file, a data frame or a list of dicts or texts.

    Texts are taken character for character, line breaks included, since offsets count in them (in code
    points); of a page or an export, the text is what was extracted, and damage that can be undone for
    certain is mended, with a flag. What a file was decoded as is ``metadata["encoding"]``. Whatever was read
    differently than written is a ``SrccompareWarning`` and stands in ``Articles.notes``; nothing is dropped
    in silence.

    Parameters
    ----------
    source
        One of

        - a folder with one ``.txt``, ``.md``, ``.html``, ``.docx`` or ``.rtf`` file per article, or data
          files, or both; or such files in folders, one for each outlet. A ``.csv`` or ``.jsonl`` file without
          texts but with a column ``file`` (or ``id``, or ``url``) describes the text files; ``outlets.csv``
          describes the outlets;
        - such a folder as a ``.zip``; it is not unpacked to disk, and may inflate to 200 MB;
        - a pattern such as ``"articles/*.txt"``, or a list of paths and patterns;
        - an export of Nexis, LexisNexis, Factiva, ProQuest or Europresse, which is cut into its articles;
        - a table with one article per row: ``.csv``, ``.tsv``, ``.json``, ``.jsonl``, ``.xlsx``,
          ``.parquet``, a feed … (docs/reading.md has all of them);
        - a manifest, a ``.toml`` file that lists the articles of a study (``srccompare.read.manifest`` says
          how);
        - a frame (pandas, polars, Arrow, DuckDB), a list or Series of texts, any iterable of dicts or
          articles;
        - articles read before, which are handed back as they are.
    columns
        What your names mean: ``columns={"body": "text", "medium": "outlet"}``, or the name of a preset
        (``columns="newsapi"``). The columns ``id``, ``title``, ``text``, ``outlet``, ``published``,
        ``author``, ``url``, ``event`` and ``language`` are fields of an article, all others its metadata.
        Names that others commonly use are taken where they leave no doubt, with a note.
    manifest
        A manifest to run against files that lie elsewhere: ``read("mine/", manifest="study.toml")``.
    outlets
        A table with a column ``outlet``; its other columns (country, language, ownership, translated_from,
        any) become metadata of that outlet's articles.
    furniture
        Wildcards for whole paragraphs that are to be set aside as no part of the story (``"Join our *"``),
        or, with ``!`` before them, to be kept (``"!Read more about the harbour"``); the last that fits
        counts.
    dates
        "day first" or "month first", for dates such as 05/06/2026, which are asked for instead of being
        guessed. ``published`` is read where there is one way to (ISO 8601, "May 12, 2026", feeds, seconds);
        a date stays a date, a time without a zone is flagged.

    Returns
    -------
    Articles
        One ``Article`` for each, in the order they were found, with notes on what was read differently.

    Examples
    --------
    >>> articles = read([{"outlet": "Harbour Post", "text": "Rain fell.", "published": "2026-05-12"}])
    >>> articles[0].id, articles[0].outlet, articles[0].published
    ('row-1', 'Harbour Post', datetime.date(2026, 5, 12))
    """
    notes = Notes()
    order = order_of(dates)
    patterns = patterns_of(furniture)
    given = [] if outlets is None else [outlet_table(outlets, notes)]
    before = read_before(source, columns, manifest)
    if before is not None:
        if not given and not patterns:
            return before
        found = Found(before.items)
    else:
        found = found_in(source, columns_named(columns), manifest, notes)
    articles = with_one_spelling(articles_of(found.rows, notes, order), notes)
    articles = with_outlet_facts(articles, [*given, *found.outlets], notes)
    say_what_is_overlooked(articles, notes)
    for sentence in notes.warnings:
        warnings.warn(sentence, SrccompareWarning, stacklevel=2)
    already = before or Articles(())
    return replace(
        already,
        items=tuple(articles),
        notes=(*already.notes, *notes.sentences),
        furniture=(*already.furniture, *patterns),
    )


def say_what_is_overlooked(articles: Sequence[Article], notes: Notes) -> None:
    """Warn where no article has a date, an outlet or a title, but a column that may hold it."""
    names = list(dict.fromkeys(str(name) for article in articles for name in article.metadata))
    for field in ("outlet", "published", "title"):
        if names and all(getattr(article, field) is None for article in articles):
            found = overlooked(names, field)
            if found:
                notes.trouble(
                    f"No column {field!r}; what may be it is kept as metadata. Say which it is: "
                    f"columns={{{found[0]!r}: {field!r}}}, or --columns {found[0]}={field}",
                    " or ".join(map(shown, found)),
                )


def read_before(source: object, columns: object, manifest: object) -> Articles | None:
    """Articles that need not be read any more; None for any other source."""
    if not isinstance(source, (Article, Articles)):
        return None
    if columns:
        raise ReadError("columns= renames the columns of a table; articles have none")
    if manifest is not None:
        raise ReadError("manifest= lists files; these are articles, which have been read already")
    return source if isinstance(source, Articles) else Articles((source,))


def patterns_of(furniture: Sequence[str]) -> tuple[str, ...]:
    """The wildcards for furniture, checked."""
    if isinstance(furniture, str):
        raise ReadError(f"furniture={shown(furniture)} is one string; wanted a list: [{shown(furniture)}]")
    for pattern in furniture:
        if not isinstance(pattern, str) or not pattern.removeprefix("!").strip():
            raise ReadError(
                f"furniture= holds {shown(pattern)}; wanted wildcards for whole paragraphs, "
                "like 'Join our *', or '!Read more about *' for one that belongs to the story"
            )
    return tuple(furniture)


def found_in(
    source: object, columns: Mapping[str, str], manifest: str | os.PathLike[str] | None, notes: Notes
) -> Found:
    """The rows of any source, and the tables about outlets beside them."""
    if isinstance(source, (str, os.PathLike)):
        return from_path(os.fspath(source), columns, manifest, notes)
    if is_series(source) and isinstance(source, Iterable):
        refuse(manifest)
        return Found(text_rows(source))
    if not is_table(source):
        check_no_frame(source)
    if not is_table(source) and isinstance(source, Iterable) and not isinstance(source, UNLISTED):
        source = list(source)
        if source and all(isinstance(item, (str, os.PathLike)) for item in source):
            if manifest is None and are_texts(source):
                return Found(text_rows(source))
            return from_paths([os.fspath(item) for item in source], columns, manifest, notes)
    refuse(manifest)
    return Found(rows_from(source, columns, notes))


def is_table(source: object) -> bool:
    """Whether something in memory has rows and columns."""
    return is_frame(source) or is_arrow(source)


def rows_from(source: object, columns: Mapping[str, str], notes: Notes) -> list[Row | Article]:
    """The rows of what lies in the caller's own memory."""
    if is_frame(source):
        return from_frame(source, columns, notes)
    if is_arrow(source):
        return list(arranged_rows(arrow_table(source, notes), columns, notes))
    check_no_frame(source)
    if isinstance(source, Mapping):
        raise ReadError(f"one dict ({shown(source)}) is no list of articles; wanted [{{'text': …}}]")
    if isinstance(source, Iterable) and not isinstance(source, (bytes, bytearray)):
        return from_iterable(source, columns, notes)
    raise ReadError(f"{shown(source)} ({type(source).__name__}) cannot be read; wanted {SHAPES}")


def from_path(
    path: str, columns: Mapping[str, str], manifest: str | os.PathLike[str] | None, notes: Notes
) -> Found:
    """What one path holds."""
    if suffix_of(path) == MANIFEST and not os.path.isdir(path):
        refuse(manifest)
        listing = read_manifest(Path(path).expanduser(), notes)
        return from_manifest(listing, beside(listing), columns, notes)
    if manifest is not None:
        listing = read_manifest(Path(manifest).expanduser(), notes)
        return from_manifest(listing, found_at(path), columns, notes)
    return from_files(source_at(path, notes), columns, notes)


def from_paths(
    paths: Sequence[str], columns: Mapping[str, str], manifest: str | os.PathLike[str] | None, notes: Notes
) -> Found:
    """What a list of paths holds."""
    source = source_of_several(paths, notes)
    if manifest is None:
        return from_files(source, columns, notes)
    return from_manifest(read_manifest(Path(manifest).expanduser(), notes), source, columns, notes)


def refuse(manifest: object) -> None:
    """Stop where a manifest cannot be meant."""
    if manifest is not None:
        raise ReadError("manifest= lists files, so the source must be a folder, an archive, or paths")
