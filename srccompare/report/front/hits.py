"""What was found in the texts of a group: words with how often they stand there, and the passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from srccompare.documents import Spans
from srccompare.report.numbers import several
from srccompare.report.places import Places
from srccompare.report.view import Cell, Quote, Trait
from srccompare.report.wording import line, short

Spot = tuple[str, str, int, int]
"""Where something stands: the article's id, title or text, from which code point to which."""
FIELDS = ("title", "text")
LISTED = 8
"""Words of a trait that are listed."""
QUOTES, QUOTES_OF_MANY = 2, 1
"""Passages of a trait, and those where groups do not fit beside each other."""
WIDTH = 60
"""Characters of a name or a phrase."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found one or more times; ``note`` is what is said of it in brackets.

    How often is told where its places are ``counted``.
    """

    words: str
    spots: tuple[Spot, ...]
    note: str = ""
    counted: bool = True

    @property
    def told(self) -> str:
        """The words, and how often they stand there."""
        often = f" ×{len(self.spots)}" if self.counted and len(self.spots) > 1 else ""
        return f"{short(self.words, WIDTH)}{often}" + (f" ({self.note})" if self.note else "")


def trait_of(
    places: Places,
    key: str,
    label: str,
    hits: Sequence[Hit],
    before: str = "",
    most: int = LISTED,
    *,
    counted: bool = True,
) -> Trait | None:
    """A trait of the hits, in their order; None where there are none. ``before`` is told ahead of them.

    How many are left is not ``counted`` where some may have been missed.
    """
    if not hits:
        return None
    listed = ", ".join(hit.told for hit in hits[:most])
    left = len(hits) - most
    rest = f"and {left} more" if counted else "and others"
    text = before + listed + (f" {rest}" if left > 0 else "")
    quotes = tuple(quotes_of(places, hits[:most]))
    more = sum(len(hit.spots) for hit in hits) - len(quotes)
    note = f"and {several(more, 'place')} more" if more > 0 else ""
    items = tuple(Cell(hit.told, link=places.link(*hit.spots[0][:3])) for hit in hits[:most])
    return Trait(
        key, label, text, quotes, note, () if before else (*items, *([Cell(rest)] if left > 0 else ()))
    )


def quotes_of(places: Places, hits: Sequence[Hit]) -> Iterator[Quote]:
    """The passages: the first of each hit, then the second, no sentence twice."""
    context, seen, given = places.context, set[tuple[str, str, int]](), 0
    most = QUOTES_OF_MANY if context.many else QUOTES
    sentences = context.documents.sentences
    for turn in range(max((len(hit.spots) for hit in hits), default=0)):
        for hit in hits:
            if turn >= len(hit.spots) or given == most:
                continue
            id_, field, start, end = hit.spots[turn]
            row = places.row_at(sentences, context.article_of[id_], FIELDS.index(field), start)
            if (id_, field, row) in seen or not places.shown(id_, field, start):
                continue
            seen.add((id_, field, row))
            given += 1
            note = context.article_name(context.article_of[id_])
            yield places.quote(short(hit.words, WIDTH), note, id_, field, start, end)


def hits_in(places: Places, spans: Spans, group: int) -> list[Hit]:
    """The words behind a measure in one group, the most frequent first, then as they stand in the texts."""
    context = places.context
    own = spans[context.group_of[spans.article] == group]
    found: dict[str, list[Spot]] = {}
    texts = context.documents.text_of(own)
    ids = [context.documents.articles[row].id for row in own.article.tolist()]
    fields = [FIELDS[field] for field in own.field.tolist()]
    spots = zip(ids, fields, own.start.tolist(), own.end.tolist(), strict=True)
    for words, spot in zip(texts, spots, strict=True):
        found.setdefault(line(words).lower(), []).append(spot)
    return often_first(Hit(words, tuple(own)) for words, own in found.items())


def often_first(hits: Iterable[Hit]) -> list[Hit]:
    """The hits, the most frequent first."""
    return sorted(hits, key=lambda hit: -len(hit.spots))
