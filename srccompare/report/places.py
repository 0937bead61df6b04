"""Where in the articles something stands: the places tables give, as links and as sentences."""

from __future__ import annotations

import numpy as np

from srccompare.documents import Spans
from srccompare.report.context import FIELD, Context
from srccompare.report.evidence import pieces
from srccompare.report.view import Piece, Quote

NOT_CARRIED = "(not in this report)"


class Places:
    """Finds articles by id, and paragraphs and sentences by their code points."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def row_at(self, spans: Spans, article: int, field: int, start: int) -> int:
        """The row of the last span of an article's field that begins at or before a place, -1 for none."""
        low, high = np.searchsorted(spans.article, [article, article + 1])
        before = np.flatnonzero((spans.field[low:high] == field) & (spans.start[low:high] <= start))
        return int(low + before[-1]) if len(before) else -1

    def link(self, id_: str, field: str, start: int) -> str:
        """The paragraph a place stands in; empty where the report does not carry its sentence."""
        article = self.context.article_of[id_]
        paragraph = self.row_at(self.context.documents.paragraphs, article, FIELD[field], start)
        if paragraph < 0 or not self.shown(id_, field, start):
            return ""
        return self.context.paragraph_link(article, paragraph)

    def shown(self, id_: str, field: str, start: int) -> bool:
        """Whether the report carries the sentence a place stands in."""
        row = self.row_at(self.context.documents.sentences, self.context.article_of[id_], FIELD[field], start)
        return row >= 0 and bool(self.context.allowed[row])

    def sentence(self, id_: str, field: str, start: int, end: int) -> tuple[Piece, ...]:
        """The sentence around a stretch, the stretch marked; that it is not carried where it is not."""
        article, number = self.context.article_of[id_], FIELD[field]
        sentences = self.context.documents.sentences
        row = self.row_at(sentences, article, number, start)
        if row < 0 or not self.context.allowed[row]:
            return (Piece(NOT_CARRIED),)
        first, last = int(sentences.start[row]), max(int(sentences.end[row]), end)
        return pieces(self.context.fields[article][number], first, last, [(start, end)])

    def quote(self, label: str, note: str, id_: str, field: str, start: int, end: int) -> Quote:
        """A sentence as it is listed."""
        return Quote(label, note, self.sentence(id_, field, start, end), self.link(id_, field, start))
