"""Tables beside text files that say where each of them comes from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from srccompare.read.columns import FILE
from srccompare.read.notes import Notes, shown
from srccompare.read.rows import Row, arranged, is_missing
from srccompare.read.table import Table


def is_sidecar(fields: Mapping[str, str]) -> bool:
    """Whether a table describes files instead of holding texts."""
    targets = fields.values()
    return "text" not in targets and (FILE in targets or "id" in targets)


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

    Files are named with or without their ending, in the column ``file`` or else ``id``.
    """
    key = next(name for target in (FILE, "id") for name, field in fields.items() if field == target)
    # Backwards, so that the first of two files with one stem is the one meant.
    files = {comparable(text.place): index for index, text in reversed(list(enumerate(texts)))}
    stems = {comparable(text.id): index for index, text in reversed(list(enumerate(texts)))}
    partners: dict[int, Row] = {}
    for row in table.rows:
        value = row.values.get(key)
        if is_missing(value) or not str(value).strip():
            notes.trouble("Rows that name no file were left out", row.place)
            continue
        name = comparable(str(value))
        index = files.get(name, stems.get(name))
        if index is None:
            notes.trouble("Rows for files that are not there", f"{row.place} ({shown(value)})")
        elif index in partners:
            notes.trouble("Files with two rows, of which the first counts", f"{row.place} ({shown(value)})")
        else:
            partners[index] = row
    return partners


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
    """A file name without its folder; file systems and tables spell accents differently."""
    return unicodedata.normalize("NFC", re.split(r"[/\\]", name.strip())[-1])
