"""Predictions of the `framing` task: how much wording of each frame a text holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from predictors.batch import analyzed

from srccompare import lexicon
from srccompare.documents import Documents
from srccompare.documents.spans import FloatArray
from srccompare.families.base import ratio
from srccompare.reader import READER
from srccompare.tables.likeness import likeness, ranking
from srccompare.tables.salience import PER
from srccompare.tables.wordings import by_wording, strength, wording_numbers

# Label -> the categories of a lexicon that are added up for it.
POLICY_LABELS = {
    "Economic": ("economic",),
    "Capacity_and_resources": ("capacity",),
    "Morality": ("morality",),
    "Fairness_and_equality": ("fairness",),
    "Legality_Constitutionality_and_jurisprudence": ("legality",),
    "Policy_prescription_and_evaluation": ("policy",),
    "Crime_and_punishment": ("crime",),
    "Security_and_defense": ("security",),
    "Health_and_safety": ("health",),
    "Quality_of_life": ("quality_of_life",),
    "Cultural_identity": ("cultural_identity",),
    "Public_opinion": ("public_opinion",),
    "Political": ("political",),
    "External_regulation_and_reputation": ("external_regulation",),
    "fairness": ("fairness",),
    "legality_crime": ("legality", "crime"),
    "political_policy": ("political", "policy"),
    "security": ("security",),
    "health": ("health",),
    "cultural": ("cultural_identity",),
    "public_opinion": ("public_opinion",),
}
GENERIC_LABELS = {
    "conflict": ("conflict",),
    "human_interest": ("human_interest",),
    "resolution": ("resolution",),
}
# Labels that stand in sentences under the policy frames and in articles under the generic ones.
SHARED_LABELS = {
    "economic": ("economic", "economic_consequences"),
    "morality": ("morality", "morality"),
}


def predict(
    rows: Iterable[dict[str, Any]], *, plain: bool = False, engine: str | None = None
) -> Iterator[dict[str, Any]]:
    """The strength of every label in every row, whoever's words they are; 0 where nothing was found.

    ``plain`` gives the salience, hits per 100 words, instead; the engine "reader" ranks by strength and
    likeness.
    """
    rows = list(rows)
    documents = analyzed(rows, engine=engine)
    policy, generic = (rates(documents, name, plain=plain) for name in ("policy_frames", "generic_frames"))
    columns = labelled(policy, generic)
    if documents.engine == READER:
        alike = labelled(*(likenesses(documents, name) for name in ("policy_frames", "generic_frames")))
        columns = {label: ranking(columns[label], alike[label]) for label in columns}
    for number, row in enumerate(rows):
        frames = {label: float(column[number]) for label, column in columns.items()}
        yield {"id": row["id"], "frames": frames}


def labelled(policy: dict[str, FloatArray], generic: dict[str, FloatArray]) -> dict[str, FloatArray]:
    """The columns of every label, from those of the categories."""
    columns = {label: added(policy, names) for label, names in POLICY_LABELS.items()}
    columns |= {label: added(generic, names) for label, names in GENERIC_LABELS.items()}
    return columns | {label: policy[one] + generic[two] for label, (one, two) in SHARED_LABELS.items()}


def likenesses(documents: Documents, name: str) -> dict[str, FloatArray]:
    """The likeness of every text to each category of a list, as in ``srccompare.frames``."""
    found = likeness(documents, documents.sentences, name)
    return dict(zip(lexicon.load(name).categories, found.T, strict=True))


def added(rate_of: dict[str, FloatArray], names: tuple[str, ...]) -> FloatArray:
    """The rates of some categories taken together."""
    total: FloatArray = np.sum([rate_of[name] for name in names], axis=0)
    return total


def rates(documents: Documents, name: str, *, plain: bool = False) -> dict[str, FloatArray]:
    """The strength (or salience) of each category of a lexicon in every text, as in ``srccompare.frames``."""
    words = lexicon.load(name)
    # A lone sentence may look like the furniture of a page, so the hits are taken before zones are.
    hits = documents.hits(words)
    article, size = documents.tokens.article, len(documents)
    length = np.bincount(article[documents.is_word], minlength=size)
    wording = wording_numbers(documents.tokens.norm, hits.first, hits.stop)
    found: dict[str, FloatArray] = {}
    for number, category in enumerate(words.categories):
        chosen = hits.category == number
        if plain:
            held = np.bincount(article[hits.first[chosen]], hits.weight[chosen], minlength=size)
            found[category] = ratio(held, length, PER)
            continue
        damped = by_wording(article[hits.first[chosen]], wording[chosen], hits.weight[chosen], size)[1]
        found[category] = strength(damped, length)
    return found
