"""One article cut out of an export, and how several of them become the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from srccompare.read.notes import Notes
from srccompare.read.rows import Row
from srccompare.read.table import Table, table_of

DATABASE = "database"
"""The column that says which database an article was exported from."""

DATABASES = ("Europresse", "Factiva", "LexisNexis", "Nexis Uni", "ProQuest")

SHORTER = 0.5
"""Share of the stated length below which a text counts as cut off; counts of words differ by some per cent
between databases (hyphens, captions), never by half. A guess between the two."""

ABSTRACT_ONLY = "may be cut off: the export has no full text, only the abstract"

COUNT = re.compile(r"(\d[\d,.\u00a0]*) ?(?:words?|mots|wörter|palabras|parole|palavras|字)", re.IGNORECASE)


@dataclass(frozen=True)
class Record:
    """One article of an export: the fields its header gives, what else the header says, its paragraphs."""

    database: str
    paragraphs: Sequence[str]
    fields: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, object] = field(default_factory=dict)
    flags: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The paragraphs, a blank line between them."""
        return "\n\n".join(self.paragraphs)


def record(
    database: str,
    paragraphs: Sequence[str],
    fields: Mapping[str, str],
    about: Mapping[str, object],
    flags: tuple[str, ...] = (),
) -> Record:
    """A record without what its header leaves empty."""
    kept = {name: value for name, value in fields.items() if value}
    return Record(database, paragraphs, kept, {name: value for name, value in about.items() if value}, flags)


def without_by(author: str) -> str:
    """A byline without its "By".

    >>> without_by("BY NORA LIND"), without_by("Byron Lind")
    ('NORA LIND', 'Byron Lind')
    """
    return re.sub(r"(?i)^by:? ", "", author.strip())


def word_count(line: str) -> int | None:
    """The number of words a header line states.

    >>> word_count("2,968 words"), word_count("Pg. 3")
    (2968, None)
    """
    found = COUNT.match(line.strip())
    digits = re.sub(r"\D", "", found[1]) if found else ""
    return int(digits) if 0 < len(digits) < 8 else None


def rows_of(
    records: Sequence[Record], name: str, flags: tuple[str, ...], encoding: str | None
) -> Row | Table:
    """The articles of an export: a table, or a row by itself where there is only one."""
    stem = Path(name).stem
    if len(records) == 1:
        (record,) = records
        values = {**record.fields, "text": record.text}
        about = {**record.about, DATABASE: record.database}
        return Row(values, name, stem, (*flags, *flags_of(record)), metadata=about, encoding=encoding)
    rows = [
        Row(
            {**record.fields, "text": record.text, **record.about, DATABASE: record.database},
            f"{name}, article {number}",
            f"{stem}-{number}",
            (*flags, *flags_of(record)),
            encoding=encoding,
        )
        for number, record in enumerate(records, start=1)
    ]
    return table_of(name, rows)


def flags_of(record: Record) -> Iterator[str]:
    """What a reader should know of an article cut out of an export."""
    yield from record.flags
    stated, found = record.about.get("length"), len(record.text.split())
    if isinstance(stated, int) and found < SHORTER * stated and not record.flags:
        yield f"may be cut off: the export states {stated} words, {found} are there"


def tell_repeats(rows: Sequence[Row], notes: Notes) -> list[Row]:
    """The rows, those that stand twice in the exports flagged: databases keep every version of an article.

    Two are the same if their words are, or if outlet, date and headline are.
    """
    seen: dict[object, str] = {}
    told: list[Row] = []
    for row in rows:
        first = None
        if database_of(row):
            keys = [key for key in keys_of(row) if key]
            first = next((seen[key] for key in keys if key in seen), None)
            for key in keys:
                seen.setdefault(key, row.id)
        if first is None:
            told.append(row)
            continue
        notes.trouble(
            "Articles that stand in the export more than once (all are kept)", f"{row.id} as {first}"
        )
        told.append(replace(row, flags=(*row.flags, f"stands in the export more than once: as {first}")))
    return told


def database_of(row: Row) -> str | None:
    """The database a row was exported from; None for rows of other files."""
    name = row.values.get(DATABASE) or row.metadata.get(DATABASE)
    return name if isinstance(name, str) and name in DATABASES else None


def keys_of(row: Row) -> Iterator[object]:
    """By what an article is known again: its words; its outlet, date and headline."""
    yield " ".join(str(row.values.get("text") or "").casefold().split())
    header = [str(row.values.get(name) or "").casefold().strip() for name in ("outlet", "published", "title")]
    yield tuple(header) if all(header) else None
