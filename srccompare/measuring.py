"""Families over a batch: one article's trouble costs that article's row only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Thread

import numpy as np

from srccompare.articles import TEXT, TITLE
from srccompare.documents import Documents, Spans, Voice
from srccompare.documents.spans import FloatArray, IntArray, concatenate, moved
from srccompare.families.base import Family, Findings, Measure

ROUNDING = 1e-9
"""What sums of floating-point numbers may lie outside a range: more than they do, less than is seen. A bound
on rounding."""

OK, EMPTY, LANGUAGE = "ok", "empty", "language"


@dataclass(frozen=True, eq=False)
class Measured:
    """What all families found in a batch: values and evidence by measure, and a status per article."""

    values: dict[str, FloatArray]
    evidence: dict[str, Spans]
    status: list[str]


def measure_documents(
    documents: Documents, families: Sequence[Family], voice: Voice | None = None
) -> Measured:
    """The numbers and spans of these families.

    Articles that are not English, or whose attributions cannot be read, have NaN everywhere; an article
    on which a family fails has NaN in that family's measures; the error's text is its status.
    """
    values: dict[str, FloatArray] = {}
    evidence: dict[str, Spans] = {}
    status = statuses(documents)
    foreign = np.array([state == LANGUAGE for state in status], bool)
    for family in families:
        found = compute(documents, family, voice, status)
        for measure in family.measures:
            values[measure.name] = found.values[measure.name]
            evidence[measure.name] = found.evidence.get(measure.name, Spans.empty())
    # What the attribution layer could not read shows only once a family has asked for it.
    for article, fault in documents.faults.items():
        status[article] = fault
    unread = foreign | np.isin(np.arange(len(documents)), list(documents.faults))
    for name, numbers in values.items():
        numbers[unread] = np.nan
        evidence[name] = evidence[name][~unread[evidence[name].article]]
    return Measured(values, evidence, status)


def statuses(documents: Documents) -> list[str]:
    """The status of each article; an article that cannot even be cut into tokens has the error's text."""
    try:
        return list(documents.status)
    except Exception as error:
        if len(documents) == 1:
            return [f"{type(error).__name__}: {error}"]
        return [statuses(documents[index])[0] for index in range(len(documents))]


def compute(documents: Documents, family: Family, voice: Voice | None, status: list[str]) -> Findings:
    """One family over the batch; article by article when the batch fails, errors noted in ``status``."""
    try:
        return sound(within(family, documents, voice), family, documents)
    except (Exception, SystemExit) as error:
        # A family that takes too long would take as long again for each article.
        if len(documents) == 1 or isinstance(error, TimeoutError):
            status[:] = [f"{family.name}: {type(error).__name__}: {error}"] * len(documents)
            return joined([nothing(family)] * len(documents), family)
    parts = []
    for index in range(len(documents)):
        own = [status[index]]
        parts.append(compute(documents[index], family, voice, own))
        status[index] = own[0]
    return joined(parts, family)


def within(family: Family, documents: Documents, voice: Voice | None) -> Findings:
    """What a family finds, in the time it is given; raises TimeoutError where that is over.

    No thread can be stopped from outside: one that runs over goes on, unheard, until the program ends.
    """
    if family.seconds is None:
        return family.compute(documents, voice)
    came: Queue[Findings | BaseException] = Queue()

    def work() -> None:
        try:
            came.put(family.compute(documents, voice))
        except BaseException as error:
            came.put(error)

    Thread(target=work, daemon=True).start()
    try:
        found = came.get(timeout=family.seconds)
    except Empty:
        raise TimeoutError(f"took longer than the {family.seconds:g} s it is given") from None
    if isinstance(found, BaseException):
        raise found
    return found


def sound(found: Findings, family: Family, documents: Documents) -> Findings:
    """The findings, when they hold what the family promised; families come from third parties too."""
    values = {
        measure.name: sound_numbers(found.values[measure.name], measure, len(documents))
        for measure in family.measures
    }
    lengths = np.array([[len(one.title or ""), len(one.text)] for one in documents.articles])
    for name, spans in found.evidence.items():
        if isinstance(spans, Spans) and lie_inside(spans, lengths):
            continue
        raise ValueError(f"the evidence of {name!r} must be Spans inside the titles and texts of the batch")
    return Findings(values, found.evidence)


def sound_numbers(given: object, measure: Measure, articles: int) -> FloatArray:
    """One real number in the measure's range for each article, NaN for none."""
    numbers = np.asarray(given)
    if isinstance(given, np.ma.MaskedArray) or numbers.dtype.kind not in "biuf":
        raise TypeError(
            f"{measure.name!r} must hold real numbers, not {type(given).__name__} of {numbers.dtype}"
        )
    if numbers.shape != (articles,):
        raise ValueError(f"{measure.name!r} must hold one number for each of {articles} articles")
    values = numbers.astype(float)
    with np.errstate(invalid="ignore"):
        outside = (values < measure.low - ROUNDING) | (values > measure.high + ROUNDING) | np.isinf(values)
    if outside.any():
        worst = float(values[outside][0])
        raise ValueError(f"{measure.name!r} is {worst:g}, outside {measure.low:g} to {measure.high:g}")
    return values


def lie_inside(spans: Spans, lengths: IntArray) -> bool:
    """Whether each span names an article of the batch, one of its fields and a stretch of it.

    ``lengths`` are those of the title and the text of each article.
    """
    if not len(spans):
        return True
    article, field = spans.article, spans.field
    if article.min() < 0 or article.max() >= len(lengths) or field.min() < TITLE or field.max() > TEXT:
        return False
    inside = (spans.start >= 0) & (spans.start <= spans.end) & (spans.end <= lengths[article, field])
    return bool(inside.all())


def nothing(family: Family) -> Findings:
    """What a family that failed on an article has found in it: NaN, without evidence."""
    return Findings({measure.name: np.array([np.nan]) for measure in family.measures})


def joined(parts: Sequence[Findings], family: Family) -> Findings:
    """The findings of single articles as those of their batch."""
    names = [measure.name for measure in family.measures]
    values = {name: np.concatenate([part.values[name] for part in parts]) for name in names}
    evidence = {}
    for name in names:
        spans = [
            moved(part.evidence[name], index)
            for index, part in enumerate(parts)
            if len(part.evidence.get(name, ()))
        ]
        if spans:
            evidence[name] = concatenate(spans)
    return Findings(values, evidence)
