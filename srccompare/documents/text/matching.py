"""Finding a lexicon's entries in a batch: one look-up per token, then only what was hit is checked.

"Is this token in that set" is a binary search over integer codes. New word forms are matched once,
when they first appear.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from srccompare.documents.spans import BoolArray, FloatArray, IntArray
from srccompare.documents.text import shapes
from srccompare.documents.text.planning import (
    CAPITALIZED,
    END,
    INITIAL,
    KINDS,
    NAME,
    NEAR,
    NEXT,
    NUMBER,
    PREV,
    QUOTE,
    SENTENCE,
    START,
    Plan,
    plan_of,
)
from srccompare.documents.text.tokens import Tokens
from srccompare.documents.text.vocabulary import Vocabulary
from srccompare.lexicon import Lexicon


@dataclass(frozen=True, eq=False)
class Surroundings:
    """What matching needs to know of a batch: tokens, their sentence, and their classes."""

    tokens: Tokens
    sentence: IntArray
    sentence_first: IntArray
    sentence_stop: IntArray
    classes: IntArray
    initial: BoolArray


@dataclass(frozen=True, eq=False)
class Hits:
    """Where entries of a lexicon stand: first token, one past the last, entry, category, weight."""

    first: IntArray
    stop: IntArray
    category: IntArray
    weight: FloatArray

    def __len__(self) -> int:
        return len(self.first)


def surroundings(
    tokens: Tokens, sentence: IntArray, sentence_first: IntArray, sentence_stop: IntArray
) -> Surroundings:
    """Classes and neighbourhood of every token."""
    shape = tokens.shape
    initial = first_words(shape, sentence, len(sentence_first))
    capital = (shape & shapes.CAPITAL) > 0
    classes = np.where((shape & shapes.NUMBER) > 0, NUMBER, 0) | np.where(capital & ~initial, NAME, 0)
    classes |= np.where((shape & shapes.MARK) > 0, QUOTE, 0)
    return Surroundings(tokens, sentence, sentence_first, sentence_stop, classes.astype(np.int8), initial)


def first_words(shape: IntArray, sentence: IntArray, sentences: int) -> BoolArray:
    """Whether a token is the first word of its sentence (marks before it do not count)."""
    words = np.flatnonzero((shape & shapes.WORD) > 0)
    initial = np.zeros(len(shape), bool)
    if len(words):
        unit = sentence[words]
        initial[words[np.concatenate([[True], unit[1:] != unit[:-1]])]] = True
    return initial


class Sets:
    """The sets of a plan as sorted codes of the word forms in them; grows with the vocabulary."""

    def __init__(self, plan: Plan, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        # Codes are norm * stride + set.
        self.stride = max(len(plan.sets.numbers), 1)
        self.bits = np.array(plan.sets.class_bits, np.int8)
        self.prefixes = [prefix for prefix, _ in plan.sets.prefixes]
        norms = np.array([vocabulary.norms[word] for word, _ in plan.sets.literals], np.int64)
        sets = np.array([number for _, number in plan.sets.literals], np.int64)
        self.codes = np.sort(norms * self.stride + sets)
        numbers = vocabulary.prefix_pairs(self.prefixes)[2]
        pairs = sorted((numbers[prefix], number) for prefix, number in plan.sets.prefixes)
        self.set_prefix = np.array([prefix for prefix, _ in pairs], np.int64)
        self.set_number = np.array([number for _, number in pairs], np.int64)
        self.pairs_seen = 0

    def sync(self) -> None:
        """Take in the word forms that are new since the last time."""
        pair_norm, pair_prefix, _ = self.vocabulary.prefix_pairs(self.prefixes)
        if self.pairs_seen < len(pair_norm):
            prefix, norm = pair_prefix[self.pairs_seen :], pair_norm[self.pairs_seen :]
            low = np.searchsorted(self.set_prefix, prefix, side="left")
            count = np.searchsorted(self.set_prefix, prefix, side="right") - low
            new = np.repeat(norm, count) * self.stride + self.set_number[runs(low, count)]
            self.codes = np.sort(np.concatenate([self.codes, new]))
            self.pairs_seen = len(pair_norm)

    def holds(self, norms: IntArray, classes: IntArray, sets: IntArray) -> BoolArray:
        """Whether each token (by norm and classes) is in the set asked of it."""
        wanted = norms.astype(np.int64) * self.stride + sets
        place = np.searchsorted(self.codes, wanted)
        place[place == len(self.codes)] = 0
        found = self.codes[place] == wanted if len(self.codes) else np.zeros(len(wanted), bool)
        return found | ((classes & self.bits[sets]) > 0)


class Matcher:
    """A lexicon bound to a vocabulary."""

    def __init__(self, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
        self.plan, self.vocabulary = plan_of(lexicon), vocabulary
        self.sets = Sets(self.plan, vocabulary)
        self.index: tuple[int, int, IntArray, IntArray, BoolArray] | None = None

    def find(self, near: Surroundings) -> Hits:
        """All hits of the lexicon in a batch, blockers applied, longest entry first."""
        with self.vocabulary.lock:
            self.sets.sync()
            first, entry = self.candidates(near)
        keep = self.in_context(near, first, entry)
        return self.settle(first[keep], entry[keep])

    def candidates(self, near: Surroundings) -> tuple[IntArray, IntArray]:
        """First token and entry of everything whose words match, context aside."""
        norms, sets = near.tokens.norm, self.sets
        low, count_of_norm, is_anchor = self.anchors()
        where = np.flatnonzero(is_anchor[norms])
        count = count_of_norm[norms[where]]
        set_of = sets.codes[runs(low[norms[where]], count)] % sets.stride
        token = np.repeat(where, count)
        set_first, set_entries = self.plan.entries_of_set
        count = set_first[set_of + 1] - set_first[set_of]
        entry = set_entries[runs(set_first[set_of], count)]
        return self.whole(near, np.repeat(token, count) - self.plan.anchor[entry], entry)

    def anchors(self) -> tuple[IntArray, IntArray, BoolArray]:
        """For every norm: where its codes begin, how many there are, whether an entry is anchored on it."""
        codes, size = self.sets.codes, len(self.vocabulary.norms)
        if self.index is None or self.index[:2] != (size, len(codes)):
            count = np.bincount(codes // self.sets.stride, minlength=size)
            low = np.cumsum(count) - count
            useful = np.diff(self.plan.entries_of_set[0]) > 0
            hits = np.concatenate([[0], np.cumsum(useful[codes % self.sets.stride])])
            self.index = size, len(codes), low, count, hits[low + count] > hits[low]
        return self.index[2:]

    def whole(self, near: Surroundings, first: IntArray, entry: IntArray) -> tuple[IntArray, IntArray]:
        """Keep the candidates all of whose words stand there, within one sentence."""
        good = self.plan.length[entry] == 1
        rows = np.flatnonzero(~good)
        last = first[rows] + self.plan.length[entry[rows]] - 1
        rows = rows[(first[rows] >= 0) & (last < len(near.tokens))]
        last = first[rows] + self.plan.length[entry[rows]] - 1
        rows = rows[near.sentence[first[rows]] == near.sentence[last]]
        for column in range(self.plan.longest):
            kind = entry[rows]
            check = (self.plan.length[kind] > column) & (self.plan.anchor[kind] != column)
            token = first[rows[check]] + column
            sets = self.plan.element_sets[kind[check], column]
            wrong = rows[check][~self.sets.holds(near.tokens.norm[token], near.classes[token], sets)]
            rows = np.setdiff1d(rows, wrong, assume_unique=True)
        good[rows] = True
        return first[good], entry[good]

    def in_context(self, near: Surroundings, first: IntArray, entry: IntArray) -> BoolArray:
        """Whether each candidate's surroundings meet all conditions of its entry."""
        plan = self.plan.conditions
        count = plan.first[entry + 1] - plan.first[entry]
        rows, asked = np.repeat(np.arange(len(first)), count), runs(plan.first[entry], count)
        begin, last = first[rows], first[rows] + self.plan.length[entry[rows]] - 1
        kind, window, sets = plan.kind[asked], plan.window[asked], plan.sets[asked]
        met = np.zeros(len(rows), bool)
        for number in range(len(KINDS)):
            where = np.flatnonzero(kind == number)
            if len(where):
                met[where] = self.met(near, number, begin[where], last[where], window[where], sets[where])
        failed = rows[met == plan.negated[asked]]
        passed: BoolArray = np.bincount(failed, minlength=len(first)) == 0
        return passed

    def met(
        self, near: Surroundings, kind: int, first: IntArray, last: IntArray, window: IntArray, sets: IntArray
    ) -> BoolArray:
        """Whether conditions of one kind hold for stretches from ``first`` to ``last``."""
        if kind == INITIAL:
            return near.initial[first]
        if kind == CAPITALIZED:
            return self.capitalized(near, first)
        if kind == SENTENCE:
            return self.in_sentence(near, first, sets)
        result = np.zeros(len(first), bool)
        if kind in (NEXT, NEAR):
            result |= self.beside(near, last, 1, window, sets)
        if kind in (PREV, NEAR):
            result |= self.beside(near, first, -1, window, sets)
        return result

    def capitalized(self, near: Surroundings, token: IntArray) -> BoolArray:
        """Whether each token has a capital that its place in the sentence does not give it."""
        capital: BoolArray = ((near.tokens.shape[token] & shapes.CAPITAL) > 0) & ~near.initial[token]
        return capital

    def beside(
        self, near: Surroundings, edge: IntArray, step: int, window: IntArray, sets: IntArray
    ) -> BoolArray:
        """Whether one of the ``window`` tokens after (step 1) or before (-1) each edge is in its set."""
        outside_bit, size = END if step > 0 else START, len(near.tokens)
        result = np.zeros(len(edge), bool)
        for distance in range(1, int(window.max()) + 1):
            asked = np.flatnonzero((window >= distance) & ~result)
            token = edge[asked] + step * distance
            beyond = (token < 0) | (token >= size)
            token = np.clip(token, 0, size - 1)
            beyond |= near.sentence[token] != near.sentence[edge[asked]]
            norm = np.where(beyond, -1, near.tokens.norm[token])
            classes = np.where(beyond, outside_bit, near.classes[token])
            result[asked] = self.sets.holds(norm, classes, sets[asked])
        return result

    def in_sentence(self, near: Surroundings, first: IntArray, sets: IntArray) -> BoolArray:
        """Whether the sentence of each stretch holds a term of its set."""
        low, high = near.sentence_first[near.sentence[first]], near.sentence_stop[near.sentence[first]]
        count = high - low
        token = runs(low, count)
        held = self.sets.holds(near.tokens.norm[token], near.classes[token], np.repeat(sets, count))
        return np.bincount(np.repeat(np.arange(len(first)), count)[held], minlength=len(first)) > 0

    def settle(self, first: IntArray, entry: IntArray) -> Hits:
        """Drop what blockers cover, doubles, and what a longer entry of the same category covers."""
        category, length, weight = self.plan.category[entry], self.plan.length[entry], self.plan.weight[entry]
        blocking = weight == 0
        every = blocking & (category == -1)
        covered_any = spread(first[every], length[every], np.zeros(int(every.sum()), np.int64), 1)
        alive = ~blocking & ~touches(first, length, np.zeros(len(first), np.int64), 1, covered_any)
        width = self.plan.categories + 1
        own = blocking & (category >= 0)
        covered = spread(first[own], length[own], category[own], width)
        alive &= ~touches(first, length, category, width, covered)
        first, entry, category, length = first[alive], entry[alive], category[alive], length[alive]
        order = np.lexsort((entry, -self.plan.precision[entry], -length, category, first))
        first, entry, category, length = first[order], entry[order], category[order], length[order]
        single = np.ones(len(first), bool)
        single[1:] = (first[1:] != first[:-1]) | (category[1:] != category[:-1])
        first, entry, category, length = first[single], entry[single], category[single], length[single]
        keep = np.ones(len(first), bool)
        taken = np.zeros(0, np.int64)
        for size in range(self.plan.longest, 0, -1):
            rows = np.flatnonzero(length == size)
            if size < self.plan.longest and len(taken):
                keep[rows] = ~touches(first[rows], length[rows], category[rows], width, taken)
            rows = rows[keep[rows]]
            if size > 1 and len(rows):
                keep[rows] = leftmost(first[rows], category[rows], size)
                rows = rows[keep[rows]]
                taken = np.sort(
                    np.concatenate([taken, spread(first[rows], length[rows], category[rows], width)])
                )
        first, entry, category, length = first[keep], entry[keep], category[keep], length[keep]
        return Hits(first, first + length, category, self.plan.weight[entry])


def runs(first: IntArray, count: IntArray) -> IntArray:
    """The numbers first, first + 1 … of each run, one run after the other.

    >>> runs(np.array([5, 9]), np.array([2, 1])).tolist()
    [5, 6, 9]
    """
    rows: IntArray = np.repeat(first - (np.cumsum(count) - count), count) + np.arange(int(count.sum()))
    return rows


def leftmost(first: IntArray, category: IntArray, size: int) -> BoolArray:
    """Of equally long stretches of one category that overlap, the ones met first in reading order.

    >>> leftmost(np.array([3, 4, 5]), np.array([0, 0, 0]), 2).tolist()
    [True, False, True]
    """
    free: dict[int, int] = {}
    kept = []
    for start, kind in zip(first.tolist(), category.tolist(), strict=True):
        kept.append(start >= free.get(kind, 0))
        if kept[-1]:
            free[kind] = start + size
    return np.array(kept, bool)


def spread(first: IntArray, length: IntArray, category: IntArray, width: int) -> IntArray:
    """Sorted codes token * width + category of every token of the stretches."""
    codes: IntArray = np.sort(runs(first, length) * width + np.repeat(category, length))
    return codes


def touches(first: IntArray, length: IntArray, category: IntArray, width: int, taken: IntArray) -> BoolArray:
    """Whether each stretch shares a token and category with what is taken."""
    if not len(taken) or not len(first):
        return np.zeros(len(first), bool)
    rows = np.repeat(np.arange(len(first)), length)
    codes = runs(first, length) * width + category[rows]
    place = np.searchsorted(taken, codes)
    place[place == len(taken)] = 0
    return np.bincount(rows[taken[place] == codes], minlength=len(first)) > 0


def matcher_for(lexicon: Lexicon, vocabulary: Vocabulary) -> Matcher:
    """The matcher of a lexicon for a vocabulary, made once."""
    with vocabulary.lock:
        if lexicon not in vocabulary.matchers:
            vocabulary.matchers[lexicon] = Matcher(lexicon, vocabulary)
        matcher: Matcher = vocabulary.matchers[lexicon]
        return matcher
