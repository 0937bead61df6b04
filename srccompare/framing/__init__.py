"""Frames in detail: how salient each is in each article, where it stands, and which sentences carry it."""

from srccompare.framing.salience import Salience, frame_families, salience_of
from srccompare.framing.sentences import frame_sentences
from srccompare.framing.table import frames

__all__ = ["Salience", "frame_families", "frame_sentences", "frames", "salience_of"]
