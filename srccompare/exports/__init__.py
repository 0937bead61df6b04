"""What was marked in the texts, for other programs: CSV, JSON Lines, Parquet, brat, W3C Web Annotation."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from srccompare.articles import Articles
from srccompare.documents import Voice
from srccompare.errors import SrccompareError
from srccompare.exports import brat, tabular, uima, web
from srccompare.exports.spans import LAYERS, spans
from srccompare.exports.tables import write_tables
from srccompare.plain_files import plain
from srccompare.source import analyze
from srccompare.tables import Families, Lexicons
from srccompare.writing import check, check_folder

__all__ = ["export", "read_spans", "spans", "write_tables"]

UIMA = ".xmi"
FILES: dict[str, Callable[[pd.DataFrame, Path, Articles, bool], None]] = {
    **{suffix: tabular.writer(suffix) for suffix in (".csv", ".jsonl", ".parquet")},
    ".jsonld": web.write,
    UIMA: uima.write,
}
READERS = {
    ".csv": tabular.read_csv,
    ".jsonl": tabular.read_jsonl,
    ".parquet": tabular.read_parquet,
    ".jsonld": web.read,
    UIMA: uima.read,
}
FOLDERS = ("", UIMA)
"""Endings of folders: brat has none."""
FORMS = f"{', '.join(FILES)}, or a name without an ending for a folder of brat files"


FAULTS = (OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError)
"""What a file raises that somebody or something has changed; each is told as one error of ours."""


def export(
    source: Any,
    path: str | Path,
    families: Families = LAYERS,
    *,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
    force: bool = False,
) -> pd.DataFrame:
    """Write everything that was marked in the texts, in the form the path asks for; returns it as a table.

    ``.csv`` (safe in spreadsheets), ``.jsonl`` and ``.parquet`` (extra ``parquet``) hold the table of
    ``spans``; ``.jsonld`` is a collection of W3C Web Annotations; a path without an ending becomes a
    folder for brat, with one text and one standoff file per article; one that ends in ``.xmi`` a folder
    of UIMA CAS for INCEpTION (extra ``uima``). Read back by ``read_spans``, all of them count code points.
    Raises SrccompareError for another ending, and where something is in the way and ``force`` is not set.

    Parameters
    ----------
    source
        What `read` takes (a path, articles, a frame, dicts), or Documents.
    path
        Where to; the ending says the form.
    families
        Names of families, or Family objects; None for all there are.
    voice
        "narrated", "attributed", "quoted", "outlet" or "all"; None for the voice of each measure.
    lexicons
        Word lists of your own: paths, dicts, or what `read_dictionary` gives.
    force
        Whether what stands in the way is replaced.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     marked = export([{"id": "a1", "text": "It may rain."}], f"{folder}/marks.jsonl", "hedging")
    ...     read_spans(f"{folder}/marks.jsonl").equals(marked)
    True
    """
    # Before the work, not after it.
    suffix = check_target(path, force=force)
    documents = analyze(source)
    table = spans(documents, families, voice=voice, lexicons=lexicons)
    write = FILES[suffix] if suffix else brat.write
    write(table, Path(path), documents.articles, force)
    return table


def check_target(path: str | Path, *, force: bool = False) -> str:
    """The ending of a path that spans may be written to; Raises SrccompareError where they may not."""
    suffix = Path(path).suffix.lower()
    if suffix and suffix not in FILES:
        raise SrccompareError(f"{str(path)!r} does not end in one of {FORMS}")
    if suffix in FOLDERS:
        check_folder(Path(path), force=force)
    else:
        check(path, force=force)
    return suffix


def read_spans(path: str | Path) -> pd.DataFrame:
    """The table of ``spans`` out of anything ``export`` wrote, also after people changed it.

    Raises SrccompareError where the file is none, naming the line and what is wrong with it.

    Parameters
    ----------
    path
        A file or folder that `export` wrote.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     marked = export([{"id": "a1", "text": "It may rain."}], f"{folder}/brat", "hedging")
    ...     read_spans(f"{folder}/brat")["text"].tolist()
    ['may']
    """
    source, suffix = Path(path), Path(path).suffix.lower()
    # os.path takes a name of any length; Path raises for one no file can have.
    folder = os.path.isdir(source)
    if not folder and suffix not in READERS:
        raise SrccompareError(f"{str(path)!r} is no folder and does not end in one of {', '.join(READERS)}")
    if folder != (suffix in FOLDERS or suffix not in READERS) or not os.path.exists(source):
        raise SrccompareError(f"there is no file {str(path)!r}")
    try:
        return READERS.get(suffix, brat.read)(plain(source))
    except SrccompareError:
        raise
    except FAULTS as error:
        raise SrccompareError(f"{str(path)!r} is not as export writes it: {error}") from error
