"""The table of evidence: one row per span behind a number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from srccompare.documents import Documents, Voice
from srccompare.families.base import Family
from srccompare.measuring import measure_documents
from srccompare.tables.arguments import Families, Lexicons, families_of, shown, voice_asked
from srccompare.tables.kinds import keep_kind
from srccompare.tables.rows import SentenceTexts, as_table, span_rows, with_sentences
from srccompare.tables.workers import each_batch

EVIDENCE_COLUMNS = {
    "id": "string", "outlet": "string", "family": "string", "measure": "string", "category": "string",
    "field": "string", "start": "int64", "end": "int64", "text": "string", "score": "float64",
    "group": "int64", "zone": "string", "sentence": "string",
}  # fmt: skip


@keep_kind
def evidence(
    source: Any,
    families: Families = None,
    *,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
    pseudonymize: bool = False,
    n_jobs: int | None = None,
    progress: bool = False,
) -> pd.DataFrame:
    """One row per span behind a number: which measure, which words, where, in which sentence.

    ``start`` and ``end`` are code points in the article's title or text as given; with ``pseudonymize``,
    which hides the names of ordinary people, in the text of ``srccompare.pseudonymized``.
    ``n_jobs`` and ``progress`` are those of ``measure``.

    Parameters
    ----------
    source
        What `read` takes (a path, articles, a frame, dicts), or Documents.
    families
        Names of families, or Family objects; None for all there are.
    voice
        "narrated", "attributed", "quoted", "outlet" or "all"; None for the voice of each measure.
    lexicons
        Word lists of your own: paths, dicts, or what `read_dictionary` gives.
    pseudonymize
        Whether ordinary people's names are hidden.
    n_jobs
        Processes that share the work; -1 for one a core.
    progress
        Whether standard error is told how far it is.

    Examples
    --------
    >>> story = [{"id": "a1", "text": "The dam may fail, said Ann Lee. Nobody was warned."}]
    >>> evidence(story, families=["hedging"]).query("measure == 'hedge_rate'")["text"].tolist()
    ['may']
    """
    wanted = families_of(families, lexicons)
    make = partial(evidence_rows, families=wanted, voice=voice_asked(voice))
    frames = each_batch(shown(source, pseudonymize), make, n_jobs=n_jobs, progress=progress)
    return as_table(list(frames), with_sentences(EVIDENCE_COLUMNS))


def evidence_rows(documents: Documents, families: Sequence[Family], voice: Voice | None) -> pd.DataFrame:
    """The spans behind the numbers of a batch."""
    found = measure_documents(documents, families, voice)
    sentences = SentenceTexts(documents)
    behind = [
        (family.name, one.name, found.evidence[one.name]) for family in families for one in family.measures
    ]
    table = as_table(
        [span_rows(documents, spans, sentences, family=name, measure=one) for name, one, spans in behind],
        with_sentences(EVIDENCE_COLUMNS),
    )
    # By article, so that the order is the same however articles are cut into batches.
    articles = np.concatenate([spans.article for _, _, spans in behind] or [np.zeros(0, int)])
    return table.iloc[np.argsort(articles, kind="stable")]
