"""The layers of names: every mention with its entity, every entity of an article with its names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain
from operator import attrgetter

import numpy as np

from srccompare.documents.collecting import uncollected
from srccompare.documents.names.cores import DEMONYM, Core, Range, cores_of, joined
from srccompare.documents.names.entities import FORMS, Draft, cast_of, in_order, with_apostrophes
from srccompare.documents.names.gazetteer import KINDS, Known, acronyms, key_of, known_names
from srccompare.documents.names.own import OWN
from srccompare.documents.names.runs import Runs, find_runs
from srccompare.documents.spans import IntArray, Spans
from srccompare.documents.text import Text

LONGEST_ALIAS = 4
HEADLINED = ("country", "government", "international")
"""Kinds of names found in headlines where the text never names them."""
CODES = {kind: code for code, kind in enumerate(KINDS)}


@dataclass(frozen=True, eq=False)
class Entities:
    """One row per entity of an article, by article and order of appearance.

    ``number`` counts from 0 within the article; ``name`` is the fullest name, ``kind`` one of KINDS,
    ``linked`` the country a place, house or body belongs to, ``gender`` male, female or "" (not told);
    ``mentions`` is how often it is named, ``own`` whether it stands in the user's own table, ``aliases``
    every way the article writes it.
    """

    article: IntArray
    number: IntArray
    name: list[str]
    kind: list[str]
    linked: list[str]
    gender: list[str]
    mentions: IntArray
    own: list[bool]
    spell: Callable[[], list[tuple[str, ...]]] = field(repr=False)

    @cached_property
    def aliases(self) -> list[tuple[str, ...]]:
        """Every way the article writes each name, in order of appearance; worked out on first use."""
        return self.spell()

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


def find_names(documents: Text) -> Names:
    """All names of a batch, article by article, so that what is not kept is dropped at once."""
    runs = find_runs(documents)
    with uncollected():
        return collected_names(documents, runs)


def collected_names(documents: Text, runs: Runs) -> Names:
    """The names in the capitalised stretches of a batch."""
    bounds = np.searchsorted(documents.tokens.article, np.arange(1, len(documents) + 1)).tolist()
    headlines = headline_words(documents, runs)
    found: list[list[Draft]] = []
    stretches = list(joined(runs))
    place, size = 0, len(stretches)
    for article, bound in enumerate(bounds):
        cores: list[Core] = []
        while place < size and stretches[place][0] < bound:
            cores += cores_of(runs, *stretches[place])
            place += 1
        try:
            cores = outside_titles(cores)
            found.append(with_headlines(runs, cast_of(runs, cores), headlines.get(article, [])))
        except Exception as error:
            documents.faults.setdefault(article, f"names: {type(error).__name__}: {error}")
            found.append([])
    return as_names(documents, runs, found)


def outside_titles(cores: list[Core]) -> list[Core]:
    """The names without words inside a title: "Trade" of "Minister for Trade and Industry Ann Lee"."""
    kept: list[Core] = []
    for core in cores:
        if core.title is not None and kept and kept[-1].first >= core.title[0]:
            inside = len(kept) - 1
            while inside and kept[inside - 1].first >= core.title[0]:
                inside -= 1
            kept[inside:] = [one for one in kept[inside:] if one.kind or one.known is not None]
        kept.append(core)
    return kept


def as_names(documents: Text, runs: Runs, found: Sequence[Sequence[Draft]]) -> Names:
    """The entities of each article, by first appearance, as columns; mentions in reading order."""
    drafts = list(chain.from_iterable(found))
    mentioned = list(chain.from_iterable(map(attrgetter("mentions"), drafts)))
    times = np.array([len(draft.mentions) for draft in drafts], np.int64)
    kinds = [draft.kind or "other" for draft in drafts]
    number = np.array(list(chain.from_iterable(range(len(own)) for own in found)), np.int32)
    size = len(mentioned)
    entity = np.repeat(np.arange(len(drafts)), times)
    group = number.astype(np.int64)[entity]
    code = np.array([CODES[kind] for kind in kinds], np.int64)[entity]
    first = np.fromiter([core.first for core, _ in mentioned], np.int64, size)
    stop = np.fromiter([core.stop for core, _ in mentioned], np.int64, size)
    form = np.fromiter([form for _, form in mentioned], np.int64, size)
    titles = [core.first if core.title is None else core.title[0] for core, _ in mentioned]
    titled = np.fromiter(titles, np.int64, size)
    order = np.lexsort((entity, code, group, form, titled, stop, first))
    first, stop, titled, form = first[order], stop[order], titled[order], form[order]
    group, code, entity = group[order], code[order], entity[order]
    entities = Entities(
        article=np.repeat(np.arange(len(found), dtype=np.int32), [len(own) for own in found]),
        number=number,
        name=[draft.name for draft in drafts],
        kind=kinds,
        linked=[draft.linked for draft in drafts],
        gender=[draft.gender for draft in drafts],
        mentions=times,
        own=[draft.known is not None and draft.known.category == OWN for draft in drafts],
        spell=partial(spellings, runs.written, first, stop, entity, len(drafts)),
    )
    spans = documents.spans_of(first, stop, code, 1.0, group, KINDS)
    return Names(spans, first, stop, titled, form, entity, entities, runs.word)


def headline_words(documents: Text, runs: Runs) -> dict[int, list[Range]]:
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
    openings = {key.split(" ", 1)[0] for key in known}
    for first, stop in stretches:
        for begin, end, key in matches(runs, first, stop, known, openings):
            draft, form = known[key]
            draft.mentions.append((Core(begin, end, key, draft.kind), form))
    return in_order([*drafts, *known_to_all(runs, drafts, stretches)])


def known_to_all(runs: Runs, drafts: Sequence[Draft], stretches: Sequence[Range]) -> list[Draft]:
    """The countries and bodies named in headlines only: "U.S. Names Two for World Bank"."""
    told = [
        (token, known)
        for first, stop in stretches
        for token in range(first, stop)
        if (known := in_headline(runs, token)) is not None
    ]
    if not told:
        return []
    taken = {token for one in drafts for core, _ in one.mentions for token in range(core.first, core.stop)}
    found: dict[str, Draft] = {}
    for token, known in told:
        if token not in taken and not shouted(runs, token):
            text = runs.written[token]
            name = known.name or text
            draft = found.setdefault(name, Draft(key_of(name), known.kind, name, known.linked, "", known))
            draft.add(Core(token, token + 1, key_of(text), known.kind, known), 0)
    return list(found.values())


def in_headline(runs: Runs, token: int) -> Known | None:
    """The country or body that a word of a headline names by itself, None for none."""
    text = runs.written[token]
    if not text[:1].isupper():
        return None
    known = acronyms().get(key_of(text)) if text.isupper() else known_names().get(runs.word[token])
    return known if known and known.category != DEMONYM and known.kind in HEADLINED else None


def shouted(runs: Runs, token: int) -> bool:
    """Whether the word beside a token is in capitals throughout, so that those of the token tell nothing."""
    beside = runs.written[token + 1 : token + 2] or runs.written[token - 1 : token]
    return bool(beside) and len(beside[0]) > 1 and beside[0].isupper()


def matches(
    runs: Runs, first: int, stop: int, known: dict[str, tuple[Draft, int]], openings: set[str]
) -> Iterator[tuple[int, int, str]]:
    """Known names in a stretch, the longest at each place; ``openings`` are the first words of names."""
    place = first
    while place < stop:
        begins = runs.written[place][0].isupper()
        if not begins or key_of(runs.word[place]).split(" ", 1)[0] not in openings:
            place += 1
            continue
        for length in range(min(LONGEST_ALIAS, stop - place), 0, -1):
            key = key_of(" ".join(runs.word[place : place + length]))
            if key in known:
                yield place, place + length, key
                place += length - 1
                break
        place += 1


def spellings(
    written: list[str], first: IntArray, stop: IntArray, entity: IntArray, size: int
) -> list[tuple[str, ...]]:
    """Every way the names of each entity are written, in order of appearance."""
    ways: list[dict[str, None]] = [{} for _ in range(size)]
    for begin, end, row in zip(first.tolist(), stop.tolist(), entity.tolist(), strict=True):
        ways[row][with_apostrophes(" ".join(written[begin:end]))] = None
    return [tuple(found) for found in ways]


__all__ = ["FORMS", "KINDS", "Entities", "Names", "find_names"]
