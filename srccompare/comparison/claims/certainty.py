"""Certainty contrasts: one outlet states as fact, as hearsay or as untrue what another leaves to a source.

    A: The captain left the bridge in the storm.                       own
    B: The captain left the bridge in the storm, prosecutors said.     reported

Three things have to be right at once: that both say the same, and how each puts it. Taking the pairs that
differ takes the errors of all three: of those in the matrix one in five holds. So only contrasts of three
forms are claimed (``form_of``). In each the other outlet names a source that says it in plain words, and the
match alone tells how probable the claim is.

    The pier fell at dawn.  /  The pier fell at dawn, police said.                     told: stated
    The pier reportedly fell at dawn.  /  The pier fell at dawn, police said.          told: hearsay
    He falsely said the pier fell.  /  The pier fell, the mayor said.                  told: untrue
    Police urge all to leave.  /  “Leave,” police said.                                one act of speech
    He will lose his seat.  /  He may lose his seat, analysts said.                    a doubt beside
    The mayor met the crew.  /  The mayor met the crew and said that all were well.    said of something else
    … who is suing the port  /  He said he sued the port                               half a statement

Not claimed: hedges, denials and questions in other words against the rest, which the matrix shows. Too few of
them are labelled to know what holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from srccompare.comparison.claims.claim import Candidate, Group, Piece, Place
from srccompare.comparison.claims.matches import Match, place_of_clause
from srccompare.comparison.claims.model import log_odds
from srccompare.comparison.claims.voices import OWN, PLAIN_CUES, REPORTED, Voices, Way
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.words import words_of
from srccompare.comparison.tables.quotations import longest_run
from srccompare.comparison.tables.statement_matrix import ASSERTED, ATTRIBUTED, DENIED, HEDGED, QUOTED
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.grammar.verbs import predicates
from srccompare.documents.text.structure import single_words

LEAST = 0.05
"""Probability of a match below which no claim is made of it. Set by hand; what is claimed is decided later
(benchmarks/train_claims.py)."""
STATED, HEARSAY, UNTRUE = ASSERTED, HEDGED, DENIED
"""The forms of a contrast: how the matrix calls what the first outlet does."""
PUT = {
    STATED: "stated as fact by", HEARSAY: "passed on as hearsay by", UNTRUE: "called untrue by",
    ATTRIBUTED: "attributed by", QUOTED: "quoted by",
}  # fmt: skip
INSIDE = 0.7
"""Share of what two clauses have in common that has to stand in what the source says. Set by hand."""
OPENERS = re.compile(
    r"[\W_]*(?:(?:yet|even|just|only|minutes|hours|days|shortly|soon) )*"
    r"(?:who|which|whom|whose|where|that|after|before|if|when|as|while|because|since|although|though|until|"
    r"unless|and|but|or|for|of|in which|by which|with|by the time)\b",
    re.IGNORECASE,
)
"""How a clause opens that is half a statement: it hangs on another."""
TIMES = re.compile(
    r"[\W_]*(?:yet |but |and )?(?:after|before|by the time|since|until|when|while)\b", re.IGNORECASE
)
"""How a clause opens that says when something was said, and not that it was: "by the time police said"."""
ALIKE = 0.2
"""The lesser share of what two clauses tell that the other tells, too: of two that share less each tells
something of its own, and readers find the contrast arguable. Set by hand."""
LEADING_AWAY = closed_class("relative_leading")
"""Words that lead from a thing to what is said of it."""
VERBATIM = 8
"""Words in a row that stand in quotation marks here and without any there: a mark was lost rather. Set by
hand."""


def certainty_claims(event: SameEvent, voices: Voices, matches: Sequence[Match]) -> Iterator[Candidate]:
    """Every two matched clauses of different outlets, of which one is plainly left to a source."""
    reprinted = event.found_statements.reprinted
    for match in matches:
        if match.probability < LEAST or reprinted[match.one] or reprinted[match.other]:
            continue
        for one, other in ((match.one, match.other), (match.other, match.one)):
            form = form_of(event, voices, one, other, denied=match.contradicts)
            if form is not None:
                yield candidate(event, voices, match, (one, other), form)
                break


def candidate(event: SameEvent, voices: Voices, match: Match, ends: tuple[int, int], form: str) -> Candidate:
    """One contrast, the clause that is left to a source last."""
    one, other = ends
    first, last = voices.way(one), voices.way(other)
    speaker = None if form != UNTRUE else voices.sayings.told(first.row, one)["source"]
    places = (
        place_of_clause(event, one, form, speaker),
        place_of_clause(event, other, last.certainty, voices.sayings.told(last.row, other)["source"]),
    )
    return Candidate(
        kind="certainty",
        event=event.event_names[event.found_statements.event[one]],
        places=places,
        pieces=("“", 0, "”: ", *put_by(places)),
        about=event.statement_of_clause[one],
        features={
            "match": log_odds(match.probability),
            "shown": float(match.other in voices.sayings.versions[match.one]),
        },
    )


def form_of(event: SameEvent, voices: Voices, one: int, other: int, *, denied: bool) -> str | None:
    """How one clause puts what the other leaves to a source in plain words; None where more differs.

    ``denied`` says whether one of them denies the other: of what is called untrue that is so.
    """
    first, last = voices.way(one), voices.way(other)
    if last.voice != REPORTED or not is_left_to_source(event, voices, one, other, last):
        return None
    if voices.is_called_untrue(one, first.row):
        return UNTRUE
    if denied or OPENERS.match(event.found_statements.candidates.content[one]):
        return None
    if first.voice == OWN and voices.speaks_for_itself(one):
        return STATED
    return HEARSAY if first.voice == HEDGED and voices.is_hearsay(one, first.row) else None


def is_left_to_source(event: SameEvent, voices: Voices, one: int, other: int, way: Way) -> bool:
    """Whether a clause leaves to a source, in plain words, what another one says, and nothing else."""
    candidates = event.found_statements.candidates
    texts = [words_of(candidates.written[clause].lower()) for clause in (one, other)]
    return (
        not OPENERS.match(candidates.content[other])
        and not TIMES.match(candidates.written[other])
        and (way.certainty != "quoted" or longest_run(*texts) < VERBATIM)
        and says_that(candidates.written[one])
        and way.row is not None
        and event.attributed.has_source(way.row)
        and event.documents.attribution_facts.cue_lemma[way.row] in PLAIN_CUES
        and not voices.is_doubted(other)
        and not voices.is_called_untrue(other, way.row)
        and voices.shared_inside(other, one, way.row) >= INSIDE
        and voices.told_by_both(one, other) >= ALIKE
    )


def says_that(text: str) -> bool:
    """Whether a clause says that something is or was so, and does not only name a thing.

    Present forms are known after a pronoun or a name only, so that some clauses go untold.

    >>> says_that("A pier that nobody wants"), says_that("Pier closed")
    (False, True)
    """
    words = words_of(text)
    main = words[: next((at for at, word in enumerate(words) if at and word in LEADING_AWAY), len(words))]
    be = single_words("clause_words", "be")
    return bool(predicates(main)) or any(word in be for word in main)


def put_by(places: Sequence[Place]) -> Iterator[Piece]:
    """How each outlet puts it."""
    for number, one in enumerate(places):
        yield from (f"{'; ' * (number > 0)}{PUT[str(one.voice)]} ", Group(one.group))
        yield f" ({one.source})" if one.source else ""
