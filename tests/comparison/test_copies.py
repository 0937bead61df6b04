"""Reprints are found through edits, added leads and cut endings; shared subjects and quotations are none."""

from __future__ import annotations

import datetime
from pathlib import Path

import numpy as np
import pytest

import srccompare
from srccompare.articles import Article, Articles
from srccompare.comparison.groups.copies import find_copies
from srccompare.documents import analyze

AGENCY = (
    "The old lighthouse at Cape Merrow will be switched off in October, the coast guard announced on Monday. "
    "It has stood on the rock for a hundred and forty years and was the last on the island with a keeper. "
    "Fishermen collected two thousand signatures against the plan within a week. The ministry replied that "
    "every boat now carries a receiver and that the tower costs more to heat than the school. A buyer "
    "has been found for the house beside it, but nobody wants the lamp, which weighs as much as a small bus. "
    "The keeper, who is sixty-three, will stay until the spring and count the seals for the university."
)
LEAD = "Our village is losing its light, and few here have slept well since they heard of it. "
OTHER = (
    "At Cape Merrow the lamp goes out this autumn. The coast guard says receivers have made the lighthouse "
    "needless; fishermen disagree and have gathered signatures. For the keeper, a man of sixty-three, there "
    "will be work with the seals for one more winter, and somebody has bought the house in which he lives."
)
SPEECH = (
    "“Nobody who has stood on that rock in a January gale will tell you that a box with a battery can do the "
    "work of a light that has burned for a hundred and forty winters without missing a single night.”"
)


def edited(text: str, every: int = 20) -> str:
    """The text with every twentieth word replaced."""
    words = text.split(" ")
    return " ".join("changed" if number % every == every // 2 else word for number, word in enumerate(words))


def made(*texts: str, dates: tuple[datetime.date | None, ...] = ()):
    """Documents of texts by outlets of their own."""
    published = [*dates, *[None] * len(texts)]
    articles = [
        Article(id=f"a{number}", text=text, outlet=f"Outlet {number}", published=published[number])
        for number, text in enumerate(texts)
    ]
    return analyze(Articles(tuple(articles)))


@pytest.mark.parametrize(
    ("reprint", "least", "most"),
    [
        (AGENCY, 1.0, 1.0),
        (edited(AGENCY), 0.95, 1.0),
        (edited(AGENCY, every=12), 0.9, 1.0),
        (AGENCY[:300], 0.95, 1.0),
        (LEAD + AGENCY, 0.8, 0.9),
        (LEAD + edited(AGENCY)[:400], 0.7, 0.9),
    ],
    ids=["whole", "5 % edited", "8 % edited", "ending cut", "lead added", "all three"],
)
def test_a_reprint_is_found_with_the_share_that_is_reprinted(reprint, least, most):
    found = find_copies(made(AGENCY, reprint)).pairs
    assert len(found) == 1
    assert least <= found["share"][0] <= most


@pytest.mark.parametrize(
    "other",
    [OTHER, LEAD, "", SPEECH + " So spoke the keeper.", AGENCY[:103]],
    ids=["the same event", "another text", "no text", "a quotation", "one sentence"],
)
def test_what_is_told_anew_is_no_reprint(other):
    assert find_copies(made(AGENCY + " " + SPEECH, other)).pairs.empty


def test_a_brief_that_is_printed_again_is_a_reprint_and_the_same_words_in_a_story_are_none():
    brief = " ".join(AGENCY.split()[:26]) + "."
    assert find_copies(made(brief, brief)).pairs["share"].tolist() == [1.0]
    assert find_copies(made(brief, f"{OTHER} {brief}")).pairs.empty


def test_the_reprinted_stretches_are_those_of_the_text():
    found = find_copies(made(AGENCY, LEAD + AGENCY)).pairs
    start, end = map(int, found["reprint_spans"][0].split("-"))
    assert (LEAD + AGENCY)[start:end] == AGENCY.rstrip(".")


def test_the_earlier_by_date_is_called_the_original_whatever_the_order_given():
    days = datetime.date(2026, 5, 3), datetime.date(2026, 5, 2)
    found = find_copies(made(AGENCY, LEAD + AGENCY, dates=days))
    assert found.pairs[["original", "reprint", "order"]].values.tolist() == [["a1", "a0", "dates"]]
    assert find_copies(made(AGENCY, LEAD + AGENCY)).pairs["order"].tolist() == ["not known"]


def test_a_text_printed_three_times_is_counted_once():
    documents = made(AGENCY, LEAD + AGENCY, edited(AGENCY), OTHER)
    found = find_copies(documents)
    assert found.first.tolist() == [0, 0, 0, 3]
    counted = np.bincount(
        documents.tokens.article[documents.is_word & ~found.reprinted], minlength=len(documents)
    )
    assert counted[0] == len(AGENCY.split())
    assert counted[1] == pytest.approx(len(LEAD.split()), abs=2)
    assert counted[2] < 5
    assert counted[3] == documents.words()[3]


def test_the_planted_reprint_of_the_example_is_found_and_nothing_else():
    found = find_copies(srccompare.analyze(srccompare.read(Path(srccompare.example())))).pairs
    assert found[["original", "reprint", "order"]].values.tolist() == [
        ["meridian-wire", "northgate-courier", "dates"]
    ]
    # The gold says 449 words, 428 of them kept.
    assert found["words"][0] == 449
    assert found["unchanged"][0] == pytest.approx(428 / 449, abs=0.02)


def counted_once(*articles: dict[str, str]) -> list[float]:
    """How much each article of an outlet weighs beside another outlet's."""
    everyone = [{"id": name, "outlet": "Gull", **one} for name, one in zip("ab", articles, strict=True)]
    everyone += [
        {"id": f"c{place}", "outlet": "Wire", "text": f"{OTHER} {place}"}
        for place in ("Bask", "Corm", "Dell")
    ]
    return srccompare.compare(everyone, families=["counts"]).same_event.grouping.inside[0][:2].tolist()


@pytest.mark.parametrize(
    ("first", "second", "weights"),
    [
        ({}, {}, [1, 0]),
        ({"event": "light"}, {"event": "light"}, [1, 0]),
        ({"event": "light"}, {"event": "tower"}, [1, 1]),
        ({"event": "light"}, {}, [1, 1]),
        ({"published": "2026-05-04"}, {"published": "2026-05-06"}, [1, 0]),
        # A text that comes again next week tells of something else; so far nobody has said of what.
        ({"published": "2026-05-04"}, {"published": "2026-05-11"}, [1, 1]),
        ({"published": "2026-05-04"}, {}, [1, 0]),
        # What is known to be one event stays one, however late it is printed again.
        (
            {"event": "light", "published": "2026-05-04"},
            {"event": "light", "published": "2026-06-11"},
            [1, 0],
        ),
    ],
)
def test_of_a_text_and_its_reprint_one_counts_where_they_tell_one_event(first, second, weights):
    assert counted_once({"text": AGENCY, **first}, {"text": LEAD + AGENCY, **second}) == weights
