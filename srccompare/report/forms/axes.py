"""The pictures of the report on Axes of matplotlib, mark by mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from srccompare.errors import SrccompareError
from srccompare.report.view import Drawing, Mark

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, SOFT, GRID, ACCENT = "#1d2126", "#555d66", "#e2dfd8", "#0b5563"
POINTS = 72.0
"""A unit of a drawing is a point. By convention, 72 to the inch."""

LINES = {"grid": (GRID, 1.0), "nought": (SOFT, 1.0), "range": (INK, 1.5), "point": (SOFT, 1.0)}
TIES = {"tie1": 1.0, "tie2": 2.2, "tie3": 3.6, "tie4": 5.4}
FILLS = {
    "pattern1": ("#0b5563", ""), "pattern2": ("#d98a3d", "////"), "pattern3": ("#8fb8d8", "..."),
    "pattern4": ("#8a78b5", "---"), "pattern5": ("#6f9a6b", "xxx"), "pattern6": ("#c9c4b8", ""),
    "pattern7": ("#8fb8d8", "|||"), "pattern8": ("#c9c4b8", "xx"), "pattern9": ("#d98a3d", ""),
    "pattern10": ("#efece4", "."),
}  # fmt: skip
CELLS = {"asserted": "#dcecdc", "denied": "#f6dcd8", "told": "#e9f0fb", "unsure": "#fdf3dd"}
SIZES = {"": 12.0, "heading": 13.0, "name": 12.0, "value": 12.0, "axis": 11.0}


def axes(drawing: Drawing) -> Axes:
    """A drawing on Axes that fill a figure of its size; nothing of pyplot's state is touched.

    Raises SrccompareError where matplotlib is not installed.
    """
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError as error:
        raise SrccompareError(
            "form='matplotlib' needs matplotlib: pip install matplotlib; form='svg' needs nothing"
        ) from error
    figure = Figure(figsize=(drawing.width / POINTS, drawing.height / POINTS))
    FigureCanvasAgg(figure)
    ax = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    ax.set_xlim(0, drawing.width)
    ax.set_ylim(drawing.height, 0)
    ax.set_axis_off()
    ax.set_title(drawing.title, visible=False)
    for mark in drawing.marks:
        put(ax, mark)
    return ax


def put(ax: Any, mark: Mark) -> None:
    """One mark, drawn."""
    from matplotlib.patches import Ellipse, Rectangle

    at, styles = mark.at, mark.style.split()
    if mark.kind == "text":
        align = {"": "left", "middle": "center", "end": "right"}[mark.anchor]
        color = SOFT if "axis" in styles else INK
        weight = "bold" if {"value", "heading"} & set(styles) else "normal"
        # A dollar sign would begin a formula.
        words = mark.text.replace("$", r"\$")
        ax.text(*at, words, size=SIZES.get(mark.style, 12.0), color=color, weight=weight, ha=align)
    elif mark.kind == "lines":
        color, width = LINES.get(styles[0], (SOFT, TIES.get(styles[-1], 1.0)))
        for n in range(0, len(at), 4):
            ax.plot(at[n : n + 4 : 2], at[n + 1 : n + 4 : 2], color=color, linewidth=width,
                    alpha=0.6 if "tie" in styles else 1.0, solid_capstyle="butt", zorder=1)  # fmt: skip
    elif mark.kind == "circle":
        face = "white" if "hollow" in styles else ACCENT
        ax.add_patch(
            Ellipse((at[0], at[1]), 2 * at[2], 2 * at[2], facecolor=face, edgecolor=ACCENT, zorder=2)
        )
    else:
        face, hatch = FILLS.get(mark.fill, (CELLS.get(styles[-1] if styles else "", "white"), ""))
        edge = ACCENT if "day" in styles else "white" if not mark.fill else INK
        ax.add_patch(
            Rectangle(
                (at[0], at[1]), at[2], at[3], facecolor=face, edgecolor=edge, hatch=hatch, linewidth=0.6
            )
        )
