"""From articles to a comparison: group, measure, contrast, and say what limits it."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from srccompare.articles import Articles
from srccompare.comparison.caveats import caveats, foremost
from srccompare.comparison.groups.copies import find_copies
from srccompare.comparison.groups.corpora import CORPUS, corpora_of
from srccompare.comparison.groups.events import (
    find_events,
    find_originals,
    is_quick,
    with_found_events,
)
from srccompare.comparison.groups.genres import GENRE, find_genre
from srccompare.comparison.groups.grouping import event_numbers, grouped
from srccompare.comparison.groups.ordering import in_one_order, rows_as_given
from srccompare.comparison.result import Comparison
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.encoders import Encoder
from srccompare.documents import Documents, Voice
from srccompare.errors import SrccompareError
from srccompare.families.base import Family
from srccompare.families.catalog import catalog
from srccompare.lexicon import Lexicon, digest
from srccompare.measuring import measure_documents
from srccompare.read.arrow import is_arrow
from srccompare.source import Columns, analyze, pseudonymized, with_columns
from srccompare.tables import (
    Families,
    Lexicons,
    families_of,
    own_lexicons,
    voice_asked,
)
from srccompare.tables.provenance import provenance_of

PSEUDONYMS = {"names": "pseudonyms"}
"""What the signature of a comparison without ordinary people's names says of it."""
ENCODER = "encoder= decides nothing any more: sentences are aligned word by word by a table that ships"


def compare(
    source: Any,
    by: str | None = None,
    reference: str | None = None,
    *,
    families: Families = None,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
    seed: int = 0,
    encoder: Encoder | None = None,
    pseudonymize: bool = False,
    columns: Columns = None,
    engine: str | None = None,
    genre: str | None = None,
    events: str | None = None,
) -> Comparison:
    """How groups of articles differ, with the evidence and with intervals honest for the data at hand.

    ``by`` is a field of the articles (outlet, event, author, language, id), a column of their metadata
    (as an outlets table gives: country, ownership …), a period of publication (year, quarter, month, week,
    day, weekday) or the genre as far as it is known; "outlet" unless said otherwise. ``genre="report"``
    compares the articles of that genre (report, analysis, opinion, live blog, interview, brief) as far as
    they tell, with those that are written like a report, or, ``genre="unknown"``, those of none.
    ``reference`` is the group all others are held against; without one each group is held against all others
    together. ``encoder`` is deprecated and decides nothing: sentences are aligned word by word. ``engine`` is
    that of ``analyze``. ``events="found"`` takes the events that are found by content for given ones, so that
    statistics stand on them, too.

    ``pseudonymize`` writes "Person 1" for the names of ordinary people before anything else is done, so
    that no table and no report has them; places then count in that text. ``columns`` says what the columns
    of a table mean, as ``read`` takes it: ``columns={"body": "text", "medium": "outlet"}``.

    Of named corpora, ``compare({"2019": "folder-a", "2024": "folder-b"})``, the groups are the corpora
    unless ``by`` says otherwise. Raises SrccompareError for an unknown column or group, and for no
    articles at all.

    Parameters
    ----------
    source
        What `read` takes (a path, articles, a frame, dicts), or Documents.
    by, reference
        What groups the articles, and the group others are held against, as above.
    families
        Names of families, or Family objects; None for all there are.
    voice
        "narrated", "attributed", "quoted", "outlet" or "all"; None for the voice of each measure.
    lexicons
        Word lists of your own: paths, dicts, or what `read_dictionary` gives.
    seed
        Of whatever is drawn by chance; the same seed gives the same numbers.

    Returns
    -------
    Comparison
        Tables, claims and reports; equal for equal input.

    Examples
    --------
    >>> rows = [
    ...     {"id": "a1", "outlet": "Gull", "text": "The dam may fail, said Ann Lee."},
    ...     {"id": "b1", "outlet": "Wire", "text": "The dam will fail."},
    ... ]
    >>> compare(rows, families=["counts", "hedging"]).groups
    ('Gull', 'Wire')
    """
    if isinstance(source, Mapping):
        named = {name: with_columns(corpus, columns) for name, corpus in source.items()}
        source, by, columns = corpora_of(named), by or CORPUS, None
    given, by, source = source, by or "outlet", with_columns(source, columns)
    if encoder is not None:
        warnings.warn(ENCODER, DeprecationWarning, stacklevel=2)
    if isinstance(source, Documents):
        engine = engine or source.engine
    source, ids = in_one_order(source)
    documents = analyze(pseudonymized(source) if pseudonymize else source, engine=engine)
    if genre is not None:
        documents = analyze(of_genre(documents.articles, genre), engine=documents.engine)
    if events is not None:
        documents = analyze(with_found_events(documents, events), engine=documents.engine)
    known_events = find_events(documents) if is_quick(documents) else None
    # Within an event a surname alone is followed.
    stories = event_numbers(documents) if known_events is None else known_events.number
    documents = documents.read_together(stories.tolist())
    shown = rows_as_given(documents, ids)
    grouping = grouped(documents, by, reference, shown)
    copies = find_copies(documents, grouping.names)
    grouping = replace(grouping, original=find_originals(documents, copies.first, stories))
    own = own_lexicons(lexicons)
    wanted, asked = families_of(families, own), voice_asked(voice)
    if not wanted:
        raise SrccompareError(
            "no family was asked for, so there is nothing to compare; leave out families, or name some of "
            + ", ".join(catalog())
        )
    found = measure_documents(documents, wanted, asked)
    first = foremost(documents, grouping, copies)
    comparison = Comparison(
        by=by,
        groups=grouping.groups,
        reference=reference,
        tier=grouping.tier,
        caveats=(*first, *caveats(documents, grouping, copies, found.status, asked, known_events)),
        provenance=(PSEUDONYMS if pseudonymize else {})
        | provenance(wanted, own, voice, by, reference, seed, documents)
        | ({GENRE: genre} if genre else {})
        | ({"events": events} if events else {}),
        documents=documents,
        families=wanted,
        evidence=found.evidence,
        same_event=SameEvent(
            documents, grouping, copies, wanted, found, asked, by, seed, known_events, shown
        ),
        foremost=first,
        given=given if is_arrow(given) else None,
    )
    # What cannot be read is warned of at once, and not when a table is asked for.
    _ = comparison.attributions
    return comparison


def of_genre(articles: Articles, genre: str) -> Articles:
    """The articles of a genre. Raises SrccompareError, naming the genres there are, where there is none."""
    genres = [find_genre(article).name for article in articles]
    if genre not in genres:
        raise SrccompareError(
            f"no article is known to be of the genre {genre!r}; there are "
            + ", ".join(f"{name} ({genres.count(name)})" for name in dict.fromkeys(genres))
        )
    kept = tuple(one for one, name in zip(articles, genres, strict=True) if name == genre)
    return replace(articles, items=kept)


def provenance(
    families: Sequence[Family],
    own: Sequence[Lexicon],
    voice: str | Voice | None,
    by: str,
    reference: str | None,
    seed: int,
    documents: Documents,
) -> dict[str, str]:
    """What pins down how the numbers of a comparison were made."""
    return {
        **provenance_of(families, own, documents.engine, documents.confidence),
        "furniture": digest(*documents.articles.furniture) if documents.articles.furniture else "as found",
        "voice": voice
        if isinstance(voice, str)
        else "as declared"
        if voice is None
        else str(voice.name).lower(),
        "by": by,
        "reference": reference or "all others",
        "interval": "95%",
        "seed": str(seed),
    }
