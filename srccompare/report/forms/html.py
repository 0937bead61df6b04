"""A view as one page of HTML, or as a fragment for notebooks; all escaping happens here."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from srccompare.report.explorer import Explorer
from srccompare.report.view import Drawing, Piece, Text, View


@cache
def environment() -> Environment:
    """The only template environment: everything put into a page is escaped."""
    made = Environment(
        loader=PackageLoader("srccompare.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["nested"] = nested
    made.filters["by_story"] = by_story
    return made


Opened = tuple[tuple[str, str], ...]
"""Layers to open before a text, each with what it says there."""


def nested(cut: Sequence[Piece]) -> Iterator[tuple[int, Opened, str]]:
    """How many layers to close and which to open before each text, so that a layer goes on across pieces.

    The last step closes what is open and has no text.
    """
    current: tuple[str, ...] = ()
    for piece in cut:
        said = piece.notes or ("",) * len(piece.layers)
        # A layer that says something begins anew.
        kept = 0
        for before, now, note in zip(current, piece.layers, said, strict=False):
            if before != now or note:
                break
            kept += 1
        yield len(current) - kept, tuple(zip(piece.layers[kept:], said[kept:], strict=True)), piece.text
        current = piece.layers
    yield len(current), (), ""


def by_story(texts: Sequence[Text]) -> list[list[Text]]:
    """The texts of each story, in their order."""
    stories: dict[str, list[Text]] = {}
    for text in texts:
        stories.setdefault(text.story, []).append(text)
    return list(stories.values())


@cache
def style(name: str) -> Markup:
    """A style sheet or script of the package: our own text, so it goes into the page as it is."""
    environment_ = environment()
    assert environment_.loader is not None
    return Markup(environment_.loader.get_source(environment_, name)[0])


def sheet(*, brief: bool) -> Markup:
    """The style sheet of a page: that of its first page, of what stands behind it, of pictures."""
    return style("page.css") + (Markup() if brief else style("behind.css")) + style("picture.css")


def fingerprint(text: str) -> str:
    """What a content security policy names a style sheet by."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def page(view: View) -> str:
    """The report as one self-contained page: no script, no link to anywhere else."""
    css = sheet(brief=view.brief)
    made = environment().get_template("page.html.j2").render(view=view, style=css, allowed=fingerprint(css))
    # Attributes of the templates stand in double quotes, so an apostrophe needs no escaping.
    return made.replace("&#39;", "'")


def explorer(held: Explorer) -> str:
    """The explorer as one self-contained page: its own script and style, everything else as data."""
    css, script = style("page.css") + style("behind.css") + style("explorer.css"), style("explorer.js")
    return (
        environment()
        .get_template("explorer.html.j2")
        .render(
            held=held,
            style=css,
            script=script,
            allowed=fingerprint(css),
            runs=fingerprint(script),
            data=embedded(packed(held)),
        )
    )


def packed(held: Explorer) -> dict[str, Any]:
    """What the script reads; what there is many of is a list without names, in the order of its fields."""
    return {
        "groups": held.groups,
        "stories": held.stories,
        "kinds": held.kinds,
        "signs": held.signs,
        "articles": [astuple(one) for one in held.articles],
        "rows": [astuple(one) for one in held.rows],
    }


def embedded(value: Any) -> Markup:
    """Data as it may stand inside a script element, where only "<" could end it or begin a comment.

    >>> print(embedded("</script> & \u2028"))
    "\\u003c/script\\u003e \\u0026 \\u2028"
    """
    told = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Markup(told.translate({ord(one): f"\\u{ord(one):04x}" for one in "<>&\u2028\u2029"}))


def picture(drawing: Drawing) -> str:
    """A picture as an SVG file of its own."""
    template = environment().get_template("figure.svg.j2")
    return template.render(picture=drawing, view=None, style=style("picture.css"))


def fragment(view: View) -> str:
    """The short form of the report that notebooks show."""
    return environment().get_template("notebook.html.j2").render(view=view, style=style("notebook.css"))
