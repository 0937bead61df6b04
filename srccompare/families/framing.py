"""Framing: which sides of an issue the wording of an article brings up, and how much room they get."""

from __future__ import annotations

from srccompare.documents import Documents, Voice
from srccompare.families.base import Findings
from srccompare.families.frame_systems import FrameSystem, found_by, frame_family

ONE_ISSUE = "ranks articles on one issue hardly better than chance would"
POLICY = FrameSystem(
    lexicon="policy_frames",
    prefix="frame",
    reference="Boydstun et al. (2014); Card et al. (2015)",
    label="{} frame",
    caveats={
        "external_regulation": "names of countries count, so news from abroad is high in it by its topic",
        "policy": ONE_ISSUE,
        "public_opinion": ONE_ISSUE,
        "quality_of_life": ONE_ISSUE,
    },
)
GENERIC = FrameSystem(
    lexicon="generic_frames",
    prefix="generic",
    reference="Semetko & Valkenburg (2000)",
    label="{} frame (generic)",
    references={"resolution": "Frermann et al. (2023)"},
)


def compute(documents: Documents, voice: Voice | None = None) -> Findings:
    """Rates per 100 words of fourteen policy frames and six generic frames, with the words hit.

    A word may belong to several frames; inside one frame it counts once. The rate is the salience of
    a frame: readers agree only moderately on *the* frame of an article (Scott's pi around .4 to .7),
    so none is named.
    """
    return found_by((POLICY, GENERIC), documents, voice)


FAMILY = frame_family("framing", "Framing", (POLICY, GENERIC), compute, place=1)
MEASURES = FAMILY.measures
