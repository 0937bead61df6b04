"""CSV files: cells stay text, so that "NA" and "None" are words."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from srccompare.errors import ReadError
from srccompare.read.columns import other_names
from srccompare.read.encoding import Decoded
from srccompare.read.fields import FIELDS, FILE
from srccompare.read.notes import Notes
from srccompare.read.rows import Row
from srccompare.read.table import Table, distinct

LONGEST_CELL = 2**31 - 1
"""Characters in a cell; the csv module stops at 131,072 unless told. The limit of a C long on Windows."""


@dataclass(frozen=True)
class Line:
    """The cells of one row, and how they were decoded."""

    cells: list[str]
    flags: tuple[str, ...]


def csv_table(decoded: Decoded, name: str, notes: Notes) -> Table:
    """The rows below the header, numbered from 1."""
    decoded, delimiter = without_separator_line(decoded)
    lines = lines_of(decoded, name, notes, delimiter or delimiter_of(decoded))
    if not lines:
        raise ReadError("it is empty; wanted a header naming the columns, and one row per article")
    names = distinct(lines[0].cells, f"{name}, header", notes)
    rows = []
    for number, line in enumerate(lines[1:], start=1):
        place = f"{name}, row {number}"
        values: dict[str, object] = dict(zip(names, line.cells, strict=False))
        if len(line.cells) != len(names):
            case = f"{place} ({len(line.cells)} cells under {len(names)} names)"
            notes.trouble("Rows are longer or shorter than the header", case)
            beyond = line.cells[len(names) :]
            values |= {f"column {index}": cell for index, cell in enumerate(beyond, start=len(names) + 1)}
        rows.append(Row(values, place, f"row-{number}", line.flags, encoding=decoded.encoding_of(line.flags)))
    return Table(name, names, rows)


SEPARATOR = re.compile(r"sep=([,;\t|])[\r\n]*", re.IGNORECASE)


def without_separator_line(decoded: Decoded) -> tuple[Decoded, str | None]:
    """The file without the line "sep=;" by which Excel is told the delimiter, and that delimiter."""
    found = SEPARATOR.fullmatch(decoded.lines[0]) if decoded.lines else None
    if found is None:
        return decoded, None
    # An empty line keeps the numbers of the lines below, by which flags are found.
    return replace(decoded, lines=["\n", *decoded.lines[1:]]), found[1]


def lines_of(decoded: Decoded, name: str, notes: Notes, delimiter: str) -> list[Line]:
    """Every row that is not blank, the header first."""
    with long_cells():
        try:
            return list(parsed(decoded, delimiter, strict=True))
        except csv.Error as error:
            # A quotation mark never closed swallows what follows; leniently read, the rest survives.
            what = "Quotation marks around cells are out of order; rows may have run together"
            notes.trouble(what, f"{name} ({error})")
            return list(parsed(decoded, delimiter, strict=False))


def parsed(decoded: Decoded, delimiter: str, *, strict: bool) -> Iterator[Line]:
    """The rows as the csv module sees them."""
    before = 0
    reader = csv.reader(decoded.lines, delimiter=delimiter, strict=strict)
    for cells in reader:
        if cells:
            yield Line(cells, decoded.flags_of(before + 1, reader.line_num))
        before = reader.line_num


def delimiter_of(decoded: Decoded) -> str:
    """Comma, semicolon, tab or bar: what cuts the header into the most names we know, else into the most.

    >>> delimiter_of(Decoded(["id;title;text\\n"]))
    ';'
    """
    header = next((line for line in decoded.lines if line.strip()), "").lower()
    known = {*FIELDS, FILE} | {name for tiers in other_names().values() for tier in tiers for name in tier}

    def names_found(delimiter: str) -> tuple[int, int]:
        names = [name.strip().strip('"') for name in header.split(delimiter)]
        return sum(name in known for name in names), len(names)

    return max(",;\t|", key=names_found)


@contextmanager
def long_cells() -> Iterator[None]:
    """Whole articles fit into a cell; the limit belongs to the csv module and is put back."""
    limit = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(limit)
