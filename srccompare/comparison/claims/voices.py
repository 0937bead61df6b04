"""How a clause is put, and how sure that is: as the outlet's own statement or as somebody else's.

    The harbour was closed on Monday.                     own
    The harbour was closed on Monday, the mayor said.     reported
    “The harbour will be closed. ⏎ We shall see to it.”   reported, though a mark is lost in copying

What the layers found (attribution, quotation, hedge) decides how a clause is put. What stands around it tells
how sure that is: a reporting verb without a source, a mark without a partner, neighbours in another voice.
Not attempted: voices the layers did not see at all; those are left to them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from srccompare import lexicon
from srccompare.comparison.claims import model
from srccompare.comparison.same_event import SameEvent
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
from srccompare.documents.text.structure import single_words

OWN, REPORTED = "own", "reported"
VOICE_OF = {
    ASSERTED: OWN, ATTRIBUTED: REPORTED, QUOTED: REPORTED, HEDGED: "hedged", DENIED: "denied",
    QUESTIONED: "asked",
}  # fmt: skip
"""Ways of putting a statement that a reader tells apart: what is quoted is attributed, too."""
FIRST_PERSON = ("i", "we", "my", "our", "me", "us")
UNSURE = 0.5
"""What a hedge, denial or question counts: too few are labelled to fit a model of their own."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a clause is put: its certainty in the matrix, its voice, who says it, and how sure that is."""

    certainty: str
    voice: str
    row: int | None
    probability: float


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
            voice = VOICE_OF[certainty]
            fitted = model.load_models().get(f"voice_{voice}")
            sure = UNSURE if fitted is None else fitted.probability(self.features(clause))
            known = self._known[clause, denied] = Way(certainty, voice, row, sure)
        return known

    def features(self, clause: int) -> dict[str, float]:
        """What tells whether a clause is put as it seems."""
        first, stop, sentence = self._range(clause)
        row, reports = self.event.attributed.of(first, stop)
        begin, end = (int(bound[sentence]) for bound in self.documents.sentence_bounds)
        of_clause, of_sentence = self._share(self._told, first, stop), self._share(self._told, begin, end)
        return {
            "told": of_clause,
            "told_around": of_sentence,
            "quoted": self._share(self.documents.quoted, first, stop),
            "quoted_around": self._share(self.documents.quoted, begin, end),
            "confidence": self._confidence(row),
            "unsourced": float(row is not None and not self.event.attributed.has_source(row)),
            "pronoun": float(row is not None and self._is_pronoun(row)),
            "reports": float(reports),
            "neutral": float(row is not None and self._stance(row) == "neutral"),
            "deed": float(row is not None and bool(self.sayings.deed[row])),
            "attributed_around": float(self._count(self._cue, begin, end) > 0),
            "cue_around": float(self._count(self._saying, begin, end) > 0),
            "mark_lost": float(self._count(self._marks, *self._paragraph(first)) % 2),
            "first_person": float(self._count(self._outside_i, begin, end) > 0),
            "hedge": float(self._count(self.sayings.hedge, first, stop) > 0),
            "before": self._neighbour(sentence, -1),
            "after": self._neighbour(sentence, 1),
            "parted": float(abs(of_clause - of_sentence)),
            "early": 1 / (1 + self._rank(sentence)),
            "words": float(np.log1p(stop - first)),
        }

    def _range(self, clause: int) -> tuple[int, int, int]:
        first, stop = int(self.found.candidates.first[clause]), int(self.found.candidates.stop[clause])
        return first, stop, int(self.documents.sentence[first])

    def _confidence(self, row: int | None) -> float:
        return 0.0 if row is None else float(self.documents.attribution_facts.confidence[row])

    def _stance(self, row: int) -> str:
        return self.documents.attribution_facts.stances[row]

    def _is_pronoun(self, row: int) -> bool:
        return (self.event.attributed.text(row, "source") or "").lower() in single_words("pronouns")

    def _paragraph(self, token: int) -> tuple[int, int]:
        row = int(self.documents.paragraph[token])
        begin, end = self.documents.paragraph_bounds
        return int(begin[row]), int(end[row])

    def _rank(self, sentence: int) -> int:
        article = int(self.documents.sentences.article[sentence])
        return sentence - int(np.searchsorted(self.documents.sentences.article, article))

    def _neighbour(self, sentence: int, step: int) -> float:
        """The share of words that are reported in the sentence before or after, in the same article."""
        other = sentence + step
        articles = self.documents.sentences.article
        if not 0 <= other < len(articles) or articles[other] != articles[sentence]:
            return 0.0
        begin, end = self.documents.sentence_bounds
        return self._share(self._told, int(begin[other]), int(end[other]))

    def _share(self, mask: BoolArray, first: int, stop: int) -> float:
        words = self.documents.is_word[first:stop]
        return float((mask[first:stop] & words).sum() / max(words.sum(), 1))

    @staticmethod
    def _count(mask: BoolArray, first: int, stop: int) -> int:
        return int(mask[first:stop].sum())

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
    def _saying(self) -> BoolArray:
        """Words of reporting outside every attribution, and evidentials."""
        there = self.documents.is_word_of("reporting_cues") & ~self._cue & ~self._told
        there[self.documents.hits(lexicon.load("evidentials")).first] = True
        return there

    @cached_property
    def _marks(self) -> BoolArray:
        marks: BoolArray = (self.documents.tokens.shape & shapes.DOUBLE) > 0
        return marks

    @cached_property
    def _outside_i(self) -> BoolArray:
        strings = self.documents.vocabulary.norms.strings
        known = np.array([norm in FIRST_PERSON for norm in strings], bool)
        there: BoolArray = known[self.documents.tokens.norm] & ~self.documents.quoted
        return there
