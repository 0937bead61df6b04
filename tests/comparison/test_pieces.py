"""Words are cut into the same pieces as by hand."""

from collections import Counter

import pytest

from srccompare.comparison.statements.pieces import pieces


def by_hand(word: str) -> Counter[str]:
    """Three to five characters, with the edges; a shorter word once for each length."""
    edged = f" {word} "
    return Counter(
        edged[start : start + size] for size in (3, 4, 5) for start in range(max(len(edged) - size, 0) + 1)
    )


@pytest.mark.parametrize(
    "words",
    [
        ["harbour", "harbours", "port"],
        # Shorter than a piece, and letters that come twice.
        ["a", "", "aaaaaa", "is"],
        ["café", "Ωμέγα", "日本語", "🙂🙂"],
        [],
    ],
)
def test_two_words_share_as_many_pieces_as_counted_by_hand(words):
    table = pieces(words, (3, 5))
    shared = (table @ table.T).toarray()
    assert shared.shape == (len(words), len(words))
    for row, one in enumerate(words):
        for column, other in enumerate(words):
            here, there = by_hand(one), by_hand(other)
            assert shared[row, column] == sum(here[piece] * there[piece] for piece in here)


def test_more_letters_than_fit_a_number_still_give_different_pieces():
    words = [chr(letter) + chr(letter + 1) for letter in range(0x4E00, 0x9E00, 2)]
    table = pieces(words, (3, 5))
    assert (table.sum(axis=0) >= 1).all()
    # Two pieces of three letters, one of four that counts twice.
    assert table.shape[1] == 3 * len(words)
