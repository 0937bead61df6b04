"""Dictionaries as tables: CSV with a row per entry, and the .dicx of LIWC-22 with a column per category."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from srccompare.dictionary.rows import Row, Rows
from srccompare.errors import LexiconError
from srccompare.read.encoding import decode

ENTRY = ("entry", "word", "term", "pattern", "dicterm")
CATEGORY = ("category", "frame", "key", "topic", "sentiment")
ACCEPT = "accept"
YES, NO = ("x", "yes", "y", "1", "1.0", "true"), ("", "no", "n", "0", "0.0", "false")
OPTIONAL = ("weight", "context", "note", ACCEPT)
KNOWN = (*ENTRY, *CATEGORY, *OPTIONAL)


def rows_of_csv(text: str, where: str) -> Rows:
    """The entries of a table with the columns entry and category; weight, context and note if there are.

    With a column accept, as ``grow`` writes it, only rows are taken that a person accepted there.
    """
    records = cells_of(text, where)
    _, header = next(records, (1, []))
    names = [name.strip().lower() for name in header]
    columns: dict[str, int] = {
        "entry": column_of(names, ENTRY, where),
        "category": column_of(names, CATEGORY, where),
        **{name: names.index(name) for name in OPTIONAL if name in names},
    }
    rows = Rows()
    for line, cells in records:
        place = f"{where}, line {line}"
        if len(cells) > len(names):
            rows.problems.append(
                f"{place}: {len(cells)} cells under {len(names)} names; put cells with a comma in quotes"
            )
            continue
        cells += [""] * (len(names) - len(cells))
        found = {name: cells[column].strip() for name, column in columns.items()}
        if not wanted(found, place, rows):
            continue
        if not found["category"]:
            rows.problems.append(f"{place}: {found['entry']!r} has no category; name one")
            continue
        rows.entries.append(
            Row(
                found["entry"],
                (found["category"],),
                place,
                found.get("weight", ""),
                found.get("context", ""),
                found.get("note", ""),
            )
        )
    return rows


def wanted(found: dict[str, str], place: str, rows: Rows) -> bool:
    """Whether a row is to be taken: all are where there is no column accept."""
    said = found.get(ACCEPT)
    if said is not None and said.lower() not in YES and said.lower() not in NO:
        rows.problems.append(
            f"{place}: accept {said[:40]!r} for {found['entry']!r} is neither x, yes, 1 nor no, 0, empty; "
            "write x for what you want"
        )
    return said is None or said.lower() in YES


def has_accept(data: bytes) -> bool:
    """Whether the header of a CSV file names the column accept.

    >>> has_accept(b"entry;category;accept\\n"), has_accept(b"entry,category\\n")
    (True, False)
    """
    header = decode(data).text.removeprefix("\ufeff").split("\n")[0].lower()
    return ACCEPT in [name.strip().strip('"') for name in header.split(delimiter_of(header))]


def rows_of_dicx(text: str, where: str) -> Rows:
    """The entries of a table whose first column is the entry and whose others are categories.

    A cell that is not empty puts the entry in the category: X or 1 plainly, another number as its weight.
    """
    records = cells_of(text, where)
    _, header = next(records, (1, []))
    if len(header) < 2 or header[0].strip().lower() not in ENTRY:
        raise LexiconError(
            f"{where}, line 1: the header {', '.join(header)!r} does not begin with DicTerm or Entry, "
            "followed by one column per category"
        )
    rows = Rows()
    for line, cells in records:
        for name, cell in zip(header[1:], cells[1:], strict=False):
            if cell.strip() not in ("", "0"):
                weight = "" if cell.strip().lower() == "x" else cell.strip()
                rows.entries.append(Row(cells[0].strip(), (name.strip(),), f"{where}, line {line}", weight))
    return rows


def cells_of(text: str, where: str) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of every row that is not blank, the header first."""
    delimiter = delimiter_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 0
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise LexiconError(
                f"{where}, line {line}: quotation marks around cells are out of order ({error}); save it as "
                "CSV from a spreadsheet, or double the marks inside a cell"
            ) from error
        if any(cell.strip() for cell in cells):
            yield line, cells


def delimiter_of(text: str) -> str:
    """Comma, semicolon or tab: whichever cuts the header into the most names we know, else into the most.

    >>> delimiter_of("entry;category")
    ';'
    """
    header = next((line for line in text.split("\n") if line.strip()), "").lower()

    def names_found(delimiter: str) -> tuple[int, int]:
        names = [name.strip().strip('"') for name in header.split(delimiter)]
        return sum(name in KNOWN for name in names), len(names)

    return max(",;\t", key=names_found)


def column_of(names: list[str], wanted: tuple[str, ...], where: str) -> int:
    """The first column that bears one of the names."""
    for name in wanted:
        if name in names:
            return names.index(name)
    raise LexiconError(
        f"{where}, line 1: no column {wanted[0]!r} in the header; it has "
        f"{', '.join(map(repr, names)) or 'none'}. A dictionary as CSV has the columns entry and "
        "category, and may have weight, context and note"
    )
