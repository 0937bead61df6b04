"""The user's own patterns for furniture: what is to be set aside, and what belongs to the story."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Sequence

import numpy as np

from srccompare.documents.spans import IntArray
from srccompare.documents.text import zones

KEEP = "!"


def corrected(zone: IntArray, lines: zones.Lines, texts: Sequence[str], patterns: Sequence[str]) -> IntArray:
    """The zones of paragraphs after the user's patterns; where several fit, the last one counts.

    A pattern is held against the whole paragraph; capitals, the kind of blanks and the kind of
    apostrophes make no difference.
    """
    rules = [(matcher(pattern.removeprefix(KEEP)), pattern.startswith(KEEP)) for pattern in patterns]
    corrected = np.where(zone == zones.LEAD, zones.BODY, zone).astype(zone.dtype)
    for row in np.flatnonzero(lines.field == 1).tolist():
        text = plain(texts[row])
        for rule, keep in reversed(rules):
            if rule.match(text):
                if not keep:
                    corrected[row] = zones.FURNITURE
                elif corrected[row] == zones.FURNITURE:
                    corrected[row] = zones.BODY
                break
    # What opens the story may have been set aside, or kept.
    zones.mark_lead(lines, corrected)
    return corrected


def matcher(pattern: str) -> re.Pattern[str]:
    """A wildcard as an expression: * for anything, ? for one character, brackets stand for themselves.

    >>> bool(matcher("Join our *").match(plain("JOIN our  newsletter")))
    True
    """
    # fnmatch's expressions do not backtrack, however many stars there are.
    return re.compile(fnmatch.translate(plain(pattern).replace("[", "[[]")))


def plain(text: str) -> str:
    """Text without what does not matter to a pattern."""
    return " ".join(text.casefold().replace("’", "'").split())
