"""What one outlet calls somebody in words no other uses: a judging word, an office, a description."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from srccompare.comparison.claims.claim import Candidate, Group, Place
from srccompare.comparison.same_event import SameEvent
from srccompare.comparison.statements.words import words_of
from srccompare.comparison.tables import naming
from srccompare.documents.names import gazetteer
from srccompare.documents.text.grammar.forms import is_small
from srccompare.documents.text.structure import single_words
from srccompare.tables.rows import records_by

FEWEST = 3
"""Places at which the others name somebody, that it says something how they do not. Set by hand."""
SORTS = (naming.APPOSED, naming.DESCRIBED, naming.TITLE)


def naming_claims(event: SameEvent) -> Iterator[Candidate]:
    """Every description one outlet alone has for somebody whom others name as well."""
    table = naming.TABLE.of(event)
    number = {article.id: row for row, article in enumerate(event.documents.articles)}
    for actor, forms in records_by(table, "actor").items():
        if len({row["group"] for row in forms}) < 2:
            continue
        said: dict[str, set[str]] = defaultdict(set)
        for row in forms:
            said[row["group"]] |= set(words(row["form"]))
        for row in forms:
            if row["sort"] in SORTS and row["narrated"] and row["groups"] == 1:
                others = set().union(*(own for group, own in said.items() if group != row["group"]))
                yield from candidate(event, number, actor, row, forms, others)


def words(form: str) -> list[str]:
    """The telling words of a form."""
    return [word.lower() for word in words_of(form) if not is_small(word.lower())]


def is_office(word: str) -> bool:
    """Whether a word only says what somebody is by office: it is left out by one and given by another."""
    return word in gazetteer.offices() or word in single_words("clause_words", "role")


def candidate(
    event: SameEvent,
    number: dict[str, int],
    actor: int,
    row: dict[Any, Any],
    forms: list[dict[Any, Any]],
    others: set[str],
) -> Iterator[Candidate]:
    """One form, where it has a word of its own."""
    name = set(words(row["name"]))
    own = [word for word in words(row["form"]) if word not in others | name and not is_office(word)]
    elsewhere = sum(one["count"] for one in forms if one["group"] != row["group"])
    if not own or elsewhere < FEWEST:
        return
    id_, field, bounds = row["places"].split("; ")[0].rsplit(" ", 2)
    start, end = map(int, bounds.split("-"))
    yield Candidate(
        kind="naming",
        event=event.event_names[event.event_of[number[id_]]],
        places=(Place(id_, row["group"], field, start, end, row["form"]),),
        pieces=(Group(row["group"]), f" alone calls {row['name']} “", 0, "”"),
        about=actor,
        features={
            "loaded": float(isinstance(row["loaded"], str)),
            "apposed": float(row["sort"] == naming.APPOSED),
            "described": float(row["sort"] == naming.DESCRIBED),
            "own_words": float(len(own)),
            "length": float(len(words(row["form"]))),
            "person": float(row["kind"] == "person"),
            "elsewhere": float(min(elsewhere, 20)),
            "count": float(row["count"]),
        },
    )
