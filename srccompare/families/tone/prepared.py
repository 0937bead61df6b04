"""The sentences of a batch as tone reads them: one voice, plain punctuation, nothing invisible."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from srccompare.documents import Documents, Voice
from srccompare.documents.spans import IntArray
from srccompare.vader import plain

# Below that there is no sentence to have a tone: "Yes." and what is left beside a quotation ("he said").
# A guess.
SHORTEST = 3


@dataclass(frozen=True, eq=False)
class Prepared:
    """The sentences of one voice as blank-free chunks.

    ``sentence`` holds rows of ``documents.sentences``. ``number`` and ``row`` run over the chunks, in
    reading order: the number in the vocabulary, and the place in ``sentence``.
    """

    sentence: IntArray
    number: IntArray
    row: IntArray


def prepare(documents: Documents, voice: Voice) -> Prepared:
    """The sentences with at least three words in a voice, without what others say in them.

    A chunk is taken or left as a whole: it belongs to the sentence and the voice of its first token,
    so that the full stop of ``stop”.`` goes with its word.
    """
    chunks = documents.tokens.chunks
    # Without a token there is nothing to read: a chunk of invisible characters.
    taken = np.flatnonzero(chunks.count > 0)
    first = chunks.first[taken]
    spoken = documents.mask(voice)[first]
    taken, first = taken[spoken], first[spoken]
    sentence = documents.sentence[first]
    long_enough = _words(documents, taken, sentence) >= SHORTEST
    kept = long_enough[sentence]
    renumbered = np.cumsum(long_enough) - 1
    return Prepared(np.flatnonzero(long_enough), chunks.number[taken[kept]], renumbered[sentence[kept]])


def _words(documents: Documents, chunks: IntArray, sentence: IntArray) -> IntArray:
    """Words of each sentence that stand in its chunks."""
    rows = documents.tokens.chunks
    before = np.concatenate([[0], np.cumsum(documents.is_word)])
    first = rows.first[chunks]
    words = before[first + rows.count[chunks]] - before[first]
    size = len(documents.sentence_bounds[0])
    return np.bincount(sentence, words, minlength=size).astype(np.int64)


def texts(documents: Documents, prepared: Prepared) -> list[str]:
    """The prepared sentences as they would be given to VADER.

    >>> from srccompare.articles import Article
    >>> from srccompare.documents import analyze
    >>> documents = analyze(Article(id="a1", text="“It’s a good plan,” said Ms. Orr, who didn’t smile."))
    >>> texts(documents, prepare(documents, Voice.OUTLET))
    ["said Ms. Orr, who didn't smile."]
    """
    strings = documents.vocabulary.chunks.strings
    words: list[list[str]] = [[] for _ in prepared.sentence]
    for number, row in zip(prepared.number.tolist(), prepared.row.tolist(), strict=True):
        words[row].append(plain(strings[number]))
    return [" ".join(sentence) for sentence in words]
