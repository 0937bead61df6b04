"""Where clauses begin whose certainty is told: at marks and joining words with a verb on both sides.

    If the pier holds | , the fair may open | , the guild said .
    ^^^^ opener       ^ comma              ^ the voice changes here

Every token belongs to one clause, and none is left out: what is told of them is counted. ``cutting`` asks
for a subject, too, and for words that say something, as its parts are read alone.
"""

from __future__ import annotations

import numpy as np

from srccompare.documents.spans import BoolArray
from srccompare.documents.text import Text, shapes


def clause_starts(
    text: Text, verb: BoolArray, opener: BoolArray, attributed: BoolArray
) -> tuple[BoolArray, BoolArray]:
    """Whether each token opens a clause, and whether it opens a stretch of one voice in its sentence.

    ``verb`` says where verbs stand, ``opener`` where words that may open a clause, ``attributed`` what is
    told in the outlet's words as somebody else's.
    """
    size = len(text.tokens)
    if not size:
        return np.zeros(0, bool), np.zeros(0, bool)
    before = np.concatenate([[0], np.cumsum(text.is_word)])
    sentence_first = text.sentence_bounds[0]
    opens_sentence = np.zeros(size, bool)
    opens_sentence[sentence_first] = True

    # Where the voice changes. A stretch without words (a full stop behind a quotation) is none.
    voice = text.quoted * 2 + attributed
    shape = text.tokens.shape
    parted = shapes.COMMA | shapes.COLON | shapes.SEMICOLON | shapes.DASH
    edge = np.flatnonzero(np.diff(voice, prepend=voice[:1]) != 0)
    # The comma after reported content still belongs to it.
    edge = edge + ((shape[edge] & (parted | shapes.TERMINAL)) > 0)
    edge = np.union1d(sentence_first, edge[edge < size])
    has_words = before[np.append(edge[1:], size)] > before[edge]
    follows_words = before[edge] > before[sentence_first[text.sentence[edge]]]
    unit = edge[opens_sentence[edge] | (has_words & follows_words)]

    # Anything else parts clauses only between two verbs.
    weak = opener | (np.concatenate([[0], shape[:-1]]) & parted > 0)
    opens_unit = np.zeros(size, bool)
    opens_unit[unit] = True
    weak &= ~opens_unit
    start = np.flatnonzero(weak | opens_unit)
    verbs = np.concatenate([[0], np.cumsum(verb)])
    unit_first = unit[np.cumsum(opens_unit) - 1][start]
    verb_inside = verbs[np.append(start[1:], size)] > verbs[start]
    verb_before = verbs[start] > verbs[unit_first]
    opens = np.zeros(size, bool)
    opens[start[opens_unit[start] | (verb_inside & verb_before)]] = True
    return opens, opens_unit
