"""Claims: what the comparison says on top, each with its passages and the probability that it holds.

Ranking by disagreement brings up the errors of all parts at once: a wrong match, a missed voice, another
person all look like a difference. A claim is therefore judged as a whole. Each kind has a file with what may
be claimed and what tells whether it holds, a model in ``data/claims.toml``, and a threshold; below it a claim
is only possible and stands in its table alone (docs/claims.md).
"""

from srccompare.comparison.claims.claim import KINDS, Claim, ClaimKind, Place
from srccompare.comparison.claims.finding import find_candidates, find_claims

__all__ = ["KINDS", "Claim", "ClaimKind", "Place", "find_candidates", "find_claims"]
