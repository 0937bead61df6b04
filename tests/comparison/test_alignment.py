"""Alignment: sentences that say the same thing score higher than sentences that do not."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.sparse as sp

from srccompare.comparison.statements import pairs
from srccompare.comparison.statements.pairs import measure_pairs
from srccompare.comparison.statements.similarity import (
    Sentences,
    Table,
    similarity,
    statements,
)

HARBOUR = (
    "The harbour of Port Averin will stay closed until Friday, the mayor said.",
    "Forty ferries were cancelled after the storm tore down the southern pier.",
    "A new pier would cost nine million crowns.",
)
FERRY = (
    "Rebuilding the pier will cost about nine million crowns, engineers estimate.",
    "Mayor Ada Quill said the Port Averin harbour would remain closed until Friday.",
    "The storm destroyed the southern pier and forty ferries had to be cancelled.",
)


def test_each_sentence_is_most_like_the_one_that_says_the_same():
    assert similarity(HARBOUR, FERRY).argmax(axis=1).tolist() == [1, 2, 0]


def test_scores_lie_between_nothing_in_common_and_the_same_words():
    scores = similarity(["Rain fell.", "The mayor resigned."], ["The mayor resigned.", "xyz"])
    assert scores[1, 0] == pytest.approx(1.0)
    assert scores[:, 1].tolist() == [0.0, 0.0]
    assert (scores >= 0).all()
    assert (scores <= 1).all()


def test_a_long_sentence_is_matched_by_the_statement_inside_it():
    long = (
        "The council, which met for the first time since the spring flood, voted on nine motions, "
        "and the mayor of Port Averin resigned over the cost of the new pier."
    )
    short = "The mayor of Port Averin resigned over the cost of the new pier."
    filler = "The council met for the first time since the spring flood."
    assert similarity([long], [short])[0, 0] > 0.6
    assert similarity([long], [short])[0, 0] > similarity([filler], [short])[0, 0]


def test_comparing_the_other_way_round_gives_the_same_scores():
    np.testing.assert_allclose(similarity(HARBOUR, FERRY), similarity(FERRY, HARBOUR).T)


def test_the_event_decides_which_words_tell_most():
    a, b = ["The mayor of Averin spoke."], ["The mayor of Averin left."]
    common = [*a, *b, *[f"The mayor of Averin met visitor {number}." for number in range(20)]]
    assert similarity(a, b, event=common)[0, 0] < similarity(a, b)[0, 0]


@pytest.mark.parametrize(
    ("a", "b", "shape"),
    [([], ["Rain fell."], (1, 0)), ([], [], (0, 0)), (["..."], ["?", ""], (2, 1)), ([""], [""], (1, 1))],
)
def test_texts_without_words_share_nothing(a, b, shape):
    scores = similarity(b, a)
    assert scores.shape == shape
    assert not scores.any()


def test_a_sentence_is_parted_only_into_statements_of_some_length():
    short = "She won, but he sulked."
    long = (
        "The council voted for the new pier on Monday night, but the mayor of Port Averin found it too dear."
    )
    assert statements(short) == [short]
    assert len(statements(long)) == 2
    assert statements("") == [""]


def test_a_clause_may_begin_inside_a_name_or_number():
    one = "The council of South Korea, the mayor and the board of Averin met, and 2 million crowns went."
    parts = [[one[:20], one[20:40], one[40:]]]
    made = Sentences([one], parts=parts)
    assert made.part.cosine(np.array([0]), np.array([0]))[0] == pytest.approx(1.0)


def test_direction_is_not_seen():
    # A known mistake of comparing words: who did it to whom makes no difference.
    assert similarity(["Quill invited Marsh."], ["Marsh invited Quill."])[0, 0] > 0.8


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Moscow paid two million crowns.", "The Russian side paid 2,000,000 crowns."),
    ],
)
def test_numbers_and_states_are_seen_through(a, b):
    other = "The pier was painted in the spring."
    assert similarity([a], [b, other], event=[a, b, other])[0, 0] > 0.3
    assert similarity([a], [other], event=[a, b, other])[0, 0] < 0.1


def test_pairs_score_as_all_clauses_against_all_do():
    # Known from whole sentences where neither has a second clause, worked out clause by clause elsewhere.
    parts = [
        ["The council voted for the new pier on Monday night."],
        ["The council of Averin voted for a pier.", "The mayor found the new pier too dear."],
        ["A pier was voted for by the council.", "It rained."],
        ["The mayor of Averin called the pier dear."],
    ]
    made = Sentences([" ".join(own) for own in parts], parts=parts)
    one, other = np.array([0, 0, 0, 1, 1, 2]), np.array([1, 2, 3, 2, 3, 3])
    pairs = measure_pairs(made, one, other)
    every = (made.whole.weighed(one, other) + made.best_parts(one, other, Table.weighed)) / 2
    assert pairs.score == pytest.approx(every, abs=1e-5)
    best = made.part.weighed(pairs.left, pairs.right)
    assert best == pytest.approx(made.best_parts(one, other, Table.weighed), abs=1e-5)


def test_the_nearest_of_other_articles_are_found_block_by_block(monkeypatch):
    rng = np.random.default_rng(0)
    rows = sp.csr_array(rng.random((23, 6)) * (rng.random((23, 6)) < 0.5))
    article = rng.integers(0, 4, 23)
    dense = rows.toarray() @ rows.toarray().T
    wanted = set()
    for row in range(23):
        near = [other for other in np.argsort(-dense[row], kind="stable") if article[other] != article[row]]
        wanted |= {(min(row, other), max(row, other)) for other in near[:3] if dense[row, other] >= 0.4}
    for size in (5, 23, 100):
        monkeypatch.setattr(pairs, "BLOCK", size)
        assert set(zip(*pairs.pairs_to_look_at(rows, article, 0.4, 3), strict=True)) == wanted
