"""Characters that stand in text without being seen."""

from __future__ import annotations

import re

# Soft hyphen, zero width, direction and joining marks, byte order mark: they split or hide words.
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
HIDDEN = re.compile(f"[{INVISIBLE}]")
