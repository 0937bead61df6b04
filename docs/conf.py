"""How the manual is built: `sphinx-build -W -b html docs docs/_build`."""

from typing import ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import srccompare

project = "srccompare"
author = "srccompare contributors"
copyright = "2026, srccompare contributors"
version = release = srccompare.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.viewcode"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]

myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"

html_theme = "alabaster"
html_theme_options = {
    "description": "How several outlets tell the same event.",
    "fixed_sidebar": True,
    "page_width": "1100px",
}
html_show_sourcelink = False


class MeasureTable(SphinxDirective):
    """The catalog as tables, one per family, so that the manual cannot fall behind it."""

    columns: ClassVar = ["measure", "unit", "meaning", "recount", "voice", "reference", "caveat"]

    def run(self) -> list[nodes.Node]:
        sections: list[nodes.Node] = []
        for family, measures in srccompare.families().groupby("family", sort=False):
            section = nodes.section(ids=[nodes.make_id(f"family-{family}")])
            section += nodes.title(text=str(family))
            section += table(self.columns, measures[self.columns].astype(str).to_numpy().tolist())
            sections.append(section)
        return sections


def table(header: list[str], rows: list[list[str]]) -> nodes.table:
    """A table of plain text."""
    group = nodes.tgroup(cols=len(header))
    group += [nodes.colspec(colwidth=1) for _ in header]
    group += nodes.thead("", row(header))
    group += nodes.tbody("", *map(row, rows))
    return nodes.table("", group)


def row(cells: list[str]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph(text=cell)) for cell in cells))


def setup(app: Sphinx) -> None:
    app.add_directive("measures", MeasureTable)
