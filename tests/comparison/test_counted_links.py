"""Clauses that count the same are brought together, whatever their verbs; other counts are not."""

from __future__ import annotations

import pytest
from making import Beside

import srccompare
from srccompare.articles import Article, Articles
from srccompare.comparison.statements.counts import counts


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ("nobody was hurt", [(0.0, "injured")]),
        ("no one has been killed so far", [(0.0, "killed")]),
        ("none of the passengers was hurt", [(0.0, "injured")]),
        ("police reported no injuries", [(0.0, "injured")]),
        ("a worker was slightly injured", [(1.0, "injured")]),
        ("the blast killed a young soldier", [(1.0, "killed")]),
        ("three people died in the fire", [(3.0, "killed")]),
        ("a bomb went off killing 12 people", [(12.0, "killed")]),
        ("the fund would last for six weeks", [(42.0, "supply")]),
        ("the shelves are nearly empty", [(0.0, "supply")]),
        ("the reserves have run out", [(0.0, "supply")]),
        ("the vote killed a bill", []),
        ("prices hurt consumers", []),
        ("it hurt a lot", []),
        ("another man was hurt", []),
        ("the fund is far from empty", []),
        ("the fund paid for two days of talks", []),
        ("the hall was empty for six weeks", []),
    ],
)
def test_people_hurt_and_stores_are_counted_by_words(clause, found):
    assert [(value, what) for _, _, value, what in counts(clause.split())] == found


def relation(one: str, other: str) -> str | None:
    """How the statements of two articles are related: contradicting, the same, or not at all."""
    texts = (f"Gulls cried over the harbour. {one}", f"Rain came down on the hills. {other}")
    articles = [Article(id=name, text=text, outlet=name) for name, text in zip("AB", texts, strict=True)]
    table = Beside(srccompare.analyze(Articles(tuple(articles))), ["A", "B"]).statements
    found = set(table[table["band"] != "no match found"]["relation"])
    return min(found) if found else None


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("The council will spend its savings on 38 trams.", "At the centre of the row are 38 trams.", "same"),
        (
            "The reform struck 850,000 pupils off the rolls.",
            "It ends lunches for 850,000 schoolchildren.",
            "same",
        ),
        (
            "A crane fell on the quay of Merrow. Nobody was hurt.",
            "The Merrow crane injured no one.",
            "same",
        ),
        (
            "A crane fell on the quay of Merrow. Nobody was hurt.",
            "The falling crane on the quay injured a docker.",
            "contradicts",
        ),
        (
            "The relief fund of the miners is rumoured to be almost empty.",
            "The relief fund of the miners would pay for ten months.",
            "contradicts",
        ),
        # Few, and so alike by chance; other things; other accidents; ages.
        (
            "The council will spend its savings on three trams.",
            "At the centre of the row are three trams.",
            None,
        ),
        ("The council will spend its savings on 38 trams.", "In the old depot 38 cats were living.", None),
        ("A crane fell on the quay of Merrow. Nobody was hurt.", "A storm inland injured a farmer.", None),
        ("A 38-year-old nurse won the race.", "Police are looking for a 38-year-old thief.", None),
        ("Will the council pay for 38 trams?", "At the centre of the row are 38 trams.", None),
    ],
)
def test_what_counts_the_same_is_a_possible_match(one, other, related):
    assert relation(one, other) == related
