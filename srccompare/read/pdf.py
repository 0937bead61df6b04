"""PDF files with a text layer (extra ``office``: pypdf).

A page knows lines, not paragraphs: a paragraph ends where a line is clearly shorter than the widest ones
and ends as a sentence does. That is a guess, and flagged; where another form of the article exists, it is
the better one.
"""

from __future__ import annotations

import io
import logging
import re
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from srccompare.errors import ReadError
from srccompare.read.exports.lines import clean, joined
from srccompare.read.guests import guest
from srccompare.read.notes import Notes
from srccompare.read.prose import Prose, rows_in
from srccompare.read.rows import Row
from srccompare.read.table import Table

FLAG = "read from a PDF: lines were joined into paragraphs by their length"

# A guess.
FULL = 0.85
"""Share of the widest lines from which on a line is full; ragged lines of newspapers stay above it."""

ENDED = re.compile(r"[.!?…:\"'”’»)]\Z")
NUMBERED = re.compile(r"(?:Page )?\d{1,4}(?: (?:of|/) \d{1,4})?", re.IGNORECASE)

# A bound on time: a file of 20 kB without its table of contents had one and a half million of them.
ODDITIES = 50_000
"""Oddities of one file from which it is given up."""
# A guess.
REPEATED = 0.6
"""Share of the pages on which a first or last line is that of every page, not of the article."""


def pdf_rows(data: bytes, name: str, notes: Notes) -> Row | Table:
    """The article in a file, or the articles of an export."""
    pypdf = guest("pypdf", package="pypdf", extra="office", reads=".pdf")
    try:
        with oddities_counted():
            reader = pypdf.PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise ReadError("it is encrypted; open it with its password and save it without")
            pages = [(page.extract_text() or "").split("\n") for page in reader.pages]
    except ReadError:
        raise
    except Exception as error:
        raise ReadError(f"no PDF that can be read: {type(error).__name__}: {error}") from error
    lines = [line for page in without_running_lines(pages) for line in page]
    if not any(map(str.strip, lines)):
        raise ReadError(
            "it holds pictures of pages and no text; have the text recognized (OCR), and save it as .docx"
        )
    return rows_in(Prose(lines, "\n\n".join(paragraphs_in(lines)), flags=(FLAG,)), name)


class Oddities(logging.Handler):
    """What pypdf finds odd in a file and can live with: it would tell the terminal of each."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.thread, self.count = threading.get_ident(), 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count an oddity; raises ReadError where there are too many of them."""
        self.count += record.thread == self.thread
        if self.count > ODDITIES:
            raise ReadError("it is damaged throughout; open it in a viewer and print it to a new PDF")


@contextmanager
def oddities_counted() -> Iterator[None]:
    """What is read inside ends with an error where pypdf finds no end of oddities."""
    log, oddities = logging.getLogger("pypdf"), Oddities()
    log.propagate = False
    log.addHandler(oddities)
    try:
        yield
    finally:
        log.removeHandler(oddities)


def without_running_lines(pages: Sequence[list[str]]) -> Iterator[list[str]]:
    """The lines of each page without its number and without what stands on nearly all of them."""
    filled = [[line for line in page if line.strip()] for page in pages]
    edges = Counter(clean(line) for page in filled for line in {*page[:1], *page[-1:]})
    for page in pages:
        yield [
            line
            for line in page
            if not NUMBERED.fullmatch(clean(line))
            and not (len(pages) > 2 and edges[clean(line)] >= REPEATED * len(pages))
        ]


def paragraphs_in(lines: Sequence[str]) -> Iterator[str]:
    """Lines joined into paragraphs."""
    lengths = sorted(len(line) for line in lines if line.strip())
    # The widest lines but for one in twenty, which may be set wider.
    full = FULL * lengths[int(0.95 * (len(lengths) - 1))] if lengths else 0
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line)
        if block and (not line.strip() or (len(line.rstrip()) < full and ENDED.search(line.rstrip()))):
            yield joined(block)
            block = []
    if block:
        yield joined(block)
