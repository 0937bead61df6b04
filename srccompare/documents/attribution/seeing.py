"""A batch as the tagger sees it."""

from __future__ import annotations

import numpy as np

from srccompare.documents.attribution.contexts import CLOSING, INSIDE, OPENING, OUTSIDE, Seen
from srccompare.documents.attribution.reading import Batch
from srccompare.documents.attribution.word_codes import NUMBER_OF, columns_of
from srccompare.documents.spans import IntArray
from srccompare.documents.text import Text
from srccompare.documents.text.vocabulary import Vocabulary

ADVERBS = np.zeros(max(NUMBER_OF.values()) + 1, bool)
ADVERBS[[NUMBER_OF[name] for name in ("auxiliary", "be", "adverb", "ly")]] = True


def see(documents: Text, batch: Batch, rule: IntArray) -> Seen:
    """What the contexts ask for; ``rule`` are the labels of the rules."""
    column = columns(documents.vocabulary)[documents.tokens.type]
    word = column & 255
    paragraph_first, paragraph_stop = documents.paragraph_bounds
    sentence_first, sentence_stop = documents.sentence_bounds
    return Seen(
        word_class=word,
        follower=column >> 8 & 255,
        lemma=column >> 16,
        adverb=ADVERBS[word],
        quotation=quotation_places(batch, len(word)),
        rule=rule.astype(np.int32),
        sentence_first=sentence_first,
        sentence_stop=sentence_stop,
        paragraph_first=paragraph_first,
        paragraph_stop=paragraph_stop,
    )


def columns(vocabulary: Vocabulary) -> IntArray:
    """Class, follower and lemma of every type."""
    with vocabulary.lock:
        column: IntArray = vocabulary.types.column("attribution codes", columns_of, np.int32)
        return column


def quotation_places(batch: Batch, size: int) -> IntArray:
    """Where each token stands to the outermost quotation around it."""
    place = np.where(batch.quote >= 0, INSIDE, OUTSIDE).astype(np.int32)
    place[batch.stop - 1] = CLOSING
    place[batch.first] = OPENING
    return place[:size]
