"""Which files hold articles, and how their bytes become rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from srccompare.errors import ReadError
from srccompare.read.arrow import feather_table
from srccompare.read.csv_tables import csv_table
from srccompare.read.encoding import Decoded, decode, format_of_others
from srccompare.read.inflating import gunzip
from srccompare.read.json_tables import json_table, jsonl_table
from srccompare.read.mail import mail_rows
from srccompare.read.markdown import front_matter
from srccompare.read.newsxml import xml_rows
from srccompare.read.notes import Notes
from srccompare.read.pages import page_rows
from srccompare.read.parquet import parquet_table
from srccompare.read.pdf import pdf_rows
from srccompare.read.prose import Prose, rows_in
from srccompare.read.rows import Row
from srccompare.read.rtf import MARK, rtf_rows
from srccompare.read.spreadsheets import spreadsheet_table
from srccompare.read.table import Table
from srccompare.read.warc import warc_table
from srccompare.read.word import word_rows


def text_rows(decoded: Decoded, name: str, notes: Notes) -> Row | Table:
    """A text file; what a Markdown file says about itself waits among the metadata."""
    said, text = front_matter(decoded.text) if suffix_of(name) == ".md" else ({}, decoded.text)
    lines = [line.rstrip("\r\n") for line in decoded.lines]
    flags = decoded.all_flags
    return rows_in(Prose(lines, text, {}, said, flags, decoded.encoding_of(flags)), name)


# Where the order is that of messages: what needs no further package first.
OF_TEXT: dict[str, Callable[[Decoded, str, Notes], Row | Table]] = {
    ".txt": text_rows,
    ".md": text_rows,
    ".html": page_rows,
    ".htm": page_rows,
    ".csv": csv_table,
    ".tsv": csv_table,
    ".json": json_table,
    ".jsonl": jsonl_table,
    ".ndjson": jsonl_table,
}
OF_BYTES: dict[str, Callable[[bytes, str, Notes], Row | Table]] = {
    ".docx": word_rows,
    ".rtf": rtf_rows,
    ".pdf": pdf_rows,
    ".xlsx": spreadsheet_table,
    ".xls": spreadsheet_table,
    ".ods": spreadsheet_table,
    ".parquet": parquet_table,
    ".feather": feather_table,
    ".arrow": feather_table,
    ".xml": xml_rows,
    ".rss": xml_rows,
    ".atom": xml_rows,
    ".eml": mail_rows,
    ".mhtml": mail_rows,
    ".mht": mail_rows,
    ".warc": warc_table,
}
READABLE = (*OF_TEXT, *OF_BYTES)
WANTED = ", ".join(READABLE)
ARCHIVE, MANIFEST, GZIP = ".zip", ".toml", ".gz"

WAYS_OUT = {
    ".doc": "open it in a word processor and save it as .docx",
    ".odt": "save it as .docx",
    ".pages": "export it as .docx",
    ".epub": "convert it to .docx or .html",
    ".rds": 'in R, write.csv(data, "articles.csv") or arrow::write_parquet(data, "articles.parquet")',
    ".rdata": 'in R, write.csv(data, "articles.csv") or arrow::write_parquet(data, "articles.parquet")',
    ".sav": "export it as .csv, or give pandas.read_spss(path)",
    ".dta": "export it as .csv, or give pandas.read_stata(path)",
    ".pkl": "give pandas.read_pickle(path), if you trust where it comes from",
    ".db": "give pandas.read_sql(query, connection)",
    ".sqlite": "give pandas.read_sql(query, connection)",
    ".7z": "unpack it and read the folder",
    ".rar": "unpack it and read the folder",
    ".tar": "unpack it and read the folder",
    ".tgz": "unpack it and read the folder",
    ".bz2": "unpack it and read the file",
    ".xz": "unpack it and read the file",
    ".mbox": "save its mails as .eml",
    ".msg": "save it as .eml",
    ".webarchive": "save the page as .html",
    ".bib": "it lists articles without texts; export the list as .csv, and save the pages beside it",
    ".ris": "it lists articles without texts; export the list as .csv, and save the pages beside it",
}
"""What to do with files that are not read."""


def suffix_of(name: str) -> str:
    """The ending of a file name, in small letters; of a packed file, that of what is packed.

    >>> suffix_of("Gull.TXT"), suffix_of("articles.csv.gz")
    ('.txt', '.csv')
    """
    path = Path(name)
    suffix = path.suffix.lower()
    return (Path(path.stem).suffix.lower() or suffix) if suffix == GZIP else suffix


def way_out(name: str) -> str:
    """What to do with a file of a kind that is not read."""
    remedy = WAYS_OUT.get(suffix_of(name))
    return f"it is in no format that is read; {remedy or f'wanted {WANTED}, {ARCHIVE}'}"


def parsed(data: bytes, name: str, notes: Notes) -> Row | Table:
    """What a file holds: one article, or a table. ``name`` is what the file is called in messages."""
    if name.lower().endswith(GZIP):
        # What follows goes by the name of what is packed.
        return parsed(gunzip(data), name[: -len(GZIP)], notes)
    suffix = suffix_of(name)
    if suffix in OF_BYTES:
        return OF_BYTES[suffix](data, name, notes)
    if other := format_of_others(data):
        raise ReadError(f"it is {other}, whatever its name says; name it as what it is")
    if data.startswith(MARK):
        raise ReadError("it is RTF, whatever its name says; name it .rtf")
    return OF_TEXT.get(suffix, text_rows)(decode(data), name, notes)
