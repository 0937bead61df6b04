"""Words that set a group of articles apart from others, and how surely they do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from srccompare.articles import FIELDS
from srccompare.comparison.groups.corpora import corpora_of
from srccompare.comparison.terms import FEWEST, Terms, terms_of
from srccompare.documents import Documents, Voice
from srccompare.documents.spans import FloatArray, IntArray
from srccompare.documents.voices import voice_named
from srccompare.source import analyze
from srccompare.tables import as_table

PRIOR = 1000.0
"""Words of common text every group is taken to have read before: what keeps rare words in bounds."""
SHUFFLES = 999
CELLS = 4_000_000
"""Most values of z worked out in shuffling, so that a large study stays quick."""
FEWEST_SHUFFLES = 99
SHOWN = 20
"""Terms listed for each group and direction, besides all that pass the threshold."""
LEVEL = 0.95
ENOUGH_WAYS = 100
"""Ways to deal articles out to the groups from which on articles are shuffled and not sentences."""
MORE, LESS = "more", "less"

COLUMNS = {
    "group": "string", "term": "string", "words": "int64", "direction": "string", "sentence": "string",
    "count": "int64", "per_1000": "float64", "articles": "int64", "of_articles": "int64",
    "count_rest": "int64", "per_1000_rest": "float64", "articles_rest": "int64", "of_articles_rest": "int64",
    "log_odds": "float64", "z": "float64", "threshold": "float64", "distinct": "bool", "shuffled": "string",
}  # fmt: skip

CONTEXT_COLUMNS = {
    "group": "string", "term": "string", "id": "string", "outlet": "string", "field": "string",
    "start": "int64", "end": "int64", "left": "string", "text": "string", "right": "string",
}  # fmt: skip
AROUND = 60
"""Characters shown on either side of a keyword."""
EXAMPLES = 5
"""Places shown of each term and group."""


@dataclass(frozen=True, eq=False)
class Sides:
    """What is held against what: per group and term the counts of the group and of all it is held against."""

    own: FloatArray
    rest: FloatArray
    own_words: FloatArray
    rest_words: FloatArray


def log_odds(sides: Sides, prior: FloatArray) -> tuple[FloatArray, FloatArray]:
    """How much likelier each term is in a group than in the rest, and that in standard errors (z).

    The log of the odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, eqs. 15-22):
    ``prior`` has the pseudo-counts of the terms, proportional to how common they are in all texts. 0 means
    as likely here as there.
    """
    total = PRIOR
    own, rest = sides.own + prior, sides.rest + prior
    own_others = np.maximum(sides.own_words[:, None] + total - own, 1.0)
    rest_others = np.maximum(sides.rest_words[:, None] + total - rest, 1.0)
    difference = np.log(own / own_others) - np.log(rest / rest_others)
    return difference, difference / np.sqrt(1 / own + 1 / rest)


def held_against(own: FloatArray, words: FloatArray, reference: int | None) -> Sides:
    """Counts by group, each beside those of the reference group or of all other groups together."""
    if reference is None:
        return Sides(own, own.sum(axis=0) - own, words, words.sum() - words)
    return Sides(own, np.tile(own[reference], (len(own), 1)), words, np.full(len(own), words[reference]))


def words_apart(
    terms: Terms,
    group_of: IntArray,
    groups: tuple[str, ...],
    *,
    reference: str | None = None,
    seed: int = 0,
    background: Mapping[str, float] | None = None,
) -> pd.DataFrame:
    """The terms that set each group apart, the most telling first.

    ``group_of`` has the group of each article, -1 for none. ``background`` gives pseudo-counts from texts
    outside the comparison. A term is ``distinct`` when its |z| exceeds what the largest |z| of all terms
    and groups reaches in 95 of 100 shuffles: of whole articles between the groups where there are enough
    of them, else of sentences, which speaks of these texts only.
    """
    used = group_of >= 0
    if not len(terms.names) or len(groups) < 2:
        return as_table([], COLUMNS)
    indicator = (np.arange(len(groups))[:, None] == group_of[None, :]).astype(float)
    number = None if reference is None else groups.index(reference)
    sides = held_against(indicator @ terms.counts, indicator @ terms.words.astype(float), number)
    total = terms.counts[used].sum(axis=0)
    prior = pseudo_counts(terms, total, background)
    difference, z = log_odds(sides, prior)
    threshold, shuffled = threshold_of(terms, group_of, len(groups), prior, number, seed)
    present = terms.counts > 0
    spread_over = held_against(indicator @ present, indicator.sum(axis=1), number)
    rows: list[dict[str, Any]] = []
    for group, name in enumerate(groups):
        if group == number:
            continue
        for term in listed(z[group], sides.own[group], sides.rest[group], threshold):
            own, rest = int(sides.own[group, term]), int(sides.rest[group, term])
            row = {
                "group": name,
                "term": terms.names[term],
                "words": int(terms.size[term]),
                "direction": MORE if z[group, term] > 0 else LESS,
                "count": own,
                "per_1000": per_thousand(own, sides.own_words[group]),
                "articles": int(spread_over.own[group, term]),
                "of_articles": int(spread_over.own_words[group]),
                "count_rest": rest,
                "per_1000_rest": per_thousand(rest, sides.rest_words[group]),
                "articles_rest": int(spread_over.rest[group, term]),
                "of_articles_rest": int(spread_over.rest_words[group]),
                "log_odds": float(difference[group, term]),
                "z": float(z[group, term]),
                "threshold": threshold,
                "distinct": bool(abs(z[group, term]) > threshold),
                "shuffled": shuffled,
            }
            rows.append(row | {"sentence": in_words(row, reference)})
    return as_table([pd.DataFrame(rows)], COLUMNS)


def pseudo_counts(terms: Terms, total: FloatArray, background: Mapping[str, float] | None) -> FloatArray:
    """The prior: ``PRIOR`` words, spread over the terms as they are in all texts together."""
    words = float(terms.words.sum())
    if background:
        common = np.array([background.get(name, 0.0) for name in terms.names])
        total, words = total + common, words + background.get("", 0.0)
    prior: FloatArray = PRIOR * np.maximum(total, 0.5) / max(words, 1.0)
    return prior


def listed(z: FloatArray, own: FloatArray, rest: FloatArray, threshold: float) -> list[int]:
    """The terms shown of a group: what is distinct, and the most telling in either direction."""
    usable = own + rest >= FEWEST
    order = np.lexsort((np.arange(len(z)), -np.abs(z)))
    shown, left = [], {True: SHOWN, False: SHOWN}
    for term in order.tolist():
        above = bool(z[term] > 0)
        if not usable[term] or z[term] == 0:
            continue
        if abs(z[term]) > threshold or left[above] > 0:
            shown.append(term)
            left[above] -= 1
    return shown


def in_words(row: Mapping[str, Any], reference: str | None) -> str:
    """A row as a sentence that names the direction and the counts.

    >>> row = {"group": "Gull", "term": "strike", "direction": "more", "count": 9, "per_1000": 4.5,
    ...        "count_rest": 3, "per_1000_rest": 0.5}
    >>> in_words(row, None)
    '“strike”: more in Gull (9, 4.5 per 1000 words) than in all others (3, 0.5 per 1000 words)'
    """
    own = f"{row['count']}, {row['per_1000']:.1f} per 1000 words"
    rest = f"{row['count_rest']}, {row['per_1000_rest']:.1f} per 1000 words"
    where = f"{row['direction']} in {row['group']} ({own}) than in {reference or 'all others'} ({rest})"
    return f"“{row['term']}”: {where}"


def per_thousand(count: float, words: float) -> float:
    """A rate per 1000 words; NaN without words."""
    return float(1000 * count / words) if words else float("nan")


def threshold_of(
    terms: Terms, group_of: IntArray, groups: int, prior: FloatArray, reference: int | None, seed: int
) -> tuple[float, str]:
    """The |z| that the most telling term exceeds in 1 of 20 shuffles, and what was shuffled."""
    from scipy import sparse

    sizes = np.bincount(group_of[group_of >= 0], minlength=groups)
    # With fewer ways to deal them out, no labelling of whole articles is as rare as 1 in 20; and lone
    # articles only swap names, which leaves what sets them apart as it was.
    if sizes.min() >= 2 and ways(sizes) > ENOUGH_WAYS:
        what, unit, group = "articles", terms.article, group_of
        words = terms.words.astype(float)
    else:
        what = "sentences"
        kept, unit = np.unique(terms.documents.sentence[terms.first], return_inverse=True)
        group = group_of[terms.documents.sentences.article[kept]]
        words = np.full(len(kept), terms.words.sum() / max(len(kept), 1))
    shape = len(words), len(terms.names)
    counts = sparse.csr_array((np.ones(len(unit)), (unit, terms.row)), shape=shape)
    used = np.flatnonzero(group >= 0)
    return largest_shuffled(counts[used], words[used], group[used], groups, prior, reference, seed), what


def ways(sizes: IntArray) -> float:
    """In how many ways articles can be parted into groups of these sizes (up to 1e300).

    Groups of the same size may swap names without any article changing its company.

    >>> round(ways(np.array([3, 3]))), round(ways(np.array([1, 1, 1])))
    (10, 1)
    """
    from scipy.special import gammaln

    logarithm = gammaln(sizes.sum() + 1) - gammaln(sizes + 1).sum() - gammaln(np.bincount(sizes) + 1).sum()
    return float(np.exp(min(logarithm, 690.0)))


def largest_shuffled(
    counts: Any,
    words: FloatArray,
    group: IntArray,
    groups: int,
    prior: FloatArray,
    reference: int | None,
    seed: int,
) -> float:
    """The 95th percentile of the largest |z| over all terms and groups when units change places."""
    from scipy import sparse

    times = int(np.clip(CELLS // max(groups * counts.shape[1], 1), FEWEST_SHUFFLES, SHUFFLES))
    generator = np.random.default_rng([seed, 9])
    largest = np.zeros(times)
    for turn in range(times):
        dealt = generator.permutation(group)
        indicator = sparse.csr_array(
            (np.ones(len(dealt)), (dealt, np.arange(len(dealt)))), shape=(groups, len(dealt))
        )
        sides = held_against((indicator @ counts).toarray(), indicator @ words, reference)
        largest[turn] = np.abs(log_odds(sides, prior)[1]).max()
    return float(np.quantile(largest, LEVEL, method="higher"))


def contexts(terms: Terms, table: pd.DataFrame, group_of: IntArray, groups: tuple[str, ...]) -> pd.DataFrame:
    """Keywords in context: where the terms of a table stand, with the words around them.

    For each term and group up to five places, of different articles first.
    """
    documents = terms.documents
    number = {name: place for place, name in enumerate(terms.names)}
    group = {name: place for place, name in enumerate(groups)}
    pairs: list[tuple[Any, Any]] = list(zip(table["group"], table["term"], strict=True))
    wanted = sorted({(group[name], number[term]) for name, term in pairs})
    order = np.argsort(terms.row, kind="stable")
    bounds = np.searchsorted(terms.row[order], np.arange(len(terms.names) + 1))
    chosen: list[tuple[int, int]] = []
    for own, term in wanted:
        places = order[bounds[term] : bounds[term + 1]]
        places = places[group_of[terms.article[places]] == own]
        chosen += [(own, place) for place in spread(places.tolist(), terms.article[places].tolist())]
    rows = np.array([place for _, place in chosen], np.int64)
    spans = documents.spans_of(terms.first[rows], terms.stop[rows]) if len(rows) else None
    if spans is None:
        return as_table([], CONTEXT_COLUMNS)
    frame = [
        {
            "group": groups[own],
            "term": terms.names[int(terms.row[place])],
            **placed(documents, int(article), int(field), int(start), int(end)),
        }
        for (own, place), article, field, start, end in zip(
            chosen, spans.article, spans.field, spans.start, spans.end, strict=True
        )
    ]
    return as_table([pd.DataFrame(frame)], CONTEXT_COLUMNS)


def spread(places: list[int], articles: list[int]) -> list[int]:
    """Some of these places: the first of every article, then the second, up to five, in reading order."""
    turn: dict[int, int] = {}
    ranked = []
    for place, article in zip(places, articles, strict=True):
        turn[article] = turn.get(article, 0) + 1
        ranked.append((turn[article], place))
    return sorted(place for _, place in sorted(ranked)[:EXAMPLES])


def placed(documents: Documents, article: int, field: int, start: int, end: int) -> dict[str, Any]:
    """A stretch of an article with the text around it."""
    given = documents.articles[article]
    text = (given.title or "", given.text)[field]
    return {
        "id": given.id,
        "outlet": given.outlet,
        "field": FIELDS[field],
        "start": start,
        "end": end,
        "left": " ".join(text[max(0, start - AROUND) : start].split()),
        "text": text[start:end],
        "right": " ".join(text[end : end + AROUND].split()),
    }


def keyness(
    a: Any,
    b: Any,
    *,
    names: tuple[str, str] = ("a", "b"),
    voice: str | Voice = Voice.OUTLET,
    seed: int = 0,
) -> pd.DataFrame:
    """The words that set one corpus apart from another: one row per term, the most telling first.

    ``a`` and ``b`` are anything that can be analyzed: paths, articles, documents. Rows with direction
    "more" are likelier in ``a``, those with "less" in ``b``; ``names`` is what the two are called. The
    columns are those of ``Comparison.words``. Raises SrccompareError when both
    have the same name.

    >>> a = [{"text": "The strike is on. " * 6}]
    >>> b = [{"text": "The talks are on. " * 6}]
    >>> table = keyness(a, b)
    >>> table[["term", "direction", "count", "count_rest"]].values.tolist()
    [['strike', 'more', 6, 0], ['talks', 'less', 0, 6]]
    """
    articles = corpora_of({names[0]: a, names[1]: b})
    group_of = np.array([names.index(str(article.metadata["corpus"])) for article in articles], np.int64)
    table = words_apart(terms_of(analyze(articles), voice=voice_named(voice)), group_of, names, seed=seed)
    return table[table["group"] == names[0]].reset_index(drop=True)
