"""What stands in files: texts with the tables that describe them, tables with texts, outlets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from srccompare.articles import Article
from srccompare.errors import ReadError
from srccompare.read.columns import check_columns, check_text, fields_of, names_of
from srccompare.read.encoding import AS_CP1252
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
    loaded = load(source.files, notes, alone=source.alone)
    texts = [one for one in loaded if isinstance(one, Row)]
    tables = [one for one in loaded if isinstance(one, Table)]
    # A file named by itself is meant to hold articles, whatever it is called.
    outlets = [] if source.alone else [table for table in tables if is_outlet_table(table)]
    tables = [table for table in tables if table not in outlets]
    check_columns(columns, names_present(texts, tables), source.name)
    texts = [with_front_matter(text, columns) for text in texts]
    sidecars, data = told_apart(tables, columns, bool(texts), source.alone, notes)
    texts = with_outlets(with_sidecars(texts, sidecars, notes), bool(sidecars), notes)
    rows = [*texts, *data_rows(data)]
    if not rows and outlets and not data:
        raise ReadError(f"no articles in {source.name}, only the outlets table {outlets[0].name}")
    if not rows and notes.troubles:
        raise ReadError(f"no article could be read from {source.name}. {' '.join(notes.warnings)}")
    return Found(rows, outlets)


def load(files: Sequence[File], notes: Notes, *, alone: bool = False) -> list[Row | Table | None]:
    """What each file holds; one that cannot be read is None and does not cost the others."""
    loaded: list[Row | Table | None] = []
    western = []
    for file, name in zip(files, names_in(files), strict=True):
        try:
            one = parsed(file.content(), name, notes)
        except (OSError, ReadError) as error:
            if alone:
                raise ReadError(f"{name} cannot be read: {reason(error)}") from error
            notes.trouble("Files that cannot be read were left out", f"{name} ({reason(error)})")
            loaded.append(None)
            continue
        loaded.append(one)
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
        fields = fields_of(table.names, columns)
        if beside_texts and is_sidecar(fields):
            sidecars.append((table, fields))
        elif "text" in fields.values() or not table.names:
            data.append((table, fields))
        elif alone:
            check_text(table.names, fields, table.name)
        else:
            case = f"{table.name} (columns: {names_of(table.names)})"
            notes.trouble(
                "Tables without a column 'text' were left out; "
                "one that describes text files names them in 'file'",
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
    """The rows of text files with the file name as the outlet where none is given."""
    unknown = [index for index, text in enumerate(texts) if label(text.values.get("outlet")) is None]
    if unknown and (described or len(unknown) < len(texts)):
        files = listed([texts[index].place for index in unknown])
        notes.remark(f"No outlet is given for some files, so the file name stands for it: {files}.")
    elif unknown:
        notes.remark("No table says where the texts come from, so the file name stands for the outlet.")
    for index in unknown:
        text = texts[index]
        texts[index] = replace(text, values={**text.values, "outlet": text.id})
    return texts


def data_rows(data: list[Described]) -> Iterator[Row]:
    """The rows of data files; their numbers alone would clash between several files."""
    for table, fields in data:
        prefix = f"{Path(table.name).stem}-" if len(data) > 1 else ""
        for row in table.rows:
            numbered = row.id.startswith("row-")
            yield arranged(replace(row, id=f"{prefix}{row.id}") if numbered else row, fields)
