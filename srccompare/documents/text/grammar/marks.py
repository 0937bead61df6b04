"""Where a sentence falls into clauses, told by its marks and joining words: for who has no tokens."""

from __future__ import annotations

import re
from itertools import pairwise

# Commas and colons inside figures ("1,000", "10:30") join; everywhere else they part.
# The joining word itself belongs to neither side.
_CUT = re.compile(
    r"[,:](?!\d)|;|—|--+|\s[-–]\s|"
    r"\b(?:and|but|or|nor|yet|while|whereas|although|though|because|since|after|before|when|as|if|unless|until"
    r"|despite|who|whom|whose|which|that|where)\b",
    re.IGNORECASE,
)


def clauses(sentence: str) -> list[tuple[int, int]]:
    """The clauses of a sentence in reading order, as pairs of offsets into it.

    An approximation without a parser: cut at commas, colons, semicolons, dashes, conjunctions and
    relatives. Enumerations are therefore cut too. Stretches without a word are left out.

    >>> [("She won, but he sulked.")[start:end] for start, end in clauses("She won, but he sulked.")]
    ['She won', 'he sulked.']
    """
    cuts = [(0, 0), *(match.span() for match in _CUT.finditer(sentence)), (len(sentence), len(sentence))]
    gaps = [(before[1], after[0]) for before, after in pairwise(cuts)]
    trimmed = [_trim(sentence, start, end) for start, end in gaps]
    return [(start, end) for start, end in trimmed if re.search(r"\w", sentence[start:end])]


def clause_around(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The clause that holds a stretch of the sentence, or the run of clauses it reaches over."""
    touched = [clause for clause in clauses(sentence) if clause[0] < end and start < clause[1]]
    # The stretch is kept whole even where its own words look like a cut ("Johnson and Johnson").
    return min([start, *(first for first, _ in touched)]), max([end, *(last for _, last in touched)])


def _trim(sentence: str, start: int, end: int) -> tuple[int, int]:
    """The offsets without the white space at either end."""
    stretch = sentence[start:end]
    left = start + len(stretch) - len(stretch.lstrip())
    return left, max(left, start + len(stretch.rstrip()))
