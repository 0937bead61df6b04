"""Groups of articles side by side: values with honest intervals, sources, caveats."""

from srccompare.comparison.comparing import compare
from srccompare.comparison.groups.copies import find_copies
from srccompare.comparison.interchange import COLUMNS, tables_from_json, tables_to_json
from srccompare.comparison.moved import keep_old_names
from srccompare.comparison.result import Comparison
from srccompare.comparison.statements.encoders import sentence_transformer
from srccompare.comparison.tables.sources import by_government
from srccompare.comparison.tables.statement_matrix import across_events, by_event
from srccompare.comparison.tables.words import keyness

__all__ = [
    "COLUMNS",
    "Comparison",
    "across_events",
    "by_event",
    "by_government",
    "compare",
    "find_copies",
    "keyness",
    "sentence_transformer",
    "tables_from_json",
    "tables_to_json",
]

keep_old_names()
