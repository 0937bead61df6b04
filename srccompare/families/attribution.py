"""How much of an article is somebody else's word, how closely it is quoted, and whether it says whose."""

from __future__ import annotations

import numpy as np

from srccompare.documents import Documents, Spans, Voice
from srccompare.documents.attribution.facts import DIRECT, INDIRECT, MIXED, keys
from srccompare.documents.spans import BoolArray
from srccompare.families.base import Family, Findings, Measure, Recount, findings

CAVEAT = (
    "found by rules: most of what is found is right, but only about half of all indirect reports are found"
)
REFERENCE = "Pareti 2015; Newell et al. 2018"


def measure(name: str, recount: Recount, meaning: str, of: str, unit: str, high: float = np.inf) -> Measure:
    """A measure of whole articles: every voice counts, as the voice is part of what it means."""
    return Measure(
        name, unit, recount, meaning, REFERENCE, high=high, voice=Voice.ALL, fixed=True, of=of, caveat=CAVEAT
    )


def attribution_share(name: str, meaning: str) -> Measure:
    """A measure that is a share of attributions."""
    return measure(name, "share", meaning, "attributions", "share of attributions", 1.0)


MEASURES = (
    measure("attribution_rate", "rate", "higher means more sources are reported", "words", "per 1000 words"),
    measure(
        "attributed_share",
        "share",
        "share of words that are what a source is reported to say or think",
        "words",
        "share of words",
        1.0,
    ),
    attribution_share("direct_share", "attributions whose content is quoted as a whole"),
    attribution_share("mixed_share", "attributions whose content is quoted in part"),
    attribution_share("indirect_share", "attributions in the outlet's own wording"),
    attribution_share("unsourced_share", 'attributions that name no source ("is expected to")'),
)


def compute(documents: Documents, voice: Voice | None = None) -> Findings:
    """Attributions of each article, by how they are quoted and whether they have a source."""
    spans, facts = documents.attributions, documents.attribution_facts
    cue, content = spans.of("cue"), spans.of("content")
    words = documents.is_word & documents.measured & documents.covered(*documents.token_range(content))
    heads = content[first_rows(content)]
    kind = facts.kind[facts.rows_of(heads)]
    evidence = {
        "attribution_rate": cue,
        "attributed_share": documents.tokens.spans[words],
        "direct_share": heads[kind == DIRECT],
        "mixed_share": heads[kind == MIXED],
        "indirect_share": heads[kind == INDIRECT],
        "unsourced_share": cue[~facts.sourced[facts.rows_of(cue)]],
    }
    return findings(documents, MEASURES, evidence, voice)


def first_rows(spans: Spans) -> BoolArray:
    """Whether each row is the first of its attribution."""
    first = np.zeros(len(spans), bool)
    first[np.unique(keys(spans.article, spans.group), return_index=True)[1]] = True
    return first


FAMILY = Family(
    "attribution",
    "Sources and attribution",
    MEASURES,
    compute,
    lexicons=("attribution_cues", "clause_words", "cue_stances"),
)
