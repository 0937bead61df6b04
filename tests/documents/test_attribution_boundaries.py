"""Where a content ends: options, their ranking, and what the shipped tables make of them."""

from __future__ import annotations

import numpy as np
import pytest
from making import documents as documents_of

from srccompare.documents.attribution import boundaries, by_rules, reading, tagger
from srccompare.documents.attribution.boundaries import REACH
from srccompare.documents.attribution.choosing import ENDED, TAGGER, Candidate
from srccompare.documents.attribution.features import TokenFeatures
from srccompare.documents.attribution.joining import read_cues
from srccompare.documents.documents import Documents

PORT = "The port said it would close on Friday, and the union called for a strike during the talks."


def tokens_of(text: str) -> tuple[list[str], TokenFeatures]:
    """The tokens of a text, and what is seen of them."""
    documents = documents_of(text)
    batch = reading.read_batch(documents)
    readings = list(reading.read(documents, batch))
    weights = tagger.shipped()
    assert weights is not None
    rules = by_rules(documents, batch, readings)
    _, tokens = read_cues(documents, batch, readings, rules, weights)
    return words_of(documents), tokens


def words_of(documents: Documents) -> list[str]:
    strings = documents.vocabulary.types.strings
    return [strings[number] for number in documents.tokens.type.tolist()]


def reported(words: list[str], cue: str, end: int | None = None) -> Candidate:
    """All from behind a cue up to a token, the full stop unless another is given."""
    place = words.index(cue)
    content = [(place + 1, len(words) - 1 if end is None else end)]
    return Candidate(0, (place, place + 1), (0, place), content, TAGGER, TAGGER, TAGGER)


def ends_before(words: list[str], ends: boundaries.Ends) -> list[str]:
    return [words[end] for end in ends.end.tolist()]


def test_a_content_may_end_before_marks_and_small_words():
    words, tokens = tokens_of(PORT)
    ends = boundaries.find_ends([reported(words, "said")], tokens)
    assert ends_before(words, ends) == [
        "on", "Friday", ",", "the", "called", "for", "a", "during", "the", "talks", "."
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "“It will close on Friday, and the union will strike,” the port said.",  # left of its cue
        "The port said: “It will close on Friday, and the union will strike.”",  # one quotation
    ],
)
def test_what_marks_end_has_no_other_end(text):
    words, tokens = tokens_of(text)
    place = words.index("said")
    content = [(0, place - 2)] if words[0] == "“" else [(words.index("“"), len(words))]
    one = Candidate(0, (place, place + 1), (place - 2, place), content, TAGGER, TAGGER, TAGGER)
    assert not len(boundaries.find_ends([one], tokens).asked)


def test_tables_move_an_end_and_leave_the_first_reading_beside_it():
    words, tokens = tokens_of(PORT)
    tables = {name: np.zeros(size, np.int64) for name, size in boundaries.table_sizes(tokens.forms).items()}
    comma = np.zeros(boundaries.TABLES["classes"], np.int64)
    comma[1] = 1  # a comma behind the end
    tables["classes"] = comma.ravel()
    first = reported(words, "said")
    kept, better = boundaries.with_better_ends([first], tokens, tables)
    assert kept is first
    assert [words[low:high] for low, high in better.content] == [["it", "would", "close", "on", "Friday"]]
    assert better.content_from == ENDED


def test_no_end_parts_a_subject_from_its_verb():
    words, tokens = tokens_of("The mayor agreed there was a risk that ferries would stop.")
    ends = boundaries.find_ends([reported(words, "agreed")], tokens)
    assert ends_before(words, ends)[0] == "a"


def test_without_a_candidate_there_is_no_end():
    _, tokens = tokens_of(PORT)
    assert boundaries.with_better_ends([], tokens, {}) == []


def test_an_endless_sentence_has_no_more_options_than_a_long_one():
    words, tokens = tokens_of("The port said it would close " + "and the union would strike " * 400 + ".")
    ends = boundaries.find_ends([reported(words, "said")], tokens)
    assert len(ends.end) <= 2 * REACH + 1


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor said the bridge was safe, but engineers closed it on Monday.", "the bridge was safe"),
        ("The bank agreed to lend the town ten million, and crews came.", "to lend the town ten million"),
        ("The mayor said it was safe and that it would open.", "it was safe and that it would open"),
    ],
)
def test_the_shipped_tables_end_a_content_where_the_next_clause_begins(text, content):
    documents = documents_of(text)
    spans = documents.attributions.of("content")
    assert [text[low:high] for low, high in zip(spans.start, spans.end, strict=True)] == [content]
