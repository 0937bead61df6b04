"""The table of keywords in context: one row per place where a word or phrase stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import translate
from typing import Any

import numpy as np
import pandas as pd

from srccompare.dictionary import read_dictionary
from srccompare.dictionary.entries import elements_of, trouble_of
from srccompare.documents import Documents, Voice
from srccompare.documents.spans import IntArray
from srccompare.errors import SrccompareError
from srccompare.lexicon import Lexicon
from srccompare.tables.arguments import batches, voice_asked
from srccompare.tables.kinds import keep_kind
from srccompare.tables.rows import VOICES, as_table, context_rows, voice_numbers

KWIC_COLUMNS = {
    "id": "string", "outlet": "string", "field": "string", "start": "int64", "end": "int64",
    "pre": "string", "keyword": "string", "post": "string", "voice": "string",
}  # fmt: skip


@keep_kind
def kwic(
    source: Any,
    pattern: str | Iterable[str],
    *,
    window: int = 5,
    case_sensitive: bool = False,
    voice: str | Voice | None = None,
) -> pd.DataFrame:
    """Keywords in context: one row per place where a word or phrase stands, with the words around it.

    ``pattern`` is a word, a phrase of several words, or either with globs (``*`` for any letters or none,
    ``?`` for any one), or a list of such; where two of a list overlap, the longer one is taken.
    ``pre`` and ``post`` hold up to ``window`` words of the same title or text, with the punctuation
    between them. ``voice`` of a row is narrated, attributed or quoted; given as an argument, it keeps the
    rows of that voice. Furniture of the page is left out. ``start`` and ``end`` are code points in the
    article's title or text. Raises SrccompareError for a pattern that no text could hold.

    Parameters
    ----------
    source
        What `read` takes (a path, articles, a frame, dicts), or Documents.
    case_sensitive
        Whether capitals have to be as written.

    Examples
    --------
    >>> text = "The old regime fell. Both regimes had promised bread."
    >>> table = kwic([{"id": "a1", "text": text}], "regime*", window=2)
    >>> table[["pre", "keyword", "post"]].values.tolist()
    [['The old', 'regime', 'fell. Both'], ['fell. Both', 'regimes', 'had promised']]
    """
    if isinstance(window, bool) or not isinstance(window, int) or window < 0:
        raise SrccompareError(f"window must be a whole number of 0 or more words, not {window!r}")
    patterns = patterns_of(pattern)
    words = read_dictionary({"pattern": patterns}, name="kwic")
    written = patterns if case_sensitive else None
    asked = voice_asked(voice) or Voice.ALL
    frames = [keyword_rows(documents, words, window, asked, written) for documents in batches(source)]
    return as_table(frames, KWIC_COLUMNS)


def patterns_of(pattern: str | Iterable[str]) -> list[str]:
    """The patterns asked for, each once; raises for what no text could hold."""
    given = [pattern] if isinstance(pattern, str) or not isinstance(pattern, Iterable) else list(pattern)
    if not given:
        raise SrccompareError("no pattern is given; write a word, a phrase or a glob, such as 'regime*'")
    for one in given:
        if not isinstance(one, str):
            raise SrccompareError(f"pattern {one!r} is no text; write a word or phrase, such as 'regime*'")
        if trouble := trouble_of(one, elements_of(one)):
            raise SrccompareError(f"pattern {one!r} {trouble}")
    return list(dict.fromkeys(" ".join(one.split()) for one in given))


def keyword_rows(
    documents: Documents, words: Lexicon, window: int, voice: Voice, written: list[str] | None
) -> pd.DataFrame:
    """The places of a batch in a voice, only those spelled as ``written`` where that is given."""
    hits = documents.hits(words)
    inside = documents.mask(voice)[hits.first]
    first, stop = hits.first[inside], hits.stop[inside]
    frame = context_rows(documents, first, stop, *words_around(documents, first, stop, window))
    frame = frame.rename(columns={"left": "pre", "text": "keyword", "right": "post"})
    frame["voice"] = [VOICES[number] for number in voice_numbers(documents, first).tolist()]
    return frame if written is None else frame[[is_written(text, written) for text in frame["keyword"]]]


def words_around(
    documents: Documents, first: IntArray, stop: IntArray, window: int
) -> tuple[IntArray, IntArray]:
    """Where the context of token ranges begins and ends, in code points of their field."""
    tokens = documents.tokens
    if not window or not len(first):
        return tokens.start[first], tokens.end[stop - 1]
    words, segment = np.flatnonzero(documents.is_word), tokens.segment
    opening = np.searchsorted(segment, segment[first], side="left")
    closing = np.searchsorted(segment, segment[first], side="right") - 1
    # Beyond the outermost words of the batch stand its ends.
    bounds = np.concatenate([np.zeros(window, np.int64), words, np.full(window, len(tokens) - 1)])
    before = bounds[np.searchsorted(words, first)]
    after = bounds[np.searchsorted(words, stop) + 2 * window - 1]
    return tokens.start[np.maximum(before, opening)], tokens.end[np.minimum(after, closing)]


def is_written(text: str, patterns: list[str]) -> bool:
    """Whether a keyword has the capitals of one of the patterns.

    >>> is_written("US", ["US"]), is_written("us", ["US"])
    (True, False)
    """
    plain = " ".join(text.split()).replace("’", "'")
    return any(re.match(translate(pattern.replace("’", "'")), plain) for pattern in patterns)
