"""How the manual is built: `sphinx-build -W -b html docs docs/_build`."""

import inspect
import json
import math
import sys
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import srccompare
from srccompare.families.base import Measure
from srccompare.families.catalog import catalog

sys.path.insert(0, str(Path(__file__).parent))
from draw_gallery import draw_gallery, with_pictures

project = "srccompare"
author = "srccompare contributors"
copyright = "2026, srccompare contributors"
version = release = srccompare.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
    "sphinx_copybutton",
]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]

myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"

# Reads on a phone and in the dark, with a search and the pages before and after.
html_theme = "furo"
html_title = "srccompare"
html_show_sourcelink = False


# What `benchmarks/quality.py --write` measured; the families it speaks of, and how it is called here.
FIGURES = json.loads((Path(__file__).parents[1] / "benchmarks" / "figures.json").read_text(encoding="utf-8"))
ACCURACY = {
    "attribution": {
        "attribution/dev/attr.F": "F1 of whole attributions (PolNeAR, dev)",
        "attribution/dev/attr.direct.F": "of direct ones",
        "attribution/dev/attr.indirect.F": "of indirect ones",
    },
    "hedging": {"hedging/train/F1": "F1 of sentences (Szeged Uncertainty, Wikipedia part)"},
    "loaded": {
        "loaded/dev/word_F1": "F1 of words (BABE SG1)",
        "loaded/dev/sentence_macro_F1": "macro F1 of sentences",
    },
    "framing": {
        "framing/sentences/mean_AUC": "mean AUC of policy frames (FrAC, sentences)",
        "framing/narrative_frames/mean_AUC": "of generic frames (Narrative Frames, articles)",
    },
}


def accuracy_of(family: str) -> str:
    """How far a family agrees with people who labelled texts, in a sentence; empty where nobody did."""
    known = ACCURACY.get(family, {})
    said = ", ".join(f"{label} {FIGURES[key]:.1f}" for key, label in known.items() if key in FIGURES)
    return f"Against labelled data, in per cent: {said}." if said else ""


class MeasureTable(SphinxDirective):
    """The catalog as tables, one per family, so that the manual cannot fall behind it."""

    columns: ClassVar = ["measure", "what it says", "unit and range", "how it is counted", "reference"]

    def run(self) -> list[nodes.Node]:
        sections: list[nodes.Node] = []
        for family in catalog().values():
            section = nodes.section(ids=[nodes.make_id(f"family-{family.name}")])
            section += nodes.title(text=family.title)
            section += nodes.paragraph("", "", nodes.literal(text=family.name))
            about = StringList((inspect.getdoc(family.compute) or "").splitlines())
            self.state.nested_parse(about, self.content_offset, section)
            if said := shared_caveat(family.measures):
                section += nodes.paragraph(text=f"Mind: {said}.")
            if said_of_gold := accuracy_of(family.name):
                section += nodes.paragraph(text=said_of_gold)
            section += table(self.columns, [cells(measure, said) for measure in family.measures])
            if family.lexicons:
                section += nodes.paragraph(text=f"Word lists: {', '.join(family.lexicons)}.")
            sections.append(section)
        return sections


def shared_caveat(measures: tuple[Measure, ...]) -> str:
    """The caveat all measures of a family have, which is then said once."""
    caveats = {measure.caveat for measure in measures}
    return caveats.pop() if len(caveats) == 1 else ""


def cells(measure: Measure, said: str) -> list[list[str]]:
    """A measure as cells, each a list of paragraphs."""
    caveat = [f"Mind: {measure.caveat}."] if measure.caveat and measure.caveat != said else []
    voice = f"voice: {(measure.voice.name or '').lower()}{', always' * measure.fixed}"
    return [
        [measure.name],
        [measure.meaning, *caveat],
        [measure.unit, range_of(measure)],
        [how_counted(measure), voice],
        [measure.reference],
    ]


def range_of(measure: Measure) -> str:
    """The least and the greatest value there can be."""
    low, high = (f"{edge:g}".replace("-", "−") for edge in (measure.low, measure.high))
    if measure.low == -math.inf:
        return "any number" if measure.high == math.inf else f"up to {high}"
    return f"from {low}" if measure.high == math.inf else f"{low} to {high}"


def how_counted(measure: Measure) -> str:
    """How the number follows from its evidence."""
    if measure.recount == "rate":
        return f"rate per {measure.per:g} {measure.of}"
    if measure.recount == "share":
        return f"share of {measure.of}"
    if measure.formula is not None:
        about = (inspect.getdoc(measure.formula) or "").split("\n\n")[0]
        return f"formula: {' '.join(about.split())} Made of {', '.join(measure.inputs)}."
    return f"{measure.recount} of the evidence"


def table(header: list[str], rows: list[list[list[str]]]) -> nodes.table:
    """A table of plain text."""
    group = nodes.tgroup(cols=len(header))
    group += [nodes.colspec(colwidth=1) for _ in header]
    group += nodes.thead("", row([[name] for name in header]))
    group += nodes.tbody("", *map(row, rows))
    return nodes.table("", group)


def row(texts: list[list[str]]) -> nodes.row:
    """One row, each cell a list of paragraphs."""
    paragraphs = [[nodes.paragraph(text=text) for text in cell] for cell in texts]
    return nodes.row("", *(nodes.entry("", *cell) for cell in paragraphs))


def write_example(app: Sphinx, exception: Exception | None) -> None:
    """The report on the bundled example, which the first page links to, beside the pages of the manual."""
    if exception is None and app.builder.format == "html":
        srccompare.report(srccompare.example(), Path(app.outdir) / "example.html", force=True)


def show_pictures(app: Sphinx, name: str, source: list[str]) -> None:
    """The gallery, with each picture behind the code that draws it."""
    if name == "gallery":
        source[0] = with_pictures(source[0])


def draw_pictures(app: Sphinx, exception: Exception | None) -> None:
    """The pictures of the gallery, drawn by the code on its page."""
    if exception is None and app.builder.format == "html":
        draw_gallery(Path(app.outdir) / "gallery")


def setup(app: Sphinx) -> None:
    app.add_directive("measures", MeasureTable)
    app.connect("source-read", show_pictures)
    app.connect("build-finished", write_example)
    app.connect("build-finished", draw_pictures)
