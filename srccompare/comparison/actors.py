"""Who is who across articles, as a table: everybody and everything named, with type and evidence."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
import pandas as pd

from srccompare.articles import FIELDS
from srccompare.documents import Documents
from srccompare.documents.names import Register

COLUMNS = {
    "actor": "int64", "name": "string", "kind": "string", "linked": "string", "family": "string",
    "type": "string", "type_probability": "float64", "type_evidence": "string", "type_place": "string",
    "aliases": "string", "articles": "int64", "mentions": "int64",
}  # fmt: skip


def find_actors(documents: Documents) -> Register:
    """The entities of the articles as actors: spellings merged, surnames given to who is named in full.

    Full names meet over all articles, a surname alone only within one story: "Kim" stays by itself where
    its story has two Kims, or none with a full name.

    >>> from srccompare import analyze
    >>> both = [{"id": "a", "text": "Ann Lee, a judge, spoke."}, {"id": "b", "text": "Ms Lee left."}]
    >>> find_actors(analyze([{"event": "trial"} | one for one in both])).name
    ['Ann Lee']
    """
    return documents.register


def actors_table(documents: Documents) -> pd.DataFrame:
    """One row per actor, those named in most articles first."""
    register, entities = documents.register, documents.entities
    size = len(register)
    articles = np.bincount(register.actor, minlength=size)
    mentions = np.bincount(register.actor, entities.mentions, minlength=size).astype(np.int64)
    aliases: list[dict[str, None]] = [{} for _ in range(size)]
    for row, actor in enumerate(register.actor.tolist()):
        aliases[actor].update(dict.fromkeys(entities.aliases[row]))
    evidence = [shown_evidence(documents, actor) for actor in range(size)]
    verdicts = documents.verdicts
    frame = pd.DataFrame(
        {
            "actor": np.arange(size),
            "name": register.name,
            "kind": register.kind,
            "linked": register.linked,
            "family": [family or None for family in register.family],
            "type": [None if one is None else one.type for one in verdicts],
            "type_probability": [np.nan if one is None else round(one.probability, 2) for one in verdicts],
            "type_evidence": [words for words, _ in evidence],
            "type_place": [place for _, place in evidence],
            "aliases": ["; ".join(names) for names in aliases],
            "articles": articles,
            "mentions": mentions,
        },
        columns=list(COLUMNS),
    ).astype(COLUMNS)
    inorder = frame.sort_values(
        ["articles", "mentions", "name"], ascending=[False, False, True], kind="stable"
    )
    return inorder.reset_index(drop=True)


def shown_evidence(documents: Documents, actor: int) -> tuple[str | None, str | None]:
    """The words that tell the type of an actor best, and where they stand ("id field start-end")."""
    verdict = documents.verdicts[actor]
    if verdict is None or not verdict.told.evidence:
        return None, None
    first, stop = (np.array(bounds) for bounds in zip(*verdict.told.evidence, strict=True))
    spans = documents.spans_of(first, stop)
    places = zip(spans.article.tolist(), spans.field.tolist(), spans.start, spans.end, strict=True)
    found = [
        f"{documents.articles[article].id} {FIELDS[field]} {start}-{end}"
        for article, field, start, end in places
    ]
    return " … ".join(documents.text_of(spans)), "; ".join(found)


@lru_cache(1 << 16)
def spelling_key(name: str) -> str:
    """What two spellings of a name share: letters only, lower case ("Jong-un", "Jong Un").

    >>> spelling_key("Kim Jong-un") == spelling_key("Kim Jong Un")
    True
    """
    return re.sub(r"[\W_]+", " ", name.lower()).strip()
