"""Quotations of every style, broken ones included; apostrophes are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import documents


def quotations(text: str) -> list[tuple[str, str]]:
    made = documents(text)
    return list(zip(made.quotations.labels, made.text_of(made.quotations), strict=True))


SPEECH = [
    ("He said “we will stay here” today.", "“we will stay here”"),
    ('He said "we will stay here" today.', '"we will stay here"'),
    ("He said «we will stay here» today.", "«we will stay here»"),
    ("He said „we will stay here“ today.", "„we will stay here“"),
    ("He said ''we will stay here'' today.", "''we will stay here''"),
    ("He said ‘we will stay here’ today.", "‘we will stay here’"),
    ("He said 'we will stay here' today.", "'we will stay here'"),
    ("He said ‘the workers’ strike goes on,’ and left.", "‘the workers’ strike goes on,’"),
    ("He said “we will stay here\" today.", "“we will stay here\""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotation"), SPEECH)
def test_marks_of_every_style_pair(text, quotation):
    assert quotations(text) == [("speech", quotation)]


@pytest.mark.parametrize(
    "text",
    [
        "It's the workers’ strike, isn't it?",
        "Rock ’n’ roll in the ’90s",
        "the '90s and the dogs' bowls",
        "5' 11\"",
    ],
)
def test_apostrophes_are_no_quotations(text):
    assert [label for label, _ in quotations(text)] in ([], ["scare"])
    assert not documents(text).quoted.any()


def test_a_quotation_inside_another_is_nested():
    assert quotations("“They called it ‘a gift’ to us all,” she said.") == [
        ("speech", "“They called it ‘a gift’ to us all,”"),
        ("nested", "‘a gift’"),
    ]


def test_a_quotation_reopened_by_each_paragraph_is_one_group():
    made = documents("“We will stay here for good.\n\n“Nobody moves us,” she said.")
    assert len(made.quotations) == 2
    assert len(set(made.quotations.group.tolist())) == 1


def test_an_unclosed_quotation_ends_with_its_paragraph_and_says_so():
    made = documents("“We will stay here for good, she said.\n\nThe others left.")
    assert made.text_of(made.quotations) == ["“We will stay here for good, she said."]
    assert made.quotations.score.tolist() == [0.5]


def test_a_quotation_opened_again_before_it_was_closed_ends_with_its_sentence():
    made = documents("“We stay here today. That was it. “Nobody moves us at all,” she said.")
    assert made.text_of(made.quotations)[1] == "“Nobody moves us at all,”"


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("The “reform” cost jobs.", "scare"),
        ("The so-called “peace plan” failed.", "scare"),
        ("He called the plan “a disgrace” on Monday.", "speech"),
        ("She wrote for the “New York Tribune” then.", "title"),
        ("The film “The Last Harbour of All” opened.", "title"),
        ("“We will never ever leave this place,” it went.", "speech"),
    ],
)
def test_scare_quotes_and_titles_stay_with_the_outlet(text, use):
    made = documents(text)
    assert made.quotations.labels == [use]
    assert made.quoted.any() == (use == "speech")


@given(st.text(alphabet="ab .\n“”\"'‘’„«»", max_size=120))
def test_any_arrangement_of_marks_gives_quotations_inside_the_text(text):
    made = documents(text)
    for start, end in zip(made.quotations.start.tolist(), made.quotations.end.tolist(), strict=True):
        assert 0 <= start < end <= len(text)
