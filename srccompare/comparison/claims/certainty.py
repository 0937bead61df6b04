"""Certainty contrasts: one outlet states as fact what another leaves to somebody else to say, or doubts.

    A: The captain left the bridge in the storm.                       own
    B: The captain left the bridge in the storm, prosecutors said.     reported

Three things have to be right at once: that both say the same, and how each puts it. Taking the pairs that
differ takes the errors of all three, so the claim has a probability of its own: that of the match, of both
voices (``voices``), and of what else speaks for or against it, fitted together on claims a reader judged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from srccompare.comparison.claims.claim import Candidate, Group, Piece, Place
from srccompare.comparison.claims.matches import Match, place_of_clause
from srccompare.comparison.claims.model import log_odds
from srccompare.comparison.claims.voices import OWN, REPORTED, Voices, Way
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.words import is_small, words_of
from srccompare.comparison.tables.quotations import longest_run

LEAST = 0.2
"""Probability of a match below which no claim is made of it."""
PUT = {
    "asserted": "stated as fact by", "attributed": "attributed by", "quoted": "quoted by",
    "hedged": "hedged by", "denied": "denied by", "questioned": "asked by",
}  # fmt: skip
ORDER = tuple(PUT)
INFORMING = ("neutral", "endorsing", "distancing")
"""Stances of cues that report information; "urged" and "vowed" tell what a speaker does by speaking."""


def certainty_claims(event: SameEvent, voices: Voices, every: Sequence[Match]) -> Iterator[Candidate]:
    """Every two matched clauses of different outlets that put what they say in another way."""
    matches = [match for match in every if match.probability >= LEAST]
    beside = partners(matches)
    for match in matches:
        if event.found_statements.reprinted[match.one] or event.found_statements.reprinted[match.other]:
            continue
        ways = voices.way(match.one), voices.way(match.other, denied=match.contradicts)
        if ways[0].voice != ways[1].voice:
            yield candidate(event, voices, match, ways, beside)


def partners(matches: Sequence[Match]) -> dict[int, list[Match]]:
    """The matches of each clause."""
    found: dict[int, list[Match]] = defaultdict(list)
    for match in matches:
        found[match.one].append(match)
        found[match.other].append(match)
    return found


def candidate(
    event: SameEvent, voices: Voices, match: Match, ways: tuple[Way, Way], beside: dict[int, list[Match]]
) -> Candidate:
    """One contrast, the surer way of putting it first."""
    ends = sorted(
        zip((match.one, match.other), ways, strict=True), key=lambda end: ORDER.index(end[1].certainty)
    )
    places = tuple(place(voices, clause, way) for clause, way in ends)
    return Candidate(
        kind="certainty",
        event=event.event_names[event.found_statements.event[match.one]],
        places=places,
        pieces=("“", 0, "”: ", *told(places[0], ends[0][1]), "; ", *told(places[1], ends[1][1])),
        about=event.statement_of_clause[match.one],
        features=features(event, voices, match, ends, beside),
    )


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


def features(
    event: SameEvent,
    voices: Voices,
    match: Match,
    ends: Sequence[tuple[int, Way]],
    beside: dict[int, list[Match]],
) -> dict[str, float]:
    """What tells whether a contrast holds."""
    (one, first), (other, second) = ends
    texts = [words_of(event.found_statements.candidates.written[clause].lower()) for clause in (one, other)]
    run = longest_run(*texts) / max(1, min(map(len, texts)))
    return {
        "match": log_odds(match.probability),
        "voice": log_odds(first.probability) + log_odds(second.probability),
        "least_voice": min(log_odds(first.probability), log_odds(second.probability)),
        "own_reported": float({first.voice, second.voice} == {OWN, REPORTED}),
        # The same words quoted there and as one's own here are more often a mark that was lost.
        "run": run if second.certainty == "quoted" else 0.0,
        # "Lund denied it" states of Lund what "Lund said" leaves to him: both tell of the same act of speech.
        "speaker_there": float(names_source(event, one, second) or names_source(event, other, first)),
        "agreed": agreed(voices, one, first, beside) + agreed(voices, other, second, beside),
        "informs": float(second.row is None or informs(event, second.row)),
    }


def informs(event: SameEvent, row: int) -> bool:
    """Whether an attribution reports information; what is demanded or promised is the speaker's deed."""
    return event.documents.attribution_facts.stances[row] in INFORMING


def names_source(event: SameEvent, clause: int, way: Way) -> bool:
    """Whether the sentence of a clause names who is said to say the other."""
    source = None if way.row is None else event.attributed.name(way.row)
    telling = [word for word in words_of((source or "").lower()) if not is_small(word)]
    candidates = event.found_statements.candidates
    return bool(telling) and telling[-1] in words_of(candidates.texts[int(candidates.of[clause])].lower())


def agreed(voices: Voices, clause: int, way: Way, beside: dict[int, list[Match]]) -> float:
    """How far the other versions of a clause are put in the same voice: -1 to 1, 0 where there are none."""
    others = [match.one if match.other == clause else match.other for match in beside[clause]]
    same = [1.0 if voices.way(other).voice == way.voice else -1.0 for other in others]
    return (sum(same) + 1.0) / len(same) if same else 0.0
