"""Quotations: which marks belong together, and which of them report speech.

    “We will stay.          opened, not closed: the paragraph ends
    “We will not move,”     opened anew, closed: one quotation in two pieces
    she said. The ’90s “miracle” is over.
                  an elision, and a scare quote: no speech

Marks are paired within a paragraph, then over paragraphs that open with one; a mark that was lost in copying
must not turn the rest of an article inside out. Which quotation is speech is told by how long it is and by
what stands beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from srccompare.documents.spans import BoolArray, IntArray
from srccompare.documents.text import shapes
from srccompare.documents.text.tokens import Tokens

USES = ("speech", "scare", "title", "nested")
SPEECH, SCARE, TITLE, NESTED = range(4)

# Quotations of at least so many words are speech whatever stands around them: in the attribution
# gold data 95 % of those of 5 to 9 words and 99 % of longer ones are reported content.
SPEECH_WORDS = 5
# Guesses; half and twice of each move nothing in nine events (benchmarks/constants.py).
NICKNAME_WORDS = 3
"""Words of a nickname within a name: Otto “The Old Stump” Pike."""
TITLE_WORDS = 3
"""Words from which on what is written as a title is one, though it ends with a comma: few names have more."""
MODIFIER_WORDS = 8
"""Most words of what is set before a noun: "the “two bites and you are out” rule"."""
# A bound on time, and a guess.
NESTED_MARKS = 32
"""A nested quotation closes within so many marks; looking ahead without end would make pairing quadratic."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """Quotations as token ranges: first token (the opening mark), one past the last, state, group.

    ``state`` is 0 closed, 1 reopened by the next paragraph, 2 never closed; ``nested`` marks a
    quotation inside another. Pieces that reopen one quotation share a ``group``.
    """

    first: IntArray
    stop: IntArray
    state: IntArray
    nested: BoolArray
    group: IntArray


CLOSED, REOPENED, UNCLOSED = range(3)


@dataclass(slots=True)
class Open:
    """A quotation that waits for its closing mark."""

    token: int
    shape: int
    group: int


def pair_marks(
    tokens: Tokens, paragraph: IntArray, sentence: IntArray, elided: BoolArray, plural: BoolArray
) -> Pairs:
    """All quotations of a batch.

    Marks of different styles may close each other. A double mark that is opened again before it
    was closed ends at the sentence before, unless the marks behind it close both; one left open at
    the end of its paragraph goes on when the next paragraph reopens it or closes it, else it is
    recorded as unclosed. A closing mark behind a comma that nothing opened closes its sentence.
    Single marks are quotations
    only when their closing mark stands in the same paragraph; ``elided`` says which words take a
    mark before them for an apostrophe ('em, '90s), ``plural`` which may carry one behind.
    """
    return Finder(tokens, paragraph, sentence, elided, plural).run()


OPENER = shapes.BRACKET_OPEN | shapes.DASH | shapes.MARK
CLOSER = shapes.BRACKET_CLOSE | shapes.TERMINAL | shapes.COMMA | shapes.COLON | shapes.SEMICOLON
CLOSER |= shapes.DASH | shapes.MARK
MAY_OPEN, MAY_CLOSE, EITHER = 1, 2, 3
# A guess.
UNMARKED = 3
"""Paragraphs at most, the last included, that an open quotation runs on through without being reopened."""


def sided_marks(tokens: Tokens, paragraph: IntArray, elided: BoolArray) -> tuple[IntArray, IntArray]:
    """The marks of a batch and what each may do, by the blanks and tokens around it.

    Apostrophes of elided words are left out, and so are the single marks of a paragraph in which none
    can open.
    """
    marks = np.flatnonzero((tokens.shape & shapes.MARK) > 0)
    shape, spaced = tokens.shape, np.concatenate([tokens.spaced, [True]])
    before, after = np.concatenate([[0], shape])[marks], np.concatenate([shape, [0]])[marks + 1]
    left_open = spaced[marks] | ((before & OPENER) > 0)
    right_open = spaced[marks + 1] | ((after & (CLOSER | shapes.CLITIC)) > 0)
    side = np.where(left_open & ~right_open, MAY_OPEN, np.where(right_open & ~left_open, MAY_CLOSE, EITHER))
    single = (shape[marks] & shapes.SINGLE) > 0
    apostrophe = single & is_apostrophe(tokens, marks, elided)
    size = int(paragraph[-1]) + 1 if len(paragraph) else 0
    opening = single & (side == MAY_OPEN) & ~apostrophe
    with_opening = np.bincount(paragraph[marks[opening]], minlength=size) > 0
    kept = ~single | (with_opening[paragraph[marks]] & ~apostrophe)
    return marks[kept], side[kept]


def is_apostrophe(tokens: Tokens, marks: IntArray, elided: BoolArray) -> BoolArray:
    """Marks written onto an elided word: before it (’90s, ’em), or before and behind (’n’)."""
    joined = ~np.concatenate([tokens.spaced, [True]])
    elided = np.concatenate([elided, [False]])
    before: BoolArray = elided[marks + 1] & joined[marks + 1]
    # "rock ’n’ roll": one letter between two marks; of a longer word the second mark may well close.
    middle = np.maximum(marks - 1, 0)
    letter = elided[middle] & (tokens.length[middle] == 1)
    left = (tokens.shape[np.maximum(marks - 2, 0)] & shapes.SINGLE) > 0
    behind: BoolArray = letter & left & joined[middle] & joined[marks] & (marks >= 2)
    return before | behind


class Finder:
    """One pass over the marks of a batch, paragraph by paragraph.

    A quotation's group is the number of the token that opened it. Most paragraphs hold double marks
    that open and close in turn; those are paired all at once, the others mark by mark.
    """

    def __init__(
        self, tokens: Tokens, paragraph: IntArray, sentence: IntArray, elided: BoolArray, plural: BoolArray
    ) -> None:
        self.paragraph, self.sentence = paragraph, sentence
        self.size = len(tokens)
        self.rows: list[tuple[int, int, int, bool, int]] = []
        self.carried: Open | None = None
        self.going_on: Open | None = None
        marks, side = sided_marks(tokens, paragraph, elided)
        shape, spaced = tokens.shape, np.concatenate([tokens.spaced, [True]])
        before, after = np.concatenate([[0], shape])[marks], np.concatenate([shape, [0]])[marks + 1]
        self.marks, self.side = marks.tolist(), side.tolist()
        self.shapes = shape[marks].tolist()
        self.paragraphs = paragraph[marks].tolist()
        self.after_punctuation = ((before & CLOSER) > 0).tolist()
        self.after_comma = ((before & (shapes.COMMA | shapes.TERMINAL)) > 0).tolist()
        self.before_lower = (((after & shapes.LOWER) > 0) & spaced[marks + 1]).tolist()
        self.before_number = ((after & shapes.NUMBER) > 0).tolist()
        self.after_plural = np.concatenate([[False], plural])[marks].tolist()
        self.bounds = np.concatenate([np.flatnonzero(np.diff(paragraph, prepend=-1)), [self.size]])
        segment = tokens.segment
        self.same_field_next = (
            segment[self.bounds[:-1][1:]] == segment[self.bounds[:-1][:-1]]
            if self.size
            else np.zeros(0, bool)
        )

    def run(self) -> Pairs:
        """Pair all marks."""
        opening, closing, plain = self.in_turns()
        paired = plain.tolist()
        index, total = 0, len(self.marks)
        while index < total:
            if paired[index]:
                index += 1
                continue
            stop = index
            while stop < total and self.paragraphs[stop] == self.paragraphs[index]:
                stop += 1
            self.pair_paragraph(index, stop)
            index = stop
        columns = list(zip(*self.rows, strict=True)) or [()] * 5
        first = np.concatenate([opening, np.array(columns[0], np.int64)])
        order = np.argsort(first, kind="stable")
        return Pairs(
            first=first[order],
            stop=np.concatenate([closing + 1, np.array(columns[1], np.int64)])[order],
            state=np.concatenate([np.zeros(len(opening), np.int8), np.array(columns[2], np.int8)])[order],
            nested=np.concatenate([np.zeros(len(opening), bool), np.array(columns[3], bool)])[order],
            group=np.concatenate([opening, np.array(columns[4], np.int64)])[order],
        )

    def in_turns(self) -> tuple[IntArray, IntArray, BoolArray]:
        """Opening and closing marks of the paragraphs that are plain to pair, and which marks are theirs."""
        side, paragraph = np.array(self.side, np.int64), np.array(self.paragraphs, np.int64)
        if not len(side):
            return paragraph, paragraph, np.zeros(0, bool)
        new = np.concatenate([[True], paragraph[1:] != paragraph[:-1]])
        row = np.cumsum(new) - 1
        starts = np.flatnonzero(new)
        turn = (np.arange(len(side)) - starts[row]) % 2
        double = (np.array(self.shapes) & shapes.DOUBLE) > 0
        odd = np.bincount(row[(side != turn + 1) | ~double], minlength=len(starts)) > 0
        odd |= np.bincount(row, minlength=len(starts)) % 2 == 1
        # What follows an open quotation may go on with it.
        odd[1:] |= odd[:-1] & (np.diff(paragraph[starts]) == 1)
        plain = ~odd[row]
        marks = np.array(self.marks, np.int64)
        return marks[plain & (turn == 0)], marks[plain & (turn == 1)], plain

    def pair_paragraph(self, index: int, stop: int) -> None:
        """Pair the marks ``index`` to ``stop``, all of one paragraph."""
        paragraph = self.paragraphs[index]
        opened, self.going_on = self.going_on, None
        inner: Open | None = None
        while index < stop:
            shape, side, token = self.shapes[index], self.side[index], self.marks[index]
            if shape & shapes.SINGLE:
                inner, index = self.pair_single(index, stop, opened, inner)
                continue
            if opened is None:
                if self.opens(shape, side):
                    opened = self.start(token, shape, paragraph)
                elif self.was_never_opened(index, stop):
                    first = self.sentence_start(token, paragraph)
                    self.rows.append((first, token + 1, UNCLOSED, False, first))
            elif self.opens_again(opened, shape, side):
                nested = self.nested_end(index, stop)
                if nested is not None:
                    self.rows.append((token, self.marks[nested] + 1, CLOSED, True, token))
                    index = nested + 1
                    continue
                self.close(opened, self.sentence_end(opened.token, token), UNCLOSED)
                opened = self.start(token, shape, -1)
            else:
                self.close(opened, token + 1, CLOSED)
                opened = inner = None
            index += 1
        if opened is not None:
            self.end_paragraph(opened, paragraph, stop)

    def opens(self, shape: int, side: int) -> bool:
        """Whether a double mark outside any quotation opens one."""
        if shape & shapes.DOUBLE_OPEN:
            return side != MAY_CLOSE
        return (bool(shape & shapes.DOUBLE_PLAIN) and side != MAY_CLOSE) or (
            bool(shape & shapes.DOUBLE_CLOSE) and side == MAY_OPEN
        )

    def opens_again(self, opened: Open, shape: int, side: int) -> bool:
        """Whether a double mark inside a quotation starts a new one: the old was never closed."""
        if shape & shapes.DOUBLE_OPEN:
            return side == MAY_OPEN or (side == EITHER and bool(opened.shape & shapes.DOUBLE_OPEN))
        return bool(shape & shapes.DOUBLE_PLAIN) and side == MAY_OPEN

    def nested_end(self, index: int, stop: int) -> int | None:
        """The mark that closes a quotation opened inside another, None where one of the two is never closed.

        "I read “stay at home” there," she said: both are closed when the marks behind open and close in
        turn and one more closes than opens.
        """
        inner, depth = None, 2
        for place in range(index + 1, min(stop, index + NESTED_MARKS)):
            shape, side = self.shapes[place], self.side[place]
            if shape & shapes.SINGLE:
                continue
            if side == EITHER:
                return None
            depth += 1 if side == MAY_OPEN else -1
            if depth == 1 and inner is None:
                inner = place
            if depth == 0:
                return inner
        return None

    def was_never_opened(self, index: int, stop: int) -> bool:
        """Whether a mark closes speech whose opening mark is lost: 'We will see," she said.'"""
        if self.side[index] != MAY_CLOSE or not self.after_comma[index]:
            return False
        token = self.marks[index]
        behind = token + 1 < self.size and self.sentence[token + 1] == self.sentence[token]
        return bool(behind and self.paragraph[token + 1] == self.paragraph[token])

    def sentence_start(self, token: int, paragraph: int) -> int:
        """The first token of a token's sentence."""
        first = int(np.searchsorted(self.sentence, self.sentence[token], side="left"))
        return max(first, int(self.bounds[paragraph]))

    def pair_single(
        self, index: int, stop: int, opened: Open | None, inner: Open | None
    ) -> tuple[Open | None, int]:
        """Handle a single mark: open a quotation only when its end is in sight."""
        if self.side[index] != MAY_OPEN:
            return inner, index + 1
        end = self.single_end(index, stop, inside=opened is not None)
        if end is None:
            return inner, index + 1
        first = self.marks[index]
        self.rows.append((first, self.marks[end] + 1, CLOSED, opened is not None, first))
        # Inside a single quotation, double marks are nested and change nothing.
        return inner, end + 1 if opened is None else index + 1

    def single_end(self, index: int, stop: int, inside: bool) -> int | None:
        """The mark that closes the single quotation, None where there is none."""
        fallback = None
        for candidate in range(index + 1, stop):
            shape = self.shapes[candidate]
            if not shape & shapes.SINGLE:
                if inside and shape & shapes.DOUBLE_CLOSE:
                    break
                continue
            if self.side[candidate] == MAY_OPEN:
                break
            # "the workers' strike": an apostrophe, unless nothing better follows
            if (
                self.after_plural[candidate]
                and self.before_lower[candidate]
                and not self.after_punctuation[candidate]
            ):
                fallback = candidate if fallback is None else fallback
                continue
            return candidate
        # "the class of ’98 met at the dogs’ home" holds two apostrophes
        return None if self.before_number[index] else fallback

    def start(self, token: int, shape: int, paragraph: int) -> Open:
        """Open a quotation, continuing the one carried over from the paragraph before."""
        if self.carried is not None and paragraph >= 0 and token == self.bounds[paragraph]:
            group = self.carried.group
        else:
            group = token
        self.carried = None
        return Open(token, shape, group)

    def close(self, opened: Open, stop: int, state: int) -> None:
        """Record a quotation."""
        self.rows.append((opened.token, stop, state, False, opened.group))

    def end_paragraph(self, opened: Open, paragraph: int, index: int) -> None:
        """A quotation open at the end of its paragraph: reopened or closed by a later one, or never closed.

        ``index`` is the first mark behind the paragraph.
        """
        end = int(self.bounds[paragraph + 1])
        closing = self.closing_paragraph(paragraph, index)
        if self.reopened(paragraph):
            self.close(opened, end, REOPENED)
            self.carried = opened
        elif closing is not None:
            self.close(opened, end, REOPENED)
            for between in range(paragraph + 1, closing):
                low, high = int(self.bounds[between]), int(self.bounds[between + 1])
                self.rows.append((low, high, REOPENED, False, opened.group))
            self.going_on = Open(int(self.bounds[closing]), opened.shape, opened.group)
        else:
            self.close(opened, end, UNCLOSED)

    def closing_paragraph(self, paragraph: int, index: int) -> int | None:
        """The paragraph whose first double mark closes an open quotation, None where none near does."""
        while index < len(self.marks) and self.shapes[index] & shapes.SINGLE:
            index += 1
        if index >= len(self.marks) or self.side[index] != MAY_CLOSE or not self.after_punctuation[index]:
            return None
        closing = int(self.paragraphs[index])
        near = closing - paragraph <= UNMARKED and bool(self.same_field_next[paragraph:closing].all())
        return closing if near else None

    def reopened(self, paragraph: int) -> bool:
        """Whether the next paragraph of the same field begins with an opening double mark."""
        if paragraph + 1 >= len(self.bounds) - 1 or not self.same_field_next[paragraph]:
            return False
        first = int(self.bounds[paragraph + 1])
        place = int(np.searchsorted(self.marks, first))
        return (
            place < len(self.marks)
            and self.marks[place] == first
            and bool(self.shapes[place] & shapes.DOUBLE)
        )

    def sentence_end(self, first: int, limit: int) -> int:
        """One past the end of the sentence in which the quotation opens, at most ``limit``."""
        end = int(np.searchsorted(self.sentence, self.sentence[first], side="right"))
        return min(max(end, first + 1), limit)


def uses(
    tokens: Tokens,
    pairs: Pairs,
    sentence: IntArray,
    cue: BoolArray,
    so_called: BoolArray,
    naming: BoolArray,
    work: BoolArray,
    small: BoolArray,
    preposition: BoolArray,
    article: BoolArray,
    whose: BoolArray,
) -> IntArray:
    """What each quotation is for: speech, a scare quote, a title, or nested in another.

    Long quotations are speech. A short one is speech when a reporting word stands outside it in
    its sentence, or when it ends with a stop or comma of its own; a title when it has two or more
    words and all of them but the small ones begin with a capital; else the outlet's own scare quote, as is
    what tells of a noun ("the “once in a lifetime” flood", "whose “room” was a cupboard"). A
    nickname within a name ("Otto “Stumpy” Pike") and what stands behind a word for a name or a work ("his
    book, “How We Lost the Sea,” …") are no speech, however long. A quotation that runs on through paragraphs
    is speech where one of its pieces is.
    """
    words = np.concatenate([[0], np.cumsum((tokens.shape & shapes.WORD) > 0)])
    capital = np.concatenate([[0], np.cumsum((tokens.shape & (shapes.CAPITAL | shapes.NUMBER)) > 0)])
    lower = (tokens.shape & shapes.LOWER) > 0
    long_lower = np.concatenate([[0], np.cumsum(lower & (tokens.length > 3) & ~small)])
    cues = np.concatenate([[0], np.cumsum(cue)])
    first, stop = pairs.first, pairs.stop
    count = words[stop] - words[first]
    begin = np.searchsorted(sentence, sentence[first], side="left") if len(first) else first
    end = (
        np.searchsorted(sentence, sentence[np.maximum(stop - 1, first)], side="right")
        if len(first)
        else first
    )
    outside = cues[end] - cues[begin] - (cues[stop] - cues[first])
    inner_last = np.maximum(stop - 2, first)
    own_stop = (tokens.shape[inner_last] & (shapes.TERMINAL | shapes.COMMA)) > 0
    capitals = capital[stop] - capital[first]
    cue_after = np.concatenate([cue, [False]])[stop]
    written_as_title = (count >= 2) & (capitals >= 2) & (long_lower[stop] == long_lower[first])
    # "I think I have" has two as well.
    written_as_title &= 2 * capitals >= count
    before, second = np.maximum(first - 1, 0), np.maximum(first - 2, 0)
    here = (first > 0) & (sentence[before] == sentence[first])
    passing = (tokens.shape[before] & shapes.COMMA) > 0
    named_before = here & naming[before]
    named_before |= here & written_as_title & (work[before] | (work[second] & passing & (first > 1)))
    # "They called it “Long Road Home.”": within a clause, and no comma leads over to speech
    inside = here & ((tokens.shape[before] & shapes.WORD) > 0) & ~cue[before]
    title = written_as_title & ~cue_after & (~own_stop | named_before | (inside & (outside == 0)))
    # "Of “The Last Man at the Mill,” a history", "her film, “The Last Man at the Mill,” opens"
    long_title = written_as_title & (count >= TITLE_WORDS) & ~cue_after
    opens_on = np.append(lower & ~cue, False)[stop]
    title |= long_title & here & preposition[before]
    title |= long_title & here & passing & (outside == 0) & opens_on
    speech = (count >= SPEECH_WORDS) & ~title
    speech |= (count < SPEECH_WORDS) & ~title & ((outside > 0) | (own_stop & (count > 1)))
    named = so_called[np.maximum(first - 1, 0)] & (first > 0)
    speech &= ~(named & (count < SPEECH_WORDS))
    after = np.append(tokens.shape, 0)[stop]
    nickname = here & (count <= NICKNAME_WORDS) & ~own_stop & ((after & shapes.CAPITAL) > 0)
    nickname &= (tokens.shape[before] & shapes.CAPITAL) > 0
    # Where one word is set after an article, it may be part of what somebody said.
    tells = here & ~own_stop & np.append(lower & ~cue, False)[stop]
    modifier = tells & article[before] & np.append(~small, False)[stop]
    modifier &= (count >= SPEECH_WORDS) & (count <= MODIFIER_WORDS)
    own_word = tells & whose[before] & (count < SPEECH_WORDS)
    speech &= ~nickname & ~named_before & ~modifier & ~own_word
    # What runs on through paragraphs is one quotation: a short piece of it is what the others are.
    _, whole = np.unique(pairs.group, return_inverse=True)
    speech |= np.bincount(whole, speech)[whole] > 0
    title &= ~speech
    kind = np.where(speech, SPEECH, np.where(title, TITLE, SCARE))
    return np.where(pairs.nested, NESTED, kind)
