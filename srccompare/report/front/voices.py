"""Whose words the texts of a group are: the outlet's own, attributed by it, quoted."""

from __future__ import annotations

from srccompare.documents import Voice
from srccompare.report.context import Context
from srccompare.report.view import Group, Share

VOICES = (
    (Voice.NARRATED, "own words", "own"),
    (Voice.ATTRIBUTED, "attributed", "attributed"),
    (Voice.QUOTED, "quoted", "quoted"),
)


def voices_of(context: Context, group: Group) -> tuple[Share, ...]:
    """The share of each voice among the words of a group; none where there are no words."""
    own = context.group_of == group.number
    counts = [int(context.documents.words(voice)[own].sum()) for voice, _, _ in VOICES]
    total = sum(counts)
    if not total:
        return ()
    return tuple(
        Share(label, style, f"{count / total:.0%}", round(count / total, 3))
        for (_, label, style), count in zip(VOICES, counts, strict=True)
    )


def words_of(context: Context, group: Group) -> int:
    """The words of a group in all voices."""
    return int(context.documents.words(Voice.ALL)[context.group_of == group.number].sum())
