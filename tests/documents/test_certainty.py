"""Certainty: what each clause and sentence leaves open, and who vouches for it."""

from __future__ import annotations

import numpy as np
import pytest

from srccompare.articles import Article, Articles
from srccompare.documents import Documents, analyze
from srccompare.documents.certainty import CERTAINTIES
from srccompare.documents.text.vocabulary import Vocabulary

# Plain sentences around a case, so that a short one is not taken for the furniture of a page.
OPENING = "The council of Port Averin met on Tuesday evening in the old customs house by the harbour."
CLOSING = "The clerks left the building at noon and took the ferry to the other side of the bay."


def documents_of(*sentences: str, title: str | None = None) -> Documents:
    return analyze(Article(id="a1", title=title, text=" ".join([OPENING, *sentences, CLOSING])))


def sentence_of(text: str) -> str:
    """The certainty of the sentence between the opening and the closing one."""
    certainty = documents_of(text).sentence_certainty
    assert len(certainty) == 3
    return certainty.labels[1]


def clauses_of(text: str) -> list[tuple[str, str]]:
    """The clauses of the sentence in the middle, each with its certainty."""
    documents = documents_of(text)
    clauses = documents.certainty[documents.certainty.group == 1]
    return list(zip(documents.text_of(clauses), clauses.labels, strict=True))


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The dam failed.", "asserted"),
        ("The dam will fail.", "asserted"),
        ("The dam may fail.", "hedged"),
        ("The dam failed in May.", "asserted"),
        ("The dam may not fail.", "hedged"),
        ("The dam probably failed.", "hedged"),
        ("About forty clerks left.", "asserted"),
    ],
)
def test_hedged_is_what_may_be_otherwise_and_approximate_is_not_uncertain(text, certainty):
    assert sentence_of(text) == certainty


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("If the dam fails, the port closes.", "conditional"),
        ("The port will close if the dam fails.", "conditional"),
        ("Unless the dam fails, the port stays open.", "conditional"),
        ("Should the dam fail, the port closes.", "conditional"),
        ("The port should close at noon.", "asserted"),
        ("The engine roared as if it were alive.", "asserted"),
        ("Few clerks, if any, stayed.", "asserted"),
        ("He spoke on condition of anonymity.", "asserted"),
    ],
)
def test_conditional_is_what_holds_only_with_something_else(text, certainty):
    assert sentence_of(text) == certainty


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Will the dam fail?", "questioned"),
        ("“Will the dam fail?” the mayor asked.", "questioned"),
        ("Would the port close if the dam failed?", "questioned"),
        ("Nobody knows whether the dam holds.", "questioned"),
        ("The council asked if the dam would hold.", "questioned"),
        ("The port stays open regardless whether it rains.", "asserted"),
        ("The council asked for a new dam.", "asserted"),
    ],
)
def test_questioned_is_what_is_asked_directly_or_in_report(text, certainty):
    assert sentence_of(text) == certainty


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The dam did not fail.", "denied"),
        ("The dam hasn’t failed.", "denied"),
        ("Nobody was hurt.", "denied"),
        ("The ministry denied that the dam had failed.", "denied"),
        ("The mayor denied the allegations.", "denied"),
        ("The union rejected the claim.", "denied"),
        ("The report was untrue.", "denied"),
        ("The ministry did not deny that the dam had failed.", "attributed"),
        ("He was denied entry.", "asserted"),
        ("It was a false start.", "asserted"),
        ("Not only the dam failed.", "asserted"),
        ("No doubt the dam failed.", "asserted"),
        ("The member voted no.", "asserted"),
        ("The dam failed whether or not it rained.", "asserted"),
    ],
)
def test_denied_is_what_is_said_not_to_be_so(text, certainty):
    assert sentence_of(text) == certainty


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Officials said the dam failed.", "attributed"),
        ("The dam failed, according to the coast guard.", "attributed"),
        ("The dam reportedly failed.", "attributed"),
        ("The captain is said to be in Lisbon.", "attributed"),
        ("Officials said the dam may fail.", "hedged"),
        ("Officials said the dam did not fail.", "denied"),
        ("“The dam failed,” said Ms. Orr.", "quoted"),
        ("“The dam may fail,” said Ms. Orr.", "hedged"),
        ("The “experts” opened the dam.", "asserted"),
    ],
)
def test_whose_words_they_are_decides_only_where_nothing_else_is_left_open(text, certainty):
    assert sentence_of(text) == certainty


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("It failed, and nobody was hurt.", [("It failed,", "asserted"), ("and nobody was hurt.", "denied")]),
        (
            "The port will close if the dam has failed.",
            [("The port will close", "conditional"), ("if the dam has failed.", "conditional")],
        ),
        (
            "The mayor left because the dam may fail.",
            [("The mayor left", "asserted"), ("because the dam may fail.", "hedged")],
        ),
        (
            "“The dam failed,” said Ms. Orr.",
            [("“The dam failed,”", "quoted"), ("said Ms. Orr.", "attributed")],
        ),
        (
            "Officials said the dam failed, but the mayor did not agree.",
            [
                ("Officials said", "attributed"),
                ("the dam failed,", "attributed"),
                ("but the mayor did not agree.", "denied"),
            ],
        ),
        # An enumeration is one clause, and so is what has no verb.
        ("It sold ropes, nets, oil and salt.", [("It sold ropes, nets, oil and salt.", "asserted")]),
        (
            "On Monday, after a long night, it failed.",
            [("On Monday, after a long night, it failed.", "asserted")],
        ),
    ],
)
def test_clauses_have_a_certainty_of_their_own(text, clauses):
    assert clauses_of(text) == clauses


@pytest.mark.xfail(strict=True, reason="without a parser")
@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        # The negation is in an aside.
        ("The mayor, who was not at home, sold the boat.", "asserted"),
        # A condition without a word for it.
        ("Had the dam failed, the port was lost.", "conditional"),
        # What was not meant to be said.
        ("The dam is anything but safe.", "denied"),
    ],
)
def test_known_mistakes(text, certainty):
    assert sentence_of(text) == certainty


TEXTS = [
    f"{OPENING} If it rains, the dam may fail, officials said. “Will it?” asked Ms. Orr. {CLOSING}",
    "",
    "?",
    "“ ” , . —",
    f"{OPENING} Nobody, the union said, was hurt; the ministry denied that it failed.\n\nNo.\n\n{CLOSING}",
]


@pytest.mark.parametrize("order", [slice(None), slice(None, None, -1)])
def test_a_batch_of_one_gives_what_any_batch_gives(order):
    articles = [
        Article(id=f"a{number}", title="May it fail?", text=text) for number, text in enumerate(TEXTS)
    ]
    together = analyze(Articles(tuple(articles[order])), Vocabulary())
    assert len(together.certainty) > 0
    for place, article in enumerate(articles[order]):
        alone = analyze(article, Vocabulary())
        for layer in ("certainty", "sentence_certainty"):
            spans = getattr(together, layer)
            own = spans[spans.article == place]
            for column in ("field", "start", "end", "category"):
                np.testing.assert_array_equal(getattr(getattr(alone, layer), column), getattr(own, column))
        np.testing.assert_array_equal(
            alone.certainty.group, together.certainty[together.certainty.article == place].group
        )


def test_every_token_is_in_one_clause_and_no_clause_leaves_its_sentence():
    documents = analyze(Articles(tuple(Article(id=str(row), text=text) for row, text in enumerate(TEXTS))))
    clauses = documents.clauses
    assert clauses.first[0] == 0
    assert clauses.stop[-1] == len(documents.tokens)
    np.testing.assert_array_equal(clauses.first[1:], clauses.stop[:-1])
    np.testing.assert_array_equal(documents.sentence[clauses.stop - 1], clauses.sentence)
    assert len(documents.sentence_certainty) == len(documents.sentences)
    assert documents.certainty.categories == documents.sentence_certainty.categories == CERTAINTIES


def test_nothing_to_read_has_no_certainty():
    for articles in (Articles(()), Articles((Article(id="a1", text=""),))):
        documents = analyze(articles)
        assert len(documents.certainty) == len(documents.sentence_certainty) == 0
