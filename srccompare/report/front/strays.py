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
    r"^[^\w\n]{0,9}(?:corrections?\b[ \t]{0,3}[:–—-]"
    r"|this (?:post|article|story|report|column) (?:has been|was) (?:revised|corrected)\b"
    r"|(?:an earlier|a previous) version of this (?:post|article|story|report|column)\b[^.\n]{0,40}"
    r"\b(?:misstated|said|stated)\b)",
    re.IGNORECASE | re.MULTILINE,
)
"""How a paragraph on what was wrong in an article opens."""
LATE = 0.5
"""The share of a text behind which a note ends an article: one at the top does not (a guess)."""


def end_of_article(text: str) -> int:
    """The code point behind which a text is no longer its article.

    >>> end_of_article("It sank on Monday; all were saved.\\n\\nCorrection: May 3\\n\\nA fair opened.")
    34
    >>> end_of_article(text := "It sank.\\n\\nThis report said it was unsafe. Nobody listened.") == len(text)
    True
    """
    note = CORRECTED.search(text, int(LATE * len(text)))
    return len(text[: note.start()].rstrip()) if note else len(text)
