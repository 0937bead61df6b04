"""Rich Text Format (extra ``office``: striprtf)."""

from __future__ import annotations

import re

from srccompare.errors import ReadError
from srccompare.read.encoding import western
from srccompare.read.guests import guest
from srccompare.read.notes import Notes
from srccompare.read.prose import Prose, rows_in
from srccompare.read.rows import Row
from srccompare.read.table import Table

MARK = b"{\\rtf"

FONTS = re.compile(r"\{[^{}]{0,100}\\fonttbl")
# A bound on time, and a guess.
LONGEST_FONT = 2000
"""Characters of one font in the table of fonts.

The guest looks through a line of them once for each ``\\f``.
"""


def rtf_rows(data: bytes, name: str, notes: Notes) -> Row | Table:
    """The article in a file, or the articles of an export."""
    striprtf = guest("striprtf.striprtf", package="striprtf", extra="office", reads=".rtf")
    if not data.lstrip().startswith(MARK):
        raise ReadError("it is no RTF, whatever its name says; if it is text, name it .txt")
    try:
        text = striprtf.rtf_to_text(harmless(western(data)), errors="replace")
    except ReadError:
        raise
    except Exception as error:
        raise ReadError(f"no RTF that can be read: {type(error).__name__}: {error}") from error
    lines = [line.rstrip() for line in text.split("\n")]
    kept = "\n\n".join(line.strip() for line in lines if line.strip())
    return rows_in(Prose(lines, kept), name)


def harmless(text: str) -> str:
    """RTF on which the guest's searches for addresses and fonts take no longer than the text is long.

    The first is cubic in fields on a line; under a name nobody knows, a field's instruction is passed over,
    and its result stays.
    """
    text = text.replace("\\fldinst", "\\fldpast")
    start = FONTS.search(text)
    if start is None:
        return text
    stop = end_of_group(text, start.start())
    fonts = re.sub(r"([;{}])", r"\1\n", text[start.start() : stop])
    if max(map(len, fonts.split("\n"))) > LONGEST_FONT:
        raise ReadError("its table of fonts is damaged; open it in a word processor and save it as .docx")
    return text[: start.start()] + fonts + text[stop:]


def end_of_group(text: str, start: int) -> int:
    """Where a group ends: behind the brace that closes the one at ``start``."""
    depth = 0
    for brace in re.compile(r"[{}]").finditer(text, start):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end()
    return len(text)
