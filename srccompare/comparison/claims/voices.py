"""How a clause is put: as the outlet's own statement or as somebody else's, and what shows that it is.

    The harbour was closed on Monday.                     own
    The harbour was closed on Monday, the mayor said.     reported

What the layers found (attribution, quotation, hedge) decides how a clause is put; the matrix of statements
says the same. Whether a claim may rest on it is a matter of what else stands there: a word of speech in a
clause that seems the outlet's own is more often a voice that was missed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.roles import meant
from srccompare.comparison.statements.words import words_of
from srccompare.comparison.tables.statement_matrix import (
    ASSERTED,
    ATTRIBUTED,
    DENIED,
    HEDGED,
    QUESTIONED,
    QUOTED,
    Sayings,
)
from srccompare.documents.spans import BoolArray
from srccompare.documents.text import shapes
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.grammar.forms import is_small
from srccompare.documents.text.grammar.tokens import is_any
from srccompare.documents.text.structure import single_words
from srccompare.documents.text.zones import TITLE

OWN, REPORTED = "own", "reported"
VOICE_OF = {
    ASSERTED: OWN, ATTRIBUTED: REPORTED, QUOTED: REPORTED, HEDGED: "hedged", DENIED: "denied",
    QUESTIONED: "asked",
}  # fmt: skip
"""Ways of putting a statement that a reader tells apart: what is quoted is attributed, too."""
PLAIN_CUES = closed_class("plain_cue") | {":"}
"""Cues that say no more than that something was said: "issued a statement saying"."""
ASIDES = closed_class("relative_aside")
"""Words that open an aside behind a comma."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a clause is put: its certainty in the matrix, its voice, and the attribution it is told by."""

    certainty: str
    voice: str
    row: int | None


class Voices:
    """The clauses of an event, each with how it is put."""

    def __init__(self, event: SameEvent) -> None:
        self.event, self.documents, self.found = event, event.documents, event.found_statements
        self.sayings = Sayings(event, self.found)
        self._known: dict[tuple[int, bool], Way] = {}

    def way(self, clause: int, *, denied: bool = False) -> Way:
        """How a clause is put."""
        known = self._known.get((clause, denied))
        if known is None:
            certainty, row = self.sayings.way(clause, denied=denied)
            known = self._known[clause, denied] = Way(certainty, VOICE_OF[certainty], row)
        return known

    def speaks_for_itself(self, clause: int) -> bool:
        """Whether an outlet states a clause with no word of speech, thought or wish in it.

        Elsewhere in its sentence somebody may demand or deny something, but nobody "says".
        """
        first, stop, sentence = self._range(clause)
        begin, end = (int(bound[sentence]) for bound in self.documents.sentence_bounds)
        return not (self._speech[first:stop].any() or self._said_near[begin:end].any())

    def is_hearsay(self, clause: int, row: int | None) -> bool:
        """Whether an outlet passes a clause on with a word like "reportedly" and names nobody."""
        named = row is not None and self.event.attributed.has_source(row)
        first, stop, _ = self._range(clause)
        there = bool(self.sayings.evidential[first:stop].any())
        return there and not named and self.sayings.is_hearsay(clause)

    def is_called_untrue(self, clause: int, row: int | None) -> bool:
        """Whether an outlet says itself that what somebody says is untrue: "he falsely said that"."""
        cue = (self.event.attributed.text(row, "cue") or "") if row is not None else ""
        untrue = single_words("denial_wrappers", "falsely")
        return any(word in untrue for word in words_of(cue.lower()))

    def is_doubted(self, clause: int) -> bool:
        """Whether a hedge stands in a clause."""
        first, stop, _ = self._range(clause)
        return bool((self.sayings.hedge[first:stop] | self.sayings.evidential[first:stop]).any())

    def shared_inside(self, clause: int, other: int, row: int) -> float:
        """The share of the words two clauses have in common that stand in what an attribution reports."""
        first, stop, _ = self._range(clause)
        there = {word for number in self._norms(other) for word in self._meaning(number)}
        common = np.array(
            [not there.isdisjoint(self._meaning(number)) for number in self._norms(clause)], bool
        )
        content = self.documents.attributions.of("content")
        own = content[self.documents.attribution_facts.rows_of(content) == row]
        inside = np.zeros(stop - first, bool)
        for begin, end in zip(*self.documents.token_range(own), strict=True):
            inside[max(begin - first, 0) : max(end - first, 0)] = True
        inside[self._aside(first, stop) :] = False
        return float((common & inside).sum() / max(common.sum(), 1))

    def told_by_both(self, one: int, other: int) -> float:
        """The lesser share of what two clauses tell that the other tells as well, sources and cues apart."""
        ends = [self._telling_words(clause) for clause in (one, other)]
        every = [frozenset().union(*words) for words in ends]
        shares = [
            sum(not there.isdisjoint(word) for word in words) / max(len(words), 1)
            for words, there in zip(ends, reversed(every), strict=True)
        ]
        return min(shares)

    def _telling_words(self, clause: int) -> list[frozenset[str]]:
        """What each word of a clause may stand for, small words left out, and those that say who says it."""
        first = self._range(clause)[0]
        telling = self.found.candidates.telling
        meanings = enumerate(map(self._meaning, self._norms(clause)), first)
        return [meaning for token, meaning in meanings if meaning and not telling[token]]

    def _aside(self, first: int, stop: int) -> int:
        """How far into a clause something is added of a thing: "he pities the cook, who lost her job".

        Whether a source says that or the outlet adds it, nobody can tell.
        """
        strings = self.documents.vocabulary.norms.strings
        words = [strings[norm] for norm in self.documents.tokens.norm[first:stop].tolist()]
        found = (at for at in range(1, len(words)) if words[at - 1] == "," and words[at] in ASIDES)
        return next(found, len(words))

    def _norms(self, clause: int) -> list[int]:
        first, stop, _ = self._range(clause)
        norms: list[int] = self.documents.tokens.norm[first:stop].tolist()
        return norms

    def _meaning(self, norm: int) -> frozenset[str]:
        """What a word may stand for; nothing for small words and marks."""
        word = self.documents.vocabulary.norms.strings[norm]
        return frozenset() if not word[:1].isalnum() or is_small(word) else meant(word)

    def _range(self, clause: int) -> tuple[int, int, int]:
        first, stop = int(self.found.candidates.first[clause]), int(self.found.candidates.stop[clause])
        return first, stop, int(self.documents.sentence[first])

    @cached_property
    def _speech(self) -> BoolArray:
        """The tokens of speech, thought and wish, and of what is said."""
        return self._told | self._cue | self._meant | self._colon_in_title

    @cached_property
    def _said_near(self) -> BoolArray:
        """The tokens that show that somebody in a sentence "says" something."""
        return self._marks | self._plain_cue | is_any(self.documents, "said near", closed_class("said_near"))

    @cached_property
    def _told(self) -> BoolArray:
        """The tokens somebody else says, in quotation marks or not."""
        told: BoolArray = self.documents.attributed | self.documents.quoted
        return told

    @cached_property
    def _cue(self) -> BoolArray:
        documents = self.documents
        cue: BoolArray = documents.covered(*documents.token_range(documents.attributions.of("cue")))
        return cue

    @cached_property
    def _plain_cue(self) -> BoolArray:
        """The cues that say no more than that something was said."""
        cues, facts = self.documents.attributions.of("cue"), self.documents.attribution_facts
        plain = np.array([lemma in PLAIN_CUES for lemma in facts.cue_lemma], bool)
        there: BoolArray = self.documents.covered(
            *self.documents.token_range(cues[plain[facts.rows_of(cues)]])
        )
        return there

    @cached_property
    def _meant(self) -> BoolArray:
        """Words of speech, thought and wish, whoever they are of."""
        documents = self.documents
        there: BoolArray = documents.is_word_of("reporting_cues") & ~self._states
        there = there | documents.is_word_of("clause_words", "mind")
        return there | documents.is_word_of("statement_words", "wishing")

    @cached_property
    def _states(self) -> BoolArray:
        """Where "state" is no verb, as no "that" follows: "the State Department", "five states"."""
        documents = self.documents
        that = np.append(is_any(documents, "that", ("that",))[1:], False)
        there: BoolArray = is_any(documents, "state", closed_class("state_or_states")) & ~that
        return there

    @cached_property
    def _colon_in_title(self) -> BoolArray:
        """Colons of headlines: before one often stands who speaks."""
        documents = self.documents
        colon = (documents.tokens.shape & shapes.COLON) > 0
        there: BoolArray = colon & (documents.zone == TITLE)
        return there

    @cached_property
    def _marks(self) -> BoolArray:
        marks: BoolArray = (self.documents.tokens.shape & shapes.DOUBLE) > 0
        return marks
