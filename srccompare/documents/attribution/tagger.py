"""A linear-chain CRF whose scores are sums of table rows: one row per distinct token, one per context.

Weights are whole numbers, so that sums do not hang on their order: the tags of an article are the same,
bit for bit, whatever else is in the batch.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from srccompare.documents.attribution import boundaries, choosing, contexts
from srccompare.documents.attribution.contexts import GROUPS, Seen
from srccompare.documents.attribution.labels import LABELS, ranges
from srccompare.documents.attribution.word_codes import attributes_of
from srccompare.documents.spans import IntArray
from srccompare.documents.text.vocabulary import Vocabulary

Array = npt.NDArray[Any]
STEP = 4096
"""Types whose rows are summed up at a time, so that memory does not grow with what is new."""
TOGETHER = 1 << 15
"""Tokens scored at a time, by whole paragraphs: what is worked out for them stays in a processor's cache."""
SCALE = 128
"""What a weight of 1 is as a whole number."""
WIDTH = 16
"""Columns of a table row: the labels and some empty ones, so that rows lie evenly in memory."""
WINDOW = (-2, -1, 0, 1, 2)
"""Distances at which the words around a token count."""
OFFSETS: Mapping[str, tuple[int, ...]] = {
    "w": (-1, 0, 1),
    "c": (-2, -1, 0, 1, 2),
    "l": (-1, 0, 1),
    "x": (-1, 0, 1),
    "y": (0,),
    "p": (-2, -1, 0, 1, 2),
    "t": (-1, 0, 1),
}
"""At which distances each kind of knowledge of a word counts."""
EDGE_ATTRIBUTE = "cedge"
"""What stands before the first and after the last token of a paragraph."""


@dataclass(frozen=True, eq=False)
class Weights:
    """A trained tagger: transitions between labels, a row per word attribute, a table per context.

    ``attributes`` numbers the ``rows``, from 1; row 0 is for what is not known. ``propensity`` says how
    often a word form is a cue, in classes; ``choice`` and ``bias`` weigh the readings of a cue (see
    ``choosing``), ``ending`` the ends of a content (``boundaries``); ``forms`` numbers the frequent
    forms that both look at, from 1.
    """

    transitions: IntArray
    attributes: Mapping[str, int]
    rows: IntArray
    tables: Mapping[str, IntArray]
    propensity: Mapping[str, int]
    forms: Mapping[str, int]
    choice: Mapping[str, IntArray]
    bias: int
    ending: Mapping[str, IntArray]
    fingerprint: str


@cache
def shipped() -> Weights | None:
    """The weights that come with the package, None where the file is missing."""
    arrays = stored()
    return None if arrays is None else unpack(arrays)


def stored() -> dict[str, Array] | None:
    """The arrays of the file, None where it is missing."""
    path = files("srccompare") / "data" / "attribution.npz"
    if not path.is_file():
        return None
    return dict(np.load(io.BytesIO(path.read_bytes()), allow_pickle=False))


def unpack(arrays: Mapping[str, Array]) -> Weights:
    """Weights from the arrays of the file."""
    names = strings(arrays["attributes"])
    rows = np.zeros(len(names) * len(WINDOW) * len(LABELS), np.int16)
    rows[np.cumsum(arrays["attribute_place"], dtype=np.int64)] = arrays["attribute_weight"]
    padded = np.zeros((len(names) + 1, len(WINDOW), WIDTH), np.int16)
    padded[1:, :, : len(LABELS)] = rows.reshape(len(names), len(WINDOW), len(LABELS))
    tables = context_tables(np.cumsum(arrays["context_place"], dtype=np.int64), arrays["context_weight"])
    likely = dict(zip(strings(arrays["words"]), arrays["word_propensity"].tolist(), strict=True))
    forms = {form: number for number, form in enumerate(strings(arrays["forms"]), 1)}
    choice = tables_of(choosing.table_sizes(len(forms) + 1), arrays["choice_place"], arrays["choice_weight"])
    ending = tables_of(
        boundaries.table_sizes(len(forms) + 1), arrays["ending_place"], arrays["ending_weight"]
    )
    return Weights(
        transitions=arrays["transitions"].astype(np.int32),
        attributes={name: number for number, name in enumerate(names, 1)},
        rows=padded.reshape(len(names) + 1, -1),
        tables=tables,
        propensity=likely,
        forms=forms,
        choice=choice,
        bias=int(arrays["bias"]),
        ending=ending,
        fingerprint=fingerprint(arrays),
    )


def context_tables(place: IntArray, weight: Array) -> dict[str, IntArray]:
    """The table of each group of contexts, from the places of the weights of its templates."""
    tables: dict[str, IntArray] = {}
    labels, base = len(LABELS), 0
    for name, (sizes, templates) in GROUPS.items():
        # Few weights of a template are not zero: one that fills the table is written into it place by place.
        total, whole = np.zeros((*(1 for _ in sizes), WIDTH), np.int16), []
        for template in templates:
            values = size_of(sizes, template)
            low, high = np.searchsorted(place, [base, base + values * labels])
            local = place[low:high] - base
            base += values * labels
            at = local // labels * WIDTH + local % labels
            if len(template) == len(sizes):
                whole.append((at, weight[low:high]))
            elif high > low:
                known = np.zeros(values * WIDTH, np.int16)
                known[at] = weight[low:high]
                shape = [size if part in template else 1 for part, size in enumerate(sizes)]
                total = total + known.reshape(*shape, WIDTH)
        filled = (*sizes, WIDTH)
        table = total if total.shape == filled else np.broadcast_to(total, filled).copy()
        table = table.reshape(-1, WIDTH)
        for at, added in whole:
            table.reshape(-1)[at] += added
        tables[name] = table
    return tables


def tables_of(sizes: Mapping[str, int], place: Array, weight: Array) -> dict[str, IntArray]:
    """Tables by name, from the places of their weights that are not zero (as steps) and these weights."""
    flat = np.zeros(sum(sizes.values()), np.int16)
    flat[np.cumsum(place, dtype=np.int64)] = weight
    return dict(zip(sizes, np.split(flat, np.cumsum(list(sizes.values()))[:-1]), strict=True))


def fingerprint(arrays: Mapping[str, Array]) -> str:
    """A hash of weights that does not hang on how the file was compressed."""
    found = hashlib.sha256()
    for name in sorted(arrays):
        found.update(name.encode("utf-8"))
        found.update(np.ascontiguousarray(arrays[name]).tobytes())
    return found.hexdigest()[:16]


def strings(packed: Array) -> list[str]:
    """Strings from an array of bytes, one a line."""
    return bytes(packed).decode("utf-8").split("\n")


def size_of(sizes: tuple[int, ...], template: tuple[int, ...]) -> int:
    """How many values the parts of a template may take together."""
    return int(np.prod([sizes[part] for part in template], dtype=np.int64))


class WordTable:
    """What each distinct token of a vocabulary says for each label at each distance; grows with it."""

    def __init__(self, weights: Weights, vocabulary: Vocabulary) -> None:
        self.weights, self.vocabulary = weights, vocabulary
        self.rows: IntArray = np.zeros((1024, len(WINDOW) * WIDTH), np.int16)
        self.rows[:1] = self.sums([[EDGE_ATTRIBUTE]])
        self.size = 1

    def sums(self, attributes: Sequence[Sequence[str]]) -> IntArray:
        """For each list of attributes, the sum of their rows."""
        number = self.weights.attributes.get
        known = [[0, *(number(name, 0) for name in names)] for names in attributes]
        length = np.array([len(numbers) for numbers in known])
        rows = self.weights.rows[np.fromiter(chain.from_iterable(known), np.int64, int(length.sum()))]
        total: IntArray = np.add.reduceat(rows, np.cumsum(length) - length, axis=0, dtype=np.int16)
        return total

    def up_to_date(self) -> IntArray:
        """Row 0 for no token, then one row per type of the vocabulary."""
        with self.vocabulary.lock:
            strings = self.vocabulary.types.strings
            needed = len(strings) + 1
            if needed > len(self.rows):
                larger = np.zeros((max(needed, 2 * len(self.rows)), self.rows.shape[1]), np.int16)
                larger[: self.size] = self.rows[: self.size]
                self.rows = larger
            for low in range(self.size, needed, STEP):
                high = min(low + STEP, needed)
                new = [attributes_of(token, self.weights.propensity) for token in strings[low - 1 : high - 1]]
                self.rows[low:high] = self.sums(new)
            self.size = needed
            return self.rows


def table_for(weights: Weights, vocabulary: Vocabulary) -> IntArray:
    """The word table of a vocabulary, made once and kept with it."""
    key = f"attribution weights {weights.fingerprint}"
    with vocabulary.lock:
        if key not in vocabulary.matchers:
            vocabulary.matchers[key] = WordTable(weights, vocabulary)
        rows: IntArray = vocabulary.matchers[key].up_to_date()
        return rows


def scores(weights: Weights, vocabulary: Vocabulary, kind: IntArray, seen: Seen) -> IntArray:
    """How well each label fits each token, by its words and contexts: one row per token.

    ``kind`` is the type of each token, by its number in the vocabulary.
    """
    words = table_for(weights, vocabulary).reshape(-1, WIDTH)
    total: IntArray = np.empty((len(kind), WIDTH), np.int16)
    for low, high in stretches(seen.paragraph_stop):
        total[low:high] = summed(weights, words, kind[low:high], seen.between(low, high))
    return total


def stretches(paragraph_stop: IntArray) -> Iterator[tuple[int, int]]:
    """Whole paragraphs, so many at a time that what is worked out for them stays small.

    >>> list(stretches(np.array([5, TOGETHER, 3 * TOGETHER, 3 * TOGETHER + 7])))
    [(0, 32768), (32768, 98304), (98304, 98311)]
    """
    begin = end = 0
    for stop in paragraph_stop.tolist():
        if stop - begin > TOGETHER and end > begin:
            yield begin, end
            begin = end
        end = stop
    if end > begin:
        yield begin, end


def summed(weights: Weights, words: IntArray, kind: IntArray, seen: Seen) -> IntArray:
    """The scores of whole paragraphs; ``words`` has the rows of each type, one for each distance."""
    place, padded = with_edges(kind, seen.paragraph_first, seen.paragraph_stop)
    row = padded * len(WINDOW)
    place -= WINDOW[-1]
    total = words.take(row[place], axis=0)
    for column in range(1, len(WINDOW)):
        total += words.take(row[place + column] + column, axis=0)
    for name, code in contexts.codes_of(seen).items():
        total += weights.tables[name].take(code, axis=0)
    return total


def with_edges(kind: IntArray, first: IntArray, stop: IntArray) -> tuple[IntArray, IntArray]:
    """The types of a batch, plus 1, with zeros around every paragraph, and where each token has gone."""
    reach = WINDOW[-1]
    length = stop - first
    place = np.arange(len(kind)) + reach * np.repeat(np.arange(1, len(first) + 1), length)
    padded = np.zeros(len(kind) + reach * (len(first) + 1), np.int32)
    padded[place] = kind + 1
    return place, padded


def best_labels(score: IntArray, transitions: IntArray, first: IntArray, stop: IntArray) -> IntArray:
    """The best sequence of labels of each unit (Viterbi); of equal ones the one with the lower labels.

    All units move on together, the longest first, so that numpy works on many at a time.
    """
    if not len(first):
        return np.zeros(0, np.int8)
    where, bounds = side_by_side(first, stop - first)
    labels, steps = len(LABELS), len(bounds) - 1
    best = score[where, :labels].T.astype(np.int32, order="C")
    came = transitions[:, :, None]
    for step in range(1, steps):
        before, here, after = bounds[step - 1], bounds[step], bounds[step + 1]
        best[:, here:after] += np.maximum.reduce(best[:, None, before : before + after - here] + came)
    found = np.empty(bounds[-1], np.int8)
    label = best[:, bounds[steps - 1] :].argmax(0)
    found[bounds[steps - 1] :] = label
    for step in range(steps - 2, -1, -1):
        low, high = bounds[step], bounds[step + 1]
        candidates = best[:, low:high].copy()
        candidates[:, : len(label)] += transitions[:, label]
        label = candidates.argmax(0)
        found[low:high] = label
    labels_of: IntArray = np.empty(len(score), np.int8)
    labels_of[where] = found
    return labels_of


def side_by_side(first: IntArray, length: IntArray) -> tuple[IntArray, list[int]]:
    """Tokens in the order in which units advance together, longest first, and where each step begins."""
    order = np.argsort(-length, kind="stable")
    first, length = first[order], length[order]
    steps = int(length[0])
    active = np.searchsorted(-length, -np.arange(steps), side="left")
    bounds = np.concatenate([[0], np.cumsum(active)])
    unit = ranges(np.zeros(steps, np.int64), active)
    return first[unit] + np.repeat(np.arange(steps), active), bounds.tolist()
