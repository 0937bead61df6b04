"""What a part has to tell on top of the report, found in the rows its tables are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["certainty", "reprint", "headline", "detail", "quotation", "naming"]

CITED = 140
"""Characters of what a fact cites."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something texts have in common and tell differently: its kind, a sentence, and where it stands."""

    kind: Kind
    text: str
    link: str
