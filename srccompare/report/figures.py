"""One picture of the report by itself, for papers and slides: as SVG, or on Axes of matplotlib."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, overload

from srccompare.comparison import Comparison
from srccompare.errors import SrccompareError
from srccompare.report.context import Context
from srccompare.report.forms import html
from srccompare.report.measures import families_of
from srccompare.report.parts import frames, matrix, overview, sources, words
from srccompare.report.parts.citing import who_is_cited
from srccompare.report.pictures.marks import text
from srccompare.report.view import Drawing, Mark

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def source_types(context: Context) -> Drawing | None:
    """Whose words are brought, by group."""
    return sources.types_picture(context)


def source_network(context: Context) -> Drawing | None:
    """Groups and the sources they share."""
    return sources.ties_picture(context, who_is_cited(context)[0])


PICTURES: Mapping[str, Callable[[Context], Drawing | None]] = {
    "sources": source_types,
    "statements": matrix.matrix_picture,
    "certainty": matrix.matrix_picture,
    "network": source_network,
    "keywords": words.picture,
    "frames": frames.picture,
    "timeline": overview.timeline_of,
}
FORMS = ("svg", "matplotlib")
LINE, LETTER = 17.0, 7.6
"""The height of a line of a title, and how wide its letters are, on average."""
DOTS = "dot: value (filled: told apart); bar: 95% interval"
"""What the marks of a measure mean."""


class Picture(str):
    """The text of an SVG file; a notebook shows what it draws."""

    __slots__ = ()

    def _repr_svg_(self) -> str:
        return str(self)


@overload
def figure(comparison: Comparison, what: str, *, form: Literal["svg"] = "svg") -> Picture: ...
@overload
def figure(comparison: Comparison, what: str, *, form: Literal["matplotlib"]) -> Axes: ...


def figure(comparison: Comparison, what: str, *, form: str = "svg") -> Picture | Axes:
    """One picture of a comparison: the text of an SVG file, or Axes of matplotlib (extra ``figures``).

    ``what`` is ``sources``, ``statements`` (or ``certainty``), ``network``, ``keywords``, ``frames``,
    ``timeline``, or the name of a measure (its values with their intervals). Both forms show the same, with
    title, unit and legend inside. An SVG carries its style and its text alternative, and a notebook shows it;
    lengths of Axes are points. Raises SrccompareError for another name or form, and where there
    is nothing to draw.

    Parameters
    ----------
    comparison
        What `compare` gave.
    form
        "svg", or "matplotlib" for Axes of your own.

    Examples
    --------
    >>> import srccompare
    >>> comparison = srccompare.compare(srccompare.example(), families=["hedging"])
    >>> srccompare.figure(comparison, "hedge_rate")[:4]
    '<svg'
    """
    if form not in FORMS:
        raise SrccompareError(f"no form named {form!r}; choose one of {', '.join(FORMS)}")
    drawing = drawing_of(comparison, what)
    if form == "svg":
        return Picture(html.picture(drawing))
    from srccompare.report.forms.axes import axes

    return axes(drawing)


def drawing_of(comparison: Comparison, what: str) -> Drawing:
    """The picture asked for, if there is one to draw."""
    return headed(picture_of(Context(comparison), what))


def headed(drawing: Drawing) -> Drawing:
    """A picture that stands by itself: its title above it, in as many lines as it needs."""
    lines = textwrap.wrap(drawing.title, int(drawing.width / LETTER))
    room = LINE * len(lines) + 8
    moved = [replace(mark, at=lowered(mark, room)) for mark in drawing.marks]
    heads = [text(0, LINE * number, words, "heading") for number, words in enumerate(lines, start=1)]
    return replace(drawing, height=drawing.height + room, marks=(*heads, *moved))


def lowered(mark: Mark, room: float) -> tuple[float, ...]:
    """Where a mark stands, so much lower; what comes second of four is a height only in a line."""
    down = (1, 3) if mark.kind == "lines" else (1,)
    step = 4 if mark.kind == "lines" else len(mark.at)
    return tuple(value + room if number % step in down else value for number, value in enumerate(mark.at))


def picture_of(context: Context, what: str) -> Drawing:
    """The picture asked for, as the report has it; of a measure with what its marks mean."""
    if what in PICTURES:
        drawing = PICTURES[what](context)
        if drawing is None:
            raise SrccompareError(f"there is nothing to draw for {what!r} in these texts")
        return drawing
    if what not in context.number_of:
        names = [*PICTURES, *context.number_of]
        raise SrccompareError(f"no picture named {what!r}; choose one of {', '.join(names)}")
    measures = (measure for family in families_of(context) for measure in family.measures)
    found = next((measure for measure in measures if measure.name == what), None)
    if found is None or found.picture is None:
        why = "it is part of a formula" if found is None else found.untested or "no group stands apart"
        raise SrccompareError(f"there is nothing to draw for {what!r} in these texts: {why}")
    legend = text(0, found.picture.height + 10, DOTS, "axis")
    drawn = found.picture
    return replace(drawn, height=drawn.height + 18, marks=(*drawn.marks, legend))
