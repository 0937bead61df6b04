"""What the tagger sees around a word: quotation marks, the nearest cues, what the rules found.

Every context is a small whole number per token, so that a table with one row per number holds what it
says for each label.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from srccompare.documents.attribution import labels
from srccompare.documents.attribution.word_codes import CLASSES, CUES, FOLLOWERS, NUMBER_OF, lemma_numbers
from srccompare.documents.spans import BoolArray, IntArray

OUTSIDE, INSIDE, OPENING, CLOSING, NO_TOKEN = range(5)
"""Where a token stands to a quotation."""
FAR = 99
BUCKET = np.array([0, 1, 2, 3, 4, 4, 5, 5, 5, 5, *[6] * 10, *[7] * (FAR - 19)], np.int32)
BUCKETS = 8
REACH = 15
"""Tokens before a cue that are searched for the comma or mark that sets it off."""

N, K = len(labels.LABELS), len(CLASSES)
LEMMAS = len(lemma_numbers()) and max(lemma_numbers().values()) + 1
CUE_IDS = LEMMAS + len(CUES)
SETTINGS = 4 * (len(FOLLOWERS) + 1) * 4 * 4 + 1
RULE = N + 1
"""Labels of the rules, and none."""

# Each context: the sizes of its parts, and which of them are looked at together.
GROUPS: Mapping[str, tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]] = {
    "classes": ((K, K, K), ((0, 1), (1, 2), (0, 1, 2))),
    "quotation": ((5, 5, 5, 3, 4), ((), (0,), (1,), (2,), (3,), (4,), (0, 1, 2))),
    "place": ((BUCKETS, BUCKETS, 9), ((0,), (1,), (2,))),
    "marks": ((5, BUCKETS, BUCKETS), ((0, 1), (0, 2))),
    "left cue": ((CUE_IDS, BUCKETS), ((0,), (1,))),
    "right cue": ((CUE_IDS, BUCKETS), ((0,), (1,))),
    "settings": ((SETTINGS, SETTINGS), ((0,), (1,), (0, 1))),
    "last cue": ((SETTINGS, 2), ((0, 1),)),
    "right commas": ((SETTINGS, 4), ((0, 1),)),
    "left commas": ((SETTINGS, 4), ((0, 1),)),
    "opening": ((4, K + 1), ((0,), (1,))),
    "rules": ((RULE, RULE, RULE), ((0, 1), (1, 2), (0, 1, 2))),
    "rules around": ((RULE, RULE, RULE), ((1,), (0, 1), (1, 2), (0, 1, 2))),
    "rule and cue": ((RULE, len(CUES) + 1, len(CUES) + 1), ((0, 1), (0, 2), (0, 1, 2))),
    "rule and quotation": ((RULE, 5, K), ((0, 1), (0, 2))),
}


@dataclass(frozen=True, eq=False)
class Seen:
    """The tokens of a batch as the contexts ask for them; ``rule`` are the labels of the rules."""

    word_class: IntArray
    follower: IntArray
    lemma: IntArray
    adverb: BoolArray
    quotation: IntArray
    rule: IntArray
    sentence_first: IntArray
    sentence_stop: IntArray
    paragraph_first: IntArray
    paragraph_stop: IntArray

    def __len__(self) -> int:
        return len(self.word_class)

    def between(self, low: int, high: int) -> Seen:
        """The same of the tokens from ``low`` to ``high``, which are whole paragraphs."""
        sentences = slice(*np.searchsorted(self.sentence_first, [low, high]))
        paragraphs = slice(*np.searchsorted(self.paragraph_first, [low, high]))
        return Seen(
            word_class=self.word_class[low:high],
            follower=self.follower[low:high],
            lemma=self.lemma[low:high],
            adverb=self.adverb[low:high],
            quotation=self.quotation[low:high],
            rule=self.rule[low:high],
            sentence_first=self.sentence_first[sentences] - low,
            sentence_stop=self.sentence_stop[sentences] - low,
            paragraph_first=self.paragraph_first[paragraphs] - low,
            paragraph_stop=self.paragraph_stop[paragraphs] - low,
        )


def codes_of(seen: Seen) -> dict[str, IntArray]:
    """The number of every token in each of GROUPS."""
    n = len(seen)
    at = np.arange(n, dtype=np.int32)
    word, quotation, rule = seen.word_class, seen.quotation, seen.rule
    sentence_first, sentence_stop, lows, highs = spread(seen.sentence_first, seen.sentence_stop)
    paragraph_first, paragraph_stop, _, _ = spread(seen.paragraph_first, seen.paragraph_stop)
    first, last = at == paragraph_first, at == paragraph_stop - 1

    def before(values: IntArray, pad: int) -> IntArray:
        moved: IntArray = np.concatenate([[pad], values[:-1]]).astype(np.int32)
        moved[first] = pad
        return moved

    def after(values: IntArray, pad: int) -> IntArray:
        moved: IntArray = np.concatenate([values[1:], [pad]]).astype(np.int32)
        moved[last] = pad
        return moved

    codes: dict[str, IntArray] = {"classes": (before(word, 0) * K + word) * K + after(word, 0)}
    quoted = quotation > OUTSIDE
    in_paragraph = np.repeat(
        parts(
            np.add.reduceat(quoted, seen.paragraph_first, dtype=np.int32),
            seen.paragraph_stop - seen.paragraph_first,
        ),
        seen.paragraph_stop - seen.paragraph_first,
    )
    edge = np.minimum(3, np.where(first, 2, at == sentence_first) + 3 * ((at == sentence_stop - 1) & ~first))
    around = (before(quotation, NO_TOKEN) * 5 + quotation) * 5 + after(quotation, NO_TOKEN)
    codes["quotation"] = (around * 3 + in_paragraph) * 4 + edge
    in_sentence = parts(np.add.reduceat(quoted, lows, dtype=np.int32), highs - lows)
    core = (word >= NUMBER_OF["according"]) & (word <= NUMBER_OF["request"]) & ~quoted
    opens = np.where(quoted[lows], 0, np.where(np.add.reduceat(core, lows, dtype=np.int32) > 0, 1, 2))
    told = np.repeat(in_sentence * 3 + opens, highs - lows)
    codes["place"] = (bucket(at - sentence_first) * BUCKETS + bucket(sentence_stop - 1 - at)) * 9 + told
    mark = quotation > INSIDE
    left, right = latest(mark, at), next_of(mark, at)
    left_far = np.where(left >= paragraph_first, at - left, FAR)
    right_far = np.where(right < paragraph_stop, right - at, FAR)
    codes["marks"] = (quotation * BUCKETS + bucket(left_far)) * BUCKETS + bucket(right_far)
    codes |= cue_codes(seen, at, sentence_first, sentence_stop, lows, highs)
    codes["rules"] = (before(rule, N) * RULE + rule) * RULE + after(rule, N)
    told_by_rules = rule > labels.BESIDE
    left, right = previous(told_by_rules, at), following(told_by_rules, at)
    left_rule = np.where(left >= sentence_first, rule[left], N)
    right_rule = np.where(right < sentence_stop, rule[np.minimum(right, n - 1)], N)
    codes["rules around"] = (left_rule * RULE + rule) * RULE + right_rule
    codes["rule and quotation"] = (rule * 5 + quotation) * K + word
    return codes


def cue_codes(
    seen: Seen,
    at: IntArray,
    sentence_first: IntArray,
    sentence_stop: IntArray,
    lows: IntArray,
    highs: IntArray,
) -> dict[str, IntArray]:
    """The contexts that hang on the listed cues of the sentence that stand outside quotations."""
    word, quotation = seen.word_class, seen.quotation
    comma = word == NUMBER_OF["comma"]
    commas = np.concatenate([[0], np.cumsum(comma, dtype=np.int32)])
    cue = (word >= CUES.start) & (word < CUES.stop) & (quotation == OUTSIDE)
    identity = np.where(seen.lemma > 0, seen.lemma, LEMMAS + word - CUES.start)
    kind = np.where(cue, word - CUES.start + 1, 0)
    inclusive = latest(cue, at)
    left, right = previous(cue, at), following(cue, at)
    here = np.where(inclusive >= sentence_first, inclusive, -1)
    left = np.where(left >= sentence_first, left, -1)
    right = np.where(right < sentence_stop, right, -1)
    left_far, right_far = np.where(left >= 0, at - left, FAR), np.where(right >= 0, right - at, FAR)
    codes = {
        "left cue": np.where(left >= 0, identity[left], 0) * BUCKETS + bucket(left_far),
        "right cue": np.where(right >= 0, identity[right], 0) * BUCKETS + bucket(right_far),
    }
    cues = len(CUES) + 1
    left_kind, right_kind = np.where(left >= 0, kind[left], 0), np.where(right >= 0, kind[right], 0)
    codes["rule and cue"] = (seen.rule * cues + left_kind) * cues + right_kind
    setting = settings(seen, np.flatnonzero(cue), at, sentence_first, sentence_stop, comma)
    left_set, right_set = np.where(here >= 0, setting[here], 0), np.where(right >= 0, setting[right], 0)
    codes["settings"] = left_set * SETTINGS + right_set
    final = inclusive[highs - 1]
    ends = np.where((final >= lows) & (highs - final <= 12), setting[final], 0)
    codes["last cue"] = np.repeat(ends, highs - lows) * 2 + (right >= 0)
    between = np.where((right >= 0) & (right - at < 40), np.minimum(2, commas[right] - commas[:-1]), 3)
    codes["right commas"] = right_set * 4 + between
    between = np.where((here >= 0) & (at - here < 40), np.minimum(2, commas[:-1] - commas[here]), 3)
    codes["left commas"] = left_set * 4 + between
    according = word[sentence_first] == NUMBER_OF["according"]
    since = np.where(according, 1 + np.minimum(commas[1:] - commas[sentence_first], 2), 0)
    codes["opening"] = since * (K + 1) + np.where(at == sentence_first, word + 1, 0)
    return {name: code.astype(np.int32) for name, code in codes.items()}


def settings(
    seen: Seen,
    cue: IntArray,
    at: IntArray,
    sentence_first: IntArray,
    sentence_stop: IntArray,
    comma: BoolArray,
) -> IntArray:
    """How each cue stands: its kind, what follows it, and what sets it off; 0 for all other tokens."""
    n, word, quotation = len(seen), seen.word_class, seen.quotation
    setting = np.zeros(n + 1, np.int32)
    if not len(cue):
        return setting
    low, high = sentence_first[cue], sentence_stop[cue]
    after = np.minimum(cue + 1, n - 1)
    follower = np.where(cue + 1 >= high, 0, seen.follower[after])
    follower = np.where((cue + 1 < high) & (quotation[after] == OPENING), len(FOLLOWERS), follower)
    head = latest(~seen.adverb, at)[np.maximum(cue - 1, 0)]
    there = (head >= low) & (cue > low)
    edge = np.where(there, latest(comma | (quotation > OUTSIDE), at)[head], -1)
    set_off = np.where(
        (edge >= low) & (cue - edge <= REACH), np.where(comma[edge], 1, 2), np.where(cue - low < REACH, 0, 3)
    )
    pronoun = word[head] == NUMBER_OF["pronoun"]
    beside = np.where(comma[head], 0, np.where(quotation[head] == CLOSING, 1, np.where(pronoun, 2, 3)))
    beside = np.where(there, beside, 3)
    kind = KIND_OF[word[cue]]
    setting[cue] = 1 + ((kind * (len(FOLLOWERS) + 1) + follower) * 4 + set_off) * 4 + beside
    return setting


KIND_OF = np.zeros(K, np.int32)
for _name in ("speech", "address", "request"):
    KIND_OF[NUMBER_OF[_name]] = 1
for _name in ("attitude", "intention", "impression"):
    KIND_OF[NUMBER_OF[_name]] = 2
for _name in ("state", "passive", "noun", "stance"):
    KIND_OF[NUMBER_OF[_name]] = 3


def spread(first: IntArray, stop: IntArray) -> tuple[IntArray, IntArray, IntArray, IntArray]:
    """The first token and the end of each token's unit, and those of the units themselves."""
    length = stop - first
    return np.repeat(first, length).astype(np.int32), np.repeat(stop, length).astype(np.int32), first, stop


def parts(number: IntArray, length: IntArray) -> IntArray:
    """0 for none of the tokens of a unit, 1 for all but at most one, 2 for some."""
    return np.where(number == 0, 0, np.where(number >= length - 1, 1, 2))


def bucket(distance: IntArray) -> IntArray:
    """Distances, the far ones together."""
    grouped: IntArray = BUCKET[np.minimum(distance, FAR)]
    return grouped


def latest(mask: BoolArray, at: IntArray) -> IntArray:
    """The last place up to each token where the mask holds, -1 for none."""
    place: IntArray = np.maximum.accumulate(np.where(mask, at, np.int32(-1)))
    return place


def next_of(mask: BoolArray, at: IntArray) -> IntArray:
    """The first place from each token on where the mask holds, the number of tokens for none."""
    n = len(at)
    place: IntArray = np.minimum.accumulate(np.where(mask, at, np.int32(n))[::-1])[::-1]
    return place


def previous(mask: BoolArray, at: IntArray) -> IntArray:
    """The last place before each token where the mask holds, -1 for none."""
    return np.concatenate([[-1], latest(mask, at)[:-1]]).astype(np.int32)


def following(mask: BoolArray, at: IntArray) -> IntArray:
    """The first place after each token where the mask holds, the number of tokens for none."""
    return np.concatenate([next_of(mask, at)[1:], [len(at)]]).astype(np.int32)
