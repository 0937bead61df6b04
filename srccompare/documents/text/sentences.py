"""Where sentences begin, from the shapes of tokens and a few lists of words.

    The board met on Jan. 6. | Resolution No. 44 fell.       a stop may belong to the word before it
    At 7 a.m. Mrs. Lowe opened. | She left at 6 p.m. | Mr. Marsh stayed.    the same words, both ways
    The ferry sank.³ | “Why?” Pike asked. | eBay fell.       marks after the stop, small letters after it
    1. Who pays? | 2. The owner pays.                        a number that counts lines is no sentence

A stop between a word and what looks like a beginning ends a sentence; an abbreviation ends one only before
a word that opens sentences ("the", "he"). From those beginnings are taken away the ones behind a reference
("No. 44"), inside a name ("Pike v. Ward", "Lena I. Ward"), a citation or a question that is being asked, and
added are those of lines counted within a paragraph. The cases follow the golden rules of pySBD (Sadvilkar and
Neumann 2020) in words of our own. Within brackets that open inside a sentence none begins ("(pop. 340)"). Not
attempted: "in the U.S. Breeders say", an ellipsis written as four stops.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from srccompare.documents.spans import BoolArray, IntArray
from srccompare.documents.text import shapes
from srccompare.documents.text.closed_classes import closed_class
from srccompare.documents.text.structure import single_words, word_mask
from srccompare.documents.text.tokens import Tokens
from srccompare.documents.text.vocabulary import Vocabulary, among

# How far behind a question in quotation marks a reporting word may stand ("Mr. Smith then asked").
# A guess, held by the cases of tests/documents/text/test_sentences.py.
CUE_REACH = 3
CUE_BARRIER = shapes.TERMINAL | shapes.MARK | shapes.COMMA
# "In the U.S. Mr. Marsh is known": so few words are a time or a place, and no sentence yet.
# A guess, held by the same cases as CUE_REACH.
OPENING_PHRASE = 4
# "“…” (Lane 71)." and "(Ward and Lund 2004, 12)": a citation has no more tokens than this.
CITATION = 8
# A list that counts higher than three digits is a list of years. Set by hand.
DIGITS = 3
# A bound on an aside: of brackets that hold more one may have been lost. The length of a long sentence.
ASIDE = 40
LETTERS = 10**DIGITS
"""What is added to the place of a letter in the alphabet, so that "b." never follows "1.": more than
any number a list has."""
SUPERSCRIPTS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
CURRENCIES = ("$", "£", "€", "¥")
BULLETS = ("•", "⁃", "‣", "◦", "-", "–", "*")


@dataclass(frozen=True, eq=False)
class Reading:
    """The tokens of a batch with what is asked of them more than once."""

    tokens: Tokens
    vocabulary: Vocabulary

    @property
    def shape(self) -> IntArray:
        """The shape of every token."""
        return self.tokens.shape

    def is_shaped(self, bits: int) -> BoolArray:
        """Whether each token has one of these shapes."""
        shaped: BoolArray = (self.shape & bits) > 0
        return shaped

    def is_listed(self, name: str, category: str | None = None) -> BoolArray:
        """Whether each token is an entry of a list."""
        return word_mask(self.vocabulary, name, category)[self.tokens.norm]

    def is_one_of(self, name: str, words: Collection[str]) -> BoolArray:
        """Whether each token is one of a few signs."""
        column: BoolArray = self.vocabulary.norms.column(name, among(words), bool)
        return column[self.tokens.norm]

    def is_abbreviation(self, category: str) -> BoolArray:
        """Whether each token is an abbreviation of this kind, with its stop or without."""
        words = single_words("abbreviations", category)
        column: BoolArray = self.vocabulary.norms.column(
            f"abbreviations/{category}/stopped",
            lambda norms: among(words)([norm.removesuffix(".") for norm in norms]),
            bool,
        )
        return column[self.tokens.norm]

    @cached_property
    def is_stop(self) -> BoolArray:
        """Whether each token is a full stop."""
        return self.is_one_of("full stop", (".",))

    @cached_property
    def is_footnote(self) -> BoolArray:
        """Whether each token is of a note's number written onto the stop: "sank.³", "sank.[3]"."""
        raised: BoolArray = self.vocabulary.norms.column(
            "superscript", lambda norms: [is_superscript(norm) for norm in norms], bool
        )[self.tokens.norm]
        tight = ~self.tokens.spaced
        number = self.is_shaped(shapes.NUMBER) & tight
        opened = self.is_shaped(shapes.BRACKET_OPEN) & tight & after(self.is_shaped(shapes.TERMINAL))
        closed = self.is_shaped(shapes.BRACKET_CLOSE) & tight
        inside = opened & before(number) & before(before(closed))
        bracket: BoolArray = inside | after(inside) | after(after(inside))
        return (raised & tight) | bracket


def before(mask: BoolArray) -> BoolArray:
    """Whether the next token is one of these."""
    return np.append(mask[1:], False)


def after(mask: BoolArray) -> BoolArray:
    """Whether the token before is one of these."""
    return np.concatenate([[False], mask[:-1]])[: len(mask)]


def sentence_starts(tokens: Tokens, paragraphs: BoolArray, vocabulary: Vocabulary) -> BoolArray:
    """Whether each token opens a sentence; none crosses a paragraph."""
    if not len(tokens):
        return np.zeros(0, bool)
    reading = Reading(tokens, vocabulary)
    solid = word_before_marks(reading, paragraphs)
    starts = behind_stops(reading, solid, paragraphs)
    starts &= ~(
        is_reference(reading, solid)
        | is_within_name(reading)
        | is_citation(reading, starts)
        | is_after_opening_phrase(reading, starts | paragraphs)
    )
    starts[asked_on(reading, starts, solid)] = False
    starts[aside(reading, starts, paragraphs)] = False
    count_lines(reading, starts, paragraphs)
    return starts | paragraphs


def word_before_marks(reading: Reading, paragraphs: BoolArray) -> IntArray:
    """The token that each run of closing marks hangs on: for the last mark of "sank.”)" the full stop."""
    tokens = reading.tokens
    closer = reading.is_shaped(shapes.BRACKET_CLOSE | shapes.DOUBLE_CLOSE)
    # A plain or single mark closes when it is written onto what stands before it.
    tight = ~tokens.spaced & reading.is_shaped(shapes.DOUBLE_PLAIN | shapes.SINGLE_PLAIN)
    after_tight = np.append(tokens.spaced[1:], True)
    next_is_mark = np.append(reading.is_shaped(shapes.MARK | shapes.TERMINAL | shapes.COMMA)[1:], True)
    closer |= (tight & (after_tight | next_is_mark)) | reading.is_footnote
    hanging = closer & ~paragraphs & ~reading.is_shaped(shapes.TERMINAL)
    return np.maximum.accumulate(np.where(hanging, 0, np.arange(len(tokens))))


def behind_stops(reading: Reading, solid: IntArray, paragraphs: BoolArray) -> BoolArray:
    """Whether each token looks like a beginning and stands behind an end."""
    tokens, shape = reading.tokens, reading.shape
    closing = (solid < np.arange(len(tokens))) | (reading.is_shaped(shapes.TERMINAL) & ~paragraphs)
    ended = (shape[solid] & shapes.TERMINAL) > 0
    stopped = (shape[solid] & shapes.STOPPED) > 0
    open_mark = reading.is_shaped(shapes.DOUBLE_OPEN | shapes.SINGLE_OPEN | shapes.DOUBLE_PLAIN)
    capital = reading.is_shaped(shapes.CAPITAL)
    glued = ~tokens.spaced & capital & ~reading.is_shaped(shapes.SHOUTED)
    apart = (
        tokens.spaced
        | glued
        | open_mark
        | after(reading.is_shaped(shapes.DOUBLE_CLOSE) | reading.is_footnote)
    )
    starts = after(ended) & ~closing & is_beginning(reading) & apart
    # Behind an abbreviation only a word that opens sentences begins one, behind a form of address none.
    title = reading.is_abbreviation("title")[solid]
    closes_list = reading.is_abbreviation("closing")[solid]
    starter = reading.is_listed("sentence_starters", "starter")
    starter |= reading.is_listed("sentence_starters", "noun") & before(reading.is_shaped(shapes.LOWER))
    opened = capital & tokens.spaced & ~closing
    starts |= after(stopped & ~title) & opened & starter
    starts |= after(stopped & closes_list) & opened
    starts |= is_after_label(reading) & opened
    starts |= is_after_clock(reading) & opened & ~before(paragraphs)
    return starts & ~(is_initial(reading) & ~before(before(paragraphs)))


def is_after_label(reading: Reading) -> BoolArray:
    """Whether each token stands behind a letter that tells things apart: "plan B. | Others"."""
    letter: BoolArray = reading.vocabulary.norms.column(
        "single letter", lambda norms: [len(norm.rstrip(".")) == 1 for norm in norms], bool
    )[reading.tokens.norm]
    labelled = after(reading.is_one_of("labelled", closed_class("labelled")))
    label: BoolArray = after(labelled & letter & reading.is_shaped(shapes.STOPPED))
    return label


def is_after_clock(reading: Reading) -> BoolArray:
    """Whether each token stands behind a time of day and is no day or zone: "until 9 p.m. | Tickets cost"."""
    meridiem = reading.is_one_of("meridiem", closed_class("meridiem")) & after(
        reading.is_shaped(shapes.NUMBER)
    )
    goes_on = reading.is_listed("clause_words", "time") | reading.is_one_of(
        "zones", closed_class("clock_zone")
    )
    goes_on |= reading.is_shaped(shapes.SHOUTED) | reading.is_abbreviation("other")
    predicate = before(reading.is_shaped(shapes.LOWER)) & ~before(
        reading.is_listed("clause_words", "conjunction")
    )
    opens: BoolArray = after(meridiem) & ~goes_on & ~reading.is_abbreviation("title") & predicate
    return opens


def is_initial(reading: Reading) -> BoolArray:
    """Whether each token is the "I." of "T. I. Ward", which looks like a word that opens sentences."""
    letter = reading.is_one_of("pronoun I", ("i",)) & before(reading.is_stop & ~reading.tokens.spaced)
    initial: BoolArray = letter & after(reading.is_shaped(shapes.SHOUTED) & reading.is_shaped(shapes.STOPPED))
    return initial & before(before(reading.is_shaped(shapes.CAPITAL)))


def is_superscript(norm: str) -> bool:
    """Whether nothing but raised digits is in a word."""
    return (not norm or norm[0] in SUPERSCRIPTS) and SUPERSCRIPTS.issuperset(norm)


def has_capital_inside(word: str) -> bool:
    """Whether a word has a capital behind its first letter: most are told at once by having none."""
    rest = word[1:]
    return not rest.islower() and any(map(str.isupper, rest))


def is_beginning(reading: Reading) -> BoolArray:
    """Whether each token may open a sentence by its looks: "The", "12", "“", "$4", "eBay", "de la Cruz"."""
    begins = reading.is_shaped(
        shapes.CAPITAL | shapes.NUMBER | shapes.MARK | shapes.BRACKET_OPEN | shapes.DASH
    )
    # Letters of scripts that know no capitals.
    begins |= (reading.shape & (shapes.WORD | shapes.LATIN)) == shapes.WORD
    begins |= reading.is_one_of("currency", CURRENCIES) & before(reading.is_shaped(shapes.NUMBER))
    types = reading.vocabulary.types
    inner: BoolArray = types.column(
        "capital inside", lambda words: list(map(has_capital_inside, words)), bool
    )[reading.tokens.type]
    begins |= inner & reading.is_shaped(shapes.LOWER)
    particle = reading.is_listed("name_parts", "particle")
    name = reading.is_shaped(shapes.CAPITAL) | (particle & before(reading.is_shaped(shapes.CAPITAL)))
    return begins | (particle & before(name))


def is_reference(reading: Reading, solid: IntArray) -> BoolArray:
    """Whether each token is what a reference points at: "No. 44", "fig. 3", "et al. [2004]"."""
    pointing = after(reading.is_abbreviation("reference")) & reading.is_stop & ~reading.tokens.spaced
    pointed = reading.is_shaped(shapes.NUMBER | shapes.BRACKET_OPEN)
    reference: BoolArray = pointed & after(pointing)
    return reference


def is_within_name(reading: Reading) -> BoolArray:
    """Whether each token goes on a name behind a stop: "Pike v. Ward", "Lena I. Ward"."""
    capital = reading.is_shaped(shapes.CAPITAL)
    between = reading.is_one_of("versus", ("v",))
    between |= after(capital) & reading.is_one_of("pronoun I", ("i",))
    stop = after(between) & reading.is_stop & ~reading.tokens.spaced
    within: BoolArray = capital & after(stop) & ~reading.is_listed("sentence_starters", "starter")
    # "The Rt. Rev. Ann Lee", but not "RT. Rev. Lee said"
    style = reading.is_abbreviation("before_title") & capital & ~reading.is_shaped(shapes.SHOUTED)
    return within | (after(style | (after(style) & reading.is_stop)) & reading.is_abbreviation("title"))


def is_after_opening_phrase(reading: Reading, starts: BoolArray) -> BoolArray:
    """Whether each token is the "Mrs." of "At 7 a.m. Mrs. Lowe opened the hall"."""
    row = np.arange(len(starts))
    opened = np.concatenate([[0], np.maximum.accumulate(np.where(starts, row, 0))[:-1]])
    short = row - opened <= OPENING_PHRASE
    letters: BoolArray = reading.vocabulary.norms.column(
        "stopped letters", lambda norms: [norm.count(".") > 1 for norm in norms], bool
    )[reading.tokens.norm]
    phrase: BoolArray = (reading.is_abbreviation("title") | is_after_clock(reading)) & after(letters) & short
    return phrase


def aside(reading: Reading, starts: BoolArray, paragraphs: BoolArray) -> IntArray:
    """The tokens within brackets that open inside a sentence: "Harn (pop. 340) was empty"."""
    inside = np.zeros(len(starts), bool)
    opening = reading.is_shaped(shapes.BRACKET_OPEN) & reading.tokens.spaced & ~(starts | paragraphs)
    rows = np.flatnonzero(opening)
    closing = np.flatnonzero(reading.is_shaped(shapes.BRACKET_CLOSE))
    place = np.searchsorted(closing, rows)
    rows, place = rows[place < len(closing)], place[place < len(closing)]
    for row, end in zip(rows.tolist(), closing[place].tolist(), strict=True):
        if end - row <= ASIDE and not paragraphs[row + 1 : end + 1].any():
            inside[row + 1 : end + 1] = True
    return np.flatnonzero(inside)


def is_citation(reading: Reading, starts: BoolArray) -> BoolArray:
    """Whether each token is the bracket of "“… now?” (Lane 71)."."""
    citation = np.zeros(len(starts), bool)
    opening = starts & reading.is_shaped(shapes.BRACKET_OPEN) & after(reading.is_shaped(shapes.DOUBLE))
    for row in np.flatnonzero(opening).tolist():
        ahead = reading.shape[row + 1 : row + CITATION]
        closed = np.flatnonzero(ahead & (shapes.BRACKET_CLOSE | shapes.TERMINAL))
        if len(closed) and ahead[closed[0]] & shapes.BRACKET_CLOSE:
            citation[row] = bool((ahead[closed[0] + 1 : closed[0] + 2] & shapes.TERMINAL).any())
    return citation


def asked_on(reading: Reading, starts: BoolArray, solid: IntArray) -> IntArray:
    """The tokens that continue '"Why?" Smith asked' rather than opening a sentence."""
    tokens, shape, size = reading.tokens, reading.shape, len(reading.tokens)
    cue = reading.is_listed("reporting_cues")
    row = np.flatnonzero(starts)
    row = row[row > 0]
    asked = ((shape[row - 1] & shapes.MARK) > 0) & ~reading.is_stop[solid[row - 1]]
    row = row[asked & ((shape[row] & shapes.WORD) > 0)]
    soon = cue[row]
    reach = np.ones(len(row), bool)
    for step in range(1, CUE_REACH + 1):
        ahead = np.minimum(row + step, size - 1)
        reach &= (row + step < size) & ((shape[ahead] & CUE_BARRIER) == 0) & (tokens.breaks[ahead] == 0)
        soon |= cue[ahead] & reach
    return row[soon]


def place_of(norms: Sequence[str]) -> npt.ArrayLike:
    """Where each word form stands in a list: 12 for "12", LETTERS + 2 for "b", -1 for what counts nothing."""
    return [
        int(norm)
        if norm.isascii() and norm.isdigit() and len(norm) <= DIGITS
        else LETTERS + ord(norm) - ord("a") + 1
        if len(norm) == 1 and "a" <= norm <= "z"
        else -1
        for norm in norms
    ]


def count_lines(reading: Reading, starts: BoolArray, paragraphs: BoolArray) -> None:
    """Let the lines of a counted list begin at their numbers: "1.) The oar 2.) The boat", "a. … b. …".

    A list begins with its paragraph, behind a bullet perhaps, and counts up one by one; a number alone
    at the start of a line ("1. Who pays?") belongs to that line.
    """
    place = reading.vocabulary.norms.column("place in a list", place_of, np.int32)[reading.tokens.norm]
    tight = ~reading.tokens.spaced
    bracket = reading.is_shaped(shapes.BRACKET_CLOSE) & tight
    stop = reading.is_stop & tight
    marked = before(bracket) | before(stop)
    # "A." is an initial.
    candidate = (place >= 0) & marked & ~reading.is_shaped(shapes.CAPITAL)
    if not candidate.any():
        return
    length = 1 + before(stop).astype(np.int64) + (before(bracket) | (before(stop) & before(before(bracket))))
    bullet = reading.is_one_of("bullet", BULLETS)
    first = paragraphs | (after(paragraphs & bullet))
    paragraph = np.cumsum(paragraphs)
    wanted, listed = -1, -1
    for row in np.flatnonzero(candidate).tolist():
        if first[row]:
            listed = paragraph[row]
        elif paragraph[row] != listed or place[row] != wanted:
            continue
        else:
            starts[row - 1 if bullet[row - 1] else row] = True
            starts[row] = not bullet[row - 1]
        wanted = place[row] + 1
        starts[row + 1 : row + length[row] + 1] = False
