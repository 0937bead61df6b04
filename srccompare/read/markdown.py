"""What a Markdown file says about itself before it begins."""

from __future__ import annotations

import re

FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?\r?\n)?---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
ENTRY = re.compile(r"([\w-]+)[ \t]*:(?:[ \t]++(.*))?")
CONTINUED = re.compile(r"[ \t]|- ")


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """Names and values between two lines of hyphens at the top, and the text below them.

    Values stay the text they are (`no`, `1:30`); this reads no more of YAML than a list of entries.

    >>> front_matter("---\\noutlet: Harbour Post\\n---\\nRain fell.")
    ({'outlet': 'Harbour Post'}, 'Rain fell.')
    >>> front_matter("---\\nRain fell.\\n---\\nThen snow.")
    ({}, '---\\nRain fell.\\n---\\nThen snow.')
    """
    block = FRONT_MATTER.match(text)
    if not block:
        return {}, text
    values: dict[str, str] = {}
    name = None
    for line in (block[1] or "").split("\n"):
        line = line.rstrip()
        entry = ENTRY.fullmatch(line)
        if entry:
            name = entry[1]
            values[name] = unquoted((entry[2] or "").strip())
        elif name and CONTINUED.match(line):
            values[name] = f"{values[name]}\n{line.strip()}".strip()
        elif line and not line.startswith("#"):
            # A ruler above a paragraph is no front matter.
            return {}, text
    return values, text[block.end() :]


def unquoted(value: str) -> str:
    """A value without the quotation marks around all of it."""
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
