"""What is denied or doubted from outside, and what only sounds like it."""

from __future__ import annotations

import numpy as np
import pytest
from making import documents


def parts_of(text: str) -> tuple[str, str, str]:
    """The words that are denied, doubted, and those that deny or doubt."""
    made = documents(text)
    found, words = made.denials, made.text_of(made.spans_of(*_each(len(made.tokens))))
    return tuple(
        " ".join(word for word, kept in zip(words, mask & made.is_word, strict=True) if kept)
        for mask in (found.denied, found.doubted, found.wrapping)
    )  # type: ignore[return-value]


def _each(size: int) -> tuple[np.ndarray, np.ndarray]:
    return np.arange(size), np.arange(size) + 1


DENIED = [
    ("It is a myth that the pier fell.", "the pier fell", "It is a myth that"),
    ("It was never true that the pier fell.", "the pier fell", "It was never true that"),
    ("Reports that the pier fell are false.", "the pier fell", "Reports that are false"),
    ("The claim that the pier fell does not hold up.", "the pier fell", "The claim that does not hold up"),
    ("The town rejected reports that the pier fell.", "the pier fell", "The town rejected reports that"),
    (
        "Lee called the claim that the pier fell a lie.",
        "the pier fell",
        "Lee called the claim that a lie",
    ),
    ("At no point did the pier fall.", "the pier fall", "At no point did"),
    ("Lee falsely claimed that the pier fell.", "the pier fell", "falsely"),
]
DOUBTED = [
    ("Nobody said that the pier fell.", "the pier fell", "Nobody said that"),
    ("There is no proof that the pier fell.", "the pier fell", "There is no proof that"),
    (
        "Divers found nothing to suggest that the pier fell.",
        "the pier fell",
        "Divers found nothing to suggest that",
    ),
    ("They wonder whether the pier fell, police said.", "the pier fell", "whether"),
    ("The town has not confirmed that the pier fell.", "the pier fell", "The town has not confirmed that"),
]
STANDING = [
    "The judge denied bail over fears that he would flee.",
    "Ministers denied ignoring warnings that the dam could burst.",
    "She rejected the findings that were published on Monday.",
    "MPs questioned why warnings that the dam could burst were ignored.",
    "“The lie is over,” the mate said of the report that the pier fell.",
    "“It's just wrong,” a mother said of the announcement that the pool will close.",
    "Lee has never backed off his claim that the pier fell.",
    "It is beyond dispute that the pier fell.",
    "The mate said beyond doubt that the pier fell.",
    "It is not only true that the pier fell; there are films of it.",
    "“No lie,” the mate said of the story that the pier fell.",
    "“It is true,” the mate said of the report that the pier fell.",
    "Nobody supports that the way the mate does.",
    "The fear that the pier would fall came true.",
    "It is true that the pier fell.",
    "It is not false that the pier fell.",
    "Nobody denies that the pier fell.",
    "Reports that the pier fell are true.",
    "Lee did not know that the pier fell.",
    "Lee said in a statement that nobody would be dismissed.",
    "The pier fell.",
    "Never mind the pier.",
    "Regardless of whether it rained, the pier fell.",
    "No matter if it rained, the pier fell.",
]


@pytest.mark.parametrize(("text", "denied", "wrapper"), DENIED)
def test_what_is_called_untrue_is_denied(text, denied, wrapper):
    assert parts_of(text) == (denied, "", wrapper)


@pytest.mark.parametrize(("text", "doubted", "wrapper"), DOUBTED)
def test_what_nobody_says_or_shows_is_doubted(text, doubted, wrapper):
    assert parts_of(text) == ("", doubted, wrapper)


@pytest.mark.parametrize("text", STANDING)
def test_what_stands_is_neither(text):
    assert parts_of(text) == ("", "", "")


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Reports that the pier fell are false.", "denied"),
        ("It is a myth that the pier fell.", "denied"),
        ("There is no proof that the pier fell.", "hedged"),
        ("The pier fell.", "asserted"),
    ],
)
def test_the_certainty_of_a_sentence_follows(text, certainty):
    assert documents(text).sentence_certainty.labels == [certainty]


def test_an_article_alone_has_the_denials_it_has_among_others():
    texts = ["Reports that the pier fell are false.", "Nobody said that it rained.", "The pier fell."]
    together = documents(*texts).denials.denied.tolist()
    assert together == [flag for text in texts for flag in documents(text).denials.denied.tolist()]
