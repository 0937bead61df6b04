"""How well each label of the tagger fits each token, as the reader sees it.

Sentences of an article are packed into sequences, a mark behind each, so that a sentence is read beside its
neighbours:

    pieces   [CLS] “ we will stay , ” kim said . [SEP] he did not elab ##orate . [SEP]
    tokens           0 1  2    3   4 5 6   7   8         9 10  11  12             13

The first piece of a token stands for it. Pieces inside quotation marks are marked as such. An article is
packed by itself, so the rest of the batch changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence as Passages
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from srccompare.documents.attribution.labels import LABELS
from srccompare.documents.attribution.reading import Batch
from srccompare.documents.attribution.tagger import SCALE
from srccompare.documents.spans import BoolArray, IntArray
from srccompare.documents.text import Text
from srccompare.progress import chunks
from srccompare.reader.encoder import lower_states, upper_states
from srccompare.reader.pieces import Pieces
from srccompare.reader.weights import Body, Task, body, task

HEAD = "attribution"
LONGEST = 176  # pieces of a sequence
LONGEST_TOKEN = 8  # pieces of a token
TOGETHER = 256  # sequences read at a time, so that memory does not grow with the corpus
WEIGHT = 0.4  # of the reader's log probabilities beside the tagger's scores; .2 to .6 do as well on dev
FLOOR = -12.0  # log probability below which a label is as good as impossible


@dataclass(frozen=True, eq=False, slots=True)
class Sequence:
    """Pieces of some sentences; ``at`` is where the tokens ``tokens`` have their first piece."""

    pieces: list[int]
    tokens: IntArray
    at: IntArray
    quoted: BoolArray


def sequences(documents: Text, batch: Batch, pieces: Pieces) -> Iterator[Sequence]:
    """The sentences of each article, as many to a sequence as there is room for."""
    strings = documents.vocabulary.types.strings
    kind, article = documents.tokens.type.tolist(), documents.tokens.article
    quoted = (batch.quote >= 0).tolist()
    start, end, unknown = pieces.number["[CLS]"], pieces.number["[SEP]"], [pieces.unknown]
    known: dict[int, list[int]] = {}
    ids, inside = [start], [False]
    tokens: list[int] = []
    at: list[int] = []

    def packed() -> Sequence:
        return Sequence(ids, np.array(tokens, np.int64), np.array(at, np.int64), np.array(inside))

    first, stop = documents.sentence_bounds
    of = article[first].tolist()
    before = -1
    for sentence, (low, high) in enumerate(zip(first.tolist(), stop.tolist(), strict=True)):
        own = []
        for token in range(low, high):
            number = kind[token]
            if number not in known:
                known[number] = pieces.numbers(strings[number])[:LONGEST_TOKEN] or unknown
            own.append(known[number])
        size = sum(map(len, own)) + 1
        if tokens and (of[sentence] != before or len(ids) + size > LONGEST):
            yield packed()
            ids, inside, tokens, at = [start], [False], [], []
        before = of[sentence]
        for token, numbers in zip(range(low, high), own, strict=True):
            if len(ids) + len(numbers) + 1 > LONGEST:
                yield packed()
                ids, inside, tokens, at = [start], [False], [], []
            tokens.append(token)
            at.append(len(ids))
            ids += numbers
            inside += [quoted[token]] * len(numbers)
        ids.append(end)
        inside.append(False)
    if tokens:
        yield packed()


def label_scores(documents: Text, batch: Batch) -> IntArray | None:
    """What the reader adds to the tagger's scores: whole numbers, one row per token, one column per label.

    None where the weights are missing from the installation.
    """
    read, labels = body(), task(HEAD)
    if read is None or labels is None:
        return None
    found = np.zeros((len(documents.tokens), len(LABELS)), np.int16)
    packed = list(sequences(documents, batch, read.pieces))
    for some in chunks(packed, TOGETHER, "Reading attributions", "passages"):
        score(some, read, labels, found)
    return found


def score(some: Passages[Sequence], read: Body, labels: Task, found: IntArray) -> None:
    """Fill in the scores of the tokens of some sequences."""
    states = lower_states(read, [one.pieces for one in some])
    states = upper_states(labels, states, [one.quoted for one in some])
    head = labels.head.T.astype(np.float64)
    for one, own in zip(some, states, strict=True):
        found[one.tokens] = whole_scores(own[one.at] @ head + labels.constant)


def whole_scores(sums: npt.NDArray[np.float64]) -> IntArray:
    """Sums as weighted log probabilities, in the whole numbers the tagger counts in."""
    sums = sums - sums.max(axis=1, keepdims=True)
    logs = sums - np.log(np.exp(sums).sum(axis=1, keepdims=True))
    rounded: IntArray = np.rint(np.maximum(logs, FLOOR) * (WEIGHT * SCALE)).astype(np.int16)
    return rounded
