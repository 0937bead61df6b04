"""How sure each clause and sentence leaves the reader: asserted, hedged, denied, asked, and by whom."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from srccompare import lexicon
from srccompare.documents.denials import Denials
from srccompare.documents.spans import BoolArray, IntArray, Spans
from srccompare.documents.text import Text
from srccompare.documents.text.grammar.clauses import clause_starts
from srccompare.documents.text.grammar.tokens import find_verbs

CERTAINTIES = ("asserted", "hedged", "conditional", "questioned", "denied", "attributed", "quoted")
ASSERTED, HEDGED, CONDITIONAL, QUESTIONED, DENIED, ATTRIBUTED, QUOTED = range(7)

# What a clause shows, as bits; it may show several. The lowest bit decides: a clause is called what
# leaves its reader least sure. Asked before supposed; a statement called untrue stays denied whatever
# else it holds ("denied the allegations"), but what may not be so is hedged, not denied. Whose words
# they are comes last, because the voices tell that too.
IS_QUESTIONED, IS_CONDITIONAL, IS_REFUTED, IS_HEDGED, IS_NEGATED, IS_QUOTED, IS_ATTRIBUTED = (
    1 << bit for bit in range(7)
)
CALLED = (QUESTIONED, CONDITIONAL, DENIED, HEDGED, DENIED, QUOTED, ATTRIBUTED)


@dataclass(frozen=True, eq=False)
class Clauses:
    """Clauses in reading order: token range, row of the sentence, and what each shows, as bits."""

    first: IntArray
    stop: IntArray
    sentence: IntArray
    marks: IntArray


def find_clauses(text: Text, attributions: Spans, attributed: BoolArray, denials: Denials) -> Clauses:
    """The clauses of all sentences and what each shows.

    ``attributed`` says for each token whether it is told in the outlet's words as somebody else's,
    ``denials`` what is denied or doubted from outside.

    An approximation without a parser: a clause begins with its sentence, where a quotation or reported
    content begins or ends, and at commas, colons, dashes and joining words, if there is a verb on both
    sides. Every token belongs to one clause; nothing outside its article decides about a clause.
    """
    words = Words(text)
    start, unit_start = clause_starts(text, words.verb, words.of("opener"), attributed)
    if not len(start):
        nothing = np.zeros(0, np.int64)
        return Clauses(nothing, nothing, nothing, nothing)
    row = np.cumsum(start) - 1
    first = np.flatnonzero(start)
    sentence = text.sentence[first]
    unit = np.cumsum(unit_start) - 1

    def showing(tokens: BoolArray, bit: int) -> IntArray:
        marks = np.zeros(len(first), np.int64)
        marks[row[tokens]] = bit
        return marks

    # A question mark asks all clauses of its voice: "If it fails, who pays?"
    asking = np.zeros(unit[-1] + 1, bool)
    asking[unit[words.question_mark]] = True
    marks = showing(words.of("question") | asking[unit], IS_QUESTIONED)
    marks |= supposed(showing(words.of("condition"), IS_CONDITIONAL), sentence)
    untrue = refuted(text, attributions, words.of("denial")) | (denials.denied & text.is_word)
    marks |= showing(untrue, IS_REFUTED)
    marks |= showing(words.hedge | (denials.doubted & text.is_word), IS_HEDGED) | showing(
        words.of("negation"), IS_NEGATED
    )
    marks |= showing(text.quoted & text.is_word, IS_QUOTED)
    marks |= showing(reported(text, attributions, attributed, words.evidential), IS_ATTRIBUTED)
    return Clauses(first, np.append(first[1:], len(start)), sentence, marks)


def called(marks: IntArray) -> IntArray:
    """What is shown, as one of CERTAINTIES: the lowest bit decides, and without any it is asserted.

    >>> [CERTAINTIES[number] for number in called(np.array([0, IS_HEDGED, IS_HEDGED | IS_QUESTIONED]))]
    ['asserted', 'hedged', 'questioned']
    """
    certainty = np.full(len(marks), ASSERTED)
    for bit in reversed(range(len(CALLED))):
        certainty[(marks & (1 << bit)) > 0] = CALLED[bit]
    return certainty


def of_sentences(clauses: Clauses, size: int, wanted: BoolArray | None = None) -> IntArray:
    """What the clauses of each sentence show together: a sentence is as sure as its least sure clause."""
    marks = np.zeros(size, np.int64)
    rows = slice(None) if wanted is None else wanted
    np.bitwise_or.at(marks, clauses.sentence[rows], clauses.marks[rows])
    return marks


def clause_spans(text: Text, clauses: Clauses) -> Spans:
    """Clauses as spans; those of one sentence share a group, counted from 0 in every article."""
    if not len(clauses.first):
        return Spans.empty(CERTAINTIES)
    article = text.tokens.article
    opening = text.sentence[np.searchsorted(article, article[clauses.first])]
    group = clauses.sentence - opening
    return text.spans_of(
        clauses.first, clauses.stop, called(clauses.marks), 1.0, group, categories=CERTAINTIES
    )


class Words:
    """Where the words stand that clauses and their certainty are told by."""

    def __init__(self, text: Text) -> None:
        self.size = len(text.tokens)
        words = lexicon.load("certainty_words")
        hits = text.hits(words)
        self._places = {
            name: hits.first[hits.category == number] for number, name in enumerate(words.categories)
        }
        hedges = lexicon.load("hedges")
        found = text.hits(hedges)
        # A condition is a certainty of its own, and so is a question ("whether").
        self.hedge = self._at(found.first[found.category != hedges.categories.index("conditional")])
        self.evidential = self._at(text.hits(lexicon.load("evidentials")).first)
        norm, norms = text.tokens.norm, text.vocabulary.norms
        self.question_mark: BoolArray = norms.column("asks", lambda all_: ["?" in one for one in all_], bool)[
            norm
        ]
        self.verb = find_verbs(text).verb | self.of("verb")

    def of(self, category: str) -> BoolArray:
        """The tokens at which an entry of this category begins."""
        return self._at(self._places[category])

    def _at(self, places: IntArray) -> BoolArray:
        there = np.zeros(self.size, bool)
        there[places] = True
        return there


def supposed(condition: IntArray, sentence: IntArray) -> IntArray:
    """The conditions together with what hangs on them: the clause before, or after an opening condition."""
    marks = condition.copy()
    rows = np.flatnonzero(condition)
    opening = (rows == 0) | (sentence[rows - 1] != sentence[rows])
    other = np.where(opening, rows + 1, rows - 1)
    there = (other < len(sentence)) & (sentence[np.minimum(other, len(sentence) - 1)] == sentence[rows])
    marks[other[there]] = IS_CONDITIONAL
    return marks


def refuted(text: Text, attributions: Spans, denial: BoolArray) -> BoolArray:
    """The words that deny, and what they deny: the content of an attribution whose cue denies."""
    cue, content = attributions.of("cue"), attributions.of("content")
    first, stop = text.token_range(cue)
    count = np.concatenate([[0], np.cumsum(denial)])
    denying = keys(cue)[count[stop] > count[first]]
    return denial | text.covered(*text.token_range(content[np.isin(keys(content), denying)]))


def keys(spans: Spans) -> IntArray:
    """A number for each row that is the same for the rows of one attribution."""
    number: IntArray = spans.article.astype(np.int64) * (1 << 32) + spans.group
    return number


def reported(text: Text, attributions: Spans, attributed: BoolArray, evidential: BoolArray) -> BoolArray:
    """The words of reported content, of the cues that report it, and evidentials."""
    cues = text.covered(*text.token_range(attributions.of("cue")))
    return (attributed & text.is_word) | (cues & ~text.quoted) | evidential
