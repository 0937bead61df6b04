"""Whom a sentence is about is told apart from what it says of them."""

from __future__ import annotations

import pytest

import srccompare
from srccompare.comparison.statements.clauses import find_candidates

INTRODUCED = "The mayor, Ann Roe, opened the fair. Norvik Steel is a firm in Bask. "


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The mayor, Ann Roe, refused to apologise.", "refused to apologise"),
        ("Ann Roe, the mayor, refused to apologise.", "refused to apologise"),
        ("Mayor Ann Roe refused to apologise.", "refused to apologise"),
        ("The company, Norvik Steel, sold its mills.", "sold its mills"),
        ("In Bask the council met Ann Roe.", "In Bask the council met"),
        ("Ann Roe, who was ill, stayed away.", "who was ill stayed away"),
        ("The weather in Bask was mild on Sunday.", "The weather in Bask was mild on"),
        ("Nobody was hurt, the council said.", "Nobody was hurt the council said"),
    ],
)
def test_names_go_with_titles_and_appositions(sentence, said):
    candidates = find_candidates(srccompare.analyze([{"id": "a", "text": INTRODUCED + sentence}]))
    assert candidates.beside_names[-1] == said


def matched(second: str) -> set[str]:
    texts = {
        "Post": f"The old bridge was closed on Monday. The mayor, Ann Roe, {second}",
        "Star": "Shops are losing money every day. The mayor, Ann Roe, refused to apologise.",
    }
    articles = [{"id": name, "outlet": name, "event": "b", "text": text} for name, text in texts.items()]
    found = srccompare.compare(articles).statements
    return set(found.loc[found["band"] != "no match found", "id"])


def test_who_is_named_alike_does_not_say_the_same():
    assert matched("was born in Bask, where her father kept a shop.") == set()
    assert matched("would not apologise to anybody.") == {"Post", "Star"}
