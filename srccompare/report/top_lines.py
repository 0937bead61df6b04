"""The claims that stand on top, as lines: which of them are told, in which words, and where they lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from srccompare.comparison.claims import Claim, ClaimKind, Place
from srccompare.comparison.claims.model import load_models
from srccompare.documents.text.closed_classes import closed_class
from srccompare.report.context import Context
from srccompare.report.places import Places
from srccompare.report.view import Claimed, Quote
from srccompare.report.wording import bare, cut, line

MOST: Mapping[ClaimKind, int] = {
    "certainty": 5, "speaker": 2, "contradiction": 3, "number": 3, "headline": 3, "quotation": 3,
    "naming": 3, "heard": 3, "reprint": 3, "missing": 3, "only": 3,
}  # fmt: skip
"""How many claims of each kind are told."""
PASSAGES = 8
"""Passages shown of each claim."""
CITED = 160
"""Characters of a passage that is cited in a line."""
TABLE_OF: Mapping[ClaimKind, str] = {
    "certainty": "statement", "contradiction": "statement", "speaker": "quotation", "quotation": "quotation",
    "number": "conflict", "naming": "actor", "headline": "headline", "reprint": "copy",
}  # fmt: skip
"""In which table what a claim is about has its number."""

DOES = {"asserted": "states as fact", "hedged": "passes on as hearsay", "denied": "calls untrue"}
"""What the first outlet of a contrast of certainty does, by its voice."""

Anchors = Mapping[tuple[str, int], str]


def claimed(context: Context, anchors: Anchors, *, apart: Collection[ClaimKind] = ()) -> tuple[Claimed, ...]:
    """The claims above the threshold of their kind, a few of each, the surest first.

    Kinds that stand ``apart`` are told elsewhere on the page.
    """
    places = Places(context)
    chosen = sorted(told(context.claims), key=lambda claim: -claim.probability)
    chosen = [claim for claim in chosen if claim.kind not in apart]
    return tuple(line_of(context, places, anchors, claim) for claim in chosen)


def told(claims: tuple[Claim, ...], most: Mapping[ClaimKind, int] | None = MOST) -> Iterator[Claim]:
    """The claims that are told: those that are sure, of several about one thing the first, few of a kind."""
    count: Counter[ClaimKind] = Counter()
    seen: set[tuple[ClaimKind, str, int]] = set()
    for claim in claims:
        key = claim.kind, claim.event, claim.about
        if claim.is_sure and key not in seen and (most is None or count[claim.kind] < most[claim.kind]):
            seen.add(key)
            count[claim.kind] += 1
            yield claim


def once(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """The passages, each sentence once, whichever of its words are marked."""
    found: dict[tuple[str, str], Quote] = {}
    for quote in quotes:
        words = " ".join("".join(piece.text for piece in quote.pieces).split())
        found.setdefault((quote.label, words), quote)
    return tuple(found.values())


def line_of(
    context: Context, places: Places, anchors: Anchors, claim: Claim, *, named: bool = True
) -> Claimed:
    """One claim as a line; its story is ``named`` where there are several."""
    first = claim.places[0]
    own = anchors.get((TABLE_OF.get(claim.kind, ""), claim.about), "")
    return Claimed(
        kind=claim.kind,
        event=context.story_name(claim.event) if named else "",
        text=line(in_words(context, places, claim)),
        sure=percent(claim.probability),
        rare=load_models()[claim.kind].is_rare,
        link=own or places.link(first.id, first.field, first.start),
        quotes=once(passage(context, places, place) for place in claim.places)[:PASSAGES],
    )


def in_words(context: Context, places: Places, claim: Claim) -> str:
    """A claim as a person would say it."""
    unclear = any(line(place.source).lower() in closed_class("person_subject") for place in claim.places)
    if claim.kind != "certainty" or len(claim.places) == 1 or unclear:
        return claim.told(lambda place: cited(places, place), context.called)
    one, other = claim.places
    gives = "quotes from" if other.voice == "quoted" else "gives to"
    source = line(other.source) or "somebody else"
    if source.split()[0].lower() in closed_class("article"):
        source = source[:1].lower() + source[1:]
    does, leaves = DOES[one.voice or "asserted"], f"{context.called(other.group)} {gives} {source}"
    return f"{context.called(one.group)} {does} what {leaves}: “{cited(places, one)}”"


def passage(context: Context, places: Places, place: Place) -> Quote:
    """A passage of a claim: whose it is, in which voice, and who is said to say it."""
    whose = context.called(place.group) if place.group is not None else "(in no group)"
    note = " · ".join(filter(None, [line(place.voice), line(place.source)]))
    return places.quote(whose, note, place.id, place.field, place.start, place.end)


def cited(places: Places, place: Place) -> str:
    """The words of a place, where the report carries them."""
    carried = places.shown(place.id, place.field, place.start)
    return cut(bare(place.text), CITED) if carried else "…"


def percent(probability: float) -> str:
    """How probable it is that a claim holds, rounded down.

    >>> percent(0.9151), percent(0.999)
    ('91%', '99%')
    """
    return f"{min(int(100 * probability + 1e-9), 99)}%"
