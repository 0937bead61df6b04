"""What a family of measures is, and the arithmetic all of them share."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np

from srccompare.documents import Documents, Spans, Voice
from srccompare.documents.spans import FloatArray, IntArray
from srccompare.documents.text.zones import TITLE
from srccompare.errors import SrccompareError

Recount = Literal["count", "rate", "share", "mean", "formula"]
Role = Literal["primary", "secondary", "helper"]
PRIMARY: Final = "primary"
SECONDARY: Final = "secondary"
HELPER: Final = "helper"
Formula = Callable[[Mapping[str, FloatArray]], FloatArray]
# By convention: no part has as many families.
LAST = 99
"""The place of families that claim none: behind those of their part that do."""
BASES = ("words", "sentences", "headlines", "attributions", "sources", "quotations")


@dataclass(frozen=True)
class Measure:
    """One column: its name, unit and range, what it means, and how it follows from its spans.

    ``label`` is what people call it; without one the name is written with spaces.
    ``recount`` is ``count`` (sum of the spans' scores, each 1 unless the span stands for several),
    ``rate`` (that sum per ``per`` of ``of``), ``share`` (that sum divided by ``of``), ``mean`` (mean
    score of the spans) or ``formula`` (from the measures in ``inputs``, counts of the same family, by the
    function ``formula``). ``voice`` is what the measure counts unless a voice is asked for; a measure
    whose voice is part of its meaning is ``fixed``. ``reliability`` is its split-half reliability in texts
    of 200 to 450 words, NaN where that was not measured.

    ``role`` is what a comparison does with it. The ``primary`` measures, one or two of a family that answers
    a question of its own, are tested with the others of their part of the report, and what is told apart
    there is a finding. The ``secondary`` ones show where a difference comes from; they are tested apart from
    the primary ones and called secondary. A ``helper`` is there for a formula or for checking: ``measure``
    has its values, a comparison neither tests it nor lists it.
    """

    name: str
    unit: str
    recount: Recount
    meaning: str
    reference: str
    low: float = 0.0
    high: float = math.inf
    voice: Voice = Voice.OUTLET
    fixed: bool = False
    of: str = "words"
    per: float = 1000.0
    inputs: tuple[str, ...] = ()
    formula: Formula | None = field(default=None, repr=False)
    caveat: str = ""
    reliability: float = math.nan
    role: Role = SECONDARY
    label: str = ""


@dataclass(frozen=True, eq=False)
class Findings:
    """The numbers of a family, one per article and measure, and the spans behind each."""

    values: Mapping[str, FloatArray]
    evidence: Mapping[str, Spans] = field(default_factory=dict)


@dataclass(frozen=True)
class Family:
    """A family of measures with the lexicons it reads and the function that computes it.

    The rates of a family of ``frames`` are shown in the tables of frames too. ``part`` is the key of the
    part of the report it stands in (``statements``, ``heard``, ``wording``, ``frames`` or ``other``), and
    ``place`` its place among the families there, the lowest first. ``seconds`` is how long a batch may take
    it, None for as long as it needs; a family that takes longer has no numbers there.
    """

    name: str
    title: str
    measures: tuple[Measure, ...]
    compute: Callable[[Documents, Voice | None], Findings] = field(repr=False)
    lexicons: tuple[str, ...] = ()
    frames: bool = False
    part: str = ""
    place: int = LAST
    seconds: float | None = None

    def measure(self, name: str) -> Measure:
        """The measure of this name."""
        return next(measure for measure in self.measures if measure.name == name)


def voice_of(measure: Measure, asked: Voice | None) -> Voice:
    """The voice a measure counts when this one was asked for."""
    return measure.voice if asked is None or measure.fixed else asked


def ratio(count: IntArray | FloatArray, total: IntArray | FloatArray, per: float = 1.0) -> FloatArray:
    """``per * count / total`` for each article, NaN where there was nothing to count in.

    >>> ratio(np.array([1, 0]), np.array([4, 0]), per=1000).tolist()
    [250.0, nan]
    """
    quotient: FloatArray = np.divide(per * count, total, out=np.full(len(total), np.nan), where=total > 0)
    return quotient


def base_of(documents: Documents, of: str, voice: Voice) -> IntArray:
    """How many words, sentences, headlines, attributions, sources … each article has in a voice."""
    if of == "words":
        return documents.words(voice)
    if of == "sentences":
        return np.bincount(documents.sentences_in(voice).article, minlength=len(documents))
    if of == "headlines":
        tokens = np.flatnonzero(documents.zone == TITLE)
        spoken = tokens[(documents.is_word & documents.mask(voice))[tokens]]
        rows = np.unique(documents.paragraph[spoken])
        return np.bincount(documents.paragraphs.article[rows], minlength=len(documents))
    if of == "sources":
        # What cannot speak ("the meeting suggests") is no source.
        found = documents.sources
        return np.bincount(found.article[found.speaks], minlength=len(documents))
    if of == "attributions":
        # An attribution has one content.
        content = documents.attributions.of("content")
        key = np.unique(content.article.astype(np.int64) * (1 << 32) + content.group)
        return np.bincount((key >> 32).astype(np.int64), minlength=len(documents))
    if of == "quotations":
        return np.bincount(documents.quotations.of("speech").article, minlength=len(documents))
    raise SrccompareError(f"no base named {of!r}; choose one of {', '.join(BASES)}")


def recount(documents: Documents, measure: Measure, spans: Spans, voice: Voice | None = None) -> FloatArray:
    """A measure worked out again from its spans alone: what makes every number checkable.

    Raises SrccompareError for formulas, which follow from other measures.
    """
    chosen, size = voice_of(measure, voice), len(documents)
    number = np.bincount(spans.article, minlength=size)
    # numpy gives whole numbers for no rows at all.
    total = np.bincount(spans.article, spans.score, minlength=size).astype(float)
    if measure.recount == "count":
        return total
    if measure.recount == "rate":
        return ratio(total, base_of(documents, measure.of, chosen), measure.per)
    if measure.recount == "share":
        return ratio(total, base_of(documents, measure.of, chosen))
    if measure.recount == "mean":
        return ratio(total, number)
    raise SrccompareError(f"{measure.name!r} is a formula of {', '.join(measure.inputs)}; recount those")


def findings(
    documents: Documents,
    family_measures: tuple[Measure, ...],
    evidence: Mapping[str, Spans],
    voice: Voice | None,
) -> Findings:
    """Findings whose every value is the recount of its evidence, or worked out from such values."""
    values = {
        measure.name: recount(documents, measure, evidence[measure.name], voice)
        for measure in family_measures
        if measure.recount != "formula"
    }
    for measure in family_measures:
        if measure.recount == "formula":
            values[measure.name] = worked_out(measure, values)
    return Findings({measure.name: values[measure.name] for measure in family_measures}, evidence)


def worked_out(measure: Measure, values: Mapping[str, FloatArray]) -> FloatArray:
    """A formula worked out from the values of its inputs, and from nothing else."""
    if measure.formula is None:
        raise SrccompareError(f"{measure.name!r} is a formula of {measure.inputs}, but does not say which")
    return measure.formula({name: values[name] for name in measure.inputs})
