"""The comparison itself: plain tables, caveats and the line that pins down how they were made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from srccompare.documents import Documents, Spans
from srccompare.families.base import Family


@dataclass(frozen=True, eq=False)
class Comparison:
    """Groups of articles side by side.

    ``table`` has one row per group and measure: value, interval and how it was found, number of
    articles and units, difference from the reference (or from all other groups) with its own
    interval, and a verdict that never says more than that these texts differ. ``articles`` is the
    table of ``measure`` with the group and headline, ``attributions`` that of the same name with the
    group and the name its source goes by, ``sources`` counts them by name and group (a source with
    ``groups`` 1 is exclusive to its group), ``evidence`` has the spans behind every measure.
    """

    by: str
    groups: tuple[str, ...]
    reference: str | None
    tier: str
    table: pd.DataFrame = field(repr=False)
    articles: pd.DataFrame = field(repr=False)
    attributions: pd.DataFrame = field(repr=False)
    sources: pd.DataFrame = field(repr=False)
    caveats: tuple[str, ...] = field(repr=False)
    provenance: Mapping[str, str] = field(repr=False)
    documents: Documents = field(repr=False)
    families: tuple[Family, ...] = field(repr=False)
    evidence: Mapping[str, Spans] = field(repr=False)

    @property
    def signature(self) -> str:
        """One line that pins down how these numbers were made."""
        return "|".join(f"{key}:{value}" for key, value in self.provenance.items())

    def to_html(self, path: str | Path | None = None, *, force: bool = False) -> str:
        """The report as one self-contained page; written to ``path`` when one is given."""
        return self._rendered("html", path, force)

    def to_markdown(self, path: str | Path | None = None, *, force: bool = False) -> str:
        """The report as Markdown; written to ``path`` when one is given."""
        return self._rendered("markdown", path, force)

    def to_json(self, path: str | Path | None = None, *, force: bool = False) -> str:
        """The report as JSON; written to ``path`` when one is given."""
        return self._rendered("json", path, force)

    def _repr_html_(self) -> str:
        return self._rendered("notebook", None, False)

    def _rendered(self, form: str, path: str | Path | None, force: bool) -> str:
        # The one import against the line: the methods people look for stand on the result,
        # the rendering they call stands below it.
        from srccompare.report import render

        return render(self, form, path, force=force)
