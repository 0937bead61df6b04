"""Framing: which sides of an issue the wording of an article brings up, and how much room they get."""

from __future__ import annotations

from srccompare import lexicon
from srccompare.documents import Documents, Voice
from srccompare.families.base import Family, Findings, Measure, findings, voice_of
from srccompare.lexicon import Lexicon

POLICY = "Boydstun et al. (2014); Card et al. (2015)"
GENERIC = "Semetko & Valkenburg (2000)"
RESOLUTION = "Frermann et al. (2023)"

# Frames whose rate wavers most between the halves of one article of 200 to 450 words.
UNSTEADY = ("policy", "capacity", "fairness", "quality_of_life")
SALIENCE = "shows how much wording of a frame there is, not which frame an article takes"
UNSTEADY_CAVEAT = f"{SALIENCE}; one of the less reliable frames, compare it over several articles"


FOREIGN_CAVEAT = f"{SALIENCE}; names of countries count, so news from abroad is high in it by its topic"
CAVEATS = dict.fromkeys(UNSTEADY, UNSTEADY_CAVEAT) | {"external_regulation": FOREIGN_CAVEAT}


def frame_measure(prefix: str, category: str, meaning: str, reference: str) -> Measure:
    """The column of one frame: words of the frame per 100 words."""
    return Measure(
        name=f"{prefix}_{category}",
        unit="per 100 words",
        recount="rate",
        meaning=f"{meaning}; higher means more of the text is worded in this frame",
        reference=reference,
        high=100.0,
        per=100.0,
        caveat=CAVEATS.get(category, SALIENCE),
    )


POLICY_MEASURES = tuple(
    frame_measure("frame", category, meaning, POLICY)
    for category, meaning in (
        ("economic", "costs, benefits, jobs and other money matters"),
        ("capacity", "resources, room, time and staff, there or lacking"),
        ("morality", "religion, duty, honour, right and wrong"),
        ("fairness", "equality, discrimination, how rights and goods are shared out"),
        ("legality", "constitution, courts, rights and freedoms before the law"),
        ("policy", "proposals, rules and whether they work"),
        ("crime", "breaking the law, police, trial and punishment"),
        ("security", "threats to a person, group or nation and protection from them"),
        ("health", "illness, injury, care, safety"),
        ("quality_of_life", "family, home, school, neighbourhood, ease of daily life"),
        ("cultural_identity", "traditions, customs, arts, groups and their identity"),
        ("public_opinion", "polls, protest, what people at large think"),
        ("political", "parties, elections, lawmakers and their manoeuvres"),
        ("external_regulation", "other countries, treaties, standing abroad"),
    )
)
GENERIC_MEASURES = tuple(
    frame_measure("generic", category, meaning, reference)
    for category, meaning, reference in (
        ("conflict", "disagreement, reproach, dispute between sides", GENERIC),
        ("human_interest", "particular people, their families and feelings", GENERIC),
        ("economic_consequences", "gains, losses and costs", GENERIC),
        ("morality", "moral or religious tenets, duty, justice", GENERIC),
        ("responsibility", "who or what is to blame, who has to answer for it", GENERIC),
        ("resolution", "plans, remedies, agreements, calls to act", RESOLUTION),
    )
)
MEASURES = POLICY_MEASURES + GENERIC_MEASURES


def compute(documents: Documents, voice: Voice | None = None) -> Findings:
    """Rates per 100 words of fourteen policy frames and six generic frames, with the words hit.

    A word may belong to several frames; inside one frame it counts once. The rate is the salience of
    a frame: readers agree only moderately on *the* frame of an article (Scott's pi around .4 to .7),
    so none is named.
    """
    policy = rates_of(documents, lexicon.load("policy_frames"), POLICY_MEASURES, voice)
    generic = rates_of(documents, lexicon.load("generic_frames"), GENERIC_MEASURES, voice)
    return Findings({**policy.values, **generic.values}, {**policy.evidence, **generic.evidence})


def rates_of(
    documents: Documents, frames: Lexicon, measures: tuple[Measure, ...], voice: Voice | None
) -> Findings:
    """The findings of one lexicon whose categories are the measures' names without their prefix."""
    hits = documents.find(frames, voice_of(measures[0], voice))
    evidence = {measure.name: hits.of(measure.name.partition("_")[2]) for measure in measures}
    return findings(documents, measures, evidence, voice)


FAMILY = Family(
    name="framing",
    title="Framing",
    measures=MEASURES,
    compute=compute,
    lexicons=("policy_frames", "generic_frames"),
    frames=True,
)
