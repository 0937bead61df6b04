"""The readings of every cue of a batch: by the rules, by the tagger, and mixed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from srccompare.documents.attribution import classes
from srccompare.documents.attribution.choosing import BOTH, FOUND, NONE, RULE, TAGGER, Candidate
from srccompare.documents.attribution.linking import Linked
from srccompare.documents.attribution.noun_phrases import opening_subject, subject_before
from srccompare.documents.attribution.quoted import close_quotations
from srccompare.documents.attribution.reading import Range, Reading
from srccompare.documents.text.closed_classes import closed_class

EDGES = classes.COMMA | classes.COLON | classes.SEMICOLON | classes.DASH | classes.STOP


def candidates_of(
    tagged: Sequence[Linked],
    ruled: Sequence[Linked],
    reading_of: Mapping[int, Reading],
    article: Sequence[int],
) -> list[Candidate]:
    """All readings of the cues that tagger or rules found, cue by cue in reading order.

    Tokens are counted through the batch; ``article`` is the article of each token.
    """
    pairs = paired(tagged, ruled)
    found: list[Candidate] = []
    for cluster, (tag, rule) in enumerate(pairs):
        first = (tag or rule).cue[0]  # type: ignore[union-attr]
        found += readings(cluster, tag, rule, reading_of[article[first]])
    return found


def paired(tagged: Sequence[Linked], ruled: Sequence[Linked]) -> list[tuple[Linked | None, Linked | None]]:
    """Attributions of tagger and rules side by side where their cues overlap, in the order of the cues."""
    owner = {token: number for number, one in enumerate(tagged) for token in range(*one.cue)}
    partner: dict[int, Linked] = {}
    alone: list[Linked] = []
    for one in ruled:
        number = next((owner[token] for token in range(*one.cue) if token in owner), None)
        if number is None or number in partner:
            alone.append(one)
        else:
            partner[number] = one
    pairs: list[tuple[Linked | None, Linked | None]] = [
        (one, partner.get(number)) for number, one in enumerate(tagged)
    ]
    pairs += [(None, one) for one in alone]
    return sorted(pairs, key=lambda pair: min(one.cue for one in pair if one is not None))


def readings(cluster: int, tag: Linked | None, rule: Linked | None, reading: Reading) -> list[Candidate]:
    """The readings of one cue."""
    if rule is not None and (tag is None or rule.sure or is_glued(reading, rule)):
        origin = RULE if rule.source else NONE
        by = RULE if tag is None else BOTH
        return [Candidate(cluster, rule.cue, rule.source, rule.content, origin, RULE, by, rule.sure)]
    assert tag is not None
    cue = trimmed(reading, tag.cue)
    source = named(reading, trimmed(reading, tag.source), cue) if tag.source else None
    content = drawn(reading, tag.content)
    if rule is None:
        found = None if source else subject_of(reading, cue)
        options = [(source, TAGGER if source else NONE)]
        options += [(found, FOUND)] if found else []
        return [Candidate(cluster, cue, one, content, origin, TAGGER, TAGGER) for one, origin in options]
    sources: list[tuple[Range | None, int]]
    if source == rule.source:
        sources = [(source, BOTH if source else NONE)]
    else:
        sources = [(source, TAGGER if source else NONE), (rule.source, RULE if rule.source else NONE)]
    contents = [(content, BOTH)] if content == rule.content else [(content, TAGGER), (rule.content, RULE)]
    return [
        Candidate(cluster, cue, who, what, source_from, content_from, BOTH)
        for what, content_from in contents
        for who, source_from in sources
        if who is None or not any(overlap(who, part) for part in what)
    ] or [Candidate(cluster, cue, rule.source, rule.content, RULE, RULE, BOTH)]


def is_glued(reading: Reading, one: Linked) -> bool:
    """Whether quotation and speaker share a token ("suppliersSmith"), which only the rules can part."""
    return one.source is not None and one.source[0] - reading.first in reading.glued


def named(reading: Reading, source: Range, cue: Range) -> Range | None:
    """A source, None for the word that only keeps its place: "there is speculation", "it is known"."""
    low = reading.first
    if source[1] - source[0] > 1 or reading.word[source[0] - low] not in closed_class("expletive"):
        return source
    there = reading.word[source[0] - low] in closed_class("existential")
    be = any(reading.bits[token - low] & classes.BE for token in range(*cue))
    return None if there or be else source


def overlap(one: Range, other: Range) -> bool:
    """Whether two ranges share a token."""
    return one[0] < other[1] and other[0] < one[1]


def trimmed(reading: Reading, part: Range) -> Range:
    """A cue or source without the comma or colon at its end, unless it is nothing else."""
    first, stop = part
    while stop - first > 1 and reading.bits[stop - 1 - reading.first] & EDGES:
        stop -= 1
    return first, stop


def drawn(reading: Reading, content: Sequence[Range]) -> list[Range]:
    """A content drawn to the marks of the quotations it begins and ends in."""
    low = reading.first
    local = close_quotations(reading, [(first - low, stop - low) for first, stop in content])
    return [(first + low, stop + low) for first, stop in local]


def subject_of(reading: Reading, cue: Range) -> Range | None:
    """The noun phrase before a cue, else the subject its sentence opens with; counted through the batch."""
    low, first = reading.first, cue[0] - reading.first
    start = reading.sentences[bisect_right(reading.sentences, (first, len(reading.word))) - 1][0]
    back = first
    skipped = classes.AUXILIARY | classes.BE | classes.ADVERB | classes.ENDS_LY
    while back > start and reading.bits[back - 1] & skipped and not reading.bits[back - 1] & classes.NAME:
        back -= 1
    found = subject_before(reading, back - 1, start) if back > start else None
    found = found or (opening_subject(reading, start, first) if first > start else None)
    return (found[0] + low, found[1] + low) if found and found[1] <= first else None
