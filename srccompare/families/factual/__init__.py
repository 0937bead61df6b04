"""Factual statements: how much an article states as fact, and from whom or what it says that it knows."""

from __future__ import annotations

import numpy as np

from srccompare import lexicon
from srccompare.documents import Documents, Voice
from srccompare.documents.sources import TYPES
from srccompare.documents.sources.scheme import ANONYMOUS, ANONYMOUS_OFFICIAL, COLLECTIVE, COMPANY, UNION
from srccompare.documents.spans import BoolArray, IntArray
from srccompare.families.base import Family, Findings, Measure, findings, voice_of
from srccompare.families.factual.features import Links, find_links
from srccompare.families.factual.justifications import find_justifications
from srccompare.families.factual.model import SOURCED, UNSOURCED, class_of_sentences

FACTAPPEAL = "Mor-Lan et al. (2025)"
JUSTIFICATION = "Toulmin (1958)"
CAVEAT = (
    "told by a small model of English news: about four sentences in five are called as a reader calls them, "
    "opinion least surely"
)
KINDS = {
    "official": ("officials and politicians", "governments, their bodies, parties, armed forces and police"),
    "expert": ("experts", "experts, academics, think tanks and associations"),
    "participant": ("those who take part", "companies and others who act in what is told"),
    "witness": ("witnesses", "ordinary people, and unnamed people close to what is told"),
    "report": ("other media", "media and those who work for them"),
    "document": ("documents", "studies, statistics, polls, court papers and letters"),
    "evidence": ("direct evidence", "recordings, photographs and other traces of what happened"),
}
KIND_NAMES = tuple(KINDS)
OF_GROUP = {
    "official": "official", "politics": "official", "international": "official", "expertise": "expert",
    "media": "report", "document": "document", "public": "witness",
}  # fmt: skip
OF_TYPE = {
    COMPANY: "participant", UNION: "expert", ANONYMOUS_OFFICIAL: "official", ANONYMOUS: "witness",
    COLLECTIVE: "",
}  # fmt: skip
"""Types that are not of the kind of their group; what many believe is nobody's knowledge."""


def share(name: str, label: str, meaning: str) -> Measure:
    """A share of sentences."""
    return Measure(
        name, "share of sentences", "share", meaning, FACTAPPEAL, high=1.0, of="sentences", caveat=CAVEAT,
        label=label,
    )  # fmt: skip


UNSOURCED_FACT_SHARE = share(
    "unsourced_fact_share",
    "Facts without a source",
    "sentences that state what can be checked and name nobody and nothing it is known from; higher means "
    "more is stated on the outlet's own authority",
)
SOURCED_FACT_SHARE = share(
    "sourced_fact_share",
    "Facts with a source",
    "sentences that state what can be checked and say from whom or what it is known",
)
KIND_SHARES = tuple(
    share(f"fact_{name}_share", f"Facts from {label}", f"sentences that state a fact known from {who}")
    for name, (label, who) in KINDS.items()
)
JUSTIFIED_SOURCE_SHARE = Measure(
    "justified_source_share",
    "share of sources",
    "share",
    'sources with words that say why they would know ("who was in the room"); an office alone is none',
    JUSTIFICATION,
    high=1.0,
    voice=Voice.ALL,
    fixed=True,
    of="sources",
    caveat="by a list of words beside the source: a justification in other words is missed",
    label="Sources with a reason to know",
)
MEASURES = (UNSOURCED_FACT_SHARE, SOURCED_FACT_SHARE, *KIND_SHARES, JUSTIFIED_SOURCE_SHARE)


def compute(documents: Documents, voice: Voice | None = None) -> Findings:
    """Sentences that state a checkable fact, by whether and from whom they say it is known.

    A sentence counts in a voice when it has a word there; a fact of several kinds of source counts once for
    each kind. The rest of the sentences state nothing that can be checked: opinions, questions, wishes.
    """
    links = find_links(documents)
    called = class_of_sentences(documents, links)
    spoken = documents.sentence_words(voice_of(UNSOURCED_FACT_SHARE, voice)) > 0
    sourced = spoken & (called == SOURCED)
    kinds = kinds_of_sentences(documents, links)
    evidence = {
        "unsourced_fact_share": documents.sentences[spoken & (called == UNSOURCED)],
        "sourced_fact_share": documents.sentences[sourced],
        **{
            measure.name: documents.sentences[sourced & kinds[:, place]]
            for place, measure in enumerate(KIND_SHARES)
        },
        "justified_source_share": find_justifications(documents),
    }
    return findings(documents, MEASURES, evidence, voice)


def kinds_of_sentences(documents: Documents, links: Links) -> BoolArray:
    """One row per sentence, one column per kind of source: whether an attribution there has such a source."""
    kinds = np.zeros((len(documents.sentences), len(KINDS)), bool)
    kind = kinds_of_sources(documents)[links.attribution]
    kinds[links.sentence[kind >= 0], kind[kind >= 0]] = True
    return kinds


def kinds_of_sources(documents: Documents) -> IntArray:
    """The kind of each attribution's source as its place among ``KINDS``, -1 where none is told."""
    kind = np.array([kind_of_type(name) for name in documents.sources.type], np.int64)
    spans = documents.attributions.of("source")
    words = documents.hits(lexicon.load("appeal_words"))
    nouns = words.first[words.category == lexicon.load("appeal_words").categories.index("evidence")]
    first, stop = documents.token_range(spans)
    shows = np.searchsorted(nouns, stop) > np.searchsorted(nouns, first)
    kind[documents.attribution_facts.rows_of(spans)[shows]] = KIND_NAMES.index("evidence")
    return kind


def kind_of_type(name: str) -> int:
    """The kind of a type of source, -1 for none.

    >>> KIND_NAMES[kind_of_type("head of state or government")]
    'official'
    """
    kind = OF_TYPE.get(name, OF_GROUP.get(TYPES.get(name, ""), ""))
    return KIND_NAMES.index(kind) if kind else -1


FAMILY = Family(
    name="factual",
    title="Factual statements and their sources",
    measures=MEASURES,
    compute=compute,
    lexicons=("appeal_words", "approximators", "boosters", "evidentials", "hedges", "loaded"),
    part="heard",
    place=3,
)
