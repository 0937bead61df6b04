"""The sentences that carry a frame, best first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from srccompare.articles import FIELDS
from srccompare.documents import Documents, Voice
from srccompare.errors import SrccompareError
from srccompare.families.base import Family
from srccompare.tables.arguments import Families, Lexicons, batches, voice_asked
from srccompare.tables.frames import wanted_families
from srccompare.tables.kinds import keep_kind
from srccompare.tables.rows import as_table
from srccompare.tables.salience import Salience, salience_of

SENTENCE_COLUMNS = {
    "id": "string", "outlet": "string", "family": "string", "frame": "string", "rank": "int64",
    "score": "float64", "hits": "int64", "field": "string", "start": "int64", "end": "int64",
    "sentence": "string", "words": "string", "word_spans": "string", "marked": "string",
}  # fmt: skip

# Words added to a sentence's length, so that a single hit in three words does not lead the list.
# A guess.
PRIOR_WORDS = 10


@keep_kind
def frame_sentences(
    source: Any,
    frame: str | None = None,
    n: int = 3,
    *,
    families: Families = None,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
) -> pd.DataFrame:
    """The sentences that carry a frame in each article, best first, with the words that make them do so.

    At most ``n`` of each article and frame, of all frames unless one is named. The score is the weight
    of the different wordings hit, divided by the sentence's words plus ten: dense sentences come first,
    a repeated word adds nothing. ``start`` and ``end`` are code points in the article's title or text,
    and so are the ``word_spans`` ("start-end", separated by ";"); ``marked`` is the sentence with its
    words in double asterisks.

    Parameters
    ----------
    source
        What `read` takes (a path, articles, a frame, dicts), or Documents.
    frame
        The measure of a frame, such as "frame_economic".
    families
        Names of families, or Family objects; None for all there are.
    voice
        "narrated", "attributed", "quoted", "outlet" or "all"; None for the voice of each measure.
    lexicons
        Word lists of your own: paths, dicts, or what `read_dictionary` gives.

    Examples
    --------
    >>> text = "The court upheld the ban. Rain fell over the hills and the sheep went home early."
    >>> frame_sentences([{"id": "a1", "text": text}], "frame_legality")["marked"].tolist()
    ['The **court** **upheld** the ban.']
    """
    if not isinstance(n, int) or n < 1:
        raise SrccompareError(f"n must be a whole number of at least 1 sentence, not {n!r}")
    wanted = narrowed(wanted_families(families, lexicons), frame)
    parts = []
    for documents in batches(source):
        salience = salience_of(documents, wanted, voice_asked(voice))
        rows = sentence_rows(documents, salience, voice_asked(voice) or Voice.OUTLET, n, frame)
        parts.append(pd.DataFrame(list(rows), columns=list(SENTENCE_COLUMNS)))
    return as_table(parts, SENTENCE_COLUMNS)


def narrowed(families: Sequence[Family], frame: str | None) -> tuple[Family, ...]:
    """The family of the frame named, or all of them."""
    if frame is None:
        return tuple(families)
    names = [one.name for family in families for one in family.measures if one.recount == "rate"]
    if frame not in names:
        raise SrccompareError(f"no frame named {frame!r}; choose one of {', '.join(names)}")
    return tuple(family for family in families if any(one.name == frame for one in family.measures))


def sentence_rows(
    documents: Documents, salience: Salience, voice: Voice, n: int, frame: str | None
) -> Iterator[dict[str, Any]]:
    """The rows of a batch: by article, frame and rank."""
    hits, tokens = salience.hits, documents.tokens
    names = [one.measure.name for one in salience.frames]
    inside = documents.mask(voice)[hits.token] & salience.known[hits.article]
    if frame is not None:
        inside &= hits.frame == names.index(frame)
    held: dict[tuple[int, int, int], list[int]] = {}
    rows = np.flatnonzero(inside)
    rows = rows[np.lexsort((hits.token[rows], hits.frame[rows], hits.article[rows]))]
    for row in rows.tolist():
        place = (int(hits.article[row]), int(hits.frame[row]), int(documents.sentence[hits.token[row]]))
        held.setdefault(place, []).append(row)
    words = documents.sentence_words(voice)
    ranked: dict[tuple[int, int], list[tuple[float, int, list[int]]]] = {}
    for (article, number, sentence), own in held.items():
        strength: dict[tuple[int, ...], float] = {}
        for row in own:
            strength[tuple(tokens.norm[hits.token[row] : hits.stop[row]].tolist())] = float(hits.weight[row])
        score = sum(strength.values()) / (int(words[sentence]) + PRIOR_WORDS)
        ranked.setdefault((article, number), []).append((-score, sentence, own))
    for (article, number), sentences in ranked.items():
        for rank, (score, sentence, own) in enumerate(sorted(sentences)[:n], 1):
            about = salience.frames[number]
            yield {
                "id": documents.articles[article].id,
                "outlet": documents.articles[article].outlet,
                "family": about.family,
                "frame": about.measure.name,
                "rank": rank,
                "score": -score,
                "hits": len(own),
                **placed(documents, sentence, hits.token[own].tolist(), hits.stop[own].tolist()),
            }


def placed(documents: Documents, sentence: int, first: list[int], stop: list[int]) -> dict[str, Any]:
    """Where a sentence and its words stand, and the sentence with its words marked."""
    tokens, span = documents.tokens, documents.sentences[slice(sentence, sentence + 1)]
    text, start = documents.text_of(span)[0], int(span.start[0])
    bounds = [
        (int(tokens.start[one]), int(tokens.end[last - 1])) for one, last in zip(first, stop, strict=True)
    ]
    marked, shown = "", 0
    for left, right in bounds:
        marked += f"{text[shown : left - start]}**{text[left - start : right - start]}**"
        shown = right - start
    return {
        "field": FIELDS[int(span.field[0])],
        "start": start,
        "end": int(span.end[0]),
        "sentence": text,
        "words": "; ".join(text[left - start : right - start] for left, right in bounds),
        "word_spans": ";".join(f"{left}-{right}" for left, right in bounds),
        "marked": marked + text[shown:],
    }
