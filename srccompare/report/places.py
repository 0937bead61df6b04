"""Where in the articles something stands: the places tables give, as links and as sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from srccompare.documents import Spans
from srccompare.report.context import FIELD, Context
from srccompare.report.evidence import pieces
from srccompare.report.view import Cell, Fold, Piece, Quote, Table

NOT_CARRIED = "(not in this report)"


class Places:
    """Finds articles by id, and paragraphs and sentences by their code points."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def row_at(self, spans: Spans, article: int, field: int, start: int) -> int:
        """The row of the last span of an article's field that begins at or before a place, -1 for none."""
        first, starts = self.context.starts_of(spans).get((article, field), (0, ()))
        return first + bisect_right(starts, start) - 1 if starts and starts[0] <= start else -1

    def link(self, id_: str, field: str, start: int) -> str:
        """The sentence a place stands in; empty where the report does not carry it."""
        sentences = self.context.documents.sentences
        row = self.row_at(sentences, self.context.article_of[id_], FIELD[field], start)
        return self.context.sentence_link(row) if row >= 0 else ""

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


def lead_into_texts(table: Table) -> Table:
    """A table of a page that has the texts: its cells lead there, where folds would repeat the sentences."""
    folds = {fold.anchor: fold for fold in table.folds if not fold.whole and places_of(fold)}
    if not folds:
        return table
    shown = tuple(replace(fold, shown=fold.anchor not in folds) for fold in table.folds)
    return replace(
        table,
        rows=tuple(tuple(placed_cells(row, table.head, folds)) for row in table.rows),
        folds=shown,
    )


def placed_cells(row: Sequence[Cell], head: Sequence[str], folds: Mapping[str, Fold]) -> Iterator[Cell]:
    """The cells of a row: the first that leads to a fold has its places, the others lead to one of them."""
    seen: set[str] = set()
    for cell, name in zip(row, head, strict=True):
        places = places_of(folds[cell.link]) if cell.link in folds else ()
        if not places:
            yield cell
        elif cell.link not in seen:
            seen.add(cell.link)
            yield replace(cell, places=places)
        else:
            own = {label.lower(): link for label, link in reversed(places)}
            yield replace(cell, link=own.get(name.lower(), places[0][1]))


def places_of(fold: Fold) -> tuple[tuple[str, str], ...]:
    """Where the sentences of a fold stand in the texts, and whose they are."""
    return tuple((quote.label, quote.link) for quote in fold.quotes if quote.link)
