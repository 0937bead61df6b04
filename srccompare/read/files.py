"""What stands in files: texts with the tables that describe them, tables with texts, outlets."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from srccompare.articles import Article
from srccompare.errors import ReadError
from srccompare.read.columns import check_columns, check_text, fields_in, fields_of, names_of
from srccompare.read.encoding import AS_CP1252
from srccompare.read.exports.record import database_of, tell_repeats
from srccompare.read.fields import FILE
from srccompare.read.file import File, names_in
from srccompare.read.formats import parsed
from srccompare.read.notes import Notes, listed
from srccompare.read.outlets import is_outlet_table
from srccompare.read.places import Source
from srccompare.read.rows import Row, arranged, label
from srccompare.read.sidecar import is_sidecar, with_sidecars
from srccompare.read.table import Table

Described = tuple[Table, Mapping[str, str]]
"""A table and the field each of its columns stands for."""


@dataclass(frozen=True)
class Found:
    """The rows of all articles, under the names of fields, and the tables about outlets."""

    rows: Sequence[Row | Article]
    outlets: Sequence[Table] = ()


def from_files(source: Source, columns: Mapping[str, str], notes: Notes) -> Found:
    """The articles in files, and the outlets table among them."""
    names = names_in([*source.files, *source.inner])
    loaded = load(source.files, notes, names, alone=source.alone)
    if source.inner and not any(holds_texts(one, columns) for one in loaded):
        loaded += load(source.inner, notes, names[len(source.files) :])
    elif source.inner:
        folders = listed(sorted({os.path.basename(file.folder) for file in source.inner}))
        notes.remark(f"Folders beside articles are not read: {folders}.")
    texts = [one for one in loaded if isinstance(one, Row)]
    tables = [one for one in loaded if isinstance(one, Table)]
    # A file named by itself is meant to hold articles, whatever it is called.
    outlets = [] if source.alone else [table for table in tables if is_outlet_table(table)]
    tables = [table for table in tables if table not in outlets]
    check_columns(columns, names_present(texts, tables), source.name)
    texts = [with_front_matter(text, columns) for text in texts]
    sidecars, data = told_apart(tables, columns, bool(texts), source.alone, notes)
    texts = with_outlets(with_sidecars(texts, sidecars, notes), bool(sidecars), notes)
    rows = tell_repeats([*texts, *data_rows(data)], notes)
    if not rows and outlets and not data:
        raise ReadError(f"no articles in {source.name}, only the outlets table {outlets[0].name}")
    if not rows and notes.troubles:
        raise ReadError(f"no article could be read from {source.name}. {' '.join(notes.warnings)}")
    return Found(rows, outlets)


def holds_texts(one: Row | Table | None, columns: Mapping[str, str]) -> bool:
    """Whether a file holds an article, or a table of them."""
    return isinstance(one, Row) or (one is not None and "text" in fields_in(one, columns).values())


def load(
    files: Sequence[File], notes: Notes, names: Sequence[str] = (), *, alone: bool = False
) -> list[Row | Table | None]:
    """What each file holds; one that cannot be read is None and does not cost the others."""
    loaded: list[Row | Table | None] = []
    western = []
    for file, name in zip(files, names or names_in(files), strict=False):
        try:
            one = parsed(file.content(), name, notes)
        except (OSError, ReadError) as error:
            if alone:
                raise ReadError(f"{name} cannot be read: {reason(error)}") from error
            notes.trouble("Files that cannot be read were left out", f"{name} ({reason(error)})")
            loaded.append(None)
            continue
        loaded.append(one)
        if isinstance(one, Table) and one.rows and (database := database_of(one.rows[0])):
            notes.remark(f"{name} is an export of {database}, cut into {len(one.rows)} articles.")
        if any(AS_CP1252 in row.flags for row in ([one] if isinstance(one, Row) else one.rows)):
            western.append(name)
    if western:
        notes.remark(f"Lines that are not UTF-8 were decoded as cp1252 in {listed(western)}.")
    return loaded


def reason(error: OSError | ReadError) -> str:
    """Why a file cannot be read, without repeating its name."""
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def names_present(texts: list[Row], tables: list[Table]) -> Iterator[str]:
    """The names of all columns, and of what Markdown files say about themselves."""
    for text in texts:
        yield from text.metadata
    for table in tables:
        yield from table.names


def told_apart(
    tables: list[Table], columns: Mapping[str, str], beside_texts: bool, alone: bool, notes: Notes
) -> tuple[list[Described], list[Described]]:
    """Tables that describe text files, and tables that hold texts; others are named."""
    sidecars: list[Described] = []
    data: list[Described] = []
    for table in tables:
        named = fields_of(table.names, columns)
        if beside_texts and FILE in named.values() and "text" not in named.values():
            sidecars.append((table, fields_in(table, columns, notes, without=("text", "id"))))
            continue
        fields = fields_in(table, columns, notes)
        if beside_texts and is_sidecar(fields):
            sidecars.append((table, fields))
        elif "text" in fields.values() or not table.names:
            data.append((table, fields))
        elif alone:
            check_text(table, fields)
        else:
            case = f"{table.name} (columns: {names_of(table.names)})"
            notes.trouble(
                "Tables without a column 'text' were left out; "
                "one that describes text files names them in 'file', or pages in 'url'",
                case,
            )
    return sidecars, data


def with_front_matter(row: Row, columns: Mapping[str, str]) -> Row:
    """The row with its metadata sorted into fields; the text stays the one of the file."""
    if not row.metadata:
        return row
    fields = fields_of(row.metadata, columns)
    said = arranged(replace(row, values=row.metadata, metadata={}), fields)
    return replace(said, values={**said.values, **row.values})


def with_outlets(texts: list[Row], described: bool, notes: Notes) -> list[Row]:
    """The rows of text files, where no outlet is given with that of their folder, or else their file name."""
    folders = folders_of([text.place for text in texts])
    texts = [
        replace(text, metadata={**text.metadata, FOLDER: folder}) if folder else text
        for text, folder in zip(texts, folders, strict=True)
    ]
    unknown = [index for index, text in enumerate(texts) if label(text.values.get("outlet")) is None]
    by_folder = unknown if all(folders) and folders_are_outlets(texts, folders) else []
    if by_folder:
        names = listed(sorted({folders[index] for index in by_folder}))
        notes.remark(
            f"No table says where the texts come from, so their folder stands for the outlet: {names}."
        )
    by_name = [index for index in unknown if index not in set(by_folder)]
    if by_name and (described or len(by_name) < len(texts)):
        files = listed([texts[index].place for index in by_name])
        notes.remark(f"No outlet is given for some files, so the file name stands for it: {files}.")
    elif by_name and all(folders):
        names = listed(sorted({texts[index].id for index in by_name}))
        notes.trouble(
            "Every folder has files of the same names, so the files stand for outlets and the folders "
            "for events (if it is the other way round, a table with columns file, outlet and event says so)",
            names,
        )
        for index in by_name:
            told = {"event": folders[index]} if label(texts[index].values.get("event")) is None else {}
            texts[index] = replace(texts[index], values={**texts[index].values, **told})
    elif by_name:
        notes.remark("No table says where the texts come from, so the file name stands for the outlet.")
    for index in unknown:
        text = texts[index]
        outlet = folders[index] if index in by_folder else text.id
        texts[index] = replace(text, values={**text.values, "outlet": outlet})
    return with_folder_ids(texts, folders)


FOLDER = "folder"
"""The column that says in which folder a text lay, where there is more than one."""

PERIOD = re.compile(
    r"(?:19|20)\d\d(?:[-_.]?\d{1,2}){0,2}|\d{1,2}|(?:week|day|month|kw)[-_ ]?\d{1,2}", re.IGNORECASE
)
"""Folders and files that are called after a year, a month or a day."""


def folders_of(places: Sequence[str]) -> list[str]:
    """For each file the folder that tells it from the others; empty where all lie in one.

    What all folders share is the collection's, and folders named after a date are passed over.
    """
    parents = [tuple(place.replace("\\", "/").split("/")[:-1]) for place in places]
    shared = 0
    while parents and all(
        len(parent) > shared and parent[shared] == parents[0][shared] for parent in parents
    ):
        shared += 1
    return [next((part for part in parent[shared:] if not PERIOD.fullmatch(part)), "") for parent in parents]


def folders_are_outlets(texts: Sequence[Row], folders: Sequence[str]) -> bool:
    """Whether folders are called after outlets.

    Where every folder has files of the same names (``strike/gull.txt``, ``flood/gull.txt``), the files are
    called after outlets and the folders after events, unless the names are dates or numbers.
    """
    stems: dict[str, set[str]] = {}
    for text, folder in zip(texts, folders, strict=True):
        stems.setdefault(folder, set()).add(text.id.casefold())
    inside = [names for folder, names in stems.items() if folder]
    shared = set.intersection(*inside) if len(inside) > 1 else set()
    return not any(len(names) > 1 and names == shared and not any(map(is_number, names)) for names in inside)


def is_number(name: str) -> bool:
    """Whether a file is called after a date or a number."""
    return (
        PERIOD.fullmatch(name) is not None
        or not any(map(str.isalpha, name))
        or bool(re.search(r"\d\Z", name))
    )


def with_folder_ids(texts: list[Row], folders: Sequence[str]) -> list[Row]:
    """The rows, files of one name in several folders with the folder in their ids."""
    counts = Counter(text.id for text in texts)
    return [
        replace(text, id=f"{folder}-{text.id}") if folder and counts[text.id] > 1 else text
        for text, folder in zip(texts, folders, strict=True)
    ]


def data_rows(data: list[Described]) -> Iterator[Row]:
    """The rows of data files; their numbers alone would clash between several files."""
    folders = folders_of([table.name for table, _ in data])
    for (table, fields), folder in zip(data, folders, strict=True):
        prefix = f"{folder}-" * bool(folder) + f"{Path(table.name).stem}-" if len(data) > 1 else ""
        for row in table.rows:
            numbered = row.id.startswith("row-")
            row = arranged(replace(row, id=f"{prefix}{row.id}") if numbered else row, fields)
            yield in_folder(row, folder) if folder and all(folders) else row


def in_folder(row: Row, folder: str) -> Row:
    """A row of a table that lies in a folder called after its outlet, where it names none itself."""
    values = row.values if label(row.values.get("outlet")) else {**row.values, "outlet": folder}
    return replace(row, values=values, metadata={**row.metadata, FOLDER: folder})
