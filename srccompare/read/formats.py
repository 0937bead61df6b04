"""Which files hold articles, and how their bytes become rows."""

from __future__ import annotations

from pathlib import Path

from srccompare.errors import ReadError
from srccompare.read.csv_tables import csv_table
from srccompare.read.encoding import Decoded, decode, format_of_others
from srccompare.read.json_tables import json_table, jsonl_table
from srccompare.read.markdown import front_matter
from srccompare.read.notes import Notes
from srccompare.read.pages import page_row
from srccompare.read.parquet import parquet_table
from srccompare.read.rows import Row
from srccompare.read.table import Table

PAGES = (".html", ".htm")
TEXTS = (".txt", ".md", *PAGES)
TABLES = {".csv": csv_table, ".json": json_table, ".jsonl": jsonl_table}
READABLE = (*TEXTS, *TABLES, ".parquet")
WANTED = ", ".join(READABLE)
ARCHIVE, MANIFEST = ".zip", ".toml"


def suffix_of(name: str) -> str:
    """The ending of a file name, in small letters."""
    return Path(name).suffix.lower()


def parsed(data: bytes, name: str, notes: Notes) -> Row | Table:
    """What a file holds: one article, or a table. ``name`` is what the file is called in messages."""
    if other := format_of_others(data):
        raise ReadError(f"it is {other}, whatever its name says")
    suffix = suffix_of(name)
    if suffix == ".parquet":
        return parquet_table(data, name, notes)
    decoded = decode(data)
    if suffix in TABLES:
        return TABLES[suffix](decoded, name, notes)
    if suffix in PAGES:
        return page_row(decoded, name)
    return text_row(decoded, name)


def text_row(decoded: Decoded, name: str) -> Row:
    """A text file as a row; what a Markdown file says about itself waits among the metadata."""
    said, text = front_matter(decoded.text) if suffix_of(name) == ".md" else ({}, decoded.text)
    flags = decoded.all_flags
    encoding = decoded.encoding_of(flags)
    return Row({"text": text}, name, Path(name).stem, flags, metadata=said, encoding=encoding)
