"""A manifest: a study's articles by file name, so that others can run it on files of their own.

A ``.toml`` file that never holds the texts themselves:

    title = "Five reports on the harbour strike"    # title, description, version, license, source, note:
                                                    # about the study, optional
    folder = "texts"            # where the files lie, seen from the manifest; left out: beside it
    outlets = "outlets.csv"     # an outlets table, seen from the manifest; optional

    [defaults]                  # what all articles share, optional
    event = "harbour strike"

    [[articles]]                # one for each article
    file = "gull.txt"           # a text, a page, or a table with one row; inside the folder
    sha256 = "9f86d081884c7d65…"    # of the file's bytes, 64 hexadecimal digits; optional
    title = "Cranes stand still"
    outlet = "The Daily Gull"
    published = 2026-05-12      # or "2026-05-12T13:20:00+02:00"
    url = "https://gull.example/cranes"
    country = "Averin"          # whatever is no field becomes metadata

What the manifest says of an article goes before what the file says of itself. Files that are missing
and files that differ from their ``sha256`` are warned about; the latter are read, and flagged.
"""

from __future__ import annotations

import hashlib
import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from srccompare.errors import ReadError
from srccompare.plain_files import bytes_of
from srccompare.read.columns import check_columns, fields_of, names_of
from srccompare.read.encoding import decode
from srccompare.read.fields import FILE
from srccompare.read.file import File, file_at, is_hidden
from srccompare.read.files import Found, load, with_front_matter, with_outlets
from srccompare.read.formats import MANIFEST, READABLE, suffix_of
from srccompare.read.notes import Notes, listed, shown
from srccompare.read.outlets import is_outlet_table, outlet_table
from srccompare.read.places import Source
from srccompare.read.rows import Row, arranged
from srccompare.read.sidecar import base_of, merged
from srccompare.read.table import Table

SHA256 = "sha256"
DIFFERS = "sha256 differs from the manifest"
ABOUT = ("title", "description", "version", "license", "source", "note")
SHAPES: Mapping[str, tuple[type, str]] = {
    "folder": (str, 'folder = "texts"'),
    "outlets": (str, 'outlets = "outlets.csv"'),
    "defaults": (dict, "[defaults]"),
}
KNOWN = ("folder", "outlets", "defaults", "articles", *ABOUT)


@dataclass(frozen=True)
class Manifest:
    """The articles a study is made of; ``rows`` name their files in the column ``file``."""

    path: Path
    rows: Sequence[Row]
    folder: str = ""
    outlets: str | None = None

    @property
    def name(self) -> str:
        """What it is called in messages."""
        return self.path.name


def read_manifest(path: Path, notes: Notes) -> Manifest:
    """A manifest, checked."""
    name = path.name
    if suffix_of(name) != MANIFEST:
        raise ReadError(f"manifest={str(path)!r} is no {MANIFEST} file")
    try:
        about = tomllib.loads(decode(bytes_of(path)).text.replace("\r\n", "\n"))
    except OSError as error:
        raise ReadError(f"the manifest {str(path)!r} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        # Beside what is no TOML: nested too deeply, or a number of more digits than Python converts.
        raise ReadError(f"the manifest {name} is no TOML: {error}") from error
    entries = about.get("articles")
    if not isinstance(entries, list) or not entries or not all(isinstance(one, dict) for one in entries):
        raise ReadError(
            f"no [[articles]] in {name}; present: {names_of(list(about))}. Wanted for each article: "
            '[[articles]] and below it file = "…", outlet = "…"'
        )
    for key, (kind, wanted) in SHAPES.items():
        if not isinstance(about.get(key, kind()), kind):
            raise ReadError(f"{name}: {key} is {shown(about[key])}, wanted {wanted}")
    for key in about.keys() - set(KNOWN):
        notes.trouble(f"Names in a manifest that mean nothing there (known: {', '.join(KNOWN)})", shown(key))
    shared = about.get("defaults", {})
    rows = [
        Row({**shared, **entry}, f"{name}, article {number}", f"row-{number}")
        for number, entry in enumerate(entries, start=1)
    ]
    return Manifest(path, rows, about.get("folder", ""), about.get("outlets"))


def beside(manifest: Manifest) -> Source:
    """The files in the folder a manifest names."""
    folder = manifest.path.parent / manifest.folder
    if not os.path.isdir(folder):
        raise ReadError(f"{manifest.name}: there is no folder {str(folder)!r}; mend folder = …")
    files = [file_at(path) for path in sorted(folder.iterdir()) if path.is_file()]
    return Source(f"the folder {str(folder)!r}", files, folder=folder)


def from_manifest(manifest: Manifest, source: Source, columns: Mapping[str, str], notes: Notes) -> Found:
    """The articles a manifest lists, out of the files of a source, in the manifest's order."""
    names = list(dict.fromkeys(name for row in manifest.rows for name in row.values))
    check_columns(columns, names, manifest.name)
    fields = fields_of(names, columns)
    pairs = paired(manifest, source, fields, notes)
    loaded = load([file for _, file in pairs], notes)
    texts = []
    for (row, file), one in zip(pairs, loaded, strict=True):
        if isinstance(one, Table) and len(one.rows) != 1:
            case = f"{one.name} ({len(one.rows)} rows)"
            notes.trouble("Tables in a manifest hold one article each; others were left out", case)
        elif one is not None:
            texts.append(described(one, row, fields, file, columns, notes))
    if not texts:
        problems = " ".join(notes.warnings)
        raise ReadError(f"none of the files {manifest.name} lists is in {source.name}. {problems}")
    return Found(with_outlets(texts, True, notes), outlet_tables(manifest, source, notes))


def paired(
    manifest: Manifest, source: Source, fields: Mapping[str, str], notes: Notes
) -> list[tuple[Row, File]]:
    """The rows of the manifest with their files; what is missing is named, and what is not listed too."""
    by_name = {base_of(file.name): file for file in reversed(source.files)}
    key = next((name for name, field in fields.items() if field == FILE), FILE)
    pairs = []
    for row in manifest.rows:
        name = row.values.get(key)
        if not isinstance(name, str) or not name.strip():
            notes.trouble("Articles in a manifest that name no file were left out", row.place)
            continue
        parts = PurePosixPath(name.strip().replace("\\", "/"))
        if not parts.parts or parts.is_absolute() or ".." in parts.parts or ":" in parts.parts[0]:
            case = f"{row.place} ({shown(name)})"
            notes.trouble("Files in a manifest must lie inside its folder; others were left out", case)
            continue
        inside = source.folder / parts if source.folder else None
        file = file_at(inside) if inside and os.path.isfile(inside) else by_name.get(base_of(name))
        if file is None:
            notes.trouble(f"Files listed in {manifest.name} that are missing", f"{name} ({row.place})")
        elif suffix_of(file.name) not in READABLE:
            notes.trouble("Files in no format that is read were left out", f"{name} ({row.place})")
        else:
            pairs.append((row, file))
    taken = {base_of(file.name) for _, file in pairs}
    unlisted = [
        file.name
        for name, file in sorted(by_name.items())
        if name not in taken and suffix_of(name) in READABLE and not is_hidden(name)
        if not name.lower().startswith("outlets.")
    ]
    if unlisted:
        notes.remark(f"Files that {manifest.name} does not list were left out: {listed(unlisted)}.")
    return pairs


def described(
    one: Row | Table,
    said: Row,
    fields: Mapping[str, str],
    file: File,
    columns: Mapping[str, str],
    notes: Notes,
) -> Row:
    """A file's article with what the manifest says of it."""
    if isinstance(one, Table):
        row = replace(arranged(one.rows[0], fields_of(one.names, columns)), id=Path(file.name).stem)
    else:
        row = with_front_matter(one, columns)
    leave = {name for name, field in fields.items() if field in ("text", FILE)} | {SHA256}
    if any(fields.get(name) == "text" for name in said.values):
        notes.trouble("A text written in a manifest is not used, the file's is", said.place)
    values = {name: value for name, value in said.values.items() if name not in leave}
    row = merged(row, replace(said, values=values), fields)
    return checked(row, said.values.get(SHA256), file, notes)


def checked(row: Row, wanted: object, file: File, notes: Notes) -> Row:
    """The row, flagged if the file is not the one the manifest means."""
    if wanted is None or wanted == "":
        return row
    if not isinstance(wanted, str) or not re.fullmatch(r"[0-9a-fA-F]{64}", wanted.strip()):
        case = f"{file.name} ({shown(wanted)})"
        notes.trouble("Values of sha256 must have 64 hexadecimal digits; not checked", case)
        return row
    found = hashlib.sha256(file.content()).hexdigest()
    if found == wanted.strip().lower():
        return row
    case = f"{file.name} (wanted {wanted.strip().lower()}, found {found})"
    notes.trouble("Files that differ from what the manifest describes; offsets and numbers may too", case)
    return replace(row, flags=(*row.flags, DIFFERS))


def outlet_tables(manifest: Manifest, source: Source, notes: Notes) -> list[Table]:
    """The outlets table the manifest names, and the one that lies in the folder."""
    tables = []
    if manifest.outlets:
        tables.append(outlet_table(manifest.path.parent / manifest.outlets, notes))
    for file in source.files:
        if suffix_of(file.name) in READABLE and file.name.lower().startswith("outlets."):
            tables += [one for one in load([file], notes) if isinstance(one, Table) and is_outlet_table(one)]
    return tables
