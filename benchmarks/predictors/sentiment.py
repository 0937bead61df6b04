"""Predictions of the `sentiment` task: the tone of a sentence around a marked target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from srccompare.target_tone import towards_many


def predict(rows: Iterable[dict[str, Any]], *, engine: str | None = None) -> Iterator[dict[str, Any]]:
    """Polarity and confidence for every row."""
    given = list(rows)
    tones = towards_many([(row["text"], row["start"], row["end"]) for row in given], engine=engine)
    for row, polarity, confidence in zip(given, tones.polarity, tones.confidence, strict=True):
        yield {"id": row["id"], "polarity": int(polarity), "confidence": float(confidence)}
