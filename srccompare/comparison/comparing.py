"""From articles to a comparison: group, measure, contrast, and say what limits it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from srccompare import __version__
from srccompare.articles import Article
from srccompare.comparison.caveats import about_reprints, caveats
from srccompare.comparison.groups.copies import find_copies
from srccompare.comparison.groups.corpora import CORPUS, corpora_of
from srccompare.comparison.groups.periods import PERIODS, period_of, period_order
from srccompare.comparison.result import Comparison
from srccompare.comparison.same_event import Encoder
from srccompare.comparison.statistics.contrast import COLUMNS, Contrasts, Grouping
from srccompare.comparison.statistics.units import Units, units_of
from srccompare.comparison.statistics.verdicts import judged
from srccompare.comparison.tables.sources import sources_table, with_names
from srccompare.documents import Documents, Voice
from srccompare.documents.attribution import engine_signature
from srccompare.documents.spans import FloatArray, IntArray
from srccompare.errors import SrccompareError
from srccompare.families.base import Family
from srccompare.lexicon import Lexicon, bundled, digest, load
from srccompare.measuring import Measured, measure_documents
from srccompare.source import analyze, pseudonymized
from srccompare.tables import (
    Families,
    Lexicons,
    article_rows,
    attributions,
    families_of,
    own_lexicons,
    voice_asked,
)

FIELDS = ("outlet", "event", "author", "language", "id")
UNNAMED = "(none given)"
PSEUDONYMS = {"names": "pseudonyms"}
"""What the signature of a comparison without ordinary people's names says of it."""
SPLITTING = "1"
"""Raised when tokens, sentences, quotations or zones are cut differently."""


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
) -> Comparison:
    """How groups of articles differ, with the evidence and with intervals honest for the data at hand.

    ``by`` is a field of the articles (outlet, event, author, language, id), a column of their metadata
    (as an outlets table gives: country, ownership …) or a period of publication (year, quarter, month,
    week, day, weekday); "outlet" unless said otherwise. ``reference`` is the group all others are held
    against; without one each group is held against all others together. ``encoder`` takes sentences and
    gives one row of numbers for each; it is asked, beside the wording, which sentences say the same.

    ``pseudonymize`` writes "Person 1" for the names of ordinary people before anything else is done, so
    that no table and no report has them; places then count in that text.

    Of named corpora, ``compare({"2019": "folder-a", "2024": "folder-b"})``, the groups are the corpora
    unless ``by`` says otherwise. Raises SrccompareError for an unknown column or group, and for no
    articles at all.
    """
    if isinstance(source, Mapping):
        source, by = corpora_of(source), by or CORPUS
    by = by or "outlet"
    documents = analyze(pseudonymized(source) if pseudonymize else source)
    grouping = grouped(documents, by, reference)
    copies = find_copies(documents, [grouping.groups[number] for number in grouping.group_of.tolist()])
    grouping = replace(grouping, original=copies.first)
    own = own_lexicons(lexicons)
    wanted = families_of(families, own)
    found = measure_documents(documents, wanted, voice_asked(voice))
    names = [grouping.groups[number] if number >= 0 else None for number in grouping.group_of.tolist()]
    group_of = {
        article.id: name for article, name in zip(documents.articles, names, strict=True) if name is not None
    }
    told = attributions(documents)
    told.insert(1, "group", told["id"].map(group_of))
    told = with_names(documents, told)
    return Comparison(
        by=by,
        groups=grouping.groups,
        reference=reference,
        tier=grouping.tier,
        table=contrasts(documents, grouping, wanted, found, voice_asked(voice), seed),
        articles=article_table(documents, found, names),
        attributions=told,
        sources=sources_table(told, grouping.groups),
        caveats=caveats(documents, grouping, found.status, voice_asked(voice)) + about_reprints(copies),
        provenance=(PSEUDONYMS if pseudonymize else {})
        | provenance(wanted, own, voice, by, reference, seed, documents),
        documents=documents,
        families=wanted,
        evidence=found.evidence,
        grouping=grouping,
        encoder=encoder,
    )


def grouped(documents: Documents, by: str, reference: str | None) -> Grouping:
    """The group of each article, in order of first appearance; articles without a value share one group."""
    if not len(documents):
        raise SrccompareError("there are no articles to compare; read at least one")
    known = set(FIELDS) | {str(key) for article in documents.articles for key in article.metadata}
    if by not in known and not (by in PERIODS and any(one.published for one in documents.articles)):
        periods = f", or a period of dated articles: {', '.join(PERIODS)}"
        raise SrccompareError(
            f"there is no column {by!r} to compare by; choose one of {', '.join(sorted(known))}{periods}"
        )
    values = [group_name(article, by) for article in documents.articles]
    groups = tuple(dict.fromkeys(values))
    if by in PERIODS and by not in known:
        # Periods are compared in the order of time, whatever the order of the articles.
        groups = tuple(sorted(groups, key=period_order))
    if reference is not None and reference not in groups:
        raise SrccompareError(
            f"no group {reference!r} in {by!r}; choose one of {', '.join(map(repr, groups))}"
        )
    number = {name: place for place, name in enumerate(groups)}
    group_of = np.array([number[value] for value in values], np.int64)
    return Grouping(groups, group_of, reference, event_numbers(documents))


def event_numbers(documents: Documents) -> IntArray:
    """The number of each article's event, -1 for articles without one."""
    names = [article.event for article in documents.articles]
    number = {name: place for place, name in enumerate(dict.fromkeys(filter(None, names)))}
    return np.array([number.get(name or "", -1) for name in names], np.int64)


def group_name(article: Article, by: str) -> str:
    """The group an article names, on one line and without invisible characters."""
    value = getattr(article, by) if by in FIELDS else article.metadata.get(by)
    if value is None and by in PERIODS and by not in article.metadata and article.published is not None:
        return period_of(article.published, by)
    if value is None or value != value:
        return UNNAMED
    shown = "".join(" " if character.isspace() else character for character in str(value))
    shown = "".join(
        character for character in shown if unicodedata.category(character) not in ("Cc", "Cf", "Cs")
    )
    return shown.strip() or UNNAMED


def contrasts(
    documents: Documents,
    grouping: Grouping,
    families: Sequence[Family],
    found: Measured,
    voice: Voice | None,
    seed: int,
) -> pd.DataFrame:
    """Groups × measures."""
    lines: list[dict[str, Any]] = []
    compared = Contrasts(grouping, seed)
    for family in families:
        for measure in family.measures:
            values = found.values[measure.name]
            units = with_value(units_of(documents, measure, found.evidence[measure.name], voice), values)
            rows = compared.rows(measure, family.name, values, units)
            lines += [without_hits(row) for row in rows] if family.frames else rows
    return judged(pd.DataFrame(lines), documents, grouping, found.values)[list(COLUMNS)]


def without_hits(row: dict[str, Any]) -> dict[str, Any]:
    """A row of a frame: where no word of it was found there is no interval, as in the tables of frames."""
    if row["hits"] != 0:
        return row
    return row | {"low": np.nan, "high": np.nan, "interval": "0 hits"}


def with_value(units: Units | None, values: FloatArray) -> Units | None:
    """The units of the articles that have a value.

    The sentences of a text in another language, or of one on which the family failed, hold no hits and
    must not count as sentences without any.
    """
    if units is None:
        return None
    known = ~np.isnan(values)[units.article]
    return replace(
        units,
        article=units.article[known],
        numerator=units.numerator[known],
        denominator=units.denominator[known],
    )


def article_table(documents: Documents, found: Measured, groups: Sequence[str | None]) -> pd.DataFrame:
    """The table of ``measure`` with group and headline in front."""
    about = article_rows(documents.articles, found.status)
    titles = [documents.title_of(index) for index in range(len(documents))]
    return pd.DataFrame({"group": groups, "title": titles, **about, **found.values})


def provenance(
    families: Sequence[Family],
    own: Sequence[Lexicon],
    voice: str | Voice | None,
    by: str,
    reference: str | None,
    seed: int,
    documents: Documents,
) -> dict[str, str]:
    """What pins down how the numbers were made.

    ``splitting`` holds a hash of all bundled lists, as those of abbreviations, reporting words or
    furniture decide what a sentence, a quotation or a page's furniture is.
    """
    known = bundled()
    names = sorted({name for family in families for name in family.lexicons if name in known})
    lists = [(name, load(name)) for name in names]
    lists += [(f"own-{words.name}", words) for words in own]
    return {
        "srccompare": __version__,
        "families": ",".join(family.name for family in families),
        "lexicons": ",".join(f"{name}@{words.version}:{words.hash}" for name, words in lists),
        "language": "en",
        "splitting": f"{SPLITTING}:{digest(*(load(name).hash for name in known))}",
        "attribution": engine_signature(documents.engine, documents.confidence),
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
