"""The comparison itself: plain tables, caveats and the line that pins down how they were made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from srccompare.comparison.actors import actors
from srccompare.comparison.same_event import Encoder, SideBySide
from srccompare.comparison.statistics.contrast import Grouping
from srccompare.comparison.statistics.power import Power, asked
from srccompare.comparison.tables.entity_tone import entity_tone_of
from srccompare.comparison.tables.frames import ComparedFrames
from srccompare.comparison.tables.naming import naming_of
from srccompare.comparison.tables.sources import relays, source_types
from srccompare.comparison.telling import Telling
from srccompare.documents import Documents, Spans
from srccompare.errors import SrccompareError
from srccompare.families.base import Family
from srccompare.writing import latex_text, write

TABLE = "pd.DataFrame"
"""How a table is declared below: annotations are not evaluated in this file."""


def returned(value: property | cached_property[Any]) -> str:
    """What a property is declared to give."""
    function = value.fget if isinstance(value, property) else value.func
    return str(getattr(function, "__annotations__", {}).get("return"))


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
    grouping: Grouping = field(repr=False)
    encoder: Encoder | None = field(default=None, repr=False)

    @property
    def signature(self) -> str:
        """One line that pins down how these numbers were made."""
        return "|".join(f"{key}:{value}" for key, value in self.provenance.items())

    # The same event, side by side: docs/comparison-tables.md has the columns.

    @cached_property
    def side_by_side(self) -> SideBySide:
        """What the tables below are made from, each worked out on first use."""
        return SideBySide(self.documents, self.articles["group"].tolist(), self.encoder)

    @property
    def events(self) -> pd.DataFrame:
        """One row per article: the event it belongs to, what holds the event together, when it came out."""
        return self.side_by_side.events

    @property
    def copies(self) -> pd.DataFrame:
        """One row per two articles of which one reprints the other."""
        return self.side_by_side.copies

    @property
    def quotations(self) -> pd.DataFrame:
        """One row per version of a quotation that several articles have."""
        return self.side_by_side.quotations

    @property
    def statements(self) -> pd.DataFrame:
        """One row per sentence or clause that states something, those that say the same in one group."""
        return self.side_by_side.statements

    @property
    def statement_matrix(self) -> pd.DataFrame:
        """One row per statement and group: how surely the group puts it, or that it was not found there."""
        return self.side_by_side.statement_matrix

    @property
    def conflicts(self) -> pd.DataFrame:
        """One row per detail on which articles agree or disagree, and per contradiction."""
        return self.side_by_side.conflicts

    # Who is heard: docs/sources.md has the columns.

    @property
    def actors(self) -> pd.DataFrame:
        """One row per person, country, place or body that the articles name, with its names and counts."""
        return actors(self.documents).table

    @property
    def source_types(self) -> pd.DataFrame:
        """One row per group and type of source: how many attributions, and which share."""
        return source_types(self.attributions, self.groups)

    @property
    def relays(self) -> pd.DataFrame:
        """One row per group and medium it takes statements from: a citation network's edges."""
        groups = dict(zip(self.articles["id"], self.articles["group"], strict=True))
        return relays(self.documents, groups)

    # How somebody is shown: docs/entity-tone.md.

    @cached_property
    def entity_tone(self) -> pd.DataFrame:
        """One row per actor, group and voice: how the sentences around the name are worded. Weak evidence."""
        return entity_tone_of(self.documents, self.grouping, int(self.provenance["seed"]))

    @cached_property
    def naming(self) -> pd.DataFrame:
        """One row per actor, group and form: what each group calls the same person, country or body."""
        return naming_of(self.documents, self.grouping)

    # How the story is told: docs/comparison-tables.md has the columns.

    @cached_property
    def telling(self) -> Telling:
        """What the tables below are made from, each worked out on first use."""
        seed = int(self.provenance["seed"])
        return Telling(
            self.documents,
            self.grouping,
            self.attributions,
            self.evidence,
            lambda: self.side_by_side.found_copies,
            seed,
        )

    @property
    def words(self) -> pd.DataFrame:
        """One row per group and word or phrase that sets it apart, with counts, direction and threshold."""
        return self.telling.words

    @property
    def contexts(self) -> pd.DataFrame:
        """Keywords in context: one row per place of a term of ``words``, with the text around it."""
        return self.telling.contexts

    @property
    def coverage(self) -> pd.DataFrame:
        """One row per entity or term and article that has it: how often, and where first."""
        return self.telling.coverage

    def attention(self, period: str | None = None) -> pd.DataFrame:
        """One row per period (year, month, week, day …), group and item: how much is said of it."""
        return self.telling.attention(period)

    @property
    def headlines(self) -> pd.DataFrame:
        """One row per headline beside its article: tone, certainty, frames, names, what it asserts."""
        return self.telling.headlines

    @property
    def order(self) -> pd.DataFrame:
        """One row per article and source, frame, entity or term, by its first place."""
        return self.telling.order

    @property
    def openings(self) -> pd.DataFrame:
        """One row per opening sentence and group that tells the same, with both places."""
        return self.telling.openings

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
        return asked(self, measure, difference, group, power, alpha, spread)

    # Frames: docs/framing.md has the formulas.

    @cached_property
    def compared_frames(self) -> ComparedFrames:
        """What the three tables of frames are made from, each worked out on first use."""
        return ComparedFrames(
            self.documents, self.families, self.grouping, self.articles["group"].tolist(), self.by,
            self.provenance["voice"], int(self.provenance["seed"]),
        )  # fmt: skip

    @property
    def frames(self) -> pd.DataFrame:
        """One row per article and frame: its salience, its emphasis within the event, where it stands."""
        return self.compared_frames.articles

    @property
    def frame_emphasis(self) -> pd.DataFrame:
        """One row per group and frame: mean emphasis, and in how many articles the frame is salient."""
        return self.compared_frames.groups

    @property
    def frame_profiles(self) -> pd.DataFrame:
        """One row per group and frame system: how far its profile diverges from that of the others."""
        return self.compared_frames.profiles

    def to_html(self, path: str | Path | None = None, *, text: str = "full", force: bool = False) -> str:
        """The report as one self-contained page; written to ``path`` when one is given.

        ``text`` is how much of the articles it carries: ``full``, ``excerpts`` or ``none``.
        """
        return self._rendered("html", path, text, force)

    def to_markdown(self, path: str | Path | None = None, *, text: str = "full", force: bool = False) -> str:
        """The report as Markdown; written to ``path`` when one is given."""
        return self._rendered("markdown", path, text, force)

    def to_json(self, path: str | Path | None = None, *, text: str = "full", force: bool = False) -> str:
        """The report as JSON; written to ``path`` when one is given."""
        return self._rendered("json", path, text, force)

    @classmethod
    def tables(cls) -> tuple[str, ...]:
        """The names of all tables a comparison has; each is worked out when it is first asked for.

        >>> {"table", "articles", "sources", "statements"} <= set(Comparison.tables())
        True
        """
        made = [name for name, kind in cls.__annotations__.items() if kind == TABLE]
        worked_out = [
            name
            for name, value in vars(cls).items()
            if isinstance(value, property | cached_property) and returned(value) == TABLE
        ]
        return (*made, *worked_out)

    def to_latex(
        self,
        table: str = "table",
        path: str | Path | None = None,
        *,
        columns: Sequence[str] | None = None,
        force: bool = False,
    ) -> str:
        """One of the tables for LaTeX (package booktabs), the signature as a comment above it.

        ``table`` is the name of a table of the comparison, ``columns`` those wanted of it. Every text is
        escaped. Raises SrccompareError for a name no table or column has.
        """
        if table not in self.tables():
            raise SrccompareError(f"no table named {table!r}; choose one of {', '.join(self.tables())}")
        named: pd.DataFrame = getattr(self, table)
        unknown = [name for name in columns or () if name not in named.columns]
        if unknown:
            raise SrccompareError(
                f"no column {unknown[0]!r} in {table!r}; there are {', '.join(map(str, named.columns))}"
            )
        text = latex_text(named[list(columns)] if columns else named, self.signature)
        if path is not None:
            write(path, text, force=force)
        return text

    def _repr_html_(self) -> str:
        return self._rendered("notebook", None, "full", False)

    def _rendered(self, form: str, path: str | Path | None, text: str, force: bool) -> str:
        # The one import against the line: the methods people look for stand on the result,
        # the rendering they call stands below it.
        from srccompare.report import render

        return render(self, form, path, text=text, force=force)
