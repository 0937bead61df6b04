"""What is set aside as furniture is listed, and corrected by patterns of the user's own."""

from __future__ import annotations

import pickle
import time

import pytest

import srccompare
from srccompare.documents import analyze
from srccompare.errors import ReadError
from srccompare.read import read

LEAD = "The harbour of Averin was closed on Tuesday because nobody came to work the cranes."
NEXT = "The ferries stayed where they were all day long, said the harbour master, who was alone there."
JOIN = "Join our friends of the harbour [today]"
SHARE = "Share this article"
TEXT = f"{LEAD}\n\n{JOIN}\n\n{NEXT}\n\n{SHARE}"


def zones(*patterns, text=TEXT):
    """The zone of each paragraph."""
    return analyze(read([{"text": text}], furniture=patterns)).zones.labels


def test_what_is_set_aside_is_listed_with_its_place():
    table = srccompare.furniture([{"id": "a", "outlet": "Gull", "text": TEXT}, {"text": LEAD}])
    assert list(table.columns) == ["id", "outlet", "start", "end", "zone", "text"]
    assert table.values.tolist() == [["a", "Gull", TEXT.index(SHARE), len(TEXT), "furniture", SHARE]]
    empty = srccompare.furniture([])
    assert (len(empty), list(empty.columns), empty.dtypes.equals(table.dtypes)) == (
        0,
        list(table.columns),
        True,
    )


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [
        ([], ["lead", "body", "body", "furniture"]),
        (["Join our *"], ["lead", "furniture", "body", "furniture"]),
        (["JOIN  our *"], ["lead", "furniture", "body", "furniture"]),
        (["*[today]"], ["lead", "furniture", "body", "furniture"]),
        (["Join ??? friends*"], ["lead", "furniture", "body", "furniture"]),
        (["!Share *"], ["lead", "body", "body", "body"]),
        # the lead set aside: the next paragraph of substance is the lead
        ([LEAD], ["furniture", "body", "lead", "furniture"]),
        # the last that fits counts
        (["*", "!*harbour*"], ["lead", "body", "body", "furniture"]),
        (["!*harbour*", "*"], ["furniture"] * 4),
        # and these fit no whole paragraph
        (["Join our"], ["lead", "body", "body", "furniture"]),
        (["our friends*"], ["lead", "body", "body", "furniture"]),
        (["Join our *[abc]"], ["lead", "body", "body", "furniture"]),
        (["!Share"], ["lead", "body", "body", "furniture"]),
    ],
)
def test_patterns_correct_what_is_set_aside(patterns, expected):
    assert zones(*patterns) == expected


def test_a_paragraph_kept_does_not_lose_another_zone():
    assert zones("!*", text=f"{LEAD}\n\nPhoto: the harbour\n\n{NEXT}") == ["lead", "caption", "body"]


def test_titles_are_not_touched():
    articles = read([{"title": "Harbour closed", "text": LEAD}], furniture=["Harbour closed"])
    assert analyze(articles).zones.labels == ["title", "lead"]


def test_what_is_set_aside_is_not_measured():
    counted = [
        srccompare.measure(read([{"text": TEXT}], furniture=patterns), "counts")["words"][0]
        for patterns in ([], ["Join our *"])
    ]
    assert counted[0] - counted[1] == len(JOIN.split())


def test_patterns_travel_with_the_articles():
    articles = read([{"text": TEXT}, {"text": TEXT}], furniture=["Join our *"])
    documents = analyze(articles)
    for made in (documents[0], analyze(articles[:1]), pickle.loads(pickle.dumps(documents))):
        assert made.zones.labels[1] == "furniture"
    assert read(articles).furniture == ("Join our *",)
    more = read(articles, furniture=["!Share *"])
    assert more.furniture == ("Join our *", "!Share *")
    assert articles.furniture == ("Join our *",)
    assert list(srccompare.furniture(more)["text"]) == [JOIN, JOIN]


@pytest.mark.parametrize(
    ("furniture", "said"),
    [
        ("Join *", "furniture='Join *' is one string; wanted a list: ['Join *']"),
        (["Join *", ""], "furniture= holds ''; wanted wildcards for whole paragraphs"),
        (["!"], "furniture= holds '!'"),
        ([5], "furniture= holds 5"),
    ],
)
def test_patterns_that_cannot_be_meant_are_errors(furniture, said):
    with pytest.raises(ReadError) as caught:
        read([{"text": TEXT}], furniture=furniture)
    assert said in str(caught.value)


def test_many_stars_take_no_time():
    start = time.process_time()
    zones("*a*a*a*a*a*a*a*a*b", text="a" * 50_000)
    assert time.process_time() - start < 5
