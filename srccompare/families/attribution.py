"""How much of an article is somebody else's word, how it is quoted and presented, and whose it is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from srccompare.documents import Documents, Spans, Voice
from srccompare.documents.attribution.facts import DIRECT, INDIRECT, MIXED, NEGATED, STANCES, keys
from srccompare.documents.spans import BoolArray
from srccompare.families.base import PRIMARY, SECONDARY, Family, Findings, Measure, Recount, Role, findings

CAVEAT = (
    "found by rules and a trained tagger: most of what is found is right, but only about half of all "
    "indirect reports are found"
)
REFERENCE = "Pareti 2015; Newell et al. 2018"
STANCE_REFERENCE = "Caldas-Coulthard 1994; Martin & White 2005"
STANCE_WORDING = {
    "arguing": (
        "Reporting words that argue",
        "attributions whose cue presents a position somebody pushes (argued, urged, promised)",
    ),
    "denial": (
        "Reporting words that deny",
        "attributions whose cue says that somebody denies or refuses (denied, rejected)",
    ),
    "distancing": (
        "Reporting words that keep a distance",
        "attributions whose cue leaves the truth to the source (claimed, alleged)",
    ),
    "emotive": (
        "Reporting words with emotion",
        "attributions whose cue has feeling or a fight in it (slammed, praised, joked)",
    ),
    "endorsing": (
        "Reporting words that endorse",
        "attributions whose cue takes what is reported to be so (confirmed, revealed, pointed out)",
    ),
    "neutral": (
        "Neutral reporting words",
        "attributions whose cue only says that it was said (said, told, according to)",
    ),
    "other": (
        "Other reporting words",
        "attributions whose cue is in no list",
    ),
}


def measure(
    name: str,
    label: str,
    recount: Recount,
    meaning: str,
    of: str,
    unit: str,
    high: float = np.inf,
    reference: str = REFERENCE,
    role: Role = SECONDARY,
) -> Measure:
    """A measure of whole articles: every voice counts, as the voice is part of what it means."""
    return Measure(
        name, unit, recount, meaning, reference, high=high, voice=Voice.ALL, fixed=True, of=of, caveat=CAVEAT,
        role=role, label=label,
    )  # fmt: skip


def attribution_share(name: str, label: str, meaning: str, reference: str = REFERENCE) -> Measure:
    """A measure that is a share of attributions."""
    return measure(name, label, "share", meaning, "attributions", "share of attributions", 1.0, reference)


MEASURES = (
    measure(
        "attribution_rate",
        "Attributions",
        "rate",
        "speech or thought reported as somebody's; higher means more of it",
        "words",
        "per 1000 words",
        role=PRIMARY,
    ),
    measure(
        "attributed_share",
        "Words attributed to somebody",
        "share",
        "share of words that are what a source is reported to say or think",
        "words",
        "share of words",
        1.0,
    ),
    attribution_share(
        "direct_share", "Attributed in quotation marks", "attributions whose content is quoted as a whole"
    ),
    attribution_share(
        "mixed_share", "Attributed partly in quotation marks", "attributions whose content is quoted in part"
    ),
    attribution_share(
        "indirect_share", "Attributed in the outlet’s words", "attributions in the outlet's own wording"
    ),
    attribution_share(
        "unsourced_share", "Attributed to nobody named", 'attributions that name no source ("is expected to")'
    ),
    *(
        attribution_share(f"{stance}_cue_share", label, meaning, STANCE_REFERENCE)
        for stance, (label, meaning) in STANCE_WORDING.items()
    ),
    attribution_share(
        "thought_share",
        "Reporting words for thoughts",
        "attributions of a thought (believes, fears, wants) rather than of speech",
        "Semino & Short 2004",
    ),
    attribution_share(
        "negated_cue_share",
        "Negated reporting words",
        'attributions whose cue is negated ("did not confirm")',
        "Saurí & Pustejovsky 2009",
    ),
    measure(
        "unattributed_quotation_share",
        "Quotations without a speaker",
        "share",
        "speech quotations that no attribution claims: nothing says whose words they are",
        "quotations",
        "share of quotations",
        1.0,
    ),
)


def compute(documents: Documents, voice: Voice | None = None) -> Findings:
    """Attributions of each article, by how they are quoted and presented and whether they have a source."""
    spans, facts = counted(documents.attributions), documents.attribution_facts
    cue, content = spans.of("cue"), spans.of("content")
    told = documents.covered(*documents.token_range(content))
    heads = content[first_rows(content)]
    kind, row = facts.kind[facts.rows_of(heads)], facts.rows_of(cue)
    stance = facts.stance[row]
    evidence = {
        "attribution_rate": cue,
        "attributed_share": documents.tokens.spans[documents.is_word & documents.measured & told],
        "direct_share": heads[kind == DIRECT],
        "mixed_share": heads[kind == MIXED],
        "indirect_share": heads[kind == INDIRECT],
        "unsourced_share": cue[~facts.sourced[row]],
        **{f"{name}_cue_share": cue[stance == STANCES.index(name)] for name in STANCE_WORDING},
        "thought_share": cue[stance == STANCES.index("thought")],
        "negated_cue_share": cue[facts.polarity[row] == NEGATED],
        "unattributed_quotation_share": unattributed(documents, told),
    }
    return findings(documents, MEASURES, evidence, voice)


def counted(spans: Spans) -> Spans:
    """The spans of attributions, each counting 1 whatever its confidence."""
    return replace(spans, score=np.ones(len(spans)))


def unattributed(documents: Documents, told: BoolArray) -> Spans:
    """The speech quotations of the story without a word that is the content of an attribution."""
    speech = documents.quotations.of("speech")
    first, stop = documents.token_range(speech)
    total = np.concatenate([[0], np.cumsum(told)])
    alone = (total[stop] == total[first]) & documents.measured[first] if len(speech) else np.zeros(0, bool)
    return counted(speech[alone])


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
    part="heard",
    place=1,
)
"""What is counted has a confidence of at least ``joining.LEAST``."""
