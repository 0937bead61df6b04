"""Plain pandas tables: one row per article, per span, per attribution, per column, per measure."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from srccompare.articles import FIELDS, Articles
from srccompare.dictionary import read_dictionary
from srccompare.documents import Documents, Spans, Voice, analyze
from srccompare.documents.attribution import ROLES
from srccompare.documents.attribution.facts import AttributionFacts
from srccompare.documents.names import FORMS
from srccompare.documents.spans import IntArray
from srccompare.documents.text.zones import FURNITURE, ZONES
from srccompare.documents.voices import voice_named
from srccompare.errors import SrccompareWarning
from srccompare.families.base import Family
from srccompare.families.catalog import DESCRIBED, chosen, describe
from srccompare.families.own import family_of
from srccompare.lexicon import Lexicon, bundled, load
from srccompare.measuring import LANGUAGE, measure_documents
from srccompare.read.memory import is_frame
from srccompare.source import BATCH as BATCH
from srccompare.source import articles_of, pseudonymized

ARTICLE_COLUMNS = {
    "id": "the article's id, unique in the table",
    "outlet": "who published it, as given",
    "published": "date or time of publication (ISO 8601), as given",
    "event": "the event it belongs to, as given",
    "status": "ok, empty, language (not English), or the error that cost its row",
    "flags": "what to know about the text, separated by '; '",
}

EVIDENCE_COLUMNS = {
    "id": "string", "outlet": "string", "family": "string", "measure": "string", "category": "string",
    "field": "string", "start": "int64", "end": "int64", "text": "string", "score": "float64",
    "group": "int64", "zone": "string", "sentence": "string",
}  # fmt: skip

ATTRIBUTION_COLUMNS = {
    "id": "string", "outlet": "string", "attribution": "int64", "kind": "string", "source": "string",
    "cue": "string", "content": "string", "cue_lemma": "string", "stance": "string", "polarity": "string",
    "confidence": "float64", "field": "string", "source_spans": "string", "cue_spans": "string",
    "content_spans": "string", "score": "float64", "zone": "string", "sentence": "string",
}  # fmt: skip

MENTION_COLUMNS = {
    "id": "string", "outlet": "string", "entity": "int64", "name": "string", "kind": "string",
    "linked": "string", "form": "string", "title": "string", "field": "string", "start": "int64",
    "end": "int64", "text": "string", "zone": "string", "sentence": "string",
}  # fmt: skip

SOURCE_COLUMNS = {
    "id": "string", "outlet": "string", "attribution": "int64", "source": "string", "name": "string",
    "entity": "Int64", "title": "string", "affiliation": "string", "type": "string", "type_group": "string",
    "naming": "string", "number": "string", "status": "string", "relay": "string", "evidence": "string",
    "evidence_spans": "string", "sentence": "string",
}  # fmt: skip

Families = str | Family | Iterable[str | Family] | None
OwnWords = str | Path | Mapping[str, Any] | Lexicon
Lexicons = OwnWords | Sequence[OwnWords]


def families_of(families: Families = None, lexicons: Lexicons = ()) -> tuple[Family, ...]:
    """The families asked for, followed by one for each lexicon of the user's own."""
    own = [family_of(words) for words in own_lexicons(lexicons)]
    wanted = [families] if isinstance(families, str | Family) else families
    return chosen([*chosen(wanted), *own])


def own_lexicons(lexicons: Lexicons) -> list[Lexicon]:
    """The lexicons of the user's own; a single path, dict or lexicon stands for a list of one."""
    if isinstance(lexicons, str | Path | Mapping | Lexicon) or not isinstance(lexicons, Iterable):
        return [read_dictionary(lexicons)]
    return [read_dictionary(words) for words in lexicons]


def voice_asked(voice: str | Voice | None) -> Voice | None:
    """The voice asked for; None leaves every measure its own."""
    return None if voice is None else voice_named(voice)


def batches(source: Any, size: int = BATCH) -> Iterator[Documents]:
    """The articles of a source as Documents, a batch at a time; Documents come back as they are."""
    if isinstance(source, Documents):
        yield source
        return
    articles = articles_of(source)
    for first in range(0, max(len(articles), 1), size):
        yield analyze(articles[first : first + size])


def shown(source: Any, pseudonymize: bool) -> Any:
    """The source as it may be shown: with pseudonyms for ordinary people where that is asked for."""
    return pseudonymized(source) if pseudonymize else source


def measure(
    source: Any, families: Families = None, *, voice: str | Voice | None = None, lexicons: Lexicons = ()
) -> pd.DataFrame:
    """One row per article with all measures of the families asked for.

    ``source`` is a path, articles, a frame, dicts or Documents. Columns are those of ``schema``:
    six about the article, then one float per measure, the same whatever the articles hold. NaN
    means there was nothing to measure, 0 that nothing was found. ``voice`` replaces the voice of
    every measure that is not tied to one: "narrated", "attributed", "quoted", "outlet", "all".

    Of a frame the rows come back in its order under its own index, whatever that is, so the two can
    be put side by side (``pandas.concat([frame, table], axis=1)``); the frame itself is left as it was.
    """
    wanted = families_of(families, lexicons)
    names = [one.name for family in wanted for one in family.measures]
    frames = []
    for documents in batches(source):
        found = measure_documents(documents, wanted, voice_asked(voice))
        about = article_rows(documents.articles, found.status)
        frames.append(pd.DataFrame({**about, **{name: found.values[name] for name in names}}))
    table = pd.concat(frames, ignore_index=True)
    table = table.astype(dict.fromkeys(ARTICLE_COLUMNS, "string") | dict.fromkeys(names, "float64"))
    return table.set_axis(source.index) if is_frame(source) else table


def article_rows(articles: Articles, status: Sequence[str]) -> dict[str, Sequence[str | None]]:
    """The columns about the article itself."""
    return {
        "id": articles.ids,
        "outlet": [article.outlet for article in articles],
        "published": [article.published.isoformat() if article.published else None for article in articles],
        "event": [article.event for article in articles],
        "status": list(status),
        "flags": ["; ".join(article.flags) for article in articles],
    }


def evidence(
    source: Any,
    families: Families = None,
    *,
    voice: str | Voice | None = None,
    lexicons: Lexicons = (),
    pseudonymize: bool = False,
) -> pd.DataFrame:
    """One row per span behind a number: which measure, which words, where, in which sentence.

    ``start`` and ``end`` are code points in the article's title or text as given; with ``pseudonymize``,
    which hides the names of ordinary people, in the text of ``srccompare.pseudonymized``.
    """
    wanted = families_of(families, lexicons)
    frames = []
    for documents in batches(shown(source, pseudonymize)):
        found = measure_documents(documents, wanted, voice_asked(voice))
        sentences = SentenceTexts(documents)
        for family in wanted:
            for one in family.measures:
                spans = found.evidence[one.name]
                frames.append(span_rows(documents, spans, sentences, family=family.name, measure=one.name))
    return as_table(frames, EVIDENCE_COLUMNS)


class SentenceTexts:
    """The text of each sentence of a batch, worked out once."""

    def __init__(self, documents: Documents) -> None:
        self.documents = documents
        self.texts = np.array(documents.text_of(documents.sentences), object)

    def around(self, first: IntArray) -> list[str]:
        """The sentence in which each of these tokens stands."""
        if not len(first):
            return []
        texts: list[str] = self.texts[self.documents.sentence[first]].tolist()
        return texts


def span_rows(documents: Documents, spans: Spans, sentences: SentenceTexts, **constant: str) -> pd.DataFrame:
    """Spans as rows of a table."""
    articles = documents.articles
    first = documents.token_range(spans)[0]
    rows = spans.article.tolist()
    return pd.DataFrame(
        {
            "id": [articles[row].id for row in rows],
            "outlet": [articles[row].outlet for row in rows],
            **constant,
            "category": spans.labels,
            "field": [FIELDS[number] for number in spans.field.tolist()],
            "start": spans.start,
            "end": spans.end,
            "text": documents.text_of(spans),
            "score": spans.score,
            "group": spans.group,
            "zone": [ZONES[number] for number in documents.zone[first].tolist()] if rows else [],
            "sentence": sentences.around(first),
        }
    )


def as_table(frames: Sequence[pd.DataFrame], columns: dict[str, str]) -> pd.DataFrame:
    """Frames as one table with the promised columns and dtypes, also where there are no rows."""
    filled = [frame for frame in frames if len(frame)]
    table = pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=list(columns))
    return table[list(columns)].astype(columns)


def attributions(source: Any, *, pseudonymize: bool = False) -> pd.DataFrame:
    """One row per attribution: source, cue and content, whether direct, mixed or indirect, and where.

    ``stance`` says how the cue presents what it reports (neutral, endorsing, distancing, arguing, emotive,
    thought, denial, other), ``polarity`` whether it is "affirmed" or "negated" ("did not confirm"),
    ``confidence`` the probability that source and content are right; ``score`` is the same number.
    Fragments of one role are joined by " … "; the ``*_spans`` columns give their code points as
    "start-end", separated by ";". ``pseudonymize`` hides ordinary people's names.
    """
    wanted = shown(source, pseudonymize)
    frames = []
    for documents in batches(wanted):
        frames.append(attribution_rows(documents))
        warn_of_unread(documents)
    return as_table(frames, ATTRIBUTION_COLUMNS)


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
                "sentence": row["sentence"],
            }
            for (article, group), row in sorted(rows.items())
        ]
    )


def described(facts: AttributionFacts) -> list[dict[str, Any]]:
    """What is known of each attribution, as cells of its row."""
    columns = (facts.kinds, facts.cue_lemma, facts.stances, facts.polarities, facts.confidence.tolist())
    names = ("kind", "cue_lemma", "stance", "polarity", "confidence")
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def mentions(source: Any, *, pseudonymize: bool = False) -> pd.DataFrame:
    """One row per name in the text: which words, where, and who or what of the article they name.

    ``entity`` counts the people, countries, places, bodies and media of an article from 0, ``name`` is the
    fullest name, ``kind`` and ``linked`` say what it is and which country it belongs to; ``form`` is
    name, short (a surname, initials), demonym ("Russian") or metonym ("the Kremlin"); ``title`` holds
    the words of office or address before the name. ``pseudonymize`` hides ordinary people's names.
    """
    wanted = shown(source, pseudonymize)
    return as_table([mention_rows(documents) for documents in batches(wanted)], MENTION_COLUMNS)


def mention_rows(documents: Documents) -> pd.DataFrame:
    """The mentions of a batch."""
    foreign = np.array([state == LANGUAGE for state in documents.status], bool)
    names, entities = documents.names, documents.entities
    keep = np.flatnonzero(~foreign[names.spans.article])
    spans, row = names.spans[keep], names.entity[keep].tolist()
    titled = documents.spans_of(names.titled[keep], names.stop[keep])
    frame = span_rows(documents, spans, SentenceTexts(documents))
    frame["entity"] = frame.pop("group")
    frame["name"] = [entities.name[index] for index in row]
    frame["kind"] = spans.labels
    frame["linked"] = [entities.linked[index] or None for index in row]
    frame["form"] = [FORMS[index] for index in names.form[keep].tolist()]
    words = zip(documents.text_of(titled), frame["text"], strict=True)
    frame["title"] = [whole[: len(whole) - len(name)].strip() or None for whole, name in words]
    return frame


def sources(source: Any, *, pseudonymize: bool = False) -> pd.DataFrame:
    """One row per attribution: who is cited, as whom, and what kind of source that is.

    ``source`` has the words of the article, ``name`` the fullest name of who is meant, or the description
    of a source nobody names; ``entity`` is its number in ``mentions`` (missing where it has none).
    ``status`` says how it was found: named, resolved (from "he", "the minister"), described, generic (a
    group nobody names), unresolved, or none (no source). ``type`` and ``type_group`` are the two levels of
    docs/sources.md, ``naming`` and ``number`` its flags, ``relay`` the medium that is cited, ``evidence``
    the words that gave the type. ``pseudonymize`` hides ordinary people's names.
    """
    wanted = shown(source, pseudonymize)
    return as_table([source_rows(documents) for documents in batches(wanted)], SOURCE_COLUMNS)


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
                "sentence": sentences[row],
            }
            for row in keep
        ]
    )


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


def schema(families: Families = None, *, lexicons: Lexicons = ()) -> pd.DataFrame:
    """The columns of ``measure``, known before anything is measured."""
    about = [{"column": name, "dtype": "string", "meaning": text} for name, text in ARTICLE_COLUMNS.items()]
    measures = [
        {"column": one.name, "dtype": "float64", "family": family.name, **describe(one)}
        for family in families_of(families, lexicons)
        for one in family.measures
    ]
    return pd.DataFrame([*about, *measures], columns=["column", "dtype", "family", *DESCRIBED])


LEXICON_COLUMNS = {
    "lexicon": "string", "title": "string", "version": "string", "entries": "int64", "categories": "string",
    "license": "string", "source": "string", "hash": "string",
}  # fmt: skip
ENTRY_COLUMNS = {"entry": "string", "category": "string", "weight": "float64", "note": "string"}


def lexicons(name: str | None = None) -> pd.DataFrame:
    """The bundled word lists, one row each; with a name, the entries of that one.

    Raises LexiconError for a name no list has.

    >>> {"perhaps", "may"} <= set(lexicons("hedges")["entry"])
    True
    """
    if name is not None:
        entries = load(name).entries
        rows = [(entry.text, entry.category, entry.weight, entry.note) for entry in entries]
        return pd.DataFrame(rows, columns=list(ENTRY_COLUMNS)).astype(ENTRY_COLUMNS)
    facts = ("title", "version", "license", "source", "hash")
    about = [
        {
            **{fact: getattr(words, fact) for fact in facts},
            "lexicon": words.name,
            "entries": len(words.entries),
            "categories": ", ".join(words.categories),
        }
        for words in map(load, bundled())
    ]
    return pd.DataFrame(about, columns=list(LEXICON_COLUMNS)).astype(LEXICON_COLUMNS)


FURNITURE_COLUMNS = {
    "id": "string", "outlet": "string", "start": "int64", "end": "int64", "zone": "string", "text": "string",
}  # fmt: skip


def furniture(source: Any) -> pd.DataFrame:
    """One row per paragraph that was set aside as no part of the story, and is in no number.

    ``start`` and ``end`` are code points in the article's text. What is listed wrongly is kept, and what
    is missing is set aside, with patterns of your own: ``read(source, furniture=["Join our *", "!Read more
    about the harbour*"])``.
    """
    return as_table([furniture_rows(documents) for documents in batches(source)], FURNITURE_COLUMNS)


def furniture_rows(documents: Documents) -> pd.DataFrame:
    """The furniture of a batch."""
    spans = documents.zones[documents.zones.category == FURNITURE]
    rows = spans.article.tolist()
    return pd.DataFrame(
        {
            "id": [documents.articles[row].id for row in rows],
            "outlet": [documents.articles[row].outlet for row in rows],
            "start": spans.start,
            "end": spans.end,
            "zone": spans.labels,
            "text": documents.text_of(spans),
        }
    )
