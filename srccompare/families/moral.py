"""Moral vocabulary: words for the five moral foundations, kept and broken."""

from __future__ import annotations

from srccompare.documents import Documents, Voice
from srccompare.families.base import Findings
from srccompare.families.frame_systems import FrameSystem, found_by, frame_family

VOCABULARY = FrameSystem(
    lexicon="moral_vocabulary",
    prefix="moral",
    reference="Haidt & Graham (2007); Graham et al. (2013)",
    label="words of {}",
    caveats={
        "harm": "reports of crime and war are high in it by their topic",
        "authority": "words of office count, so news of government is high in it by its topic",
    },
)


def compute(documents: Documents, voice: Voice | None = None) -> Findings:
    """Rates per 100 words of the vocabulary of five moral foundations, each kept and broken.

    They show that moral words are used, and by whom, not which morals an article holds.
    """
    return found_by((VOCABULARY,), documents, voice)


FAMILY = frame_family("moral", "Moral vocabulary", (VOCABULARY,), compute, place=2)
