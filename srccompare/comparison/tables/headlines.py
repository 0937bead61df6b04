"""The headline beside its article: tone, certainty, frames, and what it asserts that the text does not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from srccompare.articles import FIELDS
from srccompare.comparison.statements.nearest import band_of, candidates, closest, vectors
from srccompare.comparison.tables.base import Table
from srccompare.documents import Documents, Spans, Voice
from srccompare.documents.certainty import ASSERTED, CERTAINTIES, called
from srccompare.documents.spans import FloatArray, IntArray
from srccompare.documents.text.structure import single_words
from srccompare.documents.text.zones import BODY, LEAD, TITLE
from srccompare.families.tone import scored_sentences
from srccompare.tables import as_table

COLUMNS = {
    "id": "string", "outlet": "string", "group": "string", "headline": "string", "field": "string",
    "start": "int64", "end": "int64", "tone": "float64", "tone_body": "float64", "tone_gap": "float64",
    "certainty": "string", "asserted_body": "float64", "frames": "string", "frames_body": "string",
    "frames_only": "string", "names": "string", "names_only": "string", "match": "string",
    "score": "float64", "body_sentence": "string", "body_field": "string", "body_start": "int64",
    "body_end": "int64", "body_certainty": "string", "claim": "string",
}  # fmt: skip

LOOKED_AT = 3
"""Sentences of the body looked at closely for each headline."""
SPEAKER_WORDS = 5
UNSURE = {
    "hedged": "hedges",
    "conditional": "makes conditional",
    "questioned": "asks",
    "denied": "reports as denied",
    "attributed": "attributes",
    "quoted": "attributes",
}


def headlines_of(
    documents: Documents,
    groups: list[str | None],
    frames: Mapping[str, Spans],
    names: Spans | None = None,
) -> pd.DataFrame:
    """One row per article with a headline: how it differs from what stands below it.

    ``frames`` are the hits of each frame, ``names`` the mentions of people, places and bodies.
    """
    heads = title_sentences(documents)
    if not len(heads):
        return as_table([], COLUMNS)
    article = documents.sentences.article[heads]
    tone_title, tone_body = tones(documents)
    frames_title, frames_body = named_in(documents, frames, True), named_in(documents, frames, False)
    best, score = matches(documents, heads, article)
    certainty = documents.sentence_certainty.category
    zone = documents.zone[documents.sentence_bounds[0]]
    body = (zone == LEAD) | (zone == BODY)
    spans, texts = documents.sentences, documents.text_of(documents.sentences)
    rows: list[dict[str, Any]] = []
    for place, head in enumerate(heads.tolist()):
        own = int(article[place])
        inside = body & (spans.article == own)
        found = int(best[place])
        matched = found >= 0 and band_of(score[place]) != "no match found"
        below = clause_certainty(documents, head, found) if matched else ""
        above = CERTAINTIES[int(certainty[head])]
        if above == "asserted" and has_speaker(texts[head]):
            above = "attributed"
        said, held = frames_title[own], frames_body[own]
        rows.append(
            {
                "id": documents.articles[own].id,
                "outlet": documents.articles[own].outlet,
                "group": groups[own],
                "headline": texts[head],
                "field": FIELDS[int(spans.field[head])],
                "start": int(spans.start[head]),
                "end": int(spans.end[head]),
                "tone": tone_title[own],
                "tone_body": tone_body[own],
                "tone_gap": tone_title[own] - tone_body[own],
                "certainty": above,
                "asserted_body": float((certainty[inside] == ASSERTED).mean()) if inside.any() else np.nan,
                "frames": "; ".join(said),
                "frames_body": "; ".join(held[:3]),
                "frames_only": "; ".join(name for name in said if name not in held),
                **names_of(documents, names, own),
                "match": band_of(score[place]),
                "score": float(score[place]),
                "body_sentence": texts[found] if matched else None,
                "body_field": FIELDS[int(spans.field[found])] if matched else None,
                "body_start": int(spans.start[found]) if matched else -1,
                "body_end": int(spans.end[found]) if matched else -1,
                "body_certainty": below or None,
                "claim": claim(above, below),
            }
        )
    return as_table([pd.DataFrame(rows)], COLUMNS)


def has_speaker(headline: str) -> bool:
    """Whether a headline names who says it before a colon: "Port boss: dockers hold us to ransom".

    >>> has_speaker("Port boss: dockers hold us to ransom"), has_speaker("Port strike: what is known")
    (True, False)
    """
    speaker, colon, said = headline.partition(":")
    words = [word.strip("'’“”\"").lower() for word in speaker.split()]
    known = single_words("clause_words", "role") | single_words("offices") | single_words("pronouns")
    # The last word says what the others only tell of: a port boss is a boss, a port strike a strike.
    return bool(colon and said.strip()) and 0 < len(words) <= SPEAKER_WORDS and words[-1] in known


def title_sentences(documents: Documents) -> IntArray:
    """The first sentence of each headline that has words, by row."""
    first = documents.sentence_bounds[0]
    if not len(first):
        return np.zeros(0, np.int64)
    rows = np.flatnonzero((documents.zone[first] == TITLE) & (documents.sentence_words(Voice.ALL) > 0))
    _, opening = np.unique(documents.sentences.article[rows], return_index=True)
    return rows[opening]


def tones(documents: Documents) -> tuple[FloatArray, FloatArray]:
    """The tone of each article's headline and of what stands below it, in all voices."""
    scored = scored_sentences(documents, Voice.ALL)
    title = documents.zone[documents.token_range(scored)[0]] == TITLE
    return mean_of(scored[title], len(documents)), mean_of(scored[~title], len(documents))


def mean_of(spans: Spans, size: int) -> FloatArray:
    """The mean score of each article's spans, NaN where it has none."""
    number = np.bincount(spans.article, minlength=size)
    total = np.bincount(spans.article, spans.score, minlength=size).astype(float)
    mean: FloatArray = np.divide(total, number, out=np.full(size, np.nan), where=number > 0)
    return mean


def named_in(documents: Documents, frames: Mapping[str, Spans], title: bool) -> list[list[str]]:
    """The frames found in each article's headline, or below it, the most frequent first."""
    found: list[list[tuple[float, str]]] = [[] for _ in range(len(documents))]
    for name, spans in frames.items():
        if not len(spans):
            continue
        above = documents.zone[documents.token_range(spans)[0]] == TITLE
        rows = spans.article[above if title else ~above]
        for article, count in zip(*np.unique(rows, return_counts=True), strict=True):
            found[int(article)].append((-float(count), name))
    return [[name for _, name in sorted(own)] for own in found]


def names_of(documents: Documents, names: Spans | None, article: int) -> dict[str, str]:
    """The names in a headline, and those that stand only there."""
    if names is None or not len(names):
        return {"names": "", "names_only": ""}
    own = names[names.article == article]
    above = documents.zone[documents.token_range(own)[0]] == TITLE if len(own) else np.zeros(0, bool)
    texts = documents.text_of(own)
    below = set(own.group[~above].tolist())
    head = list(dict.fromkeys(text for text, up in zip(texts, above, strict=True) if up))
    only = list(
        dict.fromkeys(
            text
            for text, up, number in zip(texts, above, own.group.tolist(), strict=True)
            if up and number not in below
        )
    )
    return {"names": "; ".join(head), "names_only": "; ".join(only)}


def matches(documents: Documents, heads: IntArray, article: IntArray) -> tuple[IntArray, FloatArray]:
    """For each headline the sentence below it that says the same most likely, and how alike they are."""
    zone = documents.zone[documents.sentence_bounds[0]]
    body = (zone == LEAD) | (zone == BODY)
    of_article = documents.sentences.article

    def allowed(place: int) -> Any:
        return body & (of_article == article[place])

    pairs = candidates(vectors(documents), heads, allowed, LOOKED_AT)
    values = closest(documents, heads, pairs)
    best, score = np.full(len(heads), -1), np.zeros(len(heads))
    for place, row, value in zip(*(column.tolist() for column in (*pairs, values)), strict=True):
        if value > score[place]:
            best[place], score[place] = row, value
    return best, score


def clause_certainty(documents: Documents, head: int, found: int) -> str:
    """How sure the body leaves its reader of what a headline says: the clause sharing most words with it."""
    clauses, norm = documents.clauses, documents.tokens.norm
    first, stop = documents.sentence_bounds
    small = documents.is_word_of("function_words") | ~documents.is_word
    above = norm[first[head] : stop[head]][~small[first[head] : stop[head]]]
    rows = np.flatnonzero(clauses.sentence == found)
    shared = [
        int(np.isin(norm[a:b][~small[a:b]], above).sum())
        for a, b in zip(clauses.first[rows].tolist(), clauses.stop[rows].tolist(), strict=True)
    ]
    clause = rows[int(np.argmax(shared))]
    return CERTAINTIES[int(called(clauses.marks[[clause]])[0])]


def claim(above: str, below: str) -> str:
    """What a headline asserts although the text below it does not.

    >>> claim("asserted", "attributed"), claim("hedged", "attributed"), claim("asserted", "asserted")
    ('asserts what the text attributes', '', '')
    """
    if above == "asserted" and below in UNSURE:
        return f"asserts what the text {UNSURE[below]}"
    return ""


TABLE = Table(
    "headlines",
    "one row per headline beside its article: tone, certainty, frames, names, what it asserts",
    COLUMNS,
    lambda event: headlines_of(event.documents, event.groups, event.frame_hits, event.documents.mentions),
)
