"""Tables beside text files that say where each of them comes from."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from srccompare.read.fields import FILE
from srccompare.read.notes import Notes, shown
from srccompare.read.rows import Row, arranged, is_missing
from srccompare.read.table import Table


def is_sidecar(fields: Mapping[str, str]) -> bool:
    """Whether a table describes files instead of holding texts."""
    targets = fields.values()
    return "text" not in targets and any(key in targets for key in (FILE, "id", "url"))


def with_sidecars(
    texts: list[Row], sidecars: list[tuple[Table, Mapping[str, str]]], notes: Notes
) -> list[Row]:
    """The rows of text files, each with what the tables say about it; what finds no partner is named."""
    described: set[int] = set()
    for table, fields in sidecars:
        partners = partners_of(texts, table, fields, notes)
        texts = [merged(text, partners.get(index), fields) for index, text in enumerate(texts)]
        described |= partners.keys()
    if sidecars:
        tables = " or ".join(table.name for table, _ in sidecars)
        for index, text in enumerate(texts):
            if index not in described:
                notes.trouble(f"Files without a row in {tables}", text.place)
    return texts


def partners_of(texts: list[Row], table: Table, fields: Mapping[str, str], notes: Notes) -> dict[int, Row]:
    """For each text file described, its row of the table.

    Files are named in the column ``file`` or else ``id``, with or without their ending and their folder; or
    they are pages, known by their address (``url``), as in the lists of databases that hold no texts.
    """
    keys = {field: name for name, field in fields.items()}
    places = places_of(texts)
    addresses = {
        address_of(url): index
        for index, text in reversed(list(enumerate(texts)))
        if isinstance(url := text.values.get("url"), str)
    }
    partners: dict[int, Row] = {}
    for row in table.rows:
        name = row.values.get(keys.get(FILE, keys.get("id", "")))
        address = row.values.get(keys.get("url", ""))
        if is_blank(name) and is_blank(address):
            notes.trouble("Rows that name no file were left out", row.place)
            continue
        index = None if is_blank(name) else places.get(comparable(str(name)), places.get(base_of(str(name))))
        if index is None and isinstance(address, str):
            index = addresses.get(address_of(address))
            # What a list calls an article is not what its file is called.
            row = replace(
                row, values={key: value for key, value in row.values.items() if key != keys.get("id")}
            )
        if index is None:
            given = shown(address if is_blank(name) else name)
            notes.trouble("Rows for files that are not there", f"{row.place} ({given})")
        elif index in partners:
            notes.trouble("Files with two rows, of which the first counts", f"{row.place} ({shown(name)})")
        else:
            partners[index] = row
    return partners


def places_of(texts: list[Row]) -> dict[str, int]:
    """The files by their names, with and without their folders and endings; the first of one name."""
    places: dict[str, int] = {}
    for spelled in (comparable, stem_of, base_of, lambda name: stem_of(base_of(name))):
        for index, text in enumerate(texts):
            places.setdefault(spelled(text.place), index)
    for index, text in enumerate(texts):
        places.setdefault(comparable(text.id), index)
    return places


def is_blank(value: object) -> bool:
    """Whether a cell says nothing."""
    return is_missing(value) or not str(value).strip()


def address_of(url: str) -> str:
    """An address without what does not tell pages apart: scheme, www, what campaigns add, a last slash.

    >>> address_of("https://www.gull.example/cranes/?utm_source=feed#top")
    'gull.example/cranes'
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip().lower()
    host = re.sub(r"^(?:www|m|amp)\.", "", parts.netloc.lower())
    query = "&".join(one for one in parts.query.split("&") if one and not re.match(r"utm_|fbclid|gclid", one))
    return f"{host}{parts.path.rstrip('/')}{'?' * bool(query)}{query}"


def merged(text: Row, described: Row | None, fields: Mapping[str, str]) -> Row:
    """A text file's row with its row of the table; what the table leaves blank stays as it was."""
    if described is None:
        return text
    said = arranged(described, fields)
    values = {name: value for name, value in said.values.items() if not is_missing(value) and value != ""}
    return replace(
        text,
        values={**text.values, **values},
        metadata={**text.metadata, **said.metadata},
        flags=(*text.flags, *said.flags),
    )


def comparable(name: str) -> str:
    """A path as it is compared; file systems and tables spell accents and slashes differently."""
    return unicodedata.normalize("NFC", name.strip().replace("\\", "/"))


def base_of(name: str) -> str:
    """A file name without its folder."""
    return comparable(name).rpartition("/")[2]


def stem_of(name: str) -> str:
    """A path without its ending."""
    return os.path.splitext(comparable(name))[0]
