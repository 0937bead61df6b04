"""A batch of articles as arrays: tokens, sentences, paragraphs, quotations, zones, attributions."""

from srccompare.documents.documents import Documents, analyze
from srccompare.documents.spans import Spans
from srccompare.documents.voices import Voice

__all__ = ["Documents", "Spans", "Voice", "analyze"]
