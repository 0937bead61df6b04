"""One picture of the report by itself, for papers and slides: as SVG, or on Axes of matplotlib."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal, overload

from srccompare.comparison import Comparison
from srccompare.errors import SrccompareError
from srccompare.report.context import Context
from srccompare.report.forms import html
from srccompare.report.measures import families_of
from srccompare.report.parts import frames, matrix, overview, sources
from srccompare.report.parts.citing import who_is_cited
from srccompare.report.view import Drawing

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
    "certainty": matrix.matrix_picture,
    "network": source_network,
    "frames": frames.picture,
    "timeline": overview.timeline_of,
}
FORMS = ("svg", "matplotlib")


@overload
def figure(comparison: Comparison, what: str, *, form: Literal["svg"] = "svg") -> str: ...
@overload
def figure(comparison: Comparison, what: str, *, form: Literal["matplotlib"]) -> Axes: ...


def figure(comparison: Comparison, what: str, *, form: str = "svg") -> str | Axes:
    """One picture of a comparison: the text of an SVG file, or Axes of matplotlib (extra ``figures``).

    ``what`` is ``sources``, ``certainty``, ``network``, ``frames``, ``timeline``, or the name of a measure
    (its values with their intervals). Both forms show the same. An SVG carries its style and its text
    alternative; lengths of Axes are points. Raises SrccompareError for another name or form, and where there
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
        return html.picture(drawing)
    from srccompare.report.forms.axes import axes

    return axes(drawing)


def drawing_of(comparison: Comparison, what: str) -> Drawing:
    """The picture asked for, if there is one to draw."""
    context = Context(comparison)
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
    return found.picture
