"""Moral vocabulary: words for the five moral foundations, kept and broken."""

from __future__ import annotations

from srccompare.families.frame_systems import FrameSystem, frame_family

VOCABULARY = FrameSystem(
    lexicon="moral_vocabulary",
    prefix="moral",
    reference="Haidt & Graham (2007); Graham et al. (2013)",
    caveats={
        "harm": "reports of crime and war are high in it by their topic",
        "authority": "words of office count, so news of government is high in it by its topic",
    },
)
FAMILY = frame_family("moral", "Moral vocabulary", (VOCABULARY,))
