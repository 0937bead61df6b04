"""Tone around a target by VADER's values alone: what is used where the model's weights are missing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from srccompare.documents.text.grammar.marks import clause_around
from srccompare.target_tone.words import Mention
from srccompare.vader import compound

# What follows was set on the training half of NewsMTSC (Hamborg & Donnay 2021): the clause counts
# twice as much as the sentence around it, and praise must be plainer than blame to be read as such,
# because the news words even neutral reports with friendly words (agreement, support, security).
CLAUSE_WEIGHT = 2 / 3
NEGATIVE_BELOW, POSITIVE_FROM = -0.05, 0.15

# How often the polarity was right on that half of NewsMTSC, at each of these scores; in between, a line.
SCORES = (-1.0, -0.5, -0.25, -0.1, -0.05, 0.0, 0.05, 0.15, 0.25, 0.4, 0.55, 1.0)
RIGHT = (0.76, 0.73, 0.62, 0.51, 0.46, 0.56, 0.44, 0.40, 0.45, 0.50, 0.63, 0.78)


def probabilities(mentions: Sequence[Mention]) -> npt.NDArray[np.float64]:
    """Negative, neutral, positive for each target: the reading as often as it was right, the others alike.

    >>> probabilities([("Smith was praised.", 0, 5)]).argmax()
    np.int64(2)
    """
    found = np.zeros((len(mentions), 3))
    for row, (text, start, end) in enumerate(mentions):
        first, last = clause_around(text, start, end)
        score = CLAUSE_WEIGHT * compound(text[first:last]) + (1 - CLAUSE_WEIGHT) * compound(text)
        polarity = (score >= POSITIVE_FROM) - (score < NEGATIVE_BELOW)
        right = float(np.interp(score, SCORES, RIGHT))
        found[row] = (1 - right) / 2
        found[row, polarity + 1] = right
    return found
