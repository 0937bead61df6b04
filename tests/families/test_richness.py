"""Richness: MTLD and MATTR are what their papers say, and follow from counts that can be shown."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import documents

from srccompare.documents import Documents, Voice
from srccompare.families import richness
from srccompare.families.richness import factors, previous

THRESHOLD = 0.72
words_of_a_text = st.lists(st.sampled_from([f"w{number}" for number in range(60)]), max_size=160)


def by_the_paper_mtld(words: list[str]) -> float:
    """MTLD word by word, as McCarthy and Jarvis describe it."""

    def one_way(words: list[str]) -> float:
        full, seen, length = 0.0, set(), 0
        for word in words:
            seen.add(word)
            length += 1
            if len(seen) / length < THRESHOLD:
                full, seen, length = full + 1, set(), 0
        if length:
            full += (1 - len(seen) / length) / (1 - THRESHOLD)
        return len(words) / full if full else np.nan

    return (one_way(words) + one_way(words[::-1])) / 2


def by_the_paper_mattr(words: list[str]) -> float:
    """The type-token ratio of every window of fifty words, averaged."""
    return np.mean([len(set(words[start : start + 50])) / 50 for start in range(len(words) - 49)])


def values(*texts: str, voice: Voice | None = None) -> dict[str, list[float]]:
    found = richness.compute(documents(*texts), voice)
    return {name: numbers.tolist() for name, numbers in found.values.items()}


@settings(deadline=None)
@given(texts=st.lists(words_of_a_text, min_size=1, max_size=4))
def test_both_are_what_counting_by_hand_gives(texts):
    found = values(*(" ".join(words) for words in texts))
    assert len(found["mtld"]) == len(texts) > 0
    for row, words in enumerate(texts):
        if len(words) < 50:
            assert np.isnan([found["mtld"][row], found["mattr"][row]]).all()
            continue
        expected = [by_the_paper_mtld(words), by_the_paper_mattr(words)]
        np.testing.assert_allclose([found["mtld"][row], found["mattr"][row]], expected, rtol=1e-12)


@pytest.mark.parametrize(
    ("text", "ends", "shares"),
    [
        # The example of the paper: the ratio falls to .667 at the second "people".
        ("of the people by the people for the people", [5], [1.0]),
        ("of the people by the crowd", [5], [25 / 42]),
        ("every word stands alone", [], []),
        # 7 of 25 words repeated is a ratio of just .72, which is not below it.
        (" ".join([*(f"w{number}" for number in range(18)), *["w0"] * 7]), [24], [1.0]),
        (" ".join([*(f"w{number}" for number in range(18)), *["w0"] * 8]), [25], [1.0]),
    ],
)
def test_a_factor_is_full_when_the_ratio_falls_below_the_threshold(text, ends, shares):
    words = text.split()
    numbers = {word: number for number, word in enumerate(dict.fromkeys(words))}
    norm = np.array([numbers[word] for word in words])
    found, share = factors(previous(np.zeros(len(words), int), norm), np.array([0, len(words)]))
    assert found.tolist() == ends
    assert share.tolist() == pytest.approx(shares)


def distinct(number: int) -> str:
    return " ".join(f"w{index}" for index in range(number))


@pytest.mark.parametrize(
    ("text", "mattr"),
    [
        (distinct(50), 1.0),
        (distinct(49) + " W48", 0.98),
        (distinct(49) + " w48's", 0.98),
        (distinct(49) + " w48-ish", 1.0),
        (distinct(49), np.nan),
        ("", np.nan),
    ],
)
def test_words_are_the_same_when_they_agree_in_lower_case(text, mattr):
    np.testing.assert_allclose(values(text)["mattr"], [mattr])


def test_there_is_no_mtld_where_no_word_comes_twice():
    assert np.isnan(values(distinct(80))["mtld"][0])
    assert values(distinct(80) + " w0")["mtld"][0] > 1000


def test_a_repetitive_text_is_poorer_than_a_varied_one():
    chance = random.Random(1)
    poor = " ".join(f"w{chance.randrange(20)}" for _ in range(400))
    rich = " ".join(f"w{chance.randrange(2000)}" for _ in range(400))
    found = values(poor, rich)
    assert found["mtld"][0] < found["mtld"][1]
    assert found["mattr"][0] < found["mattr"][1]


def test_quoted_speech_is_out_unless_it_is_asked_for():
    text = (
        "The harbor master read the letter to the whole crew. "
        "“We will strike, strike, strike, strike again,” said Ann Lee of the union. Nobody answered her."
    )
    assert values(text)["richness_words"] == [19]
    assert values(text, voice=Voice.ALL)["richness_words"] == [26]
    assert values(text, voice=Voice.QUOTED)["richness_words"] == [7]


def test_words_of_another_article_are_never_counted_as_repetitions():
    found = values(distinct(50), distinct(50))
    assert found["mattr"] == [1.0, 1.0]
    assert found["factors_forward"] == [0.0, 0.0]


def test_an_article_has_the_same_numbers_to_the_last_bit_in_any_batch():
    chance = random.Random(2)
    texts = [
        " ".join(f"w{chance.randrange(90)}" for _ in range(chance.randrange(300))) + "." for _ in range(40)
    ]
    together = richness.compute(documents(*texts), None).values
    assert len(together) == len(richness.FAMILY.measures)
    for number, text in enumerate(texts):
        alone = richness.compute(Documents(documents(text).articles), None).values
        for name, found in alone.items():
            assert np.array_equal(found, together[name][number : number + 1], equal_nan=True)


def test_the_evidence_of_factors_is_the_sentences_in_which_the_vocabulary_runs_out():
    made = documents("The ship left the port. The ship left the port again. A gull cried.")
    found = richness.compute(made, None)
    spans = found.evidence["factors_forward"]
    assert made.text_of(spans) == ["The ship left the port again."]
    assert spans.score.tolist() == [1.0]


def test_word_numbers_beyond_sixteen_bits_are_sorted_too():
    norm = np.array([70_000, 4_464, 70_000, 4_464])  # equal in their lower sixteen bits
    assert previous(np.zeros(4, int), norm).tolist() == [-1, -1, 0, 1]
