"""Word documents (extra ``office``: python-docx)."""

from __future__ import annotations

import io
from typing import Any

from srccompare.errors import ReadError
from srccompare.read.guests import guest
from srccompare.read.inflating import check_zip
from srccompare.read.notes import Notes
from srccompare.read.prose import Prose, rows_in
from srccompare.read.rows import Row
from srccompare.read.table import Table

TITLES = ("Title", "Heading 1")


def word_rows(data: bytes, name: str, notes: Notes) -> Row | Table:
    """The article in a document, or the articles of an export; headers, footers and notes are not read."""
    docx = guest("docx", package="python-docx", extra="office", reads=".docx")
    check_zip(data, "Word document")
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = [block for part in document.iter_inner_content() for block in blocks_of(part)]
    except Exception as error:
        # Whatever a damaged document does to the guest must not cost the other files.
        raise ReadError(f"no Word document that can be read: {type(error).__name__}: {error}") from error
    lines = [line for _, text in blocks for line in text.split("\n")]
    filled = [(style, text.strip("\n")) for style, text in blocks if text.strip()]
    titled = bool(filled) and filled[0][0] in TITLES
    values = {"title": filled[0][1].strip()} if titled else {}
    return rows_in(Prose(lines, "\n\n".join(text for _, text in filled[titled:]), values), name)


def blocks_of(part: Any) -> list[tuple[str, str]]:
    """Style and text of a paragraph, or of each row of a table, its cells parted by tabs."""
    if not hasattr(part, "rows"):
        return [(part.style.name if part.style is not None else "", part.text)]
    return [("Table", "\t".join(cell.text.replace("\n", " ") for cell in row.cells)) for row in part.rows]
