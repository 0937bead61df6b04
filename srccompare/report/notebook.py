"""Single articles and attributions for a notebook: the text with what is marked in it, layers to switch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from srccompare.articles import Articles
from srccompare.comparison import compare
from srccompare.documents.attribution import ROLES
from srccompare.read.memory import is_frame
from srccompare.report.context import Context
from srccompare.report.forms.html import environment, style
from srccompare.report.texts import texts_of
from srccompare.report.view import Layer, Text
from srccompare.report.wording import line
from srccompare.tables import Families, Lexicons

FAMILIES = ("attribution", "hedging", "loaded")
MOST = 200
"""Attributions listed one by one."""
LISTED = 20
"""Articles listed one by one."""
BEGINNING = 80
"""Characters of a text that stand where an article has no title."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """One attribution as it is shown."""

    outlet: str
    kind: str
    source: str
    cue: str
    content: str


@dataclass(frozen=True)
class Shown:
    """Texts with their layers, or attributions; a notebook shows it, ``str`` gives the words alone."""

    layers: tuple[Layer, ...] = ()
    texts: tuple[Text, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    more: int = 0

    def _repr_html_(self) -> str:
        template = environment().get_template("show.html.j2")
        return template.render(shown=self, style=style("notebook.css") + style("show.css"))

    def __str__(self) -> str:
        texts = (
            "\n".join("".join(piece.text for piece in part.pieces) for part in text.paragraphs)
            for text in self.texts
        )
        said = (f"{one.source} | {one.cue} | {one.content}" for one in self.quoted)
        return "\n\n".join([*texts, *said])


def show(source: Any, families: Families = FAMILIES, *, lexicons: Lexicons = ()) -> Shown:
    """Articles as texts with what is marked in them, or a table of attributions, for a notebook.

    ``source`` is anything ``analyze`` takes, or the table ``attributions`` gives. Every layer (sources,
    cues, contents, the words of each family) can be switched off and on. Works without scripts.

    Parameters
    ----------
    families
        Names of families, or Family objects; None for all there are.
    lexicons
        Word lists of your own: paths, dicts, or what `read_dictionary` gives.

    Examples
    --------
    >>> print(show([{"id": "a1", "text": "The dam may fail, engineers said."}]))
    The dam may fail, engineers said.
    """
    if is_frame(source) and {*ROLES, "kind"} <= set(source.columns):
        return of_attributions(source)
    layers, texts = texts_of(Context(compare(source, by="id", families=families, lexicons=lexicons)))
    return Shown(layers, texts)


def of_attributions(table: pd.DataFrame) -> Shown:
    """The rows of a table of attributions, on one line each."""
    rows = table.head(MOST).astype(object).where(table.head(MOST).notna(), "").to_dict("records")
    quoted = tuple(
        Quoted(*(line(str(row.get(name, ""))) for name in ("outlet", "kind", "source", "cue", "content")))
        for row in rows
    )
    return Shown(quoted=quoted, more=len(table) - len(quoted))


def list_articles(articles: Articles) -> str:
    """A table of articles for a notebook: one line each, no more of a text than its beginning."""
    listed = articles.items[:LISTED]
    rows = [
        (
            one.id,
            one.outlet or "–",
            one.published.isoformat() if one.published else "–",
            line(one.title or one.text[:BEGINNING]),
            f"{len(one.text):,}",
            "; ".join(one.flags),
        )
        for one in listed
    ]
    more = len(articles) - len(listed)
    template = environment().get_template("articles.html.j2")
    return template.render(summary=articles.summary, rows=rows, more=more, style=style("notebook.css"))
