"""Families over a batch: one article's trouble costs that article's row only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from srccompare.documents import Documents, Spans, Voice
from srccompare.documents.spans import FloatArray, concatenate, moved
from srccompare.families.base import Family, Findings

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
            values[measure.name] = np.array(found.values[measure.name], float)
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
        return sound(family.compute(documents, voice), family, len(documents))
    except Exception as error:
        if len(documents) == 1:
            status[0] = f"{family.name}: {type(error).__name__}: {error}"
            return nothing(family)
    parts = []
    for index in range(len(documents)):
        own = [status[index]]
        parts.append(compute(documents[index], family, voice, own))
        status[index] = own[0]
    return joined(parts, family)


def sound(found: Findings, family: Family, articles: int) -> Findings:
    """The findings, when they hold what the family promised; families come from third parties too."""
    for measure in family.measures:
        if np.shape(found.values[measure.name]) != (articles,):
            raise ValueError(f"{measure.name!r} must hold one number for each of {articles} articles")
    return found


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
