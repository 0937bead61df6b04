"""The comparison itself: plain tables, caveats and the line that pins down how they were made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from srccompare.comparison import tables as catalog
from srccompare.comparison.paper import FOR_PROGRAMS, caption_of, measures_by_group
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statistics.power import Power, ask_power
from srccompare.documents import Documents, Spans
from srccompare.errors import SrccompareError
from srccompare.exports.tables import write_tables
from srccompare.families.base import Family
from srccompare.tables.kinds import in_kind_of
from srccompare.writing import latex_float, write


@dataclass(frozen=True, eq=False)
class Comparison:
    """Groups of articles side by side.

    ``table`` has one row per group and measure: value, interval and how it was found, number of
    articles and units, difference from the reference (or from all other groups) with its own
    interval, and a verdict that never says more than that these texts differ. ``articles`` is the
    table of ``measure`` with the group and headline, ``attributions`` that of the same name with the
    group and the name its source goes by, ``sources`` counts them by name and group (a source with
    ``groups`` 1 is exclusive to its group), ``evidence`` has the spans behind every measure. Every table
    is worked out when it is first asked for; docs/comparison-tables.md has the columns of all.

    >>> import srccompare
    >>> comparison = srccompare.compare(srccompare.example(), families=["counts"])
    >>> comparison.by, len(comparison.articles)
    ('outlet', 6)
    """

    by: str
    groups: tuple[str, ...]
    reference: str | None
    tier: str
    caveats: tuple[str, ...] = field(repr=False)
    provenance: Mapping[str, str] = field(repr=False)
    documents: Documents = field(repr=False)
    families: tuple[Family, ...] = field(repr=False)
    evidence: Mapping[str, Spans] = field(repr=False)
    same_event: SameEvent = field(repr=False)
    foremost: tuple[str, ...] = field(default=(), repr=False)
    """The caveats that belong on the first page of a report."""
    given: Any = field(default=None, repr=False)
    """What was compared, where it was a frame of another library."""

    table = catalog.contrasts.TABLE
    articles = catalog.articles.TABLE
    attributions = catalog.attributions.TABLE
    sources = catalog.sources.TABLE

    claims = catalog.claims.TABLE

    events = catalog.events.TABLE
    copies = catalog.copies.TABLE
    quotations = catalog.quotations.TABLE
    statements = catalog.statements.TABLE
    statement_matrix = catalog.statement_matrix.TABLE
    conflicts = catalog.conflicts.TABLE
    only = catalog.only.TABLE
    missing = catalog.missing.TABLE
    uncovered = catalog.uncovered.TABLE

    actors = catalog.actors.TABLE
    source_types = catalog.source_types.TABLE
    relays = catalog.relays.TABLE
    entity_tone = catalog.entity_tone.TABLE
    naming = catalog.naming.TABLE

    words = catalog.words.TABLE
    contexts = catalog.contexts.TABLE
    coverage = catalog.coverage.TABLE
    headlines = catalog.headlines.TABLE
    order = catalog.order.TABLE
    openings = catalog.openings.TABLE

    frames = catalog.frames.TABLE
    frame_emphasis = catalog.frame_emphasis.TABLE
    frame_profiles = catalog.frame_profiles.TABLE
    event_frames = catalog.event_frames.TABLE

    def attention(self, period: str | None = None) -> pd.DataFrame:
        """One row per period (year, month, week, day …), group and item: how much is said of it."""
        return catalog.attention.make(self.same_event, period)

    @property
    def signature(self) -> str:
        """One line that pins down how these numbers were made."""
        return "|".join(f"{key}:{value}" for key, value in self.provenance.items())

    def power(
        self,
        measure: str,
        difference: float,
        *,
        group: str | None = None,
        power: float = 0.8,
        alpha: float = 0.05,
        spread: float | None = None,
    ) -> Power:
        """How many shared events would show a difference of this size in a measure.

        ``difference`` is in the unit of the measure. The spread of the difference between events is
        taken from the texts at hand, for ``group`` (the first, unless said) against what it is held
        against; ``spread`` replaces it. Raises SrccompareError for an unknown measure or group, a
        difference of zero, or too few texts to guess the spread from.
        """
        return ask_power(
            self.table,
            self.same_event.measured.values,
            self.same_event.grouping,
            measure,
            difference,
            group,
            power,
            alpha,
            spread,
        )

    def to_html(
        self,
        path: str | Path | None = None,
        *,
        text: str = "full",
        brief: bool = False,
        explore: bool = False,
        title: str = "",
        force: bool = False,
    ) -> str:
        """The report as one self-contained page; written to ``path`` when one is given.

        ``text`` is how much of the articles it carries: ``full``, ``excerpts`` or ``none``. ``brief`` gives
        the first page alone, ``explore`` a page to search in place of it, for large comparisons; ``title``
        stands over it in place of the event's name.
        """
        return self._rendered("html", path, text, brief, title, force, explore)

    def to_markdown(
        self,
        path: str | Path | None = None,
        *,
        text: str = "full",
        brief: bool = False,
        title: str = "",
        force: bool = False,
    ) -> str:
        """The report as Markdown; written to ``path`` when one is given."""
        return self._rendered("markdown", path, text, brief, title, force)

    def to_json(
        self,
        path: str | Path | None = None,
        *,
        text: str = "full",
        brief: bool = False,
        title: str = "",
        force: bool = False,
    ) -> str:
        """The report as JSON; written to ``path`` when one is given."""
        return self._rendered("json", path, text, brief, title, force)

    @classmethod
    def tables(cls) -> tuple[str, ...]:
        """The names of all tables a comparison has; each is worked out when it is first asked for.

        >>> {"table", "articles", "sources", "statements"} <= set(Comparison.tables())
        True
        """
        return tuple(one.name for one in catalog.CATALOG if not one.argument)

    def as_given(self, table: str) -> Any:
        """One of the tables in the kind of frame that was compared: polars for polars, Arrow for Arrow.

        As attributes tables are pandas frames, whatever was compared.
        """
        return in_kind_of(self.given, self._named(table))

    def _named(self, table: str) -> pd.DataFrame:
        if table not in self.tables():
            raise SrccompareError(f"no table named {table!r}; choose one of {', '.join(self.tables())}")
        named: pd.DataFrame = getattr(self, table)
        return named

    def to_tables(self, path: str | Path, *, force: bool = False) -> None:
        """Every table of the comparison: a workbook (.xlsx) with a sheet for each, or a folder of CSV files.

        A table ``about`` has the signature and the caveats.
        """
        about = [*self.provenance.items(), *(("caveat", caveat) for caveat in self.caveats)]
        tables = {"about": pd.DataFrame(about, columns=["what", "value"])}
        write_tables(tables | {name: getattr(self, name) for name in self.tables()}, path, force=force)

    def to_latex(
        self,
        table: str | None = None,
        path: str | Path | None = None,
        *,
        columns: Sequence[str] | None = None,
        caption: str | None = None,
        label: str | None = None,
        force: bool = False,
    ) -> str:
        """A table that goes into a LaTeX paper as it is (package booktabs), the signature as a comment above.

        Without ``table`` it has the primary measures against the groups, what can be told apart with a star.
        ``table`` is the name of a table of the comparison, ``columns`` those wanted of it (lists and
        places in the texts are left out unless wanted). It floats with a ``caption`` and a ``label``. Every
        text is escaped. Raises SrccompareError for a name no table or column has.
        """
        align = None
        if table is None and columns is None:
            align = "ll" + "r" * len(self.groups)
            shown = measures_by_group(self.table, self.families, self.groups)
            against = "the other groups" if self.reference is None else self.reference
            about = caption_of(self.groups, len(self.articles), self.by, against)
        else:
            shown, about = self._columns(table or "table", columns), self._about(table or "table")
        name = f"tab:{table or 'measures'}" if label is None else label
        text = latex_float(shown, self.signature, about if caption is None else caption, name, align)
        if path is not None:
            write(path, text, force=force)
        return text

    def _about(self, table: str) -> str:
        return str(next(one for one in catalog.CATALOG if one.name == table).__doc__)

    def _columns(self, table: str, columns: Sequence[str] | None) -> pd.DataFrame:
        named = self._named(table)
        unknown = [name for name in columns or () if name not in named.columns]
        if unknown:
            raise SrccompareError(
                f"no column {unknown[0]!r} in {table!r}; there are {', '.join(map(str, named.columns))}"
            )
        wanted = columns or [name for name in named.columns if name not in FOR_PROGRAMS]
        return named[list(wanted)]

    def _repr_html_(self) -> str:
        return self._rendered("notebook", None, "full", False, "", False)

    def _rendered(
        self,
        form: str,
        path: str | Path | None,
        text: str,
        brief: bool,
        title: str,
        force: bool,
        explore: bool = False,
    ) -> str:
        # The one import against the line: the methods people look for stand on the result,
        # the rendering they call stands below it.
        from srccompare.report import render

        return render(self, form, path, text=text, brief=brief, explore=explore, title=title, force=force)
