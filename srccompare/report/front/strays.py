"""Where an article ends before its text does: behind an editor's note on it may stand news of another story.

    “We will appeal,” she said.                           the article
    This post has been revised.                           a note on it
    Correction: May 3, …
    The governor opened the fair in Harwich on Tuesday.   another story, glued to it

Nothing else marks where a site's next item begins: a last paragraph may share as little with the others as
another story does. A correction ends an article; an update goes on with it.
"""

from __future__ import annotations

import re

CORRECTED = re.compile(
    r"^\W*(?:corrections?\b\s*[:–—-]|(?:this|an earlier version of this|a previous version of this)"
    r" (?:post|article|story|report|column)\b[^.\n]{0,40}"
    r"\b(?:revised|updated|corrected|misstated|said|stated)\b)",
    re.IGNORECASE | re.MULTILINE,
)
"""How a paragraph on what was wrong in an article opens."""
LATE = 0.5
"""The share of a text behind which a note ends an article: one at the top does not (a guess)."""


def end_of_article(text: str) -> int:
    """The code point behind which a text is no longer its article.

    >>> end_of_article("It sank on Monday.\\n\\nCorrection: May 3\\n\\nA fair opened.")
    18
    """
    note = CORRECTED.search(text, int(LATE * len(text)))
    return len(text[: note.start()].rstrip()) if note else len(text)
