"""The table of sources: who stands behind each attribution."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from srccompare.documents import Documents, Spans
from srccompare.documents.spans import IntArray
from srccompare.measuring import LANGUAGE
from srccompare.tables.arguments import shown
from srccompare.tables.kinds import keep_kind
from srccompare.tables.rows import SHARED, SentenceTexts, as_table, with_sentences
from srccompare.tables.workers import each_batch

SOURCE_COLUMNS = {
    "id": "string", "outlet": "string", "attribution": "int64", "source": "string", "name": "string",
    "entity": "Int64", "title": "string", "affiliation": "string", "type": "string", "type_group": "string",
    "naming": "string", "number": "string", "status": "string", "relay": "string", "evidence": "string",
    "evidence_spans": "string", "sentence": "string",
}  # fmt: skip


@keep_kind
def sources(
    source: Any, *, pseudonymize: bool = False, n_jobs: int | None = None, progress: bool = False
) -> pd.DataFrame:
    """One row per attribution: who is cited, as whom, and what kind of source that is.

    ``source`` has the words of the article, ``name`` the fullest name of who is meant, or the description
    of a source nobody names; ``entity`` is its number in ``mentions`` (missing where it has none).
    ``status`` says how it was found: named, resolved (from "he", "the minister"), described, generic (a
    group nobody names), unresolved, or none (no source). ``type`` and ``type_group`` are the two levels of
    docs/sources.md, ``naming`` and ``number`` its flags, ``relay`` the medium that is cited, ``evidence``
    the words that gave the type. ``pseudonymize`` hides ordinary people's names, ``n_jobs`` and
    ``progress`` are those of ``measure``.

    Parameters
    ----------
    source
        What `read` takes (a path, articles, a frame, dicts), or Documents.
    pseudonymize
        Whether ordinary people's names are hidden.
    n_jobs
        Processes that share the work; -1 for one a core.
    progress
        Whether standard error is told how far it is.

    Examples
    --------
    >>> story = [{"id": "a1", "text": "The dam may fail, said Ann Lee. Nobody was warned."}]
    >>> sources(story)[["name", "status"]].values.tolist()
    [['Ann Lee', 'named']]
    """
    wanted = shown(source, pseudonymize)
    frames = each_batch(wanted, source_rows, n_jobs=n_jobs, progress=progress, label="Reading sources")
    return as_table(list(frames), with_sentences(SOURCE_COLUMNS))


def source_rows(documents: Documents) -> pd.DataFrame:
    """The sources of a batch."""
    found, spans = documents.sources, documents.attributions
    foreign = np.array([state == LANGUAGE for state in documents.status], bool)
    keep = np.flatnonzero(~foreign[found.article]).tolist()
    words, places = joined_words(documents, found.evidence, found.evidence.group)
    facts = documents.attribution_facts
    own, _ = joined_words(documents, spans[spans.category == 0], facts.rows_of(spans[spans.category == 0]))
    sentences = SentenceTexts(documents).around(facts.head)
    articles = documents.articles
    return pd.DataFrame(
        [
            {
                "id": articles[int(found.article[row])].id,
                "outlet": articles[int(found.article[row])].outlet,
                "attribution": int(found.group[row]),
                "source": own.get(row),
                "name": found.name[row] or None,
                "entity": int(found.entity[row]) if found.entity[row] >= 0 else pd.NA,
                "title": found.title[row] or None,
                "affiliation": found.affiliation[row] or None,
                "type": found.type[row] or None,
                "type_group": found.type_group[row] or None,
                "naming": found.naming[row] or None,
                "number": found.number[row] or None,
                "status": found.status[row],
                "relay": found.relay[row] or None,
                "evidence": words.get(row),
                "evidence_spans": places.get(row, ""),
            }
            for row in keep
        ]
    ).assign(sentence=pd.array([sentences[row] for row in keep], dtype=SHARED))


def joined_words(documents: Documents, spans: Spans, row: IntArray) -> tuple[dict[int, str], dict[int, str]]:
    """The words and the places ("start-end;…") of the spans that belong to each row."""
    words: dict[int, list[str]] = {}
    places: dict[int, list[str]] = {}
    ends = zip(row.tolist(), documents.text_of(spans), spans.start.tolist(), spans.end.tolist(), strict=True)
    for index, text, start, end in ends:
        words.setdefault(index, []).append(text)
        places.setdefault(index, []).append(f"{start}-{end}")
    return (
        {index: " … ".join(parts) for index, parts in words.items()},
        {index: ";".join(parts) for index, parts in places.items()},
    )
