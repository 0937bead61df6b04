"""Sources: who stands behind each attribution, and what kind of source that is.

The numbers of these modules (reaches, lengths, ranks) were set by hand while errors were read on sources
that readers had labelled; docs/quality.md has how much was seen and the figures on articles where nothing
was.
"""

from srccompare.documents.sources.layer import Sources, find_sources, find_sources_together
from srccompare.documents.sources.reader import Verdict
from srccompare.documents.sources.scheme import GROUPS, TYPES

__all__ = ["GROUPS", "TYPES", "Sources", "Verdict", "find_sources", "find_sources_together"]
