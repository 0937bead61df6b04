"""Ways of telling a story: episodic or thematic, as a war or as a way to peace."""

from __future__ import annotations

from srccompare.families.frame_systems import FrameSystem, frame_family

STORY = FrameSystem(lexicon="episodic_thematic", prefix="story", reference="Iyengar (1991)")
CONFLICT = FrameSystem(
    lexicon="war_peace",
    prefix="conflict",
    reference="Galtung (1986, 2003); Lee & Maslog (2005)",
    caveats={"war": "news of a war is high in it by its topic: compare texts on the same conflict"},
)
FAMILY = frame_family("journalism", "Ways of telling", (STORY, CONFLICT))
