"""Predictions of the `sentiment` task: the tone of a sentence around a marked target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from srccompare.target_tone import towards


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Polarity and confidence for every row."""
    for row in rows:
        tone = towards(row["text"], row["start"], row["end"])
        yield {"id": row["id"], "polarity": tone.polarity, "confidence": tone.confidence}
