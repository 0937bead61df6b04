"""Frames: which are salient where, drawn as a profile and written out with their verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from srccompare.comparison.tables.event_frames import MORE
from srccompare.report.context import Context
from srccompare.report.numbers import Style, between, shown
from srccompare.report.parts.part import Filled, PartMaker, blocks_of
from srccompare.report.pictures.profile import Spot, profile
from srccompare.report.view import Cell, Drawing, FamilyView, Table
from srccompare.report.wording import line, more, phrase

MOST = 60
NAMED = {
    "story_episodic": "Episodic telling",
    "story_thematic": "Thematic telling",
}
SYSTEMS = {
    ("framing", "frame"): "policy frames",
    ("framing", "generic"): "generic frames",
    ("journalism", "story"): "episodic and thematic",
    ("journalism", "conflict"): "war and peace",
    ("moral", "moral"): "moral vocabulary",
}
"""What people call frames and systems whose columns are called otherwise."""

RATE, BITS, LOG = Style(2), Style(3), Style(2, signed=True)


def fill(context: Context, families: Sequence[FamilyView]) -> Filled:
    """The profile, what is salient, and how far profiles diverge, if any frame was measured; the families."""
    if not len(context.comparison.frames):
        return Filled(tuple(families))
    apart = divergence(context) if len(context.groups) > 1 else None
    return Filled(blocks_of(salient(context), emphasized(context), apart, *families))


PART: PartMaker = PartMaker(
    "frames",
    "Frames",
    "Under which aspects is it told? A frame is a salience of words, no verdict.",
    fill,
)


def frame_name(column: str, labels: Mapping[str, str]) -> str:
    """A frame as people call it among other frames.

    >>> frame_name("frame_quality_of_life", {}), frame_name("generic_conflict", {})
    ('Quality of life', 'Conflict (generic)')
    """
    if column in NAMED:
        return NAMED[column]
    system, _, name = column.partition("_")
    if system == "frame":
        return phrase(name)
    return f"{phrase(name)} (generic)" if system == "generic" else labels[column]


def picture(context: Context, anchor: str = "profile") -> Drawing | None:
    """Frames × groups."""
    found = context.comparison.frame_emphasis
    names = [group.name for group in context.groups]
    labels = [group.label for group in context.groups]
    number = {name: place for place, name in enumerate(context.comparison.groups)}
    frames = [str(frame) for frame, own in found.groupby("frame", sort=False) if own["hits"].sum() > 0]
    place = {frame: row for row, frame in enumerate(frames)}
    spots = [
        Spot(
            place[row["frame"]],
            number[row["group"]],
            float(row["salience"]),
            bool(row["salient"]),
            f"{names[number[row['group']]]}, {frame_name(row['frame'], context.labels)}: "
            f"{shown(row['salience'], RATE)} per 100 words" + (", salient" if row["salient"] else ""),
        )
        for row in found.to_dict("records")
        if row["frame"] in place and row["salience"] == row["salience"]
    ]
    return profile(
        anchor,
        "Frames, hits per 100 words",
        [frame_name(frame, context.labels) for frame in frames],
        labels,
        spots,
    )


def drawn(context: Context) -> Drawing | None:
    """The profile as the report shows it: its numbers stand in the tables of the families below."""
    made = picture(context)
    if made is None:
        return None
    marks = (replace(mark, text="") if mark.kind == "circle" else mark for mark in made.marks)
    return replace(made, rows=(), marks=tuple(marks))


def salient(context: Context) -> Table:
    """The profile, and the frames whose interval lies above what the event's articles have together."""
    found = context.comparison.frames
    apart = found[found["salient"].fillna(False).astype(bool)]
    lead = (
        "A frame is salient where even the lower end of its interval lies above the rate of all articles on "
        "the event together. "
    )
    if not found["pool"].notna().any():
        lead += "No article has another on its event here, so none can be."
    elif not len(apart):
        lead += "No frame stands out so in any of these texts: they are not distinguishable."
    return Table(
        anchor="salient",
        title="Salient frames",
        lead=lead.strip(),
        picture=drawn(context),
        head=("Group", "Frame", "Per 100 words", "95% interval", "Hits", "All articles", "Emphasis")
        if len(apart)
        else (),
        rows=tuple(frame_row(context, row) for row in apart.head(MOST).to_dict("records")),
        more=more(len(apart) - MOST, "comparison.frames"),
    )


def frame_row(context: Context, row: dict[Any, Any]) -> tuple[Cell, ...]:
    """One salient frame of an article."""
    group = context.called(row["group"])
    return (
        Cell(group, look="head"),
        Cell(
            frame_name(row["frame"], context.labels), link=context.evidence_link(row["frame"], row["group"])
        ),
        Cell(shown(row["salience"], RATE), look="num"),
        Cell(between(row["low"], row["high"], RATE), look="num"),
        Cell(f"{row['hits']:,}", look="num"),
        Cell(shown(row["pool"], RATE), look="num"),
        Cell(shown(row["emphasis"], LOG), look="num"),
    )


def emphasized(context: Context) -> Table | None:
    """What a group has more of than the others on the same event; None where nothing holds."""
    found = context.comparison.event_frames
    rows = found[found["verdict"] == MORE]
    if not len(rows):
        return None
    several = found["event"].nunique() > 1
    rows = rows.sort_values(["p_corrected", "p"], kind="stable")
    return Table(
        anchor="emphasized",
        title="Emphasized more than by the others on the same event",
        lead="Told only where the passages of the event, dealt out at random, hardly ever give a group so "
        "much more, among all groups, frames and events looked at. It is said of these texts.",
        head=("Event",) * several + ("Group", "Frame", "More per 100 words", "95% interval", "Hits"),
        rows=tuple(emphasis_row(context, row, several) for row in rows.head(MOST).to_dict("records")),
        more=more(len(rows) - MOST, "comparison.event_frames"),
    )


def emphasis_row(context: Context, row: dict[Any, Any], several: bool) -> tuple[Cell, ...]:
    """One frame a group has more of on an event."""
    name = frame_name(row["frame"], context.labels)
    return (
        *([Cell(row["event"])] if several else []),
        Cell(context.called(row["group"]), look="head"),
        Cell(name, link=context.evidence_link(row["frame"], row["group"])),
        Cell(shown(row["difference"], LOG), look="num"),
        Cell(between(row["difference_low"], row["difference_high"], LOG), look="num"),
        Cell(f"{row['hits']:,} : {row['hits_against']:,}", look="num"),
    )


def divergence(context: Context) -> Table | None:
    """How far each group's profile is from that of the others."""
    found = context.comparison.frame_profiles
    if not len(found):
        return None
    rows = found.to_dict("records")
    kept = "differs" if context.many else ("differs", "not distinguishable")
    rows = [row for row in rows if row["verdict"].startswith(kept)]
    tested = found[~found["verdict"].str.startswith("not tested")]
    apart = int(tested["verdict"].str.startswith("differs").sum())
    return Table(
        anchor="divergence",
        title="How far the profiles are apart",
        lead=f"Jensen-Shannon divergence in bits, from 0 (the same) to 1 (nothing in common), held against "
        f"texts shuffled 999 times: {apart} of {len(tested)} profiles tested differ more than shuffled "
        f"texts do (q up to .05, as many are looked at together), the others are not "
        f"distinguishable; {len(found) - len(tested)} had too few hits to test.",
        head=("Group", "Frames", "Divergence", "By chance", "p", "q", "Hits", "Verdict"),
        rows=tuple(
            (
                Cell(context.called(row["group"]), look="head"),
                Cell(SYSTEMS.get((row["family"], row["system"])) or line(row["system"])),
                Cell(shown(row["divergence"], BITS), look="num"),
                Cell(shown(row["chance"], BITS), look="num"),
                Cell(shown(row["p"], BITS), look="num"),
                Cell(shown(row["q"], BITS), look="num"),
                Cell(f"{row['hits']:,} : {row['hits_against']:,}", look="num"),
                Cell(line(row["verdict"]), look="apart" if row["verdict"].startswith("differs") else ""),
            )
            for row in rows[:MOST]
        ),
        more=more(len(rows) - MOST, "comparison.frame_profiles"),
    )
