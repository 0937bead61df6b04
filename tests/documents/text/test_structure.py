"""Sentences and paragraphs."""

from __future__ import annotations

import pytest
from making import documents


def sentences(text: str) -> list[str]:
    made = documents(text)
    return made.text_of(made.sentences)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. They left.", ["It rained.", "They left."]),
        ("Mr. Doe left at 5 p.m. on Jan. 3 for good.", ["Mr. Doe left at 5 p.m. on Jan. 3 for good."]),
        ("He lives in the U.S. The city is small.", ["He lives in the U.S.", "The city is small."]),
        ("The U.S. Senate met.", ["The U.S. Senate met."]),
        ("“Why now?” Smith asked. Nobody knew.", ["“Why now?” Smith asked.", "Nobody knew."]),
        ("“We won.” The crowd said nothing.", ["“We won.”", "The crowd said nothing."]),
        ("“Go!” he cried.", ["“Go!” he cried."]),
        (
            "The end of evil.”“Russia has needs” he said.",
            ["The end of evil.”", "“Russia has needs” he said."],
        ),
        ("He stayed.The rest left.", ["He stayed.", "The rest left."]),
        ("It cost 3.5 dollars. 12 people paid.", ["It cost 3.5 dollars.", "12 people paid."]),
        ("Rain (and wind.) It passed.", ["Rain (and wind.)", "It passed."]),
        ("Wait... what? No!", ["Wait... what?", "No!"]),
        ("A headline without a stop\n\nThe text.", ["A headline without a stop", "The text."]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text, expected):
    assert sentences(text) == expected


def test_a_sentence_that_ends_in_a_single_letter():
    assert sentences("They chose plan B. Others disagreed.") == ["They chose plan B.", "Others disagreed."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One.\nTwo.\nThree.", 3),
        ("One.\r\n\r\nTwo.", 2),
        ("One.\u2028Two.", 2),
        (
            "The council met on\nthe second floor and\ndecided after an hour\nto close the old harbour\n"
            "for good.\n\nNo one spoke.",
            2,
        ),
        ("", 0),
        (" \n ", 0),
    ],
)
def test_line_breaks_open_paragraphs_unless_the_text_is_hard_wrapped(text, count):
    assert len(documents(text).paragraphs) == count
