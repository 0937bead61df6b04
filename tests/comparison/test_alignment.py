"""Alignment: sentences that say the same thing score higher than sentences that do not."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.sparse as sp

from srccompare.comparison.statements import pairs
from srccompare.comparison.statements.pairs import measure_pairs
from srccompare.comparison.statements.similarity import Sentences, statements

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


def cosines(a, b):
    """The mean cosine of each of some sentences with each of others, all of one event."""
    one, other = (side.ravel() for side in np.indices((len(a), len(b))))
    return Sentences([*a, *b]).whole.cosine(one, other + len(a)).reshape(len(a), len(b))


def test_each_sentence_is_most_like_the_one_that_says_the_same():
    assert cosines(HARBOUR, FERRY).argmax(axis=1).tolist() == [1, 2, 0]


def test_cosines_lie_between_nothing_in_common_and_the_same_words():
    scores = cosines(["Rain fell.", "The mayor resigned."], ["The mayor resigned.", "xyz", "..."])
    assert scores[1, 0] == pytest.approx(1.0)
    assert scores[:, 1:].tolist() == [[0.0, 0.0], [0.0, 0.0]]


def test_comparing_the_other_way_round_gives_the_same_cosines():
    np.testing.assert_allclose(cosines(HARBOUR, FERRY), cosines(FERRY, HARBOUR).T, rtol=1e-5)


def test_numbers_and_states_are_seen_through():
    told = ["Moscow paid two million crowns."]
    also = ["The Russian side paid 2,000,000 crowns.", "The pier was painted in the spring."]
    same, other = cosines(told, also)[0]
    assert same > 0.3
    assert other < 0.1


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
    left, right, first = made.part_pairs(one, other)
    best = np.maximum.reduceat(made.part.weighed(left, right), first)
    assert pairs.score == pytest.approx((made.whole.weighed(one, other) + best) / 2, abs=1e-5)
    assert made.part.weighed(pairs.left, pairs.right) == pytest.approx(best, abs=1e-5)


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
