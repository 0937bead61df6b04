"""The headline beside its article: tone, certainty, frames, and what it asserts that the text does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from srccompare.articles import FIELDS
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.absence import EventLinks
from srccompare.comparison.statements.features import EventPairs
from srccompare.comparison.statements.match_bands import BANDS, NONE, Links, judge_pairs
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

# A guess: words before a colon or after a dash that may name who speaks.
SPEAKER_WORDS = 5
UNSURE = {
    "hedged": "hedges",
    "conditional": "makes conditional",
    "questioned": "asks",
    "denied": "reports as denied",
    "attributed": "attributes",
    "quoted": "attributes",
}


@dataclass(frozen=True)
class Match:
    """A sentence of the text that states what the headline does: its row, and how sure its clause is."""

    sentence: int
    band: str
    score: float
    certainty: str


NO_MATCH = Match(-1, NONE, 0.0, "")


def headlines_of(beside: SameEvent) -> pd.DataFrame:
    """One row per article with a headline: how it differs from what stands below it."""
    documents, groups, frames = beside.documents, beside.groups, beside.frame_hits
    heads = title_sentences(documents)
    if not len(heads):
        return as_table([], COLUMNS)
    article = documents.sentences.article[heads]
    tone_title, tone_body = tones(documents)
    frames_title, frames_body = named_in(documents, frames, True), named_in(documents, frames, False)
    matched = matches(beside, heads)
    certainty = documents.sentence_certainty.category
    zone = documents.zone[documents.sentence_bounds[0]]
    body = (zone == LEAD) | (zone == BODY)
    spans, texts = documents.sentences, documents.text_of(documents.sentences)
    rows: list[dict[str, Any]] = []
    for place, head in enumerate(heads.tolist()):
        own = int(article[place])
        inside = body & (spans.article == own)
        match = matched.get(head, NO_MATCH)
        found, below = match.sentence, match.certainty
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
                **names_of(documents, documents.mentions, own),
                "match": match.band,
                "score": match.score,
                "body_sentence": texts[found] if found >= 0 else None,
                "body_field": FIELDS[int(spans.field[found])] if found >= 0 else None,
                "body_start": int(spans.start[found]) if found >= 0 else -1,
                "body_end": int(spans.end[found]) if found >= 0 else -1,
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


def matches(beside: SameEvent, heads: IntArray) -> dict[int, Match]:
    """For each headline that has one, the sentence below it that most probably states the same.

    The model that tells it of sentences of two articles is asked, with the same bands.
    """
    candidates, found = beside.found_statements.candidates, {}
    marks = candidates.marks
    for links in own_links(beside, heads):
        order = np.lexsort((links.other, -links.score, -links.probability))
        for row in order[::-1].tolist():
            # Best first, so the best is written last.
            found[int(candidates.sentence[links.one[row]])] = Match(
                int(candidates.sentence[links.other[row]]),
                BANDS[links.band[row]],
                min(float(links.score[row]), 1.0),
                CERTAINTIES[int(called(marks[[links.part_other[row]]])[0])],
            )
    return found


def own_links(beside: SameEvent, heads: IntArray) -> Iterator[Links]:
    """For each event the matches between headlines and the sentences of their own articles' lead and body."""
    candidates = beside.found_statements.candidates
    zone = beside.documents.zone[beside.documents.sentence_bounds[0][candidates.sentence]]
    is_head, below = np.isin(candidates.sentence, heads), (zone == LEAD) | (zone == BODY)
    of_sentence = beside.event_of[candidates.article]
    for number in np.unique(of_sentence[is_head]).tolist():
        known = beside.event_links.get(number) or alone(
            EventPairs(candidates, np.flatnonzero(of_sentence == number))
        )
        own = known.pairs
        same_article = own.article[:, None] == own.article
        one, other = np.nonzero(same_article & is_head[own.rows][:, None] & below[own.rows])
        if len(one):
            links = judge_pairs(own, one, other, (known.one, known.other, known.probability))
            yield links[links.band < BANDS.index(NONE)]


def alone(pairs: EventPairs) -> EventLinks:
    """The sentences of an event of one article, which has nobody to share them with."""
    nobody = np.zeros(0, np.int64)
    return EventLinks(pairs, nobody, nobody, np.zeros(0))


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
    headlines_of,
)
