"""Tokens: their offsets give the words back, whatever the text holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import documents

from srccompare.documents.text.splitting import BREAK, cut, normal_form

PROSE = st.text(
    alphabet=st.sampled_from(
        "abcABC .,!?\n\r\t\u2028\x85“”\"‘’'«»—-()0123é\u0301\u200b\u00a0\U0001f600中$%&@"
    ),
    max_size=300,
)


def token_texts(text: str) -> list[str]:
    made = documents(text)
    return made.text_of(made.tokens.spans)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Mr. Smith’s “plan”, he said.", ["Mr.", "Smith", "’s", "“", "plan", "”", ",", "he", "said", "."]),
        ("U.S. officials don't know", ["U.S.", "officials", "don't", "know"]),
        ("15,000 at 3.5% on Jan. 5", ["15,000", "at", "3.5%", "on", "Jan.", "5"]),
        ("war-torn—which", ["war-torn", "—", "which"]),
        ("J. Doe, the end.", ["J.", "Doe", ",", "the", "end", "."]),
        ("Doe, D-R.I., left", ["Doe", ",", "D-R.I.", ",", "left"]),
        ("I. It is I.", ["I", ".", "It", "is", "I", "."]),
        ("see https://example.org/a?b=1.", ["see", "https://example.org/a?b=1", "."]),
        ("a\u200bb c\u00ad", ["a\u200bb", "c\u00ad"]),
        ("the dogs’ bowls, it’s", ["the", "dogs", "’", "bowls", ",", "it", "’s"]),
        ("’s and o’clock", ["’", "s", "and", "o’clock"]),
        ("@ann’s #win's", ["@ann", "’s", "#win", "'s"]),
        ("Mr.. Dr... X", ["Mr.", ".", "Dr", "...", "X"]),
        ("", []),
    ],
)
def test_text_is_cut_where_a_reader_would(text, tokens):
    assert token_texts(text) == tokens


@given(PROSE)
def test_tokens_cover_everything_but_blanks_and_invisible_characters(text):
    made = documents(text)
    covered = set()
    for start, end in zip(made.tokens.start.tolist(), made.tokens.end.tolist(), strict=True):
        assert 0 <= start < end <= len(text)
        assert not covered & set(range(start, end))
        covered |= set(range(start, end))
    left = {character for place, character in enumerate(text) if place not in covered}
    assert all(character.isspace() or character in "\u200b\u0301" for character in left)


CHUNKS = st.text(
    alphabet=st.characters(categories=["L", "N", "P", "S", "M", "Cf"]) | st.sampled_from("abs.’'“,-\u200b"),
    min_size=1,
    max_size=20,
)


@given(st.lists(CHUNKS, max_size=5))
def test_chunks_cut_together_are_cut_as_if_alone(chunks):
    together = cut(chunks)
    assert "".join(together) == "".join(chunk + BREAK for chunk in chunks)
    assert together == [token for chunk in chunks for token in cut([chunk])]


def test_composed_and_decomposed_letters_have_one_normal_form():
    assert normal_form("Café") == normal_form("Cafe\u0301") == "café"


def test_offsets_count_code_points_also_behind_emoji_and_in_the_title():
    made = documents("\U0001f600 rain fell", title="\U0001f600 Storm")
    assert made.text_of(made.tokens.spans) == ["\U0001f600", "Storm", "\U0001f600", "rain", "fell"]
    assert made.tokens.field.tolist() == [0, 0, 1, 1, 1]
    assert made.tokens.start.tolist() == [0, 2, 0, 2, 7]
