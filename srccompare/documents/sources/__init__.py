"""Sources: who stands behind each attribution, and what kind of source that is."""

from srccompare.documents.sources.layer import Sources, find_sources
from srccompare.documents.sources.scheme import GROUPS, TYPES

__all__ = ["GROUPS", "TYPES", "Sources", "find_sources"]
