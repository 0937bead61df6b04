"""How much of the articles a report carries: all of them, some sentences, or nothing longer than a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast, get_args

import numpy as np

from srccompare.documents import Documents, Spans
from srccompare.documents.spans import BoolArray, FloatArray
from srccompare.errors import SrccompareError

Text = Literal["full", "excerpts", "none"]
QUARTER = 0.25
"""The share of an article's words a report with excerpts carries at most."""

CARRIED = {
    "full": "This file carries the articles in full.",
    "excerpts": "This file carries headlines and some sentences, at most a quarter of an article’s words.",
    "none": "This file carries headlines, names and single words of the articles, none of their sentences.",
}

BRIEF = "This file carries headlines and the sentences its first page rests on."


def checked(text: str) -> Text:
    """How much to carry, if there is such a choice.

    Raises SrccompareError for any other word.
    """
    if text not in get_args(Text):
        raise SrccompareError(
            f"no report with text={text!r}; choose one of {', '.join(get_args(Text))}: all of the articles, "
            "single sentences, or none"
        )
    return cast(Text, text)


def sentences_carried(
    documents: Documents, evidence: Mapping[str, Spans], text: Text, contrast: FloatArray | None = None
) -> BoolArray:
    """Which sentences a report may show, one for each of the documents' sentences.

    Of excerpts, those of statements that are put differently come first (``contrast`` is how differently,
    0 for other sentences), then those that most numbers rest on, until a quarter of the article's words
    is spent.
    """
    number = len(documents.sentences)
    if text != "excerpts":
        return np.full(number, text == "full")
    worth = telling(documents, evidence)
    if contrast is not None:
        worth += np.where(contrast > 0, worth.max(initial=0.0) + contrast, 0.0)
    words = np.bincount(documents.sentence[documents.is_word], minlength=number)
    article = documents.sentences.article
    allowed = np.zeros(number, bool)
    left = QUARTER * np.bincount(article, weights=words, minlength=len(documents))
    for row in np.lexsort((np.arange(number), -worth)).tolist():
        if worth[row] > 0 and words[row] <= left[article[row]]:
            allowed[row] = True
            left[article[row]] -= words[row]
    # Headlines are shown in any case.
    allowed[documents.sentences.field == 0] = True
    return allowed


def telling(documents: Documents, evidence: Mapping[str, Spans]) -> FloatArray:
    """What each sentence gives to the numbers: its part of the hits of its article, over all measures."""
    number = len(documents.sentences)
    worth = np.zeros(number)
    for spans in evidence.values():
        if not len(spans):
            continue
        hits = np.bincount(documents.sentence[documents.token_range(spans)[0]], minlength=number)
        every = np.bincount(documents.sentences.article, weights=hits, minlength=len(documents))
        # A measure that counts every sentence tells nothing about any.
        rare = hits / np.maximum(every, 1)[documents.sentences.article]
        worth += np.where(hits > 0, rare, 0.0)
    return worth
