"""Ways of telling a story: episodic or thematic, as a war or as a way to peace."""

from __future__ import annotations

from srccompare.documents import Documents, Voice
from srccompare.families.base import Findings
from srccompare.families.frame_systems import FrameSystem, found_by, frame_family

STORY = FrameSystem(
    lexicon="episodic_thematic",
    prefix="story",
    reference="Iyengar (1991)",
    label="told by {}",
    labels={"episodic": "Told by episodes", "thematic": "Told by context"},
)
CONFLICT = FrameSystem(
    lexicon="war_peace",
    prefix="conflict",
    reference="Galtung (1986, 2003); Lee & Maslog (2005)",
    label="{} journalism",
    caveats={"war": "news of a war is high in it by its topic: compare texts on the same conflict"},
)


def compute(documents: Documents, voice: Voice | None = None) -> Findings:
    """Rates per 100 words of indicators of episodic and thematic telling, and of war and peace journalism.

    Iyengar's and Galtung's distinctions concern whole stories; words can only point to them.
    """
    return found_by((STORY, CONFLICT), documents, voice)


FAMILY = frame_family("journalism", "Ways of telling", (STORY, CONFLICT), compute, place=3)
