"""Articles in the terminal, with what is marked in them in colour or, where there is none, in brackets."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import click

from srccompare.articles import Article

if TYPE_CHECKING:
    from srccompare.documents import Documents

STYLES: tuple[dict[str, Any], ...] = (
    {"fg": "blue", "bold": True},
    {"fg": "magenta", "underline": True},
    {"fg": "cyan"},
    {"fg": "yellow", "reverse": True},
    {"fg": "red", "reverse": True},
    {"fg": "green", "reverse": True},
)
ROLES = ("source", "cue", "content")


def shown(documents: Documents, article: str | None, *, plain: bool, **options: Any) -> Iterator[str]:
    """Each article as text for a terminal, with a legend of what is marked."""
    from srccompare.errors import SrccompareError
    from srccompare.exports import spans

    chosen = wanted(documents, article)
    if not chosen:
        known = ", ".join(documents.articles.ids[:10])
        raise SrccompareError(f"there is no article or outlet {article!r}; there are {known}")
    for number, one in enumerate(documents.articles):
        if number in chosen:
            table = spans(documents[number], **options)
            columns = (table[name].tolist() for name in ("field", "start", "end", "layer", "label"))
            marks = [
                (field, start, end, name_of(layer, label))
                for field, start, end, layer, label in zip(*columns, strict=True)
            ]
            yield text_of(one, marks, plain)


def wanted(documents: Documents, name: str | None) -> set[int]:
    """The articles of an id or, where no article has it, of an outlet; all where nothing is asked for."""
    every = list(enumerate(documents.articles))
    by_id = {row for row, one in every if name in (None, one.id)}
    asked = (name or "").casefold()
    return by_id or {row for row, one in every if (one.outlet or "").casefold() == asked}


def name_of(layer: str, label: str) -> str:
    """What a mark is called: the role in an attribution, else the family."""
    return label if label in ROLES else layer


def text_of(article: Article, marks: list[tuple[str, int, int, str]], plain: bool) -> str:
    """A heading, the legend, the text with its marks."""
    names = [*ROLES, *dict.fromkeys(name for *_, name in marks if name not in ROLES)]
    used = [name for name in names if any(name == mark[3] for mark in marks)]
    look = {name: STYLES[number % len(STYLES)] for number, name in enumerate(names)}
    legend = "  ".join(name if plain else click.style(name, **look[name]) for name in used)
    parts = [f"── {article.id}" + (f" · {article.outlet}" if article.outlet else "")]
    parts += [f"   marked: {legend}" if legend else "   nothing marked"]
    for field in ("title", "text"):
        text = getattr(article, field)
        if text and not (field == "title" and repeats(article)):
            own = [(start, end, name) for where, start, end, name in marks if where == field]
            parts.append(marked(text, own, look, plain))
    return "\n\n".join(parts) + "\n"


def repeats(article: Article) -> bool:
    """Whether the text begins with its headline, which then stands once."""
    first = article.text.lstrip().partition("\n")[0]
    return bool(article.title) and " ".join(first.split()) == " ".join((article.title or "").split())


def marked(text: str, marks: list[tuple[int, int, str]], look: dict[str, dict[str, Any]], plain: bool) -> str:
    """The text with its marks; where they overlap, the shortest is seen."""
    edges = sorted({0, len(text), *(edge for start, end, _ in marks for edge in (start, end))})
    pieces, opened = [], ""
    for start, end in pairwise(edges):
        over = [mark for mark in marks if mark[0] <= start and end <= mark[1]]
        name = min(over, key=lambda mark: mark[1] - mark[0])[2] if over else ""
        piece = printable(text[start:end])
        if plain:
            pieces += [
                "]" if opened and name != opened else "",
                f"[{name}: " if name and name != opened else "",
            ]
            pieces.append(piece)
            opened = name
        else:
            pieces.append(click.style(piece, **look[name]) if name else piece)
    return "".join(pieces) + ("]" if plain and opened else "")


def printable(text: str) -> str:
    """Text without what a terminal would take for a command."""
    lines = text.replace("\r\n", "\n")
    return "".join(
        one if one in "\n\t" or one.isprintable() or unicodedata.category(one) == "Zs" else "�"
        for one in lines
    )
