"""How the sentences around each name are worded: one row per mention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from srccompare.documents import Documents
from srccompare.documents.names import FORMS
from srccompare.documents.spans import IntArray
from srccompare.measuring import LANGUAGE
from srccompare.tables.arguments import batches, shown
from srccompare.tables.kinds import keep_kind
from srccompare.tables.rows import VOICES, SentenceTexts, as_table, span_rows, voice_numbers, with_sentences
from srccompare.target_tone import TargetTones, towards_many

POLARITIES = ("negative", "neutral", "positive")
# A bound on time, and a guess.
LONGEST = 1000
"""Characters to either side of a name that are read, should a sentence go on without end."""

ENTITY_TONE_COLUMNS = {
    "id": "string", "outlet": "string", "entity": "int64", "name": "string", "kind": "string",
    "form": "string", "voice": "string", "polarity": "string", "probability": "float64",
    "negative": "float64", "neutral": "float64", "positive": "float64", "abstained": "bool",
    "field": "string", "start": "int64", "end": "int64", "text": "string", "zone": "string",
    "sentence": "string",
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class MentionTones:
    """The mentions of a batch that are read, as rows of ``documents.names``, with tone and voice (VOICES)."""

    mention: IntArray
    voice: IntArray
    tones: TargetTones


def mention_tones(documents: Documents) -> MentionTones:
    """The tone around every name in the measured English text of a batch."""
    names = documents.names
    foreign = np.array([state == LANGUAGE for state in documents.status], bool)
    kept = np.flatnonzero(documents.measured[names.first] & ~foreign[names.spans.article])
    first = names.first[kept]
    voice = voice_numbers(documents, first)
    sentence = documents.sentence[first]
    texts = documents.text_of(documents.sentences)
    begin = (names.spans.start[kept] - documents.sentences.start[sentence]).tolist()
    end = (names.spans.end[kept] - documents.sentences.start[sentence]).tolist()
    given = [cut(texts[row], low, high) for row, low, high in zip(sentence.tolist(), begin, end, strict=True)]
    return MentionTones(kept, voice, towards_many(given, engine=documents.engine))


def cut(text: str, start: int, end: int) -> tuple[str, int, int]:
    """A sentence with its target, no longer than LONGEST on either side."""
    low = max(0, start - LONGEST)
    return text[low : end + LONGEST], start - low, min(end, len(text)) - low


@keep_kind
def entity_tone(source: Any, *, pseudonymize: bool = False) -> pd.DataFrame:
    """One row per name in the text: the tone of its sentence around it, with a probability, and its voice.

    ``polarity`` is negative, neutral or positive, whichever is likeliest, ``probability`` how likely;
    ``abstained`` says that this is too unsure to count (below ``target_tone.SURE_FROM``). ``voice`` is
    whose words the name stands in: narrated, attributed, quoted.

    The tone of the words near a name is weak evidence of how an outlet shows its bearer
    (``target_tone.CAVEAT``): read the sentences.

    Parameters
    ----------
    source
        What `read` takes (a path, articles, a frame, dicts), or Documents.
    pseudonymize
        Whether ordinary people's names are hidden.

    Returns
    -------
    DataFrame
        One row per mention of a name, with its place and its sentence.

    Examples
    --------
    >>> table = entity_tone([{"id": "a", "text": "Mayor Ann Lee won praise for her brilliant rescue."}])
    >>> table[["name", "polarity", "voice"]].values.tolist()
    [['Ann Lee', 'positive', 'narrated']]
    """
    wanted = shown(source, pseudonymize)
    return as_table(
        [entity_tone_rows(documents) for documents in batches(wanted)], with_sentences(ENTITY_TONE_COLUMNS)
    )


def entity_tone_rows(documents: Documents) -> pd.DataFrame:
    """The rows of a batch."""
    found, names = mention_tones(documents), documents.names
    entities, row = names.entities, names.entity[found.mention].tolist()
    frame = span_rows(documents, names.spans[found.mention], SentenceTexts(documents))
    frame["entity"] = frame.pop("group")
    frame["name"] = [entities.name[index] for index in row]
    frame["kind"] = [entities.kind[index] for index in row]
    frame["form"] = [FORMS[index] for index in names.form[found.mention].tolist()]
    frame["voice"] = [VOICES[number] for number in found.voice.tolist()]
    frame["polarity"] = [POLARITIES[number + 1] for number in found.tones.polarity.tolist()]
    frame["probability"] = found.tones.confidence
    for place, polarity in enumerate(POLARITIES):
        frame[polarity] = found.tones.probabilities[:, place]
    frame["abstained"] = found.tones.abstained
    return frame
