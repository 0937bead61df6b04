"""Words that set a group of articles apart from others, and how surely they do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from srccompare.comparison.groups.corpora import corpora_of
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statistics.log_odds import held_against, log_odds, pseudo_counts, threshold_of
from srccompare.comparison.tables.base import Table
from srccompare.comparison.terms import FEWEST, Terms, terms_of
from srccompare.documents import Voice
from srccompare.documents.spans import FloatArray, IntArray
from srccompare.documents.voices import voice_named
from srccompare.source import analyze
from srccompare.tables import as_table

# A choice of layout.
SHOWN = 20
"""Terms listed for each group and direction, besides all that pass the threshold."""
MORE, LESS = "more", "less"

COLUMNS = {
    "group": "string", "term": "string", "words": "int64", "direction": "string", "sentence": "string",
    "count": "int64", "per_1000": "float64", "articles": "int64", "of_articles": "int64",
    "count_rest": "int64", "per_1000_rest": "float64", "articles_rest": "int64", "of_articles_rest": "int64",
    "log_odds": "float64", "z": "float64", "threshold": "float64", "distinct": "bool", "shuffled": "string",
}  # fmt: skip


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

    Parameters
    ----------
    voice
        "narrated", "attributed", "quoted", "outlet" or "all"; None for the voice of each measure.
    seed
        Of the shuffles; the same seed gives the same numbers.

    Examples
    --------
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


def make(event: SameEvent) -> pd.DataFrame:
    """What sets each group apart."""
    grouping = event.grouping
    return words_apart(
        event.terms, grouping.group_of, grouping.groups, reference=grouping.reference, seed=event.seed
    )


TABLE = Table(
    "words",
    "one row per group and word or phrase that sets it apart, with counts, direction and threshold",
    COLUMNS,
    make,
)
