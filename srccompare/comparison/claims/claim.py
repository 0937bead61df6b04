"""A claim: a difference between outlets that can be shown with its passages, and how probably it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

ClaimKind = Literal[
    "certainty", "speaker", "contradiction", "number", "headline", "quotation", "naming", "heard",
    "reprint", "missing", "only",
]  # fmt: skip
KINDS: tuple[ClaimKind, ...] = get_args(ClaimKind)
"""The kinds of claims in the order in which they are told; docs/claims.md defines each."""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage a claim stands on: where it stands, how it is put there, and who is said to say it."""

    id: str
    group: str | None
    field: str
    start: int
    end: int
    text: str
    voice: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Where a claim names a group: by its name, or as a report calls it."""

    name: str | None


Piece = str | int | Group
"""Words of ours, the number of the place whose words are cited there, or a group."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be claimed: the places, the words for a reader, and what tells whether it holds.

    ``about`` numbers what the claim is about in the table it was found in: of several claims about one
    statement, quotation or actor the surest stands for all. ``features`` are those of the model of its kind.
    """

    kind: ClaimKind
    event: str
    places: tuple[Place, ...]
    pieces: tuple[Piece, ...]
    about: int
    features: Mapping[str, float]
    interest: float = 0.0
    """Of claims that are equally sure, which a reader wants to see first."""
    may_be_told: bool = True
    """Whether a reader can make something of it: what is not told stays possible, however sure it is."""


@dataclass(frozen=True)
class Claim:
    """A difference between outlets with its passages, and the probability that the claim itself holds.

    ``probability`` is that of a reader of the articles who agrees with the claim as it is worded, fitted
    and checked on events left out (``benchmarks/train_claims.py``); NaN where its kind was never judged.
    ``is_sure`` says whether it lies above the threshold of its kind: the others are only possible.
    """

    kind: ClaimKind
    event: str
    places: tuple[Place, ...]
    pieces: tuple[Piece, ...]
    about: int
    probability: float
    is_sure: bool
    interest: float = 0.0

    @cached_property
    def groups(self) -> tuple[str | None, ...]:
        """The outlets the claim is about, in the order of its places."""
        return tuple(dict.fromkeys(place.group for place in self.places))

    @property
    def words(self) -> str:
        """The claim as a sentence, its passages cited."""
        return self.told(lambda place: place.text, lambda name: name or "(in no group)")

    def told(self, cite: Callable[[Place], str], call: Callable[[str | None], str]) -> str:
        """The claim as a sentence: ``cite`` gives the words of a place, ``call`` the name of a group."""

        def words(piece: Piece) -> str:
            if isinstance(piece, Group):
                return call(piece.name)
            return piece if isinstance(piece, str) else cite(self.places[piece])

        return "".join(map(words, self.pieces))
