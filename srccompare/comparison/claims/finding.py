"""All claims of a comparison: the candidates of every kind, judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from srccompare.comparison.claims.absence import missing_claims, only_claims
from srccompare.comparison.claims.certainty import certainty_claims
from srccompare.comparison.claims.claim import KINDS, Candidate, Claim
from srccompare.comparison.claims.contradiction import contradiction_claims
from srccompare.comparison.claims.headline import headline_claims
from srccompare.comparison.claims.heard import heard_claims
from srccompare.comparison.claims.matches import find_matches
from srccompare.comparison.claims.model import Model, load_models
from srccompare.comparison.claims.naming import naming_claims
from srccompare.comparison.claims.number import number_claims
from srccompare.comparison.claims.quoted import quoted_claims
from srccompare.comparison.claims.reprint import reprint_claims
from srccompare.comparison.claims.voices import Voices
from srccompare.comparison.same_event import SameEvent


def find_candidates(event: SameEvent) -> Iterator[Candidate]:
    """Everything that may be claimed."""
    voices, matches = Voices(event), list(find_matches(event))
    yield from certainty_claims(event, voices, matches)
    yield from contradiction_claims(event, voices, matches)
    yield from quoted_claims(event)
    yield from number_claims(event)
    yield from headline_claims(event)
    yield from naming_claims(event)
    yield from heard_claims(event)
    yield from reprint_claims(event)
    yield from missing_claims(event)
    yield from only_claims(event)


def find_claims(event: SameEvent) -> Sequence[Claim]:
    """The claims, kind by kind, the surest first; worked out once."""
    if not event.claims and len(event.event_names):
        models = load_models()
        claims = [judge(one, models.get(one.kind)) for one in find_candidates(event)]
        event.claims.extend(sorted(claims, key=order))
    return event.claims


def judge(one: Candidate, model: Model | None) -> Claim:
    """A candidate with the probability that it holds."""
    probability = float("nan") if model is None else model.probability(one.features)
    sure = model is not None and model.is_admitted and probability >= model.threshold and one.may_be_told
    return Claim(
        one.kind, one.event, one.places, one.pieces, one.about, round(probability, 4), sure, one.interest
    )


def order(claim: Claim) -> tuple[int, bool, float, float, int]:
    """Kind by kind, those above the threshold by interest, then the surest, then as they stand."""
    known = claim.probability if claim.probability == claim.probability else 0.0
    return (
        KINDS.index(claim.kind),
        not claim.is_sure,
        -claim.interest * claim.is_sure,
        -known,
        claim.places[0].start,
    )
