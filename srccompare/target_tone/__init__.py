"""How a sentence is worded around one person, place or thing it names: docs/entity-tone.md.

A linear model reads the words around the target, never the target's own; where its weights are missing,
VADER's value of the clause stands in.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from srccompare.documents.text.grammar.marks import clause_around
from srccompare.errors import SrccompareError, SrccompareWarning
from srccompare.reader import READER
from srccompare.reader.tone import TONE, tone_probabilities
from srccompare.reader.weights import body, task
from srccompare.target_tone import rules
from srccompare.target_tone.features import FloatArray
from srccompare.target_tone.model import margins, probabilities, weights
from srccompare.target_tone.words import Mention

SURE_FROM = 0.6
"""Below this confidence the reading abstains. Of the training articles left out in turn, 65 % of the targets
reach it, and 79 % of those are read right."""

# Weights of the least log loss on NewsMTSC, dev, in steps of .1, and a calibration error below .04.
READER_WEIGHT, FAST_WEIGHT = 0.8, 0.4

CAVEAT = (
    "Weak evidence: the tone of the words near a name is not the outlet's attitude to its bearer. Over whole "
    "articles, even better methods order two outlets by it right in 59 of 100 cases, a coin in 50."
)
"""What has to stand beside every sum of these readings."""


@dataclass(frozen=True, slots=True)
class TargetTone:
    """How the wording around a target was read: polarity -1, 0 or 1, and the clause that holds the target."""

    polarity: int
    score: float
    confidence: float
    start: int
    end: int
    probabilities: tuple[float, float, float]

    @property
    def abstained(self) -> bool:
        """Whether the reading is too unsure to count."""
        return self.confidence < SURE_FROM


@dataclass(frozen=True, eq=False)
class TargetTones:
    """Readings as arrays, one row per target: probabilities of negative, neutral and positive."""

    probabilities: npt.NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.probabilities)

    @property
    def polarity(self) -> npt.NDArray[np.int64]:
        """The likeliest of -1, 0 and 1."""
        likeliest: npt.NDArray[np.int64] = self.probabilities.argmax(axis=1) - 1
        return likeliest

    @property
    def confidence(self) -> npt.NDArray[np.float64]:
        """The probability of that polarity."""
        highest: npt.NDArray[np.float64] = self.probabilities.max(axis=1, initial=0.0)
        return highest

    @property
    def score(self) -> npt.NDArray[np.float64]:
        """Probability of positive less that of negative, from -1 to 1."""
        return self.probabilities[:, 2] - self.probabilities[:, 0]

    @property
    def abstained(self) -> npt.NDArray[np.bool_]:
        """Which readings are too unsure to count."""
        return self.confidence < SURE_FROM


def towards(text: str, start: int, end: int, *, engine: str | None = None) -> TargetTone:
    """The tone of a sentence around the target at text[start:end]: -1 negative, 0 neutral, 1 positive.

    ``probabilities`` are those of negative, neutral and positive, ``confidence`` is the highest of them,
    ``score`` positive less negative (-1 to 1), ``abstained`` whether the confidence lies below SURE_FROM.
    ``start`` and ``end`` are the offsets of the clause that holds the target. Give one sentence, not a
    text. ``engine="reader"`` asks the small encoder as well (docs/reader.md), which is right more often and
    some hundred times slower. Raises SrccompareError when there is no such stretch.

    This is the tone of the words *near* the target, not the author's attitude to it, and it is weak
    evidence (CAVEAT): take it as a pointer to sentences worth reading. Hamborg & Donnay 2021.

    >>> towards("The council thanked Smith for saving the harbour.", 20, 25).polarity
    1
    """
    tones = towards_many([(text, start, end)], engine=engine)
    negative, neutral, positive = tones.probabilities[0].tolist()
    return TargetTone(
        int(tones.polarity[0]),
        float(tones.score[0]),
        float(tones.confidence[0]),
        *clause_around(text, start, end),
        (negative, neutral, positive),
    )


def towards_many(mentions: Sequence[Mention], *, engine: str | None = None) -> TargetTones:
    """The tone around many targets at once, each given as (sentence, start, end): see ``towards``.

    >>> towards_many([("Voters trust Smith.", 13, 18), ("Jones was accused of fraud.", 0, 5)]).polarity
    array([ 1, -1])
    """
    for text, start, end in mentions:
        if not 0 <= start < end <= len(text):
            raise SrccompareError(
                f"no target at {start}:{end} in a text of {len(text)} characters; "
                "give offsets with 0 <= start < end <= length"
            )
    found = fast_probabilities(mentions)
    if engine == READER and (read := tone_probabilities(mentions)) is not None:
        found = pooled(read, found)
    return TargetTones(found)


def tone_signature(engine: str | None = None) -> str:
    """What pins down how tone towards names is read: the weights of the linear model, and the reader's.

    >>> tone_signature().split(":")[0]
    'linear'
    """
    linear, read = weights(), (body(), task(TONE)) if engine == READER else ()
    name = "vader" if linear is None else f"linear:{linear.fingerprint}"
    return "+".join([name, *(part.fingerprint for part in read if part is not None and None not in read)])


def pooled(read: FloatArray, fast: FloatArray) -> FloatArray:
    """Two opinions as one: the logarithmic pool (Genest & Zidek 1986), as the two err in different places."""
    return probabilities(READER_WEIGHT * np.log(read) + FAST_WEIGHT * np.log(fast))


def fast_probabilities(mentions: Sequence[Mention]) -> FloatArray:
    """What the linear model makes of the mentions; the clause's value in VADER without its weights."""
    model = weights()
    if model is None:
        warnings.warn(
            "the weights of the tone towards a target are missing from this installation; VADER's value of "
            "the clause stands in, which is right less often",
            SrccompareWarning,
            stacklevel=3,
        )
        return rules.probabilities(mentions)
    return probabilities(margins(mentions, model))


__all__ = [
    "CAVEAT",
    "SURE_FROM",
    "Mention",
    "TargetTone",
    "TargetTones",
    "tone_signature",
    "towards",
    "towards_many",
]
