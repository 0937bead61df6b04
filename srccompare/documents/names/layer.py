"""The layers of names: every mention with its entity, every entity of an article with its names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from srccompare.documents.names.cores import Core, Range, cores_in
from srccompare.documents.names.entities import FORMS, Draft, cast_of
from srccompare.documents.names.gazetteer import KINDS, key_of
from srccompare.documents.names.runs import Runs, find_runs
from srccompare.documents.spans import IntArray, Spans

if TYPE_CHECKING:
    from srccompare.documents.documents import Documents

LONGEST_ALIAS = 4


@dataclass(frozen=True, eq=False)
class Entities:
    """One row per entity of an article, by article and order of appearance.

    ``number`` counts from 0 within the article; ``name`` is the fullest name, ``kind`` one of KINDS,
    ``linked`` the country a place, house or body belongs to, ``gender`` male, female or "" (not told).
    ``aliases`` holds every way the article writes it, ``mentions`` how often it is named, ``titles`` the
    token ranges of the titles before its mentions.
    """

    article: IntArray
    number: IntArray
    name: list[str]
    kind: list[str]
    linked: list[str]
    gender: list[str]
    aliases: list[tuple[str, ...]]
    mentions: IntArray
    titles: list[tuple[Range, ...]]

    def __len__(self) -> int:
        return len(self.name)

    def row(self, article: int, number: int) -> int:
        """The row of an entity, given its article and its number within it."""
        return int(np.searchsorted(self.article, article)) + number


@dataclass(frozen=True, eq=False)
class Names:
    """Mentions and entities of a batch.

    ``spans`` has the words of each name (category: kind; group: number of the entity within its article);
    ``first`` and ``stop`` are its tokens, ``titled`` the token at which the titles before it begin,
    ``form`` how it names its entity (an index of FORMS). ``entity`` is the row of the entity.
    ``word`` has the normal form of every token of the batch.
    """

    spans: Spans
    first: IntArray
    stop: IntArray
    titled: IntArray
    form: IntArray
    entity: IntArray
    entities: Entities
    word: list[str] = field(repr=False)


def find_names(documents: Documents) -> Names:
    """All names of a batch."""
    runs = find_runs(documents)
    article = documents.tokens.article
    cores = list(cores_in(runs))
    where = article[[core.first for core in cores]] if cores else np.zeros(0, np.int32)
    bounds = np.searchsorted(where, np.arange(len(documents) + 1)).tolist()
    headlines = headline_words(documents, runs)
    casts: list[list[Draft]] = []
    for number in range(len(documents)):
        try:
            drafts = cast_of(runs, cores[bounds[number] : bounds[number + 1]])
            casts.append(with_headlines(runs, drafts, headlines.get(number, [])))
        except Exception as error:
            documents.faults.setdefault(number, f"names: {type(error).__name__}: {error}")
            casts.append([])
    return assembled(documents, runs, casts)


def headline_words(documents: Documents, runs: Runs) -> dict[int, list[Range]]:
    """Per article the stretches of tokens where capitals tell nothing."""
    edge = np.flatnonzero(np.diff(np.concatenate([[0], runs.headline.view(np.int8), [0]])))
    found: dict[int, list[Range]] = {}
    for first, stop in zip(edge[::2].tolist(), edge[1::2].tolist(), strict=True):
        found.setdefault(int(documents.tokens.article[first]), []).append((first, stop))
    return found


def with_headlines(runs: Runs, drafts: list[Draft], stretches: Sequence[Range]) -> list[Draft]:
    """The entities with their mentions in headlines, where only names known from elsewhere are found."""
    if not stretches:
        return drafts
    known: dict[str, tuple[Draft, int]] = {}
    for draft in drafts:
        for core, form in draft.mentions:
            known.setdefault(core.key, (draft, form))
    for first, stop in stretches:
        for begin, end, key in matches(runs, first, stop, known):
            draft, form = known[key]
            draft.mentions.append((Core(begin, end, key, draft.kind), form))
    for draft in drafts:
        draft.mentions.sort(key=lambda mention: mention[0].first)
    return sorted(drafts, key=lambda draft: draft.mentions[0][0].first)


def matches(
    runs: Runs, first: int, stop: int, known: dict[str, tuple[Draft, int]]
) -> Iterator[tuple[int, int, str]]:
    """Known names in a stretch, the longest at each place."""
    place = first
    while place < stop:
        for length in range(min(LONGEST_ALIAS, stop - place), 0, -1):
            key = key_of(" ".join(runs.word[place : place + length]))
            if key in known and runs.written[place][0].isupper():
                yield place, place + length, key
                place += length - 1
                break
        place += 1


def assembled(documents: Documents, runs: Runs, casts: Sequence[Sequence[Draft]]) -> Names:
    """Entities and mentions as arrays."""
    rows: list[tuple[int, int, int, int, int, int, int]] = []
    article: list[int] = []
    number: list[int] = []
    drafts_in_order: list[Draft] = []
    for place, drafts in enumerate(casts):
        for index, draft in enumerate(drafts):
            code = KINDS.index(draft.kind or "other")
            for core, form in draft.mentions:
                titled = core.title[0] if core.title else core.first
                rows.append((core.first, core.stop, titled, form, index, code, len(drafts_in_order)))
            article.append(place)
            number.append(index)
            drafts_in_order.append(draft)
    rows.sort()
    table = np.array(rows, np.int64).reshape(len(rows), 7)
    first, stop, begins, forms, group, codes, entity = table.T
    entities = Entities(
        article=np.array(article, np.int32),
        number=np.array(number, np.int32),
        name=[draft.name for draft in drafts_in_order],
        kind=[draft.kind or "other" for draft in drafts_in_order],
        linked=[draft.linked for draft in drafts_in_order],
        gender=[draft.gender for draft in drafts_in_order],
        aliases=[spellings(runs, draft) for draft in drafts_in_order],
        mentions=np.array([len(draft.mentions) for draft in drafts_in_order], np.int64),
        titles=[
            tuple(core.title for core, _ in draft.mentions if core.title is not None)
            for draft in drafts_in_order
        ],
    )
    spans = documents.spans_of(first, stop, codes, 1.0, group, KINDS)
    return Names(spans, first, stop, begins, forms, entity, entities, runs.word)


def spellings(runs: Runs, draft: Draft) -> tuple[str, ...]:
    """Every way the article writes a name, in order of appearance."""
    ways = (" ".join(runs.written[core.first : core.stop]) for core, _ in draft.mentions)
    return tuple(dict.fromkeys(ways))


__all__ = ["FORMS", "KINDS", "Entities", "Names", "find_names"]
