"""What the first page asks of all texts again and again is looked up, and is what a search would find."""

import numpy as np
import pytest

from srccompare.report.front.echoes import Pairs
from srccompare.report.front.heard import Wordings

TEXTS = (
    "The ferry will sail on Monday, said Ann Lee. Nobody was hurt.",
    "She said the ferry will sail on Monday, if at all.",
    "Tuesday: the ferry will sail on",
    "Monday is a holiday, and Leeds is closed.",
)


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ("The ferry will sail on Monday.", {0, 1}),
        ("Yes, the FERRY will sail on Monday", {0, 1}),
        # Words in a row do not go on from one text into the next, and edges of words are edges.
        ("ferry will sail on Monday is a", set()),
        ("he ferry will sail on Monday", set()),
        ("The ferry will sail", set()),
        ("", set()),
    ],
)
def test_six_words_in_a_row_are_the_same_words(content: str, texts: set[int]) -> None:
    assert Wordings(TEXTS).citing(content) == texts


def test_a_name_stands_in_a_text_by_its_letters() -> None:
    assert Wordings(TEXTS).writing("Lee") == {0, 3}
    assert Wordings(TEXTS).writing("Vance") == frozenset()


def test_the_most_that_two_sentences_share_is_that_of_one_pair_of_the_groups_asked() -> None:
    # Pairs 0 and 1 are of the first group, 2 of the second.
    having = {"ferry": [0, 2], "sail": [1, 2], "rain": [1]}
    pairs = Pairs(
        np.array([0, 0, 1]), {"Post": 0, "Echo": 1}, {word: np.array(at) for word, at in having.items()}
    )
    words = {"ferry": 4.0, "sail": 3.0, "rain": 2.0, "unknown": 9.0}
    told = {"Post": np.array([True, False]), "Echo": np.array([False, True])}
    assert pairs.most(words, told["Post"]) == 5.0
    assert pairs.most(words, told["Echo"]) == 7.0
    assert pairs.most({"unknown": 9.0}, told["Echo"]) == 0.0
    assert pairs.most(words, np.array([False, False])) == 0.0
