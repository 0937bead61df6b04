"""Folders, patterns and single files: which files are articles, and what stands in them."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from srccompare.errors import ReadError
from srccompare.read.columns import check_columns, check_text, fields_of, names_of
from srccompare.read.csv_tables import csv_table
from srccompare.read.encoding import AS_CP1252, Decoded, decode, format_of_others
from srccompare.read.json_tables import json_table, jsonl_table
from srccompare.read.markdown import front_matter
from srccompare.read.notes import Notes, listed, shown
from srccompare.read.rows import Row, arranged, label
from srccompare.read.sidecar import is_sidecar, with_sidecars
from srccompare.read.table import Table

TEXTS = (".txt", ".md")
TABLES = {".csv": csv_table, ".json": json_table, ".jsonl": jsonl_table}
WANTED = ", ".join([*TEXTS, *TABLES])
ADVICE = f"wanted a folder, a pattern like 'articles/*.txt', or a file ({WANTED})"


@dataclass(frozen=True)
class Source:
    """The files a path stands for; a file named by itself is ``alone``, and its faults are errors."""

    name: str
    files: list[Path]
    alone: bool = False


def from_path(path: str, columns: Mapping[str, str], notes: Notes) -> list[Row]:
    """The rows of all articles at a path, under the names of fields."""
    source = articles_among(files_at(path), notes)
    texts, tables = loaded(source, notes)
    check_columns(columns, names_present(texts, tables), source.name)
    texts = [with_front_matter(text, columns) for text in texts]
    sidecars: list[tuple[Table, Mapping[str, str]]] = []
    data: list[tuple[Table, Mapping[str, str]]] = []
    for table in tables:
        fields = fields_of(table.names, columns)
        if texts and is_sidecar(fields):
            sidecars.append((table, fields))
        elif "text" in fields.values() or not table.names:
            data.append((table, fields))
        elif source.alone:
            check_text(table.names, fields, table.name)
        else:
            case = f"{table.name} (columns: {names_of(table.names)})"
            notes.trouble("Tables without a column 'text' were left out", case)
    texts = with_outlets(with_sidecars(texts, sidecars, notes), bool(sidecars), notes)
    rows = [*texts, *data_rows(data)]
    if not rows and notes.troubles:
        raise ReadError(f"no article could be read from {source.name}. {' '.join(notes.warnings)}")
    return rows


def names_present(texts: list[Row], tables: list[Table]) -> Iterator[str]:
    """The names of all columns, and of what Markdown files say about themselves."""
    for text in texts:
        yield from text.metadata
    for table in tables:
        yield from table.names


# Which files -----------------------------------------------------------------------------------------


def files_at(path: str) -> Source:
    """The files in a folder, of a pattern, or the one file, by name."""
    place = os.path.expanduser(path)
    if not path.strip():
        raise ReadError(f"the path is empty; {ADVICE}")
    if os.path.isdir(place):
        try:
            return Source(f"the folder {path!r}", sorted(Path(place).iterdir()))
        except OSError as error:
            raise ReadError(f"the folder {path!r} cannot be read: {reason(error)}") from error
    if os.path.exists(place):
        return Source(path, [Path(place)], alone=True)
    if glob.has_magic(path) and "\n" not in path and "\0" not in path:
        found = sorted(map(Path, glob.glob(place, recursive=True)))
        if found:
            return Source(f"the pattern {path!r}", found)
    raise ReadError(missing(path))


def missing(path: str) -> str:
    """Why nothing is found at a path, and what would work."""
    if re.match(r"https?://", path):
        return f"{shown(path)} is an address, and nothing is fetched; save the article in a file first"
    # A path is shown to its end, where the mistake is; a whole article given for one is not.
    given = repr(path) if len(path) < 200 else shown(path)
    if glob.has_magic(path) and "\n" not in path:
        what = f"no file matches {given}"
    else:
        what = f"there is no file or folder {given}"
    if re.search(r"\s", path.strip()):
        return f"{what}; if that is the text of an article, give [{{'text': …, 'outlet': …}}], else a path"
    return f"{what}; {ADVICE}"


def articles_among(source: Source, notes: Notes) -> Source:
    """The files that may hold articles; the others are named."""
    if source.alone:
        suffix = source.files[0].suffix.lower()
        if suffix not in (*TEXTS, *TABLES):
            raise ReadError(
                f"{source.name} is in no format that is read; wanted {WANTED}, a folder of them, "
                "a data frame, or dicts"
            )
        return source
    readable, passed, folders = [], [], []
    for path in source.files:
        if path.name.startswith((".", "~$")):
            # Left behind by systems and editors; nobody takes them for articles.
            continue
        if path.is_dir():
            folders.append(path.name)
        elif path.name.lower().startswith("readme") or path.suffix.lower() not in (*TEXTS, *TABLES):
            passed.append(path.name)
        else:
            readable.append(path)
    if not readable:
        there = f"; found: {listed([*passed, *folders])}" if passed or folders else ""
        raise ReadError(f"no articles in {source.name}: wanted files named {WANTED}{there}")
    if passed:
        notes.remark(f"Left out as no articles: {listed(passed)}.")
    if folders:
        notes.remark(f"Folders inside {source.name} are not read: {listed(folders)}.")
    return replace(source, files=readable)


# What stands in them -----------------------------------------------------------------------------------


def loaded(source: Source, notes: Notes) -> tuple[list[Row], list[Table]]:
    """Text files as rows and data files as tables; a file that cannot be read does not cost the others."""
    texts, tables, western = [], [], []
    for path, name in zip(source.files, names_in(source), strict=True):
        try:
            decoded = decode(content(path))
            parse = TABLES.get(path.suffix.lower())
            if parse:
                tables.append(parse(decoded, name, notes))
            else:
                texts.append(text_row(decoded, path, name))
        except (OSError, ReadError) as error:
            if source.alone:
                raise ReadError(f"{name} cannot be read: {reason(error)}") from error
            notes.trouble("Files that cannot be read were left out", f"{name} ({reason(error)})")
            continue
        if AS_CP1252 in decoded.all_flags:
            western.append(name)
    if western:
        notes.remark(f"Lines that are not UTF-8 were decoded as cp1252 in {listed(western)}.")
    return texts, tables


def names_in(source: Source) -> list[str]:
    """What the files are called in messages: their names, with their folders only if there are several."""
    several = len({path.parent for path in source.files}) > 1
    return [str(path) if several else path.name for path in source.files]


def content(path: Path) -> bytes:
    """The bytes of a file, unless they are plainly no text."""
    data = path.read_bytes()
    if other := format_of_others(data):
        raise ReadError(f"it is {other}, whatever its name says")
    return data


def reason(error: OSError | ReadError) -> str:
    """Why a file cannot be read, without repeating its name."""
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def text_row(decoded: Decoded, path: Path, name: str) -> Row:
    """A text file as a row; what a Markdown file says about itself waits among the metadata."""
    said, text = front_matter(decoded.text) if path.suffix.lower() == ".md" else ({}, decoded.text)
    return Row({"text": text}, name, path.stem, decoded.all_flags, metadata=said)


def with_front_matter(row: Row, columns: Mapping[str, str]) -> Row:
    """The row with its metadata sorted into fields; the text stays the one of the file."""
    if not row.metadata:
        return row
    fields = fields_of(row.metadata, columns)
    said = arranged(replace(row, values=row.metadata, metadata={}), fields)
    return replace(said, values={**said.values, **row.values})


def with_outlets(texts: list[Row], described: bool, notes: Notes) -> list[Row]:
    """The rows of text files with the file name as the outlet where none is given."""
    unknown = [index for index, text in enumerate(texts) if label(text.values.get("outlet")) is None]
    if unknown and described:
        files = listed([texts[index].place for index in unknown])
        notes.remark(f"No outlet is given for some files, so the file name stands for it: {files}.")
    elif unknown:
        notes.remark("No table says where the texts come from, so the file name stands for the outlet.")
    for index in unknown:
        text = texts[index]
        texts[index] = replace(text, values={**text.values, "outlet": text.id})
    return texts


def data_rows(data: list[tuple[Table, Mapping[str, str]]]) -> Iterator[Row]:
    """The rows of data files; their numbers alone would clash between several files."""
    for table, fields in data:
        prefix = f"{Path(table.name).stem}-" if len(data) > 1 else ""
        for row in table.rows:
            numbered = row.id.startswith("row-")
            yield arranged(replace(row, id=f"{prefix}{row.id}") if numbered else row, fields)
