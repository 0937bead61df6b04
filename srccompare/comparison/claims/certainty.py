"""Certainty contrasts: one outlet states as fact what another leaves to somebody else to say, or doubts.

    A: The captain left the bridge in the storm.                       own
    B: The captain left the bridge in the storm, prosecutors said.     reported

Three things have to be right at once: that both say the same, and how each puts it. Taking the pairs that
differ takes the errors of all three: of those in the matrix one in five holds. So only contrasts of one form
are claimed (``is_plain``): a source says in plain words what the other outlet states with no word of speech
near. Of these the match alone tells how probable the claim is.

    The pier fell at dawn.  /  The pier fell at dawn, police said.                     told
    Police urge all to leave.  /  “Leave,” police said.                                one act of speech
    He will lose his seat.  /  He may lose his seat, analysts said.                    a doubt beside
    The mayor met the crew.  /  The mayor met the crew and said that all were well.    said of something else
    … who is suing the port  /  He said he sued the port                               half a statement

Not claimed: hedges, denials and questions against the rest, which the matrix shows. Too few of them are
labelled to know what holds.
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
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.grammar.verbs import predicates
from srccompare.documents.text.structure import single_words

LEAST = 0.05
"""Probability of a match below which no claim is made of it. Set by hand; what is claimed is decided later
(benchmarks/train_claims.py)."""
PUT = {"asserted": "stated as fact by", "attributed": "attributed by", "quoted": "quoted by"}
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
    """Every two matched clauses of different outlets, of which one states what the other has a source say."""
    reprinted = event.found_statements.reprinted
    for match in matches:
        if match.probability < LEAST or reprinted[match.one] or reprinted[match.other]:
            continue
        ways = voices.way(match.one), voices.way(match.other, denied=match.contradicts)
        ends = sorted(zip((match.one, match.other), ways, strict=True), key=lambda end: end[1].voice != OWN)
        if is_plain(event, voices, ends):
            yield candidate(event, voices, match, ends)


def candidate(event: SameEvent, voices: Voices, match: Match, ends: Sequence[tuple[int, Way]]) -> Candidate:
    """One contrast, the own statement first."""
    places = tuple(place(voices, clause, way) for clause, way in ends)
    shown = match.other in voices.sayings.versions[match.one]
    return Candidate(
        kind="certainty",
        event=event.event_names[event.found_statements.event[match.one]],
        places=places,
        pieces=("“", 0, "”: ", *told(places[0], ends[0][1]), "; ", *told(places[1], ends[1][1])),
        about=event.statement_of_clause[match.one],
        features={"match": log_odds(match.probability), "shown": float(shown)},
        # No claim rests on a match the tables do not show.
        may_be_told=shown,
    )


def is_plain(event: SameEvent, voices: Voices, ends: Sequence[tuple[int, Way]]) -> bool:
    """Whether one end states what the other leaves to a source in plain words, and nothing else differs."""
    (one, first), (other, second) = ends
    if (first.voice, second.voice) != (OWN, REPORTED):
        return False
    candidates = event.found_statements.candidates
    texts = [words_of(candidates.written[clause].lower()) for clause in (one, other)]
    return (
        not any(OPENERS.match(candidates.content[clause]) for clause in (one, other))
        and not TIMES.match(candidates.written[other])
        and (second.certainty != "quoted" or longest_run(*texts) < VERBATIM)
        and says_that(candidates.written[one])
        and voices.speaks_for_itself(one)
        and second.row is not None
        and event.attributed.has_source(second.row)
        and event.documents.attribution_facts.cue_lemma[second.row] in PLAIN_CUES
        and not voices.is_doubted(other)
        and voices.shared_inside(other, one, second.row) >= INSIDE
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


def place(voices: Voices, clause: int, way: Way) -> Place:
    """A clause with how it is put and who says it."""
    source = voices.sayings.told(way.row, clause)["source"]
    return place_of_clause(voices.event, clause, way.certainty, source)


def told(one: Place, way: Way) -> tuple[Piece, ...]:
    """How an outlet puts it."""
    return (
        f"{PUT[way.certainty]} ",
        Group(one.group),
        f" ({one.source})" if one.source and way.voice != OWN else "",
    )
