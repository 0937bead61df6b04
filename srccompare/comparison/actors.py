"""Who is who across articles: the entities of a comparison made one, with one number and one name each."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from srccompare.documents import Documents
from srccompare.documents.names import Entities
from srccompare.documents.names.entities import name_words
from srccompare.documents.names.gazetteer import key_of
from srccompare.documents.spans import IntArray

COLUMNS = {
    "actor": "int64", "name": "string", "kind": "string", "linked": "string", "aliases": "string",
    "articles": "int64", "mentions": "int64",
}  # fmt: skip
UNTOLD = "other"


@dataclass(frozen=True, eq=False)
class Actors:
    """The entities of all articles, each counted once.

    ``actor`` gives every row of ``documents.entities`` its number in the study; ``name``, ``kind`` and
    ``linked`` have one row per actor. ``table`` has both with the counts (columns: ``COLUMNS``).
    """

    entities: Entities = field(repr=False)
    actor: IntArray
    name: list[str]
    kind: list[str]
    linked: list[str]

    def __len__(self) -> int:
        return len(self.name)

    def of(self, article: int, number: int) -> int:
        """The actor behind entity ``number`` of an article."""
        return int(self.actor[self.entities.row(article, number)])

    @property
    def table(self) -> pd.DataFrame:
        """One row per actor, those named in most articles first."""
        size, entities = len(self), self.entities
        articles = np.bincount(self.actor, minlength=size)
        mentions = np.bincount(self.actor, entities.mentions, minlength=size).astype(np.int64)
        aliases: list[dict[str, None]] = [{} for _ in range(size)]
        for row, actor in enumerate(self.actor.tolist()):
            aliases[actor].update(dict.fromkeys(entities.aliases[row]))
        frame = pd.DataFrame(
            {
                "actor": np.arange(size),
                "name": self.name,
                "kind": self.kind,
                "linked": self.linked,
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


def find_actors(documents: Documents) -> Actors:
    """The entities of the articles as actors: spellings merged, surnames given to the one full name.

    A name of one word counts with the longer name only where the whole study has one such person, so
    "Kim" stays alone when two Kims are named. What is told of an actor in any article holds in all.

    >>> from srccompare import analyze
    >>> both = analyze([{"id": "a", "text": "Ann Lee, a judge, spoke."}, {"id": "b", "text": "Ms Lee left."}])
    >>> find_actors(both).name
    ['Ann Lee']
    """
    entities = documents.entities
    keys = [identity(entities, row) for row in range(len(entities))]
    people = {key for row, key in enumerate(keys) if entities.kind[row] == "person"}
    shortened: dict[str, set[str]] = {}
    for key in people:
        words = key.split()
        if len(words) > 1:
            for part in {words[0], words[-1]}:
                shortened.setdefault(part, set()).add(key)
    final = []
    for row, key in enumerate(keys):
        longer = shortened.get(key, set())
        may = entities.kind[row] in ("person", UNTOLD) and " " not in key and len(longer) == 1
        final.append(next(iter(longer)) if may else key)
    numbers = {key: number for number, key in enumerate(dict.fromkeys(final))}
    actor = np.array([numbers[key] for key in final], np.int64)
    rows: list[list[int]] = [[] for _ in numbers]
    for row, number in enumerate(actor.tolist()):
        rows[number].append(row)
    return Actors(
        entities,
        actor,
        [usual_name(entities, where) for where in rows],
        [commonest([entities.kind[row] for row in where], UNTOLD) for where in rows],
        [commonest([entities.linked[row] for row in where], "") for where in rows],
    )


def identity(entities: Entities, row: int) -> str:
    """What an entity's spellings share across articles."""
    key = key_of(entities.name[row])
    return " ".join(name_words(key)) if entities.kind[row] in ("person", UNTOLD) else key


def usual_name(entities: Entities, rows: list[int]) -> str:
    """The name most articles use, of the longest ones; of equals the first in the alphabet."""
    most = max(len(entities.name[row].split()) for row in rows)
    names = Counter(entities.name[row] for row in rows if len(entities.name[row].split()) == most)
    return min(names, key=lambda name: (-names[name], name))


def commonest(values: list[str], nothing: str) -> str:
    """The commonest value that tells something, ``nothing`` where none does."""
    told = Counter(value for value in values if value != nothing)
    return min(told, key=lambda value: (-told[value], value)) if told else nothing


def spelling_key(name: str) -> str:
    """What two spellings of a name share: letters only, lower case ("Jong-un", "Jong Un").

    >>> spelling_key("Kim Jong-un") == spelling_key("Kim Jong Un")
    True
    """
    return re.sub(r"[\W_]+", " ", name.lower()).strip()
