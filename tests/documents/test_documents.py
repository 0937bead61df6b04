"""Layers do not hang on the batch: an article analyzed alone gives the same rows, bit for bit."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import documents, examples

from srccompare.documents import Documents, Spans, Voice
from srccompare.documents.spans import ARRAYS

LAYERS = ("sentences", "paragraphs", "quotations", "zones", "attributions")
PIECES = [
    "The mayor may resign, officials said.", "“We will stay here for good,” she said.",
    "According to the port, no.", "\n\n", "\n", " ", "Leave a Comment", "By Jane Doe",
    "“Open and never closed", "U.S. talks", "It's the ‘deal’", "中文", "(Photo: AFP)", "\u200b",
    "“Why?” Smith asked.", "…", "Unions: “No deal”",
]  # fmt: skip
TEXTS = st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join), min_size=1, max_size=4)


def rows(spans: Spans, article: int) -> list[list[object]]:
    mine = spans[spans.article == article]
    return [getattr(mine, name).tolist() for name in ARRAYS if name != "article"]


@examples(80)
@given(TEXTS)
def test_a_batch_of_one_equals_any_batch(texts):
    batch = documents(*texts)
    assert len(batch) == len(texts) > 0
    for number, text in enumerate(texts):
        alone = Documents(documents(text).articles)
        for layer in LAYERS:
            assert rows(getattr(batch, layer), number) == rows(getattr(alone, layer), 0)
        inside = batch.tokens.article == number
        for voice in (Voice.NARRATED, Voice.ATTRIBUTED, Voice.QUOTED, Voice.OUTLET, Voice.ALL):
            assert batch.mask(voice)[inside].tolist() == alone.mask(voice).tolist()
        assert batch.status[number] == alone.status[0]


@examples(60)
@given(TEXTS)
def test_the_three_voices_part_the_measured_tokens(texts):
    made = documents(*texts)
    parts = [made.mask(voice).astype(int) for voice in (Voice.NARRATED, Voice.ATTRIBUTED, Voice.QUOTED)]
    assert (sum(parts) == made.mask(Voice.ALL)).all()
    assert (made.mask(Voice.OUTLET) == (parts[0] + parts[1] > 0)).all()


def test_quotations_are_the_sources_and_not_the_outlets_words():
    made = documents("The port is closed. “It is a disgrace for us all,” said Ann Lee.")
    quoted = made.text_of(made.tokens.spans[made.mask(Voice.QUOTED) & made.is_word])
    assert quoted == ["It", "is", "a", "disgrace", "for", "us", "all"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The council met on Monday and the members of it did not agree with each other.", "ok"),
        ("", "empty"),
        (" \n\t ", "empty"),
        ("…", "empty"),
        (
            "Der Rat der Stadt traf sich am Montag und die Mitglieder waren sich nicht einig über den Hafen.",
            "language",
        ),
        ("市议会星期一开会 市议会星期一开会", "language"),
        ("Storm closes harbour", "ok"),
    ],
)
def test_what_cannot_be_measured_is_flagged(text, status):
    assert documents(text).status == [status]


def test_documents_survive_pickling_and_layers_are_read_only():
    made = documents("It rained. They left.")
    again = pickle.loads(pickle.dumps(made))
    assert again.sentences.start.tolist() == made.sentences.start.tolist()
    with pytest.raises(ValueError, match="read-only"):
        made.sentences.start[0] = 5


def test_spans_are_found_again_as_tokens():
    made = documents("It rained. They left.", "Nobody came.")
    first, stop = made.token_range(made.sentences)
    assert (first == made.sentence_bounds[0]).all()
    assert (stop == made.sentence_bounds[1]).all()


def test_tokens_are_counted_like_their_spans():
    made = documents("It rained. They left.", "", "Nobody came.")
    assert (
        made.count(made.tokens.spans[made.is_word], Voice.ALL).tolist()
        == made.words(Voice.ALL).tolist()
        == [4, 0, 2]
    )
