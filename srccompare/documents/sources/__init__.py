"""Sources: who stands behind each attribution, and what kind of source that is."""

from srccompare.documents.sources.layer import Sources, find_sources, find_sources_together
from srccompare.documents.sources.reader import Verdict
from srccompare.documents.sources.scheme import GROUPS, TYPES

__all__ = ["GROUPS", "TYPES", "Sources", "Verdict", "find_sources", "find_sources_together"]
