"""The tables of the bundled word lists, and of their entries."""

from __future__ import annotations

import pandas as pd

from srccompare.lexicon import bundled, load

LEXICON_COLUMNS = {
    "lexicon": "string", "title": "string", "version": "string", "entries": "int64", "categories": "string",
    "license": "string", "source": "string", "hash": "string",
}  # fmt: skip
ENTRY_COLUMNS = {"entry": "string", "category": "string", "weight": "float64", "note": "string"}


def lexicons(name: str | None = None) -> pd.DataFrame:
    """The bundled word lists, one row each; with a name, the entries of that one.

    Raises LexiconError for a name no list has.

    Parameters
    ----------
    name
        A list, whose entries are wanted; None for the lists there are.

    Examples
    --------
    >>> {"perhaps", "may"} <= set(lexicons("hedges")["entry"])
    True
    """
    if name is not None:
        entries = load(name).entries
        rows = [(entry.text, entry.category, entry.weight, entry.note) for entry in entries]
        return pd.DataFrame(rows, columns=list(ENTRY_COLUMNS)).astype(ENTRY_COLUMNS)
    facts = ("title", "version", "license", "source", "hash")
    about = [
        {
            **{fact: getattr(words, fact) for fact in facts},
            "lexicon": words.name,
            "entries": len(words.entries),
            "categories": ", ".join(words.categories),
        }
        for words in map(load, bundled())
    ]
    return pd.DataFrame(about, columns=list(LEXICON_COLUMNS)).astype(LEXICON_COLUMNS)
