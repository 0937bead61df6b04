"""Factual statements: which sentences state what can be checked, from whom, and why a source would know."""

from __future__ import annotations

import numpy as np
import pytest
from making import documents, words_behind

from srccompare.documents import Voice
from srccompare.families import factual
from srccompare.families.factual.features import find_links
from srccompare.families.factual.justifications import find_justifications
from srccompare.families.factual.model import CLASSES, class_of_sentences

# Plain sentences around a case, so that a short one is not taken for the furniture of a page.
OPENING = "The council of Port Averin met on Tuesday evening in the old customs house by the harbour."
CLOSING = "The harbour office closed its doors at noon and sent its forty clerks home for the holiday."


def called(sentence: str) -> str:
    """What the model calls a sentence that stands between two others."""
    made = documents(" ".join([OPENING, sentence, CLOSING]))
    row = made.text_of(made.sentences).index(sentence)
    return CLASSES[class_of_sentences(made, find_links(made))[row]]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The ferry sank on Monday night with 40 people on board.", "unsourced"),
        ("The ferry sank on Monday night with 40 people on board, police said.", "sourced"),
        ("Police said the ferry had sunk on Monday night.", "sourced"),
        ("According to the port, the ferry had sunk on Monday night.", "sourced"),
        ("Lee was elected mayor of the town in 2015.", "unsourced"),
        ("Will anybody ever answer for it?", "none"),
        ("I think you should be ashamed of yourself!", "none"),
        ("“The mayor should resign,” said Ann Lee.", "none"),
    ],
)
def test_a_fact_is_told_from_what_cannot_be_checked_and_by_whether_it_has_a_source(sentence, wanted):
    assert called(sentence) == wanted


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("Police said the ferry had sunk on Monday night.", "fact_official_share"),
        ("The mayor, Ann Lee, said the ferry had sunk on Monday night.", "fact_official_share"),
        ("The biologist Ann Lee said the seals had left the bay in May.", "fact_expert_share"),
        ("The oil company said the pipe had leaked for three days.", "fact_participant_share"),
        ("A neighbour said she had heard two shots in the night.", "fact_witness_share"),
        ("The Daily Mail reported that the ferry had sunk on Monday.", "fact_report_share"),
        ("A study found that 40 percent of the boats were unsafe.", "fact_document_share"),
        ("A video shows that the crew had left the bridge before the ferry sank.", "fact_evidence_share"),
    ],
)
def test_each_kind_of_source_shows_its_sentences(sentence, measure):
    made = documents(" ".join([OPENING, sentence, CLOSING]))
    found = factual.compute(made)
    kinds = [one.name for one in factual.KIND_SHARES]
    assert {name for name in kinds if found.values[name][0] > 0} == {measure}
    assert words_behind(made, found.evidence[measure]) == [sentence]
    assert found.values[measure][0] == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("“It was dark,” said Ann Lee, who saw the fire from the pier.", ["who saw the fire from the pier"]),
        (
            "Two people familiar with the talks said the port had known since March.",
            ["familiar with the talks"],
        ),
        ("Ann Lee, the author of a book on ferries, said the hull broke.", ["author of a book on ferries"]),
        ("“It was dark,” said Ann Lee, who was in the room.", ["who was in the room"]),
        # An office alone, a relative clause about something else, and what the source itself tells.
        ("The mayor, Ann Lee, said the ferry had sunk.", []),
        ("Ann Lee, who is 41, said the ferry had sunk.", []),
        ("Ann Lee said a boy who saw the fire had called the port.", []),
        ("The ferry, which served the islands, sank on Monday.", []),
    ],
)  # fmt: skip
def test_a_justification_is_what_lets_a_source_know(sentence, words):
    made = documents(" ".join([OPENING, sentence, CLOSING]))
    assert words_behind(made, find_justifications(made)) == words


def test_facts_with_and_without_a_source_are_no_more_than_all_sentences():
    made = documents(
        " ".join([OPENING, "Will it rain?", "Police said the ferry had sunk on Monday.", CLOSING])
    )
    values = factual.compute(made).values
    assert values["unsourced_fact_share"][0] == pytest.approx(2 / 4)
    assert values["sourced_fact_share"][0] == pytest.approx(1 / 4)


@pytest.mark.parametrize(("voice", "sentences"), [(None, 3), (Voice.OUTLET, 3), (Voice.ALL, 4)])
def test_a_sentence_that_is_wholly_quoted_counts_only_where_quotations_are_asked_for(voice, sentences):
    told = "“Never,” Ann Lee told reporters. “We will sail tomorrow.”"
    found = factual.compute(documents(" ".join([OPENING, told, CLOSING])), voice)
    assert found.values["unsourced_fact_share"][0] == pytest.approx(2 / sentences)


def test_text_after_text_changes_nothing_before_it():
    one, two = factual.compute(documents(OPENING)), factual.compute(documents(OPENING, "Will it rain? " * 3))
    assert len(one.values) == len(factual.FAMILY.measures)
    for name, values in one.values.items():
        np.testing.assert_array_equal(values, two.values[name][:1])
