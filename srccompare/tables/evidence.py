"""The table of evidence: one row per span behind a number."""

from __future__ import annotations

from typing import Any

import pandas as pd

from srccompare.documents import Voice
from srccompare.measuring import measure_documents
from srccompare.tables.arguments import Families, Lexicons, batches, families_of, shown, voice_asked
from srccompare.tables.rows import SentenceTexts, as_table, span_rows

EVIDENCE_COLUMNS = {
    "id": "string", "outlet": "string", "family": "string", "measure": "string", "category": "string",
    "field": "string", "start": "int64", "end": "int64", "text": "string", "score": "float64",
    "group": "int64", "zone": "string", "sentence": "string",
}  # fmt: skip


def evidence(
    source: Any,
    families: Families = None,
    *,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
    pseudonymize: bool = False,
) -> pd.DataFrame:
    """One row per span behind a number: which measure, which words, where, in which sentence.

    ``start`` and ``end`` are code points in the article's title or text as given; with ``pseudonymize``,
    which hides the names of ordinary people, in the text of ``srccompare.pseudonymized``.
    """
    wanted = families_of(families, lexicons)
    frames = []
    for documents in batches(shown(source, pseudonymize)):
        found = measure_documents(documents, wanted, voice_asked(voice))
        sentences = SentenceTexts(documents)
        for family in wanted:
            for one in family.measures:
                spans = found.evidence[one.name]
                frames.append(span_rows(documents, spans, sentences, family=family.name, measure=one.name))
    return as_table(frames, EVIDENCE_COLUMNS)
