"""The table of attributions: one row per attribution."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pandas as pd

from srccompare.articles import FIELDS
from srccompare.documents import Documents
from srccompare.documents.attribution import ROLES
from srccompare.documents.attribution.facts import AttributionFacts
from srccompare.documents.text.zones import ZONES
from srccompare.errors import SrccompareWarning
from srccompare.measuring import LANGUAGE
from srccompare.tables.arguments import shown
from srccompare.tables.kinds import keep_kind
from srccompare.tables.rows import SHARED, SentenceTexts, as_table, with_sentences
from srccompare.tables.workers import each_batch

ATTRIBUTION_COLUMNS = {
    "id": "string", "outlet": "string", "attribution": "int64", "kind": "string", "source": "string",
    "cue": "string", "content": "string", "cue_lemma": "string", "stance": "string", "polarity": "string",
    "confidence": "float64", "field": "string", "source_spans": "string", "cue_spans": "string",
    "content_spans": "string", "score": "float64", "zone": "string", "sentence": "string",
}  # fmt: skip


@keep_kind
def attributions(
    source: Any, *, pseudonymize: bool = False, n_jobs: int | None = None, progress: bool = False
) -> pd.DataFrame:
    """One row per attribution: source, cue and content, whether direct, mixed or indirect, and where.

    ``stance`` says how the cue presents what it reports (neutral, endorsing, distancing, arguing, emotive,
    thought, denial, other), ``polarity`` whether it is "affirmed" or "negated" ("did not confirm"),
    ``confidence`` the probability that source and content are right; ``score`` is the same number.
    Fragments of one role are joined by " … "; the ``*_spans`` columns give their code points as
    "start-end", separated by ";". ``pseudonymize`` hides ordinary people's names,
    ``n_jobs`` and ``progress`` are those of ``measure``.

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
    >>> attributions(story)[["source", "cue", "content"]].values.tolist()
    [['Ann Lee', 'said', 'The dam may fail']]
    """
    wanted = shown(source, pseudonymize)
    frames = each_batch(wanted, readable_rows, n_jobs=n_jobs, progress=progress, label="Reading attributions")
    return as_table(list(frames), with_sentences(ATTRIBUTION_COLUMNS))


def readable_rows(documents: Documents) -> pd.DataFrame:
    """The attributions of a batch, with a warning for each article that cannot be read."""
    rows = attribution_rows(documents)
    warn_of_unread(documents)
    return rows


def warn_of_unread(documents: Documents) -> None:
    """A warning for each article whose attributions could not be worked out."""
    for index, fault in documents.faults.items():
        if fault.startswith("attributions:"):
            told = f"no attributions of article {documents.articles[index].id!r}: it cannot be read ({fault})"
            warnings.warn(told, SrccompareWarning, stacklevel=3)


def attribution_rows(documents: Documents) -> pd.DataFrame:
    """The attributions of a batch."""
    # Rules for English find in another language what is not there.
    foreign = np.array([state == LANGUAGE for state in documents.status], bool)
    spans = documents.attributions
    spans = spans[~foreign[spans.article]]
    first = documents.token_range(spans)[0]
    texts = documents.text_of(spans)
    sentences = SentenceTexts(documents).around(first)
    facts = documents.attribution_facts
    about = dict(
        zip(zip(facts.article.tolist(), facts.group.tolist(), strict=True), described(facts), strict=True)
    )
    rows: dict[tuple[int, int], dict[str, Any]] = {}
    columns = (spans.article, spans.group, spans.category, spans.start, spans.end, spans.field, spans.score)
    for index, (article, group, role, start, end, field, score) in enumerate(
        zip(*(column.tolist() for column in columns), strict=True)
    ):
        row = rows.setdefault((article, group), {"source": [], "cue": [], "content": []})
        row[ROLES[role]].append((texts[index], f"{start}-{end}"))
        if ROLES[role] == "cue" or "field" not in row:
            row |= {
                "field": FIELDS[field],
                "score": score,
                "token": first[index],
                "sentence": sentences[index],
            }
    return pd.DataFrame(
        [
            {
                "id": documents.articles[article].id,
                "outlet": documents.articles[article].outlet,
                "attribution": group,
                **about[article, group],
                **{role: " … ".join(text for text, _ in row[role]) or None for role in ROLES},
                **{f"{role}_spans": ";".join(place for _, place in row[role]) for role in ROLES},
                "field": row["field"],
                "score": row["score"],
                "zone": ZONES[documents.zone[row["token"]]],
            }
            for (article, group), row in sorted(rows.items())
        ]
    ).assign(sentence=pd.array([row["sentence"] for _, row in sorted(rows.items())], dtype=SHARED))


def described(facts: AttributionFacts) -> list[dict[str, Any]]:
    """What is known of each attribution, as cells of its row."""
    columns = (facts.kinds, facts.cue_lemma, facts.stances, facts.polarities, facts.confidence.tolist())
    names = ("kind", "cue_lemma", "stance", "polarity", "confidence")
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
