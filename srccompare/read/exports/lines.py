"""Lines of a text export: blocks between blank lines, and paragraphs without the breaks of a fixed width.

    The crane stood still, and nobody
    knew why.                               one paragraph, wrapped

    “We wait,” she said.                    the next

Where one line is wider than any terminal (``WIDEST``), lines are paragraphs; else blank lines part them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

WIDEST = 110
"""Databases wrap their text at 70 to 100 characters; a wider line is a paragraph that was not wrapped. Set by
hand above them."""


def clean(line: str) -> str:
    """A line without the blanks around it, hard ones included."""
    return " ".join(line.replace("\ufeff", "").split())


def blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Runs of lines between blank ones, as they stand."""
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the breaks inside blocks are those of a fixed width."""
    return any(not line.strip() for line in lines) and max(map(len, lines), default=0) <= WIDEST


def paragraphs(lines: Sequence[str], wrapped: bool | None = None) -> list[str]:
    """The paragraphs of a text.

    >>> paragraphs(["The crane stood still, and no-", "body knew why.", "", "It rained."])
    ['The crane stood still, and no-body knew why.', 'It rained.']
    """
    if wrapped is None:
        wrapped = is_wrapped(lines)
    if not wrapped:
        return [cleaned for line in lines if (cleaned := clean(line))]
    return [joined(block) for block in blocks(lines)]


def joined(block: Iterable[str]) -> str:
    """Wrapped lines as one; a word broken at its hyphen keeps it."""
    whole = ""
    for line in map(clean, block):
        glue = "" if whole.endswith("-") and whole[-2:-1].isalpha() and line[:1].islower() else " "
        whole = f"{whole}{glue}{line}" if whole else line
    return whole
