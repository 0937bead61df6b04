"""Quotations of every style, broken ones included; apostrophes are none."""

from __future__ import annotations

from pathlib import Path

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
        "The ’90s were good for rock ’n’ roll",
        "In the ’80s the dogs’ home was new.",
        "In the '80s the dogs' home was new.",
        "In the ‘80s the dogs’ home was new.",
        "The late-’60s sound (and the ’70s one) filled the dogs’ home.",
        "’90s children love the players’ lounge.",
        "The class of ’98 met at the dogs’ home.",
        "’Twas said to keep ’em off the dogs’ bowls.",
        "Fish ‘n’ chips at the players’ lounge",
        "the '90s and the dogs' bowls",
        "5' 11\"",
    ],
)
def test_apostrophes_are_no_quotations(text):
    assert quotations(text) in ([], [("scare", '"')])
    assert not documents(text).quoted.any()


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("‘90 percent of us agree,’ he said.", "‘90 percent of us agree,’"),
        ("'90 percent of us agree,' he said.", "'90 percent of us agree,'"),
        ("‘90s music is what we like,’ he said.", ""),  # taken for a decade
        ("‘Rock ’n’ roll is not dead,’ he said.", "‘Rock ’n’ roll is not dead,’"),
        ("‘I liked the ’90s and the ’80s,’ he said.", "‘I liked the ’90s and the ’80s,’"),
        ("‘We have come to get ’em’, he said.", "‘We have come to get ’em’"),
    ],
)
def test_apostrophes_neither_open_nor_close_the_quotation_they_stand_in(text, quotation):
    assert quotations(text) == ([("speech", quotation)] if quotation else [])


def test_a_number_opens_a_quotation_inside_another():
    assert quotations("“‘90 percent of us agree,’ he said,” she recalled.")[1] == (
        "nested",
        "‘90 percent of us agree,’",
    )


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
    # Each has two marks or a gap in its place.
    assert len(made.quotations) <= len(text)
    for start, end in zip(made.quotations.start.tolist(), made.quotations.end.tolist(), strict=True):
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "“We will open the mill.\n\nWe will hire the men,” he said.",
            [("speech", "“We will open the mill."), ("speech", "We will hire the men,”")],
        ),
        (
            '"He wrote "never again" there," she said.',
            [("speech", '"He wrote "never again" there,"'), ("nested", '"never again"')],
        ),
        # Too short to be speech by itself, and a title by its capitals: pieces are what the whole is.
        (
            "“We will open the mill.\n\nIt is late.\n\nWe will hire the men,” he said.",
            [
                ("speech", "“We will open the mill."),
                ("speech", "It is late."),
                ("speech", "We will hire the men,”"),
            ],
        ),
        (
            "“We will open the mill.\n\n“Not Now.\n\n“We will hire the men,” he said.",
            [
                ("speech", "“We will open the mill."),
                ("speech", "“Not Now."),
                ("speech", "“We will hire the men,”"),
            ],
        ),
        ('We lost the key," she said.', [("speech", 'We lost the key,"')]),
        # A mark that opens again ends what was never closed.
        (
            '"We lost the key, she said. "We found it."',
            [("speech", '"We lost the key, she said.'), ("speech", '"We found it."')],
        ),
    ],
)
def test_quotations_over_paragraphs_in_others_and_with_a_lost_mark(text, found):
    assert quotations(text) == found


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("Otto “Stumpy” Brill said the mill was cold.", "scare"),
        ("His novel, “How We Sold the Hills,” came out.", "title"),
        ("The bank was known as “the house that never sleeps.”", "scare"),
        ("They named it “Long Road to the Sea.”", "title"),
        ("“Thank God,” he said.", "speech"),
        ("He called the offer “a slap in the face.”", "speech"),
    ],
)
def test_names_and_titles_in_quotation_marks_are_no_speech(text, use):
    assert [label for label, _ in quotations(text)] == [use]


TABLE = Path(__file__).with_name("quotations.tsv").read_text(encoding="utf-8").splitlines()[1:]


@pytest.mark.parametrize("row", TABLE)
def test_marks_pair_as_a_reader_pairs_them(row):
    """Each row: a text, then its quotations as ``use@token``, ``~`` behind it where a mark is missing."""
    text, wanted = row.replace("\\n", "\n").split("\t")
    made = documents(text)
    found = [
        f"{use}@{group}{'~' if score < 1 else ''} {words}"
        for use, group, score, words in zip(
            made.quotations.labels,
            made.quotations.group.tolist(),
            made.quotations.score.tolist(),
            made.text_of(made.quotations),
            strict=True,
        )
    ]
    expected = wanted.split(" / ") if wanted else []
    assert found == expected


def test_marks_of_one_batch_do_not_pair_with_each_other():
    texts = ["“We lost it.", "We found it,” she said.", "“We sold it.\n\n“We are sorry.", "“It is over.”"]
    together = documents(*texts)
    for number, text in enumerate(texts):
        own = together.quotations[together.quotations.article == number]
        alone = documents(text)
        assert together.text_of(own) == alone.text_of(alone.quotations)
        # Closed, reopened and unclosed alike, whatever stood before.
        assert (own.labels, own.score.tolist()) == (alone.quotations.labels, alone.quotations.score.tolist())
        assert len(set(own.group.tolist())) == len(set(alone.quotations.group.tolist()))
    assert len(together.quotations) == 5
