"""Every public function takes what a user has at hand: a path, a frame, articles or Documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from srccompare import documents
from srccompare.articles import Articles
from srccompare.documents import Documents
from srccompare.documents.names.own import entity_table
from srccompare.documents.sources.pseudonyms import pseudonymized as hide
from srccompare.read import read
from srccompare.read.made import checked

Columns = Mapping[str, str] | str | None
"""What the user's columns mean, or the preset that says it; None where their names do."""

# A guess; docs/speed.md has what it costs.
BATCH = 512
"""Articles analyzed at a time, so that memory does not grow with the corpus."""


def analyze(
    source: Any, *, entities: Any = None, engine: str | None = None, confidence: float | None = None
) -> Documents:
    """The layers of a batch of articles (tokens, sentences, quotations …), each worked out on first use.

    Parameters
    ----------
    source
        A path, articles, a frame or dicts: anything `read` takes. Documents are handed back unchanged, so
        nothing is analyzed twice.
    entities
        A table of your own names (a .csv file, a frame or dicts with name, kind and aliases separated by
        ";"): they go before those the library knows. `mentions`, `sources` and everything that rests on them
        follow it.
    engine
        Who reads: "full" (rules and a trained tagger together, what None means), "rules" (attributions by
        rules alone) or "reader" (a small encoder as well, for attributions and the tone around names: better,
        and slow, docs/reader.md).
    confidence
        Attributions less probable than that are left out; None for .25 (docs/attribution.md has the
        reliability of others).

    Returns
    -------
    Documents
        The articles with their layers: one row per token, sentence, quotation, attribution, name.

    Examples
    --------
    >>> analyze([{"id": "a1", "text": "The dam may fail, according to engineers."}]).words().tolist()
    [7]
    """
    if entities is not None:
        if isinstance(source, Documents):
            engine, confidence = engine or source.engine, confidence or source.confidence
        source = replace(articles_of(source), entities=entity_table(entities))
    if isinstance(source, Documents):
        return documents.analyze(source, engine=engine, confidence=confidence)
    return documents.analyze(articles_of(source), engine=engine, confidence=confidence)


def with_columns(source: Any, columns: Columns) -> Any:
    """The source with its columns named as ``read`` takes it; itself where nothing is said of them."""
    if columns is None:
        return source
    if isinstance(source, Documents):
        source = source.articles
    return read(source, columns=columns)


def articles_of(source: Any) -> Articles:
    """Articles of anything that can be read."""
    if isinstance(source, Documents):
        return source.articles
    # What was read is sound already; articles made by hand may not be.
    return checked(read(source))


def pseudonymized(source: Any) -> Articles:
    """The articles with "Person 1", "Person 2" … for the names of ordinary people.

    Whatever is made of them (tables, comparison, report, exports) has none of these names, as they are
    gone from title and text; offsets count in the new text. The same person has the same number in all
    articles. Officials, politicians, experts, company people and whoever else speaks for a body keep
    their names. docs/sources.md says who counts as an ordinary person, and what is missed.

    Parameters
    ----------
    source
        What `read` takes (a path, articles, a frame, dicts), or Documents.

    Examples
    --------
    >>> made = pseudonymized([{"id": "a1", "text": "Ann Lee, a fisherman, said the dam was old. Lee left."}])
    >>> made[0].text
    'Person 1, a fisherman, said the dam was old. Person 1 left.'
    """
    articles = articles_of(source)
    parts = range(0, len(articles), BATCH)
    return hide(articles, ((first, analyze(articles[first : first + BATCH])) for first in parts))
