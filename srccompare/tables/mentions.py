"""The table of mentions: one row per name in the text."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from srccompare.documents import Documents
from srccompare.documents.names import FORMS
from srccompare.measuring import LANGUAGE
from srccompare.tables.arguments import batches, shown
from srccompare.tables.kinds import keep_kind
from srccompare.tables.rows import SentenceTexts, as_table, span_rows, with_sentences

MENTION_COLUMNS = {
    "id": "string", "outlet": "string", "entity": "int64", "name": "string", "kind": "string",
    "linked": "string", "form": "string", "title": "string", "field": "string", "start": "int64",
    "end": "int64", "text": "string", "zone": "string", "sentence": "string",
}  # fmt: skip


@keep_kind
def mentions(source: Any, *, pseudonymize: bool = False) -> pd.DataFrame:
    """One row per name in the text: which words, where, and who or what of the article they name.

    ``entity`` counts the people, countries, places, bodies and media of an article from 0, ``name`` is the
    fullest name, ``kind`` and ``linked`` say what it is and which country it belongs to; ``form`` is
    name, short (a surname, initials), demonym ("Russian") or metonym ("the Kremlin"); ``title`` holds
    the words of office or address before the name. ``pseudonymize`` hides ordinary people's names.

    Parameters
    ----------
    source
        What `read` takes (a path, articles, a frame, dicts), or Documents.
    pseudonymize
        Whether ordinary people's names are hidden.

    Examples
    --------
    >>> story = [{"id": "a1", "text": "The dam may fail, said Ann Lee. Nobody was warned."}]
    >>> mentions(story)[["name", "kind"]].values.tolist()
    [['Ann Lee', 'person']]
    """
    wanted = shown(source, pseudonymize)
    return as_table(
        [mention_rows(documents) for documents in batches(wanted)], with_sentences(MENTION_COLUMNS)
    )


def mention_rows(documents: Documents) -> pd.DataFrame:
    """The mentions of a batch."""
    foreign = np.array([state == LANGUAGE for state in documents.status], bool)
    names, entities = documents.names, documents.entities
    keep = np.flatnonzero(~foreign[names.spans.article])
    spans, row = names.spans[keep], names.entity[keep].tolist()
    titled = documents.spans_of(names.titled[keep], names.stop[keep])
    frame = span_rows(documents, spans, SentenceTexts(documents))
    frame["entity"] = frame.pop("group")
    frame["name"] = [entities.name[index] for index in row]
    frame["kind"] = spans.labels
    frame["linked"] = [entities.linked[index] or None for index in row]
    frame["form"] = [FORMS[index] for index in names.form[keep].tolist()]
    words = zip(documents.text_of(titled), frame["text"], strict=True)
    frame["title"] = [whole[: len(whole) - len(name)].strip() or None for whole, name in words]
    return frame
