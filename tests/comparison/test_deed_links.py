"""The same done by the same to the same is a possible match; done by another or to another it is not."""

from __future__ import annotations

import pytest
from making import Beside

import srccompare
from srccompare.articles import Article, Articles
from srccompare.comparison.statements.roles import meant


def matched(one: str, other: str) -> bool:
    """Whether sentences of two articles are brought together."""
    texts = (f"Gulls cried over the harbour. {one}", f"Rain came down on the hills. {other}")
    articles = [Article(id=name, text=text, outlet=name) for name, text in zip("AB", texts, strict=True)]
    table = Beside(srccompare.analyze(Articles(tuple(articles))), ["A", "B"]).statements
    return bool((table["band"] != "no match found").any())


INVITED = "On a windy day the railway invited the union of engine drivers to a round of long talks."


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (INVITED, "After hours of doubt the union has accepted the invitation of the railway.", True),
        (INVITED, "The union was invited by the railway, as its old chief told the local paper.", True),
        (INVITED, "After hours of doubt the railway has accepted the invitation of the union.", False),
        (INVITED, "After hours of doubt the union has accepted the invitation of the baker.", False),
        (INVITED, "After hours of doubt the railway has thanked the shops for their old patience.", False),
        (
            "The railway invited the union for Monday in the old town hall.",
            "The union accepted the invitation of the railway for a quiet Sunday by the lake.",
            False,
        ),
        # What prices do is said of much at once.
        (
            "The bank raised its rates in spring, and the shops along the river felt it at once.",
            "The last time the bank raised rates, trams ran on coal and nobody owned a telephone.",
            False,
        ),
    ],
)
def test_the_same_deed_is_told_by_doer_and_by_whom_it_is_done_to(one, other, same):
    assert matched(one, other) is same


def test_a_minister_stands_for_the_government():
    assert meant("minister") & meant("government")
    assert not meant("minister") & meant("company")
