"""Running text out of any file: an export of several articles, or one article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from srccompare.read.exports import records_in_lines
from srccompare.read.exports.record import rows_of
from srccompare.read.rows import Row
from srccompare.read.table import Table


@dataclass(frozen=True)
class Prose:
    """The text of a file, as lines for what databases write and as it is kept where it is one article."""

    lines: Sequence[str]
    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    metadata: Mapping[str, object] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    encoding: str | None = None


def rows_in(prose: Prose, name: str) -> Row | Table:
    """The articles of an export as a table, or the one article of the file."""
    if records := records_in_lines(prose.lines):
        return rows_of(records, name, prose.flags, prose.encoding)
    values = {**prose.values, "text": prose.text}
    return Row(values, name, Path(name).stem, prose.flags, metadata=prose.metadata, encoding=prose.encoding)
