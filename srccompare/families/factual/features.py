"""What a sentence shows of whether it states a checkable fact, and whether it says where that is known from.

    The ferry sank on Monday night.                a name, a past tense; nobody reports
    The ferry sank on Monday night, police say.    the same as the content of an attribution
    The ferry should never have been let out.      "should", "never"

A feature has a row in the table of weights: ``word x`` (the sentence has the word x), ``first x`` (it begins
with it), or one of ``SEEN``. Words count whatever their voice: what a source is quoted saying is as checkable
as what the outlet says. All of it is read from layers that are there already, in one pass over the tokens.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from srccompare import lexicon
from srccompare.documents import Documents
from srccompare.documents.attribution import ROLES
from srccompare.documents.attribution.facts import KINDS, NEGATED, STANCES
from srccompare.documents.certainty import of_sentences
from srccompare.documents.sources.scheme import GROUPS, STATUSES
from srccompare.documents.spans import FloatArray, IntArray
from srccompare.documents.text import shapes

LISTS = ("approximators", "boosters", "evidentials", "hedges", "loaded")
MARKS = ("questioned", "conditional", "refuted", "hedged", "negated", "quoted", "attributed")
"""What clauses show, by the bits of ``documents.certainty``."""
LONG, MANY = 40, 4
"""Words and names from which a sentence counts as long, and as full of names. Measured: of 5,020 sentences of
news (PolNeAR) one in twenty has more than 38 words; the model weighs both."""
WHOLE = 0.9
"""Share of quoted tokens from which nothing but the quotation is there: set by hand."""
SEEN = (
    "names", "length", "quoted", "quoted whole", "attributed", "figure",
    *(f"list {name}" for name in LISTS),
    *(f"clause {name}" for name in MARKS),
    "attribution", "attribution confidence", "attribution sourced", "attribution negated",
    *(f"attribution {name}" for name in KINDS),
    *(f"stance {name}" for name in STANCES),
    *(f"source {name}" for name in STATUSES),
    *(f"source type {name}" for name in GROUPS),
)  # fmt: skip
PLACE = {name: place for place, name in enumerate(SEEN)}


@dataclass(frozen=True, eq=False)
class Links:
    """Which attribution reaches into which sentence, with its cue or its content: one row per pair."""

    sentence: IntArray
    attribution: IntArray
    """The row among ``Documents.attribution_facts`` and ``Documents.sources``."""


def find_links(documents: Documents) -> Links:
    """Every sentence an attribution's cue or content stands in, once each."""
    spans = documents.attributions
    spans = spans[spans.category != ROLES.index("source")]
    if not len(spans):
        nothing = np.zeros(0, np.int64)
        return Links(nothing, nothing)
    first, stop = documents.token_range(spans)
    begin, last = documents.sentence[first], documents.sentence[stop - 1]
    count = last - begin + 1
    row = np.repeat(np.arange(len(spans)), count)
    step = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    return Links(*distinct(begin[row] + step, documents.attribution_facts.rows_of(spans)[row]))


def distinct(sentence: IntArray, number: IntArray) -> tuple[IntArray, IntArray]:
    """Every pair of a sentence and a number, once each, in order.

    >>> distinct(np.array([0, 0, 1]), np.array([7, 7, 7]))
    (array([0, 1]), array([7, 7]))
    """
    size = int(number.max(initial=0)) + 1
    pair = np.sort(sentence.astype(np.int64) * size + number)
    pair = pair[np.append(True, pair[1:] != pair[:-1])] if len(pair) else pair
    return pair // size, pair % size


def seen_in(documents: Documents, links: Links) -> FloatArray:
    """One row per sentence, one column per feature of ``SEEN``."""
    size = len(documents.sentences)
    seen = np.zeros((size, len(SEEN)))
    sentence, shape = documents.sentence, documents.tokens.shape
    first = documents.sentence_bounds[0]
    length = np.bincount(sentence, minlength=size)
    capital = (shape & shapes.CAPITAL) > 0
    capital[first] = False
    quoted = np.bincount(sentence[documents.quoted], minlength=size) / np.maximum(length, 1)
    told = np.bincount(sentence[documents.attributed], minlength=size) / np.maximum(length, 1)
    seen[:, PLACE["names"]] = np.minimum(np.bincount(sentence[capital], minlength=size), MANY) / MANY
    seen[:, PLACE["length"]] = np.minimum(length, LONG) / LONG
    seen[:, PLACE["quoted"]], seen[:, PLACE["attributed"]] = quoted, told
    seen[:, PLACE["quoted whole"]] = quoted > WHOLE
    seen[sentence[(shape & shapes.NUMBER) > 0], PLACE["figure"]] = 1
    for name in LISTS:
        seen[sentence[documents.hits(lexicon.load(name)).first], PLACE[f"list {name}"]] = 1
    marks = of_sentences(documents.clauses, size)
    for bit, name in enumerate(MARKS):
        seen[:, PLACE[f"clause {name}"]] = (marks >> bit) & 1
    add_attributions(seen, documents, links)
    return seen


def add_attributions(seen: FloatArray, documents: Documents, links: Links) -> None:
    """Fill in what the attributions that reach into each sentence show."""
    facts, sources, sentence, row = (
        documents.attribution_facts, documents.sources, links.sentence, links.attribution,
    )  # fmt: skip
    seen[sentence, PLACE["attribution"]] = 1
    np.maximum.at(seen[:, PLACE["attribution confidence"]], sentence, facts.confidence[row])
    seen[sentence[facts.sourced[row]], PLACE["attribution sourced"]] = 1
    seen[sentence[facts.polarity[row] == NEGATED], PLACE["attribution negated"]] = 1
    seen[sentence, PLACE[f"attribution {KINDS[0]}"] + facts.kind[row]] = 1
    seen[sentence, PLACE[f"stance {STANCES[0]}"] + facts.stance[row]] = 1
    status = np.array([STATUSES.index(one) for one in sources.status], np.int64)
    seen[sentence, PLACE[f"source {STATUSES[0]}"] + status[row]] = 1
    group = np.array([GROUPS.index(one) if one else -1 for one in sources.type_group], np.int64)[row]
    seen[sentence[group >= 0], PLACE[f"source type {GROUPS[0]}"] + group[group >= 0]] = 1
