"""The parts of the report in the order in which they stand there, one line each."""

from __future__ import annotations

from srccompare.report.parts import frames, naming, other, overview, sources, statements, words
from srccompare.report.parts.part import PartMaker

PARTS: tuple[PartMaker, ...] = (
    overview.PART,
    statements.PART,
    sources.PART,
    naming.PART,
    frames.PART,
    words.PART,
    other.PART,
)
