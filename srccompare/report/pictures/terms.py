"""Words that set groups apart: for each group a bar per word, as long as the word is telling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from srccompare.report.numbers import Style, shown
from srccompare.report.pictures.marks import WIDTH, rect, text
from srccompare.report.view import Drawing
from srccompare.report.wording import short

ROW, HEAD, LEFT, RIGHT, LABEL, NAME = 18.0, 24.0, 120.0, 46.0, 15, 44
"""Height of a word and of the name of its group, room for words and numbers, characters of both names."""
SIGNED = Style(1, signed=True)


def terms(anchor: str, title: str, groups: Mapping[str, Sequence[tuple[str, float, bool]]]) -> Drawing | None:
    """One bar per word, by group; None where there are none.

    ``groups`` has for each group its words with their z-score and whether they pass the threshold: those
    that do not are drawn in grey.
    """
    every = [(name, *word) for name, words in groups.items() for word in words]
    if not every:
        return None
    longest = max(abs(z) for _, _, z, _ in every)
    marks, y = [text(0, 14, "bar: z of the weighted log odds; grey: not distinguishable", "axis")], HEAD
    for name, words in groups.items():
        if not words:
            continue
        marks.append(text(0, y + 14, short(name, NAME), "value"))
        y += HEAD - 4
        for word, z, apart in words:
            width = (WIDTH - LEFT - RIGHT) * abs(z) / longest
            told = f"{word} in {name}: z {shown(z, SIGNED)}"
            bar = rect("part", LEFT, y + 3, width, ROW - 6, told)
            marks.append(type(bar)(bar.kind, bar.style, bar.at, bar.text, "", f"pattern{1 if apart else 6}"))
            marks.append(text(LEFT - 8, y + 13, short(word, LABEL), "name", "end"))
            marks.append(text(LEFT + width + 6, y + 13, shown(z, SIGNED), "axis"))
            y += ROW
        y += 6
    return Drawing(
        anchor=anchor,
        width=WIDTH,
        height=y,
        title=title,
        description="; ".join(
            f"{name}: " + ", ".join(f"{word} {shown(z, SIGNED)}" for word, z, _ in words)
            for name, words in groups.items()
            if words
        )
        + ".",
        marks=tuple(marks),
        head=("Group", "Word", "z"),
        rows=tuple((name, word, shown(z, SIGNED)) for name, word, z, _ in every),
    )
